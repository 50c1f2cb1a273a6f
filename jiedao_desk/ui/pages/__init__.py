"""The pages of the window that are made by hand (页面)."""
