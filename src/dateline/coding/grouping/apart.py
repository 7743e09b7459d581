"""Acts of a war that one sentence or paragraph tells side by side, and that are not one: elsewhere, or done to those who did the other."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.grouping.linked import ANSWERED_BY
from dateline.coding.happening import Happening
from dateline.coding.places.alike import nested, same_place
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.vocab.classes import word_class

KILLERS = frozenset({"killer", "assassin", "murderer", "attacker"})
BY_HAND = frozenset({"shooting", "stabbing", "knife", "ramming"})
BLAMING = word_class("sayings.blaming")
STRETCHES = word_class("periods.stretches")
ANSWERED = frozenset({"status.background.followed", "status.background.answered"})
HURTING = word_class("casualties.hurting")
RAIDERS = word_class("armed.raiders") | {"shooter", "bomber"}


def side_by_side(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """Whether an act is told beside those of a group, as another."""
    if _by_hand_beside_missiles(h, members, syntax) or _others_held(h, members, syntax) or _held_over(h, members, syntax):
        return True
    if _new_beside_what_was_answered(h, members, syntax):
        return True
    if charged_in_passing(h, syntax) and all(m.sent < h.sent for m in members):
        return True
    if _across_the_border(h, members, syntax) or any(_by_those_killers(h, m, syntax) for m in members):
        return True
    if _in_an_old_act(h, members, syntax):
        return True
    if any(_in_days_of(m, syntax) for m in members if m.sent < h.sent) and _on_a_day(h, syntax):
        return True
    return any(_while_elsewhere(h, m, syntax) or _each_its_own(h, m, syntax) for m in members if m.sent == h.sent) or _to_those_who_did_it(h, members, syntax)


def _by_hand_beside_missiles(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Iran fired missiles at Israel. [A shooting] in Jaffa killed seven": another attack; not "the shooting", nor behind gunmen who threw grenades."""
    new = h.noun and syntax.lemma(h.head) in BY_HAND | {"attack"} and any(syntax.low[d] in {"a", "an"} for d in syntax.kids(h.head, "det"))
    by_hand = new and (syntax.lemma(h.head) in BY_HAND or any(syntax.lemma(k) in BY_HAND for k in syntax.kids(h.head, "compound", "amod")))
    return by_hand and all(m.mode in {"aerial", "heavy-weapons"} and m.sent < h.sent for m in members)


def _new_beside_what_was_answered(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Russia hit depots in response to Ukrainian attacks. In Kharkiv [a drone attack] wounded 46": none of those that were answered; not "The attack wounded 46".
    Nor, at home, the answer: "Ukraine hit a base in response to Russian attacks. [A drone attack] on Kharkiv killed six"."""
    verb = syntax.head(h.head)
    hurt = bool(h.recipients) or verb is not None and syntax.rel(h.head) == "nsubj" and syntax.lemma(verb) in HURTING
    new = h.noun and h.status == "current" and bool(h.places) and hurt and any(syntax.low[d] in {"a", "an"} for d in syntax.kids(h.head, "det"))
    if new and all(m.noun and m.plural and m.sent < h.sent and m.status_rule in ANSWERED for m in members):
        return True
    return new and not h.actors and all(m.sent < h.sent and _answer_of(m, syntax) and _at_home(h, m) for m in members)


def _answer_of(m: Happening, syntax: Syntax) -> bool:
    """ "[hit] a base in response to attacks"."""
    return not m.noun and any(syntax.lemma(k) in ANSWERED_BY and syntax.prep(k) == "in" for k in syntax.kids(m.head, "obl"))


def _at_home(h: Happening, m: Happening) -> bool:
    """Whether all places of one act lie in the land of those who did the other, of which no place is told."""
    lands = {f.actor.actor.country for f in m.actors if f.actor is not None}
    there = {p.where.country for p in h.places if p.where is not None}
    return not m.places and len(lands) == 1 and None not in lands and there == lands


def charged_in_passing(h: Happening, syntax: Syntax) -> bool:
    """ "A general was killed. He led a brigade [that Kyiv accuses of killing] prisoners": what others say of somebody; not "Kyiv accused it of the killing"."""
    blame = syntax.head(h.head)
    return not h.noun and blame is not None and syntax.lemma(blame) in BLAMING and syntax.rel(blame) == "acl:relcl" and syntax.tokens[blame].xpos in {"VBZ", "VBP"}


def _in_an_old_act(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "the deadliest attack since the 2004 Beslan siege, when militants [took] 1,000 hostages": in the siege, and not in the attack."""
    noun = syntax.head(h.head)
    if h.noun or noun is None or syntax.rel(h.head) != "acl:relcl" or noun in {m.head for m in members} or h.status != "background":
        return False
    return any(syntax.low[k].isdigit() and len(syntax.low[k]) == 4 for k in syntax.kids(noun, "nummod", "compound", "amod", "nmod"))


def _in_days_of(m: Happening, syntax: Syntax) -> bool:
    """ "after a week of [clashes] in which dozens were killed", "Dozens were [killed] in a week of clashes": what went on for days."""
    if not m.noun:
        spans = [x for x in syntax.obliques(m.head, "in", "during") if syntax.lemma(x) in STRETCHES | {"day"}]
        return any(event_noun(syntax.lemma(y)) and syntax.tokens[y].xpos == "NNS" for x in spans for y in syntax.obliques(x, "of"))
    over = syntax.head(m.head)
    return m.noun and m.plural and over is not None and syntax.prep(m.head) == "of" and syntax.lemma(over) in STRETCHES | {"day"}


def _across_the_border(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Shelling killed five people in Jammu. Thirteen were killed [on the Pakistani side of Kashmir]": where the others were not; not "A clash killed five. Two died on
    the Pakistani side", which parts its dead."""
    sides = [k for k in syntax.obliques(h.head, "on") if syntax.lemma(k) == "side" and syntax.obliques(k, "of")] if not h.noun and h.recipients else []
    land = any(syntax.tokens[a].text[:1].isupper() for k in sides for a in syntax.kids(k, "amod", "compound"))
    return land and all(m.sent < h.sent and m.rule.frame != "clash" and m.places and m.recipients for m in members)


def _by_those_killers(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "Police shot two suspected [assassins of President Karim Ali]. Ali [was killed] at home": what these did; not "shot two allies of Ali"."""
    if h.noun or h.rule.id not in {"assault.kill", "assault.shoot", "assault.murder"} or m.head == h.head:
        return False
    killers = [f.head for f in m.recipients if syntax.lemma(f.head) in KILLERS]
    whose = {syntax.tokens[i].text for k in killers for o in syntax.obliques(k, "of") for i in range(*syntax.subtree(o)) if syntax.tokens[i].upos == "PROPN"}
    return any(syntax.tokens[i].text in whose for f in h.recipients for i in [f.head, *syntax.kids(f.head, "flat")])


def _on_a_day(h: Happening, syntax: Syntax) -> bool:
    """ "On Friday, [a suicide attack] killed seven soldiers": one act with its day; not "The clashes began on Friday"."""
    one = not h.noun or any(syntax.low[d] in {"a", "an"} for d in syntax.kids(h.head, "det"))
    return one and bool(h.recipients) and any(t.when.start and t.when.precision in {"day", "time"} and t.relation == "on" for t in h.times)


def _others_held(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "A blogger died in custody on Sunday. Police [arrested] three protesters": nobody who was held before; not "Two men are in custody. Police arrested them"."""
    counted = [f for f in h.recipients if syntax.kids(f.head, "nummod")] if h.rule.id == "coerce.arrest" and not h.noun else []
    held = {syntax.lemma(f.head) for m in members for f in m.recipients}
    return bool(counted and held) and all(m.rule.id == "coerce.custody" and m.sent < h.sent for m in members) and not held & {syntax.lemma(f.head) for f in counted}


def _held_over(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Police fired on a mob, killing three. It had asked for two youths held in connection with [the murder of a trader]": what others are held for, done to somebody
    who was not told of; not "A trader was shot. Two men were held in connection with the murder of the trader"."""
    up = syntax.head(h.head)
    if not h.noun or up is None or syntax.lemma(up) != "connection" or syntax.prep(h.head) != "with" or any(m.sent >= h.sent for m in members):
        return False
    if not all(_done_by_a_state(m) or m.recipients and all(syntax.tokens[f.head].xpos == "NNS" for f in m.recipients) for m in members):
        return False  # "A shopkeeper was stabbed. Two men were held over the murder of a father of three": he may be that one
    new = [f.head for f in h.recipients if any(syntax.low[d] in {"a", "an"} for d in syntax.kids(f.head, "det"))]
    return bool(new) and not {syntax.lemma(i) for i in new} & {syntax.lemma(f.head) for m in members for f in m.recipients}


def _done_by_a_state(m: Happening) -> bool:
    return any(f.actor is not None and f.actor.actor.kind in {"state", "state-force"} for f in m.actors)


def _others(h: Happening, m: Happening) -> bool:
    """Both have places, and none of one is in or is one of the other."""
    mine, theirs = ([p for p in x.places if p.where is not None] for x in (h, m))
    return bool(mine and theirs) and not any(same_place(p, q) or nested(p, q) for p in mine for q in theirs)


def _while_elsewhere(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "exchanged fire on the border, [while in Alexandria two tourists were shot]": in another place, done to others; not "while its jets bombed Gaza, too"."""
    told = not h.noun and syntax.rel(h.head) == "advcl" and any(syntax.low[k] == "while" for k in syntax.kids(h.head, "mark"))
    at = {p.head for p in h.places}
    here = any(syntax.low[k] == "while" and k < i < h.head for i in at for k in syntax.kids(h.head, "mark"))
    return told and here and h.head > m.head and bool(syntax.kids(h.head, "nsubj")) and (not m.places or _others(h, m))


def _each_its_own(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "Shelling killed two people in Toretsk, prosecutors said, and [a drone struck] a lorry near Kupiansk, wounding its driver": each in a place of its own, with
    people of its own hurt; not "Missiles hit Kyiv and drones struck Odesa"."""
    joined = not h.noun and syntax.rel(h.head) == "conj" and bool(syntax.kids(h.head, "nsubj")) and h.head > m.head
    return joined and bool(h.recipients and m.recipients) and _others(h, m)


def _to_those_who_did_it(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Hamas claimed the shooting. Security forces [shot dead] both attackers": no part of what those did; not "Police shot the gunman. He was shot twice"."""
    by = any(f.actor is not None and f.actor.actor.kind == "state-force" for f in h.actors)
    if h.noun or not by or not h.recipients or not all(syntax.lemma(f.head) in RAIDERS for f in h.recipients):
        return False
    hurt = [f for m in members for f in m.recipients]
    return bool(hurt) and not any(syntax.lemma(f.head) in RAIDERS for f in hurt) and all(m.sent < h.sent for m in members)
