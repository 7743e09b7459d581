"""A document, and spans of its text."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters [start, end) of one document's text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The words of the span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that could not be read, kept with its place. `kind` is a short code such as "no-date"."""

    kind: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One article. `text` never changes; every span points into it.

    `published` is an ISO 8601 date or None; `published_basis` says where it was found: "option", "header", "metadata", "text" or "none".
    `body` is the part of the text to read (an in-band header stays in the text, outside the body). `revises` is the id of an older document.
    """

    text: str
    source: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    published_basis: str = "none"
    language: str | None = None
    reader: str = "plain"
    body: Span | None = None
    revises: str | None = None
    issues: tuple[Issue, ...] = ()

    @property
    def sha256(self) -> str:
        """Digest of the text alone: wire copy in two papers shares it."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def id(self) -> str:
        """Identifier from source, url and text: read twice, the id is the same."""
        whole = "\x1f".join([self.source or "", self.url or "", self.text])
        return "doc_" + sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:16]
