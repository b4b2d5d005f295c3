"""The mood: five dimensions moved only by appraisal rules, every change with a line in the ledger."""

import random
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Annotated

from pydantic import Field, TypeAdapter

from simulator.content.models import Part, Persona, Scale, Share, Temper
from simulator.events import Dimension, Justice, Ledger, Mood, MoodWord

DIMENSIONS: tuple[Dimension, ...] = ("anger", "trust", "heard", "patience", "hope")

WORDS: tuple[tuple[float, MoodWord], ...] = (
    (0.70, "furious"),
    (0.57, "angry"),
    (0.45, "frustrated"),
    (0.34, "wary"),
    (0.22, "calm"),
    (0.00, "satisfied"),
)
"""The lowest tension of each mood word; the words are DESIGN.md's."""

WEIGHTS: Mapping[Dimension, float] = {"anger": 0.55, "trust": -0.15, "heard": -0.15, "patience": -0.08, "hope": -0.07}
"""How each dimension counts towards tension; a negative weight counts what is lacking."""

LARGEST_EASING = 0.105
"""Most that the tension can fall in one turn, under one mood word: customers elsewhere calm too fast (PSI-Bench)."""

DAY = 0.05
"""How far a day can shift each dimension of the mood that a customer comes in with."""

FINER = 0.9
SMALLEST_SHARE = 0.02
"""How the share of what soothes is brought down until it keeps to that."""

SMALLEST_LINE = 0.001
"""Changes below this are not worth a ledger line."""


class Rule(Part):
    """One appraisal rule; the keys are described at the head of appraisal.toml."""

    why: str
    justice: Justice
    source: str
    change: dict[Dimension, Annotated[float, Field(ge=-1, le=1)]]
    fade: Share = 1.0
    mounts: Scale = 1.0
    lasting: bool = False
    """True: the trust lost by it is also a ceiling that later kindness can't lift."""


@dataclass(frozen=True)
class Signal:
    """Something in a reply that a customer reacts to: a rule's name, and the words that showed it."""

    name: str
    quote: str = ""


@cache
def rules() -> dict[str, Rule]:
    """The appraisal rules by signal, from appraisal.toml."""
    text = resources.files(__package__).joinpath("appraisal.toml").read_text(encoding="utf-8")
    return TypeAdapter(dict[str, Rule]).validate_python(tomllib.loads(text))


def starting(temper: Temper, chance: random.Random | None = None) -> Mood:
    """A persona's mood before anyone has said a word; with `chance`, on one day of many, each dimension by itself."""
    values = {name: getattr(temper, name) for name in DIMENSIONS}
    if chance is not None:
        values = {name: min(1.0, max(0.0, at + chance.uniform(-DAY, DAY))) for name, at in values.items()}
    return _mood(0, values)


def tension(values: Mapping[Dimension, float]) -> float:
    """0 (content) to 1 (furious): the weighted sum that the mood word is read from."""
    return sum(
        weight * values[name] if weight > 0 else -weight * (1 - values[name]) for name, weight in WEIGHTS.items()
    )


def values_of(mood: Mood) -> dict[Dimension, float]:
    """A mood's five dimensions by name."""
    return {name: getattr(mood, name) for name in DIMENSIONS}


def word_for(values: Mapping[Dimension, float]) -> MoodWord:
    """The mood word for a state of the five dimensions."""
    level = tension(values)
    return next(word for lowest, word in WORDS if level >= lowest)


def rank(word: MoodWord) -> int:
    """0 for furious to 5 for satisfied, to compare moods by."""
    return [name for _, name in WORDS].index(word)


class Appraiser:
    """Applies the rules for one persona, remembering how often each signal has come.

    `softens` is how far kindness reaches them today, 1 on most days.
    """

    def __init__(self, persona: Persona, softens: float = 1.0) -> None:
        self._persona = persona
        self._softens = softens
        self._counts: Counter[str] = Counter()
        self._ceiling = 1.0
        self._turn, self._eased = -1, 0.0

    def appraise(self, turn: int, mood: Mood, signals: Iterable[Signal]) -> tuple[list[Ledger], Mood]:
        """The ledger lines of a turn's signals, and the mood after them; the lines sum up to the change."""
        wished = [line for signal in signals for line in self._wished(turn, signal)]
        before = tension(values_of(mood))
        spent = self._eased if turn == self._turn else 0.0
        share = 1.0
        while True:
            ledger, after = self._applied(turn, mood, wished, share)
            eased = before - tension(values_of(after))
            if eased + spent <= LARGEST_EASING or share < SMALLEST_SHARE:
                break
            share *= FINER
        self._turn, self._eased = turn, spent + eased
        return ledger, after

    def _applied(self, turn: int, mood: Mood, lines: list[Ledger], share: float) -> tuple[list[Ledger], Mood]:
        """The lines and the mood after them, with this share of all that soothes."""
        values = values_of(mood)
        ledger = []
        for line in lines:
            before = values[line.dimension]
            top = self._ceiling if line.dimension == "trust" else 1.0
            amount = line.amount * share if _eases(line) > 0 else line.amount
            after = round(min(max(top, before), max(0.0, before + amount)), 3)
            values[line.dimension] = after
            if abs(after - before) >= SMALLEST_LINE:
                ledger.append(_with_amount(line, round(after - before, 3)))
        return ledger, _mood(turn, values)

    def _wished(self, turn: int, signal: Signal) -> Iterable[Ledger]:
        rule = rules()[signal.name]
        before = self._counts[signal.name]
        self._counts[signal.name] += 1
        for dimension, amount in rule.change.items():
            soothes = (amount < 0) == (dimension == "anger")
            size = (
                amount * self._measure(signal.name, rule, soothes) * (rule.fade if soothes else rule.mounts) ** before
            )
            if rule.lasting and dimension == "trust":
                self._ceiling = max(0.2, self._ceiling + size)
            yield Ledger(
                turn=turn, rule=signal.name, why=rule.why, quote=signal.quote,
                dimension=dimension, amount=size, justice=rule.justice,
            )  # fmt: skip

    def _measure(self, signal: str, rule: Rule, soothes: bool) -> float:
        persona = self._persona
        felt: float = getattr(persona.sensitivities, rule.justice)
        factors = persona.soothed_by if soothes else persona.inflamed_by
        # Anger comes faster than it goes, so inertia holds back half as much of what inflames.
        held_back = persona.inertia if soothes else persona.inertia / 2
        return felt * factors.get(signal, 1.0) * (1 - held_back) * (self._softens if soothes else 1.0)


def _eases(line: Ledger) -> float:
    """How much a line lowers the tension; below 0 where it raises it."""
    return -WEIGHTS[line.dimension] * line.amount


def _with_amount(line: Ledger, amount: float) -> Ledger:
    return replace(line, amount=amount)


def _mood(turn: int, values: Mapping[Dimension, float]) -> Mood:
    return Mood(
        turn=turn,
        word=word_for(values),
        anger=round(values["anger"], 3),
        trust=round(values["trust"], 3),
        heard=round(values["heard"], 3),
        patience=round(values["patience"], 3),
        hope=round(values["hope"], 3),
    )
