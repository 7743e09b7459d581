"""What a question asks: its intent, what it counts, and the words that narrow it. Rules only; what is not understood is said so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.readers.headers import MONTHS, parse_day

_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*\.?")
_DATE = re.compile(
    r"(?:(\d{4}-\d{2}-\d{2})|(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(MONTH)(?:,?\s+(\d{4}))?|(MONTH)\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?|\b(?:in\s+)((?:19|20)\d{2})\b)".replace(
        "MONTH", "|".join(sorted(MONTHS, key=len, reverse=True))
    ),
    re.IGNORECASE,
)
_INTENTS: tuple[tuple[str, str], ...] = (
    ("how many", r"\bhow (?:many|much|often)\b|\bnumber of\b|\bdeath toll\b|\bcasualties\b"),
    ("claimed", r"\bclaim(?:s|ed)?\b|\bresponsibility\b"),
    ("truce", r"\btruces?\b|\bcease-?fires?\b"),
    ("backs", r"\b(?:backs?|backed|supports?|supported|allied|aligned|hostile|leads?|part of|member of|belongs?)\b"),
    ("why", r"^\s*why\b|\breasons?\b|\bin response to what\b|\bwhat (?:led|prompted|caused)\b"),
    ("weapon", r"\b(?:what|which) (?:kind of |type of |sort of )?(?:weapons?|aircraft|missiles?|bombs?)\b|\bwith what\b|^\s*how (?:was|were|did)\b"),
    ("blame", r"\bblam(?:e|es|ed)\b|\baccus(?:e|es|ed)\b"),
    (
        "whom",
        (
            r"^\s*whom\b|\btargets?\b|\bwho (?:died|suffered)\b|\bwho (?:was|were|is|got) (?:\w+ )?"
            r"(?:killed|wounded|injured|hit|attacked|targeted|hurt|abducted|bombed|struck|harmed)\b"
        ),
    ),
    ("who", r"^\s*(?:by )?who\b|\bwhich (?:group|country|force|army|actor|militia)\b"),
    ("when", r"^\s*when\b|\b(?:what|which) (?:day|date|time)\b"),
    ("where", r"^\s*where\b|\b(?:what|which) (?:place|town|city|country|province)\b"),
    ("whether", r"^\s*(?:was|were|is|are|did|does|do|has|have|had)\b"),
    ("what", r"^\s*what\b|\btell me\b|\bsummar"),
)


@dataclass(frozen=True, slots=True)
class Query:
    """A question as understood. `words` narrow the records; `names` among them must be found; `acts` are PLOVER types; dates are ISO, inclusive."""

    text: str
    intent: str
    measure: str = ""
    acts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    on: str = ""
    since: str = ""

    def understood(self) -> str:
        """The query in one line, as shown to the person."""
        parts = [f"asks: {self.intent}{f' ({self.measure})' if self.measure else ''}"]
        parts += [f"acts: {', '.join(self.acts)}"] if self.acts else []
        parts += [f"about: {', '.join(self.words)}"] if self.words else []
        parts += [f"on: {self.on}"] if self.on else []
        parts += [f"since: {self.since}"] if self.since else []
        return "; ".join(parts)


@cache
def lexicon() -> dict[str, Any]:
    """templates/question_words.yaml."""
    import yaml

    loaded: dict[str, Any] = yaml.safe_load(files("dateline.briefs").joinpath("templates/question_words.yaml").read_text(encoding="utf-8"))
    return loaded


def understand(question: str, year: int | None = None) -> Query | None:
    """The query of a question, or None when no record could answer it. `year` completes dates without one."""
    text = " ".join(question.split())
    low = text.lower()
    words = [w.strip(".'’").removesuffix("'s").removesuffix("’s") for w in _WORD.findall(text)]
    if not words or words[0].lower() in lexicon()["beyond"]:
        return None
    intent = next((name for name, pattern in _INTENTS if re.search(pattern, low)), None)
    if intent is None:
        return None
    since, on, rest = _dates(text, year)
    kept = [w.strip(".'’").removesuffix("'s").removesuffix("’s") for w in _WORD.findall(rest)]
    measure = _measure(kept, low) if intent in ("how many", "whether") else ""
    acts = tuple(dict.fromkeys(a for w in kept for a in lexicon()["acts"].get(w.lower(), ())))
    filters = tuple(dict.fromkeys(w for w in kept if _narrows(w, measure, intent)))
    names = tuple(w for w in filters if w[0].isupper() or any(ch.isdigit() for ch in w))
    if intent == "whether" and not (measure or acts or "civilians" in low):
        return None
    return Query(text, intent, measure, acts, tuple(w.lower() for w in filters), tuple(w.lower() for w in names), on, since)


def _narrows(word: str, measure: str, intent: str) -> bool:
    low = word.lower()
    if low in lexicon()["stop"] and not word.isupper():
        return False
    if any(low in words for m, words in lexicon()["measures"].items() if m == measure or m in ("killed", "wounded", "casualties")):
        return False
    return low not in lexicon()["acts"] and not (intent == "backs" and low in _TIES) and len(low) > 1


_TIES = frozenset("back backs backed support supports supported allied aligned hostile lead leads part member belong belongs".split())


def _measure(words: Sequence[str], low: str) -> str:
    """What is counted: the noun after "how many" when it names happenings; else harm, if a word of harm is there; else the first that fits."""
    measures = lexicon()["measures"]
    counted = re.search(r"how many (?:[\w.'-]+ ){0,3}?(\w+)", low)
    if counted and any(w in measures["times"] for w in counted[0].split()[2:]):
        return "times"
    for name in ("killed", "wounded", "casualties", "troops", "times"):
        if any(w.lower() in measures[name] for w in words):
            return name
    return "times" if "how often" in low else ""


def _dates(text: str, year: int | None) -> tuple[str, str, str]:
    """(since, on, text without the date)."""
    m = _DATE.search(text)
    if not m:
        return "", "", text
    if m[8]:
        found: str | None = m[8]
    elif m[1]:
        found = parse_day(m[1])
    else:
        day, month, said = (m[2], m[3], m[4]) if m[2] else (m[6], m[5], m[7])
        found = _day(said or year, month, day)
    before = text[: m.start()].lower().rstrip()
    rest = text[: m.start()] + " " + text[m.end() :]
    if not found:
        return "", "", rest
    return (found, "", rest) if before.endswith("since") else ("", found, rest)


def _day(year: str | int | None, month: str, day: str) -> str | None:
    try:
        return date(int(year), MONTHS[month.lower()], int(day)).isoformat() if year else None
    except ValueError:
        return None
