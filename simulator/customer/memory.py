"""What the customer remembers of this session; the agenda and the signals read it, the loop writes it."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

Settled = Literal["", "option", "escalation"]


@dataclass
class Memory:
    """One customer's memory within one session."""

    vent_left: int = 0
    """Turns of venting still needed before offers are weighed."""
    stubborn: float = 0.0
    """What this customer asks beyond their usual price today, 0 on most days."""
    replies: int = 0
    acts: Counter[str] = field(default_factory=Counter)
    """How often each act has been heard."""
    sentences: list[str] = field(default_factory=list)
    """What the trainee has said, for noticing repetition."""
    told: dict[str, Literal["elicited", "volunteered"]] = field(default_factory=dict)
    """Facts that are out, and how they came out."""
    offered: Counter[str] = field(default_factory=Counter)
    """How often each option has been put."""
    refused: set[str] = field(default_factory=set)
    haggled: set[str] = field(default_factory=set)
    accepted: str = ""
    settled: Settled = ""
    settled_replies: int = 0
    """Replies heard since it was settled."""
    promises: list[tuple[str, str]] = field(default_factory=list)
    """(what was promised, by when), in order."""
    wanted_supervisor: bool = False
    threats: list[str] = field(default_factory=list)
    barren: int = 0
    """Replies in a row that moved nothing."""
    drifted: int = 0
    drifting: bool = False
    """True while the customer's last turn had wandered off."""
    protested: bool = False
    """True once the trainee has tried to close on an open matter."""
    moves: list[str] = field(default_factory=list)
    """Every move made so far."""
    tension: list[float] = field(default_factory=list)
    """The mood's tension after each turn."""
    silent: bool = False
    """True while the customer's last turn was a hurt silence."""
    tested: bool = False
    """True while the customer's last turn was a test."""
    hold_seconds: float = 0.0
    """How long a pause the trainee has just asked for, in seconds; 0 where none, or no length was given."""

    @property
    def elicited(self) -> int:
        """How many facts were drawn out by questions."""
        return sum(how == "elicited" for how in self.told.values())

    @property
    def waiting_for(self) -> str:
        """What the customer's last turn asked for, ask-when or ask-who; empty if neither."""
        return self.moves[-1] if self.moves and self.moves[-1] in {"ask-when", "ask-who"} else ""

    @property
    def deadline(self) -> str:
        """The last time that was promised, as the trainee put it; empty if none was."""
        return next((when for _, when in reversed(self.promises) if when), "")
