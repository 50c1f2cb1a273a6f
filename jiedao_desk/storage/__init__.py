"""The database file: its schema, its migrations, its history, its backups (存储)."""
