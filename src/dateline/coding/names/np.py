"""Noun phrases as the actor coder sees them: how far a phrase reaches to the left, its head, its own words."""

from __future__ import annotations

import re

from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

QUANTIFIERS = frozenset(
    "a an the this that these those some several many most few both all each every any other another no various numerous multiple dozen "
    "more such same at least about around nearly almost only more than up to over own whose its his her their our my your".split()
)
SIDE_WORDS = word_class("groups.side-words")
_INITIALS = re.compile(r" \([A-Z][A-Z.-]+\) (?=\w)")  # "Civil Defence Corps (CDC) operatives"
_QUOTES = re.compile('[“”"]')
HYPHENS = frozenset("-‐‑–")
WEEKDAYS = word_class("periods.weekdays")
BEFORE_A_DAY = frozenset({"last", "late", "early", "this"})
OUTER = {
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl",
    "nmod",
    "nmod:poss",
    "appos",
    "conj",
    "root",
    "xcomp",
    "parataxis",
    "obl:agent",
    "dep",
    "vocative",
    "csubj",
    "ccomp",
    "acl",
    "advcl",
}


def left_edge(syntax: Syntax, head: int) -> int:
    """First token of the phrase that ends in `head`: unbroken premodifiers, without a preposition or conjunction at the edge."""
    start = syntax.sentences[syntax.tokens[head].sent].first
    first = head - 3 if _behind_its_initials(syntax, head, start) else head
    while first - 1 >= start and (_premodifies(syntax, first - 1, head) or (first == head and _side(syntax, first - 1)) or _capital(syntax, first - 1, head)):
        first -= 1
    while first < head and (syntax.rel(first) in {"cc", "mark"} or _edge(syntax, first) or _day(syntax, first)):
        first += 1
    return first


def _behind_its_initials(syntax: Syntax, head: int, start: int) -> bool:
    """ "Border Security Force (BSF) [troops]": the noun goes on behind the initials of the name before it; not "the rebels (RSF) fighters fear"."""
    at = head - 3
    if at - 1 < start or (syntax.tokens[at].text, syntax.tokens[head - 1].text) != ("(", ")"):
        return False
    short, name = syntax.tokens[head - 2].text, syntax.tokens[at - 1]
    return short.isupper() and len(short) > 1 and name.upos == "PROPN" and _premodifies(syntax, at - 1, head)


def _day(syntax: Syntax, i: int) -> bool:
    """ "[Last Thursday] gang members ambushed a patrol": the day when, and no part of who; not "the Thursday group"."""
    return any(k < len(syntax.tokens) and syntax.low[k] in WEEKDAYS and syntax.rel(i) != "det" for k in ((i, i + 1) if syntax.low[i] in BEFORE_A_DAY else (i,)))


def _capital(syntax: Syntax, i: int, head: int) -> bool:
    """A capitalised word in front of a capitalised noun belongs to its name, unless it is a person's."""
    t, h = syntax.tokens[i], syntax.tokens[head]
    if not (t.upos == h.upos == "PROPN" and t.text[:1].isupper() and h.text[:1].isupper()) or t.ent.endswith("PER") != h.ent.endswith("PER"):
        return False
    return syntax.text[t.end : syntax.tokens[i + 1].start].isspace() and not t.text.endswith(".")


def _side(syntax: Syntax, i: int) -> bool:
    """A word that only ever tells whose side the next noun is on, whatever the tree says."""
    return syntax.tokens[i].text.lower() in SIDE_WORDS and syntax.tokens[i].upos in {"ADJ", "NOUN", "PROPN"}


def _edge(syntax: Syntax, i: int) -> bool:
    t = syntax.tokens[i]
    low = t.text.lower()
    return (
        (t.upos in {"ADP", "PUNCT", "PART", "SCONJ", "CCONJ", "ADV"} and t.text not in {"“", '"', "‘"} and not _before_a_hyphen(syntax, i))
        or low in {"including", "least", "only", "even", "just"}
        or t.xpos in {"VBD", "VBZ", "VBP"}
    )


def _before_a_hyphen(syntax: Syntax, i: int) -> bool:
    """ "a [little]-known group", "[well]-armed men"."""
    t, after = syntax.tokens[i], syntax.tokens[min(i + 1, len(syntax.tokens) - 1)]
    return t.upos == "ADV" and after.text in HYPHENS and after.start == t.end


def _premodifies(syntax: Syntax, i: int, head: int) -> bool:
    """Whether a token before the head hangs, directly or through other premodifiers, on the head."""
    seen = 0
    while i != head:
        t = syntax.tokens[i]
        if t.deprel.split(":")[0] not in {
            "det",
            "amod",
            "compound",
            "nummod",
            "nmod",
            "advmod",
            "punct",
            "case",
            "flat",
            "goeswith",
            "obl",
            "conj",
            "cc",
            "acl",
            "fixed",
        }:
            return False
        if t.upos == "ADP" or t.text in {",", ";", ":", "(", ")", "—"} or t.head == i or not t.head <= head:
            return False
        i, seen = t.head, seen + 1
        if seen > 12:
            return False
    return True


def head_of(syntax: Syntax, first: int, last: int) -> int:
    """The token of a range that hangs on a word outside it; the rightmost noun when the tree gives several."""
    outside = [i for i in range(first, last) if not first <= syntax.tokens[i].head < last or syntax.tokens[i].head == i]
    nouns = [i for i in outside if syntax.tokens[i].upos in {"NOUN", "PROPN", "PRON", "ADJ"} and syntax.rel(i) in OUTER]
    pool = nouns or outside or [last - 1]
    governed = [i for i in pool if syntax.rel(i) not in {"compound", "amod", "flat", "punct", "det"}]
    return (governed or pool)[-1] if len(governed or pool) > 1 else (governed or pool)[0]


def modifier_of(syntax: Syntax, head: int, last: int) -> int | None:
    """The noun outside the range [.., last) that the head only modifies ("police" in "police station"), or None."""
    t = syntax.tokens[head]
    if t.deprel.split(":")[0] in {"compound", "amod", "nummod"} and t.head >= last:
        return t.head
    return None


ORDER_WORDS = word_class("amounts.order-words")


def own_words(syntax: Syntax, first: int, last: int) -> str:
    """A phrase's words without determiners, quantifiers and numbers at its start ("12 and 7 [people]"); white space made single."""
    while first < last - 1 and (_light(syntax, first) or _joins(syntax, first) and any(_light(syntax, k) for k in (first + 1, first + 2) if k < last)):
        first += 1
    words = _INITIALS.sub(" ", syntax.text[syntax.tokens[first].start : syntax.tokens[last - 1].end])
    plain = " ".join(words.split()).strip("“”\"'‘’ ")
    return plain if plain.count('"') % 2 == 0 and plain.count("“") == plain.count("”") else _QUOTES.sub("", plain)  # '"foreign-backed" militants'


def _joins(syntax: Syntax, i: int) -> bool:
    return syntax.tokens[i].upos in {"CCONJ", "ADV"} and not _before_a_hyphen(syntax, i)


def _light(syntax: Syntax, i: int) -> bool:
    """A determiner, quantifier, number or weekday that is no part of a name ("507th" is)."""
    t = syntax.tokens[i]
    if t.text[:1].isdigit() and t.text[-1:].isalpha():
        return False
    if t.upos in {"NUM", "PUNCT"} and {x.text.lower() for x in syntax.tokens[i + 1 : i + 5]} & {"old", "year-old"}:
        return False  # "10-year-old"
    if t.text.lower() == "estimated":
        return syntax.tokens[min(i + 1, len(syntax.tokens) - 1)].upos == "NUM"
    return t.text.lower() in QUANTIFIERS | WEEKDAYS or t.text in ORDER_WORDS or t.upos in {"NUM", "PUNCT"} or t.xpos in {"CD", "DT", "PDT", "PRP$"}
