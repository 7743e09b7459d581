"""Words that tell an act that another word of the text tells already: folded into it, so that one act is one happening."""

from __future__ import annotations

from dateline.coding.casualties.shapes import of_a_part, sharing
from dateline.coding.finding.needs_words import WORDS
from dateline.coding.grouping.in_turn import held_off
from dateline.coding.grouping.linked import under_an_answer
from dateline.coding.happening import Happening
from dateline.coding.roles.frames import CARRYING, with_particle
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class
from dateline.vocab.time_words import time_words

PROTESTS, SEARCHERS = word_class("acts.protests"), word_class("orders.searchers")
BODY_PARTS = word_class("things.body")
TAKING = frozenset({"capture", "take", "seize", "abduct"})
BY_A_DEVICE = frozenset({"assault.device", "assault.wound", "assault.kill", "assault.land-on", "assault.destroy"})
FREEING = frozenset({"free", "release", "liberate"})
MANY_ACTS, SETS_OF_ACTS = word_class("amounts.many-acts"), word_class("amounts.sets-of-acts")
SUPERLATIVES = word_class("acts.superlatives")
CAPTURING = word_class("acts.capturing")


def drop_echoes(happenings: list[Happening], syntax: Syntax) -> list[Happening]:
    """Fold words that tell the same act into one happening: the verb of an event noun ("the strike hit"), its object ("held talks"), a clause of purpose or
    place that only says whom it struck ("conducted a strike to target fighters", "an attack on a base, where troops were hit")."""
    gone: set[int] = {
        h.head
        for h in happenings
        if _ranked(h, happenings, syntax) or _counted_again(h, happenings, syntax) or _heard(h, happenings, syntax) or _so_many_of(h, syntax) or _latest_of(h, syntax)
    }
    heads = {h.head: h for h in happenings if h.head not in gone}  # "killed 23 in the worst attack in years": what is gone holds no other
    for h in happenings:
        if h.noun:
            continue
        gone |= set(_captured_in(h, heads, syntax))
        if h.rule.id == "assault.seize" and not syntax.passive(h.head):  # "an army offensive has retaken the town"
            gone |= {k for k in syntax.subjects(h.head) if k in heads and heads[k].noun and heads[k].type == "ASSAULT"}
        if h.rule.id == "retreat.return":  # "returned home after a six-month deployment": the deployment that is over
            gone |= {k for k in syntax.obliques(h.head, "from", "after") if k in heads and heads[k].type == "MOBILIZE"}
        host = _freed_in(h, heads, syntax) or _whose_lives(h, heads, syntax) or _done_with(h, heads, syntax) or _host(h, heads, syntax)
        if host is not None:
            host.verbs.append(h.head)
            host.folded.append(h.head)
            host.mode = host.mode or (h.rule.mode if h.rule.mode == "firearms" else None)  # "shot dead a man during a raid"
            gone.add(h.head)
            continue
        for o in [*syntax.objects(h.head), *syntax.kids(h.head, "obl", "xcomp")]:
            if o in heads and heads[o].rule.id == "assault.under-fire" and h.rule.id == "assault.came-under-fire":
                gone.add(o if syntax.lemma(h.head) == "take" else h.head)  # "took enemy fire"; "came under mortar fire": the fire says with what
            elif o in heads and heads[o].noun and h.rule.id == "assault.fire" and heads[o].rule.id == "assault.shell" and o in syntax.kids(h.head, "obj"):
                gone.add(o)  # "fired a barrage of rockets toward the city"
            elif o in heads and heads[o].noun and f"{with_particle(syntax, h.head)}+{syntax.lemma(o)}" in h.rule.verb:
                gone.add(o)
            elif o in heads and heads[o].noun and (with_particle(syntax, h.head), syntax.prep(o)) in CARRYING and h.rule.id == "assault.respond":
                gone.add(h.head)  # "responded with air strikes": the strikes are the response
            elif (
                o in heads
                and heads[o].noun
                and (o in syntax.objects(h.head) or with_particle(syntax, h.head) in noun_class("suffer"))
                and with_particle(syntax, h.head) in noun_class("light") | noun_class("suffer")
            ):
                gone.add(h.head)
    return [h for h in happenings if h.head not in gone]


def _ranked(h: Happening, happenings: list[Happening], syntax: Syntax) -> bool:
    """ "Two soldiers were killed ..., [in the deadliest incident on the border in a year]": the act of the sentence, ranked among others."""
    superlative = SUPERLATIVES
    if not h.noun or h.type != "ASSAULT":
        return False
    amod = {syntax.tokens[k].text.lower() for k in syntax.kids(h.head, "amod")}
    first, last = syntax.subtree(h.head)
    apposed = "," in syntax.low[max(0, first - 1) : first + 1] and any(syntax.low[i] == "since" for i in range(first, last))  # ", the deadliest strike since May"
    apposed = (
        apposed or syntax.rel(h.head) in {"appos", "parataxis"} and any(syntax.lemma(k) in {"year", "month", "decade"} for k in syntax.obliques(h.head, "in", "for"))
    )
    one = syntax.head(h.head) if syntax.prep(h.head) == "of" else None  # "in one of the worst attacks in France"
    one_of = one is not None and syntax.low[one] == "one" and (syntax.prep(one) == "in" or syntax.rel(one) == "appos")
    rank = (syntax.prep(h.head) == "in" or apposed or one_of) and amod & superlative or _of_its_kind(h.head, amod, syntax)
    return bool(rank) and any(x.sent == h.sent and x is not h and x.type == "ASSAULT" and x.head < h.head for x in happenings)


def _of_its_kind(n: int, amod: set[str], syntax: Syntax) -> bool:
    """ "in [the first such attack] in five months", "[the third such attack] this week", "in what was [the first attack] since May"; not "died in the first attack"."""
    if not amod & {*time_words("ordinals"), "latest"}:
        return False
    up = syntax.head(n)
    in_what = up is not None and syntax.low[up] == "what" and syntax.prep(up) == "in"
    first, last = syntax.subtree(n)
    since = any(syntax.low[i] == "since" for i in range(first, last)) and syntax.prep(n) == "in"
    return "such" in amod or in_what or since


def _counted_again(h: Happening, happenings: list[Happening], syntax: Syntax) -> bool:
    """ "An air strike hit the suburb. It was the fourth [strike] since November": the act told before, and which of a number it was. Also "It is the 19th drone to be
    [shot down] since May"."""
    if not h.noun and syntax.rel(h.head) == "acl" and any(syntax.lemma(k) == "to" for k in syntax.kids(h.head, "mark")):
        one = syntax.tokens[h.head].head
        first = any(
            syntax.low[k] in time_words("ordinals") or syntax.low[k][:1].isdigit() and syntax.low[k][-2:] in {"st", "nd", "rd", "th"} for k in syntax.kids(one, "amod")
        )
        return first and bool(syntax.kids(one, "cop")) and any(syntax.low[k] in {"it", "this", "that"} for k in syntax.kids(one, "nsubj"))
    if not h.noun or not syntax.kids(h.head, "cop"):
        return False
    subject = [k for k in syntax.kids(h.head, "nsubj") if syntax.low[k] in {"it", "this", "that"}]
    ordinal = [k for k in syntax.kids(h.head, "amod") if syntax.tokens[k].xpos == "JJ" and (syntax.low[k] == "latest" or syntax.low[k] in time_words("ordinals"))]
    return bool(subject and ordinal) and any(x.type == h.type and 0 < h.sent - x.sent <= 2 for x in happenings)


def _so_many_of(h: Happening, syntax: Syntax) -> bool:
    """ "[Four of the seven attacks] were in El Obeid": a share of a count."""
    up = syntax.head(h.head)
    return h.noun and syntax.prep(h.head) == "of" and up is not None and syntax.tokens[up].upos == "NUM" and bool(syntax.kids(h.head, "nummod"))


def _latest_of(h: Happening, syntax: Syntax) -> bool:
    """ "It was the latest in [a series of kidnappings]": the row that the act told before stands in; not "a series of kidnappings shook the town"."""
    up = syntax.head(h.head)
    if not h.noun or not h.plural or up is None or syntax.prep(h.head) != "of" or syntax.lemma(up) not in MANY_ACTS or syntax.prep(up) not in {"in", "of"}:
        return False
    over = syntax.head(up)
    return over is not None and "latest" in {syntax.low[over], *(syntax.low[k] for k in syntax.kids(over, "amod"))}


def _captured_in(h: Happening, heads: dict[int, Happening], syntax: Syntax) -> list[int]:
    """ "captured a leader in a raid in the town": the raid is how, where nobody was harmed in it. Where it was is where he was captured."""
    sentence = syntax.sentences[h.sent]
    killed = [i for i in syntax.of_lemmas({"kill"}) if sentence.first <= i < sentence.last]
    if syntax.lemma(h.head) not in CAPTURING or any(not (i > h.head and syntax.rel(i) == "conj" and syntax.kids(i, "nsubj", "nsubj:pass")) for i in killed):
        return []
    taken = syntax.subjects_of_grammar(h.head) if syntax.passive(h.head) else syntax.objects(h.head)
    how = [k for k in _within_which(h, syntax) if k in heads and heads[k].noun and syntax.lemma(k) in {"raid", "operation", "sweep"} and not heads[k].definite]
    if syntax.lemma(h.head) == "seize" and taken and not any(syntax.tokens[k].nominal == "person" or syntax.tokens[k].upos == "PROPN" for k in taken):
        searched = how and any(syntax.lemma(k) in SEARCHERS for k in syntax.subjects(h.head))
        return [h.head] if searched else []  # "Rebels seized weapons in a raid": things found, and the raid is what they did; of police both are one act
    h.verbs += how
    return how


def _within_which(h: Happening, syntax: Syntax) -> list[int]:
    """ "arrested two suspects in [a raid]", "detained 12 men in a series of [raids]": whatever the parse hangs it on; not "arrested two suspects in a murder"."""
    taken = syntax.subjects_of_grammar(h.head) if syntax.passive(h.head) else syntax.objects(h.head)
    near = [k for x in [h.head, *taken] for k in syntax.obliques(x, "in", "during")]
    return [x for k in near for x in [k, *(syntax.obliques(k, "of") if syntax.lemma(k) in SETS_OF_ACTS else [])]]


def _freed_in(h: Happening, heads: dict[int, Happening], syntax: Syntax) -> Happening | None:
    """ "freed 20 prisoners [in a raid] on a jail": what the raid was for, and nobody's concession."""
    if h.noun or syntax.lemma(h.head) not in FREEING:
        return None
    raids = [k for k in syntax.obliques(h.head, "in", "during") if k in heads and heads[k].noun and syntax.lemma(k) in {"raid", "attack", "assault", "jailbreak"}]
    return heads[raids[0]] if raids else None


def _heard(h: Happening, happenings: list[Happening], syntax: Syntax) -> bool:
    """ "Explosions were heard in the city after drones attacked the port": the sound of the attack told beside it."""
    up = syntax.head(h.head)
    heard = h.noun and syntax.lemma(h.head) in {"explosion", "blast", "gunfire"} and up is not None and syntax.lemma(up) in {"hear", "report"}
    return heard and any(x is not h and x.sent == h.sent and x.type == "ASSAULT" and x.head > h.head for x in happenings)


def _whose_lives(h: Happening, heads: dict[int, Happening], syntax: Syntax) -> Happening | None:
    """ "the attack on a site in Djugu, [which claimed] the lives of 17": what the attack did, whatever the clause hangs on."""
    if syntax.rel(h.head) != "acl:relcl" or syntax.lemma(h.head) not in {"claim", "cost"}:
        return None
    return next((x for x in reversed(heads.values()) if x.noun and x.type == "ASSAULT" and x.head < h.head and x.sent == h.sent), None)


def _in_what(v: int, syntax: Syntax) -> list[int]:
    """ "were killed [in an attack]", also "killing ten civilians [in a drone strike]", hung on those killed; not "killed two suspects in the attack". Also "were killed
    and two injured [in a strike]", "had killed nine and captured two [in an ambush]": verbs under one auxiliary share what stands behind the last."""
    taken = [k for k in syntax.kids(v, "conj") if syntax.lemma(k) in TAKING and not syntax.kids(k, "nsubj", "nsubj:pass")]
    beside = [k for x in taken for k in syntax.obliques(x, "in", "during") if any(syntax.low[d] in {"a", "an"} for d in syntax.kids(k, "det"))]
    beside += [k for o in syntax.objects(v) for k in syntax.obliques(o, "in") if any(syntax.low[d] in {"a", "an"} for d in syntax.kids(k, "det"))]
    return [*(k for x in [v, *sharing(syntax, v)] for k in syntax.obliques(x, "in", "by", "during")), *beside]


def _host(h: Happening, heads: dict[int, Happening], syntax: Syntax) -> Happening | None:
    """The happening whose act a verb only describes further."""
    v = h.head
    if h.type in WORDS:
        return _said_before(h, heads, syntax)
    if h.type != "ASSAULT":
        return _in_trial(h, heads, syntax) or _in_ruling(h, heads, syntax) if h.type == "COERCE" else None
    subject = next((heads[k] for k in syntax.subjects(v) if k in heads and heads[k].noun and heads[k].type == "ASSAULT"), None)
    if subject is not None and syntax.lemma(v) in noun_class("affect") | set(h.rule.verb[:1]):
        return subject
    if (
        h.rule.id in {"assault.strike", "assault.shoot"}
        and syntax.passive(v)
        and not syntax.subjects(v)
        and syntax.rel(v) != "advcl"  # "Senator X died after being shot in the head": nobody hurt in what was told before
        and any(syntax.lemma(k) in BODY_PARTS for k in syntax.obliques(v, "in"))
    ):
        return next((x for x in reversed(heads.values()) if x.type == "ASSAULT" and x.head < v and h.sent - x.sent == 1), None)  # "One officer was hit in the leg"
    if h.rule.id in {"assault.kill", "assault.wound", "assault.shoot", "assault.eliminate"}:
        causes = [k for k in _in_what(v, syntax) if k in heads and heads[k].noun and heads[k].type == "ASSAULT" and not of_a_part(syntax, k)]
        if causes:
            return heads[causes[0]]
        if (told := _told_when(v, heads, syntax) or _that_harmed(v, heads, syntax) or _in_which(v, heads, syntax)) is not None:
            return told
        if (
            (over := syntax.head(v)) is not None
            and syntax.rel(v) == "ccomp"
            and syntax.rel(over) == "acl:relcl"
            and syntax.head(over) in heads
            and not syntax.kids(v, "nsubj")
        ):
            return heads[syntax.tokens[over].head]  # "air strikes, which the ministry said killed three"
        if _by_what_was_met(v, heads, syntax):
            return heads[syntax.tokens[syntax.tokens[v].head].head]  # "hit a roadside bomb, which wounded five"
        if of_subject := _of_its_subject(v, heads, syntax):
            return heads[of_subject[0]]  # "a drone that hit an outpost killed three soldiers"
    up = syntax.head(v)
    if up is None or under_an_answer(v, syntax) is not None and under_an_answer(up, syntax) is None:
        return None  # "burned a village in response to the army [killing] their leader"
    if (
        syntax.rel(v) == "acl"
        and (device := next((x for x in heads.values() if x.rule.id in BY_A_DEVICE and not x.noun and up in syntax.subjects(x.head)), None)) is not None
    ):
        return device  # "a grenade lobbed by militants exploded", "a bomb targeting a van wounded seven"
    participle = _result(h, syntax)
    if participle:  # "blew up a bus in the district, killing ten": one act and what it did
        whole = next((a for a in syntax.ancestors(v) if syntax.verbal(a)), up) if syntax.of_the_whole(v, up) else up
        if whole in heads and heads[whole].type == "ASSAULT" and not heads[whole].noun and not syntax.kids(v, "mark", "advmod"):
            return heads[whole]
    nouns = [
        up,
        *(k for k in syntax.kids(up, "obj", "nsubj:pass", "nsubj") if syntax.verbal(up) and syntax.lemma(up) in {w.split("_")[0] for w in noun_class("light")}),
    ]
    above = next((heads[k] for k in nouns if k in heads and heads[k].noun and heads[k].type == "ASSAULT"), None)
    if above is None:
        return None
    purpose = syntax.rel(v) in {"advcl", "acl", "xcomp"} and any(syntax.lemma(k) == "to" for k in syntax.kids(v, "mark"))
    located = syntax.rel(v) == "acl:relcl" and any(syntax.lemma(k) in {"where", "when", "which", "that"} for k in syntax.kids(v, "advmod", "obl", "nsubj", "mark"))
    return above if purpose or located or participle else None


def _result(h: Happening, syntax: Syntax) -> bool:
    """ "blew up a bus, [killing] ten"; not "repelled an attack, [killing] 12", which was done to those who made it."""
    v = h.head
    participle = syntax.rel(v) in {"acl", "advcl"} and syntax.tokens[v].xpos == "VBG" and syntax.lemma(v) in noun_class("affect")
    return participle and not (h.rule.id == "assault.kill" and held_off(v, syntax))


def _done_with(h: Happening, heads: dict[int, Happening], syntax: Syntax) -> Happening | None:
    """ "[used batons to] beat protesters": what was used, and what was done with it."""
    up = syntax.head(h.head)
    with_it = h.type == "ASSAULT" and syntax.rel(h.head) in {"advcl", "xcomp"} and any(syntax.lemma(k) == "to" for k in syntax.kids(h.head, "mark"))
    if not with_it or up is None or syntax.lemma(up) != "use" or up not in heads or heads[up].noun:
        return None
    return heads[up] if heads[up].type == "ASSAULT" else None


def _in_trial(h: Happening, heads: dict[int, Happening], syntax: Syntax) -> Happening | None:
    """ "jailed ten soldiers after [convicting] them of mutiny": one judgment; not "jailed him after police arrested him"."""
    up = syntax.head(h.head)
    participle = syntax.tokens[h.head].xpos == "VBG" or any(syntax.low[k] == "being" for k in syntax.kids(h.head, "aux:pass"))
    found = h.rule.id == "coerce.sentence" and not h.noun and participle and syntax.rel(h.head) == "advcl"
    host = heads.get(up) if found and up is not None and not syntax.kids(h.head, "nsubj") else None
    return host if host is not None and not host.noun and host.type == "COERCE" else None


def _in_ruling(h: Happening, heads: dict[int, Happening], syntax: Syntax) -> Happening | None:
    """ "had taken control of the country, [closing its borders]": part of the same measure, unless it is done to people."""
    if h.noun or any(syntax.tokens[o].nominal == "person" for o in syntax.objects(h.head)):
        return None
    over = syntax.done_beside(h.head)
    host = heads.get(over) if over is not None else None
    return host if host is not None and not host.noun and any(r.type == "COERCE" for r in host.rules) else None


def _of_its_subject(v: int, heads: dict[int, Happening], syntax: Syntax) -> list[int]:
    """ "a drone that [hit] an outpost killed three soldiers"; not what was done on another day: "Rebels who attacked Goma in January killed ten on Friday"."""
    told = [r for k in syntax.subjects(v) for r in syntax.kids(k, "acl:relcl") if r != v and r in heads and heads[r].type == "ASSAULT" and not heads[r].noun]
    return [r for r in told if not (_dated(r, syntax) and _dated(v, syntax))]


def _dated(v: int, syntax: Syntax) -> bool:
    return any(syntax.tokens[k].nominal == "time" for k in syntax.kids(v, "obl", "obl:unmarked"))


def _by_what_was_met(v: int, heads: dict[int, Happening], syntax: Syntax) -> bool:
    """Whether a relative clause tells what the bomb or missile did that its main clause tells of."""
    up = syntax.head(v)
    weapon = up is not None and syntax.rel(v) == "acl:relcl" and syntax.lemma(up) in noun_class("munition") | {"ied", "landmine", "device"}
    over = syntax.head(up) if weapon and up is not None else None
    return over is not None and over in heads and heads[over].type == "ASSAULT" and not heads[over].noun and up in syntax.objects(over)


def _told_when(v: int, heads: dict[int, Happening], syntax: Syntax) -> Happening | None:
    """ "A policeman was shot dead when gunmen ambushed a patrol": what befell somebody, and the act in which it did; not "as he left his office"."""
    if not syntax.passive(v) or syntax.obliques(v, "by"):
        return None
    if any(syntax.lemma(k) in PROTESTS for k in syntax.obliques(v, "in", "during")):
        return None  # "60 people were killed in protests, when demonstrators stormed parliament": not by them
    when = [k for k in syntax.kids(v, "advcl") if any(syntax.lemma(m) in {"when", "as"} for m in syntax.kids(k, "mark", "advmod"))]
    by_others = [k for k in when if not any(syntax.tokens[d].upos == "PRON" for d in syntax.kids(k, "nsubj"))]
    after = [k for k in syntax.kids(v, "advcl") if k in heads and heads[k].rule.id in BY_A_DEVICE and any(syntax.lemma(m) == "after" for m in syntax.kids(k, "mark"))]
    by_others += [k for k in after if not syntax.objects(k) and syntax.subjects_of_grammar(k)]  # "was killed after a mine exploded"
    return next((heads[k] for k in by_others if k in heads and heads[k].type == "ASSAULT" and not heads[k].noun), None)


def _that_harmed(v: int, heads: dict[int, Happening], syntax: Syntax) -> Happening | None:
    """ "conducted an air strike in Aleppo province, Syria, on June 8, [that killed] a leader": what the strike did, behind its place and day."""
    relative = syntax.rel(v) in {"acl:relcl", "advcl:relcl"} and any(syntax.low[k] in {"that", "which"} for k in syntax.kids(v, "nsubj"))
    over = [a for a in syntax.ancestors(v) if a < v][:3] if relative else []
    if any(syntax.tokens[a].nominal not in {"time", "place", ""} and not syntax.verbal(a) and syntax.tokens[a].upos == "NOUN" for a in over[:1]):
        return None  # "a strike on a house that killed six"
    told = [heads[o] for a in over if syntax.verbal(a) for o in syntax.objects(a) if o in heads and heads[o].noun and heads[o].type == "ASSAULT"]
    return told[0] if told else None


def _in_which(v: int, heads: dict[int, Happening], syntax: Syntax) -> Happening | None:
    """ "The army bombed a hospital in Kutum on Thursday, in which 21 civilians were [killed]", "shelled a camp, as a result of which 12 died": what the act did."""
    first = syntax.subtree(v)[0]
    which = next((k for k in range(first, min(v, first + 8)) if syntax.low[k] == "which"), None)
    if which is None or not syntax.passive(v) or not any(syntax.low[k] in {"in", "of"} for k in range(max(first, which - 1), which)):
        return None
    above = next((heads[a] for a in syntax.ancestors(v) if a in heads), None)
    return above if above is not None and above.type == "ASSAULT" and above.head < v else None


def _said_before(h: Happening, heads: dict[int, Happening], syntax: Syntax) -> Happening | None:
    """ "condemned the ruling, calling it an abuse", "visited Cairo for talks with the president", "adopted a resolution demanding a truce":
    one act of words, told twice."""
    up, v = syntax.head(h.head), h.head
    if syntax.rel(v) == "acl" and syntax.tokens[v].xpos == "VBG":
        over = next((x for x in heads.values() if x.type == h.type and not x.noun and up in syntax.objects(x.head)), None)
        if over is not None:
            return over
    participle = syntax.rel(v) == "advcl" and syntax.tokens[v].xpos == "VBG" and not syntax.kids(v, "mark", "nsubj")
    if participle and up in heads and heads[up].type == h.type and not heads[up].noun:
        return heads[up]
    return next((heads[k] for k in syntax.obliques(v, "for") if k in heads and heads[k].noun and heads[k].type == h.type), None)


def one_gathering(happenings: list[Happening], syntax: Syntax) -> list[Happening]:
    """Fold verbs that tell one more thing of a protest or a meeting into it; it takes their doers where it has none."""
    heads = {h.head: h for h in happenings}
    carried = {v: h for h in happenings if h.type == "PROTEST" and h.noun for v in h.verbs}  # "began a hunger strike [to protest] the decision"
    out = []
    for h in happenings:
        host = _wider_protest(h, carried | heads, syntax) if h.type == "PROTEST" and not h.noun else _at_a_rally(h, heads, syntax) or _meeting(h, heads, syntax)
        if host is None:
            out.append(h)
            continue
        host.verbs.append(h.head)
        host.folded.append(h.head)
        host.actors = host.actors or h.actors
        host.places, host.times = host.places or h.places, host.times or h.times
    return out


def _at_a_rally(h: Happening, heads: dict[int, Happening], syntax: Syntax) -> Happening | None:
    """ "gathered at [a rally] organised by two unions", "marched in [a demonstration] called by the party": what those who gathered took part in, and no second one; not
    "marched after a rally", "protested at the rally of the president"."""
    up = syntax.head(h.head)
    indefinite = any(syntax.low[k] in {"a", "an"} for k in syntax.kids(h.head, "det"))
    if h.type != "PROTEST" or not h.noun or not indefinite or up not in heads or syntax.rel(h.head) != "obl" or syntax.prep(h.head) not in {"at", "in", "for", "during"}:
        return None
    return heads[up] if heads[up].type == "PROTEST" and not heads[up].noun else None


def _meeting(h: Happening, heads: dict[int, Happening], syntax: Syntax) -> Happening | None:
    """ "gathered in Cairo to discuss the treaty": what a meeting was for is no second one."""
    up = syntax.head(h.head)
    purpose = h.type == "CONSULT" and not h.noun and syntax.rel(h.head) in {"advcl", "xcomp"} and any(syntax.lemma(k) == "to" for k in syntax.kids(h.head, "mark"))
    return heads[up] if purpose and up in heads and heads[up].type == "CONSULT" else None


def _wider_protest(h: Happening, heads: dict[int, Happening], syntax: Syntax) -> Happening | None:
    """The protest of which a verb tells one more thing: "demonstrations protesting the verdict", "blocked the road and burned tyres"; not "marched in Paris on Monday
    and gathered in Lyon on Tuesday"."""
    at = h.head
    for a in syntax.ancestors(h.head):
        if syntax.rel(at) not in {"acl", "advcl", "conj", "xcomp"} or (syntax.rel(at) == "conj" and syntax.kids(at, "nsubj")):
            return None
        days = [{syntax.low[k] for k in syntax.kids(v, "obl") if syntax.tokens[k].nominal == "time"} for v in (a, h.head)]
        if all(days) and days[0] != days[1]:
            return None
        if a in heads and heads[a].type == "PROTEST":
            return heads[a]
        at = a
    return None
