"""Records in and out: checks, matching, import, export (导入导出)."""
