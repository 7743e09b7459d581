"""Plain CSV: one row for each event, every settled value in its own column. GeoJSON, Parquet and GeoPackage carry the same columns."""

from __future__ import annotations

from typing import IO

from dateline.exporters.base import Cell, Column, Format, Selection
from dateline.exporters.cells import joined, plain, write_csv
from dateline.exporters.items import Item
from dateline.model import Count

STATE = "given, unknown (the text says that it is not known) or not_mentioned (the texts are silent). Neither of the last two is zero"


def _first(i: Item) -> str | None:
    return i.published[0]


def _last(i: Item) -> str | None:
    return i.published[1]


def _lon(i: Item) -> Cell:
    return i.point[0] if i.point else None


def _lat(i: Item) -> Cell:
    return i.point[1] if i.point else None


def _countries_of(field: str) -> Column:
    side = {"actors": "actor", "recipients": "recipient"}[field]
    return Column(
        f"{side}_countries",
        f"ISO 3166-1 alpha-3 of each of {field}, in the same order; ? where it has none",
        lambda i: joined(a.country or "?" for a in getattr(i, field)),
    )


def _kinds_of(field: str) -> Column:
    side = {"actors": "actor", "recipients": "recipient"}[field]
    return Column(f"{side}_kinds", f"Kind of each of {field}, in the same order: state, state-force, armed-group, civilians, organisation, person, unknown",
                  lambda i: joined(a.kind for a in getattr(i, field)))  # fmt: skip


def _harm(field: str, word: str) -> tuple[Column, ...]:
    def count(i: Item) -> Count:
        found: Count = getattr(i, field)
        return found

    return (
        Column(f"{field}_state", f"Is a number of {word} known? {STATE}.", lambda i: count(i).state),
        Column(f"{field}_low", f"Fewest {word}; empty when there is no lower bound", lambda i: count(i).low, "integer"),
        Column(f"{field}_best", f"Settled number of {word}; empty when only bounds or nothing is told", lambda i: count(i).best, "integer"),
        Column(f"{field}_high", f"Most {word}; empty when there is no upper bound", lambda i: count(i).high, "integer"),
        Column(f"{field}_wording", "The words of the number, where one wording stands behind it", lambda i: plain(count(i).wording or "") or None),
    )


COLUMNS: tuple[Column, ...] = (
    Column("id", "Identifier of the event in the store; `dateline show ID` tells who says what", lambda i: i.id),
    Column("start", "First day (ISO 8601); empty when undated", lambda i: i.when.start, "date"),
    Column("end", "Last day, inclusive", lambda i: i.when.end, "date"),
    Column("date_precision", "time, day, week, month, year or unknown: how exactly the day is told", lambda i: i.when.precision),
    Column("type", "PLOVER type, such as ASSAULT", lambda i: i.type),
    Column("mode", "PLOVER mode, such as aerial; empty when not told", lambda i: i.mode),
    Column("status", "current, background, planned, hypothetical or denied", lambda i: i.status),
    Column("actors", "Who did it, by name; several with '; ' between", lambda i: joined(a.name for a in i.actors)),
    _countries_of("actors"),
    _kinds_of("actors"),
    Column("recipients", "To whom it was done", lambda i: joined(a.name for a in i.recipients)),
    _countries_of("recipients"),
    _kinds_of("recipients"),
    Column("claimed_by", "Who claimed responsibility", lambda i: joined(a.name for a in i.claimed_by)),
    Column("place", "The finest place told, as the articles name it", lambda i: i.spot.name if i.spot else None),
    Column("admin1", "Its first-order division, from the gazetteer", lambda i: i.admin1),
    Column("country", "Its country, ISO 3166-1 alpha-3", lambda i: i.spot.country if i.spot else None),
    Column("lat", "Latitude in degrees (WGS 84). A point stands for its area: look at geo_precision", _lat, "number"),
    Column("lon", "Longitude in degrees (WGS 84)", _lon, "number"),
    Column("geo_precision", "exact, near, district, province, country or region", lambda i: i.spot.precision if i.spot else None),
    Column("place_id", "Identifier of the gazetteer entry; gn: is GeoNames", lambda i: i.spot.place_id if i.spot else None),
    Column("other_places", "Further places of the event", lambda i: joined(w.name for w in i.places[1:])),
    *_harm("deaths", "dead"),
    *_harm("wounded", "wounded"),
    Column("weapons", "Weapons named", lambda i: joined(i.weapons)),
    Column("targets", "What was hit or aimed at, in the articles' words", lambda i: joined(i.targets)),
    Column("standing", "How well attested: declared, likely, contested or single source", lambda i: i.event.standing),
    Column("reports", "How many reports tell it", lambda i: len(i.event.reports), "integer"),
    Column("sources", "How many outlets tell it", lambda i: len(i.sources), "integer"),
    Column("source_names", "Outlets, in order of publication", lambda i: joined(i.sources)),
    Column("urls", "Addresses of the articles, with a blank between", lambda i: " ".join(u.replace(" ", "%20") for u in i.urls)),
    Column("first_published", "Day of the first article", _first, "date"),
    Column("last_published", "Day of the last article", _last, "date"),
    Column("quote", "The words of the first report", lambda i: plain(i.quote)),
)

LOSES = (
    "character spans and the rule behind each value",
    "who tells which value, and the values that lost",
    "per whom (attribution) and certainty",
    "links, tallies, truces, forces and relations",
)


def _write(selection: Selection, file: IO[str]) -> None:
    write_csv(selection, file, COLUMNS)


FORMAT = Format(
    "csv", "Plain CSV", "csv", "text/csv", COLUMNS, LOSES, _write,
    notes=("One row for each event. UTF-8 without a byte order mark, commas, quotes doubled, lines end in LF.",),
    origin="Our own columns.",
)  # fmt: skip
