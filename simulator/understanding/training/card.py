"""Writes the model card from the figures that training, comparing and measuring have left beside the weights."""

import json
import statistics
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from simulator.understanding.encoder import WEIGHTS, EncoderReader
from simulator.understanding.training import fakes

FAKES = Path(__file__).parents[3] / "tests" / "eval" / "sets" / "fakes.jsonl"

HEAD = Path(__file__).parent / "card_head.md"


def main() -> None:
    """Writes MODEL-CARD.md into the weights folder."""
    (WEIGHTS / "MODEL-CARD.md").write_text("\n".join(_lines(WEIGHTS)) + "\n", encoding="utf-8")


def _lines(folder: Path) -> Iterator[str]:
    figures = _read(folder / "figures.json")
    yield HEAD.read_text(encoding="utf-8")
    training, validation, test = figures["rows"]
    rows = f"{training} rows to train on, {validation} to choose on, {test} to test on"
    yield f"Reader `encoder-{figures['digest']}`: {rows}."
    yield from _acts(figures)
    yield from _comparison(folder / "comparison.json")
    yield from _fakes()
    yield from _limits(figures)


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _acts(figures: dict[str, Any]) -> Iterator[str]:
    test = figures["test"]
    low, high = test["interval"]
    yield ""
    yield "## On writers it has never seen"
    yield ""
    chosen_on = figures["validation"]["macro_f1"]
    yield f"Macro-F1 **{test['macro_f1']:.3f}** (95 % {low:.2f} to {high:.2f})."
    yield f"On the validation writers: {chosen_on:.3f}."
    yield ""
    yield "| act | F1 | 95 % | n |"
    yield "|---|---:|---|---:|"
    for act, one in test["acts"].items():
        below, above = one["interval"]
        yield f"| {act} | {one['f1'] or 0:.2f} | {below:.2f} to {above:.2f} | {one['count']} |"


def _comparison(path: Path) -> Iterator[str]:
    if not path.exists():
        return
    found: dict[tuple[str, bool, bool], list[float]] = defaultdict(list)
    for run in _read(path):
        found[(run["model"], run["context"], run["hard"])].append(run["macro_f1"])
    yield ""
    yield "## Compared"
    yield ""
    yield "Macro-F1 on the test writers, mean of the seeds (`make compare`)."
    if any(model == "fine-tuned" for model, *_ in found):
        yield "The fine-tuned runs here have two epochs, the shipped reader has more."
    yield ""
    yield "| model | customer's turn | hard rows | macro-F1 | seeds |"
    yield "|---|---|---|---:|---:|"
    for (model, context, hard), values in found.items():
        yield f"| {model} | {_yes(context)} | {_yes(hard)} | {statistics.mean(values):.3f} | {len(values)} |"


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _fakes() -> Iterator[str]:
    if not FAKES.exists():
        return
    yield ""
    yield "## False empathy"
    yield ""
    yield "Minimal pairs by a writer of their own: false ones credited with `acknowledge`, genuine ones recalled."
    yield ""
    yield "| kind | false credited | genuine recalled | n of each |"
    yield "|---|---:|---:|---:|"
    for kind, one in fakes.figures(FAKES, EncoderReader()).items():
        yield f"| {kind} | {one['credited']:.2f} | {one['recalled']:.2f} | {one['genuine']:.0f} |"


def _limits(figures: dict[str, Any]) -> Iterator[str]:
    acts = figures["test"]["acts"]
    weakest = sorted(acts, key=lambda act: acts[act]["f1"] or 0.0)[:4]
    yield ""
    yield "## Where it fails"
    yield ""
    yield f"- It hears {', '.join(f'`{act}`' for act in weakest)} least well. The debrief marks what it is unsure of."
    yield "- Minimal pairs of real and false empathy, a few words apart, fool it far too often: see the table above."
    yield "- It reads English. Other languages come out as nothing."
    yield "- It reads a reply's first 190 word pieces and the last 64 of the customer's turn."
    yield "- Its labels are language models': no person has checked them against contact-centre practice."


if __name__ == "__main__":
    main()
