"""FAQ and ask: answers come from records; what is not known, not mentioned or beyond the records is said so."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.briefs.ask import ask, ask_store
from dateline.briefs.faq import answers
from dateline.briefs.headings import Picture
from dateline.briefs.question import understand
from dateline.cli import main
from dateline.model import Document, Reading
from dateline.store import open_store
from tests.sample import TEXT, reading


@pytest.mark.parametrize(
    ("question", "known", "words"),
    [
        ("How many people were killed near Jurf al Saqr?", False, "Not known: the source says “The casualty count is still being assessed”"),
        ("How many did the gunship kill?", True, "a number of"),
        ("How many were wounded at Ain al-Asad on 21 November?", True, "Eight people"),
        ("How many people died at Ain al-Asad on 21 November?", True, "a number of"),
        ("How many attacks on US forces since 17 October?", True, "66 attacks"),
        ("How many attacks since October 17, 2023?", True, "66 attacks"),
        ("How many US troops are in Iraq?", True, "2,500"),
        ("Does the truce hold?", True, "No: a truce declared by Iraqi factions"),
        ("Who bombed Kataeb Hezbollah?", True, "The US military"),
        ("Who fired the ballistic missile?", False, "Not named in the text"),
        ("Why did the United States strike Kataeb Hezbollah?", True, "in response to the 66 attacks"),
        ("Where was Kataeb Hezbollah attacked?", True, "Near Jurf al Saqr, Iraq"),
        ("When was Kataeb Hezbollah attacked?", True, "22 November 2023"),
        ("What weapon was used on 21 November at the base?", True, "ballistic missile"),
        ("Who backs Kataeb Hezbollah?", True, "Iran backs"),
        ("Were civilians harmed?", False, "Not mentioned"),
        ("How many were killed in Mosul?", False, "Not mentioned"),
        ("What happened in Kabul?", False, "Not mentioned: no text speaks of kabul"),
        ("Who claimed responsibility?", False, "no claim of responsibility"),
        ("Will the war spread?", False, "Cannot answer that"),
        ("Should the US leave Iraq?", False, "Cannot answer that"),
        ("bananas", False, "Cannot answer that"),
        ("", False, "Cannot answer that"),
    ],
)
def test_answers(question: str, known: bool, words: str) -> None:
    asked = ask([reading()], question)
    said = " ".join(r.text() for r in asked.replies)
    assert words.lower() in said.lower()
    assert asked.known == known
    assert bool(asked.understood) == ("Cannot" not in said)


def test_background_is_no_answer_to_what_happened_now() -> None:
    asked = ask([reading()], "How many attacks happened on 22 November?")
    assert "2003" not in " ".join(r.text() for r in asked.replies)


def test_the_query_is_shown() -> None:
    asked = ask([reading()], "How many US soldiers were killed in Iraq since 17 October?")
    assert asked.understood.startswith("asks: how many (killed)")
    assert "since: 2023-10-17" in asked.understood


def test_faq_covers_events_counts_and_states_with_valid_spans() -> None:
    made = answers(reading())
    questions = [a.question for a in made]
    assert len(set(questions)) == len(questions)
    for start in (
        "Who carried out the air attack near Jurf al Saqr",
        "How many people were killed in the",
        "How many attacks on",
        "Does the truce",
        "How many troops",
    ):
        assert any(q.startswith(start) for q in questions), start
    for a in made:
        assert all(s.end <= len(TEXT) for s in a.spans)
        assert a.spans or not a.known
        assert not any(0xE000 <= ord(ch) <= 0xF8FF for ch in a.answer)


def test_faq_of_nothing_is_empty() -> None:
    assert answers(Reading(Document("A text."))) == ()


WORDS = st.sampled_from(
    (
        "how many who what when where why were killed wounded in on since 17 October 2023 Iraq US the attacks truce troops Ain al-Asad ? ' 31 February backs claimed"
    ).split()
)


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=12).map(" ".join)))
@settings(max_examples=200, deadline=None)
def test_any_question_gets_a_reply(question: str) -> None:
    understand(question)
    asked = ask([reading()], question)
    assert asked.replies
    assert all(r.text() for r in asked.replies)


QUESTIONS = (
    "How many US troops are in Iraq?",
    "Who attacked Ain al-Asad?",
    "What happened on 21 November?",
    "Were civilians killed?",
    "Who claimed the attack?",
    "Was there a truce?",
    "How many attacks since 17 October?",
    "Why did the US strike Jurf al Saqr?",
    "How many were killed in Kabul?",
    "Who backs Kataib Hezbollah?",
    "What did Washington do in 2019?",
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample dispatches in a store."""
    path = tmp_path_factory.mktemp("ask") / "a.db"
    assert main(["add", *map(str, sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.txt"))), "--db", str(path)]) == 0
    return path


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_store_answers_from_few_documents_what_it_answers_from_all(question: str, kept: Path) -> None:
    with open_store(kept) as store:
        whole = ask(Picture(store.readings(), store.merged.said()), question)
        found = ask_store(store, question)
    told = [[(r.question, r.note, r.known, [s.text for s in r.sentences]) for r in asked.replies] for asked in (whole, found)]
    assert told[0] == told[1]
    assert whole.understood == found.understood


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("How many people were killed in March 2024?", "on: 2024-03"),
        ("What happened in March?", "on: 2023-03"),
        ("How many were killed since March 2024?", "since: 2024-03"),
        ("How many were killed between 1 March and 5 March 2024?", "since: 2024-03-01; until: 2024-03-05"),
        ("How many were killed on March 20?", "on: 2023-03-20"),
        ("How many civilians were killed by the Rapid Support Forces?", "by: rapid, support, forces"),
        ("Who denied attacking the market?", "acts: REJECT"),
    ],
)
def test_times_and_doers_of_questions(question: str, understood: str) -> None:
    query = understand(question, 2023)
    assert query is not None
    assert understood in query.understood()
