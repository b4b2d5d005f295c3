"""One move that the agenda has decided on, before it has words."""

from dataclasses import dataclass
from typing import Literal

How = Literal["elicited", "volunteered"]


@dataclass(frozen=True)
class Planned:
    """A move with what it needs to say: facts with how they came out, an option with the verdict on it, a quote."""

    move: str
    facts: tuple[tuple[str, How], ...] = ()
    option: str = ""
    verdict: Literal["", "taken", "haggled", "refused"] = ""
    quote: str = ""
    lead: bool = True
    """Whether a fact comes with words that lead up to it."""
