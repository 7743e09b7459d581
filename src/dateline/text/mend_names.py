"""Mends names: a nickname in quotation marks inside one, and the place or topic before a colon that opens a headline."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.text.mend_look import ALWAYS_WITH_OBJECT, below, word
from dateline.text.mend_sides import MONTHS
from dateline.text.mend_where import where
from dateline.text.tokens import Token

OPENING = {'"', "“", "‘", "'"}
CLOSING = {'"', "”", "’", "'"}
LONGEST = 3  # words of a nickname
RANK = 5  # letters that a rank has less than
YEARS = re.compile(r"(?:1[4-9]|20)\d\d")
HARMING = ALWAYS_WITH_OBJECT | {"shoot", "kidnap", "abduct", "murder", "arrest", "detain"}
TOPIC = 3  # words before the colon of a headline


@where(words=OPENING)
def _nickname(tokens: list[Token], i: int) -> None:
    """'Jimmy ["Barbecue"] Cherizier': one name of one person."""
    t = tokens[i]
    if i == 0 or tokens[i - 1].upos != "PROPN" or not tokens[i - 1].text[:1].isupper() or tokens[i - 1].sent != t.sent:
        return
    close = next((k.i for k in tokens[i + 2 : i + 2 + LONGEST] if k.text in CLOSING), None)
    if close is None or close + 1 >= len(tokens):
        return
    last, inside = tokens[close + 1], tokens[i + 1 : close]
    capital = last.upos == "PROPN" and last.text[:1].isupper() and last.sent == t.sent and all(k.text[:1].isupper() for k in inside)
    people = tokens[i - 1].ent.endswith("PER") or last.ent.endswith("PER")
    if not capital or not people:
        return
    first = i - 1
    while tokens[first].deprel == "flat" and tokens[first].head < first:
        first = tokens[first].head
    within = {*range(i, close + 2)}
    end = close + 2
    while end < len(tokens) and tokens[end].deprel == "flat" and tokens[end].head in within:
        within.add(end)
        end += 1
    for k in below(tokens, last.i):
        if k.i not in within:
            tokens[k.i] = replace(k, head=first)
    outer = next((tokens[k] for k in (first, *sorted(within)) if tokens[k].head not in within and tokens[k].head != first and tokens[k].upos == "PROPN"), None)
    if outer is not None and outer.i != first and tokens[first].head in within:
        tokens[first] = replace(tokens[first], head=first if outer.head == outer.i else outer.head, deprel=outer.deprel)
    for k in sorted(within):
        mark = tokens[k].upos == "PUNCT"
        tokens[k] = replace(tokens[k], head=first, deprel="punct" if mark else "flat", ent="I-PER", upos=tokens[k].upos if mark else "PROPN")


@where(words={":"})
def _topic_before_a_colon(tokens: list[Token], i: int) -> None:
    """ "[Ecuador]: Car bomb kills one; president blames gang": what the headline is of, and who does nothing in it."""
    if not 0 < i <= TOPIC or any(k.sent != 0 or k.upos not in {"PROPN", "ADJ", "PUNCT"} for k in tokens[:i]):
        return
    topic = next((k for k in tokens[:i] if k.head > i and k.deprel.startswith("nsubj")), None)
    if topic is not None and any(k.deprel.startswith("nsubj") and k.i > i for k in below(tokens, topic.head)):
        tokens[topic.i] = replace(topic, deprel="dislocated")


@where(words={":"})
def _town_before_a_colon(tokens: list[Token], i: int) -> None:
    """ "[KANO]: Gunmen killed four people", "[Berhampore], 8 June: Two men were held": where a report was filed, also behind a byline; not "POLICE: Two held"."""
    first = i
    while first > 0 and tokens[first - 1].sent == tokens[i].sent:
        first -= 1
    comma = next((k for k in range(first, i) if tokens[k].text == ","), i)
    words, dated = tokens[first:comma], [k.text.lower() for k in tokens[comma + 1 : i]]
    if comma < i and not (len(dated) == 2 and any(w.isdigit() for w in dated) and any(w.strip(".") in MONTHS for w in dated)):
        return
    if not 0 < len(words) <= TOPIC or any(k.upos != "PROPN" or len(k.text) < 3 or not k.text[0].isupper() or comma == i and not k.text.isupper() for k in words):
        return
    if i + 2 >= len(tokens) or any(k.text.isupper() and len(k.text) > 1 for k in tokens[i + 1 : i + 3]) or words[-1].ent.endswith("ORG") and words[-1].nominal != "place":
        return
    for k in words:
        moved = "dislocated" if comma == i else "obl"
        tokens[k.i] = replace(
            k,
            ent=k.ent if k.ent.endswith(("LOC", "GPE")) else "B-LOC" if k.i == first else "I-LOC",
            nominal="place",
            deprel=moved if k.deprel.startswith("nsubj") else k.deprel,
        )


@where(upos="NUM")
def _year_over_an_entry(tokens: list[Token], i: int) -> None:
    """ "[1942]: Troops destroy a village", "[1916] - British troops shell Dublin": the year of what an entry tells; not "1942: a year of terror"."""
    t = tokens[i]
    first = i - 1 if i and tokens[i - 1].text in {"-", "–", "—", "•", "*"} else i
    opens = first == 0 or tokens[first - 1].sent != t.sent
    if not opens or not YEARS.fullmatch(t.text) or word(tokens, i + 1) not in {":", "-", "–", "—"} or tokens[i + 1].sent != t.sent:
        return
    words = [k for k in tokens[i + 2 : i + 120] if k.sent == t.sent]
    verb = next((k for k in words if k.upos == "VERB" and k.deprel in {"root", "parataxis", "appos"} and (k.head in {i, k.i})), None)
    if verb is None or not any(k.deprel.startswith("nsubj") for k in below(tokens, verb.i)):
        return
    tokens[verb.i] = replace(verb, head=verb.i, deprel="root")
    for k in below(tokens, i):
        tokens[k.i] = replace(k, head=verb.i)
    tokens[i] = replace(t, head=verb.i, deprel="obl:unmarked")


@where(words={"together"})
def _together_with(tokens: list[Token], i: int) -> None:
    """ "shot dead the mayor, [together with] a worker": one preposition of two words, of what is beside the object; not "attacked Kidal together with militias"."""
    t = tokens[i]
    beside = next((k for k in below(tokens, i) if k.i > i and k.deprel in {"obl", "nmod"} and any(c.text.lower() == "with" for c in below(tokens, k.i))), None)
    if t.deprel == "advmod" and word(tokens, i + 1) == "with" and beside is not None and tokens[t.head].lemma in HARMING:
        tokens[beside.i] = replace(beside, head=t.head, deprel="obl")
        tokens[i] = replace(t, head=beside.i, deprel="case")


@where(words={"opposition"})
def _leader_of_the_opposition(tokens: list[Token], i: int) -> None:
    """ "Leader of the [Opposition] Suvendu Adhikari said": an office and the name of who holds it, and no opposition of that name."""
    the = i - 1 if word(tokens, i - 1) == "the" else i
    lead, name = the - 2, i + 1
    if lead < 0 or word(tokens, the - 1) != "of" or word(tokens, lead) not in {"leader", "whip"} or name >= len(tokens) or tokens[name].upos != "PROPN":
        return
    if tokens[name].sent != tokens[lead].sent or tokens[name].nominal != "person" or tokens[name].deprel not in {"nsubj", "nsubj:pass", "nmod", "obj", "obl", "root"}:
        return
    if tokens[lead].head in {name, i}:
        tokens[lead] = replace(tokens[lead], head=tokens[name].head, deprel=tokens[name].deprel)
    tokens[i] = replace(tokens[i], head=lead, deprel="nmod")
    tokens[name] = replace(tokens[name], head=lead, deprel="appos")
    for k in range(the - 1, i):
        tokens[k] = replace(tokens[k], head=i)


@where("appos", upos="PROPN")
def _rank_before_its_name(tokens: list[Token], i: int) -> None:
    """ "its spokesman, [DSP] Alfred Alabo, said": a rank in capitals and the name behind it are one; not "its ally, the DSP, Alfred Alabo"."""
    t, name = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else tokens[i]
    if t.text.isupper() and len(t.text) < RANK and name.upos == "PROPN" and not name.text.isupper() and (name.head, name.deprel) == (t.head, "appos"):
        tokens[i] = replace(t, head=name.i, deprel="compound")


@where("conj", upos="PROPN")
def _name_of_a_counterpart(tokens: list[Token], i: int) -> None:
    """ "Hakan Fidan and his Syrian counterpart [Asaad al-Shaibani] met": the name of the second, and no third."""
    before = tokens[i - 1]
    if i and before.lemma.lower() in {"counterpart", "colleague"} and before.xpos == "NN" and before.head == tokens[i].head and before.sent == tokens[i].sent:
        tokens[i] = replace(tokens[i], head=i - 1, deprel="appos")


@where("conj", upos="PROPN NOUN")
def _last_of_those_named(tokens: list[Token], i: int) -> None:
    """ "Three men, Ali Omar, Hassan Said and [Musa Idris], were shot", "Two people, a nun and [a pharmacist], died": those counted before, one by one; not "Two
    soldiers, a guard and a driver were shot", which no comma closes."""
    t = tokens[i]
    people = tokens[t.head]
    counted = people.xpos == "NNS" and any(k.deprel == "nummod" for k in below(tokens, people.i))
    named = [k.i for k in below(tokens, people.i) if k.deprel == "appos" and people.i < k.i < i]
    last = max([i, *(k.i for k in below(tokens, i) if k.deprel in {"flat", "punct"} and k.i > i)])
    closed = "," in {word(tokens, last), word(tokens, last + 1)} and people.deprel.startswith(("nsubj", "obj"))
    if counted and named and closed and word(tokens, people.i + 1) == ",":
        tokens[i] = replace(t, head=named[-1])


@where("obl nmod", upos="NOUN")
def _place_before_a_subject(tokens: list[Token], i: int) -> None:
    """ "and in Nikopol [shells] killed a woman": a town that opens a clause, and what did it; not "in Nikopol shells were found"."""
    t = tokens[i]
    verb = tokens[i + 1] if i + 1 < len(tokens) else t
    beside = verb.head in {t.head, tokens[t.head].head} and verb.deprel in {"conj", "parataxis", "advcl"}
    if verb.upos != "VERB" or verb.xpos not in {"VBD", "VBZ", "VBP"} or verb.i == t.i or t.head > i or not beside:
        return
    case = next((k for k in below(tokens, i) if k.deprel == "case" and k.text.lower() in {"in", "near"}), None)
    place = tokens[case.i + 1] if case is not None else t
    if case is None or place.i >= i or place.upos != "PROPN" or place.head != i or any(k.deprel.startswith("nsubj") for k in below(tokens, verb.i)):
        return
    for k in below(tokens, i):
        if k.i < place.i:
            tokens[k.i] = replace(k, head=place.i if k.i == case.i else verb.i)
    tokens[place.i] = replace(place, head=verb.i, deprel="obl")
    tokens[i] = replace(t, head=verb.i, deprel="nsubj")


NAMES = (
    _rank_before_its_name,
    _leader_of_the_opposition,
    _place_before_a_subject,
    _last_of_those_named,
    _nickname,
    _town_before_a_colon,
    _topic_before_a_colon,
    _year_over_an_entry,
    _together_with,
    _name_of_a_counterpart,
)
