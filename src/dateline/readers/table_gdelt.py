"""Rows of GDELT 2.0's event files (61 columns, or the 58 of GDELT 1.0; tabs, no header) as events. GDELT knows no casualties: nothing is said of them."""

from __future__ import annotations

from functools import cache

from dateline.readers.tables import Cells, RowError, actor, interval, place
from dateline.vocab.crosswalk import country_codes
from dateline.vocab.gazetteer import countries, iso3_of

_ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code".split()
_GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()
_EVENT = "IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone".split()
COLUMNS = (
    *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(),
    *(f"Actor{n}{x}" for n in "12" for x in _ACTOR),
    *_EVENT,
    *(f"{who}Geo_{x}" for who in ("Actor1", "Actor2", "Action") for x in _GEO),
    "DATEADDED",
    "SOURCEURL",
)
COLUMNS_1 = tuple(c for c in COLUMNS if not c.endswith("ADM2Code"))
PRECISION = {"1": "country", "2": "province", "3": "near", "4": "near", "5": "province"}
NEEDED = ("GLOBALEVENTID", "SQLDATE", "EventBaseCode", "EventRootCode")


@cache
def _fips() -> dict[str, str]:
    return {country_codes(iso3).fips: iso3 for iso3 in countries() if country_codes(iso3).fips}


def columns_of(first: str) -> tuple[str, ...] | None:
    """Column names for a file whose first line this is; None when it has a header or another width."""
    return {len(COLUMNS): COLUMNS, len(COLUMNS_1): COLUMNS_1}.get(first.count("\t") + 1) if first[:1].isdigit() else None


def state_row(c: Cells) -> tuple[str, str]:
    """State what a row says beside its type; (source, publication date)."""
    c.state("status", "current", "EventRootCode")
    day = _iso(c.get("SQLDATE"), "SQLDATE")
    c.state("when", interval(day, day, "day"), "SQLDATE")
    for n, name in (("1", "actors"), ("2", "recipients")):
        if c.get(f"Actor{n}Name"):
            land = c.get(f"Actor{n}CountryCode")
            c.state(name, actor(c.get(f"Actor{n}Name"), country=land if land in countries() else None), f"Actor{n}Name")
    where = c.get("ActionGeo_FullName")
    if where:
        land_code = _fips().get(c.get("ActionGeo_CountryCode")) or iso3_of(where.rpartition(",")[2].strip())
        precision = PRECISION.get(c.get("ActionGeo_Type"), "country")
        spot = place(where.partition(",")[0], land_code, c.degrees("ActionGeo_Lat", 90), c.degrees("ActionGeo_Long", 180), precision)
        c.state("places", spot, "ActionGeo_FullName", "ActionGeo_CountryCode", "ActionGeo_Lat", "ActionGeo_Long", "ActionGeo_Type")
    host = c.get("SOURCEURL").partition("://")[2].partition("/")[0].removeprefix("www.")
    added = c.get("DATEADDED")
    return host, _iso(added[:8], "DATEADDED") if added else day


def _iso(text: str, column: str) -> str:
    if len(text) != 8 or not (text.isascii() and text.isdigit()):
        raise RowError(f"{column} is no day: {text[:20]!r}")
    return f"{text[:4]}-{text[4:6]}-{text[6:]}"
