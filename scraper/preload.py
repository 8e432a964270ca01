"""What all workers share: imported once, by the process that they are forked from, and by nothing else.

The cleaner and the words of the languages take 60 MB and a second. Loaded here they are there once, however many
workers there are, and a worker that is replaced begins at once. What the first page of each worker would look up or
compile is there with them.
"""

from __future__ import annotations

import gc

gc.disable()  # next to nothing of what is loaded is garbage, and looking for it takes a quarter of the time

from datetime import UTC, datetime  # noqa: E402

from facts import reader  # noqa: E402
from facts.story import Story  # noqa: E402
from facts.words.language_detection import detect_language  # noqa: E402
from scraper.examine import examine, prepare  # noqa: E402
from scraper.tasks import PageTask  # noqa: E402

_STORY = Story.model_validate(
    {
        "title": "What loads the words",
        "match": "Example",
        "subject": {"name": "Example"},
        "facts": [{"id": "launch", "kind": "launch_date"}, {"id": "cost", "kind": "project_cost"}],
    }
)
_TEXTS = {
    "de": "Example soll am 3. Mai 2027 starten und 40 Millionen Euro kosten, sagte eine Sprecherin.",
    "en": "Example is to start on 3 May 2027 and will cost 40 million euros, a spokeswoman said.",
    "fr": "Example doit démarrer le 3 mai 2027 et coûter 40 millions d'euros, a dit une porte-parole.",
}
_URL = "http://example.com/a"
_PARAGRAPHS = "".join(f"<p>{text}</p>" for text in _TEXTS.values())
_PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Example</title><meta property="og:type" content="article">
<link rel="canonical" href="https://www.example.com/a">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Example"}}</script></head>
<body><nav><a href="/a">All news</a></nav><article><h1>Example</h1><div class="text">{_PARAGRAPHS}</div></article>
<footer>3 May 2026</footer></body></html>"""

detect_language(
    "tämä teksti ei ole suomalaisen lehden artikkeli vaan vain pieni esimerkki jonka kieli on tunnettava " * 2
)
for _language, _text in _TEXTS.items():
    reader.read(_text, _STORY, language=_language)
prepare({"example": _STORY})
examine(PageTask(_URL, _URL, 200, _PAGE.encode(), "text/html", {}, datetime.now(UTC)))
prepare({})
gc.freeze()  # a worker that looked through all this for garbage would make a copy of it
gc.enable()
