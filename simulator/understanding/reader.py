"""What every reader of replies offers, and the simplest one."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Protocol

from simulator.understanding.acts import ACTS
from simulator.understanding.text import sentences

Pair = tuple[str, str]
"""The customer's last turn, and the reply to it."""


@dataclass(frozen=True)
class Hearing:
    """What one reply does: its acts in rubric order, each act's probability 0 to 1, those in doubt, their quotes."""

    acts: tuple[str, ...] = ()
    probabilities: dict[str, float] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()
    evidence: dict[str, str] = field(default_factory=dict)
    sentences: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Each sentence with the acts that it carries itself."""


class Reader(Protocol):
    """Hears what replies do. The same pair gives the same hearing, whatever stands beside it."""

    @property
    def name(self) -> str:
        """Which reader this is, with a digest of what it learned, for the events."""

    def hear(self, pairs: Sequence[Pair]) -> list[Hearing]:
        """One hearing for each pair, in order."""


class PatternReader:
    """Hears acts by regular expressions, sentence by sentence: the baseline, and the stand-in without weights."""

    name = "patterns-1"

    def hear(self, pairs: Sequence[Pair]) -> list[Hearing]:
        """One hearing for each pair; probabilities are 1 or 0, and nothing is unsure."""
        return [self._hear(reply) for _, reply in pairs]

    def _hear(self, reply: str) -> Hearing:
        heard = tuple((sentence, _acts_of(sentence)) for sentence in sentences(reply))
        evidence = {act: sentence for sentence, acts in reversed(heard) for act in acts}
        acts = tuple(act for act in ACTS if act in evidence)
        probabilities = {act: float(act in evidence) for act in ACTS}
        return Hearing(acts, probabilities, (), {act: evidence[act] for act in acts}, heard)


def _acts_of(sentence: str) -> tuple[str, ...]:
    low = sentence.lower().replace("’", "'")
    found = {act for act, pattern in _patterns().items() if pattern.search(low)}
    if "dismiss" in found:
        found.discard("acknowledge")
    return tuple(act for act in ACTS if act in found)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    text = resources.files(__package__).joinpath("patterns.toml").read_text(encoding="utf-8")
    return {act: re.compile("|".join(f"(?:{one})" for one in many)) for act, many in tomllib.loads(text).items()}
