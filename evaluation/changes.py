"""What the reader's heads for events add to the current events of articles, and what they take away: to be read line by line.

    python -m evaluation.changes [--shared DIR] [--limit N]
    PYTHONPATH=OLDER/src python -m evaluation.changes --save before.json   # OLDER: a checkout of an older version
    python -m evaluation.changes --against before.json
    python -m evaluation.changes --corpus lgl --save before.json

Articles: the Wikinews sample without those that expert readings are of, or LGL, 588 articles of local papers (crime, courts, councils; little of conflict).
Each line is an event that `dateline code` tells only with the model (+) or only without it (-), or, with --against, only now (+) or only then (-): an event
counts as the same when its type and the first words of its evidence are. The last line counts both.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from dateline.coding import code
from dateline.errors import DatelineError
from dateline.model import Record
from dateline.readers import Hints, read_text
from evaluation.ablation import way
from evaluation.corpora import ROOT, Article, digest, lgl, lgl_files, shared, wikinews, wikinews_files

WIDE = 40  # characters of evidence that tell one event from another
Told = dict[tuple[str, str], str]


def told(article: Article) -> Told:
    """The current events of an article by type and first words, each as a line."""
    reading = code(read_text(article["text"], Hints(published=article["date"], url=article["url"].rsplit(" ", 1)[-1])))
    out: Told = {}
    for e in reading.events:
        if e.value("status") == "current":
            words = " ".join(reading.document.text[e.spans[0].start : e.spans[0].end].split())
            out[str(e.value("type")), words[:WIDE]] = f"{e.value('type')} {names(e, 'actors')} > {names(e, 'recipients')}: {words[:160]}"
    return out


def names(e: Record, field: str) -> str:
    return ", ".join(sorted(getattr(s.value, "name", str(s.value)) for s in e.statements if s.field == field)) or "-"


def unread(articles: list[Article]) -> list[Article]:
    """Those that no expert reading is of."""
    readings = (json.loads(p.read_bytes()) for p in (ROOT / "training" / "readings").glob("*.json"))
    urls = {r["document"].get("url") for r in readings}
    return [a for a in articles if a["url"] not in urls]


def told_by(how: str, article: Article) -> Told:
    """What is told "by rules" or by "both"; nothing of an article that cannot be read."""
    try:
        with way(how):
            return told(article)
    except DatelineError:
        return {}


def save(file: Path, runs: dict[str, Told]) -> None:
    file.write_text(json.dumps({url: [[*k, line] for k, line in found.items()] for url, found in runs.items()}, ensure_ascii=False, indent=1), encoding="utf-8")


def load(file: Path) -> dict[str, Told]:
    return {url: {(type_, words): line for type_, words, line in rows} for url, rows in json.loads(file.read_text(encoding="utf-8")).items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--corpus", choices=("wikinews", "lgl"), default="wikinews")
    parser.add_argument("--limit", type=int, help="only the first N articles")
    parser.add_argument("--save", type=Path, metavar="FILE", help="keep what is told, by both")
    parser.add_argument("--against", type=Path, metavar="FILE", help="what another version told, instead of what rules alone tell")
    args = parser.parse_args()
    folder = shared(args.shared)
    articles = (lgl(folder) if args.corpus == "lgl" else unread(wikinews(folder)))[: args.limit]
    files = lgl_files(folder) if args.corpus == "lgl" else wikinews_files(folder)
    old = load(args.against) if args.against else None
    runs: dict[str, Told] = {}
    more = less = 0
    for article in articles:
        after = runs[article["url"]] = told_by("both", article)
        if args.save and old is None:
            continue
        before = told_by("rules", article) if old is None else old.get(article["url"], {})
        lines = [f"  - {before[k]}" for k in sorted(before.keys() - after.keys())] + [f"  + {after[k]}" for k in sorted(after.keys() - before.keys())]
        if lines:
            print("\n".join([article["url"], *lines]), flush=True)
        less, more = less + len(before.keys() - after.keys()), more + len(after.keys() - before.keys())
    if args.save:
        save(args.save, runs)
    changed = "" if args.save and old is None else f", {more} more, {less} fewer"
    print(f"{len(articles)} articles: {sum(map(len, runs.values()))} current events{changed}; digest {digest(files)}")


if __name__ == "__main__":
    main()
