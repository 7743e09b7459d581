"""Words of blame, refusal or talks that are none: an act called good, what is neither confirmed nor denied, officers dismissed, a deal
somebody once negotiated, a decree signed, and what a party calls those whom it hit."""

from __future__ import annotations

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

PRAISING, REPROACHES = word_class("reactions.praising"), word_class("reactions.reproaches")
CALLING = word_class("reactions.calling")
DEALS_MADE = word_class("deals.made-before")
CRAFT = word_class("mishaps.craft-that-crash")
COURTESY = word_class("people.thanked-for-work")
OTHERS_DECIDED = word_class("deals.others-decided")
DECREES = word_class("orders.decrees")
RAMMING = frozenset({"into", "onto"})


def mild(h: Happening, syntax: Syntax) -> bool:
    """Whether the word tells no blame, no refusal and no talks, by what stands beside it."""
    if h.noun:
        return False
    if h.type == "ACCUSE":
        return _called_good(h, syntax) or _what_it_called(h, syntax)
    if h.type == "AGREE":
        return _own_paper(h, syntax)
    if h.type == "CONCEDE":
        return _regretted(h, syntax)
    if h.type == "SUPPORT":
        return _thanked_for_work(h, syntax)
    if h.type == "REJECT":
        return _nor_confirmed(h, syntax) or _put_out_of_office(h, syntax) or _what_it_called(h, syntax)
    return h.type == "CONSULT" and _negotiated_once(h, syntax)


def _called_good(h: Happening, syntax: Syntax) -> bool:
    """ "called the move [an appropriate step]", "described the raid as a success"; not "called the strike a mistake", "called the attack unjustified"."""
    if syntax.lemma(h.head) not in CALLING:
        return False
    behind = range(h.head + 1, min([syntax.subtree(k)[0] for k in syntax.kids(h.head, "conj") if k > h.head] or [syntax.subtree(h.head)[1]]))
    words = {syntax.lemma(k) for k in behind}
    good = [k for k in behind if syntax.lemma(k) in PRAISING and not _of_its_noun(k, syntax)]
    no = any(syntax.low[k] in {"not", "no", "hardly", "anything", "never"} for k in behind)
    return bool(good) and not words & REPROACHES and not no


def _of_its_noun(k: int, syntax: Syntax) -> bool:
    """ "a breach of [legal] norms", "an obstacle to [constructive] talks": said of what hangs on the name that an act is given."""
    over = syntax.head(k)
    return over is not None and syntax.rel(k) == "amod" and syntax.rel(over) == "nmod"


def _what_it_called(h: Happening, syntax: Syntax) -> bool:
    """ "bombed what it [called] terrorist targets", "hit what it described as a den": how a party names what it hit; not "called the raid an act of terrorism"."""
    s, first = syntax, syntax.sentences[h.sent].first
    who = [k for k in s.kids(h.head, "nsubj") if k < h.head]
    at = min((s.subtree(k)[0] for k in who), default=h.head) - 1
    return s.lemma(h.head) in CALLING and bool(who) and at > first and s.low[at] == "what"


def _own_paper(h: Happening, syntax: Syntax) -> bool:
    """ "The president [signed] a decree banning the party": no agreement with anybody; not "signed a peace accord", "signed an order for jets with France"."""
    papers = [o for o in syntax.objects(h.head) if syntax.lemma(o) in DECREES]
    return syntax.lemma(h.head) == "sign" and bool(papers) and not any(syntax.obliques(x, "with") for x in [h.head, *papers])


def _regretted(h: Happening, syntax: Syntax) -> bool:
    """ "The leaders of Britain and France [expressed] regret over the decision": what others decided; not "expressed regret over the deaths", "over its decision"."""
    over = [k for x in [h.head, *syntax.objects(h.head)] for k in syntax.obliques(x, "over", "at", "about")]
    regret = syntax.lemma(h.head) == "regret" or any(syntax.lemma(o) == "regret" for o in syntax.objects(h.head))
    what = [*over, *(syntax.objects(h.head) if syntax.lemma(h.head) == "regret" else [])]
    own = any(syntax.low[p] in {"its", "their", "his", "her"} for k in what for p in syntax.kids(k, "nmod:poss"))
    return regret and not own and any(syntax.lemma(k) in OTHERS_DECIDED for k in what)


def _thanked_for_work(h: Happening, syntax: Syntax) -> bool:
    """ "The governor [thanked] the Soldiers for their service", "congratulated the airmen on their return": courtesy to one's own people; not "thanked Egypt for its
    mediation", "thanked the president"."""
    whom = [f.actor for f in h.recipients if f.actor is not None]
    own = all(m.actor.actor_id is None and m.actor.kind in {"state-force", "civilians", "unknown"} for m in whom)
    words = {w for f in h.recipients for w in (syntax.lemma(f.head).lower(), syntax.low[f.head].removesuffix("s"))}
    return syntax.lemma(h.head) in {"thank", "congratulate"} and bool(whom) and own and bool(words & COURTESY)


def _nor_confirmed(h: Happening, syntax: Syntax) -> bool:
    """ "neither confirmed nor [denied] a role", "did not confirm or deny the raid"; not "confirmed the raid and denied that civilians died"."""
    up = syntax.head(h.head)
    paired = up is not None and syntax.rel(h.head) == "conj" and {syntax.lemma(h.head), syntax.lemma(up)} == {"confirm", "deny"}
    return paired and any(syntax.low[k] in {"or", "nor"} for k in syntax.kids(h.head, "cc"))


def _put_out_of_office(h: Happening, syntax: Syntax) -> bool:
    """ "The prime minister [dismissed] several security officials"; not "dismissed the officials' claims", "dismissed his critics as traitors"."""
    whom = syntax.kids(h.head, "obj")
    return (
        syntax.lemma(h.head) == "dismiss"
        and bool(whom)
        and all(syntax.tokens[o].nominal == "person" or syntax.lemma(o) in h.rule.unless_object for o in whom)
        and not syntax.obliques(h.head, "as")
    )


def _negotiated_once(h: Happening, syntax: Syntax) -> bool:
    """ "a deal that my predecessor [negotiated] with the Taliban": how a deal came about; not "officials negotiated with the Taliban in Doha"."""
    up = syntax.head(h.head)
    of_it = up is not None and syntax.rel(h.head) in {"acl", "acl:relcl"} and syntax.lemma(up) in DEALS_MADE
    return of_it and syntax.lemma(h.head) == "negotiate" and not h.times


def crashed(h: Happening, syntax: Syntax) -> bool:
    """ "An airliner [crashed] after take-off, killing all on board": nobody's act; not "a plane crashed into the tower", "a drone crashed onto the base"."""
    doers = syntax.kids(h.head, "nsubj") if not h.noun else []
    return (
        h.type == "ASSAULT"
        and syntax.lemma(h.head) == "crash"
        and bool(doers)
        and all(syntax.lemma(k) in CRAFT for k in doers)
        and not syntax.kids(h.head, "obj")
        and not any(syntax.prep(k) in RAMMING for k in syntax.kids(h.head, "obl"))
    )
