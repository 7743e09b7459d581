"""Measures place resolution: LGL and GeoVirus (gold toponyms, resolved from text alone) and CENTCOM strike releases (place against country).

    python evaluation/toponyms.py lgl|geovirus|centcom [--end-to-end] [--errors N]

The corpora are read from $DATELINE_SHARED (default ../shared) and are measured only: nothing is trained on them, nothing of them is kept.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
from dateline.coding.places.detect import Detector, Found, accepted  # noqa: E402
from dateline.coding.places.link import names_of  # noqa: E402
from dateline.coding.places.resolve import kilometres, resolve  # noqa: E402
from dateline.text import Analysis, Sentence, Token  # noqa: E402
from dateline.text.sentences import sentences  # noqa: E402
from dateline.text.words import words  # noqa: E402
from dateline.vocab.gazetteer import Entry, candidates, find, iso3_of  # noqa: E402

SHARED = Path(os.environ.get("DATELINE_SHARED", ROOT.parent / "shared"))
CORPORA = SHARED / "data/geoparsing/data/Corpora"
WITHIN = 161.0  # km


@dataclass(frozen=True)
class Gold:
    """A gold toponym: characters, and its point in degrees."""

    start: int
    end: int
    phrase: str
    lat: float
    lon: float
    kind: str = ""


def lgl(folder: Path = CORPORA) -> Iterator[tuple[str, list[Gold]]]:
    for article in ElementTree.parse(folder / "lgl.xml").getroot():
        gold = []
        for t in article.iter("toponym"):
            tag = t.find("gaztag")
            if tag is not None:
                point = float(tag.findtext("lat", "0")), float(tag.findtext("lon", "0"))
                gold.append(Gold(int(t.findtext("start", "0")), int(t.findtext("end", "0")), t.findtext("phrase", ""), *point, tag.findtext("fcode", "")))
        yield article.findtext("text", ""), gold


def geovirus(folder: Path = CORPORA) -> Iterator[tuple[str, list[Gold]]]:
    for article in ElementTree.parse(folder / "GeoVirus.xml").getroot():
        gold = []
        for t in article.iter("location"):
            point = float(t.findtext("lat", "0")), float(t.findtext("lon", "0"))
            gold.append(Gold(int(t.findtext("start", "0")) - 1, int(t.findtext("end", "0")) - 1, t.findtext("name", ""), *point))
        yield article.findtext("text", ""), gold


def plain_analysis(text: str) -> Analysis:
    """Sentences and words without a tagger: what resolution needs at least."""
    tokens: list[Token] = []
    out: list[Sentence] = []
    for k, (a, b) in enumerate(sentences(text)):
        first = len(tokens)
        for s, e in words(text, a, b):
            tokens.append(Token(len(tokens), s, e, text[s:e], text[s:e].lower(), "X", "", len(tokens), "dep", k))
        out.append(Sentence(k, a, b, first, len(tokens)))
    return Analysis(text, tuple(tokens), tuple(out))


def analysed(text: str, tagger: bool) -> Analysis:
    if tagger:
        from dateline.text import analyse

        return analyse(text)
    return plain_analysis(text)


def with_gold(detector: Detector, found: list[Found], gold: list[Gold]) -> tuple[list[Found], list[Found | None]]:
    """Mentions whose spans are the gold ones, beside the detected ones that do not overlap them."""
    mine: list[Found | None] = []
    for g in gold:
        first, last = detector_range(detector, g)
        if first >= last:
            mine.append(None)
            continue
        same = next((f for f in found if f.first <= first and last <= f.last and f.entries), None)
        exact = candidates(g.phrase)
        people = detector._people(g.phrase)
        wider = same if same is not None and not exact and not people else None
        after = detector.low[last] if last < len(detector.low) and detector.low[last] in detector.words.area else ""
        entries = people or (wider.entries if wider else exact)
        mine.append(Found(first, last, g.phrase, entries, people=bool(people), after=after, weight=3.0))
    spans = [(m.first, m.last) for m in mine if m]
    rest = [f for f in found if not any(a < f.last and f.first < b for a, b in spans)]
    return sorted([*rest, *(m for m in mine if m)], key=lambda f: f.first), mine


def detector_range(detector: Detector, g: Gold) -> tuple[int, int]:
    inside = [t.i for t in detector.tokens if t.start < g.end and g.start < t.end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def score(name: str, articles: Iterator[tuple[str, list[Gold]]], errors: int, tagger: bool) -> dict[str, float | int | str]:
    """Accuracy within 161 km over all gold toponyms; one that is not resolved is wrong."""
    far: list[float] = []
    missing: Counter[str] = Counter()
    wrong: Counter[tuple[str, str, str]] = Counter()
    seconds, reachable, n_articles = [], 0, 0
    for text, gold in articles:
        n_articles += 1
        analysis = analysed(text, tagger)
        begin = time.perf_counter()
        detector = Detector(analysis)
        found = accepted(detector.find())
        mentions, mine = with_gold(detector, found, gold)
        links = names_of(detector, mentions)
        chosen = resolve(links.values())
        seconds.append(time.perf_counter() - begin)
        for g, m in zip(gold, mine, strict=True):
            entries = m.entries if m else ()
            choice = chosen.get(links_key(m)) if m and entries else None
            reachable += any(kilometres(e.lat, e.lon, g.lat, g.lon) <= WITHIN for e in entries)
            if choice is None:
                far.append(20_000.0)
                missing[g.phrase] += 1
                continue
            far.append(kilometres(choice.entry.lat, choice.entry.lon, g.lat, g.lon))
            if far[-1] > WITHIN:
                wrong[
                    (
                        g.phrase,
                        f"{g.lat:.1f},{g.lon:.1f} {g.kind}",
                        f"{choice.entry.name} {choice.entry.country} {choice.entry.kind} {choice.entry.admin1}",
                    )
                ] += 1
    if errors:
        print("not found:", missing.most_common(errors))
        for row, count in wrong.most_common(errors):
            print(count, *row, sep="\t")
    return {
        "corpus": name, "articles": n_articles, "toponyms": len(far), "acc161": round(100 * sum(d <= WITHIN for d in far) / len(far), 1),
        "reachable": round(100 * reachable / len(far), 1), "unresolved": sum(missing.values()),
        "median_km": round(statistics.median(far), 1), "mean_km_resolved": round(statistics.mean(d for d in far if d < 20_000), 1),
        "ms_per_article_median": round(1000 * statistics.median(seconds), 2),
    }  # fmt: skip


def links_key(found: Found) -> str:
    from dateline.coding.places.link import name_key

    return name_key(found)


def end_to_end(name: str, articles: Iterator[tuple[str, list[Gold]]], errors: int, tagger: bool) -> dict[str, float | int | str]:
    """Detection and resolution together: share of gold toponyms found at their span and within 161 km; precision of all that was found."""
    hits = gold_n = made = spotted = 0
    false: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for text, gold in articles:
        detector = Detector(analysed(text, tagger))
        found = accepted(detector.find())
        chosen = resolve(names_of(detector, found).values())
        gold_n += len(gold)
        made += len(found)
        for f in found:
            span = detector.span(f.first, f.last)
            match = [g for g in gold if g.start < span.end and span.start < g.end]
            spotted += bool(match)
            if not match:
                false[f.name] += 1
        for g in gold:
            over = [f for f in found if (s := detector.span(f.first, f.last)).start < g.end and g.start < s.end]
            hits += any((c := chosen.get(links_key(f))) and kilometres(c.entry.lat, c.entry.lon, g.lat, g.lon) <= WITHIN for f in over)
            if not over:
                lost[g.phrase] += 1
    if errors:
        print("false:", false.most_common(errors))
        print("lost:", lost.most_common(errors))
    return {
        "corpus": name,
        "toponyms": gold_n,
        "found_and_right": round(100 * hits / gold_n, 1),
        "span_precision": round(100 * spotted / max(made, 1), 1),
    }


def centcom(errors: int) -> dict[str, float | int | str]:
    """Places of strike releases of 2014-15: how many are resolved from the place and the sentence alone, and into the right country."""
    rows = list(csv.DictReader((SHARED / "data/centcom_strikes/strikes-2014-2015.csv").open(encoding="utf-8")))
    unresolved: Counter[str] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for row in rows:
        found: list[Entry] = find(row["location"], limit=50)
        if not found:
            unresolved[row["location"]] += 1
            continue
        iso3 = iso3_of(row["country"]) or ""
        text = f"Strikes in {row['country']}. {row['line']}"
        detector = Detector(plain_analysis(text))
        mentions = accepted(detector.find())
        chosen = resolve(names_of(detector, mentions).values())
        mine = [f for f in mentions if row["location"].split(",")[0].lower() in f.name.lower()]
        choice = chosen.get(links_key(mine[0])) if mine else None
        if choice is None:
            unresolved[row["location"]] += 1
        elif choice.entry.country != iso3:
            wrong[(row["location"], choice.entry.country or "")] += 1
    if errors:
        print("unresolved:", unresolved.most_common(errors))
        print("wrong:", wrong.most_common(errors))
    n, lost, bad = len(rows), sum(unresolved.values()), sum(wrong.values())
    return {
        "corpus": "centcom",
        "places": n,
        "resolved": round(100 * (n - lost) / n, 1),
        "country_right_of_resolved": round(100 * (n - lost - bad) / max(n - lost, 1), 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("corpus", choices=["lgl", "geovirus", "centcom"])
    parser.add_argument("--end-to-end", action="store_true")
    parser.add_argument("--tagger", action="store_true", help="use the trained tagger, not only words and sentences")
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    if not CORPORA.exists():
        sys.exit(f"no corpora at {CORPORA}; set DATELINE_SHARED")
    if args.corpus == "centcom":
        print(json.dumps(centcom(args.errors)))
        return
    articles = lgl() if args.corpus == "lgl" else geovirus()
    measure = end_to_end if args.end_to_end else score
    print(json.dumps(measure(args.corpus, articles, args.errors, args.tagger)))


if __name__ == "__main__":
    main()
