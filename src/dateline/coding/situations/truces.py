"""Truces, with what became of them: announced, in force, broken, ended."""

from __future__ import annotations

from functools import cache

from dateline.coding.draft import Draft
from dateline.coding.names.coder import mention_at, resolve
from dateline.coding.roles.frames import with_particle
from dateline.coding.situations.tally_windows import as_written
from dateline.coding.syntax import Syntax
from dateline.model import ActorRef, Evidence, Record, Span, Statement
from dateline.vocab.actors import register, state_actor
from dateline.vocab.classes import word_class, word_table
from dateline.vocab.rules import pattern_rules

TRYING = word_class("plans.trying")
WISHED = word_class("deals.wished")
NOT_YET = word_class("deals.not-yet")
OVER: dict[str, str] = word_table("deals.over")
STATES = ("ended", "broken", "in-force", "announced")
ASKING = frozenset({"demand", "urge", "ask", "press"})
QUARRELS = word_class("deals.quarrels")
OF_BUSINESS = word_class("deals.parties-of-business")
QUARRELS_WITHOUT_ARMS = word_class("deals.quarrels-without-arms")
CEASING = word_class("deals.ceasing")
BREACH_NOT_TOLD = word_class("deals.breach-not-told")
SEEKING_A_TRUCE = word_class("deals.seeking-a-truce")
ANOTHER = word_class("deals.another")
GOES_ON = word_class("deals.goes-on")
PROMISING = word_class("deals.promising")
SAYING_SO = frozenset({"say", "announce", "declare", "pledge"})
RENEWING = frozenset({"renew", "extend", "prolong"})
MEDIATING = frozenset({"broker", "mediate", "facilitate", "propose"})
BETWEEN = word_class("deals.told-of-a-truce-between")
ARRANGING = frozenset({"negotiate", "arrange", "secure"})
AHEAD = frozenset({"will", "would", "could", "might", "should", "may"})
OCCASIONS = word_class("deals.occasions")
PACTS = frozenset({"agreement", "deal", "accord", "pact"})
KEEPING = frozenset({"observe", "declare", "begin", "start"})
LAID_DOWN = frozenset(tuple(pair.split("_")) for pair in word_class("deals.laid-down"))


@cache
def _words(form: str, gives: str = "") -> frozenset[str]:
    return frozenset(w for rule in pattern_rules("situations") if rule.form == form and gives in ("", rule.gives) for w in rule.words)


def truces(draft: Draft, syntax: Syntax, read: set[int]) -> list[Record]:
    """One record for each truce of a text: the strongest state that it tells of it, with who declared it and towards whom."""
    nouns = [t.i for t in syntax.tokens if t.sent in read and (t.upos in {"NOUN", "PROPN"} or syntax.low[t.i] == "fighting")]
    heads = [i for i in nouns if syntax.lemma(i) in _words("noun") and _is_truce(syntax, i) or ceased(syntax, i) is not None]
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
    with_whom = [*syntax.obliques(i, "with"), *syntax.obliques(syntax.clause(i), "with")]
    if any(syntax.lemma(k) in OF_BUSINESS for k in with_whom):
        return False  # "agreed a truce with its lenders"
    return syntax.lemma(i) != "cessation" or any(syntax.lemma(k) in CEASING for k in syntax.obliques(i, "of"))


def ceased(syntax: Syntax, i: int) -> int | None:
    """ "to hold their [fire]", "ceased [hostilities]": the verb that makes the word tell of a truce; not "held fire drills", "stopped the fire"."""
    verb = syntax.head(i)
    what = syntax.low[i] if syntax.low[i] == "fighting" else syntax.lemma(i)
    if verb is None or syntax.rel(i) not in {"obj", "xcomp"} or not syntax.verbal(verb) or (syntax.lemma(verb), what) not in LAID_DOWN:
        return None
    return verb if syntax.lemma(verb) != "stop" or not syntax.kids(i, "det") else None


def _state_of_ceasing(syntax: Syntax, verb: int) -> str:
    """Announced where sides promise or agree to it, or did it; "" where it is asked for, tried or may be."""
    up = syntax.head(verb)
    if syntax.negated(verb) or any(syntax.lemma(k) in {"if", "unless", "until"} for k in syntax.kids(verb, "mark")):
        return ""
    if syntax.rel(verb) == "xcomp" and up is not None:
        return "announced" if syntax.lemma(up) in PROMISING and not syntax.negated(up) else ""
    return "announced" if syntax.lemma(verb) != "stop" and syntax.tokens[verb].xpos == "VBD" and syntax.rel(verb) in {"root", "ccomp", "parataxis", "conj"} else ""


def truce_state(syntax: Syntax, i: int) -> str:
    """What the nearest verb or noun above makes of it; "" when it is only wished for ("called for a ceasefire" tells no state)."""
    if _under(syntax, i):
        return "in-force"
    if (later := _told_of_it(syntax, i)) is not None:
        return later[0]
    made = (verb := syntax.head(i)) is not None and syntax.tokens[verb].xpos in {"VBD", "VBZ", "VBN"} and syntax.lemma(verb) in _words("verb", "announced")
    if any(syntax.low[k] in NOT_YET for k in syntax.kids(i, "amod", "compound")) and not syntax.rel(i).startswith("nsubj") and not made:
        return ""  # "held talks on a proposed ceasefire"; not "announced a lasting ceasefire"
    if _not_told(syntax, i) or _looked_into(syntax, i) or any(syntax.low[k] == "no" for k in syntax.kids(i, "det")) or _of_many(syntax, i) or _any_such(syntax, i):
        return ""
    if _held_until(syntax, i) is not None:
        return "broken"
    if _ending_a_war(syntax, i):
        return "announced"
    if (verb := ceased(syntax, i)) is not None and syntax.lemma(i) not in _words("noun"):
        return _state_of_ceasing(syntax, verb)
    for a in [*syntax.ancestors(i), *syntax.kids(i, "amod", "acl", "compound")]:
        lemma = syntax.lemma(a)
        wished = lemma in WISHED
        up = syntax.head(a)
        said = syntax.rel(a) == "ccomp" and up is not None and syntax.lemma(up) in SAYING_SO and "would" in syntax.auxiliaries(a)
        if said and lemma in KEEPING and i in syntax.objects(a) and not syntax.negated(a):
            return "announced"  # "said it would observe a truce from 24 December"
        tried = syntax.rel(a) == "xcomp" and up is not None and syntax.lemma(up) in TRYING
        if wished or tried or any(x in {"would", "could", "might", "should"} for x in syntax.auxiliaries(a)):
            return ""
        for state in STATES:
            if state == "ended" and ("will" in syntax.auxiliaries(a) or any(syntax.lemma(k) == "to" for k in syntax.kids(a, "mark"))):
                continue  # "was to expire on Monday"
            beside = state in {"ended", "broken"} and syntax.verbal(a) and (syntax.rel(i) == "obl" or with_particle(syntax, a) in {"break_up", "break_off"})
            if state == "announced" and any(syntax.lemma(k) in {"force", "effect"} for k in syntax.obliques(a, "into")):
                return "in-force"  # "came into force"
            if lemma == "hold" and syntax.objects(a) and i not in syntax.objects(a):
                continue  # "held a meeting on the terms of a truce"
            if lemma in _words("verb", state) and not syntax.negated(a) and not beside:
                return state
        if lemma in RENEWING and syntax.negated(a) and i in {*syntax.subjects_of_grammar(a), *syntax.objects(a)}:
            return "ended"  # "its ceasefire was not renewed"
        if syntax.verbal(a) and syntax.rel(i).startswith("nsubj") and (over := OVER.get(with_particle(syntax, a))) and not syntax.negated(a):
            return over
        if syntax.verbal(a) and syntax.rel(a) in {"root", "ccomp", "parataxis"} and syntax.rel(i).startswith("nsubj"):
            return "in-force"
    return ""


def _asked_of(syntax: Syntax, a: int, up: int) -> bool:
    """ "demanding that the premier [agree] to a ceasefire deal", "urged both sides to [sign] a truce": what somebody is asked to do."""
    asked = syntax.lemma(up) in ASKING and syntax.rel(a) in {"ccomp", "xcomp"}
    return asked and (syntax.tokens[a].xpos in {"VB", "VBP"} or any(syntax.low[k] == "to" for k in syntax.kids(a, "mark")))


def _looked_into(syntax: Syntax, i: int) -> bool:
    """ "a mechanism for investigating ceasefire [violations]", "to prevent violations of the truce": any that there may be; not "recorded nine ceasefire violations"."""
    breach = syntax.head(i)
    up = syntax.head(breach) if breach is not None and syntax.lemma(breach) in {"violation", "breach"} else None
    return up is not None and syntax.lemma(up) in {"investigate", "prevent", "avoid", "monitor"} and bool(syntax.kids(up, "mark"))


def _of_many(syntax: Syntax, i: int) -> bool:
    """ "[Six ceasefires] have been declared since 2021": counted, and none of them told."""
    if syntax.tokens[i].xpos != "NNS":
        return False
    bare = syntax.rel(i).startswith("nsubj") and not syntax.kids(i, "det", "nmod:poss", "nmod", "acl", "acl:relcl", "compound")  # "Truces have been short-lived"
    return bare or bool(syntax.kids(i, "nummod")) or any(syntax.low[k] in {"several", "many", "various", "numerous"} for k in syntax.kids(i, "amod", "det"))


def _ending_a_war(syntax: Syntax, i: int) -> bool:
    """ "[A ceasefire] on November 10 ended that war", "the war ended with [a truce]": the truce is not what ended; not "the attack ended the truce"."""
    a = syntax.clause(i)
    if syntax.head(i) != a or not syntax.verbal(a) or syntax.lemma(a) not in {"end", "conclude", "finish"} or syntax.negated(a) or set(syntax.auxiliaries(a)) & AHEAD:
        return False
    ended = syntax.objects(a) if syntax.rel(i) == "nsubj" else []
    with_it = syntax.rel(i) == "obl" and syntax.prep(i) == "with" and syntax.tokens[a].xpos in {"VBD", "VBN"}
    return bool(ended) and i not in ended or with_it


def _any_such(syntax: Syntax, i: int) -> bool:
    """ "[A ceasefire] without a mechanism is a pause": said of any, in the present; not "A ceasefire is in force"."""
    up = syntax.head(i)
    said = up is not None and syntax.rel(i) == "nsubj" and syntax.tokens[up].upos == "NOUN" and not syntax.prep(up)
    present = said and up is not None and any(syntax.low[k] in {"is", "means"} for k in syntax.kids(up, "cop"))
    return present and any(syntax.low[k] in {"a", "any"} for k in syntax.kids(i, "det"))


def _held_until(syntax: Syntax, i: int) -> int | None:
    """ "A ceasefire agreed in 2003 had largely held until last month": the verb, where it holds no more."""
    v = syntax.clause(i)
    holding = syntax.rel(i).startswith("nsubj") and syntax.head(i) == v and syntax.lemma(v) in {"hold", "last", "survive"}
    past = syntax.tokens[v].xpos == "VBD" and not syntax.auxiliaries(v) and syntax.lemma(v) != "last"  # "The truce held largely until 2013"
    had = holding and ("had" in syntax.auxiliaries(v) or past)
    return v if had and (syntax.obliques(v, "until") or any(syntax.prep(k) == "until" for k in syntax.kids(v, "obl", "obl:unmarked"))) else None


def _told_of_it(syntax: Syntax, i: int) -> tuple[str, int] | None:
    """What a clause of its own tells of a truce, and its verb: "agreed on a ceasefire that [collapsed] in March", "accused of violating the truce since it
    [took] effect"; not "a truce that ended the siege"."""
    for v in syntax.kids(i, "acl:relcl"):
        over = next((state for state in ("ended", "broken") if syntax.lemma(v) in _words("verb", state)), OVER.get(with_particle(syntax, v), ""))
        of_it = any(syntax.tokens[k].upos == "PRON" for k in syntax.kids(v, "nsubj"))
        took = syntax.lemma(v) == "take" and any(syntax.lemma(k) in {"hold", "effect"} for k in syntax.objects(v)) or syntax.lemma(v) == "hold"
        took = took or any(syntax.lemma(k) in {"force", "effect"} for k in syntax.obliques(v, "into"))
        told = syntax.tokens[v].xpos in {"VBD", "VBN"} or syntax.lemma(v) == "hold" and syntax.tokens[v].xpos == "VBZ"  # not "which takes effect on Friday"
        if of_it and took and told and not _over_above(syntax, i):
            if not (syntax.negated(v) or set(syntax.auxiliaries(v)) & AHEAD):
                return "in-force", v  # "called for a ceasefire, which took hold by Tuesday"
        if over and of_it and not syntax.objects(v) and not syntax.negated(v) and not set(syntax.auxiliaries(v)) & AHEAD:
            return over, v
    if (after := _afterwards(syntax, i)) is not None:
        return after
    for t in syntax.tokens[i + 1 : syntax.sentences[syntax.tokens[i].sent].last]:
        if t.text.lower() != "it" or t.deprel not in {"nsubj", "nsubj:pass"} or syntax.rel(t.head) != "advcl" or set(syntax.auxiliaries(t.head)) & AHEAD:
            continue
        if not {"since", "after"} & {syntax.low[k] for k in syntax.kids(t.head, "mark")}:
            continue
        if any(syntax.lemma(k) in {"effect", "force"} for k in [*syntax.objects(t.head), *syntax.obliques(t.head, "into")]):
            return "in-force", t.head
        if t.deprel == "nsubj:pass" and syntax.lemma(t.head) in {"announce", "declare", "agree", "sign"}:
            return "announced", t.head
    return None


def _over_above(syntax: Syntax, i: int) -> bool:
    """ "The strikes [ended] a truce that took effect in January", "Rebels [broke off] a ceasefire which took hold in May": over, by the clause that it stands in."""
    at = syntax.clause(i)
    over = syntax.lemma(at) in _words("verb", "ended") | _words("verb", "broken") or with_particle(syntax, at) in OVER
    return over and i in {*syntax.objects(at), *syntax.subjects_of_grammar(at)}


def _afterwards(syntax: Syntax, i: int) -> tuple[str, int] | None:
    """What became of a truce by a verb of its own after that which told it: "took effect in April. It [lapsed] in October", "began in August and [ended] a year
    later", "signed a ceasefire on Friday, which was [violated] within hours"; not "took effect on Friday. It may collapse"."""
    at = syntax.clause(i)
    if not syntax.verbal(at) or syntax.head(i) != at or syntax.rel(i).split(":")[0] not in {"nsubj", "obj"}:
        return None
    then = [v for v in syntax.kids(at, "conj") if i in syntax.subjects_of_grammar(v) or syntax.rel(i).startswith("nsubj") and not syntax.kids(v, "nsubj", "nsubj:pass")]
    days = [r for k in syntax.kids(at, "obl") for r in syntax.kids(k, "acl:relcl")]  # "signed on [Monday], which was violated"
    then += [v for v in [*syntax.kids(at, "conj", "parataxis"), *days] if any(syntax.low[k] in {"which", "it"} for k in syntax.kids(v, "nsubj", "nsubj:pass"))]
    after = syntax.sentences[syntax.tokens[i].sent].last
    if syntax.rel(at) == "root" and after < len(syntax.tokens) and syntax.low[after] == "it" and syntax.rel(after).startswith("nsubj"):
        then.append(syntax.tokens[after].head)
    for v in then:
        over = next((state for state in ("ended", "broken") if syntax.lemma(v) in _words("verb", state)), OVER.get(with_particle(syntax, v), ""))
        alone = not syntax.objects(v) or syntax.passive(v)
        neither = any(syntax.low[k] in {"neither", "no"} for k in range(*syntax.subtree(v)))  # "which was violated by neither side"
        if over and alone and not neither and not syntax.negated(v) and not set(syntax.auxiliaries(v)) & AHEAD and not syntax.kids(v, "mark"):
            return over, v
    return None


def _under(syntax: Syntax, i: int) -> bool:
    """ "returned the bodies [under the ceasefire deal]": one that holds, of no day told here."""
    up = syntax.head(i) if syntax.rel(i) in {"compound", "amod"} else None
    return any(x is not None and syntax.prep(x) in {"under", "per"} and syntax.rel(x) in {"obl", "nmod"} for x in (i, up))


def _not_told(syntax: Syntax, i: int) -> bool:
    """ "If the truce collapses", "accused each other of violating the truce", "sent emissaries to negotiate a ceasefire": what may be, is charged, or is sought."""
    at = i
    for a in [i, *syntax.ancestors(i)]:
        if any(syntax.lemma(k) in {"if", "unless", "whether"} for k in syntax.kids(a, "mark")):
            return True
        if syntax.lemma(a) in BREACH_NOT_TOLD and a != i and syntax.rel(at).split(":")[0] in {"advcl", "obl", "xcomp", "ccomp", "obj"}:
            return True
        to, up = any(syntax.lemma(k) == "to" for k in syntax.kids(a, "mark")), syntax.head(a)
        if up is not None and _asked_of(syntax, a, up):
            return True
        if to and syntax.rel(a) in {"advcl", "acl"} and syntax.lemma(a) in SEEKING_A_TRUCE:
            return True
        at = a
    return False


def _parties(draft: Draft, syntax: Syntax, heads: list[int]) -> list[Statement]:
    """Who declared or agreed it, and with whom."""
    by: list[tuple[ActorRef, Span]] = []
    other: list[tuple[ActorRef, Span]] = []
    for i in heads:
        between = _actors(draft, syntax.obliques(i, "between")) or _named_by_both(draft, syntax, i)
        whole = syntax.tokens[i].head if syntax.rel(i) == "compound" and syntax.lemma(syntax.tokens[i].head) in PACTS else i  # "signed a ceasefire agreement"
        lasting = [
            v for k in syntax.kids(i, "nmod") if syntax.tokens[k].nominal == "time" for v in syntax.kids(k, "acl")
        ]  # "a truce of a year that the rebels had declared"
        for v in [*syntax.kids(i, "acl"), *lasting, syntax.clause(i)]:
            if (
                syntax.verbal(v)
                and syntax.lemma(v) in _words("verb", "announced") | KEEPING
                and not (syntax.lemma(v) == "call" and i in syntax.obliques(v, "for"))  # "called for a ceasefire": not theirs
                and (syntax.rel(v).startswith("acl") or {i, whole} & {*syntax.objects(v), *syntax.kids(v, "obl")})
            ):
                by += _actors(draft, syntax.subjects(v)) if not between and not _mediated(syntax, v) else []
                other += _actors(draft, syntax.obliques(v, "with", "towards"))
        over = syntax.clause(i)
        if (
            syntax.verbal(over)
            and i in syntax.objects(over)
            and syntax.lemma(over) in _words("verb", "ended") | _words("verb", "broken")
            and truce_state(syntax, i) != "announced"
        ):
            by += _sides(draft, syntax.subjects(over))  # "The front ended its ceasefire", "Israel violated the ceasefire with Hezbollah"
        breach = syntax.head(i)
        if breach is not None and syntax.lemma(breach) == "violation" and syntax.prep(breach) == "in" and syntax.verbal(syntax.tokens[breach].head):
            by += _sides(draft, syntax.subjects(syntax.tokens[breach].head))  # "Israel killed three in violation of the truce"
        if (verb := ceased(syntax, i)) is not None:
            by += _actors(draft, syntax.subjects(verb))
        by += _named_by_both(draft, syntax, i)
        by += _actors(draft, [*syntax.obliques(i, "between", "by"), *(syntax.obliques(over, "between") if syntax.verbal(over) else [])])
        by += _actors(draft, [k for v in syntax.kids(i, "acl") if syntax.lemma(v) in BETWEEN for x in [v, *syntax.subjects(v)] for k in syntax.obliques(x, "between")])
        other += _actors(draft, syntax.obliques(i, "with"))
        agents = [k for v in syntax.kids(i, "acl") if _mediated(syntax, v) for k in syntax.kids(v, "obl:agent") if syntax.prep(k) == "by"]
        third = {span for _, span in _actors(draft, agents)}
        by = [b for b in by if b[1] not in third]
    sides = [b for b in by if b[0].kind != "person"]
    by = sides or by  # "a ceasefire between A and B ... Armen Grigoryan announced the truce": for one of them
    out, seen = [], set()
    for field, found in (("by", by), ("with", other)):
        for ref, span in found:
            if ref.name.lower() not in seen:
                seen.add(ref.name.lower())
                out.append(Statement(field, ref, Evidence((span,), "rule:truce.parties")))
    return out


def _mediated(syntax: Syntax, v: int) -> bool:
    """ "brokered by Egypt", "a ceasefire [negotiated] by Angola": the deed of a third; not "negotiated by the army and the rebels"."""
    one = syntax.lemma(v) in ARRANGING and syntax.rel(v) == "acl" and len([c for k in syntax.subjects(v) for c in syntax.conjuncts(k)]) < 2
    return one or syntax.lemma(v) in MEDIATING


def _named_by_both(draft: Draft, syntax: Syntax, i: int) -> list[tuple[ActorRef, Span]]:
    """ "the [Israel]-[Hezbollah] ceasefire": two names joined by a hyphen right before it."""
    first, tokens = i - 3, syntax.tokens
    if first < 0 or tokens[i - 2].text not in {"-", "–", "—"} or tokens[i - 2].start != tokens[first].end or not tokens[i - 1].text[:1].isupper():
        return []
    found = [(_state_named(tokens[k].text), syntax.span(k, k + 1)) for k in (first, i - 1)]
    both = [(ref, span) if ref is not None else next(iter(_sides(draft, [k])), None) for (ref, span), k in zip(found, (first, i - 1), strict=True)]
    return [x for x in both if x is not None] if all(both) else []


def _state_named(name: str) -> ActorRef | None:
    nation = next((n for n in register().nations.values() if name == n.name or name in n.other_names), None)
    return state_actor(nation).ref() if nation is not None else None


def _sides(draft: Draft, heads: list[int]) -> list[tuple[ActorRef, Span]]:
    """Those that can be a side of a truce: states, their forces, armed groups; not "the blast ended the truce"."""
    return [(ref, span) for ref, span in _actors(draft, heads) if ref.kind in {"state", "state-force", "armed-group", "organisation"}]


def _actors(draft: Draft, heads: list[int]) -> list[tuple[ActorRef, Span]]:
    return [(resolve(draft, m), m.span) for i in heads if (m := mention_at(draft, i)) is not None]


def _truce_dates(draft: Draft, syntax: Syntax, heads: list[int], state: str) -> list[Statement]:
    """Dates in the clause of its declaration, or its end; of one that is over, that of its declaration beside it ("a truce declared in May collapsed in June")."""
    over = state in {"ended", "broken"}
    field = "ended" if over else "declared"
    out: list[Statement] = []
    for i in (i for i in heads if not _under(syntax, i)):
        later = _told_of_it(syntax, i)
        came = [later[1]] if later is not None else [k for k in syntax.kids(i, "acl:relcl", "acl") if not over]  # "the ceasefire, which took effect on October 10, held"
        at = syntax.clause(i)
        goes_on = not over and syntax.lemma(at) in GOES_ON and not _with_its_day(draft, syntax, i)
        own = [] if goes_on else [at, i] if _of_its_clause(syntax, i) else [i] if _with_its_day(draft, syntax, i) else []
        counted = syntax.rel(i) == "compound" and (of := syntax.head(i)) is not None and syntax.lemma(of) in {"violation", "breach"} and bool(syntax.kids(of, "nummod"))
        own = [] if counted else own  # "recorded 212 ceasefire violations on Tuesday": ended on no such day
        beside = own if later is None or not over and later[1] != syntax.clause(i) else []
        out = out or _dated(draft, syntax, [k for k in came if not over or _with_its_day(draft, syntax, k)], field) or _dated(draft, syntax, beside, field)
    began = _declaring(syntax, heads) if over else []
    return out + [d for d in _dated(draft, syntax, began, "declared") if all(d.value != o.value for o in out)]


def _with_its_day(draft: Draft, syntax: Syntax, i: int) -> bool:
    first, last = syntax.subtree(i)
    return any(first <= t.head < last for t in draft.times)


def _of_its_clause(syntax: Syntax, i: int) -> bool:
    """Whether the day of the clause is one of the truce: "the truce took effect on Monday"; not "struck on Monday, days before the anniversary of the truce"."""
    at = i
    for a in syntax.ancestors(i):
        if a == syntax.clause(i):
            return syntax.prep(at) not in {"before", "after", "since", "until", "despite", "under"}
        if syntax.lemma(a) in OCCASIONS:
            return False
        at = a
    return True


def _declaring(syntax: Syntax, heads: list[int]) -> list[int]:
    """The verbs that tell of a truce's declaration: "a truce [declared] by the rebels", "[agreed] on a truce that collapsed"."""
    told = _words("verb", "announced")
    own = [k for i in heads for k in syntax.kids(i, "acl", "acl:relcl") if syntax.lemma(k) in told | {"take"}]
    over = [v for i in heads for v in [syntax.clause(i)] if syntax.lemma(v) in told and (i in syntax.objects(v) or syntax.rel(i) == "obl")]
    over += [syntax.clause(i) for i in heads if _ending_a_war(syntax, i)]
    over += [v for i in heads for v in [syntax.clause(i)] if syntax.rel(i) == "nsubj" and syntax.lemma(v) in told | {"take"} and syntax.head(i) == v]
    return [*own, *over]


def _dated(draft: Draft, syntax: Syntax, verbs: list[int], field: str) -> list[Statement]:
    from dateline.coding.dates.coder import event_time

    for v in verbs:
        t = event_time(draft, v)
        if t is not None and field == "declared" and syntax.lemma(v) in GOES_ON and t.relation != "since":
            continue
        if t is not None and field == "declared" and t.relation in {"on", "during"} and syntax.prep(syntax.tokens[t.head].head) == "until":
            continue
        if t is not None and field == "ended" and syntax.rel(t.head) == "compound":
            continue  # "Its [Christmas] ceasefire was not renewed"
        if t is not None and field == "ended" and t.head < v and any(syntax.rel(a) == "acl" for a in syntax.ancestors(t.head) if a < v):
            continue  # "a truce brokered in December lapsed": not in December
        if t is not None and t.when.start and (field == "ended" or t.relation not in {"until", "by", "before"}):  # not "was extended until 18 February"
            return [Statement(field, as_written(t), Evidence((t.span,), "rule:when.stated"))]
    return []
