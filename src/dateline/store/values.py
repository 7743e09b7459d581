"""Values of statements as JSON and back, and as the short text that a person reads in the database."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from dateline.errors import StoreError
from dateline.model import ActorRef, Count, Harmed, Span, When, Where
from dateline.model.values import Value

KINDS: dict[str, type[Any]] = {"when": When, "count": Count, "where": Where, "actor": ActorRef, "harmed": Harmed}


def dump_value(value: Value) -> str:
    """JSON of one value: {"is": ..., fields} for a structured one, a bare JSON value for text, number or null."""
    for kind, cls in KINDS.items():
        if isinstance(value, cls):
            return json.dumps({"is": kind, **asdict(value)}, ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False)


def load_value(text: str) -> Value:
    """The value of some JSON; StoreError when it is none."""
    try:
        raw = json.loads(text)
        if isinstance(raw, dict):
            made: Value = KINDS[raw.pop("is")](**raw)
            return made
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"damaged store: not a value: {text[:60]!r}") from error
    if raw is None or isinstance(raw, (str, int)):
        return raw
    raise StoreError(f"damaged store: not a value: {text[:60]!r}")


def label(value: Value) -> str:
    """Short text of a value for people and for the full-text index."""
    if isinstance(value, (ActorRef, Where)):
        return value.name
    if isinstance(value, When):
        return value.start if value.start and value.start == value.end else f"{value.start or '?'}..{value.end or '?'}"
    if isinstance(value, Count):
        if value.state != "given":
            return value.state
        return str(value.best) if value.best is not None else f"{value.low if value.low is not None else ''}..{value.high if value.high is not None else ''}"
    if isinstance(value, Harmed):
        return f"{label(value.count)} {value.noun}"
    return "" if value is None else str(value)


def dump_spans(spans: tuple[Span, ...]) -> str:
    """JSON of spans: [[start, end], ...]."""
    return json.dumps([[s.start, s.end] for s in spans])


def load_spans(text: str) -> tuple[Span, ...]:
    """Spans of their JSON; StoreError when it is damaged."""
    try:
        return tuple(Span(start, end) for start, end in json.loads(text))
    except (ValueError, TypeError) as error:
        raise StoreError(f"damaged store: not spans: {text[:60]!r}") from error


def quote(text: str, spans: tuple[Span, ...]) -> str:
    """The words of spans, joined by " ... ", white space evened out."""
    return " ... ".join(" ".join(s.of(text).split()) for s in spans)
