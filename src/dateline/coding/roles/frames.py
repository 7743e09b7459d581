"""Fills the roles of happenings from syntax: who did it, to whom, what was hit. Frames (data/rules/frames.yaml) say where each role stands."""

from __future__ import annotations

from collections.abc import Callable

from dateline.coding.draft import Draft
from dateline.coding.happening import Filler, Happening
from dateline.coding.roles.behind import behind_it
from dateline.coding.roles.called_by import who_called
from dateline.coding.roles.nations import MEN_IN_ARMS, PRAISED, of_nations
from dateline.coding.roles.tellers import source
from dateline.coding.roles.whose_attack import whose_attack
from dateline.coding.status.done import foiled
from dateline.coding.syntax import NOMINAL, Syntax
from dateline.coding.triggers import event_noun, is_event_verb
from dateline.model import ActorMention
from dateline.vocab.classes import word_class, word_table
from dateline.vocab.nouns import noun_class
from dateline.vocab.rules import frames

THINGS_COUNT = {"ASSAULT", "COERCE", "PROTEST"}  # acts that can be done to things; words and dealings have only parties
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
MOVES = frozenset({"MOBILIZE", "RETREAT"})
TOLD_IN_WRITING = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})
# X's murder is of X
OF_WHOM = word_class("acts.of-whom")
CARRYING = frozenset(word_table("acts.carrying").items())
HAVING = frozenset({"use", "carry", "own", "wear"})  # "pagers used by the group exploded": it did not do it
WAYSIDE = word_class("places.wayside")
TRUCES = word_class("deals.broken")
STANCES_ON_DEALS = word_class("reactions.stances-on-deals")
ARMS_BEARERS = word_class("armed.bearing-arms")
Lookup = Callable[[int], ActorMention | None]
SETS_OF_ACTS = word_class("amounts.sets-of-acts")
SET_OFF = {"trigger", "set_off", "detonate"}
AIMS = word_class("acts.aims")
ARMS_PARTS = word_class("weapons.arms-parts")
GUNNERS = {"sniper", "gunner", "marksman"}
WRECKING = word_class("weapons.wrecking")
HOUSES_WITH_NAMES = word_class("places.houses-with-names")
EATERIES = word_class("things.eateries")
NETWORKS = word_class("orders.networks")
BOMB_CARRIERS = word_class("things.bomb-carriers")
NOT_STRUCK = word_class("acts.not-struck")
UNITS = word_class("armed.counted-units")
HELD_BY = word_class("groups.held-by")
NAMING = word_class("sayings.naming-as")
DISPERSING = word_class("acts.dispersing")
HOUSES, FINDING, SEARCHERS = word_class("places.houses"), word_class("orders.finding"), word_class("orders.searchers")


class Roles:
    """Fills happenings of one draft. `actor_at` finds the actor mention that a token heads or stands in."""

    def __init__(self, draft: Draft, syntax: Syntax, actor_at: Lookup) -> None:
        self.draft, self.syntax, self.actor_at = draft, syntax, actor_at
        self.weapon_tokens = {i for w in draft.weapons for i in range(w.first, w.last)}
        self.time_tokens = {i for t in draft.times for i in range(t.first, t.last)}

    def fill(self, h: Happening) -> None:
        """Actors, recipients and targets of one happening."""
        self._carriers(h)
        doers = self._hands(self._role(h, "actor"))
        h.actors = [f for f in doers if f.actor is not None or self.syntax.tokens[f.head].nominal not in {"abstract", "event"}]  # no "terror struck"
        h.actors = [f for f in h.actors if not self._second_office(f)]
        h.recipients = self._role(h, "recipient")
        self._from_carriers(h)
        if (owner := self._whose_missile(h)) is not None:
            h.actors = [owner]
        if not h.noun and not self.syntax.objects(h.head) and any(self.syntax.lemma(k) == "crossfire" for k in self.syntax.obliques(h.head, "in")):
            h.actors, h.recipients = [], _unique([*h.recipients, *h.actors])  # "civilians hit in the crossfire"
        if h.type == "ASSAULT":
            h.recipients = [self._building(f) for f in h.recipients]
            if h.rule.frame == "strike" and not h.noun:  # "ambushed their armored vehicle": a vehicle of war that is hit
                craft = [o for o in self.syntax.objects(h.head) if any(w.platform and w.first <= o < w.last for w in self.draft.weapons)]
                h.targets += [Filler(o, self.syntax.span(*self.syntax.phrase(o))) for o in craft]
            h.targets += self._arms_hit(h)
        h.targets = _unique([f for f in h.recipients if self._is_target(f)] + h.targets)
        if h.rule.frame == "device":
            h.targets = [f for f in h.targets if self.syntax.lemma(f.head) not in WAYSIDE]
        owners = [o for f in h.targets for o in self._owners(f)]
        h.targets = [f for f in h.targets if self.syntax.lemma(f.head) != "target" or not self._owners(f)]  # "Hezbollah targets": whom, and not what
        h.recipients = _unique([f for f in h.recipients if f.actor is not None] + owners)
        if h.type == "THREATEN" and not h.noun and not h.recipients:
            h.recipients = self._threatened(h.head)
        taken = {a.head for a in h.actors}
        h.recipients = [f for f in h.recipients if f.head not in taken or h.rule.frame == "clash"]
        if h.type == "SANCTION" and len(h.recipients) > 1 and self.syntax.lemma(h.head) in NAMING:  # "designated it a terrorist group"
            as_what = [f for f in h.recipients[1:] if any(self.syntax.low[k] in {"a", "an"} for k in self.syntax.kids(f.head, "det"))]
            h.recipients = [f for f in h.recipients if f not in as_what]

    def _second_office(self, f: Filler) -> bool:
        """ "Minni Minnawi, the governor of Darfur and [an ally] of the army, called": one more word for who did it."""
        s, up = self.syntax, self.syntax.head(f.head)
        if s.rel(f.head) != "conj" or up is None or f.actor is not None and f.actor.named or not any(s.low[k] in {"a", "an"} for k in s.kids(f.head, "det")):
            return False
        other = s.rel(up) == "appos" and s.tokens[up].text.islower() or any(up < k < f.head for k in s.kids(up, "appos"))
        return other and "," in s.low[f.head : s.subtree(f.head)[1] + 1]

    def _arms_hit(self, h: Happening) -> list[Filler]:
        """ "destroyed two [missiles] and a mortar [tube]", "struck 40 targets, including [rocket launchers]": arms that were the target, and no weapon; so is any
        thing that was wrecked ("destroyed an oil [wellhead]"); not "their car struck a mine", "hit the town with mortars"."""
        s = self.syntax
        verbs = [v for v in dict.fromkeys([h.head, *h.verbs]) if s.verbal(v) and s.lemma(v) in noun_class("affect") and not (v == h.head and h.noun)]
        hit = [(v, o) for v in verbs for o in s.objects(v)]
        hit += [(v, a) for v, o in hit for a in s.kids(o, "appos") if s.kids(a, "nummod", "det")]  # "destroyed four positions, two [guns] and a loader"
        found = [o for v, o in hit if s.lemma(v) in WRECKING and s.tokens[o].nominal == "object" and s.tokens[o].upos == "NOUN" and self.actor_at(o) is None]
        found += [o for v, o in hit if s.lemma(v) in WRECKING and o in self.weapon_tokens and h.rule.id != "assault.shoot-down"]
        found += [o for _, o in hit if s.lemma(o) in ARMS_PARTS and any(k in self.weapon_tokens for k in s.kids(o, "compound"))]
        listed = [c for _, o in hit for k in s.kids(o, "nmod") if s.prep(k) in {"including", "such as"} for c in s.conjuncts(k)]
        found += [c for c in listed if c in self.weapon_tokens or self._is_target(Filler(c, s.span(c, c + 1)))]
        return [Filler(o, s.span(*s.phrase(o))) for o in found]

    def _threatened(self, v: int) -> list[Filler]:
        """ "threatened to attack [US] bases", "warned that it would strike [Israel]": whom the act that is threatened would be done to."""
        s = self.syntax
        content = s.kids(v, "xcomp", "ccomp")
        things = [o for c in content if is_event_verb(s.lemma(c)) for o in s.objects(c)]
        things += [k for c in content for o in s.objects(c) if event_noun(s.lemma(o)) for k in s.obliques(o, "on", "against")]  # "to resume attacks on Israeli ships"
        heads = [x for o in things for x in [o, *s.kids(o, "compound", "amod", "nmod:poss")]]
        found = [(x, m) for x in heads if (m := self.actor_at(x)) is not None and m.actor.kind in {"state", "state-force", "armed-group"}]
        return _unique([Filler(m.head, m.span, m) for _, m in found])

    def _whose_missile(self, h: Happening) -> Filler | None:
        """ "intercepted a Houthi missile [fired] at a ship": whose missile it was fired it, and not who stopped it."""
        s, up = self.syntax, self.syntax.head(h.head)
        if h.noun or up is None or s.rel(h.head) != "acl" or s.tokens[h.head].xpos != "VBN" or up not in self.weapon_tokens or s.obliques(h.head, "by"):
            return None
        m = next((m for k in s.kids(up, "amod", "compound", "nmod:poss") if (m := self.actor_at(k)) is not None and self._bears_arms(k, m)), None)
        return Filler(m.head, m.span, m) if m is not None else None

    # ------------------------------------------------------------ verbs that carry an event noun
    def _carriers(self, h: Happening) -> None:
        """The light verb of an event noun ("carried out an attack"), and verbs that it is the subject of ("the strike hit ...")."""
        if not h.noun:
            h.verbs = list(dict.fromkeys([h.head, *h.verbs]))
            return
        s, up = self.syntax, self.syntax.head(h.head)
        top = h.head
        while up is not None and s.rel(top) in {"conj", "nmod"} and (s.rel(top) == "conj" or (s.lemma(up) in SETS_OF_ACTS or s.low[up] == "one") and s.prep(top) == "of"):
            top, up = up, s.head(up)
        if up is not None and s.verbal(up) and s.rel(top) in {"obj", "nsubj:pass", "nsubj", "obl"}:
            lemma = with_particle(s, up)
            sets_off = h.mode == "explosives" and lemma in SET_OFF
            carries = (lemma in noun_class("light") or sets_off) and s.rel(top) in {"obj", "nsubj:pass"}
            if carries or (lemma, s.prep(top)) in CARRYING:
                h.light = up
                h.verbs.append(up)
            elif s.rel(top).startswith("nsubj") or lemma in noun_class("suffer"):
                h.verbs.append(up)
                h.verbs += [c for c in s.conjuncts(up) if s.lemma(c) in noun_class("affect") and c not in h.verbs and not s.kids(c, "nsubj")]
        h.verbs += [k for k in s.kids(h.head, "acl") if s.verbal(k)]

    def _from_carriers(self, h: Happening) -> None:
        """Roles that the carrying verbs give."""
        s = self.syntax
        for v in h.verbs:
            if v == h.head:
                continue
            lemma = with_particle(s, v)
            subject_is_event = s.rel(v).startswith("acl") or any(k == h.head or h.head in s.conjuncts(k) for k in s.kids(v, "nsubj"))
            if lemma == "order" and h.definite:
                continue  # "said he had ordered the strike": another did it
            if v == h.light or lemma in noun_class("light") or (lemma == "claim" and not subject_is_event):
                h.actors = _unique(h.actors + self._fillers(s.subjects(v) if not subject_is_event or s.passive(v) else []))
                upon = [k for k in s.obliques(v, "against", "on", "upon") if s.lemma(k) not in {"order", "instruction", "command", "behalf"}]
                h.recipients = _unique(h.recipients + self._fillers(upon))
            elif lemma in noun_class("suffer"):
                h.recipients = _unique(h.recipients + self._fillers(s.subjects(v)))
                h.actors = h.actors or self._fillers(s.obliques(v, "by", "from"))  # "came under attack by militias"
            elif v in h.folded and not s.passive(v) or (lemma in noun_class("affect") and subject_is_event and not s.passive(v)):
                h.recipients = _unique(h.recipients + self._fillers([o for o in s.objects(v) if s.lemma(o) != "life"]))  # "claimed the lives of"
                h.actors = h.actors or self._fillers(s.subjects(v) if v in h.folded and not subject_is_event else [])
            elif v in h.folded and s.passive(v):
                h.recipients = _unique(h.recipients + self._fillers(s.subjects_of_grammar(v)))

        top = h.head
        while h.noun and s.prep(top) == "of" and s.rel(top) == "nmod":
            top = s.tokens[top].head  # "a wave of airstrikes"
        up = s.head(top)
        if h.noun and h.type == "ASSAULT" and not h.actors and up is not None and s.prep(top) == "with" and any(s.lemma(o) in TRUCES for o in s.objects(up)):
            h.actors = self._fillers(s.subjects(up))  # "Israel broke the ceasefire with airstrikes"
        h.recipients = _unique(h.recipients + self._fillers(self._named_target(h)))
        if h.rule.id == "coerce.raid" and not h.actors:
            h.actors = self._fillers(searchers(h, s))
        if who := who_called(h, s):
            h.actors = self._fillers(who)
        if h.noun and h.type in {"CONSULT", "AGREE", "REQUEST", "COOPERATE", "RETREAT", "MOBILIZE"} and not h.actors:
            clause = s.clause(h.head)
            if s.verbal(clause) and s.rel(h.head) in {"obj", "obl"} and s.lemma(clause) not in STANCES_ON_DEALS:
                h.actors = self._fillers(s.subjects(clause))

    def _named_target(self, h: Happening) -> list[int]:
        """ "The target of the strike was a depot", "The mayor was the victim of an attack": what is said to be the aim of the event; not "its aim was an attack"."""
        s, owner = self.syntax, self.syntax.head(h.head)
        if not h.noun or owner is None or s.lemma(owner) not in AIMS or s.prep(h.head) != "of":
            return []
        if s.kids(owner, "cop") and s.lemma(owner) in {"target", "victim"} and not s.negated(owner):
            return [k for i in s.kids(owner, "nsubj") for k in s.conjuncts(i)]
        predicate = s.head(owner)
        if predicate is None or s.rel(owner) != "nsubj" or not s.kids(predicate, "cop"):
            return []
        h.verbs.append(predicate)
        return s.conjuncts(predicate)

    def _dispersed(self, v: int) -> list[int]:
        """ "fired in the air to disperse [a mob]", "resorted to a lathicharge to scatter [the students]", "used pepper spray on [pickets]"."""
        s = self.syntax
        whom = [o for c in s.kids(v, "advcl", "xcomp") if with_particle(s, c) in DISPERSING for o in s.objects(c)]
        return whom or [x for o in s.objects(v) if o in self.weapon_tokens for x in s.obliques(o, "on", "at", "against")]

    # ------------------------------------------------------------ slots
    def _role(self, h: Happening, role: str) -> list[Filler]:
        frame = frames()[h.rule.frame].get("noun" if h.noun else "verb", {})
        of_a_plan = h.type in {"REJECT", "AGREE"} and role == "recipient"  # "the RSF accepted the plan; Burhan rejected it": no actor is "it"
        out: list[Filler] = []
        for slot in frame.get(role, []):
            if out and not slot.startswith("+"):
                continue
            if slot in {"+at", "+dispersed"} and any(f.actor is not None for f in out):
                continue  # "killed a teacher at Kabul University": where, and not whom
            found = self._fillers([k for k in self._slot(h, slot.lstrip("+")) if not (of_a_plan and self.syntax.low[k] == "it")])
            found = self._hands(found) if h.type in MOVES else found  # "The US aircraft carrier arrived": the US
            out += found if h.type in THINGS_COUNT else [f for f in found if f.actor is not None]
        return _unique([f for f in out if h.type != "ASSAULT" or self.syntax.lemma(f.head) not in NETWORKS])  # "claimed the attack on Twitter"

    def _slot(self, h: Happening, slot: str) -> list[int]:
        s, i = self.syntax, h.head
        if slot == "subj":
            if h.noun:
                return self._noun_doers(i)
            if h.rule.id == "assault.seize":  # "a rebel offensive captured the town"
                return [d for k in s.subjects(i) for d in (self._noun_doers(k) if event_noun(s.lemma(k)) and self.actor_at(k) is None else [k])]
            return [source(k, s) if h.type in TOLD_IN_WRITING else k for k in s.subjects(i)]  # "a UN report accused"
        if slot == "obj":
            if s.lemma(i) in {"trade", "exchange", "swap"}:
                return []  # "traded rockets and artillery": what flew both ways
            own = {v.partition("+")[2] for v in h.rule.verb if v.startswith(f"{s.lemma(i)}+")}  # "opened fire on a mob": what was opened is not what was hit
            return [o for o in s.objects(i) if s.lemma(o) not in own]
        if slot == "obj-mod":
            return [k for o in s.objects(i) for k in s.kids(o, "amod", "compound", "nmod:poss") if self.actor_at(k) is not None]
        if slot == "for" and h.rule.id == "support.back":
            return s.obliques(i, "for") or [k for o in s.objects(i) for k in s.obliques(o, "for") if self.actor_at(k) is not None]  # "voiced support for Turkey"
        if slot == "complement-subject":
            return [k for c in s.kids(i, "ccomp") for k in s.subjects_of_grammar(c)]
        if slot == "aircraft":
            h.targets += [Filler(o, s.span(*s.phrase(o))) for o in s.objects(i) if s.lemma(o) in noun_class("aircraft")]
            return []
        if slot == "moved":  # "600 soldiers were deployed": a force that is moved moves
            kinds = {"state-force", "armed-group"}
            moved = s.subjects_of_grammar(i) if s.passive(i) else []
            moved += [x for k in moved if s.lemma(k) in UNITS for x in s.obliques(k, "of")]  # "Twenty companies of soldiers were deployed"
            craft = [k for k in moved if self.actor_at(k) is None and s.lemma(k) in noun_class("military") and s.kids(k, "compound", "amod", "nmod:poss")]
            return craft + [k for k in moved if (m := self.actor_at(k)) is not None and m.actor.kind in kinds]
        if slot == "dispersed":  # "used tear gas to disperse hundreds of protesters"
            return self._dispersed(i if not h.noun else s.tokens[i].head)
        if slot == "iobj":
            return s.kids(i, "iobj")
        if slot == "by-subj":
            things = s.subjects(i)  # "a grenade lobbed by militants exploded"
            return [
                k
                for k in [*things, *(d for t in things for v in s.kids(t, "acl") if s.rel(v) == "acl" and s.lemma(v) not in HAVING for d in s.subjects(v))]
                if k not in self.weapon_tokens
            ]
        if slot == "foiler":  # "[The government] thwarted a coup attempt"
            return [k for k in s.subjects(s.tokens[i].head) if foiled(h, s) and (m := self.actor_at(k)) is not None and m.actor.kind == "state"]
        if slot == "holder":
            return self._held(i)
        if slot == "mod-target":
            suffered = h.noun and self._of_whom(i) and not s.obliques(i, "of", "against")
            of_whom = [k for k in s.kids(i, "nmod:poss", "compound") if suffered and self.actor_at(k) is not None]
            laden = BOMB_CARRIERS if h.mode == "explosives" or s.lemma(i) == "attack" else frozenset()  # "a car bombing"
            return of_whom + [
                k for k in s.kids(i, "compound") if (s.lemma(k).lower() in noun_class("target") | HOUSES or s.tokens[k].ent.endswith("FAC")) and s.lemma(k) not in laden
            ]
        if h.noun and slot == "of":
            return [k for k in s.obliques(i, "of") if s.lemma(k) not in NOT_STRUCK and k not in whose_attack(i, s, self.actor_at)]
        return self._behind(h, slot)

    def _behind(self, h: Happening, slot: str) -> list[int]:
        """What stands behind a preposition of the act's words, or of what carries them."""
        s, i = self.syntax, h.head
        found = [
            k for k in _behind_front(s, s.obliques(i, slot)) if slot != "with" or not h.noun or s.low[s.subtree(k)[0] - 1] not in {"border", "frontier"}
        ]  # "clashes on the border with Eritrea"
        if not h.noun and all(k in self.time_tokens for k in found):  # "imposed sanctions on two commanders on Monday"
            found += [k for o in s.objects(i) if f"{s.lemma(i)}+{s.lemma(o)}" in h.rule.verb for k in s.obliques(o, slot)]
        if not found and not h.noun and slot == "at":  # "fired water cannon [at and rammed] a ship"
            found = [o for v in s.conjuncts(i) if v > i + 2 and s.low[v - 2 : v] == ["at", "and"] for o in s.objects(v)]
        if not found and h.noun and slot == "between":
            found = [k for o in s.obliques(i, "of") for k in s.obliques(o, slot)]  # "an exchange of fire between soldiers and rebels"
        up = s.head(i)
        if not found and h.noun and slot in {"between", "with"} and up is not None and s.rel(i) == "nsubj" and with_particle(s, up) in noun_class("happen"):
            return s.obliques(up, slot)  # "clashes erupted between soldiers and rebels"
        if not found and not h.noun and (any("+" in v for v in h.rule.verb) or (h.rule.frame == "seize" and slot == "from")):
            return [k for o in s.objects(i) for x in [o, *s.obliques(o, "of")] for k in s.obliques(x, slot)]
        return found

    def _held(self, n: int) -> list[int]:
        """Who is in custody: the noun that "in custody" modifies, what is taken into it, or the subject of being or remaining in it."""
        s, h = self.syntax, self.syntax.head(n)
        if h is None:
            return s.kids(n, "nsubj")
        if not s.verbal(h) or s.kids(n, "cop"):
            return [h] if s.rel(n) == "nmod" else s.kids(n, "nsubj")
        return s.objects(h) or s.subjects_of_grammar(h)

    def _of_whom(self, n: int) -> bool:
        """ "Kumar's murder", "the journalist's shooting": whose it is suffered it; not "the policeman's shooting of a student", "the soldiers' shooting"."""
        owners = [m for k in self.syntax.kids(n, "nmod:poss") if (m := self.actor_at(k)) is not None]
        unarmed = bool(owners) and all(m.actor.kind in {"civilians", "person", "unknown"} for m in owners)
        return self.syntax.lemma(n) in OF_WHOM or self.syntax.lemma(n) == "shooting" and unarmed

    def _noun_doers(self, n: int) -> list[int]:
        s = self.syntax
        suffered = self._of_whom(n) and not s.obliques(n, "of")
        of_a_house = any(s.lemma(k).lower() in HOUSES for k in s.kids(n, "compound"))  # "the Miller's pub bombing"
        hit = [o for o in s.obliques(n, "on", "against") if self.actor_at(o) is not None or s.lemma(o) in noun_class("target")]
        by = [k for o in hit for k in s.obliques(o, "by") if self.actor_at(k) is not None]  # "the attacks on US forces by militias"
        out = [*(s.obliques(n, "by") or by or behind_it(n, s) or whose_attack(n, s, self.actor_at)), *([] if suffered or of_a_house else s.kids(n, "nmod:poss"))]
        for k in [] if suffered else s.kids(n, "compound", "amod", "nmod", "nmod:desc"):
            if k < n and s.lemma(k) not in noun_class("target") | HOUSES and not s.kids(k, "case") and k not in self.weapon_tokens and self.actor_at(k) is not None:
                out.append(k)
            elif k in self.weapon_tokens and k < n and not suffered:  # "a [Houthi] missile attack"
                out += [m.head for j in s.kids(k, "compound", "amod") if (m := self.actor_at(j)) is not None and self._bears_arms(j, m)]
        return out

    # ------------------------------------------------------------ fillers
    def _fillers(self, heads: list[int]) -> list[Filler]:
        return [f for i in heads for k in of_nations(i, self.syntax, self.actor_at) if (f := self._filler(k)) is not None]

    def _filler(self, i: int) -> Filler | None:
        """A filler for a head token; None for event nouns, weapons and words that are neither actor nor thing."""
        s = self.syntax
        if s.low[i] in REFLEXIVE or any(s.low[x] == "how" for k in s.kids(i, "amod") for x in s.kids(k, "advmod")):
            return None  # "blew himself up", "not known how many people were killed"
        i = self._partitive(i)
        if s.lemma(i) == "fire" and (owner := self._armed(i)) is not None:
            return Filler(owner.head, owner.span, owner)  # "killed by Azerbaijani fire"
        if s.lemma(i) in {"air", "soil"} or s.tokens[i].upos not in NOMINAL | {"ADJ", "DET"} or (event_noun(s.lemma(i)) and self.actor_at(i) is None):
            return None
        actor = self._named(i)
        if actor is not None and actor.actor.actor_id is None and self._site(i):
            actor = None
        if actor is not None and not self._thing(i, actor):
            return Filler(actor.head, actor.span, actor)
        if i in self.weapon_tokens and (owner := self._armed(i)) is not None:
            return Filler(owner.head, owner.span, owner)
        if i in self.weapon_tokens or i in self.time_tokens:
            return None
        if s.lemma(i) in HELD_BY:
            holders = [m for k in [*s.kids(i, "compound", "amod", "nmod:poss"), *s.obliques(i, "of")] if (m := self.actor_at(k)) is not None]
            if holders:
                return Filler(holders[0].head, holders[0].span, holders[0])
        return Filler(i, s.span(*s.phrase(i)))

    def _armed(self, i: int) -> ActorMention | None:
        """Whose weapon it was: "said its jets struck", "Houthi missiles hit"; what is told of a weapon's make ("used an Iranian missile") is not told of a subject."""
        s = self.syntax
        owners = [m for k in s.kids(i, "nmod:poss") if (m := self.actor_at(k)) is not None]
        up = s.head(i)
        if up is not None and s.rel(i) == "obj" and with_particle(s, up) in SET_OFF:
            return None  # "detonating his explosives": nobody was hit but by them
        if owners or s.rel(i).split(":")[0] != "nsubj" and s.rel(i) != "obl:agent":
            return owners[0] if owners else None
        whose = [*s.kids(i, "amod", "compound"), *s.obliques(i, "from"), *self._supposed(i)]
        return next((m for k in whose if (m := self.actor_at(k)) is not None and self._bears_arms(k, m)), None)

    def _supposed(self, i: int) -> list[int]:
        """ "A drone, alleged by locals to belong to [Turkey], struck", "jets believed to be [Saudi] bombed": whose it is said to be; not "of Iranian make"."""
        s = self.syntax
        told = [x for v in s.kids(i, "acl") if s.tokens[v].xpos == "VBN" for x in range(v + 1, s.subtree(v)[1])]
        said = [x for x in told if s.rel(x) in {"xcomp", "advcl", "ccomp", "acl"} and any(s.low[k] == "to" for k in s.kids(x, "mark"))]
        return [k for x in said for k in ([x] if s.kids(x, "cop") else s.obliques(x, "to") if s.lemma(x) == "belong" else [])]

    def _bears_arms(self, i: int, m: ActorMention) -> bool:
        """A state, a force, a group; a body that the text has not said more of ("an RSF drone"), and no make ("Iskander missiles")."""
        if m.actor.kind == "organisation" and m.actor.actor_id is None and not self.syntax.tokens[i].text.isupper():
            return False
        return m.actor.kind in {"state", "state-force", "armed-group", "organisation"} or self.syntax.lemma(i) in ARMS_BEARERS

    def _named(self, i: int) -> ActorMention | None:
        """The actor at a token; a role noun with a name beside it ("the manager, Ali bin Tamim", "his Syrian counterpart Asaad al-Shaibani") is the named one."""
        actor = self.actor_at(i)
        office = {"person"} if actor is not None and self.syntax.lemma(i) in {"counterpart", "colleague"} else set()
        if actor is not None and not actor.named:
            beside = [m for k in self.syntax.kids(i, "appos") if (m := self.actor_at(k)) is not None and m.named and m.actor.kind in {actor.actor.kind, *office}]
            return beside[0] if beside else actor
        return actor

    def _site(self, i: int) -> bool:
        """A word inside the name of a resolved site or town is no actor."""
        return any(p.where is not None and p.first <= i < p.last and p.where.precision in {"exact", "near", "district", "province"} for p in self.draft.places)

    def _partitive(self, i: int) -> int:
        """ "a group of soldiers", "dozens of people", "a member of the militia": the noun that says who."""
        s = self.syntax
        if s.tokens[i].upos == "NUM" and (of_whom := s.obliques(i, "of")):
            return of_whom[0]  # "10 of its soldiers"
        if s.lemma(i) in PRAISED and (force := [k for k in s.obliques(i, "of") if (m := self.actor_at(k)) is not None and m.actor.kind in MEN_IN_ARMS]):
            return force[0]  # "the heroes of the Rapid Response Division stormed"
        for _ in range(3):  # "tens of thousands of people"
            of = list(s.obliques(i, "of"))
            a = self.actor_at(i)  # "a gathering of soldiers": of the tagger alone
            if s.lemma(i) not in noun_class("amount") or not of or a is not None and (a.rule != "nominal" or self.actor_at(of[0]) is None):
                break
            i = of[0]
        return i

    def _thing(self, i: int, actor: ActorMention) -> bool:
        """A building or vehicle whose phrase begins with its owner ("Kataeb Hezbollah operations center") is a target, not its owner."""
        return actor.head != i and self.syntax.lemma(i) in noun_class("target")

    def _hands(self, fillers: list[Filler]) -> list[Filler]:
        """Whose ship or tank it was that fired."""
        craft = noun_class("target") | noun_class("military") | word_class("moves.ships")
        return [o for f in fillers for o in ((self._owners(f) if f.actor is None and self.syntax.lemma(f.head) in craft else []) or [f])]

    def _building(self, f: Filler) -> Filler:
        """A body that is a house too is the house when it is burnt or attacked: "a church", "the embassy"; "an ISIL tank" is whose it is and what was hit."""
        if f.actor is not None and f.actor.rule == "member-of-group" and self.syntax.lemma(f.head) in noun_class("target"):
            return Filler(f.head, self.syntax.span(*self.syntax.phrase(f.head)))
        if f.actor is not None and f.actor.actor.kind in {"organisation", "unknown"} and self.syntax.lemma(f.head).lower() in HOUSES:
            return Filler(f.head, self.syntax.span(*self._whole_name(f)))  # "stormed St. Mary's Church"
        called = f.actor is not None and f.actor.named and f.actor.rule != "nationality-noun"  # not "the U.S. Embassy"
        if f.actor is None or called or f.actor.actor.kind not in {"organisation", "state"} or self.syntax.lemma(f.head).lower() not in noun_class("target"):
            return f
        return Filler(f.head, self.syntax.span(*self.syntax.phrase(f.head)))

    def _whole_name(self, f: Filler) -> tuple[int, int]:
        """The words of a name to its head: "St. Peter Catholic Church"."""
        s, first = self.syntax, f.actor.first if f.actor is not None else f.head
        while first and s.tokens[first - 1].upos == "PROPN" and s.tokens[first - 1].sent == s.tokens[f.head].sent and s.head(first - 1) == f.head:
            first -= 1
        return first, f.head + 1

    def _is_target(self, f: Filler) -> bool:
        s = self.syntax
        if f.actor is not None:
            return False
        if s.lemma(f.head).lower() in HOUSES:
            return True
        lemma, tok = s.lemma(f.head), s.tokens[f.head]
        if lemma == "state" and any(s.lemma(k) in {"emergency", "siege", "war"} for k in s.obliques(f.head, "of")):
            return False
        return lemma in noun_class("target") or lemma == "target" or tok.ent.endswith("FAC") or tok.nominal == "place" and tok.upos == "NOUN" and lemma != "heart"

    def _called(self, n: int) -> bool:
        """ "the Saudi Maternity [Hospital]", "the Indonesian [Hospital]": part of its name, and not whose it is; not "a Ukrainian hospital"."""
        return self.syntax.tokens[n].text[:1].isupper() and self.syntax.lemma(n).lower() in HOUSES_WITH_NAMES

    def _owners(self, f: Filler) -> list[Filler]:
        """Whose thing it is: "a US air base", "the militia's depot", "positions of the group"."""
        s, out = self.syntax, []
        aboard = [o for v in s.kids(f.head, "acl", "acl:relcl") if s.lemma(v) in {"carry", "transport", "ferry"} for o in s.objects(v)]
        for k in [*s.kids(f.head, "compound", "amod", "nmod:poss", "nmod:desc"), *s.obliques(f.head, "of", "belonging to"), *aboard]:
            actor = self.actor_at(k)
            generic = actor is not None and not actor.named and actor.actor.kind == "civilians" and s.rel(k) == "compound"  # "refugee camp"
            generic = generic or s.lemma(k) in GUNNERS or k in self.weapon_tokens and s.rel(k) == "compound"  # "a sniper position", "an artillery system"
            cooking = actor is not None and s.rel(k) == "amod" and s.lemma(f.head) in EATERIES  # "a Chinese restaurant"
            named_so = actor is not None and actor.actor.kind == "state" and s.rel(k) in {"amod", "compound"} and self._called(f.head)
            named_so = named_so or actor is not None and {s.lemma(x).lower() for x in (f.head, actor.head)} <= HOUSES  # "Grace Baptist Church"
            if actor is not None and (actor.actor.kind != "unknown" or s.lemma(k) == "coalition") and not (generic or cooking or named_so):
                out.append(Filler(k, actor.span, actor))
        states = {f.actor.actor.name for f in out if f.actor is not None and f.actor.named and f.actor.actor.kind == "state"}
        return [f for f in out if not states or f.actor is None or f.actor.named or f.actor.actor.kind != "state"]  # "a Philippine [government] ship"


def _behind_front(s: Syntax, heads: list[int]) -> list[int]:
    """ "exploded in front of [a synagogue]": the front is of what is hit; not "died on the front"."""
    return [x for k in heads for x in (s.lemma(k) == "front" and s.prep(k) == "in" and s.obliques(k, "of") or [k])]


def searchers(h: Happening, s: Syntax) -> list[int]:
    """ "[Police] found explosives in a raid on a flat", "[Authorities] arrested two men in a raid": who found things or took men in a raid searched there."""
    clause, top = s.clause(h.head), s.tokens[h.head].head if s.prep(h.head) == "of" else h.head  # "in a series of raids"
    if not h.noun or s.lemma(h.head) != "raid" or s.lemma(clause) not in FINDING or s.passive(clause) or s.prep(top) not in {"in", "during"}:
        return []
    return [k for k in s.subjects(clause) if s.lemma(k) in SEARCHERS]


def with_particle(s: Syntax, v: int) -> str:
    particles = [s.lemma(k) for k in s.kids(v, "compound:prt")]
    if particles:
        return f"{s.lemma(v)}_{particles[0]}"
    for particle in ("off", "under"):
        if f"{s.lemma(v)}_{particle}" in noun_class("suffer") and any(s.prep(k) == particle for k in s.kids(v, "obl")):
            return f"{s.lemma(v)}_{particle}"
    if s.lemma(v) == "come" and any(s.prep(k) == "under" for k in s.kids(v, "obl")):
        return "come_under"
    return s.lemma(v)


def _unique(fillers: list[Filler]) -> list[Filler]:
    seen: set[tuple[int, int]] = set()
    return [f for f in fillers if not (f.words in seen or seen.add(f.words))]  # type: ignore[func-returns-value]
