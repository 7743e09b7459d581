"""Saved feeds (RSS, Atom, RDF): each entry is a document, with a note when the feed holds only a teaser of it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.errors import InputError
from dateline.model import Document, Issue
from dateline.readers.base import Hints, Metadata, check_size, make_document
from dateline.readers.fragment import words_of
from dateline.readers.headers import parse_day
from dateline.settings import int_setting

NAME = "feed"
MAX_ENTRIES = 2_000
TEASER = 600  # characters; a summary below this is a teaser of an article that stands elsewhere
_FEED = re.compile(rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,8}<(rss|feed|rdf:RDF)[\s>]", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(rb"<!(?:ENTITY|DOCTYPE[^>\[]{0,2000}\[)", re.IGNORECASE)


def accepts(head: bytes) -> bool:
    """True when the bytes begin as a feed does."""
    head = head.lstrip(b"\xef\xbb\xbf")
    return _FEED.match(head) is not None or (head.lstrip().startswith(b"<?xml") and _ENTITY.search(head) is not None)


def items(stream: BinaryIO, hints: Hints | None = None) -> Iterator[Document | InputError]:
    """A document, or why there is none, for every entry."""
    data = stream.read(int_setting("max_bytes") + 1)
    parsed = parse(data)
    for _, item in documents(parsed, hints):
        yield item
    if len(parsed.entries) > MAX_ENTRIES:
        yield InputError(f"a feed of {len(parsed.entries):,} entries; the first {MAX_ENTRIES:,} were read")


def parse(data: bytes) -> Any:
    """feedparser's result. InputError when the feed is too large, declares entities (they can grow without bound), or is none."""
    import feedparser

    check_size(data)
    refuse_entities(data)
    try:
        parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError) as error:
        raise InputError(f"a feed that cannot be parsed ({type(error).__name__})") from error
    if not parsed.get("version") and not parsed.entries:
        raise InputError("a feed that cannot be parsed")
    return parsed


def refuse_entities(data: bytes) -> None:
    """InputError for XML that declares entities: a few lines of them unpack to gigabytes. UTF-16 hides nothing: its zero bytes are left out."""
    if _ENTITY.search(data) or (b"\x00" in data[:200] and _ENTITY.search(data.replace(b"\x00", b""))):
        raise InputError("XML that declares XML entities; it is not read")


def documents(parsed: Any, hints: Hints | None = None) -> Iterator[tuple[str, Document | InputError]]:
    """(address or number, document or why there is none) for every entry of a parsed feed."""
    outlet = _line(parsed.feed.get("title"))
    for number, entry in enumerate(parsed.entries[:MAX_ENTRIES], 1):
        try:
            yield _line(entry.get("link")) or f"entry {number}", _entry(entry, outlet, hints)
        except InputError as error:
            yield _line(entry.get("link")) or f"entry {number}", InputError(f"entry {number}: {error}")


def _entry(entry: Any, outlet: str | None, hints: Hints | None) -> Document:
    full = next((str(c.get("value") or "") for c in entry.get("content") or () if c.get("value")), "")
    text = words_of(full or str(entry.get("summary") or ""))
    short = not full and len(text) < TEASER
    issues = (Issue("teaser", "only the feed's summary was read, not the article"),) if short else ()
    stated = [_line(entry[k]) or "" for k in ("published", "updated") if k in entry]
    day = next((d for t in stated if (d := parse_day(t))), None)
    no_day = "" if day else next(filter(None, stated), "")
    meta = Metadata(outlet, _line(entry.get("link")), _line(words_of(str(entry.get("title") or ""))), day, no_day)
    return make_document(text, NAME, issues, meta, hints)


def _line(value: object) -> str | None:
    return " ".join(str(value or "").split())[:500] or None


def read(data: bytes, hints: Hints | None = None) -> Iterator[Document]:
    """All documents; raises the first InputError."""
    for item in items(io.BytesIO(data), hints):
        if isinstance(item, InputError):
            raise item
        yield item
