"""How records hang together: responses per whom, mere order of time, what ended a truce, a victim inside another count."""

from __future__ import annotations

from functools import cache

from dateline.coding.draft import Draft
from dateline.coding.finding.anaphora import tally_anaphors
from dateline.coding.grouping.alike import like
from dateline.coding.grouping.groups import Group
from dateline.coding.happening import Happening
from dateline.coding.links.meant import meant
from dateline.coding.names.coder import mention_at, resolve
from dateline.coding.roles import attribution
from dateline.coding.roles.frames import with_particle
from dateline.coding.situations.tallies import tally_heads
from dateline.coding.syntax import Syntax
from dateline.model import ActorRef, Count, Link, Record, Span, When
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class
from dateline.vocab.rules import PatternRule, pattern_rules

STEPS = word_class("acts.steps")
ENDING = word_class("deals.ending")
CHARGES = word_class("sayings.charges")


@cache
def _rule(form: str) -> PatternRule:
    return next(r for r in pattern_rules("links") if r.form == form)


class LinkCoder:
    """Adds links between events, tallies and truces."""

    name = "links"
    needs = ("tokens", "events", "tallies", "situations")
    gives = ("links",)

    def code(self, draft: Draft) -> None:
        linker = Linker(draft, draft.syntax)
        seen: set[tuple[str, str, str]] = set()
        for link in [*linker.responses(), *linker.about(), *linker.brought_about(), *linker.orders(), *linker.endings(), *linker.members()]:
            if link.source != link.target and (link.source, link.target, link.type) not in seen and (link.target, link.source, link.type) not in seen:
                seen.add((link.source, link.target, link.type))
                draft.links.append(link)


class Linker:
    """Finds the links of one draft."""

    def __init__(self, draft: Draft, syntax: Syntax) -> None:
        self.draft, self.syntax = draft, syntax
        self.owner: dict[int, str] = {}
        self.happening: dict[int, Happening] = {}
        self.groups: dict[str, Group] = dict(draft.groups)
        for record_id, group in draft.groups:
            for h in group.members:
                for v in [h.head, *h.verbs]:
                    self.owner[v], self.happening[v] = record_id, h
        self._tallies()

    def _tallies(self) -> None:
        """Tokens of counted nouns, and of the plurals that point back at them, belong to their tally."""
        by_unit: dict[int, str] = {}
        for unit in tally_heads(self.draft, self.syntax):
            token = self.draft.analysis.tokens[unit]
            record = next((r for r in self.draft.records if r.kind == "tally" and any(s.start <= token.start < s.end for s in r.spans)), None)
            if record is not None:
                by_unit[unit] = self.owner[unit] = record.id
        for pointer, unit in self.draft.tally_anaphors.items():
            if unit in by_unit:
                self.owner[pointer] = by_unit[unit]

    def _record_of(self, i: int) -> str | None:
        return self.owner.get(i)

    def _told_in(self, i: int) -> str | None:
        """The event that a clause tells: the token's own, its subject's, or the nearest above."""
        s = self.syntax
        for a in [i, *s.ancestors(i)]:
            if a in self.owner:
                return self.owner[a]
            for k in s.kids(a, "nsubj"):
                if k in self.owner:
                    return self.owner[k]
                if s.passive(a) and with_particle(s, a) in noun_class("light") and (told := self._pointed_at(k, "e")) is not None:
                    return told
        return None

    def _pointed_at(self, i: int, kinds: str) -> str | None:
        """ "[They] were carried out in response to", "the strikes are an answer to [them]": the acts that the sentence before tells first, or count. `kinds`: letters of
        records."""
        s = self.syntax
        if s.low[i] not in {"they", "them", "it", "this", "these", "those"}:
            return None
        near = [(v, r) for v, r in self.owner.items() if r[0] in kinds and s.tokens[i].sent - s.tokens[v].sent == 1 and s.rel(v) in {"root", "nsubj", "nsubj:pass"}]
        return min(near)[1] if near else None

    def _speaker(self, i: int) -> str | None:
        """Per whom the clause of a token is told; None is the narrator."""
        h = self.happening.get(i)
        if h is None:
            h = Happening(i, next(iter(self.happening.values())).rule, False, self.syntax.tokens[i].sent) if self.happening else None
        if h is None:
            return None
        found = attribution.speakers(h, self.syntax, lambda t: mention_at(self.draft, t))
        return resolve(self.draft, found[0].actor).name if found and found[0].actor is not None else None

    def _cite(self, i: int) -> tuple[Span, ...]:
        return (self.syntax.span(*self.syntax.clause_range(self.syntax.clause(i))),)

    # ------------------------------------------------------------ kinds of links
    def responses(self) -> list[Link]:
        s, out = self.syntax, []
        noun, verb, adjective = _rule("noun"), _rule("verb"), _rule("adjective")
        for t in s.tokens:
            lemma = t.lemma.lower()
            if t.upos == "NOUN" and lemma in noun.words and (step := self._step(t.i)) is not None:
                told = [self._record_of(k) or self._pointed_at(k, "et") for k in s.obliques(t.i, *noun.options["preposition"])]
                out += [x for r in told for x in self._link(step, r, t.i, noun.id)]
            elif t.upos == "NOUN" and lemma in noun.words and s.prep(t.i) in {"in", "as"}:
                targets = s.obliques(t.i, *noun.options["preposition"])
                if not targets and s.prep(t.i) == "in" and not s.kids(t.i, "det", "nmod:poss") and (source := self._told_in(s.tokens[t.i].head)) is not None:
                    out += self._link(source, self._before(t.i, source), t.i, noun.id)  # "police in response fired tear gas"
                    continue
                if not any(k in self.owner for k in targets):
                    targets = [k for k in range(t.i + 1, min(t.i + 9, len(s.tokens))) if k in self.owner and s.tokens[k].sent == t.sent][:1]
                for target in targets:
                    out += self._link(self._told_in(s.tokens[t.i].head), self._record_of(target), t.i, noun.id)
            elif t.upos == "VERB" and (lemma in verb.words or _back(s, t.i) in verb.options["forceful"] and self._forceful(t.i)) and not s.negated(t.i):
                ways = [k for k in [*s.kids(t.i, "advcl"), *s.obliques(t.i, "by", "with")] if k in self.owner]  # "responded by throwing bottles"
                source = self._record_of(t.i) or next((self.owner[k] for k in ways), None) or self._told_in(t.i)
                named = [self._record_of(k) for k in [*s.obliques(t.i, "to", "for", "against"), *(s.objects(t.i) if lemma in {"avenge", "answer"} else [])]]
                out += self._link(source, next((n for n in named if n), None) or self._before(t.i, source), t.i, verb.id)
            elif lemma in adjective.words and t.head in self.owner:
                source = self.owner[t.head]
                if not source.startswith("e"):
                    continue  # "three retaliatory strikes since October": a count over a time answers no one act
                out += self._link(source, self._came_after(t.head, source) or self._before(t.i, source), t.i, adjective.id)
        return out

    def _forceful(self, i: int) -> bool:
        """ "answered with 40 rockets": what is told is an attack itself; not "answered the question"."""
        return i in self.happening and self.happening[i].type == "ASSAULT"

    def about(self) -> list[Link]:
        """ "condemned the attack", "an investigation into the shooting", "expelled the ambassador over the killing": what an act is about, it answers."""
        s, out, rule = self.syntax, [], _rule("about")
        for v, h in self.happening.items():
            if h.type not in rule.words or h.rule.mode in rule.options["unless_mode"]:
                continue
            told = [*(s.objects(v) if h.type in rule.options["object"] and not h.noun else []), *s.obliques(v, "over"), *s.obliques(v, "for"), *s.kids(v, "advcl")]
            told = [k for k in told if s.rel(k) != "advcl" or any(s.lemma(m) in {"for", "over"} for m in s.kids(k, "mark"))]
            told += [k for o in [*s.objects(v), *s.obliques(v, "for", "in")] for k in s.obliques(o, "into", "over")]
            if h.type in {"REJECT", "ACCUSE"} and not h.noun:  # "rejected a resolution that tells it to leave"
                told += [k for o in s.objects(v) if mention_at(self.draft, o) is None for k in s.kids(o, "acl:relcl")]
            for k in told:
                if k in self.happening and self.happening[k].status in {"current", "background"}:
                    out += self._link(self._record_of(v), self._record_of(k), v, rule.id)
            out += self._meant(v, h) or self._told_of_who_denies(v, h)
            out += self._because(v)
        return out

    def brought_about(self) -> list[Link]:
        """ "A drone strike on a wedding [led to] protests", "the killing [sparked] riots": what one act brought about answers it."""
        s, out, rule = self.syntax, [], _rule("cause")
        for t in s.tokens:
            if t.upos != "VERB" or t.lemma.lower() not in rule.options["verbs"] or s.negated(t.i):
                continue
            what = s.objects(t.i) if with_particle(s, t.i) in rule.words else s.obliques(t.i, "to") if f"{t.lemma.lower()}_to" in rule.words else []
            cause = next((self.owner[k] for k in s.subjects(t.i) if k in self.owner), None)
            out += [x for k in what if k in self.owner for x in self._link(self.owner[k], cause, t.i, rule.id)]
        return out

    def _meant(self, v: int, h: Happening) -> list[Link]:
        """ "dismissed the accusation", "condemned the measure", "imposed sanctions in response to the crackdown"."""
        s, rule, source = self.syntax, _rule("meant"), self._record_of(v)
        if source is None or h.type not in rule.words:
            return []
        spoken = s.objects(v) if h.type in {"REJECT", "ACCUSE"} and not h.noun else []
        answered = [k for o in s.obliques(v, "in", "as") if s.lemma(o) in _rule("noun").words for k in s.obliques(o, "to", "for")]
        answered += s.obliques(v, "over")  # "expelled the ambassador over the agreement"
        found = [meant(s, k, source, self._tellings(), self._records(), rule) for k in [*spoken, *answered] if k not in self.owner]
        return [link for r in found for link in self._link(source, r, v, rule.id)]

    def _told_of_who_denies(self, v: int, h: Happening) -> list[Link]:
        """ "Armenia said Azerbaijan had shelled the village. Azerbaijan [rejected the claim]", "denied it": what is denied is the accusation, or else the act, that
        was told of the denier by somebody else in the sentence before; not "the rebels denied it" behind an act that nobody told."""
        s, source = self.syntax, self._record_of(v)
        if h.type != "REJECT" or source is None or not any(s.low[o] in {"it", "this", "that"} or s.lemma(o) in CHARGES for o in s.objects(v)):
            return []
        mine, records = {f.head for f in h.actors}, self._records()
        near = [(k, x, r) for k, (x, r) in self._tellings().items() if r != source and k < v and x.status == "current" and s.tokens[v].sent - x.sent <= 1]
        of_me = [(x.type == "ACCUSE", k, r) for k, x, r in near if x.type == "ACCUSE" or x.type == "ASSAULT" and x.speakers and not mine & {f.head for f in x.speakers}]
        sides = {"ACCUSE": "recipients", "ASSAULT": "actors"}
        found = [(a, k, r) for a, k, r in of_me if _shared(records.get(source), records.get(r), sides["ACCUSE" if a else "ASSAULT"])]
        return self._link(source, max(found)[2], v, _rule("meant").id) if found else []

    def _because(self, v: int) -> list[Link]:
        """ "struck the town because guards handed two of his men to the police"."""
        s = self.syntax
        why = [k for k in s.kids(v, "advcl") if any(s.lemma(m) == "because" for m in s.kids(k, "mark"))]
        return [
            x
            for k in why
            if k in self.happening and self.happening[k].status in {"current", "background"}
            for x in self._link(self._record_of(v), self.owner[k], v, "link.because")
        ]

    def _tellings(self) -> dict[int, tuple[Happening, str]]:
        return {v: (h, self.owner[v]) for v, h in self.happening.items()}

    def _records(self) -> dict[str, Record]:
        return {r.id: r for r in self.draft.records}

    def _step(self, i: int) -> str | None:
        """ "The step was a response to ...", "described the raid as a response to ...": the act told last, or the one so described."""
        s = self.syntax
        about = next(iter(s.kids(i, "nsubj")), None) if s.kids(i, "cop") else next(iter(s.objects(s.tokens[i].head)), None) if s.prep(i) == "as" else None
        if about is None:
            return None
        if about in self.owner:
            return self.owner[about]
        if s.lemma(about) not in STEPS:
            return None
        before = [(v, r) for v, r in self.owner.items() if v < about and s.tokens[about].sent - s.tokens[v].sent <= 1 and r.startswith("e")]
        return max(before)[1] if before else None

    def _link(self, source: str | None, target: str | None, at: int, rule: str, kind: str = "response_to") -> list[Link]:
        if source is None or target is None or source == target:
            return []
        return [Link(source, target, kind, self._cite(at), self._speaker(self.syntax.clause(at)), f"rule:{rule}")]  # type: ignore[arg-type]

    def _came_after(self, i: int, source: str) -> str | None:
        """ "carried out retaliatory strikes after a drone attack": the attack that the same clause names."""
        s, h = self.syntax, self.happening.get(i)
        over = [v for v in (i, h.light if h is not None else None, s.clause(i)) if v is not None]
        after = [k for v in over for k in s.kids(v, "advcl", "obl") if s.prep(k) in {"after", "following"} or any(s.lemma(m) == "after" for m in s.kids(k, "mark"))]
        near = [x for k in after for x in (k, *s.kids(k, "nsubj", "nsubj:pass", "obl"))]
        return next((self.owner[x] for x in near if x in self.owner and self.owner[x] != source), None)

    def _before(self, i: int, source: str | None) -> str | None:
        """The last attack told before a token, by the other side."""
        candidates = [
            (h.head, r)
            for v, r in self.owner.items()
            if (h := self.happening.get(v)) is not None and h.head < i and r != source and h.type == "ASSAULT" and h.status != "hypothetical"
        ]
        return max(candidates)[1] if candidates else None

    def orders(self) -> list[Link]:
        """ "came on the heels of an attack": order of time, kept apart from cause."""
        s, out, rule = self.syntax, [], _rule("order")
        for i, target in list(self.owner.items()):
            preposition = s.prep(i)
            heels = preposition == "of" and s.lemma(s.tokens[i].head) == "heel" or preposition == "of" and s.lemma(s.tokens[i].head) == "wake"
            governor = s.head(i)
            if (preposition in {"after", "following"} or heels) and governor is not None:
                out += self._link(self._told_in(governor), target, i, rule.id, "follows")
            elif s.verbal(i) and s.rel(i) == "advcl" and any(s.lemma(k) == "after" for k in s.kids(i, "mark")) and governor is not None:
                out += self._link(self._told_in(governor), target, i, rule.id, "follows")
        return out

    def endings(self) -> list[Link]:
        """What ended or broke a truce: the event or count that is the subject of the ending."""
        s = self.syntax
        over = [r for r in self.draft.records if r.kind == "truce" and r.value("state") in {"ended", "broken"}]
        out = []
        for i, source in self.owner.items():
            h = s.head(i)
            if h is None or not s.rel(i).startswith("nsubj") or s.lemma(h) not in ENDING:
                continue
            for truce in over:
                if any(span.start <= s.tokens[h].start < span.end for span in truce.spans):
                    out.append(Link(source, truce.id, "ends", self._cite(h), self._speaker(h), "rule:truce.ended"))
        return out

    def members(self) -> list[Link]:
        """A single death that may be one of another event's dead: same sides, an uncounted or larger toll there. Linked, never added."""
        events = {r.id: r for r in self.draft.records if r.kind == "event"}
        out = []
        for one in events.values():
            deaths = one.value("deaths")
            if not (isinstance(deaths, Count) and deaths.best == 1 and deaths.high == 1 and one.value("status") in {"current", "background"}):
                continue
            for other in events.values():
                if other.id != one.id and self._may_hold(one, other):
                    out.append(Link(one.id, other.id, "part_of", one.spans[:1], None, "rule:link.member-of-toll"))
                    break
        return out

    def _may_hold(self, one: Record, other: Record) -> bool:
        toll = other.value("deaths")
        if not (isinstance(toll, Count) and toll.state == "given" and (toll.high is None or toll.high > 1) and (toll.low or 0) > 1):
            return False
        if (
            one.value("places")
            and other.value("places")
            and one.evidence("places")
            and any(p in other.values("places") for p in one.values("places")) is False
            and one.value("mode")
        ):
            return False
        mine, theirs = one.value("when"), other.value("when")
        if isinstance(mine, When) and isinstance(theirs, When) and mine.start and mine.end and theirs.start and theirs.end:
            if mine.end[:10] < theirs.start[:10] or theirs.end[:10] < mine.start[:10]:
                return False
        return _sides_fit(one, other, "recipients") and (not one.values("actors") or _sides_fit(one, other, "actors")) and other.value("status") == "current"


def _back(s: Syntax, v: int) -> str:
    """A verb with its "back": "hit_back"."""
    return f"{s.lemma(v)}_back" if any(s.low[k] == "back" for k in s.kids(v, "advmod", "compound:prt")) else s.lemma(v)


def _shared(one: Record | None, other: Record | None, side: str) -> bool:
    """Whether who did one act is on a side of the other: "Azerbaijan" and "Azerbaijani forces"."""
    if one is None or other is None:
        return False
    mine, theirs = [v for v in one.values("actors") if isinstance(v, ActorRef)], [v for v in other.values(side) if isinstance(v, ActorRef)]
    return any(like(x, y) or x.country is not None and x.country == y.country and {x.kind, y.kind} <= {"state", "state-force", "person"} for x in mine for y in theirs)


def _sides_fit(a: Record, b: Record, field: str) -> bool:
    xs, ys = [v for v in a.values(field) if isinstance(v, ActorRef)], [v for v in b.values(field) if isinstance(v, ActorRef)]
    return any(like(x, y) for x in xs for y in ys)


__all__ = ["LinkCoder", "tally_anaphors"]
