"""Names that the tagger calls places and the gazetteer does not know: villages, hills, wards."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.draft import Draft
from dateline.coding.places.detect import Detector, token_head
from dateline.model import PlaceMention, Span
from dateline.vocab.classes import word_class
from dateline.vocab.gazetteer_words import common_words

UNKNOWN = "not in the gazetteer"
SETTLED = word_class("places.settled")
FAITHS = word_class("people.faiths")
JOINING = frozenset({"and", ",", "or"})


def unlisted(draft: Draft, detector: Detector, made: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Those behind a word of place, beside a place told before them, or before a word for settlements."""
    covered = {i for m in made for i in range(m.first, m.last)}
    places = {m.head for m in made if m.role == "event"}
    out: list[PlaceMention] = []
    tokens = detector.tokens
    for i, t in [(t.i, t) for t in tokens if t.ent != "O"]:
        if not t.ent.startswith("B-") or not t.ent.endswith(("LOC", "FAC")) or i in covered or not t.text[:1].isupper():
            continue
        last = i + 1
        while last < len(tokens) and tokens[last].ent == "I-" + t.ent[2:]:
            last += 1
        head = token_head(tokens, i, last)
        if not covered.isdisjoint(range(i, last)) or _of_somebody(draft, detector, i, last):
            continue
        if _behind_a_word_of_place(detector, i) or _beside(detector, i, head, places) or _before_villages(detector, head, last):
            out.append(PlaceMention(Span(t.start, tokens[last - 1].end), i, last, head, detector.surface(i, last), None, "event", UNKNOWN))
            places.add(head)
    return out


def _of_somebody(draft: Draft, d: Detector, i: int, last: int) -> bool:
    """An organisation, a person, a weapon, a number, a day ("on Easter Sunday") or a word of every day."""
    if any(t.first < last and i < t.last for t in draft.times):
        return True
    if any(m.first < last and i < m.last for m in (*draft.actors, *draft.weapons)) or any(c.isdigit() for c in d.surface(i, last)):
        return True
    words = d.words
    if any(d.low[k] in FAITHS for k in range(i, last)):
        return True  # "protests against restrictions in Islam", "the Roman Catholic cathedral"
    return d.low[last - 1] in words.organisation or d.low[last - 1] in words.directions or d.low[i] in words.given or last - i == 1 and d.low[i] in common_words()


def _behind_a_word_of_place(d: Detector, i: int) -> bool:
    j = i - 1 - (i > 0 and d.low[i - 1] == "the")
    return j >= 0 and d.low[j] in d.words.inside | d.words.near or d.tokens[i].ent.endswith("FAC")


def _beside(d: Detector, i: int, head: int, places: set[int]) -> bool:
    """ "the villages of Nuli and [Avnevi]", "in Metina and [Hakurk]": joined to a place told before it."""
    up = d.tokens[head].head
    return i > 0 and d.low[i - 1] in JOINING and d.tokens[head].deprel == "conj" and (up in places or up < head and d.tokens[up].head in places)


def _before_villages(d: Detector, head: int, last: int) -> bool:
    """ "raided [Unguwar Dan] and [Mai Kogo] communities", "[Kwarwa] village"."""
    near = range(last, min(last + 6, len(d.tokens)))
    noun = next((k for k in near if d.low[k] in SETTLED), None)
    return noun is not None and all(d.low[k] in JOINING or d.tokens[k].upos == "PROPN" for k in range(last, noun)) and (noun == last or d.tokens[noun].xpos == "NNS")
