"""Whether two places may be one: the same, one inside the other, or a point that is known only roughly."""

from __future__ import annotations

from functools import lru_cache

from dateline.coding.places.coder import holds
from dateline.model import PlaceMention, Where
from dateline.vocab.classes import word_class

REACH = {"district": 3.0, "province": 12.0}  # degrees: more than from the middle to the edge of almost all
AIRPORTS = word_class("places.airports")
FAR = 40.0  # degrees: more than from end to end of any region but an ocean


def same_place(a: PlaceMention, b: PlaceMention) -> bool:
    """One place by id, by name, or within a tenth of a degree in one country (not Goma and Gisenyi, across a border); also "Port Sudan airport", in Port Sudan."""
    if a.where is None or b.where is None:
        return a.name.lower() == b.name.lower()
    if a.where.precision == b.where.precision == "country":
        return a.where.country == b.where.country
    if _airport_of(a, b) or _airport_of(b, a):
        return True
    if a.where.place_id and a.where.place_id == b.where.place_id or a.where.name.lower() == b.where.name.lower():
        return True
    if None in (a.where.lat, a.where.lon, b.where.lat, b.where.lon) or "country" in {a.where.precision, b.where.precision}:
        return False
    if a.where.country and b.where.country and a.where.country != b.where.country:
        return False
    return bool(abs(a.where.lat - b.where.lat) < 0.1 and abs(a.where.lon - b.where.lon) < 0.1)  # type: ignore[operator]


def _airport_of(a: PlaceMention, b: PlaceMention) -> bool:
    """ "Port Sudan airport" and "Port Sudan", however far out of town it lies."""
    name, town = a.name.lower(), b.name.lower()
    return name.startswith(town + " ") and set(name[len(town) :].split()) <= AIRPORTS


def roughly(a: PlaceMention, b: PlaceMention) -> bool:
    """A point known only from a bearing ("west of Baghdad") may be any place of the country within some 250 km."""
    if a.where is None or b.where is None or "near" not in {a.where.precision, b.where.precision}:
        return False
    if a.where.lat is None or b.where.lat is None or a.where.lon is None or b.where.lon is None or a.where.country != b.where.country:
        return False
    return bool(abs(a.where.lat - b.where.lat) < 2.3 and abs(a.where.lon - b.where.lon) < 2.3)


def nested(a: PlaceMention, b: PlaceMention) -> bool:
    """Whether one may contain the other: same country, and one of them no finer than a province."""
    wide = {"province", "country", "region", "district"}
    if a.where is None or b.where is None:
        return False
    same_country = a.where.country == b.where.country or "region" in {a.where.precision, b.where.precision}
    if _far(a.where, b.where) or _too_far(a.where, b.where) or _too_far(b.where, a.where):
        return False
    return same_country and bool({a.where.precision, b.where.precision} & wide) and not _beside(a.where, b.where)


def _too_far(wide: Where, b: Where) -> bool:
    """Whether a place lies farther from the middle of a district or province than these reach."""
    if wide.precision not in REACH or None in (wide.lat, wide.lon, b.lat, b.lon):
        return False
    reach = REACH[wide.precision] + REACH.get(b.precision, 0.0)
    return bool(abs(wide.lat - b.lat) > reach or abs(wide.lon - b.lon) > reach)  # type: ignore[operator]


def _far(a: Where, b: Where) -> bool:
    """Whether a region and a place of another country lie on different sides of the world: the Gulf of Aden and the Philippines."""
    if a.country == b.country or None in (a.lat, a.lon, b.lat, b.lon):
        return False
    return bool(abs(a.lat - b.lat) > FAR or abs(a.lon - b.lon) > FAR)  # type: ignore[operator]


@lru_cache(4096)
def _beside(a: Where, b: Where) -> bool:
    """Whether the gazetteer knows that neither lies in the other: Sukma and Jammu and Kashmir are both in India."""
    if a.place_id is None or b.place_id is None or "country" in {a.precision, b.precision} or "near" in {a.precision, b.precision}:
        return False
    return holds(a, b) is False and holds(b, a) is False


def inside(p: PlaceMention, q: PlaceMention) -> bool:
    """p only says where q lies: q is finer and p's unit holds it ("Mokha, Yemen")."""
    if p is q or p.where is None or q.where is None:
        return False
    rank = ["exact", "near", "district", "province", "country", "region"]
    finer = rank.index(q.where.precision) < rank.index(p.where.precision)
    return finer and p.where.precision in {"province", "country", "region", "district"} and (p.where.country == q.where.country or p.where.precision == "region")


def below_countries(places: list[PlaceMention]) -> list[PlaceMention]:
    """Without the countries, where finer places are told: "Colombia" in the headline does not hold Cauca and Catatumbo together; nor "the Middle East" Qatar and Gaza."""
    finer = [p for p in places if p.where is None or p.where.precision not in {"country", "region"}]
    return finer or [p for p in places if p.where is not None and p.where.precision != "region"] or places


def spelled_out(places: list[PlaceMention], words: list[str]) -> bool:
    """ "Five rebels killed in Negros clash. ... an encounter in Himamaylan City, [Negros Occidental]": a name in the headline is part of a longer one of the lead."""
    return any(p.name in words for p in places)
