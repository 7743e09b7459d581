"""Words around place names: facility nouns, organisation nouns, directions, units, titles, given names. Data: gazetteer/words.yaml."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from dateline.errors import DataError
from dateline.vocab.classes import word_class
from dateline.vocab.yaml_data import load_yaml

FILE = "gazetteer/words.yaml"


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The lists of words.yaml. `directions` in degrees clockwise from north; `units` in kilometres; phrases are tuples of words."""

    facility: frozenset[tuple[str, ...]]
    area: frozenset[str]
    locative: frozenset[str]
    affair: frozenset[str]
    organisation: frozenset[str]
    directions: dict[str, float]
    units: dict[str, float]
    near: frozenset[str]
    inside: frozenset[str]
    title: frozenset[str]
    says: frozenset[str]
    suffers: frozenset[str]
    given: frozenset[str]
    belief: frozenset[str]
    persuaded: frozenset[str]
    official: frozenset[str]
    happens: frozenset[str]
    helpers: frozenset[str]
    minded: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """The word lists, read once; DataError when a list is missing or holds something else than words."""
    raw = load_yaml(FILE)

    def words(name: str) -> frozenset[str]:
        value = raw.get(name)
        if not isinstance(value, list) or not all(isinstance(w, str) for w in value):
            raise DataError(f"{FILE}: {name} must be a list of words")
        return frozenset(value)

    def numbers(name: str) -> dict[str, float]:
        value = raw.get(name)
        if not isinstance(value, dict):
            raise DataError(f"{FILE}: {name} must map words to numbers")
        return {str(k): float(v) for k, v in value.items()}

    facility = frozenset(tuple(w.split()) for w in words("facility"))
    rest = {f.name: words(f.name) for f in fields(PlaceWords) if f.name not in {"facility", "directions", "units"}}
    return PlaceWords(facility=facility, directions=numbers("directions"), units=numbers("units"), **rest)


@cache
def common_words() -> frozenset[str]:
    """Common English words, names of months and days: in lower case never a place, capitalised only with evidence."""
    text = files("dateline.vocab").joinpath("data", "gazetteer", "common_words.txt").read_text(encoding="utf-8")
    return frozenset([*(w for w in text.split("\n") if w and not w.startswith("#")), *word_class("periods.calendar")])
