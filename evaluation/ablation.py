"""What rules alone, the trained reader of events alone, and both together make of the expert readings.

    python -m evaluation.ablation [--shared DIR] [--only CORPUS] [--weights FOLDER]

Corpora: dev-readings; own-readings, of training/readings; news-readings, of its folder `news`; unseen-attacks and unseen-mixed, named in its
unseen.txt; unseen-news, of its folder `news-unseen`. The last three were made for measuring, and not looked at for rules, weights or thresholds
before the figures of docs/benchmarks.md were taken.

Prints rows as docs/benchmarks.md has them: overall F1 with a 95 % bootstrap interval over articles, F1 of events, false events for each article, seconds of
processor time. `weights` means that no rule names an event: the reader finds the words that tell one, its type and its parts; mentions and their values (who,
where, when, how many) are found by the same coders in all three rows. `--weights` tries another reader, as training/reader/export.py writes it.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from evaluation.corpora import shared
from evaluation.gate import gold_folders
from evaluation.muc4.measure import f1, interval
from evaluation.readings import predict_folder
from evaluation.score_reading import score_folder, summarise

WAYS = ("rules", "weights", "both")


@contextmanager
def way(name: str) -> Iterator[None]:
    """The coder as one of `WAYS`."""
    from dateline.coding.events import coder as events

    room: Any = events
    held, before = room.triggers, os.environ.get("DATELINE_EVENTS_MODEL")
    os.environ["DATELINE_EVENTS_MODEL"] = "off" if name == "rules" else "on"
    if name == "weights":
        room.triggers = lambda syntax, allowed: []
    try:
        yield
    finally:
        room.triggers = held
        os.environ.pop("DATELINE_EVENTS_MODEL")
        if before is not None:
            os.environ["DATELINE_EVENTS_MODEL"] = before


def other(weights: Path) -> None:
    """Take the reader from another folder, its digests unchecked."""
    from dateline.text import heads, network

    rooms: list[Any] = [heads, network]
    for room in rooms:
        held = room.folder
        room.folder = lambda name, held=held: weights if name == "reader" else held(name)


Each = list[tuple[int, int, int]]  # right, ours, gold of each article


def row(corpus: str, gold: Path, name: str) -> tuple[str, Each]:
    """One line of the table, and the counts of its articles."""
    with tempfile.TemporaryDirectory() as ours, way(name):
        start = time.process_time()
        predict_folder(gold, Path(ours))
        taken = time.process_time() - start
        boards = score_folder(gold, Path(ours))
    whole = summarise(boards)
    each = [(o["right"], o["predicted"], o["gold"]) for o in (d["overall"] for d in whole["per_document"].values())]
    low, high = interval(each, f1)
    overall = whole["overall"]
    figures = f"{overall['f1']:.1f} ({low:.1f}-{high:.1f}); P {overall['p']:.1f}, R {overall['r']:.1f} | {whole['fields']['events']['f1']:.1f}"
    return f"| {corpus} ({len(boards)}) | {name} | {figures} | {whole['false_events_per_document']:.2f} | {taken:.0f} |", each


def gained(before: Each, after: Each, times: int = 2000) -> str:
    """The difference of two F1 over the same articles, with a 95 % interval: articles drawn anew, the same for both."""
    chance = random.Random(17)
    draws = [[chance.randrange(len(before)) for _ in before] for _ in range(times)]
    found = sorted(f1([after[k] for k in d]) - f1([before[k] for k in d]) for d in draws)
    return f"{f1(after) - f1(before):+.1f} ({found[int(0.025 * times)]:+.1f} to {found[int(0.975 * times)]:+.1f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--only", choices=("dev-readings", "own-readings", "news-readings", "unseen-attacks", "unseen-mixed", "unseen-news"))
    parser.add_argument("--weights", type=Path, help="folder of another reader")
    args = parser.parse_args()
    if args.weights:
        other(args.weights)
    print("| readings (n) | by | all fields, F1 (95 %) | events F1 | false events / article | processor s |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as texts:
        for corpus, gold in gold_folders(shared(args.shared), Path(texts), unseen=True).items():
            if args.only in (None, corpus):
                each: dict[str, Each] = {}
                for name in WAYS:
                    line, each[name] = row(corpus, gold, name)
                    print(line, flush=True)
                print(f"| {corpus} | both over rules | {gained(each['rules'], each['both'])} | | | |", flush=True)


if __name__ == "__main__":
    main()
