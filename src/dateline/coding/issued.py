"""The day that a text says of itself that it was issued on, in its head or its dateline; a site may put it out a day or two later."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from dateline.vocab.time_words import time_words

HEAD = 9  # lines in which such a line stands
PROSE = 90  # characters of a line that is no longer one of the head
LATE = timedelta(days=3)  # from the day of issue to that of publication
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
PLACE = r"(?:[A-Z][\w.'’-]*(?:[ /,]+(?:and |of |the )?[A-Z(][\w.'’)-]*){0,4}(?:,| [–—-]) )"
LABEL = r"(?:(?:Published|Issued|Released|Prepared|Posted|Updated|Date)(?: on)?:? )"
CLOCK = r"(?:,? (?:at )?\d{1,2}[:.]?\d\d(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?)?"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A line that is but a place and a day; a place and a day before the first words of a telling."""
    month = "(?P<m>" + "|".join(sorted((re.escape(m.capitalize()) for m in time_words("months")), key=len, reverse=True)) + r")\.?"
    day = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
    year = r"(?P<y>\d{4})"
    dates = [rf"{day} {month},? {year}", rf"{month} {day}, {year}"]
    lines = [f"(?:{PLACE}|{LABEL})?{WEEKDAY}{d}{CLOCK}" for d in dates]
    yearless = [rf"{day} {month}", rf"{month} {day}"]  # "KYIV, June 8 (Agency) - "
    heads = [rf"{PLACE}{WEEKDAY}{d}(?: \([^)\n]{{2,30}}\))? ?(?:--|[–—-]) (?=\S)" for d in [*dates, *yearless]]
    return re.compile("|".join(f"(?:{_named(x, k)})" for k, x in enumerate(lines))), re.compile("|".join(f"(?:{_named(x, k)})" for k, x in enumerate(heads)))


def issued(text: str, published: date) -> date | None:
    """ "Khartoum, 23 April 2023" or "Published 25 April 2016" on a line of its own above the telling, "Kyiv, June 8, 2025 - Rebels ..." at its head, one to three days
    before publication; not in a chronology, of whose lines several begin so."""
    line, head = _patterns()
    lines = text.strip().split("\n")
    found = [(k, day) for k, x in enumerate(lines) if (m := line.fullmatch(x.strip()) or head.match(x.strip())) and (day := _day(m, published)) is not None]
    if len({day for _, day in found}) != 1:
        return None
    at, day = found[0]
    told = next((k for k, x in enumerate(lines) if len(x) > PROSE and x.rstrip().endswith(".")), len(lines))
    return day if at <= min(told, HEAD) and timedelta() < published - day <= LATE else None


def _named(pattern: str, k: int) -> str:
    """The pattern with its groups numbered, for two cannot share a name."""
    return re.sub(r"\?P<([mdy])>", rf"?P<\g<1>{k}>", pattern)


def _day(m: re.Match[str], published: date) -> date | None:
    parts = {"y": str(published.year)} | {name[0]: x for name, x in m.groupdict().items() if x}
    try:
        return date(int(parts["y"]), int(time_words("months")[parts["m"].lower()]), int(parts["d"]))
    except ValueError:
        return None
