"""What is kept is read back, and nothing else; what is too old is removed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.errors import EvidenceError
from storage.evidence import FOLDER, Place, prune, read_record


@pytest.mark.parametrize("file", ["secret.txt", "../secret.txt", "evidence/../secret.txt", "/etc/hostname"])
def test_nothing_outside_the_evidence_folder_is_read(tmp_path: Path, file: str) -> None:
    root = tmp_path / "workspace"
    (root / FOLDER).mkdir(parents=True)
    for folder in (tmp_path, root):
        (folder / "secret.txt").write_text("secret")
    with pytest.raises(EvidenceError, match="outside the evidence folder"):
        read_record(root, Place(file, 0))


@pytest.mark.parametrize("body", [b"", b"no WARC at all", b"\x1f\x8b\x08broken", b"WARC/1.1\r\n\r\n"])
def test_a_damaged_file_is_told(tmp_path: Path, body: bytes) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "20260101T000000-1-0001.warc.gz").write_bytes(body)
    with pytest.raises(EvidenceError):
        read_record(tmp_path, Place(f"{FOLDER}/20260101T000000-1-0001.warc.gz", 0))


def test_files_of_crawls_before_a_moment_are_removed(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    names = ["20260101T000000-1-0001.warc.gz", "20260301T000000-1-0001.warc.gz", "mine.warc.gz"]
    for name in names:
        (tmp_path / FOLDER / name).touch()
    removed = prune(tmp_path, datetime(2026, 2, 1, tzinfo=UTC))
    assert [path.name for path in removed] == names[:1]
    assert sorted(path.name for path in (tmp_path / FOLDER).iterdir()) == names[1:]
