"""Mends the two ends of a range: "between 4 and 6 people", "at least 3 and up to 9 people" are one number of one noun."""

from __future__ import annotations

from dataclasses import replace

from dateline.text.mend_look import ALWAYS_WITH_OBJECT, below, word
from dateline.text.mend_where import where
from dateline.text.repair_words import repair_words
from dateline.text.tokens import Token

UPPER = (("up", "to"), ("at", "most"), ("as", "many", "as"), ("a", "maximum", "of"), ("no", "more", "than"))
LOWER = (("at", "least"), ("a", "minimum", "of"), ("no", "fewer", "than"))
BOUNDS = (*UPPER, *LOWER, ("more", "than"), ("fewer", "than"))
MAYBE = repair_words("maybe")
HARMED_OR_DEAD = ALWAYS_WITH_OBJECT | {"die"}


def second_end(words: list[str], i: int) -> int | None:
    """The place of a range's upper end, given that of the lower one: "between 4 and [6]", "at least 3 and up to [9]", "at least 3 and possibly [9]";
    None where there is none ("at least 3 and 9 others").

    >>> second_end("between 4 and 6 people".split(), 1)
    3
    """
    between = words[max(0, i - 1) : i] == ["between"]
    if not between and not any(tuple(words[max(0, i - len(p)) : i]) == p for p in LOWER):
        return None
    at = i + 2
    if words[i + 1 : at] != ["and"] and (between or words[i + 1 : at] not in (["but"], ["or"])):
        return None
    if between:
        return at if at < len(words) else None
    maybe = words[at : at + 1] and words[at] in MAYBE
    at += 1 if maybe else 0
    bound = next((len(p) for p in UPPER if tuple(words[at : at + len(p)]) == p), 0)
    return at + bound if (maybe or bound) and at + bound < len(words) else None


@where(upos="NUM")
def _two_ends(tokens: list[Token], i: int) -> None:
    """ "[between 4 and 6] people were killed", "at least 3 and up to 9 died": one number, of the noun behind it or instead of one; not "between 4 May and 6 June"."""
    j = second_end([t.text.lower() for t in tokens[max(0, i - 3) : i + 8]], min(i, 3))
    high = i - min(i, 3) + j if j is not None else i
    if high == i or high >= len(tokens) or tokens[high].upos != "NUM" or tokens[high].sent != tokens[i].sent:
        return
    unit = high + 1
    while unit < len(tokens) and unit < high + 4 and tokens[unit].upos == "ADJ":
        unit += 1
    counted = unit < len(tokens) and tokens[unit].sent == tokens[i].sent and (tokens[unit].xpos == "NNS" or word(tokens, unit) == "people")
    first = i - 1 if word(tokens, i - 1) == "between" else i - 2 if word(tokens, i - 1) == "least" else i - 3
    whole = range(max(0, first), (unit if counted else high) + 1)
    top = unit if counted else i
    outer = [k for k in (unit if counted else i, i, high, *whole) if tokens[k].head not in whole or tokens[k].head == k]
    if not outer:
        return
    out = tokens[outer[0]]
    relation, head = out.deprel, top if out.head == out.i else out.head
    before = tokens[first - 1] if first > 0 else None
    if before is not None and before.upos == "VERB" and before.i == head and (counted or before.lemma in HARMED_OR_DEAD) and relation.startswith(("obl", "nsubj")):
        relation = "obj"  # "wounded [between 7 and 9 residents]"
    elif relation.startswith("obl") and head > top and tokens[head].lemma in HARMED_OR_DEAD and not _has_subject(tokens, head, whole):
        relation = "nsubj:pass" if any(t.head == head and t.deprel == "aux:pass" for t in tokens[top:head]) else "nsubj"
    for t in tokens[max(0, first - 40) : top + 40]:
        if t.head in whole and t.i not in whole and t.deprel not in {"acl", "acl:relcl", "nmod", "appos", "punct"}:
            tokens[t.i] = replace(t, head=top)
    for k in whole:
        if k != top and tokens[k].upos != "ADJ":
            tokens[k] = replace(tokens[k], head=high if k > i else i, deprel="cc" if k == i + 1 else "case" if k < i else "advmod")
    tokens[high] = replace(tokens[high], head=i, deprel="conj")
    tokens[top] = replace(tokens[top], head=head, deprel=relation)
    if counted:
        tokens[i] = replace(tokens[i], head=unit, deprel="nummod")


def _has_subject(tokens: list[Token], v: int, whole: range) -> bool:
    """ "Between 2014 and 2023 the war [killed] thousands": whether a verb has a subject outside of the range."""
    return any(t.deprel.startswith("nsubj") and t.i not in whole for t in below(tokens, v))


@where("obj", upos="NUM")
def _number_before_a_stop(tokens: list[Token], i: int) -> None:
    """ "shelled the town, wounding [two]; in Kherson a drone killed a driver": what the verb right before it did, and no object behind the semicolon."""
    if i and tokens[i].head > i and tokens[i - 1].xpos == "VBG" and tokens[i - 1].upos == "VERB" and word(tokens, i + 1) in {";", ":"}:
        tokens[i] = replace(tokens[i], head=i - 1)


@where("nummod", upos="NUM")
def _day_before_a_subject(tokens: list[Token], i: int) -> None:
    """ "On [3 June] troops ambushed rebels": a day, and no number of them."""
    month = tokens[i + 1] if i + 1 < len(tokens) else tokens[i]
    noun = tokens[tokens[i].head]
    if (
        i
        and noun.i > month.i > i
        and month.head == i
        and month.deprel == "nmod:unmarked"
        and month.upos == "PROPN"
        and tokens[i - 1].upos == "ADP"
        and noun.deprel == "nsubj"
    ):
        tokens[i] = replace(tokens[i], head=noun.head, deprel="obl")


@where(upos="NUM")
def _bound_behind_a_verb_of_harm(tokens: list[Token], i: int) -> None:
    """ "killed 12 and injured [up to 30 more]", "injured as many as nine people": whom the verb right before harmed; not "injured 12 up to 30 days ago"."""
    bound = next((len(b) for b in BOUNDS if tuple(word(tokens, k) for k in range(i - len(b), i)) == b), 0)
    v = i - bound - 1
    if not bound or v < 0 or tokens[v].upos != "VERB" or tokens[v].lemma not in ALWAYS_WITH_OBJECT or tokens[v].xpos not in {"VBD", "VBG", "VBN"}:
        return
    n = tokens[i].head if tokens[i].deprel == "nummod" and tokens[i].head > i else i
    more = n != i and tokens[n].lemma.lower() == "more"
    if tokens[n].deprel == "obj" or not (tokens[n].deprel.startswith(("obl", "advmod"))) or tokens[n].head > v:
        return
    if any(t.deprel in {"obj", "nsubj:pass", "aux:pass"} for t in below(tokens, v)):
        return
    if more:
        tokens[n] = replace(tokens[n], head=i, deprel="advmod")
        n = i
    tokens[n] = replace(tokens[n], head=v, deprel="obj")


@where("nummod", upos="NUM")
def _number_before_where(tokens: list[Token], i: int) -> None:
    """ "kills [nine] outside police station", "killed [at least nine] near police offices": whom the verb harmed; no number of what follows."""
    n = tokens[i].head
    bound = next((len(b) for b in BOUNDS if tuple(word(tokens, k) for k in range(i - len(b), i)) == b), 0)
    v = i - bound - 1
    if v < 0 or n < i + 2 or tokens[v].upos != "VERB" or tokens[v].lemma not in ALWAYS_WITH_OBJECT or tokens[v].sent != tokens[i].sent:
        return
    if tokens[i + 1].deprel == "case" and tokens[i + 1].head == n and not any(t.deprel in {"obj", "aux:pass"} for t in below(tokens, v)):
        tokens[i] = replace(tokens[i], head=v, deprel="obj")


LEFT_SO = frozenset({"dead", "injured", "wounded", "missing", "homeless", "hurt"})


@where("nummod", upos="NUM")
def _left_so(tokens: list[Token], i: int) -> None:
    """ "killing three and leaving [264 others] injured, including 17 who lost limbs": whom the verb right before left so; not "left. Two men wounded by ..."."""
    n, v = tokens[i].head, i - 1
    k = n + 1
    if v < 0 or tokens[v].lemma != "leave" or tokens[v].xpos not in {"VBG", "VBD"} or not i < n < i + 4 or word(tokens, k) not in LEFT_SO:
        return
    if tokens[n].deprel.startswith("nsubj") and tokens[n].head == k and tokens[k].head != v and tokens[k].sent == tokens[v].sent:
        tokens[n] = replace(tokens[n], head=v, deprel="obj")
        tokens[k] = replace(tokens[k], head=v, deprel="xcomp")


@where("conj", upos="NOUN PROPN")
def _so_many_of_them(tokens: list[Token], i: int) -> None:
    """ "the mayor and three of his [bodyguards]": of whom there are three, and no more beside them."""
    case = next((k for k in range(i - 1, max(-1, i - 5), -1) if tokens[k].head == i and word(tokens, k) == "of"), None)
    if case is None or case < 1 or tokens[case - 1].upos != "NUM" or tokens[case - 1].sent != tokens[i].sent or tokens[case - 1].head != tokens[i].head:
        return
    tokens[i] = replace(tokens[i], head=case - 1, deprel="nmod")


NUMBERS = (_so_many_of_them, _two_ends, _number_before_a_stop, _day_before_a_subject, _bound_behind_a_verb_of_harm, _number_before_where, _left_so)
