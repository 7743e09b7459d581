"""Per whom: the speakers of an event, and those who claimed it."""

from __future__ import annotations

from collections.abc import Callable

from dateline.coding.happening import Filler, Happening
from dateline.coding.roles.frames import Lookup
from dateline.coding.roles.tellers import source, told_by_words
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.model import ActorMention, ActorRef
from dateline.vocab.classes import word_class
from dateline.vocab.rules import pattern_rules

Claim = tuple[int, list[int]]  # token of the claiming verb, heads of the claimants
CLAIMING = word_class("sayings.claiming")
DEED = frozenset({"act", "incident", "deed"})
ALL_OF = {"all", "most", "many", "majority", "both", "each"}
OWN_WORD = word_class("sayings.own-word")
TELLING = word_class("sayings.telling")
PAPERS = word_class("sayings.papers")


SETS_OF_ACTS = word_class("amounts.sets-of-acts")
AUTHORITY = word_class("titles.authority")
LOCAL_AUTHORITY = word_class("titles.local-authority")


def source_seat(syntax: Syntax, i: int, *, alone: bool) -> bool:
    """ "the defence ministry in Niamey said": where an authority sits is no place of what it tells. Local police tell of where they are, where no other place is
    told (`alone`); so do witnesses and residents."""
    for a in syntax.ancestors(i):
        if syntax.verbal(a):
            return False
        up = syntax.head(a)
        if syntax.rel(a) == "nsubj" and up is not None and syntax.lemma(up) in told_by_words("verb"):
            scholar = any(syntax.low[k] in {"university", "college", "institute"} for k in syntax.ancestors(i) if syntax.tokens[k].sent == syntax.tokens[a].sent)
            return scholar or syntax.lemma(a) in AUTHORITY or (syntax.lemma(a) in LOCAL_AUTHORITY and not alone)
    return False


def told_from(syntax: Syntax, i: int, v: int) -> bool:
    """ "[In Raipur], police said three men had been shot in Sukma": where it was told, if what is told has a place of its own."""
    over = syntax.head(i)
    if over is None or not syntax.verbal(over) or syntax.lemma(over) not in told_by_words("verb") or i > over:
        return False
    return any(a <= v < b and not a <= i < b for k in syntax.kids(over, "ccomp") for a, b in [syntax.subtree(k)])


def speakers(h: Happening, syntax: Syntax, actor_at: Lookup) -> list[Filler]:
    """Everyone to whom the clause of the event is attributed: subjects of verbs of saying above it, "according to", "reported by"."""
    heads: list[int] = []
    at = h.light if h.light is not None else h.head
    chain = _same_part([at, *syntax.ancestors(at)], syntax)
    for below, above in zip(chain, chain[1:], strict=False):
        if (
            syntax.lemma(above) in told_by_words("verb")
            and syntax.verbal(above)
            and syntax.rel(below).split(":")[0] in {"ccomp", "parataxis", "xcomp", "obj", "obl", "csubj", "advcl", "nsubj"}
        ):
            if syntax.passive(above):
                heads += [k for k in syntax.subjects(above) if syntax.lemma(above) in told_by_words("passive")]
            elif any(syntax.lemma(d) == "no" for k in syntax.subjects(above) for d in syntax.kids(k, "det")):
                continue  # "no group claimed the attack"
            elif (
                syntax.rel(below).split(":")[0] in {"ccomp", "parataxis"}
                or _owned_up(below, above, syntax)
                or syntax.rel(below) == "obj"
                and syntax.lemma(above) in told_by_words("passive") - {"claim"}
            ):
                heads += _quoted(above, syntax) or syntax.subjects(above)
    for node in [*chain, *put_in(h, syntax)]:
        heads += _inside(node, syntax)
    heads += _before_a_colon(chain, syntax, actor_at)
    return _named(heads or _at_the_edge(h.sent, syntax), h, syntax, actor_at)


def put_in(h: Happening, syntax: Syntax) -> list[int]:
    """The verbs of what a deed did with a teller put into their clause: "in a strike that Iran said [killed] seven"."""
    return [v for v in h.verbs if h.noun and syntax.rel(v) == "acl:relcl" and syntax.head(v) == h.head and syntax.kids(v, "parataxis")]


def _behind_a_semicolon(i: int, syntax: Syntax) -> bool:
    """ "The army said rebels had shelled the town; [the rebels denied it]": a clause of its own, which whoever tells the clause before it does not tell."""
    if syntax.rel(i).split(":")[0] not in {"parataxis", "conj", "ccomp"}:
        return False
    first, _ = syntax.subtree(i)
    return any(k < i and syntax.tokens[k].text == ";" for k in (first - 1, first) if k > 0)


def _same_part(chain: list[int], syntax: Syntax) -> list[int]:
    """The words above a word as far as the next semicolon: who tells a clause behind one stands behind it, too, or tells it before the semicolon no more."""
    cut = next((n for n, i in enumerate(chain) if _behind_a_semicolon(i, syntax) and max(chain[n:]) == i), len(chain))
    return chain[: cut + 1]


def _quoted(said: int, syntax: Syntax) -> list[int]:
    """ "Reuters quoted [an officer] as saying that ...", "[An officer] was quoted as saying": who is quoted says so, and not who quotes."""
    up = syntax.head(said)
    if up is None or syntax.lemma(up) not in {"quote", "cite"} or not any(syntax.low[k] == "as" for k in syntax.kids(said, "mark", "case")):
        return []
    return syntax.objects(up)


def _before_a_colon(chain: list[int], syntax: Syntax, actor_at: Lookup) -> list[int]:
    """ "[Ministry]: Israeli strike kills 12": a headline tells it per the body before its colon; not "Sudan: Rebels kill 12", "Boko Haram: Troops kill 30"."""
    for below, above in zip(chain, chain[1:], strict=False):
        if syntax.rel(below) == "parataxis" and not syntax.verbal(above) and syntax.subtree(above)[0] == syntax.sentences[syntax.tokens[above].sent].first:
            body = actor_at(above) if syntax.low[above + 1 : above + 2] == [":"] else None
            if body is not None and (body.actor.kind in {"state-force", "organisation"} or body.actor.kind == "state" and body.rule == "generic"):
                return [above]
    return []


def _owned_up(below: int, above: int, syntax: Syntax) -> bool:
    """ "admitted [killing] ten civilians", "reported shelling a base"; not "denied shelling it"."""
    return syntax.rel(below) == "xcomp" and syntax.tokens[below].xpos == "VBG" and syntax.lemma(above) not in {"deny", "reject"}


def _inside(node: int, syntax: Syntax) -> list[int]:
    """Attributions that hang on a clause: "according to X", ", X said", "reported by X"."""
    out: list[int] = []
    for k in syntax.kids(node, "obl", "nmod", "parataxis", "advcl", "conj"):
        if syntax.prep(k) in told_by_words("preposition"):
            out += list(syntax.conjuncts(source(k, syntax)))
        elif _beside(k, syntax) and syntax.lemma(k) in told_by_words("verb") and not syntax.kids(k, "ccomp"):
            out += [i for i in syntax.subjects(k) if not any(syntax.lemma(d) == "no" for d in syntax.kids(i, "det"))]
        elif syntax.rel(k) == "advcl" and syntax.lemma(k) in {"accord", "cite", "quote"}:
            out += [c for o in [*syntax.kids(k, "obl", "obj")] for c in syntax.conjuncts(o)]
    return out + [k for k in syntax.kids(node, "dislocated") if not syntax.tokens[k].ent.endswith("LOC")]  # "Police: Gunmen killed ten"; not "KANO: Gunmen killed ten"


def _beside(k: int, syntax: Syntax) -> bool:
    """ "A bomb exploded, [said] the minister, and killed two": a verb of speech put into the clause that it tells; not "fled and said", "fled; the minister said"."""
    if syntax.rel(k) == "conj":
        return syntax.tokens[k - 1].text == "," and not syntax.kids(k, "cc", "obj", "obl") and any(i > k for i in syntax.kids(k, "nsubj"))
    return syntax.rel(k).startswith("parataxis") and not _behind_a_semicolon(k, syntax)


def _at_the_edge(sent: int, syntax: Syntax) -> list[int]:
    """ "Police arrested a man after the shooting in the mosque, according to police": such a phrase that opens or ends a sentence is of all of it."""
    s = syntax.sentences[sent]
    for k in range(s.first, s.last):
        if syntax.prep(k) in told_by_words("preposition"):
            first, last = syntax.subtree(k)
            if first == s.first or all(syntax.tokens[i].upos == "PUNCT" for i in range(last, s.last)):
                return list(syntax.conjuncts(source(k, syntax)))
    return []


def _named(heads: list[int], h: Happening, syntax: Syntax, actor_at: Lookup) -> list[Filler]:
    out: list[Filler] = []
    for i in heads:
        i = source(i, syntax)
        actor = actor_at(i) or _some_body(i, syntax)
        if actor is not None and not actor.named:
            actor = next((m for k in syntax.kids(i, "appos") if (m := actor_at(k)) is not None and m.named and m.actor.kind == "person"), actor)
        if actor is not None and all(f.head != i for f in out) and actor.actor.kind != "unknown":
            out.append(Filler(i, actor.span, actor))
        elif actor is not None and all(f.head != i for f in out) and syntax.tokens[i].upos in {"NOUN", "PROPN"}:
            out.append(Filler(i, actor.span, actor))
    return out


def _some_body(i: int, syntax: Syntax) -> ActorMention | None:
    """ "[The diocese] announced", "[the prosecutor's office] said": whoever tells something is somebody, though no list of actors has a word for them; not
    "the statement said", "the strike, reports said"."""
    t = syntax.tokens[i]
    verb = syntax.head(i)
    tells = verb is not None and syntax.rel(i).split(":")[0] in {"nsubj", "conj"} and syntax.lemma(verb) in TELLING
    if not tells or t.xpos not in {"NN", "NNP", "NNPS"} or t.nominal in {"time", "event"} or syntax.lemma(i) in told_by_words("noun") | PAPERS or event_noun(t.lemma):
        return None
    first, last = syntax.phrase(i)
    while first < i and syntax.tokens[first].upos in {"DET", "PUNCT"}:
        first += 1
    span = syntax.span(first, last)
    return ActorMention(span, first, last, i, ActorRef(" ".join(span.of(syntax.text).split()), None, "unknown"), False, rule="nominal")


def claims(syntax: Syntax) -> list[Claim]:
    """Verbs that claim an act, with their claimants; negated ones ("no group claimed") are left out."""
    out = []
    objects = frozenset(w for rule in pattern_rules("responsibility") if rule.form == "object" for w in rule.words)
    behind = [k for i in syntax.of_lemmas(("behind",)) if (k := syntax.head(i)) is not None and _behind(k, syntax)]
    for t in (syntax.tokens[i] for i in sorted({*syntax.of_lemmas((*CLAIMING, "responsible", "carry")), *behind})):
        if (t.lemma == "responsible" or t.i in behind) and (own := _own_word(t.i, syntax)):
            out.append((t.i, own))
        it = t.lemma == "carry" and any(syntax.tokens[o].text.lower() in {"it", "them"} for o in syntax.objects(t.i)) and not syntax.passive(t.i)
        if it and (own := _own_word(t.i, syntax)):
            out.append((t.i, own))  # "the group said it had carried it out"
        if t.upos != "VERB" or t.lemma not in CLAIMING or syntax.negated(t.i):
            continue
        things = [x for o in syntax.objects(t.i) for x in [o, *(syntax.obliques(o, "of") if syntax.lemma(o) in ALL_OF else [])]]  # "claimed most of the attacks"
        responsible = any(syntax.lemma(o) in objects for o in things) and (
            t.lemma not in {"take", "assume"} or any(event_noun(syntax.lemma(k)) for o in [t.i, *things] for k in syntax.obliques(o, "for"))
        )
        if not responsible and not (t.lemma == "claim" and any(event_noun(syntax.lemma(o)) or syntax.lemma(o) in DEED or syntax.low[o] == "it" for o in things)):
            continue
        doers = [d for d in syntax.subjects(t.i) if not syntax.negated(d) and syntax.lemma(d) not in {"no", "nobody", "none", "one"}]
        if doers:
            out.append((t.i, doers))
    return out


def only_claim(syntax: Syntax) -> set[int]:
    """ "claimed by [the Maute group]", "for which [the group] claimed responsibility": who only claims an act tells nothing of it; not "claimed it, saying
    it had killed six"."""
    alone = [(v, doers) for v, doers in claims(syntax) if syntax.lemma(v) in {"claim", "take"}]
    return {d for v, doers in alone if not any(syntax.lemma(k) in TELLING for k in syntax.kids(v, "advcl", "conj", "ccomp")) for d in doers}


def _behind(i: int, syntax: Syntax) -> bool:
    """ "It was behind the attack"."""
    return event_noun(syntax.lemma(i)) and syntax.prep(i) == "behind" and bool(syntax.kids(i, "cop"))


def _own_word(i: int, syntax: Syntax) -> list[int]:
    """ "The group said that it was responsible": who says so of themselves."""
    up = syntax.head(i)
    word = next((w for k in syntax.kids(i, "nsubj") if (w := syntax.low[k]) in {"it", "they", "we"}), None)
    said = up is not None and syntax.rel(i) == "ccomp" and syntax.lemma(up) in OWN_WORD and not syntax.negated(i)
    said = said and up is not None and not syntax.negated(up) and syntax.lemma(syntax.tokens[up].head) != "stop"  # "did not say that it carried it out"
    who = syntax.subjects(up) if said and word and up is not None else []
    who = [k for k in who if word != "it" or syntax.tokens[k].xpos != "NNS"]  # "officials claimed it was behind the raid" is of another
    return [k for k in who if not any(syntax.lemma(d) == "no" for d in syntax.kids(k, "det"))]  # "no group has said it was behind the raid"


def claimed_events(claim: Claim, syntax: Syntax) -> list[int]:
    """Tokens of what is claimed: the object itself ("claimed the attack"), what responsibility is for, or the noun that "claimed by" modifies."""
    verb, _ = claim
    out = [verb] if _behind(verb, syntax) else []
    for o in syntax.objects(verb):
        out += [o, *syntax.obliques(o, "for", "of")]
    out += syntax.obliques(verb, "for")
    out += [k for i in out if syntax.lemma(i) in ALL_OF for k in syntax.obliques(i, "of")]  # "responsibility for most of the attacks"
    return [syntax.antecedent(i) for i in dict.fromkeys(out)]


def told_of_oneself(h: Happening, whom: Callable[[Filler], ActorRef | None], syntax: Syntax) -> list[Filler]:
    """ "The group said that it had carried out the attack", "said its fighters had shot down a drone", "claimed to have killed 60": an armed group that tells its own
    act owns up to it.

    `whom` gives the actor that a filler stands for.
    """
    if h.type != "ASSAULT" or h.status not in {"current", "background"} or h.claimed_by:
        return []
    up = syntax.head(h.head)
    own = up is not None and syntax.rel(h.head) in {"xcomp", "ccomp"} and any(syntax.low[k] == "to" for k in syntax.kids(h.head, "mark"))
    if not h.noun and up is not None and own and syntax.lemma(up) == "claim" and "have" in syntax.auxiliaries(h.head):
        return [f for f in h.actors or h.speakers if (a := whom(f)) is not None and a.kind == "armed-group"]
    if len(h.speakers) != 1:
        return []
    names = {a.name for f in h.actors if (a := whom(f)) is not None}
    return [f for f in h.speakers if (a := whom(f)) is not None and a.kind == "armed-group" and a.name in names]


BLAMING = word_class("sayings.blaming")


def blames(syntax: Syntax) -> list[tuple[int, list[int], list[int], list[int]]]:
    """(verb, who blames, who is blamed, tokens of the acts): "X blamed Y for the attack", "X accused Y of the attack", "X attributed the attack to Y"."""
    out = []
    for t in syntax.tokens:
        if t.upos != "VERB" or t.lemma not in BLAMING or syntax.negated(t.i):
            continue
        bare = [k for k in syntax.kids(t.i, "obl") if not syntax.prep(k) and k > t.i]
        objects, to = syntax.objects(t.i) or bare, [k for k in syntax.obliques(t.i, "to", "on") if syntax.tokens[k].nominal != "time"]
        if t.lemma == "blame" and not to:  # "blame the murder of their leader on the militia", whatever the parse hangs "on" on
            to = [k for o in objects for x in [o, *syntax.obliques(o, "of")] for k in syntax.obliques(x, "on") if k > max(syntax.subtree(x)[0], x)]
        acts = [
            *syntax.obliques(t.i, "for", "of", "in", "over", "behind"),
            *(k for k in syntax.kids(t.i, "obl", "advcl") if any(syntax.lemma(c) == "behind" for c in syntax.kids(k, "case"))),  # "of being behind the attack"
            *(o for k in syntax.kids(t.i, "advcl", "ccomp", "xcomp") for o in [k, *syntax.objects(k)]),
        ]
        if t.lemma == "attribute" or (t.lemma == "blame" and to):
            out.append((t.i, syntax.subjects(t.i), to, [syntax.antecedent(o) for o in objects]))  # "explosions, which they blamed on Israel"
        else:
            acts += [x for a in acts if syntax.lemma(a) in SETS_OF_ACTS for x in syntax.obliques(a, "of")]  # "for a series of bombings"
            out.append((t.i, syntax.subjects(t.i), objects, acts))
    return out
