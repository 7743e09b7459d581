"""Numbers for citations: every sentence of a brief ends in one, and each resolves to a source and its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.briefs import phrasing as p
from dateline.briefs.sentences import MARK, Cite, Sentence
from dateline.model import Document, Span
from dateline.readers.addresses import host_of


@dataclass(frozen=True, slots=True)
class Citation:
    """One entry of the list of sources: the words, and where they stand."""

    n: int
    document: Document
    spans: tuple[Span, ...]
    records: tuple[str, ...]

    @property
    def quote(self) -> str:
        """The cited words, whole, white space evened out."""
        return " … ".join(p.clean(s.of(self.document.text)) for s in self.spans)


@dataclass
class Citations:
    """Gives the same number to the same words of the same document."""

    _numbers: dict[tuple[str, tuple[Span, ...]], int] = field(default_factory=dict)
    _documents: dict[str, Document] = field(default_factory=dict)
    _records: dict[int, list[str]] = field(default_factory=dict)

    def number(self, cite: Cite) -> int:
        """The number of a source; new ones are counted up in order of first use."""
        spans = tuple(sorted(set(cite.spans)))
        n = self._numbers.setdefault((cite.document, spans), len(self._numbers) + 1)
        self._documents[cite.document] = cite.reading.document
        names = self._records.setdefault(n, [])
        if cite.record and cite.record not in names:
            names.append(cite.record)
        return n

    def text(self, sentence: Sentence) -> str:
        """The sentence with its citations as [n], before the full stop."""
        text, end = sentence.text, ""
        loose = []
        for i, cite in enumerate(sentence.cites):
            n = self.number(cite)
            mark = chr(MARK + i)
            if mark in text:
                text = text.replace(mark, f"[{n}]")
            elif f"[{n}]" not in loose:
                loose.append(f"[{n}]")
        if loose:
            body = text.rstrip(".")
            end = f" {''.join(loose)}."
            return body + end
        return text

    def entries(self) -> list[Citation]:
        """The list of sources, by number."""
        return [Citation(n, self._documents[d], spans, tuple(self._records[n])) for (d, spans), n in sorted(self._numbers.items(), key=lambda i: i[1])]


def source_name(document: Document) -> str:
    """What to call a document: its outlet, else the host of its address, else its title, else its id."""
    if document.source:
        return p.clean(document.source)
    return p.clean(host_of(document.url) or (document.title and f"“{p.shorten(document.title, 60)}”") or f"article {document.id[4:10]}")


def source_line(document: Document) -> str:
    """Outlet and date: "Harbour Gazette, 22 November 2023"."""
    name = source_name(document)
    day = p.day(document.published) if document.published else "undated"
    return name if day in name else f"{name}, {day}"


def source_short(document: Document) -> str:
    """Outlet and day without the year, for lists: "Harbour Gazette, 22 Nov"."""
    name = source_name(document)
    if not document.published or len(document.published) < 10:
        return name
    number, month, _ = p.day(document.published).split()
    return f"{name}, {number} {month[:3]}"


def all_numbers(citations: Citations, sentences: Iterable[Sentence]) -> list[int]:
    """Numbers that some sentences use, in order."""
    return list(dict.fromkeys(citations.number(c) for s in sentences for c in s.cites))
