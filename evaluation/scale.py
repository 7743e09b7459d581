"""Merging at scale: a made-up world of many reports, merged; how long it takes, how much memory, and how quickly questions are answered.

    python -m evaluation.scale --reports 10000 100000 1000000

The world: towns of twelve countries at war, events at a fixed rate a day, each told by one to seven outlets (a third by one only) that leave things out,
give other figures, or are a day off; neighbours and next-day repeats as near-misses. Seeded; the same number of reports gives the same world.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from dateline.analysis.tally import tally
from dateline.merging.merge import merge
from dateline.model import ActorRef, Count, Document, Event, Evidence, Reading, Record, Span, Statement, When, Where
from dateline.model.values import Value
from dateline.store import Filter, SqliteStore, open_store
from dateline.store.sqlite import keep

PER_DAY = 300
FIRST = date(2015, 1, 1)
LANDS = {"SYR": (35.0, 38.0), "IRQ": (33.0, 43.0), "YEM": (15.5, 46.0), "UKR": (48.5, 37.0), "SDN": (14.0, 30.0), "MLI": (16.0, -2.0), "NGA": (11.5, 13.0),
         "SOM": (4.0, 45.5), "COD": (-1.5, 28.5), "MMR": (21.0, 96.0), "AFG": (34.0, 67.0), "COL": (4.0, -74.0)}  # fmt: skip
MODES = ("aerial", "heavy-weapons", "firearms", "explosives")
SITES = ("market", "school", "hospital", "checkpoint", "bridge", "convoy", "police station", "barracks", "power plant", "mosque")
EVIDENCE = Evidence((Span(0, 8),), "rule:made-up")


@dataclass(frozen=True, slots=True)
class Happening:
    """The truth that several outlets tell."""

    number: int
    day: date
    place: Where
    mode: str
    actor: ActorRef
    recipient: ActorRef
    target: str
    dead: int


def towns(rng: random.Random) -> list[Where]:
    """Eighty towns for each country, within three degrees."""
    return [
        Where(f"Town {n} of {land}", land, round(lat + rng.uniform(-3, 3), 3), round(lon + rng.uniform(-3, 3), 3), "exact", f"{land}-{n}")
        for land, (lat, lon) in LANDS.items()
        for n in range(80)
    ]


def happenings(rng: random.Random) -> Iterator[Happening]:
    """Events, for ever, at about the rate that gives PER_DAY reports a day; one in five is a near-miss of the one before."""
    places = towns(rng)
    weights = [(1 + n % 80) ** -0.5 for n in range(len(places))]  # some towns see more of it than others
    sides = {
        land: (ActorRef(f"Army of {land}", land, "state-force", f"{land}-army"), ActorRef(f"Front of {land}", land, "armed-group", f"{land}-front")) for land in LANDS
    }
    last: Happening | None = None
    for n in range(10**9):
        day = FIRST + timedelta(days=n * 2 // PER_DAY)
        if last is not None and rng.random() < 0.2:
            day, place = (last.day + timedelta(days=1), last.place) if rng.random() < 0.5 else (last.day, rng.choice(places))
            last = Happening(n, day, place, last.mode, last.actor, last.recipient, rng.choice(SITES), 1 + int(rng.paretovariate(1.2)))
        else:
            place = rng.choices(places, weights)[0]
            one, two = sides[place.country or "SYR"]
            actor, recipient = (one, two) if rng.random() < 0.6 else (two, one)
            last = Happening(n, day, place, rng.choice(MODES), actor, recipient, rng.choice(SITES), int(rng.paretovariate(1.2)) - 1)
        yield last


def readings(count: int, seed: int = 1) -> Iterator[tuple[int, Reading]]:
    """`count` readings of one report each, with the number of the happening that it tells."""
    rng = random.Random(seed)
    made = 0
    for h in happenings(rng):
        for teller in range(rng.choice((1, 1, 1, 2, 2, 2, 3, 4, 7))):
            if made == count:
                return
            made += 1
            yield h.number, told(rng, h, teller)


def told(rng: random.Random, h: Happening, teller: int) -> Reading:
    """A happening as one outlet tells it."""
    day = h.day.isoformat()
    values: list[tuple[str, Value]] = [("type", "ASSAULT"), ("status", "current"), ("when", When(day, day, "day"))]
    values += [("mode", h.mode)] if rng.random() < 0.85 else []
    coarse = rng.random() < 0.12
    values.append(("places", Where(h.place.country or "", h.place.country, *LANDS[h.place.country or "SYR"], "country", h.place.country) if coarse else h.place))
    values += [("actors", h.actor)] if rng.random() < 0.8 else []
    values += [("recipients", h.recipient)] if rng.random() < 0.6 else []
    values += [("targets", h.target)] if rng.random() < 0.5 else []
    if h.dead and rng.random() < 0.8:
        best = h.dead if rng.random() < 0.8 else max(1, h.dead + rng.randint(-2, 2))
        values.append(("deaths", Count.exactly(best)))
    published = (h.day + timedelta(days=rng.choice((0, 1, 1)))).isoformat()
    document = Document(
        f"Report {h.number} told by {teller}.", source=f"Outlet {teller * 13 + h.number % 13}", published=published, published_basis="made-up", language="en"
    )
    return Reading(document, (Record("e1", "event", EVIDENCE.spans, tuple(Statement(f, v, EVIDENCE) for f, v in values)),))


def fill(store: SqliteStore, made: Iterator[tuple[int, Reading]], batch: int = 20_000) -> dict[str, int]:
    """Write readings in large transactions; report id -> happening."""
    truth: dict[str, int] = {}
    done = False
    while not done:
        with store.merged.writing():
            for _ in range(batch):
                item = next(made, None)
                if item is None:
                    done = True
                    break
                happening, reading = item
                keep(store._db, reading.document, reading)
                truth[f"{reading.document.id}/e1"] = happening
    return truth


def pairs_right(store: SqliteStore, truth: dict[str, int]) -> tuple[float, float]:
    """Precision and recall over pairs of reports that stand in one event."""
    together: dict[str, list[int]] = {}
    for report, event in store._db.execute("SELECT id, event FROM reports WHERE event IS NOT NULL"):
        together.setdefault(event, []).append(truth[report])
    right = ours = 0
    for members in together.values():
        ours += len(members) * (len(members) - 1) // 2
        right += sum(n * (n - 1) // 2 for n in (members.count(m) for m in set(members)))
    sizes: dict[int, int] = {}
    for h in truth.values():
        sizes[h] = sizes.get(h, 0) + 1
    gold = sum(n * (n - 1) // 2 for n in sizes.values())
    return (right / ours if ours else 1.0), (right / gold if gold else 1.0)


def questions(store: SqliteStore, last: date) -> dict[str, float]:
    """Median milliseconds of questions over the store, ten countries each."""
    month = (last - timedelta(days=30)).isoformat()

    def events(land: str, limit: int | None = None) -> list[Event]:
        return list(store.merged.events(Filter(status="current", country=land, since=None if limit else month), limit, newest=bool(limit)))

    asked: dict[str, Callable[[str], object]] = {
        "events of a country since a month": events,
        "newest 50 events of a country": lambda land: events(land, 50),
        "tally of a country since a month, by week and actor": lambda land: tally(
            store.merged.events(Filter(status="current", country=land, since=month)), ["week", "actor"]
        ),
    }
    out = {}
    for name, ask in asked.items():
        times = []
        for land in LANDS:
            started = time.perf_counter()
            ask(land)
            times.append((time.perf_counter() - started) * 1000)
        out[name] = round(median(times), 1)
    return out


def measure(count: int, folder: Path) -> dict[str, object]:
    """Fill, merge, add a day's 5,000 reports, ask."""
    with open_store(folder / f"{count}.db", create=True) as store:
        made = readings(count + 5000)
        first: list[tuple[int, Reading]] = []
        started = time.perf_counter()
        truth = fill(store, (x for _, x in zip(range(count), made, strict=False)))
        filled = time.perf_counter() - started
        started = time.perf_counter()
        merge(store.merged)
        merged = time.perf_counter() - started
        precision, recall = pairs_right(store, truth)
        first = list(made)
        fill(store, iter(first))
        started = time.perf_counter()
        merge(store.merged)
        day = time.perf_counter() - started
        last = FIRST + timedelta(days=max(x for x in truth.values()) * 2 // PER_DAY)
        events = store.merged.count(Filter())
        return {
            "reports": count, "events": events, "fill_s": round(filled, 1), "merge_s": round(merged, 1), "reports_a_second": round(count / merged),
            "day_of_5000_s": round(day, 1), "pair_precision": round(precision, 4), "pair_recall": round(recall, 4), "questions_ms": questions(store, last),
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "store_mb": (folder / f"{count}.db").stat().st_size // 2**20,
        }  # fmt: skip


def main() -> int:
    """Print one JSON line for each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", type=int, nargs="+", default=[10_000], help="numbers of reports")
    for count in parser.parse_args().reports:
        with tempfile.TemporaryDirectory(prefix="dateline-scale-") as folder:
            print(json.dumps(measure(count, Path(folder))), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
