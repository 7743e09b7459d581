"""inspect: every annotation with its words and rule; the pieces of a sentence are its text; the page is escaped and asks for nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from dateline.briefs import phrasing as p
from dateline.briefs.inspection import LAYERS, Mark, page, pieces, sentences
from dateline.cli.terminal import quoted
from dateline.coding.draft import Draft
from dateline.model import Count, CountMention, Document, Issue, PlaceMention, Span, Where
from dateline.text import Analysis
from dateline.text.tokens import Sentence, Token
from tests.sample import reading

TEXT = "Five <b>soldiers</b> died in Mosul."


def word(i: int, text: str, at: int) -> Token:
    return Token(i, at, at + len(text), text, text.lower(), "NOUN", "NN", 0, "dep" if i else "root", 0)


@pytest.fixture
def draft() -> Draft:
    tokens = (word(0, "Five", 0), word(1, "Mosul", 29))
    analysis = Analysis(TEXT, tokens, (Sentence(0, 0, len(TEXT), 0, 2),))
    made = Draft(Document(TEXT, title="<script>alert(1)</script>"), analysis)
    made.counts.append(CountMention(Span(0, 4), 0, 1, 0, Count.exactly(5), "soldier"))
    made.places.append(PlaceMention(Span(29, 34), 1, 2, 1, "Mosul", Where("Mosul", "IRQ", 36.3, 43.1)))
    made.issues.append(Issue("no-date", "no publication date"))
    return made


def test_marks_come_with_words_and_values(draft: Draft) -> None:
    (only,) = sentences(draft)
    assert [(m.layer, draft.quote(m.span)) for m in only.marks] == [("counts", "Five"), ("places", "Mosul")]
    assert "given 5/5/5" in only.marks[0].value
    assert "Mosul (IRQ, exact)" in only.marks[1].value
    assert only.words[1] == ("Mosul", "NOUN/NN", "mosul", "Five", "dep")


def test_statements_and_links_of_the_records_are_shown() -> None:
    r = reading()
    text = r.document.text
    draft = Draft(r.document, Analysis(text, (), (Sentence(0, 0, len(text), 0, 0),)), records=list(r.records), links=list(r.links))
    (only,) = sentences(draft)
    values = [f"{m.layer} {m.value} {m.rule}" for m in only.marks]
    assert "statement e2 wounded = given 8/8/8 test:wounded" in values
    assert any(v.startswith("statement e1 speakers") and "per “the US military said”" in v for v in values)
    assert "link e1 response_to t1 per US military test:response" in values


def test_the_page_is_self_contained_and_escaped(draft: Draft) -> None:
    made = page(draft)
    assert "<script" not in made
    assert "&lt;b&gt;" in made
    assert "http://" not in made
    assert "https://" not in made
    assert 'class="places"' in made
    assert "no-date" in made


SPANS = st.lists(st.tuples(st.integers(0, 39), st.integers(1, 40)).filter(lambda s: s[0] < s[1]).map(lambda s: Span(*s)), max_size=8)


@given(st.text(min_size=40, max_size=40), SPANS)
def test_pieces_are_the_text_whatever_the_spans(text: str, spans: list[Span]) -> None:
    marks = tuple(Mark(s, LAYERS[n % len(LAYERS)], "") for n, s in enumerate(spans))
    cut = pieces(text, Span(0, 40), marks)
    assert "".join(words for words, _ in cut) == p.printable(text)
    at = 0
    for words, layers in cut:
        covering = {m.layer for m in marks if m.span.start <= at and at + len(words) <= m.span.end}
        assert set(layers.split()) == covering
        at += len(words)


@given(st.text(min_size=40, max_size=40), SPANS)
def test_quotes_are_the_text_whatever_the_spans(text: str, spans: list[Span]) -> None:
    made = quoted(text, Span(0, 40), spans)
    assert made.plain == f"“{p.printable(text)}”"
    Console(file=None, quiet=True).print(made)
