"""What limits the role fillers on the development part of MUC-4: errors by cause, and the score by length of report and by number of incidents.

    python -m evaluation.muc4.errors [--shared DIR] [--show N]

A filler of ours is right; of the right thing with other words ("boundary"); of another role ("role"); in a report without an incident ("no incident");
of nothing in the key ("made up"); of a thing that another filler of ours already gives ("twice"). A filler of the key that is none of the first two is missed.
Only tst1 and tst2 can be read: errors of a part for reporting are not looked at.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from evaluation.corpora import shared
from evaluation.muc4.keys import templates
from evaluation.muc4.measure import PARTS, Triple, added, f1, interval
from evaluation.muc4.respond import documents
from evaluation.muc4.roles import extracts, read

CAUSES = ("right", "boundary", "role", "no incident", "made up", "twice", "missed")
Entities = list[set[str]]  # each the strings that name it


@dataclass(frozen=True)
class Report:
    """One report: words, incidents in its key, counts by role, and its errors (cause, role, words)."""

    name: str
    words: int
    incidents: int
    counts: Triple
    errors: list[tuple[str, str, str]]


def judged(ours: dict[str, Entities], key: dict[str, Entities]) -> Iterator[tuple[str, str, str]]:
    """Cause, role and words of every filler of ours, and of those of the key that are missed."""
    everything = [(role, e) for role, es in key.items() for e in es]
    for role, found in ours.items():
        free = list(key.get(role, []))
        near: list[set[str]] = []
        for e in sorted(found, key=sorted):
            whole = next((g for g in free if e <= g), None)
            if whole is not None:
                free.remove(whole)
            part = next((g for r, g in everything if r == role and _shares(e, g)), None)
            if whole is None and part is not None and part in free:
                near.append(part)
            yield _cause(whole, part, free, e, everything), role, " / ".join(sorted(e))
        for g in free:
            if g not in near:
                yield "missed", role, " / ".join(sorted(g))


def _cause(whole: set[str] | None, part: set[str] | None, free: Entities, e: set[str], everything: list[tuple[str, set[str]]]) -> str:
    if whole is not None:
        return "right"
    if not everything:
        return "no incident"
    if part is not None:
        return "boundary" if part in free else "twice"
    return "role" if any(_shares(e, g) for _, g in everything) else "made up"


def _shares(a: set[str], b: set[str]) -> bool:
    """Whether two entities have a word in common."""
    return bool({w for s in a for w in s.split()} & {w for s in b for w in s.split()})


def reports(ceaf: Any, base: Path) -> Iterator[Report]:
    """Every report of tst1 and tst2."""
    gold = [json.loads(line) for line in (base / "roles" / "dev.json").read_text(encoding="utf-8").splitlines()]
    wanted = {ceaf.doc_key(g["docid"]): g["extracts"] for g in gold}
    for folder, messages, file in PARTS["dev"]:
        told = Counter(t.message for t in templates((base / folder / file).read_text(encoding="latin-1")))
        for d in documents(base / folder / messages):
            got, want = extracts(read(d)), wanted[ceaf.doc_key(d.title)]
            ours = {r: ceaf.entities(got[r]) for r in ceaf.ROLES.values()}
            key = {r: ceaf.entities(want.get(r)) for r in ceaf.ROLES.values()}
            counts = added([(ceaf.matches(ours[r], key[r]), len(ours[r]), len(key[r])) for r in ours])
            yield Report(d.title or "", len(d.text.split()), told[d.title or ""], counts, list(judged(ours, key)))


def lines(found: list[Report]) -> Iterator[str]:
    """What is printed."""
    roles = sorted({role for r in found for _, role, _ in r.errors})
    yield f"{'':<12}" + "".join(f"{role:>10}" for role in roles) + f"{'all':>10}"
    seen = Counter((cause, role) for r in found for cause, role, _ in r.errors)
    for cause in CAUSES:
        row = [seen[cause, role] for role in roles]
        yield f"{cause:<12}" + "".join(f"{n:>10}" for n in [*row, sum(row)])
    third = sorted(r.words for r in found)[len(found) // 3 :: max(1, len(found) // 3)][:2]
    lengths = {f"up to {third[0]} words": (0, third[0]), f"to {third[1]} words": (third[0] + 1, third[1]), "longer": (third[1] + 1, 10**9)}
    for name, (low, high) in lengths.items():
        yield _row(name, [r for r in found if low <= r.words <= high])
    for name, low, high in (("no incident", 0, 0), ("one incident", 1, 1), ("two or three", 2, 3), ("four or more", 4, 99)):
        yield _row(name, [r for r in found if low <= r.incidents <= high])


def _row(name: str, some: list[Report]) -> str:
    counts = [r.counts for r in some]
    right, ours, key = added(counts)
    if not key:
        return f"{name:<16} {len(some):>4} reports: {ours} fillers, none in the key"
    low, high = interval(counts, f1)
    return f"{name:<16} {len(some):>4} reports: F {f1(counts):.1f} (95 % {low:.1f}-{high:.1f}), right {right}, ours {ours}, key {key}"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--show", type=int, default=0, help="print so many of the errors of each cause")
    args = parser.parse_args()
    folder = shared(args.shared)
    sys.path[:0] = [str(folder / "bench")]
    found = list(reports(import_module("ceaf_ree"), folder / "data" / "muc4"))
    print("\n".join(lines(found)))
    for cause in CAUSES[1:]:
        for name, role, words in [(r.name, role, words) for r in found for c, role, words in r.errors if c == cause][: args.show]:
            print(f"{cause:<12} {name} {role:<8} {words}")


if __name__ == "__main__":
    main()
