"""The origins of texts of which more and more become known: at any time those that ``group_origins`` gives for them.

A text that comes in is compared with those it meets only, so that a story of thousands of texts can be told moment by
moment.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable
from datetime import datetime

from facts.changes.origins import BUCKET, Fingerprint, bands_of, copies, group_origins, in_origin_order, origin_place

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
        parted, met = self._meet(one)
        self._prints[one.key] = one
        self._root[one.key], self._members[one.key] = one.key, [one.key]
        if parted:
            moved = self._moved(group_origins(self._prints.values()))
            self._regroup()
            return moved
        for other in met:
            if self._root[other] != self._root[one.key] and copies(self._prints[other], one):
                self._join(self._root[other], self._root[one.key])
        group = self._members[self._root[one.key]]
        ordered = in_origin_order(self._prints[key] for key in group)
        named = next((item.credit for item in ordered if item.credit), None) or ordered[0].name
        return self._moved(dict.fromkeys(group, f"{named}#{ordered[0].key}"))

    def _meet(self, one: Fingerprint) -> tuple[bool, set[Hashable]]:
        """The texts to compare one with, and whether others that are copies may not meet any more because of it.

        A bucket shows its first texts only. One that comes in among them may hide another that held a group together.
        """
        place, parted, met = (origin_place(one), one.key), False, set[Hashable]()
        for band in bands_of(one.signature):
            bucket = self._buckets.setdefault(band, [])
            at = bisect_left(bucket, place)
            if at < BUCKET and len(bucket) >= BUCKET:
                hidden = self._root[bucket[BUCKET - 1][1]]
                parted = parted or any(self._root[key] == hidden for _, key in bucket[BUCKET:])
            shown = bucket if at < BUCKET else bucket[:BUCKET]
            met.update(key for _, key in shown)
            bucket.insert(at, place)
        return parted, met

    def _join(self, one: Hashable, other: Hashable) -> None:
        for key in self._members[other]:
            self._root[key] = one
        self._members[one] += self._members.pop(other)

    def _moved(self, origins: dict[Hashable, str]) -> dict[Hashable, str]:
        moved = {key: origin for key, origin in origins.items() if self._origins.get(key) != origin}
        self._origins |= moved
        return moved

    def _regroup(self) -> None:
        roots: dict[str, Hashable] = {}
        self._members = {}
        for key, origin in self._origins.items():
            root = roots.setdefault(origin, key)
            self._root[key] = root
            self._members.setdefault(root, []).append(key)
