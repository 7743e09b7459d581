"""Scores of single values: what is absent is left out; shares and their intervals; when an actor is the party that a record codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.model import ActorRef
from evaluation.actors import petrarch, re3d
from evaluation.actors.common import Party, same_country, same_party, share
from evaluation.gate import load
from evaluation.values import MEASURES, measured


def test_corpora_that_are_absent_are_left_out(tmp_path: Path) -> None:
    assert list(measured(tmp_path)) == []


def test_every_measure_has_floors() -> None:
    floors = load(Path(__file__).parents[2] / "evaluation" / "floors.json")
    assert set(MEASURES) <= set(floors)
    assert all(pin.floors for pin in floors.values())


def test_a_share_has_an_interval_over_its_units() -> None:
    one = share("x", [(1, 2), (2, 2), (0, 1), (1, 1)])
    assert (one.right, one.n) == (4, 6)
    assert one.low <= one.percent <= one.high
    assert share("x", [(1, 1)] * 9).low == 100
    assert share("x", []).n == 0


@pytest.mark.parametrize(
    ("party", "ours", "country", "both"),
    [
        (Party("TUR", "MIL"), ActorRef("Turkish soldiers", "TUR", "state-force"), True, True),
        (Party("TUR", "MIL"), ActorRef("Turkey", "TUR", "state"), True, False),
        (Party("TUR"), ActorRef("Turkey", "TUR", "state"), True, True),
        (Party("IRQ", "GOV"), ActorRef("Nouri al-Maliki", "IRQ", "person"), True, True),
        (Party("IGO"), ActorRef("United Nations", None, "organisation"), True, True),
        (Party("IGO"), ActorRef("militants", "IRQ", "armed-group"), False, False),
        (Party("SYR", "REB"), ActorRef("rebels", None, "armed-group"), False, False),
    ],
)
def test_when_an_actor_is_the_party(party: Party, ours: ActorRef, country: bool, both: bool) -> None:
    assert (same_country(party, ours), same_party(party, ours)) == (country, both)


def test_invented_states_become_real_ones_in_text_and_code() -> None:
    assert petrarch.renamed("Eriadori troops left Minas Tirith, Breeland and Bree.") == "Ecuadorian troops left Athens, Breeland and Brazil."
    assert petrarch._party("GONMIL", "Soldiers from Gondor") == Party("GRC", "MIL")
    assert petrarch._party("ERI", "Eritrea said") == Party("ERI")
    assert petrarch._party("HOBGOV", "Sam Gamgee") is None


def test_the_parts_of_re3d_are_fixed() -> None:
    assert [re3d.part(name) for name in ("a", "b", "c", "d")] == ["held", "dev", "dev", "dev"]
