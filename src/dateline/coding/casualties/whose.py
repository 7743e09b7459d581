"""Whose dead and wounded: of which side those harmed are, and whether they are civilians or combatants. Nothing said is unknown, never civilian."""

from __future__ import annotations

from collections.abc import Container, Sequence

from dateline.coding.names.generic import noun_at
from dateline.coding.syntax import Syntax
from dateline.model import ActorMention, ActorRef
from dateline.model.mention import HarmStatus
from dateline.vocab.actors import register
from dateline.vocab.actors_words import ActorNoun
from dateline.vocab.numbers import harm_words

FIGHTING = frozenset({"state-force", "armed-group"})
PEOPLE = FIGHTING | {"civilians", "person"}
MODIFIERS = ("amod", "compound", "nmod", "nmod:poss")


class Whose:
    """Answers for one document. `actors` are its mentions."""

    def __init__(self, syntax: Syntax, actors: Sequence[ActorMention]) -> None:
        self.syntax = syntax
        self.at: dict[int, ActorMention] = {}
        for m in sorted(actors, key=lambda m: m.rule == "modifier", reverse=True):
            self.at[m.head] = m

    def of(self, head: int, victims: int | None) -> tuple[HarmStatus, ActorRef | None]:
        """Status of those harmed, and their side: the force, group or people named; None where the text names none.

        `victims` is the token head of the noun phrase of those harmed, `head` the word that tells the harm ("casualties").
        """
        told = [self._noun(i) for i in self._nouns(head, victims)]
        return next((t for t in told if t[0] != "unknown"), next((t for t in told if t[1] is not None), ("unknown", None)))

    def noun(self, victims: int | None) -> ActorNoun | None:
        """The noun that says who those harmed were; None where it leaves that open ("people", "victims"). Of "nine of the attackers" the attackers, of
        "four rebels of a faction of dissidents" the rebels."""
        if victims is None:
            return None
        for i in [victims, *self.syntax.obliques(victims, "of", "among")]:
            noun = noun_at(self.syntax, i)
            if noun is not None and noun.kind in PEOPLE and noun.cls != "equipment" and self.syntax.lemma(i) not in harm_words("somebody"):
                return noun
        return None

    def done_away_with(self, victims: list[int], how: str, counts: Container[int]) -> list[int]:
        """ "eliminated [15 terrorists]", "liquidated [Hassan Atwi]", "destroyed [80 members] of the group";
        not "eliminated 15 checkpoints", "destroyed a cell"."""
        people = [i for i in victims if (told := self.noun(i)) is not None and told.noun not in harm_words("office")]
        if how == "destroy":
            people = [i for i in victims if noun_at(self.syntax, i) is not None and i in people or self.syntax.lemma(i) == "member"]  # not "dens of terrorists"
            return [i for i in people if i in counts and self.syntax.tokens[i].xpos == "NNS"]
        return [i for i in victims if i in people or self.syntax.tokens[i].upos == "PROPN" and (m := self.at.get(i)) is not None and m.actor.kind == "person"]

    def party(self, victims: int | None) -> str:
        """Kind of those harmed, by that noun, or by the group that they are of ("three members of the People's Army" are rebels); "" where it leaves that open."""
        whole = self.at.get(victims) if victims is not None else None
        if whole is not None and whole.rule == "partitive" and whole.actor.actor_id is not None and whole.actor.kind == "armed-group":
            return whole.actor.kind
        noun = self.noun(victims)
        open_ = noun is None or noun.noun in harm_words("anyone") or noun.kind not in FIGHTING | {"civilians"}
        return "" if noun is None or open_ else noun.kind

    def by_a_party(self, v: int, i: int) -> bool:
        """ "Fighters killed 30 farmers, a chief said. The army said 12 had died": a bare number per a force or group, of what was told before."""
        s, clause = self.syntax, self.syntax.clause(v)
        up = s.head(clause)
        if s.tokens[i].upos != "NUM" or s.obliques(i, "of", "among") or s.rel(clause) != "ccomp" or up is None or s.lemma(up) not in {"say", "claim", "insist", "report"}:
            return False
        return any(self.force(k) for k in s.kids(up, "nsubj"))

    def own_deed(self, v: int) -> bool:
        """ "The group claimed the assault, saying that its men had killed 137 soldiers": those who did it put a number to it; where others tell one, a bound."""
        s, clause = self.syntax, self.syntax.clause(v)
        up = s.head(clause)
        if s.passive(v) or s.rel(clause) != "ccomp" or up is None or s.lemma(up) not in {"say", "claim", "insist", "boast"}:
            return False
        own = any(s.low[k] in {"it", "they"} or any(s.low[p] in {"its", "their"} for p in s.kids(k, "nmod:poss")) for k in s.subjects(v))
        return own and any(self.armed_group(k) for k in s.subjects(up))

    def armed_group(self, i: int) -> bool:
        """Whether a token heads the mention of an armed group, by name or as "the group": a party to the fight, not an authority."""
        m = self.at.get(i)
        told = self.at.get(m.antecedent) if m is not None and m.antecedent is not None else None
        return any(x is not None and x.actor.kind == "armed-group" for x in (m, told))

    def force(self, i: int) -> bool:
        """Whether a token heads the mention of a force or armed group."""
        return i in self.at and self.at[i].actor.kind in FIGHTING

    def _nouns(self, head: int, victims: int | None) -> list[int]:
        """Nouns that may say who they were, best first: "soldiers"; of "the number of soldiers", "two of the soldiers"; "army" in "army casualties"."""
        s = self.syntax
        first = [i for i in (victims, head) if i is not None]
        return list(dict.fromkeys([*first, *(o for i in first for o in s.obliques(i, "of", "among")), *(k for i in first for k in s.kids(i, *MODIFIERS))]))

    def _noun(self, i: int) -> tuple[HarmStatus, ActorRef | None]:
        s, mention = self.syntax, self.at.get(i)
        side = mention.actor if mention is not None and (mention.named or mention.actor.country) and mention.actor.kind != "unknown" else None
        if any(s.lemma(k) in harm_words("civilian") for k in [i, *s.kids(i, *MODIFIERS)]):
            return "civilian", side
        return self._status(i, mention), side

    def _status(self, i: int, mention: ActorMention | None) -> HarmStatus:
        lemma, noun = self.syntax.lemma(i), noun_at(self.syntax, i)
        if lemma in harm_words("anyone"):
            return "unknown"
        if mention is not None and mention.actor.kind in FIGHTING:
            return "combatant"
        if mention is not None and mention.actor.kind == "person":
            return self._person(i, mention)
        if lemma in harm_words("office") or mention is not None and mention.actor.kind in {"civilians", "state"} and noun is not None:
            return "civilian"
        if noun is not None and noun.kind in FIGHTING:
            return "combatant"
        return "civilian" if noun is not None and noun.kind == "civilians" else "unknown"

    def _person(self, i: int, mention: ActorMention) -> HarmStatus:
        """A named person by the office told with the name, or by that of the register; a member of an armed group fights."""
        words = {w.lower().strip(".,") for w in (mention.role or mention.actor.name).split()} | {self.syntax.lemma(i)}
        if words & harm_words("rank").keys():
            return "combatant"
        if words & harm_words("office").keys():
            return "civilian"
        roles = [r for r in register().roles if r.actor == mention.actor.actor_id] if mention.actor.actor_id else []
        led = [register().actors.get(r.of) for r in roles]
        return "combatant" if any(a is not None and a.kind in FIGHTING for a in led) else "unknown"
