"""Events that somebody else read (a language model): every value comes as words, and counts only if the words stand in the text.

The words are looked up; what they mean (which actor, what place, how many, when) is what our own coders made of these very words. Nothing is taken on trust.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeVar

from dateline.coding.draft import Draft
from dateline.coding.names.coder import resolve
from dateline.model import ActorRef, Evidence, Issue, Mention, Record, Span, Statement
from dateline.model.statement import Status
from dateline.vocab.rules import TYPES

M = TypeVar("M", bound=Mention)
STATUSES: tuple[Status, ...] = ("current", "background", "planned", "hypothetical", "denied")
SIDES = ("actors", "recipients", "claimed_by")
COUNTS = ("deaths", "wounded")
LISTS = (*SIDES, "targets", "weapons", "places", "speakers")
SINGLES = ("when", *COUNTS)
NOT_THERE = "words-not-in-text"
MAX_EVENTS = 200
MAX_WORDS = 600  # characters of one quotation


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of the answer: {"events": [{"type", "status", "quote", and words for each field}]}."""
    words = {"type": "string", "maxLength": MAX_WORDS}
    fields: dict[str, Any] = {"type": {"enum": sorted(TYPES)}, "status": {"enum": list(STATUSES)}, "quote": words}
    fields |= {name: {"type": "array", "items": words, "maxItems": 20} for name in LISTS}
    fields |= {name: {"type": ["string", "null"], "maxLength": MAX_WORDS} for name in SINGLES}
    event = {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
    events = {"type": "array", "items": event, "maxItems": MAX_EVENTS}
    return {"type": "object", "properties": {"events": events}, "required": ["events"], "additionalProperties": False}


def add_events(draft: Draft, answer: Any, coder: str) -> None:
    """Append a record for each event whose quotation stands in the text, in text order; note an issue for everything that is dropped."""
    told: list[tuple[Span, dict[str, Any]]] = []
    for event in _events(answer)[:MAX_EVENTS]:
        words = event.get("quote")
        span = locate(draft.document.text, words, 0) if isinstance(words, str) else None
        if span is None or event.get("type") not in TYPES or event.get("status") not in STATUSES:
            _drop(draft, "an event", words if span is None else event.get("type"))
        else:
            told.append((span, event))
    told.sort(key=lambda x: (x[0], str(x[1].get("type"))))
    for n, (span, event) in enumerate(told, 1):
        draft.records.append(Record(f"e{n}", "event", (span,), tuple(_statements(draft, span, event, coder))))


def _events(answer: Any) -> list[dict[str, Any]]:
    events = answer.get("events") if isinstance(answer, dict) else None
    return [e for e in events if isinstance(e, dict)] if isinstance(events, list) else []


def _statements(draft: Draft, quote: Span, event: dict[str, Any], coder: str) -> Iterable[Statement]:
    base = Evidence((quote,), coder)
    yield Statement("type", str(event["type"]), base)
    yield Statement("status", str(event["status"]), base)
    yield Statement("certainty", "certain", base)
    for field in (*LISTS, *SINGLES):
        seen = []
        for words in _words(event.get(field)):
            s = _statement(draft, quote, field, words, coder)
            if s is None:
                _drop(draft, field, words)
            elif s.value not in seen:
                seen.append(s.value)
                yield s


def _words(value: Any) -> list[str]:
    """The quotations of a field, whatever its form."""
    found = value if isinstance(value, list) else [value]
    return [w for w in found if isinstance(w, str) and w.strip() and len(w) <= MAX_WORDS][:20]


def _drop(draft: Draft, what: str, words: Any) -> None:
    draft.issues.append(Issue(NOT_THERE, f"{what} left out: {str(words)[:80]!r} cannot be found or resolved in the text"))


def _statement(draft: Draft, quote: Span, field: str, words: str, coder: str) -> Statement | None:
    """The value that our coders give the words; None when the words are not there or mean nothing of that kind."""
    span = locate(draft.document.text, words, quote.start)
    if span is None:
        return None
    evidence = Evidence((span,), coder)
    if field in SIDES:
        mention = _at(draft.actors, span)
        actor = resolve(draft, mention) if mention else ActorRef(" ".join(words.split()))
        return Statement(field, actor, evidence)
    if field == "places":
        place = _at([p for p in draft.places if p.where is not None], span)
        return Statement(field, place.where, evidence) if place else None
    if field == "when":
        time = _at(draft.times, span)
        return Statement(field, time.when, evidence) if time else None
    if field in COUNTS:
        harm = "killed" if field == "deaths" else "wounded"
        count = _at([c for c in draft.casualties if c.harm == harm], span) or _at(draft.counts, span)
        return Statement(field, count.count, evidence) if count else None
    return Statement(field, " ".join(words.split()), evidence)


def _at(mentions: Iterable[M], span: Span) -> M | None:
    """The mention that shares most with the span; the earlier of equals."""
    over = [(min(m.span.end, span.end) - max(m.span.start, span.start), -m.span.start, m) for m in mentions if m.span.overlaps(span)]
    return max(over, key=lambda x: x[:2])[2] if over else None


def locate(text: str, words: str, near: int) -> Span | None:
    """Where words stand in a text, white space aside: the occurrence nearest to a character. None when they do not."""
    parts = [re.escape(p) for p in words.split()]
    if not parts:
        return None
    found = [m.span() for m in re.finditer(r"\s+".join(parts), text)]
    if not found:
        return None
    start, end = min(found, key=lambda s: (abs(s[0] - near), s[0]))
    return Span(start, end)
