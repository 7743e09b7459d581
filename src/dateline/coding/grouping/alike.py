"""Whether two actors may be one: by register id or name, a state and its force, a generic word and the group it may stand for."""

from __future__ import annotations

from dateline.model import ActorRef
from dateline.vocab.classes import word_class
from dateline.vocab.gazetteer import country_name

SOLDIERS = word_class("armed.soldiers")
FACELESS = word_class("people.faceless")
SIDES_UNNAMED = word_class("armed.sides-unnamed")
IN_MANY_NAMES = word_class("groups.in-many-names")
FOES = word_class("armed.foes")
BARE_FORCES = word_class("armed.bare-forces")


def like(a: ActorRef, b: ActorRef) -> bool:
    """The same actor, or a state and its force, or a generic group that may be the named one of the same country."""
    if a.actor_id and b.actor_id:
        return a.actor_id == b.actor_id or (a.country is not None and a.country == b.country and {a.kind, b.kind} <= {"state", "state-force"})
    if a.name.lower() == b.name.lower():
        return True
    if a_foe(a) and a_foe(b):
        return True  # "the invaders", "enemy attacks"
    kinds = {_kind(a), _kind(b)}
    x, y = _words(a), _words(b)
    if kinds == {"state-force"} and not (a.country and b.country):  # "three US service members", "one of the soldiers"
        plain, other = (a, b) if not a.country else (b, a)
        words = plain.name.lower().split()
        inferred = not other.country or " " not in other.name  # "troops" of whom the text says nothing more are its own state's
        bare = inferred and other.name.lower().split()[-1] in SOLDIERS and words[0] in {"army", "military"}  # "an army patrol", "two soldiers"
        troops = words[-1] in SOLDIERS or words[-1] == "forces" and "security" not in words or bare
        if troops and "police" not in other.name.lower():
            return True
    if kinds <= {"state", "state-force"} and "junta" in x | y and not (a.country and b.country):
        return True  # "junta airstrike", "a Myanmar military airstrike"
    if kinds <= {"state", "state-force"}:
        return a.country == b.country if a.country and b.country else bool(x & y - {"the", "of", "force", "forces", "armed"})  # "police", "another police officer"
    if kinds == {"armed-group", "unknown"}:
        word = next(r for r in (a, b) if _kind(r) == "unknown").name.lower().split()[-1]
        return word in FACELESS | SIDES_UNNAMED and (a.country == b.country or a.country is None or b.country is None)  # not "workers"
    if kinds <= {"state-force", "unknown"} and not (x & y or any(faceless(r) or r.name.lower().split()[-1] in SIDES_UNNAMED for r in (a, b))):
        return False  # "paramedics", "soldiers"
    if kinds == {"armed-group"} or kinds == {"civilians"} or kinds <= {"state-force", "unknown"}:
        return a.country == b.country or a.country is None or b.country is None
    if kinds == {"state", "armed-group"}:  # "Haiti", "Haiti gangs": the land that a group is of
        x = x - {w.lower() for r in (a, b) if r.country for w in country_name(r.country).split()}
    return bool(x & y - IN_MANY_NAMES)


def _words(a: ActorRef) -> set[str]:
    """Words of a name; policemen are police."""
    return {"police" if w.startswith("police") else w for w in a.name.lower().split()}


def _kind(a: ActorRef) -> str:
    """Kind of an actor; police whom nothing else is told of are a force of the state."""
    return "state-force" if a.kind == "unknown" and a.name.lower().split()[-1] in BARE_FORCES else a.kind


def one(a: ActorRef, b: ActorRef) -> bool:
    """One by register id or name, or a state and its force or person in office."""
    if a.actor_id and a.actor_id == b.actor_id or a.name.lower() == b.name.lower():
        return True
    if a.kind == b.kind == "person":
        return bool(set(a.name.lower().split()) & set(b.name.lower().split()))
    return a.country is not None and a.country == b.country and {a.kind, b.kind} <= {"state", "state-force", "person"}


def any_faceless(a: list[ActorRef], b: list[ActorRef]) -> bool:
    """ "the men", "the attackers": doers of whom nothing is told may be any group."""
    irregular = {"armed-group", "civilians", "unknown", "person"}
    sides = [*a, *b]
    return all(r.kind in irregular for r in sides) and any(all(faceless(r) for r in side) for side in (a, b))


def faceless(r: ActorRef) -> bool:
    return r.actor_id is None and r.name.lower().split()[-1] in FACELESS


def any_like(a: list[ActorRef], b: list[ActorRef]) -> bool:
    return any(like(x, y) for x in a for y in b)


def any_same(a: list[ActorRef], b: list[ActorRef]) -> bool:
    """Alike, and more than both civilians: the man who shot is not one of the men he shot."""
    return any(like(x, y) and ({x.kind, y.kind} not in ({"civilians"}, {"armed-group"}, {"armed-group", "unknown"}) or _named_alike(x, y)) for x in a for y in b)


def _named_alike(a: ActorRef, b: ActorRef) -> bool:
    """By register id, or a word of the name: a clan militia is not the group it fights."""
    if a.actor_id and a.actor_id == b.actor_id or a.name.lower() == b.name.lower():
        return True
    return "armed-group" in {a.kind, b.kind} and bool(set(a.name.lower().split()) & set(b.name.lower().split()) - {"the", "of", "group", "members"})


def a_foe(r: ActorRef) -> bool:
    """ "the invaders", "the enemy": whom one side means, and no name."""
    return r.actor_id is None and r.name.lower().split()[-1] in FOES
