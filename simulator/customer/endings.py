"""When and how a customer ends the conversation."""

from simulator.customer.mood import rank
from simulator.customer.plan import Planned
from simulator.customer.reactions import reaction
from simulator.customer.view import HARSH, Decision, View
from simulator.events import Outcome

MOST_REPLIES = 16
"""Replies after which a customer has had enough: simulated customers run too long (PSI-Bench)."""

BARREN_REPLIES = 4
"""Replies in a row without substance after which a customer gives up."""

LONGEST_GOODBYE = 2
"""Replies after a settlement that a customer waits for before they go by themselves."""

HELP = frozenset({"offer", "escalate", "own", "next_step"})
"""Acts that keep somebody on the line who was about to go."""


def ending(view: View) -> Decision | None:
    """The customer's last turn, where it has come to that."""
    memory = view.memory
    if _insulted_enough(view):
        return Decision([Planned("react-rude"), Planned("hang-up")], "hung_up")
    if memory.settled:
        return _settled(view)
    if _out_of_patience(view):
        return _lost(view)
    if memory.barren >= BARREN_REPLIES:
        return _lost(view)
    if memory.replies >= MOST_REPLIES:
        return _worn_out(view)
    return _closed_on(view) if "close" in view.heard.acts else None


def _insulted_enough(view: View) -> bool:
    worn = view.memory.acts["rude"] >= 1 or view.mood.anger >= 0.9 or view.mood.patience <= 0.15
    return "insulted" in view.names and worn


def _out_of_patience(view: View) -> bool:
    """Whether nothing keeps them: somebody calm, or with an offer on the table, hears it out first."""
    helped = rank(view.mood.word) >= 4 or bool(HELP & view.heard.acts) and not view.names & HARSH
    spent = view.mood.patience <= view.persona.stance.leaves_at
    return spent and not helped and view.memory.replies >= 3


def _lost(view: View) -> Decision:
    last_straw = reaction(view, []) if view.names & HARSH else []
    if view.hot and view.mood.anger >= 0.7:
        return Decision([*last_straw, Planned("hang-up")], "hung_up")
    return Decision([*last_straw, Planned("leave")], "left")


def _worn_out(view: View) -> Decision:
    if view.memory.offered and not view.hot:
        return Decision([Planned("settle-unhappily")], "unhappy")
    return Decision([Planned("leave")], "left")


def _settled(view: View) -> Decision | None:
    outcome: Outcome = "supervisor" if view.memory.settled == "escalation" else "accepted"
    done = "close" in view.heard.acts or view.memory.settled_replies >= LONGEST_GOODBYE
    if not done or {"clarify", "identify"} & view.heard.acts:
        return None
    if view.hot:
        return Decision([Planned("settle-unhappily")], outcome)
    thanks = rank(view.mood.word) >= 3 and view.memory.moves.count("thank") == 0
    return Decision([*([Planned("thank")] if thanks else []), Planned("goodbye")], outcome)


def _closed_on(view: View) -> Decision | None:
    """The trainee wraps up while the matter is open: a protest the first time, an end the second."""
    offered = view.heard.claims("option", "offers") or "escalate" in view.heard.acts
    if offered or not view.memory.protested:
        return None
    return _worn_out(view)
