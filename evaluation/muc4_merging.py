"""Merging on real news: MUC-4's development messages, in which several agencies tell one attack. `python -m evaluation.muc4_merging --db FILE [--show N]`.

Gold: two filled templates of two messages are one incident when their type is the same, their dates lie a day apart at most, their places end in the same
name (the city, mostly), and a word of their targets is the same. Read are the messages that have such a pair (their other incidents come with them). A
record of ours of an assault stands for the template whose targets' words its clauses hold most of, if its day does not speak against it.

Recall is over gold pairs of incidents: joined when any record of one stands in one event with any record of the other; `read` are the pairs of which we have
a record on both sides. Precision is over pairs of records of two messages that stand in one event, both with a template. Templates tell terrorist acts
only, so records without one are not judged. Intervals: bootstrap over days. FILE keeps the readings, so that a second run only merges. Only `dev` is opened.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from dateline.coding import code
from dateline.merging.features import day_range
from dateline.merging.tellings import Telling, group
from dateline.model import Document, Reading, Record, When
from dateline.store import open_store
from evaluation.corpora import digest, shared

MONTHS = {m: n for n, m in enumerate("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(), 1)}
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3}) (\d{2})\b")
_HEAD = re.compile(r"--\s")
_AGENCY = re.compile(r"\(([^)]+)\)\s*$")
SLOTS = (12, 18, 19)
EMPTY_WORDS = frozenset(
    "the and for from who had been was were his her their one two three four five six seven eight nine ten several other others members member people person "
    "persons group man men woman women national army street injured salvadoran colombian peruvian guatemalan honduran american".split()
)
Units = dict[int, tuple[int, int]]  # day -> right, of how many


@dataclass(frozen=True, slots=True)
class Incident:
    """A filled template. `days` are ordinals (first, last); `words` those of its targets."""

    message: str
    number: int
    type: str
    days: tuple[int, int]
    city: str
    words: frozenset[str]

    def same(self, other: Incident) -> bool:
        """One incident by type, day, city and target."""
        near = self.days[0] - 1 <= other.days[1] and other.days[0] - 1 <= self.days[1]
        return self.message != other.message and self.type == other.type and near and self.city == other.city and bool(self.words & other.words)


def words_of(text: str) -> frozenset[str]:
    """Words of three letters or more that name something, small, without a plural's s."""
    found = re.findall(r"[a-z]{3,}", text.lower())
    return frozenset(w.rstrip("s") if len(w) > 3 else w for w in found if w not in EMPTY_WORDS)


def day_of(text: str) -> int | None:
    """The ordinal of "30 DEC 89"."""
    found = _DAY.search(text)
    try:
        return date(1900 + int(found[3]), MONTHS[found[2]], int(found[1])).toordinal() if found else None
    except (KeyError, ValueError):
        return None


def incidents(key: str) -> Iterator[Incident]:
    """The filled templates of a key file that give a day, a place and a target."""
    for number, block in enumerate(re.split(r"(?m)^(?=0\.\s+MESSAGE: ID)", key)):
        message = re.match(r"0\.\s+MESSAGE: ID\s+(\S+)", block)
        slots = {int(n): " ".join(v.split()) for n, v in re.findall(r"(?ms)^(\d+)\.\s[^\n]*?\s{2,}(.*?)(?=^\d+\.|^;|\Z)", block)}
        days = [d for part in re.findall(_DAY, slots.get(2, "")) if (d := day_of(" ".join(part))) is not None]
        city = re.sub(r"\s*\([^)]*\)", "", slots.get(3, "").split(":")[-1]).strip(" -?*")
        words = words_of(" ".join(t for s in SLOTS for t in re.findall(r'"([^"]*)"', slots.get(s, ""))))
        if message and days and city and ":" in slots.get(3, "") and words:
            yield Incident(message[1], number, slots.get(4, "").strip(" ?"), (min(days), max(days)), city, words)


def messages(folder: Path) -> dict[str, Document]:
    """The messages by name; published on the day of the dateline, by the agency that stands there."""
    out = {}
    for path in sorted(folder.glob("dev-muc3-*")):
        parts = re.split(r"(?m)^(DEV-MUC3-\d{4})[^\n]*$", path.read_text(encoding="latin-1"))
        for name, body in zip(parts[1::2], parts[2::2], strict=True):
            head = _HEAD.split(" ".join(body.split()), maxsplit=1)[0][:120]
            day, agency = day_of(head), _AGENCY.search(head)
            if day is not None:
                published = date.fromordinal(day).isoformat()
                out[name] = Document(body.strip(), source=agency[1] if agency else name, published=published, published_basis="header", language="en")
    return out


def read(db: Path, documents: Sequence[Document]) -> list[Reading]:
    """Readings of documents, kept in a store."""
    with open_store(db, create=True) as store:
        for document in documents:
            if not store.has(document.id):
                store.add(document, code(document))
        return [store.reading(d.id) for d in documents]


def stands_for(reading: Reading, record: Record, told: Sequence[Incident]) -> Incident | None:
    """The template of a record: most shared words of targets, on a day that does not speak against it."""
    own = words_of(" ".join(s.of(reading.document.text) for s in record.spans))
    when = record.value("when")
    days = day_range(when) if isinstance(when, When) else None
    fit = [i for i in told if days is None or (days[0] - 1 <= i.days[1] and i.days[0] - 1 <= days[1])]
    best = max(fit, key=lambda i: (len(own & i.words), -i.number), default=None)
    return best if best is not None and own & best.words else None


def interval(units: Units, rounds: int = 1000) -> tuple[float, float, float]:
    """Share, and its 95 % bootstrap interval over days, in per cent."""
    rng = random.Random(1)
    days = sorted(units)

    def share(chosen: Sequence[int]) -> float:
        whole = sum(units[d][1] for d in chosen)
        return 100 * sum(units[d][0] for d in chosen) / whole if whole else 0.0

    drawn = sorted(share(rng.choices(days, k=len(days))) for _ in range(rounds)) if days else [0.0]
    return round(share(days), 1), round(drawn[int(0.025 * len(drawn))], 1), round(drawn[int(0.975 * len(drawn))], 1)


def add(units: Units, day: int, right: bool) -> None:
    """Count one pair."""
    hit, n = units.get(day, (0, 0))
    units[day] = (hit + right, n + 1)


@dataclass(frozen=True, slots=True)
class Read:
    """A record with its template and the number of our event."""

    telling: Telling
    incident: Incident
    event: int


def judge(pairs: Sequence[tuple[Incident, Incident]], found: Sequence[Read], show: Callable[[str, Read, Read], None]) -> dict[str, object]:
    """Precision over pairs of records, recall over pairs of incidents."""
    of: dict[Incident, list[Read]] = {}
    for r in found:
        of.setdefault(r.incident, []).append(r)
    joined: Units = {}
    reached: Units = {}
    for x, y in combinations(found, 2):
        if x.event == y.event and x.incident.message != y.incident.message:
            right = x.incident.same(y.incident)
            add(joined, x.incident.days[0], right)
            if not right:
                show("joined, not by gold", x, y)
    everything: Units = {}
    for a, b in pairs:
        sides = [(x, y) for x in of.get(a, ()) for y in of.get(b, ())]
        right = any(x.event == y.event for x, y in sides)
        add(everything, a.days[0], right)
        if sides:
            add(reached, a.days[0], right)
            if not right:
                show("apart", *sides[0])
    n = {name: sum(v for _, v in units.values()) for name, units in (("joined", joined), ("gold", everything), ("read", reached))}
    return {"joined_pairs": n["joined"], "precision": interval(joined), "gold_pairs": n["gold"], "recall": interval(everything),
            "pairs_read_on_both_sides": n["read"], "recall_of_read": interval(reached)}  # fmt: skip


def shown(kind: str, x: Read, y: Read) -> None:
    """A pair with what was compared, for reading."""
    print(f"== {kind}: {x.incident.city} {sorted(x.incident.words)} | {y.incident.city} {sorted(y.incident.words)}")
    for r in (x, y):
        p = r.telling.report
        harm = [(c.best, c.low) for c in (p.deaths, p.wounded)]
        print(f"  {r.incident.message}/{p.id[-3:]} {p.type} {p.mode} {p.when.start}..{p.when.end} {[(w.name, w.precision) for w in p.places]}")
        print(f"    by {[a.actor_id or a.name for a in p.actors]} to {[a.actor_id or a.name for a in p.recipients]} targets {list(p.targets)} {harm}")


def measure(folder: Path, db: Path, show: int = 0, limit: int | None = None) -> dict[str, object]:
    """Read the messages that share an incident, merge, judge."""
    told: dict[str, list[Incident]] = {}
    for path in sorted(folder.glob("key-dev-*")):
        for incident in incidents(path.read_text(encoding="latin-1")):
            told.setdefault(incident.message, []).append(incident)
    known = messages(folder)
    all_pairs = [(a, b) for a, b in combinations([i for m in sorted(told) for i in told[m] if m in known], 2) if a.same(b)]
    names = sorted({i.message for pair in all_pairs for i in pair})[:limit]
    readings = dict(zip(names, read(db, [known[n] for n in names]), strict=True))
    tellings = {Telling(r, e).report.id: (n, Telling(r, e)) for n, r in readings.items() for e in r.events if e.value("status") in (None, "current")}  # fmt: skip
    event = {t.report.id: n for n, g in enumerate(group([t for _, t in tellings.values()])) for t in g.tellings}
    found = [Read(t, i, event[key]) for key, (n, t) in sorted(tellings.items()) if t.report.type == "ASSAULT" and (i := stands_for(t.reading, t.record, told[n]))]
    left = [show]

    def show_some(kind: str, x: Read, y: Read) -> None:
        if left[0] > 0:
            left[0] -= 1
            shown(kind, x, y)

    pairs = [(a, b) for a, b in all_pairs if a.message in readings and b.message in readings]
    return {"messages": len(readings), "records": len(tellings), "with_template": len(found), **judge(pairs, found, show_some), "digest": digest(folder.glob("*"))}


def main() -> int:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--db", type=Path, required=True, help="a store that keeps the readings")
    parser.add_argument("--show", type=int, default=0, help="so many pairs that are wrong")
    parser.add_argument("--limit", type=int, help="so many messages at most")
    args = parser.parse_args()
    print(json.dumps(measure(shared(args.shared) / "data" / "muc4" / "dev", args.db, args.show, args.limit)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
