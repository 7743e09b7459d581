"""Names of the register as they stand in one document: token ranges, conditions, acronyms that the document itself introduces."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.coding.syntax import Syntax
from dateline.model import Span
from dateline.vocab.actors import Actor, Nation, Register, register
from dateline.vocab.actors_match import Hit, Term, matcher
from dateline.vocab.classes import word_class

OF_A_LEADER = word_class("states.of-a-leader")
BODIES_BESIDE = word_class("groups.bodies-beside")
NOUNS_OF_SIDES = word_class("groups.nouns-of-sides")
SMALL = frozenset("of and for the in on to de del la des du et y i".split())
HYPHENS = frozenset("-‐‑–'’")
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9./-]{0,8}[A-Z0-9]|[A-Z]{2,}s?")


LARGE = 50_000  # people of a town whose name says in which country a text is


@dataclass(frozen=True, slots=True)
class Name:
    """A register name at tokens [first, last), with what it stands for here."""

    first: int
    last: int
    span: Span
    terms: tuple[Term, ...]
    source: Register

    def actor(self) -> Actor | None:
        """The actor named, if the name is an actor's (not a state's)."""
        term = next((t for t in self.terms if t.kind == "actor"), None)
        return self.source.actors[term.id] if term else None

    def nation(self, *kinds: str) -> Nation | None:
        """The nation named, by any of the kinds of word given (all if none)."""
        term = next((t for t in self.terms if t.kind != "actor" and (not kinds or t.kind in kinds)), None)
        return self.source.nations[term.id.upper()] if term else None


class Terms:
    """All register names of a document, by token."""

    def __init__(self, syntax: Syntax, source: Register | None = None) -> None:
        self.syntax = syntax
        self.source = source or register()
        hits = matcher(self.source).hits(syntax.text)
        self._said = {t.id for h in hits for t in h.terms if not t.needs}
        present = self._said | self._home(hits)
        if any(t.needs.startswith("doc:") and not self._wanted(t) & present for h in hits for t in h.terms):
            present |= self._towns()  # "RSF drones struck the market of El Obeid"
        sure = {t.id for h in hits for t in h.terms if t.kind == "actor" and not t.needs}
        self.names = [n for h in hits if (n := self._name(h, present, sure)) is not None]
        self.at: dict[int, Name] = {i: n for n in self.names for i in range(n.first, n.last)}

    @staticmethod
    def _wanted(term: Term) -> set[str]:
        return set(term.needs.removeprefix("doc:").partition(" not:")[0].split("|"))

    def _towns(self) -> set[str]:
        """Countries of the towns that the text names, where a name stands for one of some size or is found in one country only."""
        from dateline.vocab import gazetteer

        found: set[str] = set()
        tokens, i = self.syntax.tokens, 0
        while i < len(tokens):
            j = i
            while j < len(tokens) and tokens[j].ent.endswith(("LOC", "GPE")) and (j == i or tokens[j].ent.startswith("I")):
                j += 1
            places = gazetteer.candidates(self.syntax.text[tokens[i].start : tokens[j - 1].end]) if j > i else ()
            if places and places[0].country and (places[0].population >= LARGE or len({p.country for p in places}) == 1):
                found.add(places[0].country.lower())
            i = max(j, i + 1)
        return found

    def _home(self, hits: list[Hit]) -> set[str]:
        """Countries of the actors that stand in the text."""
        actors = (self.source.actors.get(t.id) for h in hits for t in h.terms if not t.needs)
        return {a.country.lower() for a in actors if a is not None and a.country}

    def _name(self, hit: Hit, present: set[str], sure: set[str]) -> Name | None:
        first, last = self._tokens(hit.start, hit.end)
        if first >= last or self._side_taken(hit):
            return None
        terms = tuple(t for t in hit.terms if self._holds(t, hit, present, sure, first, last))
        conditioned = tuple(t for t in terms if t.needs.startswith("doc:"))
        return Name(first, last, Span(hit.start, hit.end), conditioned or terms, self.source) if terms else None

    def _tokens(self, start: int, end: int) -> tuple[int, int]:
        from bisect import bisect_left, bisect_right

        tokens = self.syntax.tokens
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end)
        return (first, last) if first < len(tokens) else (0, 0)

    @property
    def _ends(self) -> list[int]:
        if not hasattr(self, "_end_cache"):
            self._end_cache = [t.end for t in self.syntax.tokens]
            self._start_cache = [t.start for t in self.syntax.tokens]
        return self._end_cache

    @property
    def _starts(self) -> list[int]:
        return self._start_cache

    def _holds(self, term: Term, hit: Hit, present: set[str], sure: set[str], first: int, last: int) -> bool:
        if term.needs == "ner":
            return term.id in sure or self._tagged(first, last)
        if term.needs == "person":
            of_office = last < len(self.syntax.tokens) and self.syntax.lemma(last) in OF_A_LEADER  # "the Trump administration"
            return term.id in sure or of_office or all(t.ent.endswith("PER") or t.text in "-’'" for t in self.syntax.tokens[first:last])
        if term.needs.startswith("doc:"):
            if last - first == 1 and self._part_of_name(first):
                return False
            wanted, _, unwanted = term.needs.partition(" not:")
            spoilt = unwanted and any(i in self._said for i in unwanted.split("|"))
            return not spoilt and any(i in present for i in wanted.removeprefix("doc:").split("|"))
        return True

    def _side_taken(self, hit: Hit) -> bool:
        """ "anti-coalition forces" names no coalition forces."""
        text = self.syntax.text
        before = text[max(hit.start - 8, 0) : hit.start].lower()
        return before.endswith(("anti-", "pro-", "counter-", "anti–", "pro–", "counter–")) and text[hit.start : hit.end].split()[-1].lower() in NOUNS_OF_SIDES

    def _part_of_name(self, first: int) -> bool:
        """ "National Coalition": a capitalised word in front makes it another name."""
        tokens = self.syntax.tokens
        before = tokens[first - 1] if first else None
        return before is not None and before.sent == tokens[first].sent and before.upos in {"PROPN", "ADJ"} and before.text[:1].isupper() and before.head == first

    def _tagged(self, first: int, last: int) -> bool:
        """The tagger sees an organisation, or a noun for one stands beside the name ("state news firm Saba")."""
        tokens = self.syntax.tokens
        if any(t.ent.endswith("ORG") for t in tokens[first:last]):
            return True
        beside = [i for i in (first - 1, last) if 0 <= i < len(tokens)]
        return any(self.syntax.lemma(i) in BODIES_BESIDE for i in beside)

    def inside(self, first: int, last: int) -> list[Name]:
        """Names that lie within a token range, in text order."""
        seen: list[Name] = []
        for i in range(first, last):
            n = self.at.get(i)
            if n is not None and n not in seen and n.first >= first and n.last <= last:
                seen.append(n)
        return seen


def looks_acronym(word: str) -> bool:
    """Whether a word has the shape of an acronym: "SDF", "M23", "CJTF-OIR"."""
    return bool(_ACRONYM.fullmatch(word)) and sum(c.isupper() for c in word) >= 2


def spelled(syntax: Syntax, behind: int, acronym: str) -> int | None:
    """First token of the capitalised words before token `behind` whose first letters make up an acronym: "World Monuments Fund" for "WMF"; None if none do.

    Small words ("of", "and") may give a letter or none.
    """
    letters = [c for c in acronym.rstrip("s") if c.isalpha()]
    if not 3 <= len(letters) <= 8 or not all(c.isupper() for c in letters):
        return None
    found = _spelled(syntax, behind, letters, frozenset())
    return _spelled(syntax, behind, letters, SMALL) if found is None else found


def _spelled(syntax: Syntax, behind: int, letters: list[str], giving: frozenset[str]) -> int | None:
    """As `spelled`; only small words of `giving` may give a letter."""
    tokens, left = syntax.tokens, list(letters)
    start, at = syntax.sentences[tokens[behind].sent].first, behind - 1
    while left and at >= start:
        word = tokens[at].text
        if word[:1].upper() == left[-1] and (word[:1].isupper() or word in giving):
            left.pop()
        elif word not in SMALL and word not in HYPHENS:
            return None
        at -= 1
    return at + 1 if not left and tokens[at + 1].text[:1].isupper() else None
