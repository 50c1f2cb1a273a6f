"""Trainings: the list of participants (学习培训)."""
