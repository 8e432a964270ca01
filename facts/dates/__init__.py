"""Dates in a text: what each prints, which day or span is meant, and how it relates to the dates around it."""
