"""From scores to labels: the best tag of each word, a tree, and names that begin where a name can begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.text.network import Scores
from dateline.text.tree import trees

UNLIKELY = -5.0  # logarithm of an arc's share below which its relations are not asked


@dataclass(frozen=True, slots=True)
class Parse:
    """Labels of one chunk of words. `heads`: 0 for the root, else the 1-based word; `names`: BIO."""

    heads: list[int]
    deprel: list[str]
    upos: list[str]
    xpos: list[str]
    names: list[str]
    nominal: list[str]


def decode(labels: dict[str, list[str]], label_u: Any, windows: Sequence[Sequence[Scores]]) -> list[Parse]:
    """The best labels of the sentences of some windows. `label_u` [d + 1, relations * (d + 1)] scores each relation between the vectors of a head and of a word below
    it. An arc counts with its best relation, so that the tree has arcs that some relation fits (dev, EWT and GUM: 0.05 and 0.09 points more labelled arcs right)."""
    root = labels["deprel"].index("root")
    seen = [x for window in windows for x in _weighed(label_u, window, root)]
    found = trees([share for _, share, _ in seen])
    return [_labelled(labels, scores, tree, relations) for (scores, _, relations), tree in zip(seen, found, strict=True)]


def _weighed(label_u: Any, window: Sequence[Scores], root: int) -> Iterator[tuple[Scores, Any, Relations]]:
    """The sentences of a window, with the weights of their arcs and the scores of their relations."""
    import numpy as np

    shares = [_log_share(s.arcs) for s in window]
    likely = [share > UNLIKELY for share in shares]
    chosen = [1 + np.flatnonzero(arcs[:, 1:].any(0)) for arcs in likely]  # under the root of the tree all are "root"
    through = _with_one(np.concatenate([s.label_h[heads] for s, heads in zip(window, chosen, strict=True)])) @ label_u  # one large product: quickest
    relations = [Relations(label_u, s, heads, rows, root) for s, heads, rows in zip(window, chosen, _cut(through, chosen), strict=True)]
    pairs = [np.nonzero(arcs[:, 1:]) for arcs in likely]
    scores = np.concatenate([of(word, head + 1) for of, (word, head) in zip(relations, pairs, strict=True)])
    if len(scores):
        best = -np.log(np.exp(scores - scores.max(1, keepdims=True)).sum(1))  # the share of the best relation, as a logarithm
        for share, (word, head), more in zip(shares, pairs, _cut(best, [word for word, _ in pairs]), strict=True):
            share[word, head + 1] += more
    return zip(window, shares, relations, strict=True)


def _cut(joined: Any, like: Sequence[Any]) -> Iterator[Any]:
    """What was joined of parts that are as long as these, as parts again."""
    at = 0
    for part in like:
        yield joined[at : at + len(part)]
        at += len(part)


def _labelled(labels: dict[str, list[str]], scores: Scores, tree: list[int], relations: Relations) -> Parse:
    """The best labels of a sentence with its tree."""
    import numpy as np

    upos, xpos = ([labels[k][i] for i in s.argmax(1).tolist()] for k, s in (("upos", scores.upos), ("xpos", scores.xpos)))
    deprel = ["root"] * len(tree)
    if below := [i for i, head in enumerate(tree) if head]:
        for i, label in zip(below, relations(np.array(below), np.array([tree[i] for i in below])).argmax(1).tolist(), strict=True):
            deprel[i] = labels["deprel"][label]
    nominal = ["" if (label := labels["nominal"][i]) == "-" else label for i in scores.nominal.argmax(1).tolist()]
    return Parse(tree, deprel, upos, xpos, names(labels["ner"], scores.ner), nominal)


class Relations:
    """Scores of relations between the words of a sentence and their heads. The products of the likely heads are given; another head's is taken when asked for."""

    def __init__(self, label_u: Any, scores: Scores, chosen: Any, through: Any, root: int) -> None:
        self.label_u, self.scores, self.root = label_u, scores, root
        self.words = _with_one(scores.label_d)
        self.row = {int(h): k for k, h in enumerate(chosen)}
        self.table = self._products(through)

    def __call__(self, word: Any, head: Any) -> Any:
        """Scores [pairs, relations] of words and their heads (1-based; the root of the tree, 0, alone is the head of "root" and of nothing else)."""
        import numpy as np

        if rare := [h for h in dict.fromkeys(head.tolist()) if h not in self.row]:
            self.row |= {h: len(self.row) + k for k, h in enumerate(rare)}
            self.table = np.concatenate([self.table, self._products(_with_one(self.scores.label_h[rare]) @ self.label_u)])
        got = self.table[[self.row[h] for h in head.tolist()], :, word]
        got[:, self.root] = -1e9
        return got

    def _products(self, through: Any) -> Any:
        """[heads, relations, words]"""
        width = self.words.shape[1]
        return (through.reshape(-1, width) @ self.words.T).reshape(len(through), through.shape[1] // width, len(self.words))


def _with_one(vectors: Any) -> Any:
    """Vectors [n, d + 1], with a one behind each: the bias."""
    import numpy as np

    return np.concatenate([vectors, np.ones((len(vectors), 1), vectors.dtype)], axis=1)


def _log_share(scores: Any) -> Any:
    """Scores as logarithms of shares of each row."""
    import numpy as np

    low = scores - scores.max(1, keepdims=True)
    return low - np.log(np.exp(low).sum(1, keepdims=True))


def names(labels: list[str], scores: Any) -> list[str]:
    """The best sequence in which I-X follows only B-X or I-X. Mostly that is the best label of each word; where it is not, Viterbi."""
    best = [labels[i] for i in scores.argmax(1).tolist()]
    if best.count("O") == len(best) or all(follows(a, b) for a, b in zip(["O", *best], best, strict=False)):
        return best
    return [labels[i] for i in _viterbi(labels, scores)]


def follows(before: str, label: str) -> bool:
    """Whether a BIO label may stand after another."""
    return not label.startswith("I-") or before[2:] == label[2:]


def _viterbi(labels: list[str], scores: Any) -> list[int]:
    import numpy as np

    banned = np.array([[0.0 if follows(a, b) else -1e9 for b in labels] for a in labels])
    total = scores[0] + np.array([0.0 if follows("O", b) else -1e9 for b in labels])
    back = []
    for row in scores[1:]:
        step = total[:, None] + banned
        back.append(step.argmax(0))
        total = step.max(0) + row
    path = [int(total.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]
