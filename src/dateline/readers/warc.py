"""WARC archives: the HTML of successful response records, each payload once."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from dateline.errors import InputError
from dateline.model import Document
from dateline.readers import html
from dateline.readers.base import Hints, Metadata, check_size
from dateline.readers.decode import decode
from dateline.settings import int_setting

NAME = "warc"


def accepts(head: bytes) -> bool:
    """True for the version line that every WARC record opens with."""
    return head.startswith(b"WARC/")


def items(stream: BinaryIO, hints: Hints | None = None, before: int = 0) -> Iterator[Document | InputError]:
    """A document, or why there is none, for every HTML response; `before` records came before. What is no page (images, scripts, redirects) is passed over."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    seen: set[bytes] = set()
    number = before
    try:
        for number, record in enumerate(ArchiveIterator(stream), before + 1):
            if record.rec_type == "response":
                yield from _record(record, number, seen, hints or Hints())
    except (ArchiveLoadFailed, ValueError, EOFError, UnicodeError, AttributeError, KeyError, TypeError) as error:
        yield InputError(f"record {number + 1}: a WARC record that cannot be read ({type(error).__name__}); the rest of the archive is left out")


def _record(record: Any, number: int, seen: set[bytes], hints: Hints) -> Iterator[Document | InputError]:
    status = record.http_headers.get_statuscode() if record.http_headers is not None else "200"
    if status != "200":
        return
    limit = int_setting("max_bytes")
    payload = record.content_stream().read(limit + 1)
    digest = sha256(payload).digest()
    if digest in seen or not html.accepts(payload[:8192]):
        return
    seen.add(digest)
    try:
        yield page(payload, record.rec_headers.get_header("WARC-Target-URI"), charset_of(record), hints)
    except InputError as error:
        yield InputError(f"record {number}: {error}")


def charset_of(record: Any) -> str | None:
    """The encoding that the HTTP header names, or None."""
    kind = record.http_headers.get_header("Content-Type", "") if record.http_headers is not None else ""
    return charset_in(kind)


def charset_in(kind: str | None) -> str | None:
    """The charset parameter of a media type, or None."""
    _, _, name = (kind or "").lower().partition("charset=")
    return name.split(";")[0].strip(" \"'") or None


def page(payload: bytes, url: str | None, charset: str | None, hints: Hints) -> Document:
    """Document of a page as it came over HTTP. InputError as for any page."""
    check_size(payload)
    declared = html.declared_charset(payload)
    text, issues = decode(payload, charset or declared)
    url = (url or "").strip("<> ")[:2000] or None
    return html.page_document(text, issues, Metadata(url=url), replace(hints, source=hints.source or host_of(url)))


def host_of(url: str | None) -> str | None:
    """The host of an address without "www.", or None."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None


def read(data: bytes, hints: Hints | None = None) -> Iterator[Document]:
    """All documents; raises the first InputError."""
    for item in items(io.BytesIO(data), hints):
        if isinstance(item, InputError):
            raise item
        yield item
