"""What rules of protest need: a crowd that does it, a way that is blocked, and no cause for joy."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.finding.needs_order import at_a_place
from dateline.coding.finding.needs_words import PROTESTERS
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

ORGANISED = word_class("orders.organised")
FEASTS = word_class("acts.feasts")


def crowd_party(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """One side is a crowd, and none an armed group."""
    sides = [*h.actors, *h.recipients]
    if any(f.actor is not None and f.actor.actor.kind == "armed-group" for f in sides):
        return False
    return any(syntax.lemma(f.head) in noun_class("crowd") | PROTESTERS or (f.actor is not None and f.actor.actor.kind == "civilians") for f in sides)


def crowd_does(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """A crowd does it, or a body of those who protest: "Social organisations blocked the bridge"."""
    return any(syntax.lemma(d) in noun_class("crowd") | ORGANISED for s in syntax.subjects(h.head) for d in [s, *syntax.obliques(s, "of")])


def no_feast(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """No cause for joy is told: not "took to the streets to celebrate the cup win"."""
    s = syntax.sentences[h.sent]
    return not any(syntax.lemma(i) in FEASTS for i in range(s.first, s.last))


def way(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """What is blocked is a way, or what is burned is burned in protest."""
    return any(syntax.lemma(x) in noun_class("way") for o in syntax.objects(h.head) for x in [o, *syntax.obliques(o, "of")])


def protesters_do(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Those who gather are said to protest by the word for them: also "thousands of demonstrators"."""
    doers = [d for s in syntax.subjects(h.head) for d in [s, *syntax.obliques(s, "of")]]
    return any(syntax.lemma(d) in PROTESTERS for d in doers)


def protesters(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    doers = [*(syntax.subjects(h.head) if not h.noun else []), *(f.head for f in h.actors)]
    if syntax.lemma(h.head) == "demonstrate" and syntax.kids(h.head, "obj"):
        return False  # a thing is shown
    if h.noun:
        return h.rule.noun != () and (bool(h.actors) or bool(h.recipients) or at_a_place(h, draft, syntax) or h.plural)
    crowd = any(syntax.lemma(d) in noun_class("crowd") for d in doers)
    return crowd or any(f.actor is not None and f.actor.actor.kind in {"civilians", "organisation", "person", "unknown"} for f in h.actors)
