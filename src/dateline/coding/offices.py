"""Offices that the text gives to a person: titles before a name, appositions after it."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.names_np import WEEKDAYS
from dateline.coding.syntax import Syntax
from dateline.model import ActorMention, Span

LINK = {"of", "for", "the", "to", "and", "in", "at", "on"}


def office_of(draft: Draft, syntax: Syntax, m: ActorMention, nouns: frozenset[str]) -> tuple[str, Span] | None:
    """The office and the words of office and name, or None. "Iraqi Prime Minister X" is "Prime Minister of Iraq"; "X, the Y minister," is "Y minister"."""
    return _before(draft, syntax, m, nouns) or _beside(draft, syntax, m, nouns) or _after_comma(draft, syntax, m, nouns)


def _title_noun(syntax: Syntax, i: int, nouns: frozenset[str]) -> bool:
    return syntax.tokens[i].text.lower() in nouns or syntax.lemma(i).lower() in nouns


def _before(draft: Draft, syntax: Syntax, m: ActorMention, nouns: frozenset[str]) -> tuple[str, Span] | None:
    """A title that stands right before the name, inside or outside the mention."""
    first = syntax.sentences[syntax.tokens[m.head].sent].first
    titles = [i for i in range(max(first, m.first - 4), m.last) if _title_noun(syntax, i, nouns)]
    if not titles or not (titles[-1] + 1 < m.last):
        return _before_of(draft, syntax, m, nouns)
    if titles[-1] + 2 < m.first:
        return _before_of(draft, syntax, m, nouns)
    end = titles[-1] + 1
    if any(t.upos in {"PUNCT", "VERB", "CCONJ"} and t.text not in "-–." for t in syntax.tokens[end : max(end, m.first)]):
        return None
    start = end - 1
    while start - 1 >= first and (syntax.tokens[start - 1].upos in {"PROPN", "ADJ", "NOUN"} or syntax.tokens[start - 1].text in {"-", "&"} or _linked(syntax, start - 1)):
        start -= 1
    while start < end - 1 and (syntax.tokens[start].upos in {"PUNCT", "ADP"} or syntax.tokens[start].text.lower() in {"former", "then", "late"} | WEEKDAYS):
        start += 1
    words = of_country(draft, syntax, draft.quote(syntax.span(start, end)), start, end, m)
    full_name = m.last - max(m.first, end) >= 2
    return (words, syntax.span(start, m.last)) if says_of_what(words) or full_name else None


def says_of_what(words: str) -> bool:
    """A bare title ("President", "Prime Minister") says no more than the name; an office says of what."""
    rest = [
        w for w in words.lower().replace("-", " ").split() if w not in {"prime", "vice", "deputy", "former", "acting", "chief", "senior", "the", "mr", "general", "first"}
    ]
    return len(rest) > 1


def _before_of(draft: Draft, syntax: Syntax, m: ActorMention, nouns: frozenset[str]) -> tuple[str, Span] | None:
    """ "President of Ukraine Volodymyr Zelenskyy": title and its complement right before the name."""
    sentence = syntax.sentences[syntax.tokens[m.head].sent].first
    for i in range(max(sentence, m.first - 9), m.first - 2):
        if not _title_noun(syntax, i, nouns) or syntax.tokens[i + 1].text.lower() not in {"of", "for"}:
            continue
        between = syntax.tokens[i + 1 : m.first]
        if all(t.upos in {"PROPN", "ADP", "DET", "NOUN", "ADJ", "CCONJ"} for t in between) and between[-1].upos in {"PROPN", "NOUN"}:
            return draft.quote(syntax.span(i, m.first)), syntax.span(i, m.last)
    return None


def _linked(syntax: Syntax, i: int) -> bool:
    return syntax.tokens[i].text.lower() in {"of", "for"} and i > 0 and syntax.tokens[i - 1].text[:1].isupper()


def of_country(draft: Draft, syntax: Syntax, words: str, start: int, end: int, m: ActorMention) -> str:
    """ "Iraqi Prime Minister" -> "Prime Minister of Iraq"; "President ... of Iran" after the name too."""
    from dateline.vocab.gazetteer import country_name, country_of_demonym

    tokens = syntax.tokens[start:end]
    country = country_of_demonym(tokens[0].text) if len(tokens) > 1 else None
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
        while first < k and syntax.tokens[first].upos in {"DET", "PRON", "PUNCT"}:
            first += 1
        while last - 1 > k and syntax.tokens[last - 1].upos == "PUNCT":
            last -= 1
        words = draft.quote(syntax.span(first, last))
        if says_of_what(words):
            return words, syntax.span(min(first, m.first), max(last, m.last))
    return None


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
    if not ended or first >= last or not any(_title_noun(syntax, k, nouns) for k in range(first, last)) or tokens[first].upos in {"CCONJ", "SCONJ", "ADP"}:
        return None
    words = draft.quote(syntax.span(first, last))
    return (words, syntax.span(m.first, last)) if says_of_what(words) else None
