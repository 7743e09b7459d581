"""Plain text, kept exactly: offsets are into the file's own characters (a byte order mark is no text)."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import Document
from dateline.readers.base import Hints, check_size, make_document
from dateline.readers.decode import decode

NAME = "plain"


def accepts(head: bytes) -> bool:
    """Plain text is what no other reader takes."""
    return True


def read(data: bytes, hints: Hints | None = None) -> Iterator[Document]:
    """One document; InputError when the bytes are not text or over a limit."""
    check_size(data)
    text, issues = decode(data)
    yield make_document(text, NAME, issues, hints=hints)
