"""Values in plain English: numbers, dates, places, actors. Zero, unknown and not mentioned are worded differently. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from dateline.errors import DataError
from dateline.model import ActorRef, Count, Record, When, Where
from dateline.model.values import Value
from dateline.vocab.classes import word_class

SMALL = "no one two three four five six seven eight nine ten".split()
MONTHS = "January February March April May June July August September October November December".split()
RELATIONS = {
    "backs": "backs",
    "aligned_with": "is aligned with",
    "member_of": "is a member of",
    "part_of": "is part of",
    "leads": "leads",
    "hostile_to": "is hostile to",
    "supports": "supports",
    "is_a": "is described as",
    "holds_office": "holds the office of",
}
# A name whose last word is one of these takes "the": the US military, the Taliban.
TAKES_THE = word_class("groups.take-the")
REGIONS_WITH_THE = word_class("places.with-the")
AT_WORDS = word_class("places.at")
_AIR_BASE_NAMES = re.compile(r"\bal[- ]as[sa]+d\b", re.IGNORECASE)
_APPROXIMATE = re.compile(
    r"\b(about|around|roughly|some|nearly|almost|approximately|an estimated|up to|more than|over|at least|at most|fewer than|less than)\b",
    re.IGNORECASE,
)
_HAS_FIGURE = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)\b|ty\b|\bhundred\b|\bthousand\b",
    re.IGNORECASE,
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\ufeff]")


def printable(text: str) -> str:
    """The same number of characters, with line breaks, control and direction-changing characters as spaces."""
    return _CONTROL.sub(" ", text.replace("\n", " ").replace("\t", " "))


def clean(text: str) -> str:
    """A text of one line that is safe to print: no control or direction-changing characters, white space evened out."""
    return " ".join(printable(text).split())


def shorten(text: str, limit: int = 240) -> str:
    """At most `limit` characters, cut at a word, with an ellipsis."""
    text = clean(text)
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0].rstrip(",;: ") + " …"


def capital(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]


def joined(items: Iterable[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    parts = list(dict.fromkeys(i for i in items if i))
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}" if parts else ""


def number(n: int) -> str:
    """Words up to ten, figures with separators above; zero is "no"."""
    return SMALL[n] if 0 <= n <= 10 else f"{n:,}"


# ---------------------------------------------------------------- counts
def count(value: Count, one: str = "person", many: str = "people") -> str:
    """A count of people in words. Unknown and not mentioned are said as such; a bound keeps its "at least"."""
    if value.state == "unknown":
        return "not known"
    if value.state == "not_mentioned":
        return "not mentioned"
    low, best, high = value.low, value.best, value.high
    if best is not None:
        words = f"{number(best)} {one if best == 1 else many}"
        if low == best == high or (low is None and high is None):
            return words
        return _around(value, words, one, many)
    if low is not None and high is not None and low != high:
        return f"between {number(low)} and {number(high)} {many}"
    if low is None:
        return f"at most {number(high)} {one if high == 1 else many}" if high is not None else f"an unstated number of {many}"
    if value.wording and not _HAS_FIGURE.search(value.wording):
        return f"“{clean(value.wording).lower()}” (at least {number(low)}; no figure is given)"
    return f"at least {number(low)} {one if low == 1 else many}"


def _around(value: Count, words: str, one: str, many: str) -> str:
    """A best value with bounds: "at least twelve people", "about 20 people", or the bounds in brackets."""
    if value.low == value.best and value.high is None:
        return f"at least {words}"
    if value.high == value.best and value.low is None:
        return f"at most {words}"
    said = _APPROXIMATE.search(value.wording or "")
    if said and said[1].lower() in {"about", "around", "roughly", "some", "nearly", "almost", "approximately", "an estimated"}:
        return f"{said[1].lower()} {words}"
    return f"{words} (between {value.low if value.low is not None else 'an unstated number'} and {value.high if value.high is not None else 'more'})"


def floor_of(value: Value) -> int:
    """The least number that a count supports; 0 when it supports none. For sorting only."""
    if isinstance(value, Count) and value.state == "given":
        return value.low if value.low is not None else value.best or 0
    return 0


# ---------------------------------------------------------------- time
def day(iso: str) -> str:
    """ "22 November 2023", "November 2023" or "2023" for an ISO day, month or year."""
    parts = iso[:10].split("-")
    if len(parts) == 1 or not parts[1].isdigit():
        return parts[0]
    month = MONTHS[int(parts[1]) - 1]
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{int(parts[2])} {month} {parts[0]}"


def days(start: str, end: str, word: str = "and") -> str:
    """ "21 and 22 November 2023", without repeating a shared month or year."""
    if len(start) == len(end) == 10:
        if start[:7] == end[:7]:
            return f"{int(start[8:])} {word} {day(end)}"
        if start[:4] == end[:4]:
            return f"{day(start).rsplit(' ', 1)[0]} {word} {day(end)}"
    return f"{day(start)} {word} {day(end)}"


def when(value: Value) -> str:
    """A time with its preposition ("on 22 November 2023", "between 21 and 22 November 2023", "in 2003"); "" when it is not known."""
    if isinstance(value, str) and value:
        return f"{'on' if len(value) >= 10 else 'in'} {day(value)}"
    if not isinstance(value, When) or not (value.start or value.end):
        return ""
    if value.start is None:
        return f"by {day(value.end or '')}"
    if value.end is None:
        return f"from {day(value.start)}"
    if value.precision == "year" and value.start[:4] == value.end[:4]:
        return f"in {value.start[:4]}"
    if value.precision == "month" and value.start[:7] == value.end[:7]:
        return f"in {day(value.start[:7])}"
    if value.start == value.end:
        return f"{'on' if len(value.start) >= 10 else 'in'} {day(value.start)}"
    if value.precision == "year":
        return f"between {value.start[:4]} and {value.end[:4]}"
    if value.precision == "week" and _days(value.start, value.end) <= 8:
        return f"in the week of {day(value.start)}"
    return f"between {days(value.start, value.end)}"


def _days(start: str, end: str) -> int:
    try:
        return (date.fromisoformat(end) - date.fromisoformat(start)).days
    except ValueError:
        return 10_000


# ---------------------------------------------------------------- places
def country(code: str | None) -> str:
    """Common English name of an ISO 3166-1 alpha-3 code; the code itself when it is not known."""
    from dateline.vocab.gazetteer import country_name

    return country_name(code) if code else ""


def place(value: Value, bare: bool = False, with_land: bool = True) -> str:
    """A place with its country and, unless `bare`, its preposition: "near Jurf al Saqr, Iraq"."""
    if not isinstance(value, Where):
        return "" if value in (None, "") else str(value) if bare else f"in {value}"
    land = country(value.country) if with_land else ""
    if land and land.lower() not in value.name.lower() and value.precision not in ("country", "region"):
        name = f"{_region(value.name)}, {land}"
    else:
        name = _region(_the(value.name))
    if bare:
        return name
    if value.precision == "near":
        return f"near {name}"
    at = value.precision == "exact" and (AT_WORDS & set(value.name.lower().split()) or _AIR_BASE_NAMES.search(value.name))
    return f"{'at' if at else 'in'} {name}"


def _region(name: str) -> str:
    """ "the Gaza Strip", "the West Bank", "the Gulf of Aden": regions whose last or first word asks for the article."""
    words = name.lower().split()
    asks = len(words) > 1 and words[0] != "the" and (words[-1] in REGIONS_WITH_THE or words[0] in REGIONS_WITH_THE and words[1] == "of")
    return f"the {name}" if asks else name


def places(values: Sequence[Value], land: bool = True) -> str:
    """Several places; one whose country is also in the list goes without the bare country."""
    found = [v for v in values if isinstance(v, Where)]
    inner = {v.country for v in found if v.precision not in ("country", "region")}
    kept = [v for v in found if not (v.precision == "country" and v.country in inner)]
    by_land: list[str] = []
    for n, v in enumerate(kept):
        later = any(w.country == v.country and w.precision not in ("country", "region") for w in kept[n + 1 :])
        by_land.append(place(v, with_land=land and not later))
    head = by_land[0].split(" ", 1)[0] if by_land else ""
    same = [t.split(" ", 1)[1] if n and t.split(" ", 1)[0] == head else t for n, t in enumerate(by_land)]
    return joined(same)


# ---------------------------------------------------------------- actors
def _the(name: str) -> str:
    """A name with "the" where English has it ("the US military"), a description of one with "a" ("a suicide bomber")."""
    words = name.split()
    if not words or words[0].lower() in ("the", "a", "an") or re.search(r"['’]s\b", name) or words[-1] in ("forces", "brigades"):
        return name
    if words[-1].lower() in TAKES_THE or name in ("Islamic State", "Persian Gulf", "Axis of Resistance"):
        return f"the {name}"
    one = name.islower() and len(words) <= 3 and not re.search(r"(?:s|men|people|children|police|personnel|others)$", words[-1]) and not words[0][0].isdigit()
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}" if one else name


def actor(value: Value) -> str:
    """An actor as it stands in a sentence."""
    if isinstance(value, ActorRef):
        return clean(_the(value.name)) if value.kind != "person" or value.name.islower() else clean(value.name)
    return clean(_the(str(value))) if value not in (None, "") else ""


def actors(values: Sequence[Value]) -> str:
    """Several actors, joined; a state beside its own forces is not named again."""
    forces = {v.country for v in values if isinstance(v, ActorRef) and v.kind == "state-force"}
    kept = [v for v in values if not (isinstance(v, ActorRef) and v.kind == "state" and v.country and v.country in forces)]
    return joined(actor(v) for v in kept)


def doers(record: Record) -> str:
    """Who did it; of whom a text only suspects it says so."""
    text = actors(record.values("actors"))
    unsure = any(s.field == "actors" and s.evidence.certainty != "certain" for s in record.statements)
    return f"{text} (suspected)" if text and unsure else text


# ---------------------------------------------------------------- events
@cache
def phrases() -> dict[str, dict[str, str]]:
    """The wordings of templates/phrases.yaml; DataError when a field is missing."""
    import yaml

    text = files("dateline.briefs").joinpath("templates/phrases.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = yaml.safe_load(text)
    for name, entry in loaded.items():
        for field in ("noun", "to", "active", "alone", "short"):
            if not isinstance(entry.get(field), str):
                raise DataError(f"phrases.yaml: {name}: no {field!r}")
    return loaded


def phrase(record: Record) -> dict[str, str]:
    """The wording of an event: of its type and mode, else of its type."""
    type_, mode = record.value("type"), record.value("mode")
    table = phrases()
    if mode == "destroy" and floor_of(record.value("deaths")):
        mode = None  # people were killed: more than a destruction of property
    return table.get(f"{type_}/{mode}") or table.get(str(type_)) or table["OTHER"]
