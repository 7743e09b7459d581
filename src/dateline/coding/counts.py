"""Number expressions that count something, with their bounds. Names of weapons and units, ages, dates, times, money and distances are not counts."""

from __future__ import annotations

from functools import cache

from dateline.coding.draft import Draft
from dateline.coding.syntax import Syntax
from dateline.model import Count, CountMention
from dateline.text import Analysis
from dateline.vocab.numbers import number_words, parse_number

DIGIT_MODIFIERS = {"nummod", "compound", "det", "amod", "advmod"}


class CountCoder:
    """Fills `draft.counts`."""

    name = "counts"
    needs = ("tokens", "times")
    gives = ("counts",)

    def code(self, draft: Draft) -> None:
        dated = {i for t in draft.times for i in range(t.first, t.last)}
        draft.counts = [c for c in find_counts(draft.analysis) if c.head not in dated]


def find_counts(analysis: Analysis) -> list[CountMention]:
    """All counts of a text, in text order."""
    syntax = Syntax(analysis)
    out: list[CountMention] = []
    for t in analysis.tokens:
        if out and t.i < out[-1].last:
            continue
        found = _numeral(syntax, t.i) or _vague(syntax, t.i) or _zero(syntax, t.i)
        if found is None:
            continue
        if out and found.span.contains(out[-1].span):
            out.pop()  # the first number of a range: "20 to 30"
        out.append(found)
    return out


@cache
def _phrases(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(p.split()) for p in number_words(name)), key=len, reverse=True))


def _preceded(syntax: Syntax, i: int, name: str) -> int:
    """Length of a bound phrase ("at least") that ends right before a token; 0 if none."""
    for phrase in _phrases(name):
        n = len(phrase)
        if i >= n and all(syntax.tokens[i - n + k].text.lower() == w for k, w in enumerate(phrase)):
            return n
    return 0


def _numeral(syntax: Syntax, i: int) -> CountMention | None:
    """A number in digits or words, with what it counts."""
    t = syntax.tokens[i]
    if t.upos != "NUM" and t.text.lower() not in number_words("units") or t.text.lower() in {"one"} and t.upos == "PRON":
        return None
    last = i + 1
    words = syntax.tokens
    while (
        last < len(words)
        and words[last].sent == t.sent
        and (
            words[last].upos == "NUM"
            or words[last].text.lower() in number_words("scales")
            or (words[last].text == "-" and last + 1 < len(words) and words[last + 1].upos == "NUM" and not words[last + 1].text[0].isdigit())
        )
    ):
        last += 1
    value = parse_number([w.text for w in words[i:last]])
    if value is None or not _counts(syntax, i, last):
        return None
    second = _range(syntax, i, last, value)
    if second is not None:
        return second
    unit = _unit(syntax, i, last)
    count, first = _bounded(syntax, i, last, value)
    return _mention(syntax, first, last, i, count, unit)


def _range(syntax: Syntax, i: int, last: int, value: int) -> CountMention | None:
    """ "between 10 and 15 people", "two or three soldiers": the two ends of a range."""
    words = syntax.tokens
    between = i > 0 and words[i - 1].text.lower() == "between"
    if last + 1 >= len(words) or words[last].text.lower() not in ({"and"} if between else {"or"}) or words[last + 1].sent != words[i].sent:
        return None
    high = parse_number([words[last + 1].text])
    if high is None or high <= value or words[last + 1].upos != "NUM":
        return None
    first = i - 1 if between else i
    wording = syntax.text[words[first].start : words[last + 1].end]
    return _mention(syntax, first, last + 2, i, Count("given", value, None, high, wording), _unit(syntax, last + 1, last + 2) or _unit(syntax, i, last))


def _counts(syntax: Syntax, i: int, last: int) -> bool:
    """Not part of a name ("507th", "AC-130", "Resolution 1701"), an age, a unit of measure or money."""
    words = syntax.tokens
    before, after = words[i - 1] if i else None, words[last] if last < len(words) else None
    if after is not None and (after.text.lower() in number_words("not_counted") or after.lemma.lower() in number_words("not_counted")):
        return False
    if (
        after is not None
        and after.text in {"-", "–"}
        and last + 1 < len(words)
        and words[last + 1].lemma.lower() in {"year", "day", "month", "week", "hour", "foot", "mile", "km", "point", "strong", "member", "nation"}
    ):
        return False
    if before is not None and (
        before.text in {"$", "€", "£", "#", "No.", "§"}
        or before.upos == "PROPN"
        and before.sent == words[i].sent
        and before.text.lower() not in {"us"}
        and words[i].deprel not in {"nummod", "nsubj", "obj", "nsubj:pass", "root", "conj"}
    ):
        return False
    if words[i].deprel in {"appos", "nmod:unmarked", "dep", "flat"} or (words[i].deprel == "nummod" and words[words[i].head].upos == "PROPN" and words[i].head < i):
        return False
    return not (
        before is not None
        and before.lemma.lower()
        in {
            "aged",
            "age",
            "article",
            "section",
            "chapter",
            "page",
            "resolution",
            "flight",
            "channel",
            "route",
            "highway",
            "unit",
            "brigade",
            "division",
            "phase",
            "round",
            "level",
            "number",
        }
    )


def _unit(syntax: Syntax, i: int, last: int) -> int | None:
    """The counted noun: the head that the number modifies, or its "of" complement; None when the number stands for people itself ("twenty more were injured")."""
    t = syntax.tokens[i]
    h = syntax.head(i)
    if t.deprel.split(":")[0] in {"nummod", "compound", "advmod"} and h is not None:
        if syntax.tokens[h].upos == "NUM" and i <= h < last and (up := syntax.head(h)) is not None and syntax.rel(h) == "nummod":
            return up
        return h
    for k in range(i, last):
        hh = syntax.head(k)
        if syntax.rel(k) == "nummod" and hh is not None and not i <= hh < last:
            return hh
        of = syntax.obliques(k, "of")
        if of:
            return of[0]
    return None


def _bounded(syntax: Syntax, i: int, last: int, value: int) -> tuple[Count, int]:
    """Bounds from the words before: "at least 12" -> 12, 12, open; "up to 30" -> open, 30, 30; "more than 20" -> 21, open; else exact."""
    wording = None
    n, name = max(((_preceded(syntax, i, kind), kind) for kind in ("more_than", "at_least", "at_most", "about")), key=lambda found: found[0])
    if n:  # the longest phrase holds: "no more than" is not "more than"
        first = i - n
        wording = syntax.text[syntax.tokens[first].start : syntax.tokens[last - 1].end]
        if name == "more_than":
            return Count("given", value + 1, None, None, wording), first
        if name == "at_least":
            return Count("given", value, value, None, wording), first
        if name == "at_most":
            return Count("given", None, value, value, wording), first
        return Count("given", value, value, value, wording), first
    words = syntax.tokens
    if i >= 2 and words[i - 1].text in {"-", "–", "to"} and words[i - 2].upos == "NUM":
        low = parse_number([words[i - 2].text])
        if low is not None and low < value:
            return Count("given", low, None, value, syntax.text[words[i - 2].start : words[last - 1].end]), i - 2
    if last < len(words) and words[last].lemma.lower() == "or" and last + 1 < len(words) and words[last + 1].text.lower() == "more":
        return Count("given", value, value, None, syntax.text[words[i].start : words[last + 1].end]), i
    return Count.exactly(value, syntax.text[words[i].start : words[last - 1].end]), i


def _vague(syntax: Syntax, i: int) -> CountMention | None:
    """ "dozens", "several", "a number of": a lower bound and no figure."""
    t = syntax.tokens[i]
    word = t.text.lower()
    vague = number_words("vague")
    if word not in vague or word in {"some", "score", "number", "many", "few", "various", "numerous", "couple"} and not _vague_fits(syntax, i, word):
        return None
    of = syntax.obliques(i, "of")
    unit = of[0] if of else syntax.head(i) if syntax.rel(i) in {"amod", "det", "nummod", "compound"} else None
    first = i
    while (
        first > 0 and syntax.tokens[first - 1].text.lower() in {"a", "at", "least", "many", "unspecified", "large", "small"} and syntax.tokens[first - 1].sent == t.sent
    ):
        first -= 1
    low = vague[word]
    if (
        i + 2 < len(syntax.tokens)
        and word in {"tens", "hundreds"}
        and syntax.tokens[i + 1].text == "of"
        and syntax.tokens[i + 2].text.lower() in {"thousands", "thousand"}
    ):
        low *= 1000
    return _mention(syntax, first, i + 1, i, Count("given", low, None, None, syntax.text[syntax.tokens[first].start : t.end]), unit)


def _vague_fits(syntax: Syntax, i: int, word: str) -> bool:
    if word in {"number", "couple", "score"}:
        return bool(syntax.obliques(i, "of")) and i > 0 and syntax.tokens[i - 1].text.lower() in {"a", "large", "small", "unspecified", "an"}
    h = syntax.head(i)
    if i and syntax.tokens[i - 1].text.lower() in {"how", "as", "so", "too"}:
        return False
    return word in {"many", "numerous", "various", "few", "some"} and h is not None and syntax.tokens[h].xpos == "NNS" and syntax.rel(i) in {"amod", "det"}


def _zero(syntax: Syntax, i: int) -> CountMention | None:
    """ "no casualties", "no one was hurt"."""
    word = syntax.tokens[i].text.lower()
    if word in {"none", "nobody"} or word == "no" and i + 1 < len(syntax.tokens) and syntax.tokens[i + 1].text.lower() == "one":
        last = i + 2 if word == "no" else i + 1
        return _mention(syntax, i, last, i, Count.exactly(0, "no one" if word == "no" else word), last - 1)
    h = syntax.head(i)
    if word == "no" and i + 1 < len(syntax.tokens) and syntax.tokens[i + 1].text.lower() in {"fewer", "less", "more"}:
        return None
    if word == "no" and h is not None and syntax.rel(i) == "det":
        return _mention(syntax, i, i + 1, i, Count.exactly(0, word), h)
    return None


def _mention(syntax: Syntax, first: int, last: int, head: int, count: Count, unit: int | None) -> CountMention:
    of = syntax.lemma(unit) if unit is not None else ""
    return CountMention(syntax.span(first, last), first, last, head, count, of, unit)
