"""Which reader takes some bytes. Decided by the bytes, never by the file's name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from dateline.errors import InputError
from dateline.model import Document
from dateline.readers import feed, html, jsonl, mail, muc, plain, warc
from dateline.readers.base import Hints

HEAD = 8192


class Reader(Protocol):
    """A reader: its name, whether it takes bytes that begin like `head`, and its documents."""

    NAME: str

    def accepts(self, head: bytes) -> bool: ...

    def read(self, data: bytes, hints: Hints | None = None) -> Iterator[Document]: ...


class ManyReader(Reader, Protocol):
    """A reader of files that hold many documents; it reads them one at a time and goes on after one that is broken."""

    def items(self, stream: BinaryIO, hints: Hints | None = None) -> Iterator[Document | InputError]: ...


_MANY: tuple[ManyReader, ...] = (warc, feed, jsonl, muc, mail)
MANY = {reader.NAME: reader for reader in _MANY}


def detect(head: bytes) -> Reader:
    """The reader for bytes that begin with `head`. Gzip is opened before."""
    head = head[:HEAD]
    readers: tuple[Reader, ...] = (warc, feed, html, jsonl, muc, mail, plain)
    return next(reader for reader in readers if reader.accepts(head))
