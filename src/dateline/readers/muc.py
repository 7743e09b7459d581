"""Message files of the Message Understanding Conferences: many reports in one file, each under its number ("DEV-MUC3-0001")."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from dateline.errors import InputError
from dateline.model import Document
from dateline.readers.base import Hints, Metadata, make_document
from dateline.readers.decode import decode
from dateline.readers.headers import MONTHS, iso_day
from dateline.settings import int_setting

NAME = "muc"
_NUMBER = re.compile(rb"[A-Z][A-Z0-9]{1,5}-MUC\d-\d{4,5}\b", re.IGNORECASE)
_DAY = re.compile(r",\s+(\d{1,2})\s+([A-Z]{3,9})\.?\s+(?:19)?(\d{2})\b", re.IGNORECASE)


def accepts(head: bytes) -> bool:
    """True when the first words are a message number."""
    return _NUMBER.match(head.lstrip()) is not None


def items(stream: BinaryIO, hints: Hints | None = None) -> Iterator[Document | InputError]:
    """A document, or why there is none, for every message."""
    limit = int_setting("max_bytes")
    name, lines, size = "", list[bytes](), 0
    while line := stream.readline(limit):
        number = _NUMBER.match(line.lstrip()[:20])
        if number:
            if name:
                yield _message(name, lines, size, hints)
            name, lines, size = number[0].decode("ascii").upper(), [], 0
            continue
        size += len(line)
        if size <= limit:
            lines.append(line)
    if name:
        yield _message(name, lines, size, hints)


def _message(name: str, lines: list[bytes], size: int, hints: Hints | None) -> Document | InputError:
    try:
        if size > int_setting("max_bytes"):
            raise InputError("too large for one article")
        text, issues = decode(b"".join(lines))
        text = text.strip()
        return make_document(text, NAME, issues, Metadata(title=name, published=day_of(text)), hints)
    except InputError as error:
        return InputError(f"{name}: {error}")


def day_of(text: str) -> str | None:
    """The day of a dateline such as "SAN SALVADOR, 3 JAN 90", or None. The conferences' reports are of the 1900s."""
    m = _DAY.search(text[:300])
    month = MONTHS.get(m[2].lower()) if m else None
    return iso_day(1900 + int(m[3]), month, int(m[1])) if m and month else None


def read(data: bytes, hints: Hints | None = None) -> Iterator[Document]:
    """All documents; raises the first InputError."""
    for item in items(io.BytesIO(data), hints):
        if isinstance(item, InputError):
            raise item
        yield item
