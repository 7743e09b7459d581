"""Who did what "it" is: "The attack killed 12 people. It was carried out by a cell", "They were the work of the Islamic State";
not "It may have been carried out by a cell", "It was the work of cowards"."""

from __future__ import annotations

from dateline.coding.happening import Filler, Happening
from dateline.coding.roles.attribution import speakers
from dateline.coding.roles.frames import Lookup
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

CARRIED_OUT = word_class("acts.carried-out")
MAYBE = frozenset({"would", "may", "might", "could", "can", "should", "must"})
DOERS = frozenset({"armed-group", "state-force", "state"})


def doers_of_it(happenings: list[Happening], syntax: Syntax, actor_at: Lookup) -> None:
    """Gives the attack of the sentence before its doers; not where two are told there, or its doers are."""
    for v in sorted({*syntax.of_lemmas((*CARRIED_OUT, "work"))}):
        it = [k for k in syntax.kids(v, "nsubj:pass", "nsubj") if syntax.low[k] in {"it", "they", "this", "that"}]
        sent = syntax.tokens[v].sent
        told = [h for h in happenings if h.type == "ASSAULT" and h.sent == sent - 1 and h.status in {"current", "background"}]
        by = _by(v, syntax)
        if not it or not by or syntax.negated(v) or len({tuple(p.name for p in h.places) for h in told if h.places}) > 1 or any(h.actors for h in told):
            continue
        act = next((h for h in told if h.noun), told[0] if told else None)
        found = [Filler(k, m.span, m) for k in by if (m := actor_at(k)) is not None and (syntax.verbal(v) or m.named or m.actor.kind in DOERS)]
        if act is not None and (not act.noun or act.plural == (syntax.low[it[0]] == "they") or len(told) == 1):
            act.actors += found
            tellers = speakers(Happening(v, act.rule, False, sent), syntax, actor_at)
            act.speakers += [f for f in tellers if all(f.head != k.head for k in act.speakers)]


def _by(v: int, syntax: Syntax) -> list[int]:
    """The agents of a passive, or whose work it was."""
    if syntax.verbal(v):
        agents = [k for k in syntax.kids(v, "obl:agent", "obl") if syntax.prep(k) == "by" and syntax.tokens[k].nominal != "time"]
        return [x for k in agents for x in syntax.conjuncts(k)] if syntax.passive(v) and not MAYBE & set(syntax.auxiliaries(v)) else []
    work = syntax.lemma(v) == "work" and not syntax.kids(v, "case") and any(syntax.low[k] in {"was", "were", "is"} for k in syntax.kids(v, "cop"))
    return [x for k in syntax.obliques(v, "of") for x in syntax.conjuncts(k)] if work else []
