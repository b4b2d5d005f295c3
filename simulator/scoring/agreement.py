"""How far two raters agree: quadratic weighted kappa with n/a as a category of its own, and its interval."""

import json
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from simulator.errors import InputError
from simulator.events import Level
from simulator.scoring.rubric import STEPS

RESAMPLES = 2000
"""Bootstrap resamples behind an interval."""

WITHIN_ONE = 1 / 9 + 1e-9
"""Distance of two neighbouring levels, with room for rounding."""

Ratings = Mapping[str, Mapping[str, Level]]
"""Levels by session id, then by step."""


@dataclass(frozen=True)
class Agreement:
    """Two raters on one step: kappa (-1 to 1; None where it is undefined), its 95 % interval, and shares 0 to 1."""

    step: str
    count: int
    kappa: float | None
    low: float | None
    high: float | None
    exact: float
    within_one: float


def distance(a: Level, b: Level) -> float:
    """0 for the same level, 1 for the farthest; n/a is as far from every level as can be."""
    if a == b:
        return 0.0
    if not isinstance(a, int) or not isinstance(b, int):
        return 1.0
    return ((a - b) / 3) ** 2


def kappa(first: Sequence[Level], second: Sequence[Level]) -> float | None:
    """Quadratic weighted kappa of two raters' levels, in the same order; None where chance alone can't disagree."""
    count = len(first)
    observed = sum(distance(a, b) for a, b in zip(first, second, strict=True)) / count
    expected = sum(distance(a, b) for a in first for b in second) / count / count
    return 1 - observed / expected if expected else None


def agree(first: Ratings, second: Ratings, seed: int = 0) -> list[Agreement]:
    """Agreement per step over the sessions that both rated; InputError where there are none."""
    ids = sorted(set(first) & set(second))
    if not ids:
        raise InputError("The two files rate no session in common; check that their ids are the same.")
    return [_on_step(step, ids, first, second, seed) for step in STEPS]


def _on_step(step: str, ids: list[str], first: Ratings, second: Ratings, seed: int) -> Agreement:
    pairs = [(first[id][step], second[id][step]) for id in ids if step in first[id] and step in second[id]]
    pairs = [pair for pair in pairs if None not in pair]
    if not pairs:
        return Agreement(step, 0, None, None, None, 0.0, 0.0)
    low, high = _interval(pairs, seed)
    return Agreement(
        step, len(pairs), kappa([a for a, _ in pairs], [b for _, b in pairs]), low, high,
        sum(a == b for a, b in pairs) / len(pairs),
        sum(distance(a, b) <= WITHIN_ONE for a, b in pairs) / len(pairs),
    )  # fmt: skip


def _interval(pairs: list[tuple[Level, Level]], seed: int) -> tuple[float | None, float | None]:
    """The middle 95 % of kappa over resampled sessions."""
    chance = random.Random(seed)
    found = []
    for _ in range(RESAMPLES):
        drawn = chance.choices(pairs, k=len(pairs))
        value = _fast_kappa(drawn)
        if value is not None:
            found.append(value)
    found.sort()
    if not found:
        return None, None
    return found[int(0.025 * len(found))], found[min(len(found) - 1, int(0.975 * len(found)))]


def _fast_kappa(pairs: list[tuple[Level, Level]]) -> float | None:
    """The same as `kappa`, counting categories rather than pairs."""
    categories: list[Level] = [0, 1, 2, 3, "n/a"]
    left = {c: sum(a == c for a, _ in pairs) for c in categories}
    right = {c: sum(b == c for _, b in pairs) for c in categories}
    observed = sum(distance(a, b) for a, b in pairs) / len(pairs)
    expected = sum(left[a] * right[b] * distance(a, b) for a in categories for b in categories) / len(pairs) ** 2
    return 1 - observed / expected if expected else None


def parse_ratings(lines: Iterable[str], name: str) -> dict[str, dict[str, Level]]:
    """Ratings by id; InputError names the file, the line and the key."""
    ratings: dict[str, dict[str, Level]] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            id, levels = _rating(line, f"{name}, line {number}")
            ratings[id] = levels
    return ratings


def _rating(line: str, place: str) -> tuple[str, dict[str, Level]]:
    try:
        data = json.loads(line)
        levels = data["levels"]
        id = str(data["id"])
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{place}: not a rating ({error}); it needs an id and levels.") from error
    for step, level in levels.items():
        if level not in (0, 1, 2, 3, "n/a", None) or isinstance(level, bool):
            raise InputError(f'{place}: levels.{step} is {level!r}; use 0, 1, 2, 3 or "n/a".')
    return id, levels
