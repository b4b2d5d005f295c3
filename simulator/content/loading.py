"""Finds and loads personas and scenarios; a bad file is a fault in the library, and hides no good one."""

import hashlib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from simulator.content import faults
from simulator.content.faults import ContentError, Fault
from simulator.content.models import LineBank, Persona, Scenario

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Library:
    """Everything that can be practised with, by id, and the faults of what could not be loaded."""

    personas: dict[str, Persona] = field(default_factory=dict)
    lines: dict[str, LineBank] = field(default_factory=dict)
    scenarios: dict[str, Scenario] = field(default_factory=dict)
    sources: dict[tuple[str, str], Path] = field(default_factory=dict)
    """The file behind each (kind, id)."""
    faults: tuple[Fault, ...] = ()

    def persona(self, id: str) -> Persona:
        """The persona of this id; ContentError names the ones there are."""
        return _find("persona", self.personas, id)

    def scenario(self, id: str) -> Scenario:
        """The scenario of this id; ContentError names the ones there are."""
        return _find("scenario", self.scenarios, id)

    def lines_of(self, persona: str) -> LineBank:
        """A persona's lines; the shared ones where it has none of its own."""
        return self.lines.get(persona) or self.lines.get("shared") or LineBank({})

    @cached_property
    def pairings(self) -> tuple[tuple[str, str], ...]:
        """Every (persona, scenario) that declare themselves fit for each other."""
        return tuple(
            (who, what) for who, persona in self.personas.items() for what in self.scenarios if fits(persona, what)
        )

    def content_hash(self, persona: str, scenario: str) -> str:
        """A digest of the contents that a session of these two depends on."""
        parts = (self.persona(persona), self.lines_of(persona), self.lines_of("shared"), self.scenario(scenario))
        return digest("\n".join(part.model_dump_json() for part in parts))


def digest(text: str) -> str:
    """Sixteen hexadecimal digits that stand for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def fits(persona: Persona, scenario: str) -> bool:
    """Whether a persona declares itself fit for a scenario."""
    return "any" in persona.fits or scenario in persona.fits


def _find(kind: str, table: dict[str, Model], id: str) -> Model:
    if id in table:
        return table[id]
    known = ", ".join(sorted(table)) or "none"
    raise ContentError([Fault(Path(kind), id, f"there is no {kind} of this id", f"choose one of: {known}")])


def load(roots: Iterable[Path]) -> Library:
    """The library of several roots (folders that hold personas/ and scenarios/); a later root's file wins."""
    library = Library()
    found: list[Fault] = []
    for root in roots:
        found += _load_into(library.personas, library, root / "personas", Persona)
        found += _load_into(library.lines, library, root / "personas" / "lines", LineBank)
        found += _load_into(library.scenarios, library, root / "scenarios", Scenario)
    return Library(library.personas, library.lines, library.scenarios, library.sources, tuple(found))


def _load_into(table: dict[str, Model], library: Library, folder: Path, model: type[Model]) -> list[Fault]:
    models, found = load_folder(folder, model)
    table.update(models)
    library.sources.update({(model.__name__, id): folder / f"{id}.toml" for id in models})
    return found


def load_folder(folder: Path, model: type[Model]) -> tuple[dict[str, Model], list[Fault]]:
    """The files that lie directly in a folder, by id, and the faults of those that can't be used."""
    models: dict[str, Model] = {}
    found: list[Fault] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            models[path.stem] = load_file(path, model)
        except ContentError as error:
            found.extend(error.faults)
    return models, found


def load_file(path: Path, model: type[Model]) -> Model:
    """One content file, validated; ContentError lists every fault in it."""
    try:
        return model.model_validate(_read(path))
    except ValidationError as error:
        raise ContentError(faults.of_validation(path, error)) from error


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ContentError([faults.of_reading(path, error)]) from error
