"""What the rule of towns that fall asks for: "The town fell to the rebels", "Goma fell on Monday". Functions as in `needs`."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

ARMED = frozenset({"armed-group", "state-force", "state"})
ALLIES = frozenset({"alliance", "coalition"})
SETTLEMENTS = word_class("places.settlements")
BESIDE = frozenset({"nsubj", "obl", "obl:unmarked", "obl:tmod", "punct", "aux", "advmod", "parataxis", "cc", "conj", "advcl", "mark"})
WHEN_OR_HOW = frozenset({"on", "at", "after", "by", "during", "within", "without"})
NEAR = 2  # sentences before and behind in which there is talk of force


def fallen_to(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "The town fell to the rebels", "Namhsan has fallen to the alliance": what fell is a place or a site, to an armed side; or a town, of which nothing else is said:
    "Goma fell on Monday after days of fighting". Not "Tokyo fell to fourth place", "London fell by 2 percent", "The government fell on Sunday", "Madrid fell in the
    semi-final"."""
    heads = {p.head: p for p in draft.places}
    fell = syntax.subjects(h.head)
    if h.noun or not fell:
        return False
    sites = noun_class("target") | noun_class("area") | SETTLEMENTS
    armed = any(f.actor is not None and (f.actor.actor.kind in ARMED or syntax.lemma(f.head) in ALLIES) for f in h.actors)
    named = any(syntax.tokens[k].upos == "PROPN" for k in fell)
    if armed and (named or any(k in heads or syntax.lemma(k) in sites for k in fell)):
        return True
    town = any(_town(k, syntax) or (p := heads.get(k)) is not None and p.where is not None and p.where.precision in {"exact", "near", "district"} for k in fell)
    kids = syntax.kids(h.head)
    plain = not any(syntax.tokens[k].upos == "ADJ" or syntax.tokens[k].upos == "NUM" and len(syntax.tokens[k].text) < 4 for k in kids)  # "fell silent", "in 476"
    plain = plain and all(
        syntax.rel(k) in BESIDE and (not syntax.rel(k).startswith("obl") or syntax.tokens[k].nominal == "time" or syntax.prep(k) in WHEN_OR_HOW) for k in kids
    )
    counted = any(syntax.tokens[k].text in {"%", "percent", "cent", "points", "degrees"} for k in range(h.head, syntax.sentences[h.sent].last))
    return town and plain and not counted and (any(_town(k, syntax) for k in fell) or _amid_force(h, syntax))


def _amid_force(h: Happening, syntax: Syntax) -> bool:
    """Whether it is told near the fall who has arms, or what they did; not "London fell after shares were sold"."""
    around = syntax.sentences[max(0, h.sent - NEAR) : h.sent + NEAR + 1]
    words = [syntax.tokens[i] for s in around for i in range(s.first, s.last) if i != h.head]
    return any(t.upos in {"NOUN", "VERB"} and t.lemma in noun_class("conflict") for t in words)


def _town(k: int, syntax: Syntax) -> bool:
    """ "The town of Minova", "the capital"."""
    return syntax.lemma(k) in SETTLEMENTS and bool(syntax.kids(k, "nmod", "compound", "flat") or any(syntax.low[d] == "the" for d in syntax.kids(k, "det")))
