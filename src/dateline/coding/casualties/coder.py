"""People harmed: how many killed, wounded, captured, missing or displaced, who they were and by what. Unknown is never zero."""

from __future__ import annotations

from dateline.coding.casualties.ended_with import ended_with
from dateline.coding.casualties.in_care import without_the_cared_for
from dateline.coding.casualties.instead import told_otherwise
from dateline.coding.casualties.meant import not_by_foes, those_meant
from dateline.coding.casualties.parts import Parts
from dateline.coding.casualties.shapes import (
    CHANGE,
    OPEN_YET,
    act_joined,
    act_of_part,
    alive,
    either,
    fatal,
    fatally,
    figure_behind,
    former,
    held_to_be,
    his_own,
    men_and_boys,
    new_figure,
    number_open,
    of_a_part,
    of_a_round,
    of_age,
    of_those_told,
    one_name,
    own_losses,
    pairs,
    reported_harmed,
    rising,
    sharing,
    special,
    taken_as_done,
    told_too,
    whether,
)
from dateline.coding.casualties.values import combine, count_of
from dateline.coding.casualties.whose import Whose
from dateline.coding.casualties.windows import Windows
from dateline.coding.draft import Draft
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun, is_event_verb
from dateline.model import CasualtyMention, Count, Span
from dateline.model.mention import Harm
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class
from dateline.vocab.numbers import harm_words
from dateline.vocab.time_words import time_words

CAUSES = {"in", "by", "during", "after", "from", "when", "following", "as"}
UNDER_COUNT = word_class("casualties.under-count")
BEING_HARMED = word_class("casualties.being")
ABOUT_HARM = word_class("casualties.about-harm")
NOT_CLEAR, NO_WISH = word_class("casualties.not-clear"), word_class("casualties.no-wish")
MORE = word_class("casualties.more")
HURTING, HURTING_NOUNS = word_class("casualties.fatal-verbs"), word_class("casualties.fatal-nouns")
TRIED = word_class("casualties.tried")
TOGETHER = ("along with", "together with", "alongside")
INJURIES = word_class("casualties.injuries")
DONE_AWAY_WITH = {"eliminate", "liquidate", "destroy"}
OWN = "own"  # party of the dead of the side that killed others


class CasualtyCoder:
    """Fills `draft.casualties`."""

    name = "casualties"
    needs = ("tokens", "counts", "times", "actors")
    gives = ("casualties",)

    def code(self, draft: Draft) -> None:
        finder = Finder(draft, draft.syntax)
        told = told_otherwise(without_the_cared_for(finder.all(), draft.syntax), draft.syntax, finder.whose)
        draft.casualties = either(Parts(draft, draft.syntax).of(told), draft.syntax)


class Finder:
    """Finds the casualty mentions of one draft."""

    def __init__(self, draft: Draft, syntax: Syntax) -> None:
        self.draft, self.syntax = draft, syntax
        self.whose, self.windows = Whose(syntax, draft.actors), Windows(draft, syntax)
        inside = {i: c for c in draft.counts for i in range(c.first, c.last)}
        self.counts = inside | {c.unit_head: c for c in draft.counts if c.unit_head is not None} | {c.head: c for c in draft.counts}
        self.pairs = pairs(syntax, draft.counts)
        self.paired = {i: head for head, (c, _) in self.pairs.items() for i in (c.head, c.unit_head) if i is not None}

    def all(self) -> list[CasualtyMention]:
        out: list[CasualtyMention] = []
        taken: set[tuple[int, str]] = set()
        for t in self.syntax.tokens:
            found = self._pair(t.i) if t.i in self.pairs else self._verb(t.i) if t.upos == "VERB" else self._noun(t.i) if t.upos in {"NOUN", "ADJ", "PROPN"} else []
            for c in found:
                key = (c.victims if c.victims is not None else c.head, c.harm)
                if key not in taken:
                    taken.add(key)
                    out.append(c)
        for word, unit, harm in ended_with(self.syntax, self.counts):
            if not any(unit in (m.victims, m.head) for m in out) and (number := self.counts.get(unit)) is not None and not self._hypothetical(word):
                out = [m for m in out if not (m.victims is None and m.head == word)]
                out.append(self._mention(word, unit, harm, number.count, self._cause(word), "harm.ended-with"))
        own = self._parts_with_an_act(out)
        told = {i for c in own for i in (c.head, c.victims)}
        return sorted([*(c for c in out if c.victims not in told and c.head not in told), *own], key=lambda c: (c.span.start, c.harm))

    def _parts_with_an_act(self, told: list[CasualtyMention]) -> list[CasualtyMention]:
        """ "62 have died since Monday, [including 23 in Tuesday's attack]": what an act named for a part of a count did."""
        out = []
        for c in self.draft.counts:
            act = act_of_part(self.syntax, c)
            before = [m for m in told if m.harm in {"killed", "wounded"} and m.first < c.first and self.syntax.tokens[m.head].sent == self.syntax.tokens[c.head].sent]
            beside = act_joined(self.syntax, c)
            more = bool(before) and (c.count.low or c.count.best or 0) > (before[-1].count.best or before[-1].count.low or 0)
            whole = any(m.victims in {c.head, c.unit_head} and m.victims == c.head and m.rule == "harm.kill" and m.first < c.first for m in told)
            if whole or act is None or not before or (before[-1].cause == act if beside else more):
                continue
            out.append(self._mention(c.head, c.unit_head if c.unit_head == c.last else c.head, before[-1].harm, c.count, act, "harm.included"))
        return out

    def _pair(self, i: int) -> list[CasualtyMention]:
        """ "and 22 wounded": the number beside the harm word."""
        c, harm = self.pairs[i]
        return [] if self._hypothetical(i) else [self._mention(i, c.head, harm, c.count, self._cause(i), self.windows.rule(f"harm.{self.syntax.lemma(i)}", i, c.count))]

    # ------------------------------------------------------------ verbs
    def _verb(self, v: int) -> list[CasualtyMention]:
        s, lemma = self.syntax, self.syntax.lemma(v)
        if lemma == "shoot" and any(s.lemma(k) == "dead" for k in [*s.kids(v, "xcomp", "advmod"), v + 1, *(o + 1 for o in s.objects(v))] if k < len(s.tokens)):
            lemma = "shoot_dead"
        elif s.to_death(v):
            lemma = "shoot_dead"  # "hacked to death"
        elif lemma == "gun" and any(s.lemma(k) == "down" for k in s.kids(v, "compound:prt", "advmod")):
            lemma = "gun_down"
        harm = harm_words("verb").get(lemma)
        if harm == "wounded" and fatal(s, v) or lemma in HURTING and fatally(s, v):
            harm = "killed"
        if (found := special(s, v)) is not None:
            return self._each(v, *found, f"harm.{lemma}-{found[0]}")
        if s.tokens[v].text.lower() == "missing":
            return self._adjective(v, "missing")
        if lemma == "succumb" and any(s.lemma(k) not in harm_words("noun") and s.lemma(k) not in INJURIES for k in s.obliques(v, "to")):
            return []  # "do not succumb to fear"
        if harm is None and lemma in harm_words("state"):
            return [] if of_age(s, v) else self._each(v, "killed", those_meant(s, v, s.subjects(v), self.counts), "harm.die")
        if lemma == "leave":
            return self._left(v)
        if harm is None or not_by_foes(s, v):
            return []
        if s.rel(v) == "nmod" and (open_ := number_open(s, v)) is not None:  # "the number of injured was unknown"
            return [self._mention(v, None, harm, Count("unknown", wording=self.draft.quote(open_)), self._cause(v), "harm.unknown", span=open_)]
        if s.rel(v) == "amod":
            return []
        victims = s.objects(v)
        if not victims and (s.passive(v) or (s.tokens[v].xpos == "VBN" and s.rel(v) == "conj" and not s.kids(v, "aux"))):
            victims = s.subjects_of_grammar(v)
        if lemma in DONE_AWAY_WITH:
            victims = self.whose.done_away_with(victims, lemma, self.counts)
        beside = [k for i in [v, *victims] for k in s.obliques(i, "with") if any(s.low[c - 1] == "together" for c in s.kids(k, "case"))]
        victims = [*victims, *(k for i in [v, *victims] for k in s.obliques(i, *TOGETHER) if victims), *(beside if victims else [])]  # "killed along with four others"
        return self._each(v, harm, those_meant(s, v, victims, self.counts) or reported_harmed(s, v), f"harm.{lemma}")

    def _each(self, v: int, harm: Harm, victims: list[int], rule: str) -> list[CasualtyMention]:
        if self._hypothetical(v):
            return []
        out = []
        s = self.syntax
        zero = s.negated(v) and not any(s.lemma(k) in {"only", "just", "yet"} for k in s.kids(v, "advmod"))
        for i in one_name(s, victims):
            if i > victims[0] and any(s.low[k] == "not" for k in s.kids(i, "advmod", "cc")):
                continue  # "killed a farmer, not militants"
            if i > victims[0] and "including" in s.low[victims[0] : i]:
                if (part := count_of(self.draft, s, i, self.counts.get(i))) is not None:  # "nine people, including a commander and eight fighters"
                    out.append(self._mention(v, i, harm, part, self._cause(v), "harm.included", part=True))
                continue
            if i in self.counts and any(self.counts.get(k) is self.counts[i] for k in victims[: victims.index(i)] if i in victims):
                continue  # "between 4 and 6": one number
            if i > victims[0] and i not in self.counts and s.tokens[i].xpos != "NN" and any(s.low[k] == "their" for k in s.kids(i, "nmod:poss")):
                continue  # "some 460 patients and their relatives"; not "two tourists and their guide"
            if i > victims[0] and i not in self.counts and men_and_boys(s, i, self.counts):
                continue  # "8,000 men and boys": one number
            if event_noun(s.lemma(i)) and i not in self.counts or self.paired.get(i, v) != v or of_those_told(s, i):
                continue  # "31 people, 19 of them children", "four people, one of them a woman"
            if s.tokens[i].upos == "NUM" and s.low[i - 1] == "," and s.low[i + 1 : i + 2] and s.low[i + 1] in {"fatally", "seriously", "critically", "badly"}:
                continue  # "three officers were wounded, one fatally"
            if (asked := self._asked(v, i)) is not None:
                out.append(self._mention(v, i, harm, Count("unknown", wording=self.draft.quote(asked)), self._cause(v), "harm.unknown", span=asked))
                continue
            if (open_ := number_open(s, i)) is not None:
                out.append(self._mention(v, i, harm, Count("unknown", wording=self.draft.quote(open_)), self._cause(v), "harm.unknown", span=open_))
                continue
            if (over := s.head(i)) is not None and s.lemma(over) == "number" and s.prep(i) == "of" and i not in self.counts:
                continue  # "the number of people killed": the number is told by another word
            count = Count.exactly(0, self.draft.quote(s.span(*s.phrase(v)))) if zero else count_of(self.draft, s, i, self.counts.get(i))
            if count is not None:
                told = f"{rule}.rival" if self.whose.by_a_party(v, i) or self.whose.own_deed(v) else self.windows.rule(rule, v, count)
                out.append(self._mention(v, i, harm, count, self._cause(v), told))
        out += self._included(v, harm, victims)
        return out

    def _asked(self, v: int, i: int) -> Span | None:
        """ "it was not clear how many were killed", "gave no number of those killed": the clause that leaves the number open."""
        s = self.syntax
        first, last = s.subtree(i)
        words = [s.tokens[k].text.lower() for k in range(max(0, first - 1), last)]
        if any(a == "how" and b in {"many", "much"} for a, b in zip(words, words[1:], strict=False)):
            up = next((a for a in s.ancestors(v) if s.verbal(a) or s.kids(a, "cop")), v)
            return s.span(*s.clause_range(up))
        for a in [i, *s.ancestors(i)][:3]:
            if s.lemma(a) in {"number", "figure", "toll", "count"} and s.negated(a):
                return s.span(*s.clause_range(s.clause(a)))
        return None

    def _included(self, v: int, harm: Harm, victims: list[int]) -> list[CasualtyMention]:
        """ "including colleague X": members of the count, never added to it."""
        s, out = self.syntax, []
        for i in victims:
            for k in [*s.kids(i, "nmod", "acl", "obl", "advcl"), *s.kids(v, "obl")]:
                if s.prep(k) in {"including", "among them"} or s.lemma(k) == "include":
                    target = s.objects(k)[0] if s.verbal(k) and s.objects(k) else k
                    count = count_of(self.draft, s, target, self.counts.get(target))
                    if count is not None:
                        out.append(self._mention(v, target, harm, count, self._cause(v), "harm.included", part=True))
        return out

    def _left(self, v: int) -> list[CasualtyMention]:
        """ "left three dead and 12 wounded", "left five people dead"; not the second of "left five dead and wounded 12 others", a verb with those it befell."""
        s, out = self.syntax, []
        for k in [*s.kids(v, "xcomp", "obj", "ccomp", "advcl", "conj")]:
            for c in [x for j in s.conjuncts(k) for x in [j, *(a for a in s.kids(j, "amod") if a > j)]]:
                harm = harm_words("people").get(s.tokens[c].text.lower())
                if harm is None or c in self.pairs or self._hypothetical(v) or s.objects(c):
                    continue
                listed = s.conjuncts(k) if s.rel(c) == "amod" else s.objects(v) if s.rel(k) == "xcomp" else []
                listed = [i for i in listed if not self._harmed_otherwise(i, c)]
                if len(listed) > 1 and c not in listed:  # "left two rebels and a policeman dead"
                    each = [(i, n) for i in listed if (n := count_of(self.draft, s, i, self.counts.get(i))) is not None]
                    out += [self._mention(c, i, harm, n, self._cause(v), "harm.leave") for i, n in each]
                    continue
                if time_words("ordinals").get(s.low[c - 1], 0) > 1 and s.tokens[c - 2].text.lower() == "a" or s.tokens[c - 1].text.lower() == "another":
                    out.append(self._mention(c, c - 1, harm, Count.exactly(1, self.draft.quote(s.span(c - 1, c + 1))), self._cause(v), "harm.leave"))
                    continue  # "killed two rebels, leaving a third wounded"
                holder = next((h for h in range(c, max(-1, c - 4), -1) if h in self.counts), None)
                count = count_of(self.draft, s, holder if holder is not None else c, self.counts.get(holder) if holder is not None else None)
                if holder is None and len(listed) == 1 and s.rel(k) in {"xcomp", "obj"}:  # "left a peacekeeper dead"
                    holder = listed[0]
                    count = count_of(self.draft, s, holder, self.counts.get(holder))
                if count is not None and holder is not None:
                    out.append(self._mention(c, holder, harm, count, self._cause(v), self.windows.rule("harm.leave", c, count)))
        return out

    def _harmed_otherwise(self, i: int, c: int) -> bool:
        """ "left three policemen dead and 12 civilians wounded": the civilians have a word of harm of their own."""
        return any(a > i and a != c and self.syntax.low[a] in harm_words("people") for a in self.syntax.kids(i, "amod", "acl", "conj"))

    # ------------------------------------------------------------ nouns
    def _noun(self, n: int) -> list[CasualtyMention]:
        s, lemma, text = self.syntax, self.syntax.lemma(n), self.syntax.tokens[n].text.lower()
        both = lemma in harm_words("both")
        harm: Harm | None = harm_words("noun").get(lemma) or harm_words("people").get(text)
        harm = "killed" if lemma in HURTING_NOUNS and fatally(s, n) else harm
        if lemma == "loss" and not any(s.lemma(k) == "life" for k in s.obliques(n, "of")):
            return []
        if lemma == "toll":
            return self._toll(n)
        if (risen := rising(s, n, self.counts)) is not None and not self._hypothetical(n):
            figure = self.counts[risen[0]].count
            inner = next((k for p in s.obliques(n, "of", "among") for k in s.kids(p, "acl")), n)  # "the number of people killed since January"
            put = s.lemma(s.clause(n)) == "put"
            party = put and any(self.whose.armed_group(k) for k in s.subjects(s.clause(n)))
            rule = self.windows.rule(f"harm.number.{'rival' if party else 'put' if put else 'revision'}", inner, figure)
            of_deaths = any(s.tokens[k].xpos == "NNS" and s.lemma(k) in harm_words("noun") for k in s.obliques(n, "of"))
            stretch = self.windows.stretch(inner) or of_deaths and self.windows.stretch(s.clause(n))
            stretch = stretch or any(s.lemma(k) in noun_class("long-fight") | noun_class("long-act") for k in s.obliques(inner, "in", "during"))
            if (inner != n or of_deaths) and not rule.endswith(".tally") and stretch:
                rule += ".tally"  # "the number of people killed in the campaign", "the number of people killed this year"
            victims = next(iter(s.obliques(n, "of", "among")), None) if rule.endswith(".tally") and not of_deaths else None
            there = inner if put and s.verbal(inner) and s.obliques(inner, "in") else None  # "the number of fighters killed in eastern Syria at 18"
            return [self._mention(inner if rule.endswith(".tally") else n, victims, risen[1], figure, self._cause(n) or there, rule)]
        if both and s.rel(n) == "compound" and (h := s.head(n)) is not None and s.lemma(h) in UNDER_COUNT:
            open_ = self._unknown(h, about=True)
            both_harms: list[Harm] = ["killed", "wounded"]
            return (
                [self._mention(n, None, x, Count("unknown", wording=self.draft.quote(open_)), self._cause(n), "harm.unknown", span=open_) for x in both_harms]
                if open_
                else []
            )
        if (harm is None and not both) or (self._hypothetical(n) and not whether(s, n)) or s.rel(n) == "compound":
            return []
        if s.tokens[n].upos == "ADJ" and n not in self.counts and not self.counts.get(n):
            return self._adjective(n, harm) if harm else []
        harms: list[Harm] = ["killed", "wounded"] if both else [harm] if harm else []
        if (unknown := self._unknown(n)) is not None:
            return [self._mention(n, None, h, Count("unknown", wording=self.draft.quote(unknown)), self._cause(n), "harm.unknown", span=unknown) for h in harms]
        count = self._noun_count(n, lemma)
        if count is None:
            return []
        if both and count.best != 0:
            harms = ["killed"] if lemma == "victim" and not alive(s, n) else []
        hurt = self._hurt(n) if lemma in {"injury", "wound"} else []
        victims = next(iter([*hurt, *s.obliques(n, "of", "among")]), next(iter(s.kids(n, "nmod:poss", "compound")), None))
        rule = self.windows.rule(f"harm.{lemma}", n, count)
        if text in harm_words("people"):
            victims = next(iter(s.obliques(n, "of")), n)
            if s.lemma(s.clause(n)) in {"claim", "insist"} and s.rel(n) == "obj" and any(self.whose.force(k) for k in s.kids(s.clause(n), "nsubj")):
                rule += ".rival"  # "the militants claimed 60 dead"
        return [self._mention(n, victims, h, count, self._cause(n), rule) for h in harms]

    def _adjective(self, n: int, harm: Harm) -> list[CasualtyMention]:
        """ "five people were dead", "three missing"."""
        s = self.syntax
        h = s.head(n)
        linked = h is not None and s.rel(n) == "xcomp" and s.lemma(h) in BEING_HARMED
        subjects = s.kids(h, "nsubj") if linked and h is not None else s.kids(n, "nsubj")
        if not subjects or not (linked or s.kids(n, "cop", "aux:pass", "aux")) or self._hypothetical(n):
            return []
        return [self._mention(n, i, harm, found.count, self._cause(n), "harm.adjective") for i in subjects if (found := self.counts.get(i))]

    def _noun_count(self, n: int, lemma: str) -> Count | None:
        """Number of a harm noun: its own ("eight injuries"), or that of those harmed ("the deaths of a number of militants", "the killing of a member")."""
        s = self.syntax
        own = self.counts.get(n)
        if own is not None and lemma == "wound":
            return None  # "at least seven bullet wounds"
        if own is not None and own.head != n and s.rel(n).startswith(("nmod", "obl")) and s.prep(n) == "of":
            return None  # "three of the wounded": a part of them
        if own is not None and s.low[max(0, own.first - 2) : own.first] == ["of", "the"]:
            return None  # "the remains of 26 of the 28 dead"
        if own is not None:
            return own.count
        if lemma in {"injury", "wound"}:  # "injuries to three soldiers"
            return next((c for i in self._hurt(n) if (c := count_of(self.draft, s, i, self.counts.get(i))) is not None), None)
        if lemma in {"casualty", "victim", "fatality"}:
            return None
        for i in [*s.obliques(n, "of"), *s.kids(n, "nmod:poss")]:
            if event_noun(s.lemma(i)):
                return None
            if (c := count_of(self.draft, s, i, self.counts.get(i))) is not None:
                return c
        return None

    def _hurt(self, n: int) -> list[int]:
        """Who has injuries: "injuries to three soldiers", "the injury of 27 others", "caused injuries to three soldiers", "three soldiers suffered injuries"."""
        s, v = self.syntax, self.syntax.head(n)
        out = s.obliques(n, "to", *(["of"] if s.tokens[n].xpos == "NN" and s.kids(n, "det") else []))
        if v is None or s.rel(n) != "obj":
            return out
        return out + (s.obliques(v, "to", "on") if s.lemma(v) in {"cause", "inflict"} else s.subjects(v) if s.lemma(v) in {"suffer", "sustain", "receive"} else [])

    def _toll(self, n: int) -> list[CasualtyMention]:
        """ "the death toll rose to 14 from 9": the newest figure."""
        s = self.syntax
        v = s.clause(n)
        named = any(s.lemma(k) in {"death", "casualty"} for k in s.kids(n, "compound", "amod"))
        equal = s.head(n) == v and s.tokens[v].upos == "NUM" and bool(s.kids(v, "cop")) and not s.negated(v)  # "the toll was 12"
        plain = not s.kids(n, "compound", "amod") and s.kids(n, "det") and (equal or s.lemma(v) in CHANGE | {"bring", "raise", "take", "put"})  # "the toll rose to 90"
        if not (named or plain) or self._hypothetical(n):
            return []
        numbers = [k for k in [*new_figure(s, v), *figure_behind(s, n), *held_to_be(s, v)] if k in self.counts] or [k for k in [*s.objects(v), v] if k in self.counts]
        over = {s.lemma(k) for i in (n, v) for k in s.obliques(i, "from", "in", "of", "since")}
        window = self.windows.toll_of_days(n, v) or any(s.obliques(i, "since") or self.windows.stretch(i) for i in (n, v))  # "the death toll since October 7"
        window = window or any("since" in s.low[n + 1 : k] for k in numbers)  # "bringing the toll since October 2023 to 70,100"
        if window or over & (noun_class("long-fight") | noun_class("long-act")):
            return [self._mention(n, None, "killed", self.counts[k].count, None, "harm.toll.tally") for k in numbers[:1]]  # "the toll from the campaign"
        teller = s.head(v) if equal and s.rel(v) == "ccomp" else v
        party = any(self.whose.armed_group(k) for k in (s.subjects(teller) if teller is not None else []))
        put = equal or s.lemma(v) == "put"
        rule = "harm.toll.rival" if put and party else "harm.toll.put" if put else "harm.toll.revision"
        return [self._mention(n, None, "killed", self.counts[k].count, self._cause(n), rule) for k in numbers[:1]]

    # ------------------------------------------------------------ context
    def _unknown(self, n: int, *, about: bool = False) -> Span | None:
        """The clause that says a number is not known: "the assessment of casualties is still ongoing"."""
        s = self.syntax
        if n in self.counts:
            return None
        for a in [n, *s.ancestors(n)][:6]:
            if not (s.verbal(a) or s.kids(a, "cop", "nsubj")):
                continue
            first, last = s.clause_range(a)
            words = {s.lemma(i) for i in range(first, last)}
            negated = bool(words & {"not", "n't", "no"})
            ongoing = words & OPEN_YET or {"under", "way"} <= words
            if ongoing and (about or words & ABOUT_HARM):
                return s.span(first, last)
            if negated and words & NOT_CLEAR:
                return s.span(first, last)
        return None

    def _hypothetical(self, i: int) -> bool:
        """Harm that is feared, prevented, possible or only attempted."""
        s = self.syntax
        if any(s.low[k] in TRIED for k in s.kids(i, "amod", "compound")):
            return True  # "convicted of attempted murder of officers"
        at = i
        for a in [i, *s.ancestors(i)]:
            aux = set(s.auxiliaries(a)) if s.verbal(a) else set()
            if aux & {"could", "might", "would", "can", "will", "may", "should"} and not (aux & {"have"} and aux & {"may", "might", "could"}):
                return True
            if (
                a != i
                and s.lemma(a) in harm_words("hypothetical")
                and s.rel(at).split(":")[0] in {"obj", "xcomp", "ccomp", "nmod", "obl", "acl"}
                and s.tokens[a].sent == s.tokens[i].sent
            ):
                return True
            if any(s.lemma(k) in {"if", "unless", "whether", "lest"} for k in s.kids(a, "mark")):
                return True
            if s.rel(a) == "acl:relcl" and s.tokens[a].xpos == "VBD":
                return False  # "want to find the gunman who killed two"
            if s.rel(a) == "conj" and s.tokens[a].xpos == "VB" and s.verbal(a) and not s.kids(a, "nsubj", "aux", "mark"):
                at = a  # "to seize hostages and kill foreigners"
                continue
            if taken_as_done(s, a):
                return False
            if s.rel(a).split(":")[0] in {"root", "advcl", "conj"} and s.verbal(a):
                infinitive = any(s.lemma(k) == "to" for k in s.kids(a, "mark"))
                return infinitive and s.rel(a) in {"advcl", "acl"}
            wish = s.rel(a) in {"xcomp", "acl"} and any(s.lemma(k) == "to" for k in s.kids(a, "mark")) and s.lemma(s.tokens[a].head) not in NO_WISH
            if wish and "have" not in s.auxiliaries(a):  # "claimed to have killed 20 gunmen"
                return True
            at = a
        return False

    def _cause(self, i: int) -> int | None:
        """The event word that the harm hangs on: subject of the verb, "in an attack", or the clause above ("resulting in")."""
        s = self.syntax
        v = i
        for _ in range(4):
            for k in s.subjects(v) if s.verbal(v) else []:
                if event_noun(s.lemma(k := of_a_round(s, k))):
                    return k
            for k in [*s.kids(v, "obl", "nmod", "advcl"), *self._of_both(v)]:
                if s.prep(k) in CAUSES and event_noun(s.lemma(k)) and not of_a_part(s, k):
                    return k
            h = s.head(v)
            if h is None or s.rel(v).split(":")[0] in {"ccomp", "parataxis"} or self._elsewhere(v):
                return None
            if s.rel(v) == "acl:relcl" and any(s.lemma(k) == "when" for k in s.kids(v, "advmod", "mark")):
                return None  # "since October 2022, when two bombs killed 120"
            if s.rel(v) == "acl:relcl" and s.kids(v, "obj") and any(s.low[k] == "who" for k in s.kids(v, "nsubj")):
                return None  # "arrested a man who had killed two people": what he did
            if s.rel(v) == "advcl" and any(s.lemma(k) in {"after", "before", "since"} for k in s.kids(v, "mark")):
                return None  # "fired missiles two weeks after gunmen killed 26"
            if event_noun(s.lemma(h)) or s.verbal(h) and s.rel(v).split(":")[0] in {"advcl", "xcomp"} and not s.kids(v, "nsubj") and is_event_verb(s.lemma(h)):
                return h
            if s.rel(v).split(":")[0] not in {"obj", "obl", "nmod", "nsubj", "conj", "xcomp", "acl", "advcl", "amod"}:
                return None
            v = h
        return None

    def _elsewhere(self, v: int) -> bool:
        """ "Twenty died in a strike on a house in Nuseirat, and eleven were killed [in Rafah]": a joined clause with those harmed and a place of its own."""
        s = self.syntax
        own = s.rel(v) == "conj" and s.verbal(v) and bool(s.kids(v, "nsubj", "nsubj:pass"))
        return own and any(p.where is not None and s.head(p.head) == v and s.prep(p.head) in {"in", "near", "at"} for p in self.draft.places)

    def _of_both(self, v: int) -> list[int]:
        """ "were killed and 264 others wounded [in a bombing]": joined verbs share what stands behind the last."""
        return [k for c in sharing(self.syntax, v) for k in self.syntax.kids(c, "obl")]

    def _mention(
        self, head: int, victims: int | None, harm: Harm, count: Count, cause: int | None, rule: str, *, part: bool = False, span: Span | None = None
    ) -> CasualtyMention:
        s = self.syntax
        if span is None:
            around = [head] if victims is None else [head, *self._words(victims)]
            span = s.span(min(around), max(around) + 1)
        first, last = self.draft.analysis.tokens_in(span.start, span.end)
        if victims is not None and (self._others(victims) or told_too(s, head, victims, victims in self.counts)):
            rule += "+others" if self._others(victims) else "+also+others"
        elif victims is not None and s.passive(head) and his_own(victims, s):
            rule += "+his+others"  # "One of his bodyguards was killed"
        elif count.state == "given" and not rule.endswith((".tally", ".rival")) and former(s, head):
            rule += ".former"
        party = self.whose.party(victims) or (OWN if own_losses(s, head, [victims] if victims is not None else []) else "")
        told = self.whose.noun(victims)
        noun = told.noun if told is not None else ""
        return CasualtyMention(span, first, last, head, harm, count, victims, cause, part, rule, *self.whose.of(head, victims), party, noun)

    def _others(self, i: int) -> bool:
        """ "five others", "two more people": besides those named before."""
        s = self.syntax
        near = [i, *s.kids(i, "amod", "advmod", "nummod")]
        more = [k for k in near if s.lemma(k) in MORE]
        return any(s.tokens[k + 1].lemma != "than" for k in more if k + 1 < len(s.tokens)) and i in self.counts

    def _words(self, i: int) -> list[int]:
        first, last = self.syntax.phrase(i)
        return [first, last - 1]


__all__ = ["CasualtyCoder", "combine"]
