"""Capitals that a text names by their country: "the Somali capital", "Iraq's capital", "the capital of Sudan", "the capital" where just one is named."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dateline.coding.places.detect import Detector, Found
from dateline.vocab.classes import word_class
from dateline.vocab.gazetteer import Entry, candidates, countries
from dateline.vocab.gazetteer_names import key

OWN = frozenset({"'s", "’s", "'", "’"})
NATION = frozenset({"country", "nation"})
MONEY = word_class("places.capital-is-money")
LESSER_CAPITALS = word_class("places.lesser-capitals")
ENVOYS = word_class("places.envoys")
BESIDE = 5  # tokens within which the capital's own name makes the phrase an apposition


@cache
def capital_of(iso3: str) -> Entry | None:
    """The gazetteer's entry for a country's capital; None where it has none."""
    country = countries().get(iso3)
    if country is None or not country.capital:
        return None
    return next((e for e in candidates(country.capital) if e.country == iso3 and e.kind not in {"country", "admin1", "admin2"}), None)


def with_capitals(d: Detector, found: Sequence[Found]) -> list[Found]:
    """The candidates of a document with its capitals named by country among them, in text order; a nationality in such a phrase becomes part of it."""
    out = list(found)
    for i in [i for i, w in enumerate(d.low) if w == "capital" and _is_noun(d, i)]:
        made = _phrase(d, i, found)
        if made is not None and not _beside(d, made, found):
            out = [f for f in out if f.last <= made.first or made.last <= f.first]
            out.append(made)
    return sorted(out, key=lambda f: f.first)


def _is_noun(d: Detector, i: int) -> bool:
    """ "capital" as a city: not "capital punishment", not before another name ("capital Juba"), not a lesser one ("the provincial capital")."""
    start, end = d.bounds(i)
    if i > start and d.low[i - 1] in LESSER_CAPITALS:
        return False
    follows = d.low[i + 1] if i + 1 < end else ""
    if follows == "city":
        return i + 2 >= end or not d.capital(i + 2)
    return follows not in MONEY and not (i + 1 < end and d.capital(i + 1) and d.tokens[i + 1].upos == "PROPN")


def _phrase(d: Detector, i: int, found: Sequence[Found]) -> Found | None:
    start, end = d.bounds(i)
    before = next((f for f in found if f.last == i and f.people or f.last == i - 1 and d.low[i - 1] in OWN), None)
    after = next((f for f in found if i + 1 < end and d.low[i + 1] == "of" and f.first in {i + 2, i + 2 + (i + 2 < end and d.low[i + 2] == "the")}), None)
    owner = before or after
    if owner is not None and owner is after and owner.last < end and d.low[owner.last] in OWN:
        return None  # "the capital of Pakistan's Balochistan province"
    if owner is not None:
        iso3 = _country(owner)
        entry = capital_of(iso3) if iso3 else None
        return _found(min(owner.first, i), max(owner.last, i + 1), entry)
    return _found(i, i + 1, _only(d, found)) if _bare(d, i, start, end) else None


def _country(f: Found) -> str | None:
    """ISO code of a country or nationality; None for any other place."""
    return next((e.country for e in f.entries if f.people or e.kind == "country"), None)


def _found(first: int, last: int, entry: Entry | None) -> Found | None:
    return Found(first, last, entry.name, (entry,), weight=2.0) if entry is not None else None


def _bare(d: Detector, i: int, start: int, end: int) -> bool:
    """ "the capital", "the country's capital", with nothing said of whose but that."""
    if i + 1 < end and d.low[i + 1] == "of":
        return False
    if i - 3 >= start and d.low[i - 1] in OWN:
        return d.low[i - 2] in NATION and d.low[i - 3] == "the"
    return i > start and d.low[i - 1] == "the"


def _only(d: Detector, found: Sequence[Found]) -> Entry | None:
    """The capital that the document names, when it names just one and speaks of no province's."""
    if any(w == "capital" and n and d.low[n - 1] in LESSER_CAPITALS for n, w in enumerate(d.low)) or _of_a_province(d, found):
        return None
    towns = [f for f in found if not f.people and not _of_a_post(d, f)]
    named = [e for c in countries() if (e := capital_of(c)) is not None and any(key(f.name) == key(e.name) and e in f.entries[:2] for f in towns)]
    return named[0] if len(named) == 1 else None


def _of_a_post(d: Detector, f: Found) -> bool:
    """ "Haiti's ambassador to [Washington]", "the envoy in [Paris]": the capital of another land, which the text is not about."""
    return f.first > 1 and d.low[f.first - 1] in {"to", "in"} and d.low[f.first - 2] in ENVOYS


def _of_a_province(d: Detector, found: Sequence[Found]) -> bool:
    return any(d.low[f.first - 2 : f.first] == ["capital", "of"] and _country(f) is None for f in found if f.first > 1)


def _beside(d: Detector, made: Found, found: Sequence[Found]) -> bool:
    """ "Tehran, the Iranian capital": the name stands beside."""
    near = [f for f in found if not f.people and (0 <= made.first - f.last <= BESIDE or 0 <= f.first - made.last <= BESIDE)]
    return any(key(f.name) == key(made.name) and d.tokens[f.first].sent == d.tokens[made.first].sent for f in near)
