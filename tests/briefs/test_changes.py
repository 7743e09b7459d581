"""What a brief says that an earlier one did not."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.briefs.brief import make_brief
from dateline.briefs.changes import known_documents
from dateline.briefs.render import as_dict, as_json
from dateline.errors import InputError
from dateline.model import Count, Reading
from tests.briefs.test_brief import told
from tests.sample import reading


def changed(readings: list[Reading], earlier: list[Reading], folder: Path) -> list[tuple[str | None, str]]:
    """(kind of change, first sentence) of the first section."""
    kept = folder / "earlier.json"
    kept.write_text(as_json(make_brief(earlier)), encoding="utf-8")
    made = as_dict(make_brief(readings, known=known_documents(kept)))
    return [(i["heading"], " ".join(s["text"] for s in i["sentences"])) for sec in made["sections"] if sec["key"] == "changed" for i in sec["items"]]


def test_nothing_new_says_nothing(tmp_path: Path) -> None:
    assert changed([reading()], [reading()], tmp_path) == []


def test_against_an_empty_brief_all_is_new(tmp_path: Path) -> None:
    kinds = {k for k, _ in changed([reading()], [], tmp_path)}
    assert "New" in kinds
    assert "More is told" not in kinds


def test_a_new_figure_stands_beside_the_earlier_one(tmp_path: Path) -> None:
    five, six = told(Count.exactly(5, "five"), "Second Paper"), told(Count.exactly(6, "six"), "Third Paper", "2023-11-24")
    ((kind, text),) = changed([five, six], [five], tmp_path)
    assert kind == "More is told"
    assert "now also told by Third Paper" in text
    assert "Killed, now: six" in text
    assert "Before: five – Second Paper" in text


def test_a_telling_with_nothing_new_names_its_source_only(tmp_path: Path) -> None:
    five, same = told(Count.exactly(5, "five"), "Second Paper"), told(Count.exactly(5, "five"), "Third Paper", "2023-11-24")
    ((_, text),) = changed([five, same], [five], tmp_path)
    assert "Killed" not in text


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"schema": "dateline.brief/1"}', '{"schema": "dateline.brief/1", "documents": [{"id": 3}]}', "# A brief"])
def test_what_is_no_brief_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="not a brief"):
        known_documents(path)
