"""The steps by which the database file grew, oldest first; they import nothing of the program (迁移)."""
