"""Questions about the dead and wounded of one kind: only those told to be of it are counted, and what is left out is said."""

from __future__ import annotations

from functools import cache

import pytest

from dateline.briefs.ask import ask
from dateline.briefs.question_people import people_of
from dateline.coding import code
from dateline.model import Document, Reading

SUDAN = (
    "Fighters of the Rapid Support Forces attacked an army post near el-Fasher on Tuesday. Seven soldiers were killed and nine of the attackers died, the army said. "
    "In Nyala, shelling killed five people on Wednesday."
)
RAFAH = "Two Israeli soldiers were killed and five others injured when a bomb hit their vehicle in Rafah on Wednesday, the Israeli military said."


@cache
def readings() -> tuple[Reading, ...]:
    return tuple(code(Document(t, source=s, published="2024-06-20", language="en")) for t, s in ((SUDAN, "Nile Courier"), (RAFAH, "Gazette")))


@pytest.mark.parametrize(
    ("question", "known", "said", "unsaid"),
    [
        ("How many soldiers were killed in June?", True, ("Seven killed, told as “Seven soldiers”", "“Two Israeli soldiers”", "five people killed"), ("16", "nine")),
        ("How many Israeli soldiers died?", True, ("Two killed", "Left out", "seven killed, told as “Seven soldiers”"), ()),
        ("How many civilians were killed?", False, ("no text says of anybody killed that they were civilians", "five people killed"), ("seven", "Two Israeli")),
        ("Were any children killed?", False, ("Not known",), ("Seven",)),
        ("How many people were killed near el-Fasher?", True, ("16 people",), ("told as",)),
        ("How many soldiers were killed in Rafah?", True, ("Two Israeli soldiers",), ("Seven",)),
    ],
)  # fmt: skip
def test_answers(question: str, known: bool, said: tuple[str, ...], unsaid: tuple[str, ...]) -> None:
    asked = ask(readings(), question)
    text = " ".join(r.text() for r in asked.replies)
    assert asked.known == known
    assert all(w in text for w in said), text
    assert not any(w in text for w in unsaid), text


@pytest.mark.parametrize(
    ("question", "kind", "also"),
    [
        ("How many US soldiers were killed?", "soldiers", ("us",)),
        ("How many of the dead were children?", "children", ()),
        ("What is the civilian death toll in Gaza?", "civilians", ()),
        ("How many aid workers did the strike kill?", "aid workers", ()),
        ("What is the number of women killed?", "women", ()),
        ("How many people were killed by soldiers?", None, ()),
        ("How many were killed when militants attacked?", None, ()),
        ("How many people died?", None, ()),
    ],
)
def test_of_whom(question: str, kind: str | None, also: tuple[str, ...]) -> None:
    found = people_of(question)
    assert (found.kind.name if found else None) == kind
    assert (found.also if found else ()) == also


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What is the weather in Rafah?", "Cannot answer that: no text speaks of weather."),
        ("When did it rain in Rafah?", "Cannot answer that: no text speaks of rain."),
        ("Who won the football match in Nyala?", "Cannot answer that: no text speaks of won, football or match."),
        ("How much does bread cost near el-Fasher?", "Cannot answer that"),
        ("How many people were killed in the earthquake in Rafah?", "No text speaks of earthquake"),
    ],
)
def test_what_no_text_speaks_of_is_not_answered_with_other_events(question: str, said: str) -> None:
    asked = ask(readings(), question)
    assert said in " ".join(r.text() for r in asked.replies)
    assert asked.known == said.startswith("No text")


@pytest.mark.parametrize("question", ["What is the latest news from Rafah?", "What happened in Nyala yesterday?", "Who attacked the army post?"])
def test_general_words_do_not_stand_in_the_way(question: str) -> None:
    assert ask(readings(), question).known
