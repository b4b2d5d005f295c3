"""The customer: takes a reply in, changes mood, decides, and speaks."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from simulator.content.models import LineBank, Persona, Scenario
from simulator.customer import agenda, guard, signals
from simulator.customer.agenda import Decision, View
from simulator.customer.memory import Memory
from simulator.customer.mood import Appraiser, Signal, starting, tension, values_of
from simulator.customer.moves import kinds
from simulator.customer.plan import Planned
from simulator.customer.signals import Heard
from simulator.customer.voice.brief import Brief, Say, Voice
from simulator.customer.voice.lines import LinesVoice
from simulator.events import Event, FactTold, Fallback, Ledger, Mood, Move, Outcome, Turn
from simulator.understanding.acts import SUBSTANCE
from simulator.understanding.text import sentences, words

LAST_TURNS = 6
"""Turns that a voice is shown."""

QUOTE_WORDS = 5
"""Most words of the trainee's own that a line throws back."""


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
        self.mood: Mood = starting(cast.persona.mood)
        self.outcome: Outcome | None = None
        self._seed = seed
        self._earlier = earlier or {}
        self._appraiser = Appraiser(cast.persona)
        self._lines = LinesVoice(cast.own, cast.shared)
        self._said: set[str] = set()
        self._turns: list[tuple[str, str]] = []
        self._opening = ""

    def open(self) -> Iterator[Event]:
        """The first turn, at index 0: the mood they come in, and their opening words."""
        signals_of_history = [Signal(name, quote) for name, quote in self._earlier.items() if name != "promise"]
        ledger, self.mood = self._appraiser.appraise(0, self.mood, signals_of_history)
        yield from ledger
        yield self.mood
        self._opening = self._chance(0, "opening").choice(self.cast.scenario.opening)
        yield from self._speak(0, agenda.open_with(self.cast.persona, bool(self._earlier)), at=0.0)

    def answer(self, turn: int, heard: Heard, at: float) -> Iterator[Event]:
        """The reaction to the reply at index `turn`: ledger lines, mood, moves, and the turn after it."""
        self._turns.append(("trainee", heard.text))
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
        return random.Random(f"{self._seed}:{turn}:{purpose}")

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
            chance=f"{self._seed}:{turn}:voice",
        )

    def _say(self, planned: Planned) -> Say:
        if planned.move == "opening":
            return Say("opening", "Says what it is about.", lines=(self._opening,))
        scenario = self.cast.scenario
        facts = {fact.id: (fact.text, *fact.say) for fact in scenario.facts}
        option = next((one for one in scenario.options if one.id == planned.option), None)
        return Say(
            move=planned.move,
            does=kinds()[planned.move].says,
            facts=tuple(facts[id] for id, _ in planned.facts),
            lines=_scenario_lines(scenario, planned.move),
            slots=self._slots(planned, option.name if option else ""),
            verdict=planned.verdict,
            option=option.text if option else "",
        )

    def _slots(self, planned: Planned, option: str) -> tuple[tuple[str, str], ...]:
        values = {
            "option": option,
            "quote": _excerpt(planned.quote),
            "deadline": _deadline(self.memory.deadline),
            "promise": self._earlier.get("promise", ""),
        }
        return tuple((name, value) for name, value in values.items() if value)


def remember(memory: Memory, heard: Heard, moves: list[Planned]) -> None:
    """Writes one reply, and what the customer decided on it, into the customer's memory."""
    memory.replies += 1
    memory.vent_left = max(0, memory.vent_left - 1)
    memory.acts.update(heard.acts)
    memory.sentences.extend(sentences(heard.text))
    memory.barren = 0 if heard.acts & SUBSTANCE else memory.barren + 1
    memory.offered.update({claim.refers_to for claim in heard.claims("option", "offers")})
    memory.promises.extend((claim.quote, claim.value) for claim in heard.claims("promise"))
    memory.protested = memory.protested or ("close" in heard.acts and not memory.settled)
    memory.settled_replies += bool(memory.settled)
    memory.drifting = any(planned.move == "drift" for planned in moves)
    memory.drifted += memory.drifting
    for planned in moves:
        _remember_move(memory, planned)


def _remember_move(memory: Memory, planned: Planned) -> None:
    memory.moves.append(planned.move)
    for id, how in planned.facts:
        memory.told.setdefault(id, how)
    if planned.verdict == "taken":
        memory.accepted, memory.settled = planned.option, "option"
    elif planned.verdict == "refused":
        memory.refused.add(planned.option)
    elif planned.verdict == "haggled":
        memory.haggled.add(planned.option)
    elif planned.move == "accept-escalation":
        memory.settled = "escalation"
    elif planned.move == "demand-supervisor":
        memory.wanted_supervisor = True
    elif planned.move.startswith("threaten-"):
        memory.threats.append(planned.move.removeprefix("threaten-"))


def _move(turn: int, planned: Planned) -> Move:
    told = tuple(FactTold(id=id, how=how) for id, how in planned.facts)
    return Move(turn=turn, move=planned.move, facts=told, option=planned.option, verdict=planned.verdict)


def _scenario_lines(scenario: Scenario, move: str) -> tuple[str, ...]:
    lines = scenario.lines
    own: dict[str, tuple[str, ...]] = {
        "complain": lines.complain or tuple(fact.text for fact in scenario.facts if not fact.hidden),
        "stakes": lines.stakes,
        "press": lines.press,
        "drift": lines.drift,
        "answer-identify": lines.identify,
    }
    return own.get(move, ())


def _excerpt(quote: str) -> str:
    """A few of the trainee's words that can be thrown back; empty where none stand alone."""
    taken = quote.replace("“", "").replace("”", "").replace('"', "").split()[:QUOTE_WORDS]
    return " ".join(taken).rstrip(".,;:!?-").lower() if len(words(quote)) >= 2 else ""


def _deadline(when: str) -> str:
    low = when.lower()
    return low if not low or low.startswith(("by ", "in ", "within ", "before ", "on ", "after ")) else f"by {low}"
