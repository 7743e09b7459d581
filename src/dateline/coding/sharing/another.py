"""Acts told by "another", "a second" or "one" for their noun: "One strike on El Fasher killed five people and [another on Kutum killed nine]"."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.dates.coder import event_time
from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.vocab.nouns import noun_class

FOR_A_NOUN = frozenset({"another", "one", "second", "third", "fourth", "fifth", "other"})
HURT = frozenset({"killed", "wounded"})
AT = frozenset({"in", "on", "at", "near", "outside", "against", "inside"})


def another(draft: Draft, syntax: Syntax, happenings: list[Happening]) -> list[Happening]:
    """The happenings with those added, or put right, whose noun is told once for both. Each has its own places and its own harm, and is never one with the first."""
    out = _in_another(draft, syntax, happenings)
    for t in syntax.tokens:
        v = _verb(syntax, t.i) if syntax.low[t.i] in FOR_A_NOUN else None
        first = _first(syntax, out, t.i, v) if v is not None else None
        if v is None or first is None:
            continue
        told = [x for x in out if x is not first and x.type == "ASSAULT" and x.item is None and v in {x.head, *x.verbs}]
        out = [x for x in out if not any(x is y for y in told)]
        out.append(_second(draft, syntax, first, t.i, v, told[0] if told else None))
        if first.item is None:
            first.item = (-first.head - 1, 0)
    return sorted(out, key=lambda x: (x.sent, x.head))


def _in_another(draft: Draft, syntax: Syntax, happenings: list[Happening]) -> list[Happening]:
    """ "Five people died in a strike on El Fasher and nine in [another on Kutum]"."""
    out = list(happenings)
    for i, word in enumerate(syntax.low):
        if word != "another" or i < 3 or syntax.low[i - 1] != "in" or syntax.tokens[i - 2].upos != "NUM" or syntax.tokens[i + 1 : i + 2] and syntax.head(i) == i + 1:
            continue
        told = [c for c in draft.casualties if c.harm in HURT and c.first < i and syntax.tokens[c.head].sent == syntax.tokens[i].sent]
        first = next((x for x in out if told and x.type == "ASSAULT" and x.noun and x.item is None and x.head == told[-1].cause), None)
        count = next((c for c in draft.counts if c.head == i - 2), None)
        own = [p for p in draft.places if p.where is not None and i < p.head <= i + 4 and syntax.prep(p.head) in AT]
        if first is None or count is None or not own:
            continue
        first.places, first.item = [p for p in first.places if p not in own], (-first.head - 1, 0)
        act = replace(first, head=i, light=None, verbs=[], folded=[], places=own[:1], targets=[], recipients=[], casualties=[], extra_spans=[], definite=False)
        act.item, act.span = (-first.head - 1, i), syntax.span(i - 2, own[0].last)
        draft.casualties.append(replace(told[-1], span=count.span, first=count.first, last=count.last, head=i, count=count.count, victims=None, cause=i))
        out.append(act)
    return sorted(out, key=lambda x: (x.sent, x.head))


def _verb(syntax: Syntax, i: int) -> int | None:
    """The active verb of striking or harming whose subject the word is."""
    v = syntax.head(i)
    if v is None or syntax.rel(i) != "nsubj" or not syntax.verbal(v) or syntax.passive(v) or syntax.obliques(i, "of"):
        return None
    return v if syntax.lemma(v) in noun_class("affect") else None


def _first(syntax: Syntax, happenings: list[Happening], i: int, v: int) -> Happening | None:
    """The act before it in the sentence whose noun, or whose bomb, is the subject of the clause that the second joins."""
    over = [a for a in syntax.ancestors(v) if syntax.verbal(a)][:1] if syntax.rel(v) in {"conj", "advcl", "parataxis"} else []
    subjects = {k for a in over for k in syntax.kids(a, "nsubj")}
    acts = {k for k in subjects if event_noun(syntax.lemma(k)) or syntax.lemma(k) in noun_class("munition") | {"ied", "device"}}
    before = [x for x in happenings if x.type == "ASSAULT" and x.sent == syntax.tokens[i].sent and x.head < i]
    return next((x for x in reversed(before) if acts & {x.head} or acts and {x.head, *x.verbs} & set(over)), None)


def _second(draft: Draft, syntax: Syntax, first: Happening, i: int, v: int, told: Happening | None) -> Happening:
    low, high = i, syntax.subtree(v)[1]
    own = [p for p in draft.places if p.where is not None and low < p.head < high]
    own = [p for p in own if p.head < v and syntax.prep(p.head) in AT] or own
    own_heads = {p.head for p in own}
    first.places = [p for p in first.places if p.head not in own_heads]
    first.verbs = [x for x in first.verbs if x != v]
    first.folded = [x for x in first.folded if x != v]
    draft.casualties = [replace(c, cause=v) if c.head == v or v in syntax.ancestors(c.head) else c for c in draft.casualties]
    times = [t for t in (event_time(draft, v),) if t is not None] or list(first.times)
    base = replace(first, head=v, light=None, noun=False, verbs=[], folded=[], places=own, times=times, casualties=[], extra_spans=[])
    base.targets, base.recipients = (told.targets, told.recipients) if told is not None else ([], [])
    base.item, base.span, base.weapons = (-first.head - 1, v), syntax.span(*syntax.clause_range(v)), list(first.weapons)
    base.definite = base.plural = base.counted = False
    return base
