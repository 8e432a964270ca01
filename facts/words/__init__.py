"""A text as its reader looks at it: plain characters, sentences, cues, small words."""
