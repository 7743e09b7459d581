"""Acts that something of today is only about: a day that is remembered, a deed that a court is over. The day and town of today's are not theirs."""

from __future__ import annotations

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

ENDS = word_class("acts.ends")
REMEMBERING = word_class("reactions.remembering")
MEMORIALS = word_class("things.memorials")
OLD_WARS, OF_HISTORY = word_class("periods.old-wars"), word_class("people.of-history")
TRIED, COURTS = word_class("acts.brought-to-court"), word_class("places.courts")
PICTURES, LEADING_TO = word_class("sayings.pictures"), word_class("reactions.leading-to")
KNOWN_BY, LAID_TO = word_class("people.known-by"), word_class("sayings.laid-to")
PUNISHMENTS = word_class("acts.punishments")
PIECES = word_class("sayings.written-pieces")
ANNIVERSARIES, RETELLING = word_class("periods.anniversaries"), word_class("sayings.retelling")
TESTIFYING = word_class("sayings.testifying")

TOLD_OF_A_LIFE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "ACCUSE", "REJECT", "SANCTION", "THREATEN", "CONCEDE", "AGREE"})
FOUND_GUILTY = word_class("sayings.found-guilty")


def recalled(h: Happening, syntax: Syntax) -> bool:
    """Whether an act is told as one that is remembered, or that a court is over."""
    told = (written_of, remembered, on_trial, talked_of, somebodys_part, suspected_of, _stopped_beside, _of_a_day_kept)
    return any(so(h, syntax) for so in told)


def _of_a_day_kept(h: Happening, syntax: Syntax) -> bool:
    """ "Crowds marked the anniversary of the rising, [in which 485 people were killed] ", "marked 40 years since the massacre, in which soldiers killed 69", "a film
    tells the story of the battle, where 18 were killed": what is told of what is remembered or shown; not "witnesses told the story of the attack, in which ..."."""
    clause = syntax.clause(h.head)
    clause = next((a for a in [clause, *syntax.ancestors(clause)] if syntax.rel(a) != "conj"), clause)
    at = syntax.head(clause)
    if h.noun and (syntax.prep(h.head) == "since" or syntax.prep(h.head) == "of" and syntax.lemma(syntax.tokens[h.head].head) in {"story", "tale"}):
        at = h.head  # "marked 40 years since [the massacre]", "a film tells the story of [the battle]"
    elif h.noun or syntax.rel(clause) not in {"acl:relcl", "advcl:relcl"}:
        return False
    if at is None:
        return False
    nouns = [at, *(a for a in syntax.ancestors(at) if not syntax.verbal(a))]
    if any(syntax.lemma(k) in ANNIVERSARIES for k in nouns):
        return True
    over = next((a for a in syntax.ancestors(at) if syntax.verbal(a)), None)
    if over is None:
        return False
    since = any(syntax.prep(k) == "since" for k in nouns) and any(syntax.lemma(k) in {"year", "decade", "century"} for k in syntax.kids(over, "obj", "nsubj"))
    firsts = [over, *(a for a in syntax.ancestors(over) if syntax.rel(over) == "conj")]
    shown = any(syntax.lemma(k) in PIECES for v in firsts for k in syntax.kids(v, "nsubj"))
    return since and syntax.lemma(over) in REMEMBERING or shown and (syntax.lemma(over) in RETELLING or any(syntax.lemma(k) in {"story", "tale"} for k in nouns))


def stopped_by(h: Happening, syntax: Syntax) -> int | None:
    """The verb of "will halt its bombing of the camps", "suspended their attacks", "halting a week of fighting": what is ended went on before."""
    at, over = h.head, syntax.head(h.head)
    if over is not None and syntax.tokens[over].nominal == "time" and syntax.prep(at) == "of":
        at, over = over, syntax.head(over)
    told = h.type == "ASSAULT" and h.noun and over is not None and syntax.rel(at) in {"obj", "nsubj:pass"} and syntax.lemma(over) in ENDS
    return over if told else None


def _stopped_beside(h: Happening, syntax: Syntax) -> bool:
    """ "agreed to a truce at talks in Doha on Sunday, [halting a week of fighting]": it was not fought in Doha, nor on Sunday."""
    v = stopped_by(h, syntax)
    return v is not None and syntax.rel(v) == "advcl" and syntax.tokens[v].xpos == "VBG" and not syntax.kids(v, "nsubj")


def somebodys_part(h: Happening, syntax: Syntax) -> bool:
    """ "A suspect in the Lahore bombings was held on Friday", "men implicated in the attack were killed", "were convicted on Monday of [the murder] of the mayor": the
    act that somebody is known by, or that a court follows up, was before. Not one with a day of its own ("a suspect in Sunday's bombing"), nor of which more is told
    ("suspects in the attack, which killed nine"), nor "accused the rebels of the attack"."""
    at = _first_of_the_joined(h.head, syntax)
    up = syntax.head(at)
    if not h.noun or h.type != "ASSAULT" or up is None or h.light is not None or syntax.kids(h.head, "acl:relcl") or syntax.rel(at) not in {"nmod", "obl"}:
        return False
    if any(syntax.tokens[k].nominal == "time" for k in syntax.kids(h.head)):
        return False
    prep, who = syntax.prep(at), syntax.lemma(up)
    if who in FOUND_GUILTY and prep in {"of", "for"} and syntax.rel(at) == "obl" or who in KNOWN_BY and prep in {"in", "of", "behind"}:
        return True
    if at != h.head and who in PUNISHMENTS and prep == "for":
        return True  # "was given a life term for the murder of a priest and [an attack] on a church"
    laid = syntax.rel(up) == "acl" and who in LAID_TO or who in TRIED and syntax.passive(up)
    pointed = h.definite or syntax.rel(up) == "acl"  # "a commander blamed for two bombings"
    return laid and pointed and syntax.tokens[up].xpos == "VBN" and prep in {"in", "of", "for", "over"}


def _first_of_the_joined(i: int, syntax: Syntax) -> int:
    """ "was jailed on Monday for murder and [a bomb attack]": the deed that the court is told to be over stands first, and those joined to it are as old."""
    while syntax.rel(i) == "conj" and (up := syntax.head(i)) is not None and syntax.tokens[up].upos == "NOUN":
        i = up
    return i


def suspected_of(h: Happening, syntax: Syntax) -> bool:
    """ "Two men suspected of [planting a bomb] at a mosque were arrested on Tuesday": what somebody is held over was before that day; not "accused the army of
    bombing a school", "suspected of stabbing a teacher on Sunday"."""
    up = syntax.head(h.head)
    if h.noun or h.type != "ASSAULT" or up is None or syntax.tokens[h.head].xpos != "VBG" or syntax.rel(h.head) not in {"advcl", "xcomp"}:
        return False
    said = syntax.low[up] in {"suspected", "accused"} and syntax.tokens[up].xpos in {"VBN", "JJ"} and syntax.rel(up) in {"acl", "acl:relcl", "amod"}
    own = any(syntax.tokens[k].nominal == "time" for k in range(*syntax.subtree(h.head)))
    return said and not own and any(syntax.lemma(k) == "of" for k in syntax.kids(h.head, "mark", "case"))


def written_of(h: Happening, syntax: Syntax) -> bool:
    """ "An article on 3 June about [an attack] on a church misstated the toll": its day is not that of the article; not "reports about an attack"."""
    up = syntax.head(h.head)
    if up is not None and syntax.rel(h.head) == "obl" and not syntax.kids(h.head, "nsubj"):
        up = next((k for k in syntax.kids(up, "nsubj", "nsubj:pass") if k < h.head < up), up)  # which some parses hang on the verb
    ours = (
        up is not None
        and syntax.lemma(up) in {"report", "version"}
        and any(syntax.low[k] in {"our", "this"} for x in [up, *syntax.obliques(up, "of")] for k in syntax.kids(x, "nmod:poss", "det"))
    )
    return h.noun and h.light is None and up is not None and (ours or syntax.lemma(up) in PIECES) and syntax.prep(h.head) in {"about", "on"}


def talked_of(h: Happening, syntax: Syntax) -> bool:
    """ "The trial over the journalist's shooting", "the teacher's killing led to protests", "video of the man's shooting": somebody's, that something else is about;
    not "a shooting led to protests", "the soldiers' shooting of a student"."""
    up = syntax.head(h.head)
    if not h.noun or h.type != "ASSAULT" or up is None or not syntax.kids(h.head, "nmod:poss") or syntax.obliques(h.head, "of", "by"):
        return False
    about = syntax.rel(h.head) in {"nmod", "obl"} and syntax.prep(h.head) in {"over", "of", "into", "about"} and syntax.lemma(up) in COURTS | PICTURES
    return about or syntax.rel(h.head) == "nsubj" and syntax.lemma(up) in LEADING_TO


def of_a_life(h: Happening, syntax: Syntax) -> bool:
    """ "General Asare, who has died aged 91, refused to fire on students. The junta [executed] his brothers": what an obituary tells without a day; not where somebody
    died in an attack."""
    if h.type not in TOLD_OF_A_LIFE or h.sent == 0 or h.type in {"ACCUSE", "REJECT"} and syntax.tokens[h.head].xpos not in {"VBD", "VBN"}:
        return False
    early = [
        k
        for k in syntax.of_lemmas({"die"})
        if syntax.tokens[k].sent <= 2 and not any(syntax.low[d] in {"a", "an"} for n in syntax.subjects(k) for d in syntax.kids(n, "det"))
    ]
    return any(_of_old_age(k, syntax) for k in early)


def _of_old_age(v: int, syntax: Syntax) -> bool:
    """ "has died aged 91", "dies at 101", "died on Saturday at the age of 88"; not "died at 70 in an attack"."""
    behind = range(v + 1, min(v + 12, syntax.sentences[syntax.tokens[v].sent].last))
    caused = any(syntax.tokens[k].nominal == "event" for k in syntax.obliques(v, "in", "from", "during", "after"))
    old = [k for k in behind if syntax.low[k].isdigit() and 60 <= int(syntax.low[k]) <= 110]
    return not caused and any(syntax.low[k - 1] in {"aged", "at"} or syntax.low[k - 2 : k] == ["age", "of"] for k in old)


def of_the_buried(h: Happening, syntax: Syntax) -> bool:
    """ "found a mass grave of soldiers [massacred] in the Thirty Years' War": those whose bones are found died long ago; not "found the bodies of nine men shot"."""
    whom = syntax.head(h.head)
    over = syntax.head(whom) if whom is not None and syntax.rel(h.head) in {"acl", "acl:relcl"} else None
    held = syntax.head(over) if over is not None and syntax.lemma(over) in {"body", "remains", "corpse"} else None
    if held is not None and any(syntax.lemma(k) == "grave" for k in syntax.kids(held, "nsubj")):
        return True  # "A mass grave contains the bodies of 100,000 people killed by the former government"
    return over is not None and syntax.lemma(over) in {"grave", "skeleton", "skull", "bone"} and syntax.prep(whom or 0) in {"of", "for", "with"}


def aged_when(h: Happening, syntax: Syntax) -> bool:
    """ "The youngest was 19 [when he was shot]": how old somebody was then; not "was 19 when he was shot on Monday"."""
    up = syntax.head(h.head)
    if h.noun or up is None or syntax.rel(h.head) != "advcl" or not any(syntax.low[k] == "when" for k in syntax.kids(h.head, "advmod", "mark")):
        return False
    years = [up, *(k for k in syntax.kids(up, "obl:unmarked", "nsubj", "nummod"))] if syntax.lemma(up) in {"old", "year"} else [up]
    if syntax.rel(up) == "acl:relcl" and syntax.lemma(up) in {"wear", "carry"} and syntax.tokens[up].xpos in {"VBD", "VBN"}:
        return True  # "shows the shirt his son wore when he was shot"
    aged = syntax.tokens[up].upos == "NUM" or syntax.lemma(up) in {"old", "year"} and any(syntax.tokens[k].upos == "NUM" for y in years for k in [y, *syntax.kids(y)])
    return aged and bool(syntax.kids(up, "cop")) and any(syntax.low[k] in {"was", "were"} for k in syntax.kids(up, "cop"))


def remembered(h: Happening, syntax: Syntax) -> bool:
    """ "A service remembered the day gunmen attacked a mosque", "a plaque was unveiled where police shot six"; not "remembered to attack"."""
    at = h.light if h.light is not None else h.head
    up = syntax.head(at)
    if syntax.rel(at) == "conj" and up is not None:
        at, up = up, syntax.head(up)
    if up is None or h.noun and h.light is None:
        return False
    over = syntax.head(up)
    if syntax.rel(at) == "acl:relcl" and syntax.lemma(up) in {"day", "night", "moment"} and over is not None and syntax.lemma(over) in REMEMBERING:
        return True
    days = [k for k in syntax.kids(up, "obj", "obl", "obl:unmarked") if k < at and syntax.lemma(k) in {"day", "night", "moment"}]
    if syntax.lemma(up) in REMEMBERING and days and syntax.rel(at) in {"ccomp", "advcl"}:
        return True
    where = any(syntax.low[k] == "where" for k in syntax.kids(at, "advmod", "mark"))
    return where and any(syntax.lemma(k) in MEMORIALS for v in (up, over) if v is not None for k in [v, *syntax.kids(v, "nsubj", "nsubj:pass", "obj")])


def on_trial(h: Happening, syntax: Syntax) -> bool:
    """ "A man went on trial accused of killing his wife", "charged with killing two", "a witness told the court that soldiers shot 40 men"; not "accused the army of
    bombing a school"."""
    if h.type != "ASSAULT":
        return False
    at = h.head
    if h.noun:
        up = syntax.head(at)
        charged = up is not None and syntax.lemma(up) in TRIED and syntax.verbal(up) and syntax.prep(at) in {"of", "with", "for"}
        return charged and syntax.rel(at) in {"obl", "nmod"}  # "was charged with [the murder] of a policeman"
    for a in syntax.ancestors(at):
        rel = syntax.rel(at)
        marks = {syntax.lemma(k) for k in syntax.kids(at, "mark", "case")}
        if rel in {"advcl", "xcomp"} and marks & {"of", "with", "for"}:
            charged = syntax.lemma(a) in TRIED and (syntax.passive(a) or bool(syntax.objects(a)))
            accused = syntax.lemma(a) == "accuse" and syntax.tokens[a].xpos == "VBN" and _in_court(a, syntax)
            return charged or accused
        if rel == "ccomp" and syntax.lemma(a) in TESTIFYING:
            return syntax.lemma(a) == "testify" or any(syntax.lemma(k) in COURTS for k in syntax.kids(a, "nsubj", "obj", "iobj", "obl"))
        if rel != "conj":
            return False
        at = a
    return False


def _in_court(accused: int, syntax: Syntax) -> bool:
    """ "is on trial accused of", "appeared in court accused of"."""
    above = [accused, *syntax.ancestors(accused)]
    return any(syntax.lemma(k) in COURTS for a in above for k in [a, *syntax.kids(a, "obl", "nmod")])


def of_history(h: Happening, syntax: Syntax) -> bool:
    """ "During the Second World War the Germans bombed the bridge", "under Stalin", "Napoleon attacked Moscow"; not "during the war in Gaza"."""
    if h.type not in {"ASSAULT", "COERCE", "MOBILIZE"}:
        return False
    at = h.light if h.light is not None else h.head
    for v in dict.fromkeys([at, *h.verbs]):
        for k in syntax.kids(v, "obl"):
            name = {syntax.low[x] for x in syntax.kids(k, "compound", "amod", "flat")}
            if syntax.prep(k) in {"during", "in", "under", "throughout"} and (syntax.lemma(k) == "war" and name & OLD_WARS or syntax.low[k] in OF_HISTORY):
                return True
            if syntax.prep(k) == "in" and any(syntax.low[x] in {"ad", "bc", "bce", "ce"} for x in [k, *syntax.kids(k)]):
                return True
    doers = [x for k in syntax.subjects(at) for x in [k, *syntax.kids(k, "nmod:poss", "compound")]]
    return any(syntax.low[k] in OF_HISTORY and syntax.tokens[k].text[:1].isupper() for k in doers)
