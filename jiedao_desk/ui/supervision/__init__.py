"""The page of supervision: the stages of a matter in sight (监督事项页面)."""
