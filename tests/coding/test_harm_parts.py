"""Who those killed or wounded were, as far as a text tells it, and that parts of a number are never added to it."""

from __future__ import annotations

import pytest

from dateline.coding import code
from dateline.model import Count, Document, Harmed


def _told(text: str) -> dict[str, list[tuple[str, int | None, bool]]]:
    reading = code(Document(text, published="2024-06-14", language="en"))
    out: dict[str, list[tuple[str, int | None, bool]]] = {}
    for record in reading.events:
        for s in record.statements:
            if isinstance(s.value, Harmed):
                assert all(x.of(text) for x in s.evidence.spans)
                out.setdefault(s.field, []).append((s.value.noun, s.value.best, s.value.part))
    return out


@pytest.mark.parametrize(
    ("text", "deaths", "wounded"),
    [
        ("Rebels attacked a post near Mopti. Seven soldiers were killed and nine of the attackers died.", [("soldier", 7, False), ("attacker", 9, False)], []),
        ("An airstrike in Gaza killed 31 people, 19 of them children, medics said.", [("child", 19, True)], []),
        ("The blast in Kabul killed 12 people, of whom three were soldiers.", [("soldier", 3, True)], []),
        ("Twelve people, including seven children and a nurse, were killed in the strike on Rafah.", [("child", 7, True), ("nurse", 1, True)], []),
        ("Gunmen in Gao killed at least 20 villagers, among them six women and four children.", [("villager", 20, False), ("woman", 6, True), ("child", 4, True)], []),
        ("Shelling hit a market in Kherson. At least 12 civilians were killed and 30 wounded, including seven children, a doctor said.",
         [("civilian", 12, False)], [("child", 7, True)]),
        ("The bombing in Kabul left three policemen dead and 12 civilians wounded.", [("policeman", 3, False)], [("civilian", 12, False)]),
        ("The army killed four rebels of a faction of dissidents in Cauca.", [("rebel", 4, False)], []),
        ("An airstrike on Rafah killed nine people.", [], []),
        ("A bomb in Kabul killed 12 people and destroyed houses, including seven shops.", [], []),
        ("Gunmen killed a man in Gao in a clash with 40 fighters, including ten foreigners.", [], []),
    ],
)  # fmt: skip
def test_who_they_were(text: str, deaths: list[tuple[str, int, bool]], wounded: list[tuple[str, int, bool]]) -> None:
    told = _told(text)
    assert told.get("deaths_of", []) == deaths
    assert told.get("wounded_of", []) == wounded


def test_parts_are_not_added() -> None:
    reading = code(Document("Gunmen in Gao killed 20 villagers, among them six women and four children.", published="2024-06-14", language="en"))
    assert [e.value("deaths") for e in reading.events] == [Count.exactly(20, "20")]


def test_none_of_one_kind_is_not_nobody() -> None:
    text = "A rocket struck a clinic in Kassala on Sunday. No soldiers were killed."
    reading = code(Document(text, published="2024-06-14", language="en"))
    assert all(e.value("deaths") is None for e in reading.events)
    assert _told(text)["deaths_of"] == [("soldier", 0, False)]
    nobody = code(Document("A rocket struck a clinic in Kassala on Sunday. No one was killed.", published="2024-06-14", language="en"))
    assert [v.best for e in nobody.events if isinstance(v := e.value("deaths"), Count)] == [0]
