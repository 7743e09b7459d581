"""Rival accounts of the same dead: "killed three militants. Residents said they were farmers and two had died" is no sum of both."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.casualties.whose import Whose
from dateline.coding.syntax import Syntax
from dateline.model import CasualtyMention
from dateline.vocab.classes import word_class

LOCALS = word_class("people.locals")
CONTRARY = {"but", "however", "instead", "while"}
BESIDES = {"also", "too", "another", "other", "others", "more", "additional", "further"}
RULE = ".instead.rival"


def told_otherwise(mentions: list[CasualtyMention], syntax: Syntax, whose: Whose) -> list[CasualtyMention]:
    """The mentions, each with the rule of a rival account where it is one of those told before: "The army said the strike killed ten fighters, but residents said [six
    shepherds] died"; not "..., a doctor said two civilians were also killed"."""
    return [replace(m, rule=m.rule + RULE) if any(_instead(m, o, syntax, whose) for o in mentions) else m for m in mentions]


def _instead(m: CasualtyMention, o: CasualtyMention, s: Syntax, whose: Whose) -> bool:
    """Whether `m` is what others than the teller of `o` say of the same dead: civilians where fighters were told of, by locals or behind "but"."""
    if m.harm != o.harm or o.first >= m.first or m.rule.endswith(".rival"):
        return False
    if _by_who_did_it(m, o, s):
        return True
    if m.party != "civilians" and not _person(m, s) or o.party != "armed-group":
        return False
    away = s.tokens[m.head].sent - s.tokens[o.head].sent
    said = _said(m.head, s)
    if away not in {0, 1} or said is None or said == _said(o.head, s):
        return False
    first, last = s.clause_range(s.clause(m.head))
    if BESIDES & set(s.low[first:last]) or any(s.kids(m.head, "advcl")):
        return False
    locals_ = any(s.lemma(k) in LOCALS for k in s.subjects(said))
    start = s.sentences[s.tokens[said].sent].first
    contrary = any(s.low[k] in CONTRARY for k in [*s.kids(said, "cc", "advmod", "mark"), start])
    return locals_ or contrary and not any(whose.armed_group(k) for k in s.subjects(said))


def _by_who_did_it(m: CasualtyMention, o: CasualtyMention, s: Syntax) -> bool:
    """ "Residents said 31 civilians were killed in the strike. The army said [it killed more than 100 militants]": who struck puts it otherwise; not "said it also
    killed"."""
    said, told = _said(m.head, s), _said(o.head, s)
    if (o.party, m.party) != ("civilians", "armed-group") or said is None or told is None or said == told or s.tokens[m.head].sent - s.tokens[o.head].sent not in {0, 1}:
        return False
    first, last = s.clause_range(s.clause(m.head))
    besides = {s.low[k] for k in range(first, last) if s.low[k] in BESIDES and s.low[k : k + 2] != ["more", "than"]}
    own = any(s.low[k] in {"it", "they"} for k in s.kids(m.head, "nsubj")) and not s.passive(m.head)
    return own and any(s.lemma(k) in LOCALS for k in s.subjects(told)) and not besides and not s.obliques(m.head, "in", "at", "near")


def _person(m: CasualtyMention, s: Syntax) -> bool:
    """ "A farmer", "his son": one person by what he is to others."""
    return m.party == "" and m.victims is not None and s.tokens[m.victims].nominal == "person"


def _said(i: int, s: Syntax) -> int | None:
    """The verb of those who tell what a clause says."""
    clause = s.clause(i)
    for a in [clause, *s.ancestors(clause)]:
        up = s.head(a)
        if s.rel(a) == "ccomp" and up is not None and s.subjects(up):
            return up
    return None


__all__ = ["RULE", "told_otherwise"]
