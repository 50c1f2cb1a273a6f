"""The parts of the import page: choosing a file, the preview, what was imported so far (导入页面的各部分)."""
