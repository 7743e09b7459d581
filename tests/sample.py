"""Readings built by hand over a text of our own, for tests of what stands behind the coders."""

from __future__ import annotations

from dateline.model import ActorRef, Contradiction, Count, Document, Evidence, Issue, Link, Reading, Record, Span, Statement, When, Where
from dateline.model.statement import Certainty
from dateline.model.values import Value

TEXT = """source: Harbour Gazette
published: 2023-11-22
url: https://gazette.example/strikes
title: Strikes in Iraq

US aircraft bombed two militia sites near Jurf al Saqr on Wednesday, the US military said. The casualty count is still being assessed.
A close-range ballistic missile had struck Ain al-Asad air base on Tuesday, wounding eight people. A gunship then fired on a vehicle near the base,
killing a number of militants. The strikes answered the attacks of recent weeks, the military said: 66 since October 17, 32 of them in Iraq.
The attacks ended a truce that Iraqi factions had declared a year earlier. There are 2,500 American soldiers in Iraq.
The gazette earlier placed the two sites south of Mosul. Iran backs the militia. The invasion of 2003 is still remembered.
"""

US = ActorRef("US military", "USA", "state-force", "us-military")
KH = ActorRef("Kataeb Hezbollah", "IRQ", "armed-group", "kataeb-hezbollah")
MILITANTS = ActorRef("militants", "IRQ", "armed-group")
FACTIONS = ActorRef("Iraqi factions", "IRQ", "armed-group")
IRAQ = Where("Iraq", "IRQ", 33.2, 43.7, "country", "IRQ")
JURF = Where("Jurf al Saqr", "IRQ", 32.86, 44.22, "near", "jurf")
ASAD = Where("Ain al-Asad", "IRQ", 33.79, 42.44, "exact", "asad")


def span(words: str, text: str = TEXT) -> Span:
    """Where the words stand in the text; they must."""
    start = text.index(words)
    return Span(start, start + len(words))


def stated(field: str, value: Value, words: str, text: str = TEXT, speaker: str | None = None, certainty: Certainty = "certain") -> Statement:
    """A statement with its words."""
    return Statement(field, value, Evidence((span(words, text),), "test:" + field, span(speaker, text) if speaker else None, certainty))


def document(text: str = TEXT, source: str = "Harbour Gazette", published: str | None = "2023-11-22", url: str = "https://gazette.example/strikes") -> Document:
    """A document of a text with the header that `readers` would have found."""
    start = text.index("US aircraft") if "US aircraft" in text else 0
    return Document(text, source, url, "Strikes in Iraq", published, "header", "en", "plain", Span(start, len(text)))


def events() -> tuple[Record, ...]:
    strike = "US aircraft bombed two militia sites near Jurf al Saqr on Wednesday"
    missile = "A close-range ballistic missile had struck Ain al-Asad air base on Tuesday, wounding eight people"
    gunship = "A gunship then fired on a vehicle near the base"
    said = "the US military said"
    e1 = Record("e1", "event", (span(strike),), (
        stated("type", "ASSAULT", "bombed"), stated("mode", "aerial", "bombed"), stated("status", "current", "bombed"),
        stated("actors", US, "US aircraft"), stated("recipients", KH, "militia"), stated("places", JURF, "near Jurf al Saqr"),
        stated("when", When("2023-11-22", "2023-11-22", "day"), "on Wednesday"), stated("targets", "militia sites", "militia sites"),
        stated("deaths", Count("unknown", wording="still being assessed"), "The casualty count is still being assessed"),
        stated("speakers", US, said, speaker=said),
    ))  # fmt: skip
    e2 = Record("e2", "event", (span(missile),), (
        stated("type", "ASSAULT", "struck"), stated("mode", "heavy-weapons", "missile"), stated("status", "current", "struck"),
        stated("places", ASAD, "Ain al-Asad air base"), stated("when", When("2023-11-21", "2023-11-21", "day"), "on Tuesday"),
        stated("wounded", Count.exactly(8, "eight"), "wounding eight people"),
        stated("weapons", "close-range ballistic missile", "close-range ballistic missile"),
        stated("targets", "Ain al-Asad air base", "Ain al-Asad air base"),
    ))  # fmt: skip
    e3 = Record("e3", "event", (span(gunship), span("killing a number of militants")), (
        stated("type", "ASSAULT", "fired on"), stated("mode", "aerial", "gunship"), stated("status", "current", "fired on"),
        stated("actors", US, "A gunship"), stated("recipients", MILITANTS, "militants"),
        stated("deaths", Count("given", 2, None, None, "a number of"), "a number of militants"),
        stated("weapons", "gunship", "gunship"), stated("targets", "vehicle", "vehicle"),
        stated("when", When("2023-11-21", "2023-11-22", "day"), "then"),
        stated("places", Where("Ain al-Asad", "IRQ", 33.79, 42.44, "near", "asad"), "near the base"),
    ))  # fmt: skip
    b1 = Record("e4", "event", (span("The invasion of 2003"),), (
        stated("type", "ASSAULT", "invasion"), stated("status", "background", "of 2003"),
        stated("when", When("2003-01-01", "2003-12-31", "year"), "2003"),
    ))  # fmt: skip
    return e1, e2, e3, b1


def states() -> tuple[Record, ...]:
    t1 = Record("t1", "tally", (span("66 since October 17"),), (
        stated("count", Count.exactly(66), "66"), stated("unit", "attacks", "the attacks"), stated("since", "2023-10-17", "since October 17"),
        stated("until", "2023-11-22", "published: 2023-11-22"), stated("places", IRAQ, "in Iraq"), stated("recipients", US, "the military"),
    ))  # fmt: skip
    p1 = Record("p1", "posture", (span("2,500 American soldiers in Iraq"),), (
        stated("actor", US, "American soldiers"), stated("strength", 2500, "2,500"), stated("place", IRAQ, "in Iraq"),
        stated("as_of", "2023-11-22", "There are"),
    ))  # fmt: skip
    c1 = Record("c1", "truce", (span("The attacks ended a truce that Iraqi factions had declared a year earlier"),), (
        stated("by", FACTIONS, "Iraqi factions"), stated("state", "ended", "ended a truce"), stated("declared", "2022-11", "a year earlier"),
    ))  # fmt: skip
    r1 = Record("r1", "relation", (span("Iran backs the militia"),), (
        stated("subject", ActorRef("Iran", "IRN", "state"), "Iran backs"), stated("relation", "backs", "backs"), stated("object", KH, "the militia"),
        stated("status", "asserted", "backs"),
    ))  # fmt: skip
    return t1, p1, c1, r1


def reading(doc: Document | None = None) -> Reading:
    """The whole sample: four events, a tally, a posture, a truce, a relation, two links, a contradiction, an issue."""
    doc = doc or document()
    links = (
        Link("e1", "t1", "response_to", (span("The strikes answered the attacks of recent weeks"),), "US military", "test:response"),
        Link("e3", "e2", "follows", (span("A gunship then fired"),), None, "test:then"),
    )
    wrong = Contradiction("place", "Jurf al Saqr is not south of Mosul", (span("south of Mosul"), span("near Jurf al Saqr")), ("e1",), "test:place")
    return Reading(doc, events() + states(), links, (wrong,), (Issue("unread", "a sentence was not read", span("The gazette earlier")),))
