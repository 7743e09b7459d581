"""What readers share: hints from the caller, limits, and the making of a Document from a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.errors import InputError
from dateline.model import Document, Issue, Span
from dateline.readers.addresses import is_address
from dateline.readers.headers import Header, header_of
from dateline.readers.language import language_of
from dateline.readers.streams import Opened
from dateline.settings import int_setting


@dataclass(frozen=True, slots=True)
class Hints:
    """What the caller knows: a publication date (ISO) overrides the document; source and url only fill gaps."""

    published: str | None = None
    source: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says about its article outside of the text. `no_day` is a date that is none."""

    source: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    no_day: str = ""


def check_size(data: bytes) -> None:
    """InputError when the article is larger than the setting max_bytes."""
    limit = int_setting("max_bytes")
    if len(data) > limit:
        raise InputError(f"too large: more than {limit:,} bytes for one article")


def check_text(text: str) -> None:
    """InputError when there is nothing to read, or a line longer than the setting max_line."""
    if not any(ch.isalnum() for ch in text):
        raise InputError("empty: no letters or digits in the text")
    limit = int_setting("max_line")
    if len(text) > limit:
        longest = max(map(len, text.splitlines()), default=0)
        if longest > limit:
            raise InputError(f"one line of {longest:,} characters; the limit is {limit:,}")


def to_end(found: Iterator[Document | InputError], stream: Opened | None) -> Iterator[Document | InputError]:
    """Items of a file that was gzipped when `stream` is not None. Where its stream broke, the last item is marked and the reason is the last error."""
    held: Document | InputError | None = None
    for item in found:
        if held is not None:
            yield held
        held = item
    broken = stream.broken if stream is not None else None
    if broken is None:
        yield from () if held is None else (held,)
    elif isinstance(held, InputError):
        yield InputError(f"{held}; {broken}")
    else:
        if held is not None:
            yield replace(held, issues=(*held.issues, Issue("broken-file", f"{broken}; this is the last article that could be had of it, and may not be whole")))
        yield broken


def make_document(text: str, reader: str, issues: tuple[Issue, ...] = (), meta: Metadata | None = None, hints: Hints | None = None) -> Document:
    """Document of a text that is kept as it is. Publication date: caller, then header, then metadata, then a date line of the text.

    InputError when the text is empty or over a limit.
    """
    check_text(text)
    meta, hints = meta or Metadata(), hints or Hints()
    header = header_of(text)
    published, basis = _published(header, meta, hints)
    url = header.fields.get("url") or meta.url or hints.url
    if url is not None and not is_address(url):
        issues, url = (*issues, Issue("bad-address", f"{url[:200]!r} is no web address; left out")), None
    if header.no_day or meta.no_day:
        issues = (*issues, Issue("bad-date", f"{(header.no_day or meta.no_day)[:100]!r} is no day"))
    body = Span(header.start, len(text)) if 0 < header.start < len(text) and text[header.start :].strip() else Span(0, len(text))
    return Document(
        text=text,
        source=header.fields.get("source") or meta.source or hints.source,
        url=url,
        title=header.fields.get("title") or meta.title,
        published=published,
        published_basis=basis,
        language=language_of(body.of(text)),
        reader=reader,
        body=body,
        issues=issues,
    )


def _published(header: Header, meta: Metadata, hints: Hints) -> tuple[str | None, str]:
    found = header.fields.get("published")
    if hints.published:
        return hints.published, "option"
    if found and header.basis == "header":
        return found, "header"
    if meta.published:
        return meta.published, "metadata"
    return (found, "text") if found else (None, "none")
