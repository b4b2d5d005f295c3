"""What a customer wants next: insists, threatens, wanders off, asks when and who, softens."""

from simulator.customer.mood import rank, tension, values_of
from simulator.customer.plan import Planned
from simulator.customer.signals import FAIR
from simulator.customer.view import HARSH, View
from simulator.understanding.acts import HARMFUL, SUBSTANCE

LEAVES_IT = 0.75
"""How often an answer stands by itself, with nothing pushed after it."""

DOUBTS = 0.42
"""Trust below which a customer may test the agent."""

MOST_THREATS = 2
MOST_DRIFTS = 3
COMPLETE = frozenset({"challenge", "correct", "test", "accept-escalation", "press", "stakes"})
"""Contents that already want something: a push beside them would bury it."""


def push(view: View, content: list[Planned]) -> list[Planned]:
    """The push that a turn ends with, if any."""
    if view.memory.settled or any(move.verdict == "taken" or move.move == "accept-escalation" for move in content):
        return _settled(view, content)
    insists = _insists(view)
    if insists or any(move.move in COMPLETE for move in content):
        return insists
    if "close" in view.heard.acts:
        return [Planned("press")]
    return _wanders(view) or _asks_once_more(view, content) or _wants_next(view, content)


def _settled(view: View, content: list[Planned]) -> list[Planned]:
    timed = "next_step" in view.heard.acts or view.memory.deadline or view.heard.claims("promise")
    if not timed and "ask-when" not in view.memory.moves:
        return [Planned("ask-when")]
    if content:
        return []
    return [Planned("thank")] if rank(view.mood.word) >= 3 and "thank" not in view.memory.moves else [Planned("soften")]


def _insists(view: View) -> list[Planned]:
    memory, stance = view.memory, view.persona.stance
    grim = bool(view.names & HARSH)
    can_ask = not memory.wanted_supervisor and memory.replies >= 2
    if can_ask and grim and (view.mood.anger >= stance.supervisor_at or memory.barren >= 2):
        return [Planned("demand-supervisor")]
    fresh = [threat for threat in stance.threatens if threat not in memory.threats]
    if fresh and grim and view.hot and memory.replies >= 3 and len(memory.threats) < MOST_THREATS:
        return [Planned(f"threaten-{view.chance.choice(fresh)}")]
    return []


def _wanders(view: View) -> list[Planned]:
    """Off to another complaint; who has wandered off and is not brought back goes on."""
    memory = view.memory
    if memory.drifted >= MOST_DRIFTS or view.heard.acts & HARMFUL:
        return []
    if memory.drifting and not view.heard.acts & SUBSTANCE:
        return [Planned("drift")]
    begins = memory.replies >= 1 and memory.drifted < 2 and not memory.drifting
    return [Planned("drift")] if begins and view.chance.random() < view.persona.stance.drifts else []


def _asks_once_more(view: View, content: list[Planned]) -> list[Planned]:
    """A question of theirs that the reply passed over is put again, once."""
    asked = view.memory.waiting_for
    answered = {"ask-when": bool(view.heard.claims("promise")), "ask-who": bool(view.heard.acts & {"own", "escalate"})}
    if not asked or content or answered[asked] or view.memory.moves.count(asked) >= 2:
        return []
    return [Planned(asked)]


def _wants_next(view: View, content: list[Planned]) -> list[Planned]:
    acts = view.heard.acts
    if any(move.verdict == "refused" for move in content):
        return [Planned(view.chance.choice(["press", "stakes", "ask-what-now"]))]
    if _eased(view):
        return [Planned("soften")]
    if content and view.chance.random() < LEAVES_IT:
        return []
    if doubts(view):
        return [Planned("test")]
    if acts & {"next_step", "own", "escalate"} and not view.heard.claims("promise"):
        return [Planned("ask-when")]
    if "stall" in acts:
        return [Planned(view.chance.choice(["ask-who", "ask-when"]))]
    return [Planned(view.chance.choice(["press", "stakes", "ask-what-now", "ask-what-now"]))]


def doubts(view: View) -> bool:
    """Whether they test the agent: once, after fair words that they can't yet believe."""
    fair = bool(view.heard.acts & FAIR) and not view.heard.acts & HARMFUL and not view.names & HARSH
    wary = view.mood.trust < DOUBTS and view.memory.replies >= 1 and "test" not in view.memory.moves
    return fair and wary and view.chance.random() < 0.35


def _eased(view: View) -> bool:
    now = tension(values_of(view.mood))
    before = view.memory.tension[-1] if view.memory.tension else now
    useful = bool(view.heard.acts & SUBSTANCE)
    return useful and rank(view.mood.word) >= 3 and before - now >= 0.02 and view.memory.moves.count("soften") < 2
