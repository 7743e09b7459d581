"""Ties of named groups: who is a member of which, what a group is made of, who has ties to one, who leads an opposition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.coding.draft import Draft
from dateline.coding.names.coder import mention_at, resolve
from dateline.coding.names.offices import own_name
from dateline.coding.syntax import Syntax
from dateline.model import ActorMention
from dateline.vocab.classes import word_class

GROUP_KINDS = {"armed-group", "organisation", "state-force"}
FORMER = word_class("titles.former")
OF_SEVERAL = word_class("titles.of-several")
TIES_OF_BUSINESS = word_class("groups.ties-of-business")


@dataclass(frozen=True)
class NamedTie:
    """Names of both ends; the words [first, last), the word that says so, and the status where the form itself tells it."""

    subject: str
    object: str
    first: int
    last: int
    at: int
    status: str | None = None


def tie(draft: Draft, subject: ActorMention, other: ActorMention, at: int) -> NamedTie:
    first, last = min(subject.first, other.first, at), max(subject.last, other.last, at + 1)
    return NamedTie(resolve(draft, subject).name, resolve(draft, other).name, first, last, at)


def group_at(draft: Draft, i: int) -> ActorMention | None:
    """The named group that a token is in."""
    m = mention_at(draft, i)
    return m if m is not None and m.named and m.actor.kind in GROUP_KINDS else None


def mention_before(draft: Draft, syntax: Syntax, i: int) -> ActorMention | None:
    """The longest mention that ends before a token, a bracket ("(OIC)") or a hyphen left out."""
    k = i - 1
    while k > 0 and syntax.tokens[k].text in {")", "-", "–"}:
        k -= 1
    ending = [m for m in draft.actors if m.last == k + 1 and syntax.tokens[m.head].sent == syntax.tokens[i].sent]
    return max(ending, key=lambda m: (m.named, m.last - m.first), default=None)


def members(draft: Draft, syntax: Syntax, words: tuple[str, ...]) -> Iterator[NamedTie]:
    """ "Hamas member Ali Hassan"; "Ali Hassan, the high-ranking Hamas member"."""
    for t in (syntax.tokens[i] for i in syntax.of_lemmas(words)):
        if t.upos not in {"NOUN", "PROPN"}:
            continue
        group = next((g for k in syntax.kids(t.i, "compound", "amod", "nmod:poss") if k < t.i and (g := group_at(draft, k)) is not None), None)
        group = group or (group_at(draft, t.i - 1) if t.i else None)
        person = _person_beside(draft, syntax, t.i)
        if group is not None and person is not None and not group.first <= person.head < group.last:
            yield tie(draft, person, group, t.i)


def _person_beside(draft: Draft, syntax: Syntax, i: int) -> ActorMention | None:
    """The named person right behind a noun, or that the noun is an apposition of."""
    h = syntax.head(i)
    near = [i, i + 1, *([h] if h is not None and syntax.rel(i) == "appos" else [])]
    for k in near:
        m = mention_at(draft, k) if k < len(syntax.tokens) else None
        if m is not None and m.named and m.actor.kind == "person" and m.last - 1 != i:
            return m
    return None


def made_of(draft: Draft, syntax: Syntax, words: tuple[str, ...]) -> Iterator[NamedTie]:
    """ "The SDF is made up of YPG fighters", "the Guard, which includes the Quds Force": parts of a named group."""
    for t in (syntax.tokens[i] for i in syntax.of_lemmas(words)):
        if t.upos != "VERB" or syntax.negated(t.i):
            continue
        parts = syntax.obliques(t.i, "of") or ([] if syntax.passive(t.i) else syntax.objects(t.i))
        parts = [*parts, *(k for p in parts for k in syntax.kids(p, "appos") if group_at(draft, k) is not None)]  # "the MNDAA, the TNLA and the Arakan Army"
        for whole in (g for k in syntax.subjects_of_grammar(t.i) if (g := group_at(draft, k)) is not None):
            for part in (g for k in parts if (g := group_at(draft, k)) is not None and g.head != whole.head):
                yield tie(draft, part, whole, t.i)


def has_ties(draft: Draft, syntax: Syntax, words: tuple[str, ...]) -> Iterator[NamedTie]:
    """ "The airline has ties to the Revolutionary Guards": whoever has or keeps ties to a named group."""
    for t in (syntax.tokens[i] for i in syntax.of_lemmas(words)):
        h = syntax.head(t.i)
        if t.upos == "NOUN" and h is not None and syntax.rel(t.i) == "nmod" and syntax.prep(t.i) == "with":
            yield from _with_ties(draft, syntax, t.i, h)
        if t.upos != "NOUN" or h is None or syntax.rel(t.i) != "obj":
            continue
        if (
            syntax.lemma(h) not in {"have", "maintain", "keep"}
            or syntax.negated(h)
            or any(syntax.lemma(k) in TIES_OF_BUSINESS | {"no"} for k in syntax.kids(t.i, "compound", "amod", "det"))
        ):
            continue
        groups = [g for k in syntax.obliques(t.i, "to", "with") + syntax.obliques(h, "to", "with") if (g := group_at(draft, k)) is not None]
        for k in syntax.subjects(h):
            m = mention_at(draft, k)
            for g in groups:
                if m is not None and m.head != g.head and syntax.tokens[k].upos != "PRON":
                    yield tie(draft, m, g, t.i)


def _with_ties(draft: Draft, syntax: Syntax, n: int, h: int) -> Iterator[NamedTie]:
    """ "The ADF, a group with [ties] to Islamic State": of a named group, or of who is called one; not "a man with ties to the town"."""
    whose = syntax.head(h) if syntax.rel(h) == "appos" else h
    who = mention_at(draft, whose) if whose is not None else None
    if who is None or not who.named or any(syntax.lemma(k) in TIES_OF_BUSINESS | {"no"} for k in syntax.kids(n, "compound", "amod", "det")):
        return
    for g in (g for k in syntax.obliques(n, "to", "with") if (g := group_at(draft, k)) is not None and g.head != who.head):
        yield tie(draft, who, g, n)


def of_the_opposition(draft: Draft, syntax: Syntax, words: tuple[str, ...]) -> Iterator[NamedTie]:
    """ "Zimbabwean opposition leader Nelson Chamisa"."""
    for m in draft.actors:
        if m.actor.kind != "person" or not m.named:
            continue
        for i in range(max(1, m.first - 1), m.last - 1):
            if syntax.tokens[i].text.lower() in words and syntax.tokens[i - 1].text.lower() == "opposition":
                first = i - 1
                while first > 0 and syntax.tokens[first - 1].sent == syntax.tokens[i].sent and syntax.tokens[first - 1].upos in {"ADJ", "PROPN"}:
                    first -= 1
                yield NamedTie(resolve(draft, m).name, draft.quote(syntax.span(first, i)), first, m.last, i)


def owned(draft: Draft, syntax: Syntax, words: tuple[str, ...]) -> Iterator[NamedTie]:
    """ "Joseph Kony's Lord's Resistance Army", "General Haftar's forces": whose army it is leads it; not "the family's militia"."""
    for m in draft.actors:
        if m.actor.kind in GROUP_KINDS and syntax.lemma(m.head) in words:
            for k in syntax.kids(m.head, "nmod:poss"):
                person = mention_at(draft, k)
                if person is not None and person.named and person.actor.kind == "person":
                    yield tie(draft, person, m, m.head)


def ranked(draft: Draft, syntax: Syntax, words: tuple[str, ...]) -> Iterator[NamedTie]:
    """ "Abu Hafs, a senior commander of al-Shabaab", "a top Hamas official, Ali Omar": one of several in a group; not "the leader of Hamas"."""
    for t in (syntax.tokens[i] for i in syntax.of_lemmas(words)):
        if t.upos != "NOUN" or not one_of_several(syntax, t.i):
            continue
        near = [*syntax.obliques(t.i, "of", "in", "from", "with"), *syntax.kids(t.i, "compound", "amod", "nmod:poss")]
        group = next((g for k in near if (g := group_at(draft, k)) is not None), None)
        person = _person_beside(draft, syntax, t.i) or next((m for k in syntax.kids(t.i, "appos", "nsubj") if (m := mention_at(draft, k)) is not None and m.named), None)
        if group is not None and person is not None and person.actor.kind == "person" and person.head != group.head:
            yield tie(draft, person, group, t.i)


def one_of_several(syntax: Syntax, n: int) -> bool:
    """ "a commander", "senior leader": a rank that more than one has."""
    return any(syntax.low[k] in {"a", "an", "another"} or syntax.low[k] in OF_SEVERAL for k in syntax.kids(n, "det", "amod", "compound"))


def person_of(draft: Draft, syntax: Syntax, words: tuple[str, ...]) -> Iterator[NamedTie]:
    """ "Sabrina Bennoui of Reporters Without Borders": a named person and an organisation or force."""
    for m in draft.actors:
        if m.actor.kind == "person" and m.named and m.antecedent is None and m.head >= own_name(syntax, m):
            for k in syntax.obliques(m.head, *words):
                group = group_at(draft, k)
                if group is not None and group.head != m.head:
                    first, last = min(m.first, group.first), max(m.last, group.last)
                    yield NamedTie(resolve(draft, m).name, resolve(draft, group).name, first, last, m.head, "asserted")


def head_name(draft: Draft, syntax: Syntax, words: tuple[str, ...]) -> Iterator[NamedTie]:
    """ "Hezbollah leader Hassan Nasrallah": an organisation, a word of leading, a name."""
    for m in draft.actors:
        if m.actor.kind != "person" or not m.named:
            continue
        for i in range(max(0, m.first - 2), m.last - 1):
            before = mention_before(draft, syntax, i)
            if syntax.low[i] in words and before is not None and before.named and before.actor.kind in GROUP_KINDS:
                former = any(syntax.lemma(k) in FORMER for k in range(max(0, before.first - 2), before.last) if syntax.tokens[k].sent == syntax.tokens[m.head].sent)
                yield NamedTie(resolve(draft, m).name, resolve(draft, before).name, before.first, m.last, m.head, "past" if former else "asserted")
