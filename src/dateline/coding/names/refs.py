"""References: which earlier mention "the group", "the rebels", "they" or "his government" stands for. Unsure means none."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.craft import flies
from dateline.coding.names.described import GROUP_NOUNS, PLURAL_PRONOUNS, by_head, description_antecedent, followed, identities, plural
from dateline.coding.names.generic import GOVERNMENT, noun_at
from dateline.coding.names.meant import force_of, striker
from dateline.coding.syntax import Syntax
from dateline.model import ActorMention, ActorRef, Span
from dateline.vocab.actors import register, state_actor
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class
from dateline.vocab.numbers import harm_words

PERSON_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
THING_PRONOUNS = frozenset({"it", "its", "itself"})
OFFICER_RANKS = word_class("titles.officer-ranks")
NEAR = 2  # sentences that a pronoun looks back
TELLING = word_class("sayings.telling")
PAPERS = frozenset({"statement", "communique", "release", "message"})
STATES_AS_THEY = word_class("states.as-they")
IN_OFFICE, ACTS_OF_OFFICE = word_class("states.in-office"), word_class("states.acts-of-office")
MANY_PEOPLE = word_class("people.many")
WOMEN = word_class("people.women")
MEN = word_class("people.men")
COURTS = word_class("places.courts")
HURT = frozenset({"shoot", "beat", "torture", "hang"})
DONE_TO_PEOPLE = word_class("acts.done-to-people")
OF_GROUND = word_class("moves.of-ground")
KILLED = frozenset({"kill", "murder", "assassinate", "execute"})
FREED, TAKEN = word_class("moves.freed"), word_class("orders.taken")


def link_references(syntax: Syntax, mentions: list[ActorMention]) -> list[ActorMention]:
    """Mentions with antecedents where they are clear, pronouns included, in text order."""
    linked, before = list[ActorMention](), list[ActorMention]()  # all, and those that a later one may refer to
    modifiers = list[ActorMention]()
    for m in sorted([*mentions, *_pronouns(syntax, mentions)], key=lambda m: (m.first, -m.last, m.head)):
        linked.append(e := _link(syntax, m, before, modifiers))
        if e.rule == "modifier":
            modifiers.append(e)
        elif e.rule != "pronoun" or e.antecedent is not None:
            before.append(e)
    kept = [m for m in linked if m.rule != "pronoun" or m.antecedent is not None]
    kept = [striker(syntax, _named_below(syntax, m, kept), kept) for m in kept]
    heads = by_head(kept)
    return [_owned(syntax, m, kept, heads) for m in kept]


def _named_below(syntax: Syntax, m: ActorMention, mentions: list[ActorMention]) -> ActorMention:
    """ "[Mayor] shot dead at festival", as a headline, and "Carlos Manzo, the mayor of Uruapan," below: an office in a headline is whoever the lead names with it."""
    headline = syntax.tokens[m.head].sent == 0 and len(syntax.sentences) > 1 and syntax.tokens[syntax.sentences[0].last - 1].text not in {".", "!", "?"}
    if not headline or m.named or m.antecedent is not None or m.actor.kind != "person" or m.rule not in {"generic", "office"} or plural(syntax, m):
        return m
    noun = syntax.low[m.head]
    lead = [e for e in mentions if e.named and e.actor.kind == "person" and 0 < syntax.tokens[e.head].sent <= syntax.lead and noun in (e.role or "").lower().split()]
    return replace(m, antecedent=lead[0].head) if len({e.actor.name.lower() for e in lead}) == 1 else m


def _owned(syntax: Syntax, m: ActorMention, linked: list[ActorMention], heads: dict[int, ActorMention]) -> ActorMention:
    """ "Its fighters" are the group, "his government" and "its troops" the state's, when it is clear whose they are."""
    owner = next((e for e in linked if e.rule == "pronoun" and e.first == m.first and e.last < m.last), None)
    noun = noun_at(syntax, m.head)
    if owner is None or noun is None or m.rule != "generic" or m.antecedent is not None:
        return m
    target = followed(owner, heads)
    if target.actor.kind == "person" and noun.noun == "man" and OFFICER_RANKS & set((target.role or "").lower().split()) and syntax.tokens[m.head].xpos == "NNS":
        return replace(m, actor=replace(m.actor, kind="state-force"))  # a general's men
    if target.actor.kind in {"armed-group", "state-force"} and noun.noun == "man" and syntax.tokens[m.head].xpos == "NNS":
        return replace(m, antecedent=target.head)  # "said its men had overrun the base"
    if target.actor.kind in {"armed-group", "state-force"} and (noun.cls == "member" or noun.noun == "force") and noun.kind not in {"civilians", "state", "organisation"}:
        return replace(m, antecedent=target.head)
    nation = register().nations.get(target.actor.country or "")
    if nation is None or target.actor.kind not in {"state", "person"}:
        return m
    if noun.noun in GOVERNMENT:
        return replace(m, actor=state_actor(nation).ref(), named=True, rule="government-of")
    if noun.unit == "military" and target.actor.kind == "state":
        return replace(m, actor=register().national(nation.iso3, "military").ref(), named=True, rule="national-force")
    return force_of(m, noun, nation) if target.actor.kind == "state" else m


def _pronouns(syntax: Syntax, mentions: list[ActorMention]) -> list[ActorMention]:
    taken = {i for m in mentions for i in range(m.first, m.last) if m.head == i}
    out = []
    for t in syntax.tokens:
        low = t.text.lower()
        if t.upos in {"PRON", "DET"} and t.i not in taken and low in PERSON_PRONOUNS | PLURAL_PRONOUNS | THING_PRONOUNS and not t.deprel.startswith("expl"):
            kind = "person" if low in PERSON_PRONOUNS else "unknown"
            out.append(ActorMention(Span(t.start, t.end), t.i, t.i + 1, t.i, ActorRef(low, None, kind), False, rule="pronoun"))  # type: ignore[arg-type]
    return out


def _link(syntax: Syntax, m: ActorMention, earlier: list[ActorMention], modifiers: list[ActorMention]) -> ActorMention:
    if m.antecedent is not None:
        return m
    if m.rule == "pronoun":
        found = _pronoun_antecedent(syntax, m, earlier)
    elif m.rule in {"generic", "office"}:
        told = [e for e in earlier if e.rule != "partitive" or syntax.lemma(e.head) in GROUP_NOUNS | {"team", "unit", "contingent"}]
        found = description_antecedent(syntax, m, told, modifiers)
    else:
        return m
    return m if found is None else replace(m, antecedent=found.head)


# ---------------------------------------------------------------- pronouns
RAIDING = word_class("acts.what-raiders-do")
CHARGING = frozenset({"accuse", "blame", "condemn", "denounce"})
OF_A_TIE = word_class("groups.led-or-backed")


def _of_a_thing_above(syntax: Syntax, m: ActorMention, people: set[int]) -> bool:
    """ "Two depots caught fire after drones hit [them]": things, and nobody of the sentence before; not "Two patrols fled after drones hit them"."""
    clause = _verb(syntax, m)
    up = syntax.head(clause)
    if up is None or syntax.rel(clause) != "advcl" or syntax.rel(m.head) != "obj":
        return False
    things = [k for k in syntax.kids(up, "nsubj") if syntax.tokens[k].xpos == "NNS"]
    return bool(things) and all(syntax.lemma(k) in noun_class("target") and k not in people for k in things)


def _pronoun_antecedent(syntax: Syntax, m: ActorMention, earlier: list[ActorMention]) -> ActorMention | None:
    if m.actor.name in THING_PRONOUNS:
        return _thing(syntax, m, earlier)
    if (office := _office_that_tells(syntax, m, earlier)) is not None:
        return office
    if (objects := _objects_before(syntax, m)) and m.actor.name == "them":
        done_to = next((e for e in earlier if e.head in objects), None)
        if done_to is not None or any(syntax.low[k] in {"both", "two"} for o in objects for k in syntax.kids(o, "det", "nummod")):
            return done_to
    said = syntax.text[syntax.sentences[syntax.tokens[m.head].sent].start] in '"“'
    if m.actor.name == "them" and said and any(syntax.low[k] == "they" for k in syntax.kids(_verb(syntax, m), "nsubj")):
        return None  # "They shot them like dogs," said a widow
    if m.actor.name == "them" and _of_a_thing_above(syntax, m, {e.head for e in earlier}):
        return None
    if m.actor.name in {"him", "her"} and (objects := _object_before(syntax, m)) and (done_to := next((e for e in earlier if e.head in objects), None)) is not None:
        return done_to
    sent = syntax.tokens[m.head].sent
    if m.actor.name == "they" and _flown(syntax, m):
        return None
    near = [e for e in earlier if sent - syntax.tokens[e.head].sent <= NEAR and _agrees(syntax, m, e) and not _own_clause(syntax, m, e)]
    near = [e for e in near if not _tells_of_the_death(syntax, m, e)]
    deeds = syntax.conjuncts(_verb(syntax, m)) if m.actor.name == "they" else []
    hit = [o for v in deeds for o in [*syntax.objects(v), *syntax.obliques(v, "at", "on")]]
    whom = {"us", "me", "my", "our"} | ({"him", "her", "them"} if said else set())  # "They shot them like dogs," said a widow
    if any(syntax.low[k] in whom for o in hit for k in [o, *syntax.kids(o, "nmod:poss")]):
        # "They bombed us", "killed my brother": not those who were hit, nor who tell it
        near = [e for e in near if e.actor.kind != "civilians" and not _only_tells(syntax, e)]
    tellers = [e for e in near if _only_tells(syntax, e)]
    if len(tellers) < len(near) and syntax.lemma(_verb(syntax, m)) not in TELLING:
        near = [e for e in near if e not in tellers]  # "Gunmen killed 40, residents said. They burned stalls": the gunmen did
    freed = syntax.rel(m.head) in {"nsubj:pass", "obj"} and syntax.lemma(_verb(syntax, m)) in FREED
    held = [e for e in near if _held(syntax, e)] if freed else []
    if freed and syntax.rel(m.head) == "obj":  # "Gunmen abducted 20 students. Police freed [them]": not those who took them
        near = [e for e in near if syntax.lemma(_verb(syntax, e)) not in TAKEN or syntax.rel(e.head) != "nsubj"]
    if m.actor.name == "they" and syntax.lemma(_verb(syntax, m)) not in ACTS_OF_OFFICE:
        offices = IN_OFFICE | COURTS | {"prosecutor"} if said else {"prosecutor"}  # 'Prosecutors have questioned him. "They shot my husband," she said'
        found = [e for e in near if syntax.lemma(e.head) not in offices]  # "Prosecutors say they wanted to bomb the station"
        near = found if said else found or near
    if syntax.rel(m.head) == "nsubj:pass" and syntax.lemma(_verb(syntax, m)) in TAKEN:
        near = [e for e in near if syntax.lemma(e.head) not in COURTS | IN_OFFICE | {"prosecutor"}] or near  # "Prosecutors say the men had a bomb. They were arrested"
    near = _done_to_before(syntax, m, near) or near
    near = _raiders(syntax, m, near) or near
    near = held or near  # "Gunmen kidnapped nine people. They were released on Monday."
    if not near:
        return None
    closest = max(syntax.tokens[e.head].sent for e in near)
    same = [e for e in near if syntax.tokens[e.head].sent == closest]
    subjects = [e for e in same if syntax.rel(e.head).startswith("nsubj")]
    many = [e for e in same if plural(syntax, e)] if m.actor.name in PLURAL_PRONOUNS else []
    if many and all(syntax.lemma(e.head) in COURTS for e in subjects):
        subjects = []
        same = many  # "The court jailed [two brothers]. They had bombed a bus"
    pool = subjects or same
    heads = by_head(earlier)
    if len(identities(pool, heads)) == 1:
        return pool[-1]
    main = [e for e in subjects if syntax.tokens[_verb(syntax, e)].deprel in {"root", "conj", "parataxis"}]
    return main[0] if len(identities(main, heads)) == 1 else None


def _tells_of_the_death(syntax: Syntax, m: ActorMention, e: ActorMention) -> bool:
    """ "Bennett said that [she] was killed by stray fire": whoever tells it lives; not "the governor said he would be killed"."""
    whole = syntax.head(e.head) if syntax.rel(e.head) == "appos" else e.head  # "Luis Soto, a lawyer, said"
    verb, over = _verb(syntax, m), syntax.tokens[whole if whole is not None else e.head].head
    died = syntax.lemma(verb) == "die" and syntax.rel(m.head) == "nsubj" or syntax.lemma(verb) in KILLED and syntax.rel(m.head) == "nsubj:pass"
    told = died and over in syntax.ancestors(verb) and whole is not None and syntax.rel(whole) == "nsubj" and syntax.lemma(over) in TELLING
    return told and not {"would", "could", "might", "may", "will", "can"} & set(syntax.auxiliaries(verb))


def _objects_before(syntax: Syntax, m: ActorMention) -> list[int]:
    """ "called [both leaders] and urged them to end hostilities": the people whom the verb before it, by the same doer, was done to."""
    verb = _verb(syntax, m)
    up = syntax.head(verb)
    if up is None or syntax.rel(m.head) != "obj" or syntax.rel(verb) != "conj" or syntax.kids(verb, "nsubj", "nsubj:pass") or not syntax.verbal(up):
        return []
    return [k for k in syntax.kids(up, "obj") if syntax.tokens[k].xpos == "NNS" and syntax.tokens[k].nominal == "person"]


def _object_before(syntax: Syntax, m: ActorMention) -> list[int]:
    """ "ambushed [a driver] and killed him": the one whom the verb before it, by the same doer, was done to."""
    verb = _verb(syntax, m)
    up = syntax.head(verb)
    if up is None or syntax.rel(m.head) != "obj" or syntax.rel(verb) != "conj" or syntax.kids(verb, "nsubj", "nsubj:pass") or not syntax.verbal(up):
        return []
    return [k for k in syntax.kids(up, "obj") if syntax.tokens[k].xpos in {"NN", "NNP"} and syntax.tokens[k].nominal == "person"]


def _raiders(syntax: Syntax, m: ActorMention, near: list[ActorMention]) -> list[ActorMention]:
    """ "Herders attacked Kuarjena, killing nine people, an official said. [They burned] 40 huts": those who did the violence, and not whom it befell or who tells it."""
    if m.actor.name != "they" or syntax.rel(m.head) != "nsubj" or syntax.lemma(_verb(syntax, m)) not in RAIDING:
        return []
    did = [e for e in near if syntax.rel(e.head) == "nsubj" and syntax.lemma(_verb(syntax, e)) in RAIDING and not syntax.passive(_verb(syntax, e))]
    if not did and "had" in syntax.auxiliaries(_verb(syntax, m)):
        return [e for e in near if _held(syntax, e) and plural(syntax, e)]  # "Police arrested two men. They had killed a chief"
    return did if all(e.actor.kind in {"armed-group", "unknown", "state-force", "civilians"} for e in did) else []


def _flown(syntax: Syntax, m: ActorMention) -> bool:
    """ "Typhoons assisted the Peshmerga near Sinjar; [they] bombed a mortar position": the aircraft, which are no party."""
    verb = _verb(syntax, m)
    over = syntax.head(verb) if syntax.rel(verb) in {"conj", "parataxis"} else None
    sent = syntax.tokens[m.head].sent
    if syntax.rel(m.head) != "nsubj" or over is None and m.head != syntax.sentences[sent].first:
        return False
    before = syntax.sentences[sent - 1] if over is None and sent else None
    roots = [over] if over is not None else [i for i in range(before.first, before.last) if syntax.rel(i) == "root"] if before is not None else []
    return any(flies(syntax, v) for v in roots)


def _done_to_before(syntax: Syntax, m: ActorMention, near: list[ActorMention]) -> list[ActorMention]:
    """ "Soldiers shot dead [two men]. They were killed at a checkpoint", "Police arrested [12 students]. They were beaten": those whom the sentence before tells
    something done to; not "Soldiers killed two rebels. They were ambushed", "Gunmen killed two soldiers. They were arrested"."""
    verb, sent = _verb(syntax, m), syntax.tokens[m.head].sent
    if m.actor.name != "they" or syntax.rel(m.head) != "nsubj:pass" or syntax.lemma(verb) not in DONE_TO_PEOPLE:
        return []
    done_to = [e for e in near if syntax.tokens[e.head].sent == sent - 1 and syntax.rel(e.head) in {"obj", "nsubj:pass"} and plural(syntax, e)]
    deadly = harm_words("verb")
    hurt = syntax.lemma(verb) in deadly and deadly[syntax.lemma(verb)] != "captured" or syntax.lemma(verb) in HURT
    return [e for e in done_to if (v := syntax.lemma(_verb(syntax, e))) in DONE_TO_PEOPLE and (hurt or deadly.get(v) != "killed")]


def _held(syntax: Syntax, e: ActorMention) -> bool:
    """ "kidnapped [nine people]", "[Five men] were arrested", "freed [two officers]": those whom somebody took or let go."""
    verb = _verb(syntax, e)
    return syntax.lemma(verb) in TAKEN | FREED and syntax.rel(e.head) in {"obj", "nsubj:pass"}


def _office_that_tells(syntax: Syntax, m: ActorMention, earlier: list[ActorMention]) -> ActorMention | None:
    """ "The rebels took Bria. [Officials] said they had detained six people": what only an office does, those in it did; not "said they killed nine people"."""
    verb = _verb(syntax, m)
    if m.actor.name != "they" or syntax.lemma(verb) not in ACTS_OF_OFFICE or syntax.passive(verb):
        return None
    teller = _teller_of(syntax, m)
    return next((e for e in reversed(earlier) if e.head == teller and e.actor.kind == "state" and syntax.lemma(e.head) in IN_OFFICE), None)


def _only_tells(syntax: Syntax, e: ActorMention) -> bool:
    """Whether a mention is of those who tell what stands before it: "..., [residents] and police said"."""
    first = syntax.head(e.head) if syntax.rel(e.head) == "conj" else e.head
    verb = syntax.head(first) if first is not None else None
    if verb is None or first is None or not syntax.rel(first).startswith("nsubj") or syntax.lemma(verb) not in TELLING:
        return False
    return any(k < first for k in syntax.kids(verb, "ccomp", "parataxis")) or syntax.rel(verb) == "parataxis"


def _thing(syntax: Syntax, m: ActorMention, earlier: list[ActorMention]) -> ActorMention | None:
    """ "it", "its": only the subject of the same sentence before it, else of the sentence before, and only where "it" stands for something."""
    verb = _verb(syntax, m)
    if (told := _told_to(syntax, m)) is not None and (whose := [e for e in earlier if e.head == told or e.first <= told < e.last]):
        return whose[-1] if _agrees(syntax, m, whose[-1]) else None
    if (other := _other_of_the_clause(syntax, m, earlier) or _accused(syntax, m, earlier)) is not None:
        return other
    passive = syntax.rel(m.head) == "nsubj:pass" and syntax.lemma(verb) not in OF_A_TIE  # "It is led by ..."
    if m.actor.name == "it" and syntax.rel(m.head) == "obj" and syntax.lemma(verb) in OF_GROUND:
        return None  # "retook the airport a day after rebels seized [it]"
    if m.actor.name == "it" and (syntax.kids(verb, "ccomp", "csubj", "expl") or syntax.tokens[verb].upos not in {"VERB"} or passive):
        return None
    if (teller := _teller_of(syntax, m)) is not None and (whose := [e for e in earlier if e.head == teller]):
        return whose[-1] if _agrees(syntax, m, whose[-1]) else None
    for back in (0, 1):
        index = syntax.tokens[m.head].sent - back
        if index < 0:
            return None
        s = syntax.sentences[index]
        subjects = [
            t.i
            for t in syntax.tokens[s.first : s.last]
            if t.deprel.startswith("nsubj") and syntax.tokens[t.head].deprel in {"root", "ccomp", "conj"} and t.i < m.head and t.upos in {"NOUN", "PROPN"}
        ]
        if m.actor.name == "it" and syntax.rel(m.head) in {"obj", "iobj", "obl"}:
            over = syntax.head(verb) if syntax.rel(verb) == "conj" and not syntax.kids(verb, "nsubj") else None  # "sanctioned the group and accused [it]"
            subjects = [k for k in subjects if syntax.head(k) not in {verb, over}]  # "The United States designated [it] a terrorist group"
        if m.actor.name == "it" and syntax.rel(m.head) == "nsubj:pass":  # "Police said the group had bombed a church. It is led by ...": not the police
            forces = {e.head for e in earlier if e.actor.kind == "state-force" and not e.named}
            subjects = [k for k in subjects if k not in forces]
        roots = [k for k in subjects if syntax.tokens[syntax.tokens[k].head].deprel == "root"]
        subjects = roots if len(roots) == 1 else subjects  # "The ministry said that a soldier had died. It blamed ..."
        if subjects:
            found = [e for e in earlier if e.head == subjects[0] or e.first <= subjects[0] < e.last]
            if len(subjects) != 1 or not found:
                return None
            meant = replace(found[-1], actor=followed(found[-1], by_head(earlier)).actor)  # "the group attacked Djibo, and in Benin it killed 54 soldiers"
            return found[-1] if _agrees(syntax, m, meant) else None
    return None


def _teller_of(syntax: Syntax, m: ActorMention) -> int | None:
    """ "Russia said it had taken Torske, but Ukraine said [its] troops had beaten them": whoever tells what "it" or what is "its" did is meant, and not who told
    something before; not "Ukraine said Russia had lost its base". So "in a strike that Iran said killed [its] advisers"."""
    own = syntax.clause(m.head)
    put_in = [k for p in syntax.kids(own, "parataxis") if own < m.head and p < own and syntax.lemma(p) in TELLING for k in syntax.kids(p, "nsubj") if k < p]
    if put_in and syntax.rel(own) == "acl:relcl":
        return put_in[0]
    subject = m.head if syntax.rel(m.head).startswith("nsubj") else syntax.head(m.head) if syntax.rel(m.head) == "nmod:poss" else None
    verb = syntax.head(subject) if subject is not None and syntax.rel(subject).startswith("nsubj") else None
    over = syntax.head(verb) if verb is not None and syntax.rel(verb) in {"ccomp", "acl"} else None
    if over is not None and verb is not None and syntax.rel(verb) == "acl":  # "announced in a [statement] that its fighters had shelled a site"
        paper = syntax.lemma(over) in PAPERS and any(syntax.lemma(k) == "that" for k in syntax.kids(verb, "mark"))
        over = syntax.head(over) if paper and syntax.rel(over) == "obl" else None
    if over is None or over > m.head or syntax.lemma(over) not in TELLING:
        return None
    return next((k for k in syntax.kids(over, "nsubj") if k < over and syntax.tokens[k].upos in {"NOUN", "PROPN"}), None)


def _other_of_the_clause(syntax: Syntax, m: ActorMention, earlier: list[ActorMention]) -> ActorMention | None:
    """ "Sudan cut ties with the Emirates, accusing [it] of supplying drones": nobody accuses himself; the one other party of the clause is meant."""
    verb = _verb(syntax, m)
    over = syntax.head(verb)
    if m.actor.name != "it" or syntax.rel(m.head) != "obj" or syntax.rel(verb) not in {"advcl", "conj"} or over is None or syntax.kids(verb, "nsubj"):
        return None
    mine = set(syntax.subjects_of_grammar(over))
    above = {over, *(o for o in syntax.objects(over) if syntax.tokens[o].nominal != "person")}  # "cut [ties] with the Emirates"
    others = [e for e in earlier if syntax.tokens[e.head].sent == syntax.tokens[m.head].sent and syntax.head(e.head) in above and e.head not in mine]
    others = [e for e in others if _agrees(syntax, m, e)]
    return others[0] if len(others) == 1 else None


def _accused(syntax: Syntax, m: ActorMention, earlier: list[ActorMention]) -> ActorMention | None:
    """ "Manila accused the coast guard of piracy after [its] men boarded a boat": what is told with the charge, the accused did; not "after its embassy was hit"."""
    subject = m.head if m.actor.name == "it" else syntax.head(m.head) if syntax.rel(m.head) == "nmod:poss" else None
    verb = syntax.head(subject) if subject is not None and syntax.rel(subject) == "nsubj" else None
    over = syntax.head(verb) if verb is not None and syntax.rel(verb) == "advcl" and syntax.lemma(verb) != "come" else None
    if over is not None and syntax.rel(over) == "obl":
        over = syntax.head(over)  # "accused the guard of [piracy] after", as what the clause may be hung on
    if verb is None or over is None or syntax.lemma(over) not in CHARGING or not {"after", "when"} & {syntax.low[k] for k in syntax.kids(verb, "mark", "advmod")}:
        return None
    charged = [e for e in earlier if e.head in syntax.kids(over, "obj") and _agrees(syntax, m, e)]
    return charged[0] if len(charged) == 1 else None


def _told_to(syntax: Syntax, m: ActorMention) -> int | None:
    """ "to order Israel to halt [its] offensive": whoever is told to do something does it with what is its own."""
    noun = syntax.head(m.head)
    verb = syntax.head(noun) if noun is not None and syntax.rel(m.head) == "nmod:poss" and syntax.rel(noun) == "obj" else None
    if verb is None or syntax.rel(verb) != "xcomp" or (over := syntax.head(verb)) is None:
        return None
    return next(iter(syntax.kids(over, "obj", "iobj")), None)


def _verb(syntax: Syntax, e: ActorMention) -> int:
    return syntax.tokens[e.head].head


def _own_clause(syntax: Syntax, m: ActorMention, e: ActorMention) -> bool:
    """A subject or object pronoun is never its own clause's other argument ("Hamas said it attacked them")."""
    if m.actor.name in {"his", "her", "their", "its"} or m.actor.name.endswith(("self", "selves")):
        return False
    if _done_by(syntax, m, e):
        return True
    return _verb(syntax, m) == _verb(syntax, e) and syntax.rel(m.head).split(":")[0] in {"nsubj", "obj", "iobj", "obl"}


def _done_by(syntax: Syntax, m: ActorMention, e: ActorMention) -> bool:
    """ "[A court] jailed two soldiers after convicting [them]": whoever does what a participle tells is not whom it is done to."""
    verb = _verb(syntax, m)
    participle = syntax.rel(m.head) == "obj" and syntax.tokens[verb].xpos == "VBG" and syntax.rel(verb) == "advcl" and not syntax.kids(verb, "nsubj")
    joined = syntax.rel(m.head) == "obj" and syntax.rel(verb) == "conj" and not syntax.kids(verb, "nsubj", "nsubj:pass")  # "sanctioned the group and accused it"
    return (participle or joined) and e.head in syntax.kids(syntax.tokens[verb].head, "nsubj", "nsubj:pass")


def _agrees(syntax: Syntax, m: ActorMention, e: ActorMention) -> bool:
    low = m.actor.name
    if low in PERSON_PRONOUNS:
        return not plural(syntax, e) and (e.actor.kind == "person" or _individual(syntax, e, low))
    if low in PLURAL_PRONOUNS and e.actor.kind == "state":
        return plural(syntax, e) and syntax.lemma(e.head) in STATES_AS_THEY
    owned = any(syntax.rel(k) == "nmod:poss" or syntax.low[k] in {"a", "an"} for k in syntax.kids(e.head))
    if low in PLURAL_PRONOUNS and e.actor.kind == "civilians" and owned and not e.named and _individual(syntax, e, low):
        return False  # "[The agency's correspondent] said that soldiers shot at farmers, killing two of them"
    if low in PLURAL_PRONOUNS:
        alone = e.actor.kind == "civilians" and _individual(syntax, e, low)  # "A resident, Sada, said they had burned houses": others than he
        return e.actor.kind in {"armed-group", "state-force", "organisation", "unknown", "civilians"} and (
            plural(syntax, e) or (syntax.rel(e.head).startswith("nsubj") and e.actor.kind != "unknown" and not alone)
        )
    body = e.actor.kind == "unknown" and e.rule == "generic" and (noun := noun_at(syntax, e.head)) is not None and noun.cls == "body"  # "The coalition said it had"
    return (body or e.actor.kind in {"state", "armed-group", "organisation", "state-force"}) and not (plural(syntax, e) and e.actor.actor_id is None)


def _individual(syntax: Syntax, e: ActorMention, pronoun: str) -> bool:
    """A single human being named by a common noun: "the man", "an attacker", "the woman"."""
    noun = noun_at(syntax, e.head)
    if noun is None or noun.cls not in {"people", "member", "office"} or syntax.tokens[e.head].xpos != "NN" or noun.noun in MANY_PEOPLE:
        return False
    female = noun.noun in WOMEN
    male = noun.noun in MEN
    return not (male and pronoun in {"she", "her", "hers", "herself"}) and not (female and pronoun in {"he", "him", "his", "himself"})


# ---------------------------------------------------------------- definite descriptions
