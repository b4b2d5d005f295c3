"""Puts together what was understood of one reply: the acts a reader heard, and the claims beside them."""

from simulator.content.models import Scenario
from simulator.events import Reading
from simulator.understanding import claims
from simulator.understanding.matching import Matcher, matcher_of
from simulator.understanding.reader import Hearing, Reader


def read(reader: Reader, scenario: Scenario, customer: str, reply: str, turn: int) -> Reading:
    """The reading of one reply to the customer's last turn."""
    return of_hearing(reader.hear([(customer, reply)])[0], scenario, turn, matcher_of(reader))


def of_hearing(hearing: Hearing, scenario: Scenario, turn: int, matcher: Matcher | None = None) -> Reading:
    """The reading that a hearing gives in a scenario."""
    return Reading(
        turn=turn,
        acts=hearing.acts,
        probabilities={act: round(value, 3) for act, value in hearing.probabilities.items()},
        unsure=hearing.unsure,
        evidence=hearing.evidence,
        claims=claims.find(scenario, hearing, matcher),
    )
