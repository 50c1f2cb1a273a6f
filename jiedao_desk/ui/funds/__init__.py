"""The activity funds: the ledger of a year (代表活动经费)."""
