"""What the trained reader may fill, and what it must leave alone. The network's fillers are given, so that the rules of the coder are what is tested."""

from __future__ import annotations

import pytest

from dateline.coding import draft_of, trained
from dateline.coding.draft import Draft
from dateline.coding.trained import TrainedCoder, blanks
from dateline.model import ActorRef, Document
from dateline.text.fillers import Filler


def filler(text: str, words: str, role: str, score: float = 0.95) -> Filler:
    at = text.index(words)
    return Filler(at, at + len(words), words, role, score, 0, {}, None)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> object:
    """A draft of a text, coded again with these fillers."""

    def code(text: str, *found: Filler) -> Draft:
        monkeypatch.setattr(trained, "role_reading", lambda text: None)
        monkeypatch.setattr(trained, "fillers", lambda reading, head: [])
        draft = draft_of(Document(text, language="en", published="2024-01-10"))
        monkeypatch.setattr(trained, "fillers", lambda reading, head: list(found))
        TrainedCoder().code(draft)
        return draft

    return code


TEXT = "An explosion near the mosque in Mosul on Monday killed three people, and the gunmen of the Islamic State fled."


def names(draft: Draft, field: str) -> list[str]:
    return [v.name if isinstance(v, ActorRef) else str(v) for r in draft.records for v in r.values(field)]


def test_fills_a_blank_with_the_mention_at_its_words(told) -> None:  # type: ignore[no-untyped-def]
    plain = told(TEXT)
    assert plain.records
    assert names(plain, "actors") == []
    draft = told(TEXT, filler(TEXT, "Islamic State", "ATTACKER"))
    assert names(draft, "actors") == ["Islamic State"]
    (s,) = [s for r in draft.records for s in r.statements if s.field == "actors"]
    assert s.evidence.coder == "weights:roles"
    assert "Islamic State" in draft.quote(s.evidence.spans[0])


@pytest.mark.parametrize(
    ("words", "role", "score"),
    [("Islamic State", "ATTACKER", 0.3), ("Islamic State", "PLACE", 0.99), ("fled", "ATTACKER", 0.99)],
    ids=["not sure enough", "no field of that role", "no actor at the words"],
)
def test_leaves_it_blank(told, words: str, role: str, score: float) -> None:  # type: ignore[no-untyped-def]
    assert names(told(TEXT, filler(TEXT, words, role, score)), "actors") == []


def test_rules_keep_the_last_word(told) -> None:  # type: ignore[no-untyped-def]
    text = "Israeli jets bombed a weapons depot of Hezbollah near Tyre on Monday."
    plain = told(text)
    assert names(plain, "actors")
    draft = told(text, filler(text, "Hezbollah", "ATTACKER"))
    assert names(draft, "actors") == names(plain, "actors")


def test_no_one_attacks_himself(told) -> None:  # type: ignore[no-untyped-def]
    draft = told(TEXT, filler(TEXT, "Islamic State", "ATTACKER"), filler(TEXT, "Islamic State", "VICTIM", 0.9))
    assert "Islamic State" not in names(draft, "recipients")


def test_only_violence_has_blanks(told) -> None:  # type: ignore[no-untyped-def]
    draft = told("The foreign ministers of Egypt and France met in Cairo on Monday and condemned Turkey.")
    assert draft.records
    assert all(not blanks(r) for r in draft.records)
