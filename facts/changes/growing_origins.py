"""The origins of texts of which more and more become known: at any time those that ``group_origins`` gives for them.

A text that comes in is compared with those it meets only, and only groups that it may have torn are made anew, so that
a story of thousands of texts can be told moment by moment.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Hashable, Iterable, Iterator
from datetime import datetime

from facts.changes.origins import BUCKET, Fingerprint, bands_of, copies, in_origin_order, origin_of, origin_place

Place = tuple[datetime, str, str]


class GrowingOrigins:
    """Texts in groups of copies, as they become known."""

    def __init__(self) -> None:
        self._prints: dict[Hashable, Fingerprint] = {}
        self._root: dict[Hashable, Hashable] = {}
        self._members: dict[Hashable, list[Hashable]] = {}
        self._origins: dict[Hashable, str] = {}
        self._buckets: dict[tuple[int, bytes], list[tuple[Place, Hashable]]] = {}

    def add(self, one: Fingerprint) -> dict[Hashable, str]:
        """Take a text in; gives the texts whose origin is another now, the new one among them."""
        self._prints[one.key] = one
        torn, met = self._meet(one)
        self._stand_alone([one.key])
        self._join_copies(one, met)
        concerned = self._groups([one.key, *torn])
        if torn:
            self._stand_alone(concerned)
            for item in in_origin_order(self._prints[key] for key in concerned):
                self._join_copies(item, concerned.intersection(self._met_before(item)))
        origins = {key: origin for root in self._roots(concerned) for key, origin in self._of_group(root)}
        moved = {key: origin for key, origin in origins.items() if self._origins.get(key) != origin}
        self._origins |= moved
        return moved

    def _meet(self, one: Fingerprint) -> tuple[set[Hashable], set[Hashable]]:
        """Texts of groups that may fall apart because of one, and the texts to compare it with.

        A bucket shows its first texts only. One that comes in among them may hide another that held a group together.
        """
        place, torn, met = (origin_place(one), one.key), set[Hashable](), set[Hashable]()
        for band in bands_of(one.signature):
            bucket = self._buckets.setdefault(band, [])
            at = bisect_left(bucket, place)
            if at < BUCKET <= len(bucket):
                hidden = bucket[BUCKET - 1][1]
                if any(self._root[key] == self._root[hidden] for _, key in bucket[BUCKET:]):
                    torn.add(hidden)
            shown = bucket if at < BUCKET else bucket[:BUCKET]
            met.update(key for _, key in shown)
            bucket.insert(at, place)
        return torn, met

    def _met_before(self, one: Fingerprint) -> Iterator[Hashable]:
        """The earlier texts that a known one meets."""
        place = (origin_place(one), one.key)
        for band in bands_of(one.signature):
            yield from (key for before, key in self._buckets[band][:BUCKET] if (before, key) < place)

    def _join_copies(self, one: Fingerprint, others: Iterable[Hashable]) -> None:
        for other in others:
            if self._root[other] != self._root[one.key] and copies(self._prints[other], one):
                self._join(self._root[other], self._root[one.key])

    def _join(self, one: Hashable, other: Hashable) -> None:
        for key in self._members[other]:
            self._root[key] = one
        self._members[one] += self._members.pop(other)

    def _stand_alone(self, keys: Iterable[Hashable]) -> None:
        for key in keys:
            self._root[key], self._members[key] = key, [key]

    def _roots(self, keys: Collection[Hashable]) -> set[Hashable]:
        return {self._root[key] for key in keys}

    def _groups(self, keys: Collection[Hashable]) -> set[Hashable]:
        """All texts of the groups in which some are."""
        return {member for root in self._roots(keys) for member in self._members[root]}

    def _of_group(self, root: Hashable) -> Iterator[tuple[Hashable, str]]:
        members = self._members[root]
        origin = origin_of(in_origin_order(self._prints[key] for key in members))
        return ((key, origin) for key in members)
