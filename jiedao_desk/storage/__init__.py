"""The database file: opening, writing in one go, history, search, backups (数据存储)."""
