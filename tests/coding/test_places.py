"""The place coder: detection, resolution by the whole text, roles, precision. All sentences are ours."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.coding.draft import Draft
from dateline.coding.places.coder import PlaceCoder, moved, precision_of, where_of
from dateline.coding.places.detect import Detector, accepted
from dateline.coding.places.link import names_of
from dateline.coding.places.resolve import kilometres, resolve
from dateline.model import Document, PlaceMention, Where
from dateline.text import Analysis, Sentence, Token
from dateline.text.sentences import sentences
from dateline.text.words import words
from dateline.vocab.gazetteer import find


def plain(text: str) -> Analysis:
    """Sentences and words without tags: what the coder needs at least."""
    tokens: list[Token] = []
    out = []
    for k, (a, b) in enumerate(sentences(text)):
        first = len(tokens)
        for s, e in words(text, a, b):
            tokens.append(Token(len(tokens), s, e, text[s:e], text[s:e].lower(), "X", "", len(tokens), "dep", k))
        out.append(Sentence(k, a, b, first, len(tokens)))
    return Analysis(text, tuple(tokens), tuple(out))


def places(text: str) -> list[PlaceMention]:
    draft = Draft(Document(text), plain(text))
    PlaceCoder().code(draft)
    return draft.places


def place(text: str, words: str) -> PlaceMention:
    """The mention whose span is exactly these words."""
    return next(m for m in places(text) if m.span.of(text) == words)


RESOLVED = [  # text, words, country, latitude, longitude
    ("A blast shook Mosul, Iraq, on Monday.", "Mosul", "IRQ", 36.34, 43.12),
    ("The plant in Springfield, Illinois, was closed.", "Springfield", "USA", 39.80, -89.64),
    ("The plant in Springfield, Massachusetts, was closed.", "Springfield", "USA", 42.10, -72.59),
    ("Clashes were reported in Tripoli, Lebanon, overnight.", "Tripoli", "LBN", 34.43, 35.84),
    ("Clashes were reported in Tripoli overnight, Libyan officials said, and in Misrata and Sirte.", "Tripoli", "LBY", 32.89, 13.19),
    ("Syrian rebels shelled Hama and Idlib. In Mar'a, two people died.", "Mar'a", "SYR", 36.48, 37.20),
    ("Troops left Valencia for Puerto Cabello, Venezuelan state media reported.", "Valencia", "VEN", 10.16, -68.0),
    ("Drones hit Jurf al-Nasr.", "Jurf al-Nasr", "IRQ", 32.86, 44.22),
    ("THREE PEOPLE WERE KILLED NEAR SAN SALVADOR ON SUNDAY.", "SAN SALVADOR", "SLV", 13.69, -89.19),
    ("Two rockets landed near Ain al-Asad air base in western Iraq.", "Ain al-Asad air base", "IRQ", 33.79, 42.44),
    ("Ships were attacked in the Bab el-Mandeb strait.", "Bab el-Mandeb", None, 12.6, 43.3),
]


@pytest.mark.parametrize(("text", "words", "country", "lat", "lon"), RESOLVED, ids=[r[1] for r in RESOLVED])
def test_resolution(text: str, words: str, country: str | None, lat: float, lon: float) -> None:
    where = place(text, words).where
    assert where is not None
    assert where.country == country
    assert where.lat is not None
    assert where.lon is not None
    assert kilometres(where.lat, where.lon, lat, lon) < 25


ROLES = [  # text, words, role: each role with what it is not
    ("BAGHDAD (Reuters) - Two people were killed in Mosul.", "BAGHDAD", "dateline"),
    ("KABUL, Afghanistan, Nov. 21 (AP) -- A bomb went off.", "KABUL", "dateline"),
    ("BAGHDAD (Reuters) - Two people were killed in Mosul.", "Mosul", "event"),
    ("SAN SALVADOR, 31 OCT 89 (RADIO CADENA SONORA) -- A BOMB EXPLODED.", "SONORA", "part-of-name"),
    ("MOSCOW (RUSSIA), 26 OCT 89 -- A BOMB EXPLODED.", "RUSSIA", "dateline"),
    ("On 3 May 2020 soldiers (some of them in Sonora) -- ten men -- shot a man.", "Sonora", "event"),
    ("The truce that the factions declared with Washington is over.", "Washington", "metonym"),
    ("Washington said it would respond.", "Washington", "metonym"),
    ("A man was shot in Washington on Friday.", "Washington", "event"),
    ("Tehran denied the report.", "Tehran", "metonym"),
    ("The strikes were carried out by Iran.", "Iran", "metonym"),
    ("A strike in Iran killed two.", "Iran", "event"),
    ("The Iraqi prime minister spoke.", "Iraqi", "modifier"),
    ("Saudi oil exports fell.", "Saudi", "modifier"),
    ("Iran-backed militias fired rockets.", "Iran", "modifier"),
    ("The president of Iran spoke.", "Iran", "modifier"),
    ("The Islamic Resistance in Iraq claimed the attack.", "Iraq", "part-of-name"),
    ("It is the first death since the Gaza war began.", "Gaza", "part-of-name"),
    ("Shells fell on Gaza.", "Gaza", "event"),
    ("The Gaza Health Ministry gave the toll.", "Gaza", "part-of-name"),
    ("The attack on Hawija, 35 miles west of Kirkuk, failed.", "Kirkuk", "reference"),
    ("An attack in Kirkuk failed.", "Kirkuk", "event"),
]


@pytest.mark.parametrize(("text", "words", "role"), ROLES, ids=[f"{r[2]}:{r[0][:40]}" for r in ROLES])
def test_roles(text: str, words: str, role: str) -> None:
    assert place(text, words).role == role


PRECISION = [
    ("A bomb exploded in Mosul.", "Mosul", "exact"),
    ("A bomb exploded near Mosul.", "Mosul", "near"),
    ("A bomb exploded close to Mosul.", "Mosul", "near"),
    ("A bomb exploded outside the city of Mosul.", "Mosul", "near"),
    ("A bomb exploded in Anbar province.", "Anbar", "province"),
    ("A bomb exploded in Iraq.", "Iraq", "country"),
    ("A ship was hit in the Red Sea.", "Red Sea", "region"),
    ("Violence spread across the Sahel.", "Sahel", "region"),
    ("Villages burned in Darfur.", "Darfur", "province"),
    ("Rockets hit the al-Tanf garrison.", "al-Tanf garrison", "exact"),
]


@pytest.mark.parametrize(("text", "words", "precision"), PRECISION, ids=[p[0] for p in PRECISION])
def test_precision(text: str, words: str, precision: str) -> None:
    where = place(text, words).where
    assert where is not None
    assert where.precision == precision


def test_distance_and_direction_move_the_point() -> None:
    text = "Gunmen killed two farmers 35 miles west of Kirkuk on Friday."
    reference = place(text, "Kirkuk")
    phrase = place(text, "35 miles west of Kirkuk")
    assert reference.role == "reference"
    assert phrase.role == "event"
    assert phrase.where is not None
    assert phrase.where.precision == "near"
    assert reference.where is not None
    assert phrase.where.lon is not None
    assert reference.where.lon is not None
    assert 0.5 < reference.where.lon - phrase.where.lon < 0.75


def test_direction_alone_is_near() -> None:
    where = place("Rockets fell west of Baghdad.", "Baghdad").where
    assert where is not None
    assert where.precision == "near"


def test_a_site_without_a_name_is_near_its_reference_point() -> None:
    text = "Rockets hit an air base west of Baghdad."
    site = place(text, "air base west of Baghdad")
    assert (site.role, place(text, "Baghdad").role) == ("event", "reference")
    assert site.where is not None
    assert (site.where.precision, site.where.country, site.where.place_id) == ("near", "IRQ", None)


def test_part_of_an_area() -> None:
    where = place("Villages were attacked in northern Nigeria.", "northern Nigeria").where
    whole = place("Villages were attacked in Nigeria.", "Nigeria").where
    assert where is not None
    assert whole is not None
    assert (where.precision, where.country) == ("province", "NGA")
    assert where.lat is not None
    assert whole.lat is not None
    assert 1.0 < where.lat - whole.lat < 4.0


def test_another_clause_does_not_locate() -> None:
    text = "A bomb went off in Baghdad, killing two farmers 20 km west of Mosul."
    assert place(text, "20 km west of Mosul").role == "event"


def test_moved_stays_on_the_globe() -> None:
    for lat, lon, bearing in ((89.9, 10.0, 0.0), (-89.9, 0.0, 180.0), (0.0, 179.99, 90.0), (0.0, -179.99, 270.0)):
        where = moved(Where("x", None, lat, lon), 100.0, bearing, "y")
        assert where.lat is not None
        assert where.lon is not None
        assert -90 <= where.lat <= 90
        assert -180 <= where.lon <= 180


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Michael Jordan said he was sorry. Jordan left the room.", "Jordan"),
        ("Mr. Lebanon spoke to Ali Hassan.", "Hassan"),
        ("Hit by shrapnel, the man fell.", "Hit"),
        ("Reading the report, officials were dismayed.", "Reading"),
        ("On Monday the University reopened.", "University"),
        ("Tell us what happened.", "us"),
    ],
)
def test_people_and_common_words_are_no_places(text: str, word: str) -> None:
    assert word not in [m.span.of(text) for m in places(text) if m.role == "event"]


def test_one_place_under_two_spellings() -> None:
    text = "Troops entered Deir ez-Zor. Hours later Dayr az Zawr fell silent."
    ids = {m.where.place_id for m in places(text) if m.where}
    assert len(ids) == 1


def test_facility_takes_the_point_of_its_town() -> None:
    text = "Fighters stormed the Al Rahma hospital in Mosul."
    found = place(text, "Al Rahma hospital")
    mosul = find("Mosul")[0]
    assert found.where is not None
    assert (found.where.precision, found.where.lat, found.where.place_id) == ("exact", round(mosul.lat, 4), None)


def test_unresolved_keeps_its_reason_and_does_not_empty_the_rest() -> None:
    text = "Fighters stormed the Zyxwv hospital. A bomb exploded in Mosul, Iraq, and in Paris, France."
    lost = [m for m in places(text) if m.where is None]
    assert all(m.reason for m in lost)
    assert place(text, "Mosul").where is not None


def test_precision_of_entries() -> None:
    assert precision_of(find("Iraq")[0]) == "country"
    assert precision_of(find("Walker County")[0]) == "district"
    assert where_of(find("Mosul")[0]).precision == "exact"


@given(st.text(max_size=200))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_unicode(text: str) -> None:
    for m in places(text):
        assert 0 <= m.span.start < m.span.end <= len(text)
        assert m.first < m.last
        assert m.first <= m.head < m.last
        assert m.where is not None or m.reason


BITS = ["Mosul", "Springfield", "near", "Illinois", "35 miles west of", "Kirkuk", ",", ".", "Al", "air base", "Iraq", "said", "-", "("]
BITS += ["US", "THE", "’s", "of", "in", "BAGHDAD", "hospital"]


@given(st.lists(st.sampled_from(BITS), max_size=25))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_order_of_place_words(bits: list[str]) -> None:
    text = " ".join(bits)
    for m in places(text):
        assert m.span.end <= len(text)
        assert m.span.of(text)


def test_resolution_does_not_depend_on_the_order_of_names() -> None:
    text = "Officials in Springfield, Paris, Athens, Lebanon and Lexington met in Kentucky. Tripoli, Mosul and Hit were quiet. Georgia and Jordan sent word."
    detector = Detector(plain(text))
    names = list(names_of(detector, accepted(detector.find())).values())
    first = {k: c.entry.id for k, c in resolve(names).items()}
    for seed in range(5):
        random.Random(seed).shuffle(names)
        assert {k: c.entry.id for k, c in resolve(names).items()} == first
