"""Repairs are asked of the words with their labels only, in their order, and see what those before them made."""

from dataclasses import replace

from dateline.text.mend_news import REPAIRS
from dateline.text.mend_where import Repairs, where
from dateline.text.tokens import Token


def token(i: int, deprel: str, upos: str = "NOUN", xpos: str = "NN") -> Token:
    return Token(i, 2 * i, 2 * i + 1, "x", "x", upos, xpos, 0, deprel, 0)


def test_labels_of_a_kind_are_any_of_several_and_none_stands_for_all() -> None:
    repair = where("obl* nsubj", upos="NOUN NUM")(lambda tokens, i: None)
    assert repair.of("obl:agent", "NOUN", "NN")
    assert repair.of("nsubj", "NUM", "CD")
    assert not repair.of("nsubj:pass", "NOUN", "NN")
    assert not repair.of("obl", "VERB", "VB")
    assert where()(lambda tokens, i: None).of("root", "X", "FW")


def test_a_changed_word_is_seen_by_later_repairs_of_its_new_labels_and_not_by_earlier_ones() -> None:
    asked = []

    def note(name: str, deprel: str, becomes: str = ""):
        def mend(tokens: list[Token], i: int) -> None:
            asked.append((name, i))
            if becomes:
                tokens[i] = replace(tokens[i], deprel=becomes)

        return where(deprel)(mend)

    repairs = Repairs((note("early", "obj"), note("first", "obl", "obj"), note("second", "nmod"), note("late", "obj")))
    tokens = [token(0, "obl"), token(1, "nmod"), token(2, "det")]
    repairs.mend(tokens)
    assert asked == [("first", 0), ("late", 0), ("second", 1)]


def test_every_repair_of_news_is_tried_once() -> None:
    names = [r.mend.__name__ for r in REPAIRS.repairs]
    assert len(names) == len(set(names)) > 60
