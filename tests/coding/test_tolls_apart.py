"""Tolls told beside each other: numbers in a row, acts told by "another", a part of a running count, the sum of a lead, both sides' dead, figures that were corrected.

Each text is our own; beside what must be read stands what looks like it and must not.
"""

from __future__ import annotations

import pytest

from dateline.coding import code
from dateline.model import Count, Reading, Record
from dateline.readers import Hints, read_text


def read(text: str) -> Reading:
    return code(read_text(text, Hints(published="2024-05-15")))


def figure(v: object) -> str:
    if not isinstance(v, Count) or v.state != "given":
        return "-"
    return str(v.best) if v.low == v.best == v.high else f"{v.low}/{v.best}/{v.high}".replace("None", "")


def act(e: Record) -> str:
    """Where, dead, wounded."""
    return f"{', '.join(getattr(v, 'name', '') for v in e.values('places'))}: {figure(e.value('deaths'))} {figure(e.value('wounded'))}"


def count(t: Record) -> str:
    """How many of what, since when."""
    return f"{figure(t.value('count'))} {t.value('unit')} since {t.value('since')}"


def told(text: str) -> list[str]:
    """Acts of force, then tallies, in text order."""
    reading = read(text)
    return [act(e) for e in reading.events if e.value("type") == "ASSAULT"] + [count(r) for r in reading.records if r.kind == "tally"]


RESPECTIVELY = [
    ("Attacks in Kano and Jos killed 12 and 7 people respectively on Tuesday, police said.", ["Kano: 12 -", "Jos: 7 -"]),
    ("Gunmen killed eight and five villagers in Damboa and Gwoza, respectively, on Monday.", ["Damboa: 8 -", "Gwoza: 5 -"]),
    ("Two car bombs exploded in Baghdad and Mosul on Sunday, killing 14 and 6 people respectively.", ["Baghdad: 14 -", "Mosul: 6 -"]),
    ("Bombings on Monday and Tuesday killed 12 and seven people respectively in Kano, police said.", ["Kano: 12 -", "Kano: 7 -"]),
    ("The shelling killed and wounded five and 12 people respectively in Sumy on Monday.", ["Sumy: 5 12"]),
    # nothing that the numbers are told of in a row
    ("Rebels and the army lost nine and four fighters, respectively, in clashes near Sake on Monday.", ["Sake: 13 -"]),
    # no such word
    ("Attacks in Kano and Jos killed 19 people on Tuesday, police said.", ["Kano, Jos: 19 -"]),
]

ANOTHER = [
    ("One soldier was killed in Tyre on Monday and another in Naqoura.", ["Tyre: 1 -", "Naqoura: 1 -"]),
    ("Five people were killed on Monday, one in Kharkiv and four in Odesa.", ["Kharkiv: 1 -", "Odesa: 4 -"]),
    ("One strike on El Fasher killed five people and another on Kutum killed nine, residents said on Monday.", ["El Fasher: 5 -", "Kutum: 9 -"]),
    ("An air strike on a market in Tora killed 20 people on Monday, while another in Nyala killed four.", ["Tora: 20 -", "Nyala: 4 -"]),
    ("A drone strike in Khan Younis killed four people and one in Rafah killed two, medics said Tuesday.", ["Khan Younis: 4 -", "Rafah: 2 -"]),
    ("One bomb went off in Kirkuk, killing three people, and a second in Tikrit killed five, police said on Wednesday.", ["Kirkuk: 3 -", "Tikrit: 5 -"]),
    ("Five people died in a strike on El Fasher and nine in another on Kutum on Monday, residents said.", ["El Fasher: 5 -", "Kutum: 9 -"]),
    # another victim, another gunman
    ("A bomb killed four soldiers in Gao on Sunday and injured another.", ["Gao: 4 1"]),
    ("One strike on a base in Gao killed five soldiers and wounded another on Monday.", ["Gao: 5 1"]),
]

PARTS = [
    (
        "At least 62 people have been killed in the province since Monday, including 23 in Tuesday's attack on the market in Bunia, officials said.",
        ["Bunia: 23 -", "62/62/ deaths since 2024-05-13"],
    ),
    (
        "Rebels have killed 45 soldiers in Mali this year, 17 of them in an ambush near Gao on Saturday.",
        ["Gao: 17 -", "45 soldier deaths since 2024"],
    ),
    ("Clashes killed 31 people in Darfur on Monday, including nine in the shelling of a hospital in Nyala.", ["Darfur: 31 -", "Nyala: 9 -"]),
    ("Fifteen people were killed in an ambush near Djibo and seven in a raid on a post in Barsalogho on Monday.", ["Djibo: 15 -", "Barsalogho: 7 -"]),
    (
        "Tuesday's strike on Rafah killed 23 people, taking the death toll since Friday to 62, the ministry said.",
        ["Rafah: 23 -", "62 deaths since 2024-05-10"],
    ),
    (
        "Monday's attack killed nine people, bringing the number of people killed in the province this year to 118.",
        [": 9 -", "118 deaths since 2024"],
    ),
    # a part that no act of its own is told of
    ("Gunmen killed 12 people in Jos on Monday, including three in a car.", ["Jos: 12 -"]),
    ("An attack on a market in Jos killed 31 people, including nine children, on Monday.", ["Jos: 31 -"]),
    # ranked since Friday, not counted since then
    ("The strike killed three people on Tuesday, the army's third on the camp since Friday.", [": 3 -"]),
]

SUMS = [
    (
        (
            "Three attacks killed 31 people across Borno on Friday, officials said. In Damboa, gunmen killed 14 farmers. In Bama, a bomb killed 12 people at a bus "
            "station. Five people died in Gwoza when militants shelled a camp."
        ),
        ["Damboa: 14 -", "Bama: 12 -", "Gwoza: 5 -", "31 deaths since 2024-05-10"],
    ),
    (
        (
            "Israeli air strikes killed 38 people in Gaza on Saturday, health officials said. Twenty of them died in a strike on a house in Nuseirat, and eleven were "
            "killed in Rafah."
        ),
        ["Nuseirat: 20 -", "Rafah: 11 -", "38 deaths since 2024-05-11"],
    ),
    (
        "Clashes killed 17 people in North Kivu on Thursday. Rebels killed nine villagers in Rutshuru. Eight soldiers died in fighting near Sake.",
        ["Rutshuru: 9 -", "Sake: 8 -", "17 deaths since 2024-05-09"],
    ),
    # one act told again
    ("Attacks by gunmen killed 30 people on Friday in Zamfara. The gunmen killed them in their farms.", ["Zamfara: 30 -"]),
    # acts beside the first, on other days
    (
        (
            "Air strikes killed 12 people in Sanaa on Monday, the Houthis said. A strike on a farm in Saada killed three on Sunday. Another killed two in Hodeidah on "
            "Saturday."
        ),
        ["Sanaa: 12 -", "Saada: 3 -", "Hodeidah: 2 -"],
    ),
    ("Russian strikes on Kharkiv killed six people on Monday, the governor said. In Odesa, a drone killed two people.", ["Kharkiv: 6 -", "Odesa: 2 -"]),
]

SIDES = [
    ("Twelve soldiers and 40 militants were killed in the clash near Gao on Monday, the army said.", ["Gao: 52 -"]),
    ("The army said it lost three men and killed 20 fighters in a battle near Menaka on Sunday.", ["Menaka: 23 -"]),
    ("Rebels said they killed 15 soldiers in clashes near Kawlin on Saturday. Four of their own men died.", ["Kawlin: 19 -"]),
    ("The army said it had lost 12 soldiers in an ambush near Menaka on Sunday.", ["Menaka: 12 -"]),
    ("Four rebels died and two soldiers were wounded in clashes in Shan state on Tuesday.", ["Shan: 4 2"]),
    ("Troops clashed with rebels near Kutum on Monday. Five soldiers were killed. Nine rebels were also killed.", ["Kutum: 14 -"]),
    # a day's losses, of no act that was told
    ("In Belgorod, shelling killed one person on Monday. Ukraine said Russian forces lost 1,200 soldiers and 14 tanks in the past day.", ["Belgorod: 1 -"]),
    # who is shot after an attack did not die of it
    ("A man stabbed two Israelis near Hebron on Tuesday and was shot dead.", ["Hebron: - 2", "Hebron: 1 -"]),
]

CORRECTED = [
    ("A bomb killed 14 people in Quetta on Monday, officials said. Earlier reports put the toll at nine.", ["Quetta: 14 -"]),
    ("Shelling killed six people in Donetsk on Sunday, officials said. They had initially said eight people were killed.", ["Donetsk: 6 -"]),
    (
        "Initial reports said 20 people had been killed in the bombing in Jalalabad on Friday, but the governor said the toll was 12.",
        ["Jalalabad: 12 -"],
    ),
    (
        "The raid on Bosso killed 30 soldiers on Friday. The government said the toll was 26, while the militants claimed 60 dead.",
        ["Bosso: 30/30/60 -"],
    ),
    ("A roadside bomb killed two policemen in Quetta on Sunday. A third died in hospital on Monday.", ["Quetta: 3 -"]),
    ("Gunmen attacked a bus in Kano on Monday, police said. Three officers were wounded, one fatally.", ["Kano: - 3"]),
    # said earlier, and never otherwise
    ("Police said earlier on Monday that five people had been killed in the blast in Kano.", ["Kano: 5 -"]),
    # the same man
    ("Militants also shot dead a worker in Anantnag on Friday, police said. He died on the spot.", ["Anantnag: 1 -"]),
    # of which act, it does not say
    (
        "Bombs went off in Kirkuk and Baqubah on Tuesday, killing nine and four people respectively, police said. At least 40 people were hurt.",
        ["Kirkuk: 9 -", "Baqubah: 4 -"],
    ),
]

UNITS = [
    ("Rights groups recorded 34 worker arrests in Belarus since March.", ["34 worker arrests since 2024-03"]),
    ("Gunmen have kidnapped 300 students in Kaduna since January, officials said.", ["300 student abductions since 2024-01"]),
    ("Militants have captured 15 villages in Ituri since March.", ["15 villages since 2024-03"]),
    ("Pirates have seized 12 ships off Somalia since November.", ["12 ships since 2023-11"]),
    ("The army has bombed the region 60 times since the start of April, a monitoring group said.", ["60 bombings since 2024-04"]),
    ("Unions said there had been 60 arrests of workers since the strike began in April.", ["60 arrests since 2024-04"]),
    ("The minister said the rebels had kidnapped 27 people in the province this year.", ["27 abductions since 2024"]),
    # told of one day
    ("Gunmen abducted 15 passengers from three buses near Zaria on Monday.", ["Zaria: - -"]),
    ("Ukrainian forces destroyed 12 tanks and 20 armoured vehicles near Avdiivka on Monday, Kyiv said.", ["Avdiivka: - -"]),
]


@pytest.mark.parametrize(("text", "lines"), [*RESPECTIVELY, *ANOTHER, *PARTS, *SUMS, *SIDES, *CORRECTED, *UNITS], ids=lambda x: x[:40] if isinstance(x, str) else "")
def test_tolls(text: str, lines: list[str]) -> None:
    assert told(text) == lines


def test_a_headline_of_two_places_gives_none_to_the_other_act() -> None:
    text = "Sudan: strikes on El Fasher and Kutum\n\nOne strike on El Fasher killed five people on Tuesday and another on Kutum killed nine, residents said."
    assert told(text) == ["El Fasher: 5 -", "Kutum: 9 -"]


def test_where_who_counts_sits_is_no_place_of_a_count() -> None:
    (tally,) = [r for r in read("Militants have killed 180 soldiers in Pakistan this year, according to a think tank in London.").records if r.kind == "tally"]
    assert [v.name for v in tally.values("places")] == ["Pakistan"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police shot dead a man who had killed two people in Lyon on Monday.", ["Lyon: 1 -", "Lyon: 2 -"]),
        ("Police killed a gunman who had wounded three people in Lyon on Monday.", ["Lyon: 1 -", "Lyon: - 3"]),
        ("Police arrested a man who killed two people in Lyon on Monday.", ["Lyon: 2 -"]),
        ("Soldiers killed the man who carried out the attack that killed ten people in Nice.", ["Nice: 1 -", "Nice: 10 -"]),
        ("A siege in Sydney that claimed the lives of two hostages ended on Monday when police shot the gunman.", ["Sydney: - -"]),
        ("A journalist was shot dead in Quetta on Monday. Police later arrested a man who had killed two people in the city.", ["Quetta: 1 -", "Quetta: 2 -"]),
        # done to those that the clause tells of, not by them
        ("Gunmen killed ten people who were ambushed near Herat on Monday.", ["Herat: 10 -"]),
        ("Rebels killed three soldiers who were guarding a bridge in Goma on Monday and wounded two others.", ["Goma: 3 2"]),
        ("Militants who attacked a post in Bannu on Monday killed six soldiers.", ["Bannu: 6 -"]),
    ],
)
def test_what_one_who_was_harmed_had_done(text: str, expected: list[str]) -> None:
    assert told(text) == expected
