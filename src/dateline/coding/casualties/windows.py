"""Whether a toll runs over a window: "since 2015", "this year", "the fighting has killed thousands". Such a toll is a tally, and not the harm of one event."""

from __future__ import annotations

from datetime import date

from dateline.coding.casualties.shapes import compared, is_rank, ranked_among
from dateline.coding.draft import Draft
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.model import Count, TimeMention
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

NATURAL = word_class("mishaps.natural-killers")
RECORDING = word_class("sayings.keeping-count")
WARS = frozenset({"war", "conflict", "insurgency", "rebellion"})
DEAD_OF_A_WAR = 100
MANY_ACTS = 10
CROWD = 50  # dead: fewer may be those of one act
OPENING = 2  # the last of the sentences that tell the news
REACH = 7  # words from a verb to the day since which it counts


class Windows:
    """Answers for one draft."""

    def __init__(self, draft: Draft, syntax: Syntax) -> None:
        self.draft, self.syntax = draft, syntax

    def rule(self, rule: str, i: int, count: Count) -> str:
        """A toll over a window ("since 2015") is a running count, not the harm of one event."""
        s = self.syntax
        sent = s.tokens[i].sent
        clause = s.clause(i)
        up = s.head(i)
        if up is not None and s.lemma(up) == "leave" and s.rel(i) == "xcomp" and not s.verbal(clause):
            clause = up  # "The conflict has left 500,000 dead"
        window = any(t.relation == "since" and s.tokens[t.head].sent == sent and t.when.start and self._hangs(t.head, i, clause) for t in self.draft.times)
        began = [
            k for a in [i, *s.conjuncts(clause)] for k in s.kids(a, "advcl") if any(s.lemma(m) == "since" for m in s.kids(k, "mark", "advmod"))
        ]  # "since the war began"
        window = window or any(not any(is_rank(s, x) or s.low[x] == "first" for x in range(i, k)) for k in began)  # not "is the first since the truce began"
        acts = [k for k in s.obliques(clause, "since") if self._from_an_act(k) and not any(is_rank(s, x) for x in range(i, k))]
        window = window or bool(acts)  # "since the coup"; not "the deadliest since the truce"
        here = [t for t in self.draft.times if s.tokens[t.head].sent == sent and not ranked_among(s, t.head)]  # not "in the deadliest strike this year"
        window = window or any(self._months(t) and s.clause(t.head) == clause for t in here)  # "between July and February"
        present_perfect = any(x in {"have", "has"} for x in s.auxiliaries(clause))
        if not s.verbal(i) and s.rel(i) == "nsubj" and s.head(i) == clause and s.verbal(clause):
            present_perfect = False  # "The killings of two teachers have alarmed the government": what a deed has done is no count of deeds
        window = window or self._war_killed(i, clause, count) or (present_perfect and self._thousands(i, clause, count))
        window = window or (present_perfect and any(s.lemma(k) in noun_class("long-fight") for k in s.subjects(clause)))  # "the fighting has killed thousands"
        window = window or self._whose_fight(clause)
        window = window or (
            s.tokens[clause].xpos == "VBN" and (count.best or count.low or 0) >= 1000 and self._long_fight(clause, count)
        )  # "4,000 were killed in the conflict"
        backshifted = s.rel(clause) == "ccomp" and "had" in s.auxiliaries(clause) and self._this_year(clause)  # "said they had kidnapped 27 people this year"
        window = window or backshifted or (present_perfect and (self.stretch(clause) or self._long_fight(clause, count) or self._of_many(clause)))
        lost = present_perfect and s.lemma(i) == "lose" and s.rel(clause) == "acl:relcl"  # "South Africa, which has lost 14 soldiers in the fighting"
        window = window or lost
        duration = any(t.when.precision == "year" and t.when.start != t.when.end and t.relation == "during" and s.tokens[t.head].sent == sent for t in self.draft.times)
        year = any(t.when.precision == "year" and t.when.start != t.when.end and s.clause(t.head) == clause for t in here)
        this_year = any(s.low[t.first : t.first + 2] == ["this", "year"] and s.clause(t.head) == clause for t in here)
        window = window or this_year and (count.best or count.low or 0) >= CROWD  # "killed more than 200 villagers this year"
        window = (
            window
            or self._in_that_month(clause, count)
            or (present_perfect and s.tokens[i].sent > OPENING + 1 and (self._their_strikes(clause) or self._by_their_arms(clause)))
        )
        window = window or (present_perfect and (self._in_a_land(i, clause, count) or self._in_those_since(i, clause)))
        many = year and (count.best or count.low or 0) >= 1000  # "more than 5,600 people were killed last year"
        window = window or self._in_several_acts(i, clause)
        window = window or self._that_period(i, clause) or ((count.best or count.low or 0) >= CROWD and self._kept_count_of(i, clause)) or self._right_behind(i, clause)
        return f"{rule}.tally" if (window or many or (present_perfect and duration)) and (count.best or count.low or 0) > 1 else rule

    def _war_killed(self, i: int, clause: int, count: Count) -> bool:
        """ "The first war, which ended in 1994, killed some 30,000 people": all the dead of a war; not "Friday's fighting killed 120"."""
        s = self.syntax
        many = (count.best or count.low or 0) >= DEAD_OF_A_WAR and s.verbal(i) and i == clause
        day = any(t.when.precision in {"day", "time"} and s.clause(t.head) == clause for t in self.draft.times)
        return many and not day and any(s.lemma(k) in WARS for k in s.subjects(clause))

    def _thousands(self, i: int, clause: int, count: Count) -> bool:
        """ "Israel's offensive has killed nearly 42,000 people", further down "4,900 civilians have been killed", "thousands have been killed since": of all of it, up to
        now; not "The attack has killed 1,200"."""
        s = self.syntax
        if (count.best or count.low or 0) < 1000 or self._own_day(clause):
            return False
        campaign = any(s.lemma(k) in noun_class("long-act") for k in s.subjects(clause))
        since = any(s.low[k] == "since" for k in s.kids(clause, "advmod"))
        return campaign or since or s.tokens[i].sent > OPENING and s.passive(clause) and not self._of_one_act(clause)

    def _their_strikes(self, clause: int) -> bool:
        """Far down, "Iran's retaliatory strikes have killed 24": what a number of acts did, up to now."""
        s = self.syntax
        return any(s.tokens[k].xpos == "NNS" and event_noun(s.lemma(k)) and s.kids(k, "nmod:poss") for k in s.subjects(clause)) and not self._own_day(clause)

    def _by_their_arms(self, clause: int) -> bool:
        """ "Israel says 24 people have been killed by Iranian missiles": by any of them, up to now; not "by the missiles", "by two missiles"."""
        s = self.syntax
        by = s.obliques(clause, "by", "in") if s.passive(clause) else s.subjects(clause)  # "Iranian missiles have killed 24 people"
        theirs = (k for k in by if s.tokens[k].xpos == "NNS" and (s.tokens[k].nominal == "object" or event_noun(s.lemma(k))) and not s.kids(k, "det", "nummod"))
        return any(s.kids(k, "amod", "nmod:poss", "compound") for k in theirs) and not self._own_day(clause)

    def _in_a_land(self, i: int, clause: int, count: Count) -> bool:
        """Below the lead, "HRANA says 585 people have been killed in Iran": all the dead of a land, up to now; not "have been killed in a raid"."""
        s = self.syntax
        there = {p.head for p in self.draft.places if p.where is not None and p.where.precision == "country"}
        if any(s.lemma(k).lower() in NATURAL for k in range(i)):
            return False  # "An earthquake struck the east. At least 250 people have been killed in Nepal"
        many = (count.best or count.low or 0) >= DEAD_OF_A_WAR and s.tokens[i].sent > 0 and s.passive(clause) and not self._own_day(clause)
        return many and bool(there & set(s.obliques(clause, "in"))) and not self._of_one_act(clause)

    def _in_those_since(self, i: int, clause: int) -> bool:
        """ "have been attacked 38 times since Oct. 17. Forty-five [have been hurt in the attacks]": in those that are counted; not where one day's attacks are told."""
        s = self.syntax
        those = [k for k in s.obliques(clause, "in") if s.tokens[k].xpos == "NNS" and event_noun(s.lemma(k)) and any(s.low[d] == "the" for d in s.kids(k, "det"))]
        counted = {s.tokens[t.head].sent for t in self.draft.times if t.relation == "since" and t.when.start}
        return bool(those) and any(0 < s.tokens[i].sent - n <= OPENING + 1 for n in counted) and not self._own_day(clause)

    def _of_one_act(self, clause: int) -> bool:
        """ "have been killed in [the attack]"; not "in Lebanon", "in a year of fighting"."""
        return any(self.syntax.tokens[k].nominal not in {"place", "time"} for k in self.syntax.obliques(clause, "in", "by", "during"))

    def _in_that_month(self, clause: int, count: Count) -> bool:
        """ "232 civilians were killed in June, U.N. monitors say": all of a month that is over; not "Soldiers killed 300 men in March"."""
        s = self.syntax
        many = (count.best or count.low or 0) >= DEAD_OF_A_WAR and s.passive(clause) and not s.obliques(clause, "by")
        inside = [k for k in s.obliques(clause, "in", "during") if s.tokens[k].nominal != "time"]
        both = {clause, *s.kids(clause, "conj")}  # "were killed and 1,343 hurt in June"
        months = [t for t in self.draft.times if s.head(t.head) in both and t.when.precision == "month" and t.relation in {"on", "during"}]
        over = [t for t in months if t.when.end and t.when.end[:7] < (self.draft.document.published or "")[:7]]
        return many and bool(over) and not inside

    def _that_period(self, i: int, clause: int) -> bool:
        """ "331 people have been killed over the same period", "109 were killed during the quarter": a stretch told before; not "in the period after the blast"."""
        s = self.syntax
        spans = [k for a in {i, clause, *s.conjuncts(clause), *s.ancestors(i)} if s.verbal(a) for k in s.obliques(a, "over", "in", "during", "within")]
        return any(s.lemma(k) in {"period", "quarter"} and not s.kids(k, "nmod", "acl", "acl:relcl") for k in spans)

    def toll_of_days(self, n: int, v: int) -> bool:
        """ "The death [toll] in two days of violence has risen to six", "taking the toll from a week of riots to 54": of all these days, and not of the deed told last;
        not "The toll of Friday's riots has risen to six"."""
        s = self.syntax
        spans = [x for i in (n, v) for x in s.obliques(i, "in", "of", "from", "over", "after") if s.lemma(x) in {"day", "week", "month"}]
        many = [x for x in spans if s.tokens[x].xpos == "NNS" or s.lemma(x) != "day"]
        over = [y for x in many for y in s.obliques(x, "of") if s.tokens[y].xpos != "NN" or not any(s.low[d] == "the" for d in s.kids(y, "det"))]  # not "of the attack"
        return any(s.lemma(y) in noun_class("long-fight") or event_noun(s.lemma(y)) for y in over)

    def _in_several_acts(self, i: int, clause: int) -> bool:
        """ "45 people were killed in nine attacks last week", "in seven attacks during the week", "in attacks this year": of acts that are counted over a week or
        more; not "in two attacks on Monday", "in twin blasts last week", "in the clashes this year"."""
        s = self.syntax
        acts = [
            k for k in s.obliques(clause, "in", "by") if s.tokens[k].xpos == "NNS" and event_noun(s.lemma(k)) and not any(s.low[d] != "some" for d in s.kids(k, "det"))
        ]
        if not acts or not s.passive(clause) and s.lemma(clause) != "die":
            return False
        counted = any(s.kids(k, "nummod") for k in acts)
        few = counted and all(s.low[x] in {"two", "2"} for k in acts for x in s.kids(k, "nummod"))
        here = [t for t in self.draft.times if s.tokens[t.head].sent == s.tokens[i].sent]
        long = any(t.when.precision in {"week", "month", "year"} and t.relation in {"on", "during"} for t in here)
        if not counted:
            return any(s.lemma(t.head) == "year" and any(s.low[k] == "this" for k in s.kids(t.head, "det")) for t in here)
        if {"have", "has"} & set(s.auxiliaries(clause)) and any(s.low[x].isdigit() and int(s.low[x]) >= MANY_ACTS for k in acts for x in s.kids(k, "nummod")):
            return True  # "have been killed in some 243 attacks"
        during = any(s.lemma(k) in {"week", "month", "year"} for a in [clause, *acts] for k in [*s.obliques(a, "during", "over", "in"), *s.kids(a, "nmod")])
        return not few and (long or during)

    def _kept_count_of(self, i: int, clause: int) -> bool:
        """ "has verified the deaths of at least 127 civilians": what keeps a count of acts has found, up to now; not "has confirmed the death of a soldier"."""
        s = self.syntax
        counted = s.rel(i) == "obj" and not s.verbal(i) and s.tokens[i].xpos == "NNS" and s.lemma(clause) in RECORDING
        return counted and bool({"have", "has"} & set(s.auxiliaries(clause)))

    def _right_behind(self, i: int, clause: int) -> bool:
        """ "16,000 people have been killed [since the start of 2022] and 1.4 million are displaced": the words behind the verb, whatever a parse hangs them on."""
        s = self.syntax
        verb = i if s.verbal(i) else clause
        behind = verb + 1 < len(s.tokens) and s.low[verb + 1] == "since" and s.tokens[verb + 1].sent == s.tokens[i].sent
        return behind and bool({"have", "has"} & set(s.auxiliaries(clause))) and any(t.when.start and 0 < t.head - verb <= REACH for t in self.draft.times)

    def _whose_fight(self, clause: int) -> bool:
        """ "the group, whose campaign of bombings had claimed at least 800 lives": of all of it, up to then."""
        s, fights = self.syntax, noun_class("long-fight") | noun_class("long-act")
        whose = [k for k in s.subjects(clause) if s.lemma(k) in fights and any(s.low[x] == "whose" for x in s.kids(k, "nmod:poss"))]
        return bool(whose) and s.rel(clause) == "acl:relcl" and bool({"has", "have", "had"} & set(s.auxiliaries(clause)))

    def _months(self, t: TimeMention) -> bool:
        """ "between July and February": a stretch of more than a month."""
        if not (t.when.start and t.when.end):
            return False
        days = (date.fromisoformat(t.when.end[:10]) - date.fromisoformat(t.when.start[:10])).days
        return days > 366 if t.when.precision == "year" else days > 40  # "the killing of 12 farmers in 2008" is no stretch

    def _in_what(self, clause: int) -> list[int]:
        """What harm was done in; of "an insurgency in which 40,000 have been killed" the insurgency."""
        s = self.syntax
        which = next((k for k in s.kids(clause, "obl") if s.lemma(k) == "which" and s.prep(k) in {"in", "during"}), None)
        before = range(max(0, which - 9), which) if which is not None else ()
        fights = noun_class("long-fight") | noun_class("long-act")
        return [*s.obliques(clause, "in", "by", "during"), *(k for k in before if s.lemma(k) in fights)]

    def _of_many(self, clause: int) -> bool:
        """ "The attacks have killed three sailors": what a number of acts did, up to now."""
        s = self.syntax
        return any(s.tokens[k].xpos == "NNS" and event_noun(s.lemma(k)) and any(s.lemma(d) in {"the", "these"} for d in s.kids(k, "det")) for k in s.subjects(clause))

    def _from_an_act(self, k: int) -> bool:
        """ "since [the coup]": counted from something that is no date."""
        return self.syntax.tokens[k].upos == "NOUN" and self.syntax.tokens[k].nominal != "time"

    def _own_day(self, clause: int) -> bool:
        """Whether a clause has a day of its own: "bombs went off five times since June 1; the worst, on June 14, killed 11"."""
        first, last = self.syntax.clause_range(clause)
        return any(t.relation == "on" and t.when.precision in {"day", "time"} and first <= t.head < last for t in self.draft.times)

    def _this_year(self, clause: int) -> bool:
        return any(t.when.precision in {"month", "year"} and self.syntax.low[t.first] == "this" and self.syntax.head(t.head) == clause for t in self.draft.times)

    def stretch(self, clause: int) -> bool:
        """ "have been kidnapped in recent months", "has killed 180 militants this year"."""
        s, day = self.syntax, (self.draft.document.published or "")[:10]
        spans = s.obliques(clause, "in", "over", "during", "within")
        if any(s.lemma(k) in {"week", "month", "year", "decade"} and any(s.lemma(m) in {"recent", "past", "last"} for m in s.kids(k, "amod")) for k in spans):
            return True
        hung = [t for t in self.draft.times if s.head(t.head) == clause and t.when.start and t.when.end and t.when.precision in {"month", "year"}]
        joined = [k for k in s.kids(clause, "conj") if {"have", "has"} & set(s.auxiliaries(k))]  # "300 have been killed and 1,600 have surrendered this year"
        hung += [t for t in self.draft.times if s.head(t.head) in joined and t.when.start and t.when.end and t.when.precision in {"month", "year"}]
        return any(day and str(t.when.start) < day <= str(t.when.end) for t in hung)

    def _long_fight(self, clause: int, count: Count) -> bool:
        """ "More than 34,000 have been killed in the offensive": hundreds, in what goes on."""
        fights = noun_class("long-fight") | noun_class("long-act")
        s = self.syntax
        return (count.best or count.low or 0) >= 100 and any(s.lemma(s.antecedent(k)) in fights for k in self._in_what(clause))

    def _hangs(self, time: int, i: int, clause: int) -> bool:
        """Whether a time belongs to the clause of the harm: "killed 12, bringing to 40 the number of those killed since January" is not of the twelve."""
        s = self.syntax
        own = {i, clause, *s.conjuncts(clause)}
        if any(is_rank(s, k) for k in range(i, time)) or ranked_among(s, time) or compared(s, i, time):
            return False  # "killed three, the third such attack since Friday", "the attack, the deadliest since January, killed twelve"
        when = any(s.lemma(k) == "when" for a in [clause, *s.conjuncts(clause)] for k in s.kids(a, "advmod", "mark"))
        if time in s.ancestors(i) or when:
            return False  # "since January, when a blast killed 84"
        for a in s.ancestors(time):
            if a in own:
                return True
            if s.rel(a) == "acl:relcl" and a not in s.ancestors(i):
                return False  # "in Djibo, which has been under blockade since February, a shell wounded five"
            if s.verbal(a):
                return a in s.ancestors(i) and not self._own_day(clause)  # "were attacked 66 times since October, wounding 62"
        return True
