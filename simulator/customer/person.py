"""The customer: takes a reply in, changes mood, decides, and speaks."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from simulator.content.models import LineBank, Persona, Scenario
from simulator.customer import agenda, aims, briefing, guard, promises, signals
from simulator.customer.earlier import signals_in
from simulator.customer.memory import Memory
from simulator.customer.mood import Appraiser, Signal, starting, tension, values_of
from simulator.customer.plan import Planned
from simulator.customer.remembering import remember
from simulator.customer.signals import Heard
from simulator.customer.view import Decision, View
from simulator.customer.voice.brief import Brief, Say, Voice
from simulator.customer.voice.lines import LinesVoice
from simulator.events import Event, FactTold, Fallback, Ledger, Mood, Move, Outcome, Turn

BAD_DAYS = 0.1
STUBBORN = 0.45
HARDENED = 0.45
"""On one day in ten a customer asks more, and kindness reaches them half as far: the best can't win always."""

LAST_TURNS = 6
"""Turns that a voice is shown."""


@dataclass(frozen=True)
class Cast:
    """Who plays: the persona with its lines, the scenario, and the voice that phrases."""

    persona: Persona
    scenario: Scenario
    own: LineBank
    shared: LineBank
    voice: Voice | None = None


class Customer:
    """One customer through one session; the same seed and replies give the same turns."""

    def __init__(self, cast: Cast, seed: int, earlier: dict[str, str] | None = None) -> None:
        self.cast = cast
        self.memory = Memory(vent_left=cast.persona.stance.vent_turns)
        self.outcome: Outcome | None = None
        self._key = f"{seed}:{cast.persona.name}:{cast.scenario.title}"
        day = self._chance(0, "day")
        self.mood: Mood = starting(cast.persona.mood, day)
        bad = day.random() < BAD_DAYS
        self.memory.stubborn = STUBBORN if bad else 0.0
        self._appraiser = Appraiser(cast.persona, HARDENED if bad else 1.0)
        self._earlier = (earlier or {}) if cast.persona.remembers else {}
        self._lines = LinesVoice(cast.own, cast.shared)
        self._said: set[str] = set()
        self._turns: list[tuple[str, str]] = []
        self._opening = ""
        self._clashed = ""

    def open(self) -> Iterator[Event]:
        """The first turn, at index 0: the mood they come in, and their opening words."""
        history = [Signal(name, quote) for name, quote in signals_in(self._earlier).items()]
        ledger, self.mood = self._appraiser.appraise(0, self.mood, history)
        yield from ledger
        yield self.mood
        self._opening = self._chance(0, "opening").choice(self.cast.scenario.opening)
        opening = agenda.open_with(self.cast.persona, bool(self._earlier), self._chance(0, "greeting"))
        yield from self._speak(0, opening, at=0.0)

    def answer(self, turn: int, heard: Heard, at: float) -> Iterator[Event]:
        """The reaction to the reply at index `turn`: ledger lines, mood, moves, and the turn after it."""
        self._turns.append(("trainee", heard.text))
        claims = aims.sorted_out(self.cast.scenario, heard.reading.claims)
        heard = replace(heard, reading=replace(heard.reading, claims=claims))
        clash = promises.clash(self.memory, heard.claims("promise"))
        self._clashed = clash[0] if clash else ""
        found = signals.find(heard, self.memory, self.cast.scenario)
        self.memory.tension.append(tension(values_of(self.mood)))
        ledger, self.mood = self._appraiser.appraise(turn, self.mood, found)
        decision = agenda.decide(self._view(turn, heard, found))
        ledger += self._take_in(turn, heard, decision)
        yield from ledger
        yield self.mood
        self.outcome = decision.outcome
        yield from self._speak(turn + 1, decision, at)

    def _view(self, turn: int, heard: Heard, found: list[Signal]) -> View:
        cast = self.cast
        return View(cast.persona, cast.scenario, self.memory, self.mood, heard, found, self._chance(turn, "agenda"))

    def _chance(self, turn: int, purpose: str) -> random.Random:
        return random.Random(f"{self._key}:{turn}:{purpose}")

    def _take_in(self, turn: int, heard: Heard, decision: Decision) -> list[Ledger]:
        """Writes the reply and the decision into memory; a settlement moves the mood once more."""
        before = self.memory.settled
        remember(self.memory, heard, decision.moves)
        if self.memory.settled == before:
            return []
        name = "passed-up" if self.memory.settled == "escalation" else "settled"
        quote = heard.quote("escalate" if name == "passed-up" else "offer")
        ledger, self.mood = self._appraiser.appraise(turn, self.mood, [Signal(name, quote)])
        return ledger

    def _speak(self, turn: int, decision: Decision, at: float) -> Iterator[Event]:
        brief = self._brief(turn, decision.moves)
        spoken, reasons = guard.speak(self.cast.voice or self._lines, self._lines, brief)
        for planned in decision.moves:
            if planned.move not in spoken.left_out:
                yield _move(turn, planned)
        for reason in reasons:
            yield Fallback(turn=turn, voice=(self.cast.voice or self._lines).name, reason=reason)
        self._said.update(line.lower() for line in spoken.used)
        self._turns.append(("customer", spoken.text))
        yield Turn(turn=turn, speaker="customer", text=spoken.text, at=at)

    def _brief(self, turn: int, moves: list[Planned]) -> Brief:
        return Brief(
            persona=self.cast.persona,
            company=self.cast.scenario.company,
            channel=self.cast.scenario.channel,
            situation=self._opening,
            mood=self.mood.word,
            say=tuple(self._say(planned) for planned in moves),
            turns=tuple(self._turns[-LAST_TURNS:]),
            said=frozenset(self._said),
            chance=f"{self._key}:{turn}:voice",
        )

    def _say(self, planned: Planned) -> Say:
        if planned.move == "opening":
            return Say("opening", "Says what it is about.", lines=(self._opening,))
        return briefing.say(self.cast.scenario, self._quoting(planned), self.memory.deadline, self._earlier)

    def _quoting(self, planned: Planned) -> Planned:
        """A contradiction is held up with the earlier words, not with the new ones."""
        return replace(planned, quote=self._clashed) if planned.move == "challenge" and self._clashed else planned


def _move(turn: int, planned: Planned) -> Move:
    told = tuple(FactTold(id=id, how=how) for id, how in planned.facts)
    return Move(turn=turn, move=planned.move, facts=told, option=planned.option, verdict=planned.verdict)
