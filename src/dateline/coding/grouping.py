"""Which mentions tell the same happening: an explained score, never across conflicting values. Order of comparison is text order, so the result is fixed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from dateline.coding.alike import any_faceless, any_like, any_same, faceless, one
from dateline.coding.casualty_shapes import of_a_part
from dateline.coding.happening import Filler, Happening
from dateline.coding.places_alike import nested, roughly, same_place
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.model import ActorRef, PlaceMention, When
from dateline.vocab.classes import word_class

Resolve = Callable[[Filler], ActorRef | None]
Alike = Callable[[Happening, Happening], float]

LIKE_MODES = [
    {"explosives", "suicide-attack", "vehicle", "destroy"},
    {"aerial", "heavy-weapons", "destroy"},
    {"firearms", "assassinate", "execute", "primitive", "abduct"},
    {"firearms", "heavy-weapons"},
    {"crowd-control", "beat"},
    {"aerial", "explosives"},
    {"firearms", "explosives"},
]
NEUTRAL_MODES = {None, "destroy", "execute", "assassinate", "arrest"}
FRESH = word_class("acts.fresh")
APART = word_class("acts.apart")
GENERAL = word_class("acts.general")
ANSWERS = word_class("reactions.answers")
NOBODY = {"others", "another", "some", "all", "one", "those"}  # words that say not who
WORDS_ONLY = {"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "SANCTION", "CONCEDE"}  # whoever speaks does so for themselves
HELD = "assault.hold-hostage"
MERGE_AT = 2.0
NEAR = 5  # sentences
MOST = 80  # acts of an article that a mention is compared with, the last ones, and mentions of each: no news tells more
WAYS = word_class("places.ways")
HURTING = word_class("casualties.hurting")
TOLL_WORDS = word_class("casualties.toll-words")


@dataclass
class Group:
    """Mentions of one happening, in text order."""

    members: list[Happening] = field(default_factory=list)

    @property
    def first(self) -> Happening:
        return self.members[0]

    def fillers(self, role: str) -> list[Filler]:
        return [f for h in self.members for f in getattr(h, role)]


class Grouper:
    """Groups the happenings of one document. `resolve` gives the actor that a filler stands for, `alike` what else speaks for two mentions being one."""

    def __init__(self, syntax: Syntax, resolve: Resolve, alike: Alike = lambda h, m: 0.0) -> None:
        self.syntax, self.resolve, self.alike = syntax, resolve, alike

    def group(self, happenings: list[Happening]) -> list[Group]:
        groups: list[Group] = []
        for h in happenings:
            since = max(0, len(groups) - MOST)
            best = max(((self.score(h, g), -(h.sent - g.members[-1].sent), k) for k, g in enumerate(groups[since:], since)), default=None)
            if best is not None and best[0] >= self._least(h, groups[best[2]]):
                groups[best[2]].members.append(h)
            else:
                groups.append(Group([h]))
        return groups

    def _least(self, h: Happening, g: Group) -> float:
        if self._anaphoric(h) and (h.noun or any(m.sent == h.sent for m in g.members)):
            return 1.0
        return MERGE_AT if h.type in {"ASSAULT", "PROTEST"} else MERGE_AT + 1.0

    def _anaphoric(self, h: Happening) -> bool:
        """A definite noun that brings nothing of its own ("the attack", "these strikes")."""
        if h.definite and h.noun:
            return not self._modifiers(h) & FRESH and not (h.recipients and h.actors)
        verb = h.light if h.noun else h.head  # "were killed when rebels set off a bomb"
        if verb is None or self.syntax.rel(verb) != "advcl":
            return False
        return any(self.syntax.lemma(k) in {"after", "before", "when", "since", "while", "following"} for k in self.syntax.kids(verb, "mark", "advmod", "case"))

    def _modifiers(self, h: Happening) -> set[str]:
        s = self.syntax
        found = {s.lemma(k) for i in {h.head, *([h.light] if h.light is not None else [])} for k in s.kids(i, "amod", "det", "advmod")}
        found |= {"another"} & {s.low[k] for k in (s.kids(h.head, "nsubj") if not h.noun else [])}  # "and another on Kutum killed nine"
        found |= {"also"} & {s.lemma(k) for i in h.folded for k in s.kids(i, "advmod")}  # "a driver was also shot when soldiers fired on his car"
        for k in s.obliques(h.head, "in", "during") if not h.noun else []:
            if event_noun(s.lemma(k)) or s.lemma(k) in {"operation", "incident"}:
                found |= {s.lemma(m) for m in s.kids(k, "amod", "det")} & FRESH  # "killed four in a separate operation"
        start = s.sentences[h.sent].first
        if s.tokens[start].text in APART and not h.noun:
            found.add(s.tokens[start].text.lower())  # "Earlier, a gunship had fired on militants"
        if h.noun and any(s.lemma(k) in {"follow", "ensue"} for k in s.kids(h.head, "acl:relcl")):
            found.add("following")  # "the fighting that followed"
        more = h.noun and not h.definite and any(s.lemma(k) in {"more", "further"} for f in h.recipients for k in s.kids(f.head, "amod"))
        return found | {"another"} if more else found  # "attacks killed 35 more civilians"

    def score(self, h: Happening, g: Group) -> float:
        """How much speaks for the same happening; -1 when values conflict."""
        if len(g.members) > MOST:
            g = Group([g.first, *g.members[1 - MOST :]])
        if h.type != g.first.type or self._conflict(h, g):
            return -1.0
        members = g.members
        score = 0.0
        score += self._word(h, g)
        near = h.definite or any(abs(h.sent - m.sent) <= NEAR for m in members) or self._same_named(h, g)
        score += (2.0 if near else 0.5) if self._shared(h, g, "recipients") else 0.0  # "soldiers" far below are others
        score += 1.0 if self._shared(h, g, "actors") else 0.0
        score += 2.0 if any(self._same_target(a, b) for a in h.targets for m in members for b in m.targets) else 0.0
        score += 2.0 if any(same_place(a, b) for a in h.places for m in members for b in m.places) else 0.0
        score += 1.0 if any(_overlap(a.when, b.when) for a in h.times for m in members for b in m.times) else 0.0
        score += 1.0 if any(abs(h.sent - m.sent) <= 1 for m in members) else 0.0
        score += 1.0 if h.mode and any(h.mode == m.mode for m in members) else 0.0
        score += 1.0 if h.definite and h.noun else 0.0
        lead = h.type in {"ASSAULT", "PROTEST"} and any(self._headline(m) and h.sent <= 2 for m in members)
        two = any(t.text == ";" for t in self.syntax.tokens[: self.syntax.sentences[0].last])
        if lead and two and h.actors and not self._shared(h, g, "actors") and not self._shared(h, g, "recipients"):
            lead = False  # "ELN bombs barracks; U.S. hits another boat": a headline of two
        score += 2.0 if lead and not self._other_thing(h, members) else 0.0
        there = any(self.syntax.lemma(k) == "there" for k in self.syntax.kids(h.head, "advmod")) and not h.places
        score += 2.0 if there and 0 <= h.sent - members[-1].sent <= 1 and any(m.places for m in members) else 0.0
        score += 2.0 if self._named_after(h, members) else 0.0
        score += 3.0 if self._outcome(h, members) else 2.0 if self._toll(h, members) else 0.0
        score += max(self.alike(h, m) for m in members)
        before = {"status.background.followed", "status.background.answered"}
        if {m.status_rule for m in members} <= before and h.status == "current" and self._word(h, g) < 2:
            score -= 4.0  # "fired missiles weeks after gunmen killed 26. Eight died in the strikes": rather in what was fired
        if not (h.definite and h.noun) and any(members[-1].sent < k <= h.sent for k in self.syntax.headings):
            score -= 2.0  # below a heading of its own
        fresh = self._modifiers(h) & FRESH
        if fresh == {"also"} and self._toll(h, members):
            fresh = set()  # "killed four soldiers in a clash. Three militants were also killed."
        return score - (4.0 if fresh else 0.0)

    def _named_after(self, h: Happening, members: list[Happening]) -> bool:
        """ "condemned the Mir Ali attack": an act named after the place or person told with it before."""
        s = self.syntax
        named = [k for k in s.kids(h.head, "compound") if s.tokens[k].upos == "PROPN"] if h.noun and h.definite else []
        names = [s.tokens[i].text for k in named for i in [k, *s.kids(k, "flat", "compound")]]
        told = {t.text for m in members for t in s.tokens[s.sentences[m.sent].first : s.sentences[m.sent].last]}
        return bool(names) and all(n in told for n in names)

    def _other_thing(self, h: Happening, members: list[Happening]) -> bool:
        """ "Officer killed as gangs torch police station": a headline may tell two acts, of which a lead that tells of another thing hit tells one."""
        theirs = [f for m in members for f in m.targets]
        apart = h.targets and theirs and all(self.syntax.lemma(a.head)[-4:] != self.syntax.lemma(b.head)[-4:] for a in h.targets for b in theirs)
        return bool(apart) and any(m.rule.id in {"assault.destroy", "assault.arson"} for m in members) and h.rule.id not in {"assault.destroy", "assault.arson"}

    def _headline(self, m: Happening) -> bool:
        """Told in a headline: a first sentence without a full stop. What it names is what the lead tells."""
        s = self.syntax.sentences[0]
        return m.sent == 0 and self.syntax.tokens[s.last - 1].text not in {".", "!", "?", "”", '"'}

    def _outcome(self, h: Happening, members: list[Happening]) -> bool:
        """ "fired on the crowd and killed three": the harm that the act before it did."""
        s = self.syntax
        up = s.head(h.head)
        owners = {v for m in members for v in (m.head, *m.verbs)}
        if up is not None and s.rel(h.head) == "conj" and s.rel(up) == "advcl" and {s.tokens[h.head].xpos, s.tokens[up].xpos} == {"VBG"}:
            up = s.head(up)  # "struck the plant, plunging the town into darkness and killing four"
        if h.noun:
            return False
        if s.rel(h.head) == "acl" and s.tokens[h.head].xpos == "VBG" and up is not None and s.rel(up) == "obj" and s.head(up) in owners:
            return True  # "launched missiles targeting troops"
        return h.rule.id in {"assault.kill", "assault.shoot", "assault.wound"} and s.rel(h.head) in {"conj", "advcl", "xcomp"} and up in owners

    def _toll(self, h: Happening, members: list[Happening]) -> bool:
        """ "The jets struck a base. Five fighters were killed.": dead without doer, place or day, right after the act that killed them."""
        bare = h.rule.id == "assault.kill" and not h.noun and not (h.actors or h.places or h.times or h.targets)
        return bare and h.sent - members[-1].sent == 1 and self.syntax.passive(h.head)

    def _in_order(self, h: Happening, m: Happening) -> bool:
        """One is told as coming after or before the other ("struck after a missile was fired"): two acts."""
        s = self.syntax
        for below, above in ((h, m), (m, h)):
            at = below.light if below.light is not None else below.head
            owners = {above.head, *above.verbs, s.clause(above.head)}
            before = {s.lemma(i) for i in range(max(0, at - 6), at) if s.tokens[i].sent == below.sent and (i > above.head or at < above.head)}
            if before & ANSWERS:
                return True
            for a in [at, *s.ancestors(at)]:
                if s.lemma(a) == "follow" and s.verbal(a) and at != a and any(k in owners or owners & set(s.ancestors(k)) for k in s.kids(a, "nsubj", "obj")):
                    return True  # "The strikes follow an ambush in Palmyra"
                if a in owners:
                    break
                marks = {s.lemma(k) for k in s.kids(a, "mark", "case", "advmod")} & {"after", "before", "following"}
                up = s.head(a)
                if s.lemma(a) in {"heel", "wake", "aftermath"} and any(x in owners for x in s.ancestors(a)):
                    return True
                if marks and up is not None and any(x in owners for x in [up, *s.ancestors(up)]):
                    return True
        return False

    def _word(self, h: Happening, g: Group) -> float:
        """2 for the same word ("attack" - "attacked"), 1 for a word of the same rule."""
        stem = self.syntax.lemma(h.head)[:5]
        if any(self.syntax.lemma(m.head)[:5] == stem for m in g.members):
            return 2.0
        return 1.0 if any(m.rule.id == h.rule.id for m in g.members) or self.syntax.lemma(h.head) in GENERAL else 0.0

    def _same_named(self, h: Happening, g: Group) -> bool:
        """A victim of the same register id or name."""
        mine, theirs = self._refs(h.recipients), self._refs(g.fillers("recipients"))
        named = [a for a in mine if a.actor_id or a.name[:1].isupper()]
        return any(a.name.lower() == b.name.lower() for a in named for b in theirs) or any(a.kind == b.kind == "person" and one(a, b) for a in mine for b in theirs)

    # ------------------------------------------------------------ conflicts
    def _one_of_many(self, h: Happening, members: list[Happening]) -> bool:
        """ "The attacks went on. After [that attack] ...": one act is pointed at, and not a number of them; "the attack" may stand for both."""
        tokens = self.syntax.tokens
        pointed = any(tokens[k].text.lower() in {"that", "this"} for k in self.syntax.kids(h.head, "det"))
        return h.noun and pointed and tokens[h.head].xpos == "NN" and all(m.noun and tokens[m.head].xpos == "NNS" for m in members)

    def _conflict(self, h: Happening, g: Group) -> bool:
        members = g.members
        asserted = {"current", "background"}
        if (h.status in asserted) != (g.first.status in asserted):
            return True
        if any(h.item != m.item for m in members if h.item and m.item):
            return True
        if any(h.sent == m.sent and self._in_order(h, m) for m in members):
            return True
        if any(h.sent == m.sent and (self._two_targets(h, m) or self._two_deeds(h, m) or self._by_the_harmed(h, m)) for m in members):
            return True
        if self._several_of_others(h, g) or any(self._held_and_not_hurt(h, m) for m in members):
            return True
        if self._of_somebody_new(h) and any(m.sent < h.sent and not self._headline(m) for m in members):
            return True
        if h.sent == 0 and any(self._headline(m) and self._as_well(h, m) for m in members):
            return True
        if h.sent == 0 and any(self._headline(m) and any(t.text == ";" for t in self.syntax.tokens[m.head : h.head]) for m in members):
            return True  # "Car bomb kills nine; U.S. strikes follow": a headline of two
        told_again = h.type in WORDS_ONLY and self._shared(h, g, "actors") and self._shared(h, g, "recipients")
        if h.sent > 3 and all(self._headline(m) for m in members) and not (h.definite and h.noun) and not told_again:
            return True  # what a headline tells the lead tells again; a small act of words may come further down
        if self._later(h) and all(m.sent < h.sent for m in members) and not (h.definite and h.noun):
            return True
        theirs = {w.name.lower() for m in members for w in m.weapons}
        if h.rule.id == "assault.under-fire" and theirs and h.weapons and all(h.sent != m.sent and w.name.lower() not in theirs for m in members for w in h.weapons):
            return True  # under machine gun fire: not the car bombs told before
        if h.status_rule == "status.background.date" and any(m.status == "current" and m.status_rule != h.status_rule for m in members):
            others = {r.kind for r in self._refs(h.recipients)} == {"person"} == {r.kind for r in self._refs(g.fillers("recipients"))}
            organised = [r for r in self._refs(h.recipients) if r.kind != "civilians"]  # "people" are not the same people
            hurt = any_like(organised, self._refs(g.fillers("recipients"))) or self._same_named(h, g)
            same = self._word(h, g) >= 2 or hurt or (self._shared(h, g, "actors") and not others)
            lead = any(m.sent <= 2 for m in members)
            if not same or not (h.noun and h.definite or lead or hurt):
                return True  # what is told with its old date and shares nothing is not the news of the day
        retold = h.sent <= 2 and all(self._headline(m) for m in members) and self._word(h, g) >= 2 and self._shared(h, g, "recipients")
        followed = h.status_rule in {"status.background.followed", "status.background.answered"} and not h.definite and not retold
        if followed and any(m.status == "current" for m in members):
            return True  # "the attack followed four shootings": what it followed is another act; "in response to the attack" points back at one that was told
        habits = {"status.background.habitual", "status.background.since"}
        if (h.status_rule in habits) != (g.first.status_rule in habits):
            return True
        if (h.rule.id == "assault.shoot-down") != any(m.rule.id == "assault.shoot-down" for m in members):
            return True
        if self._one_of_many(h, members) or self._nobody_hurt(h, members) or any(self._befell_the_doer(h, m) for m in members):
            return True
        if h.noun and of_a_part(self.syntax, h.head) and any(m.sent == h.sent and m.head < h.head for m in members):
            return True
        if h.rule.id == "assault.respond" and h.sent - members[-1].sent <= 1 and not self._shared(h, g, "actors"):
            return True
        if h.rule.id == "assault.kill" and h.noun and h.sent - members[-1].sent > 1 and not self._same_named(h, g):
            return True
        again = h.type == "AGREE" and h.noun and h.definite and not h.actors  # "the deal", of what was signed before
        if h.type != "ASSAULT" and h.rule.id != g.first.rule.id and not self._shared(h, g, "recipients") and not again:
            return True
        if not self._modes_fit(h, members) or self._times_apart(h, members) or self._places_apart(h, members):
            return True
        return self._sides_apart(h, g)

    def _befell_the_doer(self, h: Happening, m: Happening) -> bool:
        """ "A man stabbed two people and was shot dead": done to who did the first."""
        s = self.syntax
        joined = not h.noun and not m.noun and s.rel(h.head) == "conj" and s.head(h.head) == m.head and not s.kids(h.head, "nsubj", "nsubj:pass")
        return joined and bool(s.kids(h.head, "aux:pass")) and not s.passive(m.head) and bool(s.kids(m.head, "obj"))

    def _by_the_harmed(self, h: Happening, m: Happening) -> bool:
        """ "killed the man [who carried out the attack]": what somebody did who was then harmed is another act; not "killed ten people [who were ambushed]"."""
        s = self.syntax
        over = [a for a in [h.head, *s.ancestors(h.head)] if s.rel(a) == "acl:relcl" and s.head(a) in {f.head for f in m.recipients}]
        return any(not s.passive(a) and any(s.low[k] in {"who", "that"} for k in s.kids(a, "nsubj")) for a in over)

    def _held_and_not_hurt(self, h: Happening, m: Happening) -> bool:
        """ "are holding 2,000 people for ransom": not the killing told beside it; the abduction that began it is one with it."""
        one_held = (h.rule.id == HELD) != (m.rule.id == HELD)
        other = m if h.rule.id == HELD else h
        return one_held and other.mode != "abduct" and not (other.noun and other.definite and not other.recipients)

    def _several_of_others(self, h: Happening, g: Group) -> bool:
        """ "linked to [two armed clashes between rival gangs]": a number of acts, with sides of their own, is not the one told before."""
        counted = h.noun and not h.definite and h.plural and any(self.syntax.low[k] not in {"one", "1"} for k in self.syntax.kids(h.head, "nummod"))
        other = bool(h.actors) and not self._shared(h, g, "recipients") and not any(same_place(a, b) for a in h.places for m in g.members for b in m.places)
        return counted and other and any(m.sent < h.sent and not m.plural for m in g.members)

    def _of_somebody_new(self, h: Happening) -> bool:
        """ "arrested a man [who had killed two people]": what somebody had done who is named here first is not what was told before."""
        s = self.syntax
        clause = s.clause(h.head)
        noun = s.head(clause)
        if s.rel(clause) != "acl:relcl" or noun is None or "had" not in s.auxiliaries(clause):
            return False
        return any(s.low[k] in {"a", "an", "another"} for k in s.kids(noun, "det"))

    def _two_targets(self, h: Happening, m: Happening) -> bool:
        """ "missiles hit the city; a drone attack on a refinery": two acts of a sentence, each with its own thing hit, and neither inside the other."""
        mine, theirs = {self.syntax.lemma(f.head) for f in h.targets}, {self.syntax.lemma(f.head) for f in m.targets}
        inside = self._under(h.head, m.head) or self._under(m.head, h.head)
        return bool(mine and theirs) and not mine & theirs and h.noun != m.noun and not inside

    def _two_deeds(self, h: Happening, m: Happening) -> bool:
        """ "blew up a bridge in Sibi and ambushed a convoy near Quetta": joined verbs, each with an object and a place of its own."""
        s = self.syntax
        if h.noun or m.noun or s.rel(h.head) != "conj" or s.head(h.head) != m.head or not (s.kids(h.head, "obj") and s.kids(m.head, "obj")):
            return False
        mine, theirs = ({p.name for p in x.places if next((a for a in s.ancestors(p.head) if s.verbal(a)), None) == x.head} for x in (h, m))
        return bool(mine and theirs) and not mine & theirs

    def _as_well(self, h: Happening, m: Happening) -> bool:
        """ "Barrage kills five as Kyiv's drones hit refinery": each clause of the headline with a doer of its own, and the first in the active."""
        s = self.syntax
        clause, first = s.clause(h.head), s.clause(m.head)
        beside = s.rel(clause) == "advcl" and any(s.lemma(k) == "as" for k in s.kids(clause, "mark", "advmod"))
        return beside and first != clause and bool(s.kids(clause, "nsubj")) and bool(s.kids(first, "nsubj")) and bool(s.kids(first, "obj")) and not s.passive(first)

    def _under(self, low: int, high: int) -> bool:
        """Whether a word stands below another in one clause and those that hang on it, and not in something that is said or told beside it."""
        at = low
        for a in self.syntax.ancestors(low):
            if self.syntax.rel(at) in {"parataxis", "ccomp"}:
                return False
            if a == high:
                return True
            at = a
        return False

    def _later(self, h: Happening) -> bool:
        """ "Hours later, a gunman shot two men", "Hours earlier, a bomb wounded three": after or before what was told before."""
        s = self.syntax
        at = s.clause(h.head)
        over = [at, *s.ancestors(at)]  # also "later ..., the army said"
        return any(s.lemma(k) in {"later", "earlier"} and k < h.head and s.kids(k, "obl", "nmod", "advmod") for a in over for k in s.kids(a, "advmod", "obl", "advcl"))

    def _modes_fit(self, h: Happening, members: list[Happening]) -> bool:
        modes = {m.mode for m in members} - NEUTRAL_MODES
        if h.mode in NEUTRAL_MODES or not modes or h.mode in modes:
            return True
        return any({h.mode, m} <= like for like in LIKE_MODES for m in modes)

    def _times_apart(self, h: Happening, members: list[Happening]) -> bool:
        mine = [t.when for t in h.times if t.relation in {"on", "during"} and t.when.start]
        theirs = [t.when for m in members for t in m.times if t.relation in {"on", "during"} and t.when.start]
        if self._before_that(h, members) or any(self._before_that(m, [h]) for m in members):
            return True
        mine, theirs = _to_the_day(mine) or mine, _to_the_day(theirs) or theirs  # "two strikes this week": Monday's is not Wednesday's
        return bool(mine and theirs) and not any(_overlap(a, b) for a in mine for b in theirs)

    def _before_that(self, h: Happening, members: list[Happening]) -> bool:
        """What was told on Saturday, without a day of its own, is not what happened on Monday."""
        if h.times or h.told_on is None or h.told_on.when.end is None:
            return False
        days = [t.when.start[:10] for m in members for t in m.times if t.relation == "on" and t.when.start and t.when.precision in {"day", "time"}]
        return bool(days) and min(days) > h.told_on.when.end[:10]

    def _places_apart(self, h: Happening, members: list[Happening]) -> bool:
        mine, theirs = h.places, [p for m in members for p in m.places]
        mine, theirs = [p for p in mine if not self._on_the_way(p)], [p for p in theirs if not self._on_the_way(p)]
        if any(p.where is not None for p in (*mine, *theirs)):  # else two names that no gazetteer knows, which are two places
            mine, theirs = [p for p in mine if p.where is not None], [p for p in theirs if p.where is not None]
        return bool(mine and theirs) and not any(same_place(a, b) or nested(a, b) or roughly(a, b) for a in mine for b in theirs)

    def _on_the_way(self, p: PlaceMention) -> bool:
        """ "on the road to [Hawija]": a direction, which another place near the road does not contradict."""
        up = self.syntax.head(p.head)
        return up is not None and self.syntax.prep(p.head) == "to" and self.syntax.lemma(up) in WAYS

    def _nobody_hurt(self, h: Happening, members: list[Happening]) -> bool:
        """ "No one was hurt when a shell landed in a yard": not the act that killed, told before."""
        s = self.syntax
        clause = s.clause(h.head)
        up = s.head(clause)
        if s.rel(clause) not in {"advcl", "parataxis"} or up is None or s.lemma(up) not in HURTING:
            return False
        nobody = any(s.low[k] in {"nobody", "none"} or s.low[k] == "one" and s.low[k - 1] == "no" for k in s.kids(up, "nsubj", "nsubj:pass"))
        told = {s.lemma(i) for m in members for i in range(s.sentences[m.sent].first, s.sentences[m.sent].last)}
        return nobody and all(m.sent < h.sent for m in members) and bool(told & TOLL_WORDS)

    def _sides_apart(self, h: Happening, g: Group) -> bool:
        """Different doers, different organised victims, or the same two sides the other way round."""
        mine_a, mine_r = self._refs(h.actors), [r for r in self._refs(h.recipients) if r.name.lower() not in NOBODY]
        their_a, their_r = self._refs(g.fillers("actors")), self._refs(g.fillers("recipients"))
        if not mine_a and h.rule.frame == "befell" and their_a and mine_r and all(faceless(r) for r in mine_r):
            return False  # "gunmen attacked the post ... nine of the attackers died"
        mutual = h.rule.frame == "clash" or any(m.rule.frame == "clash" for m in g.members)  # "clash with X", "X opened fire": each side did and suffered
        if mutual and not mine_a and self._toll(h, g.members):
            return False  # "Troops clashed with rebels. Five soldiers were killed. Nine rebels were also killed."
        both = bool(mine_r) and any_like(mine_r, their_r)  # "two soldiers killed", "two of its soldiers were killed when enemy troops opened fire"
        turned = (any_same(mine_a, their_r) and not any_like(mine_a, their_a) and not both) or (any_same(mine_r, their_a) and not any_like(mine_r, their_r))
        if turned and not mutual:
            return True
        sentenced = h.rule.id == "coerce.sentence" and both  # "A court convicted four men. Judge X found them guilty.": the court is its judge
        if mine_a and their_a and not any_like(mine_a, their_a) and not any_faceless(mine_a, their_a) and not sentenced:
            return True
        if h.type in WORDS_ONLY and mine_a and their_a and not any(one(x, y) for x in mine_a for y in their_a):
            return True  # "a group accused the rebels ... the army accused them, too"
        if {r.kind for r in mine_r} == {"person"} == {r.kind for r in their_r} and self._single(h) and not any(one(x, y) for x in mine_r for y in their_r):
            return True  # "the killing of A", "B was killed in 2020"
        kinds = [{r.kind for r in side} for side in (mine_r, their_r)]
        if h.noun and {"person"} in kinds and any(k and k <= {"state-force", "armed-group"} for k in kinds):
            return True  # "Soleimani was killed in 2020. The attack on the troops ..."
        organised = {"state", "state-force", "armed-group"}
        mine_o, their_o = [r for r in mine_r if r.kind in organised], [r for r in their_r if r.kind in organised]
        armed = [r for r in their_o if r.kind != "state"]  # the state that owns what was hit is no rival of the civilians in it
        if not h.noun and h.rule.id != "assault.kill" and mine_a and mine_r and their_r and not mine_o and len(armed) == len(their_r):
            return True  # "protesters clashed with police", "journalists were attacked by protesters"
        return bool(mine_o and their_o) and not any_like(mine_o, their_o)

    def _single(self, h: Happening) -> bool:
        """Tells a death, and nothing but."""
        return h.rule.id in {"assault.kill", "assault.murder", "assault.assassinate", "assault.execute"}

    def _refs(self, fillers: list[Filler]) -> list[ActorRef]:
        return [r for f in fillers if (r := self.resolve(f)) is not None]

    def _shared(self, h: Happening, g: Group, role: str) -> bool:
        return any_like(self._refs(getattr(h, role)), self._refs(g.fillers(role)))

    def _same_target(self, a: Filler, b: Filler) -> bool:
        return self.syntax.lemma(a.head).lower() == self.syntax.lemma(b.head).lower()


def _to_the_day(times: list[When]) -> list[When]:
    return [t for t in times if t.precision in ("time", "day")]


def _overlap(a: When, b: When) -> bool:
    if not (a.start and a.end and b.start and b.end):
        return False
    return date.fromisoformat(a.start[:10]) <= date.fromisoformat(b.end[:10]) and date.fromisoformat(b.start[:10]) <= date.fromisoformat(a.end[:10])
