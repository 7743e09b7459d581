"""Two readings of one text, found by its digest and scored both ways."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tools.agreement import FIRST, pairs


def reading(name: str, digest: str) -> dict[str, Any]:
    return {"document": {"id": name, "sha256": digest}}


def test_pairs_are_found_by_the_text(tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    for path, digest in (("a", "1"), ("b", "2"), ("second/other-name", "2"), ("second/alone", "3")):
        (tmp_path / f"{path}.json").write_text(json.dumps(reading(path, digest)), encoding="utf-8")
    assert [(n, one["document"]["id"], two["document"]["id"]) for n, one, two in pairs(tmp_path)] == [("b", "b", "second/other-name")]


def test_ours_were_read_twice() -> None:
    assert len(pairs(FIRST)) >= 4
