"""The moves that a customer can make, from moves.toml."""

import tomllib
from functools import cache
from importlib import resources
from typing import Literal

from pydantic import TypeAdapter

from simulator.content.models import Part


class MoveKind(Part):
    """One kind of move; the keys are described at the head of moves.toml."""

    part: Literal["reaction", "content", "push"]
    says: str
    lines: Literal["persona", "scenario"] = "persona"
    answers: str | tuple[str, ...] = ()
    slots: tuple[str, ...] = ()


@cache
def kinds() -> dict[str, MoveKind]:
    """Every kind of move by name, in the file's order."""
    text = resources.files(__package__).joinpath("moves.toml").read_text(encoding="utf-8")
    return TypeAdapter(dict[str, MoveKind]).validate_python(tomllib.loads(text))


@cache
def reactions() -> dict[str, str]:
    """The reaction to each signal, the most pressing first."""
    return {signal: name for name, kind in kinds().items() for signal in _answered(kind)}


def _answered(kind: MoveKind) -> tuple[str, ...]:
    return (kind.answers,) if isinstance(kind.answers, str) else kind.answers
