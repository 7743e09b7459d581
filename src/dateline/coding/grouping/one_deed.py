"""Mentions that the telling makes one: the way, the course or the outcome of an act, the act of a toll."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.casualties.shapes import his_own
from dateline.coding.grouping.by_police import blast_of_it
from dateline.coding.grouping.in_turn import headline
from dateline.coding.happening import Happening
from dateline.coding.places.alike import nested, same_place
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

DEEDS = word_class("acts.of-whom") | {"massacre", "slaughter"}
BLAMING = word_class("sayings.blaming")
CONDEMNING = frozenset({"condemn", "denounce", "deplore"})
FIGHTERS = word_class("armed.fighter-nouns")
STATE_FORCES = word_class("armed.soldiers") | {"police", "policeman", "army", "jet"}
PARTS_OF_A_DAY = frozenset({"morning", "afternoon", "evening", "night"})
SOLDIERS = word_class("armed.own-soldiers")
CLAIM_BEHIND, FAR = 3, 8  # sentences from a deed to who claims it, and from a retreat to who tells it again
KILLED_OR_HURT = frozenset({"kill", "wound", "injure", "hurt"})


def one_deed(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """Told as the way, the course or the outcome of one another, or of one toll."""
    return (
        resulting(h, m, syntax)
        or died_of(h, m, syntax)
        or in_doing(h, m, syntax)
        or began_when(h, m, syntax)
        or means_of(h, m, syntax)
        or below_its_toll(h, m, syntax)
        or it_did(h, m, syntax)
        or blast_of_it(h, m, syntax)
        or as_claimed(h, m, syntax)
        or left_again(h, m, syntax)
        or one_of_its_arms(h, m, syntax)
    )


def it_did(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "A bomb fell across the street in January. [It killed] a couple": what a weapon or attack told right before did; not "The army shelled Goma. It killed two"."""
    s = syntax
    if (
        h.noun
        or h.rule.id not in {"assault.kill", "assault.wound", "assault.destroy"}
        or h.sent - m.sent != 1
        or not any(s.low[k] == "it" for k in s.kids(h.head, "nsubj"))
    ):
        return False
    at = m.head if m.noun else next(iter(s.kids(m.head, "nsubj")), None)
    return at is not None and s.rel(at).startswith("nsubj") and (m.noun or any(w.first <= at < w.last for w in m.weapons))


def as_claimed(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "A bomb killed 12 in Gao. The group claimed the attack, saying [it had hit] a barracks": what is said of a deed by who claims it is the deed."""
    said = next((a for a in syntax.ancestors(h.head) if syntax.lemma(a) == "say" and syntax.tokens[a].xpos == "VBG"), None) if not h.noun else None
    over = syntax.head(said) if said is not None else None
    own = over is not None and syntax.lemma(over) == "claim" and not h.times and not h.places
    return bool(own) and bool(m.claimed_by) and h.sent - m.sent <= CLAIM_BEHIND and h.head != m.head


def one_of_its_arms(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "A guided bomb attack killed seven in Kharkiv. [One bomb hit] a residential building": one of those of the attack; not "One bomb hit Kyiv, one Odesa"."""
    who = syntax.kids(h.head, "nsubj") if not h.noun and h.sent > m.sent else []
    one = any(syntax.low[d] == "one" for k in who for d in syntax.kids(k, "nummod", "det"))
    theirs = {w.name.lower().split()[-1].removesuffix("s") for w in m.weapons}
    return one and any(syntax.lemma(k) in theirs for k in who) and not h.times and not h.places


def left_again(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "Soldiers who held the base retreated to a bridge. A spokesman conceded that [soldiers had left] the base", "The army withdrew from Goma. Its chief said [his
    troops had left] the city": one retreat, told again in the pluperfect; not "Troops left Goma. Rebels had left Beni"."""
    if h.type != "RETREAT" or m.type != "RETREAT" or h.noun or h.times or h.head < m.head:
        return False
    again = "had" in syntax.auxiliaries(h.head) and syntax.rel(h.head) in {"ccomp", "conj", "parataxis"}
    mine, theirs = ({syntax.lemma(f.head) for f in x.actors} for x in (h, m))
    same = bool(mine & theirs) or bool(mine & SOLDIERS and theirs & SOLDIERS)
    return again and same and h.sent - m.sent <= FAR and not any(p.where and q.where and not (same_place(p, q) or nested(p, q)) for p in h.places for q in m.places)


def looked_back_at(m: Happening) -> bool:
    """ "A day after [the Delhi blast], a bomber killed 12": named only to say when something else was."""
    return m.noun and m.definite and m.status_rule == "status.background.followed"


def in_doing(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "attacked two villages, [setting fire] to cars and [wounding] four": told with the act by those who did it."""
    if h.noun or m.noun:
        return False
    by = syntax.rel(h.head) == "advcl" and syntax.head(h.head) == m.head and any(syntax.low[k] == "by" for k in syntax.kids(h.head, "mark"))
    return syntax.done_beside(h.head) == m.head or by and m.rule.id == "assault.respond"  # "responded by launching missiles"


def resulting(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "shelled the town, [as a result of which] two houses were destroyed", "..., in the course of which nine were wounded": what came of the act, in
    its sentence."""
    s = syntax
    which = [k for k in s.kids(h.head, "obl", "nmod") if s.low[k] == "which"]
    noun = [x for k in s.kids(h.head, "obl") for x in [k, *([s.tokens[w].head for w in which])] if s.lemma(x) in {"result", "consequence", "course"}]
    hung = s.head(h.head) in {m.head, m.light, *m.verbs} and s.rel(h.head) in {"parataxis", "advcl", "acl:relcl", "advcl:relcl", "conj"}
    which = which or [k for x in noun for k in s.kids(x, "nmod", "obl") if s.low[k] == "which"]
    return not h.noun and h.sent == m.sent and hung and bool(which and noun)


def died_of(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "Two people were killed [after a drone hit a bus]": the act of which they died; not what `harmed_after` leaves out."""
    return harmed_after(h, syntax) and syntax.head(h.head) in {m.head, *m.verbs} and m.rule.id in {"assault.kill", "assault.wound", "assault.shoot"} and not m.noun


def began_when(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "The assault began [when a bomber rammed] the gate", "has fired on Israel once, [when it launched] two shells": how an act began or was done is of that act;
    not "ended when troops shot the gunmen"."""
    s = syntax
    up = s.head(h.head)
    marked = s.rel(h.head) == "advcl" and any(s.lemma(k) == "when" for k in s.kids(h.head, "mark", "advmod"))
    if marked and up == m.head and not m.noun and not s.passive(m.head) and not s.passive(h.head) and h.type == "ASSAULT":
        return any(s.low[k] in {"it", "they", "he", "she"} for k in s.kids(h.head, "nsubj"))
    return marked and up is not None and s.lemma(up) in {"begin", "start"} and m.noun and m.head in s.kids(up, "nsubj")


def means_of(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "the killing of the general [in an airstrike]", "the murder of a judge by gunmen [in an attack] on his car": how a deed was done is the deed.

    Not "an ambush in Gao and seven in a raid".
    """
    if not (h.noun and m.noun and h.type == m.type and syntax.lemma(m.head) in DEEDS):
        return False
    over = syntax.tokens[h.head].head
    if over != m.head and syntax.rel(over) == "nmod" and syntax.prep(over) == "by":
        over = syntax.tokens[over].head
    return over == m.head and syntax.rel(h.head) == "nmod" and syntax.prep(h.head) in {"in", "by", "with"}


def below_its_toll(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "The toll from an attack on a train rose to 31. [Separatists stormed] the Express on Saturday": who did it; not "... In Gao rebels killed four",
    "... Gunmen fired on a van"."""
    up = syntax.head(m.head)
    hit, before = ({syntax.lemma(f.head) for f in x.targets if syntax.tokens[f.head].upos == "NOUN"} for x in (h, m))
    if hit and before and not hit & before:
        return False
    tolled = m.noun and not (m.actors or m.times) and up is not None and syntax.lemma(up) == "toll" and syntax.prep(m.head) in {"from", "of", "in"}
    told = h.type == "ASSAULT" and not h.noun and h.status == "current" and bool(h.actors) and 0 < h.sent - m.sent <= 2 and not syntax.passive(h.head)
    return tolled and told and all(p.where is None or any(same_place(p, q) or nested(p, q) for q in m.places) for p in h.places) and not h.casualties


def killed_with(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Four other members were killed [with him]", "One of [his bodyguards] was killed": in what killed the one told of right before."""
    s = syntax
    beside = [k for k in s.obliques(h.head, "with", "alongside") if s.low[k] in {"him", "her", "them"}] if not h.noun and s.passive(h.head) else []
    near = 0 <= h.sent - members[-1].sent <= 1 and any(m.rule.type == "ASSAULT" for m in members)
    return near and (bool(beside) or _his(h, syntax) and not any(headline(m, syntax) for m in members[-1:]))


def _his(h: Happening, syntax: Syntax) -> bool:
    """ "[His driver] was killed", "two of [her guards] were wounded": hurt with the one told before, with no doer, day or place of their own."""
    if h.noun or h.rule.id not in {"assault.kill", "assault.wound"} or not syntax.passive(h.head) or h.actors or h.times or h.places:
        return False
    return any(his_own(k, syntax) for k in syntax.kids(h.head, "nsubj:pass"))


def harmed_after(h: Happening, syntax: Syntax) -> bool:
    """ "Two people were killed on Friday after [a drone hit a bus]", "One was shot dead after [police opened fire]": what killed them. Not "was killed after he
    attacked an officer", "were killed hours after rebels attacked a base", "Ten fighters died after rebels stormed a base", "Five died after protesters attacked a
    barracks"."""
    s, up = syntax, syntax.head(h.head)
    if h.noun:
        return _harmed_after_one(h, syntax)
    marks = [k for k in s.kids(h.head, "mark") if s.low[k] == "after"]
    if h.type != "ASSAULT" or up is None or s.rel(h.head) != "advcl" or len(marks) != 1 or _so_long(s, marks[0] - 1):
        return False
    hurt = s.lemma(up) == "die" and bool(s.kids(up, "nsubj")) or s.lemma(up) in KILLED_OR_HURT | {"shoot"} and s.passive(up) and not s.obliques(up, "by", "in")
    doers = s.kids(h.head, "nsubj")
    crowd = any(s.lemma(k) in noun_class("crowd") and not (s.lemma(k) in {"man", "woman"} and s.tokens[k].xpos == "NN") for k in doers)
    own = not doers or crowd or any(s.tokens[k].upos == "PRON" for k in doers)
    fighters = any(s.lemma(k) in FIGHTERS for k in s.kids(up, "nsubj", "nsubj:pass")) and not any(s.lemma(k) in STATE_FORCES for k in doers)
    theirs = any(s.lemma(k) in STATE_FORCES for k in doers) and any(s.lemma(k) in STATE_FORCES for k in s.kids(up, "nsubj", "nsubj:pass"))
    return hurt and not own and not fighters and not theirs  # "A policeman was shot after the army attacked a village"


def _harmed_after_one(h: Happening, syntax: Syntax) -> bool:
    """ "Three soldiers were killed and 30 wounded after [a drone attack] on their base": what killed them; not "after the attack", "hours after an attack", nor "Two
    protesters were killed after an attack on a station", who may have done it."""
    s, up = syntax, syntax.head(h.head)
    after = next((k for k in s.kids(h.head, "case") if s.low[k] == "after"), 0)
    if h.type != "ASSAULT" or up is None or not after or not any(s.low[d] in {"a", "an"} for d in s.kids(h.head, "det")) or _so_long(s, after - 1):
        return False
    hurt = s.lemma(up) == "die" or s.lemma(up) in KILLED_OR_HURT and s.passive(up) and not s.obliques(up, "by", "in")
    whom = {s.lemma(k) for k in s.kids(up, "nsubj", "nsubj:pass")}
    return hurt and bool(whom) and not whom & (FIGHTERS | {"protester", "demonstrator", "rioter"})


def also_there(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Gunmen killed 17 soldiers at a position. Fourteen soldiers were also wounded when attackers [stormed the post]": more of those who were harmed, at what was told
    right before; not "also wounded when attackers stormed a post"."""
    s = syntax
    pointed = any(s.low[d] == "the" for f in h.targets for d in s.kids(f.head, "det"))
    hurt = {s.lemma(f.head) for f in h.recipients} & {s.lemma(f.head) for m in members for f in m.recipients}
    killed = any(m.rule.id in {"assault.kill", "assault.attack"} and 0 < h.sent - m.sent <= 2 for m in members)
    return pointed and bool(hurt) and killed and s.rel(h.head) == "advcl"


def behind_after(m: Happening, syntax: Syntax) -> bool:
    """ "India cuts ties after [attack]", "Israel strikes port after Houthi missile [hits] airport": what the news came after."""
    if m.noun:
        return syntax.prep(m.head) == "after"
    return any(syntax.low[k] == "after" for k in syntax.kids(m.head, "mark"))


def more_than_one_shot(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "bombed the port after rebels fired a missile. Nine were hurt in [the strikes]": several, and so hardly the one missile; not "fired missiles ... the strikes"."""
    several = h.noun and h.definite and h.plural and h.type == "ASSAULT" and not (h.actors or h.weapons)
    shots = [w for m in members for w in m.weapons if not w.platform]
    return several and bool(shots) and all(syntax.tokens[w.head].xpos == "NN" for w in shots) and not any(m.plural for m in members)


def _so_long(s: Syntax, i: int) -> bool:
    """ "killed [hours] after": a stretch of time; not "killed on [Friday] after", "shot on Monday [night] after"."""
    t = s.tokens[i]
    return t.nominal == "time" and t.upos == "NOUN" and s.lemma(i) not in PARTS_OF_A_DAY and not s.kids(i, "case")


def laid_to(h: Happening, syntax: Syntax) -> bool:
    """ "The coalition bombed a house. A resident blamed Russia for [the raid]": who is blamed is another doer of the same act, and no doer of another; so
    "condemned [the murder]"."""
    up = syntax.head(h.head)
    return h.noun and h.definite and not (h.places or h.times) and up is not None and syntax.lemma(up) in BLAMING | CONDEMNING


def named_after(h: Happening, members: list[Happening], s: Syntax) -> bool:
    """ "condemned the Mir Ali attack": an act named after the place or person told with it before."""
    named = [k for k in s.kids(h.head, "compound") if s.tokens[k].upos == "PROPN"] if h.noun and h.definite else []
    names = [s.tokens[i].text for k in named for i in [k, *s.kids(k, "flat", "compound")]]
    told = {t.text for m in members for t in s.tokens[s.sentences[m.sent].first : s.sentences[m.sent].last]}
    return bool(names) and all(n in told for n in names)


def other_thing(h: Happening, members: list[Happening], s: Syntax) -> bool:
    """ "Officer killed as gangs torch police station": a headline may tell two acts, of which a lead that tells of another thing hit tells one."""
    theirs = [f for m in members for f in m.targets]
    apart = h.targets and theirs and all(s.lemma(a.head)[-4:] != s.lemma(b.head)[-4:] for a in h.targets for b in theirs)
    return bool(apart) and any(m.rule.id in {"assault.destroy", "assault.arson"} for m in members) and h.rule.id not in {"assault.destroy", "assault.arson"}


def hit_as_well(h: Happening, s: Syntax) -> bool:
    """ "A drone struck the city. A workshop was also hit.": one more thing that the act told last did hit."""
    return not h.noun and s.passive(h.head) and bool(h.targets) and not (h.actors or h.times or h.weapons)


def other_arms(h: Happening, members: list[Happening]) -> bool:
    """ "came under machine gun fire": with arms that were none of those told before, in other sentences."""
    theirs = {w.name.lower() for m in members for w in m.weapons}
    return bool(theirs and h.weapons) and all(h.sent != m.sent and w.name.lower() not in theirs for m in members for w in h.weapons)
