"""Words of a sentence, cut as the English Universal Dependencies treebanks cut them. Offsets are code points into the given text."""

from __future__ import annotations

import re

MAX_WORD = 200

_RANKS = "Mr Mrs Ms Dr Prof Gen Lt Col Sgt Maj Capt Cpl Pvt Adm Brig Cmdr Cmd Gov Sen Rep Reps Rev Hon Messrs Supt Insp Det Spc Pfc Amb Pres"
_SHORT = "St Mt Ft Jr Sr vs Vs Inc Co Corp Ltd Bros etc Etc approx Ave Blvd Dept Est Vol al Art Ext "
_SHORT += "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Tue Tues Thu Thur Thurs"
_PREFIXES = "e re non co pre post anti pro semi multi mid ex micro neo over sub mini intra inter socio psycho counter cross ultra"
_ENDINGS = "com org net gov edu mil int info tv uk ru sy iq ir il ua html htm pdf doc docx xls xlsx txt jpg png csv zip exe"


def _any(words: str) -> str:
    return "|".join(words.split())


def _both(words: str) -> str:
    """The words as written and in capitals, but not in lower case: "Gen." and "GEN." are ranks, "gen." is not."""
    return _any(words + " " + " ".join(w.upper() for w in words.split()))


_LETTER = r"[^\W\d_]"
_MARK = "[\u0300-\u036f\u064b-\u065f]"
_GLUE = "[\u00ad\u200b-\u200d\u2060\ufeff]"  # invisible: joins what it stands between, is nothing alone
_WORD = re.compile(
    r"[A-Za-z][a-z]{0,30}(?=[ ,;)\n\"”])"  # most words; all the rest is dear to try
    r"|[A-Za-z][a-z]{3,30}(?=\.\Z)|[,()“”\"]|\.(?![.\d])|\d+(?=[ ;)\n])"
    r"|(?:(?:https?|ftp)://|www\.)[^\s<>\"'()\[\]]*[^\s<>\"'()\[\].,;:!?]|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}"
    rf"|\b[A-Za-z0-9_-]{{1,64}}(?:\.[A-Za-z0-9_-]{{1,64}}){{0,5}}\.(?:{_any(_ENDINGS)})\b"
    r"|(?:[A-Za-z]\.){2,12}(?:[A-Za-z]\b(?!['’-]))?"
    r"|\b(?:[A-Z]\.){1,6}[A-Z]\b"
    rf"|\b(?:{_both(_RANKS)})\.(?=\s*[\w\"“(])"
    rf"|\b(?:{_both(_SHORT)})\.(?=\s+\S|,)|\b(?:etc|Jr|Sr)\."
    r"|\b(?:No|Nos|no|nos|NO|NOS)\.(?=\s*\d)|\b[ap]\.m\.?"
    r"|\b[A-Z]\.(?=\s*[A-Z])"
    rf"|\b(?i:{_any(_PREFIXES)})-(?={_LETTER}{{2}}){_LETTER}{{1,40}}\b|\b(?i:mid|pre|post)-\d{{2,4}}s?\b"
    r"|\b\d+(?i:st|nd|rd|th|d)\b|\b\d{2,4}[sS]\b"
    r"|\b[A-Za-z]{1,6}-\d{1,6}[A-Za-z]{0,3}\d?\b(?:-\d{1,4}\b)?"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{3}-\d{3}-\d{4}\b|\b\d{3}-\d{4}\b|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b"
    r"|\d+(?:[.,:]\d+)*|(?<![\w.])\.\d+"
    r"|(?i:\bb/c\b|\bw/o\b|\bs/he\b|\bn/a\b)"
    r"|(?<=\w)['’](?:s|S)\b"
    rf"|[#@](?=\w{{0,20}}{_LETTER})\w{{1,100}}"
    rf"|{_LETTER}(?:{_LETTER}|{_MARK}|{_GLUE}(?={_LETTER}))*(?:['’](?![sS]\b){_LETTER}+)*(?:['’][sS]\b)?\d*"
    r"|(?<!\S)[:;=8]-?[)(DP/|](?!\S)"
    r"|\.{2,200}|[!?]{2,200}|-{2,200}|={2,200}|\*{2,200}|~{2,200}|_{1,200}|\${2,200}|<{2,200}|>{2,200}|\+{2,200}|#{2,200}"
    rf"|{_GLUE}+|\w{{1,{MAX_WORD}}}|[^\w\s]"
)
_UNSEEN = re.compile(f"{_GLUE}+|[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufe0e\ufe0f]")
_CLITIC = re.compile(r"(n['’]t|['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_FUSED = {
    "cannot": 3,
    "gonna": 3,
    "wanna": 3,
    "gotta": 3,
    "dont": 2,
    "cant": 2,
    "didnt": 3,
    "doesnt": 4,
    "isnt": 2,
    "wasnt": 3,
    "havent": 4,
    "wouldnt": 5,
}
_FUSED_ENDS = frozenset(w for fused in _FUSED for w in (fused[-1], fused[-1].upper()))


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the words of text[start:end], in order, without white space or invisible characters. A word longer than 200 characters is cut."""
    out: list[tuple[int, int]] = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        word = match[0]
        if word.isalnum() and len(word) <= MAX_WORD and (word[-1] not in _FUSED_ENDS or word.lower() not in _FUSED):  # nearly all are
            out.append(match.span())
        elif text[match.start()].isalnum() or not _UNSEEN.fullmatch(match[0]):
            out += _parts(match[0], match.start())
    return out


def _parts(word: str, at: int) -> list[tuple[int, int]]:
    if len(word) > MAX_WORD:
        return [(at + k, at + min(k + MAX_WORD, len(word))) for k in range(0, len(word), MAX_WORD)]
    cut = _FUSED.get(word.lower(), 0)
    if not cut and ("'" in word or "’" in word) and (clitic := _CLITIC.search(word)) and clitic.start() > 0:
        cut = clitic.start()
    return [(at, at + cut), (at + cut, at + len(word))] if cut else [(at, at + len(word))]
