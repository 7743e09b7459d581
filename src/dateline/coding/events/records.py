"""From groups of mentions to event records: one settled reading of each field, every value with the spans that support it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.coding.casualties.coder import combine
from dateline.coding.casualties.parts import RULE as PART
from dateline.coding.draft import Draft
from dateline.coding.entries import entry_places
from dateline.coding.events.times import EventTimes
from dateline.coding.finding.needs import satisfied
from dateline.coding.grouping.alike import a_foe
from dateline.coding.grouping.groups import Group, Resolve
from dateline.coding.happening import Filler, Happening, coder_of
from dateline.coding.names.coder import mention_at
from dateline.coding.places.alike import nested, roughly
from dateline.coding.places.mere import mere_modifier
from dateline.coding.places.unlisted import UNKNOWN
from dateline.coding.roles.attribution import source_seat
from dateline.coding.roles.frames import GUNNERS, HOUSES
from dateline.coding.setting.beside import not_of_all, of_what_came_after
from dateline.coding.setting.scenes import came_from, desk, no_scene
from dateline.coding.setting.whereabouts import on_the_way
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.model import ActorRef, CasualtyMention, Count, Evidence, Harmed, PlaceMention, Record, Span, Statement, Where
from dateline.model.statement import Certainty, Status
from dateline.model.values import Value
from dateline.vocab.classes import word_class

ASSERTED = ("current", "background", "planned", "hypothetical", "denied")
FACE_TO_FACE = {"primitive", "beat", "crowd-control", "firearms", "vehicle"}
BODILY = {"ASSAULT", "COERCE", "PROTEST"}  # acts that happen at a place
PRONOUNS = {
    "second",
    "third",
    "fourth",
    "he",
    "she",
    "they",
    "them",
    "it",
    "we",
    "i",
    "you",
    "who",
    "which",
    "that",
    "him",
    "her",
    "us",
    "me",
    "those",
    "these",
    "this",
    "others",
    "some",
    "all",
    "one",
}
SUSPECTED = word_class("sayings.suspected")
FIGHTERS = word_class("armed.fighters-only")
PARTS_OF_A_LAND = word_class("places.parts-of-a-land")
TRIED = word_class("acts.brought-to-court")
ATTACKERS = word_class("armed.attackers")
WIDE = frozenset({"country", "region", "province"})


class Builder:
    """Makes the event records of one document."""

    def __init__(self, draft: Draft, syntax: Syntax, resolve: Resolve) -> None:
        self.draft, self.syntax, self.resolve = draft, syntax, resolve
        self.times = EventTimes(draft, syntax)
        self.scene: PlaceMention | None = None
        self.labels = entry_places(self.syntax, self.draft.places) if self.draft.entries else {}  # "HAITI. Protesters burned tyres outside the academy"
        self.taking: set[int] = set()  # words of acts by which somebody is held

    def add(self, groups: list[Group]) -> list[tuple[str, Group]]:
        """Append a record per group to the draft, ids e1, e2 ... in text order; return them with their groups for later coders."""
        out = []
        groups = [g for g in groups if self.worth(g)]
        self.taking = {h.head for g in groups if g.first.type == "COERCE" for h in g.members}
        self.times.learn(groups)
        self.scene = self._scene(groups)
        old = [g for g in groups if group_status(g)[0] == "background" and any(h.status_rule == "status.background.date" for h in g.members)]
        self.of_old = {p.head for g in old for h in g.members for p in h.places}
        for n, group in enumerate(sorted(groups, key=lambda g: g.first.cited.start), 1):
            self.draft.records.append(self.record(f"e{n}", group))
            out.append((f"e{n}", group))
        return out

    def worth(self, g: Group) -> bool:
        """An event needs a side, a thing hit or someone harmed; a place alone will do for an attack, a protest, aid that arrives and a curfew or the like."""
        sides = g.fillers("actors") or g.fillers("recipients") or g.fillers("targets") or any(h.casualties for h in g.members)
        decreed = g.first.rule.needs in {"decreed", "network-cut", "curfew-over"} and satisfied(g.first, self.draft, self.syntax)
        over_a_place = g.first.type in {"ASSAULT", "PROTEST", "AID"} or decreed
        coup = any(h.rule.frame == "coup" and h.noun for h in g.members)  # "A coup attempt was foiled": whoever made it
        return bool(sides) or coup or (over_a_place and any(h.places for h in g.members))

    # ------------------------------------------------------------ one record
    def record(self, record_id: str, g: Group) -> Record:
        status, rule = group_status(g)
        base = Evidence((g.first.cited,), g.first.coder)
        told = [h.mode for h in g.members if h.mode]  # "looted a convoy and abducted three drivers": what was done to people before what was done to things
        mode = next((m for m in told if m != "destroy"), told[0] if told else None)
        certainty = group_certainty(g)
        statements = [
            Statement("type", g.first.type, base),
            Statement("status", status, Evidence((g.first.cited,), coder_of(rule))),
            Statement("certainty", certainty, base),
        ]
        if mode:
            source = next(h for h in g.members if h.mode == mode)
            statements.append(Statement("mode", mode, Evidence((source.cited,), source.coder)))
        statements += self._sides(g)
        statements += self._things(g)
        statements += self._places(g)
        statements += self._when(g, status)
        statements += self._harm(g)
        statements += self._speakers(g)
        return Record(record_id, "event", spans_of(g), tuple(statements))

    def _sides(self, g: Group) -> list[Statement]:
        out: list[Statement] = []
        doers = self._refs(g.fillers("actors"))
        for role in ("actors", "recipients", "claimed_by"):
            seen: list[ActorRef] = []
            fillers = [*g.fillers(role), *(self._victims(g) if role == "recipients" else [])]
            if role == "actors" and not fillers:
                fillers = g.fillers("claimed_by")  # who claims an act that is nobody's else did it, by their own word
            for f in fillers:
                ref = self.resolve(f)
                if (
                    ref is None
                    or ref.name.lower() in PRONOUNS
                    or any(same_actor(ref, s) or _less_said(ref, s, self._named(f)) for s in seen)
                    or (role == "recipients" and (ref in doers or _attacker(ref, doers)))
                ):
                    continue
                less = [s for s in seen if _less_said(s, ref, s.actor_id is not None)]
                out = [s for s in out if not (s.field == role and s.value in less)]
                seen = [*(s for s in seen if s not in less), ref]
                sure: Certainty = "probable" if role == "actors" and self._suspected(f) else "certain"
                out.append(Statement(role, ref, Evidence((f.span,), f.coder or g.first.coder, certainty=sure)))
        return out

    def _suspected(self, f: Filler) -> bool:
        """ "Suspected Boko Haram fighters": the text does not say that it was they."""
        first = f.actor.first if f.actor is not None else f.head
        told = {self.syntax.lemma(k) for k in self.syntax.kids(f.head, "amod", "compound")} | set(self.syntax.low[max(0, first - 1) : first + 1])
        return bool(told & SUSPECTED)

    def _named(self, f: Filler) -> bool:
        return f.actor is not None and f.actor.named

    def _victims(self, g: Group) -> list[Filler]:
        """Those harmed are recipients of the act."""
        out = []
        told = [c for h in g.members for c in h.casualties if c.victims is not None and c.harm in {"killed", "wounded", "captured"} and c.rule != PART]
        elsewhere = self.taking - {h.head for h in g.members}  # "was killed in a shootout, while [his brother] was captured"
        for c in (c for c in told if c.count.high != 0 and not (c.harm == "captured" and c.head in elsewhere)):  # "no soldier was hurt"
            actor = mention_at(self.draft, c.victims) if c.victims is not None else None
            asked = actor is not None and "how" in self.syntax.low[max(0, actor.first - 1) : actor.last]  # "not known how many people were killed"
            if actor is not None and c.victims is not None and self.syntax.lemma(c.victims) != "life" and not asked:
                out.append(Filler(c.victims, actor.span, actor))
        return out

    def _refs(self, fillers: Iterable[Filler]) -> list[ActorRef]:
        return [r for f in fillers if (r := self.resolve(f)) is not None]

    def _things(self, g: Group) -> list[Statement]:
        out: list[Statement] = []
        names: set[str] = set()
        for f in g.fillers("targets"):
            name = self._target_name(f)
            if name.lower() not in names | PRONOUNS:  # "after the paramilitaries overran it"
                names.add(name.lower())
                out.append(Statement("targets", name, Evidence((f.span,), f.coder or g.first.coder)))
        seen: set[str] = set()
        for h in g.members:
            for w in h.weapons:
                person = self.syntax.lemma(w.head) == "bomber" and self.syntax.tokens[w.head + 1 :][:1] and self.syntax.tokens[w.head + 1].upos == "PROPN"
                if person:
                    continue  # "accused Oslo bomber Karl Berg"
                if self.syntax.lemma(w.head) in {"bomber", "attacker"} and not w.platform or any(w.first == o.last and o.platform and w.platform for o in h.weapons):
                    continue  # "AC-130 gunship" is one thing
                key = w.name.lower().rstrip("s")
                if key not in seen and not any(key in s or s in key for s in seen):
                    seen.add(key)
                    out.append(Statement("weapons", w.name, Evidence((w.span,), "lexicon:weapons")))
        return out

    def _target_name(self, f: Filler) -> str:
        """The thing without article, number and owner: "operations center", "oil infrastructure", but a named site in full."""
        s = self.syntax
        sentence = s.sentences[s.tokens[f.head].sent]
        first = last = f.head
        if s.tokens[f.head].upos == "PROPN" and s.lemma(f.head).lower() in HOUSES and "'s" in f.span.of(s.text).replace("\u2019", "'"):
            return f.span.of(s.text).removeprefix("the ").removeprefix("The ")  # "St. Mary's Church"
        while first > sentence.first and (s.tokens[first - 1].upos in {"NOUN", "PROPN", "ADJ"} or s.tokens[first - 1].text in "-–"):
            first -= 1
        if first > sentence.first + 1 and s.tokens[first - 1].text in "-–" and s.tokens[first - 2].upos == "NUM" and first < f.head:
            first += 1  # "two nine-storey apartment blocks"
        elif first > sentence.first and s.tokens[first].text in "-–" and s.tokens[first - 1].upos == "NUM" and first + 2 <= f.head:
            first += 2
        while last + 1 < sentence.last and (s.rel(last + 1) == "flat" or s.tokens[last + 1].text in "-–") and s.tokens[last + 1].head <= last:
            last += 1
        for m in self.draft.actors:
            if m.first <= first < m.last <= f.head and s.lemma(first) not in GUNNERS:
                first = m.last
        while first < f.head and s.tokens[first].text in {"'s", "’s", "-", "'", "–"}:
            first += 1
        return self.draft.quote(s.span(first, last + 1))

    # ------------------------------------------------------------ where and when
    def _places(self, g: Group) -> list[Statement]:
        own = narrowest(p for h in g.members for p in h.places if p.where is not None)
        if all(p.where is not None and p.where.precision in WIDE for p in own):
            own = sorted([*self._unlocated(g), *own], key=lambda p: p.first)  # "in Dabua and Kwarwa, two villages in Borno state"
        rule = "lexicon:gazetteer"
        if not own and g.first.type in BODILY and group_status(g)[0] == "current":
            own, rule = self._place_nearby(g), "rule:place.same-sentence"
            if not own and (label := self.labels.get(g.first.entry)) is not None and not _of_its_own(label, g):
                own, rule = [label], "rule:place.of-the-entry"
            if not own and self.scene is not None and at_hand(g) and self.syntax.tokens[self.scene.head].sent <= g.first.sent:
                own, rule = [self.scene], "rule:place.one-scene"
        return [Statement("places", p.where, Evidence((p.span,), rule)) for p in own if p.where is not None]

    def _unlocated(self, g: Group) -> list[PlaceMention]:
        """A town that the gazetteer lacks, by its name and without coordinates; in the one country that the text names places of, if it is one."""
        named = [p for h in g.members for p in h.places if p.where is None and p.reason == UNKNOWN]
        nations = {p.where.country for p in self.draft.places if p.where is not None}
        country = nations.pop() if len(nations) == 1 else None
        once = {p.name: p for p in reversed(named)}
        return [replace(p, where=self._by_name(p, country)) for p in once.values()][::-1]

    def _by_name(self, p: PlaceMention, country: str | None) -> Where:
        """ "northern Exland" is a part of something wider, as "northern Mali" is."""
        before = self.syntax.low[p.first - 1] if p.first else ""
        if before in PARTS_OF_A_LAND:
            return Where(f"{before} {p.name}", country, None, None, "province", None)
        return Where(p.name, country, None, None, "exact", None)

    def _scene(self, groups: list[Group]) -> PlaceMention | None:
        """The one town or site at which every present act of an article that has a place took place; None when there are two, or only countries."""
        acts = [g for g in groups if g.first.type in BODILY and group_status(g)[0] == "current"]
        told = narrowest(p for g in acts for h in g.members for p in h.places if p.where is not None)
        fine = [p for p in told if p.where is not None and p.where.precision in {"exact", "near", "district"}]
        return fine[0] if len(told) == len(fine) == 1 else None

    def _place_nearby(self, g: Group) -> list[PlaceMention]:
        """An act told without a place of its own happened where its sentence tells: the narrowest place named for an act."""
        sents = {h.sent for h in g.members}
        doers = {f.head for role in ("actors", "speakers", "claimed_by") for f in g.fillers(role)}
        told = [p for p in self.draft.places if p.where is not None and p.role == "event" and p.head not in doers and not mere_modifier(self.draft, self.syntax, p)]
        words = {v for h in g.members for v in (h.head, *h.verbs)}
        beside = [p for p in told if self.syntax.tokens[p.head].sent in sents and p.head not in self.of_old]  # "killed the man who bombed a hotel in Lahore in 2023"
        for h in g.members:
            beside = not_of_all(self.syntax, h, beside)
        beside = [p for p in beside if not desk(self.syntax, p)] or beside  # "PESHAWAR: Two soldiers were killed in Waziristan"
        here = [
            p
            for p in beside
            if not came_from(self.syntax, g.first, p) and not no_scene(self.syntax, g.first, p, words) and not of_what_came_after(self.syntax, p.head, g.first.head)
        ]
        here = [p for p in here if not on_the_way(self.syntax, g.first, p)]  # "was shot on his way to Timbuktu"
        tried = {k for w in words if self.syntax.lemma(w) in TRIED for k in self.syntax.kids(w, "obl", "advcl") if self._of_a_deed(k)}
        here = [p for p in here if g.first.type == "ASSAULT" or not tried & {p.head, *self.syntax.ancestors(p.head)}]  # "convicted of the murder of a man in Basra"
        if g.first.type != "ASSAULT":  # "closed two airports after the strikes on western Ukraine"
            here = [
                p for p in here if not any(event_noun(self.syntax.lemma(a)) and a not in words and self.syntax.prep(a) == "after" for a in self.syntax.ancestors(p.head))
            ]
        return narrowest(p for p in here if not source_seat(self.syntax, p.head, alone=len(here) == 1))[:1]

    def _of_a_deed(self, k: int) -> bool:
        """ "convicted [of killing ten]", "charged [with the murder]": what somebody is tried for."""
        return bool({self.syntax.lemma(m) for m in self.syntax.kids(k, "case", "mark")} & {"of", "with", "for", "over"})

    def _when(self, g: Group, status: Status) -> list[Statement]:
        when = self.times.of(g, status)
        return [Statement("when", when[0], Evidence((when[1],), f"rule:{when[2]}"))] if when else []

    # ------------------------------------------------------------ how many, per whom
    def _harm(self, g: Group) -> list[Statement]:
        out = []
        mentions = [c for h in g.members for c in h.casualties]
        for field, harm in (("deaths", "killed"), ("wounded", "wounded")):
            told: list[CasualtyMention] = [c for c in mentions if c.harm == harm]
            mine = [c for c in told if c.rule != PART and not _none_of_a_kind(c)]
            if mine:
                value: Count = combine(mine)
                out.append(Statement(field, value, Evidence(tuple(dict.fromkeys(c.span for c in mine)), f"rule:{mine[0].rule or 'harm'}")))
            out += self._who(f"{field}_of", told)
        return out

    def _who(self, field: str, mentions: list[CasualtyMention]) -> list[Statement]:
        """Those of whom the text tells who they were, noun by noun: "seven soldiers" and "nine attackers" of 16 dead."""
        out = []
        for noun, part in dict.fromkeys((c.noun, c.part_of_other) for c in mentions if c.noun):
            mine = [replace(c, part_of_other=False) for c in mentions if (c.noun, c.part_of_other) == (noun, part) and c.count.state == "given"]
            if mine:
                n = combine(mine)
                words = " … ".join(self.draft.quote(self._phrase(c)) for c in mine)
                value = Harmed(noun, n.low, n.best, n.high, words, part)
                out.append(Statement(field, value, Evidence(tuple(dict.fromkeys(c.span for c in mine)), f"rule:{mine[0].rule or 'harm'}")))
        return out

    def _phrase(self, c: CasualtyMention) -> Span:
        """The words for those harmed: "two Israeli soldiers", "19 of them children"."""
        return c.span if c.rule == PART or c.victims is None else self.syntax.span(*self.syntax.phrase(c.victims))

    def _speakers(self, g: Group) -> list[Statement]:
        out: list[Statement] = []
        seen: set[str] = set()
        for f in (f for h in g.members if h is g.first or not self._only_spoken_of(h) for f in h.speakers):
            ref = self.resolve(f)
            if ref is not None and ref.name.lower() not in seen | PRONOUNS:
                seen.add(ref.name.lower())
                out.append(Statement("speakers", ref.name, Evidence((f.span,), f.coder or "rule:speaker")))
        return out

    def _only_spoken_of(self, h: Happening) -> bool:
        """ "The minister said [the attack] would not go unpunished": he speaks of an act told before, and tells nothing of it; not "said the attack killed nine",
        "said he had ordered the strike", "said the strikes were carried out in response"."""
        return (
            h.noun
            and h.definite
            and h.light is None
            and self.syntax.rel(h.head) != "obj"
            and not (h.actors or h.recipients or h.casualties or h.weapons or h.places or h.times)
        )


def _none_of_a_kind(c: CasualtyMention) -> bool:
    """ "No civilians were killed": of the others it says nothing, and so it is no number of the dead."""
    return bool(c.noun) and (c.count.low, c.count.best, c.count.high) == (0, 0, 0)


def _attacker(ref: ActorRef, doers: list[ActorRef]) -> bool:
    """ "Gunmen attacked the post. Nine of the [attackers] died": the word for those who did it, where no force of a state did."""
    word = ref.name.lower().split()[-1].removesuffix("s")
    return ref.actor_id is None and word in ATTACKERS and bool(doers) and all(d.kind not in {"state", "state-force"} for d in doers)


def at_hand(g: Group) -> bool:
    """Whether an act is of those done face to face: an arrest, a protest, violence by hand or gun. What is launched or flown, or answers an attack, may be far away."""
    if g.first.type != "ASSAULT":
        return True
    return g.first.rule.id == "assault.scuffle" or any(h.mode in FACE_TO_FACE for h in g.members)


def group_status(g: Group) -> tuple[Status, str]:
    """A status that a date decides wins; then the most asserted one."""
    dated = [h for h in g.members if h.status_rule == "status.background.date"]
    recent = [h for h in g.members if h.status == "current" and h.times]
    if dated and not recent:
        return "background", dated[0].status_rule
    order = sorted(g.members, key=lambda h: ASSERTED.index(h.status))
    return order[0].status, order[0].status_rule


def group_certainty(g: Group) -> Certainty:
    """The surest telling of the group."""
    order = ("certain", "probable", "possible", "denied")
    return min((h.certainty for h in g.members if h.status == group_status(g)[0]), key=order.index, default="certain")


def spans_of(g: Group) -> tuple[Span, ...]:
    """All cited clauses, those inside another dropped."""
    spans = sorted({s for h in g.members for s in [h.cited, *h.extra_spans]})
    return tuple(s for s in spans if not any(o != s and o.contains(s) for o in spans))


def narrowest(places: Iterable[PlaceMention]) -> list[PlaceMention]:
    """Distinct places, without those that only say where another of them lies."""
    chosen: list[PlaceMention] = []
    for p in places:
        if any(p.where == q.where or (p.where and q.where and p.where.name == q.where.name) for q in chosen) or any(holds(p, q) for q in chosen):
            continue
        chosen = [q for q in chosen if not holds(q, p)] + [p]
    return chosen


def holds(p: PlaceMention, q: PlaceMention) -> bool:
    """The wider place p says no more than q, which lies in it or about there: a country or region, a province near by, a bearing beside a name."""
    if not (nested(p, q) or roughly(p, q)) or not finer(q, p) or p.where is None or q.where is None:
        return False
    if p.where.precision in {"country", "region"} or None in (p.where.lat, p.where.lon, q.where.lat, q.where.lon):
        return True
    reach = 2.3 if p.role == "reference" else 1.5 if p.where.precision in {"province", "district"} else 0.0
    return bool(abs(p.where.lat - q.where.lat) <= reach and abs(p.where.lon - q.where.lon) <= reach)  # type: ignore[operator]


def finer(p: PlaceMention, q: PlaceMention) -> bool:
    rank = ["exact", "near", "district", "province", "country", "region"]
    return p.where is not None and q.where is not None and rank.index(p.where.precision) < rank.index(q.where.precision)


def _less_said(a: ActorRef, b: ActorRef, named: bool) -> bool:
    """ "the militia" after "Iran-backed militia", "a fighter" after "four fighters": no more than the last word of what was told."""
    if named or a.actor_id:
        return False
    if b.actor_id and b.kind == "armed-group" and a.kind in {"armed-group", "unknown", "civilians"} and _fighters(a.name):
        return True  # "Al-Shabaab", whose "fighters" or "men" did it
    if a_foe(a) and b.kind in {"armed-group", "state-force", "state", "unknown"}:
        return True  # "struck the fighters ... gave no number of the enemy killed"
    if a.kind != b.kind:
        return False
    mine, theirs = a.name.lower().split(), b.name.lower().split()
    return len(mine) == 1 and mine[0].islower() and a.name.islower() and mine[0].rstrip("s") == theirs[-1].rstrip("s")


def _fighters(name: str) -> bool:
    """ "fighters", "its men": no more than that they fought."""
    words = name.split()
    return name.islower() and len(words) <= 2 and words[-1] in FIGHTERS


def same_actor(a: ActorRef, b: ActorRef) -> bool:
    """One by register id, or by the words of the name."""
    if a.actor_id is not None or b.actor_id is not None or a.kind != b.kind:
        return (a.actor_id is not None and a.actor_id == b.actor_id) or a.name.lower() == b.name.lower()
    return a.name.lower().rstrip("s") == b.name.lower().rstrip("s")  # "suicide bombers", "a suicide bomber"


__all__ = ["Builder", "Happening", "Value", "group_certainty", "group_status", "spans_of"]


def _of_its_own(label: PlaceMention, g: Group) -> bool:
    """ "Russia / Moscow said that it had hit a depot": a land that an entry is named after tells what it did, wherever that was."""
    lands = {f.actor.actor.country for h in g.members for f in h.speakers if f.actor is not None and f.actor.actor.kind == "state"}
    return label.where is not None and label.where.precision == "country" and label.where.country in lands
