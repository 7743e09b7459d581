"""Mends who says what: tellers behind the clause that they tell, with another word for them between commas, and tellers before a colon.

Each function takes the tokens of a text and the place of one, repairs the tree where its construction is there, and says nothing.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.text.mend_look import DEEDS, below, word
from dateline.text.mend_where import where
from dateline.text.repair_words import repair_words
from dateline.text.tokens import Token

SPEECH = repair_words("speech")
ATTACKERS_ACTS = repair_words("attackers-acts")
FINDING, PUNISHING, PENALTIES = repair_words("finding"), repair_words("punishing"), repair_words("penalties")
STRIKING = repair_words("striking")
INQUIRIES = repair_words("inquiries")
VOWING = repair_words("vowing")
BELIEVING, ASKING = repair_words("believing"), repair_words("asking")
HARMING = {"kill", "wound", "injure", "destroy", "hit"}
FINITE = {"VBD", "VBZ", "VBP"}


def _hangs_on(tokens: list[Token], k: int, i: int) -> bool:
    """Whether a word stands below another, or is it."""
    for _ in range(12):
        if k == i:
            return True
        if tokens[k].head == k:
            return False
        k = tokens[k].head
    return False


def _begins(tokens: list[Token], i: int) -> int:
    """The first word of what hangs on a word before it."""
    first = i
    while first and tokens[first - 1].text not in {",", ";", ":"} and _hangs_on(tokens, first - 1, i):
        first -= 1
    return first


@where("appos conj obl nmod obj obl:unmarked", upos="NOUN PROPN")
def _teller_behind(tokens: list[Token], i: int) -> None:
    """ "killed 20 people in Ituri, [a local leader], Jean Bosco, told AFP": a noun behind a comma, right before a verb of speech that has no subject, is its subject,
    whatever names stand between commas; not "killed a guard in Ituri, a town, he said"."""
    t = tokens[i]
    first = _begins(tokens, i)
    if t.head >= i or word(tokens, first - 1) != "," or t.nominal == "time" or any(k.deprel in {"case", "cc"} and k.i < i for k in below(tokens, i)):
        return
    if tokens[t.head].deprel.startswith("nsubj"):
        return  # "the governor, Oleh Syniehubov, said": another word for who said it
    said = i + 1
    while said < len(tokens) and said < i + 20 and (tokens[said].text == "," or _hangs_on(tokens, said, i)):
        said += 1
    if said >= len(tokens) or tokens[said].xpos not in FINITE or tokens[said].lemma.lower() not in SPEECH or tokens[said].sent != t.sent:
        return
    kids = below(tokens, said)
    told = [k.i for k in kids if k.deprel in {"ccomp", "parataxis"} and k.i < i]
    if told and _hangs_on(tokens, t.head, told[-1]) and not any(k.deprel.startswith("nsubj") for k in kids):
        tokens[i] = replace(t, head=said, deprel="nsubj")


@where("nsubj")
def _tellers_joined(tokens: list[Token], i: int) -> None:
    """ "killed 17 pupils, [residents] and a rebel group said": what stands between a comma and "and" before who said it said it, too."""
    t = tokens[i]
    if t.head <= i or tokens[t.head].lemma not in SPEECH:
        return
    both = next((k.i for k in below(tokens, i) if k.deprel == "cc" and k.i < i), 0)
    first = tokens[both - 1]
    if both < 3 or first.upos not in {"NOUN", "PROPN"} or first.head >= first.i - 1 or first.deprel not in {"conj", "appos", "obl", "nmod", "obj"}:
        return
    alone = first.xpos == "NNS" or _begins(tokens, first.i) < first.i
    if alone and word(tokens, _begins(tokens, first.i) - 1) == "," and not any(k.deprel == "case" for k in below(tokens, first.i)):
        tokens[first.i] = replace(first, head=t.head, deprel="nsubj")
        tokens[i] = replace(t, head=first.i, deprel="conj")


@where("nsubj nsubj:pass obl nmod compound", upos="NOUN PROPN")
def _teller_before_a_colon(tokens: list[Token], i: int) -> None:
    """ "[Police chief Amir Khan]: "Militants fired on the convoy"": who stands alone before the colon says what follows, and did not do it; not "The dead: two men"."""
    t = tokens[i]
    if t.head <= i or tokens[t.head].upos != "VERB":
        return
    colon = i + 1
    while colon < t.head and _hangs_on(tokens, colon, i) and tokens[colon].text != ":":
        colon += 1
    opens = tokens[i].sent != tokens[_begins(tokens, i) - 1].sent or _begins(tokens, i) == 0
    if word(tokens, colon) == ":" and opens and any(k.deprel.startswith("nsubj") and colon < k.i < t.head for k in below(tokens, t.head)):
        tokens[i] = replace(t, deprel="dislocated")


@where("conj", upos="VERB")
def _deed_behind_its_teller(tokens: list[Token], i: int) -> None:
    """ "attacked a village, the mayor said, [and burned] ten houses": a deed behind who tells of the one before it is joined to that; not "he said, and left"."""
    t = tokens[i]
    joint = next((k.i for k in below(tokens, i) if k.deprel == "cc"), 0)
    if tokens[t.head].lemma not in SPEECH or t.lemma not in ATTACKERS_ACTS or not t.head < joint < i or word(tokens, joint - 1) != ",":
        return
    if any(k.deprel.startswith("nsubj") for k in below(tokens, i)):
        return
    teller = next((k.i for k in below(tokens, t.head) if k.deprel == "nsubj" and k.i < t.head), 0)
    told = next((k.i for k in below(tokens, t.head) if k.deprel in {"ccomp", "parataxis"} and k.i < teller and k.upos == "VERB"), None)
    if told is not None:
        tokens[i] = replace(t, head=told)


@where("conj", upos="VERB", xpos="VBD VBN")
def _deed_of_who_finds(tokens: list[Token], i: int) -> None:
    """ "determined that the group had killed villagers [and imposed sanctions] on its chief": to punish is of who finds, and not of the one found to have done it;
    not "The panel concluded that the regime had tortured prisoners and sentenced hundreds"."""
    t, up = tokens[i], tokens[tokens[i].head]
    over = tokens[up.head]
    if up.deprel != "ccomp" or over.lemma not in FINDING or over.i > up.i or any(k.deprel.split(":")[0] in {"nsubj", "aux"} for k in below(tokens, i)):
        return
    objects = {k.lemma for k in below(tokens, i) if k.deprel == "obj"}
    if any(k.lemma.lower() in INQUIRIES for k in below(tokens, over.i) if k.deprel.startswith("nsubj")):
        return
    perfect = any(k.text.lower() in {"had", "has", "have"} and k.deprel == "aux" for k in below(tokens, up.i))
    if perfect and (t.lemma in PUNISHING or objects & PENALTIES):
        tokens[i] = replace(t, head=over.i)


@where("acl", xpos="VBN")
def _deed_before_its_teller(tokens: list[Token], i: int) -> None:
    """ "Drones [slammed] into a tower in Kharkiv, killing three, officials said": of two subjects of a verb of speech the first is that of the deed; not "Two men held
    in Lagos, police said"."""
    t = tokens[i]
    noun = tokens[t.head]
    said = tokens[noun.head]
    if noun.i != i - 1 or not noun.deprel.startswith("nsubj") or said.lemma not in SPEECH or said.i < i:
        return
    teller = any(k.deprel == "nsubj" and i < k.i < said.i for k in below(tokens, said.i))
    into = t.lemma in STRIKING and any(k.deprel == "obl" and word(tokens, i + 1) in {"into", "onto", "through"} for k in below(tokens, i))
    if teller and (into or any(k.deprel == "obj" for k in below(tokens, i))):
        tokens[noun.i] = replace(noun, head=i, deprel="nsubj")
        tokens[i] = replace(t, xpos="VBD", head=said.i, deprel="ccomp")


@where("obj nsubj", xpos="WP WDT")
def _of_whom_it_is_said(tokens: list[Token], i: int) -> None:
    """ "The man [who] police say planted a bomb": who or what something is said of is its subject; not "the speech that he said was long-planned he gave"."""
    t = tokens[i]
    said = tokens[t.head]
    if said.i <= i or said.deprel != "acl:relcl" or said.lemma not in SPEECH | BELIEVING or not any(k.deprel == "nsubj" and k.i != i for k in below(tokens, said.i)):
        return
    told = next((k.i for k in below(tokens, said.i) if k.deprel == "ccomp" and k.i > said.i), None)
    if tokens[said.head].ent.endswith(("LOC", "GPE")) or tokens[said.head].nominal == "place":
        return  # "the strike on Belgorod, which Russia says killed three"
    if told is None or any(k.deprel.startswith(("nsubj", "mark", "csubj")) for k in below(tokens, told)):
        return
    passive = any(k.deprel == "aux:pass" for k in below(tokens, told))
    if tokens[told].xpos in FINITE or any(k.deprel in {"aux", "aux:pass", "cop"} for k in below(tokens, told)):
        tokens[i] = replace(t, head=told, deprel="nsubj:pass" if passive else "nsubj")


@where("acl:relcl", upos="VERB")
def _said_of_a_deed(tokens: list[Token], i: int) -> None:
    """ "in a strike that Iran [said] killed seven advisers": what the deed did is told of it, and the teller put in between; not "the man who police say did it"."""
    t, noun = tokens[i], tokens[tokens[i].head]
    told = next((k for k in below(tokens, i) if k.deprel == "ccomp" and k.i > i and k.xpos in FINITE), None)
    if t.lemma not in SPEECH | BELIEVING or told is None or noun.i > i or not noun.lemma.lower().endswith(DEEDS) or told.lemma not in HARMING:
        return
    if any(k.deprel.startswith("nsubj") and k.i > i or k.deprel in {"mark", "aux:pass"} for k in below(tokens, told.i)):
        return
    tokens[told.i] = replace(told, head=noun.i, deprel="acl:relcl")
    tokens[i] = replace(t, head=told.i, deprel="parataxis")


@where("conj", upos="VERB", xpos="VBD VBZ")
def _asked_too(tokens: list[Token], i: int) -> None:
    """ "said the army would hunt them down [and urged] residents to stay at home": who says it asks, too; not "said the group had fired rockets and shelled towns"."""
    t = tokens[i]
    told = tokens[t.head]
    said = tokens[told.head]
    if told.deprel != "ccomp" or said.i >= told.i or said.lemma not in SPEECH or said.xpos != t.xpos or any(k.deprel.startswith("nsubj") for k in below(tokens, i)):
        return
    to_come = told.xpos == "VB" and any(k.xpos == "MD" for k in below(tokens, told.i))
    if to_come or t.lemma in ASKING and told.lemma not in ASKING | SPEECH:
        tokens[i] = replace(t, head=said.i)


@where("obl obl:unmarked obl:tmod")
def _before_an_inserted_teller(tokens: list[Token], i: int) -> None:
    """ "[On June 3], officials say, two brothers set off bombs": a time that stands first, before a teller between commas, is told of the deed; not "On Monday, officials
    said two brothers had set off bombs", "[In Geneva], officials say, bombs went off"."""
    t, said = tokens[i], tokens[tokens[i].head]
    if t.nominal != "time" or said.i <= i or said.lemma not in SPEECH or said.xpos not in FINITE or word(tokens, said.i + 1) != ",":
        return
    told = next((k for k in below(tokens, said.i) if k.deprel == "ccomp" and k.i > said.i and k.xpos in FINITE | {"VBN"}), None)
    who = next((k for k in below(tokens, said.i) if k.deprel.startswith("nsubj") and i < k.i < said.i), None)
    if told is None or who is None or any(k.deprel == "mark" for k in below(tokens, told.i)):
        return
    comma = [k for k in range(i + 1, who.i) if tokens[k].text == ","]
    if comma and all(_hangs_on(tokens, k, who.i) for k in range(comma[-1] + 1, who.i)):
        tokens[i] = replace(t, head=told.i)


@where("advcl", xpos="VBG")
def _result_of_what_it_answers(tokens: list[Token], i: int) -> None:
    """ "promised to retaliate after pagers exploded in Lebanon, [killing] nine": what exploded did it, and no promise."""
    t = tokens[i]
    said = tokens[t.head]
    if t.lemma not in HARMING or said.i >= i or said.lemma not in VOWING | SPEECH or word(tokens, i - 1) != ",":
        return
    deeds = [k.i for k in tokens[said.i + 1 : i] if k.upos == "VERB" and k.xpos in FINITE and k.sent == t.sent and k.lemma not in VOWING | SPEECH]
    if deeds and _hangs_on(tokens, deeds[-1], said.i):
        tokens[i] = replace(t, head=deeds[-1])


SPEAKERS = (
    _result_of_what_it_answers,
    _before_an_inserted_teller,
    _of_whom_it_is_said,
    _said_of_a_deed,
    _asked_too,
    _deed_of_who_finds,
    _deed_before_its_teller,
    _deed_behind_its_teller,
    _teller_behind,
    _tellers_joined,
    _teller_before_a_colon,
)
