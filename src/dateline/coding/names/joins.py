"""Joins between mentions that stand side by side: partitives, appositions, offices.

"A number of militants"; "the group Hamas"; "the manager, Ali Tamim".
"""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.names.np import left_edge, own_words
from dateline.coding.syntax import Syntax
from dateline.model import ActorMention, ActorRef, Span
from dateline.vocab.actors import register
from dateline.vocab.classes import word_class

PARTITIVES = word_class("amounts.partitives")
SECTIONS = word_class("groups.sections")
MEN = word_class("armed.men-of-a-unit")
NAMED_BY = frozenset({"armed-group", "organisation", "state-force"})
NOMINAL_WORDS = frozenset({"ADP", "DET", "PROPN", "NOUN", "ADJ", "PART", "NUM"})
LONG_OFFICE = 9  # words between an office and the name of who holds it
BODIES = word_class("groups.bodies-with-a-name")
WEAK_ROLES = word_class("titles.weak-roles")
ONE_IN_S = word_class("groups.one-in-s")


def partitives(syntax: Syntax, mentions: list[ActorMention]) -> list[ActorMention]:
    """Mentions headed by a word of number or membership stand for what is counted."""
    heads = {m.head: m for m in mentions if m.rule != "modifier"}
    taken = {m.head for m in mentions}
    out = list(mentions)
    for t in (syntax.tokens[k - 1] for k in reversed(syntax.by_word.get("of", ())) if k):
        section = t.text.lower().rstrip("s") in SECTIONS and t.text.islower()
        if not (t.lemma.lower() in PARTITIVES or section):
            continue
        inner = _next_mention(syntax, out, t.i + 2)  # also "tens of [thousands of reservists]"
        if inner is None or section and not (inner.named and inner.actor.kind == "armed-group"):
            continue
        if t.lemma.lower() == "member" and inner.actor.kind in {"organisation", "state"} and not _of_states(inner):
            role = own_words(syntax, left_edge(syntax, t.i), inner.last)
            inner = replace(inner, actor=ActorRef(role, inner.actor.country, "person"), named=False, antecedent=None, rule="generic")
            out = [m for m in out if m.head != t.i]
            first = left_edge(syntax, t.i)
            out.append(replace(inner, span=Span(syntax.tokens[first].start, inner.span.end), first=first, head=t.i))
            continue
        out = [m for m in out if m.head != t.i]
        first = left_edge(syntax, t.i)
        span = Span(syntax.tokens[first].start, inner.span.end)
        made = replace(inner, span=span, first=first, last=inner.last, head=t.i, rule="partitive", role=None, antecedent=None if inner.named else inner.head)
        out.append(made)
        heads[t.i] = made
        taken.add(t.i)
    return out


def of_units(syntax: Syntax, mentions: list[ActorMention]) -> list[ActorMention]:
    """ "[troops] of the 2nd Infantry Battalion", "[soldiers] from the 36th Division": they are that unit; not "soldiers of both armies"."""
    named = {m.head: m for m in mentions if m.named and m.actor.kind in {"state-force", "armed-group"} and m.rule not in {"modifier", "partitive"}}
    plain = {m.head for m in mentions if m.rule == "generic" and m.actor.kind in {"state-force", "unknown"} and m.antecedent is None and syntax.lemma(m.head) in MEN}
    units = {i: named[of[0]] for i in plain if (of := [k for k in syntax.obliques(i, "of", "from") if k in named])}
    return [replace(m, actor=units[m.head].actor, antecedent=None) if m.head in units and m.rule == "generic" else m for m in mentions]


def _next_mention(syntax: Syntax, mentions: list[ActorMention], at: int) -> ActorMention | None:
    """The mention that begins right behind "of" (a determiner or quotation mark may stand between)."""
    tokens = syntax.tokens
    while at < len(tokens) and tokens[at].upos in {"DET", "PUNCT", "NUM"} and not any(m.first == at for m in mentions):
        at += 1
    found = [m for m in mentions if m.first == at and m.rule != "modifier"]
    return max(found, key=lambda m: m.last) if found else None


def appositions(syntax: Syntax, mentions: list[ActorMention]) -> list[ActorMention]:
    """ "Palestinian militant group Hamas": the noun takes the name behind it. "the manager, Ali Tamim,": the office goes to the person."""
    starts: dict[int, ActorMention] = {}
    for m in mentions:
        if m.rule != "modifier" and m.named:
            starts.setdefault(m.first, m)
    out = {id(m): m for m in mentions if not _title_of_several(syntax, m, starts)}
    for m in mentions:
        if m.named or m.rule in {"modifier", "partitive", "pronoun"} or id(m) not in out:
            continue
        name = starts.get(m.last) or _after_comma(syntax, m, starts)
        if name is not None and name.actor.kind in NAMED_BY and m.actor.kind in {"armed-group", "organisation", "unknown"} and _one(syntax, m):
            out[id(m)] = replace(m, actor=name.actor, named=True, rule="apposition", span=Span(m.span.start, name.span.end), last=name.last)
        elif m.actor.kind == "person" or m.actor.kind == "civilians" and syntax.tokens[m.head].xpos == "NN":
            _office(syntax, m, mentions, starts, out)
    return list(out.values())


def _title_of_several(syntax: Syntax, m: ActorMention, starts: dict[int, ActorMention]) -> bool:
    """ "[Presidents] Felix Tshisekedi and Paul Kagame met": their title, and nobody beside them; not "the presidents, Tshisekedi and Kagame"."""
    name = starts.get(m.last) or starts.get(m.first)
    plural = not m.named and m.actor.kind == "person" and syntax.tokens[m.head].xpos in {"NNS", "NNPS"}
    return plural and name is not None and name.actor.kind == "person" and syntax.low[name.last : name.last + 1] == ["and"]


def _after_comma(syntax: Syntax, m: ActorMention, starts: dict[int, ActorMention]) -> ActorMention | None:
    """ "The militant organisation, the Islamic State, claimed": a name between commas behind a definite noun."""
    tokens = syntax.tokens
    if (
        m.last + 1 >= len(tokens)
        or tokens[m.last].text != ","
        or tokens[m.first].text.lower() not in ({"the", "this", "another", "a", "an"} if syntax.lemma(m.head) in BODIES else {"the", "this", "another"})
        or syntax.tokens[m.head].xpos in {"NNS", "NNPS"}
    ):
        return None
    at = m.last + 1 + (tokens[m.last + 1].lemma.lower() == "the")
    name = starts.get(at)
    closed = name is not None and name.last < len(tokens) and tokens[name.last].text in {",", "(", "."}
    return name if closed and m.actor.kind != "person" else None


def _with_complement(syntax: Syntax, m: ActorMention, starts: dict[int, ActorMention]) -> int:
    """End of "manager of Abu Dhabi Media", "commander of the group in Idlib", by the words alone: what is nothing but nouns up to a name between commas."""
    tokens, low, at = syntax.tokens, syntax.low, m.last
    if low[at : at + 1] not in (["of"], ["for"], ["in"]):
        return m.last
    while at < min(m.last + LONG_OFFICE, len(tokens)) and tokens[at].upos in NOMINAL_WORDS and tokens[at].sent == tokens[m.head].sent:
        at += 1
    name = starts.get(at + 1) if low[at : at + 1] == [","] else None
    return at if name is not None and (name.last >= len(tokens) or tokens[name.last].text in {",", ".", ")"}) else m.last


def _of_states(m: ActorMention) -> bool:
    """Whether an organisation's members are states: "members of the European Union"."""
    known = register().actors.get(m.actor.actor_id or "")
    return known is not None and known.plover_sector == "IGO"


def _one(syntax: Syntax, m: ActorMention) -> bool:
    return syntax.tokens[m.head].xpos not in {"NNS", "NNPS"} or syntax.tokens[m.head].text.lower().endswith("s") and syntax.lemma(m.head) in ONE_IN_S


def _office(syntax: Syntax, m: ActorMention, mentions: list[ActorMention], starts: dict[int, ActorMention], out: dict[int, ActorMention]) -> None:
    tokens = syntax.tokens
    first, last = syntax.phrase(m.head)
    behind = _with_complement(syntax, m, starts)
    last = behind if behind > m.last else max(last, m.last)
    person = None
    if last + 1 < len(tokens) and tokens[last].text == ",":
        person = starts.get(last + 1)
        closed = person is not None and person.last < len(tokens) and tokens[person.last].text == ","
        told_by = person is not None and syntax.rel(person.head).startswith("nsubj") and syntax.head(person.head) != syntax.head(m.head)
        if told_by and (last > m.last or not closed):
            person = None  # "arrested a man accused of the murder, Minister Omar Garcia said"
    kin = tokens[m.first].text.lower() in {"whose", "his", "her", "their"}  # "Amina Yusuf, whose husband was killed": another than her
    if (person is None or person.actor.kind != "person") and m.first > 1 and not kin:
        edge = m.first - 1 if tokens[m.first - 1].text == "," else m.first - 2
        if tokens[edge].text == "," and (edge == m.first - 1 or tokens[m.first - 1].upos not in {"VERB", "AUX"}):  # not "John Okoro, said 11 suspects were held"
            person = next((p for p in mentions if p.last == edge and p.actor.kind == "person" and p.named), None)
    if person is None or person.actor.kind != "person" or tokens[person.head].sent != tokens[m.head].sent:
        return
    before = out[id(person)]
    role = own_words(syntax, min(first, m.first), last) if last - first < 12 else own_words(syntax, m.first, m.last)
    if before.role is None or before.role.lower() in WEAK_ROLES:
        country = before.actor.country or m.actor.country
        out[id(person)] = replace(before, role=role, actor=replace(before.actor, country=country))
    out[id(m)] = replace(m, antecedent=person.head, role=role)
