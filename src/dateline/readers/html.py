"""Web pages: the article's text, title, date, outlet and address, through trafilatura. Pages are hostile: limits first, and nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from dateline.errors import InputError
from dateline.model import Document
from dateline.readers.base import Hints, Metadata, check_size, make_document
from dateline.readers.decode import decode
from dateline.readers.headers import parse_day
from dateline.readers.stubs import stub_issues
from dateline.settings import int_setting

NAME = "html"
MAX_TAGS = 100_000
_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,8}<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|div|p|h[1-6]|table)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Elements that HTML closes by itself do not nest however often they are opened.
SELF_CLOSING = frozenset(
    ("area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option optgroup colgroup html body head").split()
)
_WIRE_FIELDS = ("sitename", "hostname")


def accepts(head: bytes) -> bool:
    """True when the bytes begin as an HTML page or fragment does."""
    return _START.match(head.lstrip(b"\xef\xbb\xbf")) is not None


def check_nesting(page: str) -> None:
    """InputError when tags nest deeper than the setting max_depth, or there are absurdly many: such pages are made to break parsers."""
    limit = int_setting("max_depth")
    depth = tags = 0
    for m in _TAG.finditer(page):
        tags += 1
        if m[2].lower() in SELF_CLOSING:
            continue
        depth = max(0, depth - 1) if m[1] else depth + 1
        if depth > limit:
            raise InputError(f"HTML nested more than {limit:,} levels deep")
    if tags > MAX_TAGS:
        raise InputError(f"HTML with {tags:,} tags; the limit is {MAX_TAGS:,}")


def _extract(page: str) -> Any:
    """trafilatura's result, or None. The date limit is fixed: the clock is never read."""
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    dates = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
    try:
        return bare_extraction(page, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=dates)
    except (ValueError, TypeError, AttributeError, RecursionError, AssertionError, LookupError) as error:
        raise InputError(f"HTML that cannot be parsed ({type(error).__name__})") from error


def page_document(page: str, issues: tuple[Any, ...] = (), meta: Metadata | None = None, hints: Hints | None = None) -> Document:
    """Document of one page given as text; fields of `meta` go before what the page says. InputError when there is no article in it."""
    check_nesting(page)
    found = _extract(page.replace("\x00", ""))
    text = normalize("NFC", (getattr(found, "text", None) or "").replace("\r\n", "\n")).strip()
    if not text:
        raise InputError("HTML without article text")
    issues = (*issues, *stub_issues(text))
    own, known = _metadata(found), meta or Metadata()
    merged = Metadata(known.source or own.source, known.url or own.url, known.title or own.title, known.published or own.published)
    return make_document(text, NAME, issues, merged, hints)


def _metadata(found: Any) -> Metadata:
    outlet = next((v for v in (_line(getattr(found, f, None)) for f in _WIRE_FIELDS) if v), None)
    date = getattr(found, "date", None)
    return Metadata(outlet, _line(getattr(found, "url", None)), _line(getattr(found, "title", None)), parse_day(date) if date else None)


def _line(value: str | None) -> str | None:
    """One clean line, or None."""
    line = " ".join((value or "").split())
    return line[:500] or None


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names itself, or None."""
    declared = _CHARSET.search(data[:4096])
    return declared[1].decode("ascii") if declared else None


def read(data: bytes, hints: Hints | None = None) -> Iterator[Document]:
    """One document; InputError when the page is over a limit or has no article."""
    check_size(data)
    page, issues = decode(data, declared_charset(data))
    yield page_document(page, issues, hints=hints)
