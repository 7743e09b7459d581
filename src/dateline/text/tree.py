"""Makes one tree of arc scores: one root, no cycle, and no arcs that cross.

English trees hardly ever have crossing arcs (31 of the 2,001 sentences of the EWT development part), and where the scores ask for them they mostly err:
the best tree without them has 0.26 points more labelled arcs right than the best of all trees (`python training/syntax/report.py`, dev, n 25,149 words).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

LIKELY = -5.0  # score from which an arc may be one
TOGETHER = 12_000  # numbers in a table of the sentences that are looked at together


def trees(scores: Sequence[Any]) -> list[list[int]]:
    """Heads of the words of each sentence (0 = root, else 1-based) from its scores [n, n + 1] (column 0 the root): the best projective tree with one root."""
    import numpy as np

    out, hard = [], []
    for k, arcs in enumerate(scores):
        n = len(arcs)
        own = np.array(arcs, dtype=np.float64)
        own[np.arange(n), np.arange(1, n + 1)] = -np.inf  # no word is its own head
        best: list[int] = own.argmax(1).tolist()
        out.append(best)
        if not is_projective(best):
            kept = unsettled(own, best)
            hard.append((len(kept), k, kept, own[np.ix_(kept, [0, *(i + 1 for i in kept)])]))
    hard.sort(key=lambda x: x[:2])
    while hard:
        together = max(1, TOGETHER // hard[-1][0] ** 2)  # of like length, so that little is looked at in vain
        some, hard = hard[-together:], hard[:-together]
        for (_, k, kept, _), tree in zip(some, projective([own for *_, own in some]), strict=True):
            for i, h in zip(kept, tree, strict=True):
                out[k][i] = kept[h - 1] + 1 if h else 0
    return out


def unsettled(own: Any, best: list[int]) -> list[int]:
    """Words (0-based) whose head is to be sought, from the scores and best heads of a sentence. Settled is a word that has one likely head, stands beside it, and is
    nobody's likely head but of words that are settled: its arc crosses none. Nothing else changes for the rest when it is left out."""
    likely = own > LIKELY
    heads: list[list[int]] = [(row.nonzero()[0]).tolist() for row in likely]
    below: list[int] = likely.sum(0).tolist()[1:]  # words that may hang on each
    n = len(best)
    before, after = list(range(-1, n - 1)), list(range(1, n + 1))  # what is left beside each
    todo = list(range(n))
    settled = [False] * n
    while todo:
        i = todo.pop()
        h = best[i] - 1
        if settled[i] or h < 0 or below[i] or len(heads[i]) != 1 or h not in (before[i], after[i]):
            continue
        settled[i] = True
        below[h] -= 1
        if before[i] >= 0:
            after[before[i]] = after[i]
        if after[i] < n:
            before[after[i]] = before[i]
        todo += [k for k in (before[i], after[i]) if 0 <= k < n]
    return [i for i in range(n) if not settled[i]]


def is_projective(tree: list[int]) -> bool:
    """Whether heads (0 = root, else 1-based) make one tree with one root and no crossing arcs: from the leaves up, what hangs on each word is one unbroken range."""
    n = len(tree)
    if tree.count(0) != 1:
        return False
    left, right, size, waiting = list(range(n)), list(range(n)), [1] * n, [0] * n
    for h in tree:
        if h:
            waiting[h - 1] += 1
    ready = [i for i in range(n) if not waiting[i]]
    for i in ready:  # grows while it is walked; what hangs on a cycle is never ready
        if right[i] - left[i] + 1 != size[i]:
            return False
        h = tree[i] - 1
        if h < 0:
            continue
        size[h] += size[i]
        left[h], right[h] = min(left[h], left[i]), max(right[h], right[i])
        waiting[h] -= 1
        if not waiting[h]:
            ready.append(h)
    return len(ready) == n


def projective(sentences: Sequence[Any]) -> list[list[int]]:
    """The best tree without crossing arcs and with one root (Eisner 1996) of each of a few sentences; scores and heads as in `trees`. Time n^3, in n steps of numpy.

    A table `x_from[s, i, w]` holds what spans the words i..i+w of sentence s, `x_to[s, j, w]` what spans j-w..j: so that all splits of all spans of one width are
    slices. What lies behind the end of a shorter sentence is in no span of it. Where a span was split is sought again when the tree is read off: few spans are in it.
    """
    import numpy as np

    many, n = len(sentences), max(len(arcs) for arcs in sentences)
    score = np.zeros((many, n, n))  # [sentence, dependent, head]
    for s, arcs in enumerate(sentences):
        score[s, : len(arcs), : len(arcs)] = arcs[:, 1:]
    by_first, by_last = np.zeros((3, many, n, n)), np.zeros((3, many, n, n))  # two tables each are used at once; below, under their names
    right_from, arc_right, left_from = by_first  # spans under their first word, with an arc from it to the last, under the last: by the first word
    left_to, right_to, arc_left = by_last  # spans under their last word, under the first, with an arc from the last to it: by the last word
    for w in range(1, n):
        m = n - w
        best = np.maximum.reduce(right_from[:, :m, :w] + left_to[:, w:, w - 1 :: -1], 2)
        arc_left[:, w:, w - 1] = best + score.diagonal(w, 1, 2)  # kept one column to the left, in line with the others
        arc_right[:, :m, w - 1] = best + score.diagonal(-w, 1, 2)
        both = np.maximum.reduce(by_first[1:, :, :m, :w] + by_last[1:, :, w:, w - 1 :: -1], 3)
        right_from[:, :m, w] = right_to[:, w:, w] = both[0]
        left_from[:, :m, w] = left_to[:, w:, w] = both[1]
    return [_read_off(arcs, by_first[:, s], by_last[:, s]) for s, arcs in enumerate(sentences)]


def _read_off(arcs: Any, by_first: Any, by_last: Any) -> list[int]:
    """The tree of one sentence from its tables."""
    n = len(arcs)
    right_from, arc_right, left_from = by_first
    left_to, right_to, arc_left = by_last
    root = int((left_from[0, :n] + right_to[n - 1, n - 1 :: -1] + arcs[:, 0]).argmax())
    splits = {
        "arc": lambda i, w: right_from[i, :w] + left_to[i + w, w - 1 :: -1],
        "right": lambda i, w: arc_right[i, :w] + right_to[i + w, w - 1 :: -1],
        "left": lambda i, w: left_from[i, :w] + arc_left[i + w, w - 1 :: -1],
    }
    return _trace(n, root, lambda kind, i, j: int(splits[kind](i, j - i).argmax()))


def _trace(n: int, root: int, split: Callable[[str, int, int], int]) -> list[int]:
    """The tree of n words that the splits tell of: offsets behind the first word of a span, by its kind, first and last word."""
    head = [0] * n
    todo = [("left", 0, root), ("right", root, n - 1)]
    while todo:
        kind, a, b = todo.pop()
        if a == b:
            continue
        if kind == "right":
            c = a + 1 + split("right", a, b)
            todo += [("to right", a, c), ("right", c, b)]
        elif kind == "left":
            c = a + split("left", a, b)
            todo += [("left", a, c), ("to left", c, b)]
        else:
            c = a + split("arc", a, b)
            head[a if kind == "to left" else b] = (b if kind == "to left" else a) + 1
            todo += [("right", a, c), ("left", c + 1, b)]
    return head
