"""Charts painted in the theme, each readable in black and white (图表)."""
