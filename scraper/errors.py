"""What can go wrong between a source and its text, told so that a person knows where and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from storage.errors import FileError


class SourceFileError(FileError):
    """A file in ``sources/`` cannot be used. The other sources are not concerned."""


class CrawlError(RuntimeError):
    """A crawl that cannot begin."""


class StoppedEarlyError(CrawlError):
    """A person or the system ended it before it was done."""


class DiscoveryError(ValueError):
    """A feed, sitemap, section or search page that gives no links. ``kind`` is one short word for what it is."""

    def __init__(self, kind: str, what: str) -> None:
        self.kind, self.what = kind, what
        super().__init__(what)

    def __reduce__(self) -> tuple[type[DiscoveryError], tuple[str, str]]:
        """Crosses from a worker process."""
        return type(self), (self.kind, self.what)


class OverrideError(Exception):
    """A source's own ``.py`` failed on a listing or a page. ``line`` counts from 1; None where it is not known."""

    def __init__(self, file: Path, line: int | None, what: str) -> None:
        self.file, self.line, self.what = file, line, what
        super().__init__(f"{file}{f', line {line}' if line else ''}: {what}")

    def __reduce__(self) -> tuple[type[OverrideError], tuple[Path, int | None, str]]:
        """Crosses from a worker process."""
        return type(self), (self.file, self.line, self.what)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something about one source that a person should look at after a crawl."""

    source: str
    where: str  # the file or the URL
    kind: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.source}: {self.where}: {self.problem}; {self.remedy}"


REMEDIES = {
    "html": "the address shows a web page; give the feed's own address, or move it to [discover] sections",
    "empty": "open the address in a browser; remove it from the source file if it stays empty",
    "broken": "the outlet sends broken XML; it is tried again at the next crawl",
    "no links": "the page has no links that look like articles; check the address, the layout may have changed",
    "slow": "the page took too long to read; remove the address if this repeats",
    "robots": "the outlet's robots.txt forbids this address; remove it from the source file",
    "refused": "the address leads into a private network; correct the address in the source file",
    "status": "open the address in a browser and correct it in the source file if it has moved",
    "network": "check the address and the network; it is tried again at the next crawl",
    "too large": "the answer is larger than [crawl] max_size; give a smaller feed or sitemap",
    "paused": "the outlet asked us to wait; it is tried again at a later crawl",
    "budget": "the rest comes with the next crawl; raise the number in factdrift.toml if this repeats",
    "partial": "what stands on further pages, or has left a live ticker, is not read; the ledger names each attempt",
    "taken away": "what it reported stays in the ledger with its evidence; see what the outlet says at the address",
    "yield": "its layout or its feed may have changed; see: factdrift source test ID",
    "walls": "open an article in a browser; the outlet may not want to be read this way, or has moved its articles",
    "override": "correct the file; `factdrift source test ID` tries it",
    "internal": "please report this as a bug, with the address",
}


def remedy(kind: str) -> str:
    """What a person can do about a kind of trouble."""
    return REMEDIES.get(kind, "it is tried again at the next crawl")
