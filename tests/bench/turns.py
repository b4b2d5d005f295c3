"""The engine without the model: milliseconds a turn, and whole sessions a second."""

import statistics
import time
from collections.abc import Iterator, Sequence

from simulator.content.loading import load
from simulator.content.places import shipped
from simulator.scoring.session_score import score_session
from simulator.session.loop import Kit, Session, Setup
from simulator.understanding.reader import Hearing, Pair, PatternReader

REPLIES = [
    "Hi, I'm Sam. That must be exhausting, and I'm sorry.",
    "What happened when you first got in touch with us?",
    "So nobody came back to you, is that right?",
    "I can send you the form today, or pause it for two months. Which would you prefer?",
    "I'll bring in my supervisor, who will call you by Friday.",
    "Thank you for your patience. To sum up: you hear by Friday. You can reach me here.",
]


class Remembered:
    """A reader that has read everything before, so that only the engine is timed."""

    name = "remembered"

    def __init__(self) -> None:
        self._heard: dict[str, Hearing] = {}
        self._reader = PatternReader()

    def hear(self, pairs: Sequence[Pair]) -> list[Hearing]:
        for pair in pairs:
            if pair[1] not in self._heard:
                self._heard[pair[1]] = self._reader.hear([pair])[0]
        return [self._heard[reply] for _, reply in pairs]


def figures() -> Iterator[tuple[str, str, str]]:
    """Median and 95th percentile of a turn; sessions a second, scored."""
    library = load([shipped()])
    kit = Kit(library, Remembered())
    turns: list[float] = []
    begun = time.perf_counter()
    pairings = [pair for pair in library.pairings for _ in range(max(1, 100 // len(library.pairings)))]
    for seed, (persona, scenario) in enumerate(pairings):
        turns.extend(_play(Session(Setup(persona, scenario, seed), kit)))
    took = time.perf_counter() - begun
    turns.sort()
    yield "a customer's turn without the model, ms (median)", f"{1000 * statistics.median(turns):.2f}", ""
    yield (
        "a customer's turn without the model, ms (p95)",
        f"{1000 * turns[int(0.95 * len(turns))]:.2f}",
        "bar: at most 5",
    )
    yield "sessions a second, headless and scored", f"{len(pairings) / took:.0f}", ""


def _play(session: Session) -> list[float]:
    session.open()
    turns = []
    for reply in REPLIES:
        if session.stage == "call":
            begun = time.perf_counter()
            session.reply(reply, 20.0)
            turns.append(time.perf_counter() - begun)
    if session.stage == "call":
        session.end()
    session.write_note("Wanted it settled; offered the form; calls by Friday.", 30.0)
    score_session(session)
    return turns
