"""The records of a WARC archive as bytes. One that is broken or cut off says so, and reading goes on at the next line that opens a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from dateline.errors import InputError

MAX_HEADER = 65_536
BLOCK = 65_536
_OPENS = re.compile(rb"WARC/(?:1\.[01]|0\.1[78])\r?\n")
_NEXT = re.compile(rb"\n(?=WARC/(?:1\.[01]|0\.1[78])\r?\n)")
_LONGEST = 16  # bytes that one match of _NEXT looks at, at most
_HEAD_ENDS = re.compile(rb"\n\r?\n")
_LENGTH = re.compile(rb"^Content-Length:[ \t]*([^\r\n]*?)[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_BLANK = b"\r\n"


@dataclass(frozen=True, slots=True)
class Frame:
    """One record: its header and its block, of which no more is kept than the caller asked for. `trouble` says what is wrong with it, "" when nothing is."""

    data: bytes
    trouble: str = ""


class Frames:
    """Iterates over a stream: a Frame, or an InputError for what is no record. `most` bytes of a block are kept."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self._stream, self._most, self._held, self._ended = stream, most, bytearray(), False

    def __iter__(self) -> Iterator[Frame | InputError]:
        while self._begin():
            if _OPENS.match(self._held):
                yield self._record()
            else:
                line = self._line()
                self._until_next(None)
                yield InputError(f"no WARC record of version 1.0 or 1.1 begins here: {line!r}")

    # ------------------------------------------------------------ bytes
    def _fill(self, size: int) -> None:
        """Hold at least so many bytes, fewer only at the end of the stream."""
        while len(self._held) < size and not self._ended:
            block = self._stream.read(max(BLOCK, size - len(self._held)))
            self._ended = not block
            self._held += block

    def _take(self, size: int) -> bytes:
        data = bytes(self._held[:size])
        del self._held[:size]
        return data

    def _begin(self) -> bool:
        """Pass over blank lines; False at the end of the stream."""
        self._fill(BLOCK)
        while self._held and self._held[0] in _BLANK:
            blank = len(self._held) - len(self._held.lstrip(_BLANK))
            self._take(blank)
            self._fill(BLOCK)
        return bool(self._held)

    def _line(self) -> str:
        return bytes(self._held[:40]).splitlines()[0].decode("ascii", "replace")

    # ------------------------------------------------------------ records
    def _record(self) -> Frame | InputError:
        self._fill(MAX_HEADER)
        end, other = _HEAD_ENDS.search(self._held, 0, MAX_HEADER), _NEXT.search(self._held, 0, MAX_HEADER)
        if end is None or (other is not None and other.start() < end.start()):
            self._take(_line_end(self._held))
            self._until_next(None)
            return InputError("a WARC record that is cut off or broken in its header")
        head = self._take(end.end())
        length = _length(head)
        if length is not None and length <= self._most:
            self._fill(length + BLOCK)
            if len(self._held) >= length and self._closed(length):
                return Frame(head + self._take(length))
        return self._odd(head, length)

    def _closed(self, length: int) -> bool:
        """Whether what comes after a block is what may come there: blank lines, and then the next record or the end."""
        after = bytes(self._held[length : length + BLOCK]).lstrip(_BLANK)
        return not after or after.startswith(b"WARC/")

    def _odd(self, head: bytes, length: int | None) -> Frame:
        """A record that is longer than what is kept, or whose length is none or not the real one: it goes on to the next record."""
        block, size, found = self._until_next(length if length is not None and length > self._most else None)
        if size == length:
            return Frame(head + block)
        head = _LENGTH.sub(b"Content-Length: %d" % len(block), head)
        if not found and length is not None and size < length:
            return Frame(head + block, f"the record is cut off: {size:,} of {length:,} bytes")
        return Frame(head + block.rstrip(_BLANK), "the record's Content-Length is not that of the record; it was read up to the next one, or the end")

    def _until_next(self, length: int | None) -> tuple[bytes, int, bool]:
        """Take bytes up to the next line that opens a record, the end of the stream, or `length` bytes: (what is kept of them, how many there were, whether a
        record follows)."""
        if _OPENS.match(self._held):
            return b"", 0, True
        kept, size, found, last = bytearray(), 0, None, False
        while found is None and not last:
            self._fill(BLOCK)
            room = len(self._held) if length is None else min(len(self._held), length - size)
            found = _NEXT.search(self._held, 0, room)
            last = self._ended or size + room == length
            part = self._take(found.end() if found is not None else room if last else room - _LONGEST)
            size += len(part)
            kept += part[: max(0, self._most - len(kept))]
        return bytes(kept), size, found is not None


def _line_end(held: bytearray) -> int:
    """Where the first line ends, before its line break, which a search for the next record needs."""
    end = held.find(b"\n")
    return end if end >= 0 else len(held)


def _length(head: bytes) -> int | None:
    """The length of the block that a header states; None when it states none."""
    stated = _LENGTH.search(head)
    return int(stated[1]) if stated is not None and stated[1].isdigit() and len(stated[1]) < 20 else None
