"""Weapons: the name with its description, the mode it implies, and what is no weapon of an act."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.coding.syntax import Syntax
from dateline.coding.weapons import find_weapons, modifier_mode
from dateline.errors import DataError
from dateline.text import analyse
from dateline.vocab.weapons import parse_weapons


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The militia fired a close-range ballistic missile at the base.", [("close-range ballistic missile", "heavy-weapons", False)]),
        ("An AC-130 returned fire.", [("AC-130", "aerial", True)]),
        ("Gunmen on a motorcycle opened fire with a machine gun.", [("machine gun", "firearms", False)]),
        ("The army fired cruise missiles and artillery shells.", [("cruise missiles", "heavy-weapons", False), ("artillery shells", "heavy-weapons", False)]),
        ("Two suicide bombers attacked a checkpoint.", [("suicide bombers", "suicide-attack", False)]),
        ("Police fired tear gas at protesters.", [("tear gas", "crowd-control", False)]),
        ("Fighters used an improvised explosive device.", [("improvised explosive device", "explosives", False)]),
        ("Rebels shot the guard with an assault rifle.", [("assault rifle", "firearms", False)]),
        ("Drones attacked the airfield.", [("Drones", "aerial", True)]),
        ("A car bomb exploded in the market.", [("car bomb", "explosives", False)]),
        ("He spoke about nuclear weapons programs.", []),
        ("The missile defense system was tested.", []),
        ("The think tank published a report.", []),
        ("The company signed a treaty.", []),
    ],
)
def test_weapons(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert [(w.name, w.mode, w.platform) for w in find_weapons(Syntax(analyse(text)))] == expected


def test_a_word_before_an_act_gives_its_mode() -> None:
    assert modifier_mode("air") == "aerial"
    assert modifier_mode("hunger") is None


def test_a_broken_row_names_its_file_and_line() -> None:
    with pytest.raises(DataError, match=r"own\.tsv:2"):
        parse_weapons("name\tmode\tclass\nsling\tmagic\tmunition\n", "own.tsv")


@given(st.text(max_size=200))
@settings(max_examples=40, deadline=None)
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for w in find_weapons(Syntax(analyse(text))):
        assert 0 <= w.span.start < w.span.end <= len(text)
        assert w.name == w.span.of(text)
