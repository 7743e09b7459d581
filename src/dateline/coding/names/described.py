"""Which earlier mention a description stands for: "the group", "the rebels", "the attackers". Unsure means none."""

from __future__ import annotations

from dateline.coding.names.generic import noun_at
from dateline.coding.names.meant import as_modifier, described_by_its_backer
from dateline.coding.syntax import Syntax
from dateline.model import ActorMention
from dateline.vocab.actors_words import ActorNoun, actor_nouns
from dateline.vocab.classes import word_class

PLURAL_PRONOUNS = frozenset({"they", "them", "their", "themselves"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
GROUP_NOUNS = word_class("groups.pointing-back")
FIGHTER_NOUNS = word_class("armed.fighter-nouns")
WINDOW = 12  # sentences that a definite description looks back
STATE_PEOPLE = word_class("states.people")
ARMIES = frozenset({"army", "military", "navy"})
GROUPS_OF_FORCES = word_class("armed.groups-of-forces")
IN_SIGHT = 60  # mentions that a description may point back over; a sentence with more is a list


def by_head(linked: list[ActorMention]) -> dict[int, ActorMention]:
    """The first mention of each head that is more than a modifier."""
    return {e.head: e for e in reversed(linked) if e.rule != "modifier"}


def followed(m: ActorMention, heads: dict[int, ActorMention]) -> ActorMention:
    """The mention at the end of a chain of references."""
    seen: set[int] = set()
    while m.antecedent is not None and m.antecedent not in seen:
        seen.add(m.antecedent)
        before = heads.get(m.antecedent)
        if before is None:
            return m
        m = before
    return m


def identities(mentions: list[ActorMention], heads: dict[int, ActorMention]) -> set[str]:
    """Who some mentions are, through their antecedents."""
    ends = [followed(e, heads) for e in mentions]
    return {end.actor.actor_id or end.actor.name.lower() for end in ends}


def plural(syntax: Syntax, e: ActorMention) -> bool:
    return syntax.tokens[e.head].xpos in {"NNS", "NNPS"} or e.actor.name in PLURAL_PRONOUNS


def description_antecedent(syntax: Syntax, m: ActorMention, earlier: list[ActorMention], modifiers: list[ActorMention]) -> ActorMention | None:
    """ "the rebels" after "Houthi rebels": the last mention of the same noun, or of a known group of that sort, if it is the only one in sight."""
    noun = noun_at(syntax, m.head)
    if noun is None or not _definite_bare(syntax, m):
        return None
    sent = syntax.tokens[m.head].sent
    near = [e for e in earlier if sent - syntax.tokens[e.head].sent <= WINDOW and e.rule != "pronoun"][-IN_SIGHT:]
    pool = [e for e in near if _sort_fits(syntax, m, noun, e)]
    if syntax.tokens[m.head].xpos == "NN":
        pool = [e for e in pool if e.named or syntax.tokens[e.head].xpos != "NNS"]  # "the merger of four groups ... the group"
    same = [e for e in pool if _same_noun(syntax, m, e)]
    late = bool(same and pool) and syntax.tokens[pool[-1].head].sent - syntax.tokens[same[-1].head].sent > 1 and pool[-1].named and noun.noun in GROUP_NOUNS
    pool = pool if late else same or pool  # not "the M Group" of some sentences before, where another group has been named since
    pool = [e for e in pool if not (_owner_in_a_phrase(syntax, e) or _in_what_is_said(syntax, e, near))] or pool
    if not pool:
        return as_modifier(syntax, m, noun, modifiers) if noun.noun in GROUP_NOUNS else None
    last = pool[-1]
    heads = by_head(earlier)
    end = followed(last, heads)
    if noun.noun in ARMIES and end.actor.country and any(_of_another_army(e, end) for e in near if e.head > last.head):
        return None  # "the U.S. Army deployed a launcher in April. Two Philippine soldiers were killed. The army says ...": not the American one
    if m.actor.kind == "person" and end.named:
        unnamed = [e for e in earlier if not e.named and e.antecedent is None and syntax.lemma(e.head) == noun.noun and sent - syntax.tokens[e.head].sent <= WINDOW]
        if any(not _said_of(syntax, e, end) for e in unnamed):
            return None  # "a commander was killed ..., said Abu Omar, a commander. The commander ...": either
    rivals = identities([e for e in pool if syntax.tokens[last.head].sent - syntax.tokens[e.head].sent <= 1], heads)
    return last if len(rivals) == 1 else None


def _of_another_army(e: ActorMention, end: ActorMention) -> bool:
    return e.actor.kind == "state-force" and e.named and e.actor.country is not None and e.actor.country != end.actor.country


def _of_ships(syntax: Syntax, e: ActorMention) -> bool:
    """ "the Eisenhower carrier strike [group]": no group that could be meant by "the group"."""
    return any(syntax.lemma(k) in GROUPS_OF_FORCES for k in syntax.kids(e.head, "compound"))


def _owner_in_a_phrase(syntax: Syntax, e: ActorMention) -> bool:
    """ "Al-Shabaab, [al-Qaeda]'s branch in East Africa, attacked a base. The group ...": named only to say whose another is."""
    up = syntax.head(e.head)
    return syntax.rel(e.head) == "nmod:poss" and up is not None and syntax.rel(up) == "appos"


def _in_what_is_said(syntax: Syntax, e: ActorMention, near: list[ActorMention]) -> bool:
    """ "The TPNPB, [the armed wing of the Free Papua Movement], said ... The group": who a group is, told behind its name."""
    says = next((k for k in (e.head, syntax.head(e.head)) if k is not None and syntax.rel(k) == "appos" and (k == e.head or syntax.prep(e.head) == "of")), None)
    whose = syntax.head(says) if says is not None else None
    return whose is not None and whose < e.head and any(x.head == whose and x.named and x.actor.kind in {"armed-group", "organisation"} for x in near)


def _said_of(syntax: Syntax, e: ActorMention, name: ActorMention) -> bool:
    """Whether a noun only says who a named one is: "Abu Omar, a commander", "the commander Abu Omar"."""
    return syntax.head(e.head) == name.head or syntax.head(name.head) == e.head or name.first <= e.head < name.last


def _definite_bare(syntax: Syntax, m: ActorMention) -> bool:
    """A determiner that points back, and no more than the noun behind it."""
    tokens = syntax.tokens
    content = [i for i in range(m.first, m.last) if tokens[i].upos not in {"DET", "PUNCT"}]
    before = tokens[m.first].text.lower() in DEFINITE
    restricted = any(syntax.rel(k) in {"acl:relcl", "acl"} and not _behind_a_comma(syntax, k) or (syntax.rel(k) == "nmod" and k > m.head) for k in syntax.kids(m.head))
    if before and not restricted and syntax.lemma(m.head) in GROUP_NOUNS and described_by_its_backer(syntax, m):
        return True  # "The Iran-aligned group"
    armed = len(content) == 2 and tokens[content[0]].text.lower() in {"armed", "militant", "rebel"} and syntax.lemma(m.head) in GROUP_NOUNS  # "the armed group"
    return before and (len(content) <= 1 or armed) and not restricted


def _behind_a_comma(syntax: Syntax, k: int) -> bool:
    """ "The armed group, [which has held the city since January], ...": said of a group that is known."""
    first, _ = syntax.subtree(k)
    return "," in syntax.low[max(0, first - 1) : first + 1]


def _same_noun(syntax: Syntax, m: ActorMention, e: ActorMention) -> bool:
    lemma = syntax.lemma(m.head)
    noun = noun_at(syntax, m.head)
    if noun is not None and noun.cls == "body" and noun.kind == "state-force" and not e.named and syntax.lemma(e.head) != lemma:
        return False  # "An army patrol was attacked. The army arrested nine": all of it; "A police officer was shot. The police ..."
    return any(syntax.lemma(i) == lemma and syntax.rel(i) != "nmod:poss" for i in range(e.first, e.last))  # not "the mayor" in "the mayor's bodyguards"


def _sort_fits(syntax: Syntax, m: ActorMention, noun: ActorNoun, e: ActorMention) -> bool:
    lemma = noun.noun
    if e.actor.kind == "person":
        return m.actor.kind == "person" and (_same_noun(syntax, m, e) or bool(e.role and lemma in e.role.lower()))
    if noun.cls == "office":
        return False
    if lemma in GROUP_NOUNS | {"militia", "gang", "cartel"} and plural(syntax, m) and e.named and not _same_noun(syntax, m, e):
        return False  # "the factions" are not the one group that was named
    if lemma in GROUP_NOUNS:
        kinds = {"armed-group", "organisation"} if lemma.startswith("organi") else {"armed-group"}
        return (e.actor.kind in kinds and (e.named or _same_noun(syntax, m, e))) or syntax.lemma(e.head) == lemma and not _of_ships(syntax, e)
    if lemma in FIGHTER_NOUNS or noun.kind == "armed-group":
        several = syntax.tokens[m.head].xpos in {"NNS", "NNPS"}  # "the gunman" is not a group that was named
        return e.actor.kind == "armed-group" and (e.named and several or _same_noun(syntax, m, e))
    if noun.kind == "state" and noun.noun not in STATE_PEOPLE:
        return False
    return _same_noun(syntax, m, e) and e.actor.kind in {noun.kind, noun.state_kind, m.actor.kind} and actor_nouns().get(lemma) is not None
