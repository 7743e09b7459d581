"""Expressions that belong together: ranges, days with a time of day, "two weeks after October 7"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from dateline.coding.dates.relative import after_day
from dateline.coding.dates.values import interval, plus_days, plus_months, year_of
from dateline.model import When
from dateline.model.mention import TimeRelation

CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d){0,2}\s?(?:[ap]\.\s?m\.|[ap]\s?m\b)(?!\w)|\d{1,2}:\d\d(?::\d\d)?(?![\d:])(?:\s?(?:h|hrs|hours)\b)?"
    r"|\d{4}\s(?:GMT|UTC|hours|hrs|local)\b|\d{1,2}\so['’]clock|noon|midday|midnight|dawn|dusk)"
)
ZONE = r"(?:\s*\(?(?:local\s+time|local|GMT|UTC|[A-Z]{2,4}T)\)?(?:\s*\(\s*\d{4}\s*(?:GMT|UTC)\s*\))?(?!\w))?"
CLOCK_BEFORE = re.compile(rf"\b{CLOCK}{ZONE},?\s+(?:(?:on|of|early|late)\s+)?$", re.IGNORECASE)
CLOCK_AFTER = re.compile(
    rf"(?:,?\s+(?:(?:at|around|about|shortly\s+after|just\s+after|shortly\s+before|just\s+before|before|after|by)\s+){{1,2}}|,?\s+"
    rf"|T){CLOCK}{ZONE}",
    re.IGNORECASE,
)
LINK = re.compile(r"\s*(?:to|and|until|till|through|–|—|-)\s*(?:on\s+|the\s+)?(?:early\s+|late\s+)?", re.IGNORECASE)
OTHER_LINE = re.compile(r"\n\s*\n|\n\s*[–—-]")  # "Attacks of 11-17 December\\n\\n- 12 December: ...": an item of a list begins
FROM = re.compile(r"\b(from|between)\s+(?:(?:about|around|early|late|the)\s+)*$", re.IGNORECASE)
TILL_NOW = re.compile(r"\s+(?:and|to|until|till|through|up\s+to)\s+(?:now|date|the\s+present(?:\s+day)?)\b(?!\s+of)", re.IGNORECASE)
FROM_NOW = re.compile(r"\bnow\s+(?:and|to|until|till|through)\s+$", re.IGNORECASE)
ATTRIBUTIVE = re.compile(r"\s+(?!(?:in|at|on|by|of|near|when|after|before|and|or|but|as|that|which|to|from|with|for|the|a|an)\b)[a-z]", re.IGNORECASE)
WEEKEND = re.compile(r"(?:['’]s)?\s+weekend\b", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """An expression with its value, before it becomes a mention. `match` is what the grammar matched."""

    start: int
    end: int
    when: When
    name: str
    anchor: str
    relation: TimeRelation
    match: re.Match[str]


def joined(text: str, found: list[Found], published: date | None = None) -> list[Found]:
    """Neighbours put together, in text order. `published` is the "now" of "between January and now"."""
    out: list[Found] = []
    for f in (_weekend(text, _to_now(text, f, published)) for f in found):
        if out and (one := _range(text, out[-1], f) or _after(text, out[-1], f) or _dated(text, out[-1], f)):
            out[-1] = one
            if len(out) > 1 and _night_of(text, out[-2], one):
                out[-2:] = [replace(one, start=out[-2].start)]
        else:
            out.append(f)
    return _with_clock(text, [f for f in out if f.name != "units-after" or _kept(f)])


def _to_now(text: str, f: Found, published: date | None) -> Found:
    """ "between January 2019 and now", "from March to date", "between now and 15 November": the other end is the day of publication."""
    if published is None or (ends := days(f.when)) is None:
        return f
    if ends[0] <= published and FROM.search(text[max(0, f.start - 20) : f.start]) and (m := TILL_NOW.match(text, f.end)):
        return replace(f, end=m.end(), when=interval(ends[0], published, f.when.precision), relation="between")
    if ends[1] >= published and (m := FROM_NOW.search(text[max(0, f.start - 30) : f.start])):
        return replace(f, start=f.start - len(m[0]), when=interval(published, ends[1], f.when.precision), relation="between")
    return f


def _weekend(text: str, f: Found) -> Found:
    """ "Labor Day weekend": the feast with the Saturday and Sunday beside it. Of a feast in the middle of a week only the day is sure."""
    ends = days(f.when)
    m = WEEKEND.match(text, f.end)
    if f.name != "feast" or m is None or ends is None or ends[0] != ends[1]:
        return f
    before, after = {0: (2, 0), 1: (3, 0), 3: (0, 3), 4: (0, 2), 5: (0, 1), 6: (1, 0)}.get(ends[0].weekday(), (0, 0))
    return replace(f, end=m.end(), when=interval(plus_days(ends[0], -before), plus_days(ends[0], after), "day")) if before or after else f


def _kept(f: Found) -> bool:
    return f.match["dir"].lower() not in {"since", "from"}


def days(when: When) -> tuple[date, date] | None:
    return (date.fromisoformat(when.start), date.fromisoformat(when.end)) if when.start and when.end else None


def _range(text: str, a: Found, b: Found) -> Found | None:
    """ "from Monday to Wednesday", "between 3 May and 5 June", "12 January - 15 January"."""
    between = text[a.end : b.start]
    if len(between) > 20 or not LINK.fullmatch(between) or OTHER_LINE.search(between):
        return None
    opened = FROM.search(text[max(0, a.start - 20) : a.start])
    word = between.strip().lower()
    if word.startswith("through"):
        opened = opened or re.match("", "")
    years = a.name == b.name == "year" and word.startswith(("to", "through")) and a.when.precision == b.when.precision == "year"
    if (
        not opened
        and not years
        and (word.startswith("and") or a.when.precision != b.when.precision or word.startswith(("to", "until", "till")) and a.when.precision != "day")
    ):
        return None
    if word.startswith("and") and opened and opened[0].lower().startswith("from"):
        return None
    ends = _ordered(a, b)
    if ends is None:
        return None
    return replace(a, end=b.end, when=interval(*ends, b.when.precision), relation="between", anchor=b.anchor)


def _ordered(a: Found, b: Found) -> tuple[date, date] | None:
    """First and last day; the first expression is moved back by its cycle (week, year) when it would lie after the second."""
    one, two = days(a.when), days(b.when)
    if one is None or two is None:
        return None
    start, end = one[0], two[1]
    a_year, b_year = (f.match.groupdict().get("y") for f in (a, b))
    if b_year and not a_year and start.year != end.year and a.name.startswith(("month", "day-month")):
        start = plus_months(start, 12 * (end.year - start.year))
    if not a_year and not b_year and b.when.precision == "day" and (nearer := plus_months(end, -12)) >= start:
        end = nearer  # "1 April through 17 April" is no year and two weeks
    if start > end and a.name.startswith("weekday"):
        start = plus_days(start, -7)
    elif start > end and not a_year:
        start = next((d for k in range(1, 400) if (d := plus_months(start, -12 * k)) <= end), start)
    return (start, end) if start <= end else None


def _after(text: str, a: Found, b: Found) -> Found | None:
    """ "two weeks after" with the day that follows in the same phrase."""
    if a.name != "units-after" or a.match["dir"].lower() == "since":
        return None
    gap = text[a.end : b.start]
    both = days(b.when)
    yearly = b.when.precision == "year" and a.match["unit"].lower().startswith("year")
    attributive = ATTRIBUTIVE.match(text, b.end) is not None and gap.strip().lower() in {"the", "that"}
    if attributive and b.when.precision == "day":
        return None  # "arrested four days after the May 15 bombing": each has a day of its own
    if both is None or not (yearly or b.when.precision in {"day", "time"}) or len(gap) > 60 or re.search(r"[.;:,\n]\s", gap):
        return None
    when = after_day(a.match, both[0])
    if yearly and when and when.start:
        when = year_of(int(when.start[:4]))
    return replace(b, start=a.start, when=when, name="after-day", relation="on") if when else None


def _dated(text: str, a: Found, b: Found) -> Found | None:
    """ "on Friday (2 May)", "overnight on June 4 to 5", "overnight into Sunday": the date says which Friday or night is meant."""
    between, two = text[a.end : b.start], days(b.when)
    if two is not None and a.match[0].lower() == "overnight" and b.name == "weekday" and between.strip().lower() in {"on", "into"}:
        return replace(b, start=a.start, when=interval(plus_days(two[0], -1), two[1], "day") if "into" in between else b.when)
    if two is None or a.when.precision != "day" or b.when.precision != "day" or not b.name.startswith(("month-day", "day-month")):
        return None
    told = between == " (" and text[b.end : b.end + 1] == ")" and a.name == "weekday" and two[0] == two[1]
    night = a.match[0].lower() == "overnight" and between.strip().lower() == "on"
    return replace(b, start=a.start, end=b.end + told) if told or night else None


def _night_of(text: str, a: Found, b: Found) -> bool:
    """ "overnight between Saturday and Sunday", "overnight from Sunday to Monday": the days say which night is meant."""
    gap = text[a.end : b.start]
    return a.match[0].lower() == "overnight" and b.relation == "between" and b.when.precision == "day" and FROM.fullmatch(gap.lstrip()) is not None


def _with_clock(text: str, found: list[Found]) -> list[Found]:
    out: list[Found] = []
    for k, f in enumerate(found):
        if f.when.precision == "day" and f.when.start == f.when.end:
            left = out[-1].end if out else 0
            right = found[k + 1].start if k + 1 < len(found) else len(text)
            f = _clocked(text, f, left, right)
        out.append(f)
    return out


def _clocked(text: str, f: Found, left: int, right: int) -> Found:
    """A day with a time of day before or after it: "3 a.m. on Tuesday", "Tuesday at 3 a.m." """
    when = replace(f.when, precision="time")
    low = max(left, f.start - 60)
    if m := CLOCK_BEFORE.search(text[low : f.start]):
        return replace(f, start=low + m.start(), when=when)
    if (m := CLOCK_AFTER.match(text, f.end, min(right, f.end + 60))) and not re.search(r"\n\s*[A-Z\n]", m[0]):
        return replace(f, end=m.end(), when=when)
    return f
