"""What all workers share: imported once, by the process that they are forked from, and by nothing else.

The model that tells languages takes 75 MB and half a second. Loaded here it is there once, however many workers
there are, and a worker that is replaced begins at once.
"""

from __future__ import annotations

import gc

import scraper.examine  # noqa: F401 - loaded for the workers
from facts.text import detect_language

detect_language(
    "tämä teksti ei ole suomalaisen lehden artikkeli vaan vain pieni esimerkki jonka kieli on tunnettava " * 2
)
gc.collect()
gc.freeze()  # a worker that looked through all this for garbage would make a copy of it
