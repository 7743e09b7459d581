"""A PostgreSQL server of the tests' own, from the machine's packages: in a temporary folder, on a Unix socket, gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

NAMES = count(1)


def programs() -> Path | None:
    """The folder of initdb and pg_ctl; None when there is none."""
    named = shutil.which("initdb")
    found = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), *([Path(named).resolve().parent] if named else [])]
    return next((f for f in found if (f / "pg_ctl").exists()), None)


def missing() -> str:
    """Why no server can be started; "" when one can."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "needs psycopg (pip install 'dateline[postgres]')"
    if programs() is None:
        return "needs PostgreSQL's programs (apt-get install postgresql)"
    return "" if os.geteuid() or _account() else "root may not run a server, and there is no account 'postgres'"


def _account() -> bool:
    with suppress(KeyError):
        import pwd

        return bool(pwd.getpwnam("postgres"))
    return False


@contextmanager
def server() -> Iterator[str]:
    """The address of a running server, without a database's name: "postgresql:///{}?host=..."."""
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    as_user = [] if os.geteuid() else ["runuser", "-u", "postgres", "--"]
    bin_ = programs()
    assert bin_ is not None
    if as_user:
        shutil.chown(folder, "postgres")
    data = folder / "data"

    def run(*command: str) -> None:
        done = subprocess.run([*as_user, *command], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    run(str(bin_ / "initdb"), "-D", str(data), "-A", "trust", "-U", "tester", "--encoding=UTF8", "--locale=C", "--no-sync")
    options = f"-c listen_addresses='' -k {folder} -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=40"
    run(str(bin_ / "pg_ctl"), "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start")
    try:
        yield f"postgresql://tester@/{{}}?host={folder}"
    finally:
        run(str(bin_ / "pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def database(address: str) -> str:
    """The address of a new, empty database of a server."""
    import psycopg

    name = f"store_{next(NAMES)}"
    with psycopg.connect(address.format("postgres"), autocommit=True) as db:
        db.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
    return address.format(name)
