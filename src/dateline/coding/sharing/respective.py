"""Numbers told in a row with what each belongs to: "attacks in Kano and Jos killed [12 and 7 people respectively]". Each place or day is an act with its own number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.casualties.values import add
from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.places.unlisted import UNKNOWN
from dateline.coding.syntax import Syntax
from dateline.model import CasualtyMention, CountMention, PlaceMention, TimeMention
from dateline.model.mention import Harm
from dateline.vocab.numbers import harm_words

WORDS = frozenset({"respectively"})
JOINTS = frozenset({"and", ",", "or", "&"})
HURT = frozenset({"killed", "wounded"})


def respective(draft: Draft, syntax: Syntax, happenings: list[Happening]) -> list[Happening]:
    """The happenings, one for each of the places or days that a row of numbers is told of; their harm is put right in the draft's casualties. Where a row has no
    places or days of its own its numbers are those of one act, and are summed."""
    out = list(happenings)
    for sent in dict.fromkeys(syntax.tokens[i].sent for i, word in enumerate(syntax.low) if word in WORDS):
        row = _row([c for c in draft.counts if syntax.tokens[c.head].sent == sent], syntax)
        told = [c for c in draft.casualties if row and c.harm in HURT and _of(c, row)]
        if not told:
            continue
        h = next((x for x in out if x.type == "ASSAULT" and x.item is None and {told[0].head, told[0].cause} & {x.head, *x.verbs}), None)
        draft.casualties = [c for c in draft.casualties if c not in told]
        if len(row) == 2 and (harms := _both_verbs(syntax, told[0].head)):
            draft.casualties += [replace(told[0], harm=harm, count=c.count) for harm, c in zip(harms, row, strict=True)]
            continue
        own = _apart(draft, syntax, h, len(row)) if h is not None and len({c.head for c in told}) == 1 else []
        if h is None or not own:
            draft.casualties.append(_summed(told[0], row))
            continue
        for n, (c, at) in enumerate(zip(row, own, strict=True)):
            act = h if n == 0 else replace(h, head=c.head, light=h.head, verbs=[], folded=[], casualties=[], extra_spans=[])
            act.item = (-h.head - 1, n)
            act.places, act.times = at
            draft.casualties.append(replace(told[0], span=c.span, first=c.first, last=c.last, head=told[0].head if n == 0 else c.head, count=c.count, cause=act.head))
            out += [act] if n else []
    return sorted(out, key=lambda x: (x.sent, x.head))


def _row(counts: Sequence[CountMention], syntax: Syntax) -> list[CountMention]:
    """Numbers joined to each other, of which the last may say what all of them count: "12 and 7 people"."""
    for k in range(len(counts) - 1):
        row = [counts[k]]
        for c in counts[k + 1 :]:
            between = syntax.low[_behind(row[-1]) : c.first]
            if not between or not set(between) <= JOINTS:
                break
            row.append(c)
        if len(row) > 1:
            return row
    return []


def _behind(c: CountMention) -> int:
    """Behind the number, and behind what it counts where that stands next to it: "12 people and seven"."""
    return c.last + 1 if c.unit_head == c.last else c.last


def _of(c: CasualtyMention, row: Sequence[CountMention]) -> bool:
    return c.victims is not None and c.victims in {i for n in row for i in (n.head, n.unit_head)}


def _both_verbs(syntax: Syntax, v: int) -> list[Harm]:
    """ "killed and wounded five and 12 people respectively": what each of two joined verbs did."""
    verbs = [i for i in (v - 2, v, v + 2) if i == v or 0 <= i < len(syntax.tokens) and syntax.low[(i + v) // 2] == "and" and syntax.verbal(i)]
    found = [harm for i in verbs if (harm := harm_words("verb").get(syntax.lemma(i))) is not None]
    return found if len(found) == 2 else []


def _summed(c: CasualtyMention, row: Sequence[CountMention]) -> CasualtyMention:
    total = row[0].count
    for n in row[1:]:
        total = add(total, n.count)
    return replace(c, count=total)


def _apart(draft: Draft, syntax: Syntax, h: Happening, n: int) -> list[tuple[list[PlaceMention], list[TimeMention]]]:
    """Places and times of each act: as many places, else days, as there are numbers, told in a row; [] if there is no such row."""
    places = [p for p in draft.places if (p.where is not None or p.reason == UNKNOWN) and syntax.tokens[p.head].sent == h.sent]
    places = [p for p in places if p.role not in {"metonym", "modifier"}]  # "India and Pakistan killed nine and 12 soldiers respectively": who did it
    row = _rows([(p.first, p.last) for p in places], syntax, n)
    if row:
        return [([places[k]], list(h.times)) for k in row]
    times = [t for t in draft.times if t.when.start and syntax.tokens[t.head].sent == h.sent]
    return [(list(h.places), [times[k]]) for k in _rows([(t.first, t.last) for t in times], syntax, n)]


def _rows(ranges: Sequence[tuple[int, int]], syntax: Syntax, n: int) -> list[int]:
    """Indices of the one row of `n` joined ranges of tokens; [] where there is none, or more than one."""
    found: list[list[int]] = []
    row: list[int] = []
    for k, (first, _) in enumerate(ranges):
        between = syntax.low[ranges[row[-1]][1] : first] if row else []
        joined = bool(between) and set(between) <= JOINTS | {"in", "on"} and bool(set(between) & JOINTS)
        if not joined:
            found, row = [*found, row], []
        row.append(k)
    fits = [r for r in [*found, row] if len(r) == n]
    return fits[0] if len(fits) == 1 else []
