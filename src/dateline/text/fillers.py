"""Role fillers: the words of a text that name who did it, to whom, to what and with what, as the roles model sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dateline.numeric import few_threads
from dateline.text.marks import marked, trimmed
from dateline.text.role_network import FARTHEST, RoleNetwork, role_network
from dateline.text.sentences import sentences
from dateline.text.words import words


@dataclass(frozen=True, eq=False)
class Filler:
    """Characters [start, end) that fill a role, in sentence number `sentence`; `score` 0-1 is the probability of its surest word.

    `traits`: the likeliest value of each trait with its probability; `vector`: what pairs of fillers are judged by.
    """

    start: int
    end: int
    text: str
    role: str
    score: float
    sentence: int
    traits: dict[str, tuple[str, float]]
    vector: Any


@dataclass(frozen=True, eq=False)
class RoleReading:
    """A text as the network has seen it: windows of sentences (number, words), each with its vectors [words, d]."""

    text: str
    windows: list[tuple[list[tuple[int, list[tuple[int, int]]]], Any]]


@few_threads()
def role_reading(text: str, *, body: int = 0) -> RoleReading:
    """Runs the network over a text. Text before `body`, where a header ends, is not read."""
    net = role_network()
    sents = [(a + body, b + body) for a, b in sentences(text[body:])]
    cut = [(k, ws) for k, (a, b) in enumerate(sents) if (ws := words(text, a, b))]
    return RoleReading(text, [(cut[a:b], x) for a, b, x in net.in_windows([[text[s:e] for s, e in ws] for _, ws in cut])])


@few_threads()
def fillers(reading: RoleReading, head: str = "muc", thresholds: dict[str, float] | None = None) -> list[Filler]:
    """The fillers of a text in order. `head`: "muc" (reports of one agency, any case) or "wiki" (news with triggers).

    A word fills the likeliest role if that is at least as probable as the role's threshold (the tuned ones of the weights by default), and likely words
    beside it belong to it (`dateline.text.marks`).
    """
    net = role_network()
    least = thresholds or net.labels["thresholds"][head]
    return [f for part, x in reading.windows for f in _of_window(net, reading.text, part, x, head, least)]


def _of_window(net: RoleNetwork, text: str, part: list[tuple[int, list[tuple[int, int]]]], x: Any, head: str, least: dict[str, float]) -> list[Filler]:
    """Fillers of one window of sentences with their words."""
    at = [(k, a, b) for k, ws in part for a, b in ws]
    ranges = trimmed(marked(net.tags(head, x), net.labels["tags"][head], least), [text[a:b] for _, a, b in at])
    if not ranges:
        return []
    vectors = net.spans(x, [(a, b) for a, b, _, _ in ranges])
    traits = net.traits(vectors) if head == "muc" else {}
    out = []
    for n, (a, b, role, score) in enumerate(ranges):
        start, end = at[a][1], at[b - 1][2]
        known = {t: _best(net.labels["traits"][t], p[n]) for t, p in traits.items()}
        out.append(Filler(start, end, text[start:end], role, score, at[a][0], known, vectors[n]))
    return out


def _best(values: list[str], p: Any) -> tuple[str, float]:
    k = int(p.argmax())
    return values[k], float(p[k])


@few_threads()
def judged(fs: list[Filler]) -> tuple[Any, Any]:
    """Two matrices [n, n]: probability that two fillers are one entity, and that they are of one incident."""
    import numpy as np

    net, n = role_network(), len(fs)
    same, together = np.eye(n), np.eye(n)
    if n < 2:
        return same, together
    i, j = np.triu_indices(n, 1)
    order = {r: k for k, r in enumerate(t[2:] for t in net.labels["tags"]["muc"][1::2])}
    number = [order[f.role] for f in fs]
    near = np.array([min(FARTHEST, abs(fs[a].sentence - fs[b].sentence)) for a, b in zip(i, j, strict=True)])
    kinds = np.array([min(number[a], number[b]) * 8 + max(number[a], number[b]) for a, b in zip(i, j, strict=True)])
    v = np.stack([f.vector for f in fs])
    p = net.pairs(v[i], v[j], near, kinds)
    same[i, j] = same[j, i] = p[:, 0]
    together[i, j] = together[j, i] = p[:, 1]
    return same, together
