"""What stands on the home page (工作台各块)."""
