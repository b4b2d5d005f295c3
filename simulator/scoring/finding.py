"""What a step's rule found: a level, and the trainee's words that prove it."""

from dataclasses import dataclass

from simulator.events import Level
from simulator.scoring.record import Reply

Quote = tuple[int, str]
"""A turn's index (-1: the note) and the trainee's words."""


@dataclass(frozen=True)
class Finding:
    """One step's level with its quotes; `doubtful` names acts that the reader was unsure of and the level hangs on."""

    level: Level
    quotes: tuple[Quote, ...] = ()
    doubtful: tuple[str, ...] = ()


def quotes(replies: list[Reply], *acts: str) -> tuple[Quote, ...]:
    """A quote for each reply that carries one of the acts, the first act in order winning."""
    found = []
    for reply in replies:
        act = next((act for act in acts if act in reply.acts), None)
        if act:
            found.append((reply.turn, reply.quote(act)))
    return tuple(found)


def doubts(replies: list[Reply], *acts: str) -> tuple[str, ...]:
    """Which of these acts the reader named in any of the replies without being sure of it."""
    named = [(reply.acts, reply.reading.unsure) for reply in replies]
    return tuple(act for act in acts if any(act in heard and act in unsure for heard, unsure in named))
