"""What the pages are given, as plain data: events in a row, an event with its tellings, a document with its annotations, what waits for review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from dateline.analysis.history import casualty_history
from dateline.briefs import phrasing as p
from dateline.briefs.events import headline, lines, short, words
from dateline.desk import Desk
from dateline.exporters.event import event as as_json
from dateline.exporters.event import judgement, value
from dateline.merging.standing import told_by
from dateline.model import ActorRef, Document, Event, Reading, Record, Span, Where
from dateline.store.lineage import Lineage

Json = dict[str, Any]
TEXT = 2_000_000  # characters of one document that a page is given
LABELS = {"event": "event", "tally": "count", "posture": "force", "truce": "truce", "relation": "tie"}


def row(e: Event) -> Json:
    """An event for a list: its name in words, and the values that a row shows."""
    made = as_json(e)
    sources = sorted({r.source or r.document for r in e.reports})
    kept = ("id", "type", "mode", "status", "when", "actors", "recipients", "places", "deaths", "wounded", "standing")
    return {**{k: made[k] for k in kept}, "headline": headline(e), "short": short(e), "sources": sources, "told_by": told_by(e.reports), "reports": len(e.reports)}


def spans(found: Iterable[Span]) -> list[list[int]]:
    """[start, end] pairs, sorted, each once."""
    return [[s.start, s.end] for s in sorted(set(found))]


def event(desk: Desk, id_: str) -> Json:
    """An event with everything told of it: values side by side, each telling's words, the judgements that joined it."""
    e = desk.event(id_)
    tellings = [desk.store.find(r.id) for r in e.reports]
    known = [(reading, record) for reading, record in tellings if record is not None]
    made = desk.store.merged.judgements(r.id for r in e.reports)
    return {
        **row(e),
        "fields": [
            {
                "field": x.field, "label": label, "value": shown, "policy": x.policy, "support": list(x.support),
                "others": [{"value": words(x.field, o.value), "reports": list(o.reports)} for o in x.others],
            }
            for label, shown, x in lines(e)
        ],
        "tellings": [telling(reading, record) for reading, record in known],
        "judgements": [judgement(j) for j in made if j.verdict != "unsure" or not j.by.startswith("rule:")],
        "history": {f: _history(known, f) for f in ("deaths", "wounded")},
    }  # fmt: skip


def telling(reading: Reading, record: Record) -> Json:
    """One report: its document, and each value with the words that say so."""
    document = reading.document
    return {
        "id": f"{document.id}/{record.id}", "document": meta(document), "spans": spans(record.spans),
        "quote": " … ".join(s.of(document.text) for s in record.spans),
        "statements": [
            {"field": s.field, "value": _shown(s.field, s.value), "spans": spans(s.evidence.spans), "coder": s.evidence.coder, "certainty": s.evidence.certainty}
            for s in record.statements
        ],
    }  # fmt: skip


def _shown(field: str, v: Any) -> str:
    return words(field, v) if v is not None else ""


def _history(tellings: list[tuple[Reading, Record]], field: str) -> list[Json]:
    """How the toll became known."""
    steps = casualty_history(tellings, field)
    return [
        {"published": s.published, "words": words(field, s.value), "value": value(s.value), "speaker": s.speaker, "document": s.document, "change": s.change}
        for s in steps
    ]


def meta(document: Document) -> Json:
    """A document without its text."""
    from dateline.briefs.render import safe_url

    return {
        "id": document.id, "source": document.source, "title": document.title, "url": safe_url(document.url), "published": document.published,
        "published_basis": document.published_basis, "language": document.language, "reader": document.reader, "revises": document.revises,
    }  # fmt: skip


def document(desk: Desk, id_: str) -> Json:
    """A document as read: its text, every record with its words, links, what could not be read, whose words it prints."""
    reading, _ = desk.store.find(id_)
    doc = reading.document
    kin = [x for x in desk.store.lineage() if x.document == doc.id]
    return {
        **meta(doc), "text": doc.text[:TEXT], "cut": len(doc.text) > TEXT, "body": [doc.body.start, doc.body.end] if doc.body else None,
        "records": [{**telling(reading, r), "kind": r.kind, "label": LABELS[r.kind], "event": desk.store.merged.event_of(f"{doc.id}/{r.id}")} for r in reading.records],
        "links": [{"source": x.source, "target": x.target, "type": x.type, "speaker": x.speaker, "spans": spans(x.spans)} for x in reading.links],
        "issues": [{"kind": i.kind, "message": i.message, "span": [i.span.start, i.span.end] if i.span else None} for i in (*doc.issues, *reading.issues)],
        "contradictions": [{"kind": c.kind, "message": c.message, "spans": spans(c.spans)} for c in reading.contradictions],
        "lineage": [lineage(x) for x in kin],
    }  # fmt: skip


def lineage(x: Lineage) -> Json:
    """Whose words a document prints."""
    return {"relation": x.relation, "of": x.of, "share": x.share, "counted": x.counted, "credit": x.credit}


def review(desk: Desk, most: int = 100) -> list[Json]:
    """What a person should look at, most pressing first: joins on few points, contradictions, places and actors that are not known."""
    return [*_joins(desk, most), *_contradicted(desk, most), *_unknown(desk, most)]


def _joins(desk: Desk, most: int) -> list[Json]:
    """Pairs of reports that the rules joined with the fewest points, and that nobody has judged."""
    made = desk.store.merged.judgements()
    said = {(j.a, j.b) for j in made if not j.by.startswith("rule:")}
    pairs = sorted((j for j in made if j.verdict == "same" and j.by.startswith("rule:") and (j.a, j.b) not in said), key=lambda j: (j.score or 0, j.a, j.b))
    out = []
    for j in pairs:
        event_id = desk.store.merged.event_of(j.a)
        if event_id is None or event_id != desk.store.merged.event_of(j.b):
            continue
        out.append(
            {"kind": "join", "message": f"joined with {j.score} points", "event": event_id, "judgement": judgement(j), "a": _brief(desk, j.a), "b": _brief(desk, j.b)}
        )
        if len(out) == most:
            break
    return out


def _brief(desk: Desk, report: str) -> Json:
    reading, record = desk.store.find(report)
    return telling(reading, record) if record is not None else {"id": report}


def _contradicted(desk: Desk, most: int) -> list[Json]:
    return [
        {"kind": "contradiction", "message": f"{c.kind}: {c.message}", "event": c.events[0] if c.events else None,
         "sides": [{"document": s.document, "record": s.record, "says": s.says, "spans": spans(s.spans)} for s in c.sides]}
        for c in desk.contradictions()[:most]
    ]  # fmt: skip


def _unknown(desk: Desk, most: int) -> list[Json]:
    """Places that no gazetteer resolves, and actors that no register knows: those told most often first, places before actors."""
    seen: Counter[tuple[str, str, str]] = Counter()
    where: dict[tuple[str, str, str], str] = {}
    for reading in desk.store.readings():
        for record in reading.records:
            for key in (k for s in record.statements if (k := _unresolved(s.value)) is not None):
                seen[key] += 1
                where.setdefault(key, f"{reading.document.id}/{record.id}")
    ranked = sorted(seen.items(), key=lambda i: (-i[1], i[0]))
    kinds = ("unresolved place", "unknown actor")
    chosen = [x for kind in kinds for x in [i for i in ranked if i[0][0] == kind][:most]]
    register = {"unresolved place": "nowhere on the map", "unknown actor": "in no register"}
    return [{"kind": k[0], "message": f"{p.clean(k[1])} ({k[2]}), told {n} times; {register[k[0]]}", "report": where[k]} for k, n in chosen]


def _unresolved(told: Any) -> tuple[str, str, str] | None:
    """What is not known of a value: (kind, name, what is known of it), or None."""
    if isinstance(told, ActorRef) and told.actor_id is None and told.name[:1].isupper():
        return "unknown actor", told.name, told.kind
    if isinstance(told, Where) and (told.lat is None or told.lon is None) and told.precision not in ("country", "region"):
        return "unresolved place", told.name, told.country or "country not known"
    return None
