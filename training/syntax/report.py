"""Scores the shipped (quantised) weights through the package's own code, on gold words. The only place that opens test files; do it once, at the end.

python training/syntax/report.py --shared ../shared [--weights FOLDER] [--test]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "src")]

import corpora  # noqa: E402
from bio import spans  # noqa: E402
from corpora import Example  # noqa: E402

from dateline.text import network as room  # noqa: E402
from dateline.text.decode import Parse, decode  # noqa: E402
from dateline.text.lemmas import lemma  # noqa: E402
from dateline.text.words import words  # noqa: E402


def parse(net: room.Network, examples: list[Example]) -> list[Parse]:
    """Sentence by sentence, as treebanks are scored: no other sentence is seen beside it."""
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].words))
    out: dict[int, Parse] = {}
    for at in range(0, len(order), 16):
        batch = order[at : at + 16]
        out |= dict(zip(batch, decode(net.labels, net.label_u, net.run([[examples[i].words] for i in batch])), strict=True))
    return [out[i] for i in range(len(examples))]


def parse_in_windows(net: room.Network, examples: list[Example]) -> list[Parse]:
    """In windows of sentences, as texts are read."""
    return [p for windows in net.read([ex.words for ex in examples]) for p in decode(net.labels, net.label_u, windows)]


def score(net: room.Network, examples: list[Example], how: Callable[[room.Network, list[Example]], list[Parse]] = parse) -> dict[str, float]:
    """Percent right per word, punctuation included; names as exact-span F1 where the corpus labels them."""
    hit, n = Counter[str](), Counter[str]()
    tp = npred = ngold = 0
    for ex, got in zip(examples, how(net, examples), strict=True):
        if ex.heads is not None and ex.deprel is not None:
            uas = [a == b for a, b in zip(ex.heads, got.heads, strict=True)]
            las = [u and a == b for u, a, b in zip(uas, ex.deprel, got.deprel, strict=True)]
            base = [u and a.split(":")[0] == b.split(":")[0] for u, a, b in zip(uas, ex.deprel, got.deprel, strict=True)]
            upos = [a == b for a, b in zip(ex.upos or [], got.upos, strict=True)]
            xpos = [a == b for a, b in zip(ex.xpos or [], got.xpos, strict=True)]
            for k, right in (("uas", uas), ("las", las), ("las_no_subtypes", base), ("upos", upos), ("xpos", xpos)):
                hit[k], n[k] = hit[k] + sum(right), n[k] + len(right)
        if ex.nominal is not None:
            hit["nominal"], n["nominal"] = (
                hit["nominal"] + sum((a if a != "-" else "") == b for a, b in zip(ex.nominal, got.nominal, strict=True)),
                n["nominal"] + len(got.nominal),
            )
        if ex.ner is not None:
            gold, pred = spans(ex.ner), {s for s in spans(got.names) if "?" not in ex.ner[s[0] : s[1]]}
            tp, npred, ngold = tp + len(gold & pred), npred + len(pred), ngold + len(gold)
            same = [p[2:] == g[2:] for p, g in zip(got.names, ex.ner, strict=True) if g[0] in "BI"]
            hit["name_type"], n["name_type"] = hit["name_type"] + sum(same), n["name_type"] + len(same)
    out: dict[str, float] = {"words": sum(len(ex.words) for ex in examples)} | {k: round(100 * hit[k] / n[k], 2) for k in sorted(hit) if n[k]}
    return out | ({"names_f1": round(200 * tp / (npred + ngold), 2)} if npred + ngold else {})


def words_and_lemmas(path: Path) -> dict[str, float]:
    """F1 of our words against the treebank's on its `# text` lines; accuracy of lemmas given gold tags (case ignored)."""
    tp = npred = ngold = right = n = 0
    text, gold, at, group, until = "", list[tuple[int, int]](), 0, 0, 0
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# text = "):
            text, gold, at, until = line[9:], [], 0, 0
        elif line[:1].isdigit() and "." not in (cols := line.split("\t"))[0]:
            if "-" in cols[0]:
                until, group = int(cols[0].split("-")[1]), text.find(cols[1], at)
                at = group + len(cols[1])
                continue
            inside = int(cols[0]) <= until
            start = text.find(cols[1], group if inside else at, at if inside else len(text))
            gold.append((start, start + len(cols[1])))
            group, at = (start + len(cols[1]), at) if inside else (group, start + len(cols[1]))
            right, n = right + (lemma(cols[1], cols[3], cols[4]).lower() == cols[2].lower()), n + 1
        elif not line and gold:
            got = words(text)
            tp, npred, ngold, gold = tp + len(set(got) & set(gold)), npred + len(got), ngold + len(gold), []
    return {"words_f1": round(200 * tp / (npred + ngold), 2), "lemmas": round(100 * right / n, 2)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    parser.add_argument("--weights", type=Path, help="another folder of weights")
    parser.add_argument("--test", action="store_true", help="the test parts: report only")
    args = parser.parse_args()
    if args.weights:
        room.folder = lambda name: args.weights
    net, data, part = room.Network(), args.shared / "data", "test" if args.test else "dev"
    sets = {k: corpora.conllu(data / f"ud_{k}/en_{k}-ud-{part}.conllu", entities=k == "gum", check=not args.test) for k in ("ewt", "gum")}
    sets["ewt"] = [replace(ex, ner=None) for ex in sets["ewt"]]  # it has no names
    if not args.test:
        sets |= corpora.dev_names(data, *corpora.train_names(data))
        sets["ewt_capitals"] = [replace(ex, words=[w.upper() for w in ex.words]) for ex in sets["ewt"]]
    start = time.time()
    out = {k: score(net, v) for k, v in sets.items()}
    for k in ("ewt", "gum"):
        out[f"{k}, in windows"] = score(net, sets[k], parse_in_windows)
        out[k] |= words_and_lemmas(data / f"ud_{k}/en_{k}-ud-{part}.conllu")
    print(json.dumps({"part": part, "seconds": round(time.time() - start), **out}, indent=1))


if __name__ == "__main__":
    main()
