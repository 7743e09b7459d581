"""Mends clauses and pairs whose label or head the parser gets wrong at every turn: relative clauses labelled as participles, the first of two sides taken for a modifier.

Each function takes the tokens of a text and the place of one, repairs the tree where its construction is there, and says nothing.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.text.mend_look import HARMED, below, word
from dateline.text.mend_where import where
from dateline.text.repair_words import repair_words
from dateline.text.tokens import Token

CALLING, CONDEMNING = repair_words("calling-so"), repair_words("condemning")
HYPHENS = {"-", "‑", "–"}
RESULTS, HOLDING_OFF, KIN = repair_words("results"), repair_words("holding-off"), repair_words("kin")


@where("nsubj", xpos="WDT WP")
def _before_its_relative(tokens: list[Token], i: int) -> None:
    """ "[Turkey], which backs rebels, urged all sides to stop": what stands before the comma is the subject of the verb behind the clause, and the clause told of it."""
    verb = tokens[tokens[i].head]
    over = tokens[verb.head]
    noun = next((k for k in below(tokens, verb.i) if k.i < i and k.upos in {"NOUN", "PROPN"} and k.deprel in {"obl", "nsubj", "dislocated", "vocative"}), None)
    if verb.deprel != "advcl" or over.i <= verb.i or over.upos != "VERB" or noun is None or tokens[i - 1].text != "," or noun.i > i - 2:
        return
    if any(k.deprel == "case" for k in below(tokens, noun.i)) or any(k.deprel.startswith("nsubj") for k in below(tokens, over.i)):
        return
    tokens[noun.i] = replace(noun, head=over.i, deprel="nsubj")
    tokens[verb.i] = replace(verb, head=noun.i, deprel="acl:relcl")


@where("acl", upos="VERB")
def _relative(tokens: list[Token], i: int) -> None:
    """ "A gunman who was [shot] dead by police": a clause with a relative pronoun for its subject is a relative clause; not "the order to shoot"."""
    t = tokens[i]
    if t.head < i and any(k.deprel.startswith("nsubj") and k.xpos in {"WP", "WDT"} and t.head < k.i < i for k in below(tokens, i)):
        tokens[i] = replace(t, deprel="acl:relcl")


@where("parataxis advcl ccomp conj", upos="VERB")
def _in_which(tokens: list[Token], i: int) -> None:
    """ "Clashes broke out on Friday in which nine people [died]": a clause told of the subject before the verb that says that it took place; not "died; in which town
    is not known"."""
    t, up = tokens[i], tokens[tokens[i].head]
    if up.i > i or up.upos != "VERB":
        return
    inside = any(k.text.lower() == "which" and word(tokens, k.i - 1) in {"in", "during"} and up.i < k.i < i and not below(tokens, k.i)[1:] for k in below(tokens, i))
    subject = next((k for k in below(tokens, up.i) if k.deprel.startswith("nsubj") and k.i < up.i), None)
    if inside and subject is not None and subject.upos in {"NOUN", "PROPN"} and subject.nominal in {"event", "abstract", ""}:
        tokens[i] = replace(t, head=subject.i, deprel="acl:relcl")


@where("acl:relcl", upos="VERB", xpos="VBN VBD")
def _who_was_harmed(tokens: list[Token], v: int) -> None:
    """ "The father of [Brian Otieno], who was killed in the attack, spoke to reporters": it befell who is named right before, and kin lived to speak; not "The father of
    Brian Otieno was killed", "the father of two, who was killed"."""
    t, kin = tokens[v], tokens[tokens[v].head]
    who = next((k for k in below(tokens, v) if k.deprel.startswith("nsubj") and k.xpos == "WP" and k.i > kin.i), None)
    if who is None or kin.lemma.lower() not in KIN or word(tokens, who.i - 1) != "," or t.text.lower() not in HARMED | {"died"}:
        return
    whose = next((k for k in below(tokens, kin.i) if kin.i < k.i < who.i and k.deprel == "nmod" and k.upos == "PROPN" and word(tokens, kin.i + 1) == "of"), None)
    if whose is not None and kin.deprel in {"nsubj", "appos"} and not any(k.deprel == "conj" for k in below(tokens, kin.i)):
        tokens[v] = replace(t, head=whose.i)


@where("conj", upos="VERB")
def _marked_clause(tokens: list[Token], i: int) -> None:
    """ "launched airstrikes after militants [fired] missiles": a verb with "after" before it and no "and" is of a clause below; not "and after that fired"."""
    t = tokens[i]
    kids = below(tokens, i)
    marked = any(k.deprel == "mark" and t.head < k.i < i and k.text.lower() in {"after", "before", "because", "while"} for k in kids)
    if marked and not any(k.deprel == "cc" for k in kids):
        tokens[i] = replace(t, deprel="advcl")


@where("conj", upos="PROPN NOUN")
def _by_whom_beside(tokens: list[Token], i: int) -> None:
    """ "the attacks on its posts by [Rwanda]": what stands behind "by" without an "and" is not joined to what stands behind "on"; not "by land and by sea"."""
    t, first = tokens[i], tokens[tokens[i].head]
    kids = below(tokens, i)
    by = any(k.deprel == "case" and k.text.lower() == "by" and first.i < k.i < i for k in kids)
    if by and first.i < i and first.deprel in {"nmod", "obl"} and not any(k.deprel == "cc" for k in kids) and tokens[first.head].i < first.i:
        tokens[i] = replace(t, head=first.head, deprel=first.deprel)


@where("compound", upos="PROPN")
def _and_those_it_backs(tokens: list[Token], i: int) -> None:
    """ "attacks by [Iran] and Iran-backed groups": a name before "and" and a compound with a hyphen is the first of two, and no part of the compound."""
    t = tokens[i]
    by = next((k for k in range(i + 3, min(i + 6, len(tokens) - 1)) if tokens[k].text in HYPHENS), 0)
    if not by or word(tokens, i + 1) != "and" or tokens[i + 2].upos != "PROPN" or tokens[by + 1].xpos != "VBN":
        return
    noun = tokens[tokens[by + 1].head]
    if noun.i <= by + 1 or t.head not in {by + 1, noun.i}:
        return
    tokens[i] = replace(t, head=noun.head, deprel=noun.deprel)
    for k in below(tokens, noun.i):
        if k.i < i and k.deprel in {"case", "det", "mark"}:
            tokens[k.i] = replace(k, head=i)
    tokens[noun.i] = replace(noun, head=i, deprel="conj")
    tokens[i + 1] = replace(tokens[i + 1], head=noun.i, deprel="cc")
    tokens[by - 1] = replace(tokens[by - 1], head=by + 1, deprel="compound")


@where("compound", upos="NOUN PROPN")
def _first_of_two_sides(tokens: list[Token], i: int) -> None:
    """ "between the [army] and M23 rebels": with an article before it and "and" behind it, it is the first of two, and no modifier; not
    "between army and police posts"."""
    t = tokens[i]
    if t.head <= i + 1 or word(tokens, i + 1) != "and" or word(tokens, i - 1) != "the" or word(tokens, i - 2) != "between":
        return
    last = tokens[t.head]
    tokens[i] = replace(t, head=last.head, deprel=last.deprel)
    for k in below(tokens, last.i):
        if k.i < i and k.deprel in {"case", "det"}:
            tokens[k.i] = replace(k, head=i)
    tokens[last.i] = replace(last, head=i, deprel="conj")


@where("obl", upos="NOUN")
def _subject_behind_after(tokens: list[Token], i: int) -> None:
    """ "fled after [fighting] broke out between the two": a noun behind "after" right before a finite verb without a subject is its subject; not "after the raid"."""
    t = tokens[i]
    if t.head != i + 1 or tokens[i + 1].xpos not in {"VBD", "VBZ", "VBP"} or any(k.deprel.startswith("nsubj") for k in below(tokens, i + 1)):
        return
    case = next((k for k in below(tokens, i) if k.deprel == "case" and k.i < i), None)
    if case is None or word(tokens, case.i) not in {"after", "before", "since", "until"} or tokens[i + 1].deprel == "root":
        return
    passive = any(k.deprel == "aux:pass" for k in below(tokens, i + 1))
    tokens[i] = replace(t, deprel="nsubj:pass" if passive else "nsubj")
    tokens[case.i] = replace(case, head=i + 1, deprel="mark", upos="SCONJ")


@where("nmod", upos="NOUN PROPN")
def _blamed_on(tokens: list[Token], i: int) -> None:
    """ "blamed the blasts in Kabul [on Islamabad]": who is blamed, and no part of what he is blamed for; not "blamed the strike on the depot for the fire"."""
    t = tokens[i]
    deed = tokens[t.head]
    verb = tokens[deed.head]
    cases = [k.text.lower() for k in below(tokens, i) if k.deprel == "case" and k.i < i]
    if (
        verb.lemma.lower() != "blame"
        or deed.deprel != "obj"
        or not verb.i < deed.i < i
        or cases != ["on"]
        or any(k.deprel == "nmod" and k.i > i for k in below(tokens, deed.i))
    ):
        return
    others = {c.text.lower() for k in below(tokens, verb.i) if k.deprel in {"obl", "advcl"} for c in below(tokens, k.i) if c.deprel in {"case", "mark"}}
    if t.nominal != "time" and "for" not in others:
        tokens[i] = replace(t, head=verb.i, deprel="obl")


@where("ccomp", xpos="VBD")
def _what_the_supposed_did(tokens: list[Token], i: int) -> None:
    """ "Warplanes believed to be Saudi [bombed] a market": who is believed to be something did it; not "Officials believed rebels bombed a market"."""
    v = tokens[i].head
    if v >= i or tokens[v].deprel != "root" or tokens[v].xpos not in {"VBD", "VBN"} or any(k.deprel.startswith(("nsubj", "mark")) for k in below(tokens, i)):
        return
    subject = next((k for k in below(tokens, v) if k.deprel.startswith("nsubj") and k.i == v - 1), None)
    supposed = any(k.deprel == "xcomp" and v < k.i < i and word(tokens, v + 1) == "to" for k in below(tokens, v))
    if subject is None or not supposed or tokens[i].sent != tokens[v].sent:
        return
    for k in list(below(tokens, v)):
        if k.deprel == "punct" and k.i > i:
            tokens[k.i] = replace(k, head=i)
    tokens[subject.i] = replace(subject, head=i, deprel="nsubj")
    tokens[i] = replace(tokens[i], head=i, deprel="root")
    tokens[v] = replace(tokens[v], head=subject.i, deprel="acl", xpos="VBN")


@where("acl advcl", xpos="VBG")
def _result_of_holding_off(tokens: list[Token], i: int) -> None:
    """ "repelled an attack by rebels on the dam, [killing] seven": a result behind a comma is of those who held the attack off, and not of the attack."""
    t = tokens[i]
    if t.lemma not in RESULTS or word(tokens, i - 1) != "," or t.head >= i:
        return
    at = t.head
    for _ in range(4):
        if tokens[at].upos == "VERB" or tokens[at].head == at:
            break
        at = tokens[at].head
    v = tokens[at]
    if v.lemma in HOLDING_OFF and at < t.head and v.xpos in {"VBD", "VBZ", "VBP", "VBN"} and any(k.deprel == "obj" and k.i > at for k in below(tokens, at)):
        tokens[i] = replace(t, head=at, deprel="advcl")


@where("advcl", upos="VERB", xpos="VBG")
def _result_of_what_for(tokens: list[Token], i: int) -> None:
    """ "jailed a man for driving a car into a market, [killing] six": of what he did, and not of the court; not "arrested a man for theft, killing another"."""
    t = tokens[i]
    if t.lemma not in RESULTS or word(tokens, i - 1) != "," or t.head >= i or tokens[t.head].upos != "VERB":
        return
    for_it = [k for k in below(tokens, t.head) if k.deprel == "advcl" and k.xpos == "VBG" and t.head < k.i < i and k.i and word(tokens, k.i - 1) == "for"]
    if for_it and not any(x.deprel in {"nsubj", "mark"} for x in below(tokens, i)):
        tokens[i] = replace(t, head=for_it[-1].i)


@where(words={"hostage", "captive", "prisoner"})
def _taken_as(tokens: list[Token], i: int) -> None:
    """ "Two aid workers taken [hostage] in Mali": what they were made, and no word of how; they took nobody. Not "Rebels have taken hostage two aid workers"."""
    t = tokens[i]
    taken = tokens[i - 1]
    if i == 0 or t.head != i - 1 or taken.text.lower() != "taken":
        return
    if t.deprel in {"advmod", "obl"}:
        tokens[i] = replace(t, deprel="xcomp", upos="NOUN")
    kids = below(tokens, i - 1)
    if not any(k.deprel.startswith("aux") or k.deprel == "obj" and k.i != i for k in kids):
        for k in kids:
            if k.deprel == "nsubj":
                tokens[k.i] = replace(k, deprel="nsubj:pass")
        tokens[i - 1] = replace(taken, xpos="VBN")


@where("nsubj obl advmod")
def _of_the_verb_itself(tokens: list[Token], i: int) -> None:
    """ "[The group] has since May attacked ships": what a parse hangs on the auxiliary is of its verb."""
    t = tokens[i]
    aux = tokens[t.head]
    if aux.upos == "AUX" and aux.deprel in {"aux", "aux:pass"} and aux.head != aux.i and aux.i != i:
        tokens[i] = replace(t, head=aux.head, deprel="nsubj:pass" if t.deprel == "nsubj" and aux.deprel == "aux:pass" else t.deprel)


@where("obj obl nmod", words={"what"})
def _what_it_calls(tokens: list[Token], i: int) -> None:
    """ "bombed [what it called terrorist targets] on Monday", "hit what it described as camps": the thing is what was hit, and the clause only tells who calls it so; not
    "condemned what it called disproportionate force"."""
    t = tokens[i]
    v = next((k for k in below(tokens, i) if k.deprel.startswith("acl") and k.i > i and k.lemma.lower() in CALLING), None)
    if t.head > i or v is None or tokens[t.head].lemma.lower() in CONDEMNING or not any(k.deprel == "nsubj" for k in below(tokens, v.i)):
        return
    behind = [k for k in below(tokens, v.i) if k.i > v.i and k.upos in {"NOUN", "PROPN"} and k.nominal != "time" and k.deprel in {"obj", "xcomp", "obl"}]
    if not behind or behind[0].deprel == "obl" and not any(k.text.lower() == "as" for k in below(tokens, behind[0].i)):
        return
    thing = behind[0]
    for k in below(tokens, i):
        if k.deprel == "case":
            tokens[k.i] = replace(k, head=thing.i)
    for k in below(tokens, thing.i):
        if k.text.lower() == "as":
            tokens[k.i] = replace(k, head=v.i, deprel="mark")
    verb = t.head if tokens[t.head].upos == "VERB" else tokens[t.head].head
    for k in below(tokens, v.i):
        if k.nominal == "time" and k.i > thing.i:
            tokens[k.i] = replace(k, head=verb)
    tokens[thing.i] = replace(thing, head=t.head, deprel=t.deprel)
    tokens[v.i] = replace(tokens[v.i], head=thing.i, deprel="acl:relcl")
    tokens[i] = replace(t, head=v.i, deprel="obj")


@where("advmod mark", words={"when"})
def _when_of_a_year(tokens: list[Token], i: int) -> None:
    """ "the deadliest attack since the 2004 Beslan siege, [when] militants took 1,000 hostages": in the siege that has its year, and not in the attack."""
    verb = tokens[tokens[i].head]
    noun = tokens[i - 2] if i > 2 and tokens[i - 1].text == "," else None
    if noun is None or noun.upos != "NOUN" or verb.deprel not in {"advcl", "acl:relcl"} or verb.head >= noun.i or verb.i < i:
        return
    if any(k.text.isdigit() and len(k.text) == 4 for k in below(tokens, noun.i)):
        tokens[verb.i] = replace(verb, head=noun.i, deprel="acl:relcl")


PAIRS = (
    _when_of_a_year,
    _of_the_verb_itself,
    _what_it_calls,
    _before_its_relative,
    _taken_as,
    _who_was_harmed,
    _result_of_holding_off,
    _result_of_what_for,
    _what_the_supposed_did,
    _in_which,
    _marked_clause,
    _by_whom_beside,
    _and_those_it_backs,
    _blamed_on,
    _subject_behind_after,
    _relative,
    _first_of_two_sides,
)
