"""Whether a strike is a stoppage of work or an act of force."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.roles.called_by import called_by
from dateline.coding.roles.frames import with_particle
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class
from dateline.vocab.numbers import harm_words

STOPPAGE_VERBS = word_class("acts.stoppage-verbs")
STRETCHES = word_class("periods.stretches")
HIT_BY_STOPPAGES = word_class("things.hit-by-stoppages")
DEADLY = word_class("casualties.deadly-words")
LAUNCHING = word_class("acts.launching-force")
NAMING = word_class("sayings.calling-so")
HURTING = frozenset({"kill", "wound", "injure", "maim"})


def labour(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Whether a strike is a stoppage of work: by its modifier, "on strike" or "called off"; else by words of work in an article without words of armed force."""
    if not h.noun:
        hurt = any(syntax.lemma(k) in harm_words("verb") for k in syntax.kids(h.head, "conj"))  # "A driver fled after striking and injuring a woman"
        return any(syntax.lemma(s) in noun_class("labour") for s in syntax.subjects(h.head)) and not syntax.objects(h.head) and not hurt
    around = {syntax.lemma(k) for k in syntax.kids(h.head, "compound", "amod", "nmod:poss", "nummod", "nmod") if syntax.prep(k) not in {"on", "against"}}
    around |= {syntax.lemma(g) for k in syntax.kids(h.head, "compound", "nmod:poss") for g in syntax.kids(k, "compound")}
    if around & noun_class("force-words"):
        return False
    over = syntax.head(h.head)
    at_whom = [f for f in h.recipients if f.actor is not None and f.actor.actor.kind in {"armed-group", "state-force"}]
    launched = over is not None and syntax.lemma(over) in LAUNCHING and syntax.rel(h.head) in {"obj", "nsubj:pass"}
    if launched and (h.plural or at_whom) and not around & noun_class("labour-strike"):
        return False  # "launched military strikes against the Houthis"
    if any(p.where is not None and p.head in syntax.obliques(h.head, "on", "against") for p in draft.places):
        return False  # "suspended its strikes on Beirut"
    hit = [k for k in syntax.obliques(h.head, "on", "against") if syntax.lemma(k) in noun_class("target")]
    if any(p.where is not None and p.head in syntax.kids(k, "compound") for k in hit for p in draft.places):
        return False  # "strikes on the Deir al Balah camp"
    over = syntax.head(h.head)
    if over is not None and syntax.rel(h.head) == "nsubj" and syntax.lemma(over) in noun_class("affect"):
        workers = any(k for k in syntax.obliques(h.head, "by", "of") if syntax.lemma(k) in noun_class("labour"))
        undergone = {syntax.lemma(o) for o in syntax.kids(over, "obj")}
        stopped = bool(undergone) and undergone <= HIT_BY_STOPPAGES and not _deadly(h, over, syntax)
        return stopped and (workers or not h.actors)  # "The strike hit commuters"; not "a strike on a school killed 27 people"
    by_force = any(f.actor is not None and f.actor.actor.kind in {"state", "state-force", "armed-group"} and not _of_workers(f.actor.actor.name) for f in h.actors)
    if not by_force and (_observed(h, syntax) or _over_a_matter(h, draft, syntax)):
        return True
    if over is not None and syntax.lemma(over) in HURTING and syntax.prep(h.head) in {"in", "by"} and syntax.obliques(h.head, "on"):
        return False  # "In a strike on a mosque last month, 70 people were killed"
    if called_by(h.head, syntax):
        return True  # "The strike, called by separatists, closed markets"
    if judged(h, syntax):
        return False  # "called the strikes an act of war"
    bare = not h.plural and not syntax.kids(h.head, "det") and syntax.prep(h.head) == "on"  # "on strike"; not "an update on self-defence strikes"
    apart = {"after", "before", "following", "amid"}  # "called off his visit after a Russian strike"
    bare = bare or (over is not None and with_particle(syntax, over) in STOPPAGE_VERBS and syntax.prep(h.head) not in apart)
    if over is not None and syntax.rel(h.head) == "obj" and not by_force and not syntax.obliques(h.head, "on", "against"):
        around |= {syntax.lemma(s) for s in syntax.subjects(over)} - {"union"}  # "Metalworkers ended a strike"
    if around & noun_class("labour-strike") or any(w.endswith(("worker", "workers")) for w in around) or bare:
        return True
    if by_force:
        return False
    lasting = {syntax.lemma(k) for k in syntax.kids(h.head, "compound", "amod", "nmod:poss", "nummod", "nmod") if k < h.head or syntax.prep(k) == "of"}
    if lasting & (STRETCHES | {"hour", "day"}) or over is not None and syntax.lemma(over) == "call" and syntax.rel(h.head) in {"obj", "nsubj:pass"}:
        return True  # "a 24-hour strike", "A strike has been called for Monday"
    if _brought_in_after(h, syntax):
        return False
    words = {syntax.lemma(t.i) for t in syntax.tokens}
    if h.targets and words & DEADLY and syntax.obliques(h.head, "on", "against"):
        return False  # "revised the toll of the strike on a hospital"
    return bool(words & noun_class("labour")) and not words & noun_class("force-words")


def judged(h: Happening, syntax: Syntax) -> bool:
    """ "called [the strikes] an act of war", "called the march illegal": what is said of an act, and nobody's call for it; not "called a strike for Monday"."""
    over = syntax.head(h.head)
    named = over is not None and syntax.lemma(over) in NAMING and syntax.rel(h.head) in {"obj", "nsubj:pass"}
    so = [k for k in syntax.kids(over, "xcomp") if k > h.head] if named and over is not None else []
    return h.noun and any(syntax.tokens[k].upos in {"NOUN", "ADJ", "PROPN"} for k in so)


def _brought_in_after(h: Happening, syntax: Syntax) -> bool:
    """ "Nine people were [brought to a hospital] after a strike in Khan Younis"; not "Three miners were taken to a hospital after a strike"."""
    over = syntax.head(h.head)
    if over is None or syntax.prep(h.head) not in {"after", "following"} or not any(syntax.lemma(k) in {"hospital", "clinic"} for k in syntax.obliques(over, "to")):
        return False
    first, last = syntax.sentences[h.sent].first, syntax.sentences[h.sent].last
    return not any(syntax.lemma(k) in noun_class("labour") - {"hospital"} for k in range(first, last))


def _deadly(h: Happening, over: int, syntax: Syntax) -> bool:
    """ "The strike [killed] commuters", "A strike hit passengers, [killing] three", "An [overnight] strike hit tourists", or words of armed force, and none of work, in
    the article: no stoppage."""
    first, last = syntax.sentences[h.sent].first, syntax.sentences[h.sent].last
    words, here = {syntax.lemma(t.i) for t in syntax.tokens}, {syntax.lemma(i) for i in range(first, last)}
    by_night = any(syntax.low[k] == "overnight" for k in syntax.kids(h.head, "amod", "compound"))
    harmed = syntax.lemma(over) in HURTING or bool(here & (DEADLY | noun_class("force-words")))
    return harmed or by_night or bool(words & noun_class("force-words")) and not words & noun_class("labour")


def _observed(h: Happening, syntax: Syntax) -> bool:
    """ "A complete strike was [observed] in Quetta", "traders observed a strike": one that is kept; not "strikes were observed near the port", which are seen."""
    over = syntax.head(h.head)
    return over is not None and not h.plural and syntax.lemma(over) == "observe" and syntax.rel(h.head) in {"nsubj:pass", "obj"}


def _over_a_matter(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "a two-day strike [over] the removal of a subsidy": what it is about; not "strikes over Gaza", which are flown there."""
    at = {p.head for p in draft.places}
    up = syntax.head(h.head)
    near = [k for x in [h.head, *([up] if up is not None and syntax.rel(h.head) == "obj" else [])] for k in syntax.obliques(x, "over") if k > h.head]
    return any(syntax.tokens[k].upos == "NOUN" and k not in at and syntax.tokens[k].nominal in {"", "abstract", "event", "object"} for k in near)


def _of_workers(name: str) -> bool:
    """ "the Nigeria Labour Congress", "the Kenya Teachers' Association": the name of a body of those who work."""
    words = {w.strip("'’s") if w.endswith(("'s", "’s")) else w.strip("'’") for w in name.lower().split()}
    return bool({w.removesuffix("s") for w in words} & ({"trade"} | noun_class("labour") - {"union", "service", "transport", "work"}))
