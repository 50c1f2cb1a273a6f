"""What a user can do; each function owns its transaction and returns plain data (业务操作)."""
