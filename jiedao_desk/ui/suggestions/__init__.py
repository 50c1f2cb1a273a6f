"""The page of suggestions: by deadline, by step, and the record with its moves (代表建议页面)."""
