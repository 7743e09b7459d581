"""Places spoken of again: "the city", "that town", "the state", "there"."""

from __future__ import annotations

import pytest

from dateline.coding import code
from dateline.model import Where
from dateline.readers import Hints, read_text


def places(text: str) -> list[set[str]]:
    """Names of the places of each event."""
    return [{v.name for v in e.values("places") if isinstance(v, Where)} for e in code(read_text(text, Hints(published="2025-06-10"))).events]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Shells hit El Fasher on Monday, killing 13 people. On Tuesday gunmen killed two men in the city.", {"El Fasher"}),
        ("Shells hit El Fasher on Monday, killing 13 people. RSF infantry stormed the southern edge of the city on Tuesday.", {"El Fasher"}),
        ("The army bombed the town of Sagaing on Monday. The town was shelled again on Tuesday, killing three.", {"Sagaing"}),
        ("Gunmen attacked the village of Yelwata in Benue state on Friday, killing 40. Two days earlier gunmen killed five farmers in the state.", {"Benue"}),
        ("Russian drones hit Kharkiv on Monday, wounding four. Rescuers said the suburbs had been shelled, and three people were killed there on Sunday.", {"Kharkiv"}),
    ],
)
def test_spoken_of_again(text: str, second: set[str]) -> None:
    assert places(text)[1] == second


@pytest.mark.parametrize(
    "text",
    [
        "Drones hit Kharkiv and Dnipro on Monday, wounding four. Gunmen killed two men in the city on Tuesday.",  # which of the two?
        "Shells hit El Fasher on Monday, killing 13 people. On Tuesday gunmen killed two men in the southern city.",  # another one
        "Gunmen attacked the village of Yelwata on Friday, killing 40. Gunmen killed five farmers in the state on Tuesday.",  # no state was named
        "Shells hit El Fasher on Monday, killing 13 people. On Tuesday gunmen killed two men near the city council.",
    ],
)
def test_not_known_which(text: str) -> None:
    assert places(text)[1] == set()
