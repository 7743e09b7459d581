"""Place, time, weapons and mode of a happening: which mentions of its sentence belong to it."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.casualties.shapes import ranked_among
from dateline.coding.dates.coder import event_time, of_a_report
from dateline.coding.dates.event import finer_than, measured_from
from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.places.alike import inside
from dateline.coding.places.mere import mere_modifier
from dateline.coding.places.unlisted import UNKNOWN
from dateline.coding.roles.attribution import source_seat, told_from
from dateline.coding.setting.arms import fitted_with, found_after, of_a_unit, stored_there, under_fire
from dateline.coding.setting.beside import at_a_gathering, in_another_subject, in_company, in_its_clause, not_of_all, of_a_way, of_what_was_done, what_did_it, while_doing
from dateline.coding.setting.headed import headings, release_day
from dateline.coding.setting.modes import mode_of
from dateline.coding.setting.scenes import SPOKEN, came_from, desk, no_scene, taken_from
from dateline.coding.setting.whereabouts import away_from, elsewhere_then
from dateline.coding.status.verdict import referred
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.model import PlaceMention, TimeMention, WeaponMention
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

EVENT_ROLES = {"event", "reference"}
LATER = frozenset({"later", "since", "next", "afterwards"})
MOTIVES = word_class("reactions.motives")
COMING = word_class("weapons.coming")
BORNE_BY = word_class("weapons.borne-by")
TAKES = word_class("things.weapon-deals")
MADE_OR_SOLD = word_class("things.made-or-sold")
LASTED = word_class("acts.lasted")
CARRIED_OUT = word_class("acts.carried-out")
HOLDING, DWELLERS = word_class("states.holding-ground"), word_class("people.dwellers")
BLAMING = word_class("sayings.blaming")
RELATIVE = frozenset({"acl:relcl", "advcl:relcl", "parataxis"})  # as what a clause with "where" is read


class Setting:
    """Attaches places, times and weapons to happenings. `heads` are the trigger tokens of all happenings of the document."""

    def __init__(self, draft: Draft, syntax: Syntax, happenings: list[Happening]) -> None:
        self.draft, self.syntax = draft, syntax
        self.owner = {k: h for h in happenings for k in what_did_it(draft, syntax, h)} | {v: h for h in happenings for v in [h.head, *h.verbs]}
        self.headings, self.release = headings(draft, syntax), release_day(draft, syntax)
        self.by_sentence: dict[int, list[Happening]] = {}
        for h in happenings:
            self.by_sentence.setdefault(h.sent, []).append(h)

    def attach(self, h: Happening) -> None:
        """Fill places, times and weapons, and settle the mode."""
        h.places = self._places(h)
        h.times = self._times(h)
        h.told_on = self._told_on(h)
        h.weapons = self._weapons(h)
        h.mode = mode_of(h, self.draft, self.syntax)

    def _owner_of(self, i: int) -> Happening | None:
        """The nearest happening above a token in the parse."""
        if i in self.owner:
            return self.owner[i]
        if any(self.syntax.verbal(a) and self.syntax.negated(a) for a in self.syntax.ancestors(i) if a not in self.owner):
            return None  # "which could not have come from Yemen" places nothing there
        if self._elsewhere(i):
            return None
        for a in self.syntax.ancestors(i):
            if a in self.owner:
                return self.owner[a]
            if self.syntax.rel(a) == "acl:relcl" and self.syntax.lemma(a) in HOLDING:
                return None  # "The group, which controls Sanaa, fired a missile"
            if self._other_time(a):
                return None  # "the strikes came weeks after troops crossed into the region": the strikes were not there
        return None

    def _elsewhere(self, i: int) -> bool:
        """ "because of its support for Israel in the war in [Gaza]": motives are no places."""
        s = self.syntax
        return any(s.lemma(a) in MOTIVES for a, _ in zip(s.ancestors(i), range(6), strict=False) if self._nominal_way(i, a))

    def _nominal_way(self, i: int, a: int) -> bool:
        """Nothing but nouns stands between a token and one above it, none of them a happening: "the war between A and B in Gaza"."""
        for x in self.syntax.ancestors(i):
            if x in self.owner or self.syntax.verbal(x):
                return False
            if x == a:
                return True
        return False

    def _other_time(self, a: int) -> bool:
        s = self.syntax
        return s.rel(a) == "advcl" and bool(s.kids(a, "nsubj")) and any(s.lemma(k) in {"after", "before", "since"} for k in s.kids(a, "mark", "advmod"))

    def _near(self, h: Happening, i: int) -> bool:
        """The token hangs on the happening, or on nothing else in a sentence with one happening."""
        if self._in_next_clause(h, i):
            return False
        if referred(h, self.syntax) and i not in range(*self.syntax.subtree(h.head)):
            return False
        owner = self._owner_of(i)
        if owner is h or h.noun and self.syntax.rel(h.head) == "nsubj" and self.syntax.head(h.head) == i:  # "The last attack was in [Moscow], when two bombers ..."
            return True
        if owner is not None and owner.sent == h.sent and owner is not h:
            return self._shares(h, owner, i)
        alone = len({id(x) for x in self.by_sentence.get(h.sent, [])}) == 1
        return alone and self.syntax.tokens[i].sent == h.sent and not self._other_clause(h, i)

    def _shares(self, h: Happening, owner: Happening, i: int) -> bool:
        """A fronted or trailing adjunct of a main clause also sets its conjoined and result clauses ("In Mosul, troops attacked and killed")."""
        s = self.syntax
        below = s.clause(h.head)
        if (self._meanwhile(below) or self._own_crowd(below)) and any(p.head == i for p in self.draft.places):
            return False
        while s.rel(i) in {"nmod", "flat", "appos"} and (over := s.head(i)) is not None and s.tokens[over].nominal == "place":
            i = over  # "went to the village of [Gasay] and shot nine men"
        return (
            s.rel(below) in {"conj", "advcl", "xcomp"} and s.head(below) in [owner.head, *owner.verbs] and s.rel(i) in {"obl", "obl:unmarked", "obl:tmod"} and not h.noun
        )

    def _other_clause(self, h: Happening, i: int) -> bool:
        s = self.syntax
        below = s.clause(h.head)
        if self._other_time(below) and below not in s.ancestors(i) and s.rel(i) not in {"obl", "obl:unmarked"}:
            return True  # "mourners in Baghdad buried a fighter after he was killed"
        when = s.rel(below) == "advcl" and any(s.lemma(k) == "when" for k in s.kids(below, "mark", "advmod"))
        if when and below not in s.ancestors(i) and s.prep(i) in {"from", "to", "towards"}:
            return True  # "was heading from [Rawalpindi] to [Quetta] when a blast hit it near Shikarpur"
        if self._meanwhile(below) and below not in s.ancestors(i):
            return True
        if any(self._says_something_else(a, h) for a in s.ancestors(i)) or in_another_subject(s, i, h.head):
            return True
        if any(self._other_time(a) for a in s.ancestors(i)) and not any(self._other_time(a) for a in [h.head, *s.ancestors(h.head)]):
            return True
        return any(s.rel(a) == "acl:relcl" for a in [i, *s.ancestors(i)] if a != s.clause(h.head)) and not any(
            s.rel(a) == "acl:relcl" for a in [h.head, *s.ancestors(h.head)]
        )

    def _meanwhile(self, clause: int) -> bool:
        """ "Talks resume in Nairobi [as clashes kill 12 in Goma]": a clause with a subject and a place of its own, which is not in that of the main clause."""
        s = self.syntax
        marked = s.rel(clause) == "advcl" and any(s.low[k] in {"as", "while"} for k in s.kids(clause, "mark", "advmod"))
        own = marked and any(s.tokens[k].upos != "PRON" for k in s.kids(clause, "nsubj", "nsubj:pass"))
        first, last = s.subtree(clause)
        return own and any(first <= p.head < last and p.role in EVENT_ROLES and s.prep(p.head) in {"in", "at", "near"} for p in self.draft.places)

    def _own_crowd(self, clause: int) -> bool:
        """ "In Kisii, youths looted a shop, and [crowds in Nyeri] torched an office": who does it is told with a place of its own."""
        s = self.syntax
        subjects = s.kids(clause, "nsubj", "nsubj:pass") if s.rel(clause) == "conj" else []
        return any(s.head(p.head) in subjects and s.prep(p.head) in {"in", "at", "near"} for p in self.draft.places if p.role in EVENT_ROLES)

    def _says_something_else(self, a: int, h: Happening) -> bool:
        """ "claimed the attack, saying it would go on until Israel ended its siege of Gaza": a clause with a subject of its own that the act is no part of."""
        s = self.syntax
        own = s.rel(a) in {"ccomp", "advcl"} and s.verbal(a) and bool(s.kids(a, "nsubj")) and any(s.lemma(k) in {"until", "unless", "if"} for k in s.kids(a, "mark"))
        first, last = s.subtree(a)
        return own and not first <= h.head < last

    def _places(self, h: Happening) -> list[PlaceMention]:
        here = [p for p in self.draft.places if p.role in EVENT_ROLES and self.syntax.tokens[p.head].sent == h.sent and self._near(h, p.head)]
        here = [p for p in here if h.type != "AID" or not (p.where is not None and p.where.precision == "country" and self.syntax.prep(p.head) == "to")]  # given to
        there = [p for p in here if not self._elsewhere(p.head) and not came_from(self.syntax, h, p) and not no_scene(self.syntax, h, p, self.owner)]
        here = there or [p for p in here if taken_from(self.syntax, h, p)]
        here = [p for p in here if not elsewhere_then(self.syntax, h, p, tuple(self.draft.places))]
        doers = {f.head for f in [*h.actors, *h.claimed_by, *h.speakers]}
        local = [p for p in self.draft.places if h.type in {"COERCE", "ASSAULT", "PROTEST"} and self._of_local_doers(h, p)]
        here = [p for p in here if not self._within(p.head, doers) and not mere_modifier(self.draft, self.syntax, p)]
        held = [f.head for f in h.recipients if f.actor is not None and f.actor.actor.kind == "person" and f.actor.role]
        offices = {x for i in held for x in (i, self.syntax.head(i)) if x is not None and (x == i or self.syntax.rel(i) == "appos")}
        here = [p for p in here if not self._within(p.head, offices)] or local or here  # "The leader of Hamas in Gaza was killed in Rafah"
        if h.type in SPOKEN:
            here = [
                p
                for p in here
                if self.syntax.head(p.head) in {h.head, h.light, *self._curfews(h)}
                and self.syntax.prep(p.head) in {"in", "at"}
                and all(f.head != p.head for f in h.recipients)
            ]
        here = not_of_all(self.syntax, h, here)
        here = [p for p in here if not (of_a_way(self.syntax, p) or away_from(self.syntax, p))] or here
        told = [p for p in [*here, *self._where(h, here)] if not desk(self.syntax, p)]
        here = told if any(p.where is None or p.where.precision not in {"country", "region"} for p in told) or self._told_elsewhere(h) else here
        here = [
            p
            for p in self._own_of_the_joined(h, here)
            if not any(inside(p, q) and q.head not in self.syntax.conjuncts(p.head) and p.head not in self.syntax.conjuncts(q.head) for q in here)
        ]
        here = [p for p in here if not source_seat(self.syntax, p.head, alone=len(here) == 1) and not (len(here) > 1 and told_from(self.syntax, p.head, h.head))]
        over = self.headings[h.sent][1] if h.sent in self.headings and h.type not in SPOKEN else []
        return [*here, *over] if all(p.where is None for p in here) else here

    def _told_elsewhere(self, h: Happening) -> bool:
        """ "PESHAWAR: Two soldiers were killed in an operation in North Waziristan": a place that is named in the sentence beside where the paper has it from."""
        here = [p for p in self.draft.places if p.role == "event" and p.where is not None and self.syntax.tokens[p.head].sent == h.sent]
        fine = [p for p in here if p.where is not None and p.where.precision not in {"country", "region"}]
        return any(desk(self.syntax, p) for p in here) and any(not desk(self.syntax, p) for p in fine)

    def _where(self, h: Happening, here: list[PlaceMention]) -> list[PlaceMention]:
        """ "died in [South Waziristan], where militants ambushed a convoy": the place right before the clause, where the clause names none."""
        s, clause = self.syntax, self.syntax.clause(h.head)
        clause = next((a for a in [clause, *s.ancestors(clause)] if s.rel(a) != "conj"), clause)  # "where militants ambushed a convoy and killed 12 soldiers"
        where = [k for k in s.kids(clause, "advmod", "mark", "obl") if s.lemma(k) == "where"] if s.rel(clause) in RELATIVE and h.type == "ASSAULT" else []
        right_before = [p for p in self.draft.places if where and not here and p.role in EVENT_ROLES and p.last == where[0] - (s.low[where[0] - 1] == ",")]
        entered = [p for p in right_before if not s.prep(p.head) and s.rel(p.head) == "obj"]  # "entered [Bambari], where they killed 12 traders"
        return [p for p in right_before if s.prep(p.head) in {"in", "at", "near", "to", "on", "outside"} or p in entered]  # not "an air base west of Baghdad, where"

    def _curfews(self, h: Happening) -> list[int]:
        """ "lifted the [curfew] in Imphal": it is lifted where it was in force."""
        return [o for o in self.syntax.objects(h.head) if self.syntax.lemma(o) == "curfew"] if h.type == "CONCEDE" and not h.noun else []

    def _own_of_the_joined(self, h: Happening, here: list[PlaceMention]) -> list[PlaceMention]:
        """ "killed four fighters in [Gao] and destroyed a truck near Menaka": the place between two joined verbs is of the first, where the second has its own; not "In
        Mosul, troops killed four fighters and destroyed a truck near the station". So in "a bomb went off in [Cali], hours after rebels downed a plane in Amalfi", and
        in "In [Corinto], gunmen shot at a bank and in Caloto a mine went off", where both begin with theirs."""
        if h.noun or self.syntax.rel(h.head) != "conj" and not self._other_time(h.head):
            return here
        own = [p for p in here if self._owner_of(p.head) is h]
        if self.syntax.rel(h.head) == "conj" and any(p.head < h.head for p in own) and self.syntax.kids(h.head, "nsubj", "nsubj:pass"):
            return own
        if self._other_time(h.head) and own:
            return own  # "Three days after gunmen attacked a church in [Jos], thousands marched in Abuja"
        if not any(p.head > h.head for p in own):
            return here
        return [p for p in here if (first := self._owner_of(p.head)) is None or first is h or not first.head < p.head < h.head]

    def _of_local_doers(self, h: Happening, p: PlaceMention) -> bool:
        """ "Police in Fortul detained a mechanic": local police, villagers and officials act where they are; so do "killed by Israeli troops in Rafah"."""
        s = self.syntax
        by = not h.noun and s.passive(h.head) and h.type == "ASSAULT"
        kinds = {"state-force", "civilians"} | ({"armed-group"} if by else set())
        doers = [f for f in h.actors if f.actor is not None and (by or not f.actor.named) and f.actor.actor.kind in kinds]
        behind = [f for f in h.actors if h.noun and s.prep(f.head) == "by" and s.head(p.head) == f.head]  # "a strike by the air force in Helmand"
        if behind and h.type == "ASSAULT" and s.prep(p.head) in {"in", "near", "at"} and p.where is not None:
            return True
        fine = p.where is not None and p.where.precision in {"exact", "near", "district"} or by and p.reason == UNKNOWN  # "was lynched by a mob at [Pipalkhera]"
        if by and p.where is not None and p.where.precision == "country" and s.prep(p.head) == "in":  # "killed by US forces in Pakistan"
            return any(s.head(p.head) == f.head and f.actor is not None and f.actor.actor.country not in {None, p.where.country} for f in doers)
        if h.type == "PROTEST" and s.prep(p.head) == "of":  # "Residents of Arcahaie protested"
            return any(s.head(p.head) == f.head and s.lemma(f.head) in DWELLERS for f in h.actors)
        return fine and s.prep(p.head) in {"in", "at"} and any(s.head(p.head) == f.head for f in doers)

    def _within(self, i: int, heads: set[int]) -> bool:
        """A place that only says where a doer is from ("the movement in Yemen")."""
        if i in heads:
            return True
        for a in self.syntax.ancestors(i):
            if a in heads:
                return True
            if self.syntax.verbal(a):
                return False
        return False

    def _times(self, h: Happening) -> list[TimeMention]:
        if referred(h, self.syntax):
            first, last = self.syntax.subtree(h.head)
            if (measured := measured_from(self.draft, h.head)) is not None:
                return [measured]
            return [t for t in self.draft.times if first <= t.head < last and t.when.start][:1]
        owners = dict.fromkeys(
            [h.head, *(v for v in [h.light, *h.verbs] if v is not None and self.syntax.lemma(v) not in {"follow", "claim"}), *self._carried_out(h), *self._went_off(h)]
        )
        if course := [t for v in self._of_its_course(h) if (t := self._time_of(v, h)) is not None and t.relation == "on"]:
            return course[:1]
        owners |= dict.fromkeys(what_did_it(self.draft, self.syntax, h))
        own = [t for i in [*owners, *self._main_clause(h)] if (t := self._time_of(i, h)) is not None and not self._of_others(h, t)]
        finer = [t for t in own[1:] if own[0].when.precision in {"year", "month"} and t.when.precision in {"day", "time"} and finer_than(t, own[0])]
        if (clause := in_its_clause(self.draft, h)) and own[:1] != clause:
            return clause
        headed = [self.headings[h.sent][0]] if h.sent in self.headings else []
        first, last = self.syntax.subtree(self.syntax.clause(h.head))
        if own and not first <= own[0].head < last and (then := self._when_of(h)):
            return then  # "Monday's raid was the worst since August 2018, when rebels overran Goma"
        return finer[:1] or own[:1] or self._when_of(h) or self._of_the_joined(h) or self._of_what_is_beside(h) or headed

    def _time_of(self, i: int, h: Happening) -> TimeMention | None:
        """The time of a word; not the day of a release where its sentence has another: "June 10, 2025 - Troops killed six rebels on [Sunday]"."""
        found = event_time(self.draft, i)
        if found is None or found is not self.release:
            return found
        beside = [t for t in self.draft.times if t is not found and t.head != i and self.syntax.tokens[t.head].sent == h.sent and self._near(h, t.head)]
        return next((t for t in beside if t.when.start and t.relation == "on" and t.when.precision in {"day", "time"}), found)

    def _of_others(self, h: Happening, t: TimeMention) -> bool:
        """ "the third such attack this year": a stretch in which acts are counted; "a report published on Tuesday accused rebels of killing": when it came out."""
        counted = t.when.precision in {"week", "month", "year"} and self.syntax.low[t.first] in {"this", "in"} and ranked_among(self.syntax, t.head)
        over = list(self.syntax.ancestors(t.head))
        deed = h.head in over and any(self.syntax.lemma(a) == "connection" for a in over[: over.index(h.head)])  # "were charged in connection with a killing on 16 May"
        published = self.draft.published
        ahead = published is not None and self.syntax.tokens[h.head].xpos == "VBD" and (t.when.start or "")[:10] > published.isoformat()
        if h.type == "REQUEST" and ahead:  # "called for protests on Saturday": the day of what is asked for
            return True
        due = h.head in over and any(
            self.syntax.low[a] == "due" or "will" in self.syntax.auxiliaries(a) for a in over[: over.index(h.head)]
        )  # "and are due in court on Friday"
        return counted or deed or due or h.type == "ASSAULT" and of_a_report(self.syntax, t.head)

    def _of_what_is_beside(self, h: Happening) -> list[TimeMention]:
        found = while_doing(self.draft, h) or in_company(self.draft, h, self.owner) or of_what_was_done(self.draft, h, self.owner) or at_a_gathering(self.draft, h)
        return [t for t in found if not self._of_others(h, t)]

    def _of_the_joined(self, h: Happening) -> list[TimeMention]:
        """ "48 people were killed and thousands were displaced [in July]": the month or year behind joined clauses is that of both."""
        joined = [k for k in self.syntax.kids(h.head, "conj") if self.syntax.verbal(k) and k not in self.owner and not h.noun]
        found = [t for k in joined if (t := event_time(self.draft, k)) is not None]
        return [t for t in found if t.relation in {"on", "during"} and t.when.precision in {"month", "year"}][:1]

    def _when_of(self, h: Happening) -> list[TimeMention]:
        """ "since October 2022, when two car bombs killed 120": what happened when it was then."""
        s = self.syntax
        clause = s.clause(h.head)
        if (up := s.head(clause)) is not None and s.lemma(up) in BLAMING and s.rel(clause) in {"advcl", "obl"}:
            clause = up  # "in 2010, when two men were blamed for killing 33"
        if not any(s.lemma(k) == "when" for k in s.kids(clause, "advmod", "mark")):
            return []
        before = [t for t in self.draft.times if t.when.start and s.tokens[t.head].sent == h.sent and t.last <= clause]
        first, _ = s.subtree(clause)
        near = [t for t in before if first - t.last <= 1 and not self._of_another_clause(t.head, clause)]  # a comma between
        return [replace(near[-1], relation="on")] if near else []

    def _of_another_clause(self, time: int, clause: int) -> bool:
        """ "brought food to his son, [who entered the school two days ago], when he was stopped by the blast": when somebody did something else."""
        v = next((a for a in self.syntax.ancestors(time) if self.syntax.verbal(a)), None)
        return v is not None and self.syntax.rel(v) == "acl:relcl" and v not in self.syntax.ancestors(clause)

    def _told_on(self, h: Happening) -> TimeMention | None:
        """ "On Saturday, the army accused them of shelling the town": the day of the first verb above that has one."""
        above = [a for a in self.syntax.ancestors(h.head) if self.syntax.verbal(a) and a not in self.owner or a in self.owner and self.owner[a].type != "ASSAULT"]
        return next((t for a in above if (t := event_time(self.draft, a, h.head)) is not None and t.relation == "on" and t.when.precision in {"day", "time"}), None)

    def _main_clause(self, h: Happening) -> list[int]:
        """ "In January 2016 at least 15 people died when a bomb exploded": what happened when it happened has its time."""
        s = self.syntax
        at = s.clause(h.head)
        up = s.head(at)
        when = s.rel(at) == "advcl" and any(s.lemma(k) in {"when", "as", "while"} for k in s.kids(at, "mark", "advmod"))
        if up is not None and h.type in {"ASSAULT", "COERCE"} and self._behind_a_semicolon(at, up):
            return [up]  # "[On June 6] the army entered the town; two soldiers were killed by a mine"
        if s.rel(at) in RELATIVE and up is not None and (above := self._of_the_act(at, up)) is not None:
            return [above]
        if s.lemma(h.head) == "kill" and not h.noun and s.passive(h.head):  # "were killed when troops cracked down on protests last June"
            return [k for k in s.kids(h.head, "advcl") if k not in self.owner and any(s.lemma(x) == "when" for x in s.kids(k, "mark", "advmod"))]
        return [up] if when and up is not None and s.verbal(up) else []

    def _behind_a_semicolon(self, at: int, up: int) -> bool:
        """A clause that a semicolon joins to the first of its sentence, which begins with its day; not "fighters have since killed ten", "a week later"."""
        s = self.syntax
        first, last = s.subtree(at)
        if {"has", "have"} & set(s.auxiliaries(at)) or LATER.intersection(s.low[first:last]):
            return False
        joined = s.rel(at) in {"parataxis", "conj"} and s.rel(up) == "root" and s.verbal(up) and ";" in s.low[max(0, first - 1) : first + 1]
        return joined and any(t.last <= up and s.head(t.head) == up for t in self.draft.times if s.tokens[t.head].sent == s.tokens[at].sent)

    def _of_the_act(self, at: int, noun: int) -> int | None:
        """ "On May 3 rebels [entered] Bambari, where they killed 12 traders": the act above, at whose place and time it was; not "saw Bucha, where troops killed 400",
        "entered Bucha, where troops had killed 400"."""
        s = self.syntax
        where = any(s.lemma(k) == "where" for k in s.kids(at, "advmod", "mark", "obl"))
        above = next((a for a in [noun, *s.ancestors(noun)] if s.verbal(a)), None)
        past = s.tokens[at].xpos == "VBD" or s.passive(at) and "had" not in s.auxiliaries(at)
        acts = above is not None and (above in self.owner and self.owner[above].type in {"ASSAULT", "MOBILIZE"} or s.lemma(above) in {"take", "seize", "capture"})
        return above if where and past and acts and "had" not in s.auxiliaries(at) else None

    def _carried_out(self, h: Happening) -> list[int]:
        """ "The strike, carried out on Wednesday, ...": the participle that only says that it was done, whatever the parse hangs it on."""
        s, after = self.syntax, h.head + 2
        if not h.noun:
            return []
        close = [after] if after < len(s.tokens) and s.tokens[after - 1].text == "," and s.rel(after) in {"acl", "advcl"} else []
        lasted = [k for k in s.kids(h.head, "acl:relcl") if s.lemma(k) in LASTED]  # "in an attack that lasted from Sunday until Monday"
        return lasted + [k for k in dict.fromkeys([*s.kids(h.head, "acl"), *close]) if s.lemma(k) in CARRIED_OUT and not s.kids(k, "nsubj", "aux", "mark")]

    def _of_its_course(self, h: Happening) -> list[int]:
        """ "blamed the group for bombings [that ripped through churches] on Sunday": what an act did it did then."""
        s = self.syntax
        clauses = s.kids(h.head, "acl:relcl") if h.noun else []
        return [v for v in clauses if s.tokens[v].xpos == "VBD" and any(s.tokens[k].xpos in {"WDT", "WP"} for k in s.kids(v, "nsubj"))]

    def _went_off(self, h: Happening) -> list[int]:
        """ "planted two bombs that [exploded] on May 12": they were planted to go off, and both are one act; not "shot a man who had attacked a bus on May 12"."""
        s = self.syntax
        arms = [o for o in s.objects(h.head) if any(w.first <= o < w.last for w in self.draft.weapons)] if h.type == "ASSAULT" and not h.noun else []
        said = [k for o in arms for k in s.kids(o, "acl:relcl") if k in self.owner and self.owner[k].type == "ASSAULT"]
        return [k for k in said if any(s.tokens[x].xpos in {"WDT", "WP"} for x in s.kids(k, "nsubj"))]

    def _weapons(self, h: Happening) -> list[WeaponMention]:
        if h.type != "ASSAULT" and h.rule.id != "mobilize.weapon-test":
            return []  # "agreed to withdraw heavy weapons", "seized 93 rifles": told of, and not used
        hit = {f.head for f in [*h.targets, *h.recipients]}  # a helicopter that was shot down, "attacks against navy warships"
        named = {i for m in self.draft.actors if m.named for i in range(m.first, m.last)}  # "the Qassam Brigades"
        here = [
            w
            for w in self.draft.weapons
            if w.head not in hit
            and not (self.syntax.rel(w.head) == "compound" and self.syntax.head(w.head) in hit)  # "a mortar position"
            and not self._wrecked(w.head)
            and not self._theirs(h, w, hit)
            and not (w.platform and self._came_along(w.head))
            and not (w.head in named and self.syntax.tokens[w.head].text[:1].isupper())
            and self.syntax.tokens[w.head].sent == h.sent
        ]
        if h.rule.id == "assault.onto-a-mine":
            here = [w for w in here if not w.platform]  # "their armoured vehicle struck a bomb"
        here = [w for w in here if not event_noun(self.syntax.lemma(w.head)) and not self._goods(w.head) and not self._of_one_more(w.head)]
        here = [
            w
            for w in here
            if not of_a_unit(self.syntax, h, w.head)
            and not stored_there(self.syntax, w.head, hit)
            and not found_after(self.syntax, w.head)
            and not under_fire(self.syntax, w.head, {h.head, *h.verbs})
        ]
        return [w for w in here if self._near(h, w.head) or self._does_it(h, w.head)]

    def _of_one_more(self, i: int) -> bool:
        """ "The airstrikes followed a smaller one by [a gunship]": of the other act."""
        s = self.syntax
        over = [a for a in s.ancestors(i) if s.rel(i) == "compound" or a == s.head(i)][:2]
        return any(s.low[a] == "one" and s.rel(a) == "obj" for a in over) and any(s.prep(k) == "by" for k in [i, *over])

    def _does_it(self, h: Happening, i: int) -> bool:
        """ "by [a gunship], which targeted the crew": what does it in a relative clause."""
        return not h.noun and self.syntax.rel(h.head) == "acl:relcl" and self.syntax.head(h.head) == i and i in self.syntax.subjects(h.head)

    def _wrecked(self, i: int) -> bool:
        """ "destroying four [armoured vehicles]"."""
        up = self.syntax.head(i)
        return up is not None and self.syntax.lemma(up) in {"destroy", "damage", "burn", "wreck"} and i in self.syntax.objects(up)

    def _theirs(self, h: Happening, w: WeaponMention, hit: set[int]) -> bool:
        """ "fired on [stone]-pelting youths", "shot a man armed with a [knife]": whom it was done to had it; not "killed a man shot with a pistol"."""
        s = self.syntax
        own = [a for a in s.ancestors(w.head) if s.rel(a) in {"amod", "acl", "compound"} and s.head(a) in hit and s.tokens[a].xpos in {"VBG", "VBN"}]
        other = h.mode is not None and w.mode != h.mode
        return any(s.lemma(a) in BORNE_BY or s.lemma(a) in {"arm", "armed"} and other for a in own) or fitted_with(s, w.head, hit)

    def _in_next_clause(self, h: Happening, i: int) -> bool:
        """ "Police clash with anarchists; [bomb] defused", "Ukraine hits warship; 3 die in [Odesa]": told in a clause of its own of a headline."""
        s, own = self.syntax, {h.head, h.light, *h.verbs[:1]}
        v = next((a for a in s.ancestors(i) if s.verbal(a)), None)
        if v is None or v in own or h.sent > 0 or s.rel(v) != "parataxis" or v < h.head or s.tokens[s.sentences[0].last - 1].text in {".", "!", "?"}:
            return False
        parted = bool(s.kids(v, "nsubj", "nsubj:pass")) or any(t.text == ";" for t in s.tokens[h.head : v])
        return parted and v not in s.ancestors(h.head) and not own & {*s.ancestors(h.head), v}

    def _came_along(self, i: int) -> bool:
        """ "with [helicopters] circling overhead", "Ambulances and [helicopters] rushed there", "The wounded were flown by [helicopter]": nobody was hit from it."""
        s = self.syntax
        if s.rel(i) == "conj" and (first := s.head(i)) is not None:
            i = first
        up = s.head(i)
        if up is not None and s.prep(i) == "by" and s.lemma(up) in COMING | {"fly"}:
            return True
        verbs = [*s.kids(i, "acl"), *([up] if up is not None and s.rel(i).startswith("nsubj") else [])]
        return any(s.lemma(v) in COMING for v in verbs)

    def _goods(self, i: int) -> bool:
        """A weapon that is seized, found or made, and not used: "seizing mortars and ammunition", "a missile plant"."""
        s = self.syntax
        if s.rel(i) == "compound" and (over := s.head(i)) is not None and s.tokens[over].nominal == "person":
            return True  # "an explosives facilitator", "a bomb maker"
        if s.rel(i) == "compound" and (over := s.head(i)) is not None and (s.lemma(over) in noun_class("target") or s.lemma(over) in MADE_OR_SOLD):
            return True
        over = s.head(i) if s.rel(i) == "compound" else None  # "recovered two AK-47 rifles"
        return any(s.lemma(v) in TAKES and {i, over} & {*s.objects(v)} for a in [i, *s.ancestors(i)][:4] if (v := a) != i)
