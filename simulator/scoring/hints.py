"""Which step is due now, and why: a hint that never gives the words."""

from dataclasses import dataclass

from simulator.events import Move
from simulator.scoring import record, rubric
from simulator.scoring.record import Record
from simulator.session.loop import Session


@dataclass(frozen=True)
class Hint:
    """The step that is due, why it is due now, and what it asks for."""

    step: int
    name: str
    why: str
    advice: str


def due(session: Session) -> Hint:
    """The hint for the trainee's next reply."""
    seen = record.from_events(session.events, session.scenario)
    step, why = _due(seen, session)
    chosen = rubric.load().step(str(step))
    return Hint(step, chosen.name, why, chosen.hint)


def _due(seen: Record, session: Session) -> tuple[int, str]:
    last = seen.replies[-1] if seen.replies else None
    if last and last.acts & {"rude", "dismiss", "blame", "defend"}:
        return 1, "Your last reply pushed back, and it was felt."
    if session.customer.memory.settled:
        return 6, "The matter is settled or passed on. It only wants a good end."
    if seen.asked_above is not None and not seen.carrying("escalate"):
        return 5, "They have asked for somebody above you."
    if not seen.carrying("acknowledge"):
        return 2, "Nobody has shown yet that they understand what this is like."
    if not seen.carrying("clarify"):
        return 3, "You know what they demand, but not what lies under it."
    if len({claim.refers_to for reply in seen.replies for claim in reply.claims("option", "offers")}) < 2:
        return 4, "They can't see a way out yet."
    if session.scenario.escalation.needed and _refused(session):
        return 5, "What you may offer has not settled it."
    return 4, "They haven't taken anything yet. Ask what would make it fit, or put another way beside it."


def _refused(session: Session) -> bool:
    return any(isinstance(event, Move) and event.verdict == "refused" for event in session.events)
