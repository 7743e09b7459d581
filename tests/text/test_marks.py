"""Ranges of words from probabilities of tags."""

from __future__ import annotations

import numpy as np

from dateline.text.marks import marked, trimmed

LEAST = {"PERP": 0.5, "ORG": 0.5}
TAGS = ["O", "B-PERP", "I-PERP", "B-ORG", "I-ORG"]


def ranges(rows: list[list[float]]) -> list[tuple[int, int, str]]:
    return [(a, b, role) for a, b, role, _ in marked(np.array(rows), TAGS, LEAST)]


def test_a_sure_word_is_a_core_and_an_unsure_one_alone_is_nothing() -> None:
    assert ranges([[0.2, 0.8, 0, 0, 0]]) == [(0, 1, "PERP")]
    assert ranges([[0.6, 0.4, 0, 0, 0]]) == []


def test_a_range_grows_from_its_core_on_both_sides() -> None:
    lautaro_youth_front = [[0.8, 0, 0, 0.15, 0.05], [0.7, 0, 0, 0.1, 0.2], [0.1, 0, 0, 0.1, 0.8], [0.97, 0, 0, 0, 0.03]]
    assert ranges(lautaro_youth_front) == [(0, 3, "ORG")]


def test_it_does_not_grow_over_a_new_beginning_or_another_role() -> None:
    assert ranges([[0.1, 0.9, 0, 0, 0], [0.7, 0.3, 0, 0, 0]]) == [(0, 1, "PERP")]
    assert ranges([[0.1, 0.9, 0, 0, 0], [0.1, 0, 0, 0.6, 0.3], [0.1, 0, 0.9, 0, 0]]) == [(0, 1, "PERP"), (1, 2, "ORG"), (2, 3, "PERP")]


def test_two_beside_each_other_are_split_where_the_second_surely_begins() -> None:
    assert ranges([[0.1, 0.9, 0, 0, 0], [0, 0.9, 0.1, 0, 0]]) == [(0, 1, "PERP"), (1, 2, "PERP")]
    assert ranges([[0.1, 0.9, 0, 0, 0], [0, 0.6, 0.4, 0, 0]]) == [(0, 2, "PERP")]


def test_the_score_is_that_of_the_surest_word() -> None:
    assert marked(np.array([[0.4, 0.5, 0.1, 0, 0], [0.1, 0.0, 0.9, 0, 0]]), TAGS, LEAST)[0][3] == 0.9


def test_nothing() -> None:
    assert marked(np.zeros((0, 5)), TAGS, LEAST) == []


def test_function_words_and_signs_at_the_ends_are_cut_off() -> None:
    words = ["the", "offices", "of", "the", "bank", "of", "-"]
    assert trimmed([(0, 7, "TARGET", 0.9)], words) == [(1, 5, "TARGET", 0.9)]
    assert trimmed([(5, 7, "TARGET", 0.9)], words) == []
