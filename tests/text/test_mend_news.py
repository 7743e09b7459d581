"""Repairs of the constructions of conflict news: each on a sentence that has it, and beside one that looks like it and must stay as it is."""

from __future__ import annotations

import pytest

from dateline.text import Token, analyse
from dateline.text.lemmas import lemma
from dateline.text.mend_news import mend_news


@pytest.mark.parametrize(
    ("text", "word", "relation", "head"),
    [
        ("The bomb killed three soldiers and wounded 12 others.", "others", "obj", "wounded"),
        ("The strike killed Razi Mousavi, a close friend of General Qassem Soleimani, the former head of the guard.", "head", "appos", "Qassem"),
        ("The judge sentenced Omar Aziz, a friend of the general, the former head of the guard.", "head", "appos", "Omar"),
        ("It fought together with the Joint Forces, armed groups allied with the army.", "groups", "appos", "Forces"),
        ("It fought with the rebels on Monday, the army said.", "army", "nsubj", "said"),
        ("US hits Iran-aligned group after drone wounds troops in Iraq", "wounds", "advcl", "hits"),
        ("Drone strikes killed troops in Iraq.", "strikes", "nsubj", "killed"),
        ("It was the deadliest attack since October 2022, when twin car bombs killed 120 people.", "killed", "acl:relcl", "2022"),
        ("It was an attack in which bombs killed 120 people in October 2022.", "killed", "acl:relcl", "attack"),
        ("Three men died, police and hospital sources said.", "sources", "conj", "police"),
        ("Police opened fire on men trying to storm parliament, killing five people.", "killing", "advcl", "opened"),
        ("Gunmen stormed the parliament, killing five people.", "killing", "advcl", "stormed"),
        ("The army freed three killed and wounded men.", "men", "obj", "freed"),
        ("The strike killed commander Abu Omar and four fighters.", "Abu", "obj", "killed"),
        ("Hospitals reported eight dead and 20 injured.", "eight", "nummod", "dead"),
        ("Hospitals reported eight dead and 20 injured.", "20", "nsubj:pass", "injured"),
        ("Twelve people, four of whom were children, were killed.", "four", "nsubj", "children"),
        ("Dozens more homes burned.", "Dozens", "nummod", "homes"),
        ("Dozens of homes burned.", "Dozens", "nsubj:pass", "burned"),
        ("The shelling wounded four women.", "shelling", "nsubj", "wounded"),
        ("The army is shelling besieged towns.", "towns", "obj", "shelling"),
        ("Stone pelting by protesters injured twelve police officers.", "pelting", "nsubj", "injured"),
        ("Four people were killed in police firing in the town.", "firing", "obl", "killed"),
        ("The rebels answered by firing rockets.", "firing", "advcl", "answered"),
        ("Lam was interrupted by protesting legislators on Wednesday.", "protesting", "amod", "legislators"),
        ("Five fighters were killed in Iraq, the militia Kataib Hezbollah said on Wednesday.", "Kataib", "appos", "militia"),
        ("The jet was shot down over the border.", "down", "compound:prt", "shot"),
        ("Rebels seized control of the town.", "town", "nmod", "control"),
        ("They accused the army of murder.", "murder", "obl", "accused"),
        ("The general was wounded in an assassination attempt.", "general", "nsubj:pass", "wounded"),
        ("One person was killed and another wounded in a knife attack in Nice.", "another", "nsubj:pass", "wounded"),
        ("France 24 reported it.", "24", "flat", "France"),
        ("Iran launched missiles in response to the airstrike that killed its general.", "killed", "acl:relcl", "airstrike"),
        ("Iran launched missiles that killed two soldiers.", "killed", "acl:relcl", "missiles"),
        ("We also urge the Government of Iraq to provide additional security for the residents.", "Government", "obj", "urge"),
        ("The United States announced a naval coalition to patrol the Persian Gulf which was joined by Australia.", "joined", "acl:relcl", "coalition"),
        ("Iran closed the Persian Gulf which was mined by its navy.", "mined", "acl:relcl", "Gulf"),
        ("The announcement of an agreement for cessation of hostilities on the eve of a New Year is welcome.", "cessation", "nmod", "agreement"),
        ("Reportedly several thousand supporters turned out in the capital.", "Reportedly", "advmod", "turned"),
    ],
)
def test_in_sentences(text: str, word: str, relation: str, head: str) -> None:
    tokens = analyse(text).tokens
    found = next(t for t in tokens if t.text == word)
    assert (found.deprel.removesuffix(":unmarked"), tokens[found.head].text) == (relation, head)


Row = tuple[str, str, str, int, str]


def mended(*rows: Row) -> list[tuple[str, str, str]]:
    """(text, relation, head) of each word, of one sentence given as (text, upos, xpos, head, relation)."""
    tokens = [Token(i, 0, 0, text, lemma(text, upos, xpos), upos, xpos, head, relation, 0, "O", "") for i, (text, upos, xpos, head, relation) in enumerate(rows)]
    mend_news(tokens)
    return [(t.text, t.deprel, tokens[t.head].text) for t in tokens]


TOWN: list[Row] = [("US", "PROPN", "NNP", 1, "compound"), ("forces", "NOUN", "NNS", 3, "obl:agent")]


def test_a_doer_needs_its_preposition() -> None:
    assert mended(*TOWN, ("were", "AUX", "VBD", 3, "aux:pass"), ("targeted", "VERB", "VBN", 3, "root"))[1] == ("forces", "nsubj:pass", "targeted")


def test_a_doer_with_its_preposition_stays() -> None:
    rows: list[Row] = [("By", "ADP", "IN", 1, "case"), ("rebels", "NOUN", "NNS", 3, "obl:agent")]
    rows += [("were", "AUX", "VBD", 3, "aux:pass"), ("shot", "VERB", "VBN", 3, "root")]
    assert mended(*rows)[1] == ("rebels", "obl:agent", "shot")


def test_a_name_with_a_verb_behind_it_is_its_subject() -> None:
    rows: list[Row] = [("Tsikhanouskaya", "PROPN", "NNP", 0, "root"), (",", "PUNCT", ",", 2, "punct"), ("candidate", "NOUN", "NN", 0, "appos")]
    got = mended(*rows, (",", "PUNCT", ",", 2, "punct"), ("held", "VERB", "VBD", 0, "parataxis"), ("rallies", "NOUN", "NNS", 4, "obj"))
    assert (got[0], got[4]) == (("Tsikhanouskaya", "nsubj", "held"), ("held", "root", "held"))


def test_a_verb_with_its_own_subject_stays_beside() -> None:
    rows: list[Row] = [("Paris", "PROPN", "NNP", 0, "root"), (":", "PUNCT", ":", 3, "punct"), ("police", "NOUN", "NN", 3, "nsubj")]
    assert mended(*rows, ("fired", "VERB", "VBD", 0, "parataxis"))[3] == ("fired", "parataxis", "Paris")


def test_a_list_of_names_stays_a_list() -> None:
    rows: list[Row] = [("Paris", "PROPN", "NNP", 5, "nsubj"), (",", "PUNCT", ",", 2, "punct"), ("London", "PROPN", "NNP", 0, "conj"), ("and", "CCONJ", "CC", 4, "cc")]
    assert mended(*rows, ("Rome", "PROPN", "NNP", 0, "conj"), ("agreed", "VERB", "VBD", 5, "root"))[2] == ("London", "conj", "Paris")


def test_what_follows_a_verb_belongs_to_it() -> None:
    rows: list[Row] = [("killed", "VERB", "VBD", 0, "root"), ("people", "NOUN", "NNS", 0, "obj"), ("who", "PRON", "WP", 3, "nsubj")]
    rows += [("marched", "VERB", "VBD", 1, "acl:relcl"), ("in", "ADP", "IN", 5, "case"), ("protests", "NOUN", "NNS", 0, "obl")]
    assert mended(*rows)[5] == ("protests", "obl", "marched")


def test_what_two_joined_verbs_share_stays_with_the_first() -> None:
    rows: list[Row] = [("killed", "VERB", "VBN", 0, "root"), ("and", "CCONJ", "CC", 2, "cc"), ("wounded", "VERB", "VBN", 0, "conj"), ("in", "ADP", "IN", 4, "case")]
    assert mended(*rows, ("attacks", "NOUN", "NNS", 0, "obl"))[4] == ("attacks", "obl", "killed")


ATTACK: list[Row] = [("They", "PRON", "PRP", 1, "nsubj"), ("killed", "VERB", "VBD", 1, "root"), ("two", "NOUN", "NNS", 1, "obj"), ("and", "CCONJ", "CC", 4, "cc")]


def test_the_object_stands_behind_its_own_verb() -> None:
    assert mended(*ATTACK, ("wounded", "VERB", "VBD", 1, "conj"), ("others", "NOUN", "NNS", 1, "conj"))[5] == ("others", "obj", "wounded")


def test_a_joined_object_stays_where_the_verb_needs_none() -> None:
    assert mended(*ATTACK, ("fled", "VERB", "VBD", 1, "conj"), ("others", "NOUN", "NNS", 1, "conj"))[5] == ("others", "conj", "killed")


def test_who_is_urged_is_the_object() -> None:
    """Without a second object; "gave them weapons" has one."""
    urged: list[Row] = [("urge", "VERB", "VBP", 0, "root"), ("Iraq", "PROPN", "NNP", 0, "iobj")]
    assert mended(*urged, ("help", "VERB", "VB", 0, "xcomp"))[1] == ("Iraq", "obj", "urge")
    assert mended(*urged, ("arms", "NOUN", "NNS", 0, "obj"))[1] == ("Iraq", "iobj", "urge")


def test_the_accused_is_not_what_was_shelled() -> None:
    rest: list[Row] = [("Baku", "PROPN", "NNP", 3, "obj"), ("of", "SCONJ", "IN", 3, "mark"), ("shelling", "VERB", "VBG", 0, "advcl"), ("towns", "NOUN", "NNS", 3, "obj")]
    assert mended(("accused", "VERB", "VBD", 0, "root"), *rest)[1] == ("Baku", "obj", "accused")
    assert mended(("stopped", "VERB", "VBD", 0, "root"), *rest)[1] == ("Baku", "obj", "shelling")


def test_was_wounded_is_told_and_is_wounded_is_not() -> None:
    for copula, relation in (("was", "nsubj:pass"), ("is", "nsubj")):
        assert mended(("general", "NOUN", "NN", 2, "nsubj"), (copula, "AUX", "VBD", 2, "cop"), ("wounded", "ADJ", "JJ", 2, "root"))[0][1] == relation


def test_a_clause_is_not_of_the_word_of_a_preposition() -> None:
    rows: list[Row] = [
        ("come", "VERB", "VBP", 0, "root"), ("on", "ADP", "IN", 2, "case"), ("heels", "NOUN", "NNS", 0, "obl"), ("of", "ADP", "IN", 4, "case"),
        ("vote", "NOUN", "NN", 2, "nmod"), ("that", "PRON", "WDT", 6, "nsubj"), ("failed", "VERB", "VBD", 2, "acl:relcl"),
    ]  # fmt: skip
    assert mended(*rows)[6] == ("failed", "acl:relcl", "vote")
    assert mended(*rows[:2], ("plans", "NOUN", "NNS", 0, "obl"), *rows[3:])[6] == ("failed", "acl:relcl", "plans")


def test_fighting_that_rages_is_a_subject() -> None:
    raged: list[Row] = [("Fighting", "NOUN", "NN", 4, "advcl"), ("between", "ADP", "IN", 2, "case"), ("troops", "NOUN", "NNS", 0, "nmod")]
    end: list[Row] = [("rebels", "NOUN", "NNS", 0, "conj"), ("raged", "VERB", "VBD", 5, "root")]
    rows: list[Row] = [("Fighting", "NOUN", "NN", 5, "advcl"), *raged[1:], ("and", "CCONJ", "CC", 4, "cc"), *end]
    found = mended(*rows)
    assert found[0] == ("Fighting", "nsubj", "raged")
    assert found[4] == ("rebels", "conj", "troops")


def test_a_clause_with_a_comma_stays_one() -> None:
    rows: list[Row] = [("Friends", "NOUN", "NNS", 3, "advcl"), (",", "PUNCT", ",", 0, "punct"), ("they", "PRON", "PRP", 3, "nsubj"), ("met", "VERB", "VBD", 3, "root")]
    assert mended(*rows)[0] == ("Friends", "advcl", "met")
