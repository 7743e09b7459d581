"""Tellings of one truce are put together by parties and days, shown with their history, and taken apart by a person's word."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.analysis.truces import joined
from dateline.briefs.brief import make_brief
from dateline.briefs.headings import Picture
from dateline.briefs.render import as_dict
from dateline.cli import main
from dateline.coding import code
from dateline.model import Document, Judgement, Reading

AGREED = ("Gazette", "2024-11-27", "Israel and Hezbollah agreed to a ceasefire on Tuesday.")
HOLDS = ("Post", "2024-11-30", "A ceasefire between Hezbollah and Israel is holding, the United Nations said on Friday. The ceasefire took effect on Wednesday.")
BROKEN = ("Times", "2024-12-03", "Israel violated the ceasefire with Hezbollah on Monday, Lebanon's army said.")
EXTENDED = ("Daily", "2025-01-27", "The ceasefire between Israel and Hezbollah was extended until 18 February, the White House said on Sunday.")
HAMAS = ("Courier", "2024-11-30", "A ceasefire between Hamas and Israel ended on Friday.")
NOBODY = ("Wire", "2024-11-30", "The ceasefire collapsed on Friday.")


def read(*told: tuple[str, str, str]) -> list[Reading]:
    return [code(Document(text, source=source, published=day, language="en")) for source, day, text in told]


def states(*told: tuple[str, str, str], judged: tuple[Judgement, ...] = ()) -> list[list[str]]:
    return [[t.state for t in x] for x in joined(((r, x) for r in read(*told) for x in r.of_kind("truce")), judged)]


def test_one_truce_with_its_history_whatever_the_order() -> None:
    assert states(AGREED, HOLDS, BROKEN, EXTENDED) == [["announced", "in-force", "broken", "extended"]]
    assert states(EXTENDED, BROKEN, HOLDS, AGREED) == [["announced", "in-force", "broken", "extended"]]


@pytest.mark.parametrize(
    "other",
    [
        HAMAS,
        NOBODY,
        ("Later", "2025-08-01", "A ceasefire between Israel and Hezbollah is holding."),  # too long after
        ("Again", "2024-12-20", "Israel and Hezbollah agreed to a ceasefire on Thursday."),  # declared on another day
    ],
)
def test_other_truces_stay_apart(other: tuple[str, str, str]) -> None:
    assert len(states(AGREED, HOLDS, other)) == 2


def test_what_begins_after_an_end_is_another_truce() -> None:
    ended = ("Post", "2024-11-30", "The ceasefire between Israel and Hezbollah ended on Friday.")
    assert states(AGREED, ended, ("Times", "2024-12-09", "A ceasefire between Israel and Hezbollah is holding.")) == [["announced", "ended"], ["in-force"]]


def test_tellings_that_name_nobody_stand_alone() -> None:
    assert len(states(NOBODY, ("Other", "2024-11-30", "The ceasefire collapsed on Friday, they said."))) == 2


def test_a_brief_shows_one_truce_with_all_its_citations() -> None:
    made = as_dict(make_brief(read(AGREED, HOLDS, BROKEN, EXTENDED)))
    (item,) = next(s for s in made["sections"] if s["key"] == "states")["items"]
    assert item["heading"] == "Truce between Israel and Hezbollah (told by 4 reports)"
    assert item["sentences"][0]["text"].startswith("As last told, on 27 January 2025, it was extended [")
    assert len({n for s in item["sentences"] for n in s["cites"]}) == 4


def test_until_is_no_day_of_declaration() -> None:
    (reading,) = read(EXTENDED)
    assert [t.value("declared") for t in reading.of_kind("truce")] == [None]


def test_a_person_can_take_it_apart_and_put_it_together_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for source, day, text in (AGREED, HOLDS):
        (tmp_path / f"{source}.txt").write_text(f"source: {source}\npublished: {day}\n\n{text}\n")
    db = str(tmp_path / "a.db")
    assert main(["add", str(tmp_path / "Gazette.txt"), str(tmp_path / "Post.txt"), "--db", db]) == 0
    ids = [f"{r.document.id}/c1" for r in _kept(db)]
    for verdict, number in (("different", 2), ("same", 1)):
        assert main(["judge", *ids, verdict, "--by", "ana", "--why", "looked at both", "--db", db]) == 0
        capsys.readouterr()
        assert main(["truces", "--db", db]) == 0
        assert sum(not line.startswith(" ") and " towards " in line for line in capsys.readouterr().out.splitlines()) == number
    assert main(["doctor", "--db", db]) == 0
    assert main(["judge", ids[0], "nothing/e1", "same", "--by", "ana", "--why", "x", "--db", db]) != 0


def _kept(db: str) -> Picture:
    from dateline.store import open_store

    with open_store(Path(db)) as store:
        return Picture(list(store.readings()))


def test_a_truce_that_ended_has_not_the_day_on_which_it_was_declared() -> None:
    told = joined(
        ((r, x) for r in read(("Gazette", "2025-06-10", "The attacks ended a truce that the factions had declared in May 2024.")) for x in r.of_kind("truce")), ()
    )
    assert [(t.state, t.day) for x in told for t in x] == [("ended", "2025-06-10")]
