"""What a user can do, one unit of work each (操作)."""
