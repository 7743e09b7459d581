"""Mentions that the parse or the order of telling sets apart: two acts, whatever values they share."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.casualties.shapes import of_a_part
from dateline.coding.craft import craft_name, each_of
from dateline.coding.happening import Happening
from dateline.coding.places.alike import nested, same_place
from dateline.coding.syntax import Syntax
from dateline.model import ActorRef
from dateline.text import Token
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

ANSWERS = word_class("reactions.answers")
HELD = "assault.hold-hostage"
HURTING = word_class("casualties.hurting")
MANY_ACTS = word_class("amounts.many-acts")
DEEDS = word_class("acts.of-whom") | {"massacre", "slaughter"}
TOLL_WORDS = word_class("casualties.toll-words")
CRISES = word_class("acts.crises")
KILLED_OR_HURT = frozenset({"kill", "wound", "injure", "hurt"})
FIGHTERS = word_class("armed.fighter-nouns")
STRETCHES = word_class("periods.stretches")
BLAMING = word_class("sayings.blaming")
DAYTIMES = word_class("periods.times-of-day")


def told_apart(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """Whether a mention is told as another act than those of a group (its members)."""
    if any(means_of(h, m, syntax) for m in members):
        return False
    pointed_back = h.definite and h.noun
    for m in members:
        if h.sent == m.sent and (_in_order(h, m, syntax) or _two_targets(h, m, syntax) or _two_deeds(h, m, syntax) or _by_the_harmed(h, m, syntax)):
            return True
        if _held_and_not_hurt(h, m) or _befell_the_doer(h, m, syntax) or h.sent == 0 and headline(m, syntax) and _two_in_a_headline(h, m, syntax):
            return True
        if h.noun and m.sent == h.sent and m.head < h.head and of_a_part(syntax, h.head):
            return True
        if m.sent < h.sent and not headline(m, syntax) and _of_somebody_new(h, syntax):
            return True
    if all(m.sent < h.sent for m in members) and not all(headline(m, syntax) for m in members) and not pointed_back and _later(h, syntax):
        return True
    below = [m for m in members if not headline(m, syntax)]
    if _one_more(h, syntax) and below and not any(_one_more(m, syntax) for m in members) and all(m.head < h.head for m in members):
        return True
    if any(m.sent < h.sent and _other_craft(h, m, syntax) for m in below):
        return True
    if any(m.sent < h.sent and _of_some_days(m, syntax) for m in members):
        return True
    if set_off(h, syntax) and all(m.sent < h.sent for m in members) or _days_away(h, members, syntax):
        return True
    if _of_other_people(h, members, syntax) or _elsewhere(h, members, syntax) or _no_bombing(h, members, syntax) or _series(h, members, syntax):
        return True
    if _after_another(h, members, syntax):
        return True
    return _one_of_many(h, members, syntax) or _nobody_hurt(h, members, syntax)


def _two_in_a_headline(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "Car bomb kills nine; U.S. strikes follow", or what `_as_well` tells."""
    bare = h.type == m.type == "ASSAULT" and not (h.actors or h.places or h.times or h.targets) and not h.noun  # "... in gunfight; two militants shot dead"
    return _as_well(h, m, syntax) or not bare and any(t.text == ";" for t in syntax.tokens[m.head : h.head])


def _in_order(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """One is told as coming after or before the other ("struck after a missile was fired"): two acts."""
    s = syntax
    if died_of(h, m, s) or died_of(m, h, s):
        return False
    for below, above in ((h, m), (m, h)):
        at = below.light if below.light is not None else below.head
        owners = {above.head, *above.verbs, s.clause(above.head)}
        before = {s.lemma(i) for i in range(max(0, at - 6), at) if s.tokens[i].sent == below.sent and (i > above.head or at < above.head)}
        if before & ANSWERS:
            return True
        for a in [at, *s.ancestors(at)]:
            if s.lemma(a) == "follow" and s.verbal(a) and at != a and any(k in owners or owners & set(s.ancestors(k)) for k in s.kids(a, "nsubj", "obj")):
                return True  # "The strikes follow an ambush in Palmyra"
            if a in owners:
                break
            marks = {s.lemma(k) for k in s.kids(a, "mark", "case", "advmod")} & {"after", "before", "following"}
            up = s.head(a)
            if s.lemma(a) in {"heel", "wake", "aftermath"} and any(x in owners for x in s.ancestors(a)):
                return True
            if marks and up is not None and any(x in owners for x in [up, *s.ancestors(up)]):
                return True
    return False


def _two_targets(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "missiles hit the city; a drone attack on a refinery": two acts of a sentence, each with its own thing hit, and neither inside the other."""
    mine, theirs = {syntax.lemma(f.head) for f in h.targets}, {syntax.lemma(f.head) for f in m.targets}
    inside = _under(h.head, m.head, syntax) or _under(m.head, h.head, syntax) or began_when(h, m, syntax)
    return bool(mine and theirs) and not mine & theirs and h.noun != m.noun and not inside


def _two_deeds(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "blew up a bridge in Sibi and ambushed a convoy near Quetta": joined verbs, each with an object, or a subject, and a place of its own."""
    s = syntax
    if h.noun or m.noun or s.rel(h.head) != "conj" or s.head(h.head) != m.head:
        return False
    if not (s.kids(h.head, "obj") and s.kids(m.head, "obj") or s.kids(h.head, "nsubj", "nsubj:pass")):
        return False
    mine, theirs = ([p for p in x.places if next((a for a in s.ancestors(p.head) if s.verbal(a)), None) == x.head] for x in (h, m))
    return bool(mine and theirs) and not any(same_place(p, q) or nested(p, q) for p in mine for q in theirs)


def _by_the_harmed(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "killed the man [who carried out the attack]": what somebody did who was then harmed is another act; not "killed ten people [who were ambushed]"."""
    s = syntax
    over = [a for a in [h.head, *s.ancestors(h.head)] if s.rel(a) == "acl:relcl" and s.head(a) in {f.head for f in m.recipients}]
    return any(not s.passive(a) and any(s.low[k] in {"who", "that"} for k in s.kids(a, "nsubj")) for a in over)


def _held_and_not_hurt(h: Happening, m: Happening) -> bool:
    """ "are holding 2,000 people for ransom": not the killing told beside it; the abduction that began it is one with it."""
    one_held = (h.rule.id == HELD) != (m.rule.id == HELD)
    other = m if h.rule.id == HELD else h
    return one_held and other.mode != "abduct" and not (other.noun and other.definite and not other.recipients)


def _of_somebody_new(h: Happening, syntax: Syntax) -> bool:
    """ "arrested a man [who had killed two people]": what somebody had done who is named here first is not what was told before."""
    s = syntax
    clause = s.clause(h.head)
    noun = s.head(clause)
    if s.rel(clause) != "acl:relcl" or noun is None or "had" not in s.auxiliaries(clause):
        return False
    return any(s.low[k] in {"a", "an", "another"} for k in s.kids(noun, "det"))


def headline(m: Happening, syntax: Syntax) -> bool:
    """Told in a headline: a first sentence without a full stop. What it names is what the lead tells."""
    s = syntax.sentences[0]
    return m.sent == 0 and syntax.tokens[s.last - 1].text not in {".", "!", "?", "”", '"'}


def _as_well(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "Barrage kills five as Kyiv's drones hit refinery": each clause of the headline with a doer of its own, and the first in the active."""
    s = syntax
    clause, first = s.clause(h.head), s.clause(m.head)
    beside = s.rel(clause) == "advcl" and any(s.lemma(k) == "as" for k in s.kids(clause, "mark", "advmod"))
    return beside and first != clause and bool(s.kids(clause, "nsubj")) and bool(s.kids(first, "nsubj")) and bool(s.kids(first, "obj")) and not s.passive(first)


def _under(low: int, high: int, syntax: Syntax) -> bool:
    """Whether a word stands below another in one clause and those that hang on it, and not in something that is said or told beside it."""
    at = low
    for a in syntax.ancestors(low):
        if syntax.rel(at) in {"parataxis", "ccomp"}:
            return False
        if a == high:
            return True
        at = a
    return False


def _later(h: Happening, syntax: Syntax) -> bool:
    """ "Hours later, a gunman shot two men", "Hours earlier, a bomb wounded three": after or before what was told before; "The same day, rebels stormed a town"."""
    s = syntax
    at = s.clause(h.head)
    over = [at, *s.ancestors(at)]  # also "later ..., the army said"
    first = s.sentences[h.sent].first
    if any(s.low[i] == "same" and s.lemma(i + 1) in DAYTIMES for i in range(first, min(first + 5, h.head - 1))):
        return True
    return any(s.lemma(k) in {"later", "earlier"} and k < h.head and s.kids(k, "obl", "nmod", "advmod") for a in over for k in s.kids(a, "advmod", "obl", "advcl"))


def _one_more(h: Happening, syntax: Syntax) -> bool:
    """ "[A second strike], on a tent, killed two", "another strike hit a car": one beside those told; not "the second strike", "in another attack on the press"."""
    words = {syntax.low[k] for k in syntax.kids(h.head, "det", "amod")} if h.noun and not h.plural else set()
    up = syntax.head(h.head)
    subject = syntax.rel(h.head).startswith(("nsubj", "root")) or up is not None and syntax.rel(h.head) == "obl" and syntax.prep(h.head) == "in" and syntax.passive(up)
    return subject and ({"a", "second"} <= words or {"a", "third"} <= words or {"a", "separate"} <= words or "another" in words)


def _other_craft(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "Tornados attacked a gun team. [A Reaper] killed two terrorists": aircraft of two types, each in an attack of its own; not "jets attacked ... the Tornados"."""
    flown = [{syntax.lemma(k).removesuffix("s") for k in each_of(syntax, syntax.subjects(x.head)) if craft_name(syntax, k)} if not x.noun else set() for x in (h, m)]
    return all(flown) and not flown[0] & flown[1]


def _befell_the_doer(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "A man stabbed two people and was shot dead": done to who did the first."""
    s = syntax
    joined = not h.noun and not m.noun and s.rel(h.head) == "conj" and s.head(h.head) == m.head and not s.kids(h.head, "nsubj", "nsubj:pass")
    return joined and bool(s.kids(h.head, "aux:pass")) and not s.passive(m.head) and bool(s.kids(m.head, "obj"))


def _one_of_many(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "The attacks went on. After [that attack] ...": one act is pointed at, and not a number of them; "the attack" may stand for both."""
    tokens = syntax.tokens
    pointed = any(tokens[k].text.lower() in {"that", "this"} for k in syntax.kids(h.head, "det"))
    return h.noun and pointed and tokens[h.head].xpos == "NN" and all(m.noun and tokens[m.head].xpos == "NNS" for m in members)


def _nobody_hurt(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "No one was hurt when a shell landed in a yard": not the act that killed, told before."""
    s = syntax
    clause = s.clause(h.head)
    up = s.head(clause)
    if s.rel(clause) not in {"advcl", "parataxis"} or up is None or s.lemma(up) not in HURTING:
        return False
    nobody = any(s.low[k] in {"nobody", "none"} or s.low[k] == "one" and s.low[k - 1] == "no" for k in s.kids(up, "nsubj", "nsubj:pass"))
    told = {s.lemma(i) for m in members for i in range(s.sentences[m.sent].first, s.sentences[m.sent].last)}
    return nobody and all(m.sent < h.sent for m in members) and bool(told & TOLL_WORDS)


def _elsewhere(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Police killed seven gunmen. In the capital, a drone killed eight children": a place named first, a doer or weapon not named before and a toll of its own."""
    s = syntax
    start = s.sentences[h.sent].first
    verb = next(iter(h.verbs), h.head) if h.noun else h.head  # "In Bukavu, two explosions killed 13 people"
    if s.low[start] not in {"in", "near", "outside"} or any(m.sent == h.sent or headline(m, s) for m in members):
        return False
    first = next((k for v in dict.fromkeys([verb, h.head, *h.verbs]) for k in s.kids(v, "obl") if start < k < verb and start in s.kids(k, "case")), None)
    subject = next((k for k in s.kids(verb, "nsubj") if k < verb), None)
    if first is None or subject is None or s.tokens[first].upos == "NOUN" and s.tokens[first].nominal != "place" or s.tokens[first].nominal == "time":
        return False
    theirs = {s.lemma(k) for m in members for k in range(s.sentences[m.sent].first, s.sentences[m.sent].last)}
    new = s.lemma(subject) not in theirs and not any(s.low[k] in {"the", "this", "these", "its", "their"} for k in s.kids(subject, "det", "nmod:poss"))
    hit = [k for v in {h.head, *h.verbs, *s.kids(verb, "advcl", "conj")} for k in [*s.objects(v), *s.kids(v, "nsubj:pass")]]
    hurt = any(s.kids(k, "nummod") or s.lemma(k) in noun_class("amount") for k in hit)
    return new and hurt and s.lemma(first) not in theirs


def killed_with(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Four other members were killed [with him]": in what killed the one told of right before."""
    s = syntax
    beside = [k for k in s.obliques(h.head, "with", "alongside") if s.low[k] in {"him", "her", "them"}] if not h.noun and s.passive(h.head) else []
    return bool(beside) and 0 <= h.sent - members[-1].sent <= 1 and any(m.rule.type == "ASSAULT" for m in members)


def set_off(h: Happening, syntax: Syntax) -> bool:
    """ "The crisis began on April 22, [when gunmen killed 26 men]": what set off the fighting of which the news tells; not "The siege began when gunmen stormed"."""
    s, clause = syntax, syntax.clause(h.head)
    up = s.head(clause)
    if up is None or s.lemma(up) not in {"begin", "start", "erupt"} or not any(s.lemma(k) == "when" for k in s.kids(clause, "mark", "advmod")):
        return False
    return any(s.lemma(k) in CRISES for k in s.kids(up, "nsubj"))


def _of_some_days(m: Happening, syntax: Syntax) -> bool:
    """ "after four days of exchanges [that killed 66 civilians]": what days of fighting did, and none of the acts told one by one."""
    s, clause = syntax, syntax.clause(m.head)
    noun = s.head(clause)
    if noun is None or s.rel(clause) != "acl:relcl":
        return False
    over = s.head(noun) if s.prep(noun) == "of" else noun if s.obliques(noun, "of") else None
    return over is not None and s.tokens[over].nominal == "time" and s.tokens[over].xpos == "NNS"


def _days_away(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "by [the pager attack ten days earlier]": its distance in time is told with it, so it is none of the acts of the day."""
    s = syntax
    behind = range(h.head + 1, min(h.head + 5, len(s.tokens)))
    away = next((k for k in behind if s.low[k] in {"earlier", "before", "later"}), None)
    if not h.noun or away is None or s.tokens[away - 1].nominal != "time" and s.lemma(away - 1) not in STRETCHES or s.low[h.head + 1 : away - 2] not in ([], ["a"]):
        return False
    return all(m.sent < h.sent for m in members) and all(s.lemma(m.head) != s.lemma(h.head) for m in members)


def _of_other_people(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "A drone killed eight children. Police were implicated in the [execution of 31 people]": an act of its own doer, with other people and
    more of them than those told before; not "killed eight soldiers. The killing of the eight men", "the attack, in which 12 people died"."""
    mine = _counted(h, syntax)
    theirs = {x for m in members for x in _counted(m, syntax)}
    if not (h.noun and h.actors and mine and theirs) or any(m.actors or m.sent == h.sent or headline(m, syntax) for m in members):
        return False
    return not {noun for noun, _ in mine} & {noun for noun, _ in theirs} and not {n for _, n in mine} & {n for _, n in theirs}


def _counted(h: Happening, syntax: Syntax) -> set[tuple[str, str]]:
    """Those whom it was done to, each by the noun and the number told."""
    return {(syntax.lemma(f.head), syntax.low[k]) for f in h.recipients for k in syntax.kids(f.head, "nummod")}


def _after_another(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "shot a man in Homs. Forces launched a campaign in Jableh after two officers were killed in [an ambush]": dead of their own, told of another town."""
    s = syntax
    at = s.clause(h.head)
    after = s.rel(at) == "advcl" and any(s.lemma(k) == "after" for k in s.kids(at, "mark", "advmod")) and not (h.noun and h.definite)
    counted = any(s.kids(k, "nummod") for k in s.kids(at, "nsubj:pass", "obj"))
    if not (after and counted) or any(m.sent == h.sent for m in members):
        return False
    mine, theirs = ({t.text for m in acts for t in s.tokens[s.sentences[m.sent].first : s.sentences[m.sent].last] if _town(t)} for acts in ((h,), members))
    return bool(mine and theirs) and not mine & theirs


def _town(t: Token) -> bool:
    return t.upos == "PROPN" and t.ent.endswith(("LOC", "GPE"))


def _no_bombing(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "A bomber killed 12 in Quetta, hours after forces stopped a raid. Five militants died in that [operation]": what forces do, and no bomber's deed."""
    operation = h.noun and syntax.lemma(h.head) == "operation" and any(syntax.low[k] in {"that", "the", "this"} for k in syntax.kids(h.head, "det"))
    by_forces = any(f.actor is not None and f.actor.actor.kind in {"state-force", "state"} for m in members for f in m.actors)
    return operation and not by_forces and all(m.mode in {"explosives", "suicide-attack", "vehicle"} for m in members)


def _series(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "abducted 25 girls ... the latest in [a wave of school kidnappings]": the row of acts that one belongs to is not that one."""
    over = syntax.head(h.head)
    row = h.noun and h.plural and not h.definite and over is not None and syntax.prep(h.head) == "of" and syntax.lemma(over) in MANY_ACTS
    return row and any(m.sent < h.sent and not m.plural for m in members)


def began_when(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "The assault began [when a bomber rammed] the gate", "has fired on Israel once, [when it launched] two shells": how an act began or was done is of that act;
    not "ended when troops shot the gunmen"."""
    s = syntax
    up = s.head(h.head)
    marked = s.rel(h.head) == "advcl" and any(s.lemma(k) == "when" for k in s.kids(h.head, "mark", "advmod"))
    if marked and up == m.head and not m.noun and not s.passive(m.head) and not s.passive(h.head) and h.type == "ASSAULT":
        return any(s.low[k] in {"it", "they", "he", "she"} for k in s.kids(h.head, "nsubj"))
    return marked and up is not None and s.lemma(up) in {"begin", "start"} and m.noun and m.head in s.kids(up, "nsubj")


def harmed_after(h: Happening, syntax: Syntax) -> bool:
    """ "Two people were killed after [a drone hit a bus]", "Five died after [a jet bombed a school]": what killed them; not "was killed after he attacked an officer",
    "were killed hours after rebels attacked a base", "Ten fighters died after rebels stormed a base", "Five died after protesters attacked a barracks"."""
    s, up = syntax, syntax.head(h.head)
    marks = [k for k in s.kids(h.head, "mark") if s.low[k] == "after"]
    if h.noun or h.type != "ASSAULT" or up is None or s.rel(h.head) != "advcl" or len(marks) != 1 or s.tokens[marks[0] - 1].nominal == "time":
        return False
    hurt = s.lemma(up) == "die" and bool(s.kids(up, "nsubj")) or s.lemma(up) in KILLED_OR_HURT and s.passive(up) and not s.obliques(up, "by", "in")
    doers = s.kids(h.head, "nsubj")
    crowd = any(s.lemma(k) in noun_class("crowd") for k in doers)
    own = not doers or crowd or any(s.tokens[k].upos == "PRON" for k in doers)
    fighters = any(s.lemma(k) in FIGHTERS for k in s.kids(up, "nsubj", "nsubj:pass"))
    return hurt and not own and not fighters


def died_of(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "Two people were killed [after a drone hit a bus]": the act of which they died; not what `harmed_after` leaves out."""
    return harmed_after(h, syntax) and syntax.head(h.head) in {m.head, *m.verbs} and m.rule.id in {"assault.kill", "assault.wound"} and not m.noun


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


def looked_back_at(m: Happening) -> bool:
    """ "A day after [the Delhi blast], a bomber killed 12": named only to say when something else was."""
    return m.noun and m.definite and m.status_rule == "status.background.followed"


def in_doing(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "attacked two villages, [setting fire] to cars and [wounding] four": told with the act by those who did it."""
    return not h.noun and not m.noun and syntax.done_beside(h.head) == m.head


def laid_to(h: Happening, syntax: Syntax) -> bool:
    """ "The coalition bombed a house. A resident blamed Russia for [the raid]": who is blamed is another doer of the same act, and no doer of another."""
    up = syntax.head(h.head)
    return h.noun and h.definite and not (h.places or h.times) and up is not None and syntax.lemma(up) in BLAMING


def mined(h: Happening, hurt: Sequence[ActorRef], doers: Sequence[ActorRef]) -> bool:
    """ "Turkish commandos shot two men. A Turkish soldier was killed when [a bomb exploded]": what hurt those of the doers' own land is not what they did."""
    return h.rule.id == "assault.device" and any(r.kind == a.kind == "state-force" and r.country is not None and r.country == a.country for r in hurt for a in doers)
