"""Where and when of MUC-4's templates, and which incidents get one. The texts are our own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.coding import draft_of
from dateline.coding.draft import Draft
from dateline.coding.grouping.incidents import Entity, Incident
from dateline.readers import muc
from dateline.text.fillers import Filler
from evaluation.muc4.respond import distinct
from evaluation.muc4.when import date_of
from evaluation.muc4.where import location_of


def report(body: str) -> Draft:
    (d,) = muc.read(f"DEV-MUC3-9001 (NOSC)\n\n   SAN SALVADOR, 3 JAN 90 (EFE) -- [TEXT] {body}\n".encode())
    return draft_of(replace(d, language="en"))


def incident(draft: Draft, words: str, kind: str = "ATTACK") -> Incident:
    start = draft.document.text.index(words)
    sentence = 99  # the network's numbers are not the draft's
    return Incident([Entity("TARGET", [Filler(start, start + len(words), words, "TARGET", 0.9, sentence, {"type": (kind, 0.9)}, None)], [0])])


@pytest.mark.parametrize(
    ("body", "words", "place"),
    [
        ("REBELS ATTACKED A BRIDGE IN USULUTAN.", "BRIDGE", "EL SALVADOR: USULUTAN (CITY)"),
        ("REBELS ATTACKED A BRIDGE, A SALVADORAN SPOKESMAN SAID.", "BRIDGE", "EL SALVADOR"),  # not the town where it was written
        ("A BOMB DESTROYED A BANK IN THE SALVADORAN CAPITAL.", "BANK", "EL SALVADOR: SAN SALVADOR (CITY)"),
        ("REBELS BURNED A BUS IN CIUDAD BARRIOS, IN THE EASTERN DEPARTMENT OF SAN MIGUEL.", "BUS", "EL SALVADOR: SAN MIGUEL (DEPARTMENT): CIUDAD BARRIOS (CITY)"),
        ("A BOMB WENT OFF AT A SHOP IN THE EXCLUSIVE ESCALON NEIGHBORHOOD.", "SHOP", "EL SALVADOR: SAN SALVADOR (CITY): ESCALON (NEIGHBORHOOD)"),
        ("A BOMB WENT OFF AT A SHOP IN A RESIDENTIAL NEIGHBORHOOD.", "SHOP", "EL SALVADOR"),
    ],
)
def test_where(body: str, words: str, place: str) -> None:
    draft = report(body)
    assert location_of(incident(draft, words), draft) == place


@pytest.mark.parametrize(
    ("body", "words", "day"),
    [
        ("REBELS BLEW UP A BRIDGE YESTERDAY.", "BRIDGE", "02 JAN 90"),
        ("REBELS BLEW UP A BRIDGE LAST NIGHT.", "BRIDGE", "02 JAN 90"),
        ("REBELS BLEW UP A BRIDGE LAST TUESDAY.", "BRIDGE", "- 03 JAN 90"),
        ("ON 28 DECEMBER A BANK WAS ROBBED. REBELS BLEW UP A BRIDGE.", "BRIDGE", "- 03 JAN 90"),  # the sentence before tells another act
        ("A SPOKESMAN SAID TODAY THAT REBELS BLEW UP A BRIDGE ON 28 DECEMBER.", "BRIDGE", "28 DEC 89"),
    ],
)
def test_when(body: str, words: str, day: str) -> None:
    draft = report(body)
    assert date_of(incident(draft, words), draft) == day


def test_acts_of_one_kind_day_and_place_are_one() -> None:
    draft = report("REBELS BURNED A BUS YESTERDAY IN USULUTAN. THEY BURNED A SHOP YESTERDAY IN USULUTAN. REBELS BURNED A FARM ON 1 JANUARY IN SANTA ANA.")
    told = [incident(draft, w, "ARSON") for w in ("BUS", "SHOP", "FARM")]
    assert [[e.fillers[0].text for e in i.entities] for i in distinct(told, draft)] == [["BUS", "SHOP"], ["FARM"]]
    bombed = [incident(draft, "BUS", "ARSON"), incident(draft, "SHOP", "BOMBING")]
    assert len(distinct(bombed, draft)) == 2


def test_an_act_on_nothing_harms_nothing() -> None:
    draft = report("REBELS BURNED A BUS.")
    told = incident(draft, "BUS")
    assert told.harms
    assert not Incident([replace_role(e, "ORG") for e in told.entities]).harms


def replace_role(e: Entity, role: str) -> Entity:
    return Entity(role, [replace(f, role=role) for f in e.fillers], e.indices)
