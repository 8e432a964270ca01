"""From a source to clean text: discovery, fetching, judging, cleaning, and what is kept of each fetch."""
