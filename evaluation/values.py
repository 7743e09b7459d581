"""Scores of single values for the gate: places, times, counts, actors, each over its development corpora. One that is not there is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from evaluation.corpora import digest
from evaluation.gate import Pin

GEOPARSING = Path("data/geoparsing/data/Corpora")


def measured(folder: Path) -> Iterator[tuple[str, Pin]]:
    """Today's scores, corpus by corpus; shares in percent with one decimal, so that a slot more or less is seen in small corpora only."""
    for name, measure in MEASURES.items():
        found = measure(folder)
        if found is not None:
            yield name, found


def places(folder: Path) -> Pin | None:
    """LGL and GeoVirus: gold toponyms within 161 km."""
    from evaluation.toponyms import geovirus, lgl, score

    base = folder / GEOPARSING
    if not (base / "lgl.xml").exists():
        return None
    results = {"lgl": score("lgl", lgl(base), 0, False), "geovirus": score("geovirus", geovirus(base), 0, False)}
    floors = {f"{name}.acc161": float(r["acc161"]) for name, r in results.items()}
    return Pin(digest([base / "lgl.xml", base / "GeoVirus.xml"]), sum(int(r["toponyms"]) for r in results.values()), floors)


def times(folder: Path) -> Pin | None:
    """The date parts of the Recognizers specifications: same days, and neither these nor an agreed difference."""
    from evaluation.recognizers_dates import FILES, FOLDER, measure

    if not (folder / FOLDER).exists():
        return None
    counts, _ = measure(folder)
    n = counts.total()
    floors = {"dates.right": round(100 * counts["right"] / n, 1), "dates.wrong": round(100 * counts["wrong"] / n, 1)}
    return Pin(digest(folder / FOLDER / f"{name}.json" for name in FILES), n, floors)


def counts(folder: Path) -> Pin | None:
    """Numbers of strikes in every twentieth line of the releases of 2014-15 (all of them take minutes: `evaluation.centcom_counts`)."""
    from evaluation.centcom_counts import FILE, measure

    if not (folder / FILE).exists():
        return None
    seen = measure(folder, every=20)
    return Pin(digest([folder / FILE]), seen.total(), {"strikes.right": round(100 * seen["right"] / seen.total(), 1)})


def actors(folder: Path) -> Pin | None:
    """PETRARCH's unit tests, PLOVER's records, the development part of re3d."""
    from evaluation.actors import petrarch, plover, re3d

    files = [folder / petrarch.FILE, folder / plover.FILE, *sorted((folder / re3d.FOLDER).glob("*/*.json"))]
    if not all(path.exists() for path in files[:2]) or len(files) < 3:
        return None
    found, pair = petrarch.measured(folder)
    country, kind, actor, recipient, both = plover.measured(folder)
    organisations, *_ = re3d.measured(folder, "dev")
    floors = {"petrarch.party": found, "petrarch.pair": pair, "plover.country": country, "plover.kind": kind, "plover.actor": actor, "plover.recipient": recipient,
              "plover.both": both, "re3d.organisation": organisations}  # fmt: skip
    return Pin(digest(files), found.n + country.n + organisations.n, {name: round(s.percent, 1) for name, s in floors.items()})


MEASURES: dict[str, Callable[[Path], Pin | None]] = {
    "values-places": places,
    "values-times": times,
    "values-counts": counts,
    "values-actors": actors,
}
