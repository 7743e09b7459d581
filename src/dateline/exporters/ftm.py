"""FollowTheMoney entities, one JSON object on each line: events, the named parties, places and articles that they point to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import IO, Any

from dateline.exporters.base import Column, Format, Selection
from dateline.exporters.cells import plain
from dateline.exporters.items import Item
from dateline.exporters.jsons import line
from dateline.model import ActorRef, Count, Where
from dateline.store.tellings import Telling
from dateline.vocab.gazetteer import countries

SCHEMA = {"person": "Person", "state": "PublicBody", "state-force": "PublicBody", "organisation": "Organization", "armed-group": "Organization"}
Entity = dict[str, Any]
_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:[/?#][^\s\"<>\\\\^`{|}]*)?")


def entities(i: Item) -> Iterator[Entity]:
    """What an event points to, then the event. Only parties of the register become entities: "militants" of two events are not one thing."""
    parties = [a for a in dict.fromkeys((*i.actors, *i.recipients, *i.claimed_by)) if a.actor_id and a.kind in SCHEMA]
    yield from (_party(a) for a in parties)
    if i.spot is not None:
        yield _place(i.spot)
    yield from (_article(t) for t in i.tellings)
    yield _event(i, parties)


def key(kind: str, of: str) -> str:
    """The id of an entity: the same thing has the same one in every export."""
    return f"dateline-{kind}-{sha256(of.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _entity(id_: str, schema: str, properties: dict[str, Iterable[str | None]]) -> Entity:
    cleaned = {k: list(dict.fromkeys(plain(v) for v in vs if v)) for k, vs in properties.items()}
    return {"id": id_, "schema": schema, "properties": {k: vs for k, vs in cleaned.items() if vs}}


def _party(a: ActorRef) -> Entity:
    return _entity(key("party", a.actor_id or a.name), SCHEMA[a.kind], {"name": [a.name], "country": [_iso2(a.country)]})


def urls(found: Iterable[str | None]) -> list[str]:
    """Those that are addresses of the web; the model takes no others."""
    return [u for u in found if u and _URL.fullmatch(u)]


def _place_key(w: Where) -> str:
    return key("place", "\x1f".join([w.place_id or w.name, w.precision]))


def _place(w: Where) -> Entity:
    point = (f"{w.lat:.6f}", f"{w.lon:.6f}") if w.lat is not None and w.lon is not None else (None, None)
    said = [f"precision: {w.precision}"]
    return _entity(_place_key(w), "Address", {"full": [w.name], "country": [_iso2(w.country)], "latitude": [point[0]], "longitude": [point[1]], "remarks": said})


def _article(t: Telling) -> Entity:
    day = (t.report.published or "")[:10] or None
    said: dict[str, Iterable[str | None]] = {"title": [t.title], "sourceUrl": urls([t.url]), "publisher": [t.report.source], "publishedAt": [day]}
    return _entity(key("article", t.report.document), "Article", said)


def _event(i: Item, parties: list[ActorRef]) -> Entity:
    end = i.when.end if i.when.end != i.when.start else None
    others = [a.name for a in (*i.actors, *i.recipients, *i.claimed_by) if a not in parties]
    return _entity(f"dateline-{i.id}", "Event", {
        "name": [title(i)],
        "date": [i.when.start] if end is None else [],
        "startDate": [i.when.start] if end is not None else [],
        "endDate": [end],
        "country": [_iso2(c) for c in i.countries],
        "location": [w.name for w in i.places],
        "addressEntity": [_place_key(i.spot)] if i.spot is not None else [],
        "involved": [key("party", a.actor_id or a.name) for a in parties],
        "namesMentioned": others,
        "keywords": [i.type, i.mode],
        "summary": [i.quote],
        "notes": [*roles(i), *_harm(i), f"standing: {i.event.standing}", f"status: {i.status}", f"date precision: {i.when.precision}"],
        "recordId": [i.id],
        "publisher": i.sources,
        "sourceUrl": urls(i.urls),
        "proof": [key("article", t.report.document) for t in i.tellings],
    })  # fmt: skip


def title(i: Item) -> str:
    """A name for the event: what, where, when. "ASSAULT (aerial), Hama, 2023-11-20"."""
    what = f"{i.type} ({i.mode})" if i.mode else i.type
    days = "/".join(dict.fromkeys(d for d in (i.when.start, i.when.end) if d))
    return ", ".join(x for x in (what, i.spot.name if i.spot else "", days) if x)


def roles(i: Item) -> list[str]:
    """Who did it, to whom, who claims it: "involved" alone does not say."""
    fields = (("actors", i.actors), ("recipients", i.recipients), ("claimed by", i.claimed_by))
    return [f"{name}: {'; '.join(a.name for a in found)}" for name, found in fields if found]


def _harm(i: Item) -> list[str]:
    return [f"{name}: {_count(c)}" for name, c in (("deaths", i.deaths), ("wounded", i.wounded)) if c.state != "not_mentioned"]


def _count(c: Count) -> str:
    if c.state == "unknown":
        return "not known"
    return ", ".join(f"{n} {v}" for n, v in (("low", c.low), ("best", c.best), ("high", c.high)) if v is not None)


def _iso2(iso3: str | None) -> str | None:
    found = countries().get(iso3) if iso3 else None
    return found.iso2.lower() if found else None


def _write(selection: Selection, file: IO[str]) -> None:
    seen: set[str] = set()
    for i in selection.items():
        for entity in entities(i):
            if entity["id"] not in seen:
                seen.add(entity["id"])
                file.write(line(entity) + "\n")


FORMAT = Format(
    "ftm", "FollowTheMoney entities", "ftm.jsonl", "application/x-ndjson",
    (
        Column("Event", "One for each event: name, date or startDate and endDate, country, location, addressEntity, involved, keywords, summary, notes, proof"),
        Column("Event.notes", "actors, recipients, claimed by; deaths and wounded (nothing is said when the texts are silent); standing, status, date precision"),
        Column("Event.namesMentioned", "Parties that are not in the register (\"militants\"): no entity is made of them, or strangers would be joined"),
        Column("PublicBody, Organization, Person", "Parties of the actor register, by kind; name and country. No topics: a name here is no accusation"),
        Column("Address", "The finest place, with its precision in remarks"),
        Column("Article", "Each article: title, publisher, publishedAt, sourceUrl; the events' proof"),
    ),
    (
        "numbers of dead and wounded as numbers (they stand in notes)",
        "who did it and who suffered it as a link (involved does not say; notes do)",
        "weapons, targets",
        "who tells which value; character spans; certainty and attribution",
    ),
    _write,
    notes=("One entity on each line, for `ftm` and Aleph. Ids are made from content: loading a later export again updates the same entities.",),
    origin="the FollowTheMoney model (its Python package validates the export in our tests).",
)  # fmt: skip
