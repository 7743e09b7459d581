"""Mends which verb or deed a word belongs to: objects and subjects on the wrong side, what a verb of blame says of whom, what two verbs share.

Each function takes the tokens of a text and the place of one, repairs the tree where its construction is there, and says nothing.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.text.mend_look import ALWAYS_WITH_OBJECT, DEEDS, HARMED, RESULTS, WHAT_OF, WITHOUT_OBJECT, below, word
from dateline.text.mend_where import where
from dateline.text.repair_words import repair_words
from dateline.text.tokens import Token

OWNING_UP = repair_words("owning-up")
SUSPECTS, KILLINGS = repair_words("suspects"), sorted(repair_words("killings"))


@where("conj", upos="NOUN PRON NUM PROPN")
def _object_behind_its_verb(tokens: list[Token], i: int) -> None:
    """ "killed three soldiers and [wounded 12 others]": what stands right behind a joined verb that always has an object, and has none, is its object."""
    t = tokens[i]
    if t.head >= i:
        return
    v = min([i, *(k.i for k in below(tokens, i) if k.deprel in {"nummod", "det", "amod", "compound"})]) - 1
    verb = tokens[v]
    if verb.i <= t.head or verb.head != t.head or verb.deprel != "conj" or verb.lemma.lower() not in ALWAYS_WITH_OBJECT:
        return
    if not any(k.deprel in {"obj", "nsubj:pass", "aux:pass"} for k in below(tokens, v)):
        tokens[i] = replace(t, head=v, deprel="obj")


@where("advcl", xpos="VBN")
def _participle_behind_its_noun(tokens: list[Token], i: int) -> None:
    """ "are searching for six pupils [abducted] near the town": a participle right behind a noun, without a comma, is of the noun; not "were left wounded"."""
    t = tokens[i]
    if not t.text.lower().endswith(("ed", "en")) or i < 2 or t.head >= i - 1 or any(k.deprel.startswith(("nsubj", "aux", "mark", "obj")) for k in below(tokens, i)):
        return
    noun = tokens[i - 1]
    if noun.upos == "NOUN" and noun.xpos in {"NN", "NNS"} and noun.head == t.head and noun.deprel in {"obl", "obj"}:
        tokens[i] = replace(t, head=i - 1, deprel="acl")


@where("advcl", xpos="VBG")
def _result_of_the_nearest(tokens: list[Token], i: int) -> None:
    """ "blew up a bridge in Sibi and ambushed a convoy near Quetta, [killing six]": the harm of the deed told last."""
    t = tokens[i]
    if t.lemma not in {"kill", "wound", "injure"} or t.head >= i or word(tokens, i - 1) != ",":
        return
    joined = [k.i for k in below(tokens, t.head) if k.deprel == "conj" and k.upos == "VERB" and t.head < k.i < i and k.xpos in {"VBD", "VBZ", "VBP"}]
    if joined and any(k.deprel == "obj" for k in below(tokens, joined[-1])) and any(k.deprel == "obj" and k.i < joined[-1] for k in below(tokens, t.head)):
        tokens[i] = replace(t, head=joined[-1])


@where("ccomp", upos="VERB")
def _when_of_what_is_said(tokens: list[Token], i: int) -> None:
    """ "No one was hurt when a shell [landed], a doctor said", "Three were killed, the army said, after a base [came] under attack": of two clauses that are said, one
    with "when" or "after" is of the one before it."""
    t = tokens[i]
    kids = below(tokens, i)
    if not any(k.text.lower() == "when" and k.i < i or t.head < i and k.deprel == "mark" and k.text.lower() in {"after", "before"} for k in kids):
        return
    before = [k.i for k in below(tokens, t.head) if k.deprel == "ccomp" and k.i < i and k.upos in {"VERB", "ADJ"}]
    if before and (t.head > i or before[-1] < t.head):
        tokens[i] = replace(t, head=before[-1], deprel="advcl")


@where("iobj")
def _lone_second_object(tokens: list[Token], i: int) -> None:
    """ "We urge [the Government] to provide security": without another object it is the object; not "gave the rebels weapons"."""
    t = tokens[i]
    if not any(k.deprel in {"obj", "ccomp"} for k in below(tokens, t.head)):
        tokens[i] = replace(t, deprel="obj")


@where("obj nsubj")
def _object_of_the_accuser(tokens: list[Token], i: int) -> None:
    """ "accused [Azerbaijan] of shelling villages": whom a verb of blame is about stands before the "of" and is not the object of what follows."""
    t = tokens[i]
    if t.head <= i + 1 or word(tokens, i + 1) != "of" or tokens[i + 1].head != t.head:
        return
    accuser = tokens[tokens[t.head].head]
    if accuser.i < i and accuser.lemma.lower() in WHAT_OF:
        tokens[i] = replace(t, head=accuser.i, deprel="obj")


@where("nsubj", upos="NUM")
def _numbered_harm(tokens: list[Token], i: int) -> None:
    """ "eight dead and [20 injured]": a number before a bare participle of harm is of whom it befell."""
    t = tokens[i]
    if t.head == i + 1 and tokens[i + 1].xpos == "VBN" and word(tokens, i + 1) in HARMED:
        if not any(k.deprel.startswith(("aux", "obj")) for k in below(tokens, i + 1)):
            tokens[i] = replace(t, deprel="nsubj:pass")


BEHIND_WORDS = repair_words("behind")


@where("acl:relcl")
def _behind_the_heels(tokens: list[Token], i: int) -> None:
    """ "on the heels of an attack on a base, where forces [were targeted]": a clause belongs to what is spoken of, and not to the word of the preposition."""
    t = tokens[i]
    if t.head >= i or tokens[t.head].lemma.lower() not in BEHIND_WORDS:
        return
    noun = next((k for k in below(tokens, t.head) if k.deprel in {"nmod", "obl"} and t.head < k.i < i), None)
    while noun is not None and (inner := next((k for k in below(tokens, noun.i) if k.deprel == "nmod" and noun.i < k.i < i and k.nominal == "place"), None)) is not None:
        noun = inner
    if noun is not None:
        tokens[i] = replace(t, head=noun.i)


@where("nsubj")
def _subject_behind(tokens: list[Token], i: int) -> None:
    """ "The court convicted [the general] of murder": a verb with its subject before it has its object behind it; not "said the general"."""
    t = tokens[i]
    if t.head >= i or tokens[t.head].upos != "VERB":
        return
    kids = below(tokens, t.head)
    if not any(k.deprel in {"obj", "ccomp", "parataxis"} for k in kids) and any(k.deprel.startswith("nsubj") and k.i < t.head for k in kids):
        tokens[i] = replace(t, deprel="obj")


@where("obj")
def _object_before(tokens: list[Token], i: int) -> None:
    """ "[Both sides] oppose the rebels": of two objects of a finite verb without a subject the one before it is the subject; not "whom they oppose"."""
    t = tokens[i]
    if t.head <= i or t.upos == "PRON" or tokens[t.head].xpos not in {"VBP", "VBZ", "VBD"}:
        return
    kids = below(tokens, t.head)
    if any(k.deprel == "obj" and k.i > t.head for k in kids) and not any(k.deprel.startswith(("nsubj", "csubj")) for k in kids):
        tokens[i] = replace(t, deprel="nsubj")


@where("nmod", upos="NOUN")
def _blamed_of(tokens: list[Token], i: int) -> None:
    """ "convicted the general [of murder]": what stands behind "of" is said of the object by a verb of blame; not "the general of the army"."""
    t = tokens[i]
    if t.head >= i or tokens[t.head].deprel != "obj" or t.nominal in {"place", "organization"}:
        return
    verb = tokens[tokens[t.head].head]
    case = next((k for k in below(tokens, i) if k.deprel == "case" and k.i < i), None)
    if verb.lemma.lower() in WHAT_OF and case is not None and case.text.lower() == "of" and tokens[t.head].upos == "NOUN":
        tokens[i] = replace(t, head=verb.i, deprel="obl")


@where("obl:agent")
def _by_whom_left(tokens: list[Token], i: int) -> None:
    """ "were left stranded [by the strike]": the doer of a passive stands behind its adjective."""
    t = tokens[i]
    state = tokens[t.head]
    if state.upos == "ADJ" and state.deprel == "xcomp" and any(k.deprel == "aux:pass" for k in below(tokens, state.head)):
        tokens[i] = replace(t, head=state.head)


@where("conj", upos="NOUN")
def _joined_to_a_noun(tokens: list[Token], i: int) -> None:
    """ "came under gun and [rocket fire]": a noun behind "and" is joined to the noun before it and not to the verb; not "came and fire broke out"."""
    t = tokens[i]
    verb = tokens[t.head]
    if verb.upos != "VERB" or verb.i >= i or any(k.deprel.startswith(("nsubj", "aux", "cop")) for k in below(tokens, i)):
        return
    if i + 1 < len(tokens) and tokens[i + 1].upos == "NOUN" and tokens[i + 1].deprel == "conj":
        return  # the last noun of the phrase is its head
    first = i
    while first > 0 and tokens[first - 1].upos == "NOUN" and tokens[first - 1].deprel in {"conj", "compound"} and tokens[first - 1].head in {verb.i, i}:
        first -= 1
    noun = tokens[first - 2] if first >= 2 and tokens[first - 1].upos == "CCONJ" else None
    if noun is None or noun.upos != "NOUN" or noun.head != verb.i or noun.deprel not in {"obl", "obj"}:
        return
    for k in range(first, i):
        tokens[k] = replace(tokens[k], head=i, deprel="compound")
    tokens[i], tokens[first - 1] = replace(t, head=noun.i), replace(tokens[first - 1], head=i)


@where("obl*")
def _on_whom(tokens: list[Token], i: int) -> None:
    """ "carried out strikes [on the rebels]": whom a deed is on stands behind the deed; not "made a speech on Monday"."""
    t = tokens[i]
    if t.head >= i or t.nominal == "time":
        return
    case = next((k.i for k in below(tokens, i) if k.deprel == "case" and k.i < i), 0)
    deed = tokens[case - 1]
    if case and word(tokens, case) in {"on", "against"} and deed.head == t.head and deed.deprel == "obj" and deed.lemma.lower() in DEEDS:
        tokens[i] = replace(t, head=deed.i, deprel="nmod")


@where("obl", upos="NOUN")
def _suspect_in(tokens: list[Token], i: int) -> None:
    """ "captured the second suspect [in the Lahore bombings] on Friday", "kill two suspects [in murder] of mayor": what somebody is a suspect in; not "arrested a suspect
    in the capital"."""
    t = tokens[i]
    case = next((k.i for k in below(tokens, i) if k.deprel == "case" and k.i < i), 0)
    if case and word(tokens, case) == "in" and t.lemma.lower().endswith((*DEEDS, *KILLINGS)) and word(tokens, case - 1) in SUSPECTS and tokens[case - 1].head == t.head:
        tokens[i] = replace(t, head=case - 1, deprel="nmod")


@where("nmod", upos="NUM")
def _put_at(tokens: list[Token], i: int) -> None:
    """ "put the toll [at 17]": the number is said of the object by the verb."""
    t = tokens[i]
    if tokens[t.head].deprel == "obj" and tokens[tokens[t.head].head].lemma.lower() == "put":
        if any(k.deprel == "case" and k.text.lower() == "at" for k in below(tokens, i)):
            tokens[i] = replace(t, head=tokens[t.head].head, deprel="obl")


@where("compound*")
def _shot_dead(tokens: list[Token], i: int) -> None:
    """ "shot [dead] two rioters": what became of them, and no particle."""
    t = tokens[i]
    if t.text.lower() == "dead" and t.head == i - 1 and tokens[i - 1].upos == "VERB":
        tokens[i] = replace(t, upos="ADJ", xpos="JJ", deprel="xcomp")


@where("advcl", xpos="VBG")
def _participle_of_the_doer(tokens: list[Token], i: int) -> None:
    """ "interrupted by [protesting] legislators": between "by" and a bare plural it is of the doers of the passive; not "by protesting against legislators"."""
    t = tokens[i]
    if i == 0 or i + 1 >= len(tokens) or word(tokens, i - 1) != "by" or t.lemma not in WITHOUT_OBJECT:
        return
    doer, passive = tokens[i + 1], any(k.deprel == "aux:pass" for k in below(tokens, t.head))
    if passive and doer.xpos == "NNS" and (doer.head, doer.deprel) in {(t.head, "obl:agent"), (t.i, "obj")}:
        tokens[i + 1] = replace(doer, head=t.head, deprel="obl:agent")
        tokens[i] = replace(t, head=doer.i, deprel="amod")
        tokens[i - 1] = replace(tokens[i - 1], head=doer.i, deprel="case")


@where("nsubj*", upos="PROPN")
def _name_behind_its_noun(tokens: list[Token], i: int) -> None:
    """ "the militia [Kataib Hezbollah] said": of two subjects side by side the name is another word for the noun; not "the militia, Hamas said"."""
    t = tokens[i]
    if i == 0:
        return
    noun = tokens[i - 1]
    if noun.deprel == t.deprel and noun.head == t.head and noun.xpos in {"NN", "NNP"}:
        tokens[i] = replace(t, head=noun.i, deprel="appos")


@where("cc")
def _two_subjects(tokens: list[Token], i: int) -> None:
    """ "Police and [hospital sources] said": two subjects of one verb with "and" between them are joined; not "Police said and sources said"."""
    joint = tokens[i]
    if joint.text.lower() not in {"and", "or"} or joint.head <= i or i == 0:
        return
    first, second = _noun_over(tokens, i - 1), _noun_over(tokens, joint.head)
    a, b = tokens[first], tokens[second]
    if first < i < second and a.deprel.startswith("nsubj") and b.deprel.startswith("nsubj") and a.head == b.head > second:
        tokens[second] = replace(b, head=first, deprel="conj")
        tokens[i] = replace(joint, head=second)


@where("obl", upos="NOUN PROPN")
def _other_words_for(tokens: list[Token], i: int) -> None:
    """ "fought with the Joint Forces, [groups] allied with the army": a noun without a preposition behind a comma, beside one that has it, is another word for it."""
    t = tokens[i]
    if t.head >= i or t.nominal == "time" or any(k.deprel == "case" for k in below(tokens, i)):
        return
    first = min([i, *(k.i for k in below(tokens, i) if k.i < i and k.deprel in {"det", "amod", "compound", "nummod"})])
    before = tokens[first - 2] if first > 1 and word(tokens, first - 1) == "," else None
    if before is not None and before.head == t.head and before.deprel == "obl" and before.upos in {"NOUN", "PROPN"} and before.nominal != "time":
        tokens[i] = replace(t, head=before.i, deprel="appos")


@where("acl:relcl", upos="VERB")
def _when_it_was(tokens: list[Token], i: int) -> None:
    """ "the deadliest attack since October 2022, when two bombs [killed] 120": what happened when it was then is said of the day, and not of the attack."""
    t = tokens[i]
    when = next((k.i for k in below(tokens, i) if k.i < i and k.text.lower() == "when"), 0)
    day = when - 2 if when > 1 and tokens[when - 1].text == "," else when - 1
    if when and day > 0 and t.head < day and (tokens[day].nominal == "time" or tokens[day].upos == "NUM" or tokens[day].text.lower() in MONTHS):
        tokens[i] = replace(t, head=day)


@where("advcl advcl:relcl acl acl:relcl parataxis conj ccomp", upos="VERB", xpos="VBD VBZ")
def _deed_behind_since(tokens: list[Token], i: int) -> None:
    """ "the deadliest attack since [a blast] at a school killed 50", "imposed a curfew after [a shooting] killed two": a deed between a conjunction and a finite verb
    without a subject is its subject; not "after a shooting that killed two"."""
    t = tokens[i]
    kids = below(tokens, i)
    subject = next((k for k in kids if k.deprel == "nsubj"), None)
    mark = None
    if subject is not None:
        mark = next((k for k in below(tokens, subject.i) if k.deprel == "case" and k.i < subject.i and k.text.lower() in SINCE), None)
    elif not any(k.deprel in {"mark", "nsubj:pass", "cc", "expl"} or k.text.lower() in {"which", "that", "who"} for k in kids):
        mark = next((k for k in reversed(tokens[max(0, i - SPAN) : i]) if k.text.lower() in SINCE and k.deprel in {"case", "mark"} and k.sent == t.sent), None)
        subject = tokens[mark.head] if mark is not None and mark.i < mark.head < i else None
        between = tokens[mark.i : i] if mark is not None else []
        if subject is None or not subject.lemma.lower().endswith(DEEDS) or any(k.xpos in {"VBD", "VBZ", "VBP", "WDT", "WP"} or k.text == "," for k in between):
            return
    if mark is None or subject is None:
        return
    up = subject.head if subject.head not in {i, subject.i} else t.head
    tokens[i] = replace(t, head=up if up != i else t.head, deprel="advcl")
    tokens[subject.i] = replace(subject, head=i, deprel="nsubj")
    tokens[mark.i] = replace(mark, head=i, deprel="mark")


def _noun_over(tokens: list[Token], i: int) -> int:
    """The noun whose modifier a word is, through at most three of them."""
    for _ in range(3):
        if tokens[i].deprel not in {"compound", "amod", "nmod:desc", "flat", "nummod"}:
            break
        i = tokens[i].head
    return i


@where("appos", upos="NOUN")
def _beside_the_last_name(tokens: list[Token], i: int) -> None:
    """ "his friend Omar Aziz, the former [head] of the guard, ...": what stands behind the comma after a name says who that is, not who somebody before it is."""
    t = tokens[i]
    if t.head >= i:
        return
    first = min([i, *(k.i for k in below(tokens, i) if k.i < i and k.deprel in {"det", "amod", "compound", "nmod:poss"})])
    if word(tokens, first - 1) != "," or tokens[first - 2].upos != "PROPN":
        return
    name = _noun_over(tokens, first - 2)
    if t.head < name < i and tokens[name].upos == "PROPN" and tokens[name].nominal == "person" and tokens[name].deprel not in {"conj", "appos"}:
        tokens[i] = replace(t, head=name)


TRIED = repair_words("tried")
SINCE = {"since", "after", "before"}
SPAN = 14  # words from a conjunction to the verb of its clause


@where("advcl", xpos="VBG")
def _result_of_the_whole(tokens: list[Token], i: int) -> None:
    """ "Police opened fire on men trying to storm parliament, [killing] five": a result behind a comma is of what was done, not of what was tried."""
    t = tokens[i]
    if t.lemma not in RESULTS or word(tokens, i - 1) != "," or t.head >= i:
        return
    tried = tokens[t.head].deprel == "acl" and tokens[t.head].lemma in TRIED
    if not tried and not any(k.deprel == "mark" and k.text.lower() == "to" for k in below(tokens, t.head)):
        return
    at = t.head
    for _ in range(6):
        up = tokens[at].head
        if up == at:
            return
        at = up
        if tokens[at].upos == "VERB" and tokens[at].xpos in {"VBD", "VBZ", "VBP"}:
            tokens[i] = replace(t, head=at)
            return


MONTHS = frozenset("january february march april may june july august september october november december".split())
HEADLINE_VERBS = repair_words("headline-verbs")


@where("compound obj nsubj obl", xpos="NNS")
def _verb_in_a_headline(tokens: list[Token], i: int) -> None:
    """ "US hits group after drone [wounds] troops": a plural is no modifier of a plural, and no second object beside it; not "the strikes killed"."""
    t = tokens[i]
    if t.text.lower() not in HEADLINE_VERBS or not 0 < i < len(tokens) - 1:
        return
    before, after = tokens[i - 1], tokens[i + 1]
    if before.upos not in {"NOUN", "PROPN"} or before.head != i or after.xpos not in {"NNS", "CD", "NNPS"}:
        return
    verb = t.head if t.head != after.i else after.head
    mark = next((k for k in below(tokens, i) if k.deprel == "case" and k.i < i), None)
    tokens[i] = replace(t, upos="VERB", xpos="VBZ", lemma=t.text.lower().removesuffix("s"), head=verb, deprel="advcl" if mark is not None else "parataxis")
    tokens[before.i] = replace(before, head=i, deprel="nsubj")
    tokens[after.i] = replace(after, head=i, deprel="obj")
    if mark is not None:
        tokens[mark.i] = replace(mark, deprel="mark")


@where("advcl ccomp", upos="NOUN")
def _deed_before_its_verb(tokens: list[Token], i: int) -> None:
    """ "[Fighting] between troops and rebels raged in Basra": a noun before a finite verb without a subject, with no comma between, is its subject and no clause;
    also "a [strike] on a car in Bint Jbeil killed one person, a ministry said", where both hang on "said"."""
    t = tokens[i]
    if t.deprel == "ccomp":
        v = next((k for k in below(tokens, t.head) if k.i > i and k.deprel == "ccomp" and k.xpos == "VBD"), None)
        if v is None or t.head < i or any(k.deprel.startswith(("nsubj", "cop", "mark", "case")) for k in [*below(tokens, v.i), *below(tokens, i)]):
            return
        if not any(k.text in {",", '"', "”", ";"} or k.upos == "VERB" and k.i > i for k in tokens[i : v.i]):
            tokens[i] = replace(t, deprel="nsubj", head=v.i)
        return
    if t.head <= i or tokens[t.head].xpos not in {"VBD", "VBZ", "VBP"}:
        return
    if any(k.deprel.startswith(("nsubj", "csubj", "expl")) for k in below(tokens, t.head)) or any(k.deprel in {"case", "mark"} for k in below(tokens, i)):
        return
    if not any(k.text == "," for k in tokens[i : t.head]):
        tokens[i] = replace(t, deprel="nsubj")


@where("conj")
def _other_side_of_between(tokens: list[Token], i: int) -> None:
    """ "Fighting between troops and [militiamen] raged": who stands behind "and" is the second of the two, and not beside what is between them."""
    t = tokens[i]
    if t.head >= i or not any(k.text.lower() == "and" and k.deprel == "cc" for k in below(tokens, i)):
        return
    sides = [k for k in below(tokens, t.head) if k.deprel == "nmod" and t.head < k.i < i and any(c.text.lower() == "between" for c in below(tokens, k.i))]
    if sides and not any(k.deprel == "conj" for k in below(tokens, sides[-1].i)):
        tokens[i] = replace(t, head=sides[-1].i)


@where("case", upos="ADP")
def _case_behind_its_noun(tokens: list[Token], i: int) -> None:
    """ "claimed the lives [of 17] civilians": a preposition behind the noun that it is said to mark, and a number behind that, are of the noun that follows."""
    t = tokens[i]
    if t.head >= i:
        return
    noun = next((k for k in below(tokens, t.head) if k.i > i and k.deprel == "nmod" and k.i - i <= 4), None)
    if noun is None or any(k.deprel == "case" for k in below(tokens, noun.i)):
        return
    tokens[i] = replace(t, head=noun.i)
    for k in below(tokens, t.head):
        if i < k.i < noun.i and k.deprel in {"nummod", "det", "amod"}:
            tokens[k.i] = replace(k, head=noun.i)


@where("nmod", upos="NOUN PROPN")
def _joined_by_and(tokens: list[Token], i: int) -> None:
    """ "The government [and the Front (FLN)] signed": a noun behind "and", without a preposition, is joined to the noun before it, and says nothing of it."""
    t = tokens[i]
    if t.head >= i or tokens[t.head].upos not in {"NOUN", "PROPN"}:
        return
    kids = below(tokens, i)
    joined = any(k.deprel == "cc" and k.text.lower() in {"and", "or"} and t.head < k.i < i for k in kids)
    if joined and not any(k.deprel == "case" for k in kids):
        tokens[i] = replace(t, deprel="conj")


@where(words={"death"})
def _to_death(tokens: list[Token], i: int) -> None:
    """ "hacked [to death] 19 civilians": how they were hacked, and no modifier of those."""
    if i < 2 or word(tokens, i - 1) != "to" or tokens[i - 2].upos != "VERB" or tokens[i].head == i - 2:
        return
    tokens[i] = replace(tokens[i], head=i - 2, deprel="obl")
    tokens[i - 1] = replace(tokens[i - 1], head=i, deprel="case")


@where("conj", upos="VERB")
def _finite_beside_a_charge(tokens: list[Token], i: int) -> None:
    """ "accused Ukraine of supporting rebels and [cut] ties with Kyiv": a finite verb is joined to the one that accuses; not "of arming rebels and hiding them"."""
    t = tokens[i]
    if t.xpos == "VBG" or t.head >= i or tokens[t.head].xpos != "VBG" or tokens[t.head].deprel != "advcl":
        return
    over = tokens[tokens[t.head].head]
    charged = over.xpos in {"VBD", "VBZ", "VBP"} and any(k.deprel == "mark" and k.text.lower() == "of" for k in below(tokens, t.head))
    if charged and not any(k.deprel.startswith("nsubj") for k in below(tokens, i)):
        tokens[i] = replace(t, head=over.i)


@where("conj")
def _counted_of_both(tokens: list[Token], i: int) -> None:
    """ "Nine people, six civilians and [three officers], died": the second of two parts, joined to the first; not "nine people and three officers"."""
    t = tokens[i]
    if t.head >= i or i + 1 >= len(tokens) or tokens[i + 1].text not in {",", "-", "–", "—", ")"}:
        return
    whole = tokens[t.head]
    part = next((k for k in below(tokens, t.head) if k.deprel == "appos" and t.head < k.i < i), None)
    if part is None or not all(any(k.deprel == "nummod" for k in below(tokens, n)) for n in (whole.i, part.i, i)):
        return
    tokens[i] = replace(t, head=part.i)


@where("ccomp", upos="VERB", xpos="VBG")
def _owning_up_to(tokens: list[Token], i: int) -> None:
    """ "admitted [killing] ten civilians", "reported shelling a base": who says so did it; not "condemned killing civilians"."""
    t = tokens[i]
    if tokens[t.head].lemma not in OWNING_UP or t.head >= i or any(k.deprel.startswith(("nsubj", "mark", "aux")) for k in below(tokens, i)):
        return
    tokens[i] = replace(t, deprel="xcomp")
    for k in below(tokens, t.head):
        if k.i > i and k.deprel == "obl" and k.upos == "NOUN" and any(c.deprel == "case" and c.lemma in {"in", "during"} for c in below(tokens, k.i)):
            tokens[k.i] = replace(k, head=i)


@where("obl")
def _since_when(tokens: list[Token], i: int) -> None:
    """ "has jailed 22,000 since the coup [in February 2021]": when that was from which is counted; not "since the coup in Bamako", "since then in May"."""
    t = tokens[i]
    noun = tokens[i - 2] if i > 2 and word(tokens, i - 1) == "in" else t
    when = t.nominal == "time" or t.text.isdigit() and len(t.text) == 4
    if not when or noun is t or noun.upos != "NOUN" or noun.head != t.head or not any(k.deprel == "case" and k.text.lower() == "since" for k in below(tokens, noun.i)):
        return
    tokens[i] = replace(t, head=noun.i, deprel="nmod")


SIDES = (
    _owning_up_to, _since_when,
    _to_death, _counted_of_both, _finite_beside_a_charge, _joined_by_and,
    _case_behind_its_noun, _deed_before_its_verb, _other_side_of_between,
    _object_behind_its_verb, _lone_second_object, _object_of_the_accuser, _numbered_harm, _behind_the_heels,
    _subject_behind, _object_before, _blamed_of, _put_at, _shot_dead, _by_whom_left, _joined_to_a_noun, _on_whom, _suspect_in,
    _participle_of_the_doer, _name_behind_its_noun, _two_subjects, _other_words_for, _when_it_was, _result_of_the_whole, _verb_in_a_headline, _beside_the_last_name,
    _deed_behind_since, _participle_behind_its_noun, _result_of_the_nearest, _when_of_what_is_said,
)  # fmt: skip
