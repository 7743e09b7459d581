"""Who "we" and "I" are, by the events they do."""

from __future__ import annotations

import pytest

from dateline.coding import code
from dateline.readers import Hints, read_text


def doers(text: str) -> list[tuple[str, list[str]]]:
    """Type and actors of each event, in text order."""
    reading = code(read_text(text, Hints(published="2025-03-05")))
    return [(str(e.value("type")), [s.value.name for s in e.statements if s.field == "actors"]) for e in reading.events]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            'Opposition leader Nelson Chamisa condemned the raid. "We call on the Southern African Development Community to act," he said.',
            ("REQUEST", ["Nelson Chamisa"]),
        ),
        ('"We call on both sides to stop," UN envoy Ann Lee said on Monday.', ("REQUEST", ["Ann Lee"])),
        ('The foreign minister of Cuba responded on Twitter: "I strongly reject the blockade."', ("REJECT", ["foreign minister"])),
        ("We condemn the attack, and the United States stands with Kenya. The United States condemns it.", ("ACCUSE", ["United States"])),
    ],
)
def test_whoever_speaks_does_it(text: str, told: tuple[str, list[str]]) -> None:
    assert told in doers(text)


def test_a_quotation_soon_behind_another_is_of_the_same_speaker() -> None:
    told = doers('Hamas spokesman Ali Saleh condemned the raid. "We reject the occupation," he said. "We demand the release of prisoners."')
    assert ("REQUEST", ["Ali Saleh"]) in told


def test_we_in_a_quotation_is_not_the_first_state_of_the_text() -> None:
    told = doers('Kenya sent troops to the border on Monday. "We condemn the invasion," rebel leader Omar Dir said.')
    assert all("Kenya" not in actors for kind, actors in told if kind == "ACCUSE")


def test_nobody_speaks_where_nobody_is_named() -> None:
    assert doers('"We demand justice."') == []
