"""Shapes of telling harm that lean on the order of words: "and 22 wounded", "wounded four", "took 40 people hostage", "fled their homes"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.coding.casualties.in_care import in_care
from dateline.coding.names.generic import noun_at
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.model import CasualtyMention, Count, CountMention, Span
from dateline.model.mention import Harm
from dateline.vocab.classes import word_class, word_table
from dateline.vocab.nouns import noun_class
from dateline.vocab.numbers import harm_words
from dateline.vocab.time_words import time_words

PARTICIPLES: dict[str, Harm] = word_table("casualties.participles")
TRANSITIVE: dict[str, Harm] = word_table("casualties.transitive")
JOINTS = {"and", ",", "but", "while", ";", "with"}
BETWEEN, ROUNDS = word_class("casualties.between"), word_class("acts.rounds")
HURTS = word_class("casualties.hurts")
AMOUNTS = {"dozen", "hundred", "score"}
OPEN_YET = word_class("casualties.open-yet")
FIGHTERS = word_class("casualties.men-lost")
CARE = {"hospital", "clinic"}
CHANGE = word_class("casualties.toll-changes")
TO_HOSPITAL = word_class("casualties.to-hospital")
FOUND_HARMED = word_class("casualties.found-harmed")
HIGHEST = {"supreme", "ultimate", "highest"}
BATTLES = word_class("acts.battles")
MARTYRDOM = {"martyrdom", "shahadat", "shahada"}
SENT_TO = {"hell", "grave", "graves"}
NEUTRALISED = {"neutralise", "neutralize"}
TURKISH = word_class("states.turkish")
NOT_DISCLOSED = word_class("casualties.not-disclosed")
TOLD = word_class("casualties.told-by")
BEFORE = word_class("casualties.told-before")
FIGURES = word_class("casualties.telling-figures")
WHETHER = word_class("casualties.whether")
NO_DOERS = noun_class("accident") | noun_class("mishap")
FORMER_FIGURES = word_class("casualties.former-figures")
FLEEING = word_class("casualties.fleeing")
BODIES = {"body", "corpse", "martyr"}
ALIVE = word_class("casualties.alive")
RUBBLE = word_class("casualties.rubble")
BODY_FOUND = word_class("casualties.body-found")
RAISING, HOLDING = word_class("casualties.raising"), word_class("casualties.held-to-be")
KIN, COMPANIONS = word_class("people.family"), word_class("people.companions")


def pairs(syntax: Syntax, counts: Sequence[CountMention]) -> dict[int, tuple[CountMention, Harm]]:
    """Harm words with the bare number that stands beside them in a series, whatever the tree says: "six were killed and 22 wounded",
    "killed eight and wounded four", "of the 12 killed". Keyed by the token of the harm word."""
    out: dict[int, tuple[CountMention, Harm]] = {}
    for c in counts:
        found = _behind(syntax, c) or _before(syntax, c)
        if found is not None and found[0] not in out:
            out[found[0]] = (c, found[1])
    return out


def _behind(s: Syntax, c: CountMention) -> tuple[int, Harm] | None:
    """ "and nine were wounded", "and 22 wounded", "of the 12 killed"."""
    words, sent = s.tokens, s.tokens[c.head].sent
    at = c.last
    while at < len(words) and at < c.last + 4 and words[at].text.lower() in BETWEEN:
        at += 1
    harm = PARTICIPLES.get(words[at].text.lower()) if at < len(words) and words[at].sent == sent else None
    if harm is None or (c.unit_head is not None and not c.last <= c.unit_head <= at):
        return None
    after = words[at + 1] if at + 1 < len(words) and words[at + 1].sent == sent else None
    if after is not None and after.upos in {"NOUN", "PROPN", "NUM", "DET", "ADJ"} and after.text.lower() != "others":
        return None  # "two wounded soldiers", "the two killed a guard"
    before = words[c.first - 1].text.lower() if c.first and words[c.first - 1].sent == sent else ""
    partitive = before == "the" and c.first > 1 and words[c.first - 2].text.lower() == "of"
    series = before in JOINTS and any(w.text.lower() in {*PARTICIPLES, *TRANSITIVE} for w in words[max(0, c.first - 12) : c.first] if w.sent == sent)
    return (at, harm) if series or partitive or before == "among" else None  # "were among nine people killed"


def _before(s: Syntax, c: CountMention) -> tuple[int, Harm] | None:
    """ "killed eight militants and wounded four"."""
    words, at = s.tokens, c.first - 1
    if c.unit_head is not None or at < 1 or words[at].sent != words[c.head].sent:
        return None
    harm = TRANSITIVE.get(words[at].text.lower())
    after = words[c.last] if c.last < len(words) else None
    series = words[at - 1].text.lower() in JOINTS and any(w.text.lower() in TRANSITIVE for w in words[max(0, at - 12) : at] if w.sent == words[at].sent)
    bare = after is None or after.upos in {"PUNCT", "CCONJ", "ADP", "SCONJ"} and after.text.lower() != "of" or after.text.lower() in {"others", "more"}
    return (at, harm) if harm is not None and series and bare else None


def special(s: Syntax, v: int) -> tuple[Harm, list[int]] | None:
    """Harm that a verb tells only together with another word, with its victims: "took 40 people hostage", "fled their homes"."""
    lemma = s.lemma(v)
    if (hurt := _cared_for(s, v, lemma)) is not None:
        bodies = [o for o in hurt if s.lemma(o) in BODIES]
        return ("killed", bodies) if bodies else ("wounded", hurt)  # "nine bodies were brought to a hospital"
    if lemma == "fear" and s.passive(v) and any(s.low[k] in {"dead", "killed"} for k in s.kids(v, "xcomp", "ccomp", "advcl")):
        return "killed", s.subjects_of_grammar(v)  # "thirty people are feared dead"
    if lemma in {"leave", "put"} and any(s.lemma(k) in {"condition", "coma"} for o in [v, *s.objects(v)] for k in s.obliques(o, "in")):
        return "wounded", s.objects(v)  # "left one soldier in critical condition"
    if lemma in {"take", "hold"} and any(
        s.lemma(k) in {"hostage", "prisoner", "captive"} and s.tokens[k].text.lower() == s.lemma(k) for k in s.kids(v, "xcomp", "obj", "advmod", "obl")
    ):
        return "captured", [o for o in s.objects(v) if s.lemma(o) not in {"hostage", "prisoner", "captive"}] if lemma == "take" else []
    if lemma in BODY_FOUND and any(s.lemma(k) in RUBBLE for o in [v, *s.objects(v)] for k in s.obliques(o, "from", "out of", "under", "beneath")):
        return "killed", [o for o in s.objects(v) if s.lemma(o) in BODIES and s.kids(o, "nummod")]  # "pulled 14 bodies from the rubble"
    if lemma in {"recover", "retrieve", "find"} and (slain := _bodies_of_fighters(s, v)):
        return "killed", slain
    if lemma in {"flee", "cross"} and _driven_out_since(s, v):
        return "displaced", s.subjects(v)
    if (fallen := _fallen(s, v, lemma)) is not None:
        return "killed", fallen
    if lemma not in {"flee", "force", "drive", "uproot", "claim", "cost", "lose"}:
        return None
    homes = [
        k
        for k in [*s.objects(v), *s.obliques(v, "from"), *[x for o in s.objects(v) for x in s.obliques(o, "from")]]
        if s.lemma(k) in {"home", "house", "village"} and s.kids(k, "nmod:poss")
    ]
    if lemma == "flee" and homes:
        return "displaced", s.subjects(v)
    if lemma in {"force", "drive", "uproot"} and homes:
        return "displaced", [o for o in s.objects(v) if o not in homes]
    lives = [o for x in s.objects(v) for o in [x, *s.kids(x, "acl:relcl", "appos")] if s.lemma(o) == "life"]
    if lemma in {"claim", "cost"} and lives and not {s.lemma(k) for k in s.subjects(v)} & NO_DOERS:
        theirs = [o for o in [*s.kids(v, "iobj"), *s.objects(v)] if s.lemma(o) != "life"] if lemma == "cost" else []  # "cost 26 people their lives"
        return "killed", theirs or [x for o in lives for x in s.obliques(o, "of")] or lives
    if lemma == "lose" and any(s.lemma(o) == "life" for o in s.objects(v)):
        return "killed", s.subjects(v)
    if lemma == "lose" and (men := [o for o in s.objects(v) if s.lemma(o) in FIGHTERS and s.kids(o, "nummod") or _of_its_own(s, o)]):
        return "killed", men  # "The army lost 14 men in an ambush", "lost four of its fighters"
    return None


def _bodies_of_fighters(s: Syntax, v: int) -> list[int]:
    """ "Bodies of [five Maoists] were recovered after the encounter", "found the bodies of [three rebels]": the dead of a fight, counted by their bodies; not "bodies of
    five villagers were found"."""
    whose = [k for o in s.objects(v) if s.lemma(o) in BODIES and s.tokens[o].xpos == "NNS" for k in s.obliques(o, "of")]
    return [k for k in whose if s.kids(k, "nummod") and (noun := noun_at(s, k)) is not None and noun.kind == "armed-group"]


def _fallen(s: Syntax, v: int, lemma: str) -> list[int] | None:
    """Who died, in the words of armies: "[two soldiers] paid the supreme price", "[a captain] embraced martyrdom", "[three men] laid down their lives",
    "sent [six militants] to hell", "sent [nine people] to their early graves", "[Twelve soldiers] fell in an ambush", "neutralised [six rebels]"; not "may pay the
    ultimate price", "pays a high price", "Prices fell in the attack's wake", "neutralised" as Turkey's ministry has it, of those too who gave up or were captured,
    "police neutralised the attacker" (who may be alive)."""
    what = s.objects(v) if not s.passive(v) else []
    highest = any(s.lemma(o) in {"price", "sacrifice"} and any(s.lemma(k) in HIGHEST for k in s.kids(o, "amod")) for o in what)
    martyred = lemma in {"embrace", "attain", "achieve"} and any(s.lemma(o) in MARTYRDOM for o in what)
    down = lemma == "lay" and any(s.lemma(o) == "life" for o in what) and any(s.low[k] == "down" for k in s.kids(v, "compound:prt", "advmod"))
    joined = lemma == "join" and any(s.lemma(k) == "martyr" for o in what for k in s.obliques(o, "of"))  # "joined the ranks of the martyrs"
    if lemma in {"pay", "make"} and highest or martyred or down or joined:
        return s.subjects(v)
    if lemma == "fall" and fell_in(s, v):
        return s.subjects(v)
    if lemma in NEUTRALISED and not TURKISH & set(s.low):
        return [o for o in s.objects(v) if s.kids(o, "nummod") and _bears_arms(s, o)] or None
    return s.objects(v) if lemma == "send" and any(s.lemma(k) in SENT_TO for k in s.obliques(v, "to")) else None


def _bears_arms(s: Syntax, i: int) -> bool:
    """ "soldiers", "rebels", "gendarmes", "men"; not "hikers", "a suspect"."""
    return s.lemma(i) in FIGHTERS or (noun := noun_at(s, i)) is not None and noun.kind in {"armed-group", "state-force"}


def fell_in(s: Syntax, v: int) -> list[int]:
    """ "A sergeant fell in [combat]", "four soldiers fell in an [ambush]": in what people fell who died in it; not "the town fell in fighting", "prices fell", "two
    jockeys fell in a clash"."""
    people = [k for k in s.subjects(v) if s.tokens[k].ent.endswith("PER") or _bears_arms(s, k)]
    return [k for k in s.obliques(v, "in", "during") if s.lemma(k) in BATTLES] if people and not s.kids(v, "obj", "compound:prt", "xcomp") else []


def _driven_out_since(s: Syntax, v: int) -> bool:
    """ "More than 36,000 people have fled El Fasher since Sunday", "80,000 have crossed into Burundi since January": counted up to now; not "4,000 fans have
    crossed into Germany since Friday"."""
    last = s.sentences[s.tokens[v].sent].last
    since = {"have", "has"} & set(s.auxiliaries(v)) and "since" in s.low[v : min(v + 12, last)]
    many = [x for k in s.subjects(v) for x in [k, *s.kids(k, "nummod", "compound"), *(y for n in s.kids(k, "nummod") for y in s.kids(n, "compound"))]]
    counted = any(sum(c.isdigit() for c in s.low[x]) > 2 or s.lemma(x) in noun_class("amount") | {"million"} for x in many)  # not "three men have fled the prison"
    people = all(s.lemma(k) in FLEEING or s.tokens[k].text[:1].isupper() for k in s.subjects(v) if s.tokens[k].upos != "NUM")  # "80,000 Congolese"
    burnt = any(s.lemma(k) in NO_DOERS for k in [*s.objects(v), *s.obliques(v, "from")])  # "have fled the wildfire"
    return bool(since) and counted and people and not burnt and (s.lemma(v) == "flee" or bool(s.obliques(v, "into", "to", "over")))


def _of_its_own(s: Syntax, o: int) -> bool:
    return s.tokens[o].upos == "NUM" and any(s.lemma(k) in FIGHTERS for k in s.obliques(o, "of"))


def alive(s: Syntax, n: int) -> bool:
    """ "The 14 [victims] were treated", "24 [victims] and survivors testified", "three bombing [victims]", "two [victims] who were kidnapped": people hurt,
    held or heard, and no toll; not "nine victims were buried"."""
    if any(event_noun(s.lemma(k)) for k in s.kids(n, "compound")) or s.prep(n) == "among" and s.lemma(s.clause(n)) == "have":
        return True  # "Among the 31 [victims], one had a ball bearing removed"
    clause = s.clause(n)
    near = [clause, *s.kids(clause, "obl", "obj", "xcomp"), *s.kids(n, "conj", "amod", "acl", "acl:relcl"), *([up] if (up := s.head(n)) is not None else [])]
    return any(s.lemma(k) in ALIVE for k in near if k != n)


def own_losses(s: Syntax, v: int, victims: Sequence[int]) -> bool:
    """ "lost three men and killed 20 fighters", "four of their own men died": the dead of the side that killed, told beside those it killed."""
    if any(s.lemma(m) == "own" for k in victims for o in [k, *s.obliques(k, "of")] for m in s.kids(o, "amod")):
        return True
    beside = [*s.kids(v, "conj"), *([h] if s.rel(v) == "conj" and (h := s.head(v)) is not None else [])]
    return s.lemma(v) == "lose" and any(s.lemma(k) in {"kill", "slay"} and s.kids(k, "obj") for k in beside)


def former(s: Syntax, i: int) -> bool:
    """ "Police had earlier said 14 were killed", "Initial reports put the toll at nine": a figure that was given before the one of the news."""
    for a in [i, *s.ancestors(i)]:
        if s.lemma(a) in TOLD and any(s.lemma(k) in BEFORE or s.low[k : k + 1] == ["earlier"] for k in s.kids(a, "advmod") if k < a or k == a + 1):
            return True
        reports = [k for k in s.kids(a, "nsubj") if s.lemma(k) in FIGURES] if s.lemma(a) in TOLD else []
        if any(s.low[m] in BEFORE | FORMER_FIGURES for k in reports for m in s.kids(k, "amod")):
            return True
        if s.rel(a) in {"conj", "parataxis"} and s.kids(a, "nsubj"):
            break  # "initial reports said nine had died, but the governor said the toll was 12"
    return False


def _cared_for(s: Syntax, v: int, lemma: str) -> list[int] | None:
    """Who was hurt, told by what was done for them: "were taken to hospital", "treated eleven for smoke inhalation"; or by what they suffered: "suffered burns"."""
    if lemma in {"suffer", "sustain", "receive"} and any(s.lemma(o) in HURTS for o in s.objects(v)):
        return s.subjects(v)
    if any(s.lemma(a) in {"die", "succumb"} for a in s.ancestors(v)):
        return None  # "13 people died, two of them after being taken to hospital"
    whom = s.subjects_of_grammar(v) if s.passive(v) else s.objects(v)
    if lemma in TO_HOSPITAL and any(s.lemma(k) in CARE for k in s.obliques(v, "to")):
        # "the minister was taken to hospital": one of those told of already
        return [k for k in whom if s.kids(k, "nummod") or s.lemma(k) in AMOUNTS or s.tokens[k].upos == "NUM"]
    if (cared := in_care(s, v)) is not None:
        return cared
    if lemma == "treat" and any(s.lemma(k) in HURTS | {"injury", "wound"} for k in s.obliques(v, "for")):
        return whom
    return None


def reported_harmed(s: Syntax, v: int) -> list[int]:
    """ "Two men were reported killed": whom it befell."""
    h = s.head(v)
    told = h is not None and s.verbal(h) and s.passive(h) and s.lemma(h) in FOUND_HARMED
    return s.subjects_of_grammar(h) if told and h is not None and s.rel(v) == "xcomp" and s.tokens[v].xpos == "VBN" else []


def taken_as_done(s: Syntax, v: int) -> bool:
    """ "It is not clear who fired the rocket [that killed four people]", "denied bombing a market, where medics said nine people were killed": a past clause of a
    definite noun, or of a place, is told as fact, whatever is said of the noun; not "any strike that killed civilians"."""
    noun = s.head(v)
    past = s.rel(v) == "acl:relcl" and s.tokens[v].xpos == "VBD" and not s.auxiliaries(v) and not s.negated(v)
    where = any(s.low[k] == "where" for k in s.kids(v, "advmod"))
    return past and noun is not None and (where or any(s.low[k] == "the" for k in s.kids(noun, "det")))


def rising(s: Syntax, n: int, counts: Mapping[int, CountMention]) -> tuple[int, Harm] | None:
    """ "the number of people killed rose to 50", "the number of dead is 59", "brings the number of dead since 15 April to 273": the number's token and the harm."""
    if s.lemma(n) != "number":
        return None
    v = s.clause(n)
    equal = s.head(n) == v and s.tokens[v].upos == "NUM" and bool(s.kids(v, "cop")) and not s.negated(v)
    if not equal and s.lemma(v) not in CHANGE | {"put", "bring", "take", "raise"}:
        return None
    of_whom = [*s.obliques(n, "of", "among"), *(k for k in s.kids(n, "nmod") if s.verbal(k) and s.prep(k) == "of")]  # "the number of wounded", tagged as a verb
    number = next((k for k in ([v] if equal else [*new_figure(s, v), *figure_at(s, n), *(s.objects(v) if s.lemma(v) == "reach" else [])]) if k in counts), None)
    words = {w.text.lower() for k in of_whom for w in s.tokens[slice(*s.subtree(k))] if number is None or equal or number < n or w.i < number}
    harms = {PARTICIPLES[w] for w in words & set(PARTICIPLES)} | {harm_words("noun")[w.rstrip("s")] for w in words if harm_words("noun").get(w.rstrip("s"))}
    if number is None and not equal and s.rel(n) == "obj":  # "since the start of the clashes on 15 April [to 273]", which a parse hangs on the day
        number = next((k for k in sorted(counts) if n < k < s.subtree(v)[1] and "since" in s.low[n:k] and "to" in s.low[counts[k].first - 1 : counts[k].first]), None)
    return (number, harms.pop()) if number is not None and len(harms) == 1 else None


def either(found: list[CasualtyMention], syntax: Syntax) -> list[CasualtyMention]:
    """ "Forty people were killed or injured": how many of them were killed, it does not say; not "Nine were killed and 30 injured"."""
    out = []
    for c in found:
        beside = [o for o in found if o.harm != c.harm and o.victims == c.victims and o.count == c.count and max(o.head, c.head) - min(o.head, c.head) == 2]
        joined = any(syntax.low[min(o.head, c.head) + 1] in {"or", "and"} for o in beside)
        out.append(replace(c, count=Count("unknown", wording=c.count.wording)) if joined and c.count.state == "given" and c.count.high != 0 else c)
    return out


def new_figure(s: Syntax, v: int) -> list[int]:
    """The figure that a toll has come to: "to 14", "at 41", "from 12 to 19"."""
    return [*s.obliques(v, "to", "at"), *[x for k in s.obliques(v, "from") for x in s.obliques(k, "to")]]


def held_to_be(s: Syntax, v: int) -> list[int]:
    """ "The death toll is believed [to be 19]", "is thought to stand at 19": the figure that somebody holds it to be; not "is expected to be 19", "is not believed to be
    over 19"."""
    held = [k for k in s.kids(v, "xcomp") if s.lemma(v) in HOLDING] if s.passive(v) and not s.negated(v) else []
    return [x for k in held for x in [k, *s.obliques(k, "at")] if s.tokens[x].upos == "NUM"]


def figure_behind(s: Syntax, toll: int) -> list[int]:
    """ "taking the death toll since Friday [to 62]": the figure behind the word, whatever the tree hangs it on."""
    if s.lemma(s.clause(toll)) not in RAISING:
        return []
    last = s.sentences[s.tokens[toll].sent].last
    return [k for k in range(toll + 1, min(last, toll + 9)) if s.tokens[k].upos == "NUM" and s.low[k - 1] == "to"][:1]


def figure_at(s: Syntax, n: int) -> list[int]:
    """ "put the number of people killed in the strike on Rafah [at 45]": the figure behind the word, whatever the tree hangs it on."""
    if s.lemma(s.clause(n)) != "put":
        return []
    last = s.sentences[s.tokens[n].sent].last
    return [k for k in range(n + 1, last) if s.tokens[k].upos == "NUM" and ("at" in s.low[k - 1 : k] or s.low[k - 3 : k - 1] in (["at", "at"], ["at", "more"]))][:1]


def is_rank(s: Syntax, i: int) -> bool:
    """ "the third since Friday", "the deadliest since 2014": a word that ranks an act among others."""
    return s.low[i] not in {"least", "most"} and (s.tokens[i].xpos == "JJS" or time_words("ordinals").get(s.low[i], 0) > 1 and s.tokens[i].upos == "ADJ")


def ranked_among(s: Syntax, time: int) -> bool:
    """ "the deadliest since [January]", "the third such attack this [year]": a time that tells among which acts one is ranked, and not when it was;
    not "the second attack, on Friday"."""
    at = time
    for up in s.ancestors(time):
        if s.verbal(up) or s.rel(at) in {"appos", "parataxis", "conj"}:
            return False
        if any(is_rank(s, k) or s.low[k] == "first" for k in [up, *s.kids(up, "amod")]):
            return True
        at = up
    return False


def of_a_round(s: Syntax, k: int) -> int:
    """ "A new round of [clashes] killed four": what a round, wave or bout is of; else the noun itself."""
    return next((x for x in s.obliques(k, "of") if event_noun(s.lemma(x))), k) if s.lemma(k) in ROUNDS else k


def compared(s: Syntax, i: int, time: int) -> bool:
    """ "killed 66 and brought them closer to war than at any time [since 1999]": what the time is compared with; not "killed more than 60 [since 1999]"."""
    for k in range(i + 1, time):
        if s.low[k] == "than" and s.tokens[k].sent == s.tokens[time].sent and s.tokens[k + 1].upos != "NUM" and s.tokens[k + 1].xpos != "CD":
            return s.low[k + 1] not in {"a", "half"}  # "more than a hundred"
    return False


def act_of_part(s: Syntax, c: CountMention) -> int | None:
    """The act in which those died whom a number beside or in another tells of: "including 23 in Tuesday's [attack]", "14 of them in an [ambush]",
    "15 were killed in an ambush and seven in a [raid]"."""
    part = s.low[max(0, c.first - 1) : c.first] == ["including"] or s.low[max(0, c.first - 2) : c.first] == ["among", "them"] or act_joined(s, c)
    at = c.last
    if s.low[at : at + 2] in (["of", "them"], ["of", "whom"]):
        part, at = True, at + 2
    elif c.unit_head == at:
        at += 1
    while at < len(s.tokens) and s.low[at] in {"who", "were", "was", "killed", "died", "had", "been", "alone"}:
        at += 1
    if not part or at >= len(s.tokens) or s.low[at] not in {"in", "during"} or s.tokens[at].sent != s.tokens[c.head].sent:
        return None
    act = s.head(at)
    return act if act is not None and s.rel(at) == "case" and act > at and event_noun(s.lemma(act)) else None


def act_joined(s: Syntax, c: CountMention) -> bool:
    """Whether a number is joined to what was told, and no part of it."""
    return c.unit_head is None and _joined(s, c.first, c.last)


def _joined(s: Syntax, first: int, last: int) -> bool:
    """ "fifteen were killed in an ambush and [seven] in a raid": a bare number joined to what was told; not "between five and seven"."""
    return first > 1 and s.low[first - 1] in {"and", ",", "but", "while"} and s.tokens[first - 2].upos != "NUM" and s.low[last : last + 1] == ["in"]


def of_a_part(s: Syntax, act: int) -> bool:
    """ "Strikes killed 38 people, 20 of them [in a strike on a house]", "including nine [in the shelling]", "15 were killed in an ambush and seven [in a raid]": an act
    that another number is told of than the one before it."""
    at = next(iter(s.kids(act, "case")), act)
    if s.low[at] not in {"in", "during"}:
        return False
    before = s.low[max(s.sentences[s.tokens[act].sent].first, at - 5) : at]
    included = "including" in before[-3:] and s.tokens[at - 1].upos in {"NUM", "NOUN"}
    return before[-2:] in (["of", "them"], ["of", "whom"]) or included or s.tokens[at - 1].upos == "NUM" and _joined(s, at - 1, at)


def one_name(s: Syntax, victims: Sequence[int]) -> list[int]:
    """Victims without the tail of a name that the tree has cut in two ("commander | Abu Omar"), and with those joined to the name's last word."""
    out = [i for i in victims if not (i > 0 and i - 1 in victims and s.tokens[i].upos == "PROPN" and s.tokens[i - 1].upos in {"PROPN", "NOUN"})]
    return out + [c for i in victims for f in s.kids(i, "flat") for c in s.conjuncts(f) if c != f and c not in victims]


def fatal(s: Syntax, v: int) -> bool:
    """ "stabbed a clerk, killing her": those hurt are those who died."""
    told = [k for k in s.kids(v, "advcl", "xcomp", "conj") if s.lemma(k) == "kill"]
    return any(s.tokens[o].upos == "PRON" and s.tokens[o].text.lower() in {"him", "her", "them", "it", "both"} for k in told for o in s.kids(k, "obj"))


def fatally(s: Syntax, v: int) -> bool:
    """ "was fatally shot", "mortally wounded two soldiers", "a fatal shooting of three"; not "was nearly fatally shot"."""
    how = [k for k in s.kids(v, "advmod", "amod") if s.low[k] in {"fatally", "mortally", "fatal"}]
    return any(not {s.low[x] for x in s.kids(k, "advmod")} & {"nearly", "almost"} for k in how)


def number_open(s: Syntax, i: int) -> Span | None:
    """ "The number of people injured was unknown": the clause that says so."""
    n = next((a for a in list(s.ancestors(i))[:2] if s.lemma(a) in {"number", "toll"}), None)
    up = s.head(n) if n is not None else None
    if n is None or up is None or not s.rel(n).startswith("nsubj"):
        return None
    left_open = s.lemma(up) in OPEN_YET or s.negated(up) and s.lemma(up) in NOT_DISCLOSED
    return s.span(*s.clause_range(up)) if left_open else None


def of_age(s: Syntax, v: int) -> bool:
    """ "has died in Turin aged 100", "died on Sunday at the age of 89", "has died at 99": of no act; not "died at 10", "died aged 70 in the attack"."""
    if s.lemma(v) != "die" or any(s.prep(k) in {"in", "from", "after", "of"} and s.tokens[k].nominal == "event" for k in s.kids(v, "obl")):
        return False
    words = s.low[v : min(len(s.low), s.sentences[s.tokens[v].sent].last)]
    old = [k for k, w in enumerate(words) if w.isdigit() and 60 <= int(w) <= 110]
    return any(k and (words[k - 1] == "aged" or words[k - 1] == "at" or words[max(0, k - 2) : k] == ["age", "of"]) for k in old)


def men_and_boys(s: Syntax, i: int, counts: Mapping[int, CountMention]) -> bool:
    """ "8,000 men and [boys]", "30 women and [children]": one number of both; not "three soldiers and several civilians"."""
    up = s.head(i)
    bare = s.tokens[i].xpos == "NNS" and s.rel(i) == "conj" and s.low[i - 1] == "and" and not [k for k in s.kids(i) if k < i and s.low[k] != "and"]
    return bare and up == i - 2 and up in counts and (counts[up].count.best or 0) > 1


def of_those_told(s: Syntax, i: int) -> bool:
    """ "31 people, 19 of them [children]", "four people, one of them a young [woman]": some of those counted before."""
    first = i
    while first > i - 3 and s.tokens[first - 1].upos in {"DET", "ADJ"}:
        first -= 1
    return s.low[max(0, first - 2) : first] in (["of", "them"], ["of", "whom"])


def whether(s: Syntax, n: int) -> bool:
    """ "it was not clear if there were casualties": left open, and said so."""
    clause = next((a for a in [n, *s.ancestors(n)] if any(s.lemma(k) in {"if", "whether"} for k in s.kids(a, "mark"))), None)
    h = s.head(clause) if clause is not None else None
    return h is not None and s.lemma(h) in WHETHER and (s.negated(h) or s.lemma(h).startswith("un"))


def told_too(s: Syntax, head: int, i: int, counted: bool) -> bool:
    """ "killed a commander. Two of his bodyguards also died": besides those named before; not "Three were also killed in Herat". `counted`: those at i have a number."""
    singular = s.tokens[i].xpos == "NN" and bool(s.kids(i, "det", "nmod:poss"))
    told = [head, *([up] if s.rel(head) == "xcomp" and (up := s.head(head)) is not None else [])]  # "are also reported to have died"
    if any(s.tokens[k].ent.endswith(("LOC", "GPE")) for k in s.obliques(head, "in", "near", "at", "outside")):
        return False
    return any(s.lemma(k) in {"also", "too"} for v in told for k in s.kids(v, "advmod")) and (counted or bool(s.kids(i, "nummod")) or singular)


def sharing(s: Syntax, v: int) -> list[int]:
    """ "were killed and two [injured] in a strike", "were killed and two soldiers [were wounded] in a clash": joined verbs of harm that share what stands behind the
    last; not "were killed in Gao and two were wounded in a clash"."""
    if not s.passive(v):
        return []
    bare = not any(k > v and not (s.tokens[k].nominal == "time" and s.prep(k) in {"on", ""}) for k in s.kids(v, "obl", "advcl", "obl:agent"))
    joined = [c for c in s.kids(v, "conj") if s.verbal(c)]
    return [c for c in joined if not s.auxiliaries(c) or bare and s.passive(c) and harm_words("verb").get(s.lemma(c)) in {"killed", "wounded"}]


def his_own(i: int, s: Syntax) -> bool:
    """ "[his driver]", "two of [her guards]", "[his wife] and two children": those told as near to somebody; not "his killer", "their driver"."""
    near = [k for k in [i, *s.obliques(i, "of")] if s.lemma(k) in KIN | COMPANIONS]
    return any(s.low[p] in {"his", "her"} for k in near for p in s.kids(k, "nmod:poss"))
