"""Whose figure it is: the story's subject's, or somebody else's."""
