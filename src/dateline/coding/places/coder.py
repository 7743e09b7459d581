"""Places of a document: mentions, which place each means, what it does in its sentence, and with what precision."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.draft import Draft
from dateline.coding.places.again import spoken_of
from dateline.coding.places.capitals import with_capitals
from dateline.coding.places.detect import Detector, Found, accepted, token_head
from dateline.coding.places.link import name_key, names_of
from dateline.coding.places.resolve import Choice, contains, distance, resolve
from dateline.coding.places.roles import Offset, Roles
from dateline.coding.places.unlisted import UNKNOWN, unlisted
from dateline.model import PlaceMention, Where
from dateline.model.mention import PlaceRole
from dateline.model.values import GeoPrecision
from dateline.vocab.classes import word_class
from dateline.vocab.gazetteer import Entry, candidates, countries

LOCATING = frozenset(", ( – — - about some around roughly approximately located situated just nearly only which that is lies lying a an the to and almost".split())
UNSURE = 0.2  # share of belief below which a name stays unresolved
PRECISION: dict[str, GeoPrecision] = {
    "country": "country",
    "admin1": "province",
    "admin2": "district",
    "district": "district",
    "sea": "region",
    "strait": "region",
    "continent": "region",
}
BEGINNINGS = word_class("places.beginnings-of-names")
SMALL = 50_000  # people
FAR_OFF = 1_500.0  # km
SHORT = 3  # letters: an abbreviation is not shouted
AREAS = frozenset({"region", "river", "desert", "mountain", "lake"})


def precision_of(entry: Entry) -> GeoPrecision:
    """Precision that naming an entry gives: a town or facility is exact, a division its size, an area inside one country a province, else a region."""
    if entry.kind in AREAS:
        return "province" if entry.country else "region"
    return PRECISION.get(entry.kind, "exact")


def where_of(entry: Entry, name: str = "", precision: GeoPrecision | None = None) -> Where:
    """An entry as a value, under the name that the text uses."""
    return Where(name or entry.name, entry.country, round(entry.lat, 4), round(entry.lon, 4), precision or precision_of(entry), entry.id)


def moved(where: Where, km: float, bearing: float, name: str) -> Where:
    """The point `km` kilometres from a place in a direction (degrees clockwise from north), with precision "near"."""
    lat = (where.lat or 0.0) + km / 111.2 * math.cos(math.radians(bearing))
    lon = (where.lon or 0.0) + km / (111.2 * max(0.05, math.cos(math.radians(where.lat or 0.0)))) * math.sin(math.radians(bearing))
    return Where(name, where.country, round(max(-90.0, min(90.0, lat)), 4), round((lon + 180.0) % 360.0 - 180.0, 4), "near", None)


class PlaceCoder:
    """Fills draft.places. Works without tags, names or trees; uses them when they are there."""

    name = "places"
    needs: tuple[str, ...] = ("tokens", "actors")
    gives: tuple[str, ...] = ("places",)

    def code(self, draft: Draft) -> None:
        """Add the place mentions of the document, in text order."""
        detector = Detector(draft.analysis)
        dated = {i for t in draft.times for i in range(t.first, t.last)}
        found = [f for f in accepted(detector.find()) if f.first not in dated]  # "on Nov. 27": no town in Tajikistan
        found = [f for f in with_capitals(detector, found) if not _of_a_saint(detector, f) and not _half_a_name(detector, f)]
        chosen = resolve(names_of(detector, found).values(), _prior(draft))
        lost = astray(found, chosen, _prior(draft))
        found = [replace(f, entries=()) if name_key(f) in lost and not f.phrase else f for f in found]
        named = _Placer(draft, detector, found, chosen).mentions()
        again = spoken_of(detector, named, {e.id: e for f in found for e in f.entries})
        flown = {i for w in draft.weapons if w.platform for i in range(w.first, w.last)}  # "a patrol of two [Mirage] 2000s"
        draft.places += sorted((m for m in [*named, *again] if m.head not in flown), key=lambda m: (m.first, -m.last))


def astray(found: Sequence[Found], chosen: dict[str, Choice], prior: dict[str, float]) -> set[str]:
    """Keys of names whose one candidate is a small town of a country that the text has no other word of, far from all that it names: "Al Koma, North Darfur" is not
    Koma in Ivory Coast. The gazetteer lacks the place that is meant."""
    keys = {name_key(f) for f in found}
    meant = {k: c.entry for k, c in chosen.items() if k in keys}
    out = set()
    for k, e in meant.items():
        others = [o for x, o in meant.items() if x != k and o.kind != "country"]  # agencies and officials name countries from everywhere
        strange = bool(others) and e.country not in {o.country for o in others} | prior.keys()
        small = e.kind in {"city", "town", "village"} and e.population < SMALL
        if strange and small and not any(c.country in {o.country for o in others} for c in chosen[k].others) and all(distance(e, o) > FAR_OFF for o in others):
            out.add(k)
    return out


def _of_a_saint(d: Detector, f: Found) -> bool:
    """ "[St Mary]'s school": whom a school or church is named after is no place."""
    after = d.low[f.last : f.last + 3]
    return d.low[f.first] in {"st", "st.", "saint"} and after[:1] in (["'s"], ["’s"]) and any((w,) in d.words.facility for w in after[1:])


def _half_a_name(d: Detector, f: Found) -> bool:
    """ "Tell [Abyan]", "Kafr [Zita]": the second half of a name that is not known, and no town of that name."""
    i = f.first - 1
    return i >= 0 and d.low[i] in BEGINNINGS and d.capital(i) and d.tokens[i].sent == d.tokens[f.first].sent and not f.phrase


def _prior(draft: Draft) -> dict[str, float]:
    """Countries of the named actors, and of the outlet by its domain: a weak belief that any place of the text outweighs."""
    out: dict[str, float] = {}
    for a in draft.actors:
        if a.named and a.actor.country and a.actor.kind in {"armed-group", "state-force"}:
            out[a.actor.country] = min(1.0, out.get(a.actor.country, 0.0) + 0.25)
    domain = (draft.document.url or draft.document.source or "").split("//")[-1].split("/")[0].lower()
    ending = domain.rsplit(".", 1)[-1].upper() if "." in domain else ""
    iso2 = {"UK": "GB"}.get(ending, ending)
    for c in countries().values():
        if c.iso2 == iso2 and iso2 not in {"CO", "TV", "IO", "ME", "AI", "FM", "CC", "WS", "LY"}:
            out[c.iso3] = out.get(c.iso3, 0.0) + 0.4
    return out


class _Placer:
    """Turns candidates and choices into mentions."""

    def __init__(self, draft: Draft, detector: Detector, found: Sequence[Found], chosen: dict[str, Choice]) -> None:
        self.draft, self.d, self.found, self.chosen = draft, detector, found, chosen
        named = [(a.first, a.last) for a in draft.actors if a.named and a.actor.kind not in {"state", "state-force", "person", "unknown", "civilians"}]
        self.roles = Roles(detector, named)
        self.names: dict[str, str] = {}
        for f in sorted(found, key=lambda f: f.name.isupper() and len(f.name) > SHORT):  # "JENIN" in a dateline has no say where "Jenin" is written below
            if (entry := self._entry(f)) is not None and not f.people:
                self.names.setdefault(entry.id, self._label(f, entry))

    def _choice(self, f: Found) -> Choice | None:
        return self.chosen.get(name_key(f)) if f.entries else None

    def _entry(self, f: Found) -> Entry | None:
        choice = self._choice(f)
        return choice.entry if choice and choice.share >= UNSURE else None

    def _label(self, f: Found, entry: Entry) -> str:
        """Name of a place in this document: as first written; a country's, or one in capitals, as the gazetteer writes it."""
        name = f.name[4:] if f.name.lower().startswith("the ") else f.name
        shouted = name.isupper() and len(name) > SHORT
        return entry.name if entry.kind == "country" or shouted else name

    def mentions(self) -> list[PlaceMention]:
        out: list[PlaceMention] = []
        previous: PlaceMention | None = None
        for f in self.found:
            made = self._mention(f, previous)
            out += made
            previous = made[0]
        return out + unlisted(self.draft, self.d, out)

    def _mention(self, f: Found, previous: PlaceMention | None) -> list[PlaceMention]:
        head = token_head(self.d.tokens, f.first, f.last)
        entry = self._entry(f)
        role = self._shared(f, entry, previous) or self.roles.role(f, entry, head)
        where = self._where(f, entry)
        base = PlaceMention(self.d.span(f.first, f.last), f.first, f.last, head, self._name(f, where), where, role)
        if where is None:
            return [replace(base, reason=self._reason(f), candidates=self._candidates(f))]
        if role not in {"event", "metonym"}:
            return [base]
        offset = self.roles.offset(f)
        if offset is not None:
            return self._moved(base, offset, previous)
        if self.roles.near(f) or (previous is not None and self._conjoined(f, previous)):
            near = replace(where, precision="near") if where.precision in {"exact", "district"} else where
            return [replace(base, role="event", where=near)]
        part = self._part(base, entry) if entry is not None and role == "event" else None
        return [part or base]

    def _shared(self, f: Found, entry: Entry | None, previous: PlaceMention | None) -> PlaceRole | None:
        """ "the navies of China, India and Oman": countries in a list share the role of the first."""
        if previous is None or previous.role not in {"modifier", "metonym"} or entry is None or entry.kind != "country" or f.people:
            return None
        words = [w for w in self.d.low[previous.last : f.first] if w != "the"]
        return previous.role if words in ([","], ["and"], [",", "and"], ["or"]) else None

    def _name(self, f: Found, where: Where | None) -> str:
        return where.name if where is not None else f.name

    def _where(self, f: Found, entry: Entry | None) -> Where | None:
        if entry is not None:
            return where_of(entry, self.names.get(entry.id, entry.name))
        if f.phrase and not f.entries:
            return self._built(f)
        return None

    def _built(self, f: Found) -> Where | None:
        """A built place that the gazetteer lacks, at the town that the text names for it: in the same sentence or inside its own name."""
        town = self._town_for(f)
        if town is not None:
            return Where(f.name, town.country, round(town.lat, 4), round(town.lon, 4), "exact", None)
        seen = [e for g in self.found if (e := self._entry(g)) is not None]
        nations = {e.country for e in seen if e.country}
        return Where(f.name, nations.pop(), None, None, "exact", None) if len(nations) == 1 else None

    def _town_for(self, f: Found) -> Entry | None:
        """Nearest town of the sentence, first those after it ("the Al Salem hospital in East Mosul"), then before; else the finest place that holds others."""
        sent = self.d.tokens[f.first].sent
        here = [(g, e) for g in self.found if g is not f and self.d.tokens[g.first].sent == sent and (e := self._entry(g)) is not None and not g.people]
        here = [(g, e) for g, e in here if not e.area and self.roles.role(g, e, g.last - 1) in {"event", "dateline"}]
        ranked = sorted(here, key=lambda x: (x[0].first < f.first, abs(x[0].first - f.first)))
        if ranked:
            return ranked[0][1]
        inner = [e for n in range(f.first, f.last) for e in [self._town_named(n)] if e is not None]
        return inner[0] if inner else None

    def _town_named(self, n: int) -> Entry | None:
        """A town named elsewhere in the document whose name is a word of this facility's name."""
        word = self.d.low[n]
        for g in self.found:
            if not g.phrase and not g.people and self.d.low[g.first] == word and g.last - g.first == 1 and (e := self._entry(g)) is not None and not e.area:
                return e
        return None

    def _reason(self, f: Found) -> str:
        if f.entries:
            return "several places of that name, none more likely"
        return "a built place that the gazetteer lacks; the text names no town for it" if f.phrase else UNKNOWN

    def _candidates(self, f: Found) -> tuple[Where, ...]:
        choice = self._choice(f)
        return tuple(where_of(e) for e in (choice.entry, *choice.others)) if choice else ()

    def _conjoined(self, f: Found, previous: PlaceMention) -> bool:
        """ "near Anbar and Jurf al Saqr": the second name shares the first one's "near"."""
        if previous.where is None or previous.where.precision != "near" and not self._near_area(previous):
            return False
        return self.d.low[previous.last : f.first] in (["and"], [","], ["or"], [",", "and"])

    def _near_area(self, previous: PlaceMention) -> bool:
        return self.roles.near(Found(previous.first, previous.last, previous.name, ()))

    def _moved(self, base: PlaceMention, offset: Offset, previous: PlaceMention | None) -> list[PlaceMention]:
        """A reference point; with distance and direction also the point meant, unless another place of the sentence is what is so located."""
        assert base.where is not None
        located = previous is not None and self._locates(previous, offset.first)
        reference = replace(base, role="reference" if located or offset.km is not None else "event", where=base.where)
        if located:
            return [reference]
        if offset.km is None and (site := self._site(base, offset.first)) is not None:
            return [replace(reference, role="reference"), site]
        if offset.km is None or offset.bearing is None or base.where.lat is None:
            near = replace(base.where, precision="near") if base.where.precision in {"exact", "district"} else base.where
            return [replace(base, role="event", where=near)]
        name = self.d.surface(offset.first, base.last)
        where = moved(base.where, offset.km, offset.bearing, name)
        phrase = PlaceMention(self.d.span(offset.first, base.last), offset.first, base.last, base.head, name, where, "event")
        return [reference, phrase]

    def _locates(self, previous: PlaceMention, first: int) -> bool:
        """Whether a direction phrase tells where the mention before it lies: "Jurf al Saqr, located south of Baghdad"."""
        if previous.last > first or previous.role not in {"event", "dateline"} or self.d.tokens[previous.first].sent != self.d.tokens[first].sent:
            return False
        between = self.d.low[previous.last : first]
        return len(between) <= 8 and all(w in LOCATING or w in self.d.words.area for w in between)

    def _site(self, base: PlaceMention, first: int) -> PlaceMention | None:
        """ "an air base west of Baghdad": a built place without a name of its own, near the reference point."""
        noun = next((n for n in (3, 2, 1) if first - n >= 0 and tuple(self.d.low[first - n : first]) in self.d.words.facility), 0)
        if not noun or base.where is None:
            return None
        start = first - noun
        lowest = max(self.d.bounds(base.first)[0], start - 3)
        while start > lowest and self.d.tokens[start - 1].upos in {"NOUN", "PROPN", "ADJ"}:
            start -= 1
        name = self.d.surface(start, base.last)
        where = replace(base.where, name=name, precision="near", place_id=None)
        return PlaceMention(self.d.span(start, base.last), start, base.last, first - 1, name, where, "event")

    def _part(self, base: PlaceMention, entry: Entry) -> PlaceMention | None:
        """ "northern Mali": a part of an area, as a point half a radius from its label point, with precision "province"."""
        word = self.d.low[base.first - 1] if base.first > self.d.bounds(base.first)[0] else ""
        if base.where is None or base.where.lat is None or entry.kind not in {"country", "admin1", "region"} or not word.endswith("ern"):
            return None
        bearing = self.d.words.directions.get(word)
        if bearing is None or entry.radius_km < 30 or entry.country is None:
            return None
        name = f"{word} {base.where.name}"
        known = next((e for e in candidates(name) if e.match == 0 and e.country == entry.country and not e.id.startswith("gn:")), None)
        where = where_of(known, name) if known else replace(moved(base.where, 0.5 * entry.radius_km, bearing, name), precision="province")
        return replace(base, span=self.d.span(base.first - 1, base.last), first=base.first - 1, name=name, where=where)


def holds(outer: Where, inner: Where) -> bool | None:
    """Whether one place lies in another; None when the gazetteer does not know both."""
    pair = []
    for where in (outer, inner):
        pair.append(next((e for e in candidates(where.name) if e.id == where.place_id), None))
    return contains(pair[0], pair[1]) if pair[0] and pair[1] else None
