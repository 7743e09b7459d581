"""Newsletters: one saved message (EML) or many in one file (mbox). The words are those of the plain part, else of the HTML part."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from typing import BinaryIO

from dateline.errors import InputError
from dateline.model import Document
from dateline.readers.base import Hints, Metadata, make_document
from dateline.readers.decode import decode
from dateline.readers.fragment import words_of
from dateline.readers.headers import parse_day
from dateline.settings import int_setting

NAME = "mail"
MAX_PARTS = 500
ENOUGH = 120  # letters that make a plain part worth more than the HTML part
_FIELD = re.compile(rb"(?m)^([A-Za-z][A-Za-z0-9-]{1,40}):")
_MARKS = frozenset({b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to", b"list-id"})
_BROKEN = (MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)


def accepts(head: bytes) -> bool:
    """True for a mailbox's "From " line, or a header with a sender and what only mail has."""
    if head.startswith(b"From ") and b"\n" in head:
        head = head.partition(b"\n")[2]
    if not re.match(rb"[A-Za-z][A-Za-z0-9-]{1,40}:", head):
        return False
    block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    names = {n.lower() for n in _FIELD.findall(block)}
    return b"from" in names and (bool(names & _MARKS) or {b"subject", b"date"} <= names)


def items(stream: BinaryIO, hints: Hints | None = None) -> Iterator[Document | InputError]:
    """A document, or why there is none, for every message."""
    for number, data in enumerate(_split(stream), 1):
        try:
            if len(data) > int_setting("max_bytes"):
                raise InputError("too large for one article")
            yield _document(data, hints)
        except InputError as error:
            yield InputError(f"message {number}: {error}")


def _split(stream: BinaryIO) -> Iterator[bytes]:
    """Messages of a mailbox, each cut just over the limit."""
    limit = int_setting("max_bytes")
    parts, size, blank = list[bytes](), 0, True
    while line := stream.readline(limit):
        if line.startswith(b"From ") and blank:
            if parts:
                yield b"".join(parts)
            parts, size = [], 0
        elif size <= limit:
            parts.append(line)
            size += len(line)
        blank = not line.strip()
    if parts:
        yield b"".join(parts)


def _document(data: bytes, hints: Hints | None) -> Document:
    try:
        message = message_from_bytes(data)
        plain, page = _bodies(message)
        title, sender = _words(message["Subject"]), _words(message["From"])
        day = parse_day(str(message["Date"] or ""))
        url = _words(message["Archived-At"])
    except _BROKEN as error:
        raise InputError(f"mail that cannot be parsed ({type(error).__name__})") from error
    name, address = parseaddr(sender or "")
    meta = Metadata(name or address.rpartition("@")[2] or None, url.strip("<>") if url else None, title, day)
    text, issues = decode(*plain) if plain else ("", ())
    if sum(map(str.isalpha, text)) < ENOUGH and page:
        source, issues = decode(*page)
        text = words_of(source)
    return make_document(text.replace("\r\n", "\n").strip(), NAME, issues, meta, hints)


def _bodies(message: Message) -> tuple[tuple[bytes, str | None] | None, tuple[bytes, str | None] | None]:
    """(bytes, charset) of the first plain and the first HTML part that are no attachments."""
    found: dict[str, tuple[bytes, str | None]] = {}
    for number, part in enumerate(message.walk()):
        if number > MAX_PARTS:
            raise InputError(f"mail of more than {MAX_PARTS} parts")
        kind = part.get_content_type()
        payload = part.get_payload(decode=True) if kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment" else None
        if isinstance(payload, bytes) and payload.strip():
            found.setdefault(kind, (payload, part.get_content_charset()))
    return found.get("text/plain"), found.get("text/html")


def _words(value: object) -> str | None:
    """A header's words on one line, decoded, or None."""
    if value is None:
        return None
    return " ".join(str(make_header(decode_header(str(value)))).split())[:500] or None


def read(data: bytes, hints: Hints | None = None) -> Iterator[Document]:
    """All documents; raises the first InputError."""
    for item in items(io.BytesIO(data), hints):
        if isinstance(item, InputError):
            raise item
        yield item
