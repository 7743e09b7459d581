"""Where sentences end, and where they do not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.text import paragraphs, sentences


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gen. Doe and Lt. Col. Roe met. They left.", ["Gen. Doe and Lt. Col. Roe met.", "They left."]),
        ("GEN. DOE WAS SHOT. LT. COL. ROE DIED.", ["GEN. DOE WAS SHOT.", "LT. COL. ROE DIED."]),
        ("The U.S. Army came. U.S. President Doe spoke.", ["The U.S. Army came.", "U.S. President Doe spoke."]),
        ("It was Dec. 7. No. 5 was hit.", ["It was Dec. 7.", "No. 5 was hit."]),
        (
            "Title Without Stop\nThe first line is long enough to be wrapped here\nand goes on.",
            ["Title Without Stop", "The first line is long enough to be wrapped here\nand goes on."],
        ),
        ("One.\n\nTwo", ["One.", "Two"]),
        ("- one thing\n- another", ["- one thing", "- another"]),
        ("Q: Why?\nA: Because.", ["Q: Why?", "A: Because."]),
        ("Five died.[1] Ten lived.[2]", ["Five died.[1]", "Ten lived.[2]"]),
        ("He left.Then it rained.", ["He left.", "Then it rained."]),
        ("See https://a.example/The.Thing or not.", ["See https://a.example/The.Thing or not."]),
        ("By Jane Doe\nNov 22, 2023\n\nIt rained.", ["By Jane Doe", "Nov 22, 2023", "It rained."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_cut(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_wrapped_capitals_stay_whole() -> None:
    text = "GUNMEN ATTACKED THE CITY HALL OF A TOWN NEAR THE CAPITAL AND\nKILLED TWO GUARDS WHO TRIED TO STOP IT, THE ARMY SAID. NOBODY HAS\nCLAIMED THE ATTACK."
    assert len(cut(text)) == 2


def test_unwrapped_lines_are_paragraphs() -> None:
    text = "A headline that runs on for a good while and is longer than sixty characters in all\n" + "A long paragraph. " * 20
    assert cut(text)[0].endswith("in all")


@given(st.text(alphabet=st.sampled_from("ab AZ.?!\n\"”'’[]12-•:Q"), max_size=200) | st.text(max_size=200))
@settings(deadline=None)
def test_spans_are_ordered_trimmed_and_keep_every_letter(text: str) -> None:
    at, covered = 0, set()
    for a, b in sentences(text):
        assert at <= a < b <= len(text)
        assert text[a:b] == text[a:b].strip()
        covered |= set(range(a, b))
        at = b
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())


@given(st.text(alphabet="a \n\t", max_size=80))
def test_paragraphs_end_at_blank_lines(text: str) -> None:
    for a, b in paragraphs(text):
        assert "\n\n" not in text[a:b]
    assert "".join(text[a:b] for a, b in paragraphs(text)).replace(" ", "").count("a") == text.count("a")


def test_one_endless_line() -> None:
    text = "word " * 50_000
    assert len(sentences(text)) >= 12
    assert sentences("x" * 100_000)[-1][1] == 100_000


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("U.S. Secretary of State Warren Christopher telephoned him.", 1),
        ("The talks failed. U.N. Secretary-General Kofi Annan left.", 2),
        ("He moved to the U.S. Then he left.", 2),
    ],
)
def test_initials_that_begin_a_sentence_end_none(text: str, n: int) -> None:
    assert len(sentences(text)) == n
