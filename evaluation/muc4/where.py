"""Slots 3, 15 and 22: where an incident was and whose things and people were hit, from the product's places, in the forms of MUC-4's documentation.

The rules below were read off the keys of the 1,300 development reports (dev), not off tst1 to tst3.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from dateline.coding.draft import Draft
from dateline.coding.grouping.incidents import Incident
from dateline.model import PlaceMention
from dateline.text.fillers import Filler
from dateline.vocab import gazetteer
from evaluation.muc4.telling import first_in, sentence_of, telling

OF_INTEREST = ("SLV", "GTM", "HND", "ARG", "BOL", "CHL", "COL", "ECU", "PER")  # template-doc-part1.v7, 1.0 (4)
NATIONS = {"USA": "UNITED STATES", "GBR": "UNITED KINGDOM", "RUS": "USSR", "CHN": "PEOPLES REP OF CHINA", "DEU": "WEST GERMANY", "TWN": "REPUBLIC OF CHINA"}
NATIONS |= {"KOR": "REPUBLIC OF KOREA", "PRK": "DEMOCRATIC PEOPLES REP OF KOREA", "ZAF": "REPUBLIC OF SOUTH AFRICA", "VAT": "VATICAN CITY"}
TOWN = 60_000  # people; a smaller place of a department's name is not what a report means
KINDS = ("DEPARTMENT", "PROVINCE", "NEIGHBORHOOD", "MUNICIPALITY", "TOWN", "VILLAGE", "REGION", "AIRPORT", "UNIVERSITY", "HAMLET", "JURISDICTION", "SUBURB")
WITHIN = ("NEIGHBORHOOD", "SUBURB", "UNIVERSITY", "AIRPORT")  # of a city
SPECIFIC = {"exact": 0, "near": 0, "district": 1, "province": 2, "country": 3, "region": 3}
_KIND = "CITY|CITIES|TOWN|DEPARTMENTS?|PROVINCE|MUNICIPALITY|VILLAGE|NEIGHBORHOOD|REGION|DISTRICT"
_BEFORE = re.compile(rf"^(?:(?:AT|IN|AN?) )?(?:THE )?(?:\w+ERN )?(?:(?:{_KIND}) OF )?(?:THE )?")
_AFTER = re.compile(rf"(?: (?:{'|'.join(KINDS)}|DISTRICT|TOWN|DEPARTMENTS|CITY(?<!GUATEMALA CITY)(?<!MEXICO CITY)|AT|BY|IN|ON))+$")
_IN_THE = re.compile(r"[\s,]*(?:\(?(?:IN|OF) )?(?:THE )?(?:\w+ERN |CENTRAL )?", re.IGNORECASE)
_NO_NAME = frozenset("the a an in of at and on from near to this that its their same another residential , ( ) ' \" .".split())


def location_of(incident: Incident, draft: Draft) -> str:
    """Country, and the most specific place that a telling sentence names with its kind. Where they name none the country stands alone:
    the town of the dateline is where it was written (template-doc-part1.v7, 7.4 notes 4 and 5)."""
    home = country_of(incident, draft)
    for sentence in telling(incident, draft):
        at = first_in(incident, sentence, draft)
        if quarter := _quarter(draft, sentence, at):
            city = _city(draft, sentence, at, home)
            return ": ".join([name_of(home), *([f"{city} (CITY)"] if city and city != quarter else []), f"{quarter} (NEIGHBORHOOD)"])
        named = [p for p in draft.places if sentence_of(draft, p.span.start) == sentence and _may_be_scene(p, draft, home)]
        if named:
            p = min(named, key=lambda p: (p.role != "event", SPECIFIC.get(p.where.precision, 3) > 0 if p.where else False, abs(p.span.start - at)))
            return ": ".join([name_of(home), *_parts(p, draft, home)])
    return name_of(home)


def _may_be_scene(p: PlaceMention, draft: Draft, home: str) -> bool:
    """A town, district or province of the country, or a name that the text puts in one of its departments."""
    if p.role not in ("event", "reference", "modifier"):
        return False
    return _is_town(p, home) or (p.role == "event" and _around(p, draft, home) is not None)


def _is_town(p: PlaceMention, home: str) -> bool:
    """A resolved town, district or province of the country (the form of the name is the gazetteer's, so it is no building)."""
    return p.where is not None and p.where.country == home and p.where.place_id is not None and SPECIFIC.get(p.where.precision, 3) < 3


def country_of(incident: Incident, draft: Draft) -> str:
    """Country of the telling sentences' places, else the one named most in the report, else the dateline's; one of the nine first."""
    told = set(telling(incident, draft))
    weights: Counter[str] = Counter()
    for p in draft.places:
        if p.where is not None and p.where.country:
            near = sentence_of(draft, p.span.start) in told and p.role in ("event", "reference", "modifier")
            weights[p.where.country] += (20 if near else 1) * (1 if p.where.country in OF_INTEREST else 0)
    if not any(weights.values()):
        return next((p.where.country for p in draft.places if p.where is not None and p.where.country), "") or "SLV"
    return min(weights, key=lambda c: (-weights[c], c))


def _parts(p: PlaceMention, draft: Draft, home: str) -> list[str]:
    """A place with its kind in brackets, behind the department or the city that the text puts it in."""
    name, kind = _bare(draft, p), _kind(p, draft, home)
    inner = f"{name} ({kind})"
    if kind in WITHIN:
        town = _city(draft, sentence_of(draft, p.span.start), p.span.start, home)
        return [f"{town} (CITY)"] + ([inner] if town != name else []) if town else [inner]
    outer = _around(p, draft, home) if kind not in ("DEPARTMENT", "PROVINCE") else None
    return ([f"{_bare(draft, outer)} ({_kind(outer, draft, home)})"] if outer else []) + [inner]


def _kind(p: PlaceMention, draft: Draft, home: str) -> str:
    name = _bare(draft, p)
    around = plain(" ".join(draft.document.text[max(0, p.span.start - 24) : p.span.end + 24].split()))
    kind = next((k for k in KINDS if re.search(rf"\b{k} OF (?:THE )?{re.escape(name)}\b|\b{re.escape(name)},? {k}\b", around)), "")
    if kind:
        return kind
    return "DEPARTMENT" if (p.where and (p.where.place_id or "").startswith("admin1") and not _has_town(name, home)) else "CITY"


def _around(p: PlaceMention, draft: Draft, home: str) -> PlaceMention | None:
    """The department that stands right behind a place ("EL CONGO, SANTA ANA DEPARTMENT"; "ACHI, IN THE NORTHERN DEPARTMENT OF BOLIVAR")."""
    for q in draft.places:
        if q.span.start >= p.span.end and q.where is not None and q.where.country == home and q.where.precision in ("province", "district"):
            between = draft.document.text[p.span.end : q.span.start]
            beside = len(between) < 40 and _IN_THE.fullmatch(between) and _bare(draft, q) not in (name_of(home), _bare(draft, p))
            return q if beside else None
    return None


def _quarter(draft: Draft, sentence: int, at: int) -> str:
    """The neighbourhood that a sentence names ("IN THE EL POBLADO NEIGHBORHOOD"), the nearest to an offset; "" without one."""
    where = draft.analysis.sentences[sentence]
    start, last = draft.analysis.tokens_in(where.start, where.end)
    tokens, found = draft.analysis.tokens, dict[int, str]()
    for t in tokens[start:last]:
        if t.text.upper() == "NEIGHBORHOOD":
            first = t.i
            while first > start and t.i - first < 4 and tokens[first - 1].text.lower() not in _NO_NAME:
                first -= 1
            while first < t.i and tokens[first].upos == "ADJ":
                first += 1
            if first < t.i and tokens[first].text[:1].isupper():
                found[abs(t.start - at)] = plain(" ".join(x.text for x in tokens[first : t.i]))
    return found[min(found)] if found else ""


def _city(draft: Draft, sentence: int, at: int, home: str) -> str:
    """The town of the country that a sentence names, the nearest to an offset; else the dateline's; "" without one."""
    towns = [p for p in draft.places if p.where is not None and p.where.country == home and p.where.precision == "exact" and p.where.place_id is not None]
    here = [p for p in towns if sentence_of(draft, p.span.start) == sentence and _kind(p, draft, home) == "CITY"]
    best = min(here, key=lambda p: abs(p.span.start - at), default=None) or next((p for p in towns if p.role == "dateline"), None)
    return _bare(draft, best) if best else ""


def _bare(draft: Draft, p: PlaceMention) -> str:
    """The name alone, in capitals; of "the capital" its own."""
    said = plain(" ".join(draft.quote(p.span).split()))
    if said.endswith("CAPITAL") and p.where is not None and p.where.name:
        return plain(p.where.name)
    return _AFTER.sub("", _BEFORE.sub("", said))


def _has_town(name: str, home: str) -> bool:
    return any(e.kind == "city" and e.population >= TOWN for e in gazetteer.find(name, country=home, limit=5))


def plain(text: str) -> str:
    """Capitals without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text.upper()) if not unicodedata.combining(c))


def name_of(iso3: str) -> str:
    """A country in MUC-4's words."""
    return NATIONS.get(iso3) or plain(gazetteer.country_name(iso3))


def nation_of(f: Filler, draft: Draft, place: str) -> str:
    """The nationality said with the words, when it is not that of the incident's country."""
    for a in draft.actors:
        if a.actor.country and a.rule in ("modifier", "state", "nationality-noun", "demonym") and f.start - 16 <= a.span.start < f.end and a.span.end >= f.start - 2:
            name = name_of(a.actor.country)
            return "" if place.startswith(name) else name
    return ""
