"""What the library lists: customers, situations, and files that can't be used, each with what goes with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from simulator.tui import library_text
from simulator.tui.words import DIFFICULTY

if TYPE_CHECKING:
    from simulator.content.loading import Library

Pairing = tuple[str, str, str]
"""A persona's id, a scenario's id, and what to call the pair in a list."""


@dataclass(frozen=True)
class Item:
    """One row: its group, what it is called, what is said of it, and what it can be practised with."""

    id: str
    group: str
    name: str
    detail: Content
    pairings: tuple[Pairing, ...] = ()
    together: str = ""
    """What stands over the pairings."""


def items(library: "Library") -> Iterator[Item]:
    """Every row, group by group; what is broken stands last."""
    yield from _personas(library)
    yield from _scenarios(library)
    for number, fault in enumerate(library.faults, 1):
        name = f"{fault.path.name}{': ' + fault.key if fault.key else ''}"
        yield Item(f"fault-{number}", "Broken files", name, library_text.fault(fault))


def _personas(library: "Library") -> Iterator[Item]:
    for id, persona in sorted(library.personas.items(), key=lambda pair: pair[1].name):
        pairings = tuple((id, what, _matter(library, what)) for who, what in library.pairings if who == id)
        detail = library_text.persona(persona, library.sources.get(("Persona", id)))
        yield Item(f"persona-{id}", "Customers", persona.name, detail, pairings, "Practise with")


def _scenarios(library: "Library") -> Iterator[Item]:
    for id, scenario in sorted(library.scenarios.items(), key=lambda pair: (pair[1].difficulty, pair[1].title)):
        pairings = tuple((who, id, _person(library, who)) for who, what in library.pairings if what == id)
        detail = library_text.scenario(scenario, library.sources.get(("Scenario", id)))
        yield Item(f"scenario-{id}", "Situations", scenario.title, detail, pairings, "Who can call about it")


def _matter(library: "Library", id: str) -> str:
    scenario = library.scenarios[id]
    return f"{scenario.title} ({DIFFICULTY[scenario.difficulty]})"


def _person(library: "Library", id: str) -> str:
    persona = library.personas[id]
    return f"{persona.name}, {persona.label}"
