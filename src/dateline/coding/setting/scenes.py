"""Places that are named in the sentence of an act, and where it was not: what somebody's home is, what is said beside it, where a paper has it from."""

from __future__ import annotations

from collections.abc import Container

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.model import PlaceMention
from dateline.vocab.classes import word_class

# Acts of words happen where they are spoken, not where they point
SPOKEN = {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "SANCTION", "CONCEDE", "COOPERATE"}
ANSWERS, AWAY = word_class("reactions.answered-by"), word_class("people.away-from-home")
PARTY = word_class("places.before-a-party")
LEAVING = word_class("moves.leaving")
COMING_FROM = word_class("places.coming-from")
SPEAKING = word_class("sayings.speaking")
REGARDING = word_class("states.regarding")
SPEAKING_THERE, TELLING = word_class("sayings.speaking-there"), word_class("sayings.telling")
COMES_FROM = word_class("acts.comes-from")
TIED = word_class("groups.tied")
WITNESSES = word_class("people.locals")
KIN = frozenset({"woman", "man", "mother", "father"})
VESSELS = word_class("orders.vessels")
SENT_AWAY = word_class("moves.sent-away")
WAYS = word_class("places.ways")
DESK = 8  # words at most of a place line before its colon
NAMES_JOINED = 5  # at most


def no_scene(syntax: Syntax, h: Happening, p: PlaceMention, acts: Container[int]) -> bool:
    """ "guards from [Nepal]", "[the Awda hospital] said", "passed on to [Russia]", "chanted 'Death to [America]'", "as mediators in [Cairo] prepared talks", "revenge for
    recognising [Jerusalem] as the capital", "was struck on Tuesday, and the vessel was being towed to [Suez]": named in the
    sentence of an act, and not where it was. `acts`: the words of all acts."""
    s, first, hit = syntax, p.head, {f.head for f in [*h.targets, *h.recipients]}  # "A market [that lies in Nyala] was bombed"
    for _ in range(NAMES_JOINED):
        if s.rel(first) == "conj" and s.tokens[s.tokens[first].head].upos == "PROPN":
            first = s.tokens[first].head  # "to Colombia and Ecuador"
    up = s.head(first)
    from_there = _home_of_somebody(s, first) and not (h.type == "RETREAT" and not h.noun and s.head(first) in s.objects(h.head))  # "withdrew its troops from Iraq"
    from_there = from_there or _from_a_country(s, h, p)
    ways_to = p.where is not None and p.where.precision == "country" and up is not None and s.prep(first) == "to" and s.lemma(up) in WAYS  # "on a route to Ukraine"
    behalf = up is not None and s.lemma(up) == "behalf"
    gone = s.prep(first) == "to" and up is not None and up not in acts and s.lemma(up) in SENT_AWAY  # "the survivors were repatriated to Colombia"
    speaks = up is not None and s.rel(first) == "nsubj" and s.lemma(up) in SPEAKING
    regarded = up is not None and up not in acts and s.lemma(up) in REGARDING and first in s.objects(up)
    sent_to = h.type == "COERCE" and s.prep(first) == "to" and p.where is not None and p.where.precision == "country"
    start = s.sentences[h.sent].first
    quoted = h.type == "PROTEST" and sum(t.text in {'"', "“", "”"} for t in s.tokens[start : p.head]) == 1
    v = next((a for a in s.ancestors(p.head) if s.verbal(a)), None)
    apart = v is not None and v not in acts and s.rel(v) == "conj" and bool(s.kids(v, "nsubj", "nsubj:pass")) and h.head not in range(*s.subtree(v))
    meanwhile = any(_meanwhile(s, a, h) and a not in acts for a in s.ancestors(p.head))
    owner = h.type in {"RETREAT", "MOBILIZE"} and s.rel(first) == "nmod:poss" and s.head(first) in [*s.objects(h.head), *s.subjects(h.head)]  # "Spain's soldiers"
    party = owner or p.where is not None and p.where.precision == "country" and s.prep(first) in PARTY and h.rule.id != "mobilize.leave-for"  # "spying for Russia"
    agreed = any(s.rel(a) == "acl" and s.prep(s.tokens[a].head) == "under" and a not in acts for a in s.ancestors(p.head))  # "under a deal reached in [Istanbul]"
    left = any(s.lemma(a) in LEAVING and s.rel(a) in {"acl", "acl:relcl"} and a not in acts and _way_of(s, first, a) for a in s.ancestors(p.head))
    fled = any(s.lemma(a) in {"flee", "escape"} and s.rel(a) in {"acl", "acl:relcl"} and a not in acts for a in s.ancestors(p.head))  # "fleeing violence in Sudan"
    left = left or _set_out_from(s, h, first)
    over = (a for a in s.ancestors(p.head) if s.lemma(a) in ANSWERS and s.prep(a) == "in")  # "in response to missiles at Voronezh"
    answered = any(h.head not in range(*s.subtree(a)) for a in over)
    then = answered or any(_when_told(s, a, h) and a not in acts for a in s.ancestors(p.head))
    born = any(s.lemma(a) in COMING_FROM and s.verbal(a) and s.rel(a) != "root" and a not in acts for a in s.ancestors(p.head))  # "Born in Egypt, he was arrested"
    then = then or agreed or left or born or any(s.rel(a) == "acl:relcl" and _state(s, a) and a not in acts and s.head(a) not in hit for a in s.ancestors(p.head))
    then = then or h.type not in SPOKEN and any(_speaks_there(s, a, h) and a not in acts for a in s.ancestors(p.head))
    beyond = up is not None and s.lemma(up) == "border" and s.verbal(up) and first in s.objects(up) or s.low[first - 1 : first] == ["bordering"]  # "bordering Ukraine"
    ranked = any(
        s.prep(a) == "since" and a not in acts and h.head not in range(*s.subtree(a)) for a in [first, *s.ancestors(first)]
    )  # "the worst since the Beslan siege"
    then = then or ranked or beyond or _told_there(s, first, h) or _of_a_tie(s, p.head) or _vessel_from(s, h, first)
    other = [a for a in s.ancestors(p.head) if s.rel(a) == "advcl" and a != h.head and any(s.lemma(m) == "for" for m in s.kids(a, "mark"))]
    then = then or h.type != "ASSAULT" and bool(other)  # "was jailed for killing two soldiers in Leeds"
    then = then or h.type == "COERCE" and s.prep(first) == "into" and up not in acts  # "arrested as he tried to cross into Syria"
    return then or fled or party or from_there or ways_to or behalf or gone or speaks or regarded or sent_to or quoted or h.type == "ASSAULT" and (apart or meanwhile)


def _set_out_from(s: Syntax, h: Happening, i: int) -> bool:
    """ "The division was moved from [Gaza] to the north": where a force was before; not "withdrew from Qayyarah to Erbil", "was deployed from Monday to the north"."""
    up = s.head(i)
    if h.rule.id == "mobilize.leave-for":
        return i in s.objects(h.head) or s.prep(i) == "from"  # "left [Nairobi] for Haiti"
    return h.type == "MOBILIZE" and up is not None and s.prep(i) == "from" and any(k > i for k in s.obliques(up, "to", "into", "toward", "towards"))


def came_from(s: Syntax, h: Happening, p: PlaceMention) -> bool:
    """ "missiles fired from [Belgorod]", "drones from Oryol and [Kursk] oblasts": where it came from is not where it struck."""
    up, at = s.head(p.head), p.head
    first = up if up is not None and s.rel(at) == "conj" and not s.verbal(up) else at
    over = s.head(first)
    whole = over if over is not None and s.rel(first) in {"compound", "nmod:poss"} else first  # "from the Belgorod region"
    fired = s.head(whole)  # "rockets fired from Lebanon landed near the town"
    by = {s.lemma(h.light or h.head), s.lemma(fired) if fired is not None and s.rel(fired) in {"acl", "root"} else ""}
    return h.type == "ASSAULT" and s.prep(whole) == "from" and bool(by & COMES_FROM)


def taken_from(s: Syntax, h: Happening, p: PlaceMention) -> bool:
    """ "abducted 12 people from [Kafanchan]": where they were taken, if no other place is told; not "abducted 12 people from China", "two
    tourists from Munich"."""
    near = (p.where is None or p.where.precision != "country") and s.prep(p.head) == "from" and h.mode == "abduct" and not h.noun
    whom = s.head(p.head)
    if whom == h.head:
        whom = next((o for o in s.objects(h.head)), None)
        return near and not (whom is not None and s.lemma(whom) in AWAY)
    return near and whom is not None and s.tokens[whom].xpos == "NNS" and whom in s.objects(h.head) and s.lemma(whom) not in AWAY


def _state(s: Syntax, v: int) -> bool:
    """ "members of the gang, [which controls most of the capital], burned a station": what is so of somebody, wherever the act was."""
    return s.tokens[v].xpos in {"VBZ", "VBP"} and not s.kids(v, "aux") and any(s.low[k] in {"which", "who", "that"} for k in s.kids(v, "nsubj"))


def _speaks_there(s: Syntax, a: int, h: Happening) -> bool:
    """ "The minister, [speaking in Paris], said rebels had killed nine", "The rapporteur, [who travelled to Kabul], said ...": where the teller is, or was before."""
    up = s.head(a)
    if s.lemma(a) not in SPEAKING_THERE or s.rel(a) not in {"advcl", "acl", "acl:relcl"} or up is None or h.head in range(*s.subtree(a)):
        return False
    verb = s.head(up) if s.rel(a) != "advcl" and s.rel(up).startswith("nsubj") else up
    return verb is not None and h.head != verb and h.head in range(*s.subtree(verb)) and (s.lemma(verb) in TELLING or s.lemma(verb) in {"accuse", "blame"})


def _of_a_tie(s: Syntax, i: int) -> bool:
    """ "sites linked to [Iran]", "vessels they say are linked to [Israel]": whose they are, or are said to be."""
    tied = any(s.lemma(a) in TIED and s.rel(a) in {"acl", "acl:relcl", "ccomp"} for a in s.ancestors(i))
    return tied and s.prep(i) in {"to", "with", "by"}


def _told_there(s: Syntax, i: int, h: Happening) -> bool:
    """ "told reporters in [Kampala] that rebels had killed ten", "gangs killed 70, a spokesman said in [Geneva]": where it was told; not "killed 70, he said, in Goma",
    nor where a witness did."""
    verb = next((a for a in s.ancestors(i) if s.verbal(a)), None)
    if verb is None or verb > i or s.lemma(verb) not in TELLING or s.prep(i) not in {"in", "at"} or h.head in range(verb, i) or h.head == verb:
        return False
    there = any(s.lemma(k) in WITNESSES or s.lemma(k) in KIN for k in s.subjects(verb))
    return not there and not any(t.text in {",", "that"} for t in s.tokens[verb:i])


def _vessel_from(s: Syntax, h: Happening, i: int) -> bool:
    """ "a strike on a vessel from [Venezuela]": where it had sailed from; not "a shell fired from a ship"."""
    up = s.head(i)
    return h.type == "ASSAULT" and up is not None and s.prep(i) == "from" and s.rel(i) == "nmod" and s.lemma(up) in VESSELS


def _way_of(s: Syntax, i: int, v: int) -> bool:
    """ "a bus that had left [Kassala]", "a convoy travelling from [Gao]": where somebody came from or was going before."""
    return i in s.objects(v) or s.prep(i) in {"from", "to", "for", "towards", "toward"} and s.head(i) == v


def _when_told(s: Syntax, a: int, h: Happening) -> bool:
    """ "the largest raid since July 2022, [when fighters crossed into Ethiopia]": what happened at a time that is named beside it."""
    when = next((k for k in s.kids(a, "advmod", "mark") if s.low[k] == "when"), 0)
    if when < 2 or not s.kids(a, "nsubj", "nsubj:pass") or s.rel(a) not in {"acl:relcl", "advcl"} or h.head in range(*s.subtree(a)):
        return False
    before = s.tokens[when - 2 if s.low[when - 1] == "," else when - 1]
    return before.nominal == "time" or before.upos == "NUM" and len(before.text) == 4


def _home_of_somebody(s: Syntax, i: int) -> bool:
    """ "guards from [Nepal]", "a doctor from Kashmir's [Pulwama] district": where somebody is from."""
    up = s.head(i)
    if up is not None and s.rel(i) in {"compound", "nmod:poss"} and s.prep(up) == "from":
        i, up = up, s.head(up)
    person = up is not None and (s.tokens[up].nominal == "person" or s.rel(up) == "nsubj:pass") and s.tokens[up].upos == "NOUN"
    return s.prep(i) == "from" and person


def _from_a_country(s: Syntax, h: Happening, p: PlaceMention) -> bool:
    """ "detained two women from [Uganda]", where the parse hangs the country on the verb; and in "kidnapped two tourists from [Munich]"; not "expelled two women from
    Uganda", "withdrew its troops from Iraq"."""
    v, before = s.head(p.head), s.subtree(p.head)[0] - 1
    held = v is not None and s.prep(p.head) == "from" and before in s.objects(v) and s.tokens[before].nominal == "person"
    country = p.where is not None and p.where.precision == "country" or h.mode == "abduct" and s.lemma(before) in AWAY
    return held and country and v is not None and h.type in {"COERCE", "ASSAULT"} and s.lemma(v) not in SENT_AWAY | {"expel", "drive", "remove"}


def _meanwhile(s: Syntax, a: int, h: Happening) -> bool:
    """ "as mediators in Cairo prepared another round": a clause with a subject of its own; not "was shot as he left his home in Quetta"."""
    first, last = s.subtree(a)
    marked = any(s.lemma(k) in {"as", "while"} for k in s.kids(a, "mark", "advmod"))
    others = [k for k in s.kids(a, "nsubj") if s.tokens[k].upos != "PRON"]
    return s.rel(a) == "advcl" and marked and bool(others) and not first <= h.head < last


def desk(syntax: Syntax, p: PlaceMention) -> bool:
    """ "[LAHORE], June 9: Police arrested ten workers in Multan": where a paper has it from, before a colon; "NEW DELHI/SRINAGAR: ..."; not "Police in Lahore: ..."."""
    first = syntax.sentences[syntax.tokens[p.head].sent].first
    colon = next((k for k in range(first, min(first + DESK, len(syntax.tokens))) if syntax.low[k] == ":"), 0)
    return p.last <= colon and all(t.upos in {"PROPN", "NUM", "PUNCT"} or t.text.isupper() or t.text == "/" for t in syntax.tokens[first:colon])
