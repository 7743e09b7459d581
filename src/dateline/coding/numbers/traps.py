"""Numbers that count nothing: names ("507th", "AC-130", "Resolution 1701"), ages, measures, money, scores, shares, telephone numbers."""

from __future__ import annotations

from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.numbers import number_words, parse_number

SIGNS = {"$", "€", "£", "¥", "₹", "#", "No.", "§"}
SCORED = word_class("amounts.scored")


def counted(syntax: Syntax, i: int, last: int) -> bool:
    """Whether the number in tokens [i, last) counts something."""
    return not (_measure(syntax, last) or _compound(syntax, last) or _named(syntax, i, last) or _score(syntax, i, last) or _phrase(syntax, i))


def _measure(syntax: Syntax, last: int) -> bool:
    """ "12 percent", "20 miles", "3 a.m."."""
    if last >= len(syntax.tokens):
        return False
    after = syntax.tokens[last]
    return after.text.lower() in number_words("not_counted") or after.lemma.lower() in number_words("not_counted")


def _compound(syntax: Syntax, last: int) -> bool:
    """Glued to a word by a hyphen: "five-day truce", "23-year-old", "four-star", "one-third"."""
    words = syntax.tokens
    if last + 1 >= len(words) or words[last].text not in {"-", "–"}:
        return False
    after = words[last + 1]
    glued = words[last].start == words[last - 1].end and after.start == words[last].end
    return glued and (after.text[0].isalpha() and after.upos != "NUM" or after.text.isdigit() and after.text.startswith("0"))


def _named(syntax: Syntax, i: int, last: int) -> bool:
    """Behind a name or a word that takes a number ("Highway 6", "aged 9"), or behind a sign of money."""
    words, t = syntax.tokens, syntax.tokens[i]
    before = words[i - 1] if i and words[i - 1].sent == t.sent else None
    if syntax.low[last : last + 2] in (["of", "them"], ["of", "whom"]):
        return False  # "killed 45 soldiers, 17 of them in an ambush"
    if _part_of_a_count(syntax, i, last):
        return False
    if _age_behind_a_name(syntax, i, last):
        return True
    there = syntax.low[last : last + 1] == ["in"] and last + 1 < len(words) and words[last + 1].upos == "PROPN"
    year = len(t.text) == 4 and t.text[:2] in {"19", "20"}
    if t.deprel == "appos" and before is not None and before.text == "," and there and not year and words[t.head].upos == "PROPN":
        return False  # "2,500 troops are in Iraq, 900 in Syria"
    if t.deprel in {"appos", "nmod:unmarked", "dep", "flat"} or (t.deprel == "nummod" and words[t.head].upos == "PROPN" and t.head < i):
        return True
    if before is None:
        return False
    if before.text in SIGNS | {"+"} or before.text.lower() == "of" and i > 1 and words[i - 2].lemma.lower() == "age":
        return True
    if before.lemma.lower() in number_words("numbered") and before.upos != "VERB":  # not "the mission numbers 1,700 soldiers"
        return True
    loose = t.deprel not in {"nummod", "nsubj", "obj", "nsubj:pass", "root", "conj"}
    return before.upos == "PROPN" and before.text.lower() != "us" and loose


def _part_of_a_count(syntax: Syntax, i: int, last: int) -> bool:
    """ "90 attacks since May, [31] in Syria and 58 in Iraq": behind a counted noun and before a place; not "the leader, 31, in Syria"."""
    t = syntax.tokens[i]
    over = syntax.tokens[t.head]
    counted_noun = bool(syntax.kids(t.head, "nummod")) and over.nominal != "person" or over.upos == "NUM"  # "since October 17, [31] in Syria"
    year = t.text.isdigit() and len(t.text) == len("2023")
    return t.deprel == "appos" and counted_noun and not year and syntax.low[last : last + 1] == ["in"] and syntax.low[i - 1] in {",", ":", "(", "-", "–", "—"}


def _age_behind_a_name(syntax: Syntax, i: int, last: int) -> bool:
    """ "killed Lin Wu, [23], and Tom Hale": between commas behind a person's name; not "in Kharkiv, 12, ..." of a town."""
    words = syntax.tokens
    between = i > 1 and last < len(words) and words[i - 1].text == "," and words[last].text in {",", ".", ";", "and", "who"} and words[i - 2].sent == words[i].sent
    return between and last == i + 1 and words[i].text.isdigit() and int(words[i].text) <= 110 and words[i - 2].upos == "PROPN" and words[i - 2].ent.endswith("PER")


def _score(syntax: Syntax, i: int, last: int) -> bool:
    """ "3-1", "14 to 1", "one in five": a score or a share, both of its numbers."""
    words = syntax.tokens
    value = parse_number([w.text for w in words[i:last]])
    if value is None:
        return False
    if i > 1 and words[i - 1].text.lower() == "to" and words[i - 2].lemma.lower() in SCORED:
        return True
    for joint, mine, other in ((last, True, last + 1), (i - 1, False, i - 2)):
        if not (0 <= other < len(words)) or words[other].upos != "NUM" or words[joint].text.lower() not in {"-", "–", "to", "in"}:
            continue
        if _behind_a_dateline(syntax, joint):
            continue
        that = parse_number([words[other].text])
        left, right = (value, that) if mine else (that, value)
        share = words[joint].text.lower() == "in" and left == 1
        if that is not None and left is not None and right is not None and (share or words[joint].text.lower() != "in" and left >= right):
            return True
    return False


def _behind_a_dateline(syntax: Syntax, dash: int) -> bool:
    """ "MANILA, June 10, 2025 - [Five] rebels were killed", "Aug. 10 - Two": a day of writing and the first word of the news; not "won 3 - 1"."""
    words = syntax.tokens
    if words[dash].text not in {"-", "–"} or dash + 1 >= len(words) or words[dash - 1].end == words[dash].start:
        return False
    at = dash - 2 - (dash > 2 and words[dash - 2].text in {",", "."})
    year = words[dash - 1].text.isdigit() and len(words[dash - 1].text) == len("2025")
    month = at >= 0 and words[at].nominal == "time" and words[at].upos == "PROPN"
    return year or month or words[dash - 1].text.isdigit() and words[dash + 1].text.isalpha()


def _phrase(syntax: Syntax, i: int) -> bool:
    """ "on the one hand", "one of a kind": set phrases."""
    words = [t.text.lower() for t in syntax.tokens[max(0, i - 3) : i + 5]]
    text = f" {' '.join(words)} "
    return any(f" {p} " in text for p in number_words("not_counted_phrases"))
