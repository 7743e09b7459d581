"""Values of expressions that lean on the day of publication or on a day told before."""

from __future__ import annotations

import re
from datetime import date

from dateline.coding.dates.calendar import Match, group, relative_year
from dateline.coding.dates.context import Context
from dateline.coding.dates.values import DAY, UNKNOWN, a_day, interval, make_date, month_end, month_of, part_name, plus_days, plus_months, week_of, year_of, years_of
from dateline.model import When
from dateline.model.values import DatePrecision
from dateline.vocab.time_words import number_of, ordinal_of, time_words

BACK, ON = {"last", "past", "previous"}, {"next", "coming", "upcoming"}
PRECISION: dict[str, DatePrecision] = {
    "hour": "day",
    "minute": "day",
    "day": "day",
    "night": "day",
    "week": "week",
    "fortnight": "week",
    "month": "month",
    "year": "year",
    "decade": "year",
}
YEARS = {"year", "decade"}
MONTHS = {"month": 1, "year": 12, "decade": 120}
DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
THIRD_UNIT = re.compile(r"\b(?:year|month|week)s?(?:,|\s+and)?\s*$")
MOST = 2000  # larger numbers of units are not time in news


def weekday(m: Match, c: Context) -> When | None:
    """The last such day on or before publication; the next one in a clause about the future, after "until", or with "next" (of next week)."""
    p = c.published
    if p is None:
        return UNKNOWN
    target, which, week = time_words("weekdays")[group(m, "wd").rstrip(".")], group(m, "which").split(), group(m, "week")
    if week:
        step = -1 if any(w in week for w in BACK) else 1 if any(w in week for w in ON) else 0
        return a_day(plus_days(p, target - p.weekday() + 7 * step))
    back, ahead = (p.weekday() - target) % 7, (target - p.weekday()) % 7
    if "next" in which or "following" in which:
        return a_day(plus_days(p, target - p.weekday() + 7))
    if "coming" in which or "upcoming" in which:
        return a_day(plus_days(p, ahead or 7))
    if "last" in which or "past" in which or "previous" in which:
        return a_day(plus_days(p, -(back or 7)))
    if "this" in which and c.tense != "past":
        return a_day(plus_days(p, target - p.weekday()))
    forward = c.tense == "future" or c.relation == "until" and c.tense != "past"
    return a_day(plus_days(p, ahead if forward else -back))


def weekday_and_day(m: Match, c: Context) -> When | None:
    """ "Friday the 13th", "Monday 21": the nearest such day on or before publication, else the next, within a year."""
    target, day = time_words("weekdays")[group(m, "wd").rstrip(".")], ordinal_of(group(m, "d"))
    if c.published is None or day is None:
        return UNKNOWN if day else None
    months = [plus_months(c.published.replace(day=1), k) for k in ([0, -1, 1] if c.tense != "future" else [0, 1, -1]) + [-2, 2, -3, 3, -4, 4, -5, 5, -6, 6]]
    days = [d for k in months if (d := make_date(k.year, k.month, day)) and d.weekday() == target]
    return a_day(days[0]) if days else None


def relative_day(m: Match, c: Context) -> When | None:
    """yesterday, today, tomorrow and their parts. A night spans two days."""
    p, word = c.published, " ".join(m[0].lower().replace("’", "'").split())
    if p is None:
        return UNKNOWN
    if word.startswith(("last night", "overnight", "yesterday night")):
        return interval(plus_days(p, -1), p, "day")
    if word.endswith((" before yesterday", " after tomorrow", " after tmrw")):
        return a_day(plus_days(p, -2 if "before" in word else 2))
    return a_day(
        plus_days(
            p, -1 if "yesterday" in word or word == "last evening" else 1 if word.removeprefix("early ").removeprefix("late ").startswith(("tomorrow", "tmrw")) else 0
        )
    )


def which_unit(m: Match, c: Context) -> When | None:
    """ "last week", "later this month", "early next year", "the end of this year", "over the weekend"."""
    p = c.published
    if p is None:
        return UNKNOWN
    which, unit, mod = (group(m, "which").split() or ["the"])[-1], group(m, "unit"), group(m, "mod")
    step = -1 if which in BACK else 1 if which in ON else 0
    if unit == "weekend":
        return weekend(p, which, c)
    if unit == "week" and step == 0 and which == "the" and mod == "earlier" and c.previous is not None and not c.last_coarse and c.previous < plus_days(p, -p.weekday()):
        p = c.previous  # "killed six on Friday. Earlier in the week ...": of Friday's
    when = _unit_around(p, unit, step, "" if step == 0 and mod in {"earlier", "later"} else part_name(mod))
    return _cut(when, p, mod) if when and step == 0 else when


def _unit_around(p: date, unit: str, step: int, part: str) -> When | None:
    if unit in {"week", "fortnight"}:
        monday = plus_days(p, -p.weekday() + 7 * step)
        a, b = {"early": (0, 2), "mid": (2, 3), "late": (3, 6)}.get(part, (0, 6))
        return interval(plus_days(monday, a), plus_days(monday, b), "week")
    if unit == "month":
        month = plus_months(p.replace(day=1), step)
        return month_of(month.year, month.month, part)
    if unit == "quarter":
        month = plus_months(p.replace(day=1, month=p.month - (p.month - 1) % 3), 3 * step)
        end = plus_months(month, 2)
        return interval(month, month_end(end.year, end.month), "month")
    if unit == "decade":
        first = p.year - p.year % 10 + 10 * step
        return years_of(first, first + 9, part)
    if unit == "century":
        first = p.year - (p.year - 1) % 100 + 100 * step
        return years_of(first, first + 99, part)
    return year_of(p.year + step, part)


def _cut(when: When, p: date, mod: str) -> When:
    """ "earlier this week" ends, "later this week" begins with the day of publication."""
    if not (when.start and when.end) or mod not in {"earlier", "later"}:
        return when
    a, b = date.fromisoformat(when.start), date.fromisoformat(when.end)
    return interval(a, p, when.precision) if mod == "earlier" else interval(p, b, when.precision)


def weekend(p: date, which: str, c: Context) -> When:
    """Saturday and Sunday: those that have begun last, or the next ones in a clause about the future."""
    saturday = plus_days(p, -((p.weekday() - 5) % 7))
    running = p.weekday() >= 5
    if which in ON or (c.tense == "future" and which not in BACK and not running) or (which == "this" and c.tense == "" and not running):
        saturday = plus_days(saturday, 7)
    elif which in BACK and running:
        saturday = plus_days(saturday, -7)
    return interval(saturday, plus_days(saturday, 1), "day")


def distance(m: Match, c: Context) -> When | None:
    """ "a year ago", "two weeks earlier", "three days later", "five days from now": as far from its anchor, with the precision of its unit."""
    way, unit = " ".join(group(m, "dir").split()), group(m, "unit").removesuffix("s")
    from_now = way == "ago" or way.startswith("from ") or way.endswith("time") or way == "back"
    anchor = c.published if from_now else c.previous
    if not from_now and unit in YEARS and c.said_year is not None:
        anchor = date(c.said_year, 7, 1)  # "rose up in 2004 and took the capital a decade later"
    if group(m, "unit").endswith("s") is False and not group(m, "n"):
        return None
    told = _year_told_last(c) if not from_now and unit in YEARS and c.said_year is None else None
    if told is not None and (count := number_of(group(m, "n") or "")) is not None and not group(m, "half") and c.tense != "future":
        year = told + (1 if way in {"later", "after", "on", "afterwards", "afterward"} else -1) * count * (10 if unit == "decade" else 1)
        return UNKNOWN if c.published is not None and year > c.published.year or not 1 <= year <= 9999 else year_of(year)
    if anchor is None or not from_now and (c.last_coarse and unit in DAYS or unit not in YEARS and _year_told_last(c) is not None):
        return UNKNOWN  # "was in 2016, when militants raided a camp. Weeks later ..."
    if way.endswith(("tomorrow", "yesterday")):
        anchor = plus_days(anchor, 1 if way.endswith("tomorrow") else -1)
    sign = 1 if way in {"later", "after", "on", "afterwards", "afterward"} or way.startswith("from ") or way.endswith("time") else -1
    n = number_of(group(m, "n")) if group(m, "n") else None
    if sign > 0 and unit in {"hour", "minute"} and c.published == anchor and (n or 0) < 24:
        return a_day(anchor)  # "killed two on Tuesday. Hours later ...": told on Tuesday, and so no later
    if n is None:
        return _few(anchor, unit, sign)
    if group(m, "half"):
        return shifted(anchor, sign * (n * 12 + 6), "month") if unit == "year" else shifted(anchor, sign * (n * 7 + 3), "day")
    if not from_now and unit in YEARS and c.said_year is not None:
        return year_of(anchor.year + sign * n * (10 if unit == "decade" else 1))
    when = shifted(anchor, sign * n, unit) if n <= MOST else None
    unborn = when is not None and not from_now and c.tense != "future" and c.published is not None and (when.start or "")[:10] > c.published.isoformat()
    return UNKNOWN if unborn else when  # "took the city a decade later": not one to come


def _year_told_last(c: Context) -> int | None:
    """ "seized the town in 1987. Two years later ...": the year told last, where no day or month of it was."""
    return c.told_year if c.told_year is not None and (c.previous is None or c.previous.year != c.told_year) else None


def in_units(m: Match, c: Context) -> When | None:
    """ "in two weeks" is a day only in a clause about the future; else it is a duration."""
    n = number_of(group(m, "n"))
    if c.tense != "future" or n is None or n > MOST or group(m, "n") in {"a", "an"}:
        return None
    return shifted(c.published, n, group(m, "unit").removesuffix("s")) if c.published else UNKNOWN


def after_day(words: Match, day: date) -> When | None:
    """ "two weeks after" a day, "the day before" a day."""
    unit, sign = group(words, "unit").removesuffix("s"), -1 if group(words, "dir") == "before" else 1
    n = 1 if group(words, "n") == "the" else number_of(group(words, "n")) if group(words, "n") else None
    if n is None:
        return _few(day, unit, sign) if group(words, "unit").endswith("s") else None
    return shifted(day, sign * n, unit) if n <= MOST else None


def before_day(words: Match, day: date) -> When | None:
    """Where the thing lies that a day is "two weeks after". Needs a number and a unit of days or more."""
    unit, n = group(words, "unit").removesuffix("s"), number_of(group(words, "n") or "several")
    if group(words, "n") == "the":
        n = 1
    if n is None or n > MOST or unit in {"hour", "minute"}:
        return None
    return shifted(day, n if group(words, "dir") == "before" else -n, unit)


def shifted(anchor: date, n: int, unit: str) -> When | None:
    """n units from a day: a day; a week around the day; the month; from two years on, the year."""
    if unit in {"hour", "minute", "second", "moment"}:
        days = n // 24 if unit == "hour" else -1 if n < 0 else 0
        return interval(plus_days(anchor, min(days, 0)), plus_days(anchor, max(days + 1, 0) if n > 0 else 0), "day")
    if unit in DAYS:
        middle = plus_days(anchor, n * DAYS[unit])
        return a_day(middle) if unit in {"day", "night"} else interval(plus_days(middle, -3), plus_days(middle, 3), "week")
    if unit not in MONTHS:
        return None
    middle = plus_months(anchor, n * MONTHS[unit])
    if unit == "decade":
        return years_of(middle.year - 1, middle.year + 1)
    return year_of(middle.year) if unit == "year" and abs(n) > 1 else month_of(middle.year, middle.month)


def _few(anchor: date, unit: str, sign: int) -> When:
    """ "several days ago": from two to nine units away, and so with the precision of the next larger unit; years and more stay unknown."""
    if unit in {"hour", "minute"}:
        other = plus_days(anchor, sign)
        return interval(min(anchor, other), max(anchor, other), "day")
    if unit in {"day", "week"}:
        near, far = plus_days(anchor, sign * 2 * DAYS[unit]), plus_days(anchor, sign * 9 * DAYS[unit])
    elif unit == "month":
        near, far = plus_months(anchor, sign * 2), plus_months(anchor, sign * 9)
    else:
        return UNKNOWN
    larger: dict[str, DatePrecision] = {"day": "week", "week": "month", "month": "year"}
    return interval(min(near, far), max(near, far), larger[unit])


def window(m: Match, c: Context) -> When | None:
    """ "the past three months", "the last 24 hours", "the next two weeks": a window that ends or begins with publication."""
    p, unit, ahead = c.published, group(m, "unit").removesuffix("s"), group(m, "which") in ON
    if p is None or ahead and c.tense == "past":
        return UNKNOWN  # "over the next three weeks they killed 40 people": counted from a day told before
    words = group(m, "n")
    n = number_of(words) if words else 1 if not group(m, "unit").endswith("s") else None
    if n is None or n > MOST or unit == "fortnight" and n > 60:
        return _few_window(p, unit, ahead) if n is None else None
    sign = 1 if ahead else -1
    if unit in {"hour", "minute"}:
        far = plus_days(p, sign * max(1, -(-n // 24) if unit == "hour" else 1))
    else:
        far = plus_days(p, sign * n * DAYS[unit]) if unit in DAYS else plus_months(p, sign * n * MONTHS[unit])
    return interval(min(p, far), max(p, far), PRECISION[unit])


def _few_window(p: date, unit: str, ahead: bool) -> When:
    if unit not in {"day", "week", "month"}:
        return UNKNOWN
    sign = 1 if ahead else -1
    far = plus_months(p, sign * 9) if unit == "month" else plus_days(p, sign * 9 * DAYS[unit])
    larger: dict[str, DatePrecision] = {"day": "week", "week": "month", "month": "year"}
    return interval(min(p, far), max(p, far), larger[unit])


def neighbour(m: Match, c: Context) -> When | None:
    """ "the following day", "the previous week", "that night", "the same day": next to the day told before."""
    last, unit = c.previous, group(m, "unit")
    if unit == "year" and group(m, "which").startswith("that"):
        return year_of(c.told_year) if c.told_year else UNKNOWN
    if unit == "year" and (told := _year_told_last(c)) is not None:
        last = date(told, 7, 1)  # "killed nine in 2014. ... the following year"
    if last is None or c.last_coarse and unit not in {"month", "year"}:
        return UNKNOWN
    which = " ".join((group(m, "which") or group(m, "which2")).split())
    step = {"following": 1, "next": 1, "after": 1, "previous": -1, "preceding": -1, "before": -1, "earlier": -1, "later": 1}.get(which, 0)
    if unit == "night":
        start = plus_days(last, step)
        return interval(start, plus_days(start, 1), "day")
    if unit in {"week", "month", "year"}:
        return _unit_around(last, unit, step, "") if unit != "week" else week_of(plus_days(last, 7 * step))
    return a_day(last + step * DAY if date.min < last < date.max else last)


def vague(m: Match, c: Context) -> When | None:
    """A time expression with no bounds: kept, and said to be unknown."""
    return UNKNOWN


def two_units_ago(m: Match, c: Context) -> When | None:
    """ "two years and three months ago": by the finer unit. Unknown behind a third unit."""
    n, n2 = number_of(group(m, "n")), number_of(group(m, "n2"))
    if c.published is None or n is None or n2 is None or THIRD_UNIT.search(m.string[max(0, m.start() - 12) : m.start()].lower()):
        return UNKNOWN
    unit, finer = group(m, "unit").rstrip("s"), group(m, "unit2").rstrip("s")
    months = {"year": 12 * n, "month": n}.get(unit, 0) + (n2 if finer == "month" else 0)
    days = {"week": 7 * n}.get(unit, 0) + {"week": 7 * n2, "day": n2}.get(finer, 0)
    if months >= 12 * (c.published.year - 1) or unit == finer:
        return UNKNOWN
    day = plus_days(plus_months(c.published, -months), -days)
    if finer == "month":
        return month_of(day.year, day.month)
    return interval(plus_days(day, -3), plus_days(day, 3), "week") if finer == "week" else a_day(day)


def week_of_year(m: Match, c: Context) -> When | None:
    """ "the first week of 2015": weeks as ISO 8601 counts them."""
    year, nth = int(m["y"]), m["nth"].lower()
    n = date(year, 12, 28).isocalendar().week if nth in {"last", "final"} else ordinal_of(nth)
    return week_of(date.fromisocalendar(year, n, 1)) if n else None


def after_next(m: Match, c: Context) -> When | None:
    """ "the week after next": the second from that of publication."""
    if c.published is None or c.published.year > 9990:
        return UNKNOWN
    unit = group(m, "unit")
    return week_of(plus_days(c.published, 14)) if unit == "week" else _unit_around(c.published, unit, 2, "")


def months_of_year(m: Match, c: Context) -> When | None:
    """ "the first three months of this year", "the last two months of 2024"."""
    year, n = relative_year(m, c), number_of(group(m, "n"))
    if year is None or not n or n > 12:
        return UNKNOWN
    first = 1 if group(m, "which") == "first" else 13 - n
    return interval(date(year, first, 1), month_end(year, first + n - 1), "month")
