"""Groups role fillers into entities ("the FMLN", "Farabundo Marti National Liberation Front") and entities into incidents: one report often tells several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.text.fillers import Filler, judged

ACTED_ON = ("TARGET", "NAME", "PEOPLE")
NAMED = ("NAME", "ORG")
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_NO_WORD = re.compile(r"[^\w\s]")


@dataclass(frozen=True)
class Settings:
    """Probabilities: `same` two fillers of one role are one entity, `together` two groups are one incident, `shared` a perpetrator or weapon is of an incident."""

    same: float = 0.5
    together: float = 0.5
    shared: float = 0.5


@dataclass
class Entity:
    """Fillers of one role that stand for one thing; the first of `fillers` is the one that names it best."""

    role: str
    fillers: list[Filler]
    indices: list[int]

    @property
    def score(self) -> float:
        """Of its surest filler."""
        return max(f.score for f in self.fillers)

    def trait(self, name: str, least: float = 0.0) -> str:
        """The value of a trait that its fillers give the most weight; "" when their mean probability of it is below `least`."""
        return best_trait(self.fillers, name, least)


@dataclass
class Incident:
    """Entities of one act. `type`, `stage` and `category` are in MUC-4's words."""

    entities: list[Entity] = field(default_factory=list)

    def of(self, role: str) -> list[Entity]:
        """Its entities of a role, in text order."""
        return sorted((e for e in self.entities if e.role == role), key=lambda e: e.fillers[0].start)

    @property
    def harms(self) -> bool:
        """Whether it is done to something or somebody."""
        return any(e.role in ACTED_ON for e in self.entities)

    def trait(self, name: str) -> str:
        """The value of a trait that its fillers give the most weight."""
        return best_trait([f for e in self.entities for f in e.fillers], name)


def best_trait(fillers: Sequence[Filler], name: str, least: float = 0.0) -> str:
    """The value with the greatest sum of probabilities; the first by name of equals; "" without fillers, or when the mean is below `least`."""
    total: dict[str, float] = {}
    for f in fillers:
        value, p = f.traits.get(name, ("", 0.0))
        total[value] = total.get(value, 0.0) + p
    best = min(total, key=lambda v: (-total[v], v), default="")
    return best if best and total[best] >= least * len(fillers) else ""


def normal(text: str) -> str:
    """Small letters, without articles and punctuation."""
    return " ".join(_ARTICLES.sub(" ", _NO_WORD.sub("", text.lower())).split())


def entities(fillers: Sequence[Filler], same: Any, least: float) -> list[Entity]:
    """Fillers of one role joined when their words are the same, when one name is within the other, or when the network judges them one thing."""
    out: list[Entity] = []
    for i in sorted(range(len(fillers)), key=lambda i: (-fillers[i].score, fillers[i].start)):
        f = fillers[i]
        home = next((e for e in out if e.role == f.role and any(_same(f, o, float(same[i, j]), least) for o, j in zip(e.fillers, e.indices, strict=True))), None)
        if home is None:
            out.append(Entity(f.role, [f], [i]))
        else:
            home.fillers.append(f)
            home.indices.append(i)
    for e in out:
        if e.role == "NAME":
            _fullest_first(e)
    return sorted(out, key=lambda e: min(f.start for f in e.fillers))


def _same(f: Filler, o: Filler, p: float, least: float) -> bool:
    a, b = set(normal(f.text).split()), set(normal(o.text).split())
    within = f.role in NAMED and (a <= b or b <= a)
    return a == b or within or p > least


def _fullest_first(e: Entity) -> None:
    """A person is named by the fullest version of the name."""
    best = max(range(len(e.fillers)), key=lambda k: (len(e.fillers[k].text.split()), e.fillers[k].score, -e.fillers[k].start))
    e.fillers.insert(0, e.fillers.pop(best))
    e.indices.insert(0, e.indices.pop(best))


def incidents(fillers: Sequence[Filler], settings: Settings | None = None) -> list[Incident]:
    """The incidents that the fillers of one document tell, in text order.

    What was acted on (things, people) is grouped first, by average link; perpetrators and weapons then go to every incident that they fit, and to the best one at least.
    """
    chosen = settings or Settings()
    fs = list(fillers)
    if not fs:
        return []
    same, together = judged(fs)
    found = entities(fs, same, chosen.same)
    core = [e for e in found if e.role in ACTED_ON]
    groups = _linked([[e] for e in core], together, chosen.together)
    rest = [e for e in found if e.role not in ACTED_ON]
    if not groups and rest:
        groups = _linked([[e] for e in rest], together, chosen.together)
        rest = []
    out = [Incident(g) for g in groups]
    for e in rest:
        links = [_link([e], [x for x in o.entities if x.role in ACTED_ON] or o.entities, together) for o in out]
        top = max(links)
        for o, p in zip(out, links, strict=True):
            if p == top or p > chosen.shared:
                o.entities.append(e)
    return sorted(out, key=lambda o: min(f.start for e in o.entities for f in e.fillers))


def _link(a: list[Entity], b: list[Entity], together: Any) -> float:
    """Mean over pairs of entities of the surest pair of their fillers."""
    pairs = [max(float(together[i, j]) for i in x.indices for j in y.indices) for x in a for y in b]
    return sum(pairs) / len(pairs)


def _linked(groups: list[list[Entity]], together: Any, least: float) -> list[list[Entity]]:
    """Joins the best linked two groups until none is linked well enough."""
    while len(groups) > 1:
        ranked = [(_link(a, b, together), -i, -j) for i, a in enumerate(groups) for j, b in enumerate(groups[:i])]
        p, i, j = max(ranked)
        if p < least:
            break
        groups[-j] = groups[-j] + groups[-i]
        del groups[-i]
    return groups
