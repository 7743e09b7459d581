"""A toll that is told with its parts by place: "Two attacks killed 17 people in Ituri, [nine in Mambasa and eight in Irumu]". Parts that make up the whole are an act
each; parts that do not are none beside it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.draft import Draft
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.model import CasualtyMention, Count, CountMention, PlaceMention
from dateline.vocab.numbers import parse_number

IN = frozenset({"in", "near", "at", "outside"})
OF_THE_WHOLE = (("of", "them"), ("of", "whom"))
INTRODUCED = frozenset({"including", ":"})
FINE = frozenset({"exact", "near"})
FAR = 8  # words from one part to the next, and from the toll to the first


@dataclass(frozen=True)
class Part:
    """A number of those harmed and the place where they were."""

    count: CountMention
    place: PlaceMention

    @property
    def number(self) -> int:
        return self.count.count.best or self.count.count.low or 0


def parts_of_toll(draft: Draft, syntax: Syntax, c: CasualtyMention) -> tuple[list[Part], bool]:
    """The parts behind a toll, in text order, and whether they make up the whole; none where the numbers are of others ("Four died in Kherson and two in Nikopol")."""
    whole = c.count.best or c.count.low or 0
    parts = _behind(draft, syntax, c)
    told = sum(p.number for p in parts)
    if whole < 2 or not parts or told > whole or any(not 0 < p.number < whole for p in parts):
        return [], False
    if told == whole and len(parts) > 1 and not _at_a_spot(draft, syntax, c, parts):
        return parts, True
    return (parts, False) if _of_it(syntax, parts[0].count) else ([], False)


def _behind(draft: Draft, syntax: Syntax, c: CasualtyMention) -> list[Part]:
    last = syntax.sentences[syntax.tokens[c.head].sent].last
    known = {b.head: b for b in draft.counts if b.count.state == "given"}
    out: list[Part] = []
    at = start = max(c.head, c.victims or 0)
    for i in range(start + 1, last):
        b = known.get(i) or bare_number(draft, syntax, i)
        if b is None or b.first <= at or b.unit_head is not None and not _of_people(syntax, b, b.unit_head):
            continue
        place = _place(draft, syntax, b)
        if place is not None and (not out or b.first - at <= FAR):
            out.append(Part(b, place))
            at = place.last - 1
    return out


def _of_people(syntax: Syntax, b: CountMention, unit: int) -> bool:
    """Whether a number is of the same people: "four people in a tent", "12 of them"; not "two attacks in Ituri"."""
    return syntax.tokens[unit].upos == "PRON" or unit == b.last and not event_noun(syntax.lemma(unit))


def bare_number(draft: Draft, syntax: Syntax, i: int) -> CountMention | None:
    """A number behind a comma or colon with nothing counted: ", [nine] in Mambasa"."""
    n = parse_number([syntax.low[i]]) if syntax.tokens[i].upos == "NUM" and i and syntax.low[i - 1] in {",", ":", "and"} else None
    if n is None:
        return None
    span = syntax.span(i, i + 1)
    return CountMention(span, i, i + 1, i, Count.exactly(n, draft.quote(span)))


def _place(draft: Draft, syntax: Syntax, b: CountMention) -> PlaceMention | None:
    """The place behind a number: "nine in Mambasa", "12 of them in Rafah", "four people in a tent in Mawasi"."""
    at = b.last + 2 if tuple(syntax.low[b.last : b.last + 2]) in OF_THE_WHOLE else b.last + 1 if b.unit_head == b.last else b.last
    if at >= len(syntax.low) or syntax.low[at] not in IN:
        return None
    found = [p for p in draft.places if at < p.first <= at + 4]
    return next((p for p in found if syntax.low[p.first - 1] in IN and not any(syntax.low[k] in {",", "and"} for k in range(at, p.first))), None)


def _of_it(syntax: Syntax, b: CountMention) -> bool:
    """Whether a number is said to be of the one before: "12 of them", "including four"."""
    return tuple(syntax.low[b.last : b.last + 2]) in OF_THE_WHOLE or b.first > 0 and syntax.low[b.first - 1] in INTRODUCED


def _at_a_spot(draft: Draft, syntax: Syntax, c: CasualtyMention, parts: list[Part]) -> bool:
    """Whether the whole has a town of its own, told before the parts, and nothing says that they are parts of it."""
    before = range(syntax.sentences[syntax.tokens[c.head].sent].first, parts[0].count.first)
    own = [p for p in draft.places if p.where is not None and p.where.precision in FINE and p.head in before]
    return bool(own) and not _of_it(syntax, parts[0].count)
