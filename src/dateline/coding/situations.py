"""Standing states: forces present somewhere ("900 troops in Syria"), and truces with what became of them."""

from __future__ import annotations

from functools import cache

from dateline.coding.draft import Draft
from dateline.coding.names import mention_at, resolve
from dateline.coding.roles import with_particle
from dateline.coding.scope import told
from dateline.coding.setting import mere_modifier
from dateline.coding.syntax import Syntax
from dateline.coding.tallies import as_written
from dateline.model import ActorRef, CountMention, Evidence, PlaceMention, Record, Span, Statement
from dateline.vocab.classes import word_class, word_table
from dateline.vocab.rules import pattern_rules

POSTED = word_class("armed.posted")
TRYING = word_class("plans.trying")
WISHED = word_class("deals.wished")
OVER: dict[str, str] = word_table("deals.over")
STATES = ("ended", "broken", "in-force", "announced")
MEANING_TO = word_class("plans.meaning-to")
MISSIONS = word_class("armed.missions")
MISSION_VERBS = word_class("armed.mission-verbs")
QUARRELS = word_class("deals.quarrels")
QUARRELS_WITHOUT_ARMS = word_class("deals.quarrels-without-arms")
CEASING = word_class("deals.ceasing")
BREACH_NOT_TOLD = word_class("deals.breach-not-told")
SEEKING_A_TRUCE = word_class("deals.seeking-a-truce")
ANOTHER = word_class("deals.another")


@cache
def _words(form: str, gives: str = "") -> frozenset[str]:
    return frozenset(w for rule in pattern_rules("situations") if rule.form == form and gives in ("", rule.gives) for w in rule.words)


class SituationCoder:
    """Adds posture and truce records."""

    name = "situations"
    needs = ("tokens", "counts", "actors", "places", "times", "casualties", "events")
    gives = ("situations",)

    def code(self, draft: Draft) -> None:
        syntax = draft.syntax
        read = told(draft)
        draft.records += postures(draft, syntax, read)
        draft.records += truces(draft, syntax, read)


# ---------------------------------------------------------------- force posture
def postures(draft: Draft, syntax: Syntax, read: set[int]) -> list[Record]:
    """A number of armed people at a place, kept there by a verb of keeping. "2,500 in Iraq" beside "900 troops in Syria" is one too."""
    harmed = {c.victims for c in draft.casualties} | {c.head for c in draft.casualties}
    out: list[Record] = []
    troops: set[int] = set()
    for c in sorted(draft.counts, key=lambda c: c.first):
        if c.unit_head is None and (c.count.wording or "").isdecimal() and 1900 <= (c.count.best or 0) <= 2100:
            continue  # "a war in 2020"
        head = _troops_of(c, syntax, troops)
        if head is None or head in harmed or syntax.tokens[head].sent not in read:
            continue
        verb = _keeper(syntax, head)
        place = _place_of(draft, syntax, head, verb)
        if verb is None or place is None or place.where is None or c.count.state != "given":
            continue
        troops.add(head)
        if not _there(syntax, c, head, verb):
            continue
        out.append(_posture(draft, syntax, c, (head, verb), place, f"p{len(out) + 1}"))
    return out


def _there(syntax: Syntax, c: CountMention, head: int, verb: int) -> bool:
    """Told as being there: not "will send 300 more troops", "denied that it has 5,000 troops", "up from 25,000 in May"."""
    from_before = " ".join(syntax.low[max(0, c.first - 2) : c.first]) in {"up from", "down from"}
    nodes = [verb, *syntax.ancestors(verb)]
    doubted = any(syntax.lemma(a) in {"deny", "if", "unless", "reject"} or syntax.negated(a) for a in nodes if syntax.tokens[a].sent == syntax.tokens[verb].sent)
    ahead = {"will", "would", "could", "might", "should", "may", "shall", "wo", "’ll", "'ll"} & set(syntax.auxiliaries(verb))
    wished = any(syntax.lemma(k) in {"if", "whether"} for a in nodes for k in syntax.kids(a, "mark"))
    meant = syntax.rel(verb) == "xcomp" and (up := syntax.head(verb)) is not None and syntax.lemma(up) in TRYING | MEANING_TO
    return not (from_before or doubted or ahead or wished or meant)


def _troops_of(c: CountMention, syntax: Syntax, before: set[int]) -> int | None:
    """The head of the counted troops; for a bare number conjoined with counted troops, the number itself."""
    if c.unit_head is not None:
        whole = [c.unit_head, *syntax.kids(c.unit_head, "flat"), *([syntax.tokens[c.unit_head].head] if syntax.rel(c.unit_head) in {"compound", "flat"} else [])]
        if c.of in POSTED or any(syntax.lemma(i).lower() in POSTED for i in whole):
            return c.unit_head
    for i in (c.head, c.unit_head):
        h = syntax.head(i) if i is not None and (i != c.unit_head or syntax.tokens[i].upos == "NUM") else None  # "10,000 troops and dozens of bases"
        if i is not None and h is not None and syntax.rel(i) == "conj" and (h in before or any(k in before for k in syntax.conjuncts(h))):
            return i
    sent = syntax.tokens[c.head].sent
    more = c.of in {"more", "other", "another", "much", ""} and any(syntax.tokens[k].sent == sent for k in before)
    return c.head if more and c.head > max(before, default=0) and (c.count.best or 0) > 20 else None


def _keeper(syntax: Syntax, head: int) -> int | None:
    """The verb of keeping that the troops are subject or object of."""
    for a in [head, *syntax.ancestors(head)]:
        if syntax.lemma(a) in _words("force") and syntax.verbal(a):
            return a
        if syntax.verbal(a) and a != head:
            cop = list(syntax.kids(a, "cop"))
            return cop[0] if cop else None
        if any(syntax.lemma(k) in _words("force") for k in syntax.kids(a, "acl")):
            return next(k for k in syntax.kids(a, "acl") if syntax.lemma(k) in _words("force"))
    return None


def _place_of(draft: Draft, syntax: Syntax, head: int, verb: int | None) -> PlaceMention | None:
    """The place that hangs on the troops, else on their verb."""
    first, last = syntax.subtree(head)
    conj = [syntax.subtree(k)[0] for k in syntax.kids(head, "conj")]
    stop = min([*conj, last])
    inside = [p for p in draft.places if first <= p.head < stop and p.role in {"event", "reference"} and p.head > head and not mere_modifier(draft, syntax, p)]
    if inside:
        return inside[0]
    if verb is None:
        return None
    vf, vl = syntax.subtree(verb)
    who = set(syntax.subjects(verb))  # "Rwanda has 2,500 soldiers in the province": they are not in Rwanda
    near = [p for p in draft.places if vf <= p.head < vl and p.role in {"event", "reference"} and p.head not in who]
    return min(near, key=lambda p: (p.head < head, abs(p.head - head)), default=None)


def _posture(draft: Draft, syntax: Syntax, c: CountMention, at: tuple[int, int], place: PlaceMention, record_id: str) -> Record:
    head, verb = at
    last = max(place.last, c.last, head + 1)
    span = syntax.span(min(c.first, place.first), last)
    evidence = Evidence((span,), "rule:posture.verb")
    actor = _force(draft, syntax, head, verb)
    statements = [
        Statement("strength", c.count, Evidence((c.span,), "rule:posture.verb")),
        Statement("place", place.where, Evidence((place.span,), "lexicon:gazetteer")),
    ]
    if actor is not None:
        statements.append(Statement("actor", actor[0], Evidence((actor[1],), "rule:posture.verb")))
    if draft.document.published:
        statements.append(Statement("as_of", draft.document.published[:10], evidence))
    mission = _mission(syntax, verb)
    if mission is not None:
        statements.append(Statement("mission", draft.quote(mission), Evidence((mission,), "rule:posture.mission")))
    return Record(record_id, "posture", (span,), tuple(statements))


def _force(draft: Draft, syntax: Syntax, head: int, verb: int) -> tuple[ActorRef, Span] | None:
    """Whose troops: a unit named with them ("airmen from the 507th Wing"), the subject of the verb, or their own nationality."""
    own = mention_at(draft, head)
    unit = next((m for k in syntax.obliques(head, "from", "of") if (m := mention_at(draft, k)) is not None and m.actor.kind == "state-force"), None)
    subject = next((m for s in syntax.subjects(verb) if s != head and (m := mention_at(draft, s)) is not None), None)
    joined = next(
        (m for a in syntax.ancestors(head) if syntax.rel(head) == "conj" and (m := mention_at(draft, a)) is not None), None
    )  # "900 troops in Syria and 2,500 in Iraq"
    chosen = unit or (own if own is not None and own.actor.country else None) or subject or own or joined
    return (resolve(draft, chosen), chosen.span) if chosen is not None else None


def _mission(syntax: Syntax, verb: int) -> Span | None:
    """ "with a mission to advise ...": the purpose of a force."""
    first, last = syntax.subtree(verb)
    for i in range(first, last):
        if i not in syntax.subjects(verb) and syntax.lemma(i) in MISSIONS:
            purpose = syntax.kids(i, "acl")
            if purpose:
                a, b = syntax.subtree(purpose[0])
                while a < b - 1 and syntax.tokens[a].lemma == "to":
                    a += 1
                cut = next((k for k in range(a + 1, b) if syntax.tokens[k].text == ","), b)
                return syntax.span(a, cut)
    support = [k for k in syntax.kids(verb, "advcl", "xcomp") if syntax.lemma(k) in MISSION_VERBS]
    return syntax.span(*syntax.clause_range(support[0])) if support else None


# ---------------------------------------------------------------- truces
def truces(draft: Draft, syntax: Syntax, read: set[int]) -> list[Record]:
    """One record for each truce of a text: the strongest state that it tells of it, with who declared it and towards whom."""
    heads = [t.i for t in syntax.tokens if t.sent in read and t.upos in {"NOUN", "PROPN"} and t.lemma.lower() in _words("noun") and _is_truce(syntax, t.i)]
    groups: list[list[tuple[str, int]]] = []
    for state, i in [(truce_state(syntax, i), i) for i in heads]:
        if state and (not groups or _another(syntax, i)):
            groups.append([(state, i)])
        elif state:
            groups[-1].append((state, i))
    return [_truce(draft, syntax, told_states, f"c{n}") for n, told_states in enumerate(groups, 1)]


def _another(syntax: Syntax, i: int) -> bool:
    """ "A first ceasefire ... broke down", "an earlier truce": one that was not spoken of before; not "the truce"."""
    around = [*syntax.kids(i, "det", "amod", "nummod")]
    return any(syntax.lemma(k) in ANOTHER for k in around)


def _truce(draft: Draft, syntax: Syntax, told_states: list[tuple[str, int]], record_id: str) -> Record:
    state, main = min(told_states, key=lambda s: (STATES.index(s[0]), s[1]))
    spans = [syntax.span(*syntax.clause_range(syntax.clause(i))) for _, i in told_states]
    evidence = Evidence((spans[[i for _, i in told_states].index(main)],), f"rule:truce.{state}")
    statements = [
        Statement("state", state, evidence),
        *_parties(draft, syntax, [i for _, i in told_states]),
        *_truce_dates(draft, syntax, [i for told, i in told_states if told == state or state not in {"ended", "broken"}], state),
    ]
    return Record(record_id, "truce", tuple(dict.fromkeys(spans)), tuple(statements))


def _is_truce(syntax: Syntax, i: int) -> bool:
    sent = syntax.sentences[syntax.tokens[i].sent]
    about = [k for k in range(sent.first, sent.last) if syntax.lemma(k) in QUARRELS]
    words = {syntax.lemma(k) for x in [i, *about] for k in syntax.kids(x, "compound", "amod")}
    if words & QUARRELS_WITHOUT_ARMS:
        return False  # a truce of shops or of customs
    return syntax.lemma(i) != "cessation" or any(syntax.lemma(k) in CEASING for k in syntax.obliques(i, "of"))


def truce_state(syntax: Syntax, i: int) -> str:
    """What the nearest verb or noun above makes of it; "" when it is only wished for ("called for a ceasefire" tells no state)."""
    if _not_told(syntax, i):
        return ""
    for a in [*syntax.ancestors(i), *syntax.kids(i, "amod", "acl", "compound")]:
        lemma = syntax.lemma(a)
        wished = lemma in WISHED
        up = syntax.head(a)
        tried = syntax.rel(a) == "xcomp" and up is not None and syntax.lemma(up) in TRYING
        if wished or tried or any(x in {"would", "could", "might", "should"} for x in syntax.auxiliaries(a)):
            return ""
        for state in STATES:
            if state == "ended" and ("will" in syntax.auxiliaries(a) or any(syntax.lemma(k) == "to" for k in syntax.kids(a, "mark"))):
                continue  # "was to expire on Monday"
            beside = state in {"ended", "broken"} and syntax.verbal(a) and (syntax.rel(i) == "obl" or with_particle(syntax, a) in {"break_up", "break_off"})
            if lemma in _words("verb", state) and not syntax.negated(a) and not beside:
                return state
        if syntax.verbal(a) and syntax.rel(i).startswith("nsubj") and (over := OVER.get(with_particle(syntax, a))) and not syntax.negated(a):
            return over
        if syntax.verbal(a) and syntax.rel(a) in {"root", "ccomp", "parataxis"} and syntax.rel(i).startswith("nsubj"):
            return "in-force"
    return ""


def _not_told(syntax: Syntax, i: int) -> bool:
    """ "If the truce collapses", "accused each other of violating the truce", "sent emissaries to negotiate a ceasefire": what may be, is charged, or is sought."""
    at = i
    for a in [i, *syntax.ancestors(i)]:
        if any(syntax.lemma(k) in {"if", "unless", "whether"} for k in syntax.kids(a, "mark")):
            return True
        if syntax.lemma(a) in BREACH_NOT_TOLD and a != i and syntax.rel(at).split(":")[0] in {"advcl", "obl", "xcomp", "ccomp", "obj"}:
            return True
        to = any(syntax.lemma(k) == "to" for k in syntax.kids(a, "mark"))
        if to and syntax.rel(a) in {"advcl", "acl"} and syntax.lemma(a) in SEEKING_A_TRUCE:
            return True
        at = a
    return False


def _parties(draft: Draft, syntax: Syntax, heads: list[int]) -> list[Statement]:
    """Who declared or agreed it, and with whom."""
    by: list[tuple[ActorRef, Span]] = []
    other: list[tuple[ActorRef, Span]] = []
    for i in heads:
        for v in [*syntax.kids(i, "acl"), syntax.clause(i)]:
            if (
                syntax.verbal(v)
                and syntax.lemma(v) in _words("verb", "announced")
                and (syntax.rel(v).startswith("acl") or i in syntax.objects(v) or i in syntax.kids(v, "obl"))
            ):
                by += _actors(draft, syntax.subjects(v)) if syntax.lemma(v) not in {"broker", "mediate", "facilitate"} else []
                other += _actors(draft, syntax.obliques(v, "with", "towards"))
        over = syntax.clause(i)
        if (
            syntax.verbal(over)
            and i in syntax.objects(over)
            and syntax.lemma(over) in _words("verb", "ended")
            and any(syntax.tokens[k].xpos == "PRP$" for k in syntax.kids(i, "nmod:poss"))
        ):
            by += _actors(draft, syntax.subjects(over))  # "The front ended its ceasefire"
        if syntax.verbal(over) and i in syntax.objects(over) and syntax.lemma(over) in _words("verb", "broken") and syntax.obliques(i, "with"):
            by += _actors(draft, syntax.subjects(over))  # "Israel violated the ceasefire with Hezbollah"
        by += _actors(draft, syntax.obliques(i, "between", "by"))
        by += _actors(draft, [k for v in syntax.kids(i, "acl") if syntax.lemma(v) in {"broker", "mediate", "facilitate"} for k in syntax.obliques(v, "between")])
        other += _actors(draft, syntax.obliques(i, "with"))
    out, seen = [], set()
    for field, found in (("by", by), ("with", other)):
        for ref, span in found:
            if ref.name.lower() not in seen:
                seen.add(ref.name.lower())
                out.append(Statement(field, ref, Evidence((span,), "rule:truce.parties")))
    return out


def _actors(draft: Draft, heads: list[int]) -> list[tuple[ActorRef, Span]]:
    return [(resolve(draft, m), m.span) for i in heads if (m := mention_at(draft, i)) is not None]


def _truce_dates(draft: Draft, syntax: Syntax, heads: list[int], state: str) -> list[Statement]:
    """Dates in the clause of its declaration, or its end."""
    from dateline.coding.dates import event_time

    field = "ended" if state in {"ended", "broken"} else "declared"
    for i in heads:
        for v in [syntax.clause(i), i]:
            t = event_time(draft, v)
            if t is not None and t.when.start and (field == "ended" or t.relation not in {"until", "by", "before"}):  # not "was extended until 18 February"
                return [Statement(field, as_written(t), Evidence((t.span,), "rule:when.stated"))]
    return []


__all__ = ["SituationCoder", "postures", "truce_state", "truces"]
