"""A grammar of time expressions in news: each pattern gives an interval of days with its precision. No expression is resolved without an anchor date."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateline.model import When
from dateline.model.values import DatePrecision
from dateline.vocab.time_words import time_words

DAY = timedelta(days=1)


@dataclass
class Context:
    """Anchors: the publication day, the last day named in the text, and whether the clause speaks of the future."""

    published: date | None
    last: date | None = None
    future: bool = False
    day_first: bool = False


Maker = Callable[["re.Match[str]", Context], "When | None"]


@dataclass(frozen=True)
class Pattern:
    name: str
    regex: re.Pattern[str]
    make: Maker


def interval(start: date, end: date, precision: DatePrecision) -> When:
    return When(start.isoformat(), end.isoformat(), precision)


def a_day(day: date) -> When:
    return interval(day, day, "day")


def make_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int, part: str = "") -> When:
    """A month, or its first, middle or last ten days."""
    last = (date(year + month // 12, month % 12 + 1, 1) - DAY) if (year, month) < (9999, 12) else date(year, 12, 31)
    start, end = date(year, month, 1), last
    if part.startswith("early"):
        end = date(year, month, 10)
    elif part.startswith("mid"):
        start, end = date(year, month, 11), date(year, month, 20)
    elif part.startswith("late"):
        start = date(year, month, 21)
    return interval(start, end, "month")


def year_of(year: int, part: str = "") -> When:
    """A year, or a third of it."""
    start, end = date(year, 1, 1), date(year, 12, 31)
    if part.startswith("early"):
        end = date(year, 4, 30)
    elif part.startswith("mid"):
        start, end = date(year, 5, 1), date(year, 8, 31)
    elif part.startswith("late"):
        start = date(year, 9, 1)
    return interval(start, end, "year")


def nearest_year(month: int, day: int, c: Context) -> int | None:
    """Year of a month and day without one: the last such day on or before publication, or the next in a clause about the future."""
    if c.published is None:
        return None
    year = c.published.year
    here = make_date(year, month, min(day, 28))
    if here is None:
        return None
    if c.future and here < c.published - timedelta(days=60):
        return year + 1
    if here > c.published + timedelta(days=2) and not c.future:
        return year - 1
    return year


def full_year(text: str) -> int:
    n = int(text)
    return n if n > 99 else 1900 + n if n > 30 else 2000 + n


def _number(word: str) -> int | None:
    word = word.lower().replace("-", " ").strip()
    if word.isdigit():
        return int(word)
    return time_words("numbers").get(word)


# ---------------------------------------------------------------- makers
def month_day(m: re.Match[str], c: Context) -> When | None:
    month = time_words("months")[m["mon"].lower().rstrip(".")]
    day = int(m["d"])
    year = full_year(m["y"]) if m.groupdict().get("y") else nearest_year(month, day, c)
    if year is None:
        return None
    first = make_date(year, month, day)
    if first is None:
        return None
    end = make_date(year, month, int(m["d2"])) if m.groupdict().get("d2") else first
    return interval(first, end, "day") if end and end >= first else a_day(first)


def iso(m: re.Match[str], c: Context) -> When | None:
    d = make_date(int(m["y"]), int(m["m"]), int(m["d"]))
    return a_day(d) if d else None


def numeric(m: re.Match[str], c: Context) -> When | None:
    a, b, year = int(m["a"]), int(m["b"]), full_year(m["y"])
    month, day = (b, a) if c.day_first or a > 12 else (a, b)
    d = make_date(year, month, day)
    return a_day(d) if d else None


def month_year(m: re.Match[str], c: Context) -> When | None:
    return month_of(int(m["y"]), time_words("months")[m["mon"].lower().rstrip(".")], (m["part"] or "").lower())


def month_only(m: re.Match[str], c: Context) -> When | None:
    month = time_words("months")[m["mon"].lower().rstrip(".")]
    year = nearest_year(month, 1, c)
    if year is not None and c.published and (m["which"] or "").lower() == "last" and year == c.published.year and month >= c.published.month:
        year -= 1
    return month_of(year, month, (m["part"] or "").lower()) if year else None


def year_only(m: re.Match[str], c: Context) -> When | None:
    return year_of(int(m["y"]), (m.groupdict().get("part") or "").lower())


def decade(m: re.Match[str], c: Context) -> When | None:
    start = int(m["y"]) if len(m["y"]) == 4 else 1900 + int(m["y"])
    return interval(date(start, 1, 1), date(start + 9, 12, 31), "year")


def season(m: re.Match[str], c: Context) -> When | None:
    first, last = time_words("seasons")[m["season"].lower()]
    year = int(m["y"]) if m["y"] else c.published.year if c.published else None
    if year is None:
        return None
    if not m["y"] and (m["which"] or "").lower() == "last":
        year -= 1 if c.published and date(year, first, 1) > c.published - timedelta(days=60) else 0
    end_year = year + (last < first)
    return interval(date(year, first, 1), date(end_year, last, 30 if last in {11} else 31 if last != 2 else 28), "month")


def weekday(m: re.Match[str], c: Context) -> When | None:
    if c.published is None:
        return None
    target = time_words("weekdays")[m["wd"].lower().rstrip(".")]
    which = (m["which"] or "").lower()
    back = (c.published.weekday() - target) % 7
    if which in {"next", "this coming", "coming"} or (c.future and which != "last"):
        return a_day(c.published + timedelta(days=(target - c.published.weekday()) % 7 or (7 if which == "next" else 0)))
    return a_day(c.published - timedelta(days=back or (7 if which == "last" else 0)))


def relative_day(m: re.Match[str], c: Context) -> When | None:
    if c.published is None:
        return None
    word = re.sub(r"\s+", " ", m[0].lower())
    if word in {"last night", "overnight"}:
        return interval(c.published - DAY, c.published, "day")
    if word.startswith("yesterday"):
        return a_day(c.published - DAY)
    if word.startswith("tomorrow"):
        return a_day(c.published + DAY)
    if word.startswith("the day before yesterday"):
        return a_day(c.published - 2 * DAY)
    return a_day(c.published)


def week_like(m: re.Match[str], c: Context) -> When | None:
    """this/last/next week, weekend, month, year."""
    if c.published is None:
        return None
    which, unit, p = m["which"].lower(), m["unit"].lower(), c.published
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    if unit == "week":
        monday = p - timedelta(days=p.weekday()) + 7 * step * DAY
        later = "later" in (m.groupdict().get("mod") or "").lower()
        start = p if later else monday
        end = p if step == 0 and not later and "earlier" in (m.groupdict().get("mod") or "").lower() else monday + 6 * DAY
        return interval(start, end, "week") if start <= end else None
    if unit == "weekend":
        saturday = p - timedelta(days=(p.weekday() - 5) % 7) + (7 * DAY if step > 0 else timedelta())
        if which in {"this", "the"} and p.weekday() < 5 and c.future:
            saturday += 7 * DAY
        return interval(saturday, saturday + DAY, "week")
    if unit == "month":
        k = p.year * 12 + p.month - 1 + step
        return month_of(k // 12, k % 12 + 1)
    return year_of(p.year + step) if unit == "year" else None


def ago(m: re.Match[str], c: Context) -> When | None:
    """ "a year ago", "two weeks earlier", "three days later": precision by the unit."""
    later = m["dir"].lower() in {"later", "after"}
    anchor = c.published if m["dir"].lower() == "ago" else c.last
    n = _number(m["n"])
    if anchor is None:
        return None
    unit = m["unit"].lower().rstrip("s")
    if n is None:
        return When(None, None, "unknown")
    sign = 1 if later else -1
    if unit == "day":
        return a_day(anchor + sign * n * DAY)
    if unit == "week":
        middle = anchor + sign * 7 * n * DAY
        return interval(middle - 3 * DAY, min(middle + 3 * DAY, anchor) if not later else middle + 3 * DAY, "week")
    k = anchor.year * 12 + anchor.month - 1 + sign * n * (12 if unit == "year" else 10 * 12 if unit == "decade" else 1)
    if k // 12 < 1:
        return None
    if unit in {"decade"} or (unit == "year" and n > 2):
        return year_of(k // 12)
    return month_of(k // 12, k % 12 + 1)


def last_n(m: re.Match[str], c: Context) -> When | None:
    """ "in the past three days": a window that ends at publication."""
    if c.published is None:
        return None
    n, unit = _number(m["n"] or "one"), m["unit"].lower().rstrip("s")
    if n is None:
        return When(None, None, "unknown")
    days = {"hour": max(1, n // 24), "day": n, "week": 7 * n, "month": 30 * n, "year": 365 * n, "decade": 3652 * n}[unit]
    precision: DatePrecision = {"hour": "day", "day": "day", "week": "week", "month": "month", "year": "year", "decade": "year"}[unit]  # type: ignore[assignment]
    if days > 300_000:
        return None
    return interval(c.published - timedelta(days=days), c.published, precision)


def neighbour_day(m: re.Match[str], c: Context) -> When | None:
    if c.last is None:
        return None
    which = m["which"].lower()
    return a_day(c.last + {"following": 1, "next": 1, "previous": -1, "same": 0}[which] * DAY)


def september_11(m: re.Match[str], c: Context) -> When | None:
    return a_day(date(2001, 9, 11))


def vague(m: re.Match[str], c: Context) -> When | None:
    return When(None, None, "unknown")


@cache
def patterns() -> tuple[Pattern, ...]:
    """All patterns, most specific first."""
    mon = r"(?P<mon>" + "|".join(sorted(time_words("months"), key=len, reverse=True)) + r")\b\.?"
    wd = r"(?P<wd>" + "|".join(sorted((w for w in time_words("weekdays")), key=len, reverse=True)) + r")\b\.?"
    num = r"(?P<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|(?:a )?few|(?:a )?couple(?: of)?|twenty|thirty)"
    part = r"(?:(?P<part>early|mid|late)[\s-]*(?:in\s+)?)?"
    daytime = r"(?:\s+(?:morning|afternoon|evening|night|noon|dawn))?"
    raw: list[tuple[str, str, Maker]] = [
        ("iso", r"\b(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)\b", iso),
        ("month-day", rf"\b{mon}\s*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and)\s*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\s*(?:people|were|\w+ed)))?(?:,?\s+(?P<y>(?:19|20)\d\d))?\b(?![.,]\d)", month_day),
        ("day-month", rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and)\s*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)?(?:\s+of)?\s+{mon}(?:,?\s+(?P<y>(?:19|20)\d\d|\d\d(?![\d,.:])))?(?!\w)", month_day),
        ("numeric", r"(?<![\d/.])(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>(?:19|20)\d\d)\b", numeric),
        ("month-year", rf"\b{part}{mon},?\s+(?:of\s+)?(?P<y>(?:19|20)\d\d)\b", month_year),
        ("month", rf"(?:(?<=\bin )|(?<=\bsince )|(?<=\buntil )|(?<=\bby )|(?<=\bduring )|(?<=\bfrom )|(?<=\bof )|\b(?P<which>last|this|next)\s+|\b(?=early|mid|late)){part}{mon}(?!\s*\d)(?!\w)", month_only),
        ("season", r"\b(?:(?P<which>last|this|next|the)\s+)?(?P<season>spring|summer|autumn|fall|winter)(?:(?:\s+of)?\s+(?P<y>(?:19|20)\d\d))(?!\w)|\b(?P<which2>last)\s+(?P<season2>spring|summer|autumn|winter)\b", season),
        ("decade", r"\b(?:the\s+)?(?P<y>(?:19|20)\d0|[4-9]0)s\b", decade),
        ("weekday", rf"\b(?:(?P<which>last|next|this|this coming|coming)\s+)?{wd}{daytime}\b(?!\s+(?:Times|Mirror|Mail|Herald|Post|Telegraph|Express))", weekday),
        ("relative-day", r"\b(?:last night|overnight|yesterday(?:'s|’s)?|today(?:'s|’s)?|tonight|this (?:morning|afternoon|evening)|earlier today|later today|tomorrow|the day before yesterday)\b", relative_day),
        ("week", r"\b(?:(?P<mod>later|earlier)\s+)?(?P<which>this|last|next|past|previous|coming)\s+(?P<unit>week(?:end)?|month|year)(?:'s|’s)?\b(?!\s+(?:two|three|four))", week_like),
        ("weekend", r"\b(?:over|on|at|during)\s+(?P<which>the)\s+(?P<unit>weekend)\b", week_like),
        ("ago", rf"\b(?:about |around |approximately |nearly |almost |some |roughly |more than |over )?{num}\s+(?P<unit>days?|weeks?|months?|years?|decades?)\s+(?P<dir>ago|earlier|later|before(?=[\s,.])(?! the)|after(?=[,.]))", ago),
        ("window", rf"\b(?:the|these)\s+(?:last|past|previous)\s+(?:{num}\s+)?(?P<unit>hours|days?|weeks|months|years|decades?)\b", last_n),
        ("neighbour", r"\bthe\s+(?P<which>following|next|previous|same)\s+day\b", neighbour_day),
        ("9-11", r"\b9/11\b|\bSeptember 11(?:th)?(?=\s+(?:attacks|terror))", september_11),
        ("vague", r"\b(?:recently|in recent (?:days|weeks|months|years)|lately)\b", vague),
        ("year", r"(?<![\d$€£#.,/-])(?<!-)\b(?:(?P<part>early|mid|late)[\s-]*(?:in\s+)?)?(?P<y>(?:19[3-9]|20[0-4])\d)\b(?![-–/]\d|[.,:]\d|\s*(?:people|troops|soldiers|dead|killed|men|votes|dollars|km|miles|deaths|injured|civilians|cases|meters|metres|feet))", year_only),
    ]
    return tuple(Pattern(name, re.compile(rx, re.IGNORECASE), make) for name, rx, make in raw)
