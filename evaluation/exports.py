"""Exports at scale: a made-up world written in each format; rows a second, size, peak memory. And the change feed after a day's reports.

    python -m evaluation.exports --events 100000 [--formats csv acled] [--db KEPT.db]

The world is that of evaluation.scale: about 2.6 reports an event. `--db` keeps the store, or takes one that was kept.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from pathlib import Path

from dateline.exporters.export import export
from dateline.exporters.feed import feed
from dateline.exporters.formats import format_of, names
from dateline.merging.merge import merge
from dateline.store import Filter, SqliteStore, open_store
from dateline.store.revisions import note
from evaluation.scale import fill, readings

REPORTS_PER_EVENT = 2.7


def world(path: Path, events: int) -> None:
    """A merged store of at least about so many events, unless it is there."""
    if path.exists():
        return
    with open_store(path, create=True) as store:
        fill(store, readings(int(events * REPORTS_PER_EVENT)))
        merge(store.merged)


def measure(store: SqliteStore, name: str, events: int, folder: Path) -> dict[str, object]:
    """One export of the first `events` events."""
    form = format_of(name)
    out = folder / f"events.{form.suffix}"
    started = time.perf_counter()
    done = export(store, form, Filter(kind="event", status="current"), out, events)
    seconds = time.perf_counter() - started
    return {
        "format": name, "unit": done.unit, "written": done.written, "left_out": sum(done.left_out.values()), "seconds": round(seconds, 1),
        "a_second": round(done.written / seconds), "mb": round(out.stat().st_size / 2**20, 1),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip


def changes(store: SqliteStore) -> dict[str, object]:
    """Noting every event for the first time, and reading the feed of all of them."""
    started = time.perf_counter()
    noted = note(store)
    middle = time.perf_counter()
    told = sum(1 for _ in feed(store))
    return {"feed": "from the beginning", "noted": noted, "note_s": round(middle - started, 1), "told": told, "told_s": round(time.perf_counter() - middle, 1)}


def main() -> int:
    """Print one JSON line for each format, then one for the feed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--formats", nargs="+", default=names(), choices=names())
    parser.add_argument("--db", type=Path, help="a store to keep or to take")
    parser.add_argument("--no-feed", action="store_true", help="do not measure the change feed")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dateline-exports-") as name:
        folder = Path(name)
        path = given.db or folder / "world.db"
        world(path, given.events)
        with open_store(path) as store:
            for form in given.formats:
                print(json.dumps(measure(store, form, given.events, folder)), flush=True)
            if not given.no_feed:
                print(json.dumps(changes(store)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
