"""Where the network's heads for events (here: the model) are heard beside the rules.

It is heard on acts in words that no rule knows, acts that no word bears out, their status, and parts that the parse does not give.

Rules keep the last word where they are certain (negation, "will", "if", old dates); the model decides where a rule only falls back on its default.
The thresholds were chosen on the readings of training/readings (training/reader/data.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from dateline.coding.casualties.shapes import is_rank, taken_as_done
from dateline.coding.craft import flies
from dateline.coding.grouping.one_deed import harmed_after
from dateline.coding.happening import Filler, Happening
from dateline.coding.relations.ties import foes
from dateline.coding.roles import attribution
from dateline.coding.roles.called_by import against_it
from dateline.coding.roles.frames import HAVING, Lookup, with_particle
from dateline.coding.roles.nations import told_by_states
from dateline.coding.status.done import left_open
from dateline.coding.syntax import NOMINAL, Syntax
from dateline.coding.triggers import event_noun, happening, told_by
from dateline.model import CasualtyMention
from dateline.model.statement import Status
from dateline.text.telling import Telling
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class
from dateline.vocab.numbers import harm_words
from dateline.vocab.rules import EventRule

CODER = "weights:events"
SURE = {  # probabilities from which the model is heard
    "new": 0.9,  # that a word tells an event of a type, where no rule names one
    "rescue": 0.8,  # the same, where a rule names it but lacks a party or a thing
    "plain": 0.5,  # the same, in an article that is mostly about something else
    "veto": 0.99,  # that no word of a mention tells any event
    "doubt": 0.65,  # that no word of any mention of an act of force does
    "doubt-words": 0.9,  # the same of an act of words
    "status": 0.6,  # that it is not current
    "actor": 0.7,  # that a word of the sentence is the actor of an act which has none
    "recipient": 0.75,
    "target": 0.6,
    "more": 0.9,  # the same, where it has one
    "turn": 0.8,  # that a side is the other side
    "none": 0.05,  # at most: that it is the side it was taken for
    "speaker": 0.6,
    "doer": 0.7,  # that a word that tells harm alone has a doer
}
FRAMES = {
    "ASSAULT": "strike", "COERCE": "detain", "MOBILIZE": "move", "RETREAT": "move", "AGREE": "meet", "CONSULT": "meet", "AID": "give", "REQUEST": "say-to",
    "ACCUSE": "say-to", "REJECT": "say-to", "THREATEN": "say-to", "PROTEST": "protest",
}  # fmt: skip
SHORT = 3  # sentences of a text that has no scene to judge a mention by: of single sentences the model believes too few
VIOLENCE = {"ASSAULT", "PROTEST", "MOBILIZE"}
FORCE = {"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST"}
ACTS = 2  # sentences that surely tell an act, from which on an article is of conflict whatever its words are (`tells_force`)
LEAD = 2  # the last of the sentences that are headline, place line and lead
NEVER = {"THREATEN"}  # what parts a threat from a warning is who may do it: what its rules ask for
SELDOM = {"COOPERATE"}  # types that it was taught late and little: it has no say against them
KILLED_BY_NAME = {"murder", "assassination"}  # "Kumar's murder": rules know whose it is
DISGUISED = word_class("armed.disguised")
NO_HARM = word_class("acts.no-harm")
PERIODS = word_class("periods.from-a-day")
BACKING = frozenset({"back", "support", "aid", "arm"})
KIN = word_class("people.kin")
FOUNDING = frozenset({"found", "establish", "create", "form"})
SEEN_DONE = word_class("sayings.seen-done")
ONLY_BY_NEED = {"consult.by-phone", "consult.receive", "assault.put-to-death"}  # rules of everyday verbs, where the words they need are all
CHARGES = word_class("sayings.charges")
OPEN_STATUS = {"status.current"}  # what a rule says when no rule spoke


class Advice:
    """The model's advice on the acts of one document. With nothing seen (the model is off) it has none: everything stays as the rules have it."""

    def __init__(self, seen: Telling | None, syntax: Syntax, actor_at: Lookup, harm: Sequence[CasualtyMention] = ()) -> None:
        self.seen, self.syntax, self.actor_at = seen, syntax, actor_at
        self.outcomes = {c.head: c.cause for c in harm}  # words that tell dead or wounded, and the words of what did it

    def more(self, found: list[Happening], allowed: set[int]) -> list[Happening]:
        """The happenings of the rules, and those that the model alone sees, in text order. `allowed` are the sentences to read. Words that tell dead or wounded
        are what an act did, and no act beside it, unless only they tell of it; mishaps are nobody's act."""
        if self.seen is None:
            return found
        acts = [h for h in found if h.type == "ASSAULT"]
        done = {i for i, cause in self.outcomes.items() if cause is not None or any(self._beside(i, h) for h in acts) or not self._doer(i)}
        have, out = {h.head for h in found} | done, list(found)
        for t in self.syntax.tokens:
            if t.i in have or t.sent not in allowed or t.upos not in {"VERB", "NOUN", "PROPN"} or self.syntax.rel(t.i) in {"compound", "amod", "flat"}:
                continue
            if with_particle(self.syntax, t.i) in noun_class("suffer") and any(h.noun and t.i < h.head < self.syntax.subtree(t.i)[1] for h in found):
                continue  # "came under machine gun and rocket fire": the fire tells it
            kind, p = self.seen.type_at(t.i)
            if p >= SURE["new"] and t.lemma not in noun_class("mishap"):
                out.append(happening(self.syntax, t.i, [self._new(t.i, kind)]))
        return sorted(out, key=lambda h: h.head)

    def _beside(self, i: int, h: Happening) -> bool:
        """Whether an act may have done the harm told by a word of its sentence; not "Omar, who planned [the attack], was killed on Friday", "was killed in an encounter
        hours after photographs of [the bombing] were released"."""
        s = self.syntax
        if s.tokens[i].sent != h.sent or not s.passive(i) or s.rel(i) != "root":
            return s.tokens[i].sent == h.sent
        clauses = [c for k in s.kids(i, "nsubj:pass") for c in s.kids(k, "acl:relcl")]
        clauses += [c for c in s.kids(i, "advcl") if any(s.lemma(k) in PERIODS for k in s.kids(c, "obl"))]
        return not any(a <= h.head < b for c in clauses for a, b in [s.subtree(c)])

    def _new(self, i: int, kind: str) -> EventRule:
        """The rule of an act that the model alone sees. Who died did not do it."""
        frame = "befell" if self.syntax.lemma(i) in harm_words("state") else FRAMES.get(kind, "act")
        return EventRule(f"{CODER}.{kind.lower()}", kind, None, frame)

    def _doer(self, i: int) -> bool:
        """ "Two officers died when gunmen raked a post": whether a word that tells harm has a doer in its sentence."""
        assert self.seen is not None
        seen = self.seen.parts(i).get("actor", {}) if self.seen.tells(i) >= SURE["new"] else {}
        return any(p >= SURE["doer"] and self.syntax.tokens[k].sent == self.syntax.tokens[i].sent for k, p in seen.items())

    def sees(self, h: Happening) -> EventRule | None:
        """Of the rules of a word, the first of the type that the model sees it tell."""
        if self.seen is None or self.outcomes.get(h.head) not in {None, h.head}:
            return None
        kind, p = self.seen.type_at(h.head)
        if kind in NEVER or p < SURE["rescue"]:
            return None
        if kind not in told_by(self.syntax.lemma(h.head)) and p >= SURE["new"] and self.syntax.lemma(h.head) not in noun_class("mishap"):
            return self._new(h.head, kind)  # "drove protesters from the steps": no rule of the word is of that type
        fit = [r for r in h.rules if r.type == kind and r.frame != "clash" and r.id not in ONLY_BY_NEED]  # not "was speaking at the opening"
        return next((r for r in fit if r.frame != "ram"), fit[0] if fit else None)  # "missiles slammed into the city": nobody drove them

    def bears_out(self, h: Happening) -> bool:
        """Whether some word of the act tells an event, as the model sees it."""
        if self.seen is None or h.type in SELDOM or (h.noun and h.head in self.outcomes.values()):
            return True
        if h.type == "ASSAULT" and (h.recipients or h.rule.frame in {"land", "fall-to"} or (h.noun and (h.actors or h.definite))):
            return True  # violence that befell somebody, or is pointed back at, is no figure of speech
        if h.type == "ASSAULT" and h.targets and not h.noun and flies(self.syntax, h.head):
            return True  # "The jets destroyed a cave"
        up = self.syntax.head(h.head)
        if h.type == "ASSAULT" and h.noun and up is not None and self.syntax.rel(h.head) == "nsubj" and with_particle(self.syntax, up) in noun_class("happen"):
            return True  # "Fighting raged for a second day in Uvira"
        return max(self.seen.tells(i) for i in _words(h)) > 1 - SURE["veto"]

    def believes(self, members: Sequence[Happening]) -> bool:
        """Whether the mentions of an act, all of rules, hold a word that may tell an event as the model sees it. What a headline or lead tells in words is its news
        all the same: the model, taught on acts of force above all, is a poor judge of these."""
        first = members[0]
        if self.seen is None or first.type in SELDOM or any(h.rule.id.startswith(CODER) for h in members):
            return True
        if len(self.syntax.sentences) <= SHORT:
            return True
        if first.type != "ASSAULT" and first.sent <= LEAD:
            return True
        if any(h.sent <= LEAD and h.type == "ASSAULT" and h.weapons and any(i in self.outcomes for i in _words(h)) for h in members):
            return True  # "a man was killed when waves of drones swept over the city"
        if any(self._answered(h) for h in members):
            return True
        if any(self._ranked(h) and h.recipients or _told_in_full(h) for h in members) or _by_fighters_on_a_day(members):
            return True
        least = 1 - SURE["doubt" if first.type in FORCE else "doubt-words"]
        return any(self.seen.tells(i) > least for h in members for i in _words(h)) or any(self._told_near(h) > least for h in members)

    def _answered(self, h: Happening) -> bool:
        """ "Belgrade [rejected] the accusation", "Baku [denied] it", "Kabul [accused] the army of shooting": between parties, on what was told right before."""
        s = self.syntax
        parties = {"state", "state-force", "armed-group"}
        by = any(f.actor is not None and f.actor.actor.kind in parties for f in h.actors)
        if h.noun or not by or h.status != "current":
            return False
        if h.type == "ACCUSE":
            return s.lemma(h.head) in {"accuse", "blame"} and any(f.actor is not None and f.actor.actor.kind in parties for f in h.recipients)
        charge = any(s.low[o] in {"it", "this"} or s.lemma(o) in CHARGES and not s.kids(o, "acl", "acl:relcl") for o in s.objects(h.head))
        return h.type == "REJECT" and charge

    def _told_near(self, h: Happening) -> float:
        """How surely some word of the act's clause or of the harm it did tells an event of its type: "the attack [caused] injuries", "[killed] in the fighting"."""
        assert self.seen is not None
        near = {self.syntax.clause(i) for i in _words(h)} | {i for i, cause in self.outcomes.items() if cause in _words(h)}
        return max((self.seen.of_type(i, h.type) for i in near), default=0.0)

    def plain(self, h: Happening, told: set[str]) -> bool:
        """Whether an act is plainly told in an article that is mostly about something else: violence, where nothing in the article is a mishap's; what courts and
        police do, where the article tells of violence or protest too. `told` are the types of the article's acts, and "mishap" if it speaks of one."""
        if self.seen is None or self.seen.of_type(self._teller(h), h.type) < SURE["plain"]:
            return False
        return "mishap" not in told if h.type == "ASSAULT" else h.type == "COERCE" and bool(told & {"ASSAULT", "PROTEST"})

    def tells_force(self, happenings: Sequence[Happening]) -> bool:
        """Whether an article is of conflict by its acts: so many of its sentences surely tell a current one, as rules and model see them, and one of these is of
        violence, protest or a force that moves: courts and police of everyday are no conflict."""
        if self.seen is None:
            return False
        sure = {h.sent: h.type for h in happenings if h.status == "current" and self.seen.of_type(self._teller(h), h.type) >= SURE["new"]}
        return len(sure) >= ACTS and bool(VIOLENCE & set(sure.values()))

    def status(self, h: Happening) -> None:
        """Where no rule spoke, the model's status if it is sure."""
        if self.seen is None or h.status_rule not in OPEN_STATUS or h.times or harmed_after(h, self.syntax) or self.outcomes.get(h.head) not in {None, h.head}:
            return  # its date tells how old it is; "an attack that killed seven": the killing is as new as the attack
        if self._beside_news(h):
            return
        if self._dated_beside(h):
            return  # "The junta, which seized power in July 2023, accused Paris": the year is not that of the news
        status, p = self.seen.status_at(self._teller(h))
        if status != "current" and p >= SURE["status"]:
            h.status, h.status_rule = cast(Status, status), f"{CODER}.status"

    def _beside_news(self, h: Happening) -> bool:
        """ "President flees as [rebels seize capital]", "Six were killed when [their helicopter was shot down]", "[The kidnapping] is the third such attack
        this year": a fact as new as what it stands beside."""
        s, up = self.syntax, self.syntax.head(h.head)
        if up is None:
            return False
        marks = {s.low[k] for k in s.kids(h.head, "mark", "advmod")} if s.rel(h.head) == "advcl" else set()
        if s.rel(h.head) in {"ccomp", "xcomp"} and s.lemma(up) in SEEN_DONE and s.tokens[h.head].xpos in {"VB", "VBG"}:
            return True  # "described seeing [jets bomb a market]"
        if "before" in marks and h.type == "ASSAULT" and not {"had", "have"} & set(s.auxiliaries(h.head)):
            return True  # "killed seven people before [they were shot dead by police]"
        ranked = self._ranked(h)
        if s.rel(h.head) == "acl:relcl" and taken_as_done(s, h.head) and (left_open(s.clause(up), s) or any(left_open(a, s) for a in s.ancestors(up))):
            return True  # "It is unclear if the drone that [killed] two people was theirs"
        if "when" in marks and any("had" in s.auxiliaries(a) for a in s.ancestors(h.head) if s.verbal(a)) and "had" not in s.auxiliaries(h.head):
            return True  # "The patrol had been sent to protect civilians when it was attacked"
        return "as" in marks or ("when" in marks and up in self.outcomes and s.rel(up) == "root" and "had" not in s.auxiliaries(up)) or ranked

    def _ranked(self, h: Happening) -> bool:
        """ "[The killing] of a fighter marks the first casualty of the war", "[The kidnapping] is the third such attack": news that is counted among its like."""
        s, up = self.syntax, self.syntax.head(h.head)
        if up is None or not h.noun or s.rel(h.head) != "nsubj" or s.lemma(up) not in {"mark", "represent"} and not s.kids(up, "cop"):
            return False
        among = [up] if s.kids(up, "cop") else s.objects(up)
        alike = [k for k in among if event_noun(s.lemma(k)) or s.lemma(k) in harm_words("noun") or s.lemma(k) in {"casualty", "first"} or is_rank(s, k)]
        return any(s.low[x] == "first" or is_rank(s, x) for k in alike for x in [k, *s.kids(k, "amod")])

    def _dated_beside(self, h: Happening) -> bool:
        """Whether an act of the main clause stands in a sentence whose times are all of relative clauses in it."""
        s = self.syntax
        if s.rel(h.head) != "root" or s.tokens[h.head].xpos != "VBD":
            return False
        first, last = s.sentences[h.sent].first, s.sentences[h.sent].last
        clauses = [s.rel(s.clause(i)) for i in range(first, last) if s.tokens[i].nominal == "time"]
        return bool(clauses) and any(r.endswith("relcl") for r in clauses)

    def sides(self, h: Happening, beside: Sequence[Happening]) -> None:
        """Turn round sides that stand the wrong way, then add sides and things that no rule found, and that are of no act `beside` it in its sentence."""
        if self.seen is None or h.rule.frame in {"befell", "came-under"} and not h.rule.id.startswith(CODER):
            return  # whose vehicle ran over a mine did nothing, and the mine was not hit
        followed = [f.head for f in [*h.actors, *h.recipients] if f.actor is not None and f.actor.actor.kind == "civilians"]
        whose = {k for i in followed if self.syntax.lemma(i) not in noun_class("crowd") for k in self.syntax.obliques(i, "of")}  # "Supporters of the president marched"
        whose |= {
            k for f in [*h.actors, *h.recipients] for v in self.syntax.kids(f.head, "acl") if self.syntax.lemma(v) in BACKING for k in self.syntax.obliques(v, "by")
        }
        whose |= {k for f in [*h.actors, *h.recipients] for k in foes(self.syntax, f.head)}  # "The coalition against the group met"
        put_in = {k for v in attribution.put_in(h, self.syntax) for x in self.syntax.kids(v, "parataxis") for k in self.syntax.subjects(x)}
        users = {
            d for t in self.syntax.subjects(h.head) for v in self.syntax.kids(t, "acl") if not h.noun and self.syntax.lemma(v) in HAVING for d in self.syntax.subjects(v)
        }
        others = _heads(beside) | self._kin_told_of(h.head) | whose | put_in | users
        seen = self.seen.parts(self._teller(h))
        for i in self._befallen(h):
            seen.get("actor", {}).pop(i, None)
        if self.syntax.lemma(h.head) not in KILLED_BY_NAME:
            _turn(seen, h.actors, "actor", h.recipients, "recipient")
            suffered = any(with_particle(self.syntax, v) in noun_class("suffer") for v in h.verbs)  # "fought off several counterattacks"
            if not suffered and (h.noun or not self.syntax.passive(h.head)):  # "Supporters detained": what a passive befell did not do it
                _turn(seen, h.recipients, "recipient", h.actors, "actor")
        for part, fillers in (("actor", h.actors), ("recipient", h.recipients)):
            likely = self._likely(h, seen.get(part, {}), SURE["more"] if fillers else SURE[part], others)
            likely = [] if part == "actor" and against_it(h, self.syntax) else likely
            fillers += self._people([i for i in likely if part == "recipient" or not fillers or not self._of_what_went_before(i, h)])
        if h.rule.frame == "fall-to":  # what fell took nothing, and took it from nobody
            h.actors, h.recipients = ([f for f in side if f.head not in self.syntax.subjects(h.head)] for side in (h.actors, h.recipients))
        named = {self.syntax.head(f.head) for f in [*h.actors, *h.recipients] if self.syntax.rel(f.head) == "appos"}
        for fillers in (h.actors, h.recipients):  # "his Syrian [counterpart] Asaad al-Shaibani": told by his name
            states = {f.head for f in fillers}
            fillers[:] = [f for f in fillers if (f.head not in named or f.actor is None or f.actor.named) and not told_by_states(f.head, states, self.syntax)]
        if h.type == "ASSAULT" and not h.targets:
            found = self._likely(h, seen.get("target", {}), SURE["target"], others)
            found = [i for i in found if self.syntax.tokens[i].upos != "NUM" and self.syntax.lemma(i) not in noun_class("amount") | noun_class("munition")]
            heads = [i for i in found if self.syntax.tokens[i].upos in NOMINAL and self.actor_at(i) is None and self._heads_a_phrase(i)]
            h.targets += [Filler(i, self.syntax.span(*self.syntax.phrase(i)), coder=CODER) for i in heads]

    def _kin_told_of(self, i: int) -> set[int]:
        """ "[The mother], whose two sons were killed": it did not befall her."""
        s, up = self.syntax, self.syntax.head(i)
        whose = (
            up is not None
            and s.rel(i) in {"acl:relcl", "parataxis"}
            and any(s.low[d] == "whose" for k in s.kids(i, "nsubj", "nsubj:pass") for d in s.kids(k, "nmod:poss"))
        )
        return {up} if whose and up is not None else set()

    def speakers(self, h: Happening) -> list[Filler]:
        """Whom the act is told by, in its own sentence."""
        if self.seen is None:
            return []
        seen = self.seen.parts(self._teller(h)).get("speaker", {})
        return self._people([i for i, p in seen.items() if p >= SURE["speaker"] and self.syntax.tokens[i].sent == h.sent and not self._harmed(i)])

    def _befallen(self, h: Happening) -> list[int]:
        """ "James Musa, [who] was killed in the attack", "[who] died in it": no doer of it; not "troops fought rebels, who were killed in the attack"."""
        s, v = self.syntax, self.syntax.head(h.head)
        if v is None or not h.noun or s.rel(h.head) != "obl" or not (s.lemma(v) == "die" or s.passive(v) and s.lemma(v) in harm_words("verb")):
            return []
        return s.subjects_of_grammar(v) if h.rule.frame != "clash" else []

    def _harmed(self, i: int) -> bool:
        """ "[Civilians] reported killed in a strike": they tell nothing."""
        up = self.syntax.head(i)
        return up is not None and self.syntax.rel(i) == "nsubj:pass" and self.syntax.lemma(up) in harm_words("verb")

    def alike(self, h: Happening, m: Happening) -> float | None:
        """How likely the model finds it that two mentions are of one event; None where it did not see them together."""
        return self.seen.same(self._teller(h), self._teller(m)) if self.seen is not None else None

    def _likely(self, h: Happening, seen: dict[int, float], least: float, others: set[int]) -> list[int]:
        """Tokens of the act's sentence that are this part and stand in no other, nor in what is told of one who has a part in it ("a man [who had killed two]")."""
        taken = others | _heads([h])
        near = [i for i, p in seen.items() if p >= least and i not in taken and self.syntax.tokens[i].sent == h.sent]
        aside = "for" if h.type == "ASSAULT" else "at"  # "executed for spying for Israel", "accused it of genocide at the International Court of Justice"
        near = [i for i in near if self.syntax.prep(i) != aside and not self._kin_of(i) and not self._home_of(i, taken)]
        near = [i for i in near if self.syntax.lemma(i) not in KIN or not taken & set(self.syntax.obliques(i, "of"))]  # "The sister of [a man abducted by gunmen]"
        return [
            i
            for i in near
            if not self._told_of(i, taken)
            and not self._of_no_harm(i, h)
            and not self._hurt_beside(i, h)
            and not self._looks_like(i)
            and not self._undid(i, h)
            and not self._moved(i, h)
            and not self._without_link(i)
        ]

    def _of_what_went_before(self, i: int, h: Happening) -> bool:
        """ "opened fire as [the mob] turned violent": who did what an act with a doer of its own answers."""
        s, up = self.syntax, self.syntax.head(i)
        when = up is not None and s.rel(up) == "advcl" and any(s.low[k] in {"as", "when", "after", "while"} for k in s.kids(up, "mark", "advmod"))
        return bool(when) and s.rel(i).startswith("nsubj") and up not in _words(h)

    def _kin_of(self, i: int) -> bool:
        """ "abducted the brother of [a lawmaker]": whose kin."""
        up = self.syntax.head(i)
        return up is not None and self.syntax.prep(i) == "of" and self.syntax.lemma(up) in KIN

    def _home_of(self, i: int, taken: set[int]) -> bool:
        """ "detained two women from [Uganda]", "militants from [Somalia] attacked a post": where they are from; not "freed two women from the rebels"."""
        m = self.actor_at(i)
        start = self.syntax.subtree(i)[0]
        return m is not None and m.actor.kind == "state" and self.syntax.low[start] == "from" and start - 1 in taken

    def _without_link(self, i: int) -> bool:
        """ "no evidence linking [the man] to the attack", "found no link between [the man] and the attack": who is not told to have done it."""
        s, over = self.syntax, list(self.syntax.ancestors(i))
        at = next((n for n, a in enumerate(over[:3]) if s.lemma(a) in {"link", "connect", "tie", "connection"}), None)
        near = over[at : at + 4] if at is not None else []
        return any(s.negated(a) or s.low[a] == "nothing" or any(s.low[k] == "no" for k in s.kids(a, "det")) or _without(s, a) for a in near)

    def _looks_like(self, i: int) -> bool:
        """ "men disguised as [police officers]": who they are not."""
        up = self.syntax.head(i)
        return up is not None and self.syntax.prep(i) in {"as", "in"} and self.syntax.lemma(up) in DISGUISED

    def _undid(self, i: int, h: Happening) -> bool:
        """ "[Security forces] thwarted an attack", "[Troops] cracked down on rallies": who foils or meets it has no part in it."""
        up = self.syntax.head(h.head)
        met = h.type == "PROTEST" and h.noun and self.syntax.prep(h.head) in {"on", "to", "against"} and up is not None and self.syntax.verbal(up)
        if met and up is not None and i in self.syntax.subjects(up):
            return True
        foiled = h.noun and up is not None and self.syntax.lemma(up) in noun_class("undo") and h.head in self.syntax.objects(up)
        return foiled and up is not None and i in self.syntax.subjects(up)

    def _of_no_harm(self, i: int, h: Happening) -> bool:
        """ "stormed a jail, [freeing inmates]", "[Israel intercepted] a missile fired at Eilat": a side of a verb beside the attack that harms nobody."""
        s, up = self.syntax, self.syntax.head(i)
        beside = h.type == "ASSAULT" and up is not None and up not in _words(h) and s.lemma(up) in NO_HARM
        return beside and s.rel(i).split(":")[0] in {"nsubj", "obj"} and up is not None and not s.passive(up)

    def _hurt_beside(self, i: int, h: Happening) -> bool:
        """ "Fourteen people were arrested and [three officers] injured": nobody who was arrested."""
        s, up = self.syntax, self.syntax.head(i)
        hurt = h.type == "COERCE" and up is not None and up not in _words(h) and harm_words("verb").get(s.lemma(up)) is not None
        return bool(hurt) and s.rel(i).startswith("nsubj") and up is not None and s.passive(up)

    def _moved(self, i: int, h: Happening) -> bool:
        """ "moved [1,200 soldiers] into the town", "withdrew 1,000 of [its soldiers]": a force that is moved is nobody to whom it is done."""
        s, up = self.syntax, self.syntax.head(i)
        over = s.head(up) if up is not None and s.prep(i) == "of" else up
        moved = i if up == over else up
        m = self.actor_at(i)
        return h.rule.frame == "move" and over in _words(h) and moved in s.objects(over) and m is not None and m.actor.kind == "state-force"

    def _told_of(self, i: int, taken: set[int]) -> bool:
        """ "a man [who had killed two]", "The group, founded by [a chef], left", "Kurilla, the head of [Central Command]": who stands in what is told of a side."""
        s = self.syntax
        path = [i, *s.ancestors(i)]
        if any(s.rel(a) == "acl:relcl" and s.head(a) in taken for a in path[1:]):
            return True
        office = any(s.rel(a) == "appos" and s.head(a) in taken and s.prep(k) == "of" and s.rel(k) == "nmod" for k, a in zip(path, path[1:], strict=False))
        by = path[1] if len(path) > 1 and s.rel(i) == "obl:agent" else None
        return office or by is not None and s.rel(by) == "acl" and s.head(by) in taken and s.lemma(by) in FOUNDING

    def _people(self, tokens: list[int]) -> list[Filler]:
        """Fillers of the actors that these tokens head."""
        heads = [i for i in tokens if self.syntax.rel(i) not in {"nmod:poss", "compound", "amod"} and self.syntax.lemma(i) not in noun_class("amount") | {"life"}]
        found = [(i, self.actor_at(i)) for i in heads]
        return [Filler(i, actor.span, actor, CODER) for i, actor in found if actor is not None and actor.head == i and actor.rule not in {"modifier", "pronoun"}]

    def _heads_a_phrase(self, i: int) -> bool:
        return self.syntax.rel(i) not in {"compound", "flat", "amod", "nmod:poss"}

    def _teller(self, h: Happening) -> int:
        """The word of the act that the model takes for the one that tells it."""
        seen = self.seen
        assert seen is not None
        return max(_words(h), key=lambda i: (seen.tells(i), -i))


def _turn(seen: dict[str, dict[int, float]], mine: list[Filler], part: str, theirs: list[Filler], other: str) -> None:
    """ "Two officers died when gunmen raked a post": a side that the parse gave the wrong part."""
    for f in list(mine):
        first, last = (f.actor.first, f.actor.last) if f.actor is not None else (f.head, f.head + 1)
        is_mine, is_other = (max((p for i, p in seen.get(x, {}).items() if first <= i < last), default=0.0) for x in (part, other))
        if is_mine <= SURE["none"] and is_other >= SURE["turn"]:
            mine.remove(f)
            if all(o.head != f.head for o in theirs):
                theirs.append(replace(f, coder=CODER))


def _without(s: Syntax, a: int) -> bool:
    """ "[no evidence] had been found linking them to it"."""
    return s.verbal(a) and any(s.low[d] == "no" for k in s.kids(a, "nsubj", "nsubj:pass") for d in s.kids(k, "det"))


def _heads(hs: Sequence[Happening]) -> set[int]:
    """Tokens of the sides and things of some acts."""
    fillers = [f for h in hs for f in [*h.actors, *h.recipients, *h.targets]]
    return {i for f in fillers for i in (range(f.actor.first, f.actor.last) if f.actor is not None else (f.head,))}


def _words(h: Happening) -> set[int]:
    return {h.head, *h.verbs, *([h.light] if h.light is not None else [])}


def _by_fighters_on_a_day(members: Sequence[Happening]) -> bool:
    """ "Separatists blew up the track and stormed the train on Saturday": by fighters, with what they hit and a day, in verbs of the news."""
    told = [h for h in members if h.type == "ASSAULT" and not h.noun and h.status == "current"]
    by = any(f.actor is not None and f.actor.actor.kind == "armed-group" for h in told for f in h.actors)
    days = any(t.when.precision in {"day", "time"} and t.relation == "on" for h in told for t in h.times)
    return by and days and any(h.targets or h.recipients for h in told)


def _told_in_full(h: Happening) -> bool:
    """ "On Monday, 25 girls were abducted from a school in Kebbi": whom it befell, on which day and in which place, by a verb that tells nothing else."""
    days = any(t.when.precision in {"day", "time"} for t in h.times)
    return h.rule.id == "assault.abduct" and not h.noun and h.status == "current" and days and bool(h.places and h.recipients)
