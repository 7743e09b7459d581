"""What a question asks: its intent, what it counts, and the words that narrow it. Rules only; what is not understood is said so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.briefs.question_people import People, people_of
from dateline.readers.headers import MONTHS, parse_day
from dateline.vocab.classes import word_class

_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*\.?")
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
_DATE = re.compile(
    rf"(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b(?:,?\s+(?P<year>\d{{4}}))?"
    rf"|(?P<month_b>{_MONTH})\s+(?P<day_b>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?:,?\s+(?P<year_b>\d{{4}}))?"
    rf"|\b(?:in|during|since|of|between|and|until)\s+(?P<alone>{_MONTH})\b(?:,?\s+(?P<year_c>\d{{4}}))?|\b(?:in|during|since)\s+(?P<year_d>(?:19|20)\d{{2}})\b",
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
            r"(?:killed|wounded|injured|hit|attacked|targeted|hurt|abducted|kidnapped|bombed|struck|harmed|arrested|detained|sentenced|charged|freed|released|shot)\b"
        ),
    ),
    ("who is", r"^\s*who (?:is|was)\b"),
    ("who", r"^\s*(?:by )?who\b|\bwhich (?:group|country|force|army|actor|militia)\b"),
    ("when", r"^\s*when\b|\b(?:what|which) (?:day|date|time)\b"),
    ("where", r"^\s*where\b|\b(?:what|which) (?:place|town|city|country|province)\b"),
    ("whether", r"^\s*(?:was|were|is|are|did|does|do|has|have|had)\b"),
    ("what", r"^\s*what\b|\btell me\b|\bsummar"),
)


_NAME = r"[A-Z][\w-]*(?: [A-Z][\w-]*)*"
_BY = re.compile(
    rf"\bby (?:the )?(?P<by>{_NAME})|\b(?:[Dd]id|has|have) (?:the )?(?P<did>{_NAME}) (?:kill|wound|attack|bomb|strike|shell|abduct|shoot|hit|fire|raid|kidnap)"
)
SAID = frozenset("ACCUSE REJECT REQUEST THREATEN AGREE CONSULT SUPPORT".split())


@dataclass(frozen=True, slots=True)
class Query:
    """A question as understood. `words` narrow the records; `names` among them must be found; `acts` are PLOVER types; `by` names who did it;
    `people`: of whom the dead or wounded are asked for; dates are ISO (a day, month or year), inclusive."""

    text: str
    intent: str
    measure: str = ""
    acts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    on: str = ""
    since: str = ""
    until: str = ""
    by: tuple[str, ...] = ()
    people: People | None = None

    def understood(self) -> str:
        """The query in one line, as shown to the person."""
        parts = [f"asks: {self.intent}{f' ({self.measure})' if self.measure else ''}"]
        parts += [f"acts: {', '.join(self.acts)}"] if self.acts else []
        parts += [f"about: {', '.join(self.words)}"] if self.words else []
        parts += [f"of: {self.people.words}"] if self.people else []
        parts += [f"by: {', '.join(self.by)}"] if self.by else []
        parts += [f"on: {self.on}"] if self.on else []
        parts += [f"since: {self.since}"] if self.since else []
        parts += [f"until: {self.until}"] if self.until else []
        return "; ".join(parts)


@cache
def lexicon() -> dict[str, Any]:
    """templates/question_words.yaml."""
    import yaml

    loaded: dict[str, Any] = yaml.safe_load(files("dateline.briefs").joinpath("templates/question_words.yaml").read_text(encoding="utf-8"))
    return loaded


def understand(question: str, year: int | None = None, latest: str = "") -> Query | None:
    """The query of a question, or None when no record could answer it. `year` completes dates without one; those that would come after `latest` (an ISO day) are
    of the year before."""
    text = " ".join(question.split())
    low = text.lower()
    words = [w.strip(".'’").removesuffix("'s").removesuffix("’s") for w in _WORD.findall(text)]
    if not words or words[0].lower() in lexicon()["beyond"]:
        return None
    intent = next((name for name, pattern in _INTENTS if re.search(pattern, low)), None)
    if intent is None:
        return None
    since, until, on, rest = _dates(text, year, latest)
    kept = [w.strip(".'’").removesuffix("'s").removesuffix("’s") for w in _WORD.findall(rest)]
    measure = _measure(kept, low) if intent in ("how many", "whether") else ""
    acts = tuple(dict.fromkeys(a for w in kept for a in lexicon()["acts"].get(w.lower(), ())))
    acts = tuple(a for a in acts if a.partition("/")[0] in SAID) or acts  # "Who denied attacking the market?": asks who denied it
    if acts and intent == "who is":
        intent = "who"
    by = _doers(text) if "ASSAULT" in {a.partition("/")[0] for a in acts} or measure else ()
    people = people_of(rest) if measure in ("killed", "wounded", "casualties") else None
    kept = [w for w in kept if people is None or w not in people.words.split()]
    filters = tuple(dict.fromkeys(w for w in kept if _narrows(w, measure, intent)))
    names = tuple(w for w in filters if w[0].isupper() or any(ch.isdigit() for ch in w))
    if intent == "whether" and not (measure or acts or "civilians" in low):
        return None
    return Query(text, intent, measure, acts, tuple(w.lower() for w in filters), tuple(w.lower() for w in names), on, since, until, by, people)


def _doers(text: str) -> tuple[str, ...]:
    """Names of who did it: "killed by the RSF", "Did Israel bomb the port?"."""
    m = _BY.search(text)
    return tuple(w.lower() for w in _WORD.findall(m["by"] or m["did"])) if m else ()


def _narrows(word: str, measure: str, intent: str) -> bool:
    low = word.lower()
    if low in lexicon()["stop"] and not word.isupper():
        return False
    if any(low in words for m, words in lexicon()["measures"].items() if m == measure or m in ("killed", "wounded", "casualties")):
        return False
    return low not in lexicon()["acts"] and not (intent == "backs" and low in _TIE_FORMS) and len(low) > 1


_TIE_FORMS = word_class("groups.tie-forms")


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


def _dates(text: str, year: int | None, latest: str) -> tuple[str, str, str, str]:
    """(since, until, on, text without the dates); days as ISO, months and years as its beginning."""
    found = [(m, iso) for m in _DATE.finditer(text) if (iso := _iso(m, year, latest))]
    rest = _DATE.sub(" ", text)
    if not found:
        return "", "", "", rest if _DATE.search(text) else text
    before = text[: found[0][0].end()].lower()
    if len(found) > 1 and re.search(r"\b(?:between|from)\b", before):
        first = _iso(found[0][0], int(found[1][1][:4])) or found[0][1]  # "between 1 March and 5 March 2024"
        return first, found[1][1], "", rest
    m, iso = found[0]
    return (iso, "", "", rest) if re.search(r"\bsince\s*$", text[: m.start()], re.IGNORECASE) or m[0].lower().startswith("since") else ("", "", iso, rest)


def _iso(m: re.Match[str], year: int | None, latest: str = "") -> str | None:
    """The day, month or year that a match names; None when there is none such."""
    if m["iso"]:
        return parse_day(m["iso"])
    if m["year_d"]:
        return m["year_d"]
    said = m["year"] or m["year_b"] or m["year_c"]
    if said is None and year is not None:
        found = _of_year(m, year)
        return _of_year(m, year - 1) if found and latest and found > latest[: len(found)] else found  # "since 19 November", asked in January
    return _of_year(m, said)


def _of_year(m: re.Match[str], said: str | int | None) -> str | None:
    """The month or day of a match in a year."""
    if m["alone"]:
        return f"{said}-{MONTHS[m['alone'].lower()]:02d}" if said else None
    return _day(said, m["month"] or m["month_b"], m["day"] or m["day_b"])


def _day(year: str | int | None, month: str, day: str) -> str | None:
    try:
        return date(int(year), MONTHS[month.lower()], int(day)).isoformat() if year else None
    except ValueError:
        return None
