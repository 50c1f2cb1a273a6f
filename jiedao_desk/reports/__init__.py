"""Figures and report sheets from the records (报表)."""
