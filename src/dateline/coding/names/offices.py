"""Offices that the text gives to a person: titles before a name, appositions after it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.draft import Draft
from dateline.coding.names.coder import mention_at, resolve
from dateline.coding.names.np import WEEKDAYS
from dateline.coding.syntax import Syntax
from dateline.model import ActorMention, Span
from dateline.vocab.classes import word_class

OF_A_STATE = word_class("titles.of-a-state")
SAY_NO_OFFICE = word_class("titles.say-no-office")
NAMING = word_class("sayings.naming")
NOT_OF_THE_OFFICE = word_class("titles.not-of-the-office")


def offices_of(draft: Draft, syntax: Syntax, m: ActorMention, nouns: frozenset[str]) -> Iterator[tuple[str, Span]]:
    """Offices with the words of office and name: one before the name, one behind it. "Iraqi Prime Minister X" is "Prime Minister of Iraq";
    "X, the Y minister," is "Y minister"."""
    if m.last < len(syntax.tokens) and syntax.rel(m.head) == "compound" and _title_noun(syntax, m.last, nouns):
        return  # "Pentagon Press | Secretary Sabrina Singh"
    for ways in ((_before_of, _before), (_beside, _after_comma)):
        found = (way(draft, syntax, m, nouns) for way in ways)
        yield from list(filter(None, found))[:1]


def _title_noun(syntax: Syntax, i: int, nouns: frozenset[str]) -> bool:
    return syntax.tokens[i].text.lower() in nouns or syntax.lemma(i).lower() in nouns


def _before(draft: Draft, syntax: Syntax, m: ActorMention, nouns: frozenset[str]) -> tuple[str, Span] | None:
    """A title that stands right before the name, inside or outside the mention."""
    first = syntax.sentences[syntax.tokens[m.head].sent].first
    titles = [i for i in range(max(first, m.first - 4), m.last) if _title_noun(syntax, i, nouns)]
    if not titles or not (titles[-1] + 1 < m.last) or titles[-1] + 2 < m.first:
        return None
    end = titles[-1] + 1
    if syntax.tokens[end].text.lower() in {"of", "for", "to"} and own_name(syntax, m) == end + 1:
        return None  # "a spokesman for X": whose spokesman, not who
    if any(t.upos in {"PUNCT", "VERB", "CCONJ"} and t.text not in "-–." for t in syntax.tokens[end : max(end, m.first)]):
        return None
    start = _first_of_title(syntax, end - 1, first)
    words = of_country(draft, syntax, draft.quote(syntax.span(start, end)), start, end, m)
    full_name = m.last - max(m.first, end) >= 2
    return (words, syntax.span(start, m.last)) if says_of_what(words) or full_name else None


def says_of_what(words: str) -> bool:
    """A bare title ("President", "Prime Minister") says no more than the name; an office says of what."""
    rest = [w for w in words.lower().replace("-", " ").split() if w not in SAY_NO_OFFICE]
    return len(rest) > 1


def _before_of(draft: Draft, syntax: Syntax, m: ActorMention, nouns: frozenset[str]) -> tuple[str, Span] | None:
    """ "President of Ukraine Volodymyr Zelenskyy", "US Ambassador to Germany Richard Grenell": title and its complement right before the name."""
    sentence = syntax.sentences[syntax.tokens[m.head].sent].first
    name = own_name(syntax, m)
    for i in range(max(sentence, name - 9), name - 2):
        if not _title_noun(syntax, i, nouns) or syntax.tokens[i + 1].text.lower() not in {"of", "for", "to"}:
            continue
        between = syntax.tokens[i + 1 : name]
        named = between[-1].text[:1].isupper() and between[-1].upos in {"PROPN", "NOUN"} and not _title_noun(syntax, name - 1, nouns)
        if named and all(t.upos in {"PROPN", "ADP", "DET", "NOUN", "ADJ", "CCONJ"} or t.text[:1].isupper() for t in between):
            start = _first_of_title(syntax, i, sentence)
            return draft.quote(syntax.span(start, name)), syntax.span(start, m.last)
    return None


def own_name(syntax: Syntax, m: ActorMention) -> int:
    """Where the person's own name begins in a mention that may begin with a title."""
    for i in range(m.first, m.last):
        if " ".join(syntax.text[syntax.tokens[i].start : syntax.tokens[m.last - 1].end].split()) == m.actor.name:
            return i
    return m.first


def _first_of_title(syntax: Syntax, last: int, sentence: int) -> int:
    """The first word of a title that ends in `last`; "former" and days are not of it."""
    start = last
    while start - 1 >= sentence and (
        syntax.tokens[start - 1].upos in {"PROPN", "ADJ", "NOUN"} or syntax.tokens[start - 1].text in {"-", "&"} or _linked(syntax, start - 1)
    ):
        start -= 1
    while start < last and (syntax.tokens[start].upos in {"PUNCT", "ADP"} or syntax.tokens[start].text.lower() in NOT_OF_THE_OFFICE | WEEKDAYS):
        start += 1
    return start


def _linked(syntax: Syntax, i: int) -> bool:
    """ "Secretary of State X", "Commander-in-Chief X"; not "Troops of General X", whose general he is not."""
    if list(syntax.low[i - 1 : i + 2]) == ["-", "in", "-"]:
        return True
    before = syntax.tokens[i - 1]
    return syntax.tokens[i].text.lower() in {"of", "for"} and i > 0 and before.text[:1].isupper() and not (before.upos == "NOUN" and before.xpos == "NNS")


def of_country(draft: Draft, syntax: Syntax, words: str, start: int, end: int, m: ActorMention) -> str:
    """ "Iraqi Prime Minister" -> "Prime Minister of Iraq"; "President ... of Iran" after the name too."""
    from dateline.vocab.gazetteer import country_name, country_of_demonym

    tokens = syntax.tokens[start:end]
    country = country_of_demonym(tokens[0].text) if len(tokens) > 1 and tokens[-1].text.lower() in OF_A_STATE else None
    if country and tokens[0].upos in {"ADJ", "PROPN", "NOUN"}:
        return f"{draft.quote(syntax.span(start + 1, end))} of {country_name(country)}"
    after = [k for k in syntax.obliques(m.head, "of") if k >= m.last]
    if after and len(tokens) <= 2:
        return f"{words} of {draft.quote(syntax.span(*syntax.phrase(after[0])))}"
    return words


def _beside(draft: Draft, syntax: Syntax, m: ActorMention, nouns: frozenset[str]) -> tuple[str, Span] | None:
    """An apposition: "X, the general manager of Y" or "the general manager of Y, X"."""
    h = syntax.head(m.head)
    candidates = list(syntax.kids(m.head, "appos"))
    if syntax.rel(m.head) == "appos" and h is not None:
        candidates.append(h)
    for k in candidates:
        if not _title_noun(syntax, k, nouns) or k in range(m.first, m.last):
            continue
        first, last = syntax.phrase(k)
        if k < m.first:
            last = min(last, m.first)
        while first < k and (
            syntax.tokens[first].upos in {"DET", "PRON", "PUNCT"} or _praise(syntax, first, k) or syntax.tokens[first].text.lower() in {"former", "then", "late"}
        ):
            first += 1
        clauses = {i for i in syntax.kids(k, "acl") if syntax.tokens[i].upos == "VERB"}  # "a commander [blamed for two bombings]"
        last = next((i for i in range(k + 1, last) if i in clauses or syntax.tokens[i].upos == "VERB" and syntax.lemma(i) in NAMING), last)
        while last - 1 > k and syntax.tokens[last - 1].upos == "PUNCT":
            last -= 1
        words = draft.quote(syntax.span(first, last)) + _of_whom(draft, syntax, k)
        if says_of_what(words) or k < m.first and m.last - own_name(syntax, m) >= 2:  # "the governor, Vladislav Perepelkin"
            return words, syntax.span(min(first, m.first), max(last, m.last))
    return None


def _of_whom(draft: Draft, syntax: Syntax, title: int) -> str:
    """ "Its spokesman, Kinfe Hailu": of the group or state that the pronoun means; "" where it is not known."""
    for k in syntax.kids(title, "nmod:poss"):
        whose = mention_at(draft, k) if syntax.tokens[k].upos == "PRON" else None
        if whose is not None and (ref := resolve(draft, whose)).kind in {"state", "state-force", "armed-group", "organisation"} and ref.name != whose.actor.name:
            return f" of {ref.name}"
    return ""


def _praise(syntax: Syntax, i: int, title: int) -> bool:
    """ "the long-serving Sultan of Oman", "the current President": a small word before a title in capitals is not of the office."""
    t = syntax.tokens[i]
    return t.upos in {"ADJ", "ADV", "VERB"} and t.text[:1].islower() and syntax.tokens[title].text[:1].isupper()


def _after_comma(draft: Draft, syntax: Syntax, m: ActorMention, nouns: frozenset[str]) -> tuple[str, Span] | None:
    """A title between commas after the name, whatever the parse says: "X, 507th Maintenance Group Commander."."""
    tokens = syntax.tokens
    i = m.last
    if i >= len(tokens) or tokens[i].text != "," or tokens[i].sent != tokens[m.head].sent:
        return None
    first = i + 1
    last = first
    while last < len(tokens) and tokens[last].sent == tokens[i].sent and last - first < 14 and tokens[last].text not in {",", ".", ";", "”", '"', "(", "—", "–"}:
        if tokens[last].upos in {"VERB", "AUX"} or tokens[last].text.lower() in {"who", "which", "whose", "that"}:
            break
        last += 1
    ended = last >= len(tokens) or tokens[last].sent != tokens[i].sent or tokens[last].upos in {"PUNCT", "VERB", "AUX", "PRON"}
    while first < last and tokens[first].upos in {"DET", "PRON"}:
        first += 1
    if _of_another(draft, syntax, first, last):
        return None
    if not ended or first >= last or not any(_title_noun(syntax, k, nouns) for k in range(first, last)) or tokens[first].upos in {"CCONJ", "SCONJ", "ADP"}:
        return None
    words = draft.quote(syntax.span(first, last))
    return (words, syntax.span(m.first, last)) if says_of_what(words) else None


def _of_another(draft: Draft, syntax: Syntax, first: int, last: int) -> bool:
    """ "X, Labour MP (Member of Parliament) Y": a title behind a comma that the name behind it has."""
    tokens = syntax.tokens
    if last < len(tokens) and tokens[last].text == "(":
        last = next((k + 1 for k in range(last, min(last + 8, len(tokens))) if tokens[k].text == ")"), last)
    return any(m.actor.kind == "person" and m.named and first <= own_name(syntax, m) <= last and m.last > first for m in draft.actors)
