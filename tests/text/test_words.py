"""Words as the treebanks cut them, and offsets that never lie."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.text.words import MAX_WORD, words


def cut(text: str) -> str:
    return " ".join(text[a:b] for a, b in words(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran-backed militias", "Iran - backed militias"),
        ("anti-tank and pro-government", "anti-tank and pro-government"),
        ("He didn't, can't, won’t.", "He did n't , ca n't , wo n’t ."),
        ("Iraq's army; Qur'an; O'Neill's", "Iraq 's army ; Qur'an ; O'Neill 's"),
        ("CHANNEL 7'S TOWER", "CHANNEL 7 'S TOWER"),
        ("the fighters' base", "the fighters ' base"),
        ("the U.S.-led force", "the U.S. - led force"),
        ("U.S's", "U.S 's"),
        ("Gen. Doe and LT. COL. ROE", "Gen. Doe and LT. COL. ROE"),
        ("He said No.", "He said No ."),
        ("No. 5 of Acme Inc.", "No. 5 of Acme Inc ."),
        ("AC-130, KC-135R, F-16s, MQ-9", "AC-130 , KC-135R , F-16s , MQ-9"),
        ("VBIEDs and IEDs", "VBIEDs and IEDs"),
        ("2,500 men, 23.5 per cent, $5 and $2.5m", "2,500 men , 23.5 per cent , $ 5 and $ 2.5 m"),
        ("at 7:30pm, 60km off", "at 7:30 pm , 60 km off"),
        ("the 2D brigade, the 1ST, the 507th", "the 2D brigade , the 1ST , the 507th"),
        ("mid-October, the 1980s, 2014-15, 9/11, 24/7", "mid-October , the 1980s , 2014 - 15 , 9/11 , 24/7"),
        ("https://a.example/b?c=1, b@a.example.org and www.a.org.", "https://a.example/b?c=1 , b@a.example.org and www.a.org ."),
        ("What?! No... --", "What ?! No ... --"),
        ("cannot", "can not"),
    ],
)
def test_as_in_the_treebank(text: str, expected: str) -> None:
    assert cut(text) == expected


def test_invisible_characters_join_and_stand_for_nothing() -> None:
    assert cut("air\u00adstrike \u200b on\ufeff") == "air\u00adstrike on"
    assert cut("\u200e\u202a\u0000 a") == "a"


@given(st.text(max_size=300))
@settings(deadline=None)
def test_spans_are_ordered_and_hold_text(text: str) -> None:
    at = 0
    for a, b in words(text):
        assert at <= a < b <= len(text)
        assert not any(c.isspace() for c in text[a:b])
        assert b - a <= MAX_WORD
        at = b
    covered = {i for a, b in words(text) for i in range(a, b)}
    assert all(i in covered for i, c in enumerate(text) if c.isalnum())


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
@settings(deadline=None)
def test_a_part_is_cut_within_its_bounds(before: str, text: str, after: str) -> None:
    whole = before + text + after
    for a, b in words(whole, len(before), len(before) + len(text)):
        assert len(before) <= a < b <= len(before) + len(text)


@pytest.mark.parametrize("part", ["a.", "a1", "a-", "a'", "1.", "x@", "A.", "re-", "x", "\u200ba", "#a_", "9-", "www.", "a@b."])
def test_hostile_runs_take_linear_time(part: str) -> None:
    text = part * (100_000 // len(part))
    start = time.process_time()
    found = words(text)
    assert found
    assert time.process_time() - start < 5
