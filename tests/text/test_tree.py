"""Trees from arc scores: always one root, no cycle, no crossing arcs, and the best of these for small sentences."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest

from dateline.text.decode import names
from dateline.text.tree import trees


def one(scores: Any) -> list[int]:
    """The tree of one sentence."""
    (tree,) = trees([scores])
    return tree


def is_tree(head: list[int]) -> bool:
    for start in range(1, len(head) + 1):
        seen, i = set(), start
        while i:
            if i in seen:
                return False
            seen.add(i)
            i = head[i - 1]
    return head.count(0) == 1


@pytest.mark.parametrize("seed", range(60))
def test_random_scores_give_a_tree(seed: int) -> None:
    generator = np.random.default_rng(seed)
    n = int(generator.integers(1, 40))
    assert is_tree(one(generator.normal(size=(n, n + 1)).astype(np.float32)))


def crossing(head: list[int]) -> bool:
    arcs = [(min(i, h), max(i, h)) for i, h in enumerate(head, 1)]
    return any(a < c < b < d for a, b in arcs for c, d in arcs)


@pytest.mark.parametrize("seed", range(60))
def test_the_best_tree_without_crossing_arcs(seed: int) -> None:
    n = seed % 5 + 1
    scores = np.random.default_rng(seed).normal(size=(n, n + 1))
    got = one(scores)

    def total(head: tuple[int, ...] | list[int]) -> float:
        return float(sum(scores[i, h] for i, h in enumerate(head)))

    trees = [list(h) for h in product(range(n + 1), repeat=n) if all(i + 1 != x for i, x in enumerate(h)) and is_tree(list(h)) and not crossing(list(h))]
    assert is_tree(got)
    assert not crossing(got)
    assert total(got) == pytest.approx(max(map(total, trees)))


@pytest.mark.parametrize("seed", range(20))
def test_long_sentences(seed: int) -> None:
    generator = np.random.default_rng(seed)
    n = int(generator.integers(60, 120))
    got = one(generator.normal(size=(n, n + 1)).astype(np.float32))
    assert is_tree(got)
    assert not crossing(got)


def test_flat_and_equal_scores() -> None:
    assert is_tree(one(np.zeros((7, 8), dtype=np.float32)))


def test_names_never_begin_inside() -> None:
    labels = ["B-ORG", "B-PER", "I-ORG", "I-PER", "O"]
    scores = np.array([[0, 0, 0, 0, 2.0], [0, 1.0, 1.5, 0, 0], [0, 0, 2.0, 0, 0]])
    assert names(labels, scores) in (["O", "B-ORG", "I-ORG"], ["B-ORG", "I-ORG", "I-ORG"])
    assert names(labels, np.array([[0, 0, 0, 0, 1.0]])) == ["O"]


def test_sentences_together_are_as_each_alone() -> None:
    generator = np.random.default_rng(5)
    scores = [generator.normal(size=(n, n + 1)).astype(np.float32) for n in (1, 30, 3, 41, 17, 2, 128, 30, 9)]
    assert trees(scores) == [one(s) for s in scores]
