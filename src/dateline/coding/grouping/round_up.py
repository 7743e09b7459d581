"""What those attacked, or others, did to the attackers; how a shooting or a fight was done."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.grouping.in_turn import headline
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

FIGHTS, COURSE = word_class("acts.fights-with-fire"), word_class("acts.course-of-a-fight")
THEM = word_class("people.those-who-attacked")
OF_A_SPREE = 10  # sentences below it


def upon_attackers(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Gunmen raided Duk. [Villagers killed three of the attackers]": done by others to those who did the first; not "Militants attacked a post. Soldiers fought the
    attackers", "Four of the attackers were killed"."""
    s = syntax
    if h.type != "ASSAULT" or h.noun or h.rule.frame == "clash" or any(m.head >= h.head or m.rule.frame == "clash" for m in members):
        return False
    whom = {s.lemma(k) for f in h.recipients for k in [f.head, *(s.obliques(f.head, "of") if not s.kids(f.head, "amod") else [])]}
    mine = {s.lemma(f.head) for f in h.actors if s.low[f.head] not in {"they", "it", "he", "she"}}
    theirs = {s.lemma(f.head) for m in members for f in m.actors}
    hurt = any(s.kids(f.head, "nummod") or s.tokens[f.head].upos == "NUM" or s.lemma(f.head) in noun_class("amount") for f in h.recipients)
    return bool(mine and theirs) and not mine & theirs and bool(whom & THEM) and hurt


def shot_so(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "A volunteer was shot dead on Sunday. Two men drew up and [one fired] with a rifle": how the shooting told before was done; not "Police fired into the air"."""
    how = h.rule.id in {"assault.fire", "assault.fire-at", "assault.shoot"} and not h.noun and not (h.recipients or h.targets or h.places or h.times)
    told = m.rule.id in {"assault.shoot", "assault.kill", "assault.murder"} and not (m.noun or m.actors) and 0 < h.sent - m.sent <= 2 and not headline(m, syntax)
    forces = any(f.actor is not None and f.actor.actor.kind == "state-force" for f in h.actors)
    with_guns = m.mode in {None, "firearms"} and all(w.mode == "firearms" for w in m.weapons)  # not "killed by a bomb. Gunmen fired into the air"
    return how and told and not forces and bool(h.actors) and with_guns


def of_a_spree(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "went on a stabbing spree, killing four. ... [The three officers were stabbed] with a knife": told by a verb of the act itself; not "Two men were stabbed"."""
    s = syntax
    spree = m.noun and any(s.lemma(k) == s.lemma(h.head) or s.low[k] == f"{s.lemma(h.head)}ing" for k in s.kids(m.head, "amod", "compound"))
    theirs = [f for f in h.recipients if any(s.low[k] in {"the", "these", "both"} for k in s.kids(f.head, "det"))]
    return spree and not h.noun and s.passive(h.head) and not (h.actors or h.places or h.times) and bool(theirs) and 0 < h.sent - m.sent < OF_A_SPREE


def began_so(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "Two militants were killed in an encounter. As the forces neared, [the militants opened fire], and it was returned": how the fight began, told of those who were
    in it; not "The militants fired rockets at a base"."""
    s = syntax
    fight = m.rule.frame == "clash" and 0 < h.sent - m.sent <= 3 or s.lemma(m.head) in {"kill", "gun"} and any(s.lemma(k) in FIGHTS for k in s.obliques(m.head, "in"))
    if not fight or h.noun or h.mode not in {None, "firearms"} or h.rule.id not in {"assault.fire", "assault.fire-at", "assault.shoot"} or not 0 < h.sent - m.sent <= 3:
        return False
    sides = {s.lemma(f.head) for f in [*m.actors, *m.recipients]}
    whose = {s.lemma(f.head) for f in h.actors} & sides or any(s.low[k] == "the" for f in h.actors for k in s.kids(f.head, "det"))
    words = {s.lemma(i) for i in range(s.sentences[h.sent].first, s.sentences[h.sent].last)}
    return bool(whose) and bool(words & COURSE) and not h.casualties


def sides_of_a_fight(acts: Sequence[Sequence[Happening]], syntax: Syntax) -> None:
    """ "Two militants were killed in an encounter. [The militants opened fire on a search party]": those who died in it did not do it, but those on whom they fired."""
    for members in acts:
        for h in members:
            begun = next((m for m in members if m is not h and began_so(h, m, syntax)), None)
            if begun is None:
                continue
            dead = {syntax.lemma(f.head) for f in begun.recipients}
            fallen = [f for f in h.actors if syntax.lemma(f.head) in dead]
            if not fallen:
                continue
            foes = [f for f in h.recipients if f.actor is not None and syntax.lemma(f.head) not in dead]
            h.actors = [f for f in h.actors if f not in fallen] + ([] if begun.actors else foes)
            h.recipients = [f for f in h.recipients if f not in foes]


def scattered_so(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "Police lobbed tear gas and [fired in the air] to scatter a mob": two ways of one force with one crowd; not "used tear gas, and gunmen fired",
    "fired tear gas and shot two protesters"."""
    if any(syntax.kids(f.head, "nummod") for f in h.recipients):
        return False
    one = h.sent == m.sent and not h.noun and not m.noun and syntax.rel(h.head) == "conj" and syntax.head(h.head) == m.head
    return one and {h.mode, m.mode} == {"crowd-control", "firearms"} and not syntax.kids(h.head, "nsubj", "nsubj:pass")


def of_the_same(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """How a shooting, a fight or the breaking up of a crowd was done."""
    return shot_so(h, m, syntax) or of_a_spree(h, m, syntax) or began_so(h, m, syntax) or scattered_so(h, m, syntax)
