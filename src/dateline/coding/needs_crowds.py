"""What the rules of crowds and police ask for: batons that police charge with, things that are burnt on purpose. Functions as in `needs`."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.needs_order import Test
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

BATONS = word_class("weapons.batons")
ON_PURPOSE = word_class("acts.damage-on-purpose")
FIRES = word_class("mishaps.fires")


def with_batons(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "charged the crowd with batons", "charged batons at them"; not "charged 12 men with murder"."""
    return any(syntax.lemma(k) in BATONS for k in [*syntax.objects(h.head), *syntax.obliques(h.head, "with")])


def ruined(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Two buses were set on fire", "Shops were looted": done on purpose, whoever did it; "Houses were burnt" is, where the text tells of no fire by mishap."""
    v = h.head
    if h.noun or not syntax.passive(v) or not h.targets or any(f.actor is None for f in h.actors):
        return False
    if syntax.lemma(v) in ON_PURPOSE:
        return True
    return syntax.lemma(v) == "burn" and not any(t.upos in {"NOUN", "PROPN"} and t.lemma.lower() in FIRES for t in draft.analysis.tokens)


TESTS: dict[str, Test] = {"with-batons": with_batons, "ruined": ruined}
