"""The grammar of time expressions: patterns by the kind of word that starts the search, most specific first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from dateline.coding.dates import calendar as cal
from dateline.coding.dates import relative as rel
from dateline.coding.dates.context import Context
from dateline.model import When
from dateline.vocab.time_words import time_words

Maker = Callable[["re.Match[str]", Context], "When | None"]


@dataclass(frozen=True)
class Pattern:
    """`family`: the signal words around which it is tried; `anchor`: "published", "previous" (a day told before) or "absolute"."""

    name: str
    family: str
    regex: re.Pattern[str]
    make: Maker
    anchor: str
    needs: tuple[str, ...] = ()


def one_of(table: str) -> str:
    """Alternation of the words of a table, longest first; a blank stands for any white space."""
    words = sorted((w for w in time_words(table) if w), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words)


# A text is searched for the words of these families first, and each pattern is tried only around those of its own.
FAMILIES = ("feast", "month", "weekday", "day", "unit", "season", "number")
UNITS = "minute hour day night morning afternoon evening weekend week fortnight month quarter year decade century".split()
DAY_WORDS = "today tonight yesterday tomorrow overnight recently lately tmrw".split()
# A pattern of units is tried only where one of its words stands.
NEEDS = {
    "night": ("last", "this"),
    "day-of-month": ("month",),
    "nth-week": ("month",),
    "quarter": ("quarter",),
    "century": ("century",),
    "ago": ("ago", "now", "back"),
    "ago-two": ("ago",),
    "week-of-year": ("week",),
    "after-next": ("next",),
    "times-time": ("time",),
    "later": ("later", "earlier", "before", "after"),
    "window": ("last", "past", "next", "coming", "previous"),
    "window-bare": ("last", "past", "coming"),
    "window-next": ("next",),
    "recent": ("recent", "coming"),
    "which": ("this", "last", "next", "past", "upcoming"),
    "weekend": ("weekend",),
    "the-unit-end": (" of the", " in the"),
    "neighbour": ("the", "that", "a "),
    "units-after": ("after", "before", "since", "from"),
    "in-units": ("in ",),
    "weekday-of-week": ("week",),
    "nth-weekday": ("month",),
    "weekday-day": ("th", "st", "nd", "rd"),
    "week-of": ("week",),
    "month-yy": ("'", "’"),
    "month-range": ("and ",),
    "month-noun": ("the ",),
    "from-day": ("from",),
    "ordinal-month": (" of",),
    "nth-of-month": (" of", " in"),
    "month-span": ("and", "to", "-", "–", "through", "or", "/"),
}
DOT = r"(?:(?:(?<=[\W\d]\w\w\w)(?<!may)|(?<=sept|tues|weds|thur)|(?<=thurs))\.)?"
MON = r"(?P<mon>(?:{months})\b)" + DOT
WD = r"(?P<wd>(?:{weekdays})\b)" + DOT
ORD = r"(?:{ordinals}|\d{{1,2}}(?:st|nd|rd|th))"
DAYNUM = r"(?:\d{{1,2}}(?:st|nd|rd|th)?|{ordinals})"
YEAR = r"(?:1[4-9]|20)\d\d"
NUM = (
    r"(?:\d{{1,4}}|(?:a\s+)?(?:couple(?:\s+of)?|few|dozen)|several|some|many|an?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety)[-\s](?:one|two|three|four|five|six|seven|eight|nine)|{numbers})"
)
PART = r"(?:(?P<part>early|mid|late|(?:the\s+)?(?:beginning|start|middle|end|(?:first|second)\s+half)\s+of(?:\s+the)?)[\s-]+(?:in\s+)?)"
REL_YEAR = r"(?:(?:\s?,\s*|\s+|[/-])(?:of\s+|in\s+)?(?:(?P<y>{year})(?![\d-])|(?P<rely>last|this|next|the\s+previous|(?:that|the)\s+same|that)\s+year))"
ENTRY = r"(?!\s*\n\s*(?:1[4-9]|20)\d\d\s*[:–—-]\s)"  # "On this day: 10 June / 1942: Troops ...": the year is that of an entry
DAYTIME = r"(?:morning|afternoon|evening|night|noon|midday|dawn|dusk|midnight)"


RAW: list[tuple[str, str, str, Maker, str]] = [
    # month
    ("year-month-day", "month", r"(?<![\w/.-])(?P<y>{YEAR})[/-]{MON}[/-](?P<d>\d{{1,2}})(?![:\w])", cal.month_day, "published"),
    (
        "week-of",
        "month",
        r"\b(?:the\s+)?week\s+(?P<how>of|starting|beginning|commencing|ending)\s+(?:on\s+)?{MON}\s+(?P<d>{DAYNUM})\b(?:,?\s+(?P<y>{YEAR}))?",
        cal.week_around,
        "published",
    ),
    (
        "nth-of-month",
        "month",
        r"\b(?:the\s+)?(?P<nth>{ordinals}|\d(?:st|nd|rd|th)|last|final)\s+(?:(?P<unit>week)|{WD})\s+(?:of|in)\s+{MON}(?:,?\s+(?P<y>{YEAR})\b)?",
        cal.nth_of_month,
        "published",
    ),
    (
        "day-month",
        "month",
        (
            r"(?<![\w.,:/$-])(?:{WD_},?\s+(?:the\s+)?)?(?P<d>\d{{1,2}}(?:st|nd|rd|th)?)(?:\s*(?:-|–|/|to|and|&|or)\s*(?P<d2>\d{{1,2}})"
            r"(?:st|nd|rd|th)?)?\.?(?:\s+(?:day\s+)?of)?[\s/-]+{MON}(?:{ENTRY}(?:,?\s+(?:of\s+|in\s+)?|[-/])(?P<y>{YEAR}|\d\d(?=\s*[-,.;:)\]\n]|\s*$|\s+\())(?!\d|[.,]\d))?"
            r"(?!\w)"
        ),
        cal.month_day,
        "published",
    ),
    ("month-day-before-doers", "month", r"\b(?<=on\s){MON}\s+(?P<d>\d{{1,2}})(?=\s+(?:{counted})\b)", cal.month_day, "published"),  # "On July 6 men opened fire"
    (
        "month-day",
        "month",
        (
            r"\b(?:{WD_},?\s+(?:the\s+)?)?{MON}\s*(?:the\s+)?[-/]?(?P<d>\d{{1,2}})(?!\d|:\d|\.\d|,(?!\d{{4}}(?!\d))\d|%)(?:st|nd|rd|th)?(?:\s*(?:-|–|to|through|and"
            r"|&|or)\s*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d/%]|[.,]\d|\s*(?:{counted})\b))?(?:{ENTRY}(?:,\s*|\s+(?:of\s+|in\s+)?|-)(?P<y>{YEAR})(?![\d-])|\s+(?:of\s+)?(?P<rely>last|this|next|that\s+same|that)\s+year\b)?"
            r"(?!\w)(?!\s+(?:{counted})\b(?!\s+\d))"
        ),
        cal.month_day,
        "published",
    ),
    (
        "month-ordinal",
        "month",
        r"\b(?:{WD_},?\s+)?{MON}\s+(?:the\s+)?(?P<d>{ordinals})\b(?!\s+(?:time|week|day|half))(?:,?\s+(?P<y>{YEAR})\b)?",
        cal.month_day,
        "published",
    ),
    ("ordinal-month", "month", r"\b(?:the\s+)?(?P<d>{ordinals})\s+(?:day\s+)?of\s+{MON}(?:,?\s+(?P<y>{YEAR})\b)?", cal.month_day, "published"),
    (
        "month-span",
        "month",
        r"\b{PART}?{MON}\s*(?:-|–|/|to|through|and|or)\s*(?P<mon_b>(?:{months})\b)\.?(?![\s.]*\d\d?\b){REL_YEAR}?(?!\w)",
        cal.month_span,
        "published",
    ),
    ("year-month", "month", r"(?<![\w/.-])(?P<part>)(?P<y>{YEAR})(?:\s*,\s*|\s+|[/-]){MON}(?![\w-]|\s*\d|\s+[a-z])", cal.month_year, "published"),
    ("month-year", "month", r"\b{PART}?{MON}{REL_YEAR}(?!\d)", cal.month_year, "published"),
    ("month-yy", "month", r"(?<![\w])(?P<part>)(?P<mon>{months})\.?\s?['’](?P<y>\d\d)\b", cal.month_year, "published"),
    (
        "month",
        "month",
        (
            r"(?:{PART}|\b(?P<which>last|this|next|this\s+past|coming)\s+|(?<=\bin )|(?<=\bIn\n)|(?<=\bin\n)|(?<=since )|(?<=until )|"
            r"(?<=till )|(?<=\bby )|(?<=during )|(?<=\bfrom )|(?<=\bof )|(?<=before )|(?<=after )|(?<=between )|(?<=through )|(?<=throughout )"
            r"|(?<=around ))(?P<mon>(?:{months})\b(?:\.(?=\s+(?-i:[a-z])))?)(?![\s.]*\d)(?!['’]s?\b|-\w)(?!\w)"
        ),
        cal.month_only,
        "published",
    ),
    (
        "month-noun",
        "month",
        (
            r"(?<=\bthe )(?P<mon>(?:january|february|march|april|june|july|august|september|october|november|december)\b)(?=\s+[a-z])"
            r"(?!\s+(?:of|on|to|for|in|from|by|and|at)\b)"
        ),
        cal.month_only,
        "published",
    ),
    ("month-range", "month", r"(?<=\band )(?P<mon>(?:{months})\b)(?![\s.]*\d)(?!['’]|\w)(?=[\s.,;)]|$)(?!\s+[A-Z])", cal.month_only, "published"),
    # weekday
    (
        "weekday-of-week",
        "weekday",
        (
            r"\b(?:{WD}(?:\s+{DAYTIME})?(?:,)?\s+(?:of\s+)?(?P<week>(?:last|next|this|the\s+(?:previous|coming|past))\s+week)\b|(?P<week_b>"
            r"(?:last|next|this)\s+week)\s+(?:on\s+)?(?P<wd_b>(?:{weekdays})\b))"
        ),
        rel.weekday,
        "published",
    ),
    (
        "nth-weekday",
        "weekday",
        r"\b(?:the\s+)?(?P<nth>{ordinals}|last|final)\s+{WD}\s+(?:of|in)\s+(?:the\s+)?(?P<which>last|next|this|previous)\s+month\b",
        cal.nth_of_month,
        "published",
    ),
    (
        "weekday-day",
        "weekday",
        r"\b{WD},?\s+(?:the\s+(?P<d>{DAYNUM})|(?P<d_b>\d{{1,2}}(?:st|nd|rd|th)))\b(?!\s+(?:of\s+)?(?:{months})\b)",
        rel.weekday_and_day,
        "published",
    ),
    (
        "weekday",
        "weekday",
        (
            r"\b(?:(?P<which>last|next|this\s+past|this\s+coming|this\s+upcoming|this|past|coming|upcoming|following|previous)\s+)?(?:"
            r"(?:early|late|mid)[\s-]+(?:on\s+)?)?{WD}(?!\s*(?:night\s+live|{named_after_days})\b)(?:\s+(?:early\s+|late\s+)?{DAYTIME})?\b"
            r"(?!s\b)"
        ),
        rel.weekday,
        "published",
    ),
    # day words
    (
        "from-day",
        "day",
        r"\b(?P<n>{NUM})\s+(?P<unit>days?|weeks?|months?|years?)\s+(?P<dir>from\s+(?:tomorrow|yesterday))\b",
        rel.distance,
        "published",
    ),
    (
        "relative-day",
        "day",
        (
            r"\b(?:(?:the\s+)?day\s+(?:before\s+yesterday|after\s+(?:tomorrow|tmrw))|(?:early|earlier|late|later)\s+(?:yesterday|today"
            r"|tomorrow)(?:\s+{DAYTIME})?|(?:yesterday|tomorrow)(?:\s+{DAYTIME})?|overnight|tonight|today|tmrw)(?:['’]s)?(?!\w)"
        ),
        rel.relative_day,
        "published",
    ),
    ("recently", "day", r"\b(?:recently|lately)\b", rel.vague, "published"),
    # units
    ("q", "unit", r"(?<!\d[\s-])\b(?-i:Q)(?P<q>[1-4])(?![\w-])(?:{REL_YEAR}|\s+(?:of\s+)?(?P<y_b>{YEAR}))?", cal.quarter, "published"),
    (
        "night",
        "unit",
        r"\b(?:last\s+(?:night|evening)|(?:early\s+|late\s+|earlier\s+|later\s+)?this\s+(?:morning|afternoon|evening))(?:['’]s)?\b",
        rel.relative_day,
        "published",
    ),
    (
        "day-of-month",
        "unit",
        r"\b(?:the\s+)?(?P<d>{ORD})\s+(?:day\s+)?of\s+(?:the\s+)?(?P<which>last|this|next|previous)\s+month\b",
        cal.day_of_month,
        "published",
    ),
    (
        "nth-week",
        "unit",
        r"\b(?:the\s+)?(?P<nth>{ordinals}|last|final)\s+(?P<unit>week)\s+(?:of|in)\s+(?:the\s+)?(?P<which>last|next|this|previous)\s+month\b",
        cal.nth_of_month,
        "published",
    ),
    (
        "quarter",
        "unit",
        (
            r"\b(?:the\s+)?(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]quarter(?:(?:\s+of)?{REL_YEAR}|\s+of\s+(?P<y_b>{YEAR})"
            r"|(?=\s+(?:GDP|results|profits|earnings|sales|growth)))"
        ),
        cal.quarter,
        "published",
    ),
    ("century", "unit", r"\b(?:the\s+)?(?:(?P<part>early|mid|late)[\s-]+)?(?P<d>{ORD})(?:\s+|-)century\b", cal.century, "absolute"),
    (
        "ago-two",
        "unit",
        (
            r"\b(?P<n>{NUM})\s+(?P<unit>(?:year|month|week)s?)(?:,\s*(?:and\s+)?|\s+and\s+|\s+)(?P<n2>{NUM})\s+"
            r"(?P<unit2>(?:month|week|day)s?)\s+ago\b"
        ),
        rel.two_units_ago,
        "published",
    ),
    ("week-of-year", "unit", r"\b(?:the\s+)?(?P<nth>{ordinals}|last|final)\s+week\s+of\s+(?P<y>{YEAR})\b", rel.week_of_year, "absolute"),
    (
        "months-of-year",
        "unit",
        r"\b(?:the\s+)?(?P<which>first|last)\s+(?P<n>{NUM})\s+months\s+of\s+(?:(?P<y>{YEAR})\b|(?P<rely>this|last|the)\s+year\b)",
        rel.months_of_year,
        "published",
    ),
    ("after-next", "unit", r"\b(?:the\s+)?(?P<unit>week|month|year)\s+after\s+(?:the\s+)?next\b(?!\s+\w)", rel.after_next, "published"),
    (
        "ago",
        "unit",
        (
            r"\b(?:(?:about|around|approximately|nearly|almost|roughly|more\s+than|less\s+than|over|just|only|exactly|some|at\s+least)\s+)?"
            r"(?:(?P<n>{NUM})\s+(?:and\s+a\s+(?P<half>half)\s+)?(?:more\s+)?)?(?P<unit>(?:minute|hour|day|week|fortnight|month|year|decade)s?)"
            r"(?:\s+and\s+a\s+half)?\s+(?P<dir>ago|from\s+now|back(?=[\s,.;]|$)(?!\s+(?:to|in|from|into|home|and)))(?!\w)"
        ),
        rel.distance,
        "published",
    ),
    ("times-time", "unit", r"\bin\s+(?P<n>{NUM})\s+(?P<unit>(?:day|week|month|year)s?)['’]?\s+(?P<dir>time)\b", rel.distance, "published"),
    (
        "later",
        "unit",
        (
            r"\b(?!(?<=the )(?:day|week|month|year)\s)"
            r"(?:(?:about|around|approximately|nearly|almost|roughly|just|only|some)\s+)?(?:(?P<n>{NUM})\s+)?(?P<unit>(?:minute|hour"
            r"|day|week|fortnight|month|year|decade)s?)\s+(?P<dir>earlier|later|before(?=[,.;]|$)|after(?=[,.;]|$)|afterwards?)(?!\w)"
        ),
        rel.distance,
        "previous",
    ),
    (
        "window",
        "unit",
        (
            r"\b(?:(?:the|these|his|her|their|its)\s+)?(?P<which>last|past|next|coming|previous)\s+(?:(?P<n>{NUM})\s+)(?P<unit>(?:hour"
            r"|day|week|fortnight|month|year|decade)s?)(?!\w)"
        ),
        rel.window,
        "published",
    ),
    (
        "recent",
        "unit",
        r"\b(?:in\s+|over\s+|during\s+)?(?:the\s+)?(?:recent|coming)\s+(?:hours|days|weeks|months|years|decades)\b",
        rel.vague,
        "published",
    ),
    (
        "window-bare",
        "unit",
        r"\b(?:the|these)\s+(?P<which>last|past|coming)\s+(?P<unit>(?:hour|day|week|month|year|decade)s?)(?!\w)",
        rel.window,
        "published",
    ),
    (
        "window-next",
        "unit",
        r"(?:(?<=over )|(?<=within )|(?<=in )|(?<=during ))the\s+(?P<which>next)\s+(?P<unit>(?:hour|week|month|year|decade)s?)(?!\w)",
        rel.window,
        "published",
    ),
    (
        "neighbour",
        "unit",
        (
            r"\b(?:the)\s+(?:very\s+)?(?P<which>following|next|previous|preceding|same)\s+(?P<unit>day|night|morning|afternoon|evening"
            r"|week|month|year)\b(?!-)|\b(?P<which_b>that|that\s+same)\s+(?P<unit_b>day|night|morning|afternoon|evening|year)\b|\b(?:the|a)\s+"
            r"(?P<unit_c>day|night|week|month|year)\s+(?P<which_c>before|after|earlier|later)(?=[\s]*[,.;]|\s*$|\s+(?:when|in|at|near)\b)|\b(?:earlier|later)\s+in\s+the\s+"
            r"(?P<unit_d>day)\b"
        ),
        rel.neighbour,
        "previous",
    ),
    (
        "which",
        "unit",
        (
            r"\b(?:(?P<mod>later|earlier|early|mid|late|(?:the\s+)?(?:beginning|start|middle|end|(?:first|second)\s+half)\s+of)[\s-]+"
            r"(?:in\s+)?)?(?P<which>this\s+past|this\s+coming|this|last|next|past|upcoming)\s+(?P<unit>weekend|week|month|quarter|year"
            r"|decade|century)(?:['’]s)?\b(?!-)"
        ),
        rel.which_unit,
        "published",
    ),
    ("weekend", "unit", r"\b(?:(?<=over )|(?<=on )|(?<=at )|(?<=during ))the\s+(?P<unit>weekend)\b", rel.which_unit, "published"),
    (
        "the-unit-end",
        "unit",
        (
            r"\b(?P<mod>(?:the\s+)?(?:beginning|start|middle|end)\s+of)\s+the\s+(?P<unit>month|year|week|decade|century)\b(?!\s+of)|\b"
            r"(?P<mod_b>earlier|later)\s+in\s+the\s+(?P<unit_b>month|year|week)\b"
        ),
        rel.which_unit,
        "published",
    ),
    (
        "units-after",
        "unit",
        (
            r"\b(?:(?:about|around|approximately|nearly|almost|roughly|just|only|some)\s+)?(?:(?P<n>the|{NUM})\s+)?(?P<unit>(?:minute"
            r"|hour|day|week|month|year)s?)\s+(?P<dir>after|before|since|from)(?=\s)(?!\s+now)"
        ),
        rel.vague,
        "previous",
    ),
    (
        "in-units",
        "unit",
        r"\bin\s+(?P<n>{NUM})\s+(?P<unit>(?:day|week|month|year)s?)\b(?!['’-]|\s+(?:of|that|after|since|before|by|from)\b)",
        rel.in_units,
        "published",
    ),
    # feasts and names
    (
        "feast",
        "feast",
        (
            r"\b(?:(?P<which>last|next|this|past)\s+)?(?P<feast>(?:{feasts})\b)(?:\s+(?:in\s+|of\s+)?(?:(?P<y>{YEAR})\b|(?P<rely>last"
            r"|this|next)\s+year\b))?(?!\s+(?:Island|(?:{named_after_feasts})(?:s|es)?\b))"
        ),
        cal.holiday,
        "published",
    ),
    # seasons, decades
    ("season", "season", r"\b(?:{PART}(?:the\s+)?|(?P<which>last|this|next)\s+|the\s+)?(?P<season>{seasons}){REL_YEAR}", cal.season, "published"),
    ("season-which", "season", r"\b(?:(?P<which>last|this|next|this\s+past)\s+)(?P<season>{seasons})\b(?!-)", cal.season, "published"),
    (
        "season-in",
        "season",
        (
            r"\b(?:in|since|during|until|by|over|before|after)\s+(?:the\s+)?(?:(?P<part>early|mid|late)[\s-]+)?(?P<season>spring|summer"
            r"|autumn|winter)\b(?!\s+(?:[A-Z]|camp|games|olympics|school|break|house|offensive))(?!-)"
        ),
        cal.season,
        "published",
    ),
    ("decade-words", "season", r"\b(?:the\s+)(?:(?P<part>early|mid|late)[\s-]+)?(?P<word>{decades})\b", cal.decade, "absolute"),
    # numbers
    ("year-q", "number", r"(?<![\d/.-])(?P<y>{YEAR})[\s-]?Q(?P<q>[1-4])\b", cal.quarter, "absolute"),
    ("iso", "number", r"(?<![\d/.-])(?P<y>{YEAR})(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})(?![\d]|[-/.]\d)", cal.iso, "absolute"),
    (
        "numeric",
        "number",
        r"(?<![\d/.,$€£-])(?P<a>\d{{1,2}})(?P<s>[/.-])(?P<b>\d{{1,2}})(?P=s)(?P<y>{YEAR}|\d\d)(?![\d/-]|[.,]\d|%)",
        cal.numeric,
        "absolute",
    ),
    ("numeric-short", "number", r"(?:(?<=\bon )|(?<=since )|(?<=until ))(?P<a>\d{{1,2}})[/](?P<b>\d{{1,2}})(?![\d/.%-])", cal.numeric, "published"),
    (
        "iso-month",
        "number",
        r"(?<![\d/.,$€£-])(?<!\w)(?P<y>{YEAR})(?:\s?[-–/]\s?(?P<n>\d{{4}})|[-–/](?P<n_b>\d{{1,2}}))(?![\d-]|[.,]\d|%|\s*(?:{counted})\b)",
        cal.iso_month,
        "absolute",
    ),
    ("numeric-month", "number", r"(?<![\w/.,$€£+-])(?P<n>0?[1-9]|1[0-2])[-/](?P<y>20[0-4]\d|19[5-9]\d)(?![\d/-]|[.,]\d)", cal.iso_month, "absolute"),
    (
        "the-nth",
        "number",
        r"(?:(?<=\bon )|(?<=since )|(?<=until ))the\s+(?P<d>\d{{1,2}}(?:st|nd|rd|th))(?=\s*[,.;!?)]|\s*$|\s+(?:when|at|after|as)\b)",
        cal.day_of_month,
        "published",
    ),
    ("decade", "number", r"(?<!\w)(?:the\s+)?(?:{PART}(?:the\s+)?)?['’]?(?P<y>(?:1[5-9]|20)\d0|(?<!\d)[2-9]0)['’]?\s?s\b", cal.decade, "absolute"),
    ("year-before-doers", "number", r"(?<=\bin\s)(?P<y>(?:19|20)\d\d)(?=\s+(?:killed|injured|wounded|{counted})\b)", cal.year_only, "absolute"),
    (
        "year",
        "number",
        (
            r"(?<![\d$€£#/+-])(?<![.,]\d)(?<!\d[.,])(?:\b{PART}|(?<!\w))(?P<y>{YEAR})(?![\d/%]|[-–]\d|[.,:]\d|\s(?:killed|injured|wounded"
            r"|dead)\b|-?(?:mm|km|m|kg|ft|hp|cc)\b|h\b|º|°|\s*(?:GMT|UTC|million|billion|metric|local))(?!\s*(?:{counted})\b)(?!\s+(?:{weekdays})\b)"
            r"(?!\w)(?!-\w+-)"
        ),
        cal.year_only,
        "absolute",
    ),
]


@cache
def fragments() -> dict[str, str]:
    """The named parts of the patterns."""
    tables = {name: one_of(name) for name in ("months", "weekdays", "seasons", "decades", "numbers", "ordinals", "counted", "named_after_days", "named_after_feasts")}
    tables["ordinals"] = tables["ordinals"].replace(r"\-", r"[-\s]")
    tables["feasts"] = "|".join((one_of("named"), one_of("holidays")))
    tables["year"] = YEAR
    parts = {"MON": MON, "WD": WD, "ORD": ORD, "DAYNUM": DAYNUM, "NUM": NUM, "PART": PART, "REL_YEAR": REL_YEAR, "DAYTIME": DAYTIME, "ENTRY": ENTRY}
    out = {name: text.format(**tables) for name, text in parts.items()}
    out["WD_"] = rf"(?:{tables['weekdays']})\b" + DOT
    out["YEAR"] = YEAR
    return out | tables


@cache
def patterns() -> dict[str, tuple[Pattern, ...]]:
    """All patterns by family, most specific first."""
    out: dict[str, list[Pattern]] = {family: [] for family in FAMILIES}
    named = re.compile(rf"(?<!\w)(?:{one_of('named')})(?!\w)", re.IGNORECASE)
    out["feast"].append(Pattern("named", "feast", named, cal.named_event, "absolute"))
    for name, family, text, maker, anchor in RAW:
        out[family].append(Pattern(name, family, re.compile(text.format(**fragments()), re.IGNORECASE), maker, anchor, NEEDS.get(name, ())))
    return {family: tuple(found) for family, found in out.items()}


@cache
def signals() -> dict[str, str]:
    """Words that start a search, in lower case, with their family; of a feast the first word."""
    out = {w: "unit" for u in UNITS for w in (u, u + "s", u.removesuffix("y") + "ies")} | dict.fromkeys(DAY_WORDS, "day")
    out |= {"q": "unit"}
    out |= {w: "season" for table in ("seasons", "decades") for w in time_words(table)}
    out |= {w: family for table, family in (("months", "month"), ("weekdays", "weekday")) for w in time_words(table)}
    first = [re.split(r"[^\w]", w)[0] for table in ("named", "holidays") for w in time_words(table)]
    return {w: "feast" for w in first if w not in out and not w.isdigit()} | out


@cache
def named_days() -> frozenset[str]:
    """First words of names that begin with a month or a number ("September 11 attacks", "9/11")."""
    return frozenset(re.split(r"[^\w]", w)[0] for w in time_words("named"))
