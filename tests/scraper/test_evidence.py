"""What an outlet sent can be read again from the place the ledger names."""

import gzip
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from scraper.evidence import EvidenceWriter, Exchange
from storage.evidence import Kept, Place, original_of, read_record

AT = datetime(2025, 12, 18, 9, 0, tzinfo=UTC)


def exchange(url: str = "https://news.example/a?b=1", body: bytes = b"<p>Hello</p>", **headers: str) -> Exchange:
    return Exchange(url, (("User-Agent", "Factdrift/0.1"),), 200, "OK", tuple(headers.items()), body, AT)


def test_the_offset_leads_to_the_response_and_its_request_follows(tmp_path: Path) -> None:
    with EvidenceWriter(tmp_path, "run") as writer:
        writer.write(exchange(body=b"first"))
        place = writer.write(exchange(body=b"second"))
    with (tmp_path / place.file).open("rb") as file:
        file.seek(place.offset)
        records = ArchiveIterator(file)
        response = next(records)
        assert response.rec_type == "response"
        assert response.rec_headers["WARC-Target-URI"] == "https://news.example/a?b=1"
        assert response.rec_headers["WARC-Date"] == "2025-12-18T09:00:00.000000Z"
        assert response.content_stream().read() == b"second"
        request = next(records)
        assert request.rec_type == "request"
        assert request.rec_headers["WARC-Concurrent-To"] == response.rec_headers["WARC-Record-ID"]
        assert b"GET /a?b=1 HTTP/1.1\r\n" in gzip.decompress((tmp_path / place.file).read_bytes())
        assert request.http_headers.get_header("Host") == "news.example"


def test_packed_bodies_are_kept_as_they_came(tmp_path: Path) -> None:
    packed = gzip.compress(b"<p>Hello</p>")
    with EvidenceWriter(tmp_path, "run") as writer:
        place = writer.write(exchange("https://news.example/a", packed, **{"Content-Encoding": "gzip"}))
    with (tmp_path / place.file).open("rb") as file:
        file.seek(place.offset)
        record = next(iter(ArchiveIterator(file)))
        assert record.raw_stream.read() == packed


def test_a_full_file_is_followed_by_another(tmp_path: Path) -> None:
    with EvidenceWriter(tmp_path, "run", most_bytes=2000) as writer:
        places = [writer.write(exchange(body=bytes(range(256)) * n)) for n in range(1, 8)]
    assert len({place.file for place in places}) > 1
    for n, place in enumerate(places, start=1):
        with (tmp_path / place.file).open("rb") as file:
            file.seek(place.offset)
            assert next(iter(ArchiveIterator(file))).content_stream().read() == bytes(range(256)) * n


def test_a_header_cannot_begin_a_new_line(tmp_path: Path) -> None:
    with EvidenceWriter(tmp_path, "run") as writer:
        place = writer.write(exchange("https://news.example/a", b"x", **{"X-Odd": "a\r\nSet-Cookie: b"}))
    with (tmp_path / place.file).open("rb") as file:
        file.seek(place.offset)
        record = next(iter(ArchiveIterator(file)))
        assert record.http_headers.get_header("Set-Cookie") is None


def test_a_record_is_on_disk_before_its_place_is_known(tmp_path: Path) -> None:
    with EvidenceWriter(tmp_path, "run") as writer:
        place = writer.write(exchange())
        size = (tmp_path / place.file).stat().st_size
        assert gzip.decompress((tmp_path / place.file).read_bytes()[place.offset :])
    assert (tmp_path / place.file).stat().st_size == size


def test_a_run_without_exchanges_leaves_no_file(tmp_path: Path) -> None:
    with EvidenceWriter(tmp_path, "run"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_an_answer_as_before_refers_to_it(tmp_path: Path) -> None:
    with EvidenceWriter(tmp_path, "run") as writer:
        first = Kept(writer.write(exchange(body=b"first")), exchange().url, exchange().at)
        original = original_of(tmp_path, first)
        assert original is not None
        place = writer.write_revisit(exchange(), original)
    with (tmp_path / place.file).open("rb") as file:
        file.seek(place.offset)
        records = ArchiveIterator(file)
        revisit = next(records)
        assert revisit.rec_type == "revisit"
        record = read_record(tmp_path, first.place)
        assert revisit.rec_headers["WARC-Refers-To-Target-URI"] == record.url
        assert revisit.rec_headers["WARC-Refers-To-Date"] == record.at
        assert revisit.rec_headers["WARC-Payload-Digest"] == record.digest
        assert next(records).rec_type == "request"


def test_the_record_tells_what_the_ledger_does_not(tmp_path: Path) -> None:
    with EvidenceWriter(tmp_path, "run") as writer:
        place = writer.write(exchange(body=b"first"))
    known = original_of(tmp_path, Kept(place, exchange().url, exchange().at))
    moved = original_of(tmp_path, Kept(replace(place, digest=None), "https://news.example/old", exchange().at))
    assert known is not None
    assert known == moved


@pytest.mark.parametrize("digest", [None, "sha1:A"])
def test_what_is_not_kept_any_more_is_not_referred_to(tmp_path: Path, digest: str | None) -> None:
    assert original_of(tmp_path, Kept(Place("evidence/gone.warc.gz", 0, digest), exchange().url, exchange().at)) is None


def test_all_that_is_kept_is_sound_to_another_reader(tmp_path: Path) -> None:
    """Lengths and digests of blocks and payloads are right, of plain and packed bodies, revisits and requests."""
    with EvidenceWriter(tmp_path, "run") as writer:
        first = writer.write(exchange(body="Größe".encode("latin-1") * 1000))
        writer.write(exchange(body=gzip.compress(b"packed"), **{"Content-Encoding": "gzip"}))
        original = original_of(tmp_path, Kept(first, exchange().url, exchange().at))
        assert original is not None
        writer.write_revisit(exchange(), original)
    kinds = []
    with (tmp_path / first.file).open("rb") as file:
        for record in ArchiveIterator(file, check_digests=True):
            record.content_stream().read()
            assert record.digest_checker.passed is not False, record.digest_checker.problems
            kinds.append(record.rec_type)
    assert kinds == ["warcinfo", "response", "request", "response", "request", "revisit", "request"]


def test_an_answer_is_read_no_further_than_asked(tmp_path: Path) -> None:
    """Ten million bytes in ten thousand: only what is asked for is unpacked, and all of that."""
    packed = gzip.compress(bytes(range(100)) * 100_000)
    with EvidenceWriter(tmp_path, "run") as writer:
        place = writer.write(exchange(body=packed, **{"Content-Encoding": "gzip"}))
    assert len(packed) < 100_000
    assert read_record(tmp_path, place, most_bytes=300_000).body == bytes(range(100)) * 3000
    assert len(read_record(tmp_path, place).body) == 10**7
