"""Plays a scripted trainee through one session and keeps what the bars look at."""

import random
import time
from dataclasses import dataclass, field

from simulator.content.loading import Library
from simulator.customer.mood import rank, tension, values_of
from simulator.events import Closed, Event, Mood, Turn
from simulator.session.loop import Kit, Session, Setup
from simulator.understanding.reader import Reader
from tests.realism.reader import IntendedReader
from tests.realism.sight import Sight
from tests.realism.trainees import TRAINEES

MOST_REPLIES = 20

WORTH = {"accepted": 1.0, "supervisor": 0.95, "unhappy": 0.5, "unsettled": 0.3, "left": 0.1, "hung_up": 0.0}
"""How the outcomes are ordered for the customer, 0 to 1."""

SLOW = {"silent": 150.0}
"""Seconds that a trainee takes for a reply, where not 4 and a second a word."""


@dataclass
class Played:
    """One session as it went."""

    trainee: str
    persona: str
    scenario: str
    seed: int
    events: list[Event]
    seconds: list[float] = field(default_factory=list)
    """What the customer's turns took to compute, in seconds; the reading is not in them where it was remembered."""

    @property
    def closed(self) -> Closed:
        """How it ended."""
        return next(event for event in self.events if isinstance(event, Closed))

    @property
    def moods(self) -> list[Mood]:
        """The mood at the start and after every reply."""
        return [event for event in self.events if isinstance(event, Mood)]

    @property
    def said(self) -> list[str]:
        """The customer's turns."""
        return [event.text for event in self.events if isinstance(event, Turn) and event.speaker == "customer"]

    @property
    def won(self) -> bool:
        """Whether the matter was settled with the customer at least calm."""
        return self.closed.outcome in {"accepted", "supervisor"} and rank(self.closed.mood) >= 4

    @property
    def lost(self) -> bool:
        """Whether the customer left or hung up."""
        return self.closed.outcome in {"left", "hung_up"}

    @property
    def result(self) -> float:
        """Outcome and end mood in one figure, 0 to 2."""
        return WORTH[self.closed.outcome] + 1 - tension(values_of(self.moods[-1]))


def play(library: Library, reader: Reader | None, trainee: str, persona: str, scenario: str, seed: int) -> Played:
    """One session; without a reader the acts are heard as they were meant."""
    intended = IntendedReader()
    session = Session(Setup(persona, scenario, seed, trainee), Kit(library, reader or intended))
    session.open()
    sight = Sight(session, random.Random(f"{trainee}:{persona}:{scenario}:{seed}"))
    played = Played(trainee, persona, scenario, seed, session.events)
    while session.stage == "call" and sight.replies < MOST_REPLIES:
        parts = TRAINEES[trainee](sight)
        text = intended.intend(parts)
        begun = time.perf_counter()
        session.reply(text, SLOW.get(trainee, 4.0 + len(text.split())))
        played.seconds.append(time.perf_counter() - begun)
        if session.stage == "call" and any("close" in acts for acts, _ in parts) and sight.replies >= 9:
            session.end()
    if session.stage == "call":
        session.end()
    return played
