"""The whole reading of a text: offsets, trees, names, limits. Uses the shipped weights."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.text import Analysis, Token, analyse

NAMES = {"PER", "ORG", "LOC", "FAC", "WEA", "VEH", "NAT"}


def check(text: str, got: Analysis) -> None:
    assert got.text == text
    assert [t.i for t in got.tokens] == list(range(len(got.tokens)))
    at = 0
    for t in got.tokens:
        assert t.start >= at
        assert text[t.start : t.end] == t.text != ""
        assert 0 <= t.head < len(got.tokens)
        assert got.tokens[t.head].sent == t.sent
        assert t.ent == "O" or (t.ent[:2] in {"B-", "I-"} and t.ent[2:] in NAMES)
        at = t.end
    for s in got.sentences:
        part = got.sentence_tokens(s.index)
        assert [t for t in part if t.head == t.i] == [t for t in part if t.deprel == "root"]
        assert sum(t.head == t.i for t in part) == (1 if part else 0)
        for t in part:
            k, steps = t.i, 0
            while got.tokens[k].head != k:
                k, steps = got.tokens[k].head, steps + 1
                assert steps <= len(part)
    for before, t in zip(got.tokens, got.tokens[1:], strict=False):
        if t.ent.startswith("I-") and t.sent == before.sent:
            assert before.ent[2:] == t.ent[2:]


@given(st.text(max_size=120))
@settings(deadline=None, max_examples=60)
def test_any_text(text: str) -> None:
    check(text, analyse(text))


ODD = [
    "",
    " ",
    "\n",
    "\u200b",
    "\ud800 lone surrogate",
    "👩‍👩‍👧 fled. 👍🏽",
    "e\u0301te\u0301 was hot",
    "a" * 5_000,
    "word " * 700,
    "( " * 300,
    ".\n" * 200,
    "المقاومة الإسلامية في العراق",
    "袭击事件 造成 五人 死亡",
    "-" * 999,
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_text(text: str) -> None:
    check(text, analyse(text))


def token(analysis: Analysis, text: str) -> Token:
    return next(t for t in analysis.tokens if t.text == text)


def test_plain_sentence() -> None:
    got = analyse("Two soldiers were killed by gunmen in Baghdad on Tuesday, officials said.")
    killed, soldiers = token(got, "killed"), token(got, "soldiers")
    assert (killed.lemma, killed.upos, killed.xpos) == ("kill", "VERB", "VBN")
    assert (soldiers.head, soldiers.deprel) == (killed.i, "nsubj:pass")
    assert token(got, "Two").deprel == "nummod"
    assert token(got, "Baghdad").ent == "B-LOC"
    assert token(got, "soldiers").nominal == "person"
    assert soldiers in got.children(killed.i)
    assert got.subtree(soldiers.i) == (0, 1)


def test_capitals_read_alike() -> None:
    got = analyse("THE ARMY SAID THAT THREE BOMBS EXPLODED NEAR THE U.S. EMBASSY IN LIMA.")
    bombs, exploded = token(got, "BOMBS"), token(got, "EXPLODED")
    assert (bombs.head, bombs.deprel) == (exploded.i, "nsubj")
    assert exploded.lemma == "explode"


def test_long_sentence_is_one_tree() -> None:
    text = "The army said that two drones had hit the base near the town, and " * 20
    got = analyse(text)
    check(text, got)
    assert len(got.sentences) == 1


def test_same_text_same_analysis() -> None:
    text = "Rockets hit the base. Nobody was hurt.\n\nThe army blamed militias."
    assert analyse(text) == analyse(text)


def test_header_is_not_read() -> None:
    text = "date 2023-11-22\nTwo died."
    got = analyse(text, body=16)
    check(text, got)
    assert [text[s.start : s.end] for s in got.sentences] == ["Two died."]


def test_tokens_in_and_at() -> None:
    got = analyse("Two men died.")
    assert got.tokens_in(4, 12) == (1, 3)
    assert got.token_at(5) == 1
    assert got.token_at(3) is None
