"""What a decision of the customer may look at, and what it comes out as."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from simulator.content.models import Persona, Scenario
from simulator.customer.memory import Memory
from simulator.customer.mood import Signal, rank
from simulator.customer.plan import Planned
from simulator.customer.signals import Heard
from simulator.events import Mood, Outcome

HARSH = frozenset(
    {
        "insulted", "false-empathy", "dismissed", "blamed", "parroted", "asked-again", "refused", "defended",
        "stalled", "nothing-said", "contradicted", "failed-test",
    }
)  # fmt: skip
"""Signals that no customer passes over."""


@dataclass(frozen=True)
class View:
    """Everything that a decision may look at."""

    persona: Persona
    scenario: Scenario
    memory: Memory
    mood: Mood
    heard: Heard
    signals: Sequence[Signal]
    chance: random.Random

    @property
    def names(self) -> frozenset[str]:
        """The signals' names."""
        return frozenset(signal.name for signal in self.signals)

    @property
    def hot(self) -> bool:
        """Whether the customer is furious or angry."""
        return rank(self.mood.word) <= 1

    def quote(self, signal: str) -> str:
        """The words behind a signal; empty where it has not come."""
        return next((one.quote for one in self.signals if one.name == signal), "")


@dataclass(frozen=True)
class Decision:
    """The moves of one customer turn; `outcome` is empty while the conversation goes on."""

    moves: list[Planned] = field(default_factory=list)
    outcome: Outcome | None = None
