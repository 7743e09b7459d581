"""How a row of each code book becomes an event. What a book writes for "not known" stays not known: ACLED's fatalities of 0 too."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from dateline.model import ActorRef, Count, Reading, When
from dateline.readers import table_gdelt
from dateline.readers.tables import Cells, Form, RowError, actor, bounds, interval, place
from dateline.vocab.crosswalk import country_codes, rows
from dateline.vocab.gazetteer import countries, iso3_of
from dateline.vocab.lexicon import unique
from dateline.vocab.rules import TYPES

PAREN = re.compile(r"\s*\([^()]*\)\s*$")
FORCES = re.compile(r"(?:Military|Police|Government) (?:Forces )?of (?:the )?(?P<land>.+)")
KINDS = {"1": "state-force", "2": "armed-group", "3": "armed-group", "4": "armed-group", "5": "civilians", "6": "civilians", "7": "civilians", "8": "state-force"}
LABELS = {
    "state forces": "1",
    "rebel group": "2",
    "rebel groups": "2",
    "political militia": "3",
    "political militias": "3",
    "identity militia": "4",
    "identity militias": "4",
    "rioters": "5",
    "protesters": "6",
    "civilians": "7",
    "external/other forces": "8",
    "external forces": "8",
    "other forces": "8",
}


@cache
def _types() -> dict[str, tuple[str, str | None]]:
    """(book, word) -> PLOVER type and mode."""
    found = unique(rows("table_types.tsv", ("book", "word", "type", "mode")), lambda r: f"{r['book']}\t{r['word'].casefold()}")
    for row in found.values():
        row.one_of("type", TYPES)
    return {k: (r["type"], r["mode"] or None) for k, r in found.items()}


@cache
def _numeric() -> dict[str, str]:
    return {country_codes(iso3).isonumeric: iso3 for iso3 in countries() if country_codes(iso3).isonumeric}


def _happened(c: Cells, *columns: str) -> None:
    """Type and mode from the first column whose word has a line in table_types.tsv."""
    for column in columns:
        found = _types().get(f"{c.book}\t{c.get(column).casefold()}")
        if found is not None:
            c.state("type", found[0], column)
            c.state("mode", found[1], column) if found[1] else None
            return
    raise RowError(f"no type for {' / '.join(c.get(x)[:60] for x in columns)!r}")


# ---------------------------------------------------------------- ACLED
def acled(c: Cells, source: str) -> Reading:
    """A row of an ACLED export or of its API as CSV."""
    _happened(c, "sub_event_type", "event_type", "disorder_type")
    c.state("status", "current", "event_type", "disorder_type")
    c.state("when", _acled_when(c), "event_date", "time_precision")
    land = _numeric().get(c.get("iso").lstrip("0")) or iso3_of(c.get("country"))
    for n, name in (("1", "actors"), ("2", "recipients")):
        if c.get(f"actor{n}"):
            c.state(name, _acled_actor(c, n, land), f"actor{n}", f"inter{n}")
    precision = {"1": "exact", "2": "near", "3": "province"}.get(c.get("geo_precision"))
    if c.get("location") or c.get("country"):
        where = place(
            c.get("location") or c.get("country"),
            land,
            c.degrees("latitude", 90),
            c.degrees("longitude", 180),
            precision or ("exact" if c.get("location") else "country"),
        )
        c.state("places", where, "location", "country", "latitude", "longitude", "geo_precision")
    dead = c.whole("fatalities")
    if dead is not None:  # 0 stands for "none" and for "not reported" alike
        c.state("deaths", Count.exactly(dead, c.get("fatalities")) if dead else Count("unknown", wording="0"), "fatalities")
    stamp = c.whole("timestamp")
    published = datetime.fromtimestamp(stamp, UTC).date().isoformat() if stamp and stamp < 2**32 else None
    return c.reading(f"{source}: {c.get('source')}" if c.get("source") else source, c.get("event_id_cnty"), published)


def _acled_when(c: Cells) -> When:
    text = c.get("event_date")
    day = _day(text)
    if day is None:
        raise RowError(f"event_date is no day: {text[:40]!r}")
    exact = c.get("time_precision") or "1"
    if exact == "1":
        return interval(day.isoformat(), day.isoformat(), "day")
    if exact == "2":
        return interval((day - timedelta(days=3)).isoformat(), (day + timedelta(days=3)).isoformat(), "week")
    if exact == "3":
        last = calendar.monthrange(day.year, day.month)[1]
        return interval(day.replace(day=1).isoformat(), day.replace(day=last).isoformat(), "month")
    raise RowError(f"time_precision is not 1, 2 or 3: {exact[:20]!r}")


def _day(text: str) -> date | None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%d-%b-%Y", "%d-%B-%Y"):
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    return None


def _acled_actor(c: Cells, n: str, land: str | None) -> ActorRef:
    """A name without the years or place behind it; a force of a country belongs to that country."""
    name = PAREN.sub("", c.get(f"actor{n}")) or c.get(f"actor{n}")
    inter = c.get(f"inter{n}")
    kind = KINDS.get(inter) or KINDS.get(LABELS.get(inter.casefold(), ""), "unknown")
    force = FORCES.match(name)
    home = iso3_of(force["land"]) if force else None
    return actor(name, kind, home or (land if kind in {"civilians", "armed-group"} else None))


# ---------------------------------------------------------------- UCDP GED
WHERE_PREC = {"1": "exact", "2": "near", "3": "district", "4": "province", "5": "district", "6": "country", "7": "region"}
SIDES = {"1": ("state", "armed-group"), "2": ("armed-group", "armed-group"), "3": ("armed-group", "civilians"), "": ("unknown", "unknown")}  # "": our own export
DATE_PREC = {"1": "day", "2": "day", "3": "week", "4": "month", "5": "year"}


def ucdp(c: Cells, source: str) -> Reading:
    """A row of UCDP's georeferenced event dataset. Every event there is an act of violence with at least one death."""
    c.state("type", "ASSAULT", "type_of_violence", "best", "id")
    c.state("status", "current", "type_of_violence", "best", "id")
    start, end = c.get("date_start")[:10], c.get("date_end")[:10]
    precision = DATE_PREC.get(_code(c, "date_prec"))
    if precision is None:
        raise RowError(f"date_prec is not 1 to 5: {c.get('date_prec')[:20]!r}")
    c.state("when", interval(start, end, precision), "date_start", "date_end", "date_prec")
    sides = SIDES.get(_code(c, "type_of_violence"))
    if sides is None:
        raise RowError(f"type_of_violence is not 1, 2 or 3 or empty: {c.get('type_of_violence')[:20]!r}")
    for column, name, kind in (("side_a", "actors", sides[0]), ("side_b", "recipients", sides[1])):
        if c.get(column):
            side = c.get(column)
            state = iso3_of(side.removeprefix("Government of ")) if side.startswith("Government of ") else None
            c.state(name, actor(side, "state" if state else kind, state), column)
    land = iso3_of(PAREN.sub("", c.get("country")))
    name = c.get("where_coordinates") or c.get("adm_2") or c.get("adm_1") or c.get("country")
    if name:
        where = place(name, land, c.degrees("latitude", 90), c.degrees("longitude", 180), WHERE_PREC.get(_code(c, "where_prec"), "country"))
        c.state("places", where, "where_coordinates", "adm_1", "country", "latitude", "longitude", "where_prec")
    c.state("deaths", _ged_deaths(c), "best", "low", "high")
    published = c.get("source_date")[:10]
    return c.reading(f"{source}: {c.get('source_office')}" if c.get("source_office") else source, c.get("id"), published if _day(published) else None)


def _ged_deaths(c: Cells) -> Count:
    """Best, low and high. A few rows have a best estimate outside of its bounds: the bounds then hold it too."""
    low, best, high = (c.whole(x) for x in ("low", "best", "high"))
    known = [n for n in (low, best, high) if n is not None]
    return bounds(min(known), best, max(known), c.get("best")) if known else Count("unknown")


def _code(c: Cells, column: str) -> str:
    """A code that some releases write as a decimal number ("1.0")."""
    return c.get(column).removesuffix(".0")


# ---------------------------------------------------------------- GDELT
def gdelt(c: Cells, source: str) -> Reading:
    """A row of GDELT's event files. CAMEO's 01 (a public statement) is no event of PLOVER's: such a row has no type."""
    _happened(c, "EventBaseCode", "EventRootCode")
    host, published = table_gdelt.state_row(c)
    return c.reading(f"{source}: {host}" if host else source, c.get("GLOBALEVENTID"), published if _day(published) else None)


# ---------------------------------------------------------------- our own CSV
def own(c: Cells, source: str) -> Reading:
    """A row of `dateline export --as csv`."""
    kind = c.get("type").upper()
    if kind not in TYPES:
        raise RowError(f"type is not PLOVER's: {c.get('type')[:40]!r}")
    c.state("type", kind, "type")
    c.state("mode", c.get("mode"), "mode")
    c.state("status", c.get("status") or "current", "status", "type")
    if c.get("start"):
        c.state("when", interval(c.get("start")[:10], (c.get("end") or c.get("start"))[:10], c.get("date_precision") or "day"), "start", "end")
    for column, side in (("actors", "actor"), ("recipients", "recipient"), ("claimed_by", "claimant")):
        for found in _parties(c, column, side):
            c.state(column, found, column)
    for column in ("weapons", "targets"):
        for name in _several(c, column):
            c.state(column, name, column)
    if c.get("place") or c.get("country"):
        where = place(_said(c, "place") or c.get("country"), c.get("country")[:3] or None, c.degrees("lat", 90), c.degrees("lon", 180), c.get("geo_precision") or "exact")
        c.state("places", replace(where, place_id=c.get("place_id") or None), "place", "country", "lat", "lon")
    for name in ("deaths", "wounded"):
        _own_harm(c, name)
    first = c.get("first_published")[:10]
    return c.reading(source, c.get("id"), first if _day(first) else None)


def _own_harm(c: Cells, name: str) -> None:
    state, words = c.get(f"{name}_state"), _said(c, f"{name}_wording")
    if state == "given":
        low, best, high = (c.whole(f"{name}_{x}") for x in ("low", "best", "high"))
        told = bounds(low, best, high, words or c.get(f"{name}_best"))
        c.state(name, told, *(f"{name}_{x}" for x in ("best", "low", "high")))
    elif state == "unknown":
        c.state(name, Count("unknown", wording=words or None), f"{name}_state")


def _parties(c: Cells, column: str, side: str) -> list[ActorRef]:
    """Names with the kinds and countries that stand beside them in the same order, where there are as many."""
    names, kinds, lands = _several(c, column), _several(c, f"{side}_kinds"), _several(c, f"{side}_countries")
    if not len(names) == len(kinds) == len(lands):
        return [actor(n) for n in names]
    return [actor(n, k, None if land == "?" else land) for n, k, land in zip(names, kinds, lands, strict=True)]


def _several(c: Cells, column: str) -> list[str]:
    return [x.strip() for x in _said(c, column).split(";") if x.strip()]


def _said(c: Cells, column: str) -> str:
    """A cell without the apostrophe that our export puts before what a spreadsheet would run."""
    cell = c.get(column)
    return cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA else cell


FORMULA = tuple("=+-@＝＋－＠")
FORMS: dict[str, tuple[Form, tuple[str, ...]]] = {
    "acled": (acled, ("event_date", "event_type", "sub_event_type", "actor1", "fatalities")),
    "ucdp": (ucdp, ("id", "type_of_violence", "side_a", "side_b", "date_start", "date_end", "best")),
    "gdelt": (gdelt, table_gdelt.NEEDED),
    "dateline": (own, ("id", "start", "type", "deaths_state")),
}
