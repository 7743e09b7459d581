"""Kinds of people that a question may ask of, and the nouns of a text that say so."""

from __future__ import annotations

import pytest

from dateline.vocab.victims import victims_of


@pytest.mark.parametrize(
    ("asked", "noun", "other"),
    [
        ("soldiers", "soldier", "policeman"),
        ("Police officers", "policeman", "soldier"),
        ("civilians", "villager", "prisoner"),
        ("civilians", "journalist", "rebel"),
        ("children", "girl", "woman"),
        ("militants", "fighter", "soldier"),
        ("aid workers", "aid worker", "worker"),
        ("villagers", "villager", "farmer"),
        ("prisoners", "prisoner", "soldier"),
    ],
)
def test_a_kind_has_its_nouns_and_no_others(asked: str, noun: str, other: str) -> None:
    kind = victims_of(asked)
    assert kind is not None
    assert noun in kind.nouns
    assert other not in kind.nouns


@pytest.mark.parametrize("asked", ["people", "persons", "others", "helicopters", "bananas", ""])
def test_anybody_and_things_are_no_kind(asked: str) -> None:
    assert victims_of(asked) is None
