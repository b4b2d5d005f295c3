"""Writes a reply, and what the customer decided on it, into the customer's memory."""

import re

from simulator.customer.memory import Memory
from simulator.customer.plan import Planned
from simulator.customer.signals import Heard
from simulator.understanding.acts import SUBSTANCE
from simulator.understanding.text import sentences

SECONDS = {"second": 1, "sec": 1, "minute": 60, "min": 60, "moment": 60}
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
SPAN = re.compile(r"\b(\w+) (second|sec|minute|min|moment)s?\b")


def remember(memory: Memory, heard: Heard, moves: list[Planned]) -> None:
    """Adds one reply and the moves that answer it."""
    _remember_reply(memory, heard)
    memory.protested = memory.protested or ("close" in heard.acts and not memory.settled)
    memory.settled_replies += bool(memory.settled)
    names = {planned.move for planned in moves}
    memory.drifting, memory.silent, memory.tested = "drift" in names, "go-silent" in names, "test" in names
    memory.drifted += memory.drifting
    for planned in moves:
        _remember_move(memory, planned)


def _remember_reply(memory: Memory, heard: Heard) -> None:
    memory.replies += 1
    memory.vent_left = max(0, memory.vent_left - 1)
    memory.acts.update(heard.acts)
    memory.sentences.extend(sentences(heard.text))
    memory.barren = 0 if heard.acts & SUBSTANCE else memory.barren + 1
    memory.offered.update({claim.refers_to for claim in heard.claims("option", "offers")})
    memory.promises.extend((claim.quote, claim.value) for claim in heard.claims("promise"))
    memory.hold_seconds = _span(heard.quote("hold")) if "hold" in heard.acts else 0.0


def _span(text: str) -> float:
    """The length of a pause as it was asked for, in seconds; 0 where none is said."""
    found = SPAN.search(text.lower())
    if not found:
        return 0.0
    number, unit = found.groups()
    return float(SECONDS[unit] * (int(number) if number.isdecimal() else NUMBERS.get(number, 1)))


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
