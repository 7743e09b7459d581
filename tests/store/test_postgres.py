"""What is PostgreSQL's alone: the same answers as SQLite, several at once, errors, and copies between the two."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.errors import StoreError
from dateline.merging.merge import merge
from dateline.model import Issue, Judgement
from dateline.store import Filter, SqliteStore, copying, migrations, open_store
from dateline.store.copying import copy
from dateline.store.dialect import definition, question
from dateline.store.postgres import PostgresStore, is_address, shown
from tests import postgres
from tests.sample import TEXT, document, reading

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def backend() -> None:
    """These tests choose their stores themselves."""


@pytest.fixture
def address(pg_server: str) -> str:
    return postgres.database(pg_server)


@pytest.fixture
def pair(address: str, tmp_path: Path) -> Iterator[tuple[SqliteStore, SqliteStore]]:
    with open_store(tmp_path / "a.db", create=True) as one, open_store(address, create=True) as two:
        yield one, two


def fill(store: SqliteStore) -> None:
    for source, day in (("Zeitung", "2023-11-24"), ("Abend", "2023-11-22"), ("ära", "2023-11-23")):
        d = document(TEXT.replace("Harbour Gazette", source), source=source, published=day, url=f"https://{source}.example/")
        store.add(d, reading(d))
    d = document("Ärzte ohne Grenzen said that a Drone struck the o'clock market.", source="other", url="https://other.example/")
    store.add(d, reading(d).__class__(d))
    store.note("broken.html", Issue("not-read", "no text"))
    merge(store.merged)


def test_the_same_answers_in_the_same_order(pair: tuple[SqliteStore, SqliteStore]) -> None:
    for store in pair:
        fill(store)
    one, two = pair
    assert any(e.estimates for e in one.merged.outlines(Filter(), ("places", "actors", "deaths")))
    assert list(two.readings(copies=True)) == list(one.readings(copies=True))
    for wanted in (
        Filter(),
        Filter(country="irq"),
        Filter(actor="KATAEB"),
        Filter(place="ain al-asad"),
        Filter(since="2023-11-21", until="2023-11-22"),
        Filter(kind="tally"),
    ):
        assert list(two.merged.events(wanted)) == list(one.merged.events(wanted)), wanted
        assert list(two.merged.events(wanted, limit=2, newest=True, offset=1)) == list(one.merged.events(wanted, limit=2, newest=True, offset=1))
        assert (two.merged.count(wanted), two.merged.undated(wanted)) == (one.merged.count(wanted), one.merged.undated(wanted))
        assert two.merged.spots(wanted) == one.merged.spots(wanted)
        assert two.merged.days(wanted) == one.merged.days(wanted)
        fields = ("places", "actors", "deaths")
        assert list(two.merged.outlines(wanted, fields)) == list(one.merged.outlines(wanted, fields))
    assert [(j.a, j.b, j.verdict, j.score) for j in two.merged.judgements()] == [(j.a, j.b, j.verdict, j.score) for j in one.merged.judgements()]
    for ask in ("copies", "lineage", "issues", "counts", "check", "last_year"):
        assert getattr(two, ask)() == getattr(one, ask)(), ask
    assert two.check() == []


@pytest.mark.parametrize("words", ["drone market", "Ärzte", "ohne grenzen", 'the "o\'clock" market', "nowhere", "", "'; DROP TABLE documents; --", "a & b | ! (", "\\"])
def test_search(pair: tuple[SqliteStore, SqliteStore], words: str) -> None:
    for store in pair:
        fill(store)
    assert set(pair[1].search(words)) >= set(pair[0].search(words)) if words else pair[1].search(words) == []


def test_adding_again_changes_nothing(address: str) -> None:
    r = reading()
    with open_store(address, create=True) as store:
        assert store.add(r.document, r).new
        before = store.counts()
        assert not store.add(r.document, r).new
        assert store.counts() == before
    with open_store(address) as again:
        assert again.reading(r.document.id) == r


WRITER = """
import sys
sys.path[:0] = sys.argv[2:4]
from tests.sample import document, reading
from dateline.store import open_store
with open_store(sys.argv[1]) as store:
    for i in range(int(sys.argv[4]), int(sys.argv[4]) + 6):
        d = document(source=f"paper {i}")
        store.add(d, reading(d))
        print(i, flush=True)
"""


def test_several_writers_and_a_reader_at_once(address: str) -> None:
    open_store(address, create=True).close()
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, address, str(ROOT), str(ROOT / "src"), str(n)], stdout=subprocess.PIPE) for n in (0, 3, 10)]
    seen = []
    with open_store(address) as store:
        while any(w.poll() is None for w in writers):
            seen.append(store.counts()["documents"])
        assert [w.wait() for w in writers] == [0, 0, 0]
        assert store.counts()["documents"] == 15
        assert store.check() == []
    assert seen == sorted(seen)


def test_kill_9_leaves_nothing_half(address: str) -> None:
    open_store(address, create=True).close()
    with subprocess.Popen([sys.executable, "-c", WRITER, address, str(ROOT), str(ROOT / "src"), "0"], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        told = [writer.stdout.readline() for _ in range(3)]
        writer.send_signal(signal.SIGKILL)
    assert len(told) == 3
    with open_store(address) as store:
        assert 3 <= store.counts()["documents"] <= 6
        assert all(len(r.records) == 8 for r in store.readings(copies=True))
        assert store.check() == []


def test_who_writes_keeps_others_waiting_but_not_readers(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_BUSY_TIMEOUT", "100")
    r = reading()
    with open_store(address, create=True) as one, open_store(address) as two:
        with one._writing():
            assert two.counts()["documents"] == 0
            with pytest.raises(StoreError, match="another program is writing"):
                two.add(r.document, r)
        assert two.add(r.document, r).new


def test_two_who_make_the_store_at_once(address: str) -> None:
    errors: list[StoreError] = []

    def make() -> None:
        try:
            open_store(address, create=True).close()
        except StoreError as error:
            errors.append(error)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert errors == []


def test_errors_say_what_to_do(address: str, pg_server: str) -> None:
    with pytest.raises(StoreError, match="no such store"):
        open_store(address)
    with pytest.raises(StoreError, match="no connection to the server"):
        open_store(pg_server.format("nobody_made_it"))
    with pytest.raises(StoreError) as error:
        open_store("postgresql://ana:hunter2@127.0.0.1:9/x?connect_timeout=2")
    assert "hunter2" not in str(error.value)
    assert "no connection to the server" in str(error.value)
    with open_store(address, create=True) as store:
        store._db.execute("UPDATE dateline_store SET version = 99")
    with pytest.raises(StoreError, match="made by a newer dateline"):
        open_store(address)


def test_a_database_of_another_program(address: str) -> None:
    import psycopg

    with psycopg.connect(address, autocommit=True) as db:
        db.execute("CREATE TABLE documents (id int)")
    with pytest.raises(StoreError, match="of another program"):
        open_store(address, create=True)


def test_a_store_that_may_only_be_read(address: str) -> None:
    r = reading()
    with open_store(address, create=True) as store:
        store.add(r.document, r)
        store._db.execute("CREATE ROLE guest LOGIN")
        store._db.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest")
    with open_store(address.replace("tester@", "guest@")) as store:
        assert not store.writable
        assert store.reading(r.document.id) == r
        with pytest.raises(StoreError, match="not allowed"):
            store.note("x", Issue("k", "m"))


def test_a_text_that_postgres_cannot_hold(address: str) -> None:
    d = document("A text with a \x00 in it.")
    with open_store(address, create=True) as store:
        with pytest.raises(StoreError):
            store.add(d, reading(d).__class__(d))
        assert store.counts()["documents"] == 0


def test_points(address: str) -> None:
    with open_store(address, create=True) as store:
        assert isinstance(store, PostgresStore)
        there = store._db.execute("SELECT count(*) FROM pg_available_extensions WHERE name = 'postgis'").fetchone()[0]
        assert store.points == bool(there)
        if not there:
            pytest.skip("the server has no PostGIS; the store does without")
        fill(store)
        assert store._db.execute("SELECT count(*) FROM events WHERE (lat IS NULL) <> (geom IS NULL)").fetchone()[0] == 0


# ---------------------------------------------------------------- copies
@pytest.mark.parametrize("back", [False, True])
def test_copy(pair: tuple[SqliteStore, SqliteStore], back: bool) -> None:
    source, target = pair[::-1] if back else pair
    fill(source)
    reports = sorted(r.id for e in source.merged.events(Filter()) for r in e.reports)
    with source.merged.writing():
        source.merged.append([Judgement(reports[0], reports[1], "different", "ana", "another village")])
    done = copy(source, target)
    assert (done.documents, done.new, done.judgements, done.issues) == (4, 4, 1, 1)
    for store in pair:
        store.merged.again()
        merge(store.merged)
    assert list(target.readings(copies=True)) == list(source.readings(copies=True))
    assert list(target.merged.events(Filter())) == list(source.merged.events(Filter()))
    again = copy(source, target)
    assert (again.new, again.judgements) == (0, 0)


def test_copy_goes_on_after_a_crash(pair: tuple[SqliteStore, SqliteStore], monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = pair
    fill(source)
    monkeypatch.setattr(copying, "BATCH", 1)

    def stop(n: int) -> None:
        if target.counts()["documents"] == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy(source, target, stop)
    assert copy(source, target).new == 2


def test_command_line(address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db, article = tmp_path / "a.db", tmp_path / "a.txt"
    article.write_text("Gunmen killed five soldiers near Mosul on Monday, the army said.", encoding="utf-8")
    assert main(["add", str(article), "--db", address, "--published", "2024-01-10"]) == 0
    assert main(["events", "--db", address]) == 0
    assert "Mosul" in capsys.readouterr().out
    assert main(["copy", address, str(db)]) == 0
    assert main(["events", "--db", str(db)]) == 0
    assert "Mosul" in capsys.readouterr().out
    assert main(["copy", str(db), str(db)]) == 2
    assert main(["doctor", "--db", address]) == 0
    assert main(["brief", "--db", address]) == 0
    assert main(["add", str(article), "--db", address, "--keep"]) == 2


# ---------------------------------------------------------------- the dialect, without a server
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("SELECT 1 FROM t WHERE a = ? AND b LIKE '%x?'", "SELECT 1 FROM t WHERE a = %s AND b ILIKE '%%x?'"),
        ("INSERT OR IGNORE INTO t VALUES (?)", "INSERT INTO t VALUES (%s) ON CONFLICT DO NOTHING"),
        (
            "UPDATE t SET a = ?1 WHERE number IN (SELECT value FROM json_each(?2))",
            "UPDATE t SET a = %(p1)s WHERE number IN (SELECT jsonb_array_elements_text(%(p2)s::jsonb)::bigint)",
        ),
        (
            "SELECT json_extract(v.value, '$[0]', '$[1]', '$[2]') FROM e LEFT JOIN json_each(e.x) v ON json_extract(v.value, '$[0]') = ?",
            (
                "SELECT CASE WHEN v.value IS NOT NULL THEN jsonb_build_array(v.value->0, v.value->1, v.value->2)::text END "
                "FROM e LEFT JOIN LATERAL jsonb_array_elements(e.x::jsonb) v ON (v.value->>0) = %s"
            ),
        ),
        ("SELECT x FROM t WHERE c = :c AND y IS ?", "SELECT x FROM t WHERE c = %(c)s AND y IS NOT DISTINCT FROM %s"),
    ],
)
def test_dialect(ours: str, theirs: str) -> None:
    assert question(ours) == theirs


def test_every_table_of_every_step_has_its_like() -> None:
    made = [definition(s) or "" for step in migrations.STEPS for s in migrations.statements(step)]
    assert sum(s.startswith("CREATE TABLE") for s in made) == sum(step.count("CREATE TABLE") for step in migrations.STEPS)
    assert not any("STRICT" in s or "NOCASE" in s or "WITHOUT ROWID" in s for s in made)


def test_addresses() -> None:
    assert is_address("postgresql:///x")
    assert not is_address("postgres.db")
    assert shown("postgresql://a:b@h/d?password=c&x=1") == "postgresql://a@h/d?password=...&x=1"
