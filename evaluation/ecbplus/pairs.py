"""What speaks for and against two mentions telling one event, and a logistic model of it that is trained on the Train part."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from dateline.text.network import network
from evaluation.ecbplus.load import Mention, Part, Word

Vector = dict[str, float]
STOP = frozenset(
    (
        "the a an of to in on at for and or by with from as is was were be been has have had that this it its his her their he she they said 's , . '' `` \" ' - ( ) : ;"
    ).split()
)
ARGUMENTS = ("nsubj", "obj", "obl", "nmod", "compound", "amod", "iobj", "csubj", "appos", "nummod")


class Texts:
    """A part with what comparing needs: words that weigh by rarity, sentences and documents as vectors, arguments of mentions."""

    def __init__(self, part: Part) -> None:
        self.part = part
        documents: dict[str, list[str]] = {}
        for (document, _), words in part.sentences.items():
            documents.setdefault(document, []).extend(w.lemma for w in words if w.lemma not in STOP)
        seen = Counter(x for words in documents.values() for x in set(words))
        self.idf = {x: math.log((1 + len(documents)) / (1 + n)) for x, n in seen.items()}
        self.documents = {d: self._vector(words) for d, words in documents.items()}
        self.near = {key: self._vector([w.lemma for w in words if w.lemma not in STOP]) for key, words in part.sentences.items()}

    def _vector(self, words: Sequence[str]) -> Vector:
        counts = Counter(words)
        raw = {x: (1 + math.log(n)) * self.idf.get(x, 0.0) for x, n in counts.items()}
        size = math.sqrt(sum(v * v for v in raw.values())) or 1.0
        return {x: v / size for x, v in raw.items()}

    def words(self, m: Mention) -> tuple[Word, ...]:
        return self.part.sentences[m.document, m.sentence]

    def arguments(self, m: Mention) -> dict[str, frozenset[str]]:
        """Lemmas of the content words under each relation of the mention's head."""
        words = self.words(m)
        out: dict[str, set[str]] = {}
        for i, w in enumerate(words):
            top, steps = i, 0
            while words[top].head >= 0 and words[top].head != m.head and steps < 12:
                top, steps = words[top].head, steps + 1
            if i != m.head and words[top].head == m.head and w.upos in {"NOUN", "PROPN", "NUM", "PRON"} and w.lemma not in STOP:
                out.setdefault(words[top].deprel.split(":")[0], set()).add(w.lemma)
        return {k: frozenset(v) for k, v in out.items() if k in ARGUMENTS}


def cosine(a: Vector, b: Vector) -> float:
    if len(b) < len(a):
        a, b = b, a
    return sum(v * b.get(x, 0.0) for x, v in a.items())


@cache
def _meaning(lemma: str) -> Any:
    """The encoder's vector of a word, outside of any sentence."""
    net = network()
    ids = net.pieces(lemma)
    got = (net.word[ids].astype(np.float32) * net.scale[ids][..., None]).mean(0)
    return got / (np.linalg.norm(got) or 1.0)


def _sets(a: frozenset[str], b: frozenset[str]) -> tuple[float, float]:
    """(share of the smaller that both have, 1 when both have some and none in common)."""
    if not a or not b:
        return 0.0, 0.0
    common = len(a & b) / min(len(a), len(b))
    return common, float(common == 0)


def features(t: Texts, a: Mention, b: Mention) -> list[float]:
    """The features of a pair, in a fixed order."""
    wa, wb = t.words(a), t.words(b)
    ha, hb = wa[a.head], wb[b.head]
    same = float(ha.lemma == hb.lemma)
    stem = float(not same and ha.lemma[:5] == hb.lemma[:5] and len(ha.lemma) > 3 < len(hb.lemma))
    strings = float([wa[i].lemma for i in a.words] == [wb[i].lemma for i in b.words])
    meaning = float(_meaning(ha.lemma) @ _meaning(hb.lemma))
    rare = (t.idf.get(ha.lemma, 5.0) + t.idf.get(hb.lemma, 5.0)) / 10
    near = cosine(t.near[a.document, a.sentence], t.near[b.document, b.sentence])
    whole = cosine(t.documents[a.document], t.documents[b.document])
    args, brgs = t.arguments(a), t.arguments(b)
    all_a, all_b = (frozenset[str]().union(*x.values()) for x in (args, brgs))
    share, clash = _sets(all_a, all_b)
    subject, subject_clash = _sets(args.get("nsubj", frozenset()), brgs.get("nsubj", frozenset()))
    object_, object_clash = _sets(args.get("obj", frozenset()), brgs.get("obj", frozenset()))
    in_context = [float(any(x in {w.lemma for w in o} for x in s)) for s, o in ((all_a, wb), (all_b, wa))]
    one = float(a.document == b.document)
    alike = max(same, stem)
    kind = float(ha.upos == hb.upos)
    return [
        1.0, same, stem, strings, meaning * (1 - same), rare * same, near, near * alike, near * (1 - alike), whole, whole * alike, share, share * alike, clash * alike,
        share * (1 - alike), subject, subject_clash, object_, object_clash, sum(in_context), sum(in_context) * alike, one, one * alike,
        float(one and a.sentence == b.sentence), kind, kind * same, float(ha.upos == hb.upos == "PROPN"), meaning * near, meaning * share, rare * same * near,
    ]  # fmt: skip


def train(rows: Any, labels: Any, penalty: float = 1.0, steps: int = 30) -> Any:
    """Weights of a logistic model by Newton's method; the same rows give the same weights."""
    x, y = np.asarray(rows, dtype=np.float64), np.asarray(labels, dtype=np.float64)
    w = np.zeros(x.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (p - y) + penalty * w
        curve = (x * (p * (1 - p))[:, None]).T @ x + penalty * np.eye(x.shape[1])
        step = np.linalg.solve(curve, gradient)
        w -= step
        if float(np.abs(step).max()) < 1e-8:
            break
    return w


def probabilities(rows: Any, weights: Any) -> Any:
    """Probability of one event for each row."""
    return 1 / (1 + np.exp(-np.clip(np.asarray(rows) @ weights, -30, 30)))
