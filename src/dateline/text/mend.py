"""Mends parses where tags and tree of the network contradict each other or grammar. Each repair names its construction.

Examples: "[gunman shot] shoppers" (a finite verb is no modifier of the noun behind it), "killed [at least 35] civilians" (a quantity, no place), "shot [dead two] men".
"""

from __future__ import annotations

from dataclasses import replace

from dateline.text.mend_news import MANY, mend_news
from dateline.text.repair_words import repair_words
from dateline.text.tokens import Token

FINITE = {"VBD", "VBZ", "VBP"}
MODIFIER = {"compound", "amod", "nmod", "nmod:desc", "nmod:unmarked"}
BEFORE_A_NOUN = {"det", "compound", "amod", "nummod", "nmod:poss", "nmod:desc", "advmod"}
RAISES = repair_words("raising")
SPEECH = repair_words("speech")


def _said_behind(tokens: list[Token], i: int) -> int:
    """The verb of speech over a clause to which a subject behind it was given: "..., the army [said]", "..., the governor, Oleh Syniehubov, [said]"; 0 if none."""
    said = tokens[tokens[i].head].head
    if said <= i or tokens[said].lemma.lower() not in SPEECH or any(t.head == said and t.deprel.startswith("nsubj") for t in tokens[:said]):
        return 0
    between = tokens[i + 1 : said]
    named = all(t.upos in {"PUNCT", "PROPN"} for t in between) and any(t.deprel == "appos" and t.head == i for t in between)
    return said if said == i + 1 or named else 0


def mend(tokens: list[Token]) -> list[Token]:
    """The tokens with repaired heads and relations; the list is changed in place and returned."""
    mend_news(tokens)
    for i in range(len(tokens)):
        _subject_of_speech(tokens, i)
        t = tokens[i]
        low = t.text.lower()
        if t.xpos in FINITE and t.upos == "VERB" and t.deprel in MODIFIER and t.head > i and tokens[t.head].upos == "NOUN":
            _finite_modifier(tokens, i)
        elif t.deprel == "nsubj" and t.head < i and (said := _said_behind(tokens, i)):
            tokens[i] = replace(t, head=said)  # "Rebels shelled the town, the army [said]": who said it did not shell
        elif t.upos in {"NOUN", "PROPN"} and t.deprel in {"compound", "nmod", "nmod:poss"} and t.head > i + 1 and tokens[i + 1].upos == "VERB":
            _split_subject(tokens, i)
        elif low == "at" and i + 2 < len(tokens) and tokens[i + 1].text.lower() in {"least", "most"}:
            _quantity(tokens, i)
        elif t.xpos == "NNS" and t.deprel in {"nmod:poss", "compound"} and t.head > i + 1 and tokens[i + 1].text.lower() == "and":
            _joined_modifier(tokens, i)
        elif t.upos == "NUM" and t.deprel.startswith("nsubj") and t.head < i:
            _of_them(tokens, i)
        elif t.deprel == "nsubj:pass" and (_active(tokens, i) if t.head < i else _not_passive(tokens, i)):
            continue
        elif t.xpos == "RP" and t.deprel == "advmod" and t.head == i + 1 and tokens[t.head].upos == "NUM" and i and tokens[i - 1].upos == "VERB":
            tokens[i] = replace(t, head=i - 1, deprel="compound:prt")  # "handed [over 12] prisoners"
        elif t.upos == "NUM" and tokens[t.head].upos == "VERB" and t.head < i and _raised_to(tokens, i):
            continue
        elif t.upos == "NUM" and t.deprel == "obl:unmarked" and tokens[t.head].xpos == "VBN" and tokens[t.head].deprel == "conj" and i < t.head:
            _bare_subject(tokens, i)
        elif t.upos == "NUM" and t.deprel in {"nummod", "compound"} and t.head != i:
            _number_across(tokens, i)
        elif t.deprel == "obj" and t.head < i and i >= 2 and tokens[t.head].upos == "VERB":
            if not _among_them(tokens, i):
                _object_across(tokens, i)
        elif t.deprel == "conj" and t.upos in {"NUM", "NOUN"} and t.head < i:
            if _among_them(tokens, i):
                continue
            if tokens[t.head].deprel.startswith("nsubj"):
                _across_the_verb(tokens, i)
            else:
                _verb_joined(tokens, i)
        elif t.deprel == "conj" and t.upos == "PROPN" and t.head < i and tokens[t.head].upos == "VERB":
            _name_joined(tokens, i)
        elif low == "tear" and t.upos == "VERB" and i + 1 < len(tokens) and tokens[i + 1].text.lower() == "gas":
            _tear_gas(tokens, i)
        elif t.xpos in FINITE and t.upos == "VERB" and t.deprel == "advcl" and t.head < i:
            _clause_after(tokens, i)
        elif (
            t.xpos in {"VBG", "NN"}
            and t.upos == "VERB"
            and t.deprel in {"advcl", "acl"}
            and i
            and (tokens[i - 1].text.lower() in {"in", "during"} or (tokens[i - 1].head == i and tokens[i - 1].deprel in {"compound", "amod", "det"}))
        ):
            _noun_of_a_verb(tokens, i)
        elif t.deprel == "appos":
            _among_them(tokens, i)
        elif low == "dead" and t.deprel in {"amod", "advmod"} and i and i + 1 < len(tokens):
            _dead(tokens, i)
    return tokens


def _finite_modifier(tokens: list[Token], v: int) -> None:
    """The verb takes the place of the noun behind it, the noun becomes its object, and the nearest noun before it, with what modified the other, its subject."""
    n = tokens[v].head
    noun = tokens[n]
    before = [k for k in range(v) if tokens[k].head == n and tokens[k].deprel in BEFORE_A_NOUN and tokens[k].sent == tokens[v].sent]
    subject = next((k for k in reversed(before) if tokens[k].upos in {"NOUN", "PROPN"} and k == v - 1), None)
    if subject is None or any(tokens[k].head == n and tokens[k].deprel in {"case", "mark", "cop"} for k in range(v)):
        return
    root = noun.head == n
    over = tokens[noun.head]
    relation = "root" if root else "ccomp" if over.lemma.lower() in SPEECH and noun.head > n else "parataxis" if noun.deprel in {"obj", "obl", "nsubj"} else noun.deprel
    tokens[v] = replace(tokens[v], head=v if root else noun.head, deprel=relation)
    tokens[n] = replace(noun, head=v, deprel="obj")
    tokens[subject] = replace(tokens[subject], head=v, deprel="nsubj")
    for k in before:
        if k != subject:
            tokens[k] = replace(tokens[k], head=subject)


def _split_subject(tokens: list[Token], k: int) -> None:
    """ "[Myanmar's military] executed four [activists]": what stands before a finite verb is its subject, and no part of its object."""
    v, n = k + 1, tokens[k].head
    if tokens[v].xpos not in FINITE or tokens[n].head != v or tokens[n].deprel != "obj":
        return
    if any(t.head == v and t.deprel.startswith("nsubj") for t in tokens[max(0, v - 40) : v]):
        return
    for j in range(max(0, k - 20), k):
        if tokens[j].head == n:
            tokens[j] = replace(tokens[j], head=k)
    tokens[k] = replace(tokens[k], head=v, deprel="nsubj")


def _subject_of_speech(tokens: list[Token], k: int) -> None:
    """ "A spokesman for the rebels said [the group] had shelled the base": the noun behind "said" belongs to the clause that is said, which has no other subject."""
    noun = tokens[k]
    if noun.upos not in {"NOUN", "PROPN", "PRON"} or noun.deprel not in {"nmod", "obj", "obl", "appos", "conj"} or noun.head > k or k + 1 >= len(tokens):
        return
    after = tokens[k + 1]
    v = after.head if after.deprel in {"aux", "aux:pass", "cop"} else k + 1
    said = tokens[v].head
    if v <= k or tokens[v].deprel != "ccomp" or said >= k or tokens[said].lemma.lower() not in SPEECH or tokens[k].head > said:
        return
    if any(t.head == v and t.deprel.startswith(("nsubj", "csubj")) for t in tokens[said:v]) or any(t.head == k and t.deprel == "case" for t in tokens[said:k]):
        return
    tokens[k] = replace(noun, head=v, deprel="nsubj:pass" if any(t.head == v and t.deprel == "aux:pass" for t in tokens[k:v]) else "nsubj")


def _quantity(tokens: list[Token], i: int) -> None:
    """ "killed at least 35 civilians": the noun that the number counts is an object, where the "at" of "at least" is all that makes it an oblique."""
    number = next((k for k in range(i + 2, min(i + 4, len(tokens))) if tokens[k].upos == "NUM"), None)
    if number is None:
        return
    n = number if tokens[number].deprel != "nummod" else tokens[number].head
    noun = tokens[n]
    verb = tokens[noun.head]
    second = noun.deprel == "nsubj" and any(t.head == noun.head and t.deprel == "nsubj" for t in tokens[max(0, noun.head - 30) : noun.head])
    if n <= i or not (noun.deprel.startswith("obl") or second) or verb.upos != "VERB" or noun.head >= i:
        return
    cases = [k for k, t in enumerate(tokens[noun.head : n], noun.head) if t.head == n and t.deprel == "case"]
    taken = any(t.head == noun.head and t.deprel in {"obj", "nsubj:pass", "aux:pass"} for t in tokens[max(0, noun.head - 30) : n])
    if cases not in ([], [i]) or taken:
        return
    tokens[n] = replace(noun, deprel="obj")
    tokens[i] = replace(tokens[i], head=i + 1, deprel="case")
    tokens[i + 1] = replace(tokens[i + 1], head=number, deprel="nmod")


def _across_the_verb(tokens: list[Token], n: int) -> None:
    """ "Seven people were killed and 55 injured": what is joined to a subject stands on the same side of the verb; behind it, it is the subject of the joined verb."""
    subject = tokens[n].head
    verb = tokens[subject].head
    if not subject < verb < n:
        return
    joined = next((k for k in range(n + 1, min(n + 12, len(tokens))) if tokens[k].head == verb and tokens[k].deprel == "conj" and tokens[k].upos == "VERB"), None)
    if joined is None or any(t.head == joined and t.deprel.startswith("nsubj") for t in tokens[n:joined]):
        return
    passive = tokens[subject].deprel == "nsubj:pass" and tokens[joined].xpos in {"VBN", "VBD"}
    tokens[n] = replace(tokens[n], head=joined, deprel="nsubj:pass" if passive else "nsubj")
    for k in range(verb + 1, n):
        if tokens[k].deprel == "cc" and tokens[k].head == n:
            tokens[k] = replace(tokens[k], head=joined)


def _object_across(tokens: list[Token], n: int) -> None:
    """ "killing eight and injuring nine others": the object behind the second verb is its own."""
    first = tokens[n].head
    second = next((k for k in range(n - 1, first, -1) if not k < tokens[k].head <= n), first)
    joined = tokens[second]
    if not any(t.head == first and t.deprel == "obj" for t in tokens[first + 1 : second]):
        return  # "killed and injured residents": one object for both
    if second > first and joined.upos == "VERB" and joined.deprel == "conj" and joined.head == first and tokens[second - 1].upos in {"CCONJ", "PUNCT", "ADV"}:
        tokens[n] = replace(tokens[n], head=second)


def _raised_to(tokens: list[Token], i: int) -> bool:
    """ "Two more died, bringing the toll of the bombing in the city [to 14]": a number behind "to" belongs to the verb that raises, and to none in its object."""
    near = range(max(0, i - 3), i)
    case = next((k for k in near if tokens[k].text.lower() == "to" and tokens[k].deprel == "case" and i in {tokens[k].head, tokens[tokens[k].head].head}), None)
    if tokens[i].deprel == "obj" and i and tokens[i - 1].text.lower() in {"at", "to"} and tokens[i - 1].head == i and tokens[tokens[i].head].lemma in RAISES:
        tokens[i] = replace(tokens[i], deprel="obl")  # "put the toll [at 25]"
        return True
    if case is None or tokens[tokens[i].head].lemma in RAISES:
        return False
    verb = next((k for k in range(case - 1, -1, -1) if tokens[k].sent == tokens[i].sent and tokens[k].upos == "VERB" and tokens[k].lemma in RAISES), None)
    if verb is None or not any(t.head == verb and t.deprel == "obj" for t in tokens[verb:case]) or any(t.text in {";", ","} for t in tokens[verb:case]):
        return False
    tokens[i] = replace(tokens[i], head=verb, deprel="obl")
    tokens[case] = replace(tokens[case], head=i)
    return True


def _active(tokens: list[Token], i: int) -> bool:
    """ "Police drones [killed] eleven men": a verb without an auxiliary, between two nouns that are both taken for its passive subject, has a subject and an object."""
    v = tokens[i].head
    first = next((k for k in range(v) if tokens[k].head == v and tokens[k].deprel == "nsubj:pass"), None)
    if first is None or any(t.head == v and t.deprel.startswith("aux") for t in tokens[max(0, v - 5) : v]):
        return False
    tokens[first] = replace(tokens[first], deprel="nsubj")
    tokens[i] = replace(tokens[i], deprel="obj")
    tokens[v] = replace(tokens[v], xpos="VBD")
    return True


def _not_passive(tokens: list[Token], i: int) -> bool:
    """ "which the group [had seized]", "a court [sentenced] to death six men", "troops, backed by tanks, [pushed] them out": in the perfect without "been", in the past
    with an object that bears no preposition, or right before "them", a verb is active; of two subjects a relative pronoun is the object."""
    v = tokens[i].head
    helpers = [t for t in tokens[max(0, v - 6) : v] if t.head == v and t.deprel.startswith("aux")]
    if any(t.deprel == "aux:pass" or t.lemma in {"be", "get"} for t in helpers):
        return False
    behind = [
        k for k in range(v + 1, min(len(tokens), v + 12)) if tokens[k].head == v and tokens[k].sent == tokens[v].sent and tokens[k].upos in {"NOUN", "PROPN", "NUM"}
    ]
    bare = [k for k in behind if tokens[k].deprel in {"obj", "obl"} and not any(t.head == k and t.deprel == "case" for t in tokens[v:k])]
    perfect = any(t.lemma == "have" for t in helpers)
    them = next((k for k in [v + 1] if k < len(tokens) and tokens[k].head == v and tokens[k].deprel == "obj" and tokens[k].text.lower() in {"them", "him"}), None)
    if them is not None and not helpers:
        tokens[v], bare = replace(tokens[v], xpos="VBD"), [them]
    if not perfect and not (tokens[v].xpos == "VBD" and bare):
        return False
    other = any(t.head == v and t.deprel.startswith("nsubj") and t.i != i for t in tokens[i:v])
    tokens[i] = replace(tokens[i], deprel="obj" if other and tokens[i].lemma in {"which", "that", "who", "whom"} else "nsubj")
    if not perfect:
        tokens[bare[0]] = replace(tokens[bare[0]], deprel="obj")
    return True


def _of_them(tokens: list[Token], i: int) -> None:
    """ "Eleven people were killed, eight of them in the village": a part of the subject, not another one."""
    verb = tokens[i].head
    subject = next((k for k in range(verb - 1, max(-1, verb - 30), -1) if tokens[k].head == verb and tokens[k].deprel.startswith("nsubj")), None)
    of_them = [t.text.lower() for t in tokens[i + 1 : i + 3]]
    if subject is not None and of_them in (["of", "them"], ["of", "whom"]):
        tokens[i] = replace(tokens[i], head=subject, deprel="appos")


def _joined_modifier(tokens: list[Token], i: int) -> None:
    """ "between [rebels] and government troops": a plural before "and" is the first of the two, and not whose the other is."""
    n = tokens[i].head
    whole = tokens[n]
    if whole.head == n or any(t.head == i and t.deprel == "case" for t in tokens[i + 1 : n]) or not i <= tokens[i + 1].head <= n:
        return
    tokens[i] = replace(tokens[i], head=whole.head, deprel=whole.deprel)
    tokens[n] = replace(whole, head=i, deprel="conj")
    for k, t in enumerate(tokens[max(0, i - 8) : i], max(0, i - 8)):
        if t.head == n:
            tokens[k] = replace(t, head=i)
    tokens[i + 1] = replace(tokens[i + 1], head=n)


def _among_them(tokens: list[Token], i: int) -> bool:
    """ "Three people, among them a policeman, were killed", "killed five, among them two boys": one or some of them, and no others."""
    first = next((k for k in range(i - 1, max(0, i - 6), -1) if tokens[k].head != i), 0)
    if first < 1 or tokens[first].text.lower() not in {"them", "whom"} or tokens[first - 1].text.lower() != "among":
        return False
    whole = tokens[i].head
    if tokens[i].deprel == "obj":
        whole = next((k for k in range(first - 2, tokens[i].head, -1) if tokens[k].head == tokens[i].head and tokens[k].deprel == "obj"), -1)
        if whole < 0:
            return False
    tokens[i] = replace(tokens[i], head=whole, deprel="nmod")
    tokens[first - 1] = replace(tokens[first - 1], head=i, deprel="case")
    tokens[first] = replace(tokens[first], head=first - 1, deprel="fixed")
    return True


def _number_across(tokens: list[Token], i: int) -> None:
    """ "Three people were killed and 264 others wounded": a number behind the verb counts no noun before it, and no verb, but the noun behind it, or stands for one."""
    counted = tokens[i].head
    verb = counted if tokens[counted].upos == "VERB" else tokens[counted].head
    if tokens[verb].upos != "VERB" or not (counted < verb < i or (counted == verb and verb > i)) or i + 1 >= len(tokens):
        return
    if tokens[i + 1].upos in {"NOUN", "PRON"}:
        tokens[i] = replace(tokens[i], head=i + 1, deprel="nummod")
        return
    told = next((k for k in range(i + 1, min(i + 4, len(tokens))) if tokens[k].upos == "VERB" and tokens[k].xpos in {"VBN", "VBD"}), None)
    if told is not None and not any(t.head == told and t.deprel.startswith("nsubj") for t in tokens[i:told]):
        tokens[i] = replace(tokens[i], head=told, deprel="nsubj:pass" if tokens[told].xpos == "VBN" else "nsubj")


def _bare_subject(tokens: list[Token], i: int) -> None:
    """ "12,000 people have been killed and [7 million] displaced": the number before a joined participle is its subject."""
    v = tokens[i].head
    if i == v - 1 and not any(t.head == v and t.deprel.startswith("nsubj") for t in tokens[tokens[v].head : v]):
        tokens[i] = replace(tokens[i], deprel="nsubj:pass")


def _verb_joined(tokens: list[Token], n: int) -> None:
    """ "killed 35 people and [injured scores] of others": a noun is not joined to a verb, the participle before it is, with the noun as its object."""
    v = n - 1
    part, first = tokens[v], tokens[tokens[n].head]
    if part.upos != "VERB" or part.xpos not in {"VBN", "VBD"} or part.deprel not in {"amod", "acl"} or tokens[v - 1].upos != "CCONJ":
        return
    over = first.i if first.upos == "VERB" and part.head == n else first.head if first.deprel == "obj" and tokens[n].text.lower() in MANY else None
    if over is None:
        return
    tokens[v] = replace(part, head=over, deprel="conj")
    tokens[v - 1] = replace(tokens[v - 1], head=v)
    tokens[n] = replace(tokens[n], head=v, deprel="obj")


def _clause_after(tokens: list[Token], v: int) -> None:
    """ "came days after [an attack] left 12 dead": the noun behind "after" is the subject of the clause, which has no other."""
    up = tokens[v].head
    if any(t.head == v and t.deprel.startswith(("nsubj", "csubj", "mark")) for t in tokens[up:v]):
        return
    nouns = [k for k in range(up + 1, v) if tokens[k].head == up and tokens[k].deprel == "obl" and tokens[k].upos in {"NOUN", "PROPN"}]
    case = next((k for k in range(up, v) if nouns and tokens[k].head == nouns[-1] and tokens[k].deprel == "case"), None)
    if case is None or tokens[case].text.lower() not in {"after", "before", "since", "as", "until"}:
        return
    tokens[nouns[-1]] = replace(tokens[nouns[-1]], head=v, deprel="nsubj")
    tokens[case] = replace(tokens[case], head=v, deprel="mark")


def _tear_gas(tokens: list[Token], i: int) -> None:
    """ "fired bullets and [tear gas]": no gas is torn."""
    gas = tokens[i + 1]
    root = tokens[i].head == i
    joined = tokens[i].deprel == "conj" and not root
    objects = [k for k in range(tokens[i].head, i) if tokens[k].head == tokens[i].head and tokens[k].deprel == "obj"] if joined else []
    tokens[i + 1] = replace(gas, head=objects[-1] if objects else i + 1 if root else tokens[i].head, deprel="conj" if objects else tokens[i].deprel)
    for k, t in enumerate(tokens[max(0, i - 40) : i + 40], max(0, i - 40)):
        if t.head == i and k not in (i, i + 1):
            tokens[k] = replace(t, head=i + 1)
    tokens[i] = replace(tokens[i], upos="NOUN", xpos="NN", lemma="tear", head=i + 1, deprel="compound")


def _noun_of_a_verb(tokens: list[Token], i: int) -> None:
    """ "were killed in [firing] by troops", "Stone [pelting] by protesters injured two": with a doer behind "by" and no object it is a noun."""
    kids = [t for t in tokens[i + 1 : i + 30] if t.head == i]
    doers = [t for t in kids if t.deprel in {"obl", "obl:agent"} and any(c.head == t.i and c.text.lower() == "by" for c in tokens[i + 1 : t.i])]
    if not doers or any(t.deprel == "obj" for t in kids) or tokens[i - 1].head != i:
        return
    v = tokens[i].head
    bare = tokens[i - 1].text.lower() not in {"in", "during"}
    subject = bare and v > i and not any(t.head == v and t.deprel.startswith("nsubj") for t in tokens[max(0, i - 30) : v])
    relation = "nsubj" if subject else "obl" if tokens[i].deprel == "advcl" else "nmod"
    tokens[i] = replace(tokens[i], upos="NOUN", xpos="NN", lemma=tokens[i].text.lower(), deprel=relation)
    if not bare:
        tokens[i - 1] = replace(tokens[i - 1], deprel="case")
    for t in doers:
        tokens[t.i] = replace(tokens[t.i], deprel="nmod")


def _dead(tokens: list[Token], i: int) -> None:
    """ "shot dead two men": before a number, an article or a name "dead" is what the shot made of them."""
    follows = tokens[i + 1].upos in {"NUM", "DET", "PROPN"} or tokens[i + 1].deprel == "nmod:poss"
    if follows and tokens[i - 1].upos == "VERB" and tokens[tokens[i].head].head == i - 1:
        tokens[i] = replace(tokens[i], head=i - 1, deprel="xcomp")


def _name_joined(tokens: list[Token], i: int) -> None:
    """ "killed Omar Saleh, head of the force, and [Karim Adel], his deputy": a name that is joined to a verb is joined to the name that is its object, and what is
    said of that name before it is said of that one; not "killed Saleh and Adel fled", where the second name is of a verb."""
    v = tokens[i].head
    objects = [t for t in tokens[v + 1 : i] if t.head == v and t.deprel == "obj" and t.upos == "PROPN"]
    own = any(t.head == i and t.deprel.split(":")[0] in {"nsubj", "cop", "obj", "case"} for t in tokens)
    if not objects or own or tokens[i - 1].text.lower() != "and":
        return
    first = objects[-1].i
    tokens[i] = replace(tokens[i], head=first)
    for t in tokens[first + 1 : i]:
        if t.head == i and t.deprel == "appos":
            tokens[t.i] = replace(t, head=first)
