"""Airwars' and UCDP's words for how well an event is attested."""

from __future__ import annotations

import pytest

from dateline.merging.standing import clarity, standing, told_by
from dateline.model import ActorRef, Report, When, Where

US = ActorRef("US military", "USA", "state-force", "us-military")
KH = ActorRef("Kataeb Hezbollah", "IRQ", "armed-group", "kataeb-hezbollah")
ISRAEL = ActorRef("Israel", "ISR", "state", "isr")
DAY = When("2023-11-22", "2023-11-22", "day")
JURF = Where("Jurf al Saqr", "IRQ", 32.86, 44.22, "near", "jurf")
IRAQ = Where("Iraq", "IRQ", 33.2, 43.7, "country", "iso:IRQ")


def report(name: str, **values: object) -> Report:
    return Report(f"doc_{name}/e1", f"doc_{name}", "ASSAULT", source=name, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reports", "word"),
    [
        ((report("AP", actors=(US,), speakers=("US military",)),), "declared"),
        ((report("AP", actors=(US,), speakers=("Pentagon",)),), "declared"),
        ((report("AP", claimed_by=(KH,)),), "declared"),
        ((report("AP", actors=(US,), speakers=("Iraqi security sources",)),), "single source"),
        ((report("AP", actors=(US,)), report("VOA", actors=(US,))), "likely"),
        ((report("AP", actors=(US,)), report("VOA")), "likely"),
        ((report("AP", actors=(US,)), report("AP", actors=(US,))), "single source"),
        ((report("AP", actors=(US,), speakers=("US military",)), report("VOA", actors=(ISRAEL,))), "contested"),
        ((report("AP"), report("VOA", status="denied")), "contested"),
    ],
)
def test_standing(reports: tuple[Report, ...], word: str) -> None:
    assert standing(reports) == word
    assert standing(reports[::-1]) == word


def test_outlets_that_print_one_agency_are_one_source() -> None:
    afp = tuple(report(name, origin="AFP") for name in ("Gazette", "Post"))
    assert told_by(afp) == "AFP in 2 outlets"
    assert told_by(afp[:1]) == "Gazette"
    assert told_by((*afp, report("VOA"))) == "2 sources"


def test_clarity() -> None:
    assert clarity((report("AP", when=DAY, places=(JURF,)),)) == 1
    assert clarity((report("AP", when=DAY, places=(IRAQ,)),)) == 2
    assert clarity((report("AP", when=When("2023-11-01", "2023-11-30", "month"), places=(JURF,)),)) == 2
    assert clarity(()) == 2
