"""Mends tags by the forms of words and their clauses, and names that stand for a clause: what a word is, before who did what.

Each function takes the tokens of a text and the place of one, repairs the tree where its construction is there, and says nothing.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.text.lemmas import lemma
from dateline.text.mend_look import HARMED, LIKE_THEIR_PAST, below, word
from dateline.text.mend_where import where
from dateline.text.repair_words import repair_words
from dateline.text.tokens import Token

DONE_ALONE = repair_words("done-alone")
IN_COURT = repair_words("in-court")
CHARGED = repair_words("charged")
KIN = repair_words("kin")
LADEN = repair_words("laden")


@where("nsubj:pass")
def _identified(tokens: list[Token], i: int) -> None:
    """ "The issue was [the liberation] of prisoners arrested": a noun with a copula is the predicate, and a participle without auxiliary behind it a clause of it."""
    t = tokens[i]
    if not any(k.deprel == "cop" for k in below(tokens, i)):
        return
    v = tokens[t.head]
    if v.i > i and v.xpos == "VBN" and not any(k.deprel.startswith("aux") for k in below(tokens, v.i)):
        tokens[i] = replace(t, head=i if v.head == v.i else v.head, deprel=v.deprel)
        tokens[v.i] = replace(v, head=i, deprel="acl")


@where("parataxis", upos="VERB", xpos="VBD VBZ VBP VBN")
def _name_as_root(tokens: list[Token], i: int) -> None:
    """ "[Tsikhanouskaya], an opposition candidate, [held] a rally": the verb behind a name with an apposition is the sentence's, and the name its subject."""
    t = tokens[i]
    if t.head >= i:
        return
    name = tokens[t.head]
    if name.deprel != "root" or name.upos != "PROPN" or any(k.deprel in {"cop", "nsubj"} for k in below(tokens, name.i)):
        return
    if any(k.deprel.startswith(("nsubj", "aux", "mark")) for k in below(tokens, i)):
        return
    tokens[i] = replace(t, head=i, deprel="root")
    tokens[name.i] = replace(name, head=i, deprel="nsubj")
    for k in below(tokens, name.i):
        if k.i < name.i and k.deprel == "nmod" and any(c.deprel == "case" for c in below(tokens, k.i)):
            tokens[k.i] = replace(k, head=i, deprel="obl")


@where("conj", upos="PROPN")
def _name_beside(tokens: list[Token], i: int) -> None:
    """ "A resident of Antioch, [Rittenhouse] is accused": one name between a comma and the verb, with no "and", is the subject described before it.

    Not "Paris, London and Rome agreed".
    """
    t = tokens[i]
    if word(tokens, i - 1) != "," or t.head >= i:
        return
    end = max([i, *(k.i for k in below(tokens, i) if k.deprel == "flat")]) + 1
    if end >= len(tokens) or tokens[end].upos not in {"AUX", "VERB"} or any(k.deprel == "cc" for j in [i, t.head] for k in below(tokens, j)):
        return
    if sum(k.deprel == "conj" for k in below(tokens, t.head)) > 1:
        return
    at = t.head
    while tokens[at].deprel in {"nmod", "appos", "nmod:unmarked"} and tokens[at].head < at:
        at = tokens[at].head
    verb = tokens[at].head
    if tokens[at].upos == "NOUN" and tokens[at].deprel.startswith("nsubj") and verb >= end and verb - end < 4:
        tokens[i] = replace(t, head=at, deprel="appos")


@where("advmod", upos="ADV")
def _sentence_adverb(tokens: list[Token], i: int) -> None:
    """ "[Reportedly] several thousand people rallied": it says how the sentence is known, and is no part of who rallied; not "Nearly 100 people"."""
    t = tokens[i]
    noun = tokens[t.head]
    if t.text.lower().endswith("edly") and noun.upos == "NOUN" and noun.deprel.startswith("nsubj") and noun.head > noun.i > i:
        tokens[i] = replace(t, head=noun.head)


@where("obl:agent")
def _bare_agent(tokens: list[Token], i: int) -> None:
    """ "where US [forces] were targeted": a doer stands behind "by"; a noun before a passive without a preposition is what it befell."""
    t = tokens[i]
    if t.head <= i or any(k.deprel == "case" for k in below(tokens, i)):
        return
    kids = below(tokens, t.head)
    if any(k.deprel == "aux:pass" and k.i > i for k in kids) and not any(k.deprel.startswith("nsubj") for k in kids):
        tokens[i] = replace(t, deprel="nsubj:pass")


@where("acl", xpos="VBD")
def _reduced_clause(tokens: list[Token], i: int) -> None:
    """ "those [formed] to fight": a clause of a noun without a subject or pronoun of its own is made of a participle."""
    t = tokens[i]
    if t.head < i and not any(k.deprel.startswith(("nsubj", "aux")) for k in below(tokens, i)):
        tokens[i] = replace(t, xpos="VBN")


@where("acl:relcl parataxis appos conj obj", words=CHARGED)
def charged_with(tokens: list[Token], i: int) -> None:
    """ "killed Ali Omar, a commander [blamed] for two bombings", "a militant accused of the attack": a participle of the noun before it; not "who was blamed for it",
    "The army blamed rebels for it"."""
    t, before = tokens[i], tokens[i - 1] if i else tokens[i]
    if t.deprel == "obj":
        if t.xpos != "VBN" or before.deprel != "obj" or before.head != t.head:
            return
        before = tokens[i - 1] = replace(before, upos="NOUN", xpos="NN", nominal=before.nominal or "person")  # "killed a [militant] accused of it"
    if word(tokens, i + 1) not in {"for", "of", "in", "over", "by"} or before.upos not in {"NOUN", "PROPN"} or t.head > i:
        return
    if before.nominal == "time":
        return
    if before.deprel.startswith("nsubj"):
        name = _described(tokens, i) if before.head == i else None
        if name is None:
            return
        before = tokens[i - 1] = replace(before, head=name, deprel="appos")
    if any(k.deprel.startswith(("nsubj", "aux", "mark", "cc")) or k.deprel == "obj" for k in below(tokens, i)):
        return
    tokens[i] = replace(t, upos="VERB", xpos="VBN", lemma=lemma(t.text, "VERB", "VBN"), head=i - 1 if before.deprel != "flat" else before.head, deprel="acl")


@where("amod advmod compound", words={"later", "earlier"})
def so_long_later(tokens: list[Token], i: int) -> None:
    """ "[A year later] gunmen killed two judges", "[Later] protesters burned a station": a time, and no kind of gunmen; not "Later victims were shot"."""
    noun, unit = tokens[tokens[i].head], tokens[i - 1] if i else tokens[i]
    if noun.i == i + 1 and noun.deprel == "nsubj" and noun.nominal == "person" and noun.head > noun.i and tokens[i].text == "Later":
        tokens[i] = replace(tokens[i], head=noun.head, deprel="advmod", upos="ADV", xpos="RB")
        return
    if noun.i != i + 1 or not noun.deprel.startswith("nsubj") or unit.head != i or unit.nominal != "time" and not unit.deprel.startswith("obl") or noun.head <= noun.i:
        return
    tokens[i] = replace(tokens[i], head=unit.i, deprel="advmod")
    tokens[unit.i] = replace(unit, head=noun.head, deprel="obl:unmarked")


def _described(tokens: list[Token], i: int) -> int | None:
    """ "killed [Ali Omar], a rebel leader blamed for it": the name right before the comma and the phrase that a participle ends."""
    first = i - 1
    while first and tokens[first - 1].head == i - 1 and tokens[first - 1].deprel != "punct":
        first -= 1
    while first and tokens[first - 1].upos in {"DET", "PROPN", "ADJ"}:
        first -= 1
    if first < 2 or word(tokens, first) not in {"a", "an", "the"} or word(tokens, first - 1) != "," or tokens[first - 2].upos != "PROPN":
        return None
    name = tokens[first - 2]
    return name.head if name.deprel in {"flat", "compound"} else name.i


@where("nsubj nsubj:pass", upos="NOUN")
def name_before_its_noun(tokens: list[Token], i: int) -> None:
    """ "[Border Security Force] (BSF) [troops] killed two men": one phrase, and not two subjects; not "the army (and troops) killed"."""
    name = tokens[i - 4] if i > 3 else tokens[i]
    if name.upos == "PROPN" and name.head == tokens[i].head and name.deprel == tokens[i].deprel and (word(tokens, i - 3), word(tokens, i - 1)) == ("(", ")"):
        if tokens[i - 2].text.isupper() and tokens[i - 2].head == name.i:
            tokens[name.i] = replace(name, head=i, deprel="compound")


@where("nmod obl")
def behind_an_apposition(tokens: list[Token], i: int) -> None:
    """ "killed Ali Omar, a commander blamed for two bombings, [in Diyala on Monday]": where and when he was killed, and not what he is blamed for."""
    at, charge = tokens[i].head, None
    comma = max((k for k in range(at + 1, i) if word(tokens, k) == ","), default=None)
    if comma is None or at > i or not any(k.deprel == "case" for k in below(tokens, i)) or any(k.upos in {"VERB", "CCONJ"} for k in tokens[comma:i]):
        return
    while tokens[at].head != at and tokens[at].deprel != "appos":
        charge = at if tokens[at].deprel == "acl" and tokens[at].text.lower() in CHARGED else charge
        at = tokens[at].head
    told = tokens[tokens[at].head].head
    if charge is not None and tokens[at].deprel == "appos" and tokens[told].upos == "VERB":
        tokens[i] = replace(tokens[i], head=told, deprel="obl")


@where("nummod", upos="NUM")
def of_an_age(tokens: list[Token], i: int) -> None:
    """ "a woman [of 72] was killed": how old she was; not "a crowd of 72"."""
    t = tokens[i]
    if t.head == i - 2 and word(tokens, i - 1) == "of" and tokens[t.head].xpos == "NN" and tokens[t.head].nominal == "person":
        tokens[i] = replace(t, deprel="nmod")
        tokens[i - 1] = replace(tokens[i - 1], head=i, deprel="case")


@where("obj nsubj:pass nsubj obl", upos="NOUN", words={"wanted"})
def wanted_for(tokens: list[Token], i: int) -> None:
    """ "killed a [militant wanted] for the murder of a priest": the word before is the noun, and this a participle of it."""
    t = tokens[i]
    if word(tokens, i + 1) not in {"for", "in", "over", "by"} or not i or tokens[i - 1].head != i or tokens[i - 1].upos not in {"ADJ", "NOUN"}:
        return
    deeds = [k for k in below(tokens, t.head) if k.deprel in {"obl", "nmod"} and any(c.i == i + 1 for c in below(tokens, k.i))]
    tokens[i - 1] = replace(tokens[i - 1], upos="NOUN", xpos="NN", nominal=t.nominal or "person", head=t.head, deprel=t.deprel)
    for k in below(tokens, i):
        tokens[k.i] = replace(k, head=i - 1) if k.i < i - 1 else k
    tokens[i] = replace(t, upos="VERB", xpos="VBN", lemma="want", head=i - 1, deprel="acl")
    for k in deeds:
        tokens[k.i] = replace(tokens[k.i], head=i, deprel="obl")


@where("obl", upos="NUM")
def year_of_a_charge(tokens: list[Token], i: int) -> None:
    """ "killed a man suspected of the kidnapping of a priest in Owerri [in 2023]": the year of the deed that somebody is charged with, and not of what is told of him."""
    t = tokens[i]
    if len(t.text) != 4 or not t.text.isdigit() or t.head > i or word(tokens, i - 1) != "in":
        return
    charge = next((k for k in range(i - 2, t.head, -1) if tokens[k].deprel == "acl" and tokens[k].text.lower() in CHARGED and tokens[k].sent == t.sent), None)
    deed = next((k for k in below(tokens, charge) if k.i > charge and k.deprel in {"obl", "advcl"}), None) if charge is not None else None
    if deed is not None and deed.i < i and not any(x.text == "," for x in tokens[charge:i]):
        tokens[i] = replace(t, head=deed.i, deprel="nmod" if deed.upos == "NOUN" else "obl")


@where("nummod compound nmod:desc", upos="NUM")
def year_before_a_subject(tokens: list[Token], i: int) -> None:
    """ "[In 2012] gunmen killed 12 pilgrims": when they did, and no number of gunmen; not "In 2,012 villages"."""
    t, noun = tokens[i], tokens[tokens[i].head]
    if (
        len(t.text) != 4
        or t.text[:2] not in {"18", "19", "20"}
        or not t.text.isdigit()
        or word(tokens, i - 1) != "in"
        or not noun.deprel.startswith("nsubj")
        or noun.i < i
    ):
        return
    if noun.head > noun.i:
        tokens[i] = replace(t, head=noun.head, deprel="obl")
        tokens[i - 1] = replace(tokens[i - 1], head=i, deprel="case")


@where(upos="ADJ")
def harmed_as_predicate(tokens: list[Token], i: int) -> None:
    """ "The general was [wounded] in an attempt": told in the past, it befell him; not "is wounded". So "Nine [hurt] in Quetta bombing", as a headline."""
    t = tokens[i]
    if t.text.lower() not in {"wounded", "injured", "killed", "hurt"}:
        return
    bare = t.deprel == "root" and i and tokens[i - 1].deprel.startswith("nsubj") and word(tokens, i + 1) in {"in", "as", "after", "when", "by"}
    if bare and (tokens[i - 1].upos == "NUM" or tokens[i - 1].xpos == "NNS"):
        tokens[i] = replace(t, upos="VERB", xpos="VBN", lemma=lemma(t.text, "VERB", "VBN"))
        tokens[i - 1] = replace(tokens[i - 1], deprel="nsubj:pass")
        return
    copula = next((k for k in below(tokens, i) if k.deprel == "cop"), None)
    joined = t.deprel == "conj" and any(k.deprel == "aux:pass" for k in below(tokens, t.head))  # "were killed and 264 others [wounded]"
    if not joined and (copula is None or copula.text.lower() not in {"was", "were"}):
        return
    tokens[i] = replace(t, upos="VERB", xpos="VBN", lemma=lemma(t.text, "VERB", "VBN"))
    if copula is not None:
        tokens[copula.i] = replace(copula, deprel="aux:pass")
    for k in below(tokens, i):
        tokens[k.i] = replace(k, deprel="nsubj:pass") if k.deprel == "nsubj" else k


@where(xpos="VBG VBD VBN NN NNS")
def tag_of_its_form(tokens: list[Token], i: int) -> None:
    """ "prosecutors [charged] him" is no gerund, and "stone [pelting] by protesters" with the tag of a noun no verb."""
    t = tokens[i]
    if t.xpos == "VBG" and t.text.lower().endswith("ed"):
        tokens[i] = replace(t, xpos="VBD", lemma=lemma(t.text, "VERB", "VBD"))
    elif t.xpos == "VBD" and t.upos == "VERB" and not t.text.lower().endswith("ed") and t.lemma == t.text.lower() and t.lemma not in LIKE_THEIR_PAST:
        tokens[i] = replace(t, xpos="VBP")  # "militants [attack] troops"
    elif t.xpos in {"VBN", "VBD"} and t.text.lower().endswith("ing") and len(t.text) > 5:
        tokens[i] = replace(t, xpos="VBG", lemma=lemma(t.text, "VERB", "VBG"))  # "was [suspending] its ceasefire"
    elif t.upos == "VERB" and t.xpos in {"NN", "NNS"}:
        tokens[i] = replace(t, upos="NOUN", lemma=lemma(t.text, "NOUN", t.xpos))
    elif t.xpos == "VBG" and t.deprel in {"obl", "advcl"}:
        kids = {k.deprel for k in below(tokens, i)}
        if "case" in kids and not kids & {"obj", "nsubj", "mark", "aux"}:  # "killed in [firing] by troops"
            tokens[i] = replace(t, upos="NOUN", xpos="NN", lemma=t.text.lower(), deprel="obl")


@where("root compound ccomp parataxis nsubj", xpos="NNP NN")
def _allege(tokens: list[Token], i: int) -> None:
    """ "Prosecutors [allege] Brown shot two officers": a word that is always a verb, between who says it and what is said."""
    t = tokens[i]
    if t.text.lower() != "allege" or i == 0 or i + 1 >= len(tokens):
        return
    tokens[i] = replace(t, upos="VERB", xpos="VBP", lemma="allege", ent="O")
    before, name, told = tokens[i - 1], tokens[i + 1], tokens[t.head]
    if before.head == i and before.upos in {"NOUN", "PROPN"}:
        tokens[i - 1] = replace(before, deprel="nsubj")
    if t.deprel == "nsubj" and name.deprel == "flat" and name.head == i and told.i > i:
        tokens[name.i] = replace(name, head=told.i, deprel="nsubj")
        tokens[i] = replace(tokens[i], head=told.head if told.head != told.i else i, deprel=told.deprel)
        tokens[told.i] = replace(told, head=i, deprel="ccomp")


@where("amod acl conj", xpos="VBN VBD JJ")
def _harmed_behind(tokens: list[Token], i: int) -> None:
    """ "Four people were killed and two civilians [injured] in a strike": a word of harm right behind a noun that is joined to a passive is a verb of its own."""
    t = tokens[i]
    noun = tokens[i - 1] if t.deprel == "conj" and i and tokens[i - 1].head == t.head else tokens[t.head]
    verb = tokens[noun.head]
    joined = noun.i == i - 1 and noun.upos != "VERB" and noun.deprel == "conj" and verb.i < noun.i and verb.upos == "VERB"
    if t.text.lower() not in HARMED or not joined or not any(k.deprel == "aux:pass" for k in below(tokens, verb.i)):
        return
    tokens[i] = replace(t, upos="VERB", xpos="VBN", lemma=lemma(t.text, "VERB", "VBN"), head=verb.i, deprel="conj")
    for k in below(tokens, noun.i):
        if k.deprel == "cc":
            tokens[k.i] = replace(k, head=i)
    tokens[noun.i] = replace(noun, head=i, deprel="nsubj:pass")


@where("amod")
def pending(tokens: list[Token], i: int) -> None:
    """ "were detained [pending] trial": a preposition before a bare noun, and no word for the noun; not "the pending trial"."""
    t = tokens[i]
    noun = tokens[t.head]
    if t.text.lower() == "pending" and noun.i == i + 1 and noun.deprel == "obj" and not any(k.deprel in {"det", "nmod:poss"} for k in below(tokens, noun.i)):
        tokens[i] = replace(t, upos="ADP", xpos="IN", deprel="case")
        tokens[noun.i] = replace(noun, deprel="obl")


@where(upos="ADJ")
def the_dead(tokens: list[Token], i: int) -> None:
    """ "were among [the dead]": with an article and a preposition it is a noun."""
    t = tokens[i]
    if t.text.lower() in HARMED:
        relations = {k.deprel for k in below(tokens, i)}
        if relations.issuperset({"det", "case"}):
            tokens[i] = replace(t, upos="NOUN")


@where("xcomp ccomp advcl", upos="VERB", xpos="VBN")
def _reported_harmed(tokens: list[Token], i: int) -> None:
    """ "Eight civilians were [reported killed] in a strike": what befell them is told, and that it is reported beside it; not "reported that they were killed"."""
    t = tokens[i]
    told = tokens[t.head]
    if t.text.lower() not in HARMED or told.i != i - 1 or told.text.lower() not in {"reported", "confirmed"} or told.xpos != "VBN" and told.deprel != "root":
        return
    kids = below(tokens, told.i)
    if any(k.deprel.startswith(("nsubj", "aux", "mark")) for k in below(tokens, i)) or any(k.deprel == "aux" and k.lemma == "have" for k in kids):
        return
    noun = tokens[told.head]
    headline = told.deprel == "acl" and noun.deprel == "root" and noun.i < told.i
    if headline:
        tokens[noun.i] = replace(noun, head=i, deprel="nsubj:pass")
    elif told.deprel != "acl" and not any(k.deprel.startswith("nsubj") and k.i < told.i for k in kids):
        return
    root = headline or told.head == told.i
    tokens[i] = replace(t, head=i if root else told.head, deprel="root" if root else told.deprel)
    for k in kids:
        if k.i != i:
            tokens[k.i] = replace(k, head=i, deprel="nsubj:pass" if k.deprel == "nsubj" else k.deprel)
    tokens[told.i] = replace(told, head=i, deprel="advmod")


@where("advcl", upos="VERB", xpos="VB")
def _purpose_of_a_body(tokens: list[Token], i: int) -> None:
    """ "The coalition to [defeat] Islamic State will meet": an infinitive between a subject and its verb, with no comma, says what the subject is for.

    Not "The army, to defeat the group, sent troops".
    """
    t = tokens[i]
    at = i - 1
    subject = at > 0 and tokens[at].text.lower() == "to" and tokens[at].head == i and next((k for k in below(tokens, t.head) if k.deprel.startswith("nsubj")), None)
    if t.head > i and subject and subject.upos in {"NOUN", "PROPN"} and subject.i == at - 1:
        tokens[i] = replace(t, head=subject.i, deprel="acl")


@where("acl ccomp advcl csubj", upos="VERB", xpos="VBN VBD")
def _kin_of_the_harmed(tokens: list[Token], v: int) -> None:
    """ "The father of [a student shot dead by police] denounced the army": it befell the student; not "The father of two shot dead on Monday was a baker"."""
    t, kids = tokens[v], below(tokens, v)
    below_it = next((k.i for k in kids if k.deprel == "nsubj:pass"), None)
    if t.deprel != "acl" and (below_it is None or any(k.deprel.startswith(("aux", "mark")) for k in kids) or t.head < v):
        return
    kin = t.head if t.deprel == "acl" else below_it
    if kin is None or not kin < v or tokens[kin].lemma.lower() not in KIN:
        return
    whose = next((k.i for k in below(tokens, kin) if kin < k.i < v and k.deprel == "nmod" and k.upos in {"NOUN", "PROPN"} and word(tokens, kin + 1) == "of"), None)
    if whose is None or "," in (word(tokens, v - 1), word(tokens, v - 2)) or t.deprel != "acl" and any(k.deprel.startswith("nsubj") for k in below(tokens, t.head)):
        return
    if t.deprel != "acl":
        tokens[kin] = replace(tokens[kin], head=t.head, deprel="nsubj")
    tokens[v] = replace(t, head=whose, deprel="acl", xpos="VBN")


@where("advcl acl", xpos="VBN", words={"occupied", "besieged", "liberated", "annexed"})
def _held_town(tokens: list[Token], i: int) -> None:
    """ "struck a post in [occupied] Donetsk City": a participle between a preposition and a name is the name's; not "after occupied houses were hit"."""
    t = tokens[i]
    before = tokens[i - 1] if i else None
    town = next((k for k in below(tokens, i) if k.deprel == "obj" and i < k.i <= i + 3 and k.upos == "PROPN"), None)
    if before is None or before.head != i or before.text.lower() not in {"in", "near", "from", "at"} or town is None or tokens[i + 1].upos != "PROPN":
        return
    for k in below(tokens, i):
        if k.i not in {before.i, town.i}:
            tokens[k.i] = replace(k, head=t.head)
    tokens[town.i] = replace(town, head=t.head, deprel="obl")
    tokens[i] = replace(t, upos="ADJ", head=town.i, deprel="amod")
    tokens[before.i] = replace(before, upos="ADP", head=town.i, deprel="case")


@where("obl obj", upos="NOUN PROPN")
def _laden_vehicle(tokens: list[Token], i: int) -> None:
    """ "rammed a truck packed with explosives [into the gate]": where it was driven, and not what it was packed with; not "a truck loaded with rice for the army"."""
    t = tokens[i]
    laden = tokens[t.head]
    if laden.deprel not in {"acl", "amod"} or laden.lemma.lower() not in LADEN or laden.i > i:
        return
    case = next((k for k in below(tokens, i) if k.deprel == "case" and laden.i < k.i < i), None)
    load = tokens[laden.head]
    verb = tokens[load.head]
    if case is not None and word(tokens, case.i) in {"into", "toward", "towards", "at"} and load.deprel in {"obj", "nsubj", "nsubj:pass"} and verb.upos == "VERB":
        tokens[i] = replace(t, head=verb.i, deprel="obl")


@where("obl", upos="NUM PROPN")
def _day_of_the_deed(tokens: list[Token], i: int) -> None:
    """ "were convicted on Monday of the murder of the mayor [on 3 May 2021]": a day with its year behind a deed is that of the deed, and not of the court."""
    t = tokens[i]
    verb = tokens[t.head]
    year = any(k.text.isdigit() and len(k.text) == 4 and k.text[:2] in {"19", "20"} for k in below(tokens, i)) or t.text.isdigit() and len(t.text) == 4
    if not year or verb.lemma.lower() not in IN_COURT or verb.upos != "VERB" or verb.i > i:
        return
    cases = {"over", "for", "of", "in", "with"}
    under = [k for k in below(tokens, verb.i) if verb.i < k.i < i and k.deprel == "obl"]
    under = [x for k in under for x in ([k] if k.lemma != "connection" else below(tokens, k.i))]
    deeds = [k.i for k in under if k.nominal == "event" and cases & {x.text.lower() for x in below(tokens, k.i)}]
    deeds = [d for d in deeds if not any(k.nominal == "time" for k in below(tokens, d))]
    if deeds:
        tokens[i] = replace(t, head=deeds[-1], deprel="nmod")


@where("nsubj:pass")
def _does_it_alone(tokens: list[Token], i: int) -> None:
    """ "A drone [slammed] into a bus", "The group [disarmed] under a deal": a past form without auxiliary, of a verb that one does alone."""
    t = tokens[i]
    v = tokens[t.head]
    kids = below(tokens, v.i)
    past = (
        v.xpos == "VBD"
        or v.xpos == "VBN"
        and v.deprel == "root"
        and not any(word(tokens, k.i) == "by" or k.deprel == "obl:agent" for k in [*kids, *tokens[v.i + 1 : v.i + 2]])
    )
    if past and v.lemma.lower() in DONE_ALONE and i < v.i and not any(k.deprel.startswith("aux") or k.deprel == "obj" for k in kids):
        tokens[i] = replace(t, deprel="nsubj")
        tokens[v.i] = replace(v, xpos="VBD")


@where("conj", xpos="VBD VBN")
def _and_wounded(tokens: list[Token], v: int) -> None:
    """ "killed 20 people and [wounded more than 100 others]": a second deed with those it befell, and no noun beside the people; not "killed people and wounded men"."""
    t, n = tokens[v], tokens[tokens[v].head]
    verb = tokens[n.head]
    if n.upos not in {"NOUN", "PROPN", "NUM"} or n.deprel != "obj" or not verb.i < n.i < v or verb.upos != "VERB" or word(tokens, v - 1) not in {"and", "or"}:
        return
    counted = {"nummod", "det"}
    beside = [*below(tokens, n.i), *(k for k in below(tokens, verb.i) if k.deprel == "obj")]  # or hung on the first verb
    whom = next((k for k in beside if v < k.i < v + 7 and k.deprel in {"conj", "obj"} and counted & {x.deprel for x in below(tokens, k.i)}), None)
    if whom is None or t.text.lower() not in HARMED or any(k.i > v for k in below(tokens, v)):
        return
    tokens[v] = replace(t, upos="VERB", head=verb.i)
    tokens[whom.i] = replace(whom, head=v, deprel="obj")


CLAUSES = (
    _and_wounded,
    _does_it_alone,
    _laden_vehicle,
    _held_town,
    _day_of_the_deed,
    _kin_of_the_harmed,
    _allege,
    _harmed_behind,
    _reported_harmed,
    _identified,
    _name_as_root,
    _name_beside,
    _sentence_adverb,
    _bare_agent,
    _reduced_clause,
    wanted_for,
    charged_with,
    year_of_a_charge,
    year_before_a_subject,
    of_an_age,
    so_long_later,
    name_before_its_noun,
    behind_an_apposition,
    _purpose_of_a_body,
)
