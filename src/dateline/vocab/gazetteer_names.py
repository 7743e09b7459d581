"""Names of places as look-up keys: case, diacritics, hyphens, Arabic articles and generic words make no difference."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from dateline.vocab.classes import word_class

_LETTERS = str.maketrans(
    dict(zip("ıøØđĐðÐəƏħŋ", "ioOdDdDaAhn", strict=True))
    | {"ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th"}
    | dict.fromkeys("'’‘ʻʼ`´ʿʾʹ′ʽ", "")
    | dict.fromkeys("-‐‑–—/_.,()", " ")
)
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "airbase": "air base", "airfield": "air field"}
_SHORT |= {"centre": "center", "harbour": "harbor"}
ARTICLES = word_class("places.articles")
_GENERIC = word_class("places.generic")
_LEADING = re.compile(
    r"^(?:(?:the )?(?:cities|city|towns?|village|province|governorate|state|region|district|municipality|department|oblast|county|commonwealth"
    r"|republic|emirate) of"
    r"|muhafazat|wilayat|provincia de|departamento de|distrito de|estado de|municipio de|gouvernorat de|region de|kabupaten|provinsi) "
)


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """The look-up key of a name: lower case, no marks, single spaces, "Saint" as "st". Empty when nothing is left."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name.translate(_LETTERS)) if not unicodedata.combining(c))
    words = name.translate(_LETTERS).casefold().split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_SHORT.get(w, w) for w in words)


def loose_keys(plain: str) -> list[str]:
    """Weaker keys of a key, best first: without the Arabic article, without "province of", without a final "province"."""
    out: list[str] = []
    queue = [plain]
    while queue:
        one = queue.pop(0)
        for weaker in (_without_generic(one), without_article(one)):
            if weaker and weaker != plain and weaker not in out:
                out.append(weaker)
                queue.append(weaker)
    return out


def without_article(plain: str) -> str:
    """The key without Arabic articles at its start and inside: "deir ez zor" is "deir zor", "al qaim" is "qaim"."""
    words = plain.split()
    kept = [w for w in words if w not in ARTICLES]
    return " ".join(kept) if kept and len(" ".join(kept)) > 2 else plain


def _without_generic(plain: str) -> str:
    short = _LEADING.sub("", plain)
    words = short.split()
    while len(words) > 1 and words[-1] in _GENERIC:
        words.pop()
    return " ".join(words)


def generic_word(plain: str) -> str:
    """The word that says what kind of place is meant ("province" in "anbar province", "city" in "city of mosul"), or ""."""
    words = plain.split()
    if len(words) > 1 and words[-1] in _GENERIC:
        return words[-1]
    return next((w for w in words[:2] if w in _GENERIC), "") if _LEADING.match(plain) else ""


def latin(name: str) -> bool:
    """Whether a name is in Latin script, marks and apostrophes of transliterations included."""
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "’‘ʻʼʿʾ" for c in name)


def useful(name: str) -> bool:
    """Alternate names in Latin script that people write; no codes, no machine romanisations ("ba ge da")."""
    return latin(name) and len(name) >= 3 and name != name.lower() and not (name.isupper() and len(name) <= 4) and len(name) <= 60
