"""Values of expressions that name days, months and years of the calendar."""

from __future__ import annotations

import re
from datetime import date

from dateline.coding.dates.context import SLACK, Context, year_for
from dateline.coding.dates.values import (
    UNKNOWN,
    a_day,
    easter,
    hijri,
    interval,
    make_date,
    month_end,
    month_of,
    nth_weekday,
    part_name,
    plus_days,
    plus_months,
    week_of,
    year_of,
    years_of,
)
from dateline.model import When
from dateline.vocab.time_words import ordinal_of, time_words

Match = re.Match[str]


def group(m: Match, name: str) -> str:
    """A named group, or its other forms in the pattern (name_b, name_c, name_d), in lower case; "" when none matched."""
    groups = m.groupdict()
    return (groups.get(name) or groups.get(name + "_b") or groups.get(name + "_c") or groups.get(name + "_d") or "").lower()


def month_number(word: str) -> int:
    return int(time_words("months")[word.lower().rstrip(".")])


def full_year(text: str, published: date | None = None) -> int:
    """The year of two or four digits; two digits lie in the hundred years that end ten years after publication (without one, 2030)."""
    n = int(text)
    if n > 99:
        return n
    top = (published.year if published else 2020) + 10
    return top - (top - n) % 100


def month_day(m: Match, c: Context) -> When | None:
    """ "November 22, 2023", "22 November", "3-5 May", "22 to 24 November"."""
    month, day = month_number(m["mon"]), ordinal_of(group(m, "d"))
    if day is None or day > month_end(2000, month).day or day < 1:
        return None
    year = relative_year(m, c) if group(m, "y") or group(m, "rely") else year_for(month, day, c)
    if year is None:
        return UNKNOWN
    first = make_date(year, month, day)
    if first is None and not group(m, "y"):
        first = next((d for k in range(8) if (d := make_date(year - k, month, day))), None)
    if first is None:
        return None
    last = make_date(year, month, ordinal_of(group(m, "d2")) or 0) if group(m, "d2") else None
    return interval(first, last, "day") if last and last >= first else a_day(first)


def iso(m: Match, c: Context) -> When | None:
    return a_day(make_date(int(m["y"]), int(m["m"]), int(m["d"])))


def iso_month(m: Match, c: Context) -> When | None:
    """ "2015-12" is a month; "2016-19", "2010-11" are runs of years."""
    y, n = int(m["y"]), int(group(m, "n"))
    if n > 99:
        return years_of(y, n) if y <= n else None
    if n > y % 100:
        return years_of(y, y - y % 100 + n)
    return month_of(y, n) if 1 <= n <= 12 else None


def numeric(m: Match, c: Context) -> When | None:
    """Numbers alone: the outlet's country says whether day or month comes first; a number above twelve says so itself, and so does a full stop between them
    ("07.06.2025" is in June), or a month first that would not have come."""
    a, b = int(m["a"]), int(m["b"])
    month, day = (b, a) if ((c.day_first or f"{m['a']}." in m[0]) and b <= 12) or a > 12 else (a, b)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    year = full_year(group(m, "y"), c.published) if group(m, "y") else year_for(month, day, c)
    said = None if year is None else make_date(year, month, day)
    if said is not None and group(m, "y") and c.published is not None and c.tense != "future" and said - c.published > SLACK and month == a and day <= 12:
        other = make_date(year or 0, b, a)
        said = other if other is not None and other - c.published <= SLACK else said
    return UNKNOWN if year is None else a_day(said)


def month_year(m: Match, c: Context) -> When | None:
    year = relative_year(m, c)
    return UNKNOWN if year is None else month_of(year, month_number(m["mon"]), part_name(group(m, "part")))


def relative_year(m: Match, c: Context) -> int | None:
    """A year in digits, or "last year", "this year", "next year"; "that year" is the one told before."""
    if group(m, "y"):
        return full_year(group(m, "y"), c.published)
    if group(m, "rely").startswith("that") or group(m, "rely").endswith("same"):
        return c.told_year
    step = {"last": -1, "previous": -1, "next": 1}.get(group(m, "rely"), 0)
    return c.published.year + step if c.published else None


def month_only(m: Match, c: Context) -> When | None:
    """A month without a year; "last May" is the last one that is over, "next May" the first that has not begun."""
    month, which = month_number(m["mon"]), group(m, "which")
    part = part_name(group(m, "part"))
    if c.published is None and c.said_year is None:
        return UNKNOWN
    year = _month_year(month, which, c)
    return month_of(year, month, part) if year else UNKNOWN


def _month_year(month: int, which: str, c: Context) -> int | None:
    p = c.published
    if p is None or c.said_year is not None:
        return c.said_year
    if which in {"last", "past"}:
        return p.year - (month >= p.month)
    if which in {"next", "coming"} or c.tense == "future":
        return p.year + (month < p.month if which not in {"next", "coming"} else month <= p.month)
    if which == "this":
        return p.year
    return p.year - (month > p.month)


def month_span(m: Match, c: Context) -> When | None:
    """ "October-November 2022", "in March and April"."""
    a, b = month_number(m["mon"]), month_number(m["mon_b"])
    year = relative_year(m, c) if group(m, "y") or group(m, "rely") else year_for(b, 1, c)
    if year is None:
        return UNKNOWN
    return interval(date(year - (a > b), a, 1), month_end(year, b), "month")


def day_of_month(m: Match, c: Context) -> When | None:
    """ "on the 15th", "the 15th of last month", "Friday the 13th": the last such day, or the next in a clause about the future."""
    day = ordinal_of(group(m, "d"))
    if day is None or not 1 <= day <= 31 or c.published is None:
        return UNKNOWN if day else None
    step = {"last": -1, "previous": -1, "next": 1}.get(group(m, "which"), 0)
    if not group(m, "which") and day > c.published.day and c.tense != "future":
        step = -1
    if not group(m, "which") and day < c.published.day and c.tense == "future":
        step = 1
    month = plus_months(c.published.replace(day=1), step)
    return a_day(make_date(month.year, month.month, day))


def week_around(m: Match, c: Context) -> When | None:
    """ "the week of November 30": Monday to Sunday."""
    found = month_day(m, c)
    if not found or not found.start:
        return found
    day = date.fromisoformat(found.start)
    how = group(m, "how")
    if how in {"starting", "beginning", "commencing"}:
        return interval(day, plus_days(day, 6), "week")
    return interval(plus_days(day, -6), day, "week") if how == "ending" else week_of(day)


def nth_of_month(m: Match, c: Context) -> When | None:
    """ "the first week of May", "the last Friday of next month": weeks are counted from the Monday of the week that holds the 1st."""
    nth = -1 if group(m, "nth") in {"last", "final"} else ordinal_of(m["nth"])
    month = _named_month(m, c)
    if nth is None or month is None:
        return UNKNOWN
    if group(m, "unit"):
        day = month_end(month.year, month.month) if nth < 0 else plus_days(month, 7 * (nth - 1))
        return week_of(day) if nth < 0 or day.month == month.month else None
    return a_day(nth_weekday(month.year, month.month, time_words("weekdays")[group(m, "wd").rstrip(".")], nth))


def _named_month(m: Match, c: Context) -> date | None:
    if group(m, "mon"):
        month = month_number(m["mon"])
        year = full_year(group(m, "y"), c.published) if group(m, "y") else year_for(month, 1, c)
        return date(year, month, 1) if year else None
    step = {"last": -1, "previous": -1, "next": 1}.get(group(m, "which"), 0)
    return plus_months(c.published.replace(day=1), step) if c.published else None


def year_only(m: Match, c: Context) -> When | None:
    return year_of(int(m["y"]), part_name(group(m, "part")))


def year_span(m: Match, c: Context) -> When | None:
    """ "from 2003 to 2011", "2016 to 2019"."""
    a, b = int(m["y"]), int(m["y2"])
    return years_of(a, b, "") if a <= b else None


def decade(m: Match, c: Context) -> When | None:
    word = group(m, "word")
    start = 1900 + time_words("decades")[word] if word else int(m["y"]) if len(m["y"]) == 4 else 1900 + int(m["y"])
    end = start + 99 if start % 100 == 0 and not word and group(m, "part") == "" and start < 2000 else start + 9
    return years_of(start, end, part_name(group(m, "part")))


def century(m: Match, c: Context) -> When | None:
    n = ordinal_of(group(m, "d"))
    return years_of((n - 1) * 100 + 1, n * 100, part_name(group(m, "part"))) if n and n <= 30 else None


def quarter(m: Match, c: Context) -> When | None:
    """ "the first quarter of 2020", "Q3 2020"; without a year, that of publication, or the year before when it has not begun."""
    n = ordinal_of(m["q"])
    year = relative_year(m, c)
    if not n or n > 4 or year is None:
        return UNKNOWN if n else None
    if not group(m, "y") and not group(m, "rely") and c.published and date(year, 3 * n - 2, 1) > c.published and c.tense != "future":
        year -= 1
    return interval(date(year, 3 * n - 2, 1), month_end(year, 3 * n), "month")


def season(m: Match, c: Context) -> When | None:
    """Meteorological seasons of the hemisphere that the text speaks of, the whole year where that is not known; a season over New Year's Eve bears the year
    in which it begins, unless two are given."""
    first, last = time_words("seasons")[group(m, "season")]
    if c.half == "south":
        first, last = (first + 5) % 12 + 1, (last + 5) % 12 + 1
    year = relative_year(m, c)
    if year is None:
        return UNKNOWN
    start = date(year, first, 1)
    if c.published and not group(m, "y") and not group(m, "rely"):
        which = group(m, "which")
        if which == "last" and month_end(year + (last < first), last) >= c.published or which != "next" and c.tense != "future" and start > c.published:
            start = start.replace(year=year - 1)
        if (which == "next" or c.tense == "future") and month_end(start.year + (last < first), last) < c.published:
            start = start.replace(year=year + 1)
    if not c.half:
        return years_of(start.year, start.year + (first > last), "")
    part = part_name(group(m, "part"))
    months = [plus_months(start, k) for k in range(3)]
    months = {"early": months[:1], "mid": months[1:2], "late": months[2:]}.get(part, months)
    return interval(months[0], month_end(months[-1].year, months[-1].month), "month")


def named_event(m: Match, c: Context) -> When | None:
    """A happening known by its day. None before that day has come."""
    day = time_words("named")[" ".join(m[0].lower().split())]
    return None if c.published and c.published < day else a_day(day)


def holiday(m: Match, c: Context) -> When | None:
    """A feast, of the year that is given, else the last one that has begun, else (in the future) the next."""
    rule = time_words("holidays")[" ".join(group(m, "feast").split()).replace("‑", "-")]
    year = relative_year(m, c) if group(m, "y") or group(m, "rely") else None
    if year is not None:
        found = [d for d in _feasts(rule, year) if d[0].year == year]
        return _feast(found[0], rule) if found else None
    if c.published is None:
        return UNKNOWN
    near = sorted(d for y in (c.published.year - 1, c.published.year, c.published.year + 1) for d in _feasts(rule, y))
    ahead = [d for d in near if d[1] >= c.published]
    behind = [d for d in near if d[0] <= c.published + (plus_days(c.published, 0 if c.tense == "past" else 20) - c.published)]
    if group(m, "which") == "next" or c.tense == "future":
        return _feast(ahead[0], rule) if ahead else UNKNOWN
    if group(m, "which") in {"last", "past"}:
        behind = [d for d in near if d[1] < c.published]
    return _feast(behind[-1], rule) if behind else UNKNOWN


def _feast(days: tuple[date, date], rule: object) -> When:
    """Feasts of the moon are kept a day earlier or later than the tables say: a day more on either side."""
    if not isinstance(rule, dict) or "hijri" not in rule:
        return interval(*days, "day")
    return interval(plus_days(days[0], -1), plus_days(days[1], 1), "month" if (days[1] - days[0]).days > 20 else "week")


def _feasts(rule: list[int] | dict[str, object], year: int) -> list[tuple[date, date]]:
    """First and last day of a feast in a year; feasts of the moon may fall twice in one, or not at all."""
    if not 1 < year < 9998:
        return []
    if isinstance(rule, list):
        day = date(year, rule[0], rule[1])
    elif "easter" in rule:
        day = plus_days(easter(year), int(str(rule["easter"])))
    elif "hijri" in rule:
        return _moon_feasts([int(n) for n in rule["hijri"]], year)  # type: ignore[attr-defined]
    else:
        found = nth_weekday(year, int(str(rule["month"])), int(str(rule["weekday"])), int(str(rule["nth"])))
        day = plus_days(found, int(str(rule.get("shift", 0)))) if found else date(year, 1, 1)
    return [(day, day)]


def _moon_feasts(rule: list[int], year: int) -> list[tuple[date, date]]:
    month, day, length = rule
    about = int((year - 622) * 33 / 32)
    first = [hijri(h, month, day) for h in range(max(1, about - 1), max(1, about) + 3)]
    return [(d, plus_days(d, length - 1)) for d in first if d.year == year]
