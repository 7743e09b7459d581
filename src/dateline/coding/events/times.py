"""The time of an event: stated in its clause, else in its sentence, else carried on from the telling before it, else the window of the news itself.

Every step has a rule id of its own, so that a user sees whether a day was stated or inferred. Without a publication date nothing is inferred.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dateline.coding.dates.anchors import NEAR
from dateline.coding.dates.coder import of_a_count, of_a_report
from dateline.coding.dates.event import of_a_claim
from dateline.coding.draft import Draft
from dateline.coding.grouping.groups import Group
from dateline.coding.happening import Happening
from dateline.coding.setting.beside import of_what_came_after
from dateline.coding.setting.headed import days_of_a_live_blog, headings
from dateline.coding.sharing.lists import LEAST, listings
from dateline.coding.status.aside import IN_SPITE
from dateline.coding.status.meant import freed
from dateline.coding.syntax import Syntax
from dateline.model import Span, TimeMention, When
from dateline.model.statement import Status
from dateline.text.sentences import ITEM
from dateline.vocab.classes import word_class

RANK = {"time": 0, "day": 1, "week": 2, "month": 3, "year": 4, "unknown": 5}
AFTERWARDS = word_class("casualties.afterwards")
SPEECH_OVER_ACTS = word_class("sayings.speech-over-acts")
CARRY = 4  # sentences over which a day told before still holds
LEAD = 3  # sentences in which the day of the news is told
WORDS = frozenset({"ACCUSE", "REJECT", "REQUEST", "PROTEST"})
WEEK = timedelta(days=8)
Found = tuple[When, Span, str]


class EventTimes:
    """Times of the events of one document."""

    def __init__(self, draft: Draft, syntax: Syntax) -> None:
        self.draft, self.syntax = draft, syntax
        self.told: list[tuple[int, TimeMention]] = []
        self.past: set[TimeMention] = set()  # told for what had happened before
        self.acts: dict[TimeMention, Happening] = {}  # the act that a time was told for
        self.owner: dict[TimeMention, int] = {}  # the group that a time was told for
        self.entries, self.heads = draft.entries, {t.span for t, _ in headings(draft, syntax).values()}
        self.blog = days_of_a_live_blog(draft, syntax)
        self.items = self._dated_items()
        self.in_text = [t for t in draft.times if t.when.start and t.when.end and not self._masthead(t)]
        self.filed = self._filed()

    def _filed(self) -> date | None:
        """ "KARACHI, [June 3]: Gunmen shot a trader in Quetta", put out some days later: the day of the one dateline of a report. The day before publication is in the
        window of the news as it is."""
        s, published = self.syntax, self.draft.published
        lines = {s.tokens[p.head].sent for p in self.draft.places if p.role == "dateline"}
        here = [t for t in self.draft.times if s.tokens[t.head].sent in lines and self._masthead(t) and t.when.precision == "day"]
        days = {date.fromisoformat((t.when.end or "")[:10]) for t in here if t.when.start and t.when.start[:10] == (t.when.end or "")[:10]}
        day = days.pop() if len(days) == 1 else None
        return day if day is not None and published is not None and published - NEAR <= day < published - timedelta(days=1) else None

    def _masthead(self, t: TimeMention) -> bool:
        """The date line over an article: a sentence without a verb; not the heading of an item ("1. February 12, near Hajin.")."""
        sent = self.syntax.tokens[t.head].sent
        if t.span in self.heads:
            return False  # "April 28. Thousands march in Cali": of an entry
        item = ITEM.match(self.syntax.text, self.syntax.sentences[sent].start)
        return sent <= 1 and item is None and not any(x.upos in {"VERB", "AUX"} for x in self.draft.analysis.sentence_tokens(sent))

    def learn(self, groups: list[Group]) -> None:
        """Remember at which sentence which recent day was told for an event that happened."""
        told = [h for g in groups for h in g.members if h.status == "current" and not self._of_a_paper(h)]
        pairs = [(h.sent, t) for h in told for t in h.times if t.relation in {"on", "during"} and self._recent(t.when)]
        self.past = {t for g in groups if all(h.status == "background" for h in g.members) for h in g.members for t in h.times}
        self.acts = {t: h for h in told for t in h.times}
        self.owner = {t: id(g) for g in groups for h in g.members for t in h.times}
        self.told = sorted(pairs, key=lambda p: (p[0], p[1].first))

    def _of_a_paper(self, h: Happening) -> bool:
        """ "The truce, [signed] in Doha on Thursday, was to last two weeks. Rebels shelled the town": the day of the truce, and not of what broke it."""
        first = next((a for a in [h.head, *self.syntax.ancestors(h.head)] if self.syntax.rel(a) != "conj"), h.head)
        return h.type == "AGREE" and not h.noun and self.syntax.rel(first).startswith("acl")

    def of(self, g: Group, status: Status) -> Found | None:
        """The group's time with the words and the rule behind it, or None."""
        stated = sorted(
            (t for h in g.members for t in h.times if t.when.start and t.when.end and t.relation in {"on", "during", "between"} and not self._masthead(t)),
            key=lambda t: RANK[t.when.precision],
        )
        if stated:
            return self._through(stated[0]), stated[0].span, "when.stated"
        sents = {h.sent for h in g.members}
        vague = any(t.when.start is None and self.syntax.tokens[t.head].sent in sents for t in self.draft.times)  # "recently" leaves the day open
        vague = vague or g.first.type == "ASSAULT" and any(self._for_the_dead(t) and self.syntax.tokens[t.head].sent in sents for t in self.in_text)
        if status == "current" and not vague:
            return self._same_sentence(g) or self._just_after(g) or self._reported(g) or self._carried(g) or self._of_the_blog(g) or self._lead(g) or self._news(g)
        return None

    def _through(self, first: TimeMention) -> When:
        """ "on Tuesday and on Wednesday": from the first to the last of days that are joined."""
        s = self.syntax
        joined = [t for t in self.in_text if t.relation in {"on", "during"} and s.rel(t.head) == "conj" and s.head(t.head) == first.head and t.when.precision == "day"]
        last = max((t.when.end or "" for t in joined), default="")
        days = first.when.precision == "day" and (first.when.end or "") < last
        near = days and (date.fromisoformat(last[:10]) - date.fromisoformat((first.when.start or "")[:10])) < WEEK
        return replace(first.when, end=last) if near else first.when

    def _recent(self, when: When) -> bool:
        """A day or two within the week before publication."""
        published = self.draft.published
        if published is None or not (when.start and when.end) or when.precision not in {"day", "time"}:
            return False
        return published - WEEK <= date.fromisoformat(when.start[:10]) and date.fromisoformat(when.end[:10]) <= published

    def _same_sentence(self, g: Group) -> Found | None:
        for h in g.members:
            here = [t for t in self.in_text if self.syntax.tokens[t.head].sent == h.sent and t.relation in {"on", "during"} and self._recent(t.when)]
            over = set(self.syntax.ancestors(h.head))  # "On Monday a gunship killed men shortly after they fired": the Monday of what stands above holds, too
            here = [t for t in here if not of_what_came_after(self.syntax, t.head, h.head) and not (h.type in WORDS and self._of_what_is_charged(t))]
            here = [
                t
                for t in here
                if not self._of_speech(t)
                and not of_a_claim(self.syntax.tokens, t)
                and not (h.type == "ASSAULT" and (of_a_report(self.syntax, t.head) or of_a_count(self.syntax, t.head)))
            ]
            here = [t for t in here if not self._what_somebody_did(t.head, h.head)]
            told = [t for t in here if self.owner.get(t, id(g)) == id(g) or self.syntax.head(t.head) in over]
            if len(told) == 1:
                return told[0].when, told[0].span, "when.same-sentence"
        return None

    def _what_somebody_did(self, time: int, act: int) -> bool:
        """ "his son, [who entered the school two days ago], heard the blast": of somebody, and not of the act; "Egypt, which
        hosted talks on Sunday, condemned it", "shelled a town despite a truce that rebels signed on Sunday" as well."""
        s = self.syntax
        v = next((a for a in s.ancestors(time) if s.verbal(a)), None)
        noun = s.head(v) if v is not None and s.rel(v) == "acl:relcl" else None
        who = v is not None and noun is not None and any(s.low[k] == "who" for k in s.kids(v, "nsubj"))
        who = who or noun is not None and (s.prep(noun) in IN_SPITE or s.tokens[noun].upos == "PROPN" and s.rel(noun).startswith("nsubj"))
        return v is not None and who and act not in range(*s.subtree(v)) and v != act

    def _reported(self, g: Group) -> Found | None:
        """ "three men were killed, police said on Friday": told on that day; "a group claimed the attack on Friday": done on it or the day before."""
        for h in g.members:
            here = [t for t in self.in_text if self.syntax.tokens[t.head].sent == h.sent and t.relation == "on" and self._recent(t.when) and self._of_speech(t)]
            here = [t for t in here if not of_a_claim(self.syntax.tokens, t)]
            done = [t for t in self.in_text if self.syntax.tokens[t.head].sent == h.sent and t.relation == "on" and self._recent(t.when) and not self._of_speech(t)]
            if len(here) == len(done) == 1 and g.first.type == "ASSAULT" and (done[0].when.start or "") < (here[0].when.start or ""):
                return done[0].when, done[0].span, "when.same-sentence"  # "fired at a mob that attacked them [yesterday], officials said here today"
            if len(here) == 1:
                return here[0].when, here[0].span, "when.same-sentence"
            claimed = [
                t for t in self.in_text if self.syntax.tokens[t.head].sent == h.sent and t.relation == "on" and self._recent(t.when) and of_a_claim(self.syntax.tokens, t)
            ]
            if len(claimed) == 1 and (day := claimed[0].when.start):
                eve = (date.fromisoformat(day[:10]) - timedelta(days=1)).isoformat()
                return replace(claimed[0].when, start=eve), claimed[0].span, "when.same-sentence"  # "claimed the attack on Tuesday"
        return None

    def _of_speech(self, t: TimeMention) -> bool:
        """Whether the time hangs on a verb of saying."""
        up = self.syntax.head(t.head)
        return up is not None and self.syntax.verbal(up) and self.syntax.lemma(up) in SPEECH_OVER_ACTS

    def _for_the_dead(self, t: TimeMention) -> bool:
        """ "The victims of the bombing were buried on [Sunday]": the day of a burial or a memorial; the deed was before.
        Not "fired on mourners who were burying an activist on Sunday": that went on."""
        up = self.syntax.head(t.head)
        return up is not None and self.syntax.lemma(up) in AFTERWARDS and self.syntax.tokens[up].xpos != "VBG" and "being" not in self.syntax.auxiliaries(up)

    def _just_after(self, g: Group) -> Found | None:
        """The lead without a day of its own: that of the act told right behind it ("... officials said on Friday. The attackers came on Thursday ...")."""
        if g.first.sent > LEAD or not any(self._of_speech(t) for t in self.in_text if self.syntax.tokens[t.head].sent == g.first.sent):
            return None
        near = [(s, t) for s, t in self.told if 0 < s - g.first.sent <= 2 and t.relation == "on"]
        after = [(s, t) for s, t in near if self._one_entry(s, g.first.sent) and not self._elsewhere(s) and not self._of_another_act(s, t, g)]
        return (after[0][1].when, after[0][1].span, "when.carried-on") if after else None

    def _of_another_act(self, sent: int, t: TimeMention, g: Group) -> bool:
        """ "Rebels seized Goma, the army said on Sunday. [On Friday, a bomb] killed seven soldiers in Beni": the day of an act of another kind, or of a new one."""
        act = self.acts.get(t)
        return act is not None and self.owner.get(t) != id(g) and (act.type != g.first.type or self._begins_another(sent, t, g))

    def _begins_another(self, sent: int, t: TimeMention, g: Group) -> bool:
        """ "Dozens were killed in a week of clashes. [On Friday, a bomb] killed seven": a day at the head of a sentence that tells a new act of the same kind."""
        s, act = self.syntax, self.acts.get(t)
        if act is None or act.type != g.first.type or self.owner.get(t) == id(g) or t.first > s.sentences[sent].first + 1:
            return False
        return any(s.low[k] in {"a", "an", "two", "three"} for i in [act.head, *s.subjects(act.head)] for k in s.kids(i, "det", "nummod"))

    def _elsewhere(self, sent: int) -> bool:
        """ "[In North Kordofan], fighters raided a village on Saturday": a sentence that goes on to another place."""
        s, first = self.syntax, self.syntax.sentences[sent].first
        return s.low[first] in {"in", "near", "outside"} and s.tokens[first + 1].upos == "PROPN" and "," in s.low[first : first + 7]

    def _carried(self, g: Group) -> Found | None:
        sent = g.first.sent
        before = [(s, t) for s, t in self.told if s < sent and sent - s <= CARRY and self._one_entry(s, sent) and not self._aside(s, t, sent)]
        return (before[-1][1].when, before[-1][1].span, "when.carried-on") if before else None

    def _aside(self, told: int, t: TimeMention, sent: int) -> bool:
        """ "Police fired on a crowd on Monday. A man was arrested [on Friday]. / Officers beat seven marchers", "Nine were killed on Monday. It began after men seized a
        boy [on Sunday]. Troops were sent": a day earlier than that of the news holds for its own paragraph, and one told behind "after" not even there."""
        s = self.syntax
        news = next(((n, x) for n, x in self.told if n < told and x.relation == "on" and (x.when.start or "")[:10] > (t.when.end or "")[:10]), None)
        if news is None or t.relation != "on":
            return False
        behind = any(s.rel(a) == "advcl" and any(s.low[k] == "after" for k in s.kids(a, "mark")) for a in s.ancestors(t.head))
        return behind or news[0] <= LEAD and told not in s.paragraph(sent)

    def _of_the_blog(self, g: Group) -> Found | None:
        """ "Sunday / 5am: Insurgents enter Damascus": the day over the entries of a live blog."""
        t = self.blog.get(g.first.sent)
        return (t.when, t.span, "when.headed") if t is not None and self._recent(t.when) else None

    def _one_entry(self, told: int, sent: int) -> bool:
        """A day told in one entry of a bulletin is not that of another; one told before all entries may be."""
        return self.entries.get(told, 0) in {0, self.entries.get(sent, 0)} and self.items.get(told) in {None, self.items.get(sent)}

    def _dated_items(self) -> dict[int, tuple[int, int]]:
        """The list and the item of each sentence of a list whose items have days of their own: "- On 26 November, a strike killed one. - Police detained 22"."""
        out: dict[int, tuple[int, int]] = {}
        for n, x in enumerate(listings(self.syntax)):
            days = {(x.items[s], t.when.start) for t in self.draft.times if (s := self.syntax.tokens[t.head].sent) in x.items and t.when.precision in {"day", "time"}}
            if len({day for _, day in days}) >= LEAST and len({item for item, _ in days}) >= LEAST:
                out |= {s: (n, item) for s, item in x.items.items()}
        return out

    def _of_another(self, t: TimeMention, g: Group) -> bool:
        """ "launched airstrikes after militants fired missiles at the base [on Monday]": a day of what came before the act; or of what came after it."""
        if all(of_what_came_after(self.syntax, t.head, h.head) for h in g.members):
            return True
        s, own = self.syntax, {v for h in g.members for v in (h.head, h.light, *h.verbs)}
        if any(self._of_what_befell(t, h.head) for h in g.members) and self.owner.get(t, id(g)) != id(g):
            return True
        if g.first.type != "ASSAULT":
            return False  # "accused the navy of aggression after its ships fired on a boat on Sunday": words follow soon
        clauses = [a for a in s.ancestors(t.head) if s.rel(a) == "advcl" and any(s.lemma(k) == "after" for k in s.kids(a, "mark"))]
        others = [a for a in clauses if s.head(a) in own and a not in own]
        return any(s.tokens[k].upos != "PRON" for a in others for k in s.kids(a, "nsubj"))  # not "was shot dead after he attacked a policeman on Sunday"

    def _of_what_is_charged(self, t: TimeMention) -> bool:
        """ "accused the militia of killing cows [last Thursday]": the day of the deed; the words, that are the news, came some days after."""
        s, published = self.syntax, self.draft.published
        if any(freed(a, s) for a in s.ancestors(t.head)):
            return True  # "demanded the release of two youths arrested [on Friday]"
        if published is None or not t.when.end or date.fromisoformat(t.when.end[:10]) >= published - timedelta(days=2):
            return False
        clauses = [
            a
            for a in s.ancestors(t.head)
            if s.rel(a) in {"advcl", "xcomp", "acl"} and s.tokens[a].xpos == "VBG" and any(s.low[k] == "of" for k in s.kids(a, "mark", "case"))
        ]
        return any(s.lemma(s.tokens[a].head) == "accuse" for a in clauses)

    def _of_what_befell(self, t: TimeMention, v: int) -> bool:
        """ "Two teachers who were kidnapped [last Tuesday] have been freed": the day of what had befallen those whom the news of the day is told of."""
        s = self.syntax
        inside = [a for a in s.ancestors(t.head) if s.rel(a) in {"acl:relcl", "acl"}]
        return any(v in set(s.ancestors(a)) for a in inside) and bool({"has", "have"} & set(s.auxiliaries(v)))

    def _lead(self, g: Group) -> Found | None:
        """The day of the news, told near the beginning; not below a heading that the act does not stand under."""
        sent = g.first.sent
        for t in self.in_text:
            told = self.syntax.tokens[t.head].sent
            today = self.draft.published is not None and (t.when.start or "")[:10] == self.draft.published.isoformat()
            if g.first.type in WORDS and self._of_what_is_charged(t):
                continue
            if of_a_report(self.syntax, t.head) or of_a_claim(self.syntax.tokens, t) or self._of_another(t, g) or not (self._one_entry(told, sent) or today):
                continue
            if told > sent and self._begins_another(told, t, g):
                continue
            if told <= LEAD and not any(sent < k <= told for k in self.syntax.headings) and t.relation == "on" and self._recent(t.when) and t not in self.past:
                return t.when, t.span, "when.lead"
        return None

    def _news(self, g: Group) -> Found | None:
        """Told as news with no day at all: the day of publication, or of the dateline that the report begins with, or the one before. Not a date, a window."""
        published = self.filed or self.draft.published
        if published is None:
            return None
        return When((published - timedelta(days=1)).isoformat(), published.isoformat(), "day"), g.first.cited, "when.told-as-news"
