"""Victims who are named among those of an act told before: "Abu Omar, a commander, was among the dead"; and what is told as part of a count of acts."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.coding.draft import Draft
from dateline.coding.happening import Filler, Happening
from dateline.coding.names.coder import mention_at
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

VICTIMS, KILLED = word_class("casualties.the-dead"), word_class("casualties.those-hurt")
BACK = 2  # sentences


def among_the_dead(draft: Draft, syntax: Syntax, happenings: list[Happening]) -> None:
    """Adds who "was among the dead", "is among those killed", to whom the last act told before was done; not "was among those arrested", nor "among the
    dead in a bus crash"."""
    attacks = [h for h in happenings if h.type == "ASSAULT" and h.status in {"current", "background"}]
    for t in (syntax.tokens[i] for i in sorted({*syntax.of_lemmas(VICTIMS), *syntax.of_words(("those",))})):
        if t.lemma not in VICTIMS and not _those_killed(t.i, syntax) or syntax.prep(t.i) != "among" or not syntax.kids(t.i, "cop") or syntax.negated(t.i):
            continue
        before = [h for h in attacks if 0 <= t.sent - h.sent <= BACK and h.head < t.i]
        if not before or _of_something_else(t.i, syntax):
            continue
        for k in [x for s in syntax.kids(t.i, "nsubj") for c in syntax.conjuncts(s) for y in [c, *syntax.obliques(c, "of")] for x in [*syntax.kids(y, "appos"), y]]:
            m = mention_at(draft, k)
            if m is not None and m.named and m.actor.kind == "person":
                before[-1].recipients += [Filler(m.head, m.span, m)] if all(f.head != m.head for f in before[-1].recipients) else []


def _those_killed(i: int, syntax: Syntax) -> bool:
    """ "among [those] killed"."""
    return syntax.low[i] == "those" and any(syntax.lemma(k) in KILLED for k in syntax.kids(i, "acl", "amod"))


def _of_something_else(i: int, syntax: Syntax) -> bool:
    """ "among the victims [of a fire] in Lagos", "among those killed [in a raid] last year", "in [the 2019 attack]": of what is told with them; not "among those killed
    in the attack"."""
    near = [i, *syntax.kids(i, "acl", "amod"), *([up] if (up := syntax.head(i)) is not None else [])]
    behind = [k for x in near for k in [*syntax.obliques(x, "of", "in", "from", "by", "during"), *syntax.kids(x, "nmod:unmarked", "obl:unmarked")] if k > i]
    return any(_told_apart(k, syntax) for k in behind)


def _told_apart(k: int, syntax: Syntax) -> bool:
    """An accident, what no article points back at, or what is told to be another ("the earlier raid", "the 2019 attack")."""
    beside = syntax.kids(k, "det", "amod", "nummod", "compound")
    other = any(syntax.low[x] in {"another", "earlier", "previous"} or syntax.tokens[x].text.isdigit() for x in beside)
    return other or not {syntax.low[x] for x in beside} & {"the", "this", "that"} or syntax.lemma(k) in noun_class("accident")


def within_counts(syntax: Syntax, counted: Iterable[int]) -> set[int]:
    """ "has carried out 100 attacks since November, [sinking] four ships": what a number of acts did is in their count."""
    out: set[int] = set()
    for unit in counted:
        verb = syntax.clause(unit)
        if syntax.verbal(verb) and {"has", "have", "had"} & set(syntax.auxiliaries(verb)):
            beside = [k for k in syntax.kids(verb, "advcl") if k > unit and syntax.tokens[k].xpos == "VBG" and not syntax.kids(k, "nsubj", "mark")]
            out |= {x for k in beside for x in syntax.conjuncts(k)}
    return out
