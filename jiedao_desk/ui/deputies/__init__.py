"""The deputies: their list as of a day, and the file of each (代表档案)."""
