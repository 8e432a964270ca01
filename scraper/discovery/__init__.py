"""From what an outlet lists (feeds, sitemaps, sections, searches) to links that may be articles."""
