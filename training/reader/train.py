"""Trains the reader: from a parser, one encoder whose vectors give tags, names and trees as before, in windows of sentences, and the events that a text tells.

python training/reader/train.py --start build/weights/syntax --tokenizer tokenizer.json --shared ../shared --out build/reader [--model build/reader/model.pt]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "syntax"), str(HERE.parent / "roles")]

import corpora  # noqa: E402
import news  # noqa: E402
from batches import Window  # noqa: E402
from corpora import Example  # noqa: E402
from event_losses import event_losses, part_gold, word_types  # noqa: E402
from losses import parse_losses, rights, share  # noqa: E402
from news import PARTS, ROOT, STATUSES, TYPES, News  # noqa: E402
from optimise import arithmetic, learn, set_rate  # noqa: E402
from reader_batches import LAYERS, ReaderBatcher, Row, one_each, taught_row  # noqa: E402
from reader_network import NewsReader  # noqa: E402
from restore import restore  # noqa: E402
from teacher import Taught, plain_news, teach  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402

LEFT_OUT = frozenset(  # documents of WikiEvents that expert readings are of: kept for measuring
    "road_ied_7 road_ied_13 road_ied_14 road_ied_10 road_ied_4 road_ied_9 wiki_mass_car_bombings_1_news_10 scenario_en_kairos_43 scenario_en_131"
    " scenario_en_kairos_22".split()
)
Work = list[Window] | list[Row]


def held(doc: News) -> bool:
    """One dispatch in ten is not learnt from: the curve is measured on these."""
    return int(sha256(doc.name.encode()).hexdigest(), 16) % 10 == 0


class Lessons:
    """What an epoch sees, drawn anew each time."""

    def __init__(self, batcher: ReaderBatcher, docs: list[News], plain: list[News], trees: list[list[Example]], taught: Taught) -> None:
        self.batcher, self.docs, self.plain, self.trees, self.taught = batcher, docs, plain, trees, taught

    def told(self) -> list[Window]:
        """Windows of news with events; of those of WikiEvents without an attack only some."""
        chance, share = self.batcher.random, self.batcher.config["empty"]
        cut = [w for d in self.docs for w in self.batcher.windows(d, train=True)]
        return [w for w in cut if w.doc.corpus != "wiki" or bool((word_types(w) > 0).any()) or chance.random() < share]

    def epoch(self) -> list[tuple[bool, Work]]:
        """Batches in random order; True for those with events."""
        b, chance = self.batcher, self.batcher.random
        trees = [row for part in self.trees for row in b.chained(part) if chance.random() < b.config["gold"]]
        plain = [taught_row(w, self.taught) for d in self.plain for w in b.windows(d, train=True) if chance.random() < b.config["plain"]]
        out: list[tuple[bool, Work]] = [(True, x) for x in b.packed_news(self.told())]
        out += [(False, x) for rows in (trees, plain) for x in b.packed(rows)]
        chance.shuffle(out)
        return out

    def loss(self, model: NewsReader, batch: Any, events: bool) -> Tensor:
        b = self.batcher
        if not events:
            t = b.of_rows(batch, train=True)
            return parse_losses(model.reader.of_words(*model.words(t)), model.reader.lab_u, t)
        root, words = model.words(b.of_news(batch, train=True))
        t = b.answers([taught_row(w, self.taught) for w in batch], words.shape[1])
        parse = parse_losses(model.reader.of_words(root, words), model.reader.lab_u, t)
        return event_losses(model.events, batch, words.float(), b.config) + b.config["parse_weight"] * parse


def groups(model: NewsReader, config: dict[str, Any]) -> list[dict[str, Any]]:
    """Encoder, heads of the parser and heads for events, each at its own rate; the table of word pieces stays as it is."""
    model.reader.encoder.word.weight.requires_grad_(False)
    encoder = [p for p in model.reader.encoder.parameters() if p.requires_grad]
    parse = [p for n, p in model.reader.named_parameters() if not n.startswith("encoder.")]
    rates = (config["lr"], config["parse_lr"], config["head_lr"])
    return [{"params": p, "lr": r, "top": r} for p, r in zip((encoder, parse, list(model.events.parameters())), rates, strict=True)]


def train(model: NewsReader, lessons: Lessons, config: dict[str, Any], dev: dict[str, Any], out: Path) -> list[dict[str, Any]]:
    """Scores of each epoch. What is scored and kept is the running mean of the weights over the last steps."""
    optimiser = torch.optim.AdamW(groups(model, config), weight_decay=0.01, betas=(0.9, 0.98))
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(config["mean"]))
    step, steps, start, curve = 0, 0, time.time(), []
    for epoch in range(config["epochs"]):
        todo = lessons.epoch()
        steps = steps or config["epochs"] * len(todo)
        for events, batch in todo:
            set_rate(optimiser, step, steps, 100)
            with arithmetic():
                loss = lessons.loss(model, batch, events)
            learn(model, optimiser, loss)
            mean.update_parameters(model)
            step += 1
            if step % 100 == 0:
                print(f"epoch {epoch} step {step}/{steps} loss {loss.item():.3f} {time.time() - start:.0f} s", flush=True)
        curve.append({"epoch": epoch + 1, "seconds": round(time.time() - start), **scores(mean.module, lessons.batcher, dev)})
        print(json.dumps(curve[-1]), flush=True)
        torch.save({"model": mean.module.state_dict(), "labels": lessons.batcher.labels}, out / "model.pt")
    return curve


def scores(model: NewsReader, batcher: ReaderBatcher, dev: dict[str, Any]) -> dict[str, Any]:
    """Events on dispatches not learnt from; tags and trees on treebanks sentence by sentence, and on those dispatches, in windows, against what the parser gave."""
    model.eval()
    out = {name: parse_score(model, batcher, rows) for name, rows in dev.items() if name != "dispatches"}
    out = {"dispatches": event_score(model, batcher, dev["dispatches"]), **out}
    model.train()
    return out


@torch.no_grad()
def parse_score(model: NewsReader, batcher: ReaderBatcher, rows: list[Row]) -> dict[str, float]:
    """Percent right per word, greedy heads."""
    found = []
    for batch in batcher.packed(rows):
        t = batcher.of_rows(batch, train=False)
        found.append(rights(model.reader.of_words(*model.words(t)), model.reader.lab_u, t))
    return share(found)


@torch.no_grad()
def event_score(model: NewsReader, batcher: ReaderBatcher, docs: list[News]) -> dict[str, float]:
    """In percent: F1 of telling words, the same with their type, of parts (words, from 0.5 on); share of right statuses."""
    c = dict.fromkeys(("hit", "typed", "pred", "gold", "status", "tellers", "part_hit", "part_pred", "part_gold"), 0)
    for batch in batcher.packed_news([w for d in docs for w in batcher.windows(d)]):
        _, h = model.words(batcher.of_news(batch, train=False))
        for b, w in enumerate(batch):
            x = h[b, : w.hi - w.lo]
            got, want = model.events.types(x).argmax(-1), word_types(w)
            c["hit"] += int(((got > 0) & (want > 0)).sum())
            c["typed"] += int(((got > 0) & (want == got)).sum())
            c["pred"], c["gold"] = c["pred"] + int((got > 0).sum()), c["gold"] + int((want > 0).sum())
            tellers = [(act, a) for act in w.doc.acts for a, _ in act.words if w.lo <= a < w.hi]  # type: ignore[attr-defined]
            if tellers:
                at = torch.tensor([a - w.lo for _, a in tellers])
                right = model.events.statuses(x[at]).argmax(-1) == torch.tensor([STATUSES.index(act.status) for act, _ in tellers])
                c["status"], c["tellers"] = c["status"] + int(right.sum()), c["tellers"] + len(tellers)
                parts, gold = model.events.parts_of(x, at) > 0, part_gold(w, [act for act, _ in tellers])[0] > 0
                c["part_hit"] += int((parts & gold).sum())
                c["part_pred"], c["part_gold"] = c["part_pred"] + int(parts.sum()), c["part_gold"] + int(gold.sum())

    def f(hit: str, pred: str, gold: str) -> float:
        return round(200 * c[hit] / max(1, c[pred] + c[gold]), 1)

    status = round(100 * c["status"] / max(1, c["tellers"]), 1)
    return {"tellers": f("hit", "pred", "gold"), "typed": f("typed", "pred", "gold"), "status": status, "parts": f("part_hit", "part_pred", "part_gold"), "n": c["gold"]}


def treebanks(shared: Path) -> tuple[list[list[Example]], dict[str, list[Example]]]:
    """Training sentences by corpus, in their order, and development sentences."""
    data = shared / "data"
    ewt, gum = (corpora.conllu(data / f"ud_{k}/en_{k}-ud-train.rebuilt.conllu", entities=k == "gum") for k in ("ewt", "gum"))
    names = corpora.re3d(data / "re3d", dev=False)
    return [ewt, gum, gum, names, names, corpora.wnut(data / "wnut17/wnut17train.conll")], {
        k: corpora.conllu(data / f"ud_{k}/en_{k}-ud-dev.conllu", entities=k == "gum") for k in ("ewt", "gum")
    }


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=Path, required=True, help="weights folder of a parser (syntax/train.py, export.py): trained on, and teacher of unmarked texts")
    parser.add_argument("--model", type=Path, help="go on from this model.pt")
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "reader")
    parser.add_argument("--told", type=Path, default=HERE.parent / "dispatches", help="folder of marked dispatches")
    parser.add_argument("--without", nargs="*", default=[], metavar="FILE", help="files of that folder, by stem, to leave out")
    parser.add_argument("--readings", type=int, help="learn from so many readings too (default: as config.toml says)")
    parser.add_argument("--dispatches", type=float, default=1.0, help="learn from this share of the dispatches only")
    parser.add_argument("--limit", type=int, help="documents and sentences of each kind, to try the script")
    parser.add_argument("--check", type=Path, help="score this model.pt on what was not learnt from, and train nothing")
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--lr", type=float, help="rate of the encoder; those of the heads change in proportion")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--mean", type=float, help="of the running mean of the weights, what is kept at each step")
    return parser.parse_args()


def settings(args: argparse.Namespace) -> dict[str, Any]:
    """config.toml with what the command line says otherwise."""
    config = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))
    faster = args.lr / config["lr"] if args.lr else 1.0
    config |= {k: config[k] * faster for k in ("lr", "parse_lr", "head_lr")}
    return config | {k: v for k in ("epochs", "seed", "readings", "mean") if (v := getattr(args, k)) is not None}


def made(args: argparse.Namespace, config: dict[str, Any]) -> tuple[NewsReader, ReaderBatcher]:
    """The model as it begins, and what makes its batches."""
    tokenizer = Tokenizer.from_file(args.tokenizer)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    known = json.loads((args.start / "labels.json").read_text(encoding="utf-8"))
    labels = {k: known[k] for k in LAYERS}
    model = NewsReader(labels, len(TYPES), len(STATUSES), len(PARTS))
    if saved := args.check or args.model:
        model.load_state_dict(torch.load(saved, map_location="cpu", weights_only=True)["model"])
    else:
        restore(model.reader, args.start)
    return model, ReaderBatcher(tokenizer, config, labels, config["seed"])


def main() -> None:
    args = arguments()
    config = settings(args)
    torch.manual_seed(config["heads_seed"])
    torch.set_num_threads(config["threads"])
    args.out.mkdir(parents=True, exist_ok=True)
    model, batcher = made(args, config)
    told = news.all_dispatches(args.told, frozenset(args.without))
    trees, dev_trees = treebanks(args.shared)
    apart = [d for d in told if held(d)][: args.limit]
    dev = {"dispatches": apart} | {k: one_each(v[: args.limit]) for k, v in dev_trees.items()}
    if args.check:
        print(json.dumps(scores(model, batcher, dev)))
        return
    learnt = [d for d in told if not held(d)][:: round(1 / args.dispatches)] if args.dispatches > 0 else []
    wiki = news.wikievents(args.shared / "data" / "wikievents" / "wiki-train-human.jsonl", LEFT_OUT)
    names = (HERE / "readings.txt").read_text(encoding="utf-8").split()[: config["readings"]] if config["readings"] else []
    docs = [*learnt[: args.limit], *wiki[: args.limit], *news.all_readings(names, args.shared)]
    plain = plain_news(args.shared)[: args.limit]
    print(f"{len(learnt)} dispatches ({sum(len(d.acts) for d in learnt)} events), {len(wiki)} of WikiEvents, {len(names)} readings, {len(plain)} unmarked", flush=True)
    taught = teach(docs + plain + apart, args.start)
    dev["as taught"] = [row for d in apart if (row := [ex for _, ex in taught[d.name]])]
    lessons = Lessons(batcher, docs, plain, [part[: args.limit] for part in trees], taught)
    curve = train(model, lessons, config, dev, args.out)
    result = {"config": config, "learnt": [len(learnt), len(wiki), len(names)], "curve": curve}
    (args.out / "curve.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
