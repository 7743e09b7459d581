"""Who did it and to whom, where people were killed in somebody's operation: "At least 121 people were killed in a police operation against the Red Command"."""

from __future__ import annotations

from dateline.coding.happening import Filler, Happening
from dateline.coding.roles.frames import Lookup
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

OPERATIONS = word_class("acts.operations-of")
KILLED = frozenset({"kill", "die", "wound", "injure"})


def own_losses(h: Happening, syntax: Syntax) -> None:
    """ "A policeman was killed in [a police raid] on a gang": not by his own, who raided; not "in an Israeli army raid", where others are hurt."""
    acts = {h.head, *h.verbs}
    if not h.noun or syntax.lemma(h.head) not in OPERATIONS or not h.actors or not h.recipients:
        return
    whose = syntax.kids(h.head, "compound", "nmod:poss")
    own = [f for f in h.actors if f.head in whose and f.actor is not None and f.actor.actor.kind == "state-force" and not f.actor.named]
    lost = [f for f in h.recipients if f.actor is not None and f.actor.actor.kind == "state-force" and not f.actor.named and f.head not in acts]
    if own and len(lost) == len(h.recipients):
        h.actors = [f for f in h.actors if f not in own]


def in_operation(h: Happening, syntax: Syntax, actor_at: Lookup) -> None:
    """ "Six people were killed in [a police operation] against a gang": by those whose operation it was, not by those it was against."""
    if h.noun or h.type != "ASSAULT" or syntax.lemma(h.head) not in KILLED or not (syntax.passive(h.head) or syntax.lemma(h.head) == "die"):
        return
    if any(f.actor is not None and f.actor.actor.kind == "state-force" for f in h.recipients):
        return  # "Two soldiers were killed in an army operation against bandits": not by their own
    acts = [k for v in syntax.conjuncts(h.head) for k in syntax.obliques(v, "in", "during") if syntax.lemma(k) in OPERATIONS]
    against = {x for k in acts for x in syntax.obliques(k, "against")}
    hit = [f for f in h.actors if f.head in against]
    h.actors = [f for f in h.actors if f not in hit]
    h.recipients += [f for f in hit if f.actor is not None and all(f.head != r.head for r in h.recipients)]
    if not h.actors:
        whose = [x for k in acts for x in [*syntax.kids(k, "compound", "amod", "nmod:poss"), *syntax.obliques(k, "by")]]
        found = [m for x in whose if (m := actor_at(x)) is not None and m.actor.kind in {"state", "state-force", "armed-group"}]
        h.actors = [Filler(m.head, m.span, m) for m in found]
