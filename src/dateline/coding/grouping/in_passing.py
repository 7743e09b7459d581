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


def with_the_old(h: Happening, members: Sequence[Happening], last: Happening | None, syntax: Syntax) -> bool:
    """ "In 2019 a similar raid killed 160. Militiamen [beheaded] villagers", "The group has made such raids. It [attacked] a hotel that August": told behind another old
    act, and old itself, it is not the news; not "the raid", which may be."""
    beside = last is not None and last not in members and 0 <= h.sent - last.sent <= 1 and last.sent in syntax.paragraph(h.sent) and last.status == h.status
    if h.status == "current" and beside and not (h.noun and h.definite):
        return all(m.status_rule == "status.background.beside" for m in members)  # "On Monday gunmen killed nine. They burned houses": not those of a trial
    if h.status != "background" or h.times or h.noun and h.definite or not any(m.status == "current" for m in members):
        return False
    if h.noun and any(syntax.low[k] in {"such", "similar"} for k in syntax.kids(h.head, "amod", "det", "det:predet")):
        return True  # "has carried out [such attacks] before"
    return beside


def _the_news(x: Happening, h: Happening) -> bool:
    return x.type == "ASSAULT" and x.status == "current" and x.sent < h.sent and bool(x.times or x.sent == 0) and (h.mode is None or x.mode in {None, h.mode})
