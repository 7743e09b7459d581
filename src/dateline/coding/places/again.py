"""Places that a text names once and then speaks of: "the city", "that town", "the base", "killed there". Each means the last place told before that it fits.
"Here" is where the report was filed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.coding.places.detect import Detector
from dateline.model import PlaceMention, Where
from dateline.vocab.classes import word_class
from dateline.vocab.gazetteer import Entry

SETTLEMENTS = word_class("places.settlements-again")
DIVISIONS = word_class("places.divisions-again")
AT = frozenset({"in", "at", "on", "inside", "outside", "across", "near", "into", "over", "around", "throughout", "within", "of", "from", "through"})
TRIPS = frozenset({"trip", "visit", "flight", "journey"})
SPOKEN = word_class("sayings.telling") | word_class("sayings.speaking") | word_class("sayings.announcing") | {"say"}
NOT_THERE = word_class("places.coming-from") | word_class("moves.sent-away") | {"fly"}
QUOTES = frozenset('"“”')
NEAR = 6  # sentences back
A_CITY = 10_000  # people: it has no fewer


def spoken_of(d: Detector, mentions: Sequence[PlaceMention], entries: Mapping[str, Entry]) -> list[PlaceMention]:
    """Mentions of places by a noun, by "there" or by "here", each with the place that it means."""
    told = sorted((m for m in mentions if m.role in {"event", "reference"}), key=lambda m: m.last)
    taken = {i for m in mentions for i in range(m.first, m.last)}
    out: list[PlaceMention] = []
    for t in d.tokens:
        if t.i in taken:
            continue
        noun = d.low[t.i] in SETTLEMENTS | DIVISIONS or (d.low[t.i],) in d.words.facility
        found = _by_noun(d, t.i, told, entries) if noun else _there(d, t.i, told) if d.low[t.i] == "there" else None
        if d.low[t.i] == "here":
            found = _here(d, t.i, mentions)
        if found is not None:
            first, where = found
            out.append(PlaceMention(d.span(first, t.i + 1), first, t.i + 1, t.i, where.name, where, "event"))
    return out


def _by_noun(d: Detector, i: int, told: Sequence[PlaceMention], entries: Mapping[str, Entry]) -> tuple[int, Where] | None:
    """ "in the city", "shelled that town", "in the same town": bare, and where something is, comes from or befalls.

    Not "the southern city", "the city of X", "the city, X", "the city council".
    """
    start, end = d.bounds(i)
    first = i - 2 if d.low[i - 2 : i] == ["the", "same"] and i - 2 >= start else i - 1
    if i == start or d.low[first] not in {"the", "that"} or d.tokens[i].upos != "NOUN" or d.tokens[i].deprel == "compound":
        return None
    if any(t.head == i and t.deprel not in {"det", "case", "punct"} and not first < t.i < i for t in d.tokens[start:end]) or d.low[i + 1 : i + 2] == ["of"]:
        return None
    if d.tokens[i].deprel not in {"obj", "nsubj:pass"} and (first - 1 < start or d.low[first - 1] not in AT):
        return None
    here = d.tokens[i].sent
    fitting = [m for m in told if m.last <= i and here - d.tokens[m.head].sent <= NEAR and _fits(d, d.low[i], m, entries) and not _of_a_trip(d, m)]
    if not fitting or fitting[-1].where is None or _of_two(d, fitting):
        return None
    return first, fitting[-1].where


def _fits(d: Detector, noun: str, m: PlaceMention, entries: Mapping[str, Entry]) -> bool:
    """Whether a noun may be said of a place: towns of towns by their size, divisions where the text has called them so."""
    if (noun,) in d.words.facility:
        return m.where is not None and noun in d.low[m.first : m.last]  # "Al-Asad air base" - "the base"
    if m.where is None:
        return noun in SETTLEMENTS  # a name that the gazetteer lacks may be that town
    entry = entries.get(m.where.place_id or "")
    beside = set(d.low[max(0, m.first - 3) : m.last + 1])
    if noun in DIVISIONS:
        return m.where.precision in {"province", "district"} and (noun in beside or noun == "province")
    if m.where.precision != "exact" or entry is None or entry.area:
        return False
    if noun == "city":
        return noun in beside or entry.population >= A_CITY
    return noun != "village" or noun in beside


def _of_a_trip(d: Detector, m: PlaceMention) -> bool:
    """ "cut short a [trip to Copenhagen]": where somebody was, and not the city that the text is about."""
    return m.first > 1 and d.low[m.first - 1] == "to" and d.low[m.first - 2] in TRIPS


def _of_two(d: Detector, told: Sequence[PlaceMention]) -> bool:
    """ "hit Kharkiv and Dnipro": nobody knows which of them is "the city"."""
    if len(told) < 2:
        return False
    a, b = told[-2:]
    same = a.where is not None and b.where is not None and a.where.place_id == b.where.place_id
    return not same and d.tokens[a.head].sent == d.tokens[b.head].sent


def _there(d: Detector, i: int, told: Sequence[PlaceMention]) -> tuple[int, Where] | None:
    """ "three people were killed there": an adverb of place; the last place of its sentence, or of the one before."""
    t = d.tokens[i]
    if t.upos != "ADV" or t.deprel != "advmod" or d.tokens[t.head].upos != "VERB":
        return None
    near = [m for m in told if m.last <= i and t.sent - d.tokens[m.head].sent <= 1]
    return (i, near[-1].where) if near and near[-1].where is not None and not _of_two(d, near) else None


def _here(d: Detector, i: int, mentions: Sequence[PlaceMention]) -> tuple[int, Where] | None:
    """ "LAHORE, June 8: Police fired at a mob [here] on Sunday": the place of the line that the report begins with, when no line before has another. Not "said here", and
    not in a quotation."""
    t = d.tokens[i]
    start, _ = d.bounds(i)
    over = d.tokens[t.head]
    over = d.tokens[over.head] if over.upos == "NOUN" else over  # "clashed in the walled [city here]"
    if over.lemma in NOT_THERE or over.deprel == "acl" and d.tokens[over.head].nominal == "person":
        return None  # "killed a hostage born here", "were brought here": of somebody, and of what came later
    if t.upos != "ADV" or t.deprel != "advmod" or over.upos != "VERB" or over.xpos not in {"VBD", "VBN", "VBG"} or over.lemma in SPOKEN:
        return None
    if sum(x.text in QUOTES for x in d.tokens[start:i]) % 2 or d.low[i + 1 : i + 2] in (["in"], ["at"]):
        return None
    filed = [m for m in mentions if m.last <= i and (m.role == "dateline" or _heads_its_line(d, m))]
    one = {m.where.place_id for m in filed if m.where is not None}
    return (i, filed[0].where) if len(one) == 1 and filed[0].where is not None else None


def _heads_its_line(d: Detector, m: PlaceMention) -> bool:
    """ "LAHORE: Police fired", "Lahore (Agency): ...": a place at the beginning of its paragraph, before a colon."""
    gap = d.text[: d.tokens[m.first].start].rstrip(" \t")
    return (not gap or gap.endswith("\n")) and ":" in d.low[m.last : m.last + 5] and all(not w[:1].islower() for w in (d.tokens[k].text for k in range(m.first, m.last)))
