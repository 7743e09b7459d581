"""Scores of clusters on cases worked by hand, the alignment against all permutations, and clusters by average link."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.ecbplus.__main__ import linked
from evaluation.ecbplus.pairs import probabilities, train
from evaluation.ecbplus.score import clusters_of, score


def test_scores_of_a_case_worked_by_hand() -> None:
    gold, ours = clusters_of(["a", "a", "a", "b", "b"]), clusters_of(["x", "x", "y", "y", "y"])
    s = score(ours, gold)
    assert (round(s.muc, 2), round(s.b3, 2), round(s.ceafe, 2)) == (66.67, 73.33, 80.0)
    assert s.conll == pytest.approx((s.muc + s.b3 + s.ceafe) / 3)


def test_the_same_clusters_are_right_and_none_joined_has_no_links() -> None:
    gold = clusters_of(["a", "a", "b"])
    assert score(gold, gold).conll == 100.0
    assert score(clusters_of(["1", "2", "3"]), gold).muc == 0.0


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")), min_size=1, max_size=9))
def test_the_alignment_is_the_best_there_is(labels: list[tuple[str, str]]) -> None:
    gold, ours = clusters_of([g for g, _ in labels]), clusters_of([o for _, o in labels])
    few, many = sorted((gold, ours), key=len)
    every = (sum(2 * len(x & y) / (len(x) + len(y)) for x, y in zip(few, order, strict=False)) for order in permutations(many, len(few)))
    assert score(ours, gold).ceafe == pytest.approx(200 * max(every) / (len(gold) + len(ours)))


def test_average_link_joins_the_most_alike_first_and_stops() -> None:
    like = {(0, 1): 0.9, (0, 2): 0.4, (1, 2): 0.2, (2, 3): 0.6}
    found = linked(4, lambda i, j: like.get((min(i, j), max(i, j)), 0.0), 0.5)
    assert sorted(sorted(c) for c in found) == [[0, 1], [2, 3]]
    assert linked(0, lambda _i, _j: 1.0, 0.5) == []


def test_the_model_learns_a_plain_rule() -> None:
    rows = [[1.0, float(x)] for x in (0, 0, 1, 1)]
    weights = train(rows, [False, False, True, True], penalty=0.01)
    assert list(probabilities(rows, weights) > 0.5) == [False, False, True, True]
    assert np.array_equal(weights, train(rows, [False, False, True, True], penalty=0.01))
