"""What a word that points back points at: the news, and not a deed of another year that was named in passing since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax

OLD = "status.background.date"


def in_passing(h: Happening, members: Sequence[Happening], others: Iterable[Sequence[Happening]], syntax: Syntax) -> bool:
    """ "A bomb killed nine on Sunday. He had been jailed for [the bombing of a train in 2018]. A group claimed the blast": that of Sunday. Not where the old deed
    is what the sentence before tells: "In 2017 a bomber killed 88 there. The attack was claimed by ..."."""
    bare = h.type == "ASSAULT" and h.noun and h.definite and not (h.times or h.places or h.recipients or h.targets)
    if not bare or any(m.status_rule != OLD or m.sent >= h.sent or not m.times for m in members):
        return False
    last = members[-1]
    between = syntax.text[syntax.sentences[last.sent].start : syntax.sentences[h.sent].start]
    told = not last.noun or syntax.rel(last.head).startswith("nsubj") or last.light is not None
    if told and h.sent - last.sent <= 1 and "\n\n" not in between:
        return False
    return any(_the_news(x, h) for g in others if g is not members for x in g)


def _the_news(x: Happening, h: Happening) -> bool:
    return x.type == "ASSAULT" and x.status == "current" and x.sent < h.sent and bool(x.times or x.sent == 0) and (h.mode is None or x.mode in {None, h.mode})
