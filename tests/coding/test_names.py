"""The actor coder on whole documents: references, acronyms, people, display names; properties that hold for any text."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.coding.draft import Draft
from dateline.coding.names.coder import ActorCoder, mention_at, resolve, unknown_actors
from dateline.model import ActorRef, Document
from dateline.text import Analysis, analyse
from dateline.vocab.actors import register

SHARED = Path(os.environ.get("DATELINE_SHARED", Path(__file__).parents[2] / ".." / "shared"))


def coded(text: str) -> Draft:
    draft = Draft(Document(text), analyse(text))
    ActorCoder().code(draft)
    return draft


def actor(draft: Draft, word: str, nth: int = 0) -> ActorRef | None:
    """What the nth occurrence of a word stands for."""
    at = -1
    for _ in range(nth + 1):
        at = draft.document.text.index(word, at + 1)
    token = draft.analysis.token_at(at)
    mention = None if token is None else mention_at(draft, token)
    return None if mention is None else resolve(draft, mention)


def name(draft: Draft, word: str, nth: int = 0) -> str | None:
    found = actor(draft, word, nth)
    return None if found is None else found.name


# ---------------------------------------------------------------- references
def test_the_rebels_are_the_rebels_named_before() -> None:
    draft = coded("Houthi rebels attacked a tanker on Monday. The rebels said a drone was used.")
    assert name(draft, "rebels", 1) == "Houthi rebels"
    assert actor(draft, "rebels", 1).actor_id == "houthi-rebels"  # type: ignore[union-attr]


def test_these_militias_are_the_militias_before() -> None:
    assert name(coded("Iran-backed militias hold power. These militias form a coalition."), "militias", 1) == "Iran-backed militias"


def test_the_group_is_the_only_group_in_sight() -> None:
    assert name(coded("Boko Haram attacked the village of Rann. The group claimed the attack."), "group") == "Boko Haram"


def test_two_groups_in_sight_leave_the_group_open() -> None:
    found = name(coded("Boko Haram fought Ansaru near Kano. The group claimed the attack."), "group")
    assert found == "group"


def test_he_is_the_subject_before() -> None:
    assert name(coded("President Hassan Rouhani spoke in Tehran. He warned foreign powers."), "He") == "Hassan Rouhani"


def test_they_are_the_police() -> None:
    assert name(coded("Turkish police raided a house. They arrested two men."), "They") == "Turkish police"


def test_its_fighters_are_the_group() -> None:
    assert name(coded("Hezbollah said it had lost five of its fighters."), "fighters") == "Hezbollah"


def test_his_government_is_the_state() -> None:
    assert name(coded("Iranian President Hassan Rouhani spoke on Sunday. He said his government wants peace."), "government") == "Iran"


def test_its_troops_are_the_states() -> None:
    assert name(coded("The United States will withdraw its troops from Syria."), "troops") == "US military"


def test_it_is_not_a_guess() -> None:
    draft = coded("According to the minister, the rebels are backed by Iran. It rained on Tuesday.")
    assert actor(draft, "It ") is None


# ---------------------------------------------------------------- acronyms, short forms, display
def test_acronym_of_an_unknown_group() -> None:
    draft = coded("The Freedonia Liberation Front (FLF) claimed the attack. The FLF said two soldiers died.")
    assert name(draft, "FLF", 1) == "Freedonia Liberation Front"


def test_acronym_of_the_document_wins() -> None:
    draft = coded("Reporters Without Borders (RSF) condemned the killing. RSF said it was the tenth.")
    assert actor(draft, "RSF", 1).actor_id == "reporters-without-borders"  # type: ignore[union-attr]


def test_sudan_makes_rsf_the_rapid_support_forces() -> None:
    assert actor(coded("In Sudan the RSF shelled El Fasher."), "RSF").actor_id == "rapid-support-forces"  # type: ignore[union-attr]


def test_first_words_of_the_document_are_shown() -> None:
    draft = coded("Houthi rebels attacked a ship. The Houthis said so. Ansar Allah is its official name.")
    assert {name(draft, w) for w in ("Houthi rebels", "Houthis", "Ansar")} == {"Houthi rebels"}


def test_surname_is_the_full_name() -> None:
    draft = coded("Travis Caughlin, a colonel, spoke. It was late. Caughlin said tankers are key.")
    assert name(draft, "Caughlin", 1) == "Travis Caughlin"


def test_role_from_title_and_from_apposition() -> None:
    draft = coded("The general manager of Abu Dhabi Media, Ali bin Tamim, blamed the rebels. Iraqi Prime Minister Haider al-Abadi agreed.")
    roles = {m.actor.name: m.role for m in draft.actors if m.actor.kind == "person" and m.named}
    assert roles["Ali bin Tamim"] == "general manager of Abu Dhabi Media"
    assert "Prime Minister" in (roles["Haider al-Abadi"] or "")


def test_kataeb_hezbollah_is_never_lebanons() -> None:
    draft = coded("Kataeb Hezbollah fired rockets at a base in Iraq. Hezbollah denied it.")
    assert "hezbollah" not in {m.actor.actor_id for m in draft.actors}
    both = coded("Kataeb Hezbollah fired rockets. Lebanon's Hezbollah praised it.")
    assert {"kataeb-hezbollah", "hezbollah"} <= {m.actor.actor_id for m in both.actors}


def test_political_coalition_is_not_the_military_one() -> None:
    draft = coded("The militias form a coalition within his administration in Iraq. Coalition aircraft struck ISIL.")
    assert name(draft, "coalition") == "coalition"
    assert actor(draft, "coalition").actor_id is None  # type: ignore[union-attr]
    assert actor(draft, "Coalition").actor_id == "coalition"  # type: ignore[union-attr]


def test_backer_is_no_actor_of_the_phrase() -> None:
    draft = coded("Iran-backed militants attacked the base.")
    mention = next(m for m in draft.actors if draft.quote(m.span) == "Iran-backed militants")
    assert mention.backer is not None
    assert mention.backer.actor_id == "irn"
    assert not mention.named
    assert mention.actor.actor_id is None


def test_jordan_the_person_is_not_the_country() -> None:
    draft = coded("Michael Jordan visited the troops. Jordan said he was moved.")
    assert actor(draft, "Jordan").kind == "person"  # type: ignore[union-attr]


def test_shared_noun_gives_both_forces() -> None:
    draft = coded("The attacks targeted US and coalition forces in Iraq.")
    assert name(draft, "US") == "US military"
    assert actor(draft, "coalition").actor_id == "coalition"  # type: ignore[union-attr]


def test_conjuncts_are_separate_mentions() -> None:
    draft = coded("Militants attacked the United States and Israel.")
    assert (name(draft, "States"), name(draft, "Israel")) == ("United States", "Israel")


def test_head_of_phrase_is_its_noun() -> None:
    draft = coded("Iran-backed militants attacked the base.")
    mention = next(m for m in draft.actors if draft.quote(m.span) == "Iran-backed militants")
    assert draft.analysis.tokens[mention.head].text == "militants"


def test_unknown_actors_by_frequency() -> None:
    draft = coded("Ali Zorlu met Mehmet Kaya in Ankara. Ali Zorlu spoke. Gunmen fled. Hamas denied it.")
    assert unknown_actors(draft.actors)[:2] == [("Ali Zorlu", 2), ("Mehmet Kaya", 1)]


def test_names_do_not_bias() -> None:
    one = coded("Turkish soldiers killed Syrian rebels.")
    two = coded("Syrian soldiers killed Turkish rebels.")
    assert [(m.actor.kind, m.rule) for m in one.actors] == [(m.actor.kind, m.rule) for m in two.actors]


# ---------------------------------------------------------------- properties
NAMES = sorted({a.name for a in register().actors.values()})
WORDS = st.sampled_from([*NAMES[::25], "Iran-backed", "militants", "(SDF)", "the group", "he", "said", ",", "and", "of", "Gen.", "“", "’s", "\n\n", "US and", "507th"])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=25).map(" ".join)))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    draft = coded(text)
    tokens = draft.analysis.tokens
    for m in draft.actors:
        assert 0 <= m.span.start < m.span.end <= len(text)
        assert 0 <= m.first <= m.head < m.last <= len(tokens) or m.rule == "partitive"
        assert text[tokens[m.first].start : tokens[m.last - 1].end] == draft.quote(m.span) or m.named
        resolve(draft, m)


TEXT = (
    "Iraqi Prime Minister Mohammed Shia Al-Sudani said US and coalition forces killed a number of Iran-backed militants (IBM) near Jurf al Saqr. "
    "The militants, backed by Iran, said they and their allies would respond. His government blamed the Palestinian militant group Hamas."
)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_wrong_trees_do_no_harm(data: st.DataObject) -> None:
    """Whatever the heads and labels of a sentence, nothing crashes, spans stay inside, and names of the register are still found."""
    analysis = analyse(TEXT)
    labels = st.sampled_from(["nsubj", "obj", "compound", "amod", "nmod", "flat", "appos", "conj", "case", "det", "root", "acl"])
    tokens = []
    for t in analysis.tokens:
        s = analysis.sentences[t.sent]
        tokens.append(replace(t, head=data.draw(st.integers(s.first, s.last - 1)), deprel=data.draw(labels)))
    draft = Draft(Document(TEXT), Analysis(TEXT, tuple(tokens), analysis.sentences))
    ActorCoder().code(draft)
    assert all(m.span.end <= len(TEXT) for m in draft.actors)
    assert all(resolve(draft, m).name for m in draft.actors)
    assert {"coalition", "hamas"} <= {m.actor.actor_id for m in draft.actors}


def test_same_text_same_mentions() -> None:
    text = "Iraqi forces and Iran-backed militias fought the Islamic State near Mosul. The militias withdrew."
    assert coded(text).actors == coded(text).actors


@pytest.mark.skipif(not (SHARED / "reading" / "dev").is_dir(), reason="no shared data")
def test_actors_of_the_expert_readings_are_found() -> None:
    import json

    missing = []
    for path in sorted((SHARED / "reading" / "dev").glob("*.json")):
        draft = coded(path.with_suffix(".txt").read_text(encoding="utf-8"))
        found = {resolve(draft, m).name.lower() for m in draft.actors}
        events = json.loads(path.read_text(encoding="utf-8"))["events"]
        wanted = {a["name"] for e in events for a in (*e["actors"], *e["recipients"], *e["claimed_by"])}
        missing += [f"{path.stem}: {w}" for w in sorted(wanted) if w.lower() not in found]
    assert missing == []
