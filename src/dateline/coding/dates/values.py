"""Days, weeks, months, years and feasts as intervals of days. Both ends are inclusive."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.model import When
from dateline.model.values import DatePrecision

DAY = timedelta(days=1)
UNKNOWN = When(None, None, "unknown")
LAST = date.max


def interval(start: date, end: date, precision: DatePrecision) -> When:
    """The days from start to end; start must not lie after end."""
    return When(start.isoformat(), end.isoformat(), precision) if start <= end else UNKNOWN


def a_day(day: date | None) -> When | None:
    return None if day is None else interval(day, day, "day")


def make_date(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def plus_days(day: date, n: int) -> date:
    """n days on, kept inside the calendar."""
    return date.fromordinal(max(1, min(LAST.toordinal(), day.toordinal() + n)))


def plus_months(day: date, n: int) -> date:
    """n months on; the last day of a month when the day does not exist there."""
    k = max(12, min(9999 * 12 + 11, day.year * 12 + day.month - 1 + n))
    year, month = k // 12, k % 12 + 1
    return date(year, month, min(day.day, month_end(year, month).day))


def month_end(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - DAY


def part_name(words: str | None) -> str:
    """ "early", "mid", "late" or "": "the beginning of", "end of", "the first half of" mean nearly the same."""
    words = (words or "").lower()
    if "half" in words:
        return "half1" if "first" in words else "half2"
    for name, cues in {"early": ("earl", "beginning", "start"), "mid": ("mid",), "late": ("late", "end")}.items():
        if any(c in words for c in cues):
            return name
    return ""


def month_of(year: int, month: int, part: str = "") -> When | None:
    """A month; its first ten, middle ten, last ten days; its halves."""
    if not 1 <= year <= 9999:
        return None
    cuts = {"": (1, 31), "early": (1, 10), "mid": (11, 20), "late": (21, 31), "half1": (1, 15), "half2": (16, 31)}
    a, b = cuts[part]
    end = month_end(year, month)
    return interval(date(year, month, a), end if b == 31 else date(year, month, b), "month")


def year_of(year: int, part: str = "") -> When | None:
    """A year; its thirds; its halves."""
    cuts = {"": (1, 12), "early": (1, 4), "mid": (5, 8), "late": (9, 12), "half1": (1, 6), "half2": (7, 12)}
    a, b = cuts[part]
    return interval(date(year, a, 1), month_end(year, b), "year") if 1 <= year <= 9999 else None


def years_of(first: int, last: int, part: str = "") -> When | None:
    """A run of years; "early" is its first 40 %, "mid" its middle, "late" its last 40 %."""
    n = last - first + 1
    cut = {"early": (0, n * 4 // 10), "half1": (0, n // 2), "mid": (n * 4 // 10, n * 6 // 10 + 1), "late": (n * 6 // 10, n), "half2": (n // 2, n)}.get(part, (0, n))
    a, b = first + cut[0], first + max(cut[1], cut[0] + 1) - 1
    return interval(date(a, 1, 1), date(b, 12, 31), "year") if 1 <= a <= b <= 9999 else None


def week_of(day: date) -> When:
    """Monday to Sunday around a day."""
    return interval(plus_days(day, -day.weekday()), plus_days(day, 6 - day.weekday()), "week")


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth such weekday of a month; -1 is the last one."""
    if nth < 0:
        end = month_end(year, month)
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    day = 1 + (weekday - date(year, month, 1).weekday()) % 7 + 7 * (nth - 1)
    return make_date(year, month, day)


def easter(year: int) -> date:
    """Western Easter Sunday, by the Gregorian computus in the form of Butcher (1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    n = h + k - 7 * m + 114
    return date(year, n // 31, n % 31 + 1)


def hijri(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar; the day that is kept follows the moon and the country, one day either way, seldom two."""
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(227014 + days)
