"""Counts of strikes in press releases against the numbers that the releases' own table gives.

    python -m evaluation.centcom_counts [--every N] [--show N]

Reads `data/centcom_strikes` of the shared folder (DATELINE_SHARED, default ../shared). A line is right when the count of the noun "strike" or
"airstrike" has the table's number as its best value. "An airstrike" counts as one where it is told as done; where it is not read, the line is shown apart.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from pathlib import Path

from dateline.coding.numbers.coder import find_counts
from dateline.text import analyse
from evaluation.corpora import shared

FILE = Path("data/centcom_strikes/strikes-2014-2015.csv")
UNITS = {"strike", "airstrike"}
SINGULAR = re.compile(r"\ban? (?:air)?strike\b", re.IGNORECASE)


def counted(line: str) -> int | None:
    """The number of strikes that a line gives, as read; None when none is found."""
    analysis = analyse(line.lstrip("-* •").strip())
    return next((c.count.best for c in find_counts(analysis) if c.of in UNITS), None)


def measure(folder: Path, every: int = 1, show: int = 0) -> Counter[str]:
    """Lines by how they were read: right, other, singular, none."""
    path = folder / FILE
    if not path.exists():
        raise SystemExit(f"centcom_counts: {path} is absent")
    with path.open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["number"].isdigit() and r["line"].strip()][::every]
    seen: Counter[str] = Counter()
    for row in rows:
        got = counted(row["line"])
        kind = "right" if got == int(row["number"]) else "other" if got is not None else "singular" if SINGULAR.search(row["line"]) else "none"
        seen[kind] += 1
        if kind != "right" and show > 0:
            show -= 1
            print(f"{row['number']} {got}: {row['line']}")
    return seen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--every", type=int, default=1, help="read each Nth line only")
    parser.add_argument("--show", type=int, default=0, help="print this many lines that are not right")
    args = parser.parse_args()
    seen = measure(shared(args.shared), args.every, args.show)
    kinds = {"singular": "singular without a number", "none": "no count found", "other": "another number"}
    rest = ", ".join(f"{words} {seen[kind]}" for kind, words in kinds.items())
    print(f"lines {seen.total()}: right {seen['right']} ({seen['right'] / max(1, seen.total()):.1%}), {rest}")


if __name__ == "__main__":
    main()
