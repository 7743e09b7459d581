"""Slots 2, 3, 15 and 22: when and where an incident was, from the product's times and places, in the forms of MUC-4's documentation."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from datetime import date

from dateline.coding.draft import Draft
from dateline.coding.incidents import Incident
from dateline.model import PlaceMention, TimeMention
from dateline.text.fillers import Filler
from dateline.vocab import gazetteer

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
OF_INTEREST = ("SLV", "GTM", "HND", "ARG", "BOL", "CHL", "COL", "ECU", "PER")  # template-doc-part1.v7, 1.0 (4)
NATIONS = {"USA": "UNITED STATES", "GBR": "UNITED KINGDOM", "RUS": "USSR", "CHN": "PEOPLES REP OF CHINA", "DEU": "WEST GERMANY", "TWN": "REPUBLIC OF CHINA"}
NATIONS |= {"KOR": "REPUBLIC OF KOREA", "PRK": "DEMOCRATIC PEOPLES REP OF KOREA", "ZAF": "REPUBLIC OF SOUTH AFRICA", "VAT": "VATICAN CITY"}
KINDS = ("DEPARTMENT", "PROVINCE", "NEIGHBORHOOD", "MUNICIPALITY", "TOWN", "VILLAGE", "REGION", "AIRPORT", "UNIVERSITY", "HAMLET", "JURISDICTION", "SUBURB")
SPECIFIC = {"exact": 0, "near": 0, "district": 1, "province": 2, "country": 3, "region": 3}
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_BEFORE = re.compile(r"^(?:(?:CITY|CITIES|TOWN|DEPARTMENT|DEPARTMENTS|PROVINCE|MUNICIPALITY|VILLAGE|NEIGHBORHOOD) OF|THE) ")
_AFTER = re.compile(rf" (?:{'|'.join(KINDS)}|DEPARTMENTS|CITY(?<!GUATEMALA CITY)(?<!MEXICO CITY))$")


def date_of(incident: Incident, draft: Draft) -> str:
    """The day or the days of an incident; "- DAY" (on or before the report's day) when nothing is said."""
    published = draft.published
    for sentence in _sentences(incident):
        at = _first_in(incident, sentence)
        said = [t for t in draft.times if _sentence_of(draft, t.span.start) == sentence and _usable(t, published, draft)]
        if said:
            return _days(min(said, key=lambda t: (abs(t.span.start - at), t.span.start)), published, draft)
    return f"- {_day(published)}" if published else ""


def _usable(t: TimeMention, published: date | None, draft: Draft) -> bool:
    """A day or a few, not after the report, and not the header's date itself."""
    if t.when.start is None or t.when.end is None or t.relation in ("since", "until", "before", "after", "by"):
        return False
    start, end = date.fromisoformat(t.when.start), date.fromisoformat(t.when.end)
    return (end - start).days <= 31 and (published is None or (start <= published and (published - end).days < 370))


def _days(t: TimeMention, published: date | None, draft: Draft) -> str:
    if _WEEKDAY.search(draft.quote(t.span)) and published and t.anchor != "absolute":
        return f"- {_day(published)}"
    start, end = date.fromisoformat(t.when.start or ""), date.fromisoformat(t.when.end or "")
    return _day(start) if start == end else f"{_day(start)} - {_day(end)}"


def _day(d: date) -> str:
    return f"{d.day:02d} {MONTHS[d.month - 1]} {d.year % 100:02d}"


def _sentences(incident: Incident) -> list[int]:
    """Numbers of the sentences that tell it, those with most of it first."""
    told = Counter(f.sentence for e in incident.entities for f in e.fillers if e.role not in ("ORG",))
    told = told or Counter(f.sentence for e in incident.entities for f in e.fillers)
    return sorted(told, key=lambda s: (-told[s], s))


def _first_in(incident: Incident, sentence: int) -> int:
    return min((f.start for e in incident.entities for f in e.fillers if f.sentence == sentence), default=0)


def _sentence_of(draft: Draft, offset: int) -> int:
    return next((s.index for s in draft.analysis.sentences if s.start <= offset < s.end), -1)


def location_of(incident: Incident, draft: Draft) -> str:
    """Country, and the most specific place that the telling sentences name with its kind."""
    home = country_of(incident, draft)
    for sentence in _sentences(incident):
        at = _first_in(incident, sentence)
        named = [p for p in draft.places if _sentence_of(draft, p.span.start) == sentence and p.role in ("event", "reference", "modifier") and _is_town(p, home)]
        if named:
            p = min(named, key=lambda p: (SPECIFIC.get(p.where.precision if p.where else "", 0) >= 3, p.role != "event", abs(p.span.start - at)))
            return ": ".join([name_of(home), *_parts(p, draft, home)])
    return name_of(home)


def _is_town(p: PlaceMention, home: str) -> bool:
    """A resolved town, district or province of the country (the form of the name is the gazetteer's, so it is no building)."""
    return p.where is not None and p.where.country == home and p.where.place_id is not None and SPECIFIC.get(p.where.precision, 3) < 3


def country_of(incident: Incident, draft: Draft) -> str:
    """Country of the telling sentences' places, else the one named most in the report, else the dateline's; one of the nine first."""
    told = set(_sentences(incident))
    weights: Counter[str] = Counter()
    for p in draft.places:
        if p.where is not None and p.where.country:
            near = _sentence_of(draft, p.span.start) in told and p.role in ("event", "reference", "modifier")
            weights[p.where.country] += (20 if near else 1) * (1 if p.where.country in OF_INTEREST else 0)
    if not any(weights.values()):
        return next((p.where.country for p in draft.places if p.where is not None and p.where.country), "") or "SLV"
    return min(weights, key=lambda c: (-weights[c], c))


def _parts(p: PlaceMention, draft: Draft, home: str) -> list[str]:
    """A place with its kind in brackets; a neighbourhood behind its city."""
    words = plain(" ".join(draft.quote(p.span).split()))
    around = plain(" ".join(draft.document.text[max(0, p.span.start - 24) : p.span.end + 24].split()))
    name = _AFTER.sub("", _BEFORE.sub("", words))
    kind = next((k for k in KINDS if re.search(rf"\b{k} OF (?:THE )?{re.escape(name)}\b|\b{re.escape(name)},? {k}\b", around)), "")
    if not kind:
        kind = "DEPARTMENT" if (p.where and (p.where.place_id or "").startswith("admin1") and not _has_town(name, home)) else "CITY"
    inner = f"{name} ({kind})"
    city = next((q for q in draft.places if q is not p and q.where and q.where.country == home and q.where.precision == "exact" and q.where.place_id), None)
    if kind in ("NEIGHBORHOOD", "SUBURB", "UNIVERSITY", "AIRPORT") and city is not None:
        return [f"{_AFTER.sub('', plain(' '.join(draft.quote(city.span).split())))} (CITY)", inner]
    return [inner]


def _has_town(name: str, home: str) -> bool:
    return any(not e.kind.startswith(("admin", "country")) for e in gazetteer.find(name, country=home, limit=5))


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
