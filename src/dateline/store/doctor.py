"""What may be wrong with a store, said in words."""

from __future__ import annotations

import sqlite3
from hashlib import sha256

from dateline.errors import StoreError
from dateline.store.rows import load_reading

JUDGED = "SELECT id FROM reports UNION SELECT id FROM records WHERE kind = 'truce'"


def problems(db: sqlite3.Connection) -> list[str]:
    """One line for each thing that is wrong: damaged pages, broken references, changed texts, spans outside of their text."""
    out = [f"damaged page: {row[0]}" for row in db.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
    if out:
        return out
    out += [f"broken reference: a row of {table} names a missing {parent}" for table, _, parent, _ in db.execute("PRAGMA foreign_key_check")]
    try:
        db.execute("INSERT INTO search(search) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        if "readonly" not in str(error).lower():
            out.append("the full-text index does not match the documents")
    out += event_problems(db)
    for (document,) in db.execute("SELECT id FROM documents ORDER BY id").fetchall():
        out += document_problems(db, str(document))
    return out


def event_problems(db: sqlite3.Connection) -> list[str]:
    """Events without reports, reports of events that are gone, event records that no report stands for, judgements that name nothing."""
    checks = {
        "event {}: no report stands in it": "SELECT id FROM events WHERE id NOT IN (SELECT event FROM reports WHERE event IS NOT NULL)",
        "report {}: its event is gone": "SELECT id FROM reports WHERE event IS NOT NULL AND event NOT IN (SELECT id FROM events)",
        "record {}: has no report": ("SELECT id FROM records WHERE kind = 'event' AND id NOT IN (SELECT id FROM reports)"),
        "judgement {}: names a report that is not there": f"SELECT id FROM judgements WHERE a NOT IN ({JUDGED}) OR b NOT IN ({JUDGED})",
    }
    return [message.format(row[0]) for message, sql in checks.items() for row in db.execute(sql + " ORDER BY 1 LIMIT 5")]


def document_problems(db: sqlite3.Connection, document: str) -> list[str]:
    """A document whose text changed, or whose spans or links point at nothing."""
    digest, length = db.execute("SELECT sha256, length(text) FROM documents WHERE id = ?", (document,)).fetchone()
    try:
        reading = load_reading(db, document)
    except (StoreError, ValueError) as error:
        return [f"{document}: {error}"]
    text = reading.document.text
    out = []
    if sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != digest:
        out.append(f"{document}: its text is not the one that was read (changed by another program?)")
    spans = [(r.id, s) for r in reading.records for s in (*r.spans, *(e for st in r.statements for e in st.evidence.spans))]
    out += [f"{document}/{name}: span [{s.start}, {s.end}] lies outside of the text ({length} characters)" for name, s in spans if s.end > len(text)]
    ids = {r.id for r in reading.records}
    out += [f"{document}: a link names {x}, which is no record" for ln in reading.links for x in (ln.source, ln.target) if x not in ids]
    return out
