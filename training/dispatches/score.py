"""Scores dateline's events on marked dispatches: current events of the right type, one telling word of each inside the cited words.

    python training/dispatches/score.py                    # the five files that the shipped weights did not learn from
    python training/dispatches/score.py --tenth            # of these, the texts that no rule was made on either
    python training/dispatches/score.py FILE... --by rules

A predicted event counts when it is told as current; it is right when an event of its type is marked there and not matched yet. One that is marked as background is left
out of the count of predictions: how old is news is for the status to be scored on. Recall is over the events marked as current. 95 % bootstrap over texts, seeded.
`--tenth` takes the texts of which the SHA-256 of the name is divisible by ten: rules were made while looking at others, never at these.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from marks import Dispatch, dispatches

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1])]

from dateline.coding import code  # noqa: E402
from dateline.readers import Hints, read_text  # noqa: E402
from evaluation.ablation import WAYS, way  # noqa: E402

KEPT = ("reports", "parties", "moves", "lookalikes", "plain")  # not learnt from by the shipped weights
Counts = tuple[int, int, int]  # right, predicted, marked


def of_tenth(d: Dispatch) -> bool:
    """Whether a text is of the tenth that rules were not made on."""
    return int(sha256(d.name.encode()).hexdigest(), 16) % 10 == 0


def counts(d: Dispatch) -> Counts:
    """Right, predicted and marked current events of one text."""
    reading = code(read_text(d.text, Hints(published=d.published)))
    shift = reading.document.text.find(d.text[:30])
    marked = list(d.events.values())
    used: set[int] = set()
    right = predicted = 0
    for e in (e for e in reading.events if e.value("status") == "current"):
        spans = [(s.start - shift, s.end - shift) for s in e.spans]
        same = (k for k, m in enumerate(marked) if k not in used and m.type == e.value("type") and any(a < y and x < b for a, b in m.triggers for x, y in spans))
        k = next(same, None)
        if k is not None:
            used.add(k)
        predicted += k is None or marked[k].status != "background"
        right += k is not None and marked[k].status == "current"
    return right, predicted, sum(m.status == "current" for m in marked)


def figures(each: Sequence[Counts]) -> tuple[float, float, float]:
    """Precision, recall and F1, in per cent."""
    right, predicted, marked = (sum(c[i] for c in each) for i in range(3))
    p, r = 100 * right / max(1, predicted), 100 * right / max(1, marked)
    return p, r, 2 * p * r / max(1e-9, p + r)


def interval(each: Sequence[Counts], times: int = 1000) -> tuple[float, float]:
    """95 % bootstrap interval of F1 over texts."""
    rng = random.Random(0)
    drawn = sorted(figures([rng.choice(each) for _ in each])[2] for _ in range(times))
    return drawn[int(0.025 * times)], drawn[int(0.975 * times) - 1]


def line(name: str, each: Sequence[Counts]) -> str:
    """One row of the table."""
    p, r, f = figures(each)
    low, high = interval(each)
    return f"| {name} | {len(each)} | {sum(c[2] for c in each)} | {p:.1f} | {r:.1f} | {f:.1f} ({low:.1f}-{high:.1f}) |"


def main(argv: Iterable[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="files of dispatches (default: those that were not learnt from)")
    parser.add_argument("--tenth", action="store_true", help="only texts that no rule was made on")
    parser.add_argument("--by", nargs="+", choices=list(WAYS), default=["rules", "both"])
    args = parser.parse_args(None if argv is None else list(argv))
    found = [d for f in args.files or [HERE / f"{n}.txt" for n in KEPT] for d in dispatches(f)]
    found = [d for d in found if of_tenth(d) or not args.tenth]
    print("| by | texts | current events | precision | recall | F1 (95 %) |\n|---|---|---|---|---|---|")
    for name in args.by:
        with way(name):
            print(line(name, [counts(d) for d in found]), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
