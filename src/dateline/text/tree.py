"""Makes one tree of arc scores: the best head for each word, with cycles contracted (Chu-Liu-Edmonds) and a single root."""

from __future__ import annotations

from typing import Any


def heads(arcs: Any) -> list[int]:
    """Head of each of n words (0 = root, else 1-based) from scores [n, n + 1]; always a tree with one root."""
    import numpy as np

    n = arcs.shape[0]
    scores = np.full((n + 1, n + 1), -np.inf)
    scores[1:, :] = arcs
    np.fill_diagonal(scores, -np.inf)
    best = [0, *(int(j) for j in scores[1:].argmax(1))]
    roots = [i for i in range(1, n + 1) if best[i] == 0]
    if len(roots) == 1 and not _cycle(best):
        return best[1:]
    root = max(range(1, n + 1), key=lambda i: (scores[i, 0] - np.delete(scores[i], [0, i]).max() if n > 1 else 0.0, -i)) if len(roots) != 1 else roots[0]
    scores[:, 0] = -np.inf
    scores[root, :] = -np.inf
    scores[root, 0] = 0.0
    return _edmonds(scores)[1:]


def _cycle(head: list[int]) -> list[int]:
    """Some cycle of the head function, or []."""
    state = [0] * len(head)
    for start in range(1, len(head)):
        path, i = [], start
        while i and state[i] == 0:
            state[i] = 1
            path.append(i)
            i = head[i]
        if i and state[i] == 1 and i in path:
            return path[path.index(i) :]
        for j in path:
            state[j] = 2
    return []


def _edmonds(scores: Any) -> list[int]:
    """Maximum spanning arborescence rooted in 0; scores[d, h]."""
    import numpy as np

    head = [0, *(int(j) for j in scores[1:].argmax(1))]
    cycle = _cycle(head)
    if not cycle:
        return head
    inside = set(cycle)
    outside = [i for i in range(len(head)) if i not in inside]
    total = sum(scores[i, head[i]] for i in cycle)
    index = {old: new for new, old in enumerate(outside)}
    c = len(outside)
    small = np.full((c + 1, c + 1), -np.inf)
    enter, leave = {}, {}
    for o in outside:
        for p in outside:
            small[index[o], index[p]] = scores[o, p]
        into = max(cycle, key=lambda i: total + scores[i, o] - scores[i, head[i]])
        small[c, index[o]], enter[o] = total + scores[into, o] - scores[into, head[into]], into
        out = max(cycle, key=lambda i: scores[o, i])
        small[index[o], c], leave[o] = scores[o, out], out
    sub = _edmonds(small)
    for o in outside[1:] if outside[0] == 0 else outside:
        h = sub[index[o]]
        head[o] = leave[o] if h == c else outside[h]
    source = outside[sub[c]]
    head[enter[source]] = source
    return head
