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
    if m.harm != o.harm or o.first >= m.first or m.rule.endswith(".rival") or m.party != "civilians" and not _person(m, s) or o.party != "armed-group":
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
