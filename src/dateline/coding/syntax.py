"""Questions that coders ask of a dependency parse (Universal Dependencies, English): who is the logical subject, what does a preposition govern.

A parse is wrong now and then; every method returns something sensible for any tree. Indices are token indices of the document's analysis.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from dateline.model import Span
from dateline.text import Analysis, Token
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class
from dateline.vocab.time_words import ordinal_of

SENTENCE_END = {".", "!", "?", ":", ";", ",", "”", '"', "’", ")"}
VERBAL = {"VERB", "AUX"}
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"}
OBLIQUE = NOMINAL | {"ADJ"}
ORDINALS = {"ADJ", "NUM", "NOUN"}
PAPERS = word_class("things.papers")
OF_ANOTHERS_DEED = word_class("sayings.of-anothers-deed")
PENALTIES = word_class("acts.penalties")
SPEAKING_ON = word_class("sayings.speaking-on")
SPEAKING_UP = word_class("reactions.speaking-up")
HITTING = word_class("acts.hitting")


class Syntax:
    """An index over one analysis. Building it is linear in the number of tokens."""

    def __init__(self, analysis: Analysis) -> None:
        self.text = analysis.text
        self.sentences = analysis.sentences
        self.tokens: tuple[Token, ...] = analysis.tokens
        self.low = [t.text.lower() for t in self.tokens]
        self._heads = [t.head for t in self.tokens]
        self._relations = [t.deprel for t in self.tokens]
        self._bare_relations = [r.partition(":")[0] for r in self._relations]
        self._lemmas = [t.lemma.lower() for t in self.tokens]
        self._kids: list[list[int]] = [[] for _ in self.tokens]
        for i, h in enumerate(self._heads):
            if h != i:
                self._kids[h].append(i)
        self._left = list(range(len(self.tokens)))
        self._right = list(range(len(self.tokens)))
        self._extend_edges()
        self._by_relation: list[dict[str, list[int]] | None] = [None] * len(self.tokens)
        # answers that are asked for time and again, by token
        self._clauses: dict[int, int] = {}
        self._passives: dict[int, bool] = {}
        self._preps: dict[int, str] = {}
        self._subjects: dict[int, list[int]] = {}
        self._objects: dict[int, list[int]] = {}
        self._obliques: dict[int, list[tuple[str, list[int]]]] = {}

    def _extend_edges(self) -> None:
        """Leftmost and rightmost token of every subtree, bottom up: each token hands its edges to its head. What hangs on a cycle is never reached."""
        kids, heads, left, right = self._kids, self._heads, self._left, self._right
        order = [i for i, h in enumerate(heads) if h == i]
        for i in order:  # grows while it is walked: heads stand before what hangs on them
            order += kids[i]
        for i in reversed(order):
            h = heads[i]
            left[h] = min(left[h], left[i])
            right[h] = max(right[h], right[i])

    # ------------------------------------------------------------ plain look-ups
    def kids(self, i: int, *relations: str) -> list[int]:
        """Children of a token; with relations, those whose label or whose label before ":" is among them."""
        kids = self._kids[i]
        if not relations or not kids:
            return kids if not relations else []
        by = self._by_relation[i]
        if by is None:
            by = self._by_relation[i] = self._sorted_by_relation(kids)
        found = [k for r in relations if r in by for k in by[r]]
        return found if len(found) < 2 or len(relations) == 1 else sorted(set(found))

    def _sorted_by_relation(self, kids: list[int]) -> dict[str, list[int]]:
        """Children by their label, and by their label before ":" too."""
        by: dict[str, list[int]] = {}
        for k in kids:
            for relation in {self._relations[k], self._bare_relations[k]}:
                by.setdefault(relation, []).append(k)
        return by

    def rel(self, i: int) -> str:
        return self._relations[i]

    @cached_property
    def lead(self) -> int:
        """The sentence up to which the lead is told: the second, or the first with a verb behind date lines, bylines and numbers of releases."""
        clauses = {"root", "advcl", "ccomp", "parataxis"}
        verbal = (any(t.upos == "VERB" and t.deprel in clauses for t in self.tokens[x.first : x.last]) for x in self.sentences[1:7])
        return max(2, next((k for k, told in enumerate(verbal, 1) if told), 2))

    @cached_property
    def content(self) -> list[str]:
        """Lemmas of nouns, names, adjectives and verbs, in lower case."""
        return [self._lemmas[t.i] for t in self.tokens if t.upos in {"NOUN", "PROPN", "ADJ", "VERB"}]

    @cached_property
    def headings(self) -> tuple[int, ...]:
        """Sentences further down that stand alone between blank lines, short and without a full stop: "10:30 - UN peacekeeper wounded near Naqoura"."""
        out = []
        for k, x in enumerate(self.sentences[1:], 1):
            if self.low[x.first] == "by":
                continue  # who wrote it
            before, after = self.text[max(0, x.start - 4) : x.start].rstrip(" "), self.text[x.end : x.end + 4].lstrip(" ")
            if before.endswith("\n\n") and after.startswith("\n\n") and self.tokens[x.last - 1].text not in SENTENCE_END and 3 <= x.last - x.first <= 14:
                out.append(k)
        return tuple(out)

    def paragraph(self, sent: int) -> range:
        """The sentences of a paragraph, up to the one asked about."""
        first = sent
        while first and "\n\n" not in self.text[self.sentences[first - 1].start : self.sentences[first].start]:
            first -= 1
        return range(first, sent + 1)

    def lemma(self, i: int) -> str:
        return self._lemmas[i]

    @cached_property
    def _by_lemma(self) -> dict[str, list[int]]:
        out: dict[str, list[int]] = {}
        for i, lemma in enumerate(self._lemmas):
            out.setdefault(lemma, []).append(i)
        return out

    @cached_property
    def ordinals(self) -> list[tuple[int, int]]:
        """Tokens of ordinals from the second on, with their numbers."""
        words = [t for t in self.tokens if t.upos in ORDINALS and t.text.isascii() and not t.text.isdigit()]
        return [(t.i, n) for t in words if (n := ordinal_of(t.text)) is not None and n > 1]

    @cached_property
    def by_word(self) -> dict[str, list[int]]:
        """Tokens by their words in lower case."""
        out: dict[str, list[int]] = {}
        for i, low in enumerate(self.low):
            out.setdefault(low, []).append(i)
        return out

    def of_words(self, words: Iterable[str]) -> list[int]:
        """Tokens that are one of the words, in lower case, in text order."""
        return sorted(i for w in set(words) for i in self.by_word.get(w, ()))

    def of_lemmas(self, words: Iterable[str]) -> list[int]:
        """Tokens with one of the lemmas, in text order."""
        return sorted(i for w in set(words) for i in self._by_lemma.get(w, ()))

    def head(self, i: int) -> int | None:
        h = self._heads[i]
        return None if h == i else h

    def ancestors(self, i: int) -> Iterator[int]:
        """Heads upwards, nearest first."""
        seen = {i}
        h = self.head(i)
        while h is not None and h not in seen:
            seen.add(h)
            yield h
            h = self.head(h)

    def subtree(self, i: int) -> tuple[int, int]:
        """First and last (exclusive) token of the subtree."""
        return self._left[i], self._right[i] + 1

    def span(self, first: int, last: int) -> Span:
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def prep(self, i: int) -> str:
        """Preposition that marks a nominal, lower case: "in", "because of", "" if none. A conjunct shares that of its first conjunct."""
        found = self._preps.get(i)
        if found is None:
            found = self._preps[i] = self._prep(i)
        return found

    def _prep(self, i: int) -> str:
        cases = self.kids(i, "case")
        if not cases:
            if self.rel(i) == "conj" and (h := self.head(i)) is not None and not self.verbal(h):
                return self.prep(h)
            return ""
        words = []
        for c in cases:
            words.append(self.tokens[c].text.lower())
            words += [self.tokens[k].text.lower() for k in self.kids(c, "fixed")]
        return " ".join(w for w in words if w not in {"'s", "’s", "'", "’"})

    def verbal(self, i: int) -> bool:
        return self.tokens[i].upos in VERBAL

    def conjuncts(self, i: int) -> list[int]:
        """The token and those conjoined to it, in text order."""
        if not self._kids[i]:
            return [i]
        out, queue = [i], [i]
        while queue:
            for k in self.kids(queue.pop(), "conj"):
                if k not in out:
                    out.append(k)
                    queue.append(k)
        return sorted(out)

    # ------------------------------------------------------------ clauses and phrases
    def clause(self, i: int) -> int:
        """The verb (or other predicate) whose clause the token stands in; the token itself if it is one."""
        found = self._clauses.get(i)
        if found is None:
            found = self._clauses[i] = self._clause(i)
        return found

    def _clause(self, i: int) -> int:
        if self.rel(i).split(":")[0] in {"root", "ccomp", "advcl", "acl", "parataxis", "csubj", "xcomp"} or (self.rel(i) == "conj" and self.verbal(i)):
            return i
        for a in self.ancestors(i):
            if self.verbal(a) or self.rel(a).split(":")[0] in {"root", "ccomp", "advcl", "acl", "parataxis", "csubj", "xcomp"}:
                return a
        return i

    def phrase(self, i: int, *, without: Iterable[str] = ("acl:relcl", "appos", "parataxis", "conj", "cc", "punct", "advcl", "case", "list", "dep")) -> tuple[int, int]:
        """Token range of a nominal's own phrase: its subtree, without clauses, appositions, conjuncts and its preposition."""
        drop = set(without)
        keep = [i]
        for k in self._kids[i]:
            if self.rel(k) in drop and not (self.rel(k) == "punct" and self._inside_compound(i, k)):
                continue
            left, right = self.subtree(k)
            keep += [left, right - 1]
        return self._contiguous(i, min(keep), max(keep) + 1, drop)

    def _inside_compound(self, i: int, k: int) -> bool:
        return self.tokens[k].text in "-–" and k < i

    def _contiguous(self, i: int, first: int, last: int, drop: set[str]) -> tuple[int, int]:
        """Shrink a range so that no dropped child lies inside it on the right of the head."""
        for k in self._kids[i]:
            if self.rel(k) in drop and i < k < last:
                last = min(last, self.subtree(k)[0])
            elif self.rel(k) in {"case", "cc", "advcl", "parataxis", "acl:relcl"} and first <= k < i:
                first = max(first, min(self.subtree(k)[1], i))
        while first < i and (self.tokens[first].text in {",", ";", ":", "-", "–", "—"} or self.tokens[first].upos == "CCONJ"):
            first += 1  # "police and [hospital sources]"
        while last - 1 > i and self.tokens[last - 1].upos == "PUNCT" and self.tokens[last - 1].text not in {"”", '"', "’", ")"}:
            last -= 1
        return first, max(last, i + 1)

    def clause_range(self, i: int) -> tuple[int, int]:
        """Token range of a predicate's clause: its subtree without conjoined clauses, and without a sentence's outer punctuation."""
        first, last = self.subtree(i)
        for k in self._kids[i]:
            cut = self.rel(k) in {"conj", "parataxis"} and self.predicate(k)
            if cut and k > i:
                last = min(last, self.subtree(k)[0])
            elif cut and k < i:
                first = max(first, self.subtree(k)[1])
        first, last = min(first, i), max(last, i + 1)  # in a tangled tree the cut may pass the predicate itself
        while last - 1 > i and (self.tokens[last - 1].upos == "PUNCT" or self.rel(last - 1) == "cc"):
            last -= 1
        while first < i and (self.tokens[first].upos == "PUNCT" or self.rel(first) in {"cc", "mark"}):
            first += 1
        return min(first, i), max(last, i + 1)  # a conjunct on both sides of the head, in a tree that crosses itself

    def predicate(self, i: int) -> bool:
        return self.verbal(i) or bool(self.kids(i, "cop", "nsubj"))

    # ------------------------------------------------------------ logical arguments
    def passive(self, v: int) -> bool:
        """Whether what a verb tells befalls its grammatical subject."""
        got = self._passives.get(v)
        if got is None:
            got = self._passives[v] = self._is_passive(v)
        return got

    def _is_passive(self, v: int) -> bool:
        at = [k for k in self.kids(v, "obl") if self._prep(k) == "at"] if self.low[v] == "shot" and self.kids(v, "nsubj") and not self.kids(v, "aux:pass") else []
        if any(self.tokens[x].nominal == "person" for k in at for x in [k, *self.kids(k, "nmod")]):
            return False  # "four gunmen, whom they called terrorists, shot at tourists", which the parse takes for a passive
        if self.kids(v, "aux:pass", "nsubj:pass", "csubj:pass"):
            return True
        participle = self.tokens[v].xpos == "VBN" or (self.tokens[v].xpos == "VBD" and bool(self.kids(v, "obl:agent")))
        if participle and self.rel(v).split(":")[0] in {"acl", "amod", "advcl"} and not self.kids(v, "aux", "obj"):
            return True
        if self.to_death(v) or self.low[v] == "shot" and any(self.low[k] == "dead" for k in self.kids(v, "xcomp", "advmod", "advcl")):
            return not self.kids(v, "obj", "aux", "iobj")  # "an officer shot to death", "two militants shot dead"
        return (self.tokens[v].xpos == "VBN" or self.lemma(v) in noun_class("undergo")) and self._bare_passive(v)

    def _bare_passive(self, v: int) -> bool:
        """A past form of a verb that needs an object, without one: of a headline ("three soldiers killed in raid"), or joined to a passive ("was seized and killed")."""
        if self.tokens[v].xpos not in {"VBN", "VBD"} or self.rel(v) in {"acl:relcl", "xcomp"} or self.kids(v, "obj", "aux", "ccomp", "xcomp", "iobj"):
            return False
        if any(self.kids(c, "obj") for c in self.conjuncts(v) if c != v):  # "shot and killed three men": they share the object
            return False
        if self.kids(v, "nsubj"):
            return self.lemma(v) in noun_class("undergo")
        h = self.head(v)
        counted = v > 0 and self.tokens[v - 1].upos == "NUM" and self.tokens[v].xpos == "VBN"  # "300 have died, among them 14 killed in May"
        return self.rel(v) == "conj" and h is not None and self.verbal(h) and (self.passive(h) or counted)

    def subjects(self, v: int) -> list[int]:
        """Heads of the logical subject: who does it. Follows control, conjunction, relative and participial clauses; a passive's is its "by" phrase."""
        found = self._subjects.get(v)
        if found is None:
            found = self._subjects[v] = self._logical(v, subject=True)
        return found[:]

    def objects(self, v: int) -> list[int]:
        """Heads of the logical object: a passive's grammatical subject, an active's object."""
        known = self._objects.get(v)
        if known is None:
            known = self._objects[v] = self._logical_objects(v)
        return known[:]

    def _logical_objects(self, v: int) -> list[int]:
        if not self.passive(v):
            found = [o for k in self.kids(v, "obj") for o in self.conjuncts(k)]
            return [self.antecedent(o) for o in found or self._shared_object(v)] or self._relative_gap(v)
        return self._logical(v, subject=False)

    def _shared_object(self, v: int) -> list[int]:
        """ "approached and attacked a group", "shooting and killing two people": the object behind the second of two joined verbs is that of both."""
        h = self.head(v)
        if self.lemma(v) in HITTING and v + 2 < len(self.tokens) and self.low[v + 1] in {"and", "or"} and self.verbal(v + 2) and not self.passive(v + 2):
            return [o for k in self.kids(v + 2, "obj") for o in self.conjuncts(k)]
        if self.rel(v) != "conj" or h is None or not self.verbal(h) or self.passive(h):
            return []
        return [o for k in self.kids(h, "obj") if k > v for o in self.conjuncts(k)]

    def _relative_gap(self, v: int) -> list[int]:
        """ "the truce that they declared": a relative clause with a subject of its own and no object."""
        if self.rel(v) == "acl:relcl" and (h := self.head(v)) is not None:
            subjects = self.kids(v, "nsubj")
            if subjects and all(self.tokens[s].xpos not in {"WDT", "WP"} and self.lemma(s) != "that" for s in subjects) and not self.kids(v, "xcomp", "ccomp"):
                return [h]
        return []

    def _logical(self, v: int, *, subject: bool) -> list[int]:
        if subject and self.passive(v):
            agents = self._agents(v) or [k for x in self._joined_passives(v) for k in self._agents(x) if k > v]
            return [c for k in agents for c in self.conjuncts(k)]
        wanted = "nsubj"
        own = [k for k in self.kids(v, wanted) if (self.rel(k) == "nsubj:pass") == self.passive(v) or self.rel(k) == "nsubj"]
        if own:
            return [self.antecedent(c) for k in own for c in self.conjuncts(k)]
        return self._inherited(v)

    def done_beside(self, v: int) -> int | None:
        """ "attacked two villages, [setting] cars on fire and [wounding] four": the word that a participle clause hangs on; not of "[after] killing two"."""
        if self.tokens[v].xpos != "VBG":
            return None
        if self.rel(v) == "conj" and not self.kids(v, "nsubj") and (first := self.head(v)) is not None:
            v = first
        if (above := self.told_above(v)) is not None:
            return above
        return self.head(v) if self.rel(v) == "advcl" and not self.kids(v, "mark", "nsubj") else None

    def told_above(self, v: int) -> int | None:
        """ "Israel bombed the coast, a monitor said on Monday, [targeting] depots": the verb of what is said, which a participle behind "said" goes with; not
        "Three were killed, police said, [blaming] rebels", who speak on."""
        said = self.head(v)
        if said is None or self.tokens[v].xpos != "VBG" or self.rel(v) not in {"advcl", "ccomp"} or self.lemma(said) != "say" or self.tokens[v - 1].text != ",":
            return None
        if self.kids(v, "mark", "nsubj") or self.lemma(v) in SPEAKING_ON:
            return None
        beside = [self.tokens[said].head] if self.rel(said) == "parataxis" else []
        return next((k for k in [*self.kids(said, "ccomp", "parataxis"), *beside] if k < said < v and self.verbal(k)), None)

    def _agents(self, v: int) -> list[int]:
        return [k for k in self.kids(v, "obl") if self.prep(k) in {"by", ""} and (self.prep(k) or self.rel(k) == "obl:agent")]

    def _joined_passives(self, v: int) -> list[int]:
        """ "was [captured and executed] by rebels": the other of two passive verbs side by side, whose doer stands behind both."""
        first, second = (v, v + 2) if v + 2 < len(self.tokens) and self.rel(v + 2) == "conj" and self.head(v + 2) == v else (self.head(v), v)
        if first is None or second != first + 2 or self.low[first + 1] not in {"and", "or"} or self.rel(second) != "conj" or self.head(second) != first:
            return []
        return [x for x in (first, second) if x != v and self.tokens[x].upos == "VERB" and not self.kids(second, "nsubj", "aux:pass")]

    def _inherited(self, v: int, depth: int = 0) -> list[int]:
        """Subject that a verb without one takes from its governor."""
        h, rel = self.head(v), self.rel(v)
        if h is None or depth > 4:
            return []
        if rel.startswith("acl") and not self.verbal(h):
            participle = self.tokens[v].xpos in {"VBG", "VBN"} or rel == "acl:relcl" or self.passive(v)
            participle = participle and not (self.lemma(h) in PAPERS and self.tokens[v].xpos == "VBG")
            if participle and self.of_the_whole(v, h):
                return self.subjects_of_grammar(next(a for a in self.ancestors(h) if self.verbal(a)), depth + 1)
            return [h] if participle else self._noun_doers(h)
        if rel == "conj" and self.verbal(h):
            if self.passive(h) != self.passive(v) and self.kids(v, "obj"):
                return list(self.kids(h, "nsubj"))
            return self.subjects_of_grammar(h, depth + 1)
        if rel == "advcl" and self.lemma(h) in OF_ANOTHERS_DEED and {self.lemma(m) for m in self.kids(v, "mark")} & {"of", "for", "from", "with"}:
            blamed = self.objects(h)  # "accused Azerbaijan of shelling villages": the accused is said to have done it
            if blamed:
                return blamed
        if rel == "advcl" and (punished := self._punished_over(v, h)) is not None:
            return punished
        if rel == "advcl" and self.tokens[v].xpos == "VBG" and self.tokens[v - 1].text == "," and self.lemma(v) in noun_class("affect") and self.passive(h):
            return self._agents(h)  # "the town was shelled, killing three": not by the town
        if (above := self.told_above(v)) is not None:
            return self.subjects_of_grammar(above, depth + 1)
        if rel == "xcomp" or (rel == "advcl" and not self.kids(v, "nsubj")):
            if rel == "xcomp" and (objects := self.kids(h, "iobj", "obj")):
                return [c for k in objects for c in self.conjuncts(k)]
            return self.subjects_of_grammar(h, depth + 1)
        return []

    def _punished_over(self, v: int, h: int) -> list[int] | None:
        """ "imposed sanctions [on two commanders] for killing civilians": they did it, and not who imposed them; None where no punishment is told."""
        told = [o for o in self.kids(h, "obj") if self.lemma(o) in PENALTIES]
        if not told or not any(self.lemma(m) == "for" for m in self.kids(v, "mark")):
            return None
        return self.kids(h, "iobj") or [k for x in [*told, h] for k in self.obliques(x, "on", "upon", "to", "against") if self.tokens[k].nominal != "time"]

    def of_the_whole(self, v: int, noun: int) -> bool:
        """ "blew up a bus in the district, killing ten": after a comma and a place of the clause, what the act did, not the place.
        "raised slogans against the police demanding arrests": whoever speaks up against somebody is not that somebody."""
        if self.tokens[v].xpos != "VBG" or self.rel(v) != "acl" or v == 0 or not any(self.verbal(a) for a in self.ancestors(noun)):
            return False
        if self.tokens[v - 1].text == "," and self.lemma(v) in noun_class("affect"):
            return bool(self.prep(noun)) or self.rel(noun) in {"appos", "conj"}
        crowd = self.lemma(noun) in noun_class("crowd")  # "fired tear gas at people protesting against price rises"
        return not crowd and self.lemma(v) in SPEAKING_UP and self.prep(noun) in {"against", "in", "at", "outside", "in front of"}

    def to_death(self, v: int) -> bool:
        """ "stabbed three shoppers to death"."""
        if self.lemma(v) not in noun_class("to-death"):
            return False
        if self.lemma(v) == "burn" and any(self.lemma(k) == "alive" for k in self.kids(v, "advmod", "xcomp", "amod", "obl")):
            return True  # "Two women were burnt alive"
        ends = [k for x in [v, *self.kids(v, "obj", "nsubj:pass")] for k in self.kids(x, "obl", "nmod")]
        return any(self.lemma(k) == "death" and self.prep(k) == "to" for k in ends)

    def subjects_of_grammar(self, v: int, depth: int = 0) -> list[int]:
        """Heads of the grammatical subject, passive or not, own or inherited."""
        own = self.kids(v, "nsubj")
        return [self.antecedent(c) for k in own for c in self.conjuncts(k)] or self._inherited(v, depth)

    def _noun_doers(self, n: int) -> list[int]:
        """ "the plan of X to attack", "X's decision to attack": the possessor; else the subject of the verb that governs the noun."""
        owners = self.kids(n, "nmod:poss")
        if owners:
            return owners
        h = self.head(n)
        if h is None or not self.verbal(h) or self.rel(n) not in {"obj", "xcomp", "obl"} or self.lemma(h) in noun_class("undo"):
            return []  # who foils a plot to attack does not attack
        return self.subjects_of_grammar(h)

    def antecedent(self, i: int) -> int:
        """The noun that a relative pronoun stands for, else the token itself."""
        if self.tokens[i].xpos in {"WDT", "WP", "WP$"} or (self.lemma(i) == "that" and self.tokens[i].upos in {"PRON", "SCONJ"}):
            for a in [i, *self.ancestors(i)]:
                if self.rel(a) == "acl:relcl" and (h := self.head(a)) is not None:
                    return h
        return i

    def obliques(self, v: int, *prepositions: str) -> list[int]:
        """Nominals that hang on a token by one of the prepositions (obl of verbs, nmod of nouns), conjuncts included."""
        found = self._obliques.get(v)
        if found is None:
            nominal = [k for k in self.kids(v, "obl", "nmod", "advcl", "xcomp") if self.tokens[k].upos in OBLIQUE]
            found = self._obliques[v] = [(self.prep(k), self.conjuncts(k)) for k in nominal]
        return [k for prep, conjuncts in found if prep in prepositions for k in conjuncts]

    # ------------------------------------------------------------ negation, tense, modality
    def negated(self, i: int) -> bool:
        """A negation word on the token itself."""
        return any(
            self.lemma(k) in {"not", "n't", "never", "no", "neither", "nor", "without"} and self.rel(k) in {"advmod", "det", "case", "cc:preconj", "mark"}
            for k in self._kids[i]
        )

    def auxiliaries(self, v: int) -> list[str]:
        """Lower-case auxiliaries of a verb; a conjoined verb without its own shares those of the first."""
        own = [self.tokens[k].text.lower() for k in self.kids(v, "aux", "cop")]
        if not own and self.rel(v) == "conj" and (h := self.head(v)) is not None and self.verbal(h) and not self.kids(v, "nsubj"):
            return self.auxiliaries(h)
        return own
