"""Sentences of protest news that tell a cause and its effect: the "causal" head of the roles model on the development part of the Causal News Corpus V2.

    python -m evaluation.causalnews [--shared DIR] [--show N]

F1 of the class "causal", precision, recall and accuracy, with a 95 % bootstrap interval over sentences. The published 86.3 (BERT-base) is on the
same part. The corpus names it `dev`; nothing is tuned on it here: the threshold is one half.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from pathlib import Path

from dateline.text.fillers import causal
from evaluation.corpora import digest, shared

Counts = tuple[int, int, int]  # right, ours, key


def sentences(path: Path) -> list[tuple[str, bool]]:
    """Text and label of each sentence."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [(row["text"], row["label"] == "1") for row in csv.DictReader(file)]


def f1(pairs: list[tuple[bool, bool]]) -> float:
    """F1 of the class in percent; pairs are (ours, key)."""
    right, ours, key = sum(a and b for a, b in pairs), sum(a for a, _ in pairs), sum(b for _, b in pairs)
    return 200 * right / max(1, ours + key)


def interval(pairs: list[tuple[bool, bool]], times: int = 1000) -> tuple[float, float]:
    """95 % bootstrap interval over sentences (seeded)."""
    chance = random.Random(7)
    got = sorted(f1(chance.choices(pairs, k=len(pairs))) for _ in range(times))
    return got[int(0.025 * times)], got[int(0.975 * times) - 1]


def main() -> None:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--show", type=int, default=0, help="sentences judged wrongly to print")
    given = parser.parse_args()
    path = shared(given.shared) / "data" / "causalnews" / "data" / "V2" / "dev_subtask1.csv"
    rows = sentences(path)
    scores = causal([text for text, _ in rows])
    pairs = [(score >= 0.5, label) for score, (_, label) in zip(scores, rows, strict=True)]
    wrong = [(round(s, 2), label, text) for s, (text, label), (ours, _) in zip(scores, rows, pairs, strict=True) if ours != label]
    for item in wrong[: given.show]:
        print(*item)
    low, high = interval(pairs)
    right = sum(a and b for a, b in pairs)
    print(json.dumps({
        "n": len(rows), "digest": digest([path]), "f1": round(f1(pairs), 1), "interval": [round(low, 1), round(high, 1)],
        "precision": round(100 * right / max(1, sum(a for a, _ in pairs)), 1), "recall": round(100 * right / max(1, sum(b for _, b in pairs)), 1),
        "accuracy": round(100 * sum(a == b for a, b in pairs) / len(pairs), 1), "all_causal_f1": round(f1([(True, b) for _, b in pairs]), 1),
    }))  # fmt: skip


if __name__ == "__main__":
    main()
