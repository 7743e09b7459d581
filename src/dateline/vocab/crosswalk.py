"""PLOVER types and modes, and countries, in the words and codes of other code books."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.errors import DataError
from dateline.vocab.lexicon import Row, parse_rows, unique
from dateline.vocab.rules import TYPES, event_rules

ACLED_COLUMNS = ("type", "mode", "recipient", "disorder_type", "event_type", "sub_event_type")
ACLED_ACT_COLUMNS = ("rule", "disorder_type", "event_type", "sub_event_type")
CAMEO_COLUMNS = ("type", "mode", "code", "quad", "goldstein")
PLOVER_COLUMNS = ("type", "quad")
FATALITY_COLUMNS = ("words", "fatalities", "yes", "no")
COUNTRY_COLUMNS = ("iso3", "isonumeric", "fips", "gwno", "acled_region", "ucdp_region")
INTER = {1: "State forces", 2: "Rebel group", 3: "Political militia", 4: "Identity militia", 5: "Rioters", 6: "Protesters", 7: "Civilians", 8: "External/Other forces"}


@dataclass(frozen=True, slots=True)
class AcledType:
    """ACLED's three levels of an event's kind."""

    disorder_type: str
    event_type: str
    sub_event_type: str


@dataclass(frozen=True, slots=True)
class Cameo:
    """A CAMEO code with its quad class (1 to 4) and its value on Goldstein's scale (-10 to 10)."""

    code: str
    quad: int
    goldstein: float


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """A country in other code books; "" where they have none. `gwno` is Gleditsch and Ward's number."""

    isonumeric: str = ""
    fips: str = ""
    gwno: str = ""
    acled_region: str = ""
    ucdp_region: str = ""


def acled_type(type_: str, mode: str | None, recipient: str) -> AcledType | None:
    """ACLED's event type; None for what is no event in ACLED's sense. `recipient`: "armed", "unarmed" or "" where it is not told. Levels may be empty."""
    for row in _acled():
        if row["type"] == type_ and row["mode"] in (mode, "*") and row["recipient"] in (recipient, "*"):
            return AcledType(row["disorder_type"], row["event_type"], row["sub_event_type"])
    return None


def acled_act(rules: Sequence[str]) -> AcledType | None:
    """The event type of an act whose type and mode do not say enough, by the event rule that found it ("coerce.arrest"); None for a rule that tells none."""
    found = next((row for r in rules for row in _acled_acts() if row["rule"] == r), None)
    return AcledType(found["disorder_type"], found["event_type"], found["sub_event_type"]) if found else None


def cameo(type_: str, mode: str | None) -> Cameo | None:
    """The CAMEO code of a type and mode; None for a type that is not PLOVER's."""
    found = next((r for r in _cameo() if r["type"] == type_ and r["mode"] in (mode, "*")), None)
    return Cameo(found["code"], int(found["quad"]), float(found["goldstein"])) if found else None


def acled_fatalities(wording: str) -> int | None:
    """The number that ACLED writes for an unnumbered plural ("dozens of fighters": 12); None for any other wording."""
    return next((n for pattern, n in _fatalities() if pattern.search(wording.lower())), None)


@cache
def plover_quad(type_: str) -> int | None:
    """PLOVER's quad class of a type, 1 to 4; None for a type that is not PLOVER's."""
    return next((int(r["quad"]) for r in _typed(rows("plover.tsv", PLOVER_COLUMNS)) if r["type"] == type_), None)


@cache
def country_codes(iso3: str) -> CountryCodes:
    """A country of ISO 3166-1 alpha-3 in other code books; all empty when it is unknown."""
    row = _countries().get(iso3)
    return CountryCodes(*(row[c] for c in COUNTRY_COLUMNS[1:])) if row else CountryCodes()


def rows(name: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """Rows of vocab/data/crosswalk/NAME; DataError names file and line."""
    return parse_rows(files("dateline.vocab").joinpath("data", "crosswalk", name).read_text(encoding="utf-8"), name, columns)


@cache
def _acled() -> tuple[Row, ...]:
    made = tuple(_typed(rows("acled_events.tsv", ACLED_COLUMNS)))
    for row in made:
        row.one_of("recipient", ("armed", "unarmed", "*"))
    return made


@cache
def _acled_acts() -> tuple[Row, ...]:
    made = tuple(rows("acled_acts.tsv", ACLED_ACT_COLUMNS))
    for row in made:
        row.one_of("rule", {r.id for r in event_rules()})
    return made


@cache
def _cameo() -> tuple[Row, ...]:
    made = tuple(_typed(rows("cameo.tsv", CAMEO_COLUMNS)))
    for row in made:
        row.one_of("quad", "1234")
        if not re.fullmatch(r"(0[1-9]|1\d|20)\d{1,2}", row["code"]) or not re.fullmatch(r"-?\d+\.\d", row["goldstein"]):
            raise row.error("not a CAMEO code and a value of Goldstein's scale")
    return made


def _typed(found: Iterator[Row]) -> Iterator[Row]:
    for row in found:
        row.one_of("type", TYPES)
        yield row


@cache
def _fatalities() -> tuple[tuple[re.Pattern[str], int], ...]:
    made = []
    for row in rows("acled_fatalities.tsv", FATALITY_COLUMNS):
        pattern = re.compile(rf"(?:^|\W)(?:{'|'.join(re.escape(w) for w in row.many('words'))})(?:\W|$)")
        if not pattern.search(row["yes"]) or pattern.search(row["no"]) or not row["fatalities"].isdigit():
            raise row.error("its own 'yes' or 'no' example contradicts it, or 'fatalities' is no number")
        made.append((pattern, int(row["fatalities"])))
    if not made:
        raise DataError("acled_fatalities.tsv: no rows")
    return tuple(made)


@cache
def _countries() -> dict[str, Row]:
    return unique(rows("countries.tsv", COUNTRY_COLUMNS), lambda r: r["iso3"])
