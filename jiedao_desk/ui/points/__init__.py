"""Points of deputies: the year's accounts and how they come about (履职积分)."""
