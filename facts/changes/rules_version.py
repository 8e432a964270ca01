"""The version of the rules of change, apart from the rules, which take long to import."""

RULES = "5"
"""It changes whenever the same reports could give other changes, or other memory."""
