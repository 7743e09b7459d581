"""Mends constructions that conflict news has at every turn and treebanks hardly: who was hurt beside whom, numbers that stand for people, nouns made of verbs.

Each function takes the tokens of a text and the place of one, repairs the tree where its construction is there, and says nothing.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.text.lemmas import lemma
from dateline.text.mend_clauses import PAIRS
from dateline.text.mend_crowds import CROWDS
from dateline.text.mend_forms import CLAUSES, harmed_as_predicate, pending, tag_of_its_form, the_dead
from dateline.text.mend_headlines import HEADLINES
from dateline.text.mend_held import HELD
from dateline.text.mend_joined import TOGETHER
from dateline.text.mend_look import ALWAYS_WITH_OBJECT, DEEDS, HARMED, RESULTS, WHAT_OF, below, word
from dateline.text.mend_names import NAMES
from dateline.text.mend_numbers import NUMBERS
from dateline.text.mend_sides import SIDES
from dateline.text.mend_speech import SPEAKERS
from dateline.text.mend_where import Repairs, where
from dateline.text.repair_words import repair_words
from dateline.text.tokens import Token

AGREED = repair_words("agreed")
JOINED = repair_words("joined")
HYPHENATED = {
    ("cease", "fire"): "ceasefire", ("shoot", "out"): "shootout", ("stand", "off"): "standoff", ("fire", "fight"): "firefight", ("gun", "battle"): "gunbattle",
    ("walk", "out"): "walkout", ("air", "strike"): "airstrike", ("air", "raid"): "airraid", ("sit", "in"): "sit-in",
}  # fmt: skip
ALONE = repair_words("alone")
MANY = repair_words("many")
RAGING = repair_words("raging")
GERUNDS_OF_FIGHTING = repair_words("fighting")


def mend_news(tokens: list[Token]) -> None:
    """Repairs the list in place."""
    REPAIRS.mend(tokens)


@where(upos="VERB", xpos="VBN VBD")
def _verb_with_a_number(tokens: list[Token], v: int) -> None:
    """ "killed three soldiers and [wounded 12 others]": a participle with a number behind it is a verb of its own; not "and wounded men"."""
    part = tokens[v]
    if not 0 < v < len(tokens) - 2 or tokens[v - 1].upos != "CCONJ" or part.head <= v:
        return
    n = part.head
    first = tokens[tokens[n].head]
    counted = any(t.deprel == "nummod" and t.i > v for t in below(tokens, n)) or word(tokens, v + 1) in MANY or tokens[n].upos == "NUM"
    if tokens[n].deprel != "conj" or first.i >= v or first.deprel != "obj" or not counted:
        return
    tokens[v] = replace(part, head=first.head, deprel="conj")
    tokens[v - 1] = replace(tokens[v - 1], head=v)
    tokens[n] = replace(tokens[n], head=v, deprel="obj")


@where("xcomp", upos="PROPN")
def _titled_object(tokens: list[Token], i: int) -> None:
    """ "killed [commander Abu Omar]": a titled name is the object of a verb that has none; nobody is killed into a commander."""
    t = tokens[i]
    if t.head >= i or tokens[t.head].upos != "VERB":
        return
    if any(k.deprel == "nmod:desc" and k.i < i for k in below(tokens, i)) and not any(k.deprel in {"obj", "nsubj:pass"} for k in below(tokens, t.head)):
        tokens[i] = replace(t, deprel="obj")


@where("obj conj", upos="NUM")
def _number_of_the_harmed(tokens: list[Token], i: int) -> None:
    """ "reported [eight dead] and [20 injured]": a number and the word for what befell them are one phrase."""
    number = tokens[i]
    if word(tokens, i + 1) not in HARMED or tokens[i + 1].head != number.head or number.head in {i, i + 1}:
        return
    if number.deprel == "obj" or (number.deprel == "conj" and tokens[i + 1].deprel == "conj"):
        tokens[i + 1] = replace(tokens[i + 1], deprel=number.deprel)
        tokens[i] = replace(number, head=i + 1, deprel="nummod")


@where(upos="NUM")
def _part_of_whom(tokens: list[Token], i: int) -> None:
    """ "Twelve people, [four of whom] were children": the subject of the relative clause, and no number of the people."""
    number = tokens[i]
    if word(tokens, i + 1) != "of" or word(tokens, i + 2) not in {"whom", "which"} or number.head >= i:
        return
    clause = next((k for k in below(tokens, number.head) if k.deprel == "acl:relcl" and k.i > i), None)
    if clause is not None and not any(k.deprel.startswith("nsubj") for k in below(tokens, clause.i)):
        tokens[i] = replace(number, head=clause.i, deprel="nsubj")
        tokens[i + 2] = replace(tokens[i + 2], head=i, deprel="nmod")
        tokens[i + 1] = replace(tokens[i + 1], head=i + 2, deprel="case")


@where(words=MANY)
def _many_more(tokens: list[Token], i: int) -> None:
    """ "[Dozens more] homes burned": a number of the noun; not "Dozens of homes"."""
    if word(tokens, i + 1) not in {"more", "other"} or i + 2 >= len(tokens):
        return
    noun = tokens[i + 2]
    beside = noun.head == tokens[i].head and noun.deprel == tokens[i].deprel
    if noun.upos == "NOUN" and (beside or tokens[i].head == noun.i):
        tokens[i] = replace(tokens[i], head=i + 2, deprel="nummod")
        tokens[i + 1] = replace(tokens[i + 1], head=i + 2, deprel="amod")


def _as_noun(t: Token, head: int, relation: str) -> Token:
    return replace(t, upos="NOUN", xpos="NN", lemma=t.text.lower(), head=head, deprel=relation)


@where(upos="VERB", xpos="VBG")
def _deed_as_subject(tokens: list[Token], i: int) -> None:
    """ "The [shelling] wounded four women": with an article or a noun before it and a participle before its object it is the noun that did it.

    Not "is shelling besieged towns".
    """
    deed, v = tokens[i], i + 1
    if v >= len(tokens) or tokens[v].xpos not in {"VBN", "VBD"} or tokens[v].deprel != "amod":
        return
    n, kids = tokens[v].head, below(tokens, i)
    if n >= len(tokens) or tokens[n].head != i or tokens[n].deprel != "obj" or any(k.deprel.startswith(("aux", "mark", "case")) for k in kids):
        return
    before = [k for k in kids if k.i < i and k.deprel != "punct"]
    if not before or before[-1].i != i - 1 or before[-1].deprel not in {"det", "nsubj", "compound", "amod", "nmod:poss"}:
        return
    over = v if deed.head == i else deed.head
    tokens[v] = replace(tokens[v], upos="VERB", xpos="VBD", head=over, deprel=deed.deprel)
    for k in kids:
        tokens[k.i] = replace(k, head=v) if k.i > v else replace(k, deprel="compound") if k.deprel == "nsubj" else k
    tokens[n] = replace(tokens[n], head=v, deprel="obj")
    tokens[i] = _as_noun(deed, v, "nsubj")


@where("acl")
def _deed_by_a_doer(tokens: list[Token], i: int) -> None:
    """ "Stone [pelting by protesters] injured twelve": with a doer behind "by" it is a noun, and the bare noun before it a part of it."""
    deed = tokens[i]
    if i < 1 or not deed.text.lower().endswith("ing") or deed.head != i - 1 or tokens[i - 1].upos not in {"NOUN", "PROPN"}:
        return
    before = tokens[i - 1]
    doers = [k for k in below(tokens, i) if k.deprel.startswith("obl") and any(c.text.lower() == "by" for c in below(tokens, k.i))]
    others = [k for k in below(tokens, i - 1) if k.i != i and k.deprel in {"det", "case", "nummod", "nmod:poss"}]
    if not doers or others or before.xpos == "NNS" or not before.deprel.startswith("nsubj"):
        return
    tokens[i] = _as_noun(deed, before.head, before.deprel)
    tokens[i - 1] = replace(before, head=i, deprel="compound")
    for k in doers:
        tokens[k.i] = replace(k, deprel="nmod")


@where("obl nmod advcl acl", xpos="VBG")
def _deed_in_a_phrase(tokens: list[Token], i: int) -> None:
    """ "killed in [police firing]": with a preposition and a noun or article of its own, and no object, it is a noun; not "by firing rockets"."""
    t = tokens[i]
    if i < 2:
        return
    kids = below(tokens, i)
    own = tokens[i - 1]
    before = next((k for k in kids if k.deprel in {"case", "mark"} and k.i < i), None)
    bare = before is not None and before.text.lower() in {"in", "during", "after"} and before.i == i - 2 and own.deprel == "nsubj" and own.upos == "NOUN"
    if before is None or own.head != i or not (bare or own.deprel in {"compound", "det", "amod"}) or any(k.deprel in {"obj", "aux", "ccomp", "xcomp"} for k in kids):
        return
    tokens[i] = _as_noun(t, t.head, {"advcl": "obl", "acl": "nmod"}.get(t.deprel, t.deprel))
    tokens[before.i] = replace(before, deprel="case")
    tokens[i - 1] = replace(own, deprel="compound") if bare else own
    for k in kids:
        if k.deprel == "obl":
            tokens[k.i] = replace(k, deprel="nmod")


@where("nummod", upos="NUM")
def _day_of_a_month(tokens: list[Token], i: int) -> None:
    """ "On [July 6] men opened fire": a number between "on" and a month before it and a noun behind it is a day; not "in July 6 men were killed"."""
    t = tokens[i]
    if t.head <= i or not (t.text.isdecimal() and len(t.text) < 3 and int(t.text) < 32) or word(tokens, i - 2) not in {"on", "by", "since", "until"}:
        return
    if tokens[i - 1].upos != "PROPN" or tokens[i - 1].nominal != "time" or tokens[t.head].head == t.head:
        return
    noun = tokens[t.head]
    tokens[i] = replace(t, head=noun.head, deprel="obl")
    tokens[i - 1] = replace(tokens[i - 1], head=i, deprel="nmod:unmarked")
    tokens[i - 2] = replace(tokens[i - 2], head=i, deprel="case")


@where("root", xpos="VB VBP NN")
def _plain_form(tokens: list[Token], i: int) -> None:
    """ "[Beirut strike]" as a headline: one name and a plain form that does not agree with it, and nothing else, are two nouns; not "Rebels strike"."""
    t = tokens[i]
    if i < 1 or tokens[i - 1].xpos != "NNP" or not tokens[i - 1].deprel.startswith("nsubj"):
        return
    if all(k.i == i - 1 or k.deprel == "punct" for k in below(tokens, i)) and (i + 1 == len(tokens) or tokens[i + 1].sent != t.sent):
        tokens[i] = _as_noun(t, i, "root")
        tokens[i - 1] = replace(tokens[i - 1], deprel="compound")


@where("root", upos="VERB", xpos="VBD VBN")
def _headline_passive(tokens: list[Token], i: int) -> None:
    """ "[Supporters detained] in the port": a verb that always has an object, and has none, tells what befell its subject; not "Police shot at them"."""
    t = tokens[i]
    if t.lemma.lower() not in ALWAYS_WITH_OBJECT | {"shoot"}:
        return
    kids = below(tokens, i)
    end = next((k for k in range(i, len(tokens)) if k + 1 == len(tokens) or tokens[k + 1].sent != t.sent), i)
    at = any(c.text.lower() in {"at", "on", "into"} for k in kids if k.deprel == "obl" for c in below(tokens, k.i))
    if tokens[end].upos == "PUNCT" or at or any(k.deprel in {"obj", "ccomp", "xcomp", "conj", "compound:prt", "aux", "obl:unmarked"} for k in kids):
        return
    subject = next((k for k in kids if k.deprel == "nsubj" and k.upos in {"NOUN", "PROPN", "NUM"}), None)
    if subject is not None:
        tokens[i] = replace(t, xpos="VBN")
        tokens[subject.i] = replace(subject, deprel="nsubj:pass")


@where("advcl ccomp", upos="VERB", xpos="VBN")
def _shot_at(tokens: list[Token], i: int) -> None:
    """ "killed after security forces [shot] at protesters": a verb with a subject and no auxiliary did it; not "after three were shot at"."""
    t = tokens[i]
    if t.lemma != "shoot" or word(tokens, i + 1) != "at":
        return
    kids = below(tokens, i)
    if any(k.deprel == "nsubj" and k.i < i for k in kids) and not any(k.deprel.startswith("aux") for k in kids):
        tokens[i] = replace(t, xpos="VBD")


@where("advcl acl", xpos="VBG")
def _result_of_the_main_clause(tokens: list[Token], i: int) -> None:
    """ "fired to disperse a crowd that had set fire to a hall, [killing] a boy": what follows a comma is not of what had been done before the news."""
    t = tokens[i]
    clause = tokens[t.head]
    if t.lemma not in {"kill", "wound", "injure"} or word(tokens, i - 1) != "," or clause.i >= i:
        return
    if clause.deprel != "acl:relcl" or not any(k.text.lower() == "had" and k.deprel == "aux" for k in below(tokens, clause.i)):
        return
    at = clause.head
    for _ in range(6):
        if (
            tokens[at].upos == "VERB"
            and tokens[at].deprel not in {"xcomp", "acl:relcl"}
            and not any(k.text.lower() == "to" and k.deprel == "mark" for k in below(tokens, at))
        ):
            tokens[i] = replace(t, head=at, deprel="advcl")
            return
        if tokens[at].head == at:
            return
        at = tokens[at].head


@where(words=GERUNDS_OF_FIGHTING)
def _fighting(tokens: list[Token], i: int) -> None:
    """ "were injured in [fighting] with the rebels", "[Fighting] between them raged": with a preposition before it or as a subject, and no object, it is a noun; not
    "killed while fighting"."""
    t = tokens[i]
    if t.upos == "VERB" and t.deprel in {"nsubj", "csubj"} and not any(k.deprel in {"obj", "aux"} for k in below(tokens, i)):
        tokens[i] = _as_noun(t, t.head, "nsubj")
        return
    if t.xpos == "VBG" and word(tokens, i + 1) == "between" and (verb := _that_raged(tokens, i)) is not None:  # "as [fighting] between them intensified"
        _clause_of_the_fighting(tokens, i, verb)
        return
    if t.xpos != "VBG" or word(tokens, i - 1) not in {"in", "during", "after", "by"}:
        return
    if any(k.deprel in {"obj", "aux", "nsubj"} for k in below(tokens, i)) or t.head == i:
        return
    tokens[i] = _as_noun(t, t.head, "nmod" if tokens[t.head].upos in {"NOUN", "PROPN"} else "obl")
    tokens[i - 1] = replace(tokens[i - 1], head=i, deprel="case")
    for k in below(tokens, i):
        if k.deprel == "obl":
            tokens[k.i] = replace(k, deprel="nmod")


def _that_raged(tokens: list[Token], i: int) -> int | None:
    """The verb behind the fighting that has it for its subject: "fighting between the army and rebels [intensified]"."""
    behind = [k for k in range(i + 1, min(len(tokens), i + 16)) if tokens[k].sent == tokens[i].sent]
    verb = next((k for k in behind if tokens[k].upos == "VERB" or tokens[k].text in {",", ";"}), None)
    named = verb is not None and any(k.deprel.startswith(("nsubj", "csubj")) for k in below(tokens, verb))
    return verb if verb is not None and tokens[verb].lemma in RAGING and not named else None


def _clause_of_the_fighting(tokens: list[Token], i: int, verb: int) -> None:
    """The clause is the verb's, and the fighting its subject."""
    t = tokens[i]
    for k in below(tokens, i):
        if k.i != verb:
            tokens[k.i] = replace(k, head=verb) if k.i < i else replace(k, deprel="nmod" if k.deprel == "obl" else k.deprel)
    root = t.head == t.i
    tokens[verb] = replace(tokens[verb], head=verb if root else t.head, deprel=t.deprel)
    tokens[i] = _as_noun(t, verb, "nsubj")


@where(words={x + s for x in {"battle", "fight", *(b for _, b in HYPHENATED)} for s in ("", "s")})
def _hyphenated(tokens: list[Token], i: int) -> None:
    """ "a [cease-fire]", "air-strikes", "a shoot-out", "a gun battle": one word, whatever its spelling; not "a long-range missile"."""
    t = tokens[i]
    if word(tokens, i - 1) == "gun" and t.text.lower().removesuffix("s") in {"battle", "fight"} and tokens[i - 1].head == i:
        tokens[i] = replace(t, lemma="gunbattle", upos="NOUN", xpos="NNS" if t.text.lower().endswith("s") else "NN")
        return
    if i < 2 or word(tokens, i - 1) not in {"-", "‑", "–"} or tokens[i - 2].end != tokens[i - 1].start or tokens[i - 1].end != t.start:
        return
    whole = HYPHENATED.get((word(tokens, i - 2), t.text.lower().removesuffix("s")))
    if whole is not None and tokens[i - 2].head in {i, i - 1}:
        tokens[i] = replace(t, lemma=whole, upos="NOUN", xpos="NNS" if t.text.lower().endswith("s") else "NN")


@where(upos="ADJ", xpos="VBD VBN")
def _verb_of_its_tag(tokens: list[Token], i: int) -> None:
    """ "and another [wounded]": a past form that heads a clause is a verb, whatever the coarse tag; not "the wounded men"."""
    t = tokens[i]
    if t.deprel.split(":")[0] in {"conj", "acl", "advcl", "ccomp", "root", "parataxis"}:
        tokens[i] = replace(t, upos="VERB", lemma=lemma(t.text, "VERB", t.xpos))


@where("case")
def _particle(tokens: list[Token], i: int) -> None:
    """ "shot [down] over the border": two prepositions in a row behind a verb, and the first is the verb's; not "out of the town"."""
    t = tokens[i]
    if t.text.lower() in {"down", "off", "up"} and 0 < i < len(tokens) - 1 and tokens[i - 1].upos == "VERB" and t.head > i + 1:
        after = tokens[i + 1]
        if after.deprel == "case" and after.head == t.head and after.text.lower() not in {"to", "of"}:
            tokens[i] = replace(t, upos="ADP", xpos="RP", head=i - 1, deprel="compound:prt")


@where("obl*")
def _of_the_object(tokens: list[Token], i: int) -> None:
    """ "seized control [of the town]": what follows a bare object with "of" belongs to it; not "accused the army of murder"."""
    t = tokens[i]
    if t.head >= i or tokens[t.head].lemma.lower() in WHAT_OF:
        return
    case = next((k.i for k in below(tokens, i) if k.deprel == "case" and k.i < i), 0)
    if case and word(tokens, case) == "of" and tokens[case - 1].head == t.head and tokens[case - 1].deprel == "obj" and tokens[case - 1].upos == "NOUN":
        tokens[i] = replace(t, head=case - 1, deprel="nmod")


@where(upos="ADJ")
def _participle_as_adjective(tokens: list[Token], i: int) -> None:
    """ "The general was [wounded]": with the auxiliary of the passive it is a verb."""
    t = tokens[i]
    if (t.text.lower().endswith("ed") or t.text.lower() == "hurt") and any(k.deprel == "aux:pass" for k in below(tokens, i)):
        tokens[i] = replace(t, upos="VERB", xpos="VBN", lemma=lemma(t.text, "VERB", "VBN"))
        for k in below(tokens, i):
            tokens[k.i] = replace(k, deprel="nsubj:pass") if k.deprel == "nsubj" else k


@where("conj", upos="VERB")
def _joined_passive(tokens: list[Token], i: int) -> None:
    """ "One person was killed and [another wounded]": a verb that always has an object and has none is passive like the one before; not "and another fled"."""
    t = tokens[i]
    if t.lemma.lower() not in ALWAYS_WITH_OBJECT or not any(k.deprel == "aux:pass" for k in below(tokens, t.head)):
        return
    kids = below(tokens, i)
    alone = [k for k in kids if k.i == i - 1 and k.text.lower() in ALONE and k.deprel in {"det", "nsubj", "nsubj:pass", "amod"}]
    subject = next((k for k in kids if k.deprel == "nsubj" and k.i < i), None)
    if not kids or all(k.deprel in {"cc", "obl", "advmod", "punct", "advcl", "nmod"} for k in kids):
        tokens[i] = replace(t, xpos="VBN")  # "were indicted and [detained] pending trial"
        return
    if any(k.deprel in {"obj", "aux"} for k in kids) or not (alone or subject):
        return
    tokens[i] = replace(t, xpos="VBN")
    for k in alone or [s for s in [subject] if s is not None]:
        tokens[k.i] = replace(k, deprel="nsubj:pass", upos="PRON" if alone and k.upos == "DET" else k.upos)


@where("nsubj*", upos="NUM")
def _numbered_name(tokens: list[Token], i: int) -> None:
    """ "[France 24] reported": a number right behind a name, in the same place of the sentence, belongs to the name."""
    t = tokens[i]
    if i > 0 and tokens[i - 1].upos == "PROPN" and tokens[i - 1].head == t.head and tokens[i - 1].deprel == t.deprel:
        tokens[i] = replace(t, head=i - 1, deprel="flat")


@where("iobj nsubj")
def _second_subject(tokens: list[Token], i: int) -> None:
    """ "We urge [the Government] to provide security": what stands behind a verb that has its subject before it, and no object, is its object."""
    t = tokens[i]
    v = t.head
    if t.deprel == "iobj" and v < i and not any(k.deprel in {"obj", "ccomp", "xcomp"} for k in below(tokens, v)):
        tokens[i] = replace(t, deprel="obj")  # "showed a group of protesters throwing stones"
    if t.deprel != "nsubj" or v >= i or tokens[v].upos != "VERB" or any(k.deprel in {"obj", "ccomp", "cop"} for k in below(tokens, v)):
        return
    if any(k.deprel.startswith("nsubj") and k.i < v for k in below(tokens, v)) and any(k.deprel == "xcomp" and k.i > i for k in below(tokens, v)):
        tokens[i] = replace(t, deprel="obj")


@where("acl:relcl")
def _deed_that_killed(tokens: list[Token], i: int) -> None:
    """ "launched missiles in response to [the airstrike that killed] the general": a deed right before "that" is what did it, not a thing named before the deed."""
    t = tokens[i]
    if not t.head < i:
        return
    who = next((k for k in below(tokens, i) if t.head < k.i < i and k.text.lower() in {"that", "which"} and k.deprel.startswith("nsubj")), None)
    if who is None:
        return
    if t.lemma.lower() in RESULTS and (deed := _deed_over(tokens, t.head)) is not None:
        tokens[i] = replace(t, head=deed)
        return
    near = who.i - 1 if tokens[who.i - 1].text != "," else who.i - 2
    if near > t.head and tokens[near].upos == "NOUN" and tokens[near].lemma.lower().endswith(DEEDS) and not tokens[t.head].lemma.lower().endswith(DEEDS):
        tokens[i] = replace(t, head=near)


def _deed_over(tokens: list[Token], i: int) -> int | None:
    """ "the 2015 [attack] on a museum in Tunis that killed 22": the deed that what was hit stands below; not "an attack by [a man] that killed 22"."""
    at = i
    for _ in range(3):
        t = tokens[at]
        if t.nominal == "person" or t.deprel != "nmod" or t.head >= at:
            return None
        at = t.head
        if tokens[at].lemma.lower().endswith(DEEDS):
            return at
    return None


@where("acl:relcl")
def _joined_by(tokens: list[Token], i: int) -> None:
    """ "a coalition to patrol [the Gulf], which was joined by five states": nobody joins or signs a place; not "the Gulf, which was mined"."""
    t = tokens[i]
    if t.lemma.lower() not in JOINED or tokens[t.head].nominal != "place" or not any(k.deprel == "aux:pass" for k in below(tokens, i)):
        return
    at = t.head
    for _ in range(4):
        at = tokens[at].head
        if tokens[at].upos == "NOUN" and tokens[at].nominal != "place":
            tokens[i] = replace(t, head=at)
            return


@where("obl* nmod*")
def _of_the_verb_before(tokens: list[Token], i: int) -> None:
    """ "two people who were [participating in demonstrations]": what follows a verb without a pause belongs to it; not "killed and wounded in"."""
    t = tokens[i]
    if t.head >= i:
        return
    case = next((k.i for k in below(tokens, i) if k.deprel == "case" and t.head < k.i < i), 0)
    v = case - 1
    if v > t.head and tokens[v].upos == "VERB" and tokens[v].deprel not in {"conj", "amod", "compound"} and tokens[v].head != i:
        tokens[i] = replace(t, head=v, deprel="obl")


@where("nmod obl")
def _for_of_its_noun(tokens: list[Token], i: int) -> None:
    """ "the announcement of [an agreement for cessation] of hostilities": what is agreed stands behind the agreement; not "the price of bread for families"."""
    t = tokens[i]
    if t.head >= i:
        return
    case = next((k.i for k in below(tokens, i) if k.deprel == "case" and k.i < i), 0)
    noun = case - 1
    if noun > t.head and word(tokens, case) in {"for", "on"} and tokens[noun].lemma.lower() in AGREED and tokens[noun].upos == "NOUN":
        tokens[i] = replace(t, head=noun, deprel="nmod")


REPAIRS = Repairs((
    tag_of_its_form, pending, _fighting, _hyphenated, _day_of_a_month, _plain_form, _headline_passive, _shot_at, _result_of_the_main_clause, _verb_of_its_tag,
    harmed_as_predicate,
    _verb_with_a_number, _titled_object, _number_of_the_harmed, _part_of_whom, _many_more, _deed_as_subject, _deed_by_a_doer,
    _deed_in_a_phrase,
    _particle, _of_the_object, _participle_as_adjective, _joined_passive, _numbered_name, the_dead,
    _second_subject, _deed_that_killed, _joined_by, _of_the_verb_before, _for_of_its_noun,
    *CLAUSES,
    *NAMES, *NUMBERS, *TOGETHER, *HEADLINES, *SIDES, *SPEAKERS, *CROWDS, *PAIRS, *HELD,
))  # fmt: skip
