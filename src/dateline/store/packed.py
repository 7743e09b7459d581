"""A reading as one line of JSON that gives back exactly that reading: how readings travel from those who code to the one who keeps the store."""

from __future__ import annotations

import json
from typing import Any

from dateline.errors import StoreError
from dateline.model import Contradiction, Document, Evidence, Issue, Link, Reading, Record, Span, Statement
from dateline.store.values import dump_spans, dump_value, load_spans, load_value

Json = Any


def pack(reading: Reading) -> str:
    """JSON of a reading with its document and text, without the answers, which are made from the records when asked for."""
    d = reading.document
    whole = {
        "document": [d.text, d.source, d.url, d.title, d.published, d.published_basis, d.language, d.reader, _span(d.body), d.revises, _issues(d.issues)],
        "records": [[r.id, r.kind, dump_spans(r.spans), [_statement(s) for s in r.statements]] for r in reading.records],
        "links": [[k.source, k.target, k.type, dump_spans(k.spans), k.speaker, k.coder] for k in reading.links],
        "contradictions": [[c.kind, c.message, dump_spans(c.spans), list(c.records), c.coder] for c in reading.contradictions],
        "issues": _issues(reading.issues),
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def unpack(packed: str) -> Reading:
    """The reading of `pack`'s JSON; StoreError when it is damaged."""
    try:
        whole = json.loads(packed)
        text, source, url, title, published, basis, language, reader, body, revises, issues = whole["document"]
        document = Document(text, source, url, title, published, basis, language, reader, _load_span(body), revises, _load_issues(issues))
        records = tuple(Record(id_, kind, load_spans(spans), tuple(map(_load_statement, rows))) for id_, kind, spans, rows in whole["records"])
        links = tuple(Link(s, t, kind, load_spans(spans), speaker, coder) for s, t, kind, spans, speaker, coder in whole["links"])
        found = tuple(Contradiction(kind, message, load_spans(spans), tuple(ids), coder) for kind, message, spans, ids, coder in whole["contradictions"])
        return Reading(document, records, links, found, _load_issues(whole["issues"]))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise StoreError(f"damaged: not a packed reading: {packed[:60]!r}") from error


def _statement(statement: Statement) -> Json:
    e = statement.evidence
    return [statement.field, dump_value(statement.value), e.certainty, e.coder, dump_spans(e.spans), _span(e.speaker)]


def _load_statement(row: Json) -> Statement:
    field, value, certainty, coder, spans, speaker = row
    return Statement(field, load_value(value), Evidence(load_spans(spans), coder, _load_span(speaker), certainty))


def _span(span: Span | None) -> Json:
    return [span.start, span.end] if span else None


def _load_span(row: Json) -> Span | None:
    return Span(*row) if row else None


def _issues(issues: tuple[Issue, ...]) -> Json:
    return [[i.kind, i.message, _span(i.span)] for i in issues]


def _load_issues(rows: Json) -> tuple[Issue, ...]:
    return tuple(Issue(kind, message, _load_span(span)) for kind, message, span in rows)
