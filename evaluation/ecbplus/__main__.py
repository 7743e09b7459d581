"""CoNLL F1 on ECB+ with gold mentions, in gold sub-topics and over the whole corpus: `python -m evaluation.ecbplus [--part Dev|Test]`.

The model is trained on Train; its threshold, and that of the clusters of documents, are chosen on Dev. Test is for reporting, once.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.corpora import digest, shared
from evaluation.ecbplus.load import Mention, Part, load
from evaluation.ecbplus.pairs import Texts, cosine, features, probabilities, train
from evaluation.ecbplus.score import Scores, clusters_of, score

THRESHOLDS = [x / 100 for x in range(20, 75, 5)]
ALIKE = [x / 100 for x in range(6, 40, 2)]  # cosine of documents


def linked(n: int, like: Callable[[int, int], float], least: float) -> list[list[int]]:
    """Average-link clusters of 0..n-1: the two most alike are joined while their mean likeness reaches `least`. Ties by number."""
    matrix = np.array([[like(i, j) if i != j else -1.0 for j in range(n)] for i in range(n)])
    members: list[list[int]] = [[i] for i in range(n)]
    alive = list(range(n))
    while len(alive) > 1:
        part = matrix[np.ix_(alive, alive)]
        at = int(part.argmax())
        i, j = alive[at // len(alive)], alive[at % len(alive)]
        if matrix[i, j] < least:
            break
        a, b = len(members[i]), len(members[j])
        row = (matrix[i] * a + matrix[j] * b) / (a + b)
        matrix[i], matrix[:, i] = row, row
        matrix[i, i] = -1.0
        members[i] += members[j]
        alive.remove(j)
    return [members[i] for i in alive]


def groups_of(t: Texts, how: str, least: float = 0.0) -> list[list[int]]:
    """Indexes of mentions that are compared with each other: by gold "subtopic", by gold "topic", or "found" by clustering documents."""
    mentions = t.part.mentions
    if how != "found":
        return _by([getattr(m, how) for m in mentions])
    names = sorted(t.documents)
    found = linked(len(names), lambda i, j: cosine(t.documents[names[i]], t.documents[names[j]]), least)
    group = {names[i]: str(n) for n, some in enumerate(found) for i in some}
    return _by([group[m.document] for m in mentions])


def _by(labels: Sequence[str]) -> list[list[int]]:
    return [sorted(c) for c in clusters_of(labels)]


def by_head(t: Texts, groups: Sequence[Sequence[int]]) -> list[str]:
    """The rule to beat: one head lemma in one group is one event."""
    m = t.part.mentions
    labels = {i: f"{n} {t.words(m[i])[m[i].head].lemma}" for n, group in enumerate(groups) for i in group}
    return [labels[i] for i in range(len(m))]


def by_model(t: Texts, groups: Sequence[Sequence[int]], weights: Any, least: float) -> list[str]:
    """Average-link clusters of the model's probabilities, inside each group."""
    m = t.part.mentions
    labels: dict[int, str] = {}
    for n, group in enumerate(groups):
        chance = _chances(t, [m[i] for i in group], weights)
        for k, cluster in enumerate(linked(len(group), lambda i, j, c=chance: float(c[i, j]), least)):  # type: ignore[misc]
            labels.update({group[i]: f"{n} {k}" for i in cluster})
    return [labels[i] for i in range(len(m))]


def _chances(t: Texts, mentions: Sequence[Mention], weights: Any) -> Any:
    out = np.zeros((len(mentions), len(mentions)))
    pairs = list(itertools.combinations(range(len(mentions)), 2))
    if pairs:
        for (i, j), p in zip(pairs, probabilities([features(t, mentions[i], mentions[j]) for i, j in pairs], weights), strict=True):
            out[i, j] = out[j, i] = p
    return out


def trained(t: Texts) -> Any:
    """Weights of the pair model, from all pairs inside topics of the Train part."""
    rows, labels = [], []
    for group in groups_of(t, "topic"):
        for i, j in itertools.combinations(group, 2):
            a, b = t.part.mentions[i], t.part.mentions[j]
            rows.append(features(t, a, b))
            labels.append(a.gold == b.gold)
    return train(rows, labels)


def measured(t: Texts, labels: Sequence[str]) -> Scores:
    return score(clusters_of(labels), clusters_of([m.gold for m in t.part.mentions]))


def best(choices: Sequence[float], run: Callable[[float], Scores]) -> float:
    """The choice with the highest CoNLL F1; the first of equals."""
    return max(choices, key=lambda x: (run(x).conll, -x))


def bootstrap(t: Texts, labels: Sequence[str], times: int = 1000, seed: int = 7) -> tuple[float, float]:
    """95 % of CoNLL F1 when gold topics are drawn with replacement."""
    rng = np.random.default_rng(seed)
    topics: dict[str, list[int]] = {}
    for i, m in enumerate(t.part.mentions):
        topics.setdefault(m.topic, []).append(i)
    names = sorted(topics)
    found = []
    for _ in range(times):
        drawn = [(k, i) for k, n in enumerate(rng.integers(0, len(names), len(names))) for i in topics[names[n]]]
        ours, gold = [f"{k} {labels[i]}" for k, i in drawn], [f"{k} {t.part.mentions[i].gold}" for k, i in drawn]
        found.append(score(clusters_of(ours), clusters_of(gold)).conll)
    return float(np.percentile(found, 2.5)), float(np.percentile(found, 97.5))


def rows(folder: Path, part: str, times: int = 1000) -> list[dict[str, Any]]:
    """One row for each method and setting."""
    train_part, dev = (Texts(load(folder, p)) for p in ("Train", "Dev"))
    weights = trained(train_part)
    gold = groups_of(dev, "subtopic")
    least = best(THRESHOLDS, lambda x: measured(dev, by_model(dev, gold, weights, x)))
    alike = best(ALIKE, lambda x: measured(dev, by_head(dev, groups_of(dev, "found", x))))
    found = groups_of(dev, "found", alike)
    loose = best(THRESHOLDS, lambda x: measured(dev, by_model(dev, found, weights, x)))
    t = dev if part == "Dev" else Texts(load(folder, part))
    out = []
    for setting, groups, threshold in (("gold sub-topics", groups_of(t, "subtopic"), least), ("whole corpus", groups_of(t, "found", alike), loose)):
        for method, labels in (("head lemma", by_head(t, groups)), ("model", by_model(t, groups, weights, threshold))):
            s = measured(t, labels)
            low, high = bootstrap(t, labels, times)
            out.append({"part": part, "setting": setting, "method": method, "n": len(labels), "conll": round(s.conll, 1), "low": round(low, 1), "high": round(high, 1),
                        "muc": round(s.muc, 1), "b3": round(s.b3, 1), "ceafe": round(s.ceafe, 1), "threshold": threshold, "documents_alike": alike,
                        "digest": digest(_files(train_part.part, dev.part, t.part))})  # fmt: skip
    return out


def _files(*parts: Part) -> list[Path]:
    return sorted({f for p in parts for f in p.files})


def main() -> int:
    """Print one JSON line for each row."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--part", choices=("Dev", "Test"), default="Dev")
    parser.add_argument("--shared", type=Path)
    args = parser.parse_args()
    for row in rows(shared(args.shared), args.part):
        print(json.dumps(row))
    return 0


if __name__ == "__main__":
    sys.exit(main())
