"""Streams as readers see them: bytes that were looked at put back in front, gzip opened with a bound on what may come out."""

from __future__ import annotations

import io
import zlib
from typing import Any, BinaryIO

from dateline.errors import InputError

GZIP = b"\x1f\x8b"
BLOCK = 65_536
FREE = 50_000_000  # bytes that may come out of a gzip stream before its ratio is looked at
MAX_RATIO = 150  # text packs about 5 times, repetitive crawls 30; bombs 1,000


class Rejoined(io.RawIOBase):
    """`head` and then the rest of `stream`."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = memoryview(head), stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        data: bytes | memoryview = self._head[: len(view)] if self._head else self._stream.read(len(view))
        self._head = self._head[len(view) :]
        view[: len(data)] = data
        return len(data)


class Window(io.RawIOBase):
    """The next `size` bytes of a stream."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream, self._left = stream, size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        data = self._stream.read(min(len(view), self._left))
        self._left -= len(data)
        view[: len(data)] = data
        return len(data)


class Unpacked(io.RawIOBase):
    """What a gzip stream of one or more members holds. It ends where the stream is cut off, broken, or unpacks to far more than it is; `broken` then says so."""

    broken: InputError | None = None

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._packed, self._taken, self._given = stream, b"", 0, 0
        self._member: zlib._Decompress | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        while True:
            try:
                data = self._unpack(len(view)) if self.broken is None and (self._packed or self._more()) else None
            except InputError as error:
                self.broken, data = error, None
            if data is None:
                return 0
            if data:
                view[: len(data)] = data
                return len(data)

    def _more(self) -> bool:
        self._packed = self._stream.read(BLOCK)
        self._taken += len(self._packed)
        if not self._packed and self._member is not None:
            raise InputError("a gzip file that is cut off")
        return bool(self._packed)

    def _unpack(self, most: int) -> bytes:
        if self._member is None:
            self._packed = self._packed.lstrip(b"\x00")
            if not self._packed:
                return b""
            self._member = zlib.decompressobj(31)
        try:
            data = self._member.decompress(self._packed, most)
        except zlib.error as error:
            raise InputError(f"a gzip file that is broken ({error})") from None
        self._packed = self._member.unconsumed_tail or self._member.unused_data
        if self._member.eof:
            self._member = None
        self._given += len(data)
        if self._given > FREE and self._given > MAX_RATIO * self._taken:
            raise InputError(f"a gzip file that unpacks to more than {MAX_RATIO} times its size")
        return data


def rejoined(head: bytes, stream: BinaryIO) -> BinaryIO:
    """A buffered stream of head + stream."""
    return io.BufferedReader(Rejoined(head, stream), BLOCK)


class Opened(io.BufferedReader):
    """A buffered stream of what a gzip stream holds: all that can be had of it. Ask `broken` or `check` after reading whether that was all."""

    def __init__(self, stream: BinaryIO) -> None:
        self._source = Unpacked(stream)
        super().__init__(self._source, BLOCK)

    @property
    def broken(self) -> InputError | None:
        """Why the gzip stream ended before its end, if it did: cut off, broken, or a bomb."""
        return self._source.broken

    def check(self) -> None:
        """Raise what `broken` holds."""
        if self.broken is not None:
            raise self.broken
