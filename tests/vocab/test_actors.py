"""The actor register: complete, consistent, and loud about broken data."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import DataError
from dateline.vocab.actors import ACTOR_COLUMNS, read_actor, register
from dateline.vocab.actors_match import fold, matcher
from dateline.vocab.actors_overlay import overlay
from dateline.vocab.actors_words import actor_nouns
from dateline.vocab.lexicon import parse_rows


def ids(text: str) -> list[str]:
    return [next(t.id for t in h.terms if not t.needs) for h in matcher().hits(text)]


def test_register_is_large_and_loads() -> None:
    r = register()
    assert len(r.actors) >= 1000
    assert sum(a.kind == "armed-group" for a in r.actors.values()) >= 350
    assert len(r.nations) >= 195


def test_every_alias_is_found_by_the_matcher() -> None:
    """Each name, standing alone between words, is hit whole, and its actor is among the terms."""
    missed = []
    for alias in register().aliases:
        hits = matcher().hits(f"they met {alias.text} there")
        if not any(alias.actor in {t.id for t in h.terms} and h.end - h.start >= len(alias.text) - 1 for h in hits):
            missed.append(alias.text)
    assert missed == []


def test_unconditional_aliases_are_unique() -> None:
    seen: dict[str, str] = {}
    clash = []
    for alias in register().aliases:
        if not alias.needs and seen.setdefault(fold(alias.text), alias.actor) != alias.actor:
            clash.append(alias.text)
    assert clash == []


def test_wikidata_and_inter_are_well_formed() -> None:
    for actor in register().actors.values():
        assert actor.acled_inter in {"", *"12345678"}
        assert not actor.wikidata or actor.wikidata.startswith("Q")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kataeb Hezbollah", ["kataeb-hezbollah"]),
        ("Kata'ib Hezbollah", ["kataeb-hezbollah"]),
        ("Kataʼib Hizballah", ["kataeb-hezbollah"]),
        ("Kataib Hizballah", ["kataeb-hezbollah"]),
        ("Hezbollah", ["hezbollah"]),
        ("ISIS", ["isil"]),
        ("the Islamic State of Iraq and the Levant", ["isil"]),
        ("the Islamic State Khorasan Province", ["islamic-state-khorasan-province"]),
        ("al-Qaeda in the Arabian Peninsula", ["al-qaeda-in-the-arabian-peninsula"]),
        ("Al Qaida", ["al-qaeda"]),
        ("U.S. Central Command", ["us-central-command"]),
        ("Médecins Sans Frontières", ["medecins-sans-frontieres"]),
        ("they told us who is there", []),
        ("it is what it is", []),
        ("Sendero Luminoso and the MRTA", ["shining-path", "tupac-amaru-revolutionary-movement"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


@given(st.text(max_size=200))
def test_hits_lie_inside_any_text(text: str) -> None:
    last = 0
    for hit in matcher().hits(text):
        assert last <= hit.start < hit.end <= len(text)
        last = hit.end


def test_national_forces() -> None:
    r = register()
    assert r.national("USA", "military").id == "us-military"
    assert r.national("IRQ", "military").id == "iraqi-security-forces"
    assert r.national("BTN", "military").name == "Bhutanese military"


def test_backers_have_sources() -> None:
    backers = register().backers("kataeb-hezbollah")
    assert [b.object for b in backers] == ["irn"]
    assert all(r.source for r in register().relations)


def test_every_noun_has_a_kind() -> None:
    assert actor_nouns()["militant"].kind == "armed-group"
    assert actor_nouns()["soldier"].state_kind == "state-force"


# ---------------------------------------------------------------- broken data
HEADER = "\t".join(ACTOR_COLUMNS)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("x\tX\tarmy\tIRQ", "a.tsv:2: 'kind' is 'army'"),
        ("x\tX\tstate-force\tiraq", "a.tsv:2: 'country' is not an ISO"),
        ("x\tX\tstate-force\tIRQ\t9", "a.tsv:2: 'acled_inter' is '9'"),
        ("x\t\tstate-force\tIRQ", "a.tsv:2: no name"),
    ],
)
def test_broken_rows_name_file_and_line(line: str, message: str) -> None:
    with pytest.raises(DataError, match=r"a\.tsv:2") as error:
        [read_actor(row) for row in parse_rows(f"{HEADER}\n{line}\n", "a.tsv", ACTOR_COLUMNS)]
    assert str(error.value).startswith(message)


def test_dates_the_wrong_way_round() -> None:
    rows = parse_rows("from\tuntil\n2020\t2019-05\n", "r.tsv", ("from", "until"))
    with pytest.raises(DataError, match=r"r\.tsv:2: 'until' before 'from'"):
        [row.interval() for row in rows]


def test_wrong_header() -> None:
    with pytest.raises(DataError, match=r"h\.tsv:1: header"):
        list(parse_rows("a\tb\n", "h.tsv", ("a", "c")))


# ---------------------------------------------------------------- overlays
def test_user_table(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("name\tkind\tcountry\taliases\tnote\nFreedonia Front\tarmed-group\tSYR\tFF Brigade|Freedonians\tmy list\n", encoding="utf-8")
    merged = overlay(path)
    assert merged.actors["user:freedonia-front"].country == "SYR"
    assert [h.terms[0].id for h in matcher(merged).hits("The Freedonians fled.")] == ["user:freedonia-front"]


def test_user_table_error(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("name\tkind\tcountry\taliases\tnote\nX\tarmed-group\tXYZ\t\t\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"mine.tsv:2: 'country'"):
        overlay(path)


def test_petrarch_dictionary(tmp_path: Path) -> None:
    path = tmp_path / "Example.actors.txt"
    path.write_text("# comment\nFREEDONIA_FRONT_ [SYRREB]\n+FREEDONIANS_ ; note\n\t[SYRGOV >010101]\nIRAQ_ [IRQ]\n+MESOPOTAMIA_\n", encoding="utf-8")
    merged = overlay(path)
    made = merged.actors["petrarch:freedonia-front"]
    assert (made.kind, made.country, made.note) == ("armed-group", "SYR", "SYRREB")
    assert [h.terms[0].id for h in matcher(merged).hits("Mesopotamia and the Freedonians")] == ["irq", "petrarch:freedonia-front"]


@pytest.mark.parametrize(
    ("text", "message"),
    [("NAME_WITHOUT_CODE_\n", "no code"), ("+SYNONYM_FIRST_ [IRQ]\n", ":1: '\\+SYNONYM"), ("BROKEN_ [IRQ\n", ":1: brackets do not match")],
)
def test_petrarch_errors(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "Broken.actors.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        overlay(path)


def test_the_setting_adds_actors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("name\tkind\tcountry\taliases\tnote\nFreedonia Front\tarmed-group\tSYR\t\t\n", encoding="utf-8")
    monkeypatch.setenv("DATELINE_ACTORS", str(path))
    register.cache_clear()
    try:
        assert register().actors["user:freedonia-front"].country == "SYR"
    finally:
        monkeypatch.undo()
        register.cache_clear()
    assert "user:freedonia-front" not in register().actors
