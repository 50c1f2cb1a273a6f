"""Boxes of the page of reception days: planning a run of days, moving one on, what a day came to (接待日页)."""
