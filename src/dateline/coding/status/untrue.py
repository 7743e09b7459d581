"""Acts that are told not to be so: a report that is called untrue, a picture that is a fake, no evidence of it."""

from __future__ import annotations

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

CLAIMS = word_class("sayings.claims")
CALLED_UNTRUE = word_class("sayings.called-untrue")
PICTURES = word_class("sayings.pictures")
EVIDENCE = word_class("sayings.evidence")
RETRACTING = word_class("sayings.retracting")
WRONGLY = word_class("sayings.wrongly")
CORRECTING, PIECES = word_class("sayings.correcting"), word_class("sayings.written-pieces")  # "Clarification: a report on Monday said that ..."
TELLERS_OF = word_class("sayings.telling-of")
SPREADING = word_class("sayings.spreading")
FALSEHOODS = frozenset({"disinformation", "misinformation", "lie", "falsehood"})
BELIEVED = {"credible", "substantiated", "true", "accurate"}
TOLD = CLAIMS | PICTURES
CONTENT = {"acl", "ccomp", "xcomp", "conj", "obj", "nmod", "nsubj", "nsubj:pass", "iobj"}


def called_untrue(h: Happening, syntax: Syntax) -> bool:
    """ "claims that its soldiers killed 12 villagers were untrue", "a false report that ...", "there is no proof that ..."; not "no proof that the attack was theirs"."""
    return _said_to_be_untrue(h, syntax) or _untrue_report(h, syntax) or _unproved(h, syntax) or _corrected(h, syntax) or _no_word_of_it_true(h, syntax)


def what_was_said(clause: int, noun: int, syntax: Syntax) -> bool:
    """ "the allegation [that its troops had fired on a post]": what was said, as often parsed as a relative clause; not "the allegation that the army made"."""
    that = any(syntax.low[k] == "that" for k in syntax.kids(clause, "mark"))
    return that and syntax.lemma(noun) in CLAIMS and bool(syntax.kids(clause, "nsubj", "nsubj:pass"))


def _corrected(h: Happening, syntax: Syntax) -> bool:
    """ "The article wrongly said that police had arrested four men", "an earlier version of this report said that rebels stormed the bank"."""
    at = h.light if h.light is not None else h.head
    for a in syntax.ancestors(at):
        if syntax.rel(at) not in CONTENT:
            return False
        if syntax.rel(at) == "ccomp" and not syntax.negated(a):
            wrongly = any(syntax.low[k] in WRONGLY for k in syntax.kids(a, "advmod"))
            versions = [
                k
                for k in syntax.kids(a, "nsubj")
                if syntax.lemma(k) in {"version", "edition"} and all(syntax.lemma(x) in PIECES | {"report"} for x in syntax.obliques(k, "of"))
            ]
            reports = any(syntax.lemma(k) in PIECES | {"report"} for k in syntax.kids(a, "nsubj"))
            if (
                wrongly
                or reports
                and syntax.low[0] in CORRECTING
                or any(syntax.low[x] in {"earlier", "previous", "original", "prior"} for k in versions for x in syntax.kids(k, "amod"))
            ):
                return True
        at = a
    return False


def _no_word_of_it_true(h: Happening, syntax: Syntax) -> bool:
    """ "spreads disinformation, claiming that [our units fired] at its posts", "said that troops had shelled a school. [This claim does not correspond to reality]": the
    text itself says that what another tells is not so; not "The claim is false, the ministry said": that is a word against a word,
    nor "exposed the lies, saying that rebels had shot nine"."""
    at = h.light if h.light is not None else h.head
    told = next((a for a in syntax.ancestors(at) if syntax.lemma(a) in TELLERS_OF and a != at), None)
    if told is None or syntax.rel(syntax.clause(at)) not in {"ccomp", "conj"}:
        return False
    over = syntax.head(told)
    if over is not None and syntax.rel(told) == "acl" and syntax.lemma(over) in FALSEHOODS:
        over = syntax.head(over)
    if over is not None and syntax.rel(told) in {"advcl", "conj", "acl"} and syntax.lemma(over) in SPREADING:
        return not syntax.negated(over) and any(syntax.lemma(k) in FALSEHOODS for k in syntax.objects(over))
    if h.sent + 1 >= len(syntax.sentences):
        return False
    after = syntax.sentences[h.sent + 1]
    if syntax.low[after.first] not in {"this", "these", "such", "the"}:
        return False
    said = [
        k for k in range(after.first, min(after.last, after.first + 4)) if syntax.lemma(k) in TOLD | {"statement", "information"} and syntax.rel(k).startswith("nsubj")
    ]
    verbs = [v for k in said if (v := syntax.head(k)) is not None and syntax.rel(v) == "root"]
    real = any(syntax.lemma(x) in {"reality", "truth", "fact"} for v in verbs if syntax.negated(v) for x in [*syntax.objects(v), *syntax.obliques(v, "to", "with")])
    return real or any(syntax.kids(v, "cop") and _refuted(v, syntax) for v in verbs)


def _said_to_be_untrue(h: Happening, syntax: Syntax) -> bool:
    """ "claims that its soldiers killed 12 villagers were untrue", "reports of an air strike were fabricated"."""
    hung = [k for k in syntax.kids(h.head, "advcl", "ccomp", "conj") if syntax.lemma(k) in CALLED_UNTRUE and syntax.kids(k, "cop") and not syntax.kids(k, "nsubj")]
    for a in [h.head, *syntax.ancestors(h.head)]:
        up = syntax.head(a)
        untrue = up is not None and syntax.rel(a).startswith(("nsubj", "csubj")) and _refuted(up, syntax)
        if syntax.lemma(a) in CLAIMS and (untrue or hung or _so_called(a, syntax)):
            return True
        if syntax.tokens[a].sent != h.sent:
            return False
    return False


def _untrue(i: int, syntax: Syntax) -> bool:
    return syntax.lemma(i) in CALLED_UNTRUE or syntax.low[i] in CALLED_UNTRUE


def _refuted(i: int, syntax: Syntax) -> bool:
    """ "was unfounded", "was not credible", "was deemed non-credible"; not "was not unfounded", "was credible"."""
    if syntax.lemma(i) in BELIEVED:
        return syntax.negated(i) or syntax.low[max(0, i - 2) : i] == ["non", "-"]
    return _untrue(i, syntax) and not syntax.negated(i)


def _untrue_report(h: Happening, syntax: Syntax) -> bool:
    """ "a false report that rebels had seized Goma spread", "the photo, said to show it, is fake", "turned out to be false", "retracted a report that ...",
    "a hoax caller said that ..."; not "a false claim, spread after the attack": that is no part of what was claimed."""
    at = h.light if h.light is not None else h.head
    for a in syntax.ancestors(at):
        if syntax.rel(at) not in CONTENT:
            return False
        if syntax.lemma(a) in TOLD and (any(_refuted(k, syntax) for k in syntax.kids(a, "amod", "compound")) or _so_called(a, syntax)):
            return True
        who = syntax.kids(a, "nsubj")
        if _untrue(a, syntax) and syntax.kids(a, "cop") and not syntax.negated(a) and any(syntax.lemma(k) in TOLD | {"call"} for k in who):
            return True  # "a call about an attack was a hoax"
        if any(_untrue(x, syntax) for k in who for x in syntax.kids(k, "compound")) and syntax.rel(at) == "ccomp":
            return True
        if syntax.lemma(a) == "show" and syntax.negated(a) and any(syntax.lemma(k) in PICTURES for k in who):
            return True  # "the video does not show soldiers shooting"
        at = a
    return False


def _so_called(told: int, syntax: Syntax) -> bool:
    """Whether a report or picture is called untrue by the words that it hangs on, or was taken back."""
    up = syntax.head(told)
    turned = [x for k in syntax.kids(told, "acl") if syntax.lemma(k) in {"turn", "prove"} for x in syntax.kids(k, "xcomp")]
    if any(_untrue(x, syntax) for x in turned):
        return True  # "rumours that a bomb had exploded turned out to be false", as some parses have it
    if up is None or syntax.negated(up):
        return False
    if syntax.lemma(up) in RETRACTING and syntax.rel(told) in {"obj", "nsubj:pass"}:
        return True
    said = [up, *syntax.kids(up, "xcomp"), *(k for k in syntax.kids(up, "ccomp") if not syntax.kids(k, "nsubj"))]
    judged = [*syntax.obliques(up, "as"), *(k for k in syntax.kids(up, "obl", "advcl") if syntax.prep(k) == "as")]  # "was assessed as non-credible"
    listed = syntax.kids(up, "amod") if syntax.lemma(up) in CLAIMS else []  # "Among the non-credible reports was an allegation that ..."
    return syntax.rel(told).startswith(("nsubj", "obj")) and any(_refuted(k, syntax) for k in [*(said if syntax.rel(told) != "obj" else []), *judged, *listed])


def _unproved(h: Happening, syntax: Syntax) -> bool:
    """ "found no sign that anyone had shot him", "did not find any evidence of an attack"; not "no evidence that the attack was theirs", "no trace of the attack"."""
    at = h.light if h.light is not None else h.head
    up = syntax.head(at)
    if syntax.rel(at) == "conj" and up is not None:
        at, up = up, syntax.head(up)
    if up is None or syntax.lemma(up) not in EVIDENCE or syntax.rel(at).split(":")[0] not in {"acl", "ccomp", "nmod"} or syntax.rel(at) == "acl:relcl":
        return False
    if h.noun and h.light is None and (h.definite or syntax.prep(at) not in {"of", "for"}):
        return False
    if any(syntax.low[k] in {"deliberately", "intentionally", "knowingly"} for k in syntax.kids(at, "advmod")):
        return False  # it was done, and not on purpose
    words = {syntax.low[k] for k in syntax.kids(up, "det")}
    over = syntax.head(up)
    return "no" in words or "any" in words and over is not None and syntax.negated(over)
