"""People in a document: full names, titles, later surnames."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.names.generic import noun_at
from dateline.coding.names.np import HYPHENS, head_of, left_edge, modifier_of
from dateline.coding.names.terms import Terms
from dateline.coding.syntax import Syntax
from dateline.vocab.actors_match import fold
from dateline.vocab.actors_words import actor_nouns
from dateline.vocab.classes import word_class
from dateline.vocab.gazetteer import candidates, iso3_of, known
from dateline.vocab.gazetteer_words import place_words

TITLES_AND_RANKS = word_class("titles.before-names")
NO_TITLES = word_class("titles.none")
SHIP_PREFIXES = word_class("moves.ship-prefixes")
LARGE = 50_000  # people: a name of a town that is better known than a person of that name
FORCE_ON = word_class("acts.force-on")
DOING_TO_TOWNS = word_class("acts.doing-to-towns")
DONE_TO_TOWNS = word_class("acts.done-to-towns")
PLACE_PREPOSITIONS = frozenset("near in at into across throughout outside inside toward towards around".split())
SERVING = word_class("titles.serving")
PERSONAL = word_class("groups.personal")
PARTICLES = word_class("titles.particles")
TITLE_MODIFIERS = word_class("titles.modifiers")


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name at tokens [first, last); the title before it starts at `title` (== first if none)."""

    first: int
    last: int
    title: int
    name: str


def people(syntax: Syntax, terms: Terms) -> list[Person]:
    """Names of people, in text order, from the tagger's spans, mended at the edges."""
    out: list[Person] = []
    for first, last in _spans(syntax, terms):
        if _no_person(syntax, first, last):
            continue
        person = _mend(syntax, terms, first, last)
        if person is not None and syntax.low[person.first] not in {"of", "for"} and (not out or person.title >= out[-1].last):  # "Secretary | of State"
            out.append(person)
    return out


def _spans(syntax: Syntax, terms: Terms) -> list[tuple[int, int]]:
    """Spans of the tagger, and people of the register that it overlooked."""
    spans: list[tuple[int, int]] = []
    for t in syntax.tokens:
        if t.ent == "B-PER" or (t.ent == "I-PER" and not (spans and spans[-1][1] == t.i)):
            spans.append((t.i, t.i + 1))
        elif t.ent == "I-PER":
            spans[-1] = (spans[-1][0], t.i + 1)
    spans += [pair for t in syntax.tokens if t.ent == "O" and (pair := _unseen(syntax, terms, t.i))]
    spans += [pair for t in syntax.tokens if (pair := _of_office(syntax, terms, t.i)) and not any(a < pair[1] and pair[0] < b for a, b in spans)]
    tagged = {i for first, last in spans for i in range(first, last)}
    known = [(n.first, n.last) for n in terms.names if (a := n.actor()) is not None and a.kind == "person" and not tagged & set(range(n.first, n.last))]
    return sorted([*spans, *known])


def _unseen(syntax: Syntax, terms: Terms, i: int) -> tuple[int, int] | None:
    """ "Mehmet Kaya": first and last name of somebody whom only the other head of the network, that of noun kinds, takes for a person."""
    head = syntax.tokens[i]
    if head.upos != "PROPN" or head.nominal != "person" or not head.text[:1].isupper() or head.text.isupper():
        return None
    last = i + 1
    while last < len(syntax.tokens) and (t := syntax.tokens[last]).deprel == "flat" and t.head == i and t.upos == "PROPN" and t.ent == "O" and t.text[:1].isupper():
        last += 1
    return (i, last) if 2 <= last - i <= 3 and not any(k in terms.at for k in range(i, last)) else None


def _of_office(syntax: Syntax, terms: Terms, i: int) -> tuple[int, int] | None:
    """ "The governor of Kharkiv region, [Oleh Syniehubov], said": a name of two or three words between commas, behind one office, whatever the tagger takes it for."""
    t, up = syntax.tokens[i], syntax.head(i)
    if t.deprel != "appos" or t.upos != "PROPN" or t.ent.endswith("PER") or up is None or i < 2 or syntax.low[i - 1] != ",":
        return None
    offices = [k for k in (up, *syntax.ancestors(up)) if k < i and (noun := noun_at(syntax, k)) is not None and noun.cls == "office" and syntax.tokens[k].xpos == "NN"]
    last = i + 1
    while last < len(syntax.tokens) and syntax.rel(last) == "flat" and syntax.head(last) == i and syntax.tokens[last].text[:1].isupper():
        last += 1
    if not offices or not 2 <= last - i <= 3 or syntax.low[last : last + 1] != [","] or any(k in terms.at for k in range(i, last)):
        return None
    return None if known(" ".join(x.text for x in syntax.tokens[i:last])) else (i, last)


def of_the_place_line(syntax: Syntax, first: int) -> bool:
    """ "[NEW ORLEANS], Jan 1 (AP) -": where a paper has it from, and nobody."""
    t = syntax.tokens[first]
    x = syntax.sentences[t.sent]
    return t.text.isupper() and first == x.first and syntax.tokens[x.last - 1].text in {"-", "–", "—", "--"}


def _no_person(syntax: Syntax, first: int, last: int) -> bool:
    """Tagger errors: a place behind "near" or in a facility's name ("Salem hospital"), a lone noun for actors ("Airmen")."""
    tokens = syntax.tokens
    head = head_of(syntax, first, last)
    if of_the_place_line(syntax, first):
        return True
    if all(noun_at(syntax, i) is not None and tokens[i].text[-1:] == "s" or tokens[i].text.lower().endswith("men") for i in range(first, last)):
        return True
    titled = any(is_title(syntax, i) for i in range(max(first - 1, 0), last))
    if tokens[last - 1].text == "Staff":
        return True  # "Chief of Defence [Staff] General Musa"
    if first and tokens[first - 1].text in SHIP_PREFIXES:
        return True  # "the aircraft carrier USS Gerald R. Ford"
    if not titled and (town_acted_on(syntax, first, last) or _province_of_a_town(syntax, first, last)):
        return True
    over = modifier_of(syntax, head, last)
    if over is not None and not titled and noun_at(syntax, over) is None and syntax.lemma(over) not in PERSONAL and syntax.tokens[last].text not in {"'s", "’s"}:
        return True
    edge = first - 1
    while edge > 0 and tokens[edge].text.lower() in PARTICLES | HYPHENS:
        edge -= 1
    before = tokens[edge].text.lower() if edge >= 0 else ""
    if not titled and before == "of" and edge > 0 and tokens[edge - 1].lemma.lower() in DONE_TO_TOWNS and last - first == 1 and _town(tokens[first].text):
        return True  # "the shelling of Taiz"
    if (
        not titled
        and before == "on"
        and edge > 0
        and tokens[edge - 1].lemma.lower() in FORCE_ON
        and aimed_at_a_town(syntax.text[tokens[first].start : tokens[last - 1].end])
    ):
        return True  # "a raid on Azaz"
    if not titled and last - first == 1 and before == "from" and not any(t.ent.endswith("PER") and t.i != first and t.text == tokens[first].text for t in tokens):
        return True
    return not titled and (
        before in PLACE_PREPOSITIONS
        or any(tokens[k].text.lower() in PLACE_PREPOSITIONS for k in syntax.kids(head, "case") if k < first)
        or (before == "and" and _place_list(syntax, first))
    )


def _province_of_a_town(syntax: Syntax, first: int, last: int) -> bool:
    """ "The mayor of Tacámbaro, [Michoacán], was killed": a province right behind a name of a place; not "The mayor of Uruapan, Carlos Manzo, was killed"."""
    up = syntax.head(first)
    short = syntax.tokens[first].text.endswith(".") and syntax.prep(first - 2) == "of"  # "the mayor of Camden, [N.J.], condemned it"
    behind = syntax.rel(first) == "appos" and up is not None and (short or up == first - 2 and syntax.prep(up) == "of") and syntax.low[first - 1] == ","
    named = candidates(" ".join(t.text for t in syntax.tokens[first:last])) if behind else ()
    return bool(named) and (named[0].match == 0 or short) and named[0].kind in {"admin1", "region", "country"}


def town_acted_on(syntax: Syntax, first: int, last: int) -> bool:
    """ "shelled El Fasher", "it took Goma": a town that is what such an act is done to, and is nobody's name in the text."""
    head = head_of(syntax, first, last)
    up = syntax.head(head)
    onto = up is not None and syntax.lemma(up) in {"march", "advance"} and syntax.prep(head) == "on"  # "threatened to march on Uvira"
    if up is None or not onto and (syntax.rel(head) not in {"obj", "nsubj:pass"} or syntax.lemma(up) not in DOING_TO_TOWNS):
        return False
    words = {t.text for t in syntax.tokens[first:last]}
    named = any(t.ent.endswith("PER") and not first <= t.i < last and t.text in words for t in syntax.tokens)
    return not named and _town(" ".join(t.text for t in syntax.tokens[first:last]))


def aimed_at_a_town(name: str) -> bool:
    """Whether a name behind "a strike on" is rather a town than somebody: of some size, and nobody's given name ("Hassan")."""
    return _town(name) and name.split()[0].lower() not in place_words().given


def _town(name: str) -> bool:
    """A town of some size by that name."""
    return any(e.kind == "city" and e.population >= LARGE for e in candidates(name)[:2])


def _place_list(syntax: Syntax, first: int) -> bool:
    """ "near Al Anbar and Jurf al Saqr": a conjunct of something behind a preposition of place."""
    tokens = syntax.tokens
    return any(tokens[i].text.lower() in PLACE_PREPOSITIONS for i in range(max(first - 5, 0), first - 1)) and not any(
        tokens[i].upos == "VERB" for i in range(max(first - 5, 0), first)
    )


def _mend(syntax: Syntax, terms: Terms, first: int, last: int) -> Person | None:
    tokens = syntax.tokens
    end = syntax.sentences[tokens[first].sent].last
    while last < end and _continues(syntax, last):
        last += 2 if tokens[last].text in HYPHENS else 1
    while last - 1 > first and not tokens[last - 1].text[:1].isalnum():
        last -= 1
    while first < last and (_before_name(syntax, terms, first) or _place_of_office(syntax, terms, first, last)):
        first += 1
    if first >= last or not any(tokens[i].upos == "PROPN" and tokens[i].text[:1].isupper() for i in range(first, last)):
        return None
    name = terms.at.get(last - 1)
    if name is not None and name.first <= first and name.actor() is not None and name.actor().kind != "person":  # type: ignore[union-attr]
        return None
    if name is not None and name.first <= first and name.actor() is None and not _given_name_before(syntax, first):
        return None
    text = " ".join(syntax.text[tokens[first].start : tokens[last - 1].end].split())
    if sum(c.isalpha() for c in text) < 2:
        return None
    return Person(first, last, _title_start(syntax, terms, first), text)


def _before_name(syntax: Syntax, terms: Terms, i: int) -> bool:
    """Whether a token at the start of a tagged name belongs to what stands before it: a title, a nationality before one, a preposition, a mark."""
    t = syntax.tokens[i]
    if t.upos in {"ADP", "CCONJ", "SCONJ"} or not t.text[:1].isalnum() or t.text.lower() == "the":
        return True
    return is_title(syntax, i) or _nationality_before_title(syntax, terms, i)


def _nationality_before_title(syntax: Syntax, terms: Terms, i: int) -> bool:
    """ "US" in "US President Donald Trump", "Pakistan" in "Pakistan President Zia-ul-Haq"."""
    name = terms.at.get(i)
    return name is not None and name.nation("adjective", "state") is not None and name.last < len(syntax.tokens) and is_title(syntax, name.last)


def _place_of_office(syntax: Syntax, terms: Terms, i: int, last: int) -> bool:
    """ "Wales" in "First Minister of Wales Gwen Pritchard": what an office is of, not part of the name behind it; not "a spokesman for Jordan Peterson"."""
    tokens = syntax.tokens
    if i < 2 or tokens[i - 1].text.lower() not in {"of", "for", "to"}:
        return False
    title = tokens[i - 2].text.lower()
    noun, name = actor_nouns().get(title), terms.at.get(i)
    if noun is None or noun.cls != "office":
        return False
    land = name is not None and name.nation() is not None or bool(iso3_of(tokens[i].text))
    if title in SERVING:
        return land and last - i > 2
    return land or (tokens[i - 1].text.lower() == "of" and known(tokens[i].text))


def _given_name_before(syntax: Syntax, first: int) -> bool:
    return first > 0 and syntax.tokens[first - 1].ent.endswith("PER") and not is_title(syntax, first - 1)


def _continues(syntax: Syntax, i: int) -> bool:
    """Whether a name goes on at a token: a family name that the tagger left out, or a hyphen with one behind it."""
    t = syntax.tokens[i]
    if t.text in HYPHENS and i + 1 < len(syntax.tokens):
        after = syntax.tokens[i + 1]
        return after.upos == "PROPN" and after.start == t.end and syntax.tokens[i - 1].end == t.start
    return t.deprel == "flat" and t.upos == "PROPN" and t.text[:1].isalpha() and actor_nouns().get(t.text.lower()) is None


def is_title(syntax: Syntax, i: int) -> bool:
    """Whether a token is (part of) a title: an office, a rank, their modifiers."""
    low = syntax.tokens[i].text.lower().rstrip(".")
    noun = actor_nouns().get(low)
    return low in TITLES_AND_RANKS - PARTICLES or low in TITLE_MODIFIERS or (noun is not None and noun.cls == "office" and low not in NO_TITLES)


def _long_title(syntax: Syntax, at: int, name: int) -> int:
    """Start of "Minister of Information" or "photojournalist" in front of token `at`; `at` if there is none."""
    tokens = syntax.tokens
    start = syntax.sentences[tokens[at].sent].first if at < len(tokens) else at
    if at > start and (noun := noun_at(syntax, at - 1)) is not None and noun.cls in {"office", "people", "member"} and tokens[at - 1].xpos not in {"NNS", "NNPS"}:
        return left_edge(syntax, at - 1)
    back = at - 1
    while (
        back > max(start, at - 7)
        and tokens[back].upos in {"PROPN", "NOUN", "ADJ"} | ({"DET", "CCONJ"} if back < at - 1 else set())
        and tokens[back].text.lower() not in {"of", "for", "to"}
    ):
        back -= 1
    if (
        start < back < at
        and tokens[back].text.lower() in {"of", "for", "to"}
        and is_title(syntax, back - 1)
        and not any(_office_word(syntax, i) for i in range(back + 1, name))
    ):
        return left_edge(syntax, back - 1)
    return at


def _office_word(syntax: Syntax, i: int) -> bool:
    """A title of its own: "spokesman for President X" is not X's title."""
    low = syntax.tokens[i].text.lower().rstrip(".")
    noun = actor_nouns().get(low)
    return low in TITLES_AND_RANKS - PARTICLES - {"general"} or (noun is not None and noun.cls == "office")


def _title_start(syntax: Syntax, terms: Terms, first: int) -> int:
    """First token of the title in front of a name, nationality included."""
    start = syntax.sentences[syntax.tokens[first].sent].first
    at = first
    while at > start:
        before = at - 1
        if syntax.low[max(start, before - 4) : at] == ["commander", "-", "in", "-", "chief"]:
            at = before - 4
            continue
        if is_title(syntax, before) or (syntax.tokens[before].text in HYPHENS and before > start and is_title(syntax, before - 1)):
            at = before
            continue
        name = terms.at.get(before)
        if name is not None and at < first and name.nation("adjective") is not None:
            at = name.first
            continue
        earlier = _long_title(syntax, at, first)
        if earlier >= at:
            break
        at = earlier
    while at < first and syntax.tokens[at].upos in {"DET", "PUNCT"}:
        at += 1
    return at


def full_names(persons: list[Person]) -> dict[str, str]:
    """Surname (folded) to the fullest name in the document; a surname that two people share is left out."""
    by_surname: dict[str, set[str]] = {}
    for p in persons:
        words = p.name.split()
        if len(words) > 1:
            for key in _short_forms(words):
                by_surname.setdefault(key, set()).add(p.name)
    out = {}
    for key, names in by_surname.items():
        longest = min(names, key=lambda n: (-len(n), n))
        if all(_bare(n) <= _bare(longest) for n in names):
            out[key] = longest
    return out


def _bare(name: str) -> set[str]:
    """Words of a name, folded, without articles: "al-Maliki" and "Maliki" are one."""
    return {w.removeprefix("al-").removeprefix("el-") for w in fold(name).split()} - PARTICLES


def _short_forms(words: list[str]) -> list[str]:
    """Ways in which a later sentence may say the name: its last word, the last word without its article, the last with a particle."""
    last = fold(words[-1])
    forms = [last]
    if len(words) > 2:
        forms += [fold(" ".join(words[-2:])), *(fold(w) for w in words[1:-1] if len(w) > 3 and w.lower() not in PARTICLES)]
    for particle in ("al-", "el-"):
        if last.startswith(particle):
            forms.append(last.removeprefix(particle))
    return forms
