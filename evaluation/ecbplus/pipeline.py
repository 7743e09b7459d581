"""The whole way on ECB+: its articles are coded and merged, and our events are laid beside the gold clusters. `python -m evaluation.ecbplus.pipeline`.

An event record stands for the gold mention whose head word lies in its clauses and at the words that gave its type. Counted over pairs of records of two articles:
split = one gold event, two of ours; lumped = two gold events, one of ours. The articles carry no date of publication; `--dated` gives all articles of a topic one
made-up day, both happenings of the topic alike. Gold clusters are finer than our events ("hit" and "killed" are two); `of_two_happenings` counts the pairs of
two sub-topics, which are wrong whatever the grain.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from dateline.coding import code
from dateline.merging.tellings import Telling, group
from dateline.model import Document, Record, Span
from evaluation.corpora import shared
from evaluation.ecbplus.load import Part, load

DAY = date(2010, 1, 1)


def text_of(part: Part, document: str) -> tuple[str, dict[tuple[int, int], Span]]:
    """An article as plain text, and the span of each (sentence, word)."""
    text, spans = "", {}
    for (name, sentence), words in part.sentences.items():
        if name == document:
            for n, word in enumerate(words):
                text += "" if not text or text.endswith("\n") or word.text in {",", ".", "'s", ";", ":", "?", "!", "n't", "%", ")"} else " "
                spans[sentence, n] = Span(len(text), len(text) + len(word.text))
                text += word.text
            text += "\n"
    return text, spans


def gold_of(part: Part, document: str, spans: dict[tuple[int, int], Span], record: Record) -> str | None:
    """The gold cluster of a record: that of the mention whose head gave the type, else None."""
    typed = record.evidence("type")
    for m in part.mentions:
        if m.document == document and any(spans[m.sentence, m.head].overlaps(s) for s in typed):
            return m.gold
    return None


def measure(part: Part, dated: bool = False) -> dict[str, object]:
    """Records, those with a gold mention, and pairs right, split and lumped."""
    tellings: list[Telling] = []
    gold: dict[str, str] = {}
    subtopic: dict[str, str] = {}
    records = 0
    for document in sorted({d for d, _ in part.sentences}):
        text, spans = text_of(part, document)
        day = (DAY + timedelta(days=30 * int(document.split("_")[0]))).isoformat() if dated else None
        reading = code(Document(text, source=document, published=day, published_basis="made-up" if dated else "none", language="en"))
        subtopic[reading.document.id] = f"{document.split('_')[0]}{document.endswith('plus')}"
        for e in reading.events:
            if e.value("status") not in (None, "current"):
                continue
            records += 1
            cluster = gold_of(part, document, spans, e)
            t = Telling(reading, e)
            tellings.append(t)
            if cluster is not None:
                gold[t.report.id] = cluster
    event = {t.report.id: str(n) for n, g in enumerate(group(tellings)) for t in g.tellings}
    pairs = [(a, b) for a, b in combinations(sorted(gold), 2) if a.split("/")[0] != b.split("/")[0]]
    one = [(a, b) for a, b in pairs if gold[a] == gold[b]]
    ours = [(a, b) for a, b in pairs if event[a] == event[b]]
    right = len(set(one) & set(ours))
    across = sum(subtopic[a.split("/")[0]] != subtopic[b.split("/")[0]] for a, b in ours)
    return {
        "part": part.name, "dated": dated, "articles": len({d for d, _ in part.sentences}), "records": records, "with_gold_mention": len(gold),
        "gold_events": len(set(gold.values())),
        "pairs_of_one_event": len(one), "joined": len(ours), "right": right, "split": len(one) - right,
        "lumped": len(ours) - right, "of_two_happenings": across,
    }  # fmt: skip


def main() -> int:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--part", choices=("Train", "Dev"), default="Dev")
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--dated", action="store_true", help="one made-up day of publication for each topic")
    args = parser.parse_args()
    print(json.dumps(measure(load(shared(args.shared), args.part), args.dated)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
