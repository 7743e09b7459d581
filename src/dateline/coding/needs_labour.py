"""Whether a strike is a stoppage of work or an act of force."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.roles import with_particle
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

STOPPAGE_VERBS = word_class("acts.stoppage-verbs")
DEADLY = word_class("casualties.deadly-words")


def labour(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Whether a strike is a stoppage of work: by its modifier, "on strike" or "called off"; else by words of work in an article without words of armed force."""
    if not h.noun:
        return any(syntax.lemma(s) in noun_class("labour") for s in syntax.subjects(h.head)) and not syntax.objects(h.head)
    around = {syntax.lemma(k) for k in syntax.kids(h.head, "compound", "amod", "nmod:poss", "nummod", "nmod") if syntax.prep(k) not in {"on", "against"}}
    around |= {syntax.lemma(g) for k in syntax.kids(h.head, "compound", "nmod:poss") for g in syntax.kids(k, "compound")}
    if around & noun_class("force-words"):
        return False
    if any(p.where is not None and p.head in syntax.obliques(h.head, "on", "against") for p in draft.places):
        return False  # "suspended its strikes on Beirut"
    hit = [k for k in syntax.obliques(h.head, "on", "against") if syntax.lemma(k) in noun_class("target")]
    if any(p.where is not None and p.head in syntax.kids(k, "compound") for k in hit for p in draft.places):
        return False  # "strikes on the Deir al Balah camp"
    over = syntax.head(h.head)
    if over is not None and syntax.rel(h.head) == "nsubj" and syntax.lemma(over) in noun_class("affect"):
        return False  # "a strike on a school killed 27 people"
    bare = not syntax.kids(h.head, "det") and syntax.prep(h.head) == "on"
    bare = bare or (over is not None and with_particle(syntax, over) in STOPPAGE_VERBS)
    if around & noun_class("labour-strike") or any(w.endswith(("worker", "workers")) for w in around) or bare:
        return True
    if any(f.actor is not None and f.actor.actor.kind in {"state", "state-force", "armed-group"} for f in h.actors):
        return False
    words = {syntax.lemma(t.i) for t in syntax.tokens}
    if h.targets and words & DEADLY and syntax.obliques(h.head, "on", "against"):
        return False  # "revised the toll of the strike on a hospital"
    return bool(words & noun_class("labour")) and not words & noun_class("force-words")
