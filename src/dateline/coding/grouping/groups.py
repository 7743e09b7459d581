"""Which mentions tell the same happening: what speaks for it and what sets them apart, by name, and how likely that makes it (`chance`). Order of comparison is text
order, so the result is fixed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from dateline.coding.grouping.alike import any_faceless, any_like, any_same, faceless, one
from dateline.coding.grouping.chance import WORDS_ONLY, Beside, likeliest, traits
from dateline.coding.grouping.days import of_old, overlap, times_apart
from dateline.coding.grouping.in_passing import in_passing, with_the_old
from dateline.coding.grouping.in_turn import answers_another, headline, named_above
from dateline.coding.grouping.modes import modes_fit
from dateline.coding.grouping.named_below import named_below
from dateline.coding.grouping.of_entries import of_another_entry
from dateline.coding.grouping.one_deed import (
    also_there,
    behind_after,
    hit_as_well,
    killed_with,
    laid_to,
    left_again,
    looked_back_at,
    more_than_one_shot,
    named_after,
    one_deed,
    other_arms,
    other_thing,
)
from dateline.coding.grouping.round_up import began_so, of_the_same, scattered_so
from dateline.coding.grouping.told_apart import mined, told_apart
from dateline.coding.happening import Filler, Happening
from dateline.coding.places.alike import below_countries, nested, roughly, same_place, spelled_out
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.model import ActorRef, PlaceMention
from dateline.vocab.classes import word_class

Resolve = Callable[[Filler], ActorRef | None]
Alike = Callable[[Happening, Happening], float | None]

FRESH, APART, GENERAL = word_class("acts.fresh"), word_class("acts.apart"), word_class("acts.general")
NOBODY = {"others", "another", "some", "all", "one", "those"}  # words that say not who
BESIDE, HABITS, ASSERTED = "status.background.beside", {"status.background.habitual", "status.background.since"}, {"current", "background"}
FOLLOWED = {"status.background.followed", "status.background.answered"}
DEATHS = {"assault.kill", "assault.murder", "assault.assassinate", "assault.execute"}  # rules of words that tell a death, and nothing but
FOR, SURE = 1.0, 0.8  # points for two mentions that the model takes for one, from which probability on
NEAR = 5  # sentences
MOST = 80  # acts of an article that a mention is compared with, the last ones, and mentions of each: no news tells more
WAYS = word_class("places.ways")
TRIED, ROUNDS = word_class("acts.tried"), word_class("acts.rounds")
OPEN_WORDS = word_class("people.open")


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
    """Groups the happenings of one document. `resolve`: the actor that a filler stands for; `alike`: how likely the model finds two mentions one act, if at all."""

    def __init__(self, syntax: Syntax, resolve: Resolve, alike: Alike = lambda h, m: None) -> None:
        self.syntax, self.resolve, self.alike = syntax, resolve, alike
        self.last: Happening | None = None  # the act told last before the one that is placed
        self.groups: list[Group] = []

    def group(self, happenings: list[Happening]) -> list[Group]:
        groups = self.groups = []
        told: dict[str, Happening] = {}
        for h in happenings:
            self.last = told.get(h.type)
            if self._only_blamed(h):
                h.actors = []
            fit = [g for g in groups[-MOST:] if g.first.type == h.type]
            k = self.place(h, fit)
            if k is not None:
                fit[k].members.append(h)
            else:
                groups.append(Group([h]))
            if not looked_back_at(h):
                told[h.type] = h
        return groups

    def place(self, h: Happening, fit: list[Group]) -> int | None:
        """Which of the groups of its type a mention is of; None where it tells an act of its own."""
        return likeliest([self.traits(h, g, len(fit) - k - 1) for k, g in enumerate(fit)])

    def _only_blamed(self, h: Happening) -> bool:
        """ "A group claimed the bombing. The premier accused India of being behind [the attack]": laid to others than those told before, and still that attack."""
        s, last = self.syntax, self.last
        pointed = h.type == "ASSAULT" and h.noun and h.definite and not (h.recipients or h.targets or h.places or h.times) and s.lemma(h.head) in GENERAL
        if not pointed or last is None or not 0 < h.sent - last.sent <= NEAR or not any(s.lemma(a) in {"accuse", "blame"} for a in s.ancestors(h.head)):
            return False
        theirs = self._refs([*last.actors, *last.claimed_by])
        return bool(h.actors and theirs) and not any_like(self._refs(h.actors), theirs)

    def traits(self, h: Happening, g: Group, later: int) -> list[float]:
        """What is known of a mention beside a group of its type, of which `later` more came after it; in the order of `chance.NAMES`."""
        g = g if len(g.members) <= MOST else Group([g.first, *g.members[1 - MOST :]])
        apart = self.conflict(h, g) or ("in-passing" if in_passing(h, g.members, [x.members for x in self.groups], self.syntax) else "")
        if apart and (apart == "sides" and h.type in WORDS_ONLY or self._fresh(h, g.members, place=False, thing=False) < 0):
            apart = "told-apart"  # who speaks speaks for themselves; "Another bomb killed two in Chaman", behind one in Quetta
        seen = [p for m in g.members if (p := self.alike(h, m)) is not None]
        beside = Beside(later, self._word(h, g), self._anaphoric(h), headline(g.first, self.syntax), h.sent <= self.syntax.lead, self.last in g.members)
        return traits(h, g.members, {} if apart else self.terms(h, g), apart, seen, beside)

    def _anaphoric(self, h: Happening) -> bool:
        """A definite noun that brings nothing of its own ("the attack", "these strikes")."""
        if h.definite and h.noun:
            return not self._modifiers(h) & FRESH and not (h.recipients and h.actors) and not of_old(h)
        verb = h.light if h.noun else h.head  # "were killed when rebels set off a bomb"
        if verb is None or self.syntax.rel(verb) != "advcl":
            return False
        return any(self.syntax.lemma(k) in {"after", "before", "when", "since", "while", "following"} for k in self.syntax.kids(verb, "mark", "advmod", "case"))

    def _modifiers(self, h: Happening) -> set[str]:
        s = self.syntax
        found = {s.lemma(k) for i in {h.head, *([h.light] if h.light is not None else [])} for k in s.kids(i, "amod", "det", "advmod")}
        found |= {"another"} & {s.low[k] for k in (s.kids(h.head, "nsubj") if not h.noun else [])}  # "and another on Kutum killed nine"
        pointed = h.noun and h.definite  # "a policeman was also killed in the attack": one more of those it killed
        found |= {"also"} & {s.lemma(k) for i in h.folded if not pointed for k in s.kids(i, "advmod")}  # "a driver was also shot when soldiers fired on his car"
        for k in s.obliques(h.head, "in", "during") if not h.noun else []:
            if event_noun(s.lemma(k)) or s.lemma(k) in {"operation", "incident"}:
                found |= {s.lemma(m) for m in s.kids(k, "amod", "det")} & FRESH  # "killed four in a separate operation"
        up = s.head(h.head) if not h.noun and s.rel(h.head) == "advcl" and s.tokens[h.head].xpos == "VBG" else None
        rounds = [k for k in s.kids(up, "nsubj") if s.lemma(k) in ROUNDS] if up is not None else []
        found |= {s.lemma(m) for k in rounds for m in s.kids(k, "amod", "det")} & FRESH  # "A second round erupted on Wednesday, leaving 15 dead"
        start = s.sentences[h.sent].first
        if s.tokens[start].text in APART and not h.noun:
            found.add(s.tokens[start].text.lower())  # "Earlier, a gunship had fired on militants"
        if h.noun and any(s.lemma(k) in {"follow", "ensue"} for k in s.kids(h.head, "acl:relcl")):
            found.add("following")  # "the fighting that followed"
        more = h.noun and not h.definite and any(s.lemma(k) in {"more", "further"} for f in h.recipients for k in s.kids(f.head, "amod"))
        return found | {"another"} if more else found  # "attacks killed 35 more civilians"

    def terms(self, h: Happening, g: Group) -> dict[str, float]:
        """What speaks for and against the same happening, by name, in points. Of acts that do not conflict."""
        members = g.members
        near = h.definite or any(abs(h.sent - m.sent) <= NEAR for m in members) or self._same_named(h, g)
        thing = any(self._same_target(a, b) for a in h.targets for m in members for b in m.targets)
        place = any(same_place(a, b) for a in h.places for m in members for b in m.places)
        one, word = max(FOR * ((self.alike(h, m) or 0.0) >= SURE) for m in members), self._word(h, g)
        owned = any_same(self._refs(h.actors), self._refs(g.fillers("claimed_by")))  # "claimed the attack, saying that its men had killed 137 soldiers"
        far = h.type == "ASSAULT" and not (near or thing or place or one or word >= 2)
        return {
            "word": word,
            "recipients": (2.0 if near else 0.5) if self._shared(h, g, "recipients") else 0.0,  # "soldiers" far below are others
            "actors": 1.0 if self._shared(h, g, "actors") or owned else 0.0,
            "thing": 2.0 if thing else 0.0,
            "place": 2.0 if place else 0.0,
            "far": -1.5 if far else 0.0,
            "weapon": -2.0 if self._other_weapon(h, members) and not (thing or place) else 0.0,
            "model": one - (1.0 if more_than_one_shot(h, members, self.syntax) else 0.0),
            **self._by_position(h, g),
            **self._by_telling(h, g),
            "fresh": self._fresh(h, members, place=place, thing=thing),
        }

    def _by_position(self, h: Happening, g: Group) -> dict[str, float]:
        members, s = g.members, self.syntax
        bare = h.definite and h.noun and not (h.actors or h.recipients or h.targets or h.places or h.times)
        lead = h.type in {"ASSAULT", "PROTEST"} and any(headline(m, s) and h.sent <= s.lead for m in members)
        if lead and self._of_two(h) and h.actors and not self._shared(h, g, "actors") and not self._shared(h, g, "recipients"):
            lead = False  # "ELN bombs barracks; U.S. hits another boat": a headline of two
        again = h.type == "COERCE" and self._word(h, g) >= 2 and all(headline(m, s) for m in members) and h.sent <= s.lead
        there = any(s.lemma(k) == "there" for k in s.kids(h.head, "advmod")) and not h.places
        return {
            "beside": 1.0 if any(abs(h.sent - m.sent) <= 1 and not looked_back_at(m) for m in members) else 0.0,
            "definite": 1.0 if h.definite and h.noun and not of_old(h) else 0.0,
            "bare": 1.5 if bare and self.last in members and self.last is not None and 0 < h.sent - self.last.sent <= 2 else 0.0,
            "lead": 2.0 if lead and not other_thing(h, members, self.syntax) else 0.0,
            "again": 1.0 if again else 0.0,  # "Coup attempt foiled" - "said it had thwarted a coup attempt"
            "there": 2.0 if there and 0 <= h.sent - members[-1].sent <= 1 and any(m.places for m in members) else 0.0,
            "heading": -2.0 if not (h.definite and h.noun) and any(members[-1].sent < k <= h.sent for k in s.headings) else 0.0,  # below a heading of its own
        }

    def _by_telling(self, h: Happening, g: Group) -> dict[str, float]:
        members, s = g.members, self.syntax
        deed = any(one_deed(h, m, s) or of_the_same(h, m, s) for m in members) or named_below(h, members, s)
        toll = self._toll(h, members)
        followed = {m.status_rule for m in members} <= FOLLOWED and h.status == "current" and self._word(h, g) < 2 and not self._same_people(h, members)
        return {
            "day": 1.0 if any(overlap(a.when, b.when) for a in h.times for m in members for b in m.times) else 0.0,
            "mode": 1.0 if h.mode and any(h.mode == m.mode for m in members) else 0.0,
            "named": 2.0 if named_after(h, members, self.syntax) else 0.0,
            "deed": 4.0 if deed else 0.0,
            "outcome": 3.0 if self._outcome(h, members) or killed_with(h, members, s) else 2.0 if toll else 0.0,
            "toll": 2.0 if toll and self.last in members else 0.0,
            "lost": 2.0 if self._lost(h, members) else -2.0 if self._past_another(h, members) else 0.0,
            "followed": -4.0 if followed else 0.0,  # "fired missiles weeks after gunmen killed 26. Eight died in the strikes": rather in what was fired
        }

    def _of_two(self, h: Happening) -> bool:
        """Whether the headline tells two acts, and the sentence none of its numbers."""
        s = self.syntax
        two = any(t.text == ";" for t in s.tokens[: s.sentences[0].last])
        return two and not {t.text for t in s.tokens if t.sent == 0 and t.upos == "NUM"} & {t.text for t in s.tokens if t.sent == h.sent}

    def _fresh(self, h: Happening, members: list[Happening], *, place: bool, thing: bool) -> float:
        """Points against an act that is told with "another", "also", "then"."""
        s = self.syntax
        fresh = self._modifiers(h) & FRESH
        if not h.noun and (s.rel(h.head) == "conj" or fresh == {"then"} and thing and h.sent - members[-1].sent <= 1):
            fresh -= {"then"}  # "waited for 15 minutes and then blew himself up"
        if any(m.sent == h.sent for m in members):
            first = s.tokens[s.sentences[h.sent].first].text
            fresh -= {first.lower()} if first in APART else set()  # "Earlier, a strike on a car killed one person": both words stand behind it
        if fresh == {"also"} and hit_as_well(h, self.syntax) and (place or not h.places):
            return 2.5 if self.last in members else 0.0
        if fresh == {"also"} and (self._toll(h, members) or also_there(h, members, s)):
            fresh = set()  # "killed four soldiers in a clash. Three militants were also killed."
        return -4.0 if fresh and not (h.type == "RETREAT" and self._of_two(h) and all(headline(m, s) for m in members)) else 0.0

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
        if h.noun or any(f.actor is not None for f in h.actors) or h.places or h.times or h.targets:
            return False
        if h.sent == 0 and members[-1].sent == 0 and headline(h, self.syntax):
            return h.rule.id in {"assault.kill", "assault.shoot"}  # "Five soldiers killed in gunfight; two militants shot dead"
        bare = h.rule.id in {"assault.kill", "assault.wound"} and self.syntax.passive(h.head)
        if bare and h.sent == members[-1].sent and self.syntax.rel(h.head) in {"parataxis", "conj"}:
            return ";" in [t.text for t in self.syntax.tokens[members[-1].head : h.head]]  # "attacked the town; five people were killed"
        return bare and h.sent - members[-1].sent == 1  # "Two were wounded by shrapnel."

    def _lost(self, h: Happening, members: list[Happening]) -> bool:
        """ "The convoy was attacked in Tawila. Five people were killed and several [trucks were burned]": things lost in the act told right before, whoever did it."""
        bare = h.rule.id in {"assault.destroy", "assault.arson"} and not h.noun and self.syntax.passive(h.head) and bool(h.targets)
        own = h.actors or h.places or h.times or h.weapons or h.definite
        own = own or any(event_noun(self.syntax.lemma(k)) for k in self.syntax.obliques(h.head, "in", "during", "by"))  # "burned in a protest in Mopti"
        before = self.last in members and 0 <= h.sent - members[-1].sent <= 1 and h.sent > members[0].sent and all(m.rule.frame != "clash" for m in members)
        return bare and not own and before

    def _past_another(self, h: Happening, members: list[Happening]) -> bool:
        """ "Soldiers raided Jenin. Settlers attacked Sinjil. A farmer [was beaten]": over an attack by others told in between, what befell him reaches no further."""
        last = self.last
        between = last is not None and last not in members and last.type == "ASSAULT" and members[-1].sent < last.sent < h.sent and bool(last.actors)
        bare = not (h.noun or h.actors or h.places or h.times or h.weapons)
        return between and bare and h.rule.id == "assault.beat" and self.syntax.passive(h.head)

    def _word(self, h: Happening, g: Group) -> float:
        """2 for the same word ("attack" - "attacked"), 1 for a word of the same rule."""
        stem = self.syntax.lemma(h.head)[:5]
        if any(self.syntax.lemma(m.head)[:5] == stem for m in g.members):
            return 2.0
        both = h.rule.frame == "clash" and any(m.rule.frame == "clash" for m in g.members)  # "clashes", "fighting"
        return 1.0 if both or any(m.rule.id == h.rule.id for m in g.members) or self.syntax.lemma(h.head) in GENERAL else 0.0

    def _same_named(self, h: Happening, g: Group) -> bool:
        """A victim of the same register id or name."""
        mine, theirs = self._refs(h.recipients), self._refs(g.fillers("recipients"))
        named = [a for a in mine if a.actor_id or a.name[:1].isupper()]
        return any(a.name.lower() == b.name.lower() for a in named for b in theirs) or any(a.kind == b.kind == "person" and one(a, b) for a in mine for b in theirs)

    # ------------------------------------------------------------ conflicts
    def conflict(self, h: Happening, g: Group) -> str:
        """What sets a mention apart from a group, by name (`chance.REASONS`); "" where nothing does."""
        members = g.members
        if (h.status in ASSERTED) != (g.first.status in ASSERTED):
            return "asserted"
        pointed = h.definite and h.noun and self._word(h, g) >= 2  # "called the raid a crime", of the raid of the entry above
        if not (pointed or self._toll(h, members)) and (any(h.item != m.item for m in members if h.item and m.item) or of_another_entry(h, members, self.syntax)):
            return "entry"
        if told_apart(h, members, self.syntax):
            return "told-apart"
        if with_the_old(h, members, self.last, self.syntax):
            return "with-the-old"
        if self._several_of_others(h, g):
            return "told-apart"
        if self.last in members and answers_another(h, self.syntax):
            return "several"
        told_again = (h.type in WORDS_ONLY or h.type == "RETREAT") and self._shared(h, g, "actors") and self._shared(h, g, "recipients")
        if h.sent > self.syntax.lead + 1 and all(headline(m, self.syntax) for m in members) and not (h.definite and h.noun) and not told_again:
            return "headline"  # what a headline tells the lead tells again; a small act of words may come further down
        if h.rule.id == "assault.under-fire" and other_arms(h, members):
            return "weapons"  # under machine gun fire: not the car bombs told before
        if self._old_beside_new(h, g) or self._new_beside_old(h, g):
            return "old"
        if h.status_rule in {BESIDE, "status.background.aside"} and any(m.status == "current" for m in members):
            return "beside"
        if h.status_rule == "status.background.generic" and h.plural and h.places and g.first.status == "current":
            return "surge"  # "a surge in attacks, particularly in Balochistan"
        told_above = h.sent <= self.syntax.lead and all(headline(m, self.syntax) for m in members)
        retold = told_above and (self._word(h, g) >= 2 or self._same_people(h, members)) and self._shared(h, g, "recipients")
        after = told_above and all(behind_after(m, self.syntax) for m in members)  # "India cuts ties after attack", "... a day after gunmen killed 26"
        followed = h.status_rule in FOLLOWED and not h.definite and not (retold or after)
        if followed and any(m.status == "current" for m in members):
            return "followed"  # "the attack followed four shootings": what it followed is another act; "in response to the attack" points back at one that was told
        if (h.status_rule in HABITS) != (g.first.status_rule in HABITS):
            return "habits"
        if (h.rule.id == "assault.shoot-down") != any(m.rule.id == "assault.shoot-down" for m in members):
            return "shot-down"
        if (h.rule.id == "assault.lunge") != any(m.rule.id == "assault.lunge" for m in members) and not self._shared(h, g, "actors"):
            return "lunge"  # "was shot after he lunged at an officer"
        if h.rule.id == "assault.respond" and h.sent - members[-1].sent <= 1 and not self._shared(h, g, "actors"):
            return "respond"
        blamed = laid_to(h, self.syntax) and h.sent - members[-1].sent <= NEAR and not h.recipients  # "His brother blamed rebels for the killing"
        if h.rule.id == "assault.kill" and h.noun and h.sent - members[-1].sent > 1 and not (blamed or self._same_named(h, g)):
            return "killing"
        again = h.type == "AGREE" and h.noun and h.definite and not h.actors  # "the deal", of what was signed before
        again = again or any(left_again(h, m, self.syntax) for m in members)
        told_again = self._word(h, g) >= 2 and self._shared(h, g, "actors")  # "President flees ... President X fled the country"
        told_again = told_again or told_above and h.type == "PROTEST"  # "Hundreds protest in Nairobi", and that they blocked roads
        if h.type != "ASSAULT" and h.rule.id != g.first.rule.id and not self._shared(h, g, "recipients") and not again and not told_again:
            return "other-word"
        if h.type == "COERCE" and any((self.syntax.lemma(h.head) in TRIED) != (self.syntax.lemma(m.head) in TRIED) and m.sent != h.sent for m in members):
            return "tried"  # "was arrested in May. His brother was jailed for six years."
        return self._values_apart(h, g)

    def _values_apart(self, h: Happening, g: Group) -> str:
        members = g.members
        if not (modes_fit(h, members) or any(scattered_so(h, m, self.syntax) for m in members)):
            return "modes"
        if times_apart(h, members):
            return "times"
        if self._places_apart(h, members):
            return "places"
        return "sides" if self._sides_apart(h, g) else ""

    def _old_beside_new(self, h: Happening, g: Group) -> bool:
        """What is told with its old date and shares nothing is not the news of the day."""
        members = g.members
        old = [m for m in members if m.status != "current" and (of_old(m) or named_above(h, m, self.syntax))]
        news = any(m.status == "current" or m.status_rule in FOLLOWED | {BESIDE} and m not in old for m in members)  # "came a day after the army bombed a depot"
        if not of_old(h) and h.status_rule != "status.background.date" or not news:
            return False
        if not h.noun and any(t.relation == "between" and t.when.precision not in {"day", "time"} for t in h.times):
            return True  # "Between November 2023 and December 2024 the Houthis attacked more than 100 ships": a campaign
        anew = not h.noun and any(self.syntax.low[k] in {"a", "an"} for f in self.syntax.kids(h.head, "nsubj") for k in self.syntax.kids(f, "det"))
        if anew and h.sent > self.syntax.lead and not self._same_named(h, g):
            return True  # "Officials put the dead at 40. In 2019 a suicide bomber killed 40 policemen"
        others = {r.kind for r in self._refs(h.recipients)} == {"person"} == {r.kind for r in self._refs(g.fillers("recipients"))}
        organised = [r for r in self._refs(h.recipients) if r.kind != "civilians"]  # "people" are not the same people
        hurt = any_like(organised, self._refs(g.fillers("recipients"))) or self._same_named(h, g)
        same = self._word(h, g) >= 2 or hurt or (self._shared(h, g, "actors") and not others)
        lead = any(m.sent <= 2 for m in members)
        indefinite = h.noun and any(self.syntax.low[k] in {"a", "an", "another"} for k in self.syntax.kids(h.head, "det"))  # "killed in a raid in 2021"
        return not same or indefinite and not hurt or not (h.noun and h.definite or lead or hurt)

    def _new_beside_old(self, h: Happening, g: Group) -> bool:
        """ "A bomb killed 15 in 2011. ... A suicide bomber killed 12 people": what is told anew, with sides of its own, is not an act that has its old date."""
        members = g.members
        old = all(m.status_rule == "status.background.date" for m in members)
        anew = h.status == "current" and not (h.noun and h.definite) and bool(h.actors) and bool(h.recipients or h.targets)
        shared = self._same_named(h, g) or self._shared(h, g, "actors") or any(self._same_target(a, b) for a in h.targets for m in members for b in m.targets)
        return old and anew and not shared

    def _other_weapon(self, h: Happening, members: list[Happening]) -> bool:
        """ "a drone wounded three people ... a glide bomb killed two men": each with its own weapon; not "Car bomb kills nine ... a bomber rammed a car laden with
        explosives into the gate"."""
        if h.mode == "suicide-attack" and all(m.mode == "explosives" and headline(m, self.syntax) for m in members):
            return False
        mine, theirs = ({self.syntax.lemma(w.head) for x in side for w in x.weapons} for side in ((h,), members))
        return bool(mine and theirs) and not mine & theirs and all(m.sent != h.sent for m in members) and not (h.definite and h.noun)

    def _several_of_others(self, h: Happening, g: Group) -> bool:
        """ "linked to [two armed clashes between rival gangs]": a number of acts, with sides of their own, is not the one told before."""
        counted = h.noun and not h.definite and h.plural and any(self.syntax.low[k] not in {"one", "1"} for k in self.syntax.kids(h.head, "nummod"))
        other = bool(h.actors) and not self._shared(h, g, "recipients") and not any(same_place(a, b) for a in h.places for m in g.members for b in m.places)
        return counted and other and any(m.sent < h.sent and not m.plural for m in g.members)

    def _places_apart(self, h: Happening, members: list[Happening]) -> bool:
        below = [m for m in members if m.places and not headline(m, self.syntax)] if len({p.name for m in members for p in m.places}) > 1 else []
        mine, theirs = h.places, [p for m in below or members for p in m.places]  # not those of a headline of two: "Troops kill 20 in Borno and Zamfara"
        here = self.syntax.tokens[self.syntax.sentences[h.sent].first : self.syntax.sentences[h.sent].last]
        if h.sent <= self.syntax.lead and all(headline(m, self.syntax) for m in members) and spelled_out(theirs, [t.text for t in here]):
            return False
        mine, theirs = [p for p in mine if not self._on_the_way(p)], [p for p in theirs if not self._on_the_way(p)]
        if any(p.where is not None for p in (*mine, *theirs)):  # else two names that no gazetteer knows, which are two places
            mine, theirs = [p for p in mine if p.where is not None], [p for p in theirs if p.where is not None]
        mine, theirs = below_countries(mine), below_countries(theirs)
        return bool(mine and theirs) and not any(same_place(a, b) or nested(a, b) or roughly(a, b) for a in mine for b in theirs)

    def _on_the_way(self, p: PlaceMention) -> bool:
        """ "on the road to [Hawija]": a direction, which another place near the road does not contradict."""
        up = self.syntax.head(p.head)
        return up is not None and self.syntax.prep(p.head) == "to" and self.syntax.lemma(up) in WAYS

    def _sides_apart(self, h: Happening, g: Group) -> bool:
        """Different doers, different organised victims, or the same two sides the other way round."""
        others = [
            f for f in h.recipients if f.actor is None or f.actor.rule != "pronoun" or self.resolve(f) not in self._refs(h.actors)
        ]  # "drones hit a port, setting it alight"
        mine_a, mine_r = self._refs([] if laid_to(h, self.syntax) else h.actors), [r for r in self._refs(others) if r.name.lower() not in NOBODY]
        their_a, their_r = self._refs(g.fillers("actors")), self._refs(g.fillers("recipients"))
        if "also" in self._modifiers(h) and self._toll(h, g.members):
            return False  # "five of its members were killed. An officer of its guard was also killed"
        if not mine_a and h.rule.frame == "befell" and their_a and mine_r and all(faceless(r) for r in mine_r):
            return False  # "gunmen attacked the post ... nine of the attackers died"
        if self._fought_off(h, g.members):
            return True
        retold = self._that_one(h, g) or killed_with(h, g.members, self.syntax) or named_below(h, g.members, self.syntax)
        if retold or not h.actors and self._outcome(h, g.members) or any(began_so(h, m, self.syntax) for m in g.members):
            return False
        mutual = h.rule.frame == "clash" or any(m.rule.frame == "clash" for m in g.members)  # "clash with X", "X opened fire": each side did and suffered
        if mutual and not mine_a and self._toll(h, g.members):
            return False  # "Troops clashed with rebels. Five soldiers were killed. Nine rebels were also killed."
        both = bool(mine_r) and any_like(mine_r, their_r)  # "two soldiers killed", "two of its soldiers were killed when enemy troops opened fire"
        turned = (any_same(mine_a, their_r) and not any_like(mine_a, their_a) and not both) or (any_same(mine_r, their_a) and not any_like(mine_r, their_r))
        if (turned or mined(h, mine_r, their_a)) and not mutual:
            return True
        sentenced = h.rule.id == "coerce.sentence" and both  # "A court convicted four men. Judge X found them guilty.": the court is its judge
        if mine_a and their_a and not any_like(mine_a, their_a) and not any_faceless(mine_a, their_a) and not sentenced:
            return True
        if h.type in WORDS_ONLY and mine_a and their_a and not any(one(x, y) for x in mine_a for y in their_a):
            return True  # "a group accused the rebels ... the army accused them, too"
        told_below = (
            all(headline(m, self.syntax) for m in g.members)
            and h.sent <= self.syntax.lead
            and all(r.name.split()[-1].islower() or r.name in {"MP", "PM"} for r in their_r)
        )
        told_below = told_below and not any(r.name.split()[-1].islower() and r.name.lower() != x.name.lower() for r in mine_r if r.kind == "person" for x in their_r)
        persons = {r.kind for r in mine_r} == {"person"} == {r.kind for r in their_r} and not told_below  # "kills Hezbollah's chief", whom the lead names
        if persons and h.rule.id in DEATHS and not any(one(x, y) for x in mine_r for y in their_r):
            return True  # "the killing of A", "B was killed in 2020"
        kinds = [{r.kind for r in side} for side in (mine_r, their_r)]
        theirs = any(x.country and x.country == y.country for x in mine_r for y in their_r)  # Hamas, and leaders of it
        if h.noun and not (told_below or theirs) and {"person"} in kinds and any(k and k <= {"state-force", "armed-group"} for k in kinds):
            return True  # "Soleimani was killed in 2020. The attack on the troops ..."
        organised = {"state", "state-force", "armed-group"}
        mine_o, their_o = [r for r in mine_r if r.kind in organised], [r for r in their_r if r.kind in organised]
        owning = self._refs(self._owners(g.members))  # who owns what was hit is no rival of the civilians in it: "kills 14 at [police] centre ... killing 14 people"
        armed = [r for r in their_o if r.kind != "state" and r not in owning]
        if self._outcome(h, g.members) and {r.kind for r in mine_o} == {"state-force"} and {r.kind for r in their_o} <= {"state", "state-force"}:
            their_o = []  # "stormed a police post and killed two officers"
        if not h.noun and h.rule.id != "assault.kill" and mine_a and mine_r and their_r and not mine_o and len(armed) == len(their_r):
            return True  # "protesters clashed with police", "journalists were attacked by protesters"
        land = {p.where.country for m in g.members for p in m.places if p.where is not None and p.where.country}
        if not mine_a and self._toll(h, g.members) and mine_o and all(r.country in land for r in mine_o):
            return False  # "Israel struck Qatar. Hamas said five of its members were killed. Qatar said a guard of its forces was killed"
        of_one_land = any(x.country and x.country == y.country and {x.kind, y.kind} == {"state", "armed-group"} for x in mine_o for y in their_o)
        return bool(mine_o and their_o) and not any_like(mine_o, their_o) and not of_one_land  # "a strike on a Palestinian camp", "struck members of Hamas in the camp"

    def _fought_off(self, h: Happening, members: list[Happening]) -> bool:
        """ "Two people were shot dead. Police exchanged fire with the [gunmen]": forces that fight armed men did not shoot those told before, whom nobody is said to."""
        armed = {"armed-group", "state-force"}
        kinds = {r.kind for r in self._refs([*h.actors, *h.recipients])}
        fight = h.rule.frame == "clash" and bool(kinds) and kinds <= armed
        harmed = all(m.rule.id in {"assault.kill", "assault.shoot", "assault.wound"} and not m.actors and m.sent != h.sent for m in members)
        victims = {r.kind for m in members for r in self._refs(m.recipients)}
        return fight and harmed and bool(victims) and not victims & armed

    def _that_one(self, h: Happening, g: Group) -> bool:
        """ "Forces killed two in a raid. One of their own was wounded in [that raid]": the act told last, pointed at by its own word."""
        pointed = h.noun and any(self.syntax.low[k] in {"that", "this"} for k in self.syntax.kids(h.head, "det"))
        return pointed and self.last in g.members and 0 <= h.sent - g.members[-1].sent <= 1 and self._word(h, g) >= 2

    def _owners(self, members: list[Happening]) -> list[Filler]:
        """ "bombed a [police] post": those who are named only as owners of the thing hit."""
        s = self.syntax
        things = {t.head for m in members for t in m.targets}
        return [f for m in members for f in m.recipients if s.rel(f.head) in {"compound", "amod", "nmod:poss"} and s.head(f.head) in things]

    def _refs(self, fillers: list[Filler]) -> list[ActorRef]:
        return [r for f in fillers if (r := self.resolve(f)) is not None]

    def _shared(self, h: Happening, g: Group, role: str) -> bool:
        if role == "recipients" and self._others_hurt(h, g):
            return False
        return any_like(self._refs(getattr(h, role)), self._refs(g.fillers(role)))

    def _others_hurt(self, h: Happening, g: Group) -> bool:
        """ "killed several drivers ... a singer was abducted": one of the people, unnamed, told by another word than those before."""
        mine, theirs = self._refs(h.recipients), self._refs(g.fillers("recipients"))
        unnamed = all(f.actor is not None and not f.actor.named for f in h.recipients)
        one_of_them = bool(mine) and all(r.kind in {"civilians", "unknown"} for r in mine) and unnamed and not h.noun
        single = all(self.syntax.tokens[f.head].xpos == "NN" and self.syntax.lemma(f.head) not in OPEN_WORDS for f in h.recipients)
        words = {w for r in theirs for w in r.name.lower().split()}
        return one_of_them and single and bool(theirs) and not words & OPEN_WORDS and not any(set(r.name.lower().split()) & words for r in mine)

    def _same_people(self, h: Happening, members: list[Happening]) -> bool:
        """ "a bomb killed six people, hours after rebels shot down a helicopter, killing 12 officers. Eight [officers] were also hurt": those named before."""
        return not h.noun and bool({self.syntax.lemma(f.head) for f in h.recipients} & {self.syntax.lemma(f.head) for m in members for f in m.recipients})

    def _same_target(self, a: Filler, b: Filler) -> bool:
        return self.syntax.lemma(a.head).lower() == self.syntax.lemma(b.head).lower()
