"""Decides what the customer does next: agenda-based, by rules, never by chance alone."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from simulator.content.models import Persona, Scenario
from simulator.customer import answers, offers
from simulator.customer.memory import Memory
from simulator.customer.mood import Signal, rank, tension, values_of
from simulator.customer.moves import reactions
from simulator.customer.plan import Planned
from simulator.customer.signals import Heard
from simulator.events import Mood, Outcome
from simulator.understanding.acts import HARMFUL, SUBSTANCE

MOST_REPLIES = 16
"""Replies after which a customer has had enough: simulated customers run too long (PSI-Bench)."""

BARREN_REPLIES = 4
"""Replies in a row without substance after which a customer gives up."""

HARSH = frozenset(
    {
        "insulted",
        "false-empathy",
        "dismissed",
        "blamed",
        "parroted",
        "asked-again",
        "refused",
        "defended",
        "stalled",
        "nothing-said",
    }
)


@dataclass(frozen=True)
class View:
    """Everything that a decision may look at."""

    persona: Persona
    scenario: Scenario
    memory: Memory
    mood: Mood
    heard: Heard
    signals: Sequence[Signal]
    chance: random.Random

    @property
    def names(self) -> frozenset[str]:
        """The signals' names."""
        return frozenset(signal.name for signal in self.signals)

    @property
    def hot(self) -> bool:
        """Whether the customer is furious or angry."""
        return rank(self.mood.word) <= 1


@dataclass(frozen=True)
class Decision:
    """The moves of one customer turn; `outcome` is empty while the conversation goes on."""

    moves: list[Planned] = field(default_factory=list)
    outcome: Outcome | None = None


def open_with(persona: Persona, earlier: bool) -> Decision:
    """The first turn: a greeting in the persona's manner (or what they remember), then the scenario's opening."""
    return Decision([Planned("remember" if earlier and persona.remembers else "greeting"), Planned("opening")])


def decide(view: View) -> Decision:
    """What the customer does after a reply."""
    ending = _ending(view)
    if ending:
        return ending
    content = _content(view)
    pushes = _pushes(view, content)
    return Decision([*_reaction(view, content), *content, *pushes])


# --- endings ---------------------------------------------------------------------------------------------------------


def _ending(view: View) -> Decision | None:
    memory, persona = view.memory, view.persona
    insulted = "insulted" in view.names
    if insulted and (memory.acts["rude"] >= 1 or view.mood.anger >= 0.9 or view.mood.patience <= 0.15):
        return Decision([Planned("react-rude"), Planned("hang-up")], "hung_up")
    if memory.settled:
        return _settled_ending(view)
    if view.mood.patience <= persona.stance.leaves_at and memory.replies >= 3:
        return _lost(view)
    if memory.barren >= BARREN_REPLIES:
        return _lost(view)
    if memory.replies >= MOST_REPLIES:
        return _worn_out(view)
    return _closing_unsettled(view) if "close" in view.heard.acts else None


def _lost(view: View) -> Decision:
    if view.hot and view.mood.anger >= 0.7:
        return Decision([*_reaction(view, []), Planned("hang-up")], "hung_up")
    return Decision([*_reaction(view, []), Planned("leave")], "left")


def _worn_out(view: View) -> Decision:
    if view.memory.offered and not view.hot:
        return Decision([Planned("settle-unhappily")], "unhappy")
    return Decision([Planned("leave")], "left")


def _settled_ending(view: View) -> Decision | None:
    outcome: Outcome = "supervisor" if view.memory.settled == "escalation" else "accepted"
    done = "close" in view.heard.acts or view.memory.settled_replies >= 2
    if not done or _asked(view):
        return None
    if rank(view.mood.word) <= 1:
        return Decision([Planned("settle-unhappily")], outcome)
    thanks = [Planned("thank")] if rank(view.mood.word) >= 3 else []
    return Decision([*thanks, Planned("goodbye")], outcome)


def _asked(view: View) -> bool:
    return bool({"clarify", "identify"} & view.heard.acts)


def _closing_unsettled(view: View) -> Decision | None:
    """The trainee wraps up while the matter is open: a protest the first time, an end the second."""
    offered = view.heard.claims("option", "offers") or "escalate" in view.heard.acts
    if offered or not view.memory.protested:
        return None
    return _worn_out(view)


# --- reactions -------------------------------------------------------------------------------------------------------


def _reaction(view: View, content: list[Planned]) -> list[Planned]:
    names = view.names
    found = next(((signal, move) for signal, move in reactions().items() if signal in names), None)
    if found is None:
        return []
    signal, move = found
    crowded = any(planned.facts or planned.verdict for planned in content)
    if signal not in HARSH and crowded and view.chance.random() < 0.5:
        return []
    quote = next(one.quote for one in view.signals if one.name == signal)
    return [Planned(move, quote=quote)]


# --- contents --------------------------------------------------------------------------------------------------------


def _content(view: View) -> list[Planned]:
    weighed = offers.weigh(view.persona, view.scenario, view.memory, view.mood, view.heard)
    answered = answers.answer(view.scenario, view.memory, view.mood, view.heard, view.chance)
    if weighed or answered:
        # A question answered and an offer weighed both have a place; more than one fact beside an offer is a speech.
        return [*answered[:1], *weighed] if weighed else answered
    if view.memory.settled:
        return []
    if view.memory.vent_left > 0:
        return [Planned("vent"), *_next_complaint(view)]
    return _next_complaint(view)


def _next_complaint(view: View) -> list[Planned]:
    untold = [fact.id for fact in view.scenario.facts if not fact.hidden and fact.id not in view.memory.told]
    if untold and view.memory.replies % 2:
        return [Planned("volunteer", facts=((untold[0], "volunteered"),))]
    if view.memory.moves.count("complain") < 3 and view.memory.replies <= 4:
        return [Planned("complain")]
    return []


# --- pushes ----------------------------------------------------------------------------------------------------------


def _pushes(view: View, content: list[Planned]) -> list[Planned]:
    if view.memory.settled or any(move.verdict == "taken" or move.move == "accept-escalation" for move in content):
        return _pushes_settled(view, content)
    if "close" in view.heard.acts:
        return [Planned("press")]
    return _insists(view) or _wanders(view) or _wants_next(view, content)


def _pushes_settled(view: View, content: list[Planned]) -> list[Planned]:
    if "next_step" not in view.heard.acts and not view.memory.deadline and "ask-when" not in view.memory.moves:
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
    if fresh and grim and view.hot and memory.replies >= 3 and len(memory.threats) < 2:
        return [Planned(f"threaten-{view.chance.choice(fresh)}")]
    return []


def _wanders(view: View) -> list[Planned]:
    quiet = not view.heard.acts & HARMFUL and view.memory.replies >= 2 and view.memory.drifted < 2
    if quiet and view.chance.random() < view.persona.stance.drifts:
        return [Planned("drift")]
    return []


def _wants_next(view: View, content: list[Planned]) -> list[Planned]:
    acts = view.heard.acts
    if any(move.verdict == "refused" for move in content):
        return [Planned(view.chance.choice(["press", "stakes", "ask-what-now"]))]
    if content and view.chance.random() < 0.6:
        return []
    if _eased(view):
        return [Planned("soften")]
    if acts & {"next_step", "own", "escalate"} and not view.heard.claims("promise"):
        return [Planned("ask-when")]
    if "stall" in acts:
        return [Planned(view.chance.choice(["ask-who", "ask-when"]))]
    return [Planned(view.chance.choice(["press", "stakes", "ask-what-now", "ask-what-now"]))]


def _eased(view: View) -> bool:
    now = tension(values_of(view.mood))
    before = view.memory.tension[-1] if view.memory.tension else now
    useful = bool(view.heard.acts & SUBSTANCE)
    return useful and rank(view.mood.word) >= 3 and before - now >= 0.02 and view.memory.moves.count("soften") < 2
