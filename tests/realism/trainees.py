"""Scripted trainees: policies that answer what the customer says, from very good to very bad."""

from collections.abc import Callable

from tests.realism.reader import Part
from tests.realism.sight import Sight, lower, turned
from tests.realism.wording import agreed, ask, escalate, explain, mirror, offer, say

Policy = Callable[[Sight], list[Part]]

ENOUGH_ASKED = 3
"""Questions that a very good trainee asks before they offer anything."""


def excellent(sight: Sight) -> list[Part]:
    """Listens, names the feeling, finds what lies under it, offers two ways, gives reasons and times, sums up."""
    if not sight.replies:
        return [say(sight, "greet"), say(sight, "acknowledge-first"), *ask(sight)]
    if sight.settled:
        return _wind_up(sight)
    urgent = _urgent(sight)
    if urgent:
        return urgent
    if len(sight.asked) < ENOUGH_ASKED:
        return [say(sight, "acknowledge" if sight.replies < 3 else "mirror-after", fact=_last(sight)), *ask(sight)]
    if "mirror" not in sight.done:
        sorry = [say(sight, "apologize")] if "sorry" not in sight.done else []
        sight.done.add("sorry")
        return [*sorry, *mirror(sight), say(sight, "own")]
    return _propose(sight, most=2)


def competent(sight: Sight) -> list[Part]:
    """Polite and able: a question or two, one option at a time, a reason now and then, a time."""
    if not sight.replies:
        return [say(sight, "greet"), say(sight, "apologize"), *ask(sight, hidden=False)]
    if sight.settled:
        return _wind_up_plainly(sight)
    if sight.names & {"ask-when"}:
        return [say(sight, "when")]
    if len(sight.asked) < 2:
        return [say(sight, "acknowledge-light"), *ask(sight)]
    if "explained" not in sight.done:
        sight.done.add("explained")
        return [*explain(sight), *offer(sight, 1)]
    return _propose(sight, most=1)


def mediocre(sight: Sight) -> list[Part]:
    """Means well and follows a form: number first, stock sorries, vague plans, one offer late, no times."""
    steps: list[Callable[[], list[Part]]] = [
        lambda: [say(sight, "greet-short"), say(sight, "identify")],
        lambda: [say(sight, "apologize-bare"), say(sight, "clarify-plain")],
        lambda: [say(sight, "vague"), say(sight, "next-vague")],
        lambda: [say(sight, "apologize-bare"), *ask(sight, hidden=False)],
        lambda: offer(sight, 1),
        lambda: [say(sight, "defend"), say(sight, "vague")],
        lambda: [say(sight, "acknowledge-light"), *offer(sight, 1)],
        lambda: [say(sight, "stall"), say(sight, "close")],
        lambda: [say(sight, "close")],
    ]
    if sight.settled:
        return [say(sight, "close")]
    return steps[min(sight.replies, len(steps) - 1)]()


def warm_but_useless(sight: Sight) -> list[Part]:
    """Feels with the customer, and does nothing."""
    opening = [say(sight, "greet")] if not sight.replies else []
    return [*opening, say(sight, "warm"), say(sight, "warm")]


def cold_but_correct(sight: Sight) -> list[Part]:
    """Does what is right, without a kind word."""
    if not sight.replies:
        return [say(sight, "greet-short"), *ask(sight)]
    if sight.settled:
        return _wind_up_plainly(sight)
    if len(sight.asked) < 2:
        return ask(sight)
    return _propose(sight, most=2)


def defensive(sight: Sight) -> list[Part]:
    """Stands by the company, and against the customer."""
    kinds = ["defend", "blame", "dismiss", "refuse", "defend", "dismiss", "stall"]
    opening = [say(sight, "greet-short")] if not sight.replies else []
    kind = kinds[sight.replies % len(kinds)]
    return [*opening, say(sight, kind), *([say(sight, "defend")] if sight.chance.random() < 0.5 else [])]


def stuffer(sight: Sight) -> list[Part]:
    """Heaps of approved phrases that do nothing."""
    return [say(sight, "stuffing"), say(sight, "stuffing")]


def repeater(sight: Sight) -> list[Part]:
    """The same good sentence, whatever is said."""
    return [say(sight, "parrot")]


def silent(sight: Sight) -> list[Part]:
    """Hardly a word, and long waits."""
    return [say(sight, "mumble")]


TRAINEES: dict[str, Policy] = {
    "excellent": excellent,
    "competent": competent,
    "mediocre": mediocre,
    "warm": warm_but_useless,
    "cold": cold_but_correct,
    "defensive": defensive,
    "stuffer": stuffer,
    "repeater": repeater,
    "silent": silent,
}


def _last(sight: Sight) -> str:
    told = sight.just_told or sight.told[-1:]
    return lower(turned(told[-1].text)) if told else "you've told me enough to see it"


def _urgent(sight: Sight) -> list[Part]:
    """What must be answered before anything else: tests, contradictions, side complaints, who and when."""
    names = sight.names
    if "challenge" in names:
        return [say(sight, "correct"), say(sight, "own")]
    if "test" in names:
        return [say(sight, "honest"), say(sight, "own")]
    if "drift" in names:
        return [say(sight, "steer"), *ask(sight)]
    if "demand-supervisor" in names and "escalated" not in sight.done:
        return escalate(sight) if sight.scenario.escalation.needed else [say(sight, "own"), *_propose(sight, 2)]
    if "ask-who" in names:
        return [say(sight, "name"), say(sight, "when")]
    if "ask-when" in names:
        return [say(sight, "when"), *ask(sight)]
    return []


def _propose(sight: Sight, most: int) -> list[Part]:
    """Reason and options; somebody above once they have been turned down; the rest; then an honest end."""
    tried = len(sight.put)
    turned_down = bool(sight.names & {"haggle", "refuse-offer", "refuse-again"})
    if tried and turned_down and sight.scenario.escalation.needed and "escalated" not in sight.done:
        return [say(sight, "acknowledge-light"), *escalate(sight)]
    if sight.unput():
        return [*explain(sight), *offer(sight, most)]
    if "escalated" not in sight.done:
        return [say(sight, "not-above"), *escalate(sight)]
    return [say(sight, "appreciate"), say(sight, "goodbye-unsettled")]


def _wind_up(sight: Sight) -> list[Part]:
    if "dated" not in sight.done:
        sight.done.add("dated")
        return [say(sight, "next-step"), say(sight, "appreciate")]
    return [say(sight, "close-sum", agreed=agreed(sight)), say(sight, "appreciate")]


def _wind_up_plainly(sight: Sight) -> list[Part]:
    if "dated" not in sight.done:
        sight.done.add("dated")
        return [say(sight, "next-step")]
    return [say(sight, "appreciate"), say(sight, "close")]
