"""Sentence and paragraph spans of news text. Cutting is nupunkt's; lines, ranks and lists are ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

MAX_SENTENCE = 2_000  # characters
MAX_BLOCK = 20_000
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_RANKS = "Gen Lt Col Sgt Maj Capt Cpl Pvt Adm Brig Cmdr Gov Sen Rep Reps Rev Mr Mrs Ms Dr Prof Pres St Spc Pfc Cpt Supt Insp "
_RANKS += "No Nos vs Jan Feb Mar Apr Aug Sep Sept Oct Nov Dec"
_RANK_END = re.compile(rf"(?:^|[\s(\"“\[])(?:{'|'.join([*_RANKS.split(), *_RANKS.upper().split()])})\.$")
_LONE = re.compile(r"(?:\A|[.!?][\"”’)]?\s+|[(\"“])(?:[A-Z]\.){2,5}$")  # "U.S." at the start of a sentence ends none
_NOTE = re.compile(r"(?:\[\d{1,3}\]\s*)+")
_UNSPACED = re.compile(r"(?<=[^\W\d_A-Z]{2}[.!?])(?=[A-Z][a-z]+[\s,])|(?<=[.!?][\"”])(?=[A-Z][a-z]+[\s,])")
ITEM = re.compile(r"[ \t]*(?:[-–—*•·▪]{1,2}(?:[ \t]+(?=\S)|(?=[A-Z]))|\(?\d{1,2}[.)][ \t]+(?=\S))")  # the mark of an item of a list
_BULLET = re.compile(rf"(?:{ITEM.pattern}|[QA]\s?:\s)")
_PLAIN_END = re.compile(r"(?<![\w.@/-])([a-z]{3,}|[A-Z][a-z]{3,}|(?:[A-Za-z][a-z]+-)+[a-z]{3,})\.[\"”’)]*(?=\s+[\"“‘(]?[A-Z])")  # "by a bus. Police said"
_INITIALS_END = re.compile(  # "to the C.I.A. On Monday, ...": words that begin a sentence and no name
    r"(?<=[A-Z]\.[A-Z]\.)(?=\s+(?:On|In|The|But|He|She|They|It|After|At|His|Her|Their|This|These|Two|Three|Four|Meanwhile|However|Last)\s)"
)
_SHORT = frozenset(  # which end in a full stop inside a sentence
    "etc vol fig est dep sec ext tel min max inc ltd corp approx gen gov sen rep rev col maj capt sgt cpl adm brig cmdr prof dept univ ave blvd pres supt insp spc "
    "pvt asst atty assn bros calif mass tenn penn wash minn mich conn colo ariz okla mont govt gens sens reps intl natl "
    "lieut messrs sept hosp chap art msgr amb dist prov comdr".split()
)
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_PLACE_LINE = re.compile(  # "KANO, Nigeria (Agency) - ", "PORT-AU-PRINCE, Nov. 14 - ", "BAGHDAD (Agency): ", before a sentence that is not in capitals
    r"(?=[A-Z.'’ -]{3})[A-Z][A-Z.'’\-]+(?:[ /][A-Z][A-Z.'’\-]+){0,3}(?:, (?:[A-Z][\w.'’\-]+ ?){1,4}(?<! ))?"
    rf"(?:,? (?:(?:{_MONTHS})[a-z]*\.? \d{{1,2}}|\d{{1,2}} (?:{_MONTHS})[a-z]*)(?:,? \d{{4}})?)?(?: ?\([A-Z][\w .,&/'-]{{1,40}}\))?(?:(?<=\)):|\s*(?:-{{1,2}}|–|—))\s+"
    r"(?=[“\"‘']?[A-Z][^\n]{0,30}?[a-z])"
)
_PLACE_BRACKET = re.compile(  # "(Geneva, October 14, 2025) - "
    rf"\([A-Z][\w.,'’/ -]{{1,50}}?,? (?:(?:{_MONTHS})[a-z]*\.? \d{{1,2}}|\d{{1,2}} (?:{_MONTHS})[a-z]*),? \d{{4}}\)\s*(?:-{{1,2}}|–|—|:)\s+(?=[“\"‘']?[A-Z])"
)
_DATED = rf"(?i:(?:{_MONTHS})[a-z]*\.? \d{{1,2}}|\d{{1,2}} (?:{_MONTHS})[a-z]*)(?:,? \d{{4}})?"
_PLACE_TITLE = re.compile(  # "Owerri - ", "Dikwa, Borno – ", "Cali, 9 Jun. - ", before a sentence that ends like one
    rf"(?!\w+day |(?:{_MONTHS})[a-z]* \d)[A-Z][\w'’\-]+(?: [A-Z][\w'’\-]+){{0,2}}(?:, [A-Z][\w'’\-]+(?: [A-Z][\w'’\-]+)?)?(?:,? {_DATED})? ?[-–—]{{1,2}}\s+"
    r"(?=[“\"‘']?[A-Z][\w'’.-]* [^\n]{30,}[.!?][\"”’]?(?:\s|$))(?![^.\n]{0,80} [-–—] )",  # not "Hamas - Israel's foe - fired rockets"
)
_AGENCY = r" ?\([A-Z][\w .,&/'-]{1,40}\)"
_PLACE_DATED = re.compile(  # "Imphal, Nov 18: ", "GUWAHATI, June 9 (Agency): ", "Raipur, April 6 (Agency) ", "MYSORE, MAY 2. "
    rf"[A-Z][\w'’\-]+(?: [A-Z][\w'’\-]+){{0,2}}(?:, [A-Z][\w'’\-]+(?: [A-Z][\w'’\-]+)?)?, {_DATED}(?:(?:{_AGENCY})?(?::|\.(?! -))|{_AGENCY})\s+"
    r"(?=[“\"‘']?[A-Z][^\n]{0,60}?[a-z])"
)
_FINAL = re.compile(r"[.!?…:;][\"'”’)\]]*$")
SHORT_LINE = 60
NARROW = 45  # a paragraph of only such lines is a block of headings, bylines or names, not wrapped text
UNWRAPPED = 160  # with lines as long as this, every line end is meant


@cache
def _cutter() -> Any:
    import nupunkt

    return nupunkt.sent_spans_with_text


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Blocks between blank lines, without outer white space, in order."""
    out, at = [], 0
    for match in [*_BLANK.finditer(text), None]:
        end = match.start() if match else len(text)
        if (block := _strip(text, at, end)) is not None:
            out.append(block)
        at = match.end() if match else end
    return out


def _strip(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences, in order, without outer white space. Hard-wrapped lines continue; headings, bullets and Q:/A: lines stand alone."""
    out: list[tuple[int, int]] = []
    for start, end in paragraphs(text):
        for a, b in _lines(text, start, end):
            out += _cut(text, a, b)
    return out


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Join the lines of a paragraph unless one looks like a heading, or the next like a list item. A wrapped paragraph has long lines."""
    lines = [s for m in re.finditer(r"[^\n]+", text[start:end]) if (s := _strip(text, start + m.start(), start + m.end()))]
    longest = max((b - a for a, b in lines if text.count(" ", a, b) > 4 or b - a < UNWRAPPED), default=0)
    at: tuple[int, int] | None = None
    for a, b in lines:
        if at is None:
            at = (a, b)
        elif _breaks(text, at, a, longest):
            yield at
            at = (a, b)
        else:
            at = (at[0], b)
    if at:
        yield at


def _breaks(text: str, before: tuple[int, int], a: int, longest: int) -> bool:
    if _BULLET.match(text, a) or longest >= UNWRAPPED:
        return True
    last_line = text[max(before[0], text.rfind("\n", before[0], before[1]) + 1) : before[1]].strip()
    ended = bool(_FINAL.search(last_line))
    starts = text[a].isupper() or text[a].isdigit()
    return (not ended and starts and (len(last_line) < min(SHORT_LINE, longest * 0.6) or longest < NARROW)) or (ended and longest > 120)


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentences of one block. Blocks beyond the limit are cut at white space first, so that one endless line cannot hold the machine."""
    out: list[tuple[int, int]] = []
    while end - start > MAX_BLOCK:
        cut = text.rfind(" ", start + MAX_BLOCK // 2, start + MAX_BLOCK)
        cut = cut if cut > 0 else start + MAX_BLOCK
        out += _cut(text, start, cut)
        start = cut
    return out + _block(text, start, end)


def _block(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """nupunkt's sentences, without its cuts after ranks and months, with ours behind whole words and where the space after a full stop is missing."""
    block = text[start:end]
    ends = [b for _, (_, b) in _cutter()(block)] if block.strip() else []
    kept = [b for b in ends if b >= len(block.rstrip()) or not _goes_on(block, b)]
    kept = [note.end() if (note := _NOTE.match(block, b)) else b for b in kept]
    kept += [m.end()] if (m := _PLACE_LINE.match(block) or _PLACE_BRACKET.match(block) or _PLACE_TITLE.match(block) or _PLACE_DATED.match(block)) else []
    kept += [m.start() for m in _UNSPACED.finditer(block) if not _inside_address(block, m.start())]
    kept += [m.end() for m in _PLAIN_END.finditer(block) if m[1].lower() not in _SHORT and not _goes_on(block, m.end())]
    kept += [m.end() for m in _INITIALS_END.finditer(block) if not _goes_on(block, m.end())]
    out, at = [], 0
    for b in [*sorted(set(kept)), len(block)]:
        if (span := _strip(text, start + at, start + b)) is not None:
            out += _bounded(text, *span)
            at = b
    return out


def _bounded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence longer than any in prose is cut, behind a semicolon or comma if there is one: what looks at all words of a sentence must end."""
    out = []
    while end - start > MAX_SENTENCE:
        found = [text.rfind(mark, start + MAX_SENTENCE // 2, start + MAX_SENTENCE) for mark in ("; ", ", ", " ")]
        cut = next((f + 1 for f in found if f >= 0), start + MAX_SENTENCE)
        out += [span for span in [_strip(text, start, cut)] if span is not None]
        start = cut
    return [*out, *(span for span in [_strip(text, start, end)] if span is not None)]


def _goes_on(block: str, b: int) -> bool:
    """Whether a cut at `b` stands behind a rank or month, or behind initials that begin the sentence."""
    end = len(block[:b].rstrip())
    return bool(_RANK_END.search(block, max(0, b - 40), end) or _LONE.search(block, max(0, b - 20), end))


def _inside_address(block: str, at: int) -> bool:
    """Whether the unbroken string around a place looks like a web or mail address."""
    left = max(block.rfind(c, 0, at) for c in " \n\t")
    word = block[left + 1 : at + 40].split(maxsplit=1)[0]
    return "/" in word or "@" in word or word.startswith("www.")
