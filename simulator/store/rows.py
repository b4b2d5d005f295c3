"""What the store hands out, as frozen records; times are aware and in UTC."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from simulator.events import Outcome, Score

Stage = Literal["call", "note", "self_rating", "debrief"]
"""Where a session stands; at "debrief" it is finished."""


@dataclass(frozen=True, kw_only=True)
class TraineeRow:
    """Somebody who practises."""

    id: int
    name: str
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class SessionRow:
    """What lists show of one session; None where it isn't known yet, or where there is none."""

    id: str
    trainee: str
    persona: str
    scenario: str
    seed: int
    voice: str
    started_at: datetime
    changed_at: datetime
    stage: Stage
    turns: int
    """Utterances of both speakers so far."""
    outcome: Outcome | None
    total: int | None
    """0 to 100, of the machine's latest score, as is `passed`."""
    passed: bool | None
    branch_of: str | None
    """The id of the session that this one took a turn of again."""
    branch_turn: int | None
    content_hash: str
    """The key of its content in the store."""
    abandoned: bool

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do in it."""
        return self.stage == "debrief"


@dataclass(frozen=True, kw_only=True)
class ScoreRow:
    """One version of a session's score, as it was given."""

    session: str
    created_at: datetime
    score: Score


@dataclass(frozen=True, kw_only=True)
class SnippetRow:
    """One of a trainee's own phrases; `step` is 1 to 7, or None for any."""

    id: int
    step: int | None
    text: str
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class Filters:
    """Which sessions to list; what is left empty does not filter."""

    persona: str = ""
    scenario: str = ""
    finished: bool = False
    """Only finished ones."""


def moment(text: str) -> datetime:
    """A time as the database writes it."""
    return datetime.fromisoformat(text)


def written(time: datetime) -> str:
    """A time as the database writes it: in UTC and always as long, so that later sorts later."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def session_row(row: Mapping[str, Any]) -> SessionRow:
    """A session from its row, with the trainee's name in place of their number."""
    known = {key: row[key] for key in SessionRow.__dataclass_fields__ if key in row}
    return SessionRow(
        **{
            **known,
            "trainee": row["name"],
            "started_at": moment(row["started_at"]),
            "changed_at": moment(row["changed_at"]),
            "passed": None if row["passed"] is None else bool(row["passed"]),
            "abandoned": bool(row["abandoned"]),
        }
    )
