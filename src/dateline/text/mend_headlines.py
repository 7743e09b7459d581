"""Mends headlines: clauses in the present, without articles, whose verb looks like a noun ("[Rebels storm] army base", "Army [retakes] palace")."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from dateline.text.lemmas import regular
from dateline.text.mend_look import below, word
from dateline.text.mend_where import where
from dateline.text.repair_words import repair_words
from dateline.text.tokens import Token

FIGHTS, HARMED = repair_words("fights"), repair_words("harmed")
FINITE = {"VBD", "VBZ", "VBP", "MD"}
VERBS = repair_words("headline-acts")  # base forms
MANY_IN_ONE = repair_words("headline-many")
WITHOUT_OBJECT = repair_words("headline-acts-without-object")
DOERS = repair_words("headline-doers")
ONLY_FORCE = repair_words("headline-acts-of-force")
HARMING = repair_words("with-object")
MARCHING = repair_words("marching")
ENDING = repair_words("headline-ending")
SEIZING = repair_words("headline-seizing")
PASSIVES = repair_words("headline-passives")
SCENES = repair_words("scenes")
ARTICLES = {"the", "a", "an"}
LONGEST = 16
HYPHENS = {"-", "‑", "–"}


@lru_cache(maxsize=10_000)
def _act(low: str) -> str:
    """The base form of a word that may be the verb of a heading: "retakes"; "" of any other."""
    base = low if low in VERBS else regular(low, "V", "VBZ")
    return base if base in VERBS else ""


@where(upos="NOUN PROPN")
def _headline_clause(tokens: list[Token], i: int) -> None:
    """ "Delhi police [storm] campus", "Houthis [fire] missile at tanker": the one word of a heading that can be its verb, behind a noun that agrees with it and before
    another; not "Rebel attack kills six", "Rebels claim drone [strike]", "Airlines raid rivals for pilots"."""
    t = tokens[i]
    if not 0 < i < len(tokens) - 1 or not tokens[i - 1].sent == t.sent == tokens[i + 1].sent:
        return
    base = _act(t.text.lower())
    if not base:
        return
    before, after = tokens[i - 1], tokens[i + 1]
    if before.text.lower() not in DOERS and (before.upos != "PROPN" or base not in ONLY_FORCE):
        return  # "Critics bomb new film", "Airlines raid rivals for pilots"
    if before.upos not in {"NOUN", "PROPN"} or after.upos not in {"NOUN", "PROPN", "ADJ", "NUM", "ADP"} or not _agrees(before, plain=base == t.text.lower()):
        return
    first, last = _sentence(tokens, i)
    if not _heading(tokens, first, last):
        return
    root = next((k for k in range(first, last) if tokens[k].head == k), i)
    if root < i or after.upos == "ADP" and (root != i or base not in WITHOUT_OBJECT):
        return
    tokens[i] = replace(t, upos="VERB", xpos="VBP" if base == t.text.lower() else "VBZ", lemma=base, head=i, deprel="root")
    tokens[i - 1] = replace(before, head=i, deprel="nsubj")
    for k in range(first, i - 1):
        if tokens[k].head >= i:
            tokens[k] = replace(tokens[k], head=i - 1)
    if root != i:
        tokens[root] = replace(tokens[root], head=i, deprel="obj")
    for k in range(i + 1, last):
        if tokens[k].head < i:
            tokens[k] = replace(tokens[k], head=i)
        elif tokens[k].head == i and tokens[k].deprel == "nmod":
            tokens[k] = replace(tokens[k], deprel="obl")


def _sentence(tokens: list[Token], i: int) -> tuple[int, int]:
    first = i
    while first > 0 and tokens[first - 1].sent == tokens[i].sent and i - first < LONGEST:
        first -= 1
    last = i + 1
    while last < len(tokens) and tokens[last].sent == tokens[i].sent and last - i < LONGEST:
        last += 1
    return first, last


def _heading(tokens: list[Token], first: int, last: int) -> bool:
    """A short sentence without a stop, an article or a finite verb."""
    words = tokens[first:last]
    verbal = any(k.xpos in FINITE or k.upos in {"VERB", "AUX"} or k.text.lower() in {"the", "a", "an"} for k in words)
    return len(words) < LONGEST and words[-1].upos != "PUNCT" and not verbal


def _agrees(before: Token, *, plain: bool) -> bool:
    low = before.text.lower()
    many = before.xpos in {"NNS", "NNPS"} or low in MANY_IN_ONE or low.endswith("s") and not low.endswith(("ss", "us", "sis"))
    return many if plain else not many or low in MANY_IN_ONE


@where(upos="VERB", xpos="NN NNS VB VBP NNP NNPS")
def _form_in_s(tokens: list[Token], i: int) -> None:
    """ "Boko Haram [abducts] 40 schoolgirls": a verb that ends so and has a subject is in the present, whatever its tag."""
    t = tokens[i]
    if t.text.lower().endswith("s") and t.lemma == t.text.lower():
        base = regular(t.lemma, "V", "VBZ")
        present = t.xpos == "VBP" and len(base) > 3 and not base.endswith(("s", "u", "i"))  # "Court [sentences] ten"; not "focus"
        if (base in VERBS or present) and any(k.deprel.startswith("nsubj") for k in below(tokens, i)):
            tokens[i] = replace(t, xpos="VBZ", lemma=base)


@where(upos="VERB")
def _test_fired(tokens: list[Token], i: int) -> None:
    """ "North Korea [test-fired] two missiles": one verb of two words."""
    t = tokens[i]
    if i < 2 or t.lemma != "fire" or word(tokens, i - 1) not in HYPHENS or word(tokens, i - 2) != "test" or tokens[i - 2].end != tokens[i - 1].start:
        return
    test = tokens[i - 2]
    for k in below(tokens, test.i):
        if k.i < test.i and k.upos in {"NOUN", "PROPN"}:
            tokens[k.i] = replace(k, head=i, deprel="nsubj")
    tokens[i - 2] = replace(test, head=i, deprel="compound")
    tokens[i] = replace(t, lemma="test-fire")


@where("amod compound", upos="ADJ NOUN PROPN")
def _one_more_verb(tokens: list[Token], i: int) -> None:
    """ "Gunmen storm prison, [free] scores of inmates", "attack convoy, [block] roads": one more verb of a heading in the present, and no word for what stands behind."""
    t = tokens[i]
    modifier = t.upos == "ADJ" and t.deprel == "amod" if t.text == "free" else t.text in VERBS and t.upos in {"NOUN", "PROPN"} and t.deprel == "compound"
    if not modifier or t.head <= i or i < 3 or word(tokens, i - 1) not in {",", "and", "&"}:
        return
    first, last = _sentence(tokens, i)
    noun = tokens[t.head]
    bare = tokens[last - 1].upos != "PUNCT" and not any(k.text.lower() in {"the", "a", "an"} for k in tokens[first:last])
    if not bare or t.text == "free" and noun.xpos != "NNS":
        return
    behind_a_place = i - first > 2 and tokens[first + 1].text == ":"  # "Mali: jihadists attack convoy, block roads"
    verbs = [k for k in tokens[first : i - 1] if k.upos == "VERB" and k.xpos in {"VBP", "VB", *({"VBZ"} if t.text == "free" else ())}]
    present = [k for k in verbs if k.deprel == "root" or k.head == k.i or behind_a_place and k.deprel == "parataxis"]
    if not present:
        return
    tokens[i] = replace(t, upos="VERB", xpos=present[0].xpos, lemma=t.text, head=present[0].i, deprel="conj")
    tokens[noun.i] = replace(noun, head=i, deprel="obj")
    tokens[i - 1] = replace(tokens[i - 1], head=i)


@where("obl", upos="NOUN PROPN")
def _subject_behind_as(tokens: list[Token], i: int) -> None:
    """ "Army kills 37 as [militants] shell Mogadishu": who does it, and nothing that it is done to or with."""
    t = tokens[i]
    if t.head != i + 1 or i < 1 or word(tokens, i - 1) not in {"as", "while"}:
        return
    verb = tokens[i + 1] if i + 1 < len(tokens) else t
    if verb.upos == "VERB" and verb.deprel == "advcl" and tokens[i - 1].head == verb.i and not any(k.deprel.startswith("nsubj") for k in below(tokens, verb.i)):
        tokens[i] = replace(t, deprel="nsubj")


@where("acl")
def _act_behind_as(tokens: list[Token], i: int) -> None:
    """ "Police fire tear gas as thousands [march] in Nairobi": what somebody does at the same time, in a headline."""
    t = tokens[i]
    noun = tokens[t.head]
    if noun.i != i - 1 or noun.deprel != "obl" or noun.xpos not in {"NNS", "NNPS"} or t.text.lower() not in MARCHING | VERBS:
        return
    as_ = next((k for k in below(tokens, noun.i) if k.deprel == "case" and k.text.lower() in {"as", "while"}), None)
    if as_ is not None:
        tokens[i] = replace(t, upos="VERB", xpos="VBP", lemma=t.text.lower(), head=noun.head, deprel="advcl")
        tokens[noun.i] = replace(noun, head=i, deprel="nsubj")
        tokens[as_.i] = replace(as_, head=i, deprel="mark")
        for k in below(tokens, i):
            if k.deprel == "nmod" and k.i > i and not any(c.deprel == "case" for c in below(tokens, k.i)):
                tokens[k.i] = replace(k, deprel="obj")  # "as blasts rock [Beirut]"


@where("appos", upos="NOUN")
def _two_harmed(tokens: list[Token], i: int) -> None:
    """ "Two soldiers, [five militants] killed in clashes": both were, in a headline that joins them by a comma."""
    t = tokens[i]
    first = tokens[t.head]
    numbers = [[k for k in below(tokens, n) if k.deprel == "nummod" and k.i < n] for n in (first.i, i)]
    v = next((k.i for n in (i, first.i) for k in below(tokens, n) if k.deprel == "acl" and k.xpos in {"VBN", "VBD"} and k.lemma in HARMING and k.i > i), None)
    if not all(numbers) or v is None or first.head != first.i or numbers[1][0].i != first.i + 2 or word(tokens, first.i + 1) != ",":
        return
    start, end = _sentence(tokens, i)
    if tokens[end - 1].upos == "PUNCT" or any(k.xpos in FINITE and k.i != v for k in tokens[start:end]):
        return
    tokens[v] = replace(tokens[v], xpos="VBN", upos="VERB", head=v, deprel="root")
    tokens[first.i] = replace(first, head=v, deprel="nsubj:pass")
    tokens[i] = replace(t, deprel="conj")


@where(words=repair_words("headline-protests"))
def _protest_ended(tokens: list[Token], i: int) -> None:
    """ "Metalworkers at Gebze plant [end] strike", "Opposition [calls off] rally": whose protest a headline says to be over; not "Year end strike hits"."""
    first, last = _sentence(tokens, i)
    last = next((k for k in range(i, last) if word(tokens, k) == ";"), last)  # "Nurses end strike; doctors march"
    v = i - 2 if word(tokens, i - 1) == "off" else i - 1
    if i + 1 < last and tokens[i + 1].upos == "NOUN":
        return  # "Officials halt rally race", "Students end protest march"
    if v <= first or word(tokens, v) not in ({"call", "calls"} if v == i - 2 else ENDING) or tokens[v].upos not in {"NOUN", "VERB"}:
        return
    who = tokens[first:v]
    many = any(k.xpos in {"NNS", "NNPS"} for k in who)
    if any(k.xpos in FINITE or k.upos in {"VERB", "AUX", "PUNCT"} or k.text.lower() in {"the", "a", "an"} for k in who) or not many and word(tokens, v)[-1] != "s":
        return
    if (tokens[v].upos == "VERB" and tokens[i].deprel == "obj") or any(k.xpos in FINITE for k in tokens[i + 1 : last]):
        return
    subject = next((k.i for k in who if k.head == k.i or k.head >= v and k.deprel.startswith(("nsubj", "root"))), v - 1)
    for k in range(first, last):
        if k not in {v, i, subject} and (tokens[k].head in {v, i} and k < v or first <= tokens[k].head < v < k):
            tokens[k] = replace(tokens[k], head=subject if k < v else v)
    tokens[v] = replace(tokens[v], upos="VERB", xpos="VBZ" if word(tokens, v)[-1] == "s" else "VBP", lemma=word(tokens, v).rstrip("s"), head=v, deprel="root")
    tokens[subject] = replace(tokens[subject], head=v, deprel="nsubj")
    tokens[i] = replace(tokens[i], upos="NOUN", xpos="NN", lemma=word(tokens, i), head=v, deprel="obj")
    if last < len(tokens) and word(tokens, last) == ";" and tokens[last].head < len(tokens):
        behind = tokens[last].head
        tokens[behind] = replace(tokens[behind], head=v)
    if v == i - 2:
        tokens[i - 1] = replace(tokens[i - 1], head=v, deprel="compound:prt")


@where("acl parataxis punct", upos="VERB", xpos="VB")
def _to_do(tokens: list[Token], i: int) -> None:
    """ "Students [to march] in Belgrade on Sunday": what somebody will do, in a headline; not "Plans to attack mosque foiled"."""
    first, last = _sentence(tokens, i)
    if i - first < 2 or word(tokens, i - 1) != "to" or tokens[i].head >= i - 1 or tokens[last - 1].text == ".":
        return
    who = tokens[tokens[i].head]
    if who.i != i - 2 or who.head != who.i or not (who.upos == "PROPN" or who.nominal in {"person", "organization"}):
        return
    if any(k.xpos in FINITE or k.text.lower() in {"the", "a", "an"} for k in tokens[first:last]):
        return
    tokens[i] = replace(tokens[i], head=i, deprel="root")
    tokens[who.i] = replace(who, head=i, deprel="nsubj")
    for k in range(i + 1, last):
        if tokens[k].head == who.i:
            tokens[k] = replace(tokens[k], head=i)


@where("acl", upos="VERB", xpos="VBN VBD")
def _befell_in_a_heading(tokens: list[Token], i: int) -> None:
    """ "40 people [arrested] in Lagos over protest": what befell the only ones that a headline is of; not "Man jailed for killing mayor freed"."""
    t, noun = tokens[i], tokens[tokens[i].head]
    first, last = _sentence(tokens, i)
    if (
        t.lemma.lower() not in SEIZING
        or noun.head != noun.i
        or noun.i > i
        or tokens[last - 1].upos == "PUNCT"
        or not (noun.upos in {"NUM", "NOUN"} and noun.nominal == "person")
    ):
        return
    if any(k.i != i and (k.xpos in FINITE | {"VBN"} or k.upos == "AUX") or k.text.lower() in {"the", "who"} for k in tokens[first:last]):
        return
    tokens[i] = replace(t, xpos="VBN", head=i, deprel="root")
    tokens[noun.i] = replace(noun, head=i, deprel="nsubj:pass")


@where(words=VERBS | {"baton-charge", "clash"})
def _fire_behind_as(tokens: list[Token], i: int) -> None:
    """ "Two dead as police [fire] on protesters": what a force does at the same time, in a headline, and no fire of police; not "as police fire kills two"."""
    if i < 3:
        return
    t, who, mark = tokens[i], tokens[i - 1], tokens[i - 2]
    if t.upos != "NOUN" or mark.text not in {"as", "while"} or who.text.lower() not in DOERS or not _agrees(who, plain=True) or t.sent != mark.sent:
        return
    last = _sentence(tokens, i)[1]
    if tokens[last - 1].upos == "PUNCT" or any(k.xpos in FINITE for k in tokens[i + 1 : last]) or t.head >= i:
        return
    tokens[i] = replace(t, upos="VERB", xpos="VBP", lemma=t.text, deprel="advcl")
    tokens[i - 1] = replace(who, head=i, deprel="nsubj")
    tokens[i - 2] = replace(mark, head=i, deprel="mark")
    for k in list(below(tokens, i)):
        if k.i > i and k.deprel == "nmod":
            tokens[k.i] = replace(k, deprel="obl")


def _bare(tokens: list[Token], i: int) -> bool:
    """Whether a word is one of a short sentence without a stop or an article."""
    first, last = _sentence(tokens, i)
    return tokens[last - 1].upos != "PUNCT" and not any(k.text.lower() in ARTICLES for k in tokens[first:last])


def _parted(tokens: list[Token], i: int) -> bool:
    """Whether a comma or semicolon stands before a word and what hangs on its left: "..., 12 rebels", "...; bomb"."""
    first = min([i, *(k.i for k in below(tokens, i) if k.i < i and k.upos != "PUNCT")])
    return word(tokens, first - 1) in {",", ";"}


@where("acl", upos="VERB", xpos="VBN VBD")
def _first_of_two(tokens: list[Token], i: int) -> None:
    """ "Two policemen [gunned] down in Bannu, suspect held": a clause of its own, and not of whom the next tells."""
    noun = tokens[tokens[i].head]
    verb = tokens[noun.head]
    if not noun.deprel.startswith("nsubj") or not noun.i < i < verb.i or not _bare(tokens, i):
        return
    if not any(k.deprel.startswith("nsubj") and i < k.i < verb.i and _parted(tokens, k.i) for k in below(tokens, verb.i)):
        return
    root = verb.head == verb.i
    tokens[i] = replace(tokens[i], xpos="VBN", head=i if root else verb.head, deprel=verb.deprel)
    tokens[noun.i] = replace(noun, head=i, deprel="nsubj:pass")
    tokens[verb.i] = replace(verb, head=i, deprel="parataxis")


@where("conj", upos="VERB", xpos="VB VBP")
def _second_of_two(tokens: list[Token], i: int) -> None:
    """ "Strike kills commander, rockets [land] in Galilee": what stands right before it does it, and nothing that was killed."""
    subject = tokens[i - 1]
    if i < 3 or subject.head != tokens[i].head or subject.deprel != "conj" or subject.xpos not in {"NNS", "NNPS"} or any(k.deprel == "nsubj" for k in below(tokens, i)):
        return
    if _parted(tokens, i - 1) and _bare(tokens, i):
        tokens[i] = replace(tokens[i], xpos="VBP", deprel="parataxis")
        tokens[i - 1] = replace(subject, head=i, deprel="nsubj")


@where(upos="VERB", xpos="VBD VBN")
def _done_to(tokens: list[Token], i: int) -> None:
    """ "Police post [bombed], ELN [blamed]", "; 12 rebels [shot]": the past of what needs an object, in a heading where it has none; not "Rebels shot at patrol"."""
    t = tokens[i]
    subject = next((k for k in below(tokens, i) if k.deprel == "nsubj" and k.i < i), None)
    if t.lemma not in PASSIVES or subject is None or any(k.deprel in {"obj", "aux", "aux:pass", "ccomp"} for k in below(tokens, i)) or not _bare(tokens, i):
        return
    after = tokens[i + 1] if i + 1 < len(tokens) and tokens[i + 1].sent == t.sent else None
    armed = subject.text.lower() in DOERS  # "Police shot at protest", "Gunmen shot at rally"
    if after is not None and after.text == "in" and tokens[i + 2 : i + 3] and tokens[i + 2].upos not in {"PROPN", "NOUN", "ADJ", "NUM", "DET"}:
        return  # "Police stormed in as protest turned violent"
    there = after is not None and after.text == "at" and word(tokens, i + 2) in SCENES and not armed  # "MP shot at rally"; not "Rebels shot at patrol"
    if there or after is None or after.text in {",", ";"} or after.text.lower() in {"dead", "down", "in", "near", "by", "over", "after", "as", "and", "outside"}:
        tokens[i] = replace(t, xpos="VBN")
        tokens[subject.i] = replace(subject, deprel="nsubj:pass")


@where("conj", upos="VERB", xpos="VBZ")
def _and_does(tokens: list[Token], i: int) -> None:
    """ "Warsaw summons [envoy], imposes sanctions": whom the first verb is done to does not do the second; not "Rebels attack, army flees"."""
    first = tokens[tokens[i].head]
    who = next((k for k in below(tokens, i) if k.deprel == "nsubj" and first.i < k.i < i), None)
    if who is None or who.i != i - 2 or word(tokens, i - 1) != "," or first.xpos != "VBZ" or who.upos == "PRON":
        return
    kids = below(tokens, first.i)
    if any(k.deprel == "nsubj" and k.i < first.i for k in kids) and not any(k.deprel in {"obj", "ccomp"} for k in kids):
        tokens[who.i] = replace(who, head=first.i, deprel="obj")


@where("obl nmod", upos="NOUN PROPN")
def _fought_with(tokens: list[Token], i: int) -> None:
    """ "soldiers killed in gunfight with [militants]", "wounded in clash with [troops]": whom the fight was with; not "killed in a clash with a knife"."""
    with_ = next((k for k in below(tokens, i) if k.deprel == "case" and k.text.lower() == "with" and k.i < i), None)
    n = with_.i - 1 if with_ is not None else 0
    if n < 2 or tokens[n].lemma not in FIGHTS or tokens[n].upos != "NOUN" or tokens[n].sent != tokens[i].sent or tokens[i].nominal == "object":
        return
    if tokens[i].head != n and i > n:
        tokens[i] = replace(tokens[i], head=n, deprel="nmod")
    up = tokens[tokens[n].head]
    v = min([n, *(k.i for k in below(tokens, n) if k.deprel in {"compound", "amod"} and k.i < n)]) - 2  # "in border clash"
    if tokens[n].deprel in {"acl", "advcl", "obl"} and word(tokens, v + 1) == "in" and word(tokens, v) in HARMED and up.i in {v, tokens[v].head}:
        tokens[n] = replace(tokens[n], head=v, deprel="obl")
        tokens[v + 1] = replace(tokens[v + 1], deprel="case", head=n)


HEADLINES = (
    _and_does, _fought_with,
    _first_of_two, _second_of_two, _done_to, _fire_behind_as, _befell_in_a_heading, _to_do, _protest_ended,
    _two_harmed, _act_behind_as, _form_in_s, _headline_clause, _test_fired, _one_more_verb, _subject_behind_as,
)  # fmt: skip
