"""Words of force that tell of none: attacks in words, offensives on a market or a disease, matches between teams."""

from __future__ import annotations

import re

from dateline.coding.draft import Draft
from dateline.coding.happening import Filler, Happening
from dateline.coding.names.coder import mention_at
from dateline.coding.roles.frames import with_particle
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

ATTACKS = word_class("acts.attack-nouns")
SPEAKERS, RULERS = word_class("people.speakers"), word_class("orders.rulers")
BLOODLESS = word_class("people.bloodless")
NO_FOES = word_class("things.no-foes")
CHAMBERS = word_class("places.chambers")
CROWDS = noun_class("crowd") | word_class("people.protesters")
NAMING, PRIZES, WON_BY_FORCE = word_class("sayings.naming-so"), word_class("acts.prizes"), word_class("acts.won-by-force")
LASHING, WINNING = word_class("sayings.lashing-out"), word_class("acts.winning")
SPORT = word_class("acts.sport")
SCORE = re.compile(r"(?<![\w/-])\d{1,3} ?[-–] ?\d{1,3}(?![\w/-])(?! (?:years?|months?|weeks?|days?|hours?|minutes?|km|miles?|vote)\b)")


def figure(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Whether an act of force is one in words, in business or in sport; never where somebody is hurt in its sentence."""
    if h.type in {"CONCEDE", "RETREAT"} and party_rebels(h, draft, syntax):
        return True  # "rebels in his party backed down"
    if h.type != "ASSAULT" or any(syntax.tokens[c.head].sent == h.sent for c in draft.casualties):
        return False
    if party_rebels(h, draft, syntax):
        return True
    if h.noun:
        return syntax.lemma(h.head) in ATTACKS and not _armed(h, draft, syntax) and (on_no_foe(h, syntax) or in_words_only(h, draft, syntax))
    return match(h, draft, syntax) or attacked_in_words(h, draft, syntax) or outvoted(h, syntax)


def attacked_in_words(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "The president [attacked] a judge after she blocked his order", "Erdogan attacked the central bank, saying ..."; not "Gunmen attacked a judge", "The president
    attacked the rebels", "The mayor attacked a guard with a stick"."""
    if syntax.lemma(h.head) not in LASHING or syntax.passive(h.head) or h.targets or not (h.actors and h.recipients):
        return False
    named = any(syntax.lemma(k) in NAMING and syntax.tokens[k].xpos == "VBG" for k in syntax.kids(h.head, "advcl"))  # "attacked protesters, calling them terrorists"
    if any(syntax.tokens[w.head].sent == h.sent for w in draft.weapons) or not named and _armed(h, draft, syntax):
        return False
    mild = {"person", "organisation", "civilians", "unknown"}
    return all(_speaks(f, syntax) for f in h.actors) and all(f.actor is not None and f.actor.actor.kind in mild for f in h.recipients)


def outvoted(h: Happening, syntax: Syntax) -> bool:
    """ "won the race for mayor, [beating] a retired general", "was elected, [crushing] his rival"; not "stormed the hall, beating students"."""
    up = syntax.head(h.head)
    over = up is not None and syntax.rel(h.head) in {"advcl", "conj", "xcomp"} and syntax.lemma(up) in WINNING
    if syntax.lemma(h.head) == "storm" and any(syntax.lemma(k) in PRIZES for k in syntax.obliques(h.head, "to", "into")):
        return True  # "stormed to victory in the election"
    if up is not None and any(syntax.lemma(o) in WON_BY_FORCE for o in syntax.objects(up)):
        return False  # "won control of the port, beating villagers"
    return over and not h.weapons and h.rule.id in {"assault.beat", "assault.destroy", "weights:events.assault"}


def _armed(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """A weapon is told of, or one side bears arms."""
    s = syntax.sentences[h.sent]
    if any(syntax.tokens[w.head].sent == h.sent for w in draft.weapons) or any(syntax.lemma(i) in noun_class("military") for i in range(s.first, s.last)):
        return True  # also "the rebel leader"
    return any(f.actor is not None and f.actor.actor.kind == "armed-group" for f in [*h.actors, *h.recipients]) or any(
        m.actor.kind == "armed-group" and syntax.tokens[m.head].sent == h.sent for m in draft.actors
    )


def on_no_foe(h: Happening, syntax: Syntax) -> bool:
    """ "an offensive against cholera", "an assault on Everest by climbers", "the plan came under attack", "a carmaker launched an offensive in China"; not "an assault on
    the market by rebels"."""
    told = [h.head, *([h.light] if h.light is not None else []), *h.verbs]
    at = [k for x in told for k in syntax.obliques(x, "on", "against", "upon")]
    undergone = [k for v in told if v != h.head and with_particle(syntax, v) in noun_class("suffer") for k in syntax.subjects(v)]
    undergone += syntax.kids(h.head, "nsubj") if syntax.prep(h.head) == "under" else []
    if any({syntax.lemma(k), syntax.low[k]} & NO_FOES for k in [*at, *undergone]):
        return True
    doers = [] if undergone else [k for v in told if v != h.head for k in syntax.subjects(v)]
    doers += [k for x in told for k in syntax.obliques(x, "from", "by")]
    return bool(doers) and all(syntax.lemma(k) in BLOODLESS for k in doers)


def in_words_only(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "The MP launched an attack on the prime minister", "the mayor came under attack over the budget", "... in parliament"; not "the governor launched an attack on the
    town", "the mayor came under attack in Uruapan"."""
    if h.targets or any(f.actor is not None and f.actor.actor.kind == "state-force" for f in [*h.actors, *h.recipients]):
        return False
    told = [h.head, *([h.light] if h.light is not None else []), *h.verbs]
    over = [k for x in told for k in syntax.obliques(x, "over", "for") if syntax.tokens[k].nominal in {"abstract", "event"}]
    spoken = all(_speaks(f, syntax) for f in h.actors)
    suffered = any(with_particle(syntax, v) in noun_class("suffer") for v in told[1:])
    if suffered:
        known = bool(h.recipients) and all(f.actor is not None and f.actor.actor.kind in {"person", "organisation"} for f in h.recipients)
        sides = [f for f in h.actors if f not in h.recipients]
        chamber = any(syntax.lemma(k) in CHAMBERS for x in told for k in syntax.obliques(x, "in", "at"))
        return bool(over) and (known or spoken) or known and (chamber or bool(sides) and spoken)
    if not h.actors or not spoken:
        return False
    rule = any(syntax.lemma(f.head) in RULERS or f.actor is not None and f.actor.actor.actor_id for f in h.actors)
    mild = {"person", "organisation", "civilians", "unknown"} | (set() if rule else {"state"})
    people = all(f.actor is not None and f.actor.actor.kind in mild and syntax.lemma(f.head) not in CROWDS for f in h.recipients)
    named = bool(h.recipients) or any(syntax.tokens[k].nominal in {"person", "organization", ""} for k in syntax.obliques(h.head, "on", "against"))
    return named and people


def _speaks(f: Filler, syntax: Syntax) -> bool:
    """Who makes speeches for a living, or holds an office that is known."""
    known = f.actor is not None and f.actor.actor.kind == "person" and bool(f.actor.actor.actor_id or f.actor.role)
    return known or syntax.lemma(f.head) in SPEAKERS


def party_rebels(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Labour rebels ambushed the prime minister", "rebels in the party attacked the leader"; not "rebels stormed the palace"."""
    if h.targets or any(syntax.tokens[w.head].sent == h.sent for w in draft.weapons):
        return False
    rebels = [f.head for f in h.actors if syntax.lemma(f.head) == "rebel"]
    beside = {syntax.lemma(x) for k in rebels for x in [*syntax.kids(k, "compound", "amod"), *syntax.obliques(k, "in", "from")]}
    return bool(beside & PARTIES)


def match(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Eagles beat Giants 20-13", "The Warriors destroyed the Rockets", "The Raiders ambushed the Broncos, winning 34-10"; not "Police beat protesters", "Soldiers beat
    Students", "The Hutus attacked the Lendus"."""
    doers, others = syntax.subjects(h.head), syntax.objects(h.head)
    sides = [*doers, *(o for o in others if syntax.tokens[o].upos != "NUM")]
    if not doers or not all(_capital(k, syntax) for k in sides):
        return False
    if any(syntax.tokens[w.head].sent == h.sent and w.head not in sides for w in draft.weapons):
        return False
    s = syntax.sentences[h.sent]
    words = {syntax.lemma(i) for i in range(s.first, s.last)}
    states = any((m := mention_at(draft, k)) is not None and m.actor.kind == "state" for k in doers)
    if SCORE.search(syntax.text, s.start, s.end) and "vote" not in words and not states:
        return True
    teams = [k for k in sides if _team(k, draft, syntax)]
    if not others or len(teams) < len(sides):
        return False
    plain = [k for k in teams if (m := mention_at(draft, k)) is None or m.rule == "tagger"]
    clubs = all(any(syntax.tokens[c].upos == "PROPN" for c in syntax.kids(k, "compound")) for k in sides)
    return bool(words & SPORT) or clubs or bool(plain) and any(syntax.low[k] in EVERYDAY for k in plain)


PARTIES = word_class("groups.parties")
EVERYDAY = word_class("groups.team-names")


def _capital(i: int, syntax: Syntax) -> bool:
    return syntax.tokens[i].text[:1].isupper() and syntax.tokens[i].nominal != "time"


def _team(i: int, draft: Draft, syntax: Syntax) -> bool:
    """A plural with a capital that names no known body, people or nation: "Eagles", "the Raiders"; not "Soldiers" at the head of a sentence, "Hutus", "the Houthis"."""
    m, t = mention_at(draft, i), syntax.tokens[i]
    if t.xpos not in {"NNPS", "NNS"} or t.text.isupper():
        return False
    if m is None or m.rule == "tagger":
        return t.xpos == "NNPS"
    own = m.actor.actor_id is None and m.actor.country is None and m.actor.kind in {"armed-group", "person"}
    return own and (t.xpos == "NNPS" or i > syntax.sentences[t.sent].first)
