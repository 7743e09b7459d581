"""dateline code: articles to readings, without a store."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.app import app
from dateline.cli.options import Coder, Engine, Files, Jobs, Json, Published, Strict, coder_option, day_option, examples, jobs_option, path_named

if TYPE_CHECKING:
    from dateline.model import Reading

OutDir = Annotated[Path | None, typer.Option("--out", metavar="DIR", parser=path_named, help="Write one STEM.json (dateline.reading/1) for each article.")]
Parts = Annotated[
    bool,
    typer.Option("--parts", help="With --out: Parquet files of many articles each, which a second run completes and `dateline add` takes. Always with --engine dask."),
]


@app.command(
    epilog=examples(
        "dateline code article.html",
        "cat article.txt | dateline code - --json",
        "dateline code news/ --out readings/",
        "dateline code a.txt --published 2023-11-22",
        "dateline code corpus/*.warc.gz --engine dask --out readings/",
    )
)
def code(
    files: Files,
    as_json: Json = False,
    out: OutDir = None,
    parts: Parts = False,
    published: Published = None,
    engine: Engine = "serial",
    jobs: Jobs = None,
    coder: Coder = "rules",
    strict: Strict = False,
) -> None:
    """Read articles and print what happened in them, each value with its words.

    --json prints dateline.reading/1: indented for one article, one line each for several.
    """
    from dateline.cli.output import say
    from dateline.cli.work import Count, readings
    from dateline.readers import expand

    if parts or engine.partition(":")[0] == "dask":
        from dateline.cli.parts import code_in_parts

        raise typer.Exit(code_in_parts(files, out, day_option(published), engine, jobs_option(engine, jobs, cluster=True), coder_option(coder), as_json, strict))
    tally = Count()
    writer = _Writer(as_json, out, frozenset(Path(f).resolve() for f in expand(files)) if out is not None else frozenset())
    for item, reading in readings(files, day_option(published), tally, None, jobs_option(engine, jobs), coder_option(coder)):
        writer.take(item.stem, reading)
    writer.end()
    if tally.read > 1 or out is not None:
        say(tally.summary())
    raise typer.Exit(tally.exit_code(strict))


class _Writer:
    """Prints or writes readings as they come, never over an input. JSON of the first is held until it is known whether there is a second."""

    def __init__(self, as_json: bool, out: Path | None, inputs: frozenset[Path]) -> None:
        self.as_json, self.out, self.inputs = as_json, out, inputs
        self.held: Reading | None = None
        self.shown = 0

    def take(self, stem: str, reading: Reading) -> None:
        if self.out is not None:
            self._write(stem, reading)
        elif not self.as_json:
            self._show(reading)
        elif self.shown == 0 and self.held is None:
            self.held = reading
        else:
            if self.held is not None:
                self._line(self.held)
                self.held = None
            self._line(reading)
        self.shown += 1

    def end(self) -> None:
        from dateline.briefs.faq import answers
        from dateline.exporters.reading import as_json

        if self.held is not None:
            print(as_json(self.held, answers(self.held)), end="")

    def _line(self, reading: Reading) -> None:
        from dateline.briefs.faq import answers
        from dateline.exporters.reading import as_dict

        print(json.dumps(as_dict(reading, answers(reading)), ensure_ascii=False))

    def _show(self, reading: Reading) -> None:
        from dateline.briefs.faq import answers
        from dateline.cli.output import console
        from dateline.cli.terminal import show_reading

        screen = console()
        if self.shown:
            screen.rule(style="dim")
        show_reading(screen, reading, answers(reading))

    def _write(self, stem: str, reading: Reading) -> None:
        from dateline.briefs.faq import answers
        from dateline.cli.files import check_target, write_text
        from dateline.exporters.reading import as_json

        assert self.out is not None
        path = self.out / f"{stem}.json"
        check_target(path, [str(path)] if path.resolve() in self.inputs else ())
        write_text(path, as_json(reading, answers(reading)))
