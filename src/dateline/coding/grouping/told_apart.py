"""Mentions that the parse or the order of telling sets apart: two acts, whatever values they share."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.casualties.shapes import of_a_part
from dateline.coding.craft import craft_name, each_of
from dateline.coding.grouping.apart import side_by_side
from dateline.coding.grouping.by_police import another_man, blast_apart
from dateline.coding.grouping.in_turn import (
    ANSWERING,
    after_that,
    as_others_say,
    beaten_back,
    headline,
    meanwhile,
    of_a_charge,
    one_and_many,
    one_hurt_before,
)
from dateline.coding.grouping.linked import linked
from dateline.coding.grouping.of_a_sum import one_below_many
from dateline.coding.grouping.of_entries import opens_another
from dateline.coding.grouping.one_deed import DEEDS, began_when, died_of, means_of
from dateline.coding.grouping.round_up import upon_attackers
from dateline.coding.grouping.taken_ground import other_ground, salvo_apart
from dateline.coding.grouping.unhurt import nobody_hurt, spared_all
from dateline.coding.grouping.weeks_before import weeks_before
from dateline.coding.happening import Filler, Happening
from dateline.coding.places.alike import nested, same_place
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.model import ActorRef
from dateline.text import Token
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

ANSWERS = word_class("reactions.answers")
HELD = "assault.hold-hostage"
HURTING = word_class("casualties.hurting")
MANY_ACTS = word_class("amounts.many-acts")
ATTACKERS = word_class("people.attackers-shot")
CRISES = word_class("acts.crises")
DYING = frozenset({"die", "kill", "wound", "injure"})
IN_A_TOWN = frozenset({"in", "near", "at", "outside"})
PROTESTING, PROTEST_NOUNS = word_class("acts.protesting"), word_class("acts.protest-nouns")
REPRISALS = word_class("reactions.reprisals")
STRETCHES = word_class("periods.stretches")
DAYTIMES = word_class("periods.times-of-day")


def told_apart(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """Whether a mention is told as another act than those of a group (its members)."""
    if any(means_of(h, m, syntax) for m in members):
        return False
    if side_by_side(h, members, syntax):
        return True
    pointed_back = h.definite and h.noun
    if any(m.sent == h.sent and protested(m, syntax) != protested(h, syntax) for m in members):
        return True
    for m in members:
        if h.sent == m.sent and (
            _in_order(h, m, syntax) or _two_targets(h, m, syntax) or _two_deeds(h, m, syntax) or _by_the_harmed(h, m, syntax) or meanwhile(h, m, syntax)
        ):
            return True
        if h.sent == m.sent and of_a_charge(h, m, syntax) or linked(h, m, syntax):
            return True
        if h.sent == m.sent and h.head > m.head and _two_tolls(h, m, syntax):
            return True
        if _held_and_not_hurt(h, m) or _befell_the_doer(h, m, syntax) or h.sent == 0 and headline(m, syntax) and _two_in_a_headline(h, m, syntax):
            return True
        if _more_than_that_one(h, m, syntax) or h.sent > 0 and headline(m, syntax) and _of_the_other_half(h, m, syntax):
            return True
        claimed = h.noun and any(syntax.lemma(a) == "claim" for a in syntax.ancestors(h.head))
        if claimed and m.noun and syntax.lemma(m.head).startswith("counter"):
            return True  # "gunmen attacked a post. Dozens of militants died in a counter-attack. Islamic State claimed the raid"
        if h.noun and m.sent == h.sent and m.head < h.head and of_a_part(syntax, h.head):
            return True
        if m.sent < h.sent and not headline(m, syntax) and _of_somebody_new(h, syntax):
            return True
    if all(m.sent < h.sent for m in members) and not all(headline(m, syntax) for m in members) and not pointed_back and _later(h, syntax):
        return True
    below = [m for m in members if not headline(m, syntax)]
    if _one_more(h, syntax) and below and not any(_one_more(m, syntax) for m in members) and all(m.head < h.head for m in members):
        return True
    if any(m.sent < h.sent and _other_craft(h, m, syntax) for m in below) or any(m.sent < h.sent and _of_some_days(m, syntax) for m in members):
        return True
    if set_off(h, syntax) and all(m.sent < h.sent for m in members) or _days_away(h, members, syntax):
        return True
    if blast_apart(h, members, syntax) or another_man(h, members, syntax) or weeks_before(h, members, syntax):
        return True
    if _of_other_people(h, members, syntax) or _elsewhere(h, members, syntax) or _no_bombing(h, members, syntax) or _series(h, members, syntax):
        return True
    if (
        one_and_many(h, members, syntax)
        or one_hurt_before(h, members, syntax)
        or after_that(h, members, syntax)
        or beaten_back(h, members, syntax)
        or one_below_many(h, members, syntax)
        or other_ground(h, members, syntax)
        or salvo_apart(h, members, syntax)
        or opens_another(h, members, syntax)
        or upon_attackers(h, members, syntax)
    ):
        return True
    if _after_another(h, members, syntax) or _sides_turned(h, members, syntax) or _in_reprisal(h, members, syntax) or _held_elsewhere(h, members, syntax):
        return True
    if _of_another_year(h, members, syntax) or _so_far(h, members, syntax) or _of_its_own_day(h, members, syntax):
        return True
    return _one_of_many(h, members, syntax) or nobody_hurt(h, members, syntax) or spared_all(h, members, syntax)


def protested(h: Happening, syntax: Syntax) -> bool:
    """ "rallied against [the strikes]", "observed a strike over [the killing] of a trader", "took to the streets against [it]", "marched to protest [the murder]"."""
    up = syntax.head(h.head)
    if up is None or syntax.rel(h.head) == "obj":
        return up is not None and syntax.lemma(up) == "protest" and syntax.verbal(up)
    with_it = [up, *(syntax.kids(up, "obj", "obl", "nsubj:pass") if syntax.verbal(up) else [])]
    protests = syntax.lemma(up) in PROTESTING or any(k != h.head and k < h.head and syntax.lemma(k) in PROTEST_NOUNS for k in with_it)
    return syntax.prep(h.head) in {"against", "over"} and protests


def _of_the_other_half(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "Ukraine hits warship; 3 die in [Odesa]" - "In Odesa a missile killed three": the headline names its place, and not with the act of its first half."""
    s = syntax.sentences[0]
    mid = next((k for k in range(s.first, s.last) if syntax.tokens[k].text == ";"), None)
    if mid is None or any(f.head in range(*syntax.subtree(m.head)) for f in h.recipients):
        return False
    first, second = ({syntax.low[k] for k in range(a, b)} for a, b in ((s.first, mid), (mid, s.last)))
    mine, other = (first, second) if m.head < mid else (second, first)
    names = {p.name.split()[-1].lower() for p in h.places}
    return bool(names & other) and not names & mine and not m.places


def _more_than_that_one(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "Militias fought after [the killing of a leader]. Nine people were killed": not in the killing of the one; not "Two guards were killed, too"."""
    one = m.noun and m.definite and syntax.lemma(m.head) in DEEDS and [k for k in syntax.obliques(m.head, "of") if syntax.tokens[k].xpos in {"NN", "NNP"}]
    too = any(syntax.lemma(k) in {"also", "too"} for k in syntax.kids(h.head, "advmod"))
    several = not h.noun and not too and h.sent > m.sent and any(syntax.low[k] not in {"one", "1"} for f in h.recipients for k in syntax.kids(f.head, "nummod"))
    return bool(one) and several and not any(syntax.kids(k, "conj") or syntax.lemma(k) in noun_class("amount") for k in one or [])


def _two_in_a_headline(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "Car bomb kills nine; U.S. strikes follow", or what `_as_well` tells."""
    if {h.mode, m.mode} == {"firearms", "destroy"} and syntax.rel(h.head) == "parataxis" and syntax.kids(h.head, "nsubj"):
        return True  # "MP shot at rally, mob burns houses"
    if {h.mode, m.mode} == {"firearms", "explosives"} and h.noun == m.noun and any(t.text == ";" for t in syntax.tokens[m.head : h.head]):
        return True  # "Bomb kills three in Quetta; two militants shot"
    bare = h.type == m.type == "ASSAULT" and not (h.actors or h.places or h.times or h.targets) and not h.noun  # "... in gunfight; two militants shot dead"
    return _as_well(h, m, syntax) or as_others_say(h, m, syntax) or not bare and any(t.text == ";" for t in syntax.tokens[m.head : h.head])


def _in_order(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """One is told as coming after or before the other ("struck after a missile was fired"): two acts."""
    s = syntax
    if died_of(h, m, s) or died_of(m, h, s):
        return False
    for below, above in ((h, m), (m, h)):
        at = below.light if below.light is not None else below.head
        owners = {above.head, *above.verbs, s.clause(above.head)}
        before = {s.lemma(i) for i in range(max(0, at - 6), at) if s.tokens[i].sent == below.sent and (i > above.head or at < above.head)}
        if before & ANSWERS and not (s.rel(h.head) == "conj" and s.head(h.head) == m.head):  # "In a reprisal, youths stormed a village and shot three"
            return True
        for a in [at, *s.ancestors(at)]:
            if s.lemma(a) in ANSWERING and s.verbal(a) and at != a and any(k in owners or owners & set(s.ancestors(k)) for k in s.kids(a, "nsubj", "obj")):
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
    inside = inside or any(
        b.light is not None and syntax.done_beside(a.head) == b.light for a, b in ((h, m), (m, h))
    )  # "launched an attack on the city, damaging a mill"
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


def _two_tolls(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "Clashes killed nine in Bolivar, and 20 died in fighting in Guaviare", "said fire killed two in Kalbajar, while Armenia said one was killed in Sotk": each clause
    with dead and towns of its own; not "Missiles killed two in Kharkiv and a third died in hospital"."""
    s = syntax
    tops = [a for a in [h.head, *s.ancestors(h.head)] if s.rel(a) in {"conj", "advcl", "parataxis"} and s.kids(a, "nsubj", "nsubj:pass")]
    top = next((a for a in tops if not s.subtree(a)[0] <= m.head < s.subtree(a)[1]), None)
    if top is None or any(s.low[k] in {"it", "they"} for k in s.kids(top, "nsubj", "nsubj:pass")):
        return False
    beside = s.rel(top) == "advcl" and any(s.low[k] in {"while", "whereas"} for k in s.kids(top, "mark"))
    nouns = s.rel(top) in {"conj", "parataxis"} and h.noun and m.noun and s.lemma(h.head) != s.lemma(m.head) and not h.definite
    if not (beside or nouns):
        return False
    first, last = s.subtree(top)
    parts = range(s.sentences[h.sent].first, first), range(first, last)
    if not all(
        any(s.lemma(i) in DYING and any(s.tokens[k].upos == "NUM" or s.kids(k, "nummod") for k in s.kids(i, "nsubj", "nsubj:pass", "obj")) for i in p) for p in parts
    ):
        return False
    here, there = ({s.tokens[i].text for i in p if _town(s.tokens[i]) and s.prep(i) in IN_A_TOWN} for p in parts)
    return bool(here and there) and not here & there


def _of_its_own_day(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "accused soldiers of massacring 130 civilians near Solenzo in March. On March 21, gunmen killed 44 worshippers in Fambita": a day, a place and dead of its own,
    where those before have a month at most."""
    s = syntax
    if h.noun or any(m.sent == h.sent or headline(m, s) for m in members):
        return False
    day = any(t.when.precision in {"day", "time"} and t.relation == "on" for t in h.times)
    dated = any(t.when.precision in {"day", "time"} for m in members for t in m.times)
    mine, theirs = _counted(h, s), {x for m in members for x in _counted(m, s)}
    here, there = {p.name for p in h.places}, {p.name for m in members for p in m.places}
    apart = here and there and not here & there and not any(nested(p, q) for p in h.places for m in members for q in m.places)
    return (
        day and not dated and bool(apart and mine and theirs) and not {n for n, _ in mine} & {n for n, _ in theirs} and not {n for _, n in mine} & {n for _, n in theirs}
    )


def _so_far(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Two soldiers were killed when a bomb landed in their base. [Shelling] has killed 15 civilians in the town": in the perfect, of no day, and other people."""
    s, v = syntax, syntax.head(h.head)
    bare = h.noun and not h.definite and not s.kids(h.head, "det", "amod", "nummod", "nmod:poss", "acl") and s.rel(h.head) == "nsubj"
    if not bare or v is None or s.lemma(v) not in HURTING or not {"has", "have"} & set(s.auxiliaries(v)) or any(m.sent == h.sent or headline(m, s) for m in members):
        return False
    mine, theirs = _counted(h, s), {x for m in members for x in _counted(m, s)}
    return bool(mine and theirs) and not mine & theirs


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


def _as_well(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "Barrage kills five as Kyiv's drones hit refinery", "Strike kills commander, rockets land in Galilee": each clause of the headline with a doer of its own, and the
    first in the active."""
    s = syntax
    clause, first = s.clause(h.head), s.clause(m.head)
    beside = s.rel(clause) == "advcl" and any(s.lemma(k) == "as" for k in s.kids(clause, "mark", "advmod"))
    beside = beside or s.rel(clause) == "parataxis" and clause == h.head and not s.passive(clause) and s.head(clause) == first
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
    """ "Hours later, a gunman shot two men", "Hours earlier, a bomb wounded three", "The same day, rebels stormed a town", "In addition, two were killed near Tyre"."""
    s = syntax
    over = [s.clause(h.head), *s.ancestors(s.clause(h.head))]  # also "later ..., the army said"
    first = s.sentences[h.sent].first
    added = bool(h.places) and s.low[first : first + 2] == ["in", "addition"]
    if added or any(s.low[i] == "same" and s.lemma(i + 1) in DAYTIMES for i in range(first, min(first + 5, h.head - 1))):
        return True
    return any(
        s.low[k] in {"later", "earlier"} and k < h.head and s.kids(k, "obl", "obl:unmarked", "nmod", "advmod") for a in over for k in s.kids(a, "advmod", "obl", "advcl")
    )


def _one_more(h: Happening, syntax: Syntax) -> bool:
    """ "[A second strike], on a tent, killed two", "another strike hit a car": one beside those told; not "the second strike", "in another attack on the press"."""
    words = {syntax.low[k] for k in syntax.kids(h.head, "det", "amod")} if h.noun and not h.plural else set()
    up = syntax.head(h.head)
    if any(event_noun(syntax.lemma(k)) for k in syntax.kids(h.head, "nsubj")):
        return False  # "The attack was another strike on the route"
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


def _sides_turned(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Soldiers shot 15 members of the sect. [The members attacked] policemen", "Party workers fired on police. Hundreds of [its workers were killed]": told by their
    noun, who suffered one does the other, or who did it suffers; so "Police began to shoot. Members of the sect [attacked policemen]"; not a clash."""
    if h.type != "ASSAULT" or h.noun or any(m.sent == h.sent or m.rule.frame == "clash" for m in members) or h.rule.frame == "clash":
        return False
    mine_a, mine_r = _nouns(h.actors, syntax), _nouns(h.recipients, syntax)
    their_a, their_r = _nouns([f for m in members for f in m.actors], syntax), _nouns([f for m in members for f in m.recipients], syntax)
    done_by = bool(mine_a & their_r) and bool(mine_r) and not mine_a & their_a and not mine_r & their_r
    force = {"state-force"}
    upon_force = bool(_kinds(h.recipients) & force) and not _kinds(h.recipients) & {"civilians", "armed-group"} and bool(h.actors)
    upon_force = upon_force and _kinds([f for m in members for f in m.actors]) == force and not _kinds(h.actors) & {"state-force", "state"}
    return done_by or upon_force or bool(mine_r & their_a) and not h.actors and not mine_r & their_r


def _kinds(side: Sequence[Filler]) -> set[str]:
    return {f.actor.actor.kind for f in side if f.actor is not None}


def _of_another_year(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Police shot a man dead. [In 2018, three people were killed] in the same town": a number of dead of their own, of an old date, told below the news."""
    mine, theirs = {n for _, n in _counted(h, syntax)}, {n for m in members for _, n in _counted(m, syntax)}
    old = h.status_rule == "status.background.date" and not h.noun and bool(mine)
    return old and not mine & theirs and all(m.sent < h.sent and m.status == "current" for m in members)


def _nouns(side: Sequence[Filler], syntax: Syntax) -> set[str]:
    """The nouns of a side, also behind "hundreds of"."""
    return {syntax.lemma(k) for f in side for k in [f.head, *(syntax.obliques(f.head, "of") if syntax.lemma(f.head) in noun_class("amount") else [])]}


def _in_reprisal(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "[In an apparent reprisal], youths attacked motorists": an answer to what was told before."""
    at = h.light if h.light is not None else h.head
    over = [at, syntax.clause(at), *([up] if syntax.rel(at) == "conj" and (up := syntax.head(at)) is not None else [])]
    answers = [k for v in over for k in syntax.kids(v, "obl") if k < at and syntax.prep(k) == "in" and syntax.lemma(k) in REPRISALS]
    asked = set(answers) & set(syntax.ancestors(at))  # "struck the rebels in response to [the attack]"
    return bool(answers) and not asked and all(m.sent < h.sent for m in members) and not all(headline(m, syntax) for m in members)


def _held_elsewhere(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Police detained 407 people. [In Izmir], police detained 23": others, by their number, at a place not told with those before."""
    if h.type != "COERCE" or h.noun or not h.places or any(m.sent == h.sent for m in members) or all(headline(m, syntax) for m in members):
        return False
    mine, theirs = ({syntax.low[k] for x in acts for f in x.recipients for k in syntax.kids(f.head, "nummod")} for acts in ((h,), members))
    return bool(mine and theirs) and not mine & theirs and not any(same_place(p, q) or nested(p, q) for p in h.places for m in members for q in m.places)


def _town(t: Token) -> bool:
    return t.upos == "PROPN" and t.ent.endswith(("LOC", "GPE"))


def _no_bombing(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "A bomber killed 12 in Quetta, hours after forces stopped a raid. Five militants died in that [operation]": what forces do, and no bomber's deed."""
    operation = h.noun and syntax.lemma(h.head) == "operation" and any(syntax.low[k] in {"that", "the", "this"} for k in syntax.kids(h.head, "det"))
    attackers = (
        not h.noun and any(f.actor is not None and f.actor.actor.kind == "state-force" for f in h.actors) and any(syntax.lemma(f.head) in ATTACKERS for f in h.recipients)
    )
    by_forces = any(f.actor is not None and f.actor.actor.kind in {"state-force", "state"} for m in members for f in m.actors)
    return (operation or attackers) and not by_forces and all(m.mode in {"explosives", "suicide-attack", "vehicle"} for m in members)


def _series(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "abducted 25 girls ... the latest in [a wave of school kidnappings]": the row of acts that one belongs to is not that one."""
    over = syntax.head(h.head)
    row = h.noun and h.plural and not h.definite and over is not None and syntax.prep(h.head) == "of" and syntax.lemma(over) in MANY_ACTS
    return row and any(m.sent < h.sent and not m.plural for m in members)


def mined(h: Happening, hurt: Sequence[ActorRef], doers: Sequence[ActorRef]) -> bool:
    """ "Turkish commandos shot two men. A Turkish soldier was killed when [a bomb exploded]": what hurt those of the doers' own land is not what they did."""
    return h.rule.id == "assault.device" and any(r.kind == a.kind == "state-force" and r.country is not None and r.country == a.country for r in hurt for a in doers)
