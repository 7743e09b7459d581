"""The event coder end to end on sentences of our own: sides, status, harm, links, contradictions, and what must never become an event."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.coding import code
from dateline.coding.pipeline import Pipeline, default_coders
from dateline.errors import DatelineError
from dateline.model import ActorRef, Count, Document, Reading, Record, When

PUBLISHED = "2023-11-22"


def read(text: str) -> Reading:
    return code(Document(text, published=PUBLISHED, published_basis="option", language="en"))


def current(text: str) -> list[Record]:
    return [e for e in read(text).events if e.value("status") == "current"]


def names(record: Record, field: str) -> set[str]:
    return {v.name for v in record.values(field) if isinstance(v, ActorRef)}


SIDES = ["Israel", "Iran", "Turkey", "Syria", "Russia"]


@pytest.mark.parametrize(("first", "second"), list(permutations(SIDES, 2)))
def test_swapping_names_swaps_sides_and_nothing_else(first: str, second: str) -> None:
    """No bias by name: the same clause with the actors exchanged gives the same event with the sides exchanged."""
    events = current(f"{first} carried out an air strike on forces of {second} near the border on Monday.")
    assert len(events) == 1
    event = events[0]
    assert (event.value("type"), event.value("mode"), event.value("certainty")) == ("ASSAULT", "aerial", "certain")
    assert any(first in n for n in names(event, "actors"))
    assert not any(second in n for n in names(event, "actors"))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    reading = read(text)
    spans = [s for r in reading.records for s in [*r.spans, *(x for m in r.statements for x in m.evidence.spans)]]
    spans += [s for link in reading.links for s in link.spans] + [s for c in reading.contradictions for s in c.spans]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)


def test_unknown_is_never_zero() -> None:
    unknown = current("US aircraft struck a depot of the militia in Iraq. The assessment of casualties is still ongoing.")[0].value("deaths")
    silent = current("US aircraft struck a depot of the militia in Iraq.")[0].value("deaths")
    assert isinstance(unknown, Count)
    assert (unknown.state, unknown.best) == ("unknown", None)
    assert silent is None


def test_a_platform_is_not_a_number() -> None:
    event = current("An AC-130 aircraft fired at militants near the base, killing a number of them.")[0]
    deaths = event.value("deaths")
    assert deaths is None or (isinstance(deaths, Count) and deaths.best != 130)
    assert "AC-130" in event.values("weapons")


def test_kataib_hezbollah_is_not_lebanons() -> None:
    event = current("US forces carried out air strikes on two facilities of Kataib Hezbollah in Iraq.")[0]
    recipient = next(v for v in event.values("recipients") if isinstance(v, ActorRef))
    assert recipient.country == "IRQ"
    assert recipient.name != "Hezbollah"


@pytest.mark.parametrize(
    "text",
    [
        "The 2003 invasion of Iraq changed the region.",
        "The mission is to prevent an attack on the base.",
        "If the rebels attack the town, the army will answer.",
        "Officials met. They spoke of the war. The militants attack US troops because of the war.",
        "Q: What was the target?\n\nA: The strikes hit a depot of the militia.",
        "The minister said that the army could attack the town.",
        "An earthquake struck the town and killed five people.",
    ],
)
def test_no_current_event(text: str) -> None:
    assert current(text) == []


def test_strikes_of_two_days_are_two_events_even_beside_a_week() -> None:
    text = (
        "At least six militants were killed in two American airstrikes in Iraq this week. In the second strike, carried out on Wednesday, US warplanes hit an "
        "operations center of Kataib Hezbollah. On Monday, an AC-130 gunship had killed fighters near Ain al-Asad air base."
    )
    days = {w.start for e in current(text) if isinstance(w := e.value("when"), When) and w.start == w.end}
    assert days == {"2023-11-20", "2023-11-22"}


def test_parts_of_a_tally_have_their_own_place() -> None:
    told = read("US forces have been attacked 66 times since October 17: 32 times in Iraq and 34 times in Syria, the Pentagon said.")
    tallies = [(r.value("count").best, [w.name for w in r.values("places")], r.value("since")) for r in told.records if r.kind == "tally"]  # type: ignore[union-attr]
    assert tallies == [(66, ["Iraq", "Syria"], "2023-10-17"), (32, ["Iraq"], "2023-10-17"), (34, ["Syria"], "2023-10-17")]


def test_a_number_that_counts_something_else_is_no_part() -> None:
    told = read("US forces have been attacked 66 times since October 17, and 32 soldiers in Iraq and 34 soldiers in Syria were decorated.")
    assert [r.value("count").best for r in told.records if r.kind == "tally"] == [66]  # type: ignore[union-attr]


def test_tallies_are_not_events() -> None:
    reading = read("Since October 17, there have been a total of 66 attacks against US forces in Iraq and Syria, all claimed by Iraqi militias.")
    tally = next(r for r in reading.records if r.kind == "tally")
    assert isinstance(tally.value("count"), Count)
    assert (tally.value("count").best, tally.value("unit"), tally.value("since")) == (66, "attacks", "2023-10-17")  # type: ignore[union-attr]
    assert [e for e in reading.events if e.value("status") == "current"] == []


def test_postures_with_an_elliptical_second() -> None:
    reading = read("The United States currently maintains 900 troops in Syria and 2,500 in Iraq.")
    assert [r.value("strength").best for r in reading.records if r.kind == "posture"] == [900, 2500]  # type: ignore[union-attr]


def test_response_and_order_are_kept_apart() -> None:
    answered = read("Rebels attacked an army base near the border. The army carried out strikes on the rebels in response to the attack.")
    followed = read("The army carried out strikes on the rebels after an attack on a police station by gunmen.")
    assert "response_to" in {link.type for link in answered.links}
    assert "response_to" not in {link.type for link in followed.links}


def test_that_attack_is_one_and_not_the_attacks() -> None:
    """What points at one act is not taken for a number of them; it may be another word for one that was told."""

    def first(text: str) -> list[str]:
        reading = read(text)
        return [reading.document.text[s.start : s.end] for s in reading.events[0].spans]

    after = "After that attack, a jet fired on the rebels."
    assert first(f"Rebels carried out attacks on army posts near the border. {after}") == ["Rebels carried out attacks on army posts near the border"]
    assert "After that attack," in first(f"Rebels carried out an attack on an army post near the border. {after}")


def test_a_bearing_that_cannot_be() -> None:
    reading = read("The depot lies near Mosul, located south of Baghdad.")
    assert "place" in {c.kind for c in reading.contradictions}
    assert "place" not in {c.kind for c in read("The depot lies near Basra, located south of Baghdad.").contradictions}


def test_another_language_is_kept_and_not_coded() -> None:
    reading = code(Document("Die Armee griff die Stadt an.", language="de"))
    assert reading.records == ()
    assert [i.kind for i in reading.issues] == ["not-english"]


def test_no_date_is_noted() -> None:
    reading = code(Document("Rebels attacked the town on Monday.", language="en"))
    assert "no-date" in {i.kind for i in reading.issues}
    assert all(e.value("when") is None for e in reading.events)


def test_pipeline_order_is_checked() -> None:
    with pytest.raises(DatelineError, match="needs"):
        Pipeline(list(reversed(default_coders())))
