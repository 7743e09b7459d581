"""MUC, B-cubed and CEAF-e of clusters of the same mentions, and their mean, the CoNLL F1 (Pradhan and others, 2014). Singletons count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Clusters = Sequence[frozenset[int]]


@dataclass(frozen=True, slots=True)
class Scores:
    """F1 of each measure, 0 to 100."""

    muc: float
    b3: float
    ceafe: float

    @property
    def conll(self) -> float:
        return (self.muc + self.b3 + self.ceafe) / 3


def clusters_of(labels: Sequence[str]) -> list[frozenset[int]]:
    """Clusters of mentions 0..n-1 by label."""
    out: dict[str, set[int]] = {}
    for n, label in enumerate(labels):
        out.setdefault(label, set()).add(n)
    return [frozenset(c) for c in out.values()]


def score(ours: Clusters, gold: Clusters) -> Scores:
    """Scores of clusters over the same mentions."""
    return Scores(
        _f(_muc(ours, gold), _muc(gold, ours)),
        _f(_b3(ours, gold), _b3(gold, ours)),
        _ceafe(ours, gold),
    )


def _f(precision: float, recall: float) -> float:
    return 200 * precision * recall / (precision + recall) if precision + recall else 0.0


def _index(clusters: Clusters) -> dict[int, int]:
    return {m: n for n, c in enumerate(clusters) for m in c}


def _muc(a: Clusters, b: Clusters) -> float:
    """Share of the links of `a` that `b` has: over clusters, (size - parts in b) / (size - 1)."""
    at = _index(b)
    links = sum(len(c) - 1 for c in a)
    return sum(len(c) - len({at[m] for m in c}) for c in a) / links if links else 0.0


def _b3(a: Clusters, b: Clusters) -> float:
    at = _index(b)
    total = sum(len(c) for c in a)
    return sum(len(c & b[at[m]]) / len(c) for c in a for m in c) / total if total else 0.0


def _ceafe(a: Clusters, b: Clusters) -> float:
    """Best one-to-one alignment with 2|x & y| / (|x| + |y|), found apart for each set of clusters that touch each other."""
    at = _index(b)
    like = [{j: 2 * len(c & b[j]) / (len(c) + len(b[j])) for j in {at[m] for m in c}} for c in a]
    total = sum(_best([like[i] for i in group]) for group in _touching(like))
    return 200 * total / (len(a) + len(b)) if a and b else 0.0


def _touching(like: Sequence[dict[int, float]]) -> Iterable[list[int]]:
    by_column: dict[int, list[int]] = {}
    for i, row in enumerate(like):
        for j in row:
            by_column.setdefault(j, []).append(i)
    seen: set[int] = set()
    for start in range(len(like)):
        group, ring = [], [start]
        while ring:
            i = ring.pop()
            if i not in seen:
                seen.add(i)
                group.append(i)
                ring += [k for j in like[i] for k in by_column[j]]
        if group:
            yield group


def _best(rows: Sequence[dict[int, float]]) -> float:
    """The greatest sum with each row and column used once (the Hungarian method, on costs)."""
    columns = sorted({j for row in rows for j in row})
    n, m = len(rows), max(len(columns), len(rows))
    cost = [[-row.get(columns[j], 0.0) if j < len(columns) else 0.0 for j in range(m)] for row in rows]
    u, v, match, way = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0], j0 = i, 0
        least, used = [float("inf")] * (m + 1), [False] * (m + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = match[j0], float("inf"), 0
            for j in range(1, m + 1):
                if not used[j]:
                    now = cost[i0 - 1][j - 1] - u[i0] - v[j]
                    if now < least[j]:
                        least[j], way[j] = now, j0
                    if least[j] < delta:
                        delta, j1 = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if match[j0] == 0:
                break
        while j0:
            j1 = way[j0]
            match[j0], j0 = match[j1], j1
    return -sum(cost[match[j] - 1][j - 1] for j in range(1, m + 1) if match[j])
