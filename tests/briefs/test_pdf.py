"""A brief as PDF: the same bytes each time, nothing fetched, a clear word where the extra is missing."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from dateline.briefs.brief import make_brief
from dateline.briefs.pdf import _refuse, pdf
from dateline.errors import DatelineError
from tests.sample import reading


def test_the_same_brief_gives_the_same_file() -> None:
    pytest.importorskip("weasyprint", exc_type=ImportError)
    first, second = (pdf(make_brief([reading()])) for _ in range(2))
    assert first == second
    assert first.startswith(b"%PDF-")


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "weasyprint":
            raise ImportError("No module named 'weasyprint'")
        return whole(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(DatelineError, match=r"dateline\[pdf\]"):
        pdf(make_brief([reading()]))


def test_no_address_is_fetched() -> None:
    with pytest.raises(ValueError, match="not fetched"):
        _refuse("https://example.org/x.png")
