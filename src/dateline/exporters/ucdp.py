"""UCDP GED-like CSV: the 49 columns of GED 24.1 and 25.1, for events with at least one death told."""

from __future__ import annotations

import math
from datetime import date
from typing import IO

from dateline.exporters.base import Cell, Column, Format, Selection
from dateline.exporters.cells import joined, number, plain, write_csv
from dateline.exporters.items import Item
from dateline.model import ActorRef
from dateline.vocab.crosswalk import country_codes
from dateline.vocab.gazetteer import country_name

WHERE_PREC = {"exact": 1, "near": 2, "district": 3, "province": 4, "country": 6, "region": 7}
FUZZY = ("river", "border", "mountain", "desert")  # kinds of the gazetteer that UCDP calls linear or fuzzy
STATES = ("state", "state-force")


def leaves_out(i: Item) -> str | None:
    """Why an item has no row."""
    if i.type != "ASSAULT":
        return "no act of violence (UCDP counts deaths of organised violence)"
    if i.deaths.state != "given" or not (i.deaths.best or i.deaths.low):
        return "no death told (not mentioned, not known, none, or only an upper bound)"
    if not i.when.start:
        return "no day, week, month or year"
    if i.spot is None:
        return "no place"
    return None


def best(i: Item) -> int | None:
    """The settled number of dead, else the lower bound."""
    return i.deaths.best if i.deaths.best is not None else i.deaths.low


def low(i: Item) -> int | None:
    """The lower bound, else the best estimate, which then is the least told."""
    return i.deaths.low if i.deaths.low is not None else best(i)


def violence(i: Item) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided; None when the sides do not say."""
    if not i.actors or not i.recipients:
        return None
    if i.on_civilians:
        return 3 if i.actors[0].kind in (*STATES, "armed-group") else None
    kinds = {"state" if a.kind in STATES else a.kind for a in (i.actors[0], next(r for r in i.recipients if r.kind != "civilians"))}
    if not kinds <= {"state", "armed-group"}:
        return None
    return 1 if "state" in kinds else 2


def date_prec(i: Item) -> int:
    """1 a day, 2 up to six days, 3 a week, 4 up to a month, 5 more."""
    first, last = date.fromisoformat((i.when.start or "")[:10]), date.fromisoformat((i.when.end or i.when.start or "")[:10])
    days = (last - first).days + 1
    return next((n for n, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= most), 5)


def where_prec(i: Item) -> int | None:
    """1 the place, 2 near it, 3 second and 4 first division, 5 a line or a fuzzy area, 6 a country, 7 more than one or the sea."""
    if i.spot is None:
        return None
    fuzzy = i.entry is not None and i.entry.kind in FUZZY and i.spot.precision in ("exact", "near", "district", "province")
    return 5 if fuzzy else WHERE_PREC[i.spot.precision]


def priogrid(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID (half a degree, numbered from the south-west, 720 in a row)."""
    row, column = min(359, math.floor((lat + 90) * 2)), min(719, math.floor((lon + 180) * 2))
    return row * 720 + column + 1


def _grid(i: Item) -> Cell:
    return priogrid(i.point[1], i.point[0]) if i.point else None


def _wkt(i: Item) -> Cell:
    return f"POINT ({number(i.point[0])} {number(i.point[1])})" if i.point else None


def _side(actors: tuple[ActorRef, ...]) -> str | None:
    return plain(actors[0].name) if actors else None


def _dyad(i: Item) -> Cell:
    sides = _side(i.actors), _side(i.recipients)
    return " - ".join(s for s in sides if s) if all(sides) else None


def _gwno(actors: tuple[ActorRef, ...]) -> Cell:
    code = country_codes(actors[0].country).gwno if actors and actors[0].country and actors[0].kind in STATES else ""
    return int(code) if code else None


def _country(i: Item) -> str:
    return i.spot.country or "" if i.spot else ""


def _country_id(i: Item) -> Cell:
    code = country_codes(_country(i)).gwno
    return int(code) if code else None


def _titles(i: Item) -> Cell:
    return joined(t.title for t in i.tellings if t.title)


def _days(i: Item) -> Cell:
    return joined(dict.fromkeys(t.report.published[:10] for t in i.tellings if t.report.published))


def _stamp(day: str | None) -> Cell:
    return f"{day[:10]} 00:00:00.000" if day else None


def _empty(*names: str, why: str = "Empty: UCDP's own number") -> tuple[Column, ...]:
    return tuple(Column(n, why) for n in names)


COLUMNS: tuple[Column, ...] = (
    Column("id", "The event's id as a number (below 2^48); not UCDP's", lambda i: i.number, "integer"),
    Column("relid", "The event's id in the store", lambda i: i.id),
    Column("year", "Year of the first day", lambda i: int((i.when.start or "0")[:4]), "integer"),
    *_empty("active_year", why="Empty: UCDP counts deaths of a dyad over a year"),
    Column("code_status", "'Check': coded by a machine, checked by nobody", lambda _: "Check"),
    Column("type_of_violence", "1 state-based, 2 non-state, 3 one-sided; empty when a side is not named or of unknown kind", violence, "integer"),
    *_empty("conflict_dset_id", "conflict_new_id"),
    *_empty("conflict_name", why="Empty: conflicts are not told apart"),
    *_empty("dyad_dset_id", "dyad_new_id"),
    Column("dyad_name", "side_a - side_b, when both are named", _dyad),
    *_empty("side_a_dset_id", "side_a_new_id"),
    Column("side_a", "First of who did it. UCDP puts the state first; here side_a acted", lambda i: _side(i.actors)),
    *_empty("side_b_dset_id", "side_b_new_id"),
    Column("side_b", "First of to whom it was done; Civilians are named as the articles do", lambda i: _side(i.recipients)),
    Column("number_of_sources", "How many outlets tell it", lambda i: len(i.sources), "integer"),
    Column("source_article", "Addresses of the articles, with '; ' between", lambda i: joined(i.urls)),
    Column("source_office", "Outlets", lambda i: joined(i.sources)),
    Column("source_date", "Days of publication", _days),
    Column("source_headline", "Titles of the articles", _titles),
    Column("source_original", "The words of the first report", lambda i: plain(i.quote)),
    Column("where_prec", "1 the place itself, 2 near it, 3 second division, 4 first division, 5 a river or another fuzzy area, 6 a country, 7 the sea or several",
           where_prec, "integer"),
    Column("where_coordinates", "The finest place, as the articles name it", lambda i: i.spot.name if i.spot else None),
    Column("where_description", "All places told", lambda i: joined(w.name for w in i.places)),
    Column("adm_1", "First-order division, from the gazetteer", lambda i: i.admin1),
    *_empty("adm_2", why="Empty: the gazetteer does not say"),
    Column("latitude", "Degrees (WGS 84)", lambda i: i.point[1] if i.point else None, "number"),
    Column("longitude", "Degrees (WGS 84)", lambda i: i.point[0] if i.point else None, "number"),
    Column("geom_wkt", "The point as WKT, longitude first", _wkt),
    Column("priogrid_gid", "Cell of PRIO-GRID, from the point", _grid, "integer"),
    Column("country", "Country of the finest place, its English name", lambda i: country_name(_country(i)) if _country(i) else None),
    Column("country_id", "Gleditsch and Ward's number of the country", _country_id, "integer"),
    Column("region", "Africa, Americas, Asia, Europe or Middle East", lambda i: country_codes(_country(i)).ucdp_region),
    Column("event_clarity", "1 the number of dead is told for this event; 2 it is told for this and others together", lambda i: 2 if i.shared_count else 1, "integer"),
    Column("date_prec", "1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 more", date_prec, "integer"),
    Column("date_start", "First day, YYYY-MM-DD 00:00:00.000", lambda i: _stamp(i.when.start)),
    Column("date_end", "Last day", lambda i: _stamp(i.when.end or i.when.start)),
    *_empty("deaths_a", "deaths_b", why="Empty: the dead are not settled by side. UCDP writes 0"),
    Column("deaths_civilians", "best, when all recipients named are civilians; else empty", lambda i: best(i) if i.on_civilians else None, "integer"),
    Column("deaths_unknown", "best, when the recipients are not all civilians; else empty", lambda i: None if i.on_civilians else best(i), "integer"),
    Column("best", "The settled number of dead; the lower bound where only that is told", best, "integer"),
    Column("high", "Most dead told; empty when there is no upper bound", lambda i: i.deaths.high, "integer"),
    Column("low", "Fewest dead told", low, "integer"),
    Column("gwnoa", "Gleditsch and Ward's number of side_a, when it is a state or its forces", lambda i: _gwno(i.actors), "integer"),
    Column("gwnob", "Gleditsch and Ward's number of side_b, when it is a state or its forces", lambda i: _gwno(i.recipients), "integer"),
)  # fmt: skip

LOSES = (
    "events without a death told, a time or a place, and everything that is no violence (left out, and counted at export)",
    "wounded; whether deaths are not known or not mentioned",
    "mode, weapons, targets, who claimed responsibility",
    "further actors of a side",
    "who tells which value; character spans; certainty and attribution",
)


def _write(selection: Selection, file: IO[str]) -> None:
    write_csv(selection, file, COLUMNS)


FORMAT = Format(
    "ucdp", "UCDP GED-like CSV", "csv", "text/csv", COLUMNS, LOSES, _write, leaves_out,
    notes=("Rows shaped like UCDP's Georeferenced Event Dataset. They are not UCDP data: conflicts, dyads and thresholds of 25 deaths a year are not applied.",),
    origin="the 49 columns of GED 24.1 and 25.1 as public repositories show them, not UCDP's own files.",
)  # fmt: skip
