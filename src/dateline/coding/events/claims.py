"""Claims of responsibility: whose they are, and of which act."""

from __future__ import annotations

from dateline.coding.finding.advice import LEAD
from dateline.coding.grouping.told_apart import set_off
from dateline.coding.happening import Filler, Happening
from dateline.coding.roles import attribution
from dateline.coding.roles.frames import Lookup
from dateline.coding.syntax import Syntax
from dateline.model import ActorMention
from dateline.vocab.classes import word_class

CLAIMS_FOR = word_class("titles.claims-for")


def add_claims(happenings: list[Happening], syntax: Syntax, actor_at: Lookup, entries: dict[int, int]) -> set[int]:
    """Claims of responsibility go to the event they name, else to the last attack told before them. The verbs of those that found one: to claim is no act of its own."""
    heads, used = {h.head: h for h in happenings}, set()
    for verb, doers in attribution.claims(syntax):
        found = [heads[i] for i in attribution.claimed_events((verb, doers), syntax) if i in heads]
        whole = syntax.lemma(verb) == "claim" and any(
            syntax.lemma(o) in {"responsibility", "credit", *attribution.DEED} or syntax.low[o] == "it" for o in syntax.objects(verb)
        )
        if not found and (whole or syntax.lemma(verb) in {"responsible", "carry"}):
            told = [h for h in happenings if h.type == "ASSAULT" and h.head < verb]
            before = [h for h in told if h.status == "current"]
            here = before if any(h.sent == syntax.tokens[verb].sent for h in before) else [h for h in told if h.status == "background"]
            found = [h for h in here if h.sent == syntax.tokens[verb].sent and h.rule.frame != "befell"][:1]
            armed = any((m := actor_at(d)) is not None and m.actor.kind == "armed-group" for d in doers)
            before = [h for h in before if not (armed and _by_a_state(h))] or before
            found = found or _right_before(verb, happenings, syntax) or _claimed_before(verb, before, syntax, entries)
        if found:
            used.add(verb)
        found += [x for h in found for x in _each_of(h, happenings, syntax)]
        for h in found:
            claimants = [(d, actor) for d in doers if (actor := _whose(d, actor_at, syntax)) is not None]
            h.claimed_by += [Filler(actor.head, actor.span, actor) for d, actor in claimants if all(actor.head != c.head for c in h.claimed_by)]
    return used


def _each_of(h: Happening, happenings: list[Happening], syntax: Syntax) -> list[Happening]:
    """ "claimed responsibility for [both attacks]": the acts told before that many, told apart by place or day; none where they are not so many."""
    words = {syntax.low[k] for k in syntax.kids(h.head, "det", "nummod", "det:predet", "cc:preconj")} if h.noun and h.plural else set()
    many = 2 if words & {"both", "two"} else 3 if "three" in words else 0
    apart: list[Happening] = []
    for x in reversed([x for x in happenings if x.type == h.type and x.head < h.head and x.status == "current"]):
        if all(_elsewhere(x, y) for y in apart):
            apart.append(x)
        if len(apart) == many:
            return apart
    return []


def _elsewhere(one: Happening, other: Happening) -> bool:
    """Whether two acts have other places or other days."""
    places = [{p.where.name for p in h.places if p.where is not None} for h in (one, other)]
    days = [{t.when.start for t in h.times} for h in (one, other)]
    return any(bool(a and b) and not a & b for a, b in (places, days))


def _whose(i: int, actor_at: Lookup, syntax: Syntax) -> ActorMention | None:
    """Who claims: "Houthi military spokesman Yahya Saree" does so for the Houthis, "representatives of the Black Falcons" for those."""
    actor = actor_at(i)
    if actor is None or actor.named and actor.actor.kind != "person":
        return actor
    titles = [k for k in [i, *syntax.kids(i, "nmod:desc", "appos", "compound")] if syntax.lemma(k) in CLAIMS_FOR]
    of = [m for k in titles for x in [*syntax.kids(k, "compound", "amod", "nmod:poss"), *syntax.obliques(k, "of", "for")] if (m := actor_at(x)) is not None]
    bodies = {"armed-group", "state-force"} if actor.named else {"armed-group", "state-force", "organisation", "unknown"}
    return next((m for m in of if m.actor.kind in bodies and (m.named or m.actor.kind in {"armed-group", "state-force"})), actor)


def _right_before(verb: int, happenings: list[Happening], syntax: Syntax) -> list[Happening]:
    """ "The crisis began in April, when gunmen killed 26 men. A group claimed responsibility": the one attack of the sentence before, of which the news came."""
    near = [h for h in happenings if h.type == "ASSAULT" and h.sent == syntax.tokens[verb].sent - 1]
    if len(near) != 1 or near[0].noun or not (near[0].recipients or near[0].targets):
        return []
    return near if set_off(near[0], syntax) else []


def _claimed_before(verb: int, attacks: list[Happening], syntax: Syntax, entries: dict[int, int]) -> list[Happening]:
    """What is claimed without being named: the attack of the lead, unless one told right before the claim has another town; in a bulletin, the first of the entry."""
    sent = syntax.tokens[verb].sent
    if own := entries.get(sent, 0):
        return [h for h in attacks if entries.get(h.sent, 0) == own][:1]
    here = [h for h in attacks if h.sent in syntax.paragraph(sent) and h.noun and any(syntax.low[d] in {"a", "an"} for d in syntax.kids(h.head, "det"))]
    if here and "\n\n" in syntax.text[: syntax.sentences[sent].start] and all(h.sent > LEAD for h in here):
        return here[:1]  # "... (a paragraph) Before the sirens, a shooting in Jaffa left seven dead. Hamas later claimed responsibility"
    lead = next((h for h in attacks if h.sent <= LEAD), None)
    last = next((h for h in attacks if h.sent == sent - 1), None)
    if lead is None or last is None or last.sent <= lead.sent or not _news_by_others(last, syntax):
        return [lead] if lead is not None else attacks[-1:]
    return [lead] if not (first := _towns(lead, syntax)) or not (then := _towns(last, syntax)) or first & then else [last]


def _by_a_state(h: Happening) -> bool:
    """ "Iran fired missiles. A shooting left seven dead. Hamas claimed responsibility": what a state did its foe does not claim."""
    return bool(h.actors) and all(f.actor is not None and f.actor.actor.kind in {"state", "state-force"} for f in h.actors)


def _news_by_others(h: Happening, syntax: Syntax) -> bool:
    """Told in a main clause, and not of forces: "In Peshawar, [gunmen shot] two officers"; not "the deadliest since a bomb killed 30", "Soldiers killed nine of them"."""
    forces = any(f.actor is not None and f.actor.actor.kind in {"state", "state-force"} for f in h.actors)
    clause = syntax.clause(h.head)
    return not forces and not (h.noun and h.definite) and syntax.rel(clause) in {"root", "parataxis"} and "had" not in syntax.auxiliaries(clause)


def _towns(h: Happening, syntax: Syntax) -> set[str]:
    s = syntax.sentences[h.sent]
    named = (t for t in syntax.tokens[s.first : s.last] if t.upos == "PROPN" and t.ent.endswith(("LOC", "GPE")))
    return {t.text for t in named if syntax.prep(t.i) in {"in", "at", "near", "on", "outside", "towards", "toward"}}
