"""Habits, rates and sums: what somebody does time and again is told, and no act of the day."""

from __future__ import annotations

import re

from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.numbers import harm_words

CLOCK = re.compile(r"\d{1,2}[:.]\d\d\b(?!\s*(?:per|%|million|billion))")  # at the head of an entry
HELD_STANCES = word_class("reactions.held-stances")
STANDING = word_class("reactions.standing-charges")
FAR_DOWN = 2  # sentences
YEARLY, REPORTS = word_class("periods.yearly"), word_class("sayings.reports-of-figures")
CAUSES, SAYING = frozenset({"solidarity", "support"}), frozenset({"say", "insist", "maintain"})
FINE = frozenset({"exact", "near", "district"})
RATES, COUNTED_ACTS = word_class("periods.rates"), word_class("acts.counted-acts")


def habitual(h: Happening, syntax: Syntax) -> bool:
    """The simple present of a physical act tells a habit, that of a stance what holds ("the militants attack US troops", "both sides oppose the rebels")."""
    many = [k for k in syntax.kids(h.head, "obl", "obl:unmarked", "advmod") if syntax.lemma(k) == "time" and syntax.kids(k, "nummod")]
    if many and {"has", "have", "'ve", "’ve"} & set(syntax.auxiliaries(h.head)):
        return True  # "has struck Yemen six times"
    if _aiming(h, syntax) or _at_a_rate(h, syntax) or _for_a_cause(h, syntax):
        return True
    if _thousands(h, syntax) or _every_time(h, syntax):
        return True
    if _charge_that_stands(h, syntax):
        return True
    if h.noun or h.times or (h.type != "ASSAULT" and syntax.lemma(h.head) not in HELD_STANCES):
        return False
    present = syntax.tokens[h.head].xpos in {"VBP", "VBZ"} or (
        syntax.tokens[h.head].xpos == "VB" and bool(syntax.kids(h.head, "nsubj")) and not syntax.kids(h.head, "mark")
    )
    return present and not syntax.auxiliaries(h.head) and h.sent > 1 and not _ticker(h.sent, syntax)


def _charge_that_stands(h: Happening, syntax: Syntax) -> bool:
    """ "Washington and Seoul [accuse] Pyongyang of shipping missiles", "Moscow [denies] targeting civilians": far down, in the present; not "Iran denies it", "blames
    the rebels for killing a priest on Monday"."""
    if h.noun or h.times or h.sent <= FAR_DOWN or syntax.tokens[h.head].xpos not in {"VBP", "VBZ"} or syntax.rel(h.head) != "root" or _ticker(h.sent, syntax):
        return False
    if any(syntax.tokens[k].nominal == "time" for k in range(*syntax.subtree(h.head))):
        return False
    denied = syntax.lemma(h.head) == "deny" and any(syntax.tokens[k].xpos == "VBG" for k in syntax.kids(h.head, "xcomp", "ccomp", "obj"))
    charged = syntax.lemma(h.head) in STANDING and any(syntax.tokens[k].xpos == "VBG" for k in syntax.kids(h.head, "advcl", "xcomp", "obl"))
    return denied or charged


def in_figures(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Murders fell 12% in the first quarter, the minister said. [Six officers were shot dead] on duty. There were [26 farm attacks]": part of what is counted over
    a long time; not where a day is told with it or since."""
    if h.times or h.type not in {"ASSAULT", "COERCE"} or h.noun and h.definite and not h.plural:
        return False
    counted = any(syntax.kids(f.head, "nummod") for f in h.recipients)
    if not (h.plural or counted or any(syntax.tokens[c.head].sent == h.sent for c in draft.casualties)):
        return False
    for sent in range(h.sent - 1, max(-1, h.sent - 5), -1):
        if _counts_a_period(sent, draft, syntax):
            return True
        if any(syntax.tokens[t.head].sent in {sent, sent + 1} and t.when.precision in {"day", "time"} for t in draft.times):
            return False
    return False


def _counts_a_period(sent: int, draft: Draft, syntax: Syntax) -> bool:
    """ "... were killed in 2024, down from 61 a year earlier, it said in its annual report": a year or quarter beside words of a count that goes up or down."""
    s = syntax.sentences[sent]
    words = [syntax.lemma(k) for k in range(s.first, s.last)]
    if not any(w in COUNTED_ACTS for w in words) and not any(w in harm_words("verb") for w in words):
        return False  # "Oil prices rose 3% this year"
    if any((a, b) in {("this", "year"), ("so", "far")} for a, b in zip(words, words[1:], strict=False)):
        return False  # "Strikes have killed 300 people this year, up from 90": a count that runs on, behind which the news may be told
    yearly = any(a in YEARLY and b in REPORTS for a, b in zip(words, words[1:], strict=False))
    compared = {"%", "record"} & set(words) or any(a in {"down", "up", "compare"} and b in {"from", "with", "to"} for a, b in zip(words, words[1:], strict=False))
    long = any(t.when.precision in {"month", "year"} and syntax.tokens[t.head].sent == sent for t in draft.times) or bool({"quarter", "year", "half"} & set(words))
    return yearly or bool(compared) and long


def _every_time(h: Happening, syntax: Syntax) -> bool:
    """ "Thousands march [every Friday]", "The militants raid the valley each spring"; not "marched every day this week"."""
    times = [k for k in syntax.kids(h.head, "obl", "obl:unmarked", "obl:tmod") if syntax.tokens[k].nominal == "time"] if not h.noun else []
    every = any(syntax.low[d] in {"every", "each"} for k in times for d in syntax.kids(k, "det"))
    return every and syntax.tokens[h.head].xpos in {"VBP", "VBZ"} and not syntax.auxiliaries(h.head)


def _thousands(h: Happening, syntax: Syntax) -> bool:
    """ "The group has killed thousands of villagers": what many acts did up to now; no day is told."""
    if h.noun or h.times or h.type != "ASSAULT" or not {"has", "have", "'ve", "’ve"} & set(syntax.auxiliaries(h.head)):
        return False
    many = [x for o in syntax.objects(h.head) for x in [o, *syntax.kids(o, "nummod", "nmod")]]
    return any(syntax.lemma(x) in {"thousand", "hundred", "million"} and syntax.tokens[x].xpos == "NNS" for x in many)


def _aiming(h: Happening, syntax: Syntax) -> bool:
    """ "The enemy is deliberately targeting civilians": what somebody does day by day, as others say of him; no place, weapon or harm of one act is told."""
    aims = not h.noun and syntax.lemma(h.head) == "target" and syntax.tokens[h.head].xpos == "VBG" and not syntax.passive(h.head)
    going_on = {"is", "are", "'s", "'re", "been"} & set(syntax.auxiliaries(h.head))
    return aims and bool(going_on) and not (h.times or h.places or h.weapons or h.targets)


def _for_a_cause(h: Happening, syntax: Syntax) -> bool:
    """ "The Houthis say they are [targeting] ships in solidarity with the Palestinians", "says it is striking vessels until the siege ends": why somebody does what he
    does day by day; not "says it is striking the town in response to Monday's attack", "said it was shelling the base", "is striking Goma in support of troops"."""
    up = syntax.head(h.head)
    says = up is not None and syntax.rel(h.head) == "ccomp" and syntax.lemma(up) in SAYING and syntax.tokens[up].xpos in {"VBP", "VBZ"}
    going_on = not h.noun and syntax.tokens[h.head].xpos == "VBG" and bool({"is", "are", "'re", "’re"} & set(syntax.auxiliaries(h.head)))
    if h.type != "ASSAULT" or h.times or not says or not going_on:
        return False
    towns = {p.head for p in h.places if p.where is not None and p.where.precision in FINE}
    if any(syntax.tokens[o].xpos == "NN" or o in towns for o in syntax.objects(h.head)):
        return False
    over = [h.head, *syntax.objects(h.head), *(x for o in syntax.objects(h.head) for x in syntax.kids(o, "acl", "amod")), *syntax.kids(h.head, "obl")]
    cause = any(syntax.lemma(k) in CAUSES and syntax.prep(k) == "in" for x in over for k in syntax.kids(x, "obl", "nmod"))
    return cause or any(syntax.lemma(m) == "until" for k in syntax.kids(h.head, "advcl") for m in syntax.kids(k, "mark"))


def _at_a_rate(h: Happening, syntax: Syntax) -> bool:
    """ "up to five rallies a day": so many in each stretch of time."""
    per = [k for k in syntax.kids(h.head, "nmod:unmarked") if syntax.lemma(k) in RATES]
    return h.noun and h.plural and any(syntax.low[d] in {"a", "an", "each", "per"} for k in per for d in syntax.kids(k, "det", "case"))


def _ticker(sent: int, syntax: Syntax) -> bool:
    """ "15:20 Students throw stones", "Mandalay: troops fire on a march": what begins with its hour or place tells what happens, in the present."""
    s = syntax.sentences[sent]
    head = syntax.tokens[s.first : min(s.last, s.first + 5)]
    named = len(head) > 2 and head[0].upos == "PROPN" and any(t.text == ":" for t in head[1:])
    return named or sum(bool(CLOCK.match(syntax.text, x.start)) for x in syntax.sentences) > 1
