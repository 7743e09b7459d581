"""Acts that have gone on up to now, are summed up to now, or lie a told stretch of time back: none of them is the news."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

RECENT = timedelta(days=14)  # an act older than this when the article appears is background, whatever the tense
PERIODS = word_class("periods.from-a-day")
AGES = word_class("periods.ages")
PACTS = word_class("deals.pacts-moved-under")
RATES = word_class("periods.rates")
SETS_OF_ACTS = word_class("amounts.sets-of-acts")
STEPPING_UP = word_class("acts.stepping-up")
LONG_RESUMED = 3  # days from which on what was resumed is no news


def own_verbs(h: Happening, syntax: Syntax) -> list[int]:
    """The event's own verbs: itself, or the verb that carries it."""
    own = [h.head] if not h.noun else ([h.light] if h.light is not None else [])
    return own or [v for v in h.verbs if not syntax.rel(v).startswith("acl")]


def ongoing(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "have been protesting since June": what has gone on for long, told in the perfect; the news is something else."""
    if draft.published is None:
        return False
    if _resumed_days_ago(h, draft.published, syntax):
        return True
    perfect = [v for v in own_verbs(h, syntax) if _perfect(syntax, v)]
    if any(_for_years(syntax, k) for v in perfect for k in [v, *syntax.kids(v, "conj")]):
        return True
    above = [up for v in perfect if syntax.rel(v) in {"conj", "advcl"} and (up := syntax.head(v)) is not None and _perfect(syntax, up)]
    return any(_since_long(draft, syntax, v, draft.published) for v in [*perfect, *above])


def _resumed_days_ago(h: Happening, published: date, syntax: Syntax) -> bool:
    """ "Israel resumed [its bombardment] on March 18", days before the news: since when it goes on; not "resumed its strikes on Monday", "resumed talks on March 18"."""
    at = syntax.head(h.head) if h.noun else None
    taken_up = at is not None and syntax.lemma(at) in {"resume", "restart", "renew"} and h.head in syntax.objects(at) and h.type == "ASSAULT"
    days = [t.when.start[:10] for t in h.times if t.when.start and t.when.precision == "day" and t.relation == "on"]
    return taken_up and bool(days) and all((published - date.fromisoformat(d)).days >= LONG_RESUMED for d in days)


def so_long_since(h: Happening, syntax: Syntax) -> bool:
    """ "It is ten years since [a bomb killed 52 people]", "It has been a decade since a hotel came under attack"; "freed a couple who [had been held] since May"."""
    if h.type == "COERCE" and not h.noun and syntax.rel(h.head) in {"acl", "acl:relcl"} and syntax.obliques(h.head, "since"):
        return True
    clause = syntax.clause(h.head)
    up = syntax.head(clause)
    since = any(syntax.lemma(k) == "since" for k in syntax.kids(clause, "mark"))
    return since and up is not None and (syntax.lemma(up) in PERIODS | AGES or any(syntax.lemma(k) in PERIODS | AGES for k in syntax.kids(up, "nsubj", "nmod")))


def so_far(h: Happening, syntax: Syntax) -> bool:
    """ "has carried out [a series of kidnappings] along the border", "have been stepping up their attacks": a record up to now;
    not "has carried out an attack", "two sets of strikes"."""
    if _stepped_up(h, syntax) or record(h, syntax):
        return True
    if h.light is None or h.times or h.targets and not _of_any(h, syntax) or h.places or not h.plural or syntax.kids(h.light, "advcl"):
        return False
    at = h.head
    while syntax.rel(at) == "conj" and (first := syntax.head(at)) is not None and not syntax.verbal(first):
        at = first  # "a number of kidnappings and [bombings]"
    up = syntax.head(at)
    many = up is not None and syntax.lemma(up) in SETS_OF_ACTS and up != h.light and not syntax.kids(up, "nummod")
    many = many or any(syntax.low[k] in {"several", "numerous", "many"} for k in syntax.kids(h.head, "amod"))
    such = any(syntax.low[k] == "such" for k in syntax.kids(h.head, "amod", "det", "det:predet"))  # "has carried out such attacks before"
    return _perfect(syntax, h.light) and (many or such or "been" in syntax.auxiliaries(h.light) and not syntax.passive(h.light))


def _of_any(h: Happening, syntax: Syntax) -> bool:
    """ "attacks on police posts", "bombings of oil pipelines": things of a kind, none of them pointed out."""
    return all(syntax.tokens[f.head].xpos == "NNS" and not syntax.kids(f.head, "det", "nummod", "nmod:poss") for f in h.targets)


def served(h: Happening, published: date | None, syntax: Syntax) -> bool:
    """ "were imprisoned for the murders [and served 17 years] before their convictions were quashed", "disarmed [under a 2016 deal]": long past, though no day of it is
    told; not "was jailed and will serve 17 years", "arrested a general and spent months on the case", "arrested a rapper under a 2020 law"."""
    if h.times or h.noun:
        return False
    terms = [
        o
        for k in (syntax.kids(h.head, "conj") if syntax.passive(h.head) else [])
        if syntax.lemma(k) in {"serve", "spend"} and syntax.tokens[k].xpos == "VBD"
        for o in syntax.kids(k, "obj", "obl:unmarked", "obl")
    ]
    if h.type == "COERCE" and any(syntax.lemma(o) in {"year", "month", "decade"} and syntax.tokens[o].xpos == "NNS" for o in terms):
        return True
    pacts = [k for k in syntax.obliques(h.head, "under") if syntax.lemma(k) in PACTS]
    years = [syntax.low[y] for k in pacts for y in syntax.kids(k, "compound", "nummod", "amod") if syntax.low[y].isdigit()]
    return published is not None and syntax.tokens[h.head].xpos == "VBD" and any(1000 < int(y) < published.year for y in years)


def record(h: Happening, syntax: Syntax) -> bool:
    """ "The militia [has attacked] US bases", "The group has bombed churches and [shot] officers": what somebody has done time and again, of no place, day or number; not
    "has attacked two bases", "has bombed the port", nor what the first sentence tells."""
    there = any(syntax.low[k] == "there" for k in syntax.kids(h.head, "advmod")) and syntax.rel(h.head) == "conj"  # "and settlers have attacked villages there"
    if h.noun or h.type != "ASSAULT" or h.sent == 0 or (h.times or h.places) and not there or h.weapons:
        return False
    v, up = h.head, syntax.head(h.head)
    if syntax.rel(v) == "conj" and up is not None and not syntax.kids(v, "nsubj", "aux"):
        v = up
    many = syntax.kids(h.head, "obj")
    if any(syntax.tokens[k].xpos == "NNS" and not syntax.kids(k) for k in syntax.subjects_of_grammar(v)):
        return False  # "Soldiers have looted shops"
    bare = [o for o in many if syntax.tokens[o].xpos == "NNS" and not syntax.kids(o, "nummod", "det", "nmod:poss")]
    return _perfect(syntax, v) and not syntax.passive(h.head) and bool(many) and len(bare) == len(many) and syntax.rel(v) in {"root", "conj", "acl:relcl", "ccomp"}


def _stepped_up(h: Happening, syntax: Syntax) -> bool:
    """ "Russia [has stepped up] its strikes on power plants": a campaign, and no strike told before; not "stepped up its strikes on Monday"."""
    up = syntax.head(h.head)
    campaign = h.noun and h.plural and not h.times and up is not None and syntax.rel(h.head) == "obj" and _perfect(syntax, up)
    return campaign and up is not None and syntax.lemma(up) in STEPPING_UP


def kept_so(h: Happening, syntax: Syntax) -> bool:
    """ "men jailed for a coup", "relatives of hostages [held] in Gaza": what somebody is known by who is spoken of; not "tourists taken hostage in Mali"."""
    known = h.type in {"COERCE", "ACCUSE"} or h.rule.id == "assault.hold-hostage" and syntax.lemma(h.head) in {"hold", "keep"}
    return known and syntax.rel(h.head) == "acl" and syntax.tokens[h.head].xpos == "VBN"


def _for_years(syntax: Syntax, v: int) -> bool:
    """ "has detained 55 people [in the past three years]": a sum up to now; "have carried out kidnappings [for years]"; not "for two days"."""
    if any(syntax.lemma(k) in AGES and syntax.tokens[k].xpos == "NNS" and not syntax.kids(k, "nummod") for k in syntax.obliques(v, "for")):
        return True
    spans = [k for k in syntax.obliques(v, "in", "over", "during", "within") if syntax.lemma(k) in RATES]
    return any({"past", "last"} & {syntax.low[a] for a in syntax.kids(k, "amod")} and syntax.tokens[k].xpos == "NNS" for k in spans)


def _perfect(syntax: Syntax, v: int) -> bool:
    return bool({"have", "has", "'ve"} & set(syntax.auxiliaries(v)))


def _since_long(draft: Draft, syntax: Syntax, v: int, published: date) -> bool:
    told = {t.head for t in draft.times if t.relation == "since"}
    since = [
        k for k in syntax.kids(v, "obl", "advcl", "nmod") if syntax.prep(k) == "since" or k in told or any(syntax.lemma(m) == "since" for m in syntax.kids(k, "mark"))
    ]
    ranges = [syntax.subtree(k) for k in since]
    starts = [t.when.start for t in draft.times if t.when.start and any(a <= t.head < b for a, b in ranges)]
    return any(date.fromisoformat(start[:10]) < published - RECENT for start in starts)
