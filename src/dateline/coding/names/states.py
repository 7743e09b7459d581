"""When a state's name, adjective, people or seat of government names an actor, and when it is only a place."""

from __future__ import annotations

from dateline.coding.names.generic import noun_at
from dateline.coding.names.np import HYPHENS, head_of, modifier_of
from dateline.coding.names.terms import Name, Terms
from dateline.coding.syntax import Syntax
from dateline.model import ActorRef
from dateline.vocab.actors import Nation, register, state_actor
from dateline.vocab.classes import word_class

LOCATIVE = frozenset(
    "in at near across inside throughout into around within outside toward towards through over north south east west northern southern eastern western off onto".split()
)
SEATS_OF_RULE = word_class("states.seats-of-rule")
STATE_VERBS = word_class("states.verbs")
TROOPS_ABROAD = word_class("armed.abroad")
BONDS = word_class("states.bonds")
HITTING_A_TOWN = word_class("acts.hitting-a-town")
UNWILLED = word_class("states.what-towns-do")
SIDES_OF_STATES = word_class("states.sides")
OWNED_BY_STATES = word_class("states.owned")
PLACE_HEADS = word_class("places.heads")
MOTION = word_class("places.motion")
EVENT_NAMES = word_class("states.event-names")
BETWEEN_TWO = word_class("states.between-two")
OPERATIONS = word_class("acts.operations-of")
ENVOYS = word_class("orders.diplomats")
DONE_TO_STATES = word_class("states.done-to")
SIDED_WITH = word_class("states.sided-with")
BEFORE_A_LAND = word_class("places.before-a-land")


def state_mention(syntax: Syntax, terms: Terms, name: Name, inside: bool) -> tuple[int, ActorRef, bool, str] | None:
    """Head, actor, named and rule of a state's mention; None when it is only a place."""
    head = head_of(syntax, name.first, name.last)
    over = modifier_of(syntax, head, name.last)
    if _border(syntax, terms, name) or _of_a_continent(syntax, name):
        return None
    if (shared := _shared_head(syntax, name, terms)) is not None:
        return head, shared, True, "shared-head"
    if over is not None or inside:
        return _modifier(syntax, name, head, over, inside)
    if (nation := name.nation("state")) is not None:
        return None if _located(syntax, name, head) else (head, state_actor(nation).ref(), True, "state")
    if (nation := name.nation("people")) is not None:
        return _people(syntax, name, head, nation)
    if (nation := name.nation("adjective")) is not None:
        before = syntax.tokens[name.first - 1] if name.first else None
        if before is not None and (before.text.lower() in {"a", "an", "another"} or before.upos == "NUM" or _one_person(syntax, name, head)):
            return head, ActorRef(syntax.text[name.span.start : name.span.end], nation.iso3, "civilians"), False, "people"
        return (head, state_actor(nation).ref(), True, "state") if _nominal(syntax, head) else (head, state_actor(nation).ref(), True, "modifier")
    nation = name.nation("seat")
    if nation is not None and _speaks_for_state(syntax, name, head):
        return head, state_actor(nation).ref(), True, "metonym"
    return None


def _border(syntax: Syntax, terms: Terms, name: Name) -> bool:
    """ "the U.S.-Mexico border", "the Iran–Iraq War": two names joined by a hyphen in front of a noun name no actor."""
    tokens = syntax.tokens
    for dash, other in ((name.last, name.last + 1), (name.first - 1, name.first - 2)):
        if 0 < dash < len(tokens) - 1 and tokens[dash].text in {"-", "–", "—", "/"} and other in terms.at:
            end = max(terms.at[other].last, name.last)
            return end < len(tokens) and syntax.lemma(end) in EVENT_NAMES | BETWEEN_TWO
    return False


def _of_a_continent(syntax: Syntax, name: Name) -> bool:
    """ "the Pan-[American] Highway", "the Inter-[American] Court": all of America; not "anti-American", "US-American"."""
    low = syntax.low[max(0, name.first - 2) : name.first]
    return low[1:] in (["-"], ["–"], ["‑"]) and low[0] in {"pan", "inter", "trans"}


def _shared_head(syntax: Syntax, name: Name, terms: Terms) -> ActorRef | None:
    """ "US and coalition forces", "Turkish and Syrian soldiers": the first nationality shares the noun behind the second."""
    nation = name.nation("adjective")
    tokens = syntax.tokens
    if nation is None or name.last + 1 >= len(tokens) or tokens[name.last].text.lower() not in {"and", "or", "&"}:
        return None
    second = terms.at.get(name.last + 1)
    if second is None:
        return None
    actor = second.actor()
    if actor is not None:
        noun = noun_at(syntax, second.last - 1) if actor.kind == "state-force" and second.last - second.first > 1 else None
    else:
        noun = noun_at(syntax, second.last) if second.last < len(tokens) and second.nation("adjective") is not None else None
    if noun is None or not noun.unit:
        return None
    return register().national(nation.iso3, noun.unit).ref()


def _modifier(syntax: Syntax, name: Name, head: int, over: int | None, inside: bool) -> tuple[int, ActorRef, bool, str] | None:
    nation = name.nation("adjective")
    if nation is None or (
        over is not None and syntax.lemma(over) in EVENT_NAMES and syntax.tokens[head].upos == "PROPN" and name.nation("state") is not None and nation.iso3 != "USA"
    ):
        return None
    return head, state_actor(nation).ref(), True, "modifier"


def _nominal(syntax: Syntax, head: int) -> bool:
    return syntax.rel(head).split(":")[0] in {"nsubj", "obj", "obl", "conj", "iobj", "nmod"}


def _one_person(syntax: Syntax, name: Name, head: int) -> bool:
    """ "a 19-year-old Palestinian", "the Palestinian was hit" are one person; not "the Palestinian government", "the British said"."""
    follows = syntax.tokens[name.last].upos if name.last < len(syntax.tokens) else "PUNCT"
    if not _nominal(syntax, head) or follows in {"NOUN", "ADJ", "PROPN", "CCONJ"} or syntax.text[name.span.end - 1] not in "ni":
        return False
    return any(syntax.tokens[k].text.lower() in {"a", "an", "another", "the"} for k in syntax.kids(head, "det"))


def _people(syntax: Syntax, name: Name, head: int, nation: Nation) -> tuple[int, ActorRef, bool, str]:
    """ "12 Syrians", "Syrians fled" are people; "the Syrians said" stands for the state."""
    first = name.first
    definite = first > 0 and syntax.tokens[first - 1].lemma.lower() == "the"
    words = " ".join(syntax.text[name.span.start : name.span.end].split())
    verb = syntax.head(head)
    if definite and syntax.rel(head) == "nsubj" and verb is not None and syntax.lemma(verb) in STATE_VERBS and nation.iso3 != "PSE":
        return head, state_actor(nation).ref(), True, "state"
    ethnic = first > 0 and syntax.tokens[first - 1].text.lower() == "ethnic"
    return head, ActorRef(words, None if ethnic else nation.iso3, "civilians"), False, "people"  # ethnic Albanians need not be Albania's


def _located(syntax: Syntax, name: Name, head: int) -> bool:
    """ "in Iraq", "south of Iraq", "Mosul, Iraq", "coming from Senegal and Mali": a place."""
    own = name.last < len(syntax.tokens) and syntax.tokens[name.last].xpos in {"VBD", "VBZ", "VBP"}  # "arms came from Iran and Syria sold them"
    if syntax.rel(head) == "conj" and not own and not syntax.kids(head, "case") and (first := syntax.head(head)) is not None and syntax.tokens[first].upos == "PROPN":
        over = syntax.head(first)
        if over is not None and syntax.prep(first) in {"to", "from"} and syntax.lemma(over) in MOTION:
            return True
    if name.first > 1 and syntax.lemma(name.first - 1) == "of" and syntax.lemma(name.first - 2) in PLACE_HEADS:
        return True
    if name.last + 1 < len(syntax.tokens) and syntax.low[name.last + 1] in {"based", "born"} and syntax.tokens[name.last].text in HYPHENS:
        return True  # "the U.S.-based cleric"
    whose = syntax.head(head) if syntax.rel(head) == "nmod:poss" else None
    if whose is not None and syntax.lemma(whose) in OPERATIONS:
        return False  # "were killed in Azerbaijan's operation"; not "in Iraq's Anbar province"
    cases = [syntax.tokens[k].text.lower() for k in syntax.kids(head, "case")]
    before = syntax.tokens[name.first - 1] if name.first > 0 else None
    if before is not None and before.text.lower() in BEFORE_A_LAND:
        if before.text.lower() not in {"the"}:
            return True
        before = syntax.tokens[name.first - 2] if name.first > 1 else None
    if any(c in LOCATIVE for c in cases) or (before is not None and before.upos == "ADP" and before.text.lower() in LOCATIVE):
        return True
    verb = syntax.head(head)
    moving = verb is not None and syntax.lemma(verb) in MOTION
    if moving and (set(cases) & {"to", "from"} or syntax.rel(head) == "obj"):
        return True
    if before is not None and before.text == "," and name.first > 1:
        town = syntax.tokens[name.first - 2]
        after = syntax.tokens[name.last].text if name.last < len(syntax.tokens) else "."
        return (
            town.ent.endswith(("LOC", "FAC"))
            and syntax.rel(head) in {"appos", "nmod", "flat", "list", "parataxis", "dep", "nmod:unmarked"}
            and after in {",", ".", ")", ";", "—", "–", "-"}
        )
    return False


def _of_envoys(syntax: Syntax, head: int) -> bool:
    """ "its ambassador to [Bamako]", "withdrew its envoys from [Moscow]"; not "the envoy returned from Moscow"."""
    first = syntax.head(head) if syntax.rel(head) == "conj" else head
    over = syntax.head(first) if first is not None else None
    if first is None or over is None:
        return False
    prep = syntax.prep(first)
    return prep in {"to", "from"} and syntax.lemma(over) in ENVOYS or prep == "from" and any(syntax.lemma(o) in ENVOYS for o in syntax.objects(over))


def _speaks_for_state(syntax: Syntax, name: Name, head: int) -> bool:
    """A seat of government stands for the state as a speaker or decider, as a party, or as an owner of policy; never after "in"."""
    if _of_envoys(syntax, head):
        return True
    if _located(syntax, name, head):
        return False
    if syntax.text[name.span.start : name.span.end] in SEATS_OF_RULE:
        return True
    verb, rel = syntax.head(head), syntax.rel(head).split(":")[0]
    if rel == "conj":
        first = syntax.head(head)
        verb, rel = (syntax.head(first), syntax.rel(first).split(":")[0]) if first is not None else (None, rel)
    if verb is None:
        return False
    lemma = syntax.lemma(verb)
    if rel == "nsubj" and syntax.rel(head) != "nsubj:pass":
        asked = (
            syntax.tokens[verb].xpos == "VB" and syntax.rel(verb) == "ccomp" and not syntax.auxiliaries(verb) and lemma not in UNWILLED
        )  # "that Kabul rein in militants"
        return lemma in STATE_VERBS or asked or (lemma in {"have", "keep", "station"} and any(syntax.lemma(o) in TROOPS_ABROAD for o in syntax.objects(verb)))
    if rel == "obj":
        made = [k for k in syntax.kids(verb, "xcomp") if syntax.tokens[k].xpos == "VB" and any(syntax.low[m] == "to" for m in syntax.kids(k, "mark"))]
        return lemma in DONE_TO_STATES or any(syntax.lemma(k) not in UNWILLED for k in made)  # "led Bangkok to recall its envoy"; not "made Beirut shake"
    if rel == "nmod" and syntax.rel(head) == "nmod:poss":
        return lemma in OWNED_BY_STATES
    prep = syntax.prep(head)
    if prep == "on" and "blame" in {syntax.lemma(a) for a in syntax.ancestors(head)} or prep == "for" and lemma in SIDED_WITH:
        return True  # "blamed the blasts in Kabul on Islamabad", "voiced support for Islamabad"
    if prep == "against" and lemma in HITTING_A_TOWN and syntax.tokens[verb].upos == "NOUN":
        return False  # "a missile strike against Kyiv": the town that was hit
    if prep in {"with", "between", "by", "against"}:
        return lemma in BONDS or lemma in STATE_VERBS
    return prep in {"from", "to", "on"} and lemma in BONDS or prep == "of" and lemma in SIDES_OF_STATES
