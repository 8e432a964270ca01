"""A page under judgement: what the rules look at, each made when a rule first asks. Numbers are characters."""

from __future__ import annotations

import re
from functools import cached_property
from urllib.parse import urlsplit

from scraper.cleaned import Cleaned
from scraper.metadata import ARTICLE_TYPES, LIST_TYPES, Metadata
from scraper.meters import left
from scraper.pageview import Block, PageView, view_page
from scraper.speech import ENDS, FIGURE, READER, SENTENCE_END, names_or_counts, says_i, told, unquoted, we_and_you
from scraper.verdict import Page
from scraper.walls import ADDRESS, PRICE, folded, phrased, wall_words

_SURE_LENGTH = 2500  # a declared article of this length without a wall's words is not looked at closer
SHORTEST_ARTICLE = 160  # characters of running text; a brief has more
_REPORT = 80  # characters of sentences that tell something with names or figures; no wall has as many
_LOOKED_AT = 10_000  # characters of a body; what is asked of it is asked of short ones
_LABEL = 40  # characters; what is shorter is a label or a heading
_NOTICE = 250  # characters; a longer text says a page's word by chance
_PARAGRAPH = 80  # characters; a shorter one may be a call
_BEGINNING = 60  # characters by which a paragraph is known
_OF_LIFE = 2  # words of somebody that tells of himself, beside what he says of pages
_STATUSES = frozenset(["403", "404", "410", "500", "502", "503"])
_FEW = 2  # headlines of other articles
_REST = re.compile(
    r"il vous reste \d{1,3}(?:[.,]\d+)? ?% de (?:cet |l')article"
    r"|noch \d{1,2} ?% des artikels|\d{1,2} ?% (?:of this article|of the article) (?:is left|remain)"
)
_REST_WORDS = ("vous reste", "des artikels", "of this article", "of the article")


def says_rest(text: str) -> bool:
    """Whether a lower-case text says what share of an article is left to read."""
    return any(word in text for word in _REST_WORDS) and _REST.search(text) is not None


class Case:
    """A page under judgement; each view of it is made when a rule first asks."""

    def __init__(self, page: Page, cleaned: Cleaned | None) -> None:
        self.page = page
        self.body = cleaned.text if cleaned else ""
        self.meta = cleaned.metadata if cleaned else Metadata()
        self.dated = bool(cleaned and cleaned.published)
        self.title = folded((cleaned.title if cleaned else None) or "")

    @cached_property
    def path(self) -> str:
        """The path of the page's address, after redirects."""
        return urlsplit(self.page.final_url or self.page.url).path.lower()

    @cached_property
    def lines(self) -> list[str]:
        """The paragraphs of the body, folded, without the marks of list items."""
        return [folded(line).removeprefix("- ") for line in self.body.split("\n")]

    @cached_property
    def folded_body(self) -> str:
        """The body as one folded text, without what it cites."""
        return unquoted(" \n ".join(self.lines))

    @cached_property
    def declared(self) -> bool:
        """It calls itself one article, with a date: what templates of lists and walls rarely do."""
        return self.meta.article and self.dated and not self.listed and self.meta.articles < 4

    @cached_property
    def listed(self) -> bool:
        """It calls itself a list, and no article."""
        return bool(self.meta.types & LIST_TYPES) and not self.meta.types & ARTICLE_TYPES

    @cached_property
    def sure(self) -> bool:
        """A long, dated article by its own account, without a word of any wall: not looked at closer."""
        return (
            self.declared
            and (bool(self.meta.types & ARTICLE_TYPES) or self.long_lines > 0.6 * len(self.body))
            and len(self.body) >= _SURE_LENGTH
            and self.meta.free is not False
            and not self.suspect
            and not any(words.is_headline(unquoted(self.title)) for words in wall_words().values())
            and not says_rest(self.page.html.lower())
        )

    @cached_property
    def long_lines(self) -> int:
        """Characters in paragraphs longer than a teaser."""
        return sum(len(line) for line in self.lines if len(line) > 250)

    @cached_property
    def view(self) -> PageView:
        """How the page is built."""
        return view_page(self.page.html) or PageView((), (), "", password=False, fields=0, scripts=0, empty_root=False)

    @cached_property
    def begins(self) -> tuple[str, ...]:
        """How each block of the page begins, folded: by that a line of the body is found among them."""
        return tuple(folded(block.text[:90])[:_BEGINNING] for block in self.view.blocks)

    @cached_property
    def middle(self) -> tuple[Block, ...]:
        """The blocks outside navigation, sidebars and footer."""
        return tuple(block for block in self.view.blocks if not block.chrome)

    @cached_property
    def last_own(self) -> int:
        """Where in the middle the last running text of the body begins; -1 where none is found."""
        ours = {line[:_BEGINNING] for line in self.prose_lines}
        found = (begin in ours for block, begin in zip(self.view.blocks, self.begins, strict=True) if not block.chrome)
        return max((n for n, own in enumerate(found) if own), default=-1)

    @cached_property
    def only_sentences(self) -> bool:
        """Whether all below the first paragraph is headings and whole sentences, which offer nothing.

        Nothing is there to press or to fill in, no label and no price for a time; and no short line at the end speaks
        to the reader or is about a subscription.
        """
        first = next((n for n, block in enumerate(self.middle) if block.prose), None)
        if first is None or self.view.fields:
            return False
        blocks, terms = self.middle[first:], wall_words()["paywall"].terms
        last = max(
            (n for n, block in enumerate(blocks) if len(block.text) >= _PARAGRAPH and not block.heading), default=0
        )
        return all(
            (block.heading or ENDS.search(block.text) is not None)
            and not (block.button or block.link or PRICE.search(folded(block.text)))
            for block in blocks
        ) and not any(
            READER.search(block.text) or any(term in f" {folded(block.text)} " for term in terms)
            for block in blocks[last + 1 :]
        )

    @cached_property
    def within_meter(self) -> bool:
        """Whether the page counts this article among those that may be read for nothing, and has more of them."""
        return left(self.middle)

    @cached_property
    def visible(self) -> str:
        """What a reader sees in the page's middle, folded."""
        return unquoted(self.view.visible)

    @cached_property
    def everything(self) -> str:
        """What a reader sees, folded."""
        return unquoted(self.view.everything)

    @cached_property
    def prose_lines(self) -> list[str]:
        """Running text of the body: no link lists, no labels, no paragraph with a wall's words."""
        links = self.view.link_texts
        lines = [line for line in self.lines if len(line) >= 40 and line not in links]
        if not self.suspect:
            return lines
        kinds = phrased()
        parts = [part for line in lines for part in (SENTENCE_END.split(line) if len(line) > 300 else [line])]
        return [part for part in parts if not any(words.hits(unquoted(part)) for words in kinds)]

    @cached_property
    def suspect(self) -> bool:
        """Whether a wall's words stand anywhere in the body."""
        body, kinds = " \n ".join(self.lines), phrased()
        return any(words.hits(body) for words in kinds) and any(words.hits(self.folded_body) for words in kinds)

    @cached_property
    def prose(self) -> int:
        """Characters of running text in the body."""
        return sum(map(len, self.prose_lines))

    @cached_property
    def running_lines(self) -> list[str]:
        """Running text of the body as it stands there, paragraphs with a wall's words too."""
        links = self.view.link_texts
        lines = self.body[:_LOOKED_AT].split("\n")
        return [line for line in lines if len(line) >= _LABEL and folded(line) not in links]

    @cached_property
    def consent_lines(self) -> list[str]:
        """Paragraphs about consent: two of its words or more."""
        consent = wall_words()["consent"]
        return [line for line in self.lines if len(line) >= 40 and consent.count_terms(line) >= 2]

    @cached_property
    def free_prose(self) -> int:
        """Running text that is not about consent either."""
        return sum(len(line) for line in self.prose_lines if line not in self.consent_lines)

    @cached_property
    def addresses_reader(self) -> bool:
        """Whether the body speaks of you and us throughout, as a wall does and a report does not."""
        return len(ADDRESS.findall(self.folded_body)) >= max(2, self.folded_body.count(" ") / 60)

    @cached_property
    def words(self) -> int:
        """Words of the body outside quotation marks."""
        return len(unquoted(self.body).split())

    @cached_property
    def speaks_to_reader(self) -> int:
        """How often the body says you, we or us outside quotation marks."""
        return len(READER.findall(unquoted(self.body)))

    @cached_property
    def addressed(self) -> bool:
        """Whether the running text of the body says you, we or us outside quotation marks, whatever labels say."""
        return READER.search(unquoted("\n".join(self.running_lines))) is not None

    @cached_property
    def speaks_from_start(self) -> bool:
        """Whether the first paragraph speaks to somebody, as that of a letter does."""
        first = next((block.text for block in self.middle if block.prose), "")
        return READER.search(unquoted(first)) is not None or says_i(first, 1)

    @cached_property
    def tells(self) -> bool:
        """Whether the body reports, as no wall does.

        It has sentences that speak to nobody, and say who said it, or have a name or a figure and say nothing of pages,
        browsers or accounts. The summaries in a list of other articles are no report.
        """
        if sum(block.entry for block in self.middle) > _FEW:
            return False
        kinds = wall_words()
        report, gone, text = kinds["report"], kinds["gone"], self.body[:_LOOKED_AT]
        whole = f" {folded(unquoted(text))} "  # a word that is not in it is in none of its sentences
        about = [term for term in kinds["page"].terms if term in whole]
        said_by = [word for word in report.actions if word in whole]
        length = marked = cited = 0
        for sentence in told(text):
            low = f" {folded(sentence)} "
            said = any(word in low for word in said_by)
            if not said and (
                any(term in low for term in about) or gone.pairs(low) or any(one.hits(low) for one in phrased())
            ):
                continue
            if not ENDS.search(sentence):
                continue
            length += len(sentence)
            cited += said
            if said or names_or_counts(sentence) or any(term in low for term in report.terms):
                marked += len(sentence)
                if marked >= _REPORT:
                    return True
        least = _REPORT if cited and not self.speaks_to_reader else 1.5 * _REPORT
        return marked > 0 and length >= least

    @cached_property
    def personal(self) -> bool:
        """Whether somebody tells of himself, and not of pages, accounts or consent alone, with a figure or at length.

        A wall may say "I agree", and a page that is missing may be sorry; neither goes on about its life.
        """
        kinds, text = wall_words(), unquoted(self.body[:_LOOKED_AT])
        if not says_i(text):
            return False
        whole = folded(text)  # a word that is not in it is in none of its sentences
        terms = (*kinds["page"].terms, *kinds["itself"].terms, *kinds["consent"].terms)
        about = [term for term in terms if term in whole]
        sentences = (one for line in text.split("\n") for one in SENTENCE_END.split(line) if ENDS.search(one))
        lowered = ((one, folded(one)) for one in sentences)
        own = "\n".join(one for one, low in lowered if not any(term in low for term in about))
        counted = any(figure not in _STATUSES for figure in FIGURE.findall(text))
        return says_i(own, _OF_LIFE) and (counted or len(own) >= _NOTICE)

    @cached_property
    def asks(self) -> bool:
        """Whether a text that speaks to its reader wants something for the page, as walls do and letters do not.

        There is something to press or to fill in, but no mere tool; labels answer for the reader ("Fine by me"); it
        speaks of pages, browsers or accounts; or an outlet speaks of itself.
        """
        text, about = unquoted(folded(" ".join(self.running_lines))), wall_words()["page"].terms
        tools = wall_words()["more"].exempt
        return (
            any(block.button and not any(word in folded(block.text) for word in tools) for block in self.middle)
            or any(map(self._answers, self.middle[self.last_own + 1 :]))
            or self.view.fields > 0
            or sum(term in text for term in about) >= (1 if self.prose < _NOTICE else 3)
            or (we_and_you(unquoted(self.body)) and not any(map(FIGURE.search, self.running_lines)))
        )

    def _answers(self, block: Block) -> bool:
        """Whether a block is a label with an answer of the reader's: yes, no, or what says I."""
        text = f" {folded(block.text)} "
        return len(text) <= _LABEL and (
            says_i(block.text, 1) or any(word in text for word in wall_words()["answer"].terms)
        )

    def pair(self, kind: str) -> str | None:
        """The two words of such a wall that stand in one sentence of the body, outside quotation marks."""
        words, text = wall_words()[kind], unquoted("\n".join(self.running_lines))
        return next((pair for part in SENTENCE_END.split(folded(text)) if (pair := words.pairs(part))), None)

    def headline(self, kind: str) -> str | None:
        """The page's title or main heading if it is such a wall's."""
        words = wall_words()[kind]
        return next((line for line, bare in self._headlines if words.is_headline(bare)), None)

    @cached_property
    def _headlines(self) -> tuple[tuple[str, str], ...]:
        """The headings and the title, each with its words outside quotation marks."""
        return tuple((line, unquoted(line)) for line in dict.fromkeys((*self.view.headlines, self.title)))
