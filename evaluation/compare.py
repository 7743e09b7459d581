"""When two single values of a reading count as the same: names, places, times, counts."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date
from typing import Any

Record = dict[str, Any]
PRECISIONS = ["exact", "near", "district", "province", "country", "region"]
NEAR_KM = 50.0
STOP_WORDS = {"the", "a", "an", "of", "and", "in", "al", "el", "as", "s"}


def words(name: str) -> frozenset[str]:
    """Words of a name without case, accents, articles and punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.replace("U.S.", "US").replace("’", "'")) if not unicodedata.combining(c))
    return frozenset(w for w in re.findall(r"[a-z0-9]+", plain.lower()) if w not in STOP_WORDS)


def same_name(a: str, b: str) -> bool:
    """Equal word sets, or one contained in the other when at least half of the words are shared."""
    x, y = words(a), words(b)
    if not x or not y:
        return a.strip().lower() == b.strip().lower()
    return x == y or ((x <= y or y <= x) and min(len(x), len(y)) / max(len(x), len(y)) >= 0.5)


def names_of(value: Any) -> list[str]:
    """Names in a list of strings or of records with a name; a single one counts as a list."""
    items = value if isinstance(value, list) else [value] if value else []
    return [i["name"] if isinstance(i, dict) else str(i) for i in items if (i.get("name") if isinstance(i, dict) else i)]


def accepted(record: Record, name: str) -> list[Any]:
    return list(record.get("accept", {}).get(name, []))


def kilometres(a: Record, b: Record) -> float:
    try:
        p, q, dl = math.radians(a["lat"]), math.radians(b["lat"]), math.radians(b["lon"] - a["lon"])
    except (KeyError, TypeError):
        return math.inf
    return 6371.0 * math.acos(min(1.0, max(-1.0, math.sin(p) * math.sin(q) + math.cos(p) * math.cos(q) * math.cos(dl))))


def same_place(a: Record, b: Record) -> bool:
    return same_name(a.get("name") or "", b.get("name") or "") or kilometres(a, b) <= NEAR_KM


def day_range(text: str | None) -> tuple[int, int] | None:
    """First and last day (ordinals) of an ISO date, month or year."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?.*", text or "")
    if not match:
        return None
    y, m, d = int(match[1]), match[2], match[3]
    try:
        if d:
            one = date(y, int(m), int(d)).toordinal()
            return one, one
        if m:
            last = date(y + (m == "12"), int(m) % 12 + 1, 1).toordinal() - 1
            return date(y, int(m), 1).toordinal(), last
        return date(y, 1, 1).toordinal(), date(y, 12, 31).toordinal()
    except ValueError:
        return None


def interval(when: Any) -> tuple[int, int] | None:
    if not isinstance(when, dict):
        return None
    start, end = day_range(when.get("start")), day_range(when.get("end") or when.get("start"))
    return (start[0], end[1]) if start and end else None


def same_when(gold: Any, pred: Any) -> bool:
    g, p = interval(gold), interval(pred)
    if g is None or p is None:
        return g is None and p is None
    overlap = min(g[1], p[1]) - max(g[0], p[0]) + 1
    union = max(g[1], p[1]) - min(g[0], p[0]) + 1
    return overlap > 0 and (overlap / union >= 0.5 or union <= 3)


def same_count(gold: Any, pred: Any) -> bool:
    def key(v: Any) -> tuple[Any, ...]:
        v = v if isinstance(v, dict) else {}
        state = v.get("state", "not_mentioned")
        return (state, v.get("low"), v.get("best"), v.get("high")) if state == "given" else (state,)

    return key(gold) == key(pred)


def same_scalar(gold: Any, pred: Any) -> bool:
    if isinstance(gold, str) and isinstance(pred, str):
        return gold == pred or same_name(gold, pred)
    return bool(gold == pred)
