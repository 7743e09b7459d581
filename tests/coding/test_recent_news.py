"""What reports of recent wars are full of: counts over a window, wars that go on, attacks and the strikes that answer them, charges that are rejected, several sources.

Each sentence is our own; beside what must be read stands what looks like it and must not.
"""

from __future__ import annotations

import pytest

from dateline.coding import code
from dateline.model import ActorRef, Count, Reading, Record
from dateline.readers import Hints, read_text

DAY = "2024-03-05"  # a Tuesday


def read(text: str) -> Reading:
    return code(read_text(text, Hints(published=DAY)))


def names(record: Record, field: str) -> set[str]:
    return {v.name if isinstance(v, ActorRef) else str(getattr(v, "name", v)) for v in record.values(field)}


def assaults(text: str, status: str = "") -> list[Record]:
    return [e for e in read(text).events if e.value("type") == "ASSAULT" and status in ("", e.value("status"))]


# ---------------------------------------------------------------- counts over a window
@pytest.mark.parametrize(
    ("sentence", "least", "unit", "since"),
    [
        ("American troops deployed in Iraq and Syria have been attacked 58 times since mid-October.", 58, "attacks", "2023-10"),
        ("Forces in the two countries have come under attack at least 76 times since Oct. 17, a spokesman said.", 76, "attacks", "2023-10-17"),
        ("Militias have carried out more than 100 attacks on bases in Iraq since the start of the war.", 101, "attacks", None),
        ("Rebels have carried out 12 attacks in the province over the past two weeks, the army said.", 12, "attacks", "2024-02-20"),
        ("Jets have carried out a half-dozen airstrikes in Syria in roughly five weeks.", 6, "airstrikes", None),
        ("At least 30 attacks have been reported this year.", 30, "attacks", "2024"),
        ("There have been 80 attacks on ships since the October 7 assault on Israel.", 80, "attacks", "2023-10-07"),
        ("It was the third attack in the town in two weeks.", 3, "attacks", None),
        ("The Houthis have attacked more than 60 vessels in the Red Sea since November.", 61, "vessels", "2023-11"),
        ("A committee puts at 104 the number of civilians killed in El Fasher since Feb. 1.", 104, "civilian deaths", "2024-02-01"),
        ("At least 6,600 civilians have been killed since the coup, the association says.", 6600, "civilian deaths", None),
        ("More than 34,000 people have been killed in the offensive, the ministry says.", 34001, "deaths", None),
        ("The army has killed 180 militants in the province this year.", 180, "militant deaths", "2024"),
        ("The United Nations says 4,239 people were killed in Haiti between July and February.", 4239, "deaths", "2023-07"),
        ("The group launched an insurgency in 1984 in which more than 40,000 people have been killed.", 40001, "deaths", None),
    ],
)
def test_counts_over_a_window_are_tallies(sentence: str, least: int, unit: str, since: str | None) -> None:
    reading = read(sentence)
    [tally] = reading.of_kind("tally")
    count = tally.value("count")
    assert isinstance(count, Count)
    assert (count.low or count.best, tally.value("unit"), tally.value("since")) == (least, unit, since)
    assert not [e for e in reading.events if e.value("status") == "current"]


@pytest.mark.parametrize("sentence", ["The Taliban carried out two attacks in Kabul on Monday.", "Gunmen attacked the post three times on Monday, killing two officers."])
def test_acts_of_a_day_are_none(sentence: str) -> None:
    assert not read(sentence).of_kind("tally")
    assert assaults(sentence)


@pytest.mark.parametrize(
    ("sentence", "deaths", "totals"),
    [
        ("The fighting has killed tens of thousands of people since it began.", 0, 1),
        ("The attack killed 12 people, bringing to 40 the number of people killed since January.", 12, 1),
        ("So far 14 people have been killed in the fire fight at the base in Gao, which gunmen stormed on Monday.", 14, 0),
    ],
)
def test_toll_of_an_act_and_of_a_war(sentence: str, deaths: int, totals: int) -> None:
    reading = read(sentence)
    told = [e.value("deaths") for e in reading.events]
    assert sum(d.best or 0 for d in told if isinstance(d, Count)) == (deaths if totals or deaths != 14 else 0)
    assert len(reading.of_kind("tally")) >= totals


def test_a_rank_is_a_count() -> None:
    reading = read("The missile that struck the base in Erbil was the 66th attack on US forces in Iraq since October 17.")
    [tally] = reading.of_kind("tally")
    assert (getattr(tally.value("count"), "best", None), tally.value("unit"), tally.value("since")) == (66, "attacks", "2023-10-17")
    assert not read("It was the second attack on the base on Monday.").of_kind("tally")


def test_a_span_of_days() -> None:
    [tally] = read("Between Feb. 4 and Feb. 10, coalition forces conducted 154 strikes in Syria.").of_kind("tally")
    assert (tally.value("since"), tally.value("until")) == ("2024-02-04", "2024-02-10")


def test_the_toll_of_what_was_then_is_not_todays() -> None:
    text = (
        "Militants stormed a hotel in Mogadishu on Monday, killing nine people. "
        "It was the deadliest attack in the city since October 2022, when twin car bombs killed 120 people."
    )
    now = [e.value("deaths") for e in assaults(text, "current")]
    assert [d.best for d in now if isinstance(d, Count) and d.best] == [9]


def test_left_in_critical_condition_is_wounded() -> None:
    [event] = assaults("A drone attack by militants left one soldier in critical condition and injured two others in Kirkuk on Monday.")
    wounded = event.value("wounded")
    assert isinstance(wounded, Count)
    assert wounded.best == 3


# ---------------------------------------------------------------- one act or two
def test_an_attack_and_the_strikes_that_answer_it() -> None:
    text = (
        "Jets struck three sites of Kataib Hezbollah in Iraq on Tuesday after three American soldiers were wounded in a drone attack. "
        "The strikes killed a fighter and wounded 18, officials said. "
        "One of the soldiers was badly injured in the attack on Monday. Kataib Hezbollah claimed responsibility for the attack."
    )
    events = assaults(text, "current")
    claimed = [e for e in events if names(e, "claimed_by")]
    assert [names(e, "claimed_by") for e in claimed] == [{"Kataib Hezbollah"}]
    assert "US military" in names(claimed[0], "recipients")
    assert all("Kataib Hezbollah" not in names(e, "recipients") for e in claimed)


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("On Saturday the division accused the rebels of shelling a market in Gao, killing six civilians. On Monday they shelled a school in Gao, it said.", 2),
        ("The group was accused of shelling a market in Gao on Monday. On Tuesday the army said the shelling killed six civilians.", 1),
        ("The killing of Razi Mousavi by Israel was condemned in Tehran. Qassem Soleimani was killed in a US strike.", 2),
        ("At least 14 civilians were killed and 22 others injured on Monday when rebels struck El Obeid in Sudan with artillery.", 1),
        ("The jets struck a depot in Kirkuk on Monday. Five fighters were killed.", 1),
    ],
)
def test_one_act_or_two(text: str, n: int) -> None:
    assert len(assaults(text)) == n


def test_what_the_strikes_came_after_is_another_toll() -> None:
    text = (
        "India fired missiles at nine sites in Pakistan on Monday, two weeks after gunmen killed 26 people in Kashmir. "
        "Eight civilians were killed in the strikes, Pakistan said."
    )
    tolls = {(e.value("status"), d.best) for e in assaults(text) if isinstance(d := e.value("deaths"), Count)}
    assert tolls == {("current", 8), ("background", 26)}


def test_the_dead_are_of_what_was_done() -> None:
    text = "Police opened fire on demonstrators trying to storm the parliament in Nairobi on Tuesday, killing at least five people, rights groups said."
    [event] = [e for e in assaults(text) if isinstance(e.value("deaths"), Count)]
    assert names(event, "actors") == {"Police"}


def test_nothing_of_the_army_was_targeted() -> None:
    assert not assaults("The ministry said that no Pakistani military facilities had been targeted in Lahore.")


def test_who_speaks_speaks_for_themselves() -> None:
    text = "A doctors' group accused the rebels of bombing a clinic in Gao on Monday. The army accused the rebels of bombing a clinic in Gao, too."
    assert len([e for e in read(text).events if e.value("type") == "ACCUSE"]) == 2


def test_retaliation_answers_the_attack_of_its_sentence() -> None:
    text = (
        "A drone hit an office of the Nujaba movement in Baghdad on Monday, killing four fighters. Last month the US military carried out "
        "retaliatory strikes on the militia after a rocket attack by the militia killed two soldiers near Erbil."
    )
    reading = read(text)
    [link] = [x for x in reading.links if x.type == "response_to"]
    target = next(e for e in reading.events if e.id == link.target)
    assert "rockets" in {w.rstrip("s") + "s" for w in names(target, "weapons")} | {"rockets" for p in names(target, "places") if p == "Erbil"}


# ---------------------------------------------------------------- what has not happened
@pytest.mark.parametrize(
    "sentence",
    [
        "The president rejected the charge that his troops had attacked the town of Gao.",
        "I thought the Azerbaijanis were shelling us, she said.",
        "Residents fled as fears grow of an assault on the town of Gao by the rebels.",
        "The leader called on his followers to march again in Nairobi on Friday.",
        "The army did not launch a strike on the rebels in Gao.",
    ],
)
def test_not_told_as_having_happened(sentence: str) -> None:
    assert not [e for e in read(sentence).events if e.value("status") == "current" and e.value("type") in {"ASSAULT", "PROTEST"}]


@pytest.mark.parametrize(
    "sentence",
    [
        "The president ordered the military to carry out air strikes on militias in Iraq after the raid.",
        "The network called the bombardment of the town of Gao by the rebels a war crime.",
        "An official was asked about the drone strike on a car in the town of Taji.",
    ],
)
def test_told_as_having_happened(sentence: str) -> None:
    assert assaults(sentence, "current")


@pytest.mark.parametrize(
    "sentence",
    [
        "Days after 20 soldiers died in an ambush near Gao, the army bombed the town.",
        "The raid came a week after rebels attacked a barracks in Gao, killing 12 soldiers.",
    ],
)
def test_what_the_news_came_days_after_is_background(sentence: str) -> None:
    [before] = [e for e in assaults(sentence) if isinstance(e.value("deaths"), Count)]
    assert before.value("status") == "background"


def test_where_troops_stand_is_no_move() -> None:
    assert not [e for e in read("American troops deployed in Iraq and Syria were attacked on Monday.").events if e.value("type") == "MOBILIZE"]
    assert [e for e in read("American troops were deployed to Iraq on Monday.").events if e.value("type") == "MOBILIZE"]


def test_designated_as_terrorist() -> None:
    [event] = [e for e in read("The United States designated the Sinaloa Cartel a terrorist organisation on Monday.").events if e.value("type") == "SANCTION"]
    assert names(event, "actors") == {"United States"}
    assert not read("The United Nations designated the town of Gao a heritage site on Monday.").events


# ---------------------------------------------------------------- where, when, per whom
def test_tied_to_a_country_is_not_in_it() -> None:
    [event] = assaults("Washington bombed sites in Syria linked to Iran on Monday.")
    assert names(event, "places") == {"Syria"}


def test_the_war_is_not_the_place_of_the_strike() -> None:
    text = "A drone hit a convoy in Baghdad on Monday. The strike comes amid rising tension, with the war between Israel and the movement Hamas in Gaza."
    assert all("Gaza" not in names(e, "places") for e in assaults(text))


def test_a_unit_is_no_date() -> None:
    [event] = [e for e in read("On Sunday, the Fifth Division accused the rebels of shelling the town of Gao.").events if e.value("type") == "ACCUSE"]
    assert getattr(event.value("when"), "start", None) == "2024-03-03"


def test_the_day_that_names_an_attack() -> None:
    [event] = assaults("The talks are the first since the October 7 Hamas attack on Israel.")
    assert getattr(event.value("when"), "start", None) == "2023-10-07"
    assert event.value("status") == "background"


def test_local_police_act_where_they_are() -> None:
    [event] = [e for e in read("Police in Nakuru arrested a mechanic on suspicion of terrorism on Monday.").events if e.value("type") == "COERCE"]
    assert names(event, "places") == {"Nakuru"}


def test_two_kinds_of_sources() -> None:
    [event] = assaults("Three soldiers were killed in an attack on a base in Kirkuk on Monday, police and hospital sources said.")
    assert all(not s.startswith("and ") for s in names(event, "speakers"))
    assert names(event, "speakers")


def test_the_commander_is_not_whoever_bears_the_title() -> None:
    text = (
        'A strike in Baghdad on Thursday killed a senior commander of the militia. "They will pay," said Abu Talib al-Saidi, a militia commander. '
        "The commander was killed in his car, police said."
    )
    assert all("Abu Talib al-Saidi" not in names(e, "recipients") for e in assaults(text))


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("A missile hit a ship off Aden on Monday, killing two sailors. Houthi military spokesman Yahya Saree claimed the attack.", "Houthi"),
        ("Gunmen stormed a hotel in Mogadishu on Monday, killing nine people. Al-Shabaab said on Telegram that it was responsible.", "Al-Shabaab"),
    ],
)
def test_who_claims(text: str, claimant: str) -> None:
    assert {n for e in assaults(text) for n in names(e, "claimed_by")} == {claimant}


def test_the_police_saying_so_is_no_claim() -> None:
    text = "Gunmen stormed a hotel in Mogadishu on Monday, killing nine people. Police said the gang was responsible."
    assert not [e for e in assaults(text) if names(e, "claimed_by")]


def test_where_it_was_fired_from_is_not_where_it_struck() -> None:
    [event] = assaults("Five missiles were fired at Kharkiv from Russia's Belgorod region on Monday.")
    assert "Belgorod" not in names(event, "places")


def test_a_month_is_no_town() -> None:
    [event] = [e for e in read("The soldiers were captured by rebels on Feb. 27 at a checkpoint in Arauca.").events if e.value("type") == "COERCE"]
    assert all("Feb" not in p for p in names(event, "places"))


def test_a_place_line_is_no_part_of_its_sentence() -> None:
    [event] = assaults("KANO, Nigeria (Agency) - Gunmen killed 23 farmers in a raid on a village in Zamfara on Monday, police said.")
    deaths = event.value("deaths")
    assert isinstance(deaths, Count)
    assert (deaths.best, names(event, "recipients")) == (23, {"farmers"})


# ---------------------------------------------------------------- truces, answers
def test_talks_on_a_truce_break_none() -> None:
    assert not read("Talks in Cairo on a ceasefire in Gaza broke up without a deal on Sunday.").of_kind("truce")


def test_two_truces_of_a_text() -> None:
    told = read("The two armies agreed a truce on Monday. A first ceasefire, announced by Moscow on Sunday, broke down within hours.").of_kind("truce")
    assert [t.value("state") for t in told] == ["announced", "broken"]


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Russia accused Ukraine of shelling a village on the border on Monday. Ukraine dismissed the accusation.", "REJECT", "ACCUSE"),
        ("Kenya banned gatherings in the capital on Monday. Opposition leader Samuel Karimi rejected the ban.", "REJECT", "COERCE"),
        (
            "Rebels captured the town of Goma on Sunday. On Monday the United States imposed sanctions on the rebels; it said the step was a response to the capture.",
            "SANCTION",
            "ASSAULT",
        ),
    ],
)
def test_what_is_answered(text: str, source: str, target: str) -> None:
    reading = read(text)
    types = {e.id: e.value("type") for e in reading.events}
    assert (source, target) in {(types.get(x.source), types.get(x.target)) for x in reading.links if x.type == "response_to"}


# ---------------------------------------------------------------- standing ties
def ties(text: str) -> set[tuple[object, object, object]]:
    return {(r.value("subject"), r.value("relation"), r.value("object")) for r in read(text).of_kind("relation")}


def test_who_is_named_beside_is_meant() -> None:
    assert ("Joint Forces", "aligned_with", "army") in ties("It fought together with the Joint Forces, armed groups allied with the army.")


def test_at_war_with() -> None:
    assert any(r == "hostile_to" for _, r, _ in ties("The Rapid Support Forces have been at war with the army since April 2023."))


def test_a_commander_without_a_name_leads_nobody() -> None:
    assert not [t for t in ties("A senior commander of Hezbollah was killed in the strike.") if t[1] == "leads"]


def test_former_heads_are_past_and_of_the_name_beside() -> None:
    told = read("The strike killed Razi Mousavi, a close friend of General Qassem Soleimani, the former head of Iran's elite Quds Force.").of_kind("relation")
    led = {(r.value("subject"), r.value("status")) for r in told if r.value("relation") == "leads"}
    assert led <= {("Qassem Soleimani", "past")}


def test_forces_of_a_capital() -> None:
    postures = read("Washington has around 900 soldiers in Syria and some 2,500 in Iraq.").of_kind("posture")
    assert [names(p, "actor") for p in postures] == [{"United States"}, {"United States"}]
