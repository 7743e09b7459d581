"""Lemmas: irregular verbs of war, tags that decide, and regular forms by rule."""

from __future__ import annotations

import pytest

from dateline.text.lemmas import lemma

CASES = """
shot VERB VBD shoot
left VERB VBD leave
wounded VERB VBN wound
wound VERB VB wound
bound VERB VBN bind
found VERB VBD find
found VERB VBP found
lay VERB VBD lie
struck VERB VBD strike
fled VERB VBD flee
blew VERB VBD blow
seized VERB VBD seize
besieged VERB VBN besiege
dying VERB VBG die
putting VERB VBG put
developed VERB VBN develop
kidnapped VERB VBN kidnap
shelling NOUN NN shelling
casualties NOUN NNS casualty
troops NOUN NNS troops
people NOUN NNS people
bases NOUN NNS base
militias NOUN NNS militia
jihadis NOUN NNS jihadi
series NOUN NNS series
1980s NOUN NNS 1980s
accused ADJ JJ accused
deadliest ADJ JJS deadly
larger ADJ JJR large
better ADV RBR well
more ADJ JJR more
an DET DT a
their PRON PRP$ their
them PRON PRP they
n't PART RB not
’s AUX VBZ be
could AUX MD could
SHOT VERB VBD shoot
Mosul PROPN NNP Mosul
"""


@pytest.mark.parametrize("case", CASES.split("\n")[1:-1])
def test_lemma(case: str) -> None:
    word, upos, xpos, expected = case.split()
    assert lemma(word, upos, xpos) == expected
