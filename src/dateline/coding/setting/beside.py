"""Times and places told with what stands beside an act: with who was in its company, with what it came of, with the gathering that was hit."""

from __future__ import annotations

from collections.abc import Container

from dateline.coding.dates.coder import event_time
from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.model import PlaceMention, TimeMention
from dateline.vocab.classes import word_class
from dateline.vocab.time_words import ordinal_of

LATER = word_class("reactions.done-later")
WITH_THEM = word_class("moves.with-them")
GATHERINGS, ROADS = word_class("acts.gatherings"), word_class("places.roads")
HYPHENS = frozenset("-‐‑–")


def what_did_it(draft: Draft, s: Syntax, h: Happening) -> list[int]:
    """ "last Sunday's [bomb] in Bradford, which injured 39 people": the day and the place told with a weapon are those of what it did."""
    noun = s.head(h.head)
    armed = noun is not None and not h.noun and s.rel(h.head) == "acl:relcl" and any(w.head == noun for w in draft.weapons)
    return [noun] if noun is not None and armed and any(s.low[k] in {"which", "that"} for k in s.kids(h.head, "nsubj")) else []


def in_company(draft: Draft, h: Happening, owners: Container[int]) -> list[TimeMention]:
    """ "ambushed tankers escorted by the army [on Thursday]": the day behind who was with those attacked is that of the attack."""
    s = draft.syntax
    hit = [x for o in s.objects(h.head) for x in [o, *s.obliques(o, "of")]] if not h.noun else []
    with_them = [k for o in hit for k in s.kids(o, "acl") if s.lemma(k) in WITH_THEM and s.tokens[k].xpos in {"VBN", "VBG"} and k not in owners]
    return [t for k in with_them if (t := event_time(draft, k)) is not None and t.relation == "on"][:1]


def of_what_was_done(draft: Draft, h: Happening, owners: Container[int]) -> list[TimeMention]:
    """ "conducted 38 operations [in May], killing eight fighters": what came of it was then."""
    s = draft.syntax
    up = s.head(h.head)
    result = s.tokens[h.head].xpos == "VBG" and s.rel(h.head) == "advcl" and s.low[h.head - 1] == "," and not s.kids(h.head, "nsubj", "mark")
    if h.noun or not result or up is None or not s.verbal(up) or up in owners:
        return []
    t = event_time(draft, up)
    return [t] if t is not None and t.relation in {"on", "during", "between"} else []


def at_a_gathering(draft: Draft, h: Happening) -> list[TimeMention]:
    """ "Two explosions at a rally held by the party [on May 27]": the day of the gathering that was hit; not "over a rally held on May 27"."""
    s = draft.syntax
    if h.type != "ASSAULT":
        return []
    at = [k for v in [h.head, *h.verbs] for k in s.obliques(v, "at", "on", "during") if s.lemma(k) in GATHERINGS and s.tokens[k].sent == h.sent]
    found = [t for k in at for x in [k, *s.kids(k, "acl")] if (t := event_time(draft, x)) is not None]
    return [t for t in found if t.relation == "on" and t.when.precision in {"day", "time"}][:1]


def while_doing(draft: Draft, h: Happening) -> list[TimeMention]:
    """ "was shot dead as he [left a mosque last August]", "was abducted while covering a march in May": the day of what somebody did is that of what befell him; not "was
    killed as crowds marched on Monday", which has a subject of its own."""
    s = draft.syntax
    if h.noun or h.type != "ASSAULT":
        return []
    for v in s.kids(h.head, "advcl"):
        who = s.kids(v, "nsubj")
        if not any(s.low[k] in {"as", "while", "when"} for k in s.kids(v, "mark", "advmod")) or any(s.low[k] not in {"he", "she", "they"} for k in who):
            continue
        first, last = s.subtree(v)
        own = [t for t in draft.times if first <= t.head < last and v < t.head and t.relation in {"on", "during"} and t.when.start]
        if len(own) == 1:
            return own
    return []


def in_its_clause(draft: Draft, h: Happening) -> list[TimeMention]:
    """ "On Friday, crowds marched against [a raid that killed two people on Wednesday]": the day told in the clause of its harm, where the deed itself is told with none;
    not "the raid on Sunday that killed two people"."""
    s = draft.syntax
    if not h.noun:
        return []
    days = [t for t in draft.times if t.relation == "on" and t.when.precision in {"day", "time"} and s.tokens[t.head].sent == h.sent]
    if any(s.head(t.head) == h.head for t in days):
        return []
    told = [v for v in s.kids(h.head, "acl:relcl") if v in h.verbs and s.kids(v, "nsubj")]
    return [t for t in days if s.head(t.head) in told][:1]


def of_what_came_after(syntax: Syntax, i: int, act: int) -> bool:
    """ "Mourners [in Baghdad] buried a fighter [on Tuesday], after he was killed": a place or day (at `i`) told with what came after an act, and not with the act.
    Not "Thousands fled the city after it was shelled", "was arrested on Monday after he stabbed two people": what is done there and then."""
    for a in [act, *syntax.ancestors(act)]:
        if syntax.rel(a) == "advcl" and any(syntax.lemma(k) == "after" for k in syntax.kids(a, "mark")):
            first, last = syntax.subtree(a)
            up = syntax.head(a)
            if up is None or syntax.lemma(up) not in LATER:
                return False
            return not first <= i < last and (up == i or up in syntax.ancestors(i))
    return False


def in_another_subject(s: Syntax, i: int, at: int) -> bool:
    """ "[The crossings at Torkham] have been shut, and Pakistan has deported 800,000 people": within the subject of a clause that is joined with one of another subject;
    not "The town of Bara fell and troops moved in"."""
    verb = s.clause(at)
    up = s.head(verb)
    if s.rel(verb) != "conj" or up is None or not s.verbal(up) or not s.kids(verb, "nsubj", "nsubj:pass"):
        return False
    return any(first <= i < last and i != k for k in s.kids(up, "nsubj", "nsubj:pass") for first, last in [s.subtree(k)])


def not_of_all(syntax: Syntax, h: Happening, places: list[PlaceMention]) -> list[PlaceMention]:
    """The places without those of "the 66th attack on US forces in [Iraq] and [Syria]", where all of them were; not "the second attack in Gao"."""
    if not h.noun or not any(ordinal_of(syntax.low[k]) for k in syntax.kids(h.head, "amod")):
        return places
    counted = [p for p in places if h.head < p.head < syntax.subtree(h.head)[1]]
    return [p for p in places if len(counted) < 2 or p not in counted]


def of_a_way(s: Syntax, p: PlaceMention) -> bool:
    """ "on the Quetta-[Karachi] highway at Mastung": where a road begins or ends, and not where the act was."""
    after = s.tokens[p.last] if p.last < len(s.tokens) else None
    if after is None:
        return False
    ends = p.first > 1 and s.tokens[p.first - 1].text in HYPHENS and s.lemma(p.last) in ROADS
    begins = after.text in HYPHENS and any(s.lemma(k) in ROADS for k in range(p.last + 2, min(p.last + 5, len(s.tokens))))
    whole = any(c in p.name for c in HYPHENS) and s.lemma(p.last) in ROADS  # "the Makurdi-Naka road"
    return ends or begins or whole
