"""The editor of a briefing: head, report, opinion, decisions, people on one page (听取汇报编辑)."""
