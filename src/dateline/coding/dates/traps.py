"""Words and numbers that look like time and are not."""

from __future__ import annotations

import re
from functools import cache

from dateline.text import Analysis
from dateline.vocab.classes import word_class
from dateline.vocab.time_words import time_words

MONTHS_AS_NAMES = word_class("periods.months-as-names")
SHORT_WEEKDAYS = word_class("periods.short-weekdays")
MONTH_ALONE = {"month", "month-noun", "month-range", "month-span"}
CLEAR = re.compile(r"\b(?:in|than|since|until|till|during|last|next|this|early|mid|late|throughout)[\s-]+(?:early|mid|late)?[\s-]*$", re.IGNORECASE)
AGAIN = re.compile(r"\b(?:every|each|per|once a|twice a|times a|any)\s+(?:other\s+)?$", re.IGNORECASE)
QUANTITY = re.compile(
    r"(?:(?<!later )(?<!earlier )\bthan|\b(?:least|some|nearly|almost|another|killed|killing|wounded|only|estimated|over|up to"
    r"|additional|injured|totalling|total of|by|with))\s+$",
    re.IGNORECASE,
)
COMPARED = re.compile(  # "shot down 87 drones, up from 64 [the previous night]": when another number was counted
    r",?\s(?:up|down|rising|compared\s+(?:with|to))\s+(?:from\s+)?(?:about\s+|around\s+|just\s+|some\s+)?\d[\d,.]*(?:\s+[a-z]+)?\s+(?:(?:in|on|during|over|for)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
ROUGHLY = re.compile(r"\b(?:about|around|approximately|roughly|or|to)\s+$", re.IGNORECASE)
YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|than|since|until|till|during|from|of|the|after|before|between|and|through|late|early|mid|its|their|his|her|our|a|this|for|year|to|by|or|on|around|circa|c\.|summer|spring|autumn|winter|fall|election|crisis)|['’]s|[(\[,–-])[\s(-]*$",
    re.IGNORECASE,
)
ITEM_NUMBER = re.compile(r"\d{1,2}\.\s")
OF_A_DATE = re.compile(r"(?:\s*\d{1,2}(?:st|nd|rd|th)?)?,?\s*(?:19|20)\d\d\b")
OVER_AN_ENTRY = re.compile(r"\s*(?:[-–—]|:)\s")  # "1916 - Troops shell Dublin" at the beginning of a line
NAME_BEFORE = re.compile(r"(?:^|[a-z\d])\s[A-Z][a-z]+\s$")
CLOCK_BEFORE = re.compile(r"\bat(?:\s+(?:about|around|approximately))?\s+$", re.IGNORECASE)
WEEKDAYS_IN_THREE = word_class("periods.weekdays-in-three")


def misread(text: str, m: re.Match[str], name: str, analysis: Analysis | None = None) -> bool:
    """Whether the match of the pattern of that name is not about time."""
    before = text[max(0, m.start() - 24) : m.start()]
    if AGAIN.search(before) and "month" not in name or COMPARED.search(text[max(0, m.start() - 60) : m.start()]):
        return True
    groups = m.groupdict()
    unit = groups.get("unit") or ""
    if unit[:1].isupper() and not unit.isupper() and m.start("unit") > m.start():
        return True  # a title: "The Last Days"
    if name == "later" and not groups.get("n") and not unit.lower().endswith("s"):
        return True  # "The day before, ...": next to the day told before, and no distance
    if name == "day-month" and (m["y"] or "").isdigit() and len(m["y"]) == 2 and _month_at_end(before):
        return True  # "Nov 18-Dec 19"
    if groups.get("mon") and _no_month(text, m, name, before, analysis):
        return True
    if (groups.get("wd") or groups.get("wd_b")) and _no_weekday(m, before):
        return True
    if name == "weekday-day" and re.match(r"\s+\w" if (m["d"] or "").isalpha() else r"\s+[A-Z][a-z]", text[m.end() :]):
        return True  # "On Sunday, the Fifth Division said", "On Thursday, the 14th Division said"
    if name == "window-bare" and re.match(r"\s+of\s+(?:(?:the|his|her|its|their|a)\b|[A-Z])", text[m.end() :]):
        return True  # "In the last days of the war"
    if name.startswith("day-month") and ITEM_NUMBER.match(m.group()) and before[-1:] in {"", "\n"} and OF_A_DATE.match(text, m.end()):
        return True  # "1. February 12, 2025, near Hajin": the number of an item
    if name == "decade" and len(m["y"]) == 4 and NAME_BEFORE.search(before):
        return True  # "two Mirage 2000s"
    if name == "year":
        return _no_year(text, m, before, analysis)
    if name in {"iso-month", "numeric-month", "numeric", "numeric-short"}:
        return _labelled(before) or bool(re.search(r"\b(?:score|won|lost|lead|led|beat|vote of|defeat)\b[^.]{0,12}$", before, re.IGNORECASE))
    return False


def _month_at_end(before: str) -> bool:
    words = before.rstrip(" .\n").rsplit(None, 1)
    return bool(words) and words[-1].lower() in time_words("months")


def _no_month(text: str, m: re.Match[str], name: str, before: str, analysis: Analysis | None) -> bool:
    word = m["mon"]
    if word.islower() and (word in {"may", "march", "mar"} or name in MONTH_ALONE and not m.groupdict().get("which")):
        return True
    other = m.groupdict().get("mon_b")
    if name == "month-span" and not (m.groupdict().get("y") or m.groupdict().get("rely")):
        if (other or "").islower() or not re.search(r"\b(?:in|between|from|during|of|since)\s+$", before, re.IGNORECASE):
            return True
    if name in MONTH_ALONE and word.lower() in MONTHS_AS_NAMES:
        lead = text[max(0, m.start("mon") - 24) : m.start("mon")]
        if word.isupper() and not CLEAR.search(lead):
            return True
        return _person(analysis, m.start("mon"), m.end("mon")) or bool(re.match(r"\.?\s+[A-Z][a-z]", text[m.end("mon") : m.end("mon") + 6]) and not CLEAR.search(lead))
    return False


def _person(analysis: Analysis | None, start: int, end: int) -> bool:
    if analysis is None:
        return False
    a, b = analysis.tokens_in(start, end)
    return any(t.ent.endswith(("PER", "ORG")) and t.nominal != "time" for t in analysis.tokens[a:b])


def _no_weekday(m: re.Match[str], before: str) -> bool:
    word = (m.groupdict().get("wd") or m.groupdict().get("wd_b") or "").rstrip(".")
    if word.lower() in SHORT_WEEKDAYS and len(m[0].rstrip(".")) == len(word) and (word.islower() or not m[0].endswith(".")):
        return word.islower() or word.lower() in WEEKDAYS_IN_THREE and not m[0].endswith(".")
    return bool(re.search(r"\b(?:bloody|black|super|good|ash|the sunday|an?|one|first|second|third|fourth|fifth)\s+$", before, re.IGNORECASE))


@cache
def _labels() -> re.Pattern[str]:
    words = "|".join(sorted((re.escape(w) for w in time_words("labels")), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})s?\s*$", re.IGNORECASE)


def _labelled(before: str) -> bool:
    return bool(_labels().search(before))


@cache
def _counted_soon() -> re.Pattern[str]:
    return re.compile(r"\s+(?:[\w'’-]+\s+){1,2}(?:" + "|".join(time_words("counted")) + r")\b", re.IGNORECASE)


def _no_year(text: str, m: re.Match[str], before: str, analysis: Analysis | None) -> bool:
    """A four-digit number is a year unless its neighbours say that it counts, labels or times something."""
    if m.groupdict().get("part"):
        return False
    year = int(m["y"])
    if OVER_AN_ENTRY.match(text, m.end()) and before.rstrip("-–—•* ")[-1:] in {"\n", ""} and 1400 <= year <= 2049:
        return False
    lead = YEAR_BEFORE.search(before) or not before.strip()
    if _labelled(before) or CLOCK_BEFORE.search(before) or QUANTITY.search(before) and not re.search(r"\bby\s+$", before):
        return True
    if ROUGHLY.search(before) and year % 50 == 0:
        return True
    if not 1900 <= year <= 2049 and not re.search(r"\b(?:in|since|until|from|of|by|the|after|before|between|and)\s+$", before, re.IGNORECASE):
        return True
    if not re.search(r"\b(?:in|since|until|the|early|late)\s+$", before, re.IGNORECASE) and _counted_soon().match(text, m.end("y"), m.end("y") + 50):
        return True
    return not lead and (analysis is None or _counts(analysis, m.start("y")))


def _counts(analysis: Analysis, at: int) -> bool:
    """By syntax: a number that counts a plural noun without an article."""
    i = analysis.token_at(at)
    if i is None:
        return False
    t = analysis.tokens[i]
    head = analysis.tokens[t.head]
    fixed = any(k.deprel.startswith(("det", "nmod:poss")) for k in analysis.children(t.head))
    return t.deprel == "nummod" and head.xpos == "NNS" and not fixed
