"""Standing relations between actors: who backs, leads, joins or fights whom; who holds which office. Forms of words are data (rules/relations.yaml)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from dateline.coding.draft import Draft
from dateline.coding.names.coder import mention_at, resolve
from dateline.coding.names.offices import offices_of, own_name
from dateline.coding.relations.backers import PARTY_KINDS, backer_at, backer_of
from dateline.coding.relations.groups import NamedTie, has_ties, head_name, made_of, members, of_the_opposition, one_of_several, owned, person_of, ranked
from dateline.coding.relations.ties import FORMS, Ends, besides_the_usual
from dateline.coding.scope import told
from dateline.coding.syntax import Syntax
from dateline.model import ActorMention, ActorRef, Evidence, Record, Span, Statement
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class
from dateline.vocab.rules import PatternRule, pattern_rules

FORMER = word_class("titles.former")
MEDIA = word_class("groups.media")
PARTIES_SENT = word_class("groups.sent-out")
BEHIND_A_NAME = word_class("groups.behind-a-name")
TIE_DENIED = word_class("sayings.tie-denied")
LINKING = frozenset({"link", "tie", "relate"})
TIE_ALLEGED = word_class("sayings.tie-alleged")
TIE_VIEWED = word_class("sayings.tie-viewed")
BLOCS = word_class("groups.blocs")
LANDS = word_class("places.governed")
LONGEST_NAME = 8  # words


@dataclass(frozen=True)
class Found:
    """One relation: names of both ends, and the words."""

    rule: PatternRule
    subject: str
    object: str
    span: Span
    status: str = "asserted"
    generic: bool = False


class RelationCoder:
    """Adds relation records."""

    name = "relations"
    needs = ("tokens", "actors")
    gives = ("relations",)

    def code(self, draft: Draft) -> None:
        finder = Finder(draft, draft.syntax)
        told: dict[tuple[str, str, str], list[Found]] = {}
        general: set[tuple[str, str]] = set()
        for f in sorted(finder.all(), key=lambda f: (f.span.start, f.span.end, f.rule.id)):
            one, other = f.subject.lower(), f.object.lower()
            turned = (one, {"member_of": "part_of", "part_of": "member_of"}.get(f.rule.gives, ""), other)  # "a coalition, which includes the M23": once
            if one == other or turned in told:
                continue
            if f.generic:  # "Iran-backed groups" after "Iran-backed militias" says nothing new
                side = (one if f.rule.gives == "backs" else other, f.rule.gives)
                if side in general and (one, f.rule.gives, other) not in told:
                    continue
                general.add(side)
            told.setdefault((one, f.rule.gives, other), []).append(f)
        denied = finder.denied()
        draft.records += [record(f"r{n}", times, key in denied) for n, (key, times) in enumerate(told.items(), 1)]


def record(number: str, times: list[Found], denied: bool) -> Record:
    """The record of one tie: the first that tells it gives the names and the status, and each its words. `denied`: "Rwanda denies backing the M23"."""
    first = times[0]
    spans = tuple(dict.fromkeys(f.span for f in times))
    evidence = Evidence(spans, f"rule:{first.rule.id}")
    status = "alleged" if denied and first.status == "asserted" else first.status
    values = {"subject": first.subject, "relation": first.rule.gives, "object": first.object, "status": status}
    return Record(number, "relation", spans, tuple(Statement(name, value, evidence) for name, value in values.items()))


class Finder:
    """All relations of one draft, form by form."""

    def __init__(self, draft: Draft, syntax: Syntax) -> None:
        self.draft, self.syntax = draft, syntax
        self.read = told(draft)
        self.forms: dict[str, Callable[[PatternRule], Iterator[Found]]] = {
            "hyphen": self.hyphen,
            "verb": self.verb,
            "noun": self.noun,
            "purpose": self.purpose,
            "conflict": self.conflict,
            "office": self.office,
            "class": self.apposed,
            "prefix": self.prefix,
            "including": self.including,
            "known-as": self.known_as,
            "within": self.within,
            "person-of": partial(self.named, person_of),
            "head-name": partial(self.named, head_name),
            "member-name": partial(self.named, members),
            "made-of": partial(self.named, made_of),
            "has-ties": partial(self.named, has_ties),
            "opposition": partial(self.named, of_the_opposition),
            "owned": partial(self.named, owned),
            "ranked": partial(self.named, ranked),
            "adjective": self.adjective,
            **{name: partial(self.construed, form) for name, form in FORMS.items()},
        }

    def all(self) -> Iterator[Found]:
        for rule in pattern_rules("relations"):
            yield from self.forms[rule.form](rule)

    def denied(self) -> set[tuple[str, str, str]]:
        """Ties of which one end says that there is none: "Rwanda denies backing the M23", "the UAE denies that it supports the RSF"."""
        s, out = self.syntax, set()
        for v in self.tokens(("deny", "reject", "refute"), {"VERB"}):
            said = [*s.kids(v, "ccomp", "xcomp", "advcl"), *(k for o in s.kids(v, "obj") for k in [o, *s.kids(o, "acl", "ccomp")])]
            for rule in (r for r in pattern_rules("relations") if r.form == "verb"):
                for w in (w for w in said if s.lemma(w) in rule.words):
                    of = s.kids(w, "obj") or s.obliques(w, *rule.options.get("preposition", ()))
                    ends = [(self.actor(a), self.actor(b)) for a in s.subjects(v) for b in of]
                    out |= {(x[0].name.lower(), rule.gives, y[0].name.lower()) for x, y in ends if x is not None and y is not None}
        return out

    def named(self, form: Callable[[Draft, Syntax, tuple[str, ...]], Iterator[NamedTie]], rule: PatternRule) -> Iterator[Found]:
        """A form that looks for names of groups (groups.py)."""
        for t in form(self.draft, self.syntax, rule.words):
            if self.syntax.tokens[t.at].sent in self.read:
                yield Found(rule, t.subject, t.object, self.syntax.span(t.first, t.last), t.status or self.status(t.at))

    def construed(self, form: Callable[[Syntax, int], Ends], rule: PatternRule) -> Iterator[Found]:
        """A form that looks at the syntax alone (ties.py)."""
        for i in self.tokens(rule.words, {"NOUN", "PROPN", "VERB"}):
            verb = i if self.syntax.verbal(i) else self.syntax.head(i)
            if verb is None or not self.syntax.verbal(verb) or rule.options.get("standing") or self._asserted(verb):
                subjects, objects = form(self.syntax, i)
                yield from self.pairs(rule, subjects, [o for o in objects if self._fit(rule, o)], i)

    def _fit(self, rule: PatternRule, i: int) -> bool:
        """Whether an object may be one of this rule: of `named: true` a named party alone, or a word that means one."""
        return not rule.options.get("named") or self._named_party(i)

    # ------------------------------------------------------------ helpers
    def tokens(self, words: tuple[str, ...], upos: set[str]) -> Iterator[int]:
        for i in self.syntax.of_lemmas(words):
            if (t := self.syntax.tokens[i]).sent in self.read and t.upos in upos:
                yield i

    def actor(self, i: int, kinds: set[str] = PARTY_KINDS) -> tuple[ActorRef, ActorMention] | None:
        """The actor that a token names; "the Jamaah Ansharut Daulah network" is what stands before the noun."""
        m = mention_at(self.draft, i)
        if m is None and self.syntax.lemma(i) in BEHIND_A_NAME:
            m = next((x for k in self.syntax.kids(i, "compound", "amod") if (x := mention_at(self.draft, k)) is not None and x.named), None)
        if m is None:
            return None
        if not m.named and m.antecedent is None and m.actor.kind != "person":  # "the Joint Forces, armed groups allied with the army"
            beside = [*self.syntax.kids(i, "appos"), *([h] if self.syntax.rel(i) == "appos" and (h := self.syntax.head(i)) is not None else [])]
            m = next((x for k in beside if (x := mention_at(self.draft, k)) is not None and x.named and x.actor.kind not in {"person", "state"}), m)
            if s_person := next((x for k in beside if (x := mention_at(self.draft, k)) is not None and x.named and x.actor.kind == "person"), None):
                m = s_person if m.actor.kind == "state-force" and not m.named else m  # "Ali Omar, a former officer who leads the group"
        ref = resolve(self.draft, m)
        return (ref, m) if ref.kind in kinds else None

    def _asserted(self, verb: int) -> bool:
        s = self.syntax
        if s.negated(verb) or {"would", "could", "might", "should", "will", "may"} & set(s.auxiliaries(verb)):
            return False
        if s.rel(verb) in {"ccomp", "xcomp", "advcl"} and (up := s.head(verb)) is not None and s.lemma(up) in TIE_DENIED:
            return False
        if s.tokens[verb].xpos == "VBG" and any(s.lemma(k) in {"on", "about", "before", "without", "despite"} for k in s.kids(verb, "mark", "case")):
            return False  # "talks on joining the European Union"
        return not any(s.lemma(k) in {"if", "whether"} for k in s.kids(verb, "mark"))

    def status(self, i: int) -> str:
        """A relation that stands under a verb of saying is per its speaker, not asserted by the text; a former head is one no more."""
        s = self.syntax
        if any(s.lemma(k) in FORMER for k in s.kids(i, "amod", "advmod", "compound")) or self._no_longer(i):
            return "past"
        nodes = [i, *s.ancestors(i)]
        above = [a for a in nodes[1:] if s.tokens[a].sent == s.tokens[i].sent]
        if s.verbal(i) and any(s.lemma(a) in {"accuse", "suspect", "accusation"} for a in above if not self._of_the_accuser(i, a)):
            return "alleged"  # "accuses the Emirates of arming the rebels"
        if above and s.lemma(above[0]) in TIE_VIEWED and (s.rel(i) == "xcomp" or s.prep(i) == "as"):
            return "alleged"
        if any(s.prep(k) == "according to" for n in nodes for k in s.kids(n, "obl", "advcl")):
            return "alleged"
        return (
            "alleged" if any(s.rel(a) == "ccomp" for a in nodes if s.tokens[a].sent == s.tokens[i].sent) and any(s.lemma(a) in TIE_ALLEGED for a in nodes) else "asserted"
        )

    def _of_the_accuser(self, i: int, verb: int) -> bool:
        """ "Tiani, who [leads] the junta, has accused France", "accused Russia, which [backs] the rebels, of shelling": no part of the charge."""
        s = self.syntax
        clause = next((a for a in [i, *s.ancestors(i)] if s.rel(a) == "acl:relcl"), None)
        noun = s.head(clause) if clause is not None else None
        return noun is not None and s.rel(noun).split(":")[0] in {"nsubj", "obj"} and s.head(noun) == verb

    def _no_longer(self, i: int) -> bool:
        """ "Analysts say that Wagner no longer backs him", "has stopped backing him"."""
        s, up = self.syntax, self.syntax.head(i)
        stopped = up is not None and s.rel(i) == "xcomp" and s.lemma(up) in {"stop", "cease", "quit"} and not s.negated(up)
        return stopped or any(s.lemma(k) == "long" and s.tokens[k - 1].text.lower() == "no" for k in s.kids(i, "advmod") if k)

    def pairs(self, rule: PatternRule, subjects: list[int], objects: list[int], at: int, kinds: set[str] = PARTY_KINDS, per: str = "") -> Iterator[Found]:
        wider = kinds | {"unknown"} if rule.gives in {"member_of", "supports", "hostile_to", "aligned_with"} else kinds
        for a in subjects:
            for b in objects:
                x, y = self.actor(a, wider), self.actor(b, wider | {"unknown"} if self.syntax.lemma(b) in BLOCS else wider)
                if y is None and rule.options.get("lands") and x is not None and x[1].named and x[0].kind == "person" and (words := self._led(b)) is not None:
                    first, last = words
                    span = self.syntax.span(min(x[1].first, first, at), max(x[1].last, last, at + 1))
                    yield Found(rule, x[0].name, self.draft.quote(self.syntax.span(first, last)), span, self.status(at))
                if x and rule.gives == "leads" and x[0].kind != "state" and not x[1].named and x[1].antecedent is None:
                    continue  # "a senior commander of the group" is nobody; "founded by officers who fled"
                if y and rule.gives == "leads" and (y[0].kind == "person" or self.syntax.lemma(b) in PARTIES_SENT):
                    continue  # "the head of Zango, Musa Bello", "a Hamas delegation led by him"
                if y and rule.id == "relation.member-verb" and self.syntax.lemma(at) == "join" and y[0].kind == "state":
                    continue  # "Britain joined the United States in bombing Yemen"
                if rule.gives == "backs" and any(
                    e is not None and self.syntax.tokens[e[1].head].upos == "PRON" and self.syntax.rel(e[1].head) != "nsubj:pass" for e in (x, y)
                ):
                    continue  # "accused Eritrea of arming it"
                if x and y and x[1].head != y[1].head and x[1].head != x[1].antecedent:
                    first, last = min(x[1].first, y[1].first, at), max(x[1].last, y[1].last, at + 1)
                    status = rule.options.get("status") or per or self.status(at)
                    yield Found(rule, x[0].name, y[0].name, self.syntax.span(first, last), status)

    def _led(self, i: int) -> tuple[int, int] | None:
        """ "the head of [the Kharkiv region]", "of [the Guards' aerospace force]": a land, or a body with a name; not "of the table", "of a convoy"."""
        s = self.syntax
        first, last = s.phrase(i)
        while first < i and s.tokens[first].upos in {"DET", "PRON", "PUNCT"}:
            first += 1
        named = any(t.upos == "PROPN" or t.text[:1].isupper() for t in s.tokens[first:last])
        fit = s.tokens[i].nominal not in {"person", "time"} and mention_at(self.draft, i) is None and s.lemma(i) not in PARTIES_SENT and last - first <= LONGEST_NAME
        return (first, last) if fit and (named or s.lemma(i) in LANDS) else None

    # ------------------------------------------------------------ forms
    def hyphen(self, rule: PatternRule) -> Iterator[Found]:
        """ "Iran-backed militias": A - word B."""
        s = self.syntax
        for i in (i for i in s.of_words(rule.words) if s.tokens[i].sent in self.read):
            if i < 2 or s.tokens[i - 1].text not in "-–‑" or s.tokens[i].sent != s.tokens[i - 2].sent:
                continue
            backer = backer_at(self.draft, i - 2)
            head = next((a for a in s.ancestors(i) if s.tokens[a].upos in {"NOUN", "PROPN"} and a > i), None)
            if backer is None or head is None:
                continue
            m = mention_at(self.draft, head)
            if m is None:  # "Iranian-backed Houthi storage facilities"
                of_whom = [x for k in s.kids(head, "compound", "amod") if k > i and (x := mention_at(self.draft, k)) is not None and x.actor.kind == "armed-group"]
                m = of_whom[0] if of_whom else None
            if m is None and (s.tokens[head].nominal in {"object", "place"} or s.lemma(head) in noun_class("target")):
                continue
            if rule.gives == "leads" and (m is None or s.lemma(head).lower() in MEDIA):
                continue  # "Hamas-run Gaza" is a place
            beside = [
                x
                for k in [s.tokens[head].head, *s.kids(head, "appos")]
                if k != head and "appos" in {s.rel(head), s.rel(k)} and (x := mention_at(self.draft, k)) is not None and x.named
            ]
            m = beside[0] if beside and beside[0].actor.kind in {"armed-group", "organisation", "state-force", "person"} else m
            name = resolve(self.draft, m).name if m is not None and m.named else m.actor.name if m is not None else s.tokens[head].text
            pair = (name, backer.name) if rule.options.get("flip") else (backer.name, name)
            yield Found(rule, *pair, s.span(i - 2, max(head + 1, m.last if m else 0)), generic=m is None or not m.named)

    def verb(self, rule: PatternRule) -> Iterator[Found]:
        s = self.syntax
        prepositions = rule.options.get("preposition", ())
        adjectives = {f"{w.removesuffix('y')}{'ied' if w.endswith('y') else 'ed'}" for w in rule.words} if prepositions else set()
        for t in s.tokens if adjectives else ():
            if t.upos == "ADJ" and t.text.lower() in adjectives and t.sent in self.read and s.kids(t.i, "nsubj"):
                yield from self.pairs(rule, [s.antecedent(k) for k in s.kids(t.i, "nsubj")], s.obliques(t.i, *prepositions), t.i)
        for v in self.tokens(rule.words, {"VERB"}):
            for ends in besides_the_usual(s, v):
                yield from self.pairs(rule, *ends, v)
            if self._asserted(v) and not (s.rel(v) in {"xcomp", "advcl"} and any(s.lemma(k) == "to" for k in s.kids(v, "mark"))):
                objects = [*s.objects(v), *(s.obliques(v, *prepositions) if prepositions else [])]
                allied = s.passive(v) and not s.subjects(v) and prepositions  # "is allied with"
                objects = s.obliques(v, *prepositions) if allied else objects
                doers = s.subjects_of_grammar(v) if allied else s.subjects(v)
                if s.lemma(v) in LINKING and s.objects(v) and not allied:  # "Police linked the suspect to Al Shabab": not themselves
                    yield from self.pairs(rule, s.objects(v), s.obliques(v, *prepositions), v, per="alleged")
                    continue
                if s.rel(v) == "acl:relcl" and s.tokens[v].xpos == "VBP":  # "A and B, which belong to the alliance"
                    doers = list(dict.fromkeys(c for d in doers for c in (s.conjuncts(s.tokens[d].head) if s.rel(d) == "conj" else [d])))
                yield from self.pairs(
                    rule,
                    doers,
                    [o for o in objects if self._fit(rule, o)],
                    v,
                    PARTY_KINDS - ({"person"} if rule.gives in {"hostile_to", "member_of"} else set()),
                )

    def noun(self, rule: PatternRule) -> Iterator[Found]:
        """ "US support for Israel", "the leader of the Houthis": the owner, apposition or subject of a noun, and its complement."""
        s = self.syntax
        for n in self.tokens(rule.words, {"NOUN"}):
            if rule.gives == "leads" and one_of_several(s, n):
                continue  # "a senior commander of the group" does not lead it
            objects = s.obliques(n, *rule.options.get("preposition", ("of",)))
            if rule.options.get("named"):
                objects = [k for k in objects if (m := mention_at(self.draft, k)) is not None and m.named]
            added = [k for k in s.kids(n, "nmod:poss", "compound", "amod") if k < n and ((m := mention_at(self.draft, k)) is not None and m.head != n)]
            h = s.head(n)
            owners = [k for k in s.kids(n, "nsubj", "appos") if k not in added]
            if rule.options.get("whose") and not objects:  # "Hezbollah, Iran's main ally", "the al-Qaeda affiliate al-Shabaab"
                objects = [k for k in added if self._named_party(k) and (rule.gives != "leads" or s.rel(k) == "nmod:poss" or not self._state(k))]
                objects = [k for k in objects if rule.gives != "leads" or not self._of_a_branch(k, n)]
                objects += [h] if h is not None and s.rel(n) == "conj" and any(s.tokens[k].upos == "PRON" for k in s.kids(n, "nmod:poss")) else []
                owners += s.obliques(n, "including")
            else:
                owners += [k for k in added if rule.gives not in {"member_of", "part_of"} or not self._state(k)]  # not "the Afghan branch of Islamic State"
            if h is not None and s.rel(n) == "nmod" and s.lemma(h) == "one":  # "Kataib Hezbollah, one of several Iranian proxies"
                owners += [*s.kids(h, "nsubj"), *([s.tokens[h].head] if s.rel(h) == "appos" else [])]
            if s.rel(n) == "appos" and h is not None:
                owners.append(h)
            if h is not None and s.lemma(h) in TIE_VIEWED and (s.rel(n) == "xcomp" or s.prep(n) == "as"):  # "considers the YPG an extension of the PKK"
                owners += s.objects(h)
            if s.rel(n) == "acl:relcl" and s.kids(n, "cop") and h is not None and not s.negated(n):  # "Mali and Niger, which are members of the alliance"
                owners = [x for k in owners for x in ([h, *(s.conjuncts(h) if s.tokens[n].xpos == "NNS" else [])] if s.tokens[k].upos == "PRON" else [k])]
            if rule.gives == "leads" and objects:  # "Museveni sent [his] chief of defence forces": he is not that chief
                owners = [k for k in owners if s.rel(k) != "nmod:poss"]
            if rule.gives == "leads" and not owners:
                m = mention_at(self.draft, n)
                owners = [n] if m is not None and m.named and m.head == n else s.kids(n, "flat")
            yield from self.pairs(rule, owners, objects, n)

    def _of_a_branch(self, k: int, n: int) -> bool:
        """ "the UN [human rights] chief", "the Taliban [intelligence] chief": who heads a branch leads no whole; "the Hamas political chief" does."""
        s, m = self.syntax, mention_at(self.draft, k)
        between = [x for x in s.kids(n, "compound", "amod") if m is not None and m.last <= x < n]
        return s.lemma(n) in {"chief", "commander"} and any(s.tokens[x].upos == "NOUN" for x in between)

    def _named_party(self, i: int) -> bool:
        m = mention_at(self.draft, i)
        return m is not None and (m.named or m.antecedent is not None) and m.actor.kind in PARTY_KINDS - {"person"}

    def _state(self, i: int) -> bool:
        m = mention_at(self.draft, i)
        return m is not None and m.actor.kind == "state"

    def adjective(self, rule: PatternRule) -> Iterator[Found]:
        """ "fighters loyal to Haftar", "the group is supportive of the PKK"."""
        s = self.syntax
        for a in self.tokens(rule.words, {"ADJ"}):
            h = s.head(a)
            subjects = s.kids(a, "nsubj") or ([h] if h is not None and s.rel(a) in {"amod", "acl", "acl:relcl"} else [])
            if not s.negated(a):
                yield from self.pairs(rule, [s.antecedent(k) for k in subjects], s.obliques(a, *rule.options["preposition"]), a)

    def purpose(self, rule: PatternRule) -> Iterator[Found]:
        """ "In support of the army, the Coalition conducted ..."."""
        s = self.syntax
        for n in self.tokens(rule.words, {"NOUN"}):
            h = s.head(n)
            if s.prep(n) == "in" and h is not None and s.verbal(h):
                yield from self.pairs(rule, s.subjects(h), s.obliques(n, "of"), n)

    def conflict(self, rule: PatternRule) -> Iterator[Found]:
        """ "Israel's war against Hamas"; "the conflict with Hamas" takes the last state named before it as the other side when its own clause names one."""
        s = self.syntax
        for n in self.tokens(rule.words, {"NOUN"}):
            between = s.obliques(n, "between")
            if len(between) > 1:
                yield from self.pairs(rule, between[:1], between[1:], n, PARTY_KINDS - {"person"})
            objects = s.obliques(n, "with", "against")
            owners = [*s.kids(n, "nmod:poss"), *(k for k in s.kids(n, "compound", "amod", "nmod") if k < n and not s.kids(k, "case"))]
            if objects and not owners and s.prep(n) == "at" and (up := s.head(n)) is not None:  # "has been at war with the army"
                owners = [s.antecedent(k) for k in s.kids(up, "nsubj")]
            if objects and not owners and s.kids(n, "nsubj"):
                owners = [s.antecedent(k) for k in s.kids(n, "nsubj")]
            if objects and not owners:
                states = [m.head for m in self.draft.actors if m.actor.kind == "state" and 0 < n - m.last < 6 and s.tokens[m.head].sent == s.tokens[n].sent]
                owners = states[-1:]
            yield from self.pairs(rule, owners, objects, n, PARTY_KINDS - {"person"})

    def office(self, rule: PatternRule) -> Iterator[Found]:
        for m in self.draft.actors:
            if m.actor.kind != "person" or not m.named or self.syntax.tokens[m.head].sent not in self.read or self._tail_of_a_name(m):
                continue
            for office, span in offices_of(self.draft, self.syntax, m, frozenset(rule.words)):
                if office.count("(") != office.count(")"):
                    continue  # "Omar (age: 24, resident of Jhelum), a brave officer": what a bracket cuts in two is no office
                yield Found(rule, resolve(self.draft, m).name, office, span, self._held(span))

    def _tail_of_a_name(self, m: ActorMention) -> bool:
        """ "the governor of Norte [de Santander]", "of North [Kordofan]": the end of a place's name, behind "of" and before a comma and somebody's name."""
        s, i = self.syntax, own_name(self.syntax, m) - 1
        return (
            i > 0
            and (" " not in m.actor.name or m.actor.name.lower().startswith(("de ", "del ")))
            and s.tokens[i].text[:1].isupper()
            and s.low[i - 1] == "of"
            and s.tokens[i].sent == s.tokens[m.head].sent
            and m.last < len(s.low)
            and s.low[m.last] == ","
            and any(x.first == m.last + 1 == own_name(s, x) and x.named and x.actor.kind == "person" for x in self.draft.actors)
        )

    def _held(self, span: Span) -> str:
        """ "past" of an office with "former" in it or right before it."""
        first, last = self.draft.analysis.tokens_in(span.start, span.end)
        return "past" if any(self.syntax.lemma(i).lower() in FORMER for i in range(max(0, first - 1), last)) else "asserted"

    def apposed(self, rule: PatternRule) -> Iterator[Found]:
        """ "Palestinian militant group Hamas": a class noun before or beside a name."""
        s = self.syntax
        for n in self.tokens(rule.words, {"NOUN"}):
            names = [k for k in s.kids(n, "appos", "flat") if s.tokens[k].upos == "PROPN"]
            h = s.head(n)
            if h is not None and s.rel(n) in {"compound", "nmod:desc", "appos"} and s.tokens[h].upos == "PROPN":
                names.append(h)
            for k in names:
                x = self.actor(k, PARTY_KINDS - {"person", "state"})
                if x is not None and x[1].named:
                    first, _ = s.subtree(n)
                    while first < n and (s.tokens[first].upos in {"DET", "PUNCT", "ADP", "VERB", "CCONJ"} or s.tokens[first].i in range(x[1].first, x[1].last)):
                        first += 1
                    words = self.draft.quote(s.span(first, n + 1))
                    yield Found(rule, x[0].name, words, s.span(min(first, x[1].first), max(n + 1, x[1].last)))

    def prefix(self, rule: PatternRule) -> Iterator[Found]:
        """ "anti-Houthi coalition", "pro-Iranian militias": the prefix is a token of its own or part of the word."""
        s = self.syntax
        joined = tuple(f"{w}-" for w in rule.words)
        for t in (s.tokens[i] for i in sorted(i for low, at in s.by_word.items() if low.startswith(rule.words) for i in at)):
            low = s.low[t.i]
            if t.sent not in self.read:
                continue
            at = t.i if low.startswith(joined) else t.i + 2
            split = low in rule.words and at < len(s.tokens) and s.tokens[t.i + 1].text in "-–‑"
            if at != t.i and not split:
                continue
            other = backer_at(self.draft, at) or backer_of(t.text.partition("-")[2])
            head = next((a for a in [at, *s.ancestors(at)] if s.tokens[a].upos in {"NOUN", "PROPN"} and a > at), None)
            m = mention_at(self.draft, head) if head is not None else None
            if other is not None and m is not None:
                yield Found(rule, resolve(self.draft, m).name, other.name, s.span(t.i, m.last))

    def including(self, rule: PatternRule) -> Iterator[Found]:
        """Members listed after the name of a network: "the Axis of Resistance, including Hezbollah"."""
        s = self.syntax
        for t in (s.tokens[i] for i in sorted({*s.of_lemmas(("include",)), *s.of_words(("including",))})):
            if t.sent not in self.read:
                continue
            members = [c for k in (s.kids(t.i, "obj") or [t.head]) for c in s.conjuncts(k) if c > t.i]
            before = [
                m
                for m in self.draft.actors
                if m.named
                and m.last <= t.i
                and s.tokens[m.head].sent == t.sent
                and m.actor.kind in {"organisation", "armed-group", "unknown"}
                and (set(self.draft.quote(m.span).lower().split()) & set(rule.words))
            ]
            for c in members:
                x = self.actor(c)
                if before and x is not None:
                    yield Found(rule, x[0].name, before[-1].actor.name, s.span(t.i, x[1].last))

    def known_as(self, rule: PatternRule) -> Iterator[Found]:
        """ "Iran's network of militias, known as the Axis of Resistance": the owner of what is so named leads it."""
        s = self.syntax
        for n in self.tokens(rule.words, {"NOUN"}):
            owners = s.kids(n, "nmod:poss")
            _first, last = s.subtree(n)
            named = [k for k in range(n, last) if s.lemma(k) == "know"]
            for k in named:
                for o in s.obliques(k, "as"):
                    x, y = (self.actor(owners[0]) if owners else None), mention_at(self.draft, o)
                    if x is not None and y is not None:
                        yield Found(rule, x[0].name, y.actor.name, s.span(x[1].first, y.last))

    def within(self, rule: PatternRule) -> Iterator[Found]:
        """ "these militias form a coalition within his administration"."""
        s = self.syntax
        for v in self.tokens(rule.words, {"VERB"}):
            blocs = [o for o in s.objects(v) if s.lemma(o) in BLOCS]
            for o in blocs:
                inside = [*s.obliques(o, *rule.options["preposition"]), *s.obliques(v, "within")]
                for a in s.subjects(v):
                    x = self.actor(a)
                    if x is not None and inside:
                        first, last = s.phrase(inside[0])
                        yield Found(rule, x[0].name, self._whole(inside[0], first, last), s.span(min(x[1].first, first), last))

    def _whole(self, i: int, first: int, last: int) -> str:
        m = mention_at(self.draft, i)
        if m is not None and m.named:
            return resolve(self.draft, m).name
        while first < i and self.syntax.tokens[first].upos in {"DET", "PRON"}:
            first += 1
        return self.draft.quote(self.syntax.span(first, last))
