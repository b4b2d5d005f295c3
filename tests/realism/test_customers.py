"""A sample of `make realism` that is quick enough for every run of the tests."""

import pytest

from simulator.content.loading import Library
from tests.realism.bars import measure
from tests.realism.play import Played, play
from tests.realism.trainees import TRAINEES

ZERO = (
    "said twice", "role breaks", "unfilled slots", "invented figures", "nothing to say", "told unasked",
)  # fmt: skip


@pytest.fixture(scope="module")
def games(library: Library) -> list[Played]:
    """Every trainee with every persona, each in another scenario."""
    scenarios = sorted(library.scenarios)
    pairs = [(persona, scenarios[at % len(scenarios)]) for at, persona in enumerate(library.personas)]
    return [play(library, None, who, persona, scenario, 2) for persona, scenario in pairs for who in TRAINEES]


def test_nobody_says_what_no_customer_would(games: list[Played], library: Library) -> None:
    bars = [bar for bar in measure(games, library) if any(name in bar.name for name in ZERO)]
    assert len(bars) >= len(ZERO)
    assert [bar for bar in bars if not bar.held] == []


@pytest.mark.parametrize(("better", "worse"), [("competent", "mediocre"), ("mediocre", "defensive")])
def test_who_does_better_gets_further(games: list[Played], better: str, worse: str) -> None:
    result = {(game.trainee, game.persona): game.result for game in games}
    personas = {game.persona for game in games}
    assert sum(result[better, who] > result[worse, who] for who in personas) >= 0.85 * len(personas)


def test_turns_are_as_long_as_peoples(games: list[Played], library: Library) -> None:
    assert [bar for bar in measure(games, library) if bar.name.startswith("words") and not bar.held] == []
