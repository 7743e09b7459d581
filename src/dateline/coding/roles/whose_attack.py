"""Whose an attack is that is told with "of" before whom or what it was on: "the attack of the militants on a post", "the raid of the occupation forces on Jenin"."""

from __future__ import annotations

from collections.abc import Callable

from dateline.coding.syntax import Syntax
from dateline.model import ActorMention
from dateline.vocab.classes import word_class

DONE_BY_ITS_OWNER = word_class("acts.done-by-its-owner")
ARMED = frozenset({"armed-group", "state-force", "state"})


def whose_attack(n: int, syntax: Syntax, actor_at: Callable[[int], ActorMention | None]) -> list[int]:
    """Those behind "of" who made it; not "the attack of the army base on Sunday", "the shelling of soldiers on the front": what is shelled has "of", too."""
    s = syntax
    if s.lemma(n) not in DONE_BY_ITS_OWNER or s.obliques(n, "by"):
        return []
    of = [k for k in s.obliques(n, "of") if (m := actor_at(k)) is not None and m.actor.kind in ARMED]
    behind = [x for a in [n, *of] for x in s.obliques(a, "on", "against") if s.tokens[x].nominal != "time" and x > max(of, default=0)]
    return of if behind else []
