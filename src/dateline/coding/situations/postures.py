"""Force postures: how many of whose forces stand where ("900 troops in Syria")."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

from dateline.coding.draft import Draft
from dateline.coding.names.coder import mention_at, resolve
from dateline.coding.places.coder import where_of
from dateline.coding.places.mere import mere_modifier
from dateline.coding.syntax import Syntax
from dateline.model import ActorMention, ActorRef, Count, CountMention, Evidence, PlaceMention, Record, Span, Statement
from dateline.vocab.classes import word_class
from dateline.vocab.gazetteer import country_entry
from dateline.vocab.numbers import parse_number
from dateline.vocab.rules import pattern_rules

POSTED = word_class("armed.posted")
TRYING = word_class("plans.trying")
MEANING_TO = word_class("plans.meaning-to")
MISSIONS = word_class("armed.missions")
MISSION_VERBS = word_class("armed.mission-verbs")
FORCES = word_class("armed.bodies")
LEVELS = frozenset({"number", "strength", "level", "total"})
CUTTING = frozenset({"cut", "reduce", "raise", "increase"})
AHEAD = frozenset({"will", "would", "could", "might", "should", "may"})
NOT_WHERE = frozenset({"for", "with", "by", "against", "according to", "from"})
ADDED = frozenset({"further", "additional", "extra"})
AREAS_AGAIN = frozenset({"country", "region", "province", "territory"})
NEAR = 6  # sentences back that such a word reaches
ABOUT = word_class("amounts.before-a-number")
MANY = 20  # people: fewer are a patrol or a crew


@cache
def _words(form: str) -> frozenset[str]:
    return frozenset(w for rule in pattern_rules("situations") if rule.form == form for w in rule.words)


def postures(draft: Draft, syntax: Syntax, read: set[int]) -> list[Record]:
    """A number of armed people at a place, kept there by a verb of keeping. "2,500 in Iraq" beside "900 troops in Syria" is one too."""
    harmed = {c.victims for c in draft.casualties} | {c.head for c in draft.casualties}
    out: list[Record] = []
    troops: set[int] = set()
    base: dict[int, tuple[CountMention, int, int | None]] = {}  # the first of each sentence
    for c in sorted([*draft.counts, *strong(syntax)], key=lambda c: c.first):
        if c.unit_head is None and (c.count.wording or "").isdecimal() and 1900 <= (c.count.best or 0) <= 2100:
            continue  # "a war in 2020"
        head = _troops_of(draft, c, syntax, troops)
        if head is None or head in harmed or syntax.tokens[head].sent not in read or c.count.state != "given":
            continue
        verb = _keeper(syntax, head)
        place = (
            _area_again(draft, syntax, head, verb)
            or _place_of(draft, syntax, head, verb)
            or (_place_of(draft, syntax, head, syntax.head(c.head)) if _level(syntax, c) == head else None)
        )
        known = _known_force(draft, syntax, c, head)
        if verb is not None or known:
            troops.add(head)
        if place is None or place.where is None or verb is None and not known:
            continue
        if verb is None or _there(syntax, c, head, verb):
            out.append(_posture(draft, syntax, c, (head, verb), place, f"p{len(out) + 1}"))
            base.setdefault(syntax.tokens[head].sent, (c, head, verb))
    told = {s.value.wording for r in out for s in r.statements if s.field == "strength" and isinstance(s.value, Count)}
    for c, head, verb in base.values():
        for more, where in elsewhere(draft, syntax, c):
            if more.count.wording not in told and not harmed & {more.head, more.unit_head}:
                out.append(_posture(draft, syntax, more, (head, verb), where, f"p{len(out) + 1}"))
    return out


def elsewhere(draft: Draft, syntax: Syntax, c: CountMention) -> list[tuple[CountMention, PlaceMention]]:
    """ "2,500 troops are in Iraq[, 900 in Syria] and 3,000 in Jordan": bare numbers behind a comma or "and", each right before "in" and a place of its own."""
    low = syntax.low
    found = []
    for k in draft.counts:
        at = next((p for p in draft.places if p.where is not None and k.last < p.head and set(low[k.last + 1 : p.first]) <= {"the"} and k.last < p.first), None)
        before = next((i for i in range(k.first - 1, k.first - 4, -1) if low[i] in {",", "and"}), None)
        bare = (
            k.unit_head is None and syntax.tokens[k.head].sent == syntax.tokens[c.head].sent and k.first > c.last and not (k.count.wording or "").startswith(("19", "20"))
        )
        if bare and at is not None and before is not None and low[k.last] in {"in", "at"} and all(w in ABOUT for w in low[before + 1 : k.first]):
            found.append((k, at))
    return found


def strong(syntax: Syntax) -> list[CountMention]:
    """ "a 14,000-strong peacekeeping mission": how many a force is, with the force as what is counted."""
    out = []
    for t in syntax.tokens[2:]:
        value = parse_number([syntax.tokens[t.i - 2].text]) if t.text.lower() == "strong" and syntax.tokens[t.i - 1].text in "-–" else None
        if value and t.head != t.i and syntax.tokens[t.head].upos in {"NOUN", "PROPN"}:
            wording = syntax.tokens[t.i - 2].text
            out.append(CountMention(syntax.span(t.i - 2, t.i - 1), t.i - 2, t.i + 1, t.i - 2, Count.exactly(value, wording), syntax.lemma(t.head), t.head))
    return out


def _known_force(draft: Draft, syntax: Syntax, c: CountMention, head: int) -> bool:
    """ "the 900 American troops in Syria", "Russia's 50,000 soldiers in Kursk": spoken of as known to be there, whatever is told of them."""
    known = any(syntax.low[k] in {"the", "its", "their"} or syntax.rel(k) == "nmod:poss" for k in syntax.kids(head, "det", "nmod:poss"))
    over = syntax.head(head)
    at = [*syntax.obliques(head, "in"), *(syntax.obliques(over, "in") if over is not None and syntax.lemma(over) in CUTTING else [])]
    inside = any(p.where is not None and p.head in at and p.role in {"event", "reference"} for p in draft.places)
    own = c.head in syntax.kids(head, "nummod") and (c.count.best or 0) >= MANY  # not "400 of the 900 troops in Syria"
    return inside and (known and own or syntax.low[c.last - 1] == "strong" or _level(syntax, c) is not None)


def _level(syntax: Syntax, c: CountMention) -> int | None:
    """ "The number of U.S. troops in Syria has been cut from 2,000 to about 1,400": the troops whose number became that."""
    verb = syntax.head(c.head)
    if c.unit_head is not None or verb is None or not syntax.verbal(verb):
        return None
    if syntax.lemma(verb) == "number" and syntax.rel(c.head) == "obj":  # "Russian forces number some 640,000"
        return next((k for k in syntax.subjects(verb) if syntax.lemma(k) in POSTED), None)
    if syntax.prep(c.head) != "to":
        return None
    if syntax.lemma(verb) in CUTTING and not AHEAD & set(syntax.auxiliaries(verb)) and syntax.rel(verb) in {"root", "ccomp", "conj", "acl:relcl"}:
        cut = next((k for k in syntax.objects(verb) if syntax.lemma(k) in POSTED | FORCES and syntax.kids(k, "nmod:poss")), None)  # "has cut its force in Chad to 1,000"
        if cut is not None:
            return cut
    return next((k for n in syntax.kids(verb, "nsubj") if syntax.lemma(n) in LEVELS for k in syntax.obliques(n, "of") if syntax.lemma(k) in POSTED), None)


def _there(syntax: Syntax, c: CountMention, head: int, verb: int) -> bool:
    """Told as being there: not "will send 300 more troops", "denied that it has 5,000 troops", "up from 25,000 in May"."""
    from_before = " ".join(syntax.low[max(0, c.first - 2) : c.first]) in {"up from", "down from"}
    nodes = [verb, *syntax.ancestors(verb)]
    doubted = any(syntax.lemma(a) in {"deny", "if", "unless", "reject"} or syntax.negated(a) for a in nodes if syntax.tokens[a].sent == syntax.tokens[verb].sent)
    more = any(syntax.low[k] in ADDED for k in range(max(0, c.first - 2), c.last + 1))  # "deployed a further 1,000 soldiers": added to those there
    more = more or syntax.low[c.last : c.last + 1] == ["more"] and syntax.low[c.last + 1 : c.last + 2] != ["in"]  # not "2,500 troops are in Iraq and 900 more in Syria"
    once = any(syntax.low[k] in {"once", "formerly"} for k in syntax.kids(verb, "advmod")) and syntax.tokens[verb].xpos == "VBD"  # "once had 10,000 troops"
    ahead = {"will", "would", "could", "might", "should", "may", "shall", "wo", "’ll", "'ll"} & set(syntax.auxiliaries(verb))
    once = once or "had" in syntax.auxiliaries(verb) and syntax.rel(verb) not in {"ccomp", "xcomp"}  # "had been stationed in the country"
    wished = any(syntax.lemma(k) in {"if", "whether"} for a in nodes for k in syntax.kids(a, "mark"))
    meant = syntax.rel(verb) == "xcomp" and (up := syntax.head(verb)) is not None and syntax.lemma(up) in TRYING | MEANING_TO
    return not (from_before or doubted or ahead or wished or meant or more or once)


def _troops_of(draft: Draft, c: CountMention, syntax: Syntax, before: set[int]) -> int | None:
    """The head of the counted troops; for a bare number conjoined with counted troops, the number itself."""
    if (level := _level(syntax, c)) is not None:
        return level
    if c.unit_head is not None:
        if syntax.low[c.last - 1] == "strong":
            return c.unit_head if c.of in FORCES else None
        service = c.of == "member" and any(syntax.low[k] == "service" for k in syntax.kids(c.unit_head, "compound"))
        if service or c.of == "man" and _of_a_force(draft, syntax, c.unit_head):
            return c.unit_head
        whole = [c.unit_head, *syntax.kids(c.unit_head, "flat"), *([syntax.tokens[c.unit_head].head] if syntax.rel(c.unit_head) in {"compound", "flat"} else [])]
        if c.of in POSTED or any(syntax.lemma(i).lower() in POSTED for i in whole):
            return c.unit_head
    for i in (c.head, c.unit_head):
        h = syntax.head(i) if i is not None and (i != c.unit_head or syntax.tokens[i].upos == "NUM") else None  # "10,000 troops and dozens of bases"
        if i is not None and h is not None and syntax.rel(i) == "conj" and (h in before or any(k in before for k in syntax.conjuncts(h))):
            return i
    sent = syntax.tokens[c.head].sent
    more = c.of in {"more", "other", "another", "much", ""} and any(syntax.tokens[k].sent == sent for k in before)
    return c.head if more and c.head > max(before, default=0) and (c.count.best or 0) > MANY else None


def _of_a_force(draft: Draft, syntax: Syntax, men: int) -> bool:
    """ "Wagner had up to 2,000 men in the country": men of whoever has them, where that is an armed side."""
    verb = syntax.head(men)
    if verb is None or syntax.rel(men) != "obj" or syntax.lemma(verb) not in {"have", "number", "keep", "maintain", "deploy"}:
        return False
    if any(syntax.lemma(k) == "woman" for k in syntax.kids(men, "conj")):
        return True  # "has 13,500 men and women in the country"
    whose = [resolve(draft, m).kind for k in syntax.subjects(verb) if (m := mention_at(draft, k)) is not None]
    return bool({"armed-group", "state-force", "organisation", "state"}.intersection(whose))


def _keeper(syntax: Syntax, head: int) -> int | None:
    """The verb of keeping that the troops are subject or object of."""
    for a in [head, *syntax.ancestors(head)]:
        if syntax.lemma(a) == "fight" and a != head and syntax.tokens[a].xpos == "VBG" and {"is", "are"} & set(syntax.auxiliaries(a)):
            return a  # "10,000 soldiers are fighting in the region"
        if syntax.lemma(a) in _words("force") and syntax.verbal(a):
            return a
        where = syntax.tokens[a].upos == "PROPN" or syntax.tokens[a].nominal == "place"
        where = where or syntax.lemma(a) in AREAS_AGAIN  # "19,600 soldiers are in the country"
        if a != head and where and syntax.prep(a) in {"in", "at", "on", "inside"} and (there := syntax.kids(a, "cop")):
            return there[0]  # "800 officers are in Haiti"
        if syntax.verbal(a) and a != head:
            cop = list(syntax.kids(a, "cop"))
            return cop[0] if cop else None
        if any(syntax.lemma(k) in _words("force") for k in syntax.kids(a, "acl")):
            return next(k for k in syntax.kids(a, "acl") if syntax.lemma(k) in _words("force"))
    return None


def _place_of(draft: Draft, syntax: Syntax, head: int, verb: int | None) -> PlaceMention | None:
    """The place that hangs on the troops, else on their verb."""
    first, last = syntax.subtree(head)
    conj = [syntax.subtree(k)[0] for k in syntax.kids(head, "conj")]
    stop = min([*conj, last])
    there = [p for p in draft.places if p.role in {"event", "reference"} and syntax.prep(p.head) not in NOT_WHERE]
    inside = [p for p in there if first <= p.head < stop and p.head > head and not mere_modifier(draft, syntax, p)]
    if inside:
        return inside[0]
    if verb is None:
        return None
    vf, vl = syntax.subtree(syntax.tokens[verb].head if syntax.rel(verb) == "cop" else verb)
    whole = [syntax.subtree(k) for k in syntax.subjects(verb)] if syntax.lemma(verb) == "number" else []  # "the mission in Somalia, which numbers 12,000 soldiers"
    vf, vl = min([vf, *(a for a, _ in whole)]), max([vl, *(b for _, b in whole)])
    who = set(syntax.subjects(verb))  # "Rwanda has 2,500 soldiers in the province": they are not in Rwanda
    near = [p for p in there if vf <= p.head < vl and p.head not in who]
    if syntax.tokens[head].upos != "NUM":  # "41,000 troops at the border and another 42,000 in Crimea": not in Crimea, all of them
        near = [p for p in near if not any(syntax.tokens[k].xpos == "CD" and syntax.rel(k) in {"conj", "nsubj"} for k in range(head + 1, p.first))]
    return min(near, key=lambda p: (p.head < head, abs(p.head - head)), default=None)


def _area_again(draft: Draft, syntax: Syntax, head: int, verb: int | None) -> PlaceMention | None:
    """ "has 13,500 soldiers [in the country]", "has 500,000 troops [in the region]": the country, or the region, that was told last before it."""
    over = None if verb is None else syntax.head(verb) if syntax.rel(verb) == "cop" else verb
    hung = [*syntax.obliques(head, "in", "inside"), *(syntax.obliques(over, "in", "inside") if over is not None else [])]
    hung += [over] if over is not None and over != verb else []
    for k in hung:
        if syntax.lemma(k) not in AREAS_AGAIN or k < head or len(syntax.kids(k, "det", "amod", "nmod", "compound")) != 1:
            continue
        told = [
            p
            for p in draft.places
            if p.last <= head and p.where is not None and p.role in {"event", "reference"} and syntax.prep(p.head) not in {"", "from", "of", "with", "by"}
        ]
        told = [p for p in told if 0 <= syntax.tokens[head].sent - syntax.tokens[p.head].sent <= NEAR]
        last = max(told, key=lambda p: p.head, default=None)
        if last is None or last.where is None:
            return None
        if syntax.lemma(k) != "country":
            return replace(last, first=k - 1, last=k + 1, head=k, span=syntax.span(k - 1, k + 1)) if last.where.precision in {"region", "province"} else None
        lands = Counter(p.where.country for p in draft.places if p.where is not None and p.role == "event")
        if lands and lands.most_common(1)[0][0] != last.where.country:
            return None  # a text of more than one country: which of them, it does not say
        entry = country_entry(last.where.country or "")
        return PlaceMention(syntax.span(k - 1, k + 1), k - 1, k + 1, k, entry.name, where_of(entry)) if entry is not None else None
    return None


def _posture(draft: Draft, syntax: Syntax, c: CountMention, at: tuple[int, int | None], place: PlaceMention, record_id: str) -> Record:
    head, verb = at
    last = max(place.last, c.last, head + 1)
    span = syntax.span(min(c.first, place.first), last)
    evidence = Evidence((span,), "rule:posture.verb")
    actor = _force(draft, syntax, head, verb)
    statements = [
        Statement("strength", c.count, Evidence((c.span,), "rule:posture.verb")),
        Statement("place", place.where, Evidence((place.span,), "lexicon:gazetteer")),
    ]
    if actor is not None:
        statements.append(Statement("actor", actor[0], Evidence((actor[1],), "rule:posture.verb")))
    as_of = _as_of(draft, syntax, verb)
    if as_of:
        statements.append(Statement("as_of", as_of, evidence))
    mission = _mission(syntax, verb) if verb is not None else None
    if mission is not None:
        statements.append(Statement("mission", draft.quote(mission), Evidence((mission,), "rule:posture.mission")))
    return Record(record_id, "posture", (span,), tuple(statements))


def _as_of(draft: Draft, syntax: Syntax, verb: int | None) -> str | None:
    """The day that the number holds for: that of publication; in the simple past the time told with it ("sent 11,000 soldiers last year"), none for "at its peak"."""
    published = (draft.document.published or "")[:10] or None
    if verb is None or syntax.tokens[verb].xpos != "VBD" or syntax.kids(verb, "aux"):
        return published
    first, last = syntax.subtree(syntax.tokens[verb].head if syntax.rel(verb) == "cop" else verb)
    if any(syntax.low[i] in {"peak", "height"} or syntax.low[i] == "before" and syntax.rel(i) in {"case", "mark"} for i in range(first, last)):
        return None
    told = next((t.when.start for t in draft.times if first <= t.head < last and t.relation not in {"since", "until", "before"} and t.when.start), None)
    return told[:10] if told and published and told[:10] < published else published


def _force(draft: Draft, syntax: Syntax, head: int, verb: int | None) -> tuple[ActorRef, Span] | None:
    """Whose troops: a unit named with them ("airmen from the 507th Wing"), the subject of the verb, or their own nationality."""
    own = mention_at(draft, head)
    unit = next((m for k in syntax.obliques(head, "from", "of") if (m := mention_at(draft, k)) is not None and m.actor.kind == "state-force"), None)
    subjects = syntax.subjects(verb) if verb is not None else syntax.kids(head, "nmod:poss")
    over = syntax.head(head)
    if verb is not None and syntax.head(verb) == head and over is not None and syntax.lemma(over) in _words("force"):
        subjects = [*syntax.subjects(over), *subjects]  # "the army has 900 soldiers stationed in Estonia"
    subjects = [k for k in subjects if k != head]
    of_it = [k for s in subjects if mention_at(draft, s) is None for k in syntax.kids(s, "nmod:poss", "compound", "amod")]  # "NATO's battlegroup numbers 1,700"
    subject = next((m for s in [*subjects, *of_it] if (m := mention_at(draft, s)) is not None), None)
    joined = next(
        (m for a in syntax.ancestors(head) if syntax.rel(head) == "conj" and (m := mention_at(draft, a)) is not None), None
    )  # "900 troops in Syria and 2,500 in Iraq"
    beside = head if syntax.rel(head) == "conj" or over is None else over  # "900 more", by either word
    near = syntax.rel(beside) == "conj" or syntax.rel(beside) == "appos" and syntax.tokens[beside].upos == "NUM"  # "are in Iraq, 900 in Syria"
    near = near or over is not None and syntax.rel(head) == "appos" and syntax.tokens[head].upos == "NUM"
    kept = [s for a in syntax.ancestors(beside) if near and syntax.verbal(a) for s in syntax.subjects_of_grammar(a)]
    joined = joined or next((m for s in kept if (m := mention_at(draft, s)) is not None), None)  # "2,500 troops are stationed in Iraq and 900 more in Syria"
    body = syntax.head(head) if syntax.prep(head) == "of" else None
    whole = mention_at(draft, body) if body is not None and syntax.lemma(body) in FORCES else None  # "a Kenyan-led force of 1,000 officers"
    chosen = unit or whole or (own if own is not None and _of_a_nation(syntax, own) else None) or subject or own or joined
    return (resolve(draft, chosen), chosen.span) if chosen is not None else None


def _of_a_nation(syntax: Syntax, m: ActorMention) -> bool:
    """ "28,500 American soldiers", "the U.N. mission": the words of the mention say whose they are."""
    return m.named or bool(m.actor.country) and any(syntax.tokens[i].text[:1].isupper() and syntax.tokens[i].upos in {"PROPN", "ADJ"} for i in range(m.first, m.last))


def _mission(syntax: Syntax, verb: int) -> Span | None:
    """ "with a mission to advise ...": the purpose of a force."""
    first, last = syntax.subtree(verb)
    for i in range(first, last):
        if i not in syntax.subjects(verb) and syntax.lemma(i) in MISSIONS:
            purpose = syntax.kids(i, "acl")
            if purpose:
                a, b = syntax.subtree(purpose[0])
                while a < b - 1 and syntax.tokens[a].lemma == "to":
                    a += 1
                cut = next((k for k in range(a + 1, b) if syntax.tokens[k].text == ","), b)
                return syntax.span(a, cut)
    support = [k for k in syntax.kids(verb, "advcl", "xcomp") if syntax.lemma(k) in MISSION_VERBS]
    return syntax.span(*syntax.clause_range(support[0])) if support else None
