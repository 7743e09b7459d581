"""Which sentences tell news: not an in-band header, not a question-and-answer part that restates the article, not a list of sources or links."""

from __future__ import annotations

import re

from dateline.coding.crimes import MANY
from dateline.coding.draft import Draft
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_alternatives, word_class
from dateline.vocab.nouns import noun_class

FIRED = word_class("acts.of-fire")
_QA_START = re.compile(r"^(?:frequently asked questions|faqs?\b|q\s*[:.)]|questions and answers)", re.IGNORECASE)
_END_WORDS = (
    "sources?|references|external links|related (?:news|articles|stories)|see also|further reading|have an opinion|tags|share this|advertisement|sister links|subscribe"
)
_END = re.compile(rf"^(?:{_END_WORDS})\b\s*:?\s*$|^sources?\s*:", re.IGNORECASE)
_ANSWER = re.compile(r"^(?:a|q)\s*[:.)]\s", re.IGNORECASE)
_LABEL = re.compile(r"[A-Z][\w ()/-]{1,40}:\s")
_FIELD = re.compile(rf"(?:[\w-]+\s+){{0,5}}(?:{word_alternatives('casualties.labels')})(?:\s+\([a-z ]+\))?\s*:\s*[~<>]?\d[\d,\s–-]*(?:\(.*\))?\.?$", re.IGNORECASE)

SHORT = 40  # words of content: a text of a sentence or two
POLITICS = frozenset({"coalition", "government", "opposition"})  # words of conflict that budgets and elections have, too


def _fields(words: str) -> bool:
    """Lines of a form that count those harmed, told below in sentences: "Civilians reported killed: 8-12 (3-5 children)"."""
    lines = words.split("\n")
    return any(_FIELD.match(x) for x in lines) and all(_LABEL.match(x) for x in lines if x.strip())


def about_conflict(draft: Draft) -> bool:
    """Whether an article speaks of armed or political conflict: at least three such words, and more of them than of accident, sport or illness.
    A text of a sentence or two is too short to tell, and is read as it stands."""
    words, conflict, mishap = _words(draft)
    return words < SHORT or (conflict >= 3 and conflict > mishap and not about_trade(draft, conflict))


def about_trade(draft: Draft, conflict: int) -> bool:
    """Whether a text speaks of business more than of conflict ("the price war"), with one word of business in twenty at least, and counts no dead."""
    trade = sum(t.lemma.lower() in noun_class("trade") for t in draft.analysis.tokens if t.upos in {"NOUN", "VERB"})
    words = _words(draft)[0]
    return trade > conflict and trade * 20 > words and not any(c.harm == "killed" for c in draft.casualties)


def about_crime(draft: Draft) -> bool:
    """Whether a text speaks of everyday crime, its police and courts, more than of public life: two such words at least ("robbery", "parolee"), one in a text of a
    sentence or two; words that other news has, too, count once ("county ... county"), and without one of its own only where no word of public life stands. Where
    many are killed it does not."""
    lemmas = draft.syntax.content
    crime, public = (sum(w in noun_class(name) for w in lemmas) for name in ("crime", "public"))
    too = len(noun_class("crime-too") & set(lemmas))
    if crime + too <= public or not crime and public or crime + too < 2 and (not crime or len(lemmas) >= SHORT):
        return False
    return not any(c.harm == "killed" and (c.count.low or 0) >= MANY for c in draft.casualties)


def touches_conflict(draft: Draft) -> bool:
    """Whether a text has a word of conflict at all, and no more words of accident, sport or illness."""
    _, conflict, mishap = _words(draft)
    return conflict > 0 and conflict >= mishap


def about_mishap(draft: Draft) -> bool:
    """Whether an article speaks of accident, sport or illness at least as much as of conflict."""
    _, conflict, mishap = _words(draft)
    return mishap > 1 and mishap >= conflict


def _words(draft: Draft) -> tuple[int, int, int]:
    """How many words of content an article has; how many of them are of conflict, those of everyday politics counted once, and of mishaps."""
    lemmas = draft.syntax.content
    shots, politics = _of_force(draft), _how_many(lemmas, POLITICS)
    conflict = _how_many(lemmas, noun_class("conflict")) - max(0, politics - 1) + len(noun_class("strife") & set(lemmas))
    return len(lemmas), conflict + shots, _how_many(lemmas, noun_class("mishap")) - shots


def _how_many(lemmas: list[str], known: frozenset[str]) -> int:
    """How many of the words are of a class."""
    return len([w for w in lemmas if w in known])


def _of_force(draft: Draft) -> int:
    """How many words that are else of mishaps tell of force: "opened [fire]", "an exchange of [fire]", "gunmen [stormed] a village", "rioters set the school
    on [fire]"; not "a fire broke out", "a spark set fire to the hay"."""
    s = draft.syntax
    stormed = sum(s.tokens[i].upos == "VERB" and bool(s.subjects(i)) for i in s.of_lemmas({"storm"}))
    fires = [i for i in s.of_lemmas({"fire"}) if s.tokens[i].upos == "NOUN"]
    near = [{s.lemma(k) for k in (s.head(i), i - 1, i - 2) if k is not None and k >= 0} | {s.lemma(k) for k in s.kids(i, "compound", "amod")} for i in fires]
    return stormed + sum(bool(words & FIRED) or _set_by_people(s, i) for i, words in zip(fires, near, strict=True))


def _set_by_people(s: Syntax, fire: int) -> bool:
    """ "A mob set [fire] to the school", "rioters who set vans on [fire]", "was set on fire by a crowd"; not "sparks set fire to the hay", "the van was set on fire"."""
    over = [i for i in (s.head(fire), s.head(s.head(fire) or fire)) if i is not None and s.lemma(i) == "set"]
    return any(s.lemma(k) in noun_class("crowd") for v in over for k in s.subjects(v))


def told(draft: Draft) -> set[int]:
    """Indices of the sentences that tell news."""
    out: set[int] = set()
    body = draft.document.body
    asked = ended = False
    for sentence in draft.analysis.sentences:
        if body is not None and sentence.end <= body.start:
            continue
        words = draft.document.text[sentence.start : sentence.end].strip()
        asked = asked or bool(_QA_START.match(words))
        ended = ended or bool(_END.match(words))
        if asked or ended or _ANSWER.match(words) or _fields(words):
            continue
        out.add(sentence.index)
    return out
