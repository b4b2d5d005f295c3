"""Gives a turn its length: most people say two things at a time, and not every answer has a lead-in."""

from dataclasses import replace

from simulator.customer.plan import Planned
from simulator.customer.view import HARSH, View

FIRM = frozenset({"challenge", "test", "confirm", "accept-escalation", "demand-supervisor", "answer-identify",
                  "answer-unknown", "grant-hold", "interrupt"})  # fmt: skip
"""Moves that a turn is about."""

TERSE = 0.5
"""How often somebody of few words says one thing and no more (people write about 17 words a turn: SOTOPIA)."""

LEADS = {"answer": 0.3, "disclose": 0.6, "volunteer": 0.35, "correct": 2.0}
"""How often a fact comes with a lead-in: giving away what was kept back takes a breath."""


def shaped(view: View, moves: list[Planned]) -> list[Planned]:
    """The moves that this turn has room for, in their order, lead-ins decided on."""
    room = _room(view, moves)
    by_weight = sorted(range(len(moves)), key=lambda at: -_weight(moves[at], view))
    kept = [moves[at] for at in sorted(by_weight[:room])]
    return [_led(planned, view, crowded=len(kept) > 1) for planned in kept]


def _room(view: View, moves: list[Planned]) -> int:
    drawn, wordy = view.chance.random(), view.persona.speech.wordy
    if drawn < wordy:
        return 3
    torn = bool(view.names & HARSH) and any(planned.facts or planned.verdict for planned in moves)
    return 1 if drawn > 1 - TERSE * (1 - wordy) and not torn else 2


def _weight(planned: Planned, view: View) -> float:
    if planned.verdict or planned.facts and planned.move != "volunteer":
        return 5.0
    if planned.move in FIRM or planned.move.startswith("threaten-"):
        return 4.0
    if planned.move.startswith("react-"):
        return 4.5 if view.names & HARSH else 1.0 + 1.2 * view.chance.random()
    return {"ask-when": 2.5, "vent": 2.2, "complain": 2.0, "volunteer": 2.0, "soften": 1.6}.get(planned.move, 1.5)


def _led(planned: Planned, view: View, crowded: bool) -> Planned:
    if not planned.facts:
        return planned
    share = LEADS[planned.move] * (0.5 if crowded else 1.0) + 0.3 * view.persona.speech.wordy
    return replace(planned, lead=view.chance.random() < share)
