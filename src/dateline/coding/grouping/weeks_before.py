"""Acts of another week or month, told for comparison ("Last week, rebels set off a car bomb in Kabul, killing five"); acts of a day, and the sum of some days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dateline.coding.grouping.in_turn import headline
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.model import TimeMention

LEAD = 3  # sentences that tell the news, which may be a week old
UNITS = frozenset({"week", "month", "year"})
STRETCH = timedelta(days=3)


def weeks_before(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "The raid killed 30 soldiers. ... [Last week, fighters set off a car bomb] in Kabul, killing five": below the lead, behind its own week or month, with a place or
    people of its own; not where those before have that time, too."""
    if day_beside_stretch(h, members, syntax):
        return True
    s, first = syntax, syntax.sentences[h.sent].first
    if h.noun or h.type != "ASSAULT" or h.sent < LEAD or not (h.places and (h.recipients or h.targets)):
        return False
    opens = s.low[first : first + 2]
    fronted = [t for t in h.times if t.first <= first + 2 and t.when.start and t.when.precision in {"week", "month", "year"}]
    if len(opens) < 2 or opens[0] not in {"last", "earlier"} or not any(s.lemma(k) in UNITS for k in range(first + 1, first + 3)) or not fronted:
        return False
    days = [t.when for m in members for t in m.times if t.when.start and t.relation in {"on", "during"}]
    start, end = str(fronted[0].when.start)[:10], str(fronted[0].when.end)[:10]
    return all(m.sent < h.sent for m in members) and not any(start <= str(d.start)[:10] <= end for d in days)


def day_beside_stretch(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Between 2 and 8 June, shelling killed 104 civilians. On 5 June, [a missile hit] a power station in Kharkiv": one act of those days, or none of them, and not
    their sum; not "the missile strike on 5 June", which may be the whole of it, nor "Gunmen attacked a church last week. On Thursday, they stormed it"."""
    of_them = any(syntax.low[k] in {"them", "those", "these"} for f in h.recipients for k in syntax.obliques(f.head, "of"))  # "Three of them were shot dead"
    if h.noun and h.definite or h.type != "ASSAULT" or headline(h, syntax) or of_them:
        return False
    mine = _times(h)
    for m in members:
        theirs = _times(m)
        if m.sent == h.sent or headline(m, syntax) or m.noun and m.definite or not mine or not theirs:
            continue
        long = h if all(_long(t) for t in mine) else m
        if (long is h) == all(_long(t) for t in theirs) or not any(_one_day(t) for t in [*mine, *theirs]):
            continue
        if any(t.when.precision != "week" for t in _times(long)) or _more_than_one(long, m if long is h else h):
            return True
    return False


def _more_than_one(h: Happening, day: Happening) -> bool:
    """Whether what was told of "last week" is more than an act of a day in it: "clashes last week", or more dead; "attacked it last week" may be the whole."""
    dead = [max((c.count.best or c.count.low or 0 for c in x.casualties if c.harm == "killed"), default=0) for x in (h, day)]
    return h.noun and h.plural or dead[0] > dead[1] > 0


def _times(h: Happening) -> list[TimeMention]:
    return [t for t in h.times if t.relation in {"on", "during", "between"} and t.when.start and t.when.end and t.when.precision in {"day", "time", "week"}]


def _days(t: TimeMention) -> timedelta:
    return date.fromisoformat(str(t.when.end)[:10]) - date.fromisoformat(str(t.when.start)[:10])


def _long(t: TimeMention) -> bool:
    return _days(t) >= STRETCH


def _one_day(t: TimeMention) -> bool:
    return t.when.precision in {"day", "time"} and _days(t) <= timedelta(days=1)
