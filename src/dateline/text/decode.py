"""From scores to labels: the best tag of each word, a tree, and names that begin where a name can begin."""

from __future__ import annotations

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


def decode(labels: dict[str, list[str]], label_u: Any, scores: Scores) -> Parse:
    """The best labels. `label_u` [d + 1, relations * (d + 1)] scores each relation between the vectors of a word and of its head."""
    import numpy as np

    tree = heads(scores.arcs)
    one = np.ones((len(tree), 1), dtype=np.float32)
    dep = np.concatenate([scores.label_d, one], 1)
    gov = np.concatenate([scores.label_h[tree], one], 1)
    rel = ((dep @ label_u).reshape(len(tree), -1, gov.shape[1]) @ gov[:, :, None])[..., 0]
    rel[:, labels["deprel"].index("root")] = -1e9
    upos, xpos, deprel = ([labels[k][i] for i in s.argmax(1).tolist()] for k, s in (("upos", scores.upos), ("xpos", scores.xpos), ("deprel", rel)))
    deprel = ["root" if head == 0 else label for head, label in zip(tree, deprel, strict=True)]
    nominal = ["" if (label := labels["nominal"][i]) == "-" else label for i in scores.nominal.argmax(1).tolist()]
    return Parse(tree, deprel, upos, xpos, names(labels["ner"], scores.ner), nominal)


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
