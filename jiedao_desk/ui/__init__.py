"""The window: everything that knows Qt (界面)."""
