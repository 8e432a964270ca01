"""The story that the tests of the crawl and of the command line follow."""

STORY = """\
title = "Nimbus Robotics raises money"
match = '"Nimbus Robotics"'
[subject]
name = "Nimbus Robotics"
[[facts]]
id = "valuation"
kind = "valuation"
[[facts]]
id = "funding"
kind = "funding"
"""
