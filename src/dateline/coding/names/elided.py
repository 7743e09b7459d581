"""People told of without their noun beside others of the kind: "killed one attacker and arrested another", "a third was captured"."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.syntax import Syntax
from dateline.model import ActorMention, ActorRef, Span
from dateline.vocab.classes import word_class

ORDINALS = word_class("people.one-more")
DONE_TO_PEOPLE, SEIZED = word_class("acts.done-to-people"), word_class("acts.seized")
PEOPLE = {"person", "civilians", "armed-group", "state-force", "unknown"}
SUFFERED, DID = ("obj", "nsubj:pass"), ("nsubj",)
JOINED = {"conj", "advcl", "parataxis"}


def elided(syntax: Syntax, mentions: list[ActorMention]) -> list[ActorMention]:
    """ "killed two militants and captured [a third]": one more of those to whom the act before was done; not "a bomb killed two and another wounded three"."""
    heads = {m.head: m for m in mentions if m.rule != "modifier"}
    out = list(mentions)
    for t in syntax.tokens:
        if t.i not in heads and _only_counted(syntax, t.i):
            first = min([t.i, *(k for k in syntax.kids(t.i) if k < t.i and syntax.rel(k) in {"advmod", "det", "nummod"})])
            people = ActorRef("people", None, "civilians")
            out.append(ActorMention(span=Span(syntax.tokens[first].start, t.end), first=first, last=t.i + 1, head=t.i, actor=people, named=False, rule="counted"))
            continue
        if t.i in heads or t.deprel not in SUFFERED + DID or not _stands_alone(syntax, t.i):
            continue
        before = _beside(syntax, t.i)
        like = next((m for k in before if (m := heads.get(k)) is not None and not m.named and m.rule in {"generic", "partitive"} and m.actor.kind in PEOPLE), None)
        if like is not None:
            first = min([t.i, *syntax.kids(t.i, "det", "nummod")])
            span = Span(syntax.tokens[first].start, t.end)
            out.append(replace(like, span=span, first=first, last=t.i + 1, head=t.i, antecedent=None))
    return sorted(out, key=lambda m: (m.first, -m.last, m.head))


def _only_counted(syntax: Syntax, i: int) -> bool:
    """ "[Fourteen] were arrested", "Police have detained [34] so far": people by their number alone, as "One was killed and [the other] was captured"; not "arrested 34
    men", "held on the 14th"."""
    t, verb = syntax.tokens[i], syntax.head(i)
    one = syntax.head(verb) if verb is not None and t.text == "other" and t.deprel == "nsubj:pass" and syntax.rel(verb) == "conj" else None
    if one is not None and verb is not None and syntax.lemma(verb) in SEIZED and any(syntax.low[k] == "one" and not syntax.kids(k) for k in syntax.kids(one, *SUFFERED)):
        return True
    if t.upos != "NUM" or t.deprel not in SUFFERED or verb is None or syntax.lemma(verb) not in SEIZED or not syntax.verbal(verb):
        return False
    return t.nominal in {"person", ""} and not any(syntax.tokens[k].upos in {"NOUN", "PROPN", "SYM"} for k in syntax.kids(i))


def _stands_alone(syntax: Syntax, i: int) -> bool:
    """ "another", "others", "two more", "a third", with no noun behind."""
    low = syntax.low[i]
    if low in {"another", "others"}:
        return True
    if low == "more":
        return bool(syntax.kids(i, "nummod"))
    return low in ORDINALS and bool(syntax.kids(i, "det")) and not syntax.kids(i, "nmod", "acl")


def _beside(syntax: Syntax, i: int) -> list[int]:
    """To whom the act was done that the act of this one is joined to; of a doer the doers."""
    verb = syntax.head(i)
    over = syntax.head(verb) if verb is not None and syntax.rel(verb) in JOINED and syntax.lemma(verb) in DONE_TO_PEOPLE else None
    if over is None:
        return []
    return syntax.kids(over, *(SUFFERED if syntax.rel(i) in SUFFERED else DID))
