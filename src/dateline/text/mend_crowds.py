"""Mends what news of crowds and police says and treebanks hardly do: charges with batons, things that are set ablaze, participles of those who protest."""

from __future__ import annotations

from dataclasses import replace

from dateline.text.mend_look import below, word
from dateline.text.mend_where import where
from dateline.text.repair_words import repair_words
from dateline.text.tokens import Token

OF_ATTACKERS = repair_words("attackers-acts")
BATONS = repair_words("batons")
BURNING, SEEING = repair_words("burning"), repair_words("seeing")
SPEAKING_UP = repair_words("speaking-up")
WITHOUT_OBJECT = repair_words("without-object")
HARMED_BY = repair_words("results")
HYPHENS = {"-", "‑", "–"}


@where(words={"charged", "charging"})
def _baton_charged(tokens: list[Token], i: int) -> None:
    """ "Police [baton-charged] the teachers", "Students lathi-charged in Patna": one verb, whatever its spelling; not "a baton charge", "police charged 12 men"."""
    t, b = tokens[i], i - 1
    if b < 0:
        return
    b -= tokens[b].text in HYPHENS
    if b < 0 or word(tokens, b) not in BATONS or tokens[b].sent != t.sent:
        return
    noun = tokens[t.head] if t.deprel in {"amod", "acl"} and t.head > i else None
    top = tokens[b] if t.head == b else noun or t
    if noun is not None and not (b and tokens[b - 1].upos in {"NOUN", "PROPN"} and tokens[b - 1].sent == t.sent):
        return  # "the baton-charged students"
    root = top.head == top.i
    under = {b, i} | ({b - 1} if noun is not None else set())
    for k in [*below(tokens, b), *(k for k in below(tokens, noun.i) if k.i < i)] if noun is not None else below(tokens, b):
        tokens[k.i] = replace(k, head=i)
    for k in [k for k in below(tokens, i) if k.deprel == "cop"]:
        tokens[k.i] = replace(k, deprel="aux:pass")
    passive = any(k.deprel == "aux:pass" for k in below(tokens, i)) or noun is None and not any(k.deprel == "obj" for k in below(tokens, i) if k.i > i)
    form = "VBG" if t.text.lower() == "charging" else "VBN" if passive else "VBD"
    tokens[i] = replace(t, upos="VERB", xpos=form, lemma="baton-charge", head=i if root else top.head, deprel=top.deprel)
    tokens[b] = replace(tokens[b], upos="NOUN", xpos="NN", head=i, deprel="compound")
    if b + 1 < i:
        tokens[b + 1] = replace(tokens[b + 1], head=b, deprel="punct")
    if noun is not None:
        tokens[noun.i] = replace(noun, head=i, deprel="obj")
        _clauses_of_the_object(tokens, noun.i, i)
    for k in [k for k in below(tokens, i) if k.deprel == "nsubj" and k.i < b and form == "VBN"]:
        tokens[k.i] = replace(k, deprel="nsubj:pass")
    who = tokens[b - 1] if b and tokens[b - 1].sent == t.sent else None
    if who is not None and who.upos in {"NOUN", "PROPN"} and who.head in under | {i} and (who.deprel != "obl" or noun is not None):
        tokens[who.i] = replace(who, head=i, deprel="nsubj:pass" if form == "VBN" else "nsubj")
        for k in below(tokens, i):
            if k.i < who.i and k.deprel in {"compound", "amod", "det", "nmod:poss", "nummod"}:
                tokens[k.i] = replace(k, head=who.i)


def _clauses_of_the_object(tokens: list[Token], n: int, v: int) -> None:
    """ "baton-charged teachers protesting outside and [detained] 30 of them": what is joined to the object's participle with a past form is of the verb."""
    for k in [k for k in below(tokens, n) if k.deprel == "acl"]:
        for c in below(tokens, k.i):
            if c.deprel == "conj" and c.xpos in {"VBD", "VBN"} and k.xpos == "VBG":
                tokens[c.i] = replace(c, head=v)


@where("obj obl nsubj nsubj:pass compound", upos="PROPN")
def _batons(tokens: list[Token], i: int) -> None:
    """ "wielded [lathis]": a word for batons that the tagger takes for a name."""
    t = tokens[i]
    if t.text.islower() and t.text.removesuffix("s") in BATONS:
        many = t.text.endswith("s")
        tokens[i] = replace(t, upos="NOUN", xpos="NNS" if many else "NN", lemma=t.text.removesuffix("s"), ent="O", nominal="object")


@where(words=BURNING)
def _ablaze(tokens: list[Token], i: int) -> None:
    """ "A mob set [ablaze] a bus", "were set [alight]": what became of a thing, and no verb; not "the house was ablaze"."""
    t = tokens[i]
    v = next((k for k in range(i - 1, max(-1, i - 12), -1) if tokens[k].sent == t.sent and word(tokens, k) in {"set", "sets", "setting"}), None)
    if v is None or not (t.head == v or i in {tokens[v].head, tokens[tokens[v].head].head}):
        return
    if tokens[v].head == i:
        tokens[v] = replace(tokens[v], head=v if t.head == i else t.head, deprel=t.deprel)
    _finite(tokens, v, i)
    for k in below(tokens, i):
        if k.i != v:
            agent = k.deprel.startswith("ob") and any(c.text.lower() == "by" for c in below(tokens, k.i))
            tokens[k.i] = replace(k, head=v, deprel="obl:agent" if agent else k.deprel)
    tokens[i] = replace(t, upos="ADJ", xpos="JJ", lemma=t.text.lower(), head=v, deprel="xcomp")


def _finite(tokens: list[Token], v: int, i: int) -> None:
    """ "A mob [set] ablaze a bus": behind a bare noun that heads the sentence it is the verb of the sentence, and no participle."""
    t = tokens[v]
    noun = tokens[t.head]
    if t.deprel == "acl" and noun.i == v - 1 and t.xpos in {"VBN", "VBD"} and noun.head in {noun.i, i, v}:
        root = noun.head == noun.i
        others = [k for k in below(tokens, noun.i) if k.i > v]
        tokens[v] = replace(t, xpos="VBD", head=v if root or noun.head == v else noun.head, deprel=noun.deprel if root else tokens[i].deprel)
        tokens[noun.i] = replace(noun, head=v, deprel="nsubj")
        for k in others:
            tokens[k.i] = replace(k, head=v)
    elif t.upos != "VERB":
        tokens[v] = replace(t, upos="VERB", xpos="VBD", lemma="set")


@where("acl", xpos="VBN VBD")
def _set_on_fire(tokens: list[Token], i: int) -> None:
    """ "A mob [set on fire] three buses": behind a noun that heads the sentence, and before a noun without a preposition, it is the verb; not "a bus set on fire"."""
    t = tokens[i]
    if word(tokens, i) != "set" or (word(tokens, i + 1), word(tokens, i + 2)) != ("on", "fire") or t.head != i - 1 or tokens[i - 1].head not in {i - 1, i + 2}:
        return
    bare = [k for k in [*below(tokens, i), *below(tokens, i + 2)] if k.i > i + 2 and k.upos in {"NOUN", "PROPN"} and k.nominal != "time"]
    bare = [k for k in bare if not any(c.deprel == "case" and c.i < k.i for c in below(tokens, k.i))]
    if not bare:
        return
    for k in below(tokens, i + 2):
        if k.i not in {i - 1, i + 1}:
            tokens[k.i] = replace(k, head=i)
    if tokens[i - 1].head == i + 2:
        over = tokens[i + 2]
        tokens[i] = replace(t, xpos="VBD", head=i if over.head == i + 2 else over.head, deprel=over.deprel)
        tokens[i - 1] = replace(tokens[i - 1], head=i, deprel="nsubj")
    else:
        _finite(tokens, i, i)
    tokens[i + 2] = replace(tokens[i + 2], upos="NOUN", xpos="NN", lemma="fire", head=i, deprel="obl")
    tokens[i + 1] = replace(tokens[i + 1], head=i + 2, deprel="case")
    tokens[bare[0].i] = replace(bare[0], head=i, deprel="obj")


@where("advcl acl", xpos="VBG")
def _protesting_whom(tokens: list[Token], i: int) -> None:
    """ "a baton charge on [protesting] students", "fired at marching miners": between a preposition and a bare plural it is of those whom it befell; not "insisted
    on protesting"."""
    t = tokens[i]
    if i < 2 or i + 1 >= len(tokens) or word(tokens, i - 1) not in {"on", "at", "against", "with", "upon"} or t.lemma not in WITHOUT_OBJECT:
        return
    whom, before = tokens[i + 1], tokens[i - 2]
    if whom.xpos != "NNS" or whom.nominal != "person" or (whom.head, whom.deprel) != (i, "obj"):
        return
    noun = before.upos == "NOUN" and before.nominal != "time" and before.head == t.head
    tokens[i + 1] = replace(whom, head=before.i if noun else t.head, deprel="nmod" if noun else "obl")
    for k in below(tokens, i):
        if k.i > i:
            tokens[k.i] = replace(k, head=t.head)
    tokens[i] = replace(t, head=i + 1, deprel="amod")
    tokens[i - 1] = replace(tokens[i - 1], head=i + 1, deprel="case")


@where("advcl", xpos="VBG")
def _result_of_the_shots(tokens: list[Token], i: int) -> None:
    """ "opened fire as the mob turned violent, [killing two]": who only became unruly killed nobody, what it was answered with did."""
    t = tokens[i]
    turned = tokens[t.head]
    if t.lemma not in {"kill", "injure", "wound", "leave"} or word(tokens, i - 1) != "," or turned.deprel != "advcl" or turned.head >= turned.i:
        return
    if turned.lemma not in {"turn", "become", "get", "grow"} or not any(k.deprel == "xcomp" and k.upos == "ADJ" for k in below(tokens, turned.i)):
        return
    over = turned.head
    done = [k for k in below(tokens, over) if k.deprel == "xcomp" and k.upos == "VERB" and k.i < turned.i]
    tokens[i] = replace(t, head=done[0].i if done else over)


@where("advcl", xpos="VBG")
def _result_of_what_came_upon_them(tokens: list[Token], i: int) -> None:
    """ "was driving home when officers opened fire, [killing him]": what came upon somebody at peace killed; not "opened fire when police arrived, killing two"."""
    t = tokens[i]
    over = tokens[t.head]
    if t.lemma not in {"kill", "injure", "wound", "leave"} or word(tokens, i - 1) != "," or over.i > i or over.upos != "VERB" or over.lemma in OF_ATTACKERS:
        return
    came = [k for k in below(tokens, over.i) if over.i < k.i < i and k.deprel == "advcl" and k.lemma in OF_ATTACKERS and k.xpos in {"VBD", "VBN"}]
    if came and any(k.text.lower() == "when" for k in below(tokens, came[-1].i)):
        tokens[i] = replace(t, head=came[-1].i)


@where("case mark", words={"as"})
def _as_they_did(tokens: list[Token], i: int) -> None:
    """ "police stood by [as] rioters burnt shops": between a verb and a noun that a past form follows it begins a clause; not "as burnt shops"."""
    t, v = tokens[i], i + 2 + (word(tokens, i + 1) in {"the", "a", "some"})
    if v + 1 >= len(tokens) or tokens[v].xpos != "VBD" or tokens[v].sent != t.sent or tokens[v - 1].upos not in {"NOUN", "PROPN"}:
        return
    who, noun, over = tokens[v - 1], tokens[tokens[v].head], tokens[tokens[v - 1].head]
    if who.head == v or any(k.deprel.startswith("nsubj") and k.i > i for k in below(tokens, v)) or over.upos != "VERB" or over.i >= i:
        return
    bare = noun.i > v and noun.head == over.i
    if not bare and noun.i != over.i and tokens[v].deprel != "advcl":
        return
    tokens[v] = replace(tokens[v], upos="VERB", head=over.i, deprel="advcl")
    tokens[who.i] = replace(who, head=v, deprel="nsubj")
    tokens[i] = replace(t, head=v, deprel="mark")
    if bare:
        tokens[noun.i] = replace(noun, head=v, deprel="obj")
        for k in below(tokens, over.i):
            if k.i > noun.i and k.deprel.startswith("obl"):
                tokens[k.i] = replace(k, head=v)


@where("nmod", upos="NOUN")
def _set_it_on_fire(tokens: list[Token], i: int) -> None:
    """ "set shops [on fire]": what was done to them, and no kind of shops."""
    over = tokens[tokens[i].head]
    if word(tokens, i) == "fire" and word(tokens, i - 1) == "on" and over.i == i - 2 and over.deprel == "obj" and tokens[over.head].text.lower() in {"set", "setting"}:
        tokens[i] = replace(tokens[i], head=over.head, deprel="obl")


@where("conj advcl", xpos="VBG")
def _while_preventing(tokens: list[Token], i: int) -> None:
    """ "prevented them from marching, [firing] tear gas": what those who prevented it did; not "from marching and chanting"."""
    t = tokens[i]
    kept = tokens[t.head]
    if t.head >= i or word(tokens, i - 1) != "," or kept.xpos != "VBG" or kept.deprel not in {"advcl", "xcomp", "obl"} or kept.head >= t.head:
        return
    marks = {k.text.lower() for k in below(tokens, kept.i) if k.deprel in {"mark", "case"}}
    if "from" in marks and not any(k.deprel == "cc" for k in below(tokens, i)) and tokens[kept.head].upos == "VERB":
        tokens[i] = replace(t, head=kept.head, deprel="advcl")


@where("advcl", xpos="VBG")
def _who_protests(tokens: list[Token], i: int) -> None:
    """ "Police clashed with students [protesting] over the rise": right behind those whom it befell it tells what they did; not "left the workers, protesting"."""
    t, whom = tokens[i], tokens[i - 1]
    if i < 2 or t.lemma not in SPEAKING_UP or whom.xpos not in {"NNS", "NNPS"} or whom.nominal != "person" or whom.head not in {t.head, i}:
        return
    with_ = next((k for k in below(tokens, i) if k.deprel == "mark" and k.text == "with" and k.i < i), None)
    if whom.head == i and with_ is not None and tokens[t.head].lemma in {"clash", "scuffle", "skirmish", "fight", "battle"}:
        tokens[whom.i] = replace(whom, head=t.head, deprel="obl")
        tokens[with_.i] = replace(with_, head=whom.i, deprel="case")
        tokens[i] = replace(t, head=whom.i, deprel="acl")
    elif whom.head == t.head and whom.i > t.head and whom.deprel in {"obj", "obl"}:
        tokens[i] = replace(t, head=i - 1, deprel="acl")


@where("acl amod", xpos="VBN VBD")
def _as_a_mob_did(tokens: list[Token], v: int) -> None:
    """ "Police stood by as a mob [looted] shops", "watched as rioters [burnt] shops": behind "as" or "while" and a crowd, and with what it was done to, it is the
    verb of a clause; not "as a mob led by monks marched", "as looted shops"."""
    t, who = tokens[v], tokens[v - 1]
    if v < 3 or who.upos != "NOUN" or who.nominal not in {"person", "organization"} or any(k.deprel == "obl:agent" for k in below(tokens, v)):
        return
    what = next((k for k in below(tokens, v) if k.deprel == "obj" and k.i > v), None) if t.deprel == "acl" and t.head == who.i else None
    if t.deprel == "amod" and who.head == v and who.deprel.startswith("nsubj") and tokens[t.head].i > v:
        what = tokens[t.head]
    start = v - 2 - (word(tokens, v - 2) in {"a", "the", "some"})
    over = tokens[what.head if t.deprel == "amod" else who.head] if what is not None else t
    if what is None or word(tokens, start) not in {"as", "while"} or over.upos != "VERB" or over.i >= start:
        return
    tokens[v] = replace(t, xpos="VBD", upos="VERB", head=over.i, deprel="advcl")
    tokens[who.i] = replace(who, head=v, deprel="nsubj")
    tokens[what.i] = replace(what, head=v, deprel="obj")
    tokens[start] = replace(tokens[start], head=v, deprel="mark")


@where("obj compound", upos="NOUN", words={"fire"})
def _seen_to_fire(tokens: list[Token], i: int) -> None:
    """ "A reporter saw police [fire] tear gas at marchers", "They saw police fire at the crowd": what police do before somebody's eyes; not "saw a house fire", "saw
    police fire two officers"."""
    t, who = tokens[i], tokens[i - 1]
    seen = tokens[t.head]
    if (
        word(tokens, i - 1) not in {"police", "officers", "troops", "soldiers"}
        or who.head not in {i, seen.i}
        or seen.lemma not in SEEING
        or seen.xpos != "VBD"
        or seen.i > i
        or any(k.upos == "NUM" for k in tokens[i + 1 : i + 2])
    ):
        return
    tokens[i] = replace(t, upos="VERB", xpos="VB", lemma="fire", deprel="ccomp")
    tokens[who.i] = replace(who, head=i, deprel="nsubj")
    for k in [*below(tokens, seen.i), *below(tokens, i)]:
        if k.i <= i or k.deprel not in {"obj", "nmod", "obl"} or tokens[k.i].head not in {seen.i, i}:
            continue
        tokens[k.i] = replace(k, head=i, deprel="obj" if k.deprel == "obj" else "obl")


OPENS = {",", ";", ":", "and", "while", "but", "–", "—"}


@where("obl nsubj nsubj:pass conj", upos="NOUN")
def _in_a_place_they_did(tokens: list[Token], i: int) -> None:
    """ "In Kandahar [gunmen] shot two policemen", "and in Gurgaon villagers squatted on the road": no comma parts the place from those who do it; not "In Cairo
    talks, ...", "in Kano traders' shops"."""
    t = tokens[i]
    if i + 1 >= len(tokens) or t.xpos != "NNS" and word(tokens, i) != "police" or tokens[i + 1].sent != t.sent or tokens[i + 1].upos not in {"VERB", "AUX"}:
        return
    j = i - 1
    while j > 0 and tokens[j].head == i and tokens[j].deprel == "amod":
        j -= 1
    k = j
    while k > 0 and tokens[k].upos == "PROPN" and tokens[k].ent.endswith("LOC") and j - k < 3:
        k -= 1
    opens = tokens[k - 1].sent != t.sent or word(tokens, k - 1) in OPENS if k > 0 else True
    top = next((x for x in tokens[k + 1 : j + 1] if not k < x.head <= j), None)
    if top is None or word(tokens, k) != "in" or tokens[k].sent != t.sent or not opens or top.head not in {*range(j + 1, i + 2)}:
        return
    v = tokens[i + 1] if tokens[i + 1].upos == "VERB" else tokens[tokens[i + 1].head]
    if t.deprel == "conj" and v.head == i and v.deprel == "acl":  # "and in Gurgaon [villagers] squatted": read as villagers who were squatted
        tokens[v.i] = v = replace(v, head=t.head, deprel="conj", xpos="VBD")
        for x in [x for x in below(tokens, i) if x.deprel in {"cc", "punct"} and x.i < k]:
            tokens[x.i] = replace(x, head=v.i)
    elif v.head == i or t.head != v.i or any(x.deprel.startswith("nsubj") and x.i != i for x in below(tokens, v.i)):
        return
    passive = any(x.deprel == "aux:pass" for x in below(tokens, v.i))
    tokens[i] = replace(t, head=v.i, deprel="nsubj:pass" if passive else "nsubj")
    tokens[top.i] = replace(top, head=v.i, deprel="obl")
    tokens[k] = replace(tokens[k], head=top.i, deprel="case")


@where("advcl", xpos="VBN VBD")
def _with_so_many_killed(tokens: list[Token], i: int) -> None:
    """ "fired on marchers who broke into parliament, with five protesters [killed]": behind a comma it is told of the whole, and not of what the marchers did."""
    t = tokens[i]
    over = tokens[t.head]
    marked = next((k for k in below(tokens, i) if k.deprel == "mark" and word(tokens, k.i) == "with"), None)
    if t.lemma not in HARMED_BY or marked is None or over.i > marked.i or word(tokens, marked.i - 1) != ",":
        return
    top = over
    for _ in range(12):
        if top.upos == "VERB" and top.deprel not in {"acl:relcl", "acl", "advcl"} or top.head == top.i:
            break
        top = tokens[top.head]
    if top.upos == "VERB" and top.i < over.i:
        tokens[i] = replace(t, head=top.i)


@where(words={"running"})
def _running_battles(tokens: list[Token], i: int) -> None:
    """ "fought [running] battles with police", "engaged police in running battles": what kind of battles, and nothing that anybody runs."""
    t, n = tokens[i], i + 1
    if word(tokens, n) not in {"battle", "battles"} or tokens[n].sent != t.sent or t.head == n and t.deprel == "amod":
        return
    if tokens[n].head == i:
        mark = next((k for k in below(tokens, i) if k.deprel == "mark" and k.i < i), None)
        tokens[n] = replace(tokens[n], head=t.head, deprel="obl" if mark is not None else "obj")
        for k in below(tokens, i):
            tokens[k.i] = replace(k, head=n, deprel="case") if mark is not None and k.i == mark.i else replace(k, head=t.head)
    tokens[i] = replace(t, head=n, deprel="amod", upos="ADJ", xpos="JJ")


CROWDS = (
    _running_battles,
    _with_so_many_killed,
    _in_a_place_they_did,
    _seen_to_fire,
    _as_a_mob_did,
    _who_protests,
    _baton_charged,
    _batons,
    _ablaze,
    _set_on_fire,
    _protesting_whom,
    _result_of_the_shots,
    _result_of_what_came_upon_them,
    _as_they_did,
    _set_it_on_fire,
    _while_preventing,
)
