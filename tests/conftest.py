"""Shared fixtures: the shipped library, a reader that hears what a test says, and sessions on them."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from simulator.content.loading import Library, load
from simulator.content.places import shipped
from simulator.session.loop import Kit, Session, Setup
from simulator.understanding.reader import Hearing, Pair, PatternReader
from simulator.understanding.text import sentences

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")


@pytest.fixture(autouse=True)
def _own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the user's own data."""
    monkeypatch.setenv("HOTSEAT_DB", str(tmp_path / "hotseat.db"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("HOTSEAT_TRAINEE", raising=False)


@pytest.fixture(scope="session")
def library() -> Library:
    return load([shipped()])


class TaggedReader:
    """Hears exactly the acts that a reply names in front: "acknowledge+clarify: That is hard. What happened?"."""

    name = "tagged"

    def hear(self, pairs: Sequence[Pair]) -> list[Hearing]:
        return [self._hear(reply) for _, reply in pairs]

    def _hear(self, reply: str) -> Hearing:
        tag, _, text = reply.partition(": ")
        acts = tuple(act for act in tag.split("+") if act != "none")
        parts = sentences(text)
        spoken = tuple((part, acts) for part in parts)
        return Hearing(acts, dict.fromkeys(acts, 1.0), (), dict.fromkeys(acts, text), spoken)


@pytest.fixture
def tagged() -> TaggedReader:
    return TaggedReader()


Opener = Callable[..., Session]


@pytest.fixture
def opened(library: Library) -> Opener:
    """A session on shipped content, opened; acts come tagged unless `patterns` is set."""

    def make(
        persona: str = "past-deadline-canceller",
        scenario: str = "late-cancellation",
        seed: int = 1,
        patterns: bool = False,
    ) -> Session:
        reader = PatternReader() if patterns else TaggedReader()
        session = Session(Setup(persona, scenario, seed), Kit(library, reader, rubric_hash="test"))
        session.open()
        return session

    return make
