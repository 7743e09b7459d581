"""Counts without a figure: "dozens", "several hundred", "a number of", "no casualties", "both soldiers", "an airstrike"."""

from __future__ import annotations

from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.model import Count, CountMention
from dateline.vocab.classes import word_class
from dateline.vocab.numbers import harm_words, number_words

BEFORE_VAGUE = word_class("amounts.before-vague")
PICKY = word_class("amounts.picky")
VAGUE_SIGNALS = {"none", "nobody", "no", "both", "a", "an"}  # beside those of the table `vague`
WITH_OF = word_class("amounts.with-of")
BEFORE_OF = word_class("amounts.before-of")
SCALED = word_class("amounts.scaled")
SCALING = word_class("amounts.scaling")
NOT_DONE = word_class("plans.not-done")


def vague(syntax: Syntax, i: int) -> CountMention | None:
    """The count that a word of quantity at token `i` gives, or None."""
    return _vague(syntax, i) or _zero(syntax, i) or _both(syntax, i) or _single(syntax, i)


def _vague(syntax: Syntax, i: int) -> CountMention | None:
    """ "dozens", "several", "a number of": a lower bound and no figure; "an unknown number of": said to be unknown."""
    t, word = syntax.tokens[i], syntax.low[i]
    low = number_words("vague").get(word)
    if low is None:
        return None
    last, times, of = _scale(syntax, i)
    if times == 1 and word in PICKY and not _fits(syntax, i, word):
        return None
    first = i
    while first > 0 and syntax.tokens[first - 1].text.lower() in BEFORE_VAGUE and syntax.tokens[first - 1].sent == t.sent:
        first -= 1
    wording = syntax.text[syntax.tokens[first].start : syntax.tokens[last - 1].end]
    if word == "number" and i and syntax.tokens[i - 1].text.lower() in {"unknown", "undetermined"}:
        return _mention(syntax, max(0, first - 1), last, i, Count("unknown", wording=wording), of)
    count = Count.exactly(2, wording) if word == "pair" else Count("given", low * times, None, None, wording)
    return _mention(syntax, first, last, i, count, of)


def _scale(syntax: Syntax, i: int) -> tuple[int, int, int | None]:
    """Behind the expression's last token, what its scale multiplies it by, and the counted noun: "tens of thousands of", "several hundred", "a couple of hundred"."""
    words, scales = syntax.tokens, number_words("scales") | {"dozen": 12}
    at = i + 1
    if at < len(words) and words[at].text.lower() == "of" and words[i].text.lower() in SCALED:
        at += 1
    name = words[at].text.lower() if at < len(words) and words[at].sent == words[i].sent else ""
    of = syntax.obliques(i, "of")
    if name.removesuffix("s") in scales and (name.endswith("s") or words[i].text.lower() in SCALING):
        deeper = syntax.obliques(at, "of")
        heads = (syntax.head(at) if syntax.rel(at) in {"nummod", "compound", "nmod", "amod"} and not deeper else None, syntax.head(i))
        outside = next((h for h in heads if h is not None and not i <= h <= at and not syntax.verbal(h)), None)
        plural = at + 1 < len(words) and (words[at + 1].xpos == "NNS" or words[at + 1].text.lower() == "people")
        after = at + 2 if at + 2 < len(words) and words[at + 1].text.lower() == "of" and words[at + 2].xpos == "NNS" else None
        return at + 1, scales[name.removesuffix("s")], deeper[0] if deeper else outside if outside is not None else at + 1 if plural else after
    unit = of[0] if of else syntax.head(i) if syntax.rel(i) in {"amod", "det", "nummod", "compound"} else None
    return i + 1, 1, unit


def _fits(syntax: Syntax, i: int, word: str) -> bool:
    words = syntax.tokens
    if word in WITH_OF:
        return bool(syntax.obliques(i, "of")) and i > 0 and words[i - 1].text.lower() in BEFORE_OF
    h = syntax.head(i)
    if i and words[i - 1].text.lower() in {"how", "as", "so", "too", "very"} or word == "few" and not (i and words[i - 1].text.lower() == "a"):
        return False
    return h is not None and (words[h].xpos == "NNS" or words[h].lemma.lower() in {"people", "police"}) and syntax.rel(i) in {"amod", "det", "nummod"}


def _zero(syntax: Syntax, i: int) -> CountMention | None:
    """ "no casualties", "no one was hurt", "none of the soldiers"; not "no doubt", "no plans"."""
    word = syntax.low[i]
    if word in {"none", "nobody"} or word == "no" and i + 1 < len(syntax.tokens) and syntax.tokens[i + 1].text.lower() == "one":
        last = i + 2 if word == "no" else i + 1
        of = syntax.obliques(i, "of") if word == "none" else []
        return _mention(syntax, i, last, i, Count.exactly(0, "no one" if word == "no" else word), of[0] if of else last - 1)
    h = syntax.head(i)
    if word != "no" or h is None or syntax.rel(i) != "det" or i + 1 < len(syntax.tokens) and syntax.tokens[i + 1].text.lower() in {"fewer", "less", "more"}:
        return None
    lemma = syntax.lemma(h)
    harm = any(lemma in harm_words(name) for name in ("noun", "both", "people"))
    if not harm and (lemma in number_words("not_zero") or syntax.tokens[h].nominal == "abstract" and not event_noun(lemma)):
        return None
    return _mention(syntax, i, i + 1, i, Count.exactly(0, word), h)


def _both(syntax: Syntax, i: int) -> CountMention | None:
    """ "both soldiers"; not "both soldiers and civilians"."""
    if syntax.low[i] != "both":
        return None
    h = syntax.head(i)
    if h is None or h < i or syntax.rel(i) != "det" or syntax.tokens[h].xpos != "NNS":
        return None
    joined = any(syntax.tokens[k].upos == "CCONJ" for k in range(i, h)) or len(syntax.conjuncts(h)) > 1
    return None if joined else _mention(syntax, i, i + 1, i, Count.exactly(2, syntax.tokens[i].text), h)


def _single(syntax: Syntax, i: int) -> CountMention | None:
    """ "a single rocket", and "an airstrike" where it is told as done: its verb is in the past and not denied."""
    if syntax.low[i] not in {"a", "an"}:
        return None
    t, h = syntax.tokens[i], syntax.head(i)
    if h is None or h < i or syntax.rel(i) != "det" or syntax.tokens[h].upos not in {"NOUN", "PROPN"} or syntax.tokens[h].text.endswith("s"):
        return None
    stress = next((k for k in range(i + 1, h) if syntax.tokens[k].text.lower() in {"single", "lone", "solitary"}), None)
    if stress is not None:
        return _mention(syntax, i, stress + 1, stress, Count.exactly(1, syntax.text[t.start : syntax.tokens[stress].end]), h)
    if syntax.lemma(h).lower() not in number_words("one_by_article") or not _told_as_done(syntax, h):
        return None
    return _mention(syntax, i, i + 1, i, Count.exactly(1, t.text), h)


def _told_as_done(syntax: Syntax, noun: int) -> bool:
    """The doer of a verb in the past ("an airstrike struck a unit"; "hit by an airstrike"), neither denied nor possible."""
    v = syntax.head(noun)
    if v is None or not syntax.verbal(v) or syntax.tokens[v].sent != syntax.tokens[noun].sent or syntax.negated(v):
        return False
    if syntax.lemma(v) in NOT_DONE:
        return False
    if syntax.rel(noun) not in {"nsubj", "nsubj:pass"} and not (syntax.rel(noun).startswith("obl") and syntax.prep(noun) == "by"):
        return False
    aux = set(syntax.auxiliaries(v))
    possible = aux & {"could", "might", "would", "can", "will", "may", "should", "must", "to"} or any(
        syntax.lemma(k) in {"if", "unless", "whether"} for k in syntax.kids(v, "mark")
    )
    return not possible and (syntax.tokens[v].xpos in {"VBD", "VBN"} or bool(aux & {"was", "were", "had", "has", "have"}))


def _mention(syntax: Syntax, first: int, last: int, head: int, count: Count, unit: int | None) -> CountMention:
    of = syntax.lemma(unit) if unit is not None else ""
    return CountMention(syntax.span(first, last), first, last, head, count, of, unit)
