"""Answers "why did she get angrier?" from a session's events alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.customer.mood import WEIGHTS
from simulator.events import Dimension, Event, Ledger, Mood, MoodWord


@dataclass(frozen=True)
class Reason:
    """One reason for a change of mood: what the customer felt, the words that did it, and how far it moved what."""

    why: str
    quote: str
    changes: tuple[tuple[Dimension, float], ...]
    eased: float
    """How much the tension fell by it (0 to 1); below 0 where it rose."""


@dataclass(frozen=True)
class Change:
    """What one reply did to the mood, and the reasons, the weightiest first."""

    turn: int
    before: MoodWord
    after: MoodWord
    reasons: tuple[Reason, ...]

    @property
    def eased(self) -> float:
        """How much the tension fell in all; below 0 where it rose."""
        return round(sum(reason.eased for reason in self.reasons), 3)

    @property
    def moved(self) -> str:
        """Where the mood went, in a few words."""
        if not self.turn:
            return f"{self.after} from the start"
        return f"still {self.after}" if self.before == self.after else f"from {self.before} to {self.after}"


def why(events: Iterable[Event], turn: int) -> Change | None:
    """The change that the reply at index `turn` made (0: what the customer came in with); None where there is none."""
    known = list(events)
    moods = [event for event in known if isinstance(event, Mood)]
    after = next((mood for mood in moods if mood.turn == turn), None)
    if after is None:
        return None
    before = next((mood for mood in reversed(moods) if mood.turn < turn), after)
    lines = [event for event in known if isinstance(event, Ledger) and event.turn == turn]
    return Change(turn, before.word, after.word, _reasons(lines))


def latest(events: Iterable[Event]) -> Change | None:
    """The change that the last reply made, or what the customer came in with; None before anything is known."""
    known = list(events)
    turns = [event.turn for event in known if isinstance(event, Mood)]
    return why(known, turns[-1]) if turns else None


def _reasons(lines: list[Ledger]) -> tuple[Reason, ...]:
    found = [_reason([line for line in lines if (line.rule, line.quote) == key]) for key in _keys(lines)]
    return tuple(sorted(found, key=lambda reason: -abs(reason.eased)))


def _keys(lines: list[Ledger]) -> list[tuple[str, str]]:
    return list(dict.fromkeys((line.rule, line.quote) for line in lines))


def _reason(lines: list[Ledger]) -> Reason:
    eased = round(sum(-WEIGHTS[line.dimension] * line.amount for line in lines), 3)
    return Reason(lines[0].why, lines[0].quote, tuple((line.dimension, line.amount) for line in lines), eased)
