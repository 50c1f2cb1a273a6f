"""The session editor: agenda, discussion, decisions, attendance on one page (会议记录编辑)."""
