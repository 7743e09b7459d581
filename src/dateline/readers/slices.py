"""Pieces of input files, so that one big file can be read by several at once.

JSON lines are cut between lines (also gzipped ones: the bytes before a piece are unpacked and thrown away), WARC archives between records (of gzipped ones, where each
record is packed by itself, as crawlers do). Every other file is one piece.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from dateline.errors import InputError
from dateline.model import Document
from dateline.readers import Input, read_inputs, shown
from dateline.readers.base import Hints, to_end
from dateline.readers.detect import HEAD, detect
from dateline.readers.jsonl import is_whole
from dateline.readers.streams import BLOCK, GZIP, Opened, Window, rejoined

Cut = tuple[int, int, int]  # (offset, items before it, lines before it)


@dataclass(frozen=True, slots=True)
class Slice:
    """A piece of a file: what lies from byte `start` to byte `end` (None: all of the file, whatever it is). Of gzipped JSON lines these are bytes of what is unpacked.

    `before` and `lines` are how many items and lines lie before it.
    """

    path: str
    start: int = 0
    end: int | None = None
    before: int = 0
    lines: int = 0


def digest_of(path: str) -> tuple[int, str]:
    """(bytes, SHA-256) of a file; InputError when it cannot be read."""
    made, size = sha256(), 0
    try:
        with Path(path).open("rb") as file:
            while block := file.read(1 << 20):
                made.update(block)
                size += len(block)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None
    return size, made.hexdigest()


def slices(path: str, size: int) -> list[Slice]:
    """A file in pieces of about `size` bytes, in order. One piece where it is small, cannot be cut, or cannot be read (reading it then says why)."""
    try:
        if Path(path).stat().st_size <= size:
            return [Slice(path)]
        cuts = _cuts(path, size)
    except (OSError, InputError):
        return [Slice(path)]
    return _between(path, cuts) if len(cuts) > 2 else [Slice(path)]


def _between(path: str, cuts: list[Cut]) -> list[Slice]:
    return [Slice(path, start, end, before, lines) for (start, before, lines), (end, _, _) in zip(cuts, cuts[1:], strict=False)]


def _cuts(path: str, size: int) -> list[Cut]:
    with Path(path).open("rb") as file:
        packed, head, stream = _opened(file)
        kind = detect(head).NAME
        if kind == "warc":
            file.seek(0)
            return _records(file, Path(path).stat().st_size, size)
        if kind == "jsonl" and not is_whole(head):
            cuts = _lines(stream, size * (4 if packed else 1))
            if packed is not None:
                packed.check()
            return cuts
    return []


def _opened(file: BinaryIO) -> tuple[Opened | None, bytes, BinaryIO]:
    """A file's unpacked stream where it is gzipped, how what it holds begins, and that as a stream from its beginning."""
    head = file.read(HEAD)
    stream = rejoined(head, file)
    if not head.startswith(GZIP):
        return None, head, stream
    packed = Opened(stream)
    head = packed.read(HEAD)
    return packed, head, rejoined(head, packed)


def _lines(stream: BinaryIO, size: int) -> list[Cut]:
    cuts, offset, items, lines, long = [(0, 0, 0)], 0, 0, 0, False
    while line := stream.readline(BLOCK):
        offset += len(line)
        items += not long and bool(line.strip())
        long = not line.endswith(b"\n")
        lines += not long
        if not long and offset - cuts[-1][0] >= size:
            cuts.append((offset, items, lines))
    return cuts if cuts[-1][0] == offset else [*cuts, (offset, items, lines)]


def _records(file: BinaryIO, total: int, size: int) -> list[Cut]:
    """Cuts of an archive. What follows a record that cannot be read stays in the last piece, whose reading says so."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    cuts = [(0, 0, 0)]
    archive: Any = type("Archive", (ArchiveIterator,), {"INC_RECORD": ""})(file)  # it prints this text itself
    try:
        for number, _ in enumerate(archive):
            offset = archive.get_record_offset()
            if archive.err_count:
                break
            if offset - cuts[-1][0] >= size:
                cuts.append((offset, number, 0))
    except (ArchiveLoadFailed, ValueError, EOFError, UnicodeError, AttributeError, KeyError, TypeError):
        pass  # the reader of the last piece meets the same record, and reports it
    return [*cuts, (total, 0, 0)]


def read_slice(piece: Slice, hints: Hints | None = None, root: Path = Path()) -> Iterator[Input]:
    """The articles of a piece of a file (from the folder `root`), in order; one that cannot be read comes with its error. FILE:NUMBER names one of many."""
    if piece.end is None:
        yield from read_inputs([piece.path], hints, root)
        return
    stem, called, number = Path(piece.path).stem, shown(piece.path), piece.before
    try:
        with (root / piece.path).open("rb") as file:
            for number, item in enumerate(_items(file, piece, hints), piece.before + 1):
                name = f"{called}:{number}"
                if isinstance(item, Document):
                    yield Input(name, f"{stem}-{number:04d}", piece.path, item)
                else:
                    yield Input(name, f"{stem}-{number:04d}", piece.path, error=InputError(f"{called}: {item}"))
    except (OSError, InputError) as error:
        why = error if isinstance(error, InputError) else f"cannot be read: {error.strerror or error}"
        yield Input(f"{called}:{number + 1}", f"{stem}-{number + 1:04d}", piece.path, error=InputError(f"{called}: {why}"))


def _items(file: BinaryIO, piece: Slice, hints: Hints | None) -> Iterator[Document | InputError]:
    from dateline.readers import jsonl, warc

    assert piece.end is not None
    packed, head, stream = _opened(file)
    if detect(head).NAME == "warc":
        file.seek(piece.start)
        part: BinaryIO = io.BufferedReader(Window(file, piece.end - piece.start), BLOCK)
        again = Opened(part) if packed is not None else None
        return to_end(warc.items(again or part, hints, piece.before), again)
    if packed is not None:
        _skip(stream, piece.start)
    else:
        file.seek(piece.start)
        stream = file
    lines = io.BufferedReader(Window(stream, piece.end - piece.start), BLOCK)
    return jsonl.items(lines, hints, piece.lines)


def _skip(stream: BinaryIO, count: int) -> None:
    while count and (block := stream.read(min(count, 1 << 20))):
        count -= len(block)


def pieces(paths: list[str], size: int, most: int = 200) -> Iterator[tuple[Slice, ...]]:
    """Files as groups of pieces, each group of about `size` bytes and at most `most` pieces, in order."""
    group: list[Slice] = []
    held = 0
    for path in paths:
        for piece in slices(path, size):
            weight = _weight(piece)
            if group and (held + weight > size or len(group) >= most):
                yield tuple(group)
                group, held = [], 0
            group.append(piece)
            held += weight
    if group:
        yield tuple(group)


def _weight(piece: Slice) -> int:
    if piece.end is not None:
        return piece.end - piece.start
    try:
        return Path(piece.path).stat().st_size
    except OSError:
        return 0
