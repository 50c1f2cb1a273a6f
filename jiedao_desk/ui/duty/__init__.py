"""Duty reports: who has given one in the term, planning those who have not (述职)."""
