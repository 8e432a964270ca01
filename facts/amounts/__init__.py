"""Figures in a text: money, counts, percents; their numbers, units, ranges, and what they leave out."""
