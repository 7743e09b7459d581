"""Pieces of a file, put one after another, are the file."""

from __future__ import annotations

import gzip
import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

from dateline.readers import Input, read_inputs
from dateline.readers.slices import Slice, pieces, read_slice, slices
from tests.readers.test_archives import PAGE, warc

LINES = [json.dumps({"text": f"The army shelled village number {n} on Monday.", "title": f"Article {n}"}) for n in range(60)]
JSONL = "\n".join([*LINES[:20], "", "{broken", *LINES[20:40], "   ", *LINES[40:]]).encode()


def told(items: list[Input]) -> list[tuple[str | None, str]]:
    return [(i.document.id if i.document else None, str(i.error) if i.error else i.name) for i in items]


def in_pieces(path: Path, size: int) -> list[Input]:
    found = slices(str(path), size)
    assert len(found) > 2
    return [item for piece in found for item in read_slice(piece)]


@pytest.mark.parametrize("size", [1, 100, 999, 2000])
@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n\r\n"])
def test_lines(tmp_path: Path, size: int, end: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(JSONL + end)
    whole = told(list(read_inputs([str(path)])))
    assert len(whole) == 61
    assert told(in_pieces(path, size)) == whole


def test_gzipped_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(JSONL))
    assert told(in_pieces(path, 200)) == told(list(read_inputs([str(path)])))


def test_a_line_longer_than_a_block(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([LINES[0], json.dumps({"text": "Shells fell. " * 20_000}), *LINES[1:9]]))
    assert told(in_pieces(path, 300)) == told(list(read_inputs([str(path)])))


@pytest.mark.parametrize("packed", [False, True])
def test_archives(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    pages = [(f"https://a.example/{n}", PAGE.replace("village", f"village of number {n}").encode(), "200 OK") for n in range(12)]
    path.write_bytes(warc(pages, packed))
    whole = [i.document.id for i in read_inputs([str(path)]) if i.document]
    items = in_pieces(path, 700)
    assert [i.document.id for i in items if i.document] == whole
    assert len({i.name for i in items}) == len(whole) == 12


def test_a_cut_archive_gives_what_is_whole_and_one_error(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    noise = "".join(f"<!-- {sha256(str(n).encode()).hexdigest()} -->" for n in range(200))  # so that the archive is longer than what is looked at to know its kind
    data = warc([(f"https://a.example/{n}", (PAGE.replace("village", f"village of number {n}") + noise).encode(), "200 OK") for n in range(12)], True)
    path.write_bytes(data[: data.rfind(b"\x1f\x8b\x08", 0, len(data) * 3 // 4 + 100) + 20])  # in the head of a record
    items = in_pieces(path, 700)
    assert [i.document.id for i in items if i.document] == [i.document.id for i in read_inputs([str(path)]) if i.document]
    assert sum(i.error is not None for i in items) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("array.json", json.dumps([json.loads(line) for line in LINES], indent=1).encode()),
        ("article.txt", b"The army shelled the village on Monday.\n" * 50),
        ("one.warc.gz", gzip.compress(warc([(f"https://a.example/{n}", PAGE.encode(), "200 OK") for n in range(3)]))),
        ("bad.jsonl.gz", gzip.compress(JSONL)[:-40]),
    ],
)
def test_what_cannot_be_cut_is_one_piece(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert slices(str(path), 100) == [Slice(str(path))]
    assert told(list(read_slice(Slice(str(path))))) == told(list(read_inputs([str(path)])))


def test_small_files_go_together(tmp_path: Path) -> None:
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text("x" * 40)
    paths = [str(tmp_path / f"{n}.txt") for n in range(5)]
    assert [len(group) for group in pieces(paths, 100)] == [2, 2, 1]
    assert [len(group) for group in pieces(paths, 1000, most=3)] == [3, 2]
    assert [len(group) for group in pieces([*paths, str(tmp_path / "none.txt")], 1000)] == [6]


def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    [item] = read_slice(Slice(str(tmp_path / "a.jsonl"), 0, 10))
    assert "cannot be read" in str(item.error)


def test_an_archive_with_a_broken_record_gives_the_same_in_pieces(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.warc"
    records = [warc([(f"https://a.example/{n}", PAGE.replace("village", f"village of number {n}").encode(), "200 OK")]) for n in range(12)]
    for wrong in (b"Content-Length: 12", b"Content-Length: -3", b"Content-Length: 999999"):
        records[7] = re.sub(rb"Content-Length: \d+", wrong, records[7], count=1)
        path.write_bytes(b"".join(records))
        assert told(in_pieces(path, 700)) == told(list(read_inputs([str(path)])))
        assert sum(i.document is not None for i in read_inputs([str(path)])) == 12
    assert capsys.readouterr().err == ""
