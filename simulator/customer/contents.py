"""What a customer says about the matter itself: answers, verdicts, contradictions, tests, complaints."""

from simulator.customer import answers, offers, promises
from simulator.customer.plan import Planned
from simulator.customer.pushes import doubts
from simulator.customer.view import View

COMPLAINTS = 3
"""Times that a customer says unasked what is wrong."""

LATEST_COMPLAINT = 4
"""Replies after which nobody begins with their complaints again."""


def content(view: View) -> list[Planned]:
    """The contents of the next turn, at most two; empty where a reaction or a push says it all."""
    if "contradicted" in view.names:
        return [Planned("challenge", quote=view.quote("contradicted"))]
    if "misread" in view.names:
        return _correction(view)
    weighed = offers.weigh(view.persona, view.scenario, view.memory, view.mood, view.heard)
    answered = answers.answer(view.scenario, view.memory, view.mood, view.heard, view.chance)
    if "parroted" in view.names:
        # Nobody answers a recording.
        answered = []
    if weighed or answered:
        # A question answered and an offer weighed both have a place; more than one fact beside an offer is a speech.
        return [*answered[:1], *weighed] if weighed else answered
    if view.memory.settled:
        return []
    if view.memory.vent_left > 0:
        return [Planned("vent")] if view.chance.random() < 0.6 else [Planned("vent"), *_complaint(view)]
    return [Planned("test")] if doubts(view) else _complaint(view)


def _correction(view: View) -> list[Planned]:
    fact = promises.misstated(view.scenario, view.memory, view.heard.reading.claims)[0]
    return [Planned("correct", facts=((fact, view.memory.told[fact]),))]


def _complaint(view: View) -> list[Planned]:
    untold = [fact.id for fact in view.scenario.facts if not fact.hidden and fact.id not in view.memory.told]
    if untold and view.memory.replies % 2:
        return [Planned("volunteer", facts=((untold[0], "volunteered"),))]
    if view.memory.moves.count("complain") < COMPLAINTS and view.memory.replies <= LATEST_COMPLAINT:
        return [Planned("complain")]
    return []
