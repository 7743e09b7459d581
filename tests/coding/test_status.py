"""What had happened before the news, holds in general, or happened long ago, is background; the news is not."""

from __future__ import annotations

import pytest

from dateline.coding import code
from dateline.readers import read_text

LEAD = "date 2023-11-22\n\nThe army shelled the village of Kober on Monday, the ministry said. Five soldiers were killed.\n\n"


def statuses(sentence: str, kind: str) -> list[tuple[object, str]]:
    events = code(read_text(LEAD + sentence)).events
    return [(e.value("status"), next(s.evidence.coder for s in e.statements if s.field == "status")) for e in events if e.value("type") == kind]


@pytest.mark.parametrize(
    ("sentence", "kind", "rule"),
    [
        ("The navy had suspended operations in the strait.", "RETREAT", "pluperfect"),
        ("A group of protesters had gathered in Cairo.", "PROTEST", "pluperfect"),
        ("Both sides oppose the rebels.", "REJECT", "habitual"),
        ("A protest had taken place in Cairo a few hours before the talks.", "PROTEST", "pluperfect"),
        ("The general was convicted of murder years ago.", "COERCE", "ago"),
        ("Over the years courts in Cairo sentenced dozens of activists to death.", "COERCE", "ago"),
    ],
)
def test_background(sentence: str, kind: str, rule: str) -> None:
    [(status, coder)] = statuses(sentence, kind)
    assert (status, coder) == ("background", f"rule:status.background.{rule}")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The ministry said that protesters had gathered in Cairo.", "PROTEST"),
        ("A group of protesters had gathered in Cairo on Monday.", "PROTEST"),
        ("A drone killed two men who had fired a missile at the base in Kober.", "ASSAULT"),
        ("France rejected the plan of the rebels.", "REJECT"),
        ("The general was convicted of murder two days ago.", "COERCE"),
    ],
)
def test_news(sentence: str, kind: str) -> None:
    assert {status for status, _ in statuses(sentence, kind)} == {"current"}


def assaults(text: str) -> list[str]:
    """For each act of violence: status, doers, whom it befell."""
    events = [e for e in code(read_text("date 2023-11-22\n\n" + text)).events if e.value("type") == "ASSAULT"]
    named = [["+".join(sorted(s.value.name for s in e.statements if s.field == field)) or "-" for field in ("actors", "recipients")] for e in events]
    return [f"{e.value('status')} {a} > {r}" for e, (a, r) in zip(events, named, strict=True)]


def test_what_is_answered_is_background() -> None:
    told = assaults("Iran launched missiles at Israel on Tuesday in response to the airstrike that killed a general in Damascus.")
    assert sorted(t.split()[0] for t in told) == ["background", "current"]


def test_what_something_came_after_is_background() -> None:
    told = assaults("A gunman shot five people in El Paso on Tuesday. The attack followed four shootings in California that week.")
    assert sorted(t.split()[0] for t in told) == ["background", "current"]


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("On Saturday gunmen attacked a market in Baghdad, killing 28 people. Today attacks in the city killed at least 35 more civilians.", 2),
        ("A man stabbed three people in a park in Reading on Tuesday. Witnesses said a man approached and attacked a group of shoppers.", 1),
        ("The attacker was shot dead by police in Paris on Tuesday. He was shot in the head by another police officer.", 1),
        ("The protesters clashed with the police in Belgrade on Tuesday. A journalist was attacked by protesters.", 2),
        ("Iran launched missiles targeting US troops in Iraq on Tuesday.", 1),
    ],
)
def test_one_act_or_two(text: str, n: int) -> None:
    assert len(assaults(text)) == n


def test_a_shared_object_is_of_both_verbs() -> None:
    assert assaults("A gunman approached and attacked two farmers in Kaduna on Tuesday.") == ["current gunman > farmers"]
