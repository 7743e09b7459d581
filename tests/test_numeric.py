"""Matrix products keep to the setting `threads` while dateline works, also where numpy was loaded before, and only then."""

from __future__ import annotations

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from dateline.coding.base import Coder
from dateline.coding.draft import Draft
from dateline.coding.pipeline import Pipeline
from dateline.numeric import few_threads
from dateline.readers import read_text


def blas_threads() -> set[int]:
    """Threads of every linear algebra loaded (numpy is, above)."""
    assert np.__version__
    return {lib["num_threads"] for lib in threadpool_info() if lib["user_api"] == "blas"}


class Looks:
    """A coder that notes how many threads there are."""

    name, needs, gives = "looks", (), ()

    def __init__(self) -> None:
        self.seen: set[int] = set()

    def code(self, draft: Draft) -> None:
        self.seen = blas_threads()


def test_coding_keeps_to_one_thread_and_gives_the_others_back() -> None:
    coder = Looks()
    looks: Coder = coder
    with threadpool_limits(limits=3, user_api="blas"):
        Pipeline([looks]).draft(read_text("Gunmen killed 12 people in Kunduz on Friday."))
        assert coder.seen == {1}
        assert blas_threads() == {3}


def test_the_setting_says_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_THREADS", "2")
    with few_threads():
        assert blas_threads() == {2}
