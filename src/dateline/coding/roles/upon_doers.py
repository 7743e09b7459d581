"""What forces did to those who had attacked: how many were hurt, told behind it, is the toll of the attack."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.grouping.groups import Group
from dateline.coding.syntax import Syntax
from dateline.model import CasualtyMention
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

CROWDS = noun_class("crowd")
ATTACKERS = word_class("people.attackers-shot")


def upon_doers(c: CasualtyMention, g: Group, groups: Sequence[Group], syntax: Syntax) -> bool:
    """ "A gunman killed nine people at a mall. Police shot him dead. [Twelve people were wounded]": by the gunman; not "Police fired at the gunmen. Three of them died",
    "Protesters threw stones. Police shot at them. Eleven were hurt", nor where no attack was told before."""
    several = (c.count.low or c.count.best or 0) > 1 and c.cause is None and c.victims is not None
    if not several or syntax.lemma(c.victims or 0) in ATTACKERS or not syntax.passive(c.head) or any(h.sent >= syntax.tokens[c.head].sent for h in g.members):
        return False
    forces = any(f.actor is not None and f.actor.actor.kind == "state-force" for h in g.members for f in h.actors)
    whom = [f for h in g.members for f in h.recipients]
    before = [o for o in groups if o is not g and o.first.type == "ASSAULT" and o.first.head < g.first.head and o.first.status == "current"]
    doers = [f.head for o in before for h in o.members for f in h.actors]
    did = {syntax.lemma(i) for i in doers if syntax.lemma(i) in ATTACKERS or syntax.tokens[i].xpos == "NN" and syntax.lemma(i) not in CROWDS}
    return forces and bool(did and whom) and all(syntax.lemma(f.head) in ATTACKERS | did or syntax.tokens[f.head].upos == "PRON" for f in whom)
