"""Events to store, a clock that ticks, and a folder's bytes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from simulator.content.loading import Library
from simulator.events import Closed, Event, Note, Opened, Score, SelfRating, StepResult, Turn
from simulator.store.store import Store

NOBODY = 65534


class Clock:
    """A second passes at every look."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


def opened(library: Library, trainee: str = "Ana", persona: str = "", scenario: str = "", seed: int = 1) -> Opened:
    persona = persona or next(iter(library.personas))
    scenario = scenario or next(iter(library.scenarios))
    return Opened(
        session=f"{persona}.{scenario}.{seed}", persona=persona, scenario=scenario, seed=seed, voice="lines",
        reader="patterns", trainee=trainee, content_hash=library.content_hash(persona, scenario),
        rubric_hash="r1", version="0.1.0",
    )  # fmt: skip


def turn(number: int, text: str = "I see. Let me look.") -> Turn:
    return Turn(turn=number, speaker="customer" if number % 2 == 0 else "trainee", text=text, at=float(number))


def score(by: str = "machine", version: int = 1, total: int = 62) -> Score:
    step = StepResult(level=2, anchor="named the feeling", next="name its reason", quotes=((1, "I see."),))
    return Score(
        turn=3, version=version, by=by, rubric_hash="r1", steps={"1": step}, critical=(), total=total, passed=total > 60
    )


def ending() -> list[Event]:
    return [
        Closed(turn=3, ended_by="trainee", outcome="accepted", mood="calm", at=90.0),
        Note(turn=3, text="Refunded the fee.", seconds=30.0),
        SelfRating(turn=3, levels={"1": 2, "2": "n/a", "3": None}),
        score(),
    ]


def played(store: Store, library: Library, trainee: str = "Ana", persona: str = "", scenario: str = "") -> str:
    """A finished session; its id."""
    first = opened(library, trainee, persona, scenario)
    return store.create_session(first, library, then=[*map(turn, range(4)), *ending()])


def bytes_beside(path: Path) -> bytes:
    """Everything in the files of a database: itself, its journal, its index of it."""
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))


@contextmanager
def unprivileged() -> Iterator[None]:
    """Runs as a user whom file permissions hold back, where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
