"""Several outlets with one agency's words are one source, and a brief says so."""

from __future__ import annotations

from dateline.briefs.brief import make_brief
from dateline.briefs.render import as_dict
from dateline.coding import code
from dateline.model import Document, Reading

BOMB = "A car bomb exploded outside a hotel in Mogadishu on Friday, killing nine people"


def told(source: str, text: str) -> Reading:
    return code(Document(text, source=source, published="2024-03-02", language="en"))


REUTERS = (told("Gazette", f"MOGADISHU (Reuters) - {BOMB}, police said."), told("River Post", f"MOGADISHU, March 2 (Reuters) - {BOMB}, police said."))
OWN = told("Horn Daily", f"{BOMB}, hospital officials said.")
QUOTES = told("Plain Times", "A car bomb exploded outside a hotel in Mogadishu on Friday and killed nine people, Reuters reported.")


def _happened(*readings: Reading) -> tuple[str, str]:
    section = next(s for s in as_dict(make_brief(readings))["sections"] if s["key"] == "happened")
    (item,) = section["items"]
    return item["heading"], " ".join(x["text"] for x in item["sentences"])


def test_copies_of_one_agency_are_one_source() -> None:
    heading, text = _happened(*REUTERS, OWN)
    assert heading.endswith("(told by 3 reports from 2 sources)")
    assert "One source, Reuters: Gazette, 2 Mar [" in text
    assert "Horn Daily" not in text.partition("One source")[2].partition(".")[0]


def test_who_tells_it_from_an_agency_is_no_source_of_its_own() -> None:
    heading, _ = _happened(*REUTERS, QUOTES)
    assert heading.endswith("(told by 3 reports from one source)")


def test_reports_of_their_own_stay_sources() -> None:
    heading, text = _happened(REUTERS[0], OWN)
    assert heading.endswith("(told by 2 sources)")
    assert "One source" not in text
