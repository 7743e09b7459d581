"""Place names to places. Data: GeoNames (CC BY 4.0, see NOTICE beside it), airports, and our own tables of countries and conflict-related places.

find("Jurf al-Nasr")[0].lat        32.86
country_of_demonym("Iraqi")        "IRQ"
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from dateline.errors import DataError
from dateline.vocab import gazetteer_overlay as overlay
from dateline.vocab.classes import word_class
from dateline.vocab.gazetteer_names import generic_word, key, loose_keys
from dateline.vocab.gazetteer_store import connection

ADMIN = word_class("places.provinces")
DISTRICT = word_class("places.districts")
_RANK = {"country": 9.5, "continent": 9.0, "admin1": 2.8, "admin2": 3.0, "region": 7.0, "sea": 7.5, "strait": 7.0, "airport": 1.0}
_RANK |= dict.fromkeys(("river", "lake", "desert", "mountain", "island"), 6.0)
_OWN_RANK = 4.6
_WEAKER = (0.0, 1.9, 3.0)
_CAPITAL = 0.8
_SEAT = (0.06, 0.15)  # share of a division's townspeople that its seat holds, found by its name or an alternate one
_MATCH = {"-": 1, "~": 2}
_CURATED = 1.3  # for a name that our own table gives a town


@dataclass(frozen=True, slots=True)
class Entry:
    """One place. `lat`, `lon` in degrees (WGS 84); `country` ISO 3166-1 alpha-3; `radius_km` of a circle about as large as an area, 0 for a point.

    `kind`: country, admin1, admin2, city, town, base, crossing, camp, region, sea, strait ...; `admin1` names the first-order division;
    `match`: 0 found by its name, 1 by an alternate name, 2 by a weaker form of a name; `likely`: how likely the name means it when nothing else is
    known, about 0 to 10.
    """

    id: str
    name: str
    lat: float
    lon: float
    country: str | None
    kind: str
    population: int = 0
    admin1: str = ""
    admin1_code: str = ""
    radius_km: int = 0
    match: int = 0
    likely: float = 0.0

    @property
    def area(self) -> bool:
        """Whether it is an area rather than a point."""
        return self.kind in AREAS


AREAS = {"country", "admin1", "admin2", "region", "sea", "strait", "river", "desert", "mountain", "island", "continent"}


@dataclass(frozen=True, slots=True)
class Country:
    """A country or dependent territory of countries.tsv. `capital` is a name."""

    iso3: str
    iso2: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    lat: float
    lon: float
    radius_km: int


def find(name: str, *, country: str | None = None, limit: int = 10) -> list[Entry]:
    """Places of that name, best first; `country` (ISO alpha-3) keeps only those in it. Empty when the name is unknown."""
    found = candidates(name)
    if country is not None:
        found = tuple(e for e in found if e.country == country.upper())
    return list(found[: max(limit, 0)])


@lru_cache(maxsize=20_000)
def candidates(name: str) -> tuple[Entry, ...]:
    """All places that a name may mean, best first, at most 60. User overlays come first."""
    plain = key(name)
    if not plain or len(plain) > 80:
        return ()
    found: dict[str, Entry] = {}
    for weakness, one in enumerate([plain, *loose_keys(plain)]):
        for entry in _of_key(one):
            found.setdefault(entry.id, entry if weakness == 0 else _weaker(entry))
        if found and weakness == 0 and any(e.match < 2 for e in found.values()) and not generic_word(plain):
            break
    return tuple(sorted(_rated(list(found.values()), generic_word(plain)), key=lambda e: (-e.likely, e.id))[:60])


def known(name: str) -> bool:
    """Whether any place has that name."""
    return bool(candidates(name))


def _rated(entries: list[Entry], noun: str) -> list[Entry]:
    """Set `likely`. Without a noun ("province"), a division that bears the name of a sizeable town in it comes after the town: "Kirkuk" is the city."""
    rated = [_likely(e, e.likely + _prominence(e) + _kind_bonus(e, noun) + _CAPITAL * _is_capital(e)) for e in entries]
    towns = [e for e in rated if e.kind == "city" and e.match < 2 and e.population >= 10_000]
    if noun or not towns:
        return rated
    return [_after_seat(e, towns) if e.kind == "admin1" else e for e in rated]


def _likely(e: Entry, likely: float) -> Entry:
    """The entry with another likelihood; `replace` takes four times as long."""
    return Entry(e.id, e.name, e.lat, e.lon, e.country, e.kind, e.population, e.admin1, e.admin1_code, e.radius_km, e.match, likely)


def _after_seat(division: Entry, towns: list[Entry]) -> Entry:
    """The division, less likely than a town of its name that lies in it or close by and holds a good part of its people."""
    seats = [t for t in towns if t.country == division.country and (t.admin1_code == division.admin1_code or _close(t, division))]
    large = [t.likely for t in seats if t.population >= _SEAT[t.match] * division.population]
    return replace(division, likely=min(division.likely, max(large) - 0.4)) if large else division


def _close(a: Entry, b: Entry) -> bool:
    return abs(a.lat - b.lat) < 2.0 and abs(a.lon - b.lon) < 2.0


@cache
def _capital_keys() -> frozenset[tuple[str, str]]:
    return frozenset((c.iso3, key(c.capital)) for c in countries().values() if c.capital)


def _is_capital(entry: Entry) -> bool:
    """Whether a town bears the name of its country's capital and is large enough to be it."""
    return entry.kind == "city" and entry.population > 20_000 and (entry.country or "", key(entry.name)) in _capital_keys()


def _weaker(entry: Entry) -> Entry:
    return replace(entry, match=2)


def _kind_bonus(entry: Entry, word: str) -> float:
    if not word:
        return 0.0
    if word == "territory":  # a state's of Australia, a province's in Congo
        return 6.0 if entry.kind in {"admin1", "region", "admin2", "district"} else 0.0
    if word in ADMIN:
        return 6.0 if entry.kind in {"admin1", "region"} else 0.0
    if word in DISTRICT:
        return 6.0 if entry.kind in {"admin2", "district"} else 0.0
    return 6.0 if entry.kind in {"city", "town", "village"} else 0.0


def _prominence(entry: Entry) -> float:
    """How likely a place is meant when nothing else is known: kind, population, and how its name was matched. About 0 to 9."""
    dump = entry.id.startswith("gn:")  # of a mountain or a river in a dump nothing says that anybody speaks of it
    base = 0.0 if dump and entry.kind != "airport" else _RANK.get(entry.kind, _OWN_RANK)
    people = math.log10(entry.population + 10)
    if entry.kind == "city":
        base = max(people, 3.0) if entry.likely else people
    elif entry.kind == "admin1":
        base += 0.65 * people
    elif entry.kind == "admin2":
        base += 0.1 * people
    return base - _WEAKER[entry.match]


def _of_key(plain: str) -> list[Entry]:
    """Entries under a key: a user's own first, then the shipped ones, then those of imported dumps."""
    out = list(overlay.entries(plain))
    row = connection().execute("SELECT ids FROM name WHERE key=?", (plain,)).fetchone()
    if row:
        marks = [(int(i.lstrip("-~+")), i[0]) for i in row[0].split()[:60]]
        found = _rows(tuple(i for i, _ in marks))
        out += [Entry(*found[i], _MATCH.get(mark, 0), _CURATED if mark == "+" else 0.0) for i, mark in marks if i in found]
    return [*out, *overlay.imported(plain)]


def _rows(ids: tuple[int, ...]) -> dict[int, tuple[str, str, float, float, str | None, str, int, str, str, int]]:
    marks = ",".join("?" * len(ids))
    query = f"SELECT id, ref, name, lat, lon, country, kind, population, admin1, radius FROM place WHERE id IN ({marks})"
    return {
        i: (ref or f"gn:{i}", name, lat / 1e4, lon / 1e4, country, kind, people, admin1_name(admin1), admin1, radius)
        for i, ref, name, lat, lon, country, kind, people, admin1, radius in connection().execute(query, ids)
    }


@cache
def _admin1_names() -> dict[str, str]:
    return dict(connection().execute("SELECT admin1, name FROM place WHERE kind='admin1'"))


def admin1_name(code: str) -> str:
    """Name of a first-order division by its GeoNames code ("IQ.01"), "" when unknown."""
    return _admin1_names().get(code, "") if code else ""


@cache
def countries() -> dict[str, Country]:
    """All countries by ISO alpha-3 code."""
    return {c.iso3: c for c in _read_countries()}


def _read_countries() -> Iterator[Country]:
    for line, row in rows("countries.tsv"):
        try:
            aliases, demonyms = (tuple(filter(None, row[f].split("|"))) for f in ("aliases", "demonyms"))
            point = float(row["lat"]), float(row["lon"])
            yield Country(row["iso3"], row["iso2"], row["name"], aliases, demonyms, row["capital"], *point, int(row["radius_km"]))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise DataError(f"countries.tsv:{line}: {error}") from error


def rows(name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a TSV of vocab/data/gazetteer with their line numbers; lines that begin with # are comments."""
    path = files("dateline.vocab").joinpath("data", "gazetteer", name)
    lines = path.read_text(encoding="utf-8").splitlines()
    body = [(n, line) for n, line in enumerate(lines, 1) if line and not line.startswith("#")]
    header = body[0][1].split("\t")
    for number, line in body[1:]:
        cells = line.split("\t")
        if len(cells) != len(header):
            raise DataError(f"{name}:{number}: {len(cells)} columns, expected {len(header)}")
        yield number, dict(zip(header, cells, strict=True))


@cache
def _country_keys() -> dict[str, str]:
    out: dict[str, str] = {}
    for c in countries().values():
        for name in (c.name, *c.aliases):
            out.setdefault(key(name), c.iso3)
    return out


@cache
def _demonym_keys() -> dict[str, str]:
    out: dict[str, str] = {}
    for c in sorted(countries().values(), key=lambda c: c.iso3 in {"COG", "DMA"}):
        for d in c.demonyms:
            for form in (d, d + "s", d + "es" if d.endswith("sh") else d):
                out.setdefault(key(form), c.iso3)
    return out


def is_country(name: str) -> bool:
    """Whether a name is a country's: "Iraq", "the U.S.", "Burma". Case and accents make no difference; "us" in lower case is no country."""
    return iso3_of(name) is not None


def iso3_of(name: str) -> str | None:
    """ISO alpha-3 code of a country's name, None for anything else."""
    if name in {"us", "Us"}:
        return None
    return _country_keys().get(key(name))


def country_of_demonym(word: str) -> str | None:
    """ISO alpha-3 code of the country whose people or things a word names: "Iraqi", "Iraqis", "Burmese". None for anything else."""
    if word in {"us", "Us", "pole", "poles", "turk", "finn"}:
        return None
    return _demonym_keys().get(key(word))


def country_name(iso3: str) -> str:
    """English short name of a country; the code itself when it is unknown."""
    found = countries().get(iso3.upper())
    return found.name if found else iso3


@cache
def country_entry(iso3: str) -> Entry | None:
    """The entry of a country by its code."""
    c = countries().get(iso3)
    return Entry("iso:" + c.iso3, c.name, c.lat, c.lon, c.iso3, "country", 0, "", "", c.radius_km) if c else None


@cache
def peoples() -> dict[str, str]:
    """Keys of the names of a region's people to the region's name: "gazan" is Gaza Strip, "texans" Texas."""
    out: dict[str, str] = {}
    for _, row in rows("supplement.tsv"):
        for people in filter(None, row["people"].split("|")):
            out.setdefault(key(people), row["name"])
            out.setdefault(key(people) + "s", row["name"])
    return out


def use_overlay(path: str | Path) -> int:
    """Use places of the user's own: a CSV file (columns name, lat, lon; optional id, aliases, country, kind, population, radius_km), a database that
    `dateline gazetteer import` made, or the name of one. Returns the number of places.

    DataError names file and line. Places of a CSV come before the shipped ones, those of a GeoNames dump after them.
    """
    count = overlay.use(path)
    candidates.cache_clear()
    return count
