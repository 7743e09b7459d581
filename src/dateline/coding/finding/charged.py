"""Charges told without what they are: "A suspect in the bombing was charged on Monday", "Omar Sadi was formally charged in a hospital room"."""

from __future__ import annotations

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

TO_BE_NAMED = word_class("people.to-be-named")
WHERE = word_class("places.of-charges")


def run_at(h: Happening, syntax: Syntax) -> bool:
    """ "Police were charged by [protesters]", "officers charged by an armed mob": run at by a crowd or by fighters, who bring no charges; not "charged by prosecutors",
    "The group charged that the army had fired"."""
    if h.noun or syntax.lemma(h.head) != "charge" or syntax.obliques(h.head, "with", "over"):
        return False
    if any(syntax.lemma(o) in {"crowd", "mob"} for o in syntax.kids(h.head, "obj")):
        return True  # "when police charged a crowd"
    by = [k for k in syntax.subjects(h.head) if k in syntax.kids(h.head, "obl:agent", "obl")]
    return bool(by) and all(
        syntax.lemma(k) in noun_class("crowd") or any(f.head == k and f.actor is not None and f.actor.actor.kind == "armed-group" for f in h.actors) for k in by
    )


def charged_there(h: Happening, syntax: Syntax) -> bool:
    """A suspect or a named person was charged on a day, or in a court; not "The phone was charged on Monday", "Drivers were charged nine dollars", "She was charged at
    a hospital for a broken arm"."""
    s = syntax
    if h.noun or s.lemma(h.head) != "charge" or not s.passive(h.head) or s.kids(h.head, "obj", "ccomp") or s.obliques(h.head, "by", "for"):
        return False
    if any(not s.prep(k) and s.tokens[k].nominal != "time" for k in s.kids(h.head, "obl", "obl:unmarked", "iobj")):
        return False  # what they were asked to pay
    person = any(f.actor is not None and (f.actor.named and f.actor.actor.kind == "person" or s.lemma(f.head) in TO_BE_NAMED) for f in h.recipients)
    told = any(s.tokens[k].nominal == "time" for k in s.kids(h.head, "obl", "obl:unmarked", "obl:tmod")) or any(
        s.lemma(k) in WHERE for k in s.obliques(h.head, "in", "at")
    )
    return person and told and {"was", "were", "been"} & set(s.auxiliaries(h.head)) != set()
