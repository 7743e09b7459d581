"""What a text says about itself before it starts: `date 2023-11-22`, a block of header lines, a first line that is a full date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from email.utils import parsedate

_NAMES = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY_FIRST = re.compile(rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(\d{{4}})", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"{_WEEKDAY}{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?")
_PREFIX = re.compile(r"\s*date:?[ \t]+(\d{4}-\d{2}-\d{2})(?:[ \t]+|[ \t]*\r?\n\s*)", re.IGNORECASE)
_LINE = re.compile(r"([A-Za-z][A-Za-z-]{1,15}):[ \t]*([^\r\n]*)(?:\r\n|\n|\r|$)")
_DATE_LINE = re.compile(r"\s*([^\r\n]{6,60})(?:\r\n|\n|\r)\s*")
_BLANK = re.compile(r"[ \t\u00a0]*(?:\r\n|\n|\r|$)")

HEADER_KEYS = {
    "source": "source",
    "outlet": "source",
    "publisher": "source",
    "published": "published",
    "date": "published",
    "url": "url",
    "link": "url",
    "title": "title",
    "headline": "title",
    "language": "",
    "author": "",
    "byline": "",
}


@dataclass(frozen=True, slots=True)
class Header:
    """Fields found before the body, where the body starts (code points), where the date was found, and a date that is none."""

    start: int = 0
    fields: dict[str, str] = field(default_factory=dict)
    basis: str = "none"
    no_day: str = ""


def iso_day(year: int, month: int, day: int) -> str | None:
    """ISO date, or None when there is no such day or it cannot be a publication date (before 1900, after 2100)."""
    try:
        return date(year, month, day).isoformat() if 1900 <= year <= 2100 else None
    except ValueError:
        return None


def parse_day(text: str) -> str | None:
    """The day that a date text names, as written (no time zone arithmetic), or None.

    Takes ISO, RFC 2822, 20231122, "November 22, 2023" and "22 Nov 2023".
    """
    text = text.strip(" \t\r\n\u00a0.|-\u2013\u2014")
    if m := _ISO.match(text):
        return iso_day(int(m[1]), int(m[2]), int(m[3]))
    if m := _COMPACT.fullmatch(text):
        return iso_day(int(m[1]), int(m[2]), int(m[3]))
    if m := _DAY_FIRST.match(text):
        return iso_day(int(m[3]), MONTHS[m[2].lower()], int(m[1]))
    if m := _MONTH_FIRST.match(text):
        return iso_day(int(m[3]), MONTHS[m[1].lower()], int(m[2]))
    try:
        parts = parsedate(text)
    except (ValueError, IndexError, TypeError):
        return None
    return iso_day(*parts[:3]) if parts else None


def whole_date(text: str) -> str | None:
    """The day when the text is a date and nothing else ("Wednesday, January 30, 2019"), else None."""
    text = text.strip(" \t\r\n\u00a0.")
    for pattern in (_MONTH_FIRST, _DAY_FIRST, _ISO):
        if pattern.fullmatch(text):
            return parse_day(text)
    return None


def header_of(text: str) -> Header:
    """The in-band header of a text. Without one, `start` is 0 and `fields` is empty. Never fails."""
    if m := _PREFIX.match(text):
        day = parse_day(m[1])
        return Header(m.end(), {"published": day}, "header") if day else Header(m.end(), no_day=m[1])
    block = _block(text)
    if "published" in block.fields:
        return block
    if m := _DATE_LINE.match(text, block.start):
        day = whole_date(m[1])
        if day and m.end() < len(text):
            return replace(block, start=m.end(), fields={**block.fields, "published": day}, basis="text")
    return block


def _block(text: str) -> Header:
    """Known `key: value` lines at the very start, ended by a blank line; anything else is body."""
    fields: dict[str, str] = {}
    at = len(text) - len(text.lstrip("\n\r"))
    begin = at
    while m := _LINE.match(text, at):
        name = HEADER_KEYS.get(m[1].lower())
        if name is None:
            return Header()
        if name and m[2].strip():
            fields[name] = m[2].strip()
        at = m.end()
    blank = _BLANK.match(text, at)
    if at == begin or not fields or not blank or at >= len(text):
        return Header()
    stated = fields.pop("published", "")
    day = parse_day(stated)
    if day:
        fields["published"] = day
    rest = text[blank.end() :]
    return Header(blank.end() + len(rest) - len(rest.lstrip("\r\n \t")), fields, "header" if day else "none", "" if day else stated)
