"""The application: the JSON API (described at /api/openapi.json), and the page that uses it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from fastapi.staticfiles import StaticFiles
from pydantic import AfterValidator, BaseModel, Field

from dateline.desk import Desk
from dateline.errors import DatelineError, StoreError
from dateline.web import shapes
from dateline.web.security import LOOPBACK, Guard

Json = dict[str, Any]
Text = Annotated[str | None, Query(max_length=200)]


def _day(text: str | None) -> str | None:
    """A year, month or day that the calendar has; ValueError for any other."""
    date.fromisoformat(f"{text}-01-01"[:10] if text else "2000-01-01")
    return text


Day = Annotated[str | None, Query(pattern=r"^\d{4}(-\d{2}){0,2}$", description="ISO 8601 date"), AfterValidator(_day)]
MOST = 10**9  # events that a list skips
PAGES = ("", "states", "network", "tally", "review", "brief", "ask", "event/{id}", "document/{id}")


class Verdict(BaseModel):
    """A person's word on two reports (or an event and a report)."""

    a: str = Field(max_length=200)
    b: str = Field(max_length=200)
    verdict: str = Field(pattern="^(same|different|unsure)$")
    by: str = Field(min_length=1, max_length=200)
    why: str = Field(min_length=1, max_length=2000)


class Wanted:
    """The filters of every list, from the query."""

    def __init__(
        self,
        country: Annotated[str | None, Query(max_length=3, description="ISO 3166-1 alpha-3")] = None,
        type: Annotated[str | None, Query(max_length=40, description="PLOVER root")] = None,  # noqa: A002 (the name in the address)
        status: Annotated[str, Query(max_length=20)] = "current",
        actor: Text = None,
        recipient: Text = None,
        place: Text = None,
        since: Day = None,
        until: Day = None,
    ) -> None:
        from dateline.store import Filter

        self.filter = Filter(
            "event", type.upper() if type else None, None if status == "all" else status, country.upper() if country else None,
            actor or None, recipient or None, place or None, since, until,
        )  # fmt: skip


Use = Annotated[Wanted, Depends(Wanted)]


def create_app(path: Path | str, read_only: bool = False, token: str | None = None, hosts: frozenset[str] = LOOPBACK) -> Any:
    """The guarded application over a store. A store is opened for each request, so that requests do not wait for each other."""
    app = FastAPI(title="dateline", openapi_url="/api/openapi.json", docs_url=None, redoc_url=None, description="Sourced events of a store. Unknown is null, never zero.")

    if token is not None:  # for other machines; nothing secret is ever in a body: the token goes by cookie
        app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)

    @contextmanager
    def desk() -> Iterator[Desk]:
        with Desk(path) as opened:
            opened.merge()
            yield opened

    @app.exception_handler(DatelineError)
    def _told(_: Request, error: DatelineError) -> JSONResponse:
        missing = isinstance(error, StoreError) and "no such" in str(error)
        return JSONResponse({"error": str(error)}, status_code=404 if missing else 400)

    @app.exception_handler(RequestValidationError)
    def _refused(_: Request, error: RequestValidationError) -> JSONResponse:  # what was sent is not said again: it may be no text at all
        return JSONResponse({"detail": [{k: found[k] for k in ("type", "loc", "msg")} for found in error.errors()]}, status_code=422)

    _events(app, desk)
    _files(app, desk)
    _states(app, desk)
    _texts(app, desk)
    _judging(app, desk, read_only)
    _pages(app, read_only, token)
    return Guard(app, hosts, token)  # type: ignore[arg-type]  # the framework types its scope as a MutableMapping


def _events(app: FastAPI, desk: Any) -> None:
    @app.get("/api/about")
    def about() -> Json:
        """Size of the store, and its first and last day."""
        from dateline.store import Filter

        with desk() as d:
            days = [day for day, _ in d.store.merged.days(Filter(kind="event", status="current")) if day]
            return {"store": d.store.name, "documents": len(d.store.documents()), "events": d.store.merged.count(Filter(kind="event", status="current")),
                    "first": days[0] if days else None, "last": days[-1] if days else None}  # fmt: skip

    @app.get("/api/events")
    def events(w: Use, limit: Annotated[int, Query(ge=1, le=500)] = 50, offset: Annotated[int, Query(ge=0, le=MOST)] = 0, newest: bool = True) -> Json:
        """Merged events, newest first unless asked otherwise."""
        with desk() as d:
            found = list(d.store.merged.events(w.filter, limit, newest, offset))
            return {"total": d.store.merged.count(w.filter), "undated": d.store.merged.undated(w.filter), "events": [shapes.row(e) for e in found]}

    @app.get("/api/map")
    def spots(w: Use) -> Json:
        """Events by place, with how exactly the place is known. `deaths` is null where no event there has a figure."""
        names = ("place", "country", "lat", "lon", "precision", "events", "deaths", "unknown", "one")
        with desk() as d:
            return {"columns": names, "rows": d.store.merged.spots(w.filter)}

    @app.get("/api/days")
    def days(w: Use) -> Json:
        """Events by first day; "" for those without one."""
        with desk() as d:
            return {"days": d.store.merged.days(w.filter)}

    @app.get("/api/events/{id_}")
    def one(id_: str) -> Json:
        """An event with every telling, what else is told, and the judgements."""
        with desk() as d:
            return shapes.event(d, id_)

    @app.get("/api/tally")
    def tally(w: Use, by: Annotated[str, Query(max_length=100)] = "country") -> Json:
        """Our own count by dimensions ("country,week")."""
        wanted = {k: v for k, v in asdict(w.filter).items() if k != "kind"}
        with desk() as d:
            made = d.tally([x for x in by.split(",") if x], **wanted)
            return {"columns": made.columns, "rows": made.to_records()}


def _files(app: FastAPI, desk: Any) -> None:
    @app.get("/api/export", response_class=PlainTextResponse)
    def export(w: Use, form: Annotated[str, Query(alias="format", max_length=20)] = "csv") -> Response:
        """What a list shows, in any text format of `dateline export`."""
        import io

        from dateline.exporters.base import ExportError, Selection
        from dateline.exporters.formats import format_of

        chosen = format_of(form)
        if not chosen.text:
            raise ExportError(f"{chosen.name} is not text: use dateline export")
        body = io.StringIO(newline="")
        with desk() as d:
            chosen.write(Selection(d.store, w.filter, None, chosen.leaves_out), body)
        name = f"events-{chosen.name}.{chosen.suffix}"
        return Response(body.getvalue(), media_type=chosen.media_type, headers={"content-disposition": f'attachment; filename="{name}"'})


def _states(app: FastAPI, desk: Any) -> None:
    @app.get("/api/truces")
    def truces(on: Day = None) -> list[Json]:
        """Truces with each telling of how they stand."""
        from dateline.analysis.states import truces as found
        from dateline.store import Filter

        with desk() as d:
            return [{**asdict(t), "unilateral": t.unilateral} for t in found(d.store.records(Filter(kind="truce")), on, d.store.merged.said())]

    @app.get("/api/postures")
    def postures(on: Day = None) -> list[Json]:
        """Forces by place, each figure told with its day and source."""
        from dateline.analysis.states import postures as found
        from dateline.store import Filter

        with desk() as d:
            return [asdict(x) for x in found(d.store.records(Filter(kind="posture")), on)]

    @app.get("/api/network")
    def network(on: Day = None) -> list[Json]:
        """Ties between parties: `basis` says whether texts or the register tell them."""
        from dateline.analysis.network import network as found
        from dateline.store import Filter

        with desk() as d:
            return [asdict(e) for e in found(d.store.records(Filter(kind="relation")), on)]

    @app.get("/api/responses")
    def responses() -> list[Json]:
        """Which event answers which, per whom."""
        from dateline.briefs.events import headline

        with desk() as d:
            return [{**r, "event_name": headline(d.event(r["event"])), "answers_name": headline(d.event(r["answers"]))} for r in d.responses().to_records()]

    @app.get("/api/published")
    def published() -> list[Json]:
        """Published running counts, each with its counter, window and words."""
        with desk() as d:
            rows: list[Json] = d.published().to_records()
            return rows

    @app.get("/api/contradictions")
    def contradictions() -> list[Json]:
        """What cannot all hold, tellings side by side."""
        with desk() as d:
            return [asdict(c) for c in d.contradictions()]

    @app.get("/api/review")
    def review() -> list[Json]:
        """What a person should look at."""
        with desk() as d:
            return shapes.review(d)


def _texts(app: FastAPI, desk: Any) -> None:
    @app.get("/api/documents/{id_}")
    def document(id_: str) -> Json:
        """A document as read, with every annotation."""
        with desk() as d:
            return shapes.document(d, id_)

    @app.get("/api/brief")
    def brief(country: Text = None, about: Text = None, since: Day = None, until: Day = None, on: Day = None) -> Json:
        """A brief; every sentence with the numbers of its citations."""
        import json

        narrow = {"country": country.upper() if country else None, "about": about or None, "since": since, "until": until, "on": on}
        with desk() as d:
            made: Json = json.loads(d.brief("json", **narrow))
            return made

    @app.get("/api/ask")
    def ask(q: Annotated[str, Query(min_length=1, max_length=500)]) -> Json:
        """An answer from the records, with the query that was understood."""
        from dateline.briefs.render import asked_as_dict

        with desk() as d:
            return asked_as_dict(d.ask(q))


def _judging(app: FastAPI, desk: Any, read_only: bool) -> None:
    @app.post("/api/judgements")
    def judge(said: Verdict) -> Json:
        """Append a judgement; gives the events in which the reports now stand."""
        if read_only:
            raise HTTPException(403, "this desk is read-only")
        with desk() as d:
            return {"events": [shapes.row(e) for e in d.judge(said.a, said.b, said.verdict, said.by, said.why)]}


def _pages(app: FastAPI, read_only: bool, token: str | None) -> None:
    static = files("dateline.web").joinpath("static")
    page = files("dateline.web").joinpath("templates", "index.html").read_text(encoding="utf-8").replace("{{read_only}}", "yes" if read_only else "no")

    def index() -> HTMLResponse:
        made = HTMLResponse(page)
        if token is not None:
            made.set_cookie("dateline", token, httponly=True, samesite="strict")
        return made

    for name in PAGES:
        app.get(f"/{name}", include_in_schema=False)(_page(index, "{" in name))
    app.mount("/static", StaticFiles(directory=str(static)), name="static")


def _page(index: Any, with_id: bool) -> Any:
    if not with_id:
        return index

    def one(id: str) -> HTMLResponse:  # noqa: A002 (the page reads it from its address)
        made: HTMLResponse = index()
        return made

    return one
