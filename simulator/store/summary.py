"""The few words about a session that lists show, kept up to date event by event."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

from simulator.events import Closed, Event, Note, Outcome, Score, Turn
from simulator.store.rows import Stage

MACHINE = "machine"
"""Who a score is by when no person gave it."""


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The part of a session's row that its events change."""

    stage: Stage = "call"
    turns: int = 0
    outcome: Outcome | None = None
    total: int | None = None
    passed: bool | None = None


def advance(summary: Summary, events: Iterable[Event]) -> Summary:
    """The summary after these events."""
    return reduce(_after, events, summary)


def _after(summary: Summary, event: Event) -> Summary:
    if isinstance(event, Turn):
        return replace(summary, turns=summary.turns + 1)
    if isinstance(event, Closed):
        return replace(summary, stage=_next(summary.stage, "call", "note"), outcome=event.outcome)
    if isinstance(event, Note):
        return replace(summary, stage=_next(summary.stage, "note", "self_rating"))
    return _after_score(summary, event) if isinstance(event, Score) else summary


def _after_score(summary: Summary, score: Score) -> Summary:
    scored = replace(summary, stage=_next(summary.stage, "self_rating", "debrief"))
    return replace(scored, total=score.total, passed=score.passed) if score.by == MACHINE else scored


def _next(stage: Stage, before: Stage, after: Stage) -> Stage:
    return after if stage == before else stage
