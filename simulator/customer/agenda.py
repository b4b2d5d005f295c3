"""Decides what the customer does next: agenda-based, by rules, never by chance alone."""

import random

from simulator.content.models import Persona
from simulator.customer import contents, endings, pushes, shape
from simulator.customer.plan import Planned
from simulator.customer.reactions import goes_silent, reaction
from simulator.customer.view import Decision, View

GREETS = 0.6
"""How often the matter waits for a first word about themselves."""


def open_with(persona: Persona, earlier: bool, chance: random.Random) -> Decision:
    """The first turn: a greeting in the persona's manner (or what they remember), then the scenario's opening."""
    if earlier and persona.remembers:
        return Decision([Planned("remember"), Planned("opening")])
    greeting = [Planned("greeting")] if chance.random() < GREETS else []
    return Decision([*greeting, Planned("opening")])


def decide(view: View) -> Decision:
    """What the customer does after a reply: ends it, goes quiet, or reacts, says something and pushes."""
    ending = endings.ending(view)
    if ending:
        return ending
    if goes_silent(view):
        return Decision([Planned("go-silent")])
    content = contents.content(view)
    moves = [*reaction(view, content), *content, *pushes.push(view, content)]
    return Decision(shape.shaped(view, moves))
