"""PLOVER events, one JSON object on each line."""

from __future__ import annotations

from typing import IO, Any

from dateline.exporters.actors import sector
from dateline.exporters.base import Column, Format, Selection
from dateline.exporters.cells import plain
from dateline.exporters.items import Item
from dateline.exporters.jsons import line
from dateline.model import ActorRef, Count, Where
from dateline.vocab.crosswalk import cameo, plover_quad


def record(i: Item) -> dict[str, Any]:
    """One event under PLOVER's names, keys in the order of the codebook."""
    code = cameo(i.type, i.mode)
    return {
        "id": i.id,
        "date": i.when.start,
        "enddate": i.when.end,
        "date_precision": i.when.precision,
        "event": i.type,
        "mode": i.mode,
        "context": None,
        "quad_code": plover_quad(i.type),
        "cameo": code.code if code else None,
        "status": i.status,
        "actor": [_party(a) for a in i.actors],
        "recipient": [_party(a) for a in i.recipients],
        "claimed_by": [_party(a) for a in i.claimed_by],
        "event_loc": [_place(w) for w in i.places],
        "size": {"dead": _count(i.deaths), "injured": _count(i.wounded)},
        "weapon": list(i.weapons),
        "target": list(i.targets),
        "standing": i.event.standing,
        "event_text": plain(i.quote),
        "cite_info": [{"publication": t.report.source, "date": t.report.published, "link": t.url, "document": t.report.document} for t in i.tellings],
        "coder": "dateline",
    }


def _party(a: ActorRef) -> dict[str, Any]:
    return {"actor_text": a.name, "code": a.country, "sector": sector(a), "kind": a.kind, "id": a.actor_id}


def _place(w: Where) -> dict[str, Any]:
    return {"name": w.name, "country": w.country, "lat": w.lat, "lon": w.lon, "precision": w.precision, "id": w.place_id}


def _count(c: Count) -> dict[str, Any]:
    return {"state": c.state, "low": c.low, "best": c.best, "high": c.high, "wording": c.wording}


def _write(selection: Selection, file: IO[str]) -> None:
    for i in selection.items():
        file.write(line(record(i)) + "\n")


PARTIES = "list of objects: actor_text, code (country, ISO alpha-3), sector (PLOVER's, such as GOV, MIL, REB, CVL; null when not known), kind, id (register)"
COLUMNS = tuple(
    Column(*c)
    for c in (
        ("id", "The event's id in the store"),
        ("date", "First day, ISO 8601; null when undated"),
        ("enddate", "Last day, inclusive"),
        ("date_precision", "time, day, week, month, year or unknown"),
        ("event", "PLOVER event type: AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT ACCUSE REJECT THREATEN REQUEST PROTEST SANCTION MOBILIZE COERCE ASSAULT"),
        ("mode", "PLOVER mode, null when not told"),
        ("context", "null: contexts are not coded"),
        ("quad_code", "PLOVER's quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"),
        ("cameo", "The nearest CAMEO code"),
        ("status", "current, background, planned, hypothetical or denied"),
        ("actor", f"Who did it; {PARTIES}"),
        ("recipient", "To whom it was done; as actor"),
        ("claimed_by", "Who claimed responsibility; as actor"),
        ("event_loc", "List of objects, the finest place first: name, country, lat, lon, precision, id (gazetteer)"),
        ("size", "dead and injured, each with state (given, unknown, not_mentioned), low, best, high, wording. null is not zero"),
        ("weapon", "Weapons named"),
        ("target", "What was hit or aimed at"),
        ("standing", "declared, likely, contested or single source"),
        ("event_text", "The words of the first report"),
        ("cite_info", "List of objects in order of publication: publication, date, link, document (id in the store)"),
        ("coder", "dateline"),
    )
)
LOSES = (
    "character spans and the rule behind each value",
    "who tells which value, and the values that lost",
    "per whom (attribution) and certainty",
    "links, tallies, truces, forces and relations",
    "contexts, which PLOVER has and dateline does not code",
)
FORMAT = Format(
    "plover", "PLOVER JSON lines", "jsonl", "application/x-ndjson", COLUMNS, LOSES, _write,
    notes=("One JSON object on each line. PLOVER fixes categories and codes, not one file layout: the keys follow the names of its records and of POLECAT.",),
    origin="the PLOVER manual (Open Event Data Alliance) as public repositories describe it.",
)  # fmt: skip
