"""Agreement: the same as counting pair by pair, with n/a off the scale."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.errors import InputError
from simulator.events import Level
from simulator.scoring.agreement import agree, distance, kappa, parse_ratings

LEVELS = st.sampled_from([0, 1, 2, 3, "n/a"])


def reference(a: Level, b: Level) -> float:
    if isinstance(a, int) and isinstance(b, int):
        return ((a - b) / 3) ** 2
    return 0.0 if a == b else 1.0


@given(st.lists(st.tuples(LEVELS, LEVELS), min_size=1, max_size=30))
def test_kappa_is_the_reference_arithmetic(pairs: list[tuple[Level, Level]]) -> None:
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    count = len(pairs)
    observed = sum(reference(a, b) for a, b in pairs) / count
    expected = sum(distance(a, b) for a in first for b in second) / count**2
    value = kappa(first, second)
    if expected:
        assert value == pytest.approx(1 - observed / expected, abs=1e-9)
    else:
        assert value is None


def test_perfect_and_chance_agreement() -> None:
    chance = random.Random(1)
    ratings: dict[str, dict[str, Level]] = {
        str(i): {str(s): chance.choice([0, 1, 2, 3]) for s in range(1, 8)} for i in range(40)
    }
    assert all(one.kappa == 1.0 and one.exact == 1.0 for one in agree(ratings, ratings))
    other: dict[str, dict[str, Level]] = {
        id: {s: chance.choice([0, 1, 2, 3]) for s in levels} for id, levels in ratings.items()
    }
    assert all(abs(one.kappa or 0) < 0.5 for one in agree(ratings, other))


def test_the_interval_holds_the_value() -> None:
    chance = random.Random(2)
    first: dict[str, dict[str, Level]] = {
        str(i): {str(s): chance.choice([0, 1, 2, 3, "n/a"]) for s in range(1, 8)} for i in range(30)
    }
    second = {i: {s: (v if chance.random() < 0.7 else 1) for s, v in one.items()} for i, one in first.items()}
    for one in agree(first, second):
        assert one.low is not None and one.high is not None and one.kappa is not None
        assert one.low <= one.kappa <= one.high


@pytest.mark.parametrize(
    ("line", "says"), [("{", "line 1"), ('{"id": "a"}', "levels"), ('{"id": "a", "levels": {"1": 7}}', "levels.1")]
)
def test_bad_ratings_are_named(line: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        parse_ratings([line], "r.jsonl")


def test_nothing_in_common_is_said() -> None:
    with pytest.raises(InputError, match="no session in common"):
        agree({"a": {"1": 2}}, {"b": {"1": 2}})
