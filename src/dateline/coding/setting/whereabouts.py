"""Where somebody was, is from or was bound for, and no act was: "was in Geneva at the time of the attack", "Anna Reid, 29, of Leeds", "a plane to Oslo"."""

from __future__ import annotations

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.model import PlaceMention
from dateline.vocab.classes import word_class

LIVING, RIDES = word_class("moves.living-there"), word_class("moves.rides")
DIRECTIONS = word_class("places.directions-of")
ATTACKING = word_class("acts.attacking-a-ride")
THERE = frozenset({"in", "at", "near"})


def elsewhere_then(s: Syntax, h: Happening, p: PlaceMention, places: tuple[PlaceMention, ...]) -> bool:
    """Whether a place of the sentence of an act only says where somebody was, is from or was going."""
    return _hometown(s, p) or _bound_for(s, p) or _on_the_way(s, h, p) or _of_his_life(s, h, p) or _at_the_time(s, h, p, places)


def on_the_way(s: Syntax, h: Happening, p: PlaceMention) -> bool:
    """ "was shot on his way [to Timbuktu]", "bombed a train [to Kano]", "Omar Ali, [from Gao], was shot": not there, if it is the only place told; not "a convoy on the
    way to Bangui", near which it may have been."""
    return _hometown(s, p) or _bound_for(s, p) or _on_the_way(s, h, p) and s.low[p.first - 3] != "the"


def away_from(s: Syntax, p: PlaceMention) -> bool:
    """ "in Helmand province, south [of the capital Kabul]": what the place of an act lies away from."""
    i = p.first - 1
    while i > 0 and (s.low[i] in {"the", "capital", "city", "town"} or s.tokens[i].upos == "ADJ"):
        i -= 1
    return i > 0 and i < p.first - 1 and s.low[i] == "of" and s.low[i - 1] in DIRECTIONS


def _hometown(s: Syntax, p: PlaceMention) -> bool:
    """ "Anna Reid, 29, [of New Zealand], was near when a bomb went off", "Omar Ali, [from Gao], said": between commas behind a person's name or age; not "the mayor of
    Gao, Omar Ali, was shot", "the town of Bara, in Sudan, was hit"."""
    before = p.first - 1
    if before < 2 or s.low[before] not in {"of", "from"} or s.low[before - 1] != "," or p.last >= len(s.tokens) or s.low[p.last] != ",":
        return False
    last = s.tokens[before - 2]
    aged = last.text.isdigit() and len(last.text) <= 2 and s.low[before - 3] == "," and s.tokens[before - 4].ent.endswith("PER")
    return aged or last.ent.endswith("PER")


def _bound_for(s: Syntax, p: PlaceMention) -> bool:
    """ "was detained after boarding a plane [to Amsterdam]", "on a flight from [Paris] to Tunis": where a ride goes; not "flew to Tunis", "sent a plane to Gao"."""
    up = s.head(p.head)
    if up is None or s.prep(p.head) not in {"to", "from", "for"}:
        return False
    if s.prep(p.head) == "to" and s.prep(up) == "from" and (over := s.head(up)) is not None:
        up = over  # "on a flight from Paris to [Tunis]"
    if _behind_a_ride(s, p):
        return True
    boarded = s.verbal(up) and s.lemma(up) in {"board", "catch"} and any(s.lemma(o) in RIDES for o in s.objects(up))
    return boarded or s.lemma(up) in RIDES and s.rel(p.head) == "nmod"


def _behind_a_ride(s: Syntax, p: PlaceMention) -> bool:
    """ "stormed a train [from Quetta] [to Peshawar] in Bolan", whatever the parse hangs it on; not "flew by plane from Quetta", "moved the train to Peshawar"."""
    v, i = s.head(p.head), p.first - 2
    if i > 3 and s.low[i + 1] == "to" and s.low[i - 1] == "from":
        i -= 2  # "from Quetta to"
    ride = i in range(len(s.tokens)) and s.lemma(i) in RIDES and s.low[i + 1] in {"from", "to"}
    return ride and v is not None and s.lemma(v) in ATTACKING and i in s.objects(v)


def _on_the_way(s: Syntax, h: Happening, p: PlaceMention) -> bool:
    """ "was shot on his way [to Timbuktu]": not there; not "on the road to Timbuktu", which runs by the place."""
    force = h.type in {"ASSAULT", "COERCE"} and p.first > 3
    return force and s.low[p.first - 1] == "to" and s.low[p.first - 2] == "way" and s.low[p.first - 3] in {"his", "her", "their", "its", "the"}


def _of_his_life(s: Syntax, h: Happening, p: PlaceMention) -> bool:
    """ "The man, who moved [to Oslo] last year, was stabbed in Bergen": where somebody lives; not "gunmen shot a man who was staying in Gao when they came"."""
    v = s.head(p.head)
    lived = v is not None and s.verbal(v) and s.lemma(v) in LIVING and s.rel(v) == "acl:relcl" and any(s.low[k] == "who" for k in s.kids(v, "nsubj"))
    return v is not None and lived and h.head != v and h.head not in range(*s.subtree(v))


def _at_the_time(s: Syntax, h: Happening, p: PlaceMention, places: tuple[PlaceMention, ...]) -> bool:
    """ "was studying [in Beirut] at the time of the bombing", "was [in Geneva] at the time of the attack in Quetta", "was visiting [Geneva] when gunmen attacked a post
    in Quetta"; not "Three guards were in the shop in Quetta at the time of the blast"."""
    first, last = s.subtree(h.head)
    if first <= p.head < last:
        return False
    time, clause = s.head(h.head), s.clause(h.head)
    over = s.head(time) if h.noun and time is not None and s.lemma(time) == "time" and s.prep(h.head) == "of" and s.low[time - 2 : time] == ["at", "the"] else None
    when = s.rel(clause) == "advcl" and any(s.low[k] == "when" for k in s.kids(clause, "advmod", "mark"))
    over = s.head(clause) if when else over
    if over is None or not (p.head == over or s.head(p.head) == over):
        return False
    own = any(q.where is not None and first <= q.head < last and s.prep(q.head) in THERE for q in places)
    people = any(s.tokens[k].upos == "PRON" or s.tokens[k].nominal == "person" for k in s.kids(over, "nsubj"))
    hit = {s.head(f.head) for f in [*h.recipients, *h.targets]} | {f.head for f in h.recipients}
    return people and over not in hit and not s.passive(over) and (own or not when and s.lemma(over) in LIVING)
