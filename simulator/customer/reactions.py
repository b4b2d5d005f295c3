"""How the last reply landed: the one reaction that a turn begins with, if any."""

from simulator.customer.moves import reactions
from simulator.customer.plan import Planned
from simulator.customer.view import HARSH, View
from simulator.understanding.text import words

SAME_REACTION = 2
"""Times that a customer remarks on the same kindness; after that it goes without saying."""

INTERRUPTED = 60
"""Words of a reply after which a hot customer may cut in: nearly four of their own turns (SOTOPIA: 17 words)."""

HURTS = frozenset({"dismissed", "false-empathy", "asked-again", "stalled", "refused", "empathy-again", "blamed"})
"""Signals that can make somebody go quiet instead of loud."""


def reaction(view: View, content: list[Planned]) -> list[Planned]:
    """The reaction to the most pressing signal; a kindness may pass without remark where there is more to say."""
    if _cuts_in(view):
        return [Planned("interrupt")]
    if any(planned.move in {"challenge", "correct"} for planned in content) and not view.names & HURTS:
        return []
    made = view.memory.moves
    for signal, move in reactions().items():
        if signal not in view.names:
            continue
        if signal in HARSH or made.count(move) < SAME_REACTION and not _passes(view, content):
            return [Planned(move, quote=view.quote(signal))]
        return []
    return []


def _passes(view: View, content: list[Planned]) -> bool:
    crowded = any(planned.facts or planned.verdict for planned in content)
    return crowded and view.chance.random() < 0.5


def _cuts_in(view: View) -> bool:
    long = len(words(view.heard.text)) >= INTERRUPTED and not view.heard.acts & {"acknowledge", "mirror", "offer"}
    fresh = view.memory.moves.count("interrupt") < 2
    return long and view.hot and fresh and view.chance.random() < 0.6


def goes_silent(view: View) -> bool:
    """Whether the customer is hurt into silence: at most twice, and sooner the more manner matters to them."""
    memory = view.memory
    if memory.settled or memory.replies < 2 or memory.silent or memory.moves.count("go-silent") >= 2:
        return False
    hurt = bool(view.names & HURTS) and not {"clarify", "offer", "escalate"} & view.heard.acts
    return hurt and view.chance.random() < 0.12 * view.persona.sensitivities.interactional
