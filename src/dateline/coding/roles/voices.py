"""Who "we" and "I" are: inside quotation marks whoever is quoted, outside of them the body whose release the text is."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.happening import Filler
from dateline.coding.names.coder import mention_at, resolve
from dateline.coding.syntax import Syntax
from dateline.model import ActorMention
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class
from dateline.vocab.rules import pattern_rules

DONE_TO_BODIES = word_class("acts.done-to-bodies")  # "Police beat us", said the union's president
FOR_A_BODY = word_class("titles.for-a-body")
PLURAL = {"we", "our", "us"}
SINGULAR = {"i", "my", "me"}
OPEN, CLOSE, BOTH = {"“", "«"}, {"”", "»"}, {'"', "''", "``"}
RELEASES = word_class("sayings.releases")
LONGEST = 300  # words of one quotation; more is a mark left out


class Voices:
    """The speaking party of a draft, by token."""

    def __init__(self, draft: Draft, syntax: Syntax) -> None:
        self.draft, self.syntax = draft, syntax
        self.own = own_voice(draft, syntax)
        self.said: list[tuple[int, int, ActorMention | None]] = []
        for a, b in quotations(syntax):
            speaker = self._speaker(a, b)
            if speaker is None and self.said and self._goes_on(self.said[-1][1], a):
                speaker = self.said[-1][2]
            self.said.append((a, b, speaker))

    def at(self, i: int) -> ActorMention | None:
        """Whoever speaks at a "we" or "I"; None for other words."""
        low = self.syntax.tokens[i].text.lower()
        if low not in PLURAL | SINGULAR or self.syntax.tokens[i].text.isupper() and len(low) > 1:
            return None  # "The US bombed a school," he said
        for a, b, speaker in self.said:
            if a < i < b:
                if low == "us" and speaker is not None and self._for_a_body(speaker) and self.syntax.lemma(self.syntax.head(i) or i) not in DONE_TO_BODIES:
                    return None  # "an attack on us", said the director
                return speaker if low in PLURAL or speaker is None or speaker.actor.kind == "person" else None
        return self.own if low in PLURAL - {"us"} else None

    def _for_a_body(self, speaker: ActorMention) -> bool:
        """ "chief executive Erin Gore", "Omar Issa, the governor of Sool": who speaks for a body or a town, not of himself; not "Ali Hassan, a farmer"."""
        beside = {self.syntax.lemma(k).lower() for k in self.syntax.kids(speaker.head, "compound", "amod", "appos", "nmod:desc")}
        return speaker.actor.kind == "person" and bool(FOR_A_BODY & {*beside, *(speaker.role or "").lower().split()})

    def around(self, i: int) -> list[Filler]:
        """ "The siege is over," the minister said. "[Our men killed all five.]": a sentence that stands in quotation marks is told by whoever is quoted; not
        a few words that are ("a "massacre" of villagers")."""
        for a, b, speaker in self.said:
            if a < i < b and speaker is not None and self.syntax.sentences[self.syntax.tokens[i].sent].first >= a - 1:
                return [Filler(speaker.head, speaker.span, speaker)]
        return []

    def _speaker(self, a: int, b: int) -> ActorMention | None:
        """The one subject of verbs of saying that the quotation [a, b] hangs on, or that stand in its first or last sentence."""
        s = self.syntax
        words = frozenset(w for rule in pattern_rules("attribution") if rule.form == "verb" for w in rule.words) | noun_class("answer")
        near = sorted({s.tokens[k].sent for k in (a, b) if k < len(s.tokens)})
        verbs = [i for n in near for i in range(s.sentences[n].first, s.sentences[n].last) if not a < i < b and s.verbal(i) and s.lemma(i) in words]
        above = [h for k in range(a + 1, b) if (h := s.head(k)) is not None and h in verbs and s.rel(k).split(":")[0] in {"ccomp", "parataxis", "obj"}]
        found = [m for v in above or verbs for k in s.subjects(v) if (m := mention_at(self.draft, k)) is not None]
        return found[0] if len({resolve(self.draft, m).name for m in found}) == 1 else None

    def _goes_on(self, end: int, start: int) -> bool:
        """ "...," he said. "We ...": a quotation soon behind another in the same paragraph is of the same speaker."""
        between = self.syntax.text[self.syntax.tokens[end].end : self.syntax.tokens[start].start]
        return start - end < 15 and "\n\n" not in between and self.syntax.tokens[start].sent - self.syntax.tokens[end].sent <= 1


def quotations(syntax: Syntax) -> list[tuple[int, int]]:
    """Tokens of the marks that open and close each quotation; one that a paragraph ends before it is closed ends there."""
    out: list[tuple[int, int]] = []
    begun: int | None = None
    if syntax.by_word.keys().isdisjoint(OPEN | BOTH):
        return out
    for t in syntax.tokens:
        if begun is not None and ("\n\n" in syntax.text[syntax.tokens[t.i - 1].end : t.start] or t.i - begun > LONGEST):
            out.append((begun, t.i - 1))
            begun = None
        if begun is None and t.text in OPEN | BOTH:
            begun = t.i
        elif begun is not None and t.text in CLOSE | BOTH:
            out.append((begun, t.i))
            begun = None
    return out


def own_voice(draft: Draft, syntax: Syntax) -> ActorMention | None:
    """Who "we" is in a release: the body that its heading says it is by ("Statement by the Foreign Ministry"), else the first state or organisation that is the subject
    of its sentences."""
    if not any(t.text in {"We", "we"} for t in syntax.tokens):
        return None
    for m in draft.actors:
        up = syntax.head(m.head) if syntax.tokens[m.head].sent == 0 and syntax.prep(m.head) in {"by", "of", "from"} else None
        if up is not None and m.named and syntax.rel(up) == "root" and syntax.lemma(up) in RELEASES and not syntax.kids(up, "cop"):
            return m
    for m in draft.actors:
        if m.named and m.actor.kind in {"state", "organisation", "state-force"} and syntax.rel(m.head).startswith("nsubj"):
            return m
    return None
