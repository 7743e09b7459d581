"""From scores to labels: the best tag of each word, a tree, and names that begin where a name can begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dateline.text.network import Scores
from dateline.text.tree import heads


@dataclass(frozen=True, slots=True)
class Parse:
    """Labels of one chunk of words. `heads`: 0 for the root, else the 1-based word; `names`: BIO."""

    heads: list[int]
    deprel: list[str]
    upos: list[str]
    xpos: list[str]
    names: list[str]
    nominal: list[str]


def decode(labels: dict[str, list[str]], label_u: Any, window: list[Scores]) -> list[Parse]:
    """The best labels of the sentences of a window. `label_u` [d + 1, relations * (d + 1)] scores each relation between the vectors of a word and of its head."""
    return [_decode(labels, s, r) for s, r in zip(window, _relations(label_u, window), strict=True)]


def _decode(labels: dict[str, list[str]], scores: Scores, relation: Any) -> Parse:
    """The best labels of a sentence.

    An arc counts with its best relation, so that the tree has arcs that some relation fits (dev, EWT and GUM: 0.05 and 0.09 points more labelled arcs right).
    """
    import numpy as np

    relation[:, labels["deprel"].index("root"), 1:] = -1e9
    best = -np.log(np.exp(relation - relation.max(1, keepdims=True)).sum(1))  # the share of the best relation, as a logarithm
    best[:, 0] = 0.0
    tree = heads(_log_share(scores.arcs) + best)
    of_tree = relation[np.arange(len(tree)), :, tree]
    upos, xpos, deprel = ([labels[k][i] for i in s.argmax(1).tolist()] for k, s in (("upos", scores.upos), ("xpos", scores.xpos), ("deprel", of_tree)))
    deprel = ["root" if head == 0 else label for head, label in zip(tree, deprel, strict=True)]
    nominal = ["" if (label := labels["nominal"][i]) == "-" else label for i in scores.nominal.argmax(1).tolist()]
    return Parse(tree, deprel, upos, xpos, names(labels["ner"], scores.ner), nominal)


def _relations(label_u: Any, window: list[Scores]) -> Iterator[Any]:
    """Scores [n, relations, n + 1] of each relation for each pair of a word and a head, sentence by sentence. The large product is taken once for the window."""
    import numpy as np

    through = _with_one(np.concatenate([s.label_d for s in window])) @ label_u
    width, at = label_u.shape[0], 0
    for s in window:
        n = len(s.label_d)
        yield (through[at : at + n].reshape(-1, width) @ _with_one(s.label_h).T).reshape(n, -1, n + 1)
        at += n


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
    if all(follows(a, b) for a, b in zip(["O", *best], best, strict=False)):
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
