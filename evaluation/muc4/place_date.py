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
TOWN = 60_000  # people; a smaller place of a department's name is not what a report means
KINDS = ("DEPARTMENT", "PROVINCE", "NEIGHBORHOOD", "MUNICIPALITY", "TOWN", "VILLAGE", "REGION", "AIRPORT", "UNIVERSITY", "HAMLET", "JURISDICTION", "SUBURB")
SPECIFIC = {"exact": 0, "near": 0, "district": 1, "province": 2, "country": 3, "region": 3}
TELLING = frozenset("say tell report announce inform state add claim confirm reveal note disclose indicate learn issue publish release declare deny".split())
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_BEFORE = re.compile(r"^(?:(?:AT|IN) )?(?:(?:CITY|CITIES|TOWN|DEPARTMENT|DEPARTMENTS|PROVINCE|MUNICIPALITY|VILLAGE|NEIGHBORHOOD) OF |THE )?")
_AFTER = re.compile(rf" (?:{'|'.join(KINDS)}|DEPARTMENTS|CITY(?<!GUATEMALA CITY)(?<!MEXICO CITY))$")


def date_of(incident: Incident, draft: Draft) -> str:
    """The day or the days of an incident; "- DAY" (on or before the report's day) when nothing is said.

    What the telling sentences say first, then the sentences before them, nearest first.
    """
    published, told = draft.published, _sentences(incident, draft)
    for sentence in [*told, *_before(told, draft, 3)]:
        at = _first_in(incident, sentence, draft)
        said = [t for t in draft.times if _sentence_of(draft, t.span.start) == sentence and _usable(t, published) and not _of_the_telling(t, draft)]
        if said:
            return _days(min(said, key=lambda t: (abs(t.span.start - at), t.span.start)), published, draft)
    return f"- {_day(published)}" if published else ""


def _before(told: list[int], draft: Draft, reach: int) -> list[int]:
    """Sentences before the first telling one, nearest first."""
    first = min(told, default=0)
    start = told_from(draft)
    return [s.index for s in reversed(draft.analysis.sentences) if first - reach <= s.index < first and s.end > start]


def told_from(draft: Draft) -> int:
    """Offset behind the dateline: its day is the report's, not the incident's."""
    return max((p.span.end for p in draft.places if p.role == "dateline"), default=0) + 12


def _of_the_telling(t: TimeMention, draft: Draft) -> bool:
    """The day on which somebody said it ("reported today that"), or the day in the report's header."""
    tokens = draft.analysis.tokens
    governor = tokens[tokens[t.head].head]
    return governor.lemma.lower() in TELLING or t.span.start < told_from(draft)


def _usable(t: TimeMention, published: date | None) -> bool:
    """A day or a few, not after the report, and not the header's date itself."""
    if t.when.start is None or t.when.end is None or t.relation in ("since", "until", "before", "after", "by"):
        return False
    start, end = date.fromisoformat(t.when.start), date.fromisoformat(t.when.end)
    return (end - start).days <= 31 and (published is None or -1 <= (published - end).days < 370)


def _days(t: TimeMention, published: date | None, draft: Draft) -> str:
    if _WEEKDAY.search(draft.quote(t.span)) and published and t.anchor != "absolute":
        return f"- {_day(published)}"
    start, end = date.fromisoformat(t.when.start or ""), date.fromisoformat(t.when.end or "")
    if (end - start).days == 1:  # a night: the key has the day of the report
        start = end
    return _day(start) if start == end else f"{_day(start)} - {_day(end)}"


def _day(d: date) -> str:
    return f"{d.day:02d} {MONTHS[d.month - 1]} {d.year % 100:02d}"


def _sentences(incident: Incident, draft: Draft) -> list[int]:
    """Numbers of the draft's sentences that tell it, those with most of it first (the network's own numbers begin behind the header)."""
    told = Counter(_sentence_of(draft, f.start) for e in incident.entities for f in e.fillers if e.role not in ("ORG",))
    told = told or Counter(_sentence_of(draft, f.start) for e in incident.entities for f in e.fillers)
    return sorted(told, key=lambda s: (-told[s], s))


def _first_in(incident: Incident, sentence: int, draft: Draft) -> int:
    return min((f.start for e in incident.entities for f in e.fillers if _sentence_of(draft, f.start) == sentence), default=0)


def _sentence_of(draft: Draft, offset: int) -> int:
    return next((s.index for s in draft.analysis.sentences if s.start <= offset < s.end), -1)


def location_of(incident: Incident, draft: Draft) -> str:
    """Country, and the most specific place that the telling sentences name with its kind."""
    home, told = country_of(incident, draft), _sentences(incident, draft)
    for sentence in [*told, *_before(told, draft, 4)]:
        at = _first_in(incident, sentence, draft)
        named = [p for p in draft.places if _sentence_of(draft, p.span.start) == sentence and p.role in ("event", "reference", "modifier") and _is_town(p, home)]
        if named:
            p = min(named, key=lambda p: (p.role != "event", abs(p.span.start - at)))
            return ": ".join([name_of(home), *_parts(p, draft, home)])
    lead = [p for p in draft.places if p.role == "dateline" and _is_town(p, home)]
    return ": ".join([name_of(home), *(_parts(lead[0], draft, home) if lead else [])])


def _is_town(p: PlaceMention, home: str) -> bool:
    """A resolved town, district or province of the country (the form of the name is the gazetteer's, so it is no building)."""
    return p.where is not None and p.where.country == home and p.where.place_id is not None and SPECIFIC.get(p.where.precision, 3) < 3


def country_of(incident: Incident, draft: Draft) -> str:
    """Country of the telling sentences' places, else the one named most in the report, else the dateline's; one of the nine first."""
    told = set(_sentences(incident, draft))
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
    name = _bare(draft, p)
    around = plain(" ".join(draft.document.text[max(0, p.span.start - 24) : p.span.end + 24].split()))
    kind = next((k for k in KINDS if re.search(rf"\b{k} OF (?:THE )?{re.escape(name)}\b|\b{re.escape(name)},? {k}\b", around)), "")
    if not kind:
        kind = "DEPARTMENT" if (p.where and (p.where.place_id or "").startswith("admin1") and not _has_town(name, home)) else "CITY"
    inner = f"{name} ({kind})"
    city = next((q for q in draft.places if q is not p and q.where and q.where.country == home and q.where.precision == "exact" and q.where.place_id), None)
    if kind not in ("NEIGHBORHOOD", "SUBURB", "UNIVERSITY", "AIRPORT") or city is None:
        return [inner]
    town = _bare(draft, city)
    return [f"{town} (CITY)"] + ([inner] if town != name else [])


def _bare(draft: Draft, p: PlaceMention) -> str:
    """The name alone, in capitals."""
    return _AFTER.sub("", _BEFORE.sub("", plain(" ".join(draft.quote(p.span).split()))))


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
