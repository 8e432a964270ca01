"""Who and what is named: the story, the others it knows, names nobody knows, and the words that stand for them."""
