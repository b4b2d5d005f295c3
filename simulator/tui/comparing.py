"""A second go beside the first: levels, mood and outcome."""

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.customer.mood import rank
from simulator.events import Level
from simulator.scoring.debrief import Debrief


@dataclass(frozen=True)
class Change:
    """One measure before and now; `better` is 1, 0 or -1, or None where the two can't be compared."""

    name: str
    before: Level
    now: Level
    better: int | None


@dataclass(frozen=True)
class Comparison:
    """What a second go changed."""

    steps: tuple[Change, ...]
    totals: tuple[int, int]
    moods: tuple[str, str]
    calmer: int
    """1 where the customer ended calmer than before, -1 where angrier, 0 where the same."""
    outcomes: tuple[str, str]


def compare(before: Debrief, now: Debrief) -> Comparison:
    """The second go against the first."""
    earlier = {row.number: row.result.level for row in before.rows}
    return Comparison(
        steps=tuple(_change(f"{row.number} {row.name}", earlier.get(row.number), row.result.level) for row in now.rows),
        totals=(before.score.total, now.score.total),
        moods=(before.curve[-1].word, now.curve[-1].word),
        calmer=_sign(rank(now.curve[-1].word) - rank(before.curve[-1].word)),
        outcomes=(before.outcome, now.outcome),
    )


def summary(comparison: Comparison) -> str:
    """What changed, in one sentence."""
    better = list(_names(comparison.steps, 1))
    worse = list(_names(comparison.steps, -1))
    total = "the total went from {} to {}".format(*comparison.totals)
    mood = "the mood at the end from {} to {}".format(*comparison.moods)
    said = [
        total if comparison.totals[0] != comparison.totals[1] else f"the total stayed at {comparison.totals[1]}",
        mood if comparison.calmer else f"the mood at the end stayed {comparison.moods[1]}",
        *([f"better at {', '.join(better)}"] if better else []),
        *([f"weaker at {', '.join(worse)}"] if worse else []),
    ]
    text = "; ".join(said)
    return f"{text[:1].upper()}{text[1:]}."


def _change(name: str, before: Level, now: Level) -> Change:
    if isinstance(before, int) and isinstance(now, int):
        return Change(name, before, now, _sign(now - before))
    return Change(name, before, now, None)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _names(steps: Iterable[Change], better: int) -> Iterable[str]:
    return (step.name.split(" ", 1)[1].lower() for step in steps if step.better == better)
