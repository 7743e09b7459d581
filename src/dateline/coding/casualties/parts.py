"""Who some of those killed or wounded were: "31 people, 19 of them children", "20 villagers, among them six women and a nurse". Parts of a count, never added to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.casualties.values import count_of
from dateline.coding.casualties.whose import PEOPLE
from dateline.coding.draft import Draft
from dateline.coding.names.generic import noun_at
from dateline.coding.syntax import Syntax
from dateline.model import CasualtyMention, Count
from dateline.vocab.classes import word_class
from dateline.vocab.numbers import harm_words, parse_number

RULE = "harm.part"
HEDGES = word_class("amounts.before-a-part")
WHOLE = (["of", "them"], ["of", "whom"])


class Parts:
    """Finds the parts of the casualty mentions of one draft."""

    def __init__(self, draft: Draft, syntax: Syntax) -> None:
        self.draft, self.syntax = draft, syntax
        self.starts = {c.first: c for c in draft.counts if c.unit_head is not None}

    def of(self, mentions: list[CasualtyMention]) -> list[CasualtyMention]:
        """The mentions with the parts of each added, and each part told once, with the harm of the count that it stands behind."""
        wholes = [m for m in mentions if not m.part_of_other and m.count.state == "given" and m.count.best != 0]
        found: dict[int, CasualtyMention] = {}
        for behind, at, noun, count in self._told():
            whole = self._whole(wholes, behind)
            told = noun_at(self.syntax, noun)
            if whole is not None and told is not None and _fits(count, whole.count):
                span = self.syntax.span(at, noun + 1)
                first, last = self.draft.analysis.tokens_in(span.start, span.end)
                part = replace(whole, span=span, first=first, last=last, count=count, victims=noun, part_of_other=True, rule=RULE)
                found[noun] = replace(part, status="unknown", side=None, party="", noun=told.noun)
        known = {m.victims: m for m in mentions if m.part_of_other and m.victims in found}
        other = [replace(found[v], rule=m.rule) for v, m in known.items() if v is not None and found[v].harm != m.harm]  # "12 killed and 30 wounded, including a nurse"
        kept = [m for m in mentions if not (m.part_of_other and m.victims in found and found[m.victims].harm != m.harm)]
        return sorted([*kept, *other, *(m for v, m in found.items() if v not in known)], key=lambda c: (c.span.start, c.harm))

    def _told(self) -> Iterator[tuple[int, int, int, Count]]:
        """(token that it stands behind, first token, noun, count) of each part that the text tells."""
        s = self.syntax
        for i in sorted({*self.starts, *s.of_words(("among", "including")), *(k - 1 for k in s.of_words(("of",)) if k)}):
            if s.low[i : i + 2] == ["among", "them"] or s.low[i] == "including" or s.low[i : i + 2] == ["among", "whom"]:
                yield from self._listed(i, i + (1 if s.low[i] == "including" else 2))
            elif (told := self._number(i)) is not None:
                noun = self._of_them(told[0], i)
                if noun is not None and self._person(noun):
                    yield i, i, noun, told[1]

    def _number(self, i: int) -> tuple[int, Count] | None:
        """The number that begins at a token, and where it ends; "19 of them" is one even where it seems to count nothing."""
        s = self.syntax
        if (c := self.starts.get(i)) is not None:
            return c.head, c.count
        if s.tokens[i].upos != "NUM" or s.low[i + 1 : i + 3] not in WHOLE or i and s.low[i - 1] in HEDGES:
            return None
        n = parse_number([s.low[i]])
        return None if n is None else (i, Count.exactly(n, s.tokens[i].text))

    def _of_them(self, number: int, first: int) -> int | None:
        """The noun of "19 of them children", "three of whom were soldiers", "of whom three were soldiers"."""
        s = self.syntax
        after = max(number, first) + 1
        if s.low[after : after + 2] in WHOLE:
            after += 2
        elif s.low[max(0, first - 2) : first] != ["of", "whom"]:
            return None
        after += s.low[after : after + 1] in (["were"], ["was"], ["are"])
        return self._noun(after)

    def _listed(self, behind: int, i: int) -> Iterator[tuple[int, int, int, Count]]:
        """ "six women, four children and a nurse": the items of a list, up to the first that is no number of people."""
        s = self.syntax
        i += s.low[i : i + 1] in (["were"], ["was"], ["are"], ["at"])
        while i < len(s.tokens):
            told = self.starts.get(i)
            noun = told.unit_head if told is not None else self._noun(i + 1) if s.low[i] in {"a", "an"} else None
            if noun is None or not self._person(noun) or s.rel(noun).startswith("nsubj") and (s.head(noun) or 0) > noun and i != behind + 1 and s.low[i - 1] == ",":
                return  # "including seven children, a doctor said"
            count = told.count if told is not None else count_of(self.draft, s, noun, None)
            if count is not None:
                yield behind, i, noun, count
            i = noun + 1
            joined = [w for w in s.low[i : i + 2] if w in {",", "and"}]
            if not joined or s.low[i] not in {",", "and"}:
                return
            i += 2 if joined == [",", "and"] else 1

    def _noun(self, i: int) -> int | None:
        """The last noun of the words from i on: "5-year-old girl", "police officers"."""
        s, found = self.syntax, None
        while i < len(s.tokens) and s.tokens[i].upos in {"ADJ", "NOUN", "PROPN", "NUM", "PUNCT"} and s.low[i] not in {",", ".", ";", "(", ")"}:
            found = i if s.tokens[i].upos == "NOUN" else found
            i += 1
        return found

    def _person(self, i: int) -> bool:
        noun = noun_at(self.syntax, i)
        return noun is not None and noun.kind in PEOPLE and noun.cls not in {"body", "equipment"} and self.syntax.lemma(i) not in harm_words("somebody")

    def _whole(self, wholes: list[CasualtyMention], at: int) -> CasualtyMention | None:
        """The count that a part told at a token belongs to: the last before it in its sentence, with no other verb and no other people between."""
        s, best = self.syntax, None
        for m in wholes:
            spots = [i for i in (m.head, m.victims) if i is not None and i < at and s.tokens[i].sent == s.tokens[at].sent]
            if m.victims != at and spots and (best is None or max(spots) > best[0]):
                best = (max(spots), m)
        if best is None:
            return None
        between = range(best[0] + 1, at)
        apart = any(s.tokens[k].upos == "VERB" and k != best[1].head or (c := self.starts.get(k)) is not None and self._person(c.unit_head or k) for k in between)
        return None if apart else best[1]


def _fits(part: Count, whole: Count) -> bool:
    """A part is no larger than what it is of."""
    most = next((x for x in (whole.high, whole.best, whole.low) if x is not None), None)
    return most is None or whole.high is None or (part.low or part.best or 0) <= most
