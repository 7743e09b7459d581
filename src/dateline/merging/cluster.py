"""Clusters of reports: a pure function of the judgements. The order in which reports or judgements of the machine came does not matter.

A person's word comes first, the latest first; then the machine's "same", the highest score first. No cluster holds two reports that were judged
different, and none holds two reports of one document unless a person says so.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field

from dateline.merging.points import points
from dateline.model import Judgement

MACHINE = "rule:"
Pair = tuple[str, str]
Forbids = Callable[[str, str], bool]


def by_person(judgement: Judgement) -> bool:
    """True for a judgement that a person made."""
    return not judgement.by.startswith(MACHINE)


def pair(a: str, b: str) -> Pair:
    """Two ids, the smaller first."""
    return (a, b) if a < b else (b, a)


def weak(judgement: Judgement) -> bool:
    """True for a "same" of the machine that rests on a party alone."""
    return not by_person(judgement) and not any(r.feature in points().strong for r in judgement.reasons)


@dataclass(slots=True)
class Opinions:
    """What holds for each pair: the latest word of a person, else the machine's."""

    person: dict[Pair, Judgement] = field(default_factory=dict)
    machine: dict[Pair, Judgement] = field(default_factory=dict)

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Opinions:
        """The opinions of judgements in any order; `position` says which is later."""
        made = cls()
        for j in sorted(judgements, key=lambda j: j.position):
            (made.person if by_person(j) else made.machine)[pair(j.a, j.b)] = j
        return made

    def edges(self) -> list[Judgement]:
        """The "same" judgements that hold, in the order in which they are followed."""
        said = sorted((j for j in self.person.values() if j.verdict == "same"), key=lambda j: -j.position)
        counted = [j for p, j in self.machine.items() if j.verdict == "same" and p not in self.person]
        return said + sorted(counted, key=lambda j: (weak(j), -(j.score or 0), pair(j.a, j.b)))

    def same(self, a: str, b: str) -> bool:
        """True when a person's word for two reports is "same"."""
        found = self.person.get(pair(a, b))
        return found is not None and found.verdict == "same"

    def different(self, a: str, b: str) -> bool:
        """True when the word that holds for two reports is "different"."""
        found = self.person.get(pair(a, b)) or self.machine.get(pair(a, b))
        return found is not None and found.verdict == "different"


def clusters(ids: Iterable[str], judgements: Iterable[Judgement]) -> list[tuple[str, ...]]:
    """Clusters of report ids, each sorted, in order of their first id. Every id is in exactly one."""
    opinions = Opinions.of(judgements)
    return join(ids, opinions, opinions.different)


def join(ids: Iterable[str], opinions: Opinions, forbids: Forbids) -> list[tuple[str, ...]]:
    """Follow the edges one after the other; join two clusters when `forbids(a, b)` is false for all pairs across them.

    `forbids` is only asked for pairs about which no person said "same".
    """
    members: dict[str, list[str]] = {i: [i] for i in sorted(set(ids))}
    home = {i: i for i in members}
    edges = opinions.edges()
    torn = _torn(edges, members, opinions, forbids)
    for edge in edges:
        left, right = home.get(edge.a), home.get(edge.b)
        if left is None or right is None or left == right or (weak(edge) and torn & {edge.a, edge.b}):
            continue
        if _kept_apart(members[left], members[right], opinions, forbids):
            continue
        keep, gone = pair(left, right)
        members[keep] += members.pop(gone)
        home.update(dict.fromkeys(members[keep], keep))
    return sorted(tuple(sorted(m)) for m in members.values())


def _torn(edges: Iterable[Judgement], ids: Container[str], opinions: Opinions, forbids: Forbids) -> set[str]:
    """Reports whose weak edges lead to reports that cannot be one event: which of them is meant is not plain."""
    reach: dict[str, list[str]] = {}
    for e in edges:
        if weak(e) and e.a in ids and e.b in ids:
            reach.setdefault(e.a, []).append(e.b)
            reach.setdefault(e.b, []).append(e.a)
    return {i for i, others in reach.items() if any(_apart(x, y, opinions, forbids) for n, x in enumerate(sorted(others)) for y in sorted(others)[:n])}


def _kept_apart(left: list[str], right: list[str], opinions: Opinions, forbids: Forbids) -> bool:
    return any(_apart(a, b, opinions, forbids) for a in sorted(left) for b in sorted(right))


def _apart(a: str, b: str, opinions: Opinions, forbids: Forbids) -> bool:
    said = opinions.person.get(pair(a, b))
    return said.verdict == "different" if said is not None and said.verdict != "unsure" else forbids(a, b)
