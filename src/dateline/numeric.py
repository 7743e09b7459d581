"""Holds numeric libraries to the setting `threads` while dateline works, whoever loaded them first, and gives them back as they were."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from dateline.settings import int_setting


@contextmanager
def few_threads() -> Iterator[None]:
    """A context, or a decorator, within which matrix products keep to the setting `threads`.

    Ours are small: shared out over cores they take longer, on a machine that does other work a hundred times longer, and several processes get into each other's way.
    """
    with _libraries().limit(limits=int_setting("threads")):
        yield


@cache
def _libraries() -> Any:
    """The linear algebra that numpy has loaded, looked for once."""
    import numpy  # noqa: F401
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController().select(user_api="blas")
