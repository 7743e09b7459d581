"""Names that stand before a word of an act or a weapon: whose bomb it was, whom an act was counter to, and who is told by two words and a name."""

from __future__ import annotations

from dateline.coding.casualties.meant import second_word
from dateline.coding.happening import Filler, Happening
from dateline.coding.roles.behind import behind_it, being_behind
from dateline.coding.roles.frames import Lookup
from dateline.coding.roles.in_operation import in_operation, own_losses
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

HELD_THERE = frozenset({"marathon", "festival", "parade", "concert"})  # "the Boston Marathon bombings"
COUNTER = frozenset({"counter", "anti"})
ENVOYS = word_class("orders.diplomats")


def named_with(happenings: list[Happening], syntax: Syntax, weapons: set[int], actor_at: Lookup) -> None:
    """Gives a bomb its group, and takes from an act those whom it was against."""
    for h in happenings:
        if h.type != "ASSAULT":
            continue
        h.actors = [f for f in h.actors if not (syntax.rel(f.head) == "compound" and syntax.lemma(f.head).lower() in HELD_THERE)]
        if h.noun and being_behind(h.head, syntax):
            held = behind_it(h.head, syntax)  # and nobody else beside it: "could be behind it", "do not believe that they were behind it"
            h.actors = [f for f in h.actors if f.head in held or syntax.head(f.head) != h.head]
        in_operation(h, syntax, actor_at)
        own_losses(h, syntax)
        against = [f for f in h.actors if _counter_to(f, syntax)]
        h.actors = [f for f in h.actors if f not in against]
        h.recipients += [f for f in against if h.noun and all(f.head != k.head for k in h.recipients)]
        if not h.noun and syntax.tokens[syntax.sentences[h.sent].last - 1].text == "?" and syntax.low[syntax.sentences[h.sent].first] in {"why", "who", "did", "what"}:
            h.actors = [f for f in h.actors if f.actor is not None and f.actor.actor.kind not in {"civilians", "unknown"}]  # "Why did my own people kill my mother?"
        h.recipients = [f for f in _one_person(h.recipients, syntax) if not _sent_to(f, syntax)]
        if not h.noun and not h.actors and h.rule.frame in {"device", "strike"}:
            h.actors = _of_the_bomb(h, syntax, weapons, actor_at)


def _one_person(hit: list[Filler], syntax: Syntax) -> list[Filler]:
    """ "[The group's leader and founder], Omar Said, was killed": told by the name, and not by the words before it as well."""
    firsts = {x for f in hit if syntax.tokens[f.head].xpos == "NN" for x in (f.head, syntax.tokens[f.head].head)}
    twice = {x for i in firsts for k in syntax.kids(i, "conj") if _before_a_name(i, k, syntax) for x in (i, k)}
    return [f for f in hit if f.head not in twice]


def _before_a_name(first: int, i: int, syntax: Syntax) -> bool:
    verb = next((a for a in syntax.ancestors(first) if syntax.verbal(a)), None)
    return verb is not None and second_word(syntax, verb, first, i)


def _counter_to(f: Filler, syntax: Syntax) -> bool:
    """ "during counter [ISIS] operations", "the counter-[Taliban] raid": whom it was against."""
    first = f.actor.first if f.actor is not None else f.head
    before = syntax.low[max(0, first - 2) : first]
    return (
        syntax.low[f.head].startswith(("counter-", "anti-")) or before[-1:] in (["counter"], ["anti"]) or len(before) == 2 and before[0] in COUNTER and before[1] == "-"
    )


def _sent_to(f: Filler, syntax: Syntax) -> bool:
    """ "killed the French ambassador to [Mali]": where he was sent; not "killed the ambassador of Mali"."""
    up = syntax.head(f.head)
    return up is not None and syntax.prep(f.head) == "to" and syntax.rel(f.head) == "nmod" and syntax.lemma(up) in ENVOYS


def _of_the_bomb(h: Happening, syntax: Syntax, weapons: set[int], actor_at: Lookup) -> list[Filler]:
    """ "An [IRA] bomb exploded outside a barracks": the group whose bomb it was; not "a Ukrainian bomb", "a police bomb", "an anti-Taliban bomb"."""
    bombs = [k for k in syntax.kids(h.head, "nsubj") if k in weapons]
    found = [m for b in bombs for k in syntax.kids(b, "compound", "nmod:poss", "amod") if (m := actor_at(k)) is not None]
    fillers = [Filler(m.head, m.span, m) for m in found if m.named and m.actor.kind == "armed-group"]
    return [f for f in fillers if not _counter_to(f, syntax)][:1]
