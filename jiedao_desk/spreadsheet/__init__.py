"""Spreadsheet files read into plain rows and written from them (电子表格)."""
