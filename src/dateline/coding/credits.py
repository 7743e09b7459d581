"""Whose words an article prints, where it says so: "(Reuters) -" at its head, "Source: Reuters" at its foot. What it quotes from others is not meant here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Document, Span
from dateline.vocab.credits import CreditRule, credit_rules, outlet

NEAR = 400  # characters from the start or the end in which a credit stands


@dataclass(frozen=True, slots=True)
class Credit:
    """The outlet whose words are printed, the span that says so, and the rule."""

    name: str
    span: Span
    rule: str


def credit_of(document: Document) -> Credit | None:
    """The first credit of a document, by the order of rules; None where there is none or the outlet credits itself."""
    body = document.body or (Span(0, len(document.text)) if document.text else None)
    if body is None:
        return None
    for rule in credit_rules():
        for span, name in _matches(rule, document.text, body):
            known = outlet(name)
            own = outlet(document.source or "").casefold() == known.casefold()
            return None if own else Credit(known, span, rule.id)
    return None


def _matches(rule: CreditRule, text: str, body: Span) -> Iterator[tuple[Span, str]]:
    if rule.at == "start":
        for begin in _starts(text, body):
            if found := rule.pattern.match(text, begin, body.end):
                yield Span(found.start(), found.end()), found["name"]
    elif rule.at == "end":
        if found := rule.pattern.search(text, max(body.start, body.end - NEAR), body.end):
            yield Span(found.start(), found.end()), found["name"]
    else:
        for begin, end in _edge_lines(text, body):
            if found := rule.pattern.fullmatch(text, begin, end):
                yield Span(found.start(), found.end()), found["name"]


def _starts(text: str, body: Span) -> list[int]:
    """The first three lines of the body that hold anything: a headline and a byline may stand before the dateline."""
    return [begin for begin, _ in _lines(text, body.start, min(body.end, body.start + NEAR))][:3]


def _edge_lines(text: str, body: Span) -> list[tuple[int, int]]:
    head = _lines(text, body.start, min(body.end, body.start + NEAR))
    tail = _lines(text, max(body.start, body.end - NEAR), body.end)
    return [*head, *(t for t in tail if t not in head)]


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Lines of a stretch without the blanks around them. The first and the last may be cut where the stretch is."""
    out = []
    position = start
    for line in text[start:end].split("\n"):
        words = line.strip()
        if words:
            begin = position + line.index(words[0])
            out.append((begin, begin + len(words)))
        position += len(line) + 1
    return out
