"""Which reader takes some bytes. Decided by the bytes, never by the file's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from dateline.errors import InputError
from dateline.model import Document
from dateline.readers import html, jsonl, plain
from dateline.readers.base import Hints

HEAD = 8192
_FEED = re.compile(rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,8}<(rss|feed|rdf:RDF)[\s>]", re.IGNORECASE | re.DOTALL)


class Reader(Protocol):
    """A reader: its name, whether it takes bytes that begin like `head`, and its documents."""

    NAME: str

    def accepts(self, head: bytes) -> bool: ...

    def read(self, data: bytes, hints: Hints | None = None) -> Iterator[Document]: ...


def detect(head: bytes) -> Reader:
    """The reader for bytes that begin with `head`. InputError for formats that are known and not articles."""
    head = head[:HEAD]
    if _FEED.match(head.lstrip(b"\xef\xbb\xbf")):
        raise InputError("a feed (RSS or Atom), not an article")
    if head.startswith(b"WARC/"):
        raise InputError("a WARC archive, not an article")
    readers: tuple[Reader, ...] = (html, jsonl, plain)
    return next(reader for reader in readers if reader.accepts(head))
