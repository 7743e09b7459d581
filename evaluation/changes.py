"""What the reader's heads for events add to the current events of articles, and what they take away: to be read line by line.

    python -m evaluation.changes [--shared DIR] [--limit N]

Articles: the Wikinews sample without those that expert readings are of. Each line is an event that `dateline code` tells only with the model (+) or only
without it (-): an event counts as the same when its type and the first words of its evidence are. The last line counts both.
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
from evaluation.corpora import ROOT, Article, digest, shared, wikinews, wikinews_files

WIDE = 40  # characters of evidence that tell one event from another
Told = dict[tuple[str, str], str]


def told(article: Article) -> Told:
    """The current events of an article by type and first words, each as a line."""
    reading = code(read_text(article["text"], Hints(published=article["date"], url=article["url"])))
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--limit", type=int, help="only the first N articles")
    args = parser.parse_args()
    folder = shared(args.shared)
    articles = unread(wikinews(folder))[: args.limit]
    more = less = 0
    for article in articles:
        try:
            with way("rules"):
                before = told(article)
            with way("both"):
                after = told(article)
        except DatelineError:
            continue  # neither with the model nor without it
        lines = [f"  - {before[k]}" for k in sorted(before.keys() - after.keys())] + [f"  + {after[k]}" for k in sorted(after.keys() - before.keys())]
        if lines:
            print("\n".join([article["url"], *lines]), flush=True)
        less, more = less + len(before.keys() - after.keys()), more + len(after.keys() - before.keys())
    print(f"{len(articles)} articles: {more} more, {less} fewer; digest {digest(wikinews_files(folder))}")


if __name__ == "__main__":
    main()
