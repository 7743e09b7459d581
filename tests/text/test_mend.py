"""Repairs of parses: each on a tree that the network gives wrongly, and not on one that is right already."""

from __future__ import annotations

import pytest

from dateline.text import Token, analyse
from dateline.text.mend import mend


def tokens(*rows: tuple[str, str, str, int, str]) -> list[Token]:
    """Tokens of one sentence from (text, upos, xpos, head, relation)."""
    return [Token(i, 0, 0, text, text.lower(), upos, xpos, head, relation, 0, "O", "") for i, (text, upos, xpos, head, relation) in enumerate(rows)]


def tree(found: list[Token]) -> list[tuple[str, str, str]]:
    return [(t.text, t.deprel, found[t.head].text) for t in found]


def test_a_finite_verb_is_no_modifier_of_the_noun_behind_it() -> None:
    start = [("a", "DET", "DT", 1, "det"), ("gunman", "NOUN", "NN", 3, "compound"), ("shot", "VERB", "VBD", 3, "compound")]
    given = tokens(*start, ("shoppers", "NOUN", "NNS", 4, "obj"), ("reported", "VERB", "VBD", 4, "root"))
    given[4] = Token(4, 0, 0, "reported", "report", "VERB", "VBD", 4, "root", 0, "O", "")
    subject = [("a", "det", "gunman"), ("gunman", "nsubj", "shot")]
    assert tree(mend(given)) == [*subject, ("shot", "ccomp", "reported"), ("shoppers", "obj", "shot"), ("reported", "root", "reported")]


def test_a_participle_before_a_noun_is_left_alone() -> None:
    given = tokens(("the", "DET", "DT", 2, "det"), ("wounded", "VERB", "VBN", 2, "amod"), ("men", "NOUN", "NNS", 2, "root"))
    before = tree(list(given))
    assert tree(mend(given)) == before


@pytest.mark.parametrize(
    ("text", "word", "relation"),
    [
        ("Multiple attacks have killed at least 35 innocent civilians and injured scores of others.", "civilians", "obj"),
        ("A car bomb exploded near the palace, killing eight and injuring nine others.", "others", "obj"),
        ("A spokesman for the Houthis said the group had targeted Riyadh airport with a drone.", "group", "nsubj"),
        ("The bombing came two days after a similar attack in Jalalabad left 12 dead.", "attack", "nsubj"),
        ("Two Indian soldiers were killed in firing by Pakistani troops across the Line of Control on Tuesday.", "firing", "obl"),
        ("Three people, among them a policeman, were killed in Sunday's attack on a hotel in Kabul.", "policeman", "nmod"),
        ("Seven people were killed and 55 injured in two blasts in Nalbari.", "55", "nsubj"),
        ("Multiple attacks have killed at least 35 innocent civilians and injured scores of others.", "injured", "conj"),
        ("Three people were killed and 264 were injured in the bombing.", "264", "nsubj"),
        ("Three people were killed and 264 others wounded in the bombing.", "264", "nummod"),
        ("Police shot dead two rioters on Thursday.", "dead", "xcomp"),
        ("The army arrived at 35 villages on Monday.", "villages", "obl"),
        ("Police found dead fish in the river.", "dead", "amod"),
        ("Soldiers and 55 rebels were killed in the town.", "rebels", "conj"),
    ],
)
def test_in_sentences(text: str, word: str, relation: str) -> None:
    assert next(t.deprel for t in analyse(text).tokens if t.text == word).partition(":")[0] == relation
