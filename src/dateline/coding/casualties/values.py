"""Values of harm: how many a noun phrase stands for, and one count from several mentions of one event's harm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.coding.casualties.instead import RULE as INSTEAD
from dateline.coding.draft import Draft
from dateline.coding.syntax import Syntax
from dateline.model import CasualtyMention, Count, CountMention
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class
from dateline.vocab.numbers import harm_words
from dateline.vocab.time_words import time_words

NO_PEOPLE = word_class("casualties.no-people")
SOME = word_class("casualties.some")
ONE_BODY = word_class("casualties.one-body")
AMOUNT_OF = word_class("casualties.amount-of")
ALSO = "+also+others"


def count_of(draft: Draft, syntax: Syntax, i: int, given: CountMention | None) -> Count | None:
    """Count of the people that a noun phrase names, its conjuncts apart: the number it bears, 1 for one named or singular person,
    at least 2 for a bare plural, None for things."""
    t = syntax.tokens[i]
    if given is not None:
        return None if t.lemma.lower() in harm_words("not_people") or _thing(syntax, i) else given.count
    if time_words("ordinals").get(t.text.lower(), 0) > 1 and any(syntax.low[k] == "a" for k in syntax.kids(i, "det")):
        return Count.exactly(1, draft.quote(syntax.span(*syntax.phrase(i))))  # "and a third wounded"
    if t.lemma.lower() == "both":
        return Count.exactly(2, t.text)
    if t.lemma.lower() in SOME:
        return Count("given", 2, None, None, t.text)  # "Many were executed"
    if t.upos == "PRON":
        return Count.exactly(1, t.text) if t.text.lower() in {"he", "she", "him", "her", "another"} else None
    of = syntax.obliques(i, "of")
    if syntax.lemma(i) in AMOUNT_OF and of and (syntax.tokens[of[0]].upos == "NUM" or _people(draft, syntax, of[0])):
        return next((c.count for c in draft.counts if of[0] in {c.unit_head, c.head}), None)  # "a total of 12 people", "a family of five"
    if syntax.lemma(i) in AMOUNT_OF and syntax.low[i + 1 : i + 2] == ["of"]:
        return next((c.count for c in draft.counts if c.first == i + 2), None)  # the same, whatever the parse hangs the people on
    if not _people(draft, syntax, i) or t.lemma.lower() in ONE_BODY:
        return None
    if t.lemma.lower() == "couple":
        return Count.exactly(2, draft.quote(syntax.span(*syntax.phrase(i))))
    if t.xpos == "NNPS" and t.ent.endswith("PER"):
        return Count.exactly(1, draft.quote(syntax.span(*syntax.phrase(i))))  # a person whose name ends in s
    if t.xpos in {"NNS", "NNPS"} or t.lemma.lower() in {"people", "police"}:
        definite = any(syntax.lemma(k) in {"the", "these", "all"} for k in syntax.kids(i, "det"))
        return None if definite else Count("given", 2, None, None, t.text)
    if t.text[:1].isdigit():
        return None  # digits that are no number
    return Count.exactly(1, draft.quote(syntax.span(*syntax.phrase(i))))


def _thing(syntax: Syntax, i: int) -> bool:
    """ "captured 12 tanks", "captured 15 villages": things and places, and nobody."""
    lemma = syntax.lemma(i)
    return syntax.tokens[i].nominal in {"object", "place"} and (lemma in noun_class("target") | noun_class("aircraft") | noun_class("munition") or lemma in NO_PEOPLE)


def _people(draft: Draft, syntax: Syntax, i: int) -> bool:
    t = syntax.tokens[i]
    if t.nominal in {"object", "place", "time", "abstract", "event", "animal", "substance", "plant"} and not t.ent.endswith("PER"):
        return False
    covering = [m for m in draft.actors if m.head == i]
    if covering:
        return covering[0].actor.kind in {"person", "civilians", "unknown"} or t.nominal == "person"
    return t.nominal == "person" or t.ent.endswith("PER")


def combine(mentions: Sequence[CasualtyMention]) -> Count:
    """One count for one harm of one event. A restatement counts once, parts are never added to their total, the newest revision holds, and a stated number
    beats a statement that it is unknown; what a party to the fight puts it at is a bound. Distinct victims named apart
    ("X was killed. At least five others died"; "seven soldiers were killed; nine of the attackers died") are summed."""
    sides = {m.party for m in mentions if not m.part_of_other and not m.rule.endswith(".rival")}
    rival = [m for m in mentions if m.rule.endswith(".rival") and (m.party in sides or "" in {m.party, *sides} or m.rule.endswith(INSTEAD))]  # of the same side's dead
    own = [m for m in mentions if not m.part_of_other and m not in rival]
    rivals = [m.count for m in by_clause([m for m in rival if m.count.state == "given"])]
    if rivals and any(m.count.state == "given" for m in own):
        return _disputed(combine(own), rivals)
    own = own or [m for m in mentions if not m.part_of_other]
    own = [m for m in own if not m.rule.endswith(".former")] or own
    most = max((m.count.best or m.count.low or 0 for m in own if not m.rule.endswith(".put")), default=0)
    put = [m for m in own if m.rule.endswith(".put") and m.count.state == "given"]
    own = [m for m in own if m not in put or (m.count.best or m.count.low or 0) >= most]  # "killing seven, officials said. The army put the number at five"
    revised = [m for m in own if m.rule.endswith((".revision", ".put")) and m.count.state == "given"]
    if revised:
        return revised[-1].count
    given = [m for m in own if m.count.state == "given"]
    if not given:
        return own[-1].count if own else Count()
    positive = by_clause([m for m in given if m.count.best != 0 or m.count.low])
    if not positive:
        return given[0].count
    totals = [m for m in positive if max(m.count.low or 0, m.count.best or 0, m.count.high or 0) > 1]  # "between one and four"
    singles = [m for m in positive if m not in totals]
    singles = [m for m in singles if (m.count.wording or "").lower() not in {"he", "she", "him", "her"}] or singles  # "shot a worker. He died on the spot"
    if (apart := _of_parties(positive)) is not None:
        return apart
    best = max(totals, key=lambda m: (m.count.best or m.count.low or m.count.high or 0, m.count.low == m.count.high, m.count.high is not None), default=None)
    if best is not None and (whole := [m for m in totals if _within(best.count, m.count)]):
        best = whole[0]
    if best is None and any(_others(m) for m in singles) and not all(_others(m) for m in singles):
        return Count.exactly(1 + len({m.victims for m in singles if _others(m)}), singles[0].count.wording)  # "His driver and a bodyguard also died"
    if best is None:
        return Count.exactly(len({m.victims for m in singles}) if _distinct(singles) else 1, singles[0].count.wording)
    if best.count.best is not None and best.count.low == best.count.high and any(_nth(m) == best.count.best + 1 for m in singles):
        return Count.exactly(best.count.best + 1, best.count.wording)  # "killed two policemen. A third died in hospital"
    others = best.count.wording is not None and _others(best)
    if others and (before := [m for m in totals if not _others(m)]):  # "The blast killed three soldiers. Five others died": fewer than the others, and so not the whole
        return add(max(before, key=lambda m: m.count.best or m.count.low or 0).count, best.count)
    if others and singles:
        n = len({m.victims for m in singles})
        low, mid, high = (None if v is None else v + n for v in (best.count.low, best.count.best, best.count.high))
        return Count("given", low, mid, high, best.count.wording)
    return _with_those_beside(best.count, positive)


def _within(told: Count, span: Count) -> bool:
    """ "Between eight and 12 people were killed ... A witness said ten died": one number inside of a range that the text gives."""
    exact = told.best is not None and told.low == told.high
    return exact and span.low is not None and span.high is not None and span.low < span.high and span.low <= (told.best or 0) <= span.high


def _with_those_beside(best: Count, positive: Sequence[CasualtyMention]) -> Count:
    """ "killing six people. Three policemen were also killed": nine, unless the text tells more; not "killed nine ... six
    died there. Three policemen were also killed"."""
    for before, m in pairwise(positive):
        both = add(before.count, m.count) if m.rule.endswith(ALSO) and not _others(before) and m.victims != before.victims else best
        if (both.best or 0) > (best.best or 0) and (best.best is None) == (both.best is None):
            best = both
    return best


def _of_parties(positive: Sequence[CasualtyMention]) -> Count | None:
    """ "Seven soldiers were killed. Nine of the attackers died": the sum of the parties' dead, where every number says of which party they were."""
    best: dict[str, CasualtyMention] = {}
    for m in positive:
        if m.party not in best or (m.count.best or m.count.low or 0) > (best[m.party].count.best or best[m.party].count.low or 0):
            best[m.party] = m
    if "" in best or len(best) < 2:
        return None
    first, *rest = sorted(best.values(), key=lambda m: m.span.start)
    total = first.count
    for m in rest:
        total = add(total, m.count)
    return total


def _disputed(told: Count, rivals: Sequence[Count]) -> Count:
    """ "killed nine, police said. The group put the toll at 25": the text's own number, and the others as its bounds."""
    others = [x for c in rivals for x in (c.low, c.best, c.high) if x is not None]
    low = None if told.low is None else min([told.low, *others])
    high = max([x for x in (told.high, told.best, told.low) if x is not None] + others)
    return Count("given", low, told.best, high, told.wording)


def by_clause(mentions: list[CasualtyMention]) -> list[CasualtyMention]:
    """Victims joined in one clause ("killed the mayor and two guards", "three soldiers and five others") as one mention with their sum."""
    out: list[CasualtyMention] = []
    for m in mentions:
        beside = [k for k, o in enumerate(out) if o.head == m.head and o.victims != m.victims]
        same = next((k for k in beside if not _others(m) or (out[k].count.best or 0) > 1), None)
        if same is None:
            out.append(m)
        else:
            out[same] = replace(out[same], count=add(out[same].count, m.count))
    return out


def add(a: Count, b: Count) -> Count:
    """The sum of two numbers, bound by bound; None where one of them has no such bound."""

    def plus(x: int | None, y: int | None) -> int | None:
        return None if x is None or y is None else x + y

    wording = " and ".join(w for w in (a.wording, b.wording) if w)
    return Count("given", plus(a.low, b.low), plus(a.best, b.best), plus(a.high, b.high), wording or None)


def _nth(m: CasualtyMention) -> int | None:
    """ "A third", "a third man": which of those harmed it was."""
    words = (m.count.wording or "").lower().split()
    return time_words("ordinals").get(words[1]) if len(words) > 1 and words[0] == "a" else None


def _distinct(singles: Sequence[CasualtyMention]) -> bool:
    """Singles told in one clause are different people; told apart, they may be the same one again."""
    return len({m.head for m in singles}) == 1


def _others(m: CasualtyMention) -> bool:
    """ "five others", "twelve more": besides those already named. The rule's marker is set by the finder."""
    return m.rule.endswith("+others")
