"""The network of actors: who backs, arms, belongs to, breaks with or fights whom, as news writes it."""

from __future__ import annotations

import pytest

from dateline.coding import code
from dateline.readers import Hints, read_text

Tie = tuple[str, str, str]


def told(text: str) -> dict[Tie, str]:
    """The status of each relation, by subject, relation and object."""
    reading = code(read_text(text, Hints()))
    return {(str(r.value("subject")), str(r.value("relation")), str(r.value("object"))): str(r.value("status")) for r in reading.of_kind("relation")}


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Hezbollah, which is armed and financed by Iran, fired rockets at Haifa.", ("Iran", "backs", "Hezbollah")),
        ("The missiles were fired by the Houthis, who receive weapons from Iran.", ("Iran", "backs", "Houthis")),
        ("The M23 enjoys the support of Rwanda.", ("Rwanda", "backs", "M23")),
        ("With Russian support, the army recaptured Palmyra.", ("Russia", "supports", "army")),
        ("Tehran-backed Kataib Hezbollah attacked the base.", ("Iran", "backs", "Kataib Hezbollah")),
        ("The coalition is led by Saudi Arabia and backed by the United States.", ("United States", "backs", "coalition")),
        ("Hezbollah, Iran's main ally in Lebanon, fired rockets at Haifa.", ("Hezbollah", "aligned_with", "Iran")),
        ("Belarus, an ally of Moscow, said that drones had crossed its border.", ("Belarus", "aligned_with", "Russia")),
        ("Iran's proxies in Iraq, including Kataib Hezbollah, attacked the base.", ("Kataib Hezbollah", "aligned_with", "Iran")),
        ("Kataib Hezbollah, one of several Iranian proxies in Iraq, attacked the base.", ("Kataib Hezbollah", "aligned_with", "Iran")),
        ("JNIM, al-Qaeda's affiliate in the Sahel, attacked a base on Monday.", ("JNIM", "member_of", "al-Qaeda")),
        ("The al-Qaeda affiliate al-Shabaab attacked a base on Monday.", ("al-Shabaab", "member_of", "al-Qaeda")),
        ("The Qassam Brigades, Hamas's military wing, said it had fired a rocket.", ("Qassam Brigades", "member_of", "Hamas")),
        (
            "The Karen National Union and its armed wing, the Karen National Liberation Army, attacked the post.",
            ("Karen National Liberation Army", "member_of", "Karen National Union"),
        ),
        ("The Allied Democratic Forces, which has pledged allegiance to Islamic State, killed 12.", ("Allied Democratic Forces", "aligned_with", "Islamic State")),
        ("Uganda has sent troops to fight alongside the Congolese army against the ADF.", ("Uganda", "supports", "Congolese army")),
        ("Wagner mercenaries fight on the side of the Malian army.", ("Wagner mercenaries", "supports", "Malian army")),
        ("The PKK has waged an insurgency against the Turkish state since 1984.", ("PKK", "hostile_to", "Turkey")),
        ("The army and the Rapid Support Forces have been at war since April 2023.", ("army", "hostile_to", "Rapid Support Forces")),
        ("The Hutch gang and the Kinahan gang have been fighting each other since 2015.", ("Hutch gang", "hostile_to", "Kinahan gang")),
        ("The SDF, dominated by the Kurdish YPG, said it repelled the attack.", ("Kurdish YPG", "leads", "SDF")),
        ("Joseph Kony's Lord's Resistance Army abducted 20 villagers.", ("Joseph Kony", "leads", "Lord's Resistance Army")),
        ("Joseph Kony founded the Lord's Resistance Army in 1987.", ("Joseph Kony", "leads", "Lord's Resistance Army")),
        ("The army killed al-Shabaab's leader, Abu Hafs.", ("Abu Hafs", "leads", "al-Shabaab")),
        ("The army killed al-Shabaab's deputy leader, Abu Hafs.", ("Abu Hafs", "member_of", "al-Shabaab")),
        ("Abu Hafs, a senior commander of al-Shabaab, was killed in the strike.", ("Abu Hafs", "member_of", "al-Shabaab")),
        ("Hlib Tymchyshyn, the head of the Kharkiv region, said two people were killed.", ("Hlib Tymchyshyn", "leads", "Kharkiv region")),
        ("Mykola Dubyk, who governs the surrounding province, said two people were killed.", ("Mykola Dubyk", "leads", "surrounding province")),
        ("The acting governor, Vladislav Perepelkin, said three people were wounded.", ("Vladislav Perepelkin", "holds_office", "acting governor")),
        (
            "The Tigray People's Liberation Front rejected the charge on Friday. Its spokesman, Kinfe Hailu, said no soldier was killed.",
            ("Kinfe Hailu", "holds_office", "spokesman of Tigray People's Liberation Front"),
        ),
    ],
)
def test_tie(text: str, tie: Tie) -> None:
    assert told(text).get(tie) == "asserted"


@pytest.mark.parametrize(
    ("text", "tie", "status"),
    [
        ("Turkey considers the YPG an extension of the PKK, which it has fought for decades.", ("YPG", "member_of", "PKK"), "alleged"),
        ("The RSF, which the United Arab Emirates is accused of arming, shelled the camp.", ("United Arab Emirates", "backs", "RSF"), "alleged"),
        ("Pakistan accuses Kabul of harbouring the TTP, which killed six soldiers.", ("Afghanistan", "supports", "TTP"), "alleged"),
        ("ISWAP, which broke away from Boko Haram in 2016, killed 12 soldiers.", ("ISWAP", "member_of", "Boko Haram"), "past"),
    ],
)
def test_tie_that_is_not_asserted(text: str, tie: Tie, status: str) -> None:
    assert told(text).get(tie) == status


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Pupils pledged allegiance to the flag after the shooting.", "aligned_with"),
        ("The rebels have support in rural areas, where the army killed 20 people.", "backs"),
        ("The army has Russian missiles.", "backs"),
        ("The U.N. supplied food and money to families displaced by the fighting.", "backs"),
        ("The union leader has enjoyed wide support among teachers during the strike.", "backs"),
        ("John Smith, the head of a delegation from Oslo, spoke.", "leads"),
        ("John Smith, the head of the table, spoke.", "leads"),
        ("Russian opposition leader Alexei Navalny spoke.", "member_of"),
        ("The officers at odds with the president staged a coup.", "hostile_to"),
        ("He fought alongside his brother in the war.", "supports"),
    ],
)
def test_no_tie(text: str, relation: str) -> None:
    assert not any(r == relation for _, r, _ in told(text))


def test_a_country_in_the_name_of_a_branch_is_no_member() -> None:
    assert {s for s, r, _ in told("ISIS-K, the Afghan branch of Islamic State, claimed the attack.") if r == "member_of"} == {"ISIS-K"}


def test_a_nationality_before_a_leader_is_not_what_is_led() -> None:
    assert all(o != "Russia" for _, r, o in told("Russian opposition leader Alexei Navalny spoke.") if r == "leads")


def test_whose_general_somebody_is_stands_behind_the_troops() -> None:
    assert {o for _, r, o in told("Troops of General Khalifa Haftar attacked Tripoli.") if r == "holds_office"} <= {"General"}
