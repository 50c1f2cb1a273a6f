"""Speed, measured against the barest program that does the same work with the same libraries (测速)."""
