"""Crosswalks: every PLOVER type has a CAMEO code, codes and labels are of their schemes, countries are those of the gazetteer."""

from __future__ import annotations

import re

import pytest

from dateline.vocab.crosswalk import ACLED_COLUMNS, COUNTRY_COLUMNS, acled_fatalities, acled_type, cameo, country_codes, plover_quad, rows
from dateline.vocab.gazetteer import countries
from dateline.vocab.rules import TYPES

EVENTS = {
    "Battles": {"Armed clash"},
    "Explosions/Remote violence": {
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {"Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Looting/property destruction", "Other"},
    "": {""},
}
QUADS = {1: "01 02 03 04 05", 2: "06 07 08", 3: "09 10 11 12 13 14", 4: "15 16 17 18 19 20"}
VERBAL_COOPERATION = {"AGREE", "CONSULT", "SUPPORT", "REQUEST"}


@pytest.mark.parametrize("type_", sorted(TYPES))
def test_every_type_has_a_cameo_code_in_its_quad(type_: str) -> None:
    found = cameo(type_, None)
    assert found is not None
    assert found.code[:2] in QUADS[found.quad].split()
    assert (type_ in VERBAL_COOPERATION) == (found.quad == 1)
    assert plover_quad(type_) in (1, 2, 3, 4)
    assert -10 <= found.goldstein <= 10


def test_acled_levels_belong_together() -> None:
    made = list(rows("acled_events.tsv", ACLED_COLUMNS))
    assert [r for r in made if r["sub_event_type"] not in EVENTS[r["event_type"]]] == []
    assert {r["disorder_type"] for r in made} == {"Political violence", "Demonstrations", "Strategic developments"}


def test_no_line_is_hidden_by_one_before_it() -> None:
    seen: list[tuple[str, str, str]] = []
    for r in rows("acled_events.tsv", ACLED_COLUMNS):
        key = (r["type"], r["mode"], r["recipient"])
        assert not [s for s in seen if s[0] == key[0] and s[1] in (key[1], "*") and s[2] in (key[2], "*")], r.line
        seen.append(key)


def test_what_acled_does_not_count() -> None:
    assert [t for t in sorted(TYPES) if acled_type(t, None, "") is None] == sorted(
        "ACCUSE AID COERCE CONCEDE CONSULT COOPERATE REJECT REQUEST RETREAT SANCTION SUPPORT THREATEN".split()
    )


@pytest.mark.parametrize(
    ("words", "number"), [("dozens", 12), ("scores", None), ("hundreds of", 100), ("several", 3), ("a number of", 3), ("two dozen", None), ("8", None)]
)
def test_fatalities(words: str, number: int | None) -> None:
    assert acled_fatalities(words) == number


def test_countries_are_those_of_the_gazetteer() -> None:
    made = list(rows("countries.tsv", COUNTRY_COLUMNS))
    assert {r["iso3"] for r in made} == set(countries())
    for column, shape in (("isonumeric", r"\d{0,3}"), ("fips", r"([A-Z]{2})?"), ("gwno", r"\d{0,3}")):
        assert [r["iso3"] for r in made if not re.fullmatch(shape, r[column])] == []
        given = [r[column] for r in made if r[column]]
        assert len(given) == len(set(given)), column
    assert (country_codes("IRQ").isonumeric, country_codes("IRQ").fips, country_codes("IRQ").gwno) == ("368", "IZ", "645")
    assert country_codes("XXX").fips == ""
