"""Check expert readings: fields, enumerations, spans, ids, links, accept lists, SHA-256.

    python tools/check_readings.py DIR        DIR holds NAME.json and NAME.txt (see readings_texts.py)

Prints one line per fault, exit status 1 if there is any. Standard library only.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Record = dict[str, Any]
TYPES = set("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT ACCUSE REJECT THREATEN REQUEST PROTEST SANCTION MOBILIZE COERCE ASSAULT".split())
MODES = set(
    "beat abduct torture execute sexual assassinate primitive firearms explosives suicide-attack heavy-weapons crowd-control aerial destroy vehicle"
    " chemical other-weapon unconventional".split()
)
KINDS = {"state", "state-force", "armed-group", "civilians", "organisation", "person", "unknown"}
ENUMS: dict[str, set[str]] = {
    "status": {"current", "background", "planned", "hypothetical", "denied"},
    "certainty": {"certain", "probable", "possible", "denied"},
}
PLACE_PRECISION = {"exact", "near", "district", "province", "country", "region"}
WHEN_PRECISION = {"day", "week", "month", "year", "unknown"}
RELATIONS = {"backs", "aligned_with", "member_of", "part_of", "leads", "hostile_to", "supports", "is_a", "holds_office"}
RELATION_STATUS = {"asserted", "alleged", "reported", "inferred", "past", "denied"}
LINKS = {"response_to", "part_of", "follows", "same_as", "ends"}
TRUCE_STATES = {"announced", "in-force", "broken", "ended"}
EVENT_FIELDS = set("id type mode status actors recipients places when deaths wounded weapons targets speakers certainty claimed_by evidence".split())
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def actor_faults(value: Any) -> Iterator[str]:
    """Faults of one actor record."""
    if not isinstance(value, dict) or set(value) != {"name", "country", "kind"} or not value["name"]:
        yield f"actor {value!r}"
    elif value["kind"] not in KINDS or (value["country"] and not re.fullmatch(r"[A-Z]{3}", value["country"])):
        yield f"actor kind or country {value!r}"


def place_faults(value: Any) -> Iterator[str]:
    """Faults of one place record."""
    if set(value) != {"name", "country", "lat", "lon", "precision"} or value["precision"] not in PLACE_PRECISION:
        yield f"place {value!r}"
    elif value["lat"] is not None and not (-90 <= value["lat"] <= 90 and -180 <= value["lon"] <= 180):
        yield f"place coordinates {value!r}"


def when_faults(value: Any) -> Iterator[str]:
    """Faults of one time interval."""
    dates = [value.get("start"), value.get("end")]
    if value.get("precision") not in WHEN_PRECISION or any(d is not None and not DATE.fullmatch(d) for d in dates):
        yield f"when {value!r}"
    elif all(dates) and str(dates[0]) > str(dates[1]):
        yield f"when ends before it starts {value!r}"


def count_faults(value: Any) -> Iterator[str]:
    """Faults of a casualty value."""
    if value.get("state") not in {"given", "unknown", "not_mentioned"}:
        yield f"count state {value!r}"
    numbers = [value.get(k) for k in ("low", "best", "high")]
    known = [x for x in numbers if x is not None]
    if (value.get("state") != "given" and known) or known != sorted(known) or (value.get("state") == "given" and not known):
        yield f"count {value!r}"


def event_faults(event: Record) -> Iterator[str]:
    """Faults of one event."""
    missing = EVENT_FIELDS - set(event)
    unknown = set(event) - EVENT_FIELDS - {"optional", "accept", "note"}
    if missing or unknown:
        yield f"fields missing {sorted(missing)} unknown {sorted(unknown)}"
        return
    if event["type"] not in TYPES or event["mode"] not in MODES | {None} or (event["mode"] and event["type"] != "ASSAULT"):
        yield f"type or mode {event['type']} {event['mode']}"
    for name, allowed in ENUMS.items():
        if event[name] not in allowed:
            yield f"{name} {event[name]!r}"
    for actor in [*event["actors"], *event["recipients"], *event["claimed_by"]]:
        yield from actor_faults(actor)
    for place in event["places"]:
        yield from place_faults(place)
    yield from when_faults(event["when"])
    for name in ("deaths", "wounded"):
        yield from count_faults(event[name])
    yield from accept_faults(event)


def accept_faults(event: Record) -> Iterator[str]:
    """Faults of the lists of other right values of an event."""
    for name, values in event.get("accept", {}).items():
        if name.removesuffix("_empty") not in EVENT_FIELDS or not isinstance(values, list):
            yield f"accept {name}"
            continue
        if (name == "type" and not set(values) <= TYPES) or (name in ENUMS and not set(values) <= ENUMS[name]):
            yield f"accept {name} {values}"
        for value in values:
            if name == "when":
                yield from when_faults(value)
            if name in ("deaths", "wounded"):
                yield from count_faults(value)


def span_faults(value: Any, text: str) -> Iterator[str]:
    """Faults of all spans below a value."""
    if isinstance(value, dict):
        for key, below in value.items():
            if key in ("evidence", "cites", "span"):
                for start, end in [below] if key == "span" else below:
                    if not 0 <= start < end <= len(text) or text[start:end] != text[start:end].strip():
                        yield f"span {start}:{end}"
            else:
                yield from span_faults(below, text)
    elif isinstance(value, list):
        for below in value:
            yield from span_faults(below, text)


def other_faults(reading: Record) -> Iterator[str]:
    """Faults of tallies, postures, truces, relations and links."""
    ids = [r["id"] for kind in ("events", "tallies", "postures", "truces") for r in reading[kind]]
    yield from (f"id {i} twice" for i in set(ids) if ids.count(i) > 1)
    for link in reading["links"]:
        if link["type"] not in LINKS or not {link["from"], link["to"]} <= set(ids):
            yield f"link {link['from']} {link['type']} {link['to']}"
    for relation in reading["relations"]:
        if relation["relation"] not in RELATIONS or relation["status"] not in RELATION_STATUS or not (relation["subject"] and relation["object"]):
            yield f"relation {relation}"
    for truce in reading["truces"]:
        if truce["state"] not in TRUCE_STATES:
            yield f"truce {truce['id']}"
    for posture in reading["postures"]:
        yield from actor_faults(posture["actor"])
        yield from place_faults(posture["place"])
    for tally in reading["tallies"]:
        if not isinstance(tally["count"], int) or not tally["unit"]:
            yield f"tally {tally['id']}"


def faults(reading: Record, text: str) -> Iterator[str]:
    """All faults of one reading."""
    document = reading["document"]
    if reading["schema"] != "dateline.reading/1":
        yield "schema"
    if document["length"] != len(text) or document["sha256"] != hashlib.sha256(text.encode("utf-8")).hexdigest():
        yield "text: length or sha256"
    if not DATE.fullmatch(document["published"] or ""):
        yield "published"
    for event in reading["events"]:
        yield from (f"{event.get('id')}: {fault}" for fault in event_faults(event))
    yield from other_faults(reading)
    yield from span_faults(reading, text)


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description="Check expert readings")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    found = 0
    paths = sorted(folder.glob("*.json"))
    for path in paths:
        with path.with_suffix(".txt").open(encoding="utf-8", newline="") as handle:
            text = handle.read()
        for fault in faults(json.loads(path.read_text(encoding="utf-8")), text):
            found += 1
            print(f"{path.name}: {fault}")
    print(f"{len(paths)} readings, {found} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
