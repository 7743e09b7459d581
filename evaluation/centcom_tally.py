"""Press releases of 2014-15 put through the whole way: our events by country and month beside the table's lines.

    python -m evaluation.centcom_tally [--shared DIR] [--show N]

Each line of the table is one bullet of a release ("-- Near Hit, one strike destroyed ..."); the bullets of one day and country are put back together as one
article under an opening like the releases', dated the day after. One bullet is one event, however many strikes it counts. `wrong` sums the differences of
all cells (country, month).
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

from dateline.coding import code
from dateline.merging.merge import make_event
from dateline.merging.tellings import Telling, group
from dateline.model import Document, Reading, When, Where
from evaluation.centcom_counts import FILE
from evaluation.corpora import digest, shared

COUNTRY = {"Iraq": "IRQ", "Syria": "SYR"}
Cell = tuple[str, str]


def releases(path: Path) -> dict[tuple[date, str], list[str]]:
    """Bullets by day and country."""
    out: dict[tuple[date, str], list[str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["line"].strip() and row["country"] in COUNTRY:
                day = datetime.strptime(row["date"], "%m/%d/%Y").date()  # noqa: DTZ007 (a day, no time)
                out.setdefault((day, row["country"]), []).append(row["line"].strip())
    return out


def article(day: date, country: str, bullets: list[str]) -> Document:
    """A release of one day and country."""
    opening = (
        f"On {day:%B} {day.day}, coalition military forces conducted strikes against ISIL terrorists in {country}, "
        "using attack, bomber, fighter and remotely piloted aircraft."
    )
    published = (day + timedelta(days=1)).isoformat()
    return Document("\n".join([opening, "", *bullets]), source="CENTCOM", published=published, published_basis="made-up", language="en")


def cells(reading: Reading) -> Counter[Cell]:
    """Current assaults by country and month; no country or no month is "?"."""
    out: Counter[Cell] = Counter()
    told = [Telling(reading, e) for e in reading.events if e.value("type") == "ASSAULT" and e.value("status") in (None, "current")]
    for g in group(told):
        event = make_event([t.report for t in g.tellings])
        places, when = event.value("places"), event.value("when")
        lands = {w.country for w in places if isinstance(w, Where)} if isinstance(places, tuple) else set()
        month = when.start[:7] if isinstance(when, When) and when.start else "?"
        out[(lands.pop() or "?") if len(lands) == 1 else "?", month] += 1
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--show", type=int, default=0, help="print this many releases whose events are not their bullets")
    args = parser.parse_args()
    path = shared(args.shared) / FILE
    if not path.exists():
        raise SystemExit(f"centcom_tally: {path} is absent")
    ours: Counter[Cell] = Counter()
    table: Counter[Cell] = Counter()
    for (day, country), bullets in sorted(releases(path).items()):
        reading = code(article(day, country, bullets))
        found = cells(reading)
        ours += found
        table[COUNTRY[country], f"{day:%Y-%m}"] += len(bullets)
        if args.show > 0 and found != Counter({(COUNTRY[country], f"{day:%Y-%m}"): len(bullets)}):
            args.show -= 1
            print(day, country, len(bullets), dict(found))
            for e in reading.events:
                names = [w.name for w in e.values("places") if isinstance(w, Where)]
                print("   ", e.value("type"), e.value("status"), names, e.value("when"), "|", e.spans[0].of(reading.document.text)[:120])
    wrong = sum(abs(ours[c] - table[c]) for c in {*ours, *table})
    for c in sorted({*ours, *table}):
        print(f"{c[0]:<4} {c[1]:<8} table {table[c]:>4}  ours {ours[c]:>4}")
    whole = sum(table.values())
    print(json.dumps({"bullets": whole, "events": sum(ours.values()), "wrong": wrong, "share": round(wrong / whole, 4), "digest": digest([path])}))


if __name__ == "__main__":
    main()
