"""Readings to rows and back."""

from __future__ import annotations

import json
import sqlite3
from typing import cast

from dateline.errors import StoreError
from dateline.model import Contradiction, Document, Evidence, Issue, Link, Reading, Record, Span, Statement, When, Where
from dateline.model.reading import LinkType
from dateline.model.statement import Certainty, RecordKind
from dateline.store.values import dump_spans, dump_value, label, load_spans, load_value, quote

DOCUMENT_COLUMNS = "id, source, url, title, published, published_basis, language, reader, sha256, telling, body_start, body_end, revises, text"


def write_reading(db: sqlite3.Connection, document: Document, reading: Reading, telling: str) -> None:
    """All rows of one document. The caller holds the transaction."""
    body = (document.body.start, document.body.end) if document.body else (None, None)
    db.execute(
        f"INSERT INTO documents({DOCUMENT_COLUMNS}) VALUES ({','.join('?' * 14)})",
        (
            document.id, document.source, document.url, document.title, document.published, document.published_basis, document.language,
            document.reader, document.sha256, telling, *body, document.revises, document.text,
        ),
    )  # fmt: skip
    for position, record in enumerate(reading.records):
        _write_record(db, document, record, position)
    for position, link in enumerate(reading.links):
        db.execute(
            "INSERT INTO links VALUES (?,?,?,?,?,?,?,?,?)",
            (
                document.id,
                position,
                link.source,
                link.target,
                link.type,
                link.speaker,
                link.coder,
                dump_spans(link.spans),
                quote(document.text, link.spans),
            ),
        )
    for position, c in enumerate(reading.contradictions):
        db.execute(
            "INSERT INTO contradictions VALUES (?,?,?,?,?,?,?,?)",
            (document.id, position, c.kind, c.message, json.dumps(c.records), c.coder, dump_spans(c.spans), quote(document.text, c.spans)),
        )
    _write_issues(db, document, reading)


def _write_issues(db: sqlite3.Connection, document: Document, reading: Reading) -> None:
    own = [(i, 1) for i in document.issues] + [(i, 0) for i in reading.issues if i not in document.issues]
    for issue, of_document in own:
        start, end = (issue.span.start, issue.span.end) if issue.span else (None, None)
        db.execute(
            "INSERT INTO issues(document, kind, message, span_start, span_end, of_document) VALUES (?,?,?,?,?,?)",
            (document.id, issue.kind, issue.message, start, end, of_document),
        )


def _write_record(db: sqlite3.Connection, document: Document, record: Record, position: int) -> None:
    key = f"{document.id}/{record.id}"
    when = record.value("when")
    start, end = (when.start, when.end) if isinstance(when, When) else (None, None)
    countries = sorted({w.country for f in ("places", "place") for w in record.values(f) if isinstance(w, Where) and w.country})
    texts = [_text(record, name) for name in ("type", "mode", "status")]
    db.execute(
        "INSERT INTO records VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (key, document.id, record.id, position, record.kind, *texts, start, end, " ".join(countries) or None, dump_spans(record.spans),
         quote(document.text, record.spans)),
    )  # fmt: skip
    for n, s in enumerate(record.statements):
        e = s.evidence
        speaker = (e.speaker.start, e.speaker.end) if e.speaker else (None, None)
        db.execute(
            "INSERT INTO statements VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            (
                key,
                n,
                s.field,
                dump_value(s.value),
                label(s.value),
                e.certainty,
                e.coder,
                dump_spans(e.spans),
                quote(document.text, e.spans),
                *speaker,
            ),
        )


def _text(record: Record, field: str) -> str | None:
    value = record.value(field)
    return value if isinstance(value, str) else None


def load_document(db: sqlite3.Connection, document: str) -> Document:
    """One document; StoreError when it is not there."""
    row = db.execute(f"SELECT {DOCUMENT_COLUMNS} FROM documents WHERE id = ?", (document,)).fetchone()
    if row is None:
        raise StoreError(f"{document}: no such document")
    _, source, url, title, published, basis, language, reader, _, _, start, end, revises, text = row
    issues = tuple(_issues(db, document, 1))
    body = Span(start, end) if start is not None else None
    return Document(text, source, url, title, published, basis, language, reader, body, revises, issues)


def _issues(db: sqlite3.Connection, document: str, of_document: int) -> list[Issue]:
    rows = db.execute("SELECT kind, message, span_start, span_end FROM issues WHERE document = ? AND of_document = ? ORDER BY id", (document, of_document))
    return [Issue(k, m, Span(s, e) if s is not None else None) for k, m, s, e in rows]


def load_reading(db: sqlite3.Connection, document: str) -> Reading:
    """Everything of one document, as it was added (answers are made from the records when asked for)."""
    doc = load_document(db, document)
    rows = db.execute("SELECT id, local_id, kind, spans FROM records WHERE document = ? ORDER BY position", (document,)).fetchall()
    records = tuple(Record(local, cast(RecordKind, kind), load_spans(spans), _statements(db, key)) for key, local, kind, spans in rows)
    links = tuple(
        Link(s, t, cast(LinkType, kind), load_spans(spans), speaker, coder)
        for s, t, kind, speaker, coder, spans in db.execute(
            "SELECT source, target, type, speaker, coder, spans FROM links WHERE document = ? ORDER BY position", (document,)
        )
    )
    contradictions = tuple(
        Contradiction(kind, message, load_spans(spans), tuple(json.loads(ids)), coder)
        for kind, message, ids, coder, spans in db.execute(
            "SELECT kind, message, records, coder, spans FROM contradictions WHERE document = ? ORDER BY position", (document,)
        )
    )
    return Reading(doc, records, links, contradictions, tuple(_issues(db, document, 0)))


def _statements(db: sqlite3.Connection, record: str) -> tuple[Statement, ...]:
    rows = db.execute("SELECT field, value, certainty, coder, spans, speaker_start, speaker_end FROM statements WHERE record = ? ORDER BY position", (record,))
    return tuple(
        Statement(field, load_value(value), Evidence(load_spans(spans), coder, Span(s, e) if s is not None else None, cast(Certainty, certainty)))
        for field, value, certainty, coder, spans, s, e in rows
    )
