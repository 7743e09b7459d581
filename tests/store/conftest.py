"""The tests of the store run twice: on SQLite, and on PostgreSQL where a server can be started. `sqlite_only` marks what is about files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline import store as room
from tests import postgres


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "backend" in metafunc.fixturenames and not metafunc.module.__name__.endswith("test_postgres"):
        only = metafunc.definition.get_closest_marker("sqlite_only")
        metafunc.parametrize("backend", ["sqlite"] if only else ["sqlite", "postgres"], indirect=True)


@pytest.fixture(scope="session")
def pg_server() -> Iterator[str]:
    if why := postgres.missing():
        pytest.skip(why)
    with postgres.server() as address:
        yield address


@pytest.fixture(autouse=True)
def backend(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """On PostgreSQL, `open_store(FILE)` of the test's module opens a database of its own for each file name."""
    kind: str = request.param
    if kind == "postgres":
        address: str = request.getfixturevalue("pg_server")
        known: dict[str, str] = {}

        def open_store(path: Path | str, create: bool = False) -> Any:
            if str(path) not in known:
                known[str(path)] = postgres.database(address)
            return room.open_store(known[str(path)], create)

        monkeypatch.setattr(request.module, "open_store", open_store, raising=False)
    return kind
