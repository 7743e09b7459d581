"""Published running counts: "66 attacks since October 17". Never events, never casualties."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.names.coder import mention_at, resolve
from dateline.coding.places.mere import mere_modifier
from dateline.coding.roles.attribution import source_seat
from dateline.coding.roles.frames import Roles, with_particle
from dateline.coding.roles.harm import running_total
from dateline.coding.setting.beside import in_another_subject
from dateline.coding.situations.tally_claims import claimants, counted_otherwise
from dateline.coding.situations.tally_parts import bare, narrowed, parts_of
from dateline.coding.situations.tally_windows import (
    as_written,
    carriers,
    long_stretch,
    perfect,
    period,
    since_an_act,
    since_it_began,
    since_something,
    span_of_days,
    stretch,
    tally_words,
    that_time,
    window,
)
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun, is_event_verb, noun_rules, verb_rules
from dateline.model import ActorMention, CasualtyMention, Count, CountMention, Evidence, Record, Span, Statement
from dateline.vocab.classes import word_class, word_table
from dateline.vocab.nouns import noun_class
from dateline.vocab.rules import event_rules

FIRING, ARMS = word_class("acts.firing"), word_class("weapons.arms")
A_CROWD = 50  # people: fewer that are taken since some day are told one act at a time
MANY = 5  # acts, from which a number told for a span of days is no set of acts told one by one
TIMES: dict[str, str] = word_table("amounts.times")
TAKEN: dict[str, str] = word_table("amounts.taken")
BREACHES, TRUCES = word_class("deals.breaches"), word_class("deals.broken")
HARM_UNITS = word_class("amounts.harm-units")
NATURAL = word_class("mishaps.natural-killers")
ONE_OF = word_class("amounts.one-of-several")
RAISING = frozenset({"bring", "take", "raise", "push"})
RECORDING, KEEPING_COUNT = word_class("sayings.recording"), word_class("sayings.keeping-count")
KILLED = {"kill", "murder", "assassinate", "slay"}


class TallyCoder:
    """Adds tally records."""

    name = "tallies"
    needs = ("tokens", "counts", "times", "actors", "places", "casualties", "events")
    gives = ("tallies",)

    def code(self, draft: Draft) -> None:
        syntax = draft.syntax
        found = _with_parts(draft, syntax, tally_counts(draft, syntax)) + _nth(draft, syntax)
        found += counted_otherwise(draft, syntax, sorted(found, key=lambda f: f[0]))
        totals = [c for c in draft.casualties if running_total(c, syntax) and (c.count.best or c.count.low) and not _of_nature(syntax, c) and not bare(c)]
        found += [(c.span.start, _harmed(draft, syntax, c)) for c in totals]
        kept: list[Record] = []
        for n, (_, (span, statements)) in enumerate(sorted(found, key=lambda f: f[0]), 1):
            kept.append(Record(f"t{n}", "tally", (span,), tuple(statements)))
        draft.records += kept


def _with_parts(draft: Draft, syntax: Syntax, counts: list[tuple[CountMention, str]]) -> list[tuple[int, tuple[Span, list[Statement]]]]:
    """The counts, each followed by its parts; a part is not read a second time as a count of its own."""
    out: list[tuple[int, tuple[Span, list[Statement]]]] = []
    done: set[int] = set()
    for c, rule in counts:
        if c.first in done:
            continue
        span, statements = _counted(draft, syntax, c, rule)
        parts = parts_of(draft, syntax, c) if rule != "tally.sets" else []
        if len(parts) == 1 and parts[0][1].first > c.last:  # "240 attacks in three countries, 117 of them in Niger": not all in Niger
            statements = [s for s in statements if s.field != "places" or s.value != parts[0][1].where]
        out.append((c.span.start, (span, statements)))
        for part, place in parts:
            done.add(part.first)
            words = Span(part.span.start, place.span.end)
            out.append((part.span.start, (words, narrowed(statements, part, place, words))))
    return out


def tally_counts(draft: Draft, syntax: Syntax) -> list[tuple[CountMention, str]]:
    """Counts of event nouns that run over a window, with the rule that says so. The event coder leaves their nouns alone."""
    out = []
    harmed = {c.head for c in draft.casualties} | {c.victims for c in draft.casualties}
    for c in draft.counts:
        unit = _unit(c, syntax)
        if unit is None or unit in harmed and not _on_record(draft, syntax, c, unit) or (c.count.best or c.count.low or 0) < 2 or _of_that_time(syntax, unit):
            continue
        rule = _rule(draft, syntax, c, unit)
        if rule:
            out.append((c, rule))
    return out


def _of_that_time(syntax: Syntax, unit: int) -> bool:
    """ "the deadliest raid since last July, [when three blasts killed 32]": what was done at that time, and no count from then on."""
    clause = syntax.clause(unit)
    when = syntax.rel(clause) in {"acl:relcl", "advcl", "advcl:relcl"} and any(syntax.low[k] == "when" for k in syntax.kids(clause, "advmod", "mark"))
    first = syntax.sentences[syntax.tokens[unit].sent].first
    return when and not perfect(syntax, unit) and "since" in syntax.low[first : syntax.subtree(clause)[0]]


def nth_dead(draft: Draft, syntax: Syntax) -> set[int]:
    """Words of the deaths by which somebody has a rank: "the 71st leader [murdered] this year"."""
    return {v for i, _ in syntax.ordinals if (v := _ranked_dead(syntax, i)) is not None and _over_a_window(draft, syntax, i, v)}


def nth_heads(draft: Draft, syntax: Syntax) -> set[int]:
    """Tokens of event nouns that an ordinal counts over a window: "the 66th attack since October 17"."""
    ranked = [(i, _ranked(syntax, i)) for i, _ in syntax.ordinals]
    return {unit for i, unit in ranked if unit is not None and _over_a_window(draft, syntax, i, unit)}


def _on_record(draft: Draft, syntax: Syntax, c: CountMention, unit: int) -> bool:
    """ "documented 89 [murders] in 2024": kept by who counts, over a month or more; not "recorded two murders in May"."""
    act = event_noun(syntax.lemma(unit))
    return act and syntax.lemma(syntax.clause(unit)) in RECORDING and (c.count.best or c.count.low or 0) >= MANY and _over_a_month(draft, syntax, unit)


def tally_heads(draft: Draft, syntax: Syntax) -> set[int]:
    """Tokens of event nouns counted over a window ("66 attacks since"), not of sets told as news."""
    counted = {unit for c, rule in tally_counts(draft, syntax) if rule != "tally.sets" and (unit := _unit(c, syntax)) is not None}
    return {unit for unit in counted if not syntax.verbal(unit) or syntax.lemma(unit) not in TAKEN}


def _unit(c: CountMention, syntax: Syntax) -> int | None:
    """The counted event noun: "66 attacks", "three sets of strikes"."""
    i = c.unit_head
    if i is None:
        return None
    if syntax.lemma(i) == "time":  # "were attacked 66 times", "came under attack 76 times"
        verb = syntax.head(i)
        if verb is None or not syntax.verbal(verb):
            return None
        under = next((k for k in syntax.obliques(verb, "under") if event_noun(syntax.lemma(k)) or syntax.lemma(k) == "fire"), None)
        if syntax.lemma(verb) in BREACHES and any(syntax.lemma(o) in TRUCES for o in [*syntax.objects(verb), *syntax.subjects_of_grammar(verb)]):
            return verb
        return under if under is not None else verb if is_event_verb(syntax.lemma(verb)) else None
    if syntax.lemma(i) in tally_words("sets"):
        i = next((k for k in syntax.obliques(i, "of") if event_noun(syntax.lemma(k))), i)
    lemma = syntax.lemma(i)
    if event_noun(lemma) or lemma in HARM_UNITS:
        return i
    return _done_to(syntax, i) or _launched(syntax, c, i) or _taken(syntax, c, i)


def _taken(syntax: Syntax, c: CountMention, i: int) -> int | None:
    """ "More than 1,000 [people] have been arrested since June": the verb, told up to now of many; each is an act of its own or part of one all the same."""
    verb = syntax.head(i)
    if verb is None or syntax.lemma(verb) not in TAKEN or syntax.rel(i) not in {"obj", "nsubj:pass"} or syntax.tokens[i].nominal != "person":
        return None
    return verb if perfect(syntax, verb) and (c.count.best or c.count.low or 0) >= A_CROWD else None


def _launched(syntax: Syntax, c: CountMention, i: int) -> int | None:
    """ "launched 5,447 [drones] at Ukraine last month": the verb of firing, told of more arms than one salvo has; the rule asks for a month or more."""
    verb = syntax.head(i)
    if verb is None or syntax.lemma(verb) not in FIRING or syntax.rel(i) not in {"obj", "nsubj:pass"} or syntax.lemma(i) not in ARMS:
        return None
    return verb if (c.count.best or c.count.low or 0) >= A_CROWD else None


def _done_to(syntax: Syntax, i: int) -> int | None:
    """ "have attacked more than 60 [vessels] since November": the verb whose counted object it is, told up to now."""
    verb = syntax.head(i)
    if verb is None or not syntax.verbal(verb) or syntax.rel(i) not in {"obj", "nsubj:pass"} or syntax.lemma(i) not in noun_class("target") | noun_class("aircraft"):
        return None
    return verb if is_event_verb(syntax.lemma(verb)) and perfect(syntax, verb) else None


def _rule(draft: Draft, syntax: Syntax, c: CountMention, unit: int) -> str:
    if c.unit_head is not None and syntax.verbal(unit) and syntax.lemma(unit) in FIRING and syntax.lemma(c.unit_head) in ARMS:
        return "tally.span" if _over_a_month(draft, syntax, unit) else ""
    sent = syntax.tokens[unit].sent
    words = {syntax.lemma(t.i) for t in draft.analysis.sentence_tokens(sent)}
    if window(draft, syntax, sent) is not None or {"since", "then"} <= words or since_something(syntax, unit):
        return "tally.window"
    if (c.count.best or c.count.low or 0) >= MANY and span_of_days(draft, syntax, unit) is not None:
        return "tally.span"
    if syntax.lemma(unit) in BREACHES and perfect(syntax, unit):
        return "tally.total"  # "has violated the truce more than 3,000 times"
    if period(syntax, unit) or (stretch(draft, syntax, unit) is not None and (perfect(syntax, unit) or _claimed_in_number(syntax, c, unit))):
        return "tally.period"
    clause = syntax.clause(unit)
    day = any(t.when.precision in {"day", "time"} and syntax.clause(t.head) == clause for t in draft.times)
    if not day and (c.count.best or c.count.low or 0) >= A_CROWD and syntax.lemma(clause) in KEEPING_COUNT:
        return "tally.total"  # "The report documents 145 kidnappings"
    if syntax.lemma(clause) in tally_words("word") or ("total" in words and "of" in words) or {"so", "far"} <= words or {"to", "date"} <= words:
        return "tally.total"
    return "tally.sets" if c.unit_head is not None and syntax.lemma(c.unit_head) in tally_words("sets") else ""


def _claimed_in_number(syntax: Syntax, c: CountMention, unit: int) -> bool:
    """ "claimed 60 attacks this year", "documented 14 killings this month": by whoever keeps count; not "claimed two attacks this week"."""
    return syntax.lemma(syntax.clause(unit)) in RECORDING | {"claim"} and (c.count.best or c.count.low or 0) >= MANY


def _over_a_month(draft: Draft, syntax: Syntax, unit: int) -> bool:
    """ "launched 5,447 drones last month", "since October": not "has fired 300 missiles since Friday", which is news of one exchange."""
    since = window(draft, syntax, syntax.tokens[unit].sent, unit)
    long = since or span_of_days(draft, syntax, unit, total=True)
    return long is not None and long.when.precision in {"month", "year"}


def _counted(draft: Draft, syntax: Syntax, c: CountMention, rule: str) -> tuple[Span, list[Statement]]:
    unit = _unit(c, syntax)
    assert unit is not None
    assert c.unit_head is not None
    clause = syntax.clause(unit)
    span = syntax.span(*syntax.clause_range(clause)) if rule != "tally.sets" else syntax.span(*syntax.subtree(c.unit_head))
    evidence = Evidence((span,), f"rule:{rule}")
    name = _unit_name(draft, syntax, c.unit_head, unit)
    statements = [Statement("count", c.count, Evidence((c.span,), f"rule:{rule}")), Statement("unit", name, Evidence((c.span,), f"rule:{rule}"))]
    total = syntax.verbal(unit) and syntax.lemma(unit) in FIRING
    return span, statements + _sides(draft, syntax, unit) + _around(draft, syntax, unit, evidence, total=total)


def _unit_name(draft: Draft, syntax: Syntax, counted: int, unit: int) -> str:
    if syntax.verbal(unit) and syntax.lemma(counted) != "time":
        return TAKEN.get(syntax.lemma(unit), syntax.tokens[counted].text)
    if syntax.lemma(counted) == "time":
        if syntax.lemma(unit) in BREACHES:
            return "violations"
        return TIMES.get(with_particle(syntax, unit), syntax.lemma(unit) + "s")
    whose = [k for k in syntax.kids(unit, "compound") if unit == counted and syntax.lemma(unit) in HARM_UNITS and syntax.tokens[k].nominal == "person"]
    if whose:  # "34 worker arrests"
        return draft.quote(syntax.span(min(whose), unit + 1))
    return syntax.tokens[unit].text if unit == counted else draft.quote(syntax.span(min(counted, unit), max(counted, unit) + 1))


def _sides(draft: Draft, syntax: Syntax, unit: int) -> list[Statement]:
    """Actors, recipients and claimants of the counted acts, read as for an event."""
    noun = not syntax.verbal(unit)
    rule = next(iter(noun_rules(syntax, unit) if noun else verb_rules(syntax, unit)), None)
    if syntax.lemma(unit) in BREACHES:
        by = [(k, m) for k in syntax.subjects(unit) if (m := mention_at(draft, k)) is not None]
        return [Statement("actors", resolve(draft, m), Evidence((m.span,), "rule:tally.breach")) for _, m in by]
    if rule is None and syntax.lemma(unit) in {"operation", "mission", "sortie"}:
        rule = next((r for r in event_rules() if r.id == "assault.attack"), None)  # "34 operations against the group": told as attacks are
    if rule is None:
        return []

    def actor_at(i: int) -> ActorMention | None:
        return mention_at(draft, i)

    h = Happening(unit, rule, noun, syntax.tokens[unit].sent)
    Roles(draft, syntax, actor_at).fill(h)
    h.claimed_by += claimants(draft, syntax, unit)
    out = []
    actors = h.actors or h.claimed_by
    for field, fillers in (("actors", actors), ("recipients", h.recipients), ("claimed_by", h.claimed_by)):
        out += [Statement(field, resolve(draft, f.actor), Evidence((f.span,), f"rule:{rule.id}")) for f in fillers if f.actor is not None]
    return out


def _around(draft: Draft, syntax: Syntax, unit: int, evidence: Evidence, *, total: bool = False) -> list[Statement]:
    """Places of its sentence, and the window; that of a total toll may be a month or year ("have killed 5,600 people in 2024")."""
    sent = syntax.tokens[unit].sent
    here = [p for p in draft.places if p.where is not None and p.role == "event" and syntax.tokens[p.head].sent == sent and not mere_modifier(draft, syntax, p)]
    here = [
        p for p in here if not _at_the_source(syntax, p.head) and syntax.rel(p.head) != "nmod:poss" and not in_another_subject(syntax, p.head, unit)
    ]  # not "Israel's offensive has killed"
    here = [p for p in here if not _of_one_of_them(syntax, p.head)]
    first, last = syntax.subtree(unit)
    inside = syntax.clause(unit)
    if syntax.rel(inside) in {"acl:relcl", "ccomp"} and any(syntax.rel(a) == "acl:relcl" for a in [inside, *syntax.ancestors(inside)]):
        low, high = syntax.subtree(inside)
        here = [p for p in here if low <= p.head < high]  # "the agency, which says that millions were driven out, stopped convoys to the city"
    if syntax.rel(inside) == "advcl" and syntax.lemma(inside) in RAISING:
        low, high = syntax.subtree(inside)
        wide = {"country", "region", "province", "district"}
        here = [
            p for p in here if low <= p.head < high or p.where is not None and p.where.precision in wide
        ]  # "killed 31 in Khan Younis, bringing the toll since March to 4,603": not in Khan Younis
    own = (
        [p for p in here if unit < p.head < last] if syntax.kids(unit, "cop") else [p for p in here if first <= p.head < last]
    )  # "the base was hit in the 66th attack in Iraq and Syria": of the attacks
    places = {p.where.name: p for p in reversed(own or here) if p.where is not None}
    out = [Statement("places", p.where, Evidence((p.span,), "lexicon:gazetteer")) for p in reversed(places.values()) if p.where is not None]
    since = (
        since_an_act(draft, syntax, unit)
        or window(draft, syntax, sent, unit)
        or since_it_began(draft, syntax, unit)
        or (None if since_something(syntax, unit) else stretch(draft, syntax, unit))  # "1,400 since the coup, 580 of them this year": not this year
        or that_time(draft, syntax, unit)
    )
    span = span_of_days(draft, syntax, unit, total=total) if since is None else None
    if (since := since or span) is not None:
        out.append(Statement("since", as_written(since), Evidence((since.span,), "rule:tally.window")))
    if span is not None and span.when.end:
        out.append(Statement("until", span.when.end[:10], Evidence((span.span,), "rule:tally.span")))
    elif draft.document.published:
        out.append(Statement("until", draft.document.published[:10], evidence))
    return out


def _of_one_of_them(syntax: Syntax, place: int) -> bool:
    """ "three strikes in Syria since October, the latest of them in [Deir ez-Zor]": where one of the acts was."""
    of_them = [k for w in ("them", "which") for k in syntax.by_word.get(w, ()) if k > 1 and syntax.low[k - 1] == "of" and syntax.low[k - 2] in ONE_OF and k < place]
    of_them = [k for k in of_them if syntax.tokens[k].sent == syntax.tokens[place].sent]
    return any(not any(syntax.tokens[i].upos == "VERB" for i in range(k, place)) for k in of_them)


def _at_the_source(syntax: Syntax, place: int) -> bool:
    """ "according to a think tank in Islamabad", "officials in Kabul said": where who counts sits."""
    above = [place, *syntax.ancestors(place)][:4]
    return source_seat(syntax, place, alone=False) or any(syntax.prep(a) == "according to" for a in above)


def _harmed(draft: Draft, syntax: Syntax, c: CasualtyMention) -> tuple[Span, list[Statement]]:
    """A running toll: "sixteen journalist deaths since 2015"."""
    clause = syntax.clause(c.head)
    if not syntax.verbal(clause):  # "left 22 soldiers dead"
        clause = next((a for a in syntax.ancestors(clause) if syntax.verbal(a) and syntax.tokens[a].sent == syntax.tokens[c.head].sent), clause)
    span = syntax.span(*syntax.clause_range(clause))
    evidence = Evidence((span,), f"rule:{c.rule}")
    unit = _toll_unit(draft, syntax, c)
    statements = [Statement("count", c.count, Evidence((c.span,), f"rule:{c.rule}")), Statement("unit", unit, Evidence((c.span,), f"rule:{c.rule}"))]
    who = mention_at(draft, c.victims) if c.victims is not None else None
    if who is not None:
        statements.append(Statement("recipients", resolve(draft, who), Evidence((who.span,), f"rule:{c.rule}")))
    over = syntax.clause(c.head)
    if who is None and syntax.lemma(over) == "suffer" and syntax.verbal(over):  # "have suffered more than a million dead"
        sides = [m for k in syntax.subjects(over) if (m := mention_at(draft, k)) is not None]
        statements += [Statement("recipients", resolve(draft, m), Evidence((m.span,), f"rule:{c.rule}")) for m in sides[:1]]
    doers = [k for k in syntax.subjects(c.head) if k != c.victims] if syntax.verbal(c.head) and not syntax.passive(c.head) and syntax.lemma(c.head) != "lose" else []
    by = {m.head: m for k in doers if (m := mention_at(draft, k)) is not None}
    statements += [Statement("actors", resolve(draft, m), Evidence((m.span,), f"rule:{c.rule}")) for m in by.values()]
    around = _around(draft, syntax, c.head, evidence, total=True)
    return span, statements + (_of_a_day(draft, syntax, clause, around) if ".sum" in c.rule else around)


def _of_nature(syntax: Syntax, c: CasualtyMention) -> bool:
    """ "Cholera has killed 172 people in the past week", "300 have died in road accidents since May", "4,000 [cholera] cases and 63 deaths": what nobody did; not
    "the war and cholera have killed"."""
    dead = [x for k in (c.head, c.victims) if k is not None and syntax.lemma(k) == "death" for x in (k, syntax.head(k)) if x is not None]
    if any(syntax.lemma(x).lower() in NATURAL for k in dead for x in syntax.kids(k, "compound")):
        return True
    if not syntax.verbal(c.head):
        return False
    by = [*(k for k in syntax.subjects(c.head) if k != c.victims), *syntax.obliques(c.head, "of", "from", "in", "by")]
    of_it = [
        syntax.lemma(k).lower() in NATURAL or any(syntax.lemma(o).lower() in NATURAL for o in syntax.obliques(k, "of")) for k in by if syntax.tokens[k].upos == "NOUN"
    ]
    fought = noun_class("long-fight") | noun_class("long-act")
    return any(of_it) and not any(syntax.lemma(x) in fought for k in by for x in [k, *syntax.conjuncts(k)])


def _of_a_day(draft: Draft, syntax: Syntax, clause: int, around: list[Statement]) -> list[Statement]:
    """ "Three attacks killed 31 people on Friday": the sum of acts of a day or days runs from the first to the last of them."""
    day = next((t for t in draft.times if t.relation in {"on", "during"} and t.when.start and t.when.end and syntax.clause(t.head) == clause), None)
    if day is None or any(s.field == "since" for s in around):
        return around
    evidence = Evidence((day.span,), "rule:tally.sum")
    last = Statement("until", str(day.when.end)[:10], evidence)
    return [*(s for s in around if s.field != "until"), Statement("since", as_written(day), evidence), last]


def _toll_unit(draft: Draft, syntax: Syntax, c: CasualtyMention) -> str:
    head = syntax.tokens[c.head]
    if syntax.low[c.head + 1 : c.head + 2] in (["and"], ["or"]) and syntax.low[c.head + 2 : c.head + 3] in (["wounded"], ["injured"], ["hurt"]):
        return "casualties"  # "a million dead and wounded"
    if head.upos == "NOUN" and syntax.lemma(c.head) in {"toll", "number"}:
        return "injuries" if c.harm == "wounded" else "deaths"
    if head.upos == "NOUN":
        before = [k for k in syntax.kids(c.head, "compound") if k < c.head]
        return draft.quote(syntax.span(min([*before, c.head]), c.head + 1))
    victims = c.victims
    while victims is not None and syntax.lemma(victims) in noun_class("amount") | {"million"}:  # "tens of thousands of people"
        victims = next(iter(syntax.obliques(victims, "of")), None)
    noun = {"killed": "deaths", "wounded": "injuries", "captured": "abductions", "missing": "missing", "displaced": "displaced"}[c.harm]
    noun = "captures" if syntax.lemma(c.head) == "capture" else noun
    service = "service " if victims is not None and any(syntax.low[k] == "service" for k in syntax.kids(victims, "compound")) else ""  # "service members"
    return (
        f"{service}{syntax.lemma(victims)} {noun}"
        if victims is not None and syntax.tokens[victims].upos == "NOUN" and syntax.lemma(victims) not in {"people", "life"}
        else noun
    )


# ---------------------------------------------------------------- ordinals
def _nth(draft: Draft, syntax: Syntax) -> list[tuple[int, tuple[Span, list[Statement]]]]:
    """ "the fifth large raid on the city since April", "Monday's bombardment was the ninth this month": so many over that window."""
    out = []
    for i, n in syntax.ordinals:
        unit, start = _ranked(syntax, i), syntax.tokens[i].start
        if unit is None and (death := _ranked_dead(syntax, i)) is not None and _over_a_window(draft, syntax, i, death):
            out.append((start, _nth_dead(draft, syntax, (i, death), n)))
        if unit is None or not _over_a_window(draft, syntax, i, unit):
            continue
        span, word = syntax.span(*syntax.clause_range(syntax.clause(i))), syntax.span(i, i + 1)
        evidence = Evidence((word,), "rule:tally.ordinal")
        statements = [Statement("count", Count.exactly(n, str(n)), evidence), Statement("unit", f"{syntax.lemma(unit)}s", evidence)]
        out.append((start, (span, statements + _sides(draft, syntax, unit) + _around(draft, syntax, unit, Evidence((span,), "rule:tally.ordinal")))))
    return out


def _ranked_dead(syntax: Syntax, i: int) -> int | None:
    """ "the 26th soldier [to die] in the east since January", "the fifth journalist [killed] this year": how that person came by the rank."""
    noun = syntax.head(i) if syntax.rel(i) == "amod" else i
    if noun is None or noun != i and syntax.tokens[noun].nominal != "person":
        return None
    return next((k for k in syntax.kids(noun, "acl") if syntax.lemma(k) == "die" or syntax.lemma(k) in KILLED and syntax.passive(k)), None)


def _nth_dead(draft: Draft, syntax: Syntax, at: tuple[int, int], n: int) -> tuple[Span, list[Statement]]:
    """So many dead over the window that the rank is told for."""
    i, death = at
    span, evidence = syntax.span(*syntax.clause_range(syntax.clause(i))), Evidence((syntax.span(i, i + 1),), "rule:tally.ordinal")
    unit = f"{syntax.lemma(syntax.tokens[i].head)} deaths" if syntax.rel(i) == "amod" else "deaths"
    statements = [Statement("count", Count.exactly(n, str(n)), evidence), Statement("unit", unit, evidence)]
    return span, statements + _around(draft, syntax, death, Evidence((span,), "rule:tally.ordinal"))


def _ranked(syntax: Syntax, i: int) -> int | None:
    """The event noun that an ordinal counts: the one it stands before, or the subject that it is said of."""
    noun = syntax.head(i)
    if noun is not None and syntax.rel(i) == "amod" and event_noun(syntax.lemma(noun)):
        return noun
    said = next(iter(syntax.kids(i, "nsubj")), None) if syntax.kids(i, "cop") else None
    return said if said is not None and event_noun(syntax.lemma(said)) else None


def _over_a_window(draft: Draft, syntax: Syntax, i: int, unit: int) -> bool:
    sent, near = syntax.tokens[i].sent, {i, unit, syntax.clause(i), *carriers(syntax, unit)}
    if window(draft, syntax, sent) is not None or any(syntax.obliques(k, "since") for k in near):
        return True
    stretches = [k for c in near for k in syntax.obliques(c, "in", "over", "during", "within")]
    if any(syntax.lemma(k) in tally_words("period") and long_stretch(syntax, k) for k in stretches):
        return True
    return any(t.when.precision in {"month", "year"} and syntax.low[t.first] == "this" and syntax.tokens[t.head].sent == sent for t in draft.times)
