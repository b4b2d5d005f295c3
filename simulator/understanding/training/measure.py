"""F1 over acts, with intervals, and where a reader errs."""

import random
from collections.abc import Iterable, Sequence

from simulator.understanding.acts import ACTS

RESAMPLES = 1000

Labels = Sequence[frozenset[str]]


def f1_by_act(predicted: Labels, gold: Labels) -> dict[str, float | None]:
    """F1 per act, 0 to 1; None where the act stands in neither."""
    return {act: _f1([act in one for one in predicted], [act in one for one in gold]) for act in ACTS}


def macro_f1(predicted: Labels, gold: Labels) -> float:
    """Mean F1 over the acts that occur, the reference arithmetic of the shared dev set."""
    known = [value for value in f1_by_act(predicted, gold).values() if value is not None]
    return sum(known) / len(known) if known else 0.0


def _f1(predicted: Iterable[bool], gold: Iterable[bool]) -> float | None:
    both = list(zip(predicted, gold, strict=True))
    hit = sum(p and g for p, g in both)
    total = sum(p for p, _ in both) + sum(g for _, g in both)
    return 2 * hit / total if total else None


def interval(predicted: Labels, gold: Labels, act: str | None = None, seed: int = 0) -> tuple[float, float]:
    """The middle 95 % of macro-F1 (or one act's F1) over resampled rows."""
    chance = random.Random(seed)
    places = range(len(gold))
    values = []
    for _ in range(RESAMPLES):
        drawn = chance.choices(places, k=len(gold))
        some, truth = [predicted[at] for at in drawn], [gold[at] for at in drawn]
        value = macro_f1(some, truth) if act is None else _f1([act in p for p in some], [act in g for g in truth])
        values.append(value or 0.0)
    values.sort()
    return values[int(0.025 * RESAMPLES)], values[int(0.975 * RESAMPLES)]
