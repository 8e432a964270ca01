"""The workspace and the ledger: what was fetched, what it said, and how that moved."""
