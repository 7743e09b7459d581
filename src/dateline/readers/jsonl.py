"""JSON lines (one article per line, as crawlers write them), a JSON array, or one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.errors import InputError
from dateline.model import Document
from dateline.readers.addresses import host_of
from dateline.readers.base import Hints, Metadata, make_document
from dateline.readers.decode import decode, mend
from dateline.readers.headers import parse_day
from dateline.settings import int_setting

NAME = "jsonl"
TEXT_KEYS = ("text", "maintext", "body", "content", "article", "fulltext", "raw_text")
HTML_KEYS = ("html", "raw_html")
TITLE_KEYS = ("title", "headline", "title_page")
DATE_KEYS = (
    "date",
    "date_publish",
    "published",
    "publish_date",
    "publication_date",
    "date_published",
    "pubDate",
    "published_at",
    "datetime",
    "timestamp",
)
URL_KEYS = ("url", "link", "canonical_link", "canonical_url")
SOURCE_KEYS = ("source", "source_domain", "outlet", "publisher", "sitename", "site_name", "domain", "hostname")


def accepts(head: bytes) -> bool:
    """True when the bytes begin with a JSON object or an array of objects."""
    start = head.lstrip(b"\xef\xbb\xbf").lstrip()
    if start[:1] == b"[":
        return start[1:].lstrip()[:1] == b"{"
    return start[:1] == b"{" and start[1:].lstrip()[:1] in (b'"', b"}") and b":" in start[:SNIFF]


SNIFF = 4096


def _loads(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        raise InputError(f"{where}: JSON nested too deep") from None
    except ValueError as error:
        raise InputError(f"{where}: not JSON: {getattr(error, 'msg', 'cannot be parsed')}") from None


def records(lines: Iterator[bytes], before: int = 0) -> Iterator[tuple[int, Any]]:
    """(number, value) for every record, `before` lines came before; a broken line gives an InputError as its value, so that the next ones are still read."""
    limit = int_setting("max_bytes")
    first = before == 0
    for number, line in enumerate(lines, before + 1):
        if not line.strip():
            continue
        where = f"line {number}"
        try:
            if len(line) > limit:
                raise InputError(f"{where}: too large: more than {limit:,} bytes for one article")
            yield number, _loads(decode(line)[0], where)
        except InputError as error:
            if first:
                whole = _whole(line, lines, limit)
                if whole is not None:
                    yield from enumerate(whole, 1)
                    return
            yield number, error if str(error).startswith("line") else InputError(f"{where}: {error}")
        first = False


def is_whole(head: bytes) -> bool:
    """True when a file's first line opens a JSON value and no more, as pretty-printed JSON does: the file is one value, not lines."""
    return head.partition(b"\n")[0].strip() in (b"{", b"[", b"[{", b"\xef\xbb\xbf{", b"\xef\xbb\xbf[")


def _whole(line: bytes, lines: Iterator[bytes], limit: int) -> list[Any] | None:
    """The records when the whole file is one pretty-printed JSON value, else None (only for a first line that opens one)."""
    if not is_whole(line):
        return None
    parts = [line]
    size = len(line)
    for more in lines:
        parts.append(more)
        size += len(more)
        if size > limit:
            return [InputError(f"too large: more than {limit:,} bytes of JSON that is not one record per line")]
    try:
        value = _loads(decode(b"".join(parts))[0], "the file")
    except InputError as error:
        return [error]
    return value if isinstance(value, list) else [value]


def _pick(record: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    """First key that holds a text, a number, or an object with a name."""
    for key in keys:
        value = record.get(key)
        if isinstance(value, dict):
            value = value.get("name") or value.get("domain")
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            return mend(str(value))[0]
    return None


def document_of(record: Any, where: str, hints: Hints | None = None) -> Document:
    """Document of one record; InputError when it is no object or has no text."""
    if not isinstance(record, dict):
        raise InputError(f"{where}: not a JSON object")
    url = _pick(record, URL_KEYS)
    source = _pick(record, SOURCE_KEYS) or host_of(url)
    date = _pick(record, DATE_KEYS)
    day = parse_day(date) if date else None
    meta = Metadata(source, url, _pick(record, TITLE_KEYS), day, date if date and not day else "")
    text, page = _pick(record, TEXT_KEYS), _pick(record, HTML_KEYS)
    try:
        if text is None and page is not None:
            from dateline.readers.html import page_document

            return page_document(page, meta=meta, hints=hints)
        if text is None:
            raise InputError(f"no text (looked for {', '.join(TEXT_KEYS[:4])})")
        _, issues = mend(next((record[k] for k in TEXT_KEYS if isinstance(record.get(k), str) and record[k].strip()), ""))
        return make_document(text, NAME, issues, meta, hints)
    except InputError as error:
        raise InputError(f"{where}: {error}") from None


def read_lines(lines: Iterator[bytes], hints: Hints | None = None, before: int = 0) -> Iterator[Document | InputError]:
    """A document or an InputError for every record, in order; `before` lines came before."""
    for number, value in records(lines, before):
        if isinstance(value, InputError):
            yield value
            continue
        try:
            yield document_of(value, f"line {number}", hints)
        except InputError as error:
            yield error


def items(stream: BinaryIO, hints: Hints | None = None, before: int = 0) -> Iterator[Document | InputError]:
    """A document or an InputError for every record of a stream, read one line at a time; `before` lines came before it."""
    return read_lines(_lines(stream, int_setting("max_bytes")), hints, before)


def _lines(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """Lines; one over the limit is cut there and its rest skipped, so that memory stays bounded."""
    while line := stream.readline(limit + 2):
        yield line
        while not line.endswith(b"\n") and (line := stream.readline(limit)):
            pass


def read(data: bytes, hints: Hints | None = None) -> Iterator[Document]:
    """All documents; raises the first InputError."""
    for item in read_lines(iter(data.splitlines(keepends=True)), hints):
        if isinstance(item, InputError):
            raise item
        yield item
