"""The building blocks every page is put together from (控件)."""
