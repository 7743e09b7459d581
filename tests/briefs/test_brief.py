"""A brief: every sentence ends in a citation that resolves to its words; unknown is never zero; sources stand side by side."""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace

import pytest

from dateline.briefs.brief import make_brief
from dateline.briefs.render import as_dict, as_json, html, markdown
from dateline.briefs.sentences import Sentence
from dateline.model import Count, Document, Reading, Record
from dateline.text.markdown import markdown_safe
from tests.sample import TEXT, document, reading, stated


def told(deaths: Count | None, source: str, published: str = "2023-11-23") -> Reading:
    """The sample's first strike alone, as another paper tells it."""
    text = TEXT.replace("Harbour Gazette", source)
    first = reading().record("e1")
    statements = tuple(s for s in first.statements if s.field != "deaths")
    extra = (stated("deaths", deaths, "The casualty count is still being assessed"),) if deaths else ()
    return Reading(document(text, source=source, published=published), (replace(first, statements=statements + extra),))


def texts(made: object) -> list[str]:
    return [s["text"] for section in as_dict(made)["sections"] for item in section["items"] for s in item["sentences"]]  # type: ignore[arg-type]


READINGS = [
    reading(),
    told(Count.exactly(5, "five"), "Second Paper"),
    told(Count("given", 6, None, None, "at least six"), "Third Paper", "2023-11-24"),
    told(None, "Fourth Paper"),
]


@pytest.mark.parametrize("readings", [READINGS[:1], READINGS])
def test_every_sentence_ends_in_a_citation_that_resolves(readings: list[Reading]) -> None:
    made = make_brief(readings, with_faq=True)
    data = as_dict(made)
    by_id = {r.document.id: r for r in readings}
    numbers = {c["n"] for c in data["citations"]}
    assert texts(made)
    for text in texts(made):
        assert re.search(r"\[\d+\]\.$", text), text
        assert {int(n) for n in re.findall(r"\[(\d+)\]", text)} <= numbers
    for c in data["citations"]:
        words = by_id[c["document"]].document.text
        assert c["quote"] == " … ".join(" ".join(words[a:b].split()) for a, b in c["spans"])
        assert all(by_id[c["document"]].record(r.split(",")[0]) for r in c["records"])


def test_a_sentence_without_a_source_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="without a source"):
        Sentence("Five people were killed.", ())


def test_what_the_sample_says() -> None:
    text = markdown(make_brief([reading()]))
    for said in (
        "How many were killed is not known; the source says: “The casualty count is still being assessed”",
        "“a number of” (at least two; no figure is given)",
        "Eight people were wounded",
        "deaths are not mentioned and who did it is not named",
        "66 attacks",
        "A truce declared by Iraqi factions (declared in November 2022) has ended",
        "2,500 troops in Iraq",
        "order of time only; no cause is stated",
        "was in response to the 66 attacks",
    ):
        assert said in text, said
    happened = text.split("## What is said")[0]
    assert "2003" not in happened
    assert "An attack in 2003" in text.split("## Background")[1]


def test_values_of_sources_stand_side_by_side_and_are_not_summed() -> None:
    made = make_brief(READINGS)
    text = markdown(made)
    assert "told by 4 sources" in text
    (line,) = [t for t in texts(made) if t.startswith("Killed:")]
    assert re.search(r"not known – Harbour Gazette.* \| five – Second Paper.* \| at least six – Third Paper", line)
    assert "Fourth" not in line
    assert "11" not in line
    assert any(t.startswith("Air attack near Jurf al Saqr") and "killed: not known" in t for t in texts(made))


def test_order_of_readings_does_not_matter() -> None:
    expected = as_json(make_brief(READINGS, with_faq=True))
    for seed in range(5):
        shuffled = READINGS[:]
        random.Random(seed).shuffle(shuffled)
        assert as_json(make_brief(shuffled, with_faq=True)) == expected


def test_zero_is_worded_as_zero() -> None:
    assert "The source says that no one was killed" in markdown(make_brief([told(Count.exactly(0, "no casualties"), "Paper")]))


def test_an_empty_reading_says_so() -> None:
    made = make_brief([Reading(Document("Nothing to see here.", title="Weather"))], with_faq=True)
    assert "No event, count or state was found" in markdown(made)
    assert "No event, count or state was found" in html(made)
    assert as_dict(made)["citations"] == []


def test_html_escapes_all_that_comes_from_articles() -> None:
    text = "The army <script>alert(1)</script> shelled & burned the village \ue000 [7]."
    bad = Document(text, source="<b>Paper</b>", url="javascript:alert(1)", title='"><img src=x onerror=alert(1)>', published="2023-11-22")
    record = Record(
        "e1",
        "event",
        (stated("type", "ASSAULT", text, text).evidence.spans),
        (stated("type", "ASSAULT", "shelled", text), stated("targets", "<i>village</i>", "village", text)),
    )
    page = html(make_brief([Reading(bad, (record,))], with_faq=True))
    assert "<script" not in page
    assert "<img" not in page
    assert "<b>" not in page
    assert "<i>" not in page
    assert "javascript:" not in page
    assert 'http-equiv="Content-Security-Policy"' in page
    text_form = markdown(make_brief([Reading(bad, (record,))]))
    assert "\\<script\\>" in text_form


def test_json_is_plain_data() -> None:
    data = json.loads(as_json(make_brief(READINGS, with_faq=True)))
    assert data["schema"] == "dateline.brief/1"
    assert {s["key"] for s in data["sections"]} >= {"happened", "counts", "states", "unknown", "disagree", "background"}
    assert all(q["cites"] or not q["known"] for q in data["questions"])


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Five were killed [1][12].", "Five were killed [1][12]."),
        ("[click](javascript:alert(1))", r"\[click\](javascript:alert(1))"),
        ("[1](javascript:x) ![x](y) [1]: z", r"[1]\(javascript:x) !\[x\](y) [1]\: z"),
        ("a <b> *c* `d` # e", r"a \<b\> \*c\* \`d\` \# e"),
    ],
)
def test_words_of_articles_make_no_markdown(text: str, safe: str) -> None:
    assert markdown_safe(text) == safe


def test_a_source_that_is_a_link_is_none_in_the_brief() -> None:
    page = markdown(make_brief([told(None, "[click](javascript:alert(1))")]))
    assert "[click](" not in page.replace(r"\[", "").replace(r"\]", "")
    assert r"\[click\](" in page
