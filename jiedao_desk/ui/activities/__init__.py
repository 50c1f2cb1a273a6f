"""The activities' own page: their list, and the sign-in sheet of one (履职活动)."""
