"""Acts that nobody suffers: told in a film, novel or game, done in a drill, played through in a scenario or shown again."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

WORKS, OF_WORKS = word_class("things.works-of-fiction"), word_class("things.parts-of-works")
MAY_BE_TRUE = word_class("things.works-of-fact")
TELLING = word_class("sayings.telling-a-plot")
ARMS = noun_class("military") | noun_class("aircraft")
DRILLS, MOCK = word_class("acts.drills"), word_class("acts.mock")
SCENARIOS = word_class("acts.scenarios")
SHOWN_AGAIN = word_class("acts.shown-again")
ACTING = {"play", "star", "portray"}
SAYING = {"say", "tell", "recall", "claim"}  # "In the film, the general says that his troops killed 40"
NEVER_REAL = {"film", "movie", "novel", "thriller"}  # "in a play", "in the latest episode": also of what happens
PRESENT = {"VBZ", "VBP"}
QUOTES = frozenset("\"“”'‘’«»")
PLOTS = {"story", "tale"}
FEINTS = frozenset({"decoy", "dummy", "replica"})


def staged(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Whether an act of force or words is one of a plot, a drill or a scenario."""
    return in_fiction(h, draft, syntax) or h.type in {"ASSAULT", "COERCE"} and (drill(h, draft, syntax) or in_scenario(h, syntax))


def in_fiction(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "In her debut novel, militants seize a school", "the series opens with gunmen storming an embassy", "he plays a soldier who shoots a prisoner"; and what a text
    that begins so goes on to tell in the present. Not "gunmen attacked a cinema during a film", "the video shows rebels executing prisoners"."""
    if _plot(h, draft, syntax) or h.noun and h.sent == 0 and _reviewed(syntax):
        return True
    works = [i for i in syntax.of_lemmas(WORKS) if syntax.tokens[i].sent <= 2]
    if not works or h.sent < syntax.tokens[works[0]].sent or not _in_present(h, syntax):
        return False
    return not _dated(h.sent, draft, syntax) and (_reviewed(syntax) or any(_opens_a_plot(i, syntax) for i in works))


def _plot(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    at = h.light if h.light is not None else h.head
    if _in_which(at, syntax, WORKS) and _in_present(h, syntax):
        return True  # "a film opened in which nine soldiers are killed"
    for v in [at, *syntax.ancestors(at)]:
        inside = [k for k in syntax.kids(v, "obl") if syntax.prep(k) == "in" and k < at and _work(k, syntax)]
        plain = [k for k in inside if syntax.lemma(k) in NEVER_REAL]
        if (inside and _in_present(h, syntax) or plain and not _dated(h.sent, draft, syntax)) and syntax.lemma(v) not in SAYING:
            return True
        if v != at and syntax.lemma(v) in PLOTS and syntax.obliques(v, "of", "about") and _in_present(h, syntax) and not _dated_in(v, draft, syntax):
            return True  # "the story of a nurse who is kidnapped by militiamen after they massacre her patients"
        if v != at and syntax.lemma(v) in TELLING and any(_work(k, syntax) for k in syntax.kids(v, "nsubj")) and syntax.tokens[v].xpos in PRESENT:
            amateur = syntax.lemma(v) in {"show", "see"} and any(syntax.kids(k, "acl", "acl:relcl") for k in syntax.kids(v, "nsubj"))
            return not amateur and not _dated(h.sent, draft, syntax, but=syntax.kids(v, "nsubj"))
        if v != at and syntax.lemma(v) in ACTING and syntax.tokens[v].xpos in PRESENT | {"VBD"}:
            parts = [*syntax.kids(v, "obj"), *(k for k in syntax.obliques(v, "as"))]
            if any(a <= at < b and c != at or c == at for p in parts for c in syntax.kids(p, "acl:relcl") for a, b in [syntax.subtree(c)]):
                return True  # "plays a soldier who shoots a prisoner"
    return False


def _work(i: int, syntax: Syntax) -> bool:
    """A work of fiction, or a scene or season of one: "in the novel", "in the play's opening scene", "in the second episode"; not "in the book", "in the documentary"."""
    if syntax.obliques(i, "of"):
        return False  # "in a series of raids", "the opening act of a coup"
    beside = {syntax.lemma(k) for k in syntax.kids(i, "compound", "nmod:poss", "amod")}
    return (
        syntax.lemma(i) in WORKS
        and not beside & MAY_BE_TRUE
        and syntax.low[i] != "games"
        or syntax.lemma(i) in OF_WORKS
        and bool(beside & (WORKS | {"opening", "final"}))
    )


def _in_present(h: Happening, syntax: Syntax) -> bool:
    """ "The army storms the town", "the leader is shot dead": in the present that plots are told in; also the participle beside it."""
    at = h.light if h.light is not None else h.head
    first = [at, *(h.verbs[:1] if h.noun and h.light is None else []), *(a for a in syntax.ancestors(at) if syntax.rel(at) in {"conj", "advcl", "xcomp", "acl"})][:2]
    for v in first:
        now = {"is", "are"} & {syntax.low[k] for k in syntax.kids(v, "aux:pass", "aux", "cop")}
        plain = syntax.tokens[v].xpos in PRESENT or syntax.tokens[v].xpos == "VB" and not syntax.kids(v, "mark", "aux")
        if syntax.verbal(v) and (bool(now) or plain and not syntax.kids(v, "aux", "aux:pass")):
            return True
    return False


def _dated(sent: int, draft: Draft, syntax: Syntax, but: list[int] | None = None) -> bool:
    """Whether a sentence tells a time, other than of what is told of the work itself ("the series, which returns on Sunday, opens with ...")."""
    aside = [syntax.subtree(k) for k in but or []]
    return any(syntax.tokens[t.first].sent == sent and not any(a <= t.first < b for a, b in aside) for t in draft.times)


def _dated_in(i: int, draft: Draft, syntax: Syntax) -> bool:
    """Whether what hangs on a word tells a time."""
    first, last = syntax.subtree(i)
    return any(first <= t.first < last for t in draft.times)


def _reviewed(syntax: Syntax) -> bool:
    """ "Film review: The Last Convoy": its heading."""
    low = syntax.low[: syntax.sentences[0].last]
    kinds = WORKS | {"tv", "television", "theatre", "book"}
    of_a_title = any(a in QUOTES and b == "review" for a, b in zip(low, low[1:], strict=False)) and bool(set(low) & kinds)  # "“The Hill” review: a war film"
    return of_a_title or low[:1] != [] and low[0] in kinds and low[1:2] == [":"] or any(a in kinds and b == "review" for a, b in zip(low, low[1:], strict=False))


def _opens_a_plot(i: int, syntax: Syntax) -> bool:
    """ "The new film opens with ...", "stars X as ...", "In her novel, a nurse finds ...", "is set in Angola": a work whose plot is told in the lead."""
    up = syntax.head(i)
    first = syntax.sentences[syntax.tokens[i].sent].first
    if up is not None and syntax.rel(i) == "obl" and syntax.prep(i) == "in" and syntax.subtree(i)[0] == first and _work(i, syntax):
        return syntax.lemma(i) in NEVER_REAL | {"drama"} and (syntax.tokens[up].xpos in PRESENT or bool({"is", "are"} & set(syntax.auxiliaries(up))))
    if up is not None and syntax.rel(i) == "nsubj:pass" and syntax.lemma(up) == "set":
        return "is" in syntax.auxiliaries(up) and bool(syntax.obliques(up, "in", "during"))
    return up is not None and syntax.rel(i) == "nsubj" and syntax.lemma(up) in TELLING | {"star"} and syntax.tokens[up].xpos in PRESENT


def drill(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Marines stormed a beach in a drill", "jets bombed targets in a live-fire exercise", "attacked a mock village"; not "during an exercise, rebels attacked the
    soldiers", "shot three recruits during training": somebody else did it, or somebody was hurt."""
    if h.noun and syntax.lemma(h.head) != "execution" and any({syntax.lemma(k), syntax.low[k]} & (MOCK - FEINTS) for k in syntax.kids(h.head, "amod", "compound")):
        return True  # "a simulated rocket attack", "a mock suicide bombing"; not "subjected to mock executions", "a decoy attack"
    if any(syntax.lemma(k) in MOCK for f in [*h.targets, *h.actors] for k in [f.head, *syntax.kids(f.head, "amod", "compound")]):
        return True  # also "a fictional enemy attacked the port"
    first, last = syntax.sentences[h.sent].first, syntax.sentences[h.sent].last
    aims = h.targets and all(syntax.lemma(f.head) == "target" for f in h.targets) and not h.recipients
    if aims and any(syntax.lemma(i) in DRILLS for i in range(first, last)):
        return True  # "Exercise Iron Spear began, in which crews fire at targets"
    sides = [f.actor.actor.kind for f in h.actors if f.actor is not None and syntax.lemma(f.head) not in ARMS - {"militant", "militia", "rebel"}]
    if any(k not in {"state-force", "state"} for k in sides) or any(f.actor is not None and not _in_quotes(f.head, syntax) for f in h.recipients):
        return False
    if any(syntax.tokens[c.head].sent == h.sent and (c.victims is None or not _in_quotes(c.victims, syntax)) for c in draft.casualties):
        return False
    if (
        h.recipients
        and all(_in_quotes(f.head, syntax) for f in h.recipients)
        and any(syntax.tokens[i].sent <= 2 and _in_a_drill(i, syntax) for i in syntax.of_lemmas(DRILLS))
    ):
        return True  # and the sentences behind: "Marines killed the “saboteurs”"
    at = h.light if h.light is not None else h.head
    arms = any(syntax.lemma(k) in ARMS for k in syntax.subjects(at)) and not h.noun  # "tanks shelled a hillside"
    if (sides or arms) and _in_which(at, syntax, DRILLS):
        return True  # "an exercise was held in which troops attacked a village"
    within = [at, *(a for a in syntax.ancestors(at) if syntax.rel(at) in {"conj", "advcl", "xcomp", "acl"} and syntax.tokens[a].sent == h.sent)][:2]
    first, last = min(syntax.subtree(v)[0] for v in within), max(syntax.subtree(v)[1] for v in within)
    return (bool(sides) or arms) and any(_in_a_drill(i, syntax) for i in range(first, last))


def _in_which(at: int, syntax: Syntax, wholes: frozenset[str]) -> bool:
    """ "a [drill] in which troops attacked a village", "A [novel] appeared in which rebels seize the capital": what a clause tells of, right before it or as the subject
    of the verb before."""
    which = next((k for k in syntax.kids(at, "obl") if syntax.low[k] == "which" and syntax.prep(k) == "in"), None)
    up = syntax.head(at)
    if which is None or up is None or up > which:
        return False
    over = [up, *syntax.kids(up, "nsubj", "nsubj:pass")] if syntax.verbal(up) else [up]
    over += [x for x in [syntax.tokens[up].head] if syntax.rel(up) == "acl" and syntax.verbal(up)]  # "a film opened in which", which the parse takes for a name of it
    return any(syntax.lemma(k) in wholes and k < which for k in over)


def _in_quotes(i: int, syntax: Syntax) -> bool:
    """ "killing three “pirates”": who is called so and is none."""
    tokens = syntax.tokens
    return 0 < i < len(tokens) - 1 and tokens[i - 1].text in QUOTES and tokens[i + 1].text in QUOTES


def _in_a_drill(i: int, syntax: Syntax) -> bool:
    """ "in a drill", "during Exercise RIMPAC", "as part of an exercise", "in war games", "in a test"; not "in the test zone"."""
    lemma = syntax.lemma(i)
    game = lemma == "game" and i > 0 and syntax.low[i - 1] in {"war", "-"}
    if lemma not in DRILLS and not game or syntax.rel(i) in {"compound", "amod"} and syntax.tokens[i].upos != "PROPN":
        return False
    first = syntax.subtree(i)[0]
    before = syntax.low[max(0, first - 3) : i]
    return syntax.prep(i) in {"in", "during", "at", "under"} or bool({"during", "in"} & set(before)) or "part" in syntax.low[max(0, first - 3) : first + 1]


def in_scenario(h: Happening, syntax: Syntax) -> bool:
    """ "In one scenario, China seizes Kinmen", "in a simulation held in Berlin, Russia attacked Lithuania", "police rehearsed an attack on a mall",
    "re-enacted the battle, with 300 men attacking the hill"."""
    at = h.light if h.light is not None else h.head
    for a in [at, *syntax.ancestors(at)]:
        if syntax.lemma(a) in SHOWN_AGAIN and a != at and not syntax.passive(a):
            return True
        if any(syntax.lemma(k) in SCENARIOS and syntax.prep(k) in {"in", "under", "during"} for k in syntax.kids(a, "obl")):
            return True
    return False
