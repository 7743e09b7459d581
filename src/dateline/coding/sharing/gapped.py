"""Acts told by a number and a place only, after one that is told in full: "Four people were killed in Kherson and [two in Nikopol]", "killed 17 in Ituri, [nine in
Mambasa and eight in Irumu]"."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.sharing.parted import Part, bare_number, parts_of_toll
from dateline.coding.syntax import Syntax
from dateline.model import CasualtyMention, Count, CountMention, PlaceMention

HURT = frozenset({"killed", "wounded"})
IN = frozenset({"in", "near", "at", "outside"})
NEAR = 16  # words


def gapped(draft: Draft, syntax: Syntax, happenings: list[Happening]) -> list[Happening]:
    """The happenings with those added that a number and a place tell, in text order; their harm is added to the draft's casualties. The act told in full keeps the
    places that are its own, and the two are never one."""
    out = list(happenings)
    for c in list(draft.casualties):
        if c.part_of_other or c not in draft.casualties:
            continue
        h = next((x for x in happenings if c.harm in HURT and c.head in {x.head, *x.verbs} and x.type == "ASSAULT" and x.item is None), None)
        parts, whole = parts_of_toll(draft, syntax, c) if h is not None or c.cause is not None else ([], False)
        if parts:
            h = h or next((x for x in happenings if c.harm in HURT and c.cause in {x.head, *x.verbs} and x.type == "ASSAULT" and x.item is None), None)
            out = _by_parts(draft, syntax, out, h, c, parts, whole=whole) if h is not None else out
            continue
        more = _bare(draft, syntax, c) if h is not None else []
        if h is None or not more:
            continue
        taken = {i for b in more for i in range(*syntax.subtree(b.head))}
        first = [p for p in _places(draft, syntax, c) if p.head not in taken and p.first < more[0].head]
        if not first:
            continue
        h.item, h.places = (-h.head - 1, 0), first
        draft.casualties = [x for x in draft.casualties if x.victims not in {b.head for b in more}]
        for n, b in enumerate(more, 1):
            low, high = syntax.subtree(b.head)
            known = [p for p in draft.places if p.where is not None]
            out.append(_one(h, b, n, syntax, [p for p in known if p.first == b.head + 2] or [p for p in known if low <= p.head < high]))
            draft.casualties.append(replace(c, span=b.span, first=b.first, last=b.last, head=b.head, count=b.count, victims=None, cause=b.head))
    return sorted(out, key=lambda x: (x.sent, x.head))


def _by_parts(draft: Draft, syntax: Syntax, out: list[Happening], h: Happening, c: CasualtyMention, parts: list[Part], *, whole: bool) -> list[Happening]:
    """An act for each part of a toll where they make it up; else the one act, at the place of the whole, where that is told."""
    others = [x for x in draft.casualties if x is not c and x.harm != c.harm and not x.part_of_other and {x.head, x.cause} & {h.head, *h.verbs}]
    if not whole or others:
        before = range(syntax.sentences[h.sent].first, parts[0].count.first)
        own = [p for p in draft.places if p.where is not None and p.role == "event" and p.head in before]
        h.places = own or h.places + [p.place for p in parts if p.place not in h.places]
        return out
    told = {p.count.head for p in parts}
    draft.casualties = [x for x in draft.casualties if x is not c and x.victims not in told]
    for n, p in enumerate(parts):
        out.append(_one(h, p.count, n, syntax, [p.place]))
        b = p.count
        draft.casualties.append(replace(c, span=b.span, first=b.first, last=b.last, head=b.head, count=b.count, victims=None, cause=b.head))
    return [x for x in out if x is not h]


def _places(draft: Draft, syntax: Syntax, c: CasualtyMention) -> list[PlaceMention]:
    """Places that hang on the verb of harm or on those harmed, or on a word between."""
    owners = {c.head, c.victims, *(k for k in range(c.first, c.last))}
    return [p for p in draft.places if p.where is not None and p.role == "event" and syntax.head(p.head) in owners]


def _bare(draft: Draft, syntax: Syntax, c: CasualtyMention) -> list[CountMention]:
    """Bare numbers behind those harmed, joined to them or to their verb, each with a place of its own: "and two in Nikopol", "and another in Naqoura"; not "and two
    others"."""
    sent = syntax.sentences[syntax.tokens[c.head].sent]
    others = [_one_more(draft, syntax, i) for i in range(c.head + 1, sent.last) if syntax.low[i] == "another"]
    numbers = [b for b in draft.counts if b.unit_head is None and c.head < b.head < sent.last]
    known = {b.head for b in draft.counts}
    loose = [b for i in range(c.head + 1, sent.last) if i not in known and syntax.low[i + 1 : i + 2] and syntax.low[i + 1] in IN and (b := bare_number(draft, syntax, i))]
    return sorted((b for b in [*numbers, *loose, *others] if _placed(draft, syntax, b, c)), key=lambda b: b.head)


def _one_more(draft: Draft, syntax: Syntax, i: int) -> CountMention:
    """ "[another] in Naqoura": one."""
    span = syntax.span(i, i + 1)
    return CountMention(span, i, i + 1, i, Count.exactly(1, draft.quote(span)))


def _placed(draft: Draft, syntax: Syntax, b: CountMention, c: CasualtyMention) -> bool:
    i = b.head
    joined = syntax.rel(i) in {"conj", "appos"} and any(a in {c.head, c.victims} for a in syntax.ancestors(i))
    places = {p.head for p in draft.places if p.where is not None}
    if syntax.low[i - 1] in {"and", ","} and i - c.head <= NEAR and syntax.low[i + 1 : i + 2] and syntax.low[i + 1] in IN:  # whatever the tree says
        return any(p.first == i + 2 for p in draft.places if p.where is not None)
    return joined and syntax.tokens[i].upos == "NUM" and any(k in places and syntax.prep(k) in IN for k in syntax.kids(i, "nmod", "obl"))


def _one(h: Happening, b: CountMention, n: int, syntax: Syntax, own: list[PlaceMention]) -> Happening:
    low, high = syntax.subtree(b.head)
    span = syntax.span(low, max([high, *(p.last for p in own if p.first == b.head + 2)]))
    return replace(h, head=b.head, light=h.head, verbs=[], folded=[], places=own, casualties=[], item=(-h.head - 1, n), span=span, extra_spans=[])
