"""dateline serve: the desk in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.app import UsageError, app
from dateline.cli.options import Db, examples, store_path, store_shown

Port = Annotated[int, typer.Option("--port", min=0, max=65535, metavar="N", help="Port; 0 takes a free one.")]


@app.command(epilog=examples("dateline serve --db iraq.db", "dateline serve --db iraq.db --port 8000 --read-only"))
def serve(
    db: Db = None,
    port: Port = 8021,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on. Any but this machine's own asks for a token.")] = "127.0.0.1",
    read_only: Annotated[bool, typer.Option("--read-only", help="Nobody can judge.")] = False,
) -> None:
    """Open the desk as a local page: map, timeline, events with the source beside them, states, review, brief and questions."""
    import secrets
    import socket

    import uvicorn

    from dateline.cli.output import say
    from dateline.store import open_store
    from dateline.web.app import create_app
    from dateline.web.security import LOOPBACK

    path = store_path(db)
    with open_store(path) as store:
        from dateline.cli.desk import merge_all

        merge_all(store)
        read_only = read_only or not store.writable
    local = host in ("127.0.0.1", "localhost", "::1")
    token = None if local else secrets.token_urlsafe(24)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        raise UsageError(f"{host}:{port}: cannot listen there: {error.strerror or error}") from error
    hosts = LOOPBACK if local else LOOPBACK | {host.lower(), socket.gethostname().lower()}
    shown = f"[{host}]" if ":" in host else host
    say(f"http://{shown}:{listening.getsockname()[1]}/{f'?token={token}' if token else ''}  ({store_shown(db)}{', read-only' if read_only else ''}; stop with Ctrl+C)")
    uvicorn.Server(uvicorn.Config(create_app(path, read_only, token, hosts), log_level="warning", access_log=False)).run(sockets=[listening])
