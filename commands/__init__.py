"""The command line by group: what each command takes and shows. ``cli.py`` puts them together.

Modules here import at their top only what every start may cost; a command imports what it needs when it runs.
"""
