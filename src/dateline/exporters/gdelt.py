"""GDELT 2.0-like events: 61 tab-separated columns without a header row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import IO

from dateline.exporters.actors import sector
from dateline.exporters.base import Cell, Column, Format, Selection
from dateline.exporters.cells import defused, plain
from dateline.exporters.items import Item
from dateline.model import ActorRef
from dateline.vocab.crosswalk import cameo, country_codes
from dateline.vocab.gazetteer import country_name


def leaves_out(i: Item) -> str | None:
    """Why an item has no row."""
    if i.when.precision not in ("time", "day") or not i.when.start:
        return "no day (GDELT dates every event)"
    if cameo(i.type, i.mode) is None:
        return "no CAMEO code fits"
    return None


def _day(i: Item) -> date:
    return date.fromisoformat((i.when.start or "")[:10])


def _fraction(i: Item) -> float:
    day = _day(i)
    return round(day.year + min(day.month * 30 + day.day, 365) / 365, 4)


def _code(i: Item, length: int) -> str | None:
    found = cameo(i.type, i.mode)
    return found.code[:length] if found else None


def _added(i: Item) -> Cell:
    return int(f"{i.published[0].replace('-', '')}000000") if i.published[0] else None


def actor_code(a: ActorRef) -> str | None:
    """CAMEO's actor code: country and role ("USAMIL"); None when neither is known."""
    return f"{a.country or ''}{sector(a) or ''}" or None


def _of(side: str, get: Callable[[ActorRef], Cell]) -> Callable[[Item], Cell]:
    def value(i: Item) -> Cell:
        found: tuple[ActorRef, ...] = getattr(i, side)
        return get(found[0]) if found else None

    return value


def _actor(n: int, side: str) -> tuple[Column, ...]:
    said = {"actors": "those who did it", "recipients": "those to whom it was done"}[side]
    return (
        Column(f"Actor{n}Code", f"First of {said}: ISO alpha-3 country and CAMEO role, such as USAMIL", _of(side, actor_code)),
        Column(f"Actor{n}Name", "Its name; GDELT's are in capitals", _of(side, lambda a: plain(a.name).upper())),
        Column(f"Actor{n}CountryCode", "Its country (CAMEO's codes are ISO alpha-3 but for a few)", _of(side, lambda a: a.country)),
        *(Column(f"Actor{n}{x}", "Empty: not coded") for x in ("KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code")),
        Column(f"Actor{n}Type1Code", "Its CAMEO role code", _of(side, sector)),
        Column(f"Actor{n}Type2Code", "Empty: not coded"),
        Column(f"Actor{n}Type3Code", "Empty: not coded"),
    )


def geo_type(i: Item) -> int | None:
    """GDELT's kind of place: 1 country, 2 US state, 3 US city, 4 city, 5 province or district."""
    w = i.spot
    if w is None:
        return 0
    if w.precision in ("country", "region"):
        return 1
    home = w.country == "USA"
    return (3 if home else 4) if w.precision in ("exact", "near") else (2 if home else 5)


def full_name(i: Item) -> str | None:
    """Place, division, country, with ", " between, as GDELT writes it."""
    if i.spot is None:
        return None
    land = country_name(i.spot.country) if i.spot.country else ""
    return ", ".join(dict.fromkeys(x for x in (plain(i.spot.name), i.admin1, land) if x))


def _fips(i: Item) -> str:
    return country_codes(i.spot.country).fips if i.spot and i.spot.country else ""


def _no_place(n: int, part: str) -> Column:
    if part == "Type":
        return Column(f"Actor{n}Geo_Type", "0: places are those of the event, not of its actors", lambda _: 0, "integer")
    return Column(f"Actor{n}Geo_{part}", "Empty: see ActionGeo")


def _geonames(i: Item) -> str | None:
    known = i.spot.place_id if i.spot else None
    return known.removeprefix("gn:") if known and known.startswith("gn:") else None


PARTS = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS: tuple[Column, ...] = (
    Column("GLOBALEVENTID", "The event's id as a number (below 2^48); not GDELT's", lambda i: i.number, "integer"),
    Column("SQLDATE", "First day, YYYYMMDD", lambda i: int(f"{_day(i):%Y%m%d}"), "integer"),
    Column("MonthYear", "YYYYMM", lambda i: int(f"{_day(i):%Y%m}"), "integer"),
    Column("Year", "YYYY", lambda i: _day(i).year, "integer"),
    Column("FractionDate", "Year and (month * 30 + day) / 365", _fraction, "number"),
    *_actor(1, "actors"),
    *_actor(2, "recipients"),
    Column("IsRootEvent", "Empty: where in the article it is told is not kept"),
    Column("EventCode", "CAMEO code (vocab/data/crosswalk/cameo.tsv); leading zeros count", lambda i: _code(i, 4)),
    Column("EventBaseCode", "Its first three digits", lambda i: _code(i, 3)),
    Column("EventRootCode", "Its first two digits", lambda i: _code(i, 2)),
    Column("QuadClass", "1 verbal, 2 material cooperation; 3 verbal, 4 material conflict", lambda i: c.quad if (c := cameo(i.type, i.mode)) else None, "integer"),
    Column("GoldsteinScale", "Goldstein's value of the code, -10 to 10", lambda i: c.goldstein if (c := cameo(i.type, i.mode)) else None, "number"),
    Column("NumMentions", "How many reports tell it (GDELT: mentions in the first quarter of an hour)", lambda i: len(i.event.reports), "integer"),
    Column("NumSources", "How many outlets", lambda i: len(i.sources), "integer"),
    Column("NumArticles", "How many articles", lambda i: len({r.document for r in i.event.reports}), "integer"),
    Column("AvgTone", "Empty: tone is not measured"),
    *(_no_place(1, p) for p in PARTS),
    *(_no_place(2, p) for p in PARTS),
    Column("ActionGeo_Type", "0 no place, 1 country, 2 US state, 3 US city, 4 city, 5 province or district", geo_type, "integer"),
    Column("ActionGeo_FullName", "Place, division, country", full_name),
    Column("ActionGeo_CountryCode", "FIPS 10-4 code of the country", _fips),
    Column("ActionGeo_ADM1Code", "Empty: GDELT's codes of divisions are not known to us"),
    Column("ActionGeo_ADM2Code", "Empty"),
    Column("ActionGeo_Lat", "Degrees (WGS 84)", lambda i: i.point[1] if i.point else None, "number"),
    Column("ActionGeo_Long", "Degrees (WGS 84)", lambda i: i.point[0] if i.point else None, "number"),
    Column("ActionGeo_FeatureID", "GeoNames number of the place, where it has one. GDELT's are GNS and GNIS numbers", _geonames),
    Column("DATEADDED", "Day of the first article, YYYYMMDD000000", _added, "integer"),
    Column("SOURCEURL", "Address of the first article", lambda i: i.urls[0] if i.urls else None),
)  # fmt: skip


def _write(selection: Selection, file: IO[str]) -> None:
    values = [c.value for c in COLUMNS]
    for i in selection.items():
        file.write("\t".join(defused(v(i)) for v in values) + "\n")


FORMAT = Format(
    "gdelt", "GDELT 2.0-like events", "export.CSV", "text/tab-separated-values", COLUMNS,
    (
        "the dead and the wounded",
        "everything after the first of who did it and to whom",
        "spans of days (only the first day), precision of place beyond its kind",
        "weapons, targets, who claimed responsibility, status, standing",
        "all addresses but the first; who tells which value; character spans; certainty and attribution",
        "events without a day (left out, and counted at export)",
    ),
    _write, leaves_out,
    notes=(
        "Tab-separated, no header row, 61 columns, UTF-8: what reads GDELT's `.export.CSV` reads it. Not GDELT data.",
        "One row for each event, not for each mention.",
    ),
    origin="the header file of GDELT 2.0 events in public repositories, not GDELT's own files.",
)  # fmt: skip
