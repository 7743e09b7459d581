"""A Reading as `dateline.reading/1`, the JSON contract of `dateline code --json`. Keys stand in the order of the contract."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.model import ActorRef, Answer, Count, Harmed, Issue, Link, Reading, Record, Span, Statement, When, Where
from dateline.model.values import Value

SCHEMA = "dateline.reading/1"
CERTAINTIES = ("certain", "probable", "possible", "denied")
Json = dict[str, Any]


def spans(values: Iterable[Span]) -> list[list[int]]:
    """Sorted [start, end] pairs, each once."""
    return [[s.start, s.end] for s in sorted(set(values))]


def actor(value: Value) -> Json | None:
    """An actor as the contract has it; a bare name gets an unknown country and kind."""
    if isinstance(value, ActorRef):
        return {"name": value.name, "country": value.country, "kind": value.kind}
    return {"name": str(value), "country": None, "kind": "unknown"} if value not in (None, "") else None


def place(value: Value) -> Json | None:
    """A place as the contract has it."""
    if isinstance(value, Where):
        return {"name": value.name, "country": value.country, "lat": value.lat, "lon": value.lon, "precision": value.precision}
    return {"name": str(value), "country": None, "lat": None, "lon": None, "precision": "region"} if value not in (None, "") else None


def when(value: Value) -> Json:
    """A time as the contract has it; no value is precision "unknown"."""
    value = value if isinstance(value, When) else When(str(value), str(value), "day") if value else When()
    return {"start": value.start, "end": value.end, "precision": value.precision}


def count(value: Value) -> Json:
    """A casualty count as the contract has it; no value is "not_mentioned"."""
    value = value if isinstance(value, Count) else Count.exactly(value) if isinstance(value, int) else Count()
    return {"state": value.state, "low": value.low, "best": value.best, "high": value.high}


def number(value: Value) -> int | None:
    """One number for a tally or a posture: the best estimate, else the lower bound."""
    if isinstance(value, Count):
        return value.best if value.best is not None else value.low
    return value if isinstance(value, int) else None


def day(value: Value, end: bool = False) -> str | None:
    """One ISO date (or month, or year) of a time value: its start, or its end."""
    if isinstance(value, When):
        return value.end if end else value.start
    return str(value) if value not in (None, "") else None


def name(value: Value) -> str | None:
    """Name of any value that has one."""
    if isinstance(value, (ActorRef, Where)):
        return value.name
    return str(value) if value not in (None, "") else None


def certainty(record: Record) -> str:
    """The record's own certainty, else the one its type was stated with."""
    own = record.value("certainty")
    if isinstance(own, str) and own in CERTAINTIES:
        return own
    return next((s.evidence.certainty for s in record.statements if s.field == "type"), "certain")


def _many(record: Record, field: str, render: Any) -> list[Any]:
    out: list[Any] = []
    for value in record.values(field):
        item = render(value)
        if item is not None and item not in out:
            out.append(item)
    return out


def event(record: Record) -> Json:
    """One event of the contract."""
    return {
        "id": record.id,
        "type": record.value("type"),
        "mode": record.value("mode"),
        "status": record.value("status") or "current",
        "actors": _many(record, "actors", actor),
        "recipients": _many(record, "recipients", actor),
        "places": _many(record, "places", place),
        "when": when(record.value("when")),
        "deaths": count(record.value("deaths")),
        "wounded": count(record.value("wounded")),
        "weapons": _many(record, "weapons", name),
        "targets": _many(record, "targets", name),
        "speakers": _many(record, "speakers", name),
        "certainty": certainty(record),
        "claimed_by": _many(record, "claimed_by", actor),
        "evidence": spans(record.spans),
    }


def tally(record: Record) -> Json:
    """One published running count of the contract."""
    return {
        "id": record.id,
        "count": number(record.value("count")),
        "unit": name(record.value("unit")),
        "actors": _many(record, "actors", actor),
        "recipients": _many(record, "recipients", actor),
        "places": _many(record, "places", place),
        "since": day(record.value("since")),
        "until": day(record.value("until"), end=True),
        "claimed_by": _many(record, "claimed_by", actor),
        "evidence": spans(record.spans),
    }


def posture(record: Record) -> Json:
    """One standing force of the contract."""
    return {
        "id": record.id,
        "actor": actor(record.value("actor")) or {},
        "strength": number(record.value("strength")),
        "place": place(record.value("place")) or {},
        "as_of": day(record.value("as_of"), end=True),
        "mission": name(record.value("mission")),
        "evidence": spans(record.spans),
    }


def truce(record: Record) -> Json:
    """One truce of the contract."""
    return {
        "id": record.id,
        "by": _many(record, "by", actor),
        "with": _many(record, "with", actor),
        "state": record.value("state"),
        "declared": day(record.value("declared")),
        "ended": day(record.value("ended")),
        "evidence": spans(record.spans),
    }


def relation(record: Record) -> Json:
    """One relation of the contract."""
    return {
        "subject": name(record.value("subject")),
        "relation": record.value("relation"),
        "object": name(record.value("object")),
        "status": record.value("status") or "asserted",
        "evidence": spans(record.spans),
    }


def link(value: Link) -> Json:
    """One link of the contract."""
    return {"from": value.source, "to": value.target, "type": value.type, "speaker": value.speaker, "evidence": spans(value.spans)}


def question(value: Answer) -> Json:
    """One question of the contract."""
    return {"q": value.question, "a": value.answer, "cites": spans(value.spans), "known": value.known}


def document(reading: Reading) -> Json:
    """The document part of the contract."""
    doc = reading.document
    return {
        "id": doc.id,
        "source": doc.source,
        "url": doc.url,
        "title": doc.title,
        "published": doc.published,
        "language": doc.language,
        "sha256": doc.sha256,
        "length": len(doc.text),
    }


def all_issues(reading: Reading) -> list[Issue]:
    """What the reader of the file and the coders could not read, each once."""
    return [*reading.document.issues, *(i for i in reading.issues if i not in reading.document.issues)]


def _harmed(record: Record, statement: Statement, value: Harmed) -> Json:
    """Those killed or wounded of whom the text tells who they were."""
    counted = {"low": value.low, "best": value.best, "high": value.high, "wording": value.wording, "part": value.part}
    return {"record": record.id, "harm": statement.field.removesuffix("_of"), "noun": value.noun, **counted, "evidence": spans(statement.evidence.spans)}


def notes(reading: Reading) -> Json:
    """What the contract has no field for, under the one extra key "dateline": how it was read, who was harmed, contradictions, issues."""
    doc = reading.document
    return {
        "reader": doc.reader,
        "published_basis": doc.published_basis,
        "harmed": [_harmed(r, s, s.value) for r in reading.events for s in r.statements if isinstance(s.value, Harmed)],
        "contradictions": [{"kind": c.kind, "message": c.message, "records": list(c.records), "evidence": spans(c.spans)} for c in reading.contradictions],
        "issues": [{"kind": i.kind, "message": i.message, "span": [i.span.start, i.span.end] if i.span else None} for i in all_issues(reading)],
    }


def as_dict(reading: Reading, answers: Sequence[Answer] | None = None) -> Json:
    """The reading as the contract has it. `answers` fill "questions"; without them the reading's own answers do."""
    return {
        "schema": SCHEMA,
        "document": document(reading),
        "events": [event(r) for r in reading.of_kind("event")],
        "tallies": [tally(r) for r in reading.of_kind("tally")],
        "postures": [posture(r) for r in reading.of_kind("posture")],
        "truces": [truce(r) for r in reading.of_kind("truce")],
        "relations": [relation(r) for r in reading.of_kind("relation")],
        "links": [link(v) for v in reading.links],
        "questions": [question(v) for v in (reading.answers if answers is None else answers)],
        "dateline": notes(reading),
    }


def as_json(reading: Reading, answers: Sequence[Answer] | None = None) -> str:
    """The reading as JSON text, ending in a newline; the same bytes for the same reading."""
    return json.dumps(as_dict(reading, answers), ensure_ascii=False, indent=1) + "\n"


@cache
def schema() -> Json:
    """The JSON Schema (2020-12) of the contract, as the package ships it."""
    loaded: Json = json.loads(files("dateline.exporters").joinpath("reading.schema.json").read_text(encoding="utf-8"))
    return loaded


def validate(value: Any, text: str | None = None) -> list[str]:
    """Problems of a reading, [] when it is right. With the document's text, spans are checked to lie inside it."""
    from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

    errors = sorted(Draft202012Validator(schema()).iter_errors(value), key=lambda e: [str(p) for p in e.absolute_path])
    problems = [f"{'/'.join(str(p) for p in e.absolute_path) or 'reading'}: {e.message}" for e in errors]
    if not problems:
        problems = _span_problems(value, len(text) if text is not None else value["document"]["length"])
    return problems


def _span_problems(value: Json, length: int) -> list[str]:
    out = []
    parts = [(k, "evidence") for k in ("events", "tallies", "postures", "truces", "relations", "links")] + [("questions", "cites")]
    for key, field in parts:
        for n, record in enumerate(value[key]):
            out += [f"{key}/{n}/{field}: [{s}, {e}] is no span of the text" for s, e in record[field] if not 0 <= s < e <= length]
    return out
