"""WARC archives: the HTML of successful response records, each payload once."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any, BinaryIO

from dateline.errors import InputError
from dateline.model import Document, Issue
from dateline.readers import html
from dateline.readers.addresses import host_of
from dateline.readers.base import Hints, Metadata, check_size
from dateline.readers.decode import decode
from dateline.readers.warc_frames import MAX_HEADER, Frame, Frames
from dateline.settings import int_setting

NAME = "warc"
BROKEN = (ValueError, EOFError, OSError, AttributeError, KeyError, TypeError, zlib.error)


def accepts(head: bytes) -> bool:
    """True for the version line that every WARC record opens with."""
    return head.startswith(b"WARC/")


def items(stream: BinaryIO, hints: Hints | None = None, before: int = 0) -> Iterator[Document | InputError]:
    """A document, or why there is none, for every HTML response; `before` records came before. What is no page (images, scripts, redirects) is passed over."""
    seen: set[bytes] = set()
    for number, frame in enumerate(Frames(stream, int_setting("max_bytes") + MAX_HEADER), before + 1):
        if isinstance(frame, InputError):
            yield InputError(f"record {number}: {frame}")
            continue
        try:
            yield from _page_in(_parsed(frame), frame.trouble, seen, hints or Hints())
        except InputError as error:
            yield InputError(f"record {number}: {error}" + (f"; {frame.trouble}" if frame.trouble else ""))


def _parsed(frame: Frame) -> Any:
    """warcio's record. InputError when it cannot be read."""
    import logging

    from warcio.exceptions import ArchiveLoadFailed
    from warcio.recordloader import ArcWarcRecordLoader
    from warcio.statusandheaders import StatusAndHeadersParserException

    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    try:
        return ArcWarcRecordLoader(verify_http=False, arc2warc=False).parse_record_stream(io.BytesIO(frame.data), known_format="warc")
    except (ArchiveLoadFailed, StatusAndHeadersParserException, *BROKEN) as error:
        raise InputError(f"a WARC record that cannot be read ({type(error).__name__})") from error


def _page_in(record: Any, trouble: str, seen: set[bytes], hints: Hints) -> Iterator[Document]:
    """The page of a record, if it is one that is not yet among the digests `seen`; `trouble` becomes an issue of it. InputError as for any page."""
    if record.rec_type is None:
        raise InputError("a WARC record without a type")
    if record.rec_type != "response":
        return
    status = record.http_headers.get_statuscode() if record.http_headers is not None else "200"
    if status != "200":
        return
    limit = int_setting("max_bytes")
    try:
        payload = record.content_stream().read(limit + 1)
    except BROKEN as error:
        raise InputError(f"a WARC record that cannot be unpacked ({type(error).__name__})") from error
    digest = sha256(payload).digest()
    if digest in seen or not html.accepts(payload[:8192]):
        return
    seen.add(digest)
    found = page(payload, record.rec_headers.get_header("WARC-Target-URI"), charset_of(record), hints)
    yield replace(found, issues=(Issue("broken-record", trouble), *found.issues)) if trouble else found


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


def read(data: bytes, hints: Hints | None = None) -> Iterator[Document]:
    """All documents; raises the first InputError."""
    for item in items(io.BytesIO(data), hints):
        if isinstance(item, InputError):
            raise item
        yield item
