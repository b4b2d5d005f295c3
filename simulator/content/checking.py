"""Checks content beyond its shape: slots, moves, length, agent talk, near-duplicates, references."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel

from simulator.content import duplicates, faults
from simulator.content.faults import ContentError, Fault
from simulator.content.loading import Library, load, load_file
from simulator.content.models import LineBank, Persona, Scenario

MOST_LINE_WORDS = 24
"""Longest written line; three of them make the longest turn."""

SLOTS = frozenset({"option", "quote", "deadline", "promise"})

AGENT_TALK = re.compile(
    r"\b(?:how (?:may|can) i (?:help|assist)|i(?:'m| am) (?:happy|here|glad) to (?:help|assist)|as an ai|language model"
    r"|thank you for (?:calling|contacting)|we apologi[sz]e for|your (?:order|refund) (?:has been|will be)"
    r"|is there anything else (?:i|we) can)\b",
    re.IGNORECASE,
)


def check_library(roots: Iterable[Path]) -> tuple[list[Fault], int]:
    """The faults of everything in some roots, and how many files were looked at."""
    library = load(roots)
    found = list(library.faults)
    for (_, id), path in library.sources.items():
        model = load_file(path, _model_for(path))
        found.extend(check_model(path, model))
        if isinstance(model, Persona):
            found.extend(_unknown_scenarios(path, model, library))
        del id
    found.extend(_near_copies(library))
    return found, len(library.sources) + len({fault.path for fault in library.faults})


def _near_copies(library: Library) -> Iterator[Fault]:
    """Lines of any persona that nearly repeat one of its own or of another's."""
    places = [
        (library.sources["LineBank", id], f"{move}.{band}[{number}]", line)
        for id, bank in library.lines.items()
        for move, bands in bank.root.items()
        for band, lines in bands.items()
        for number, line in enumerate(lines, 1)
    ]
    for at, twin in duplicates.near([line for _, _, line in places]):
        (path, key, _), (other, other_key, _) = places[at], places[twin]
        yield Fault(path, key, f"nearly the same as {other.stem}, {other_key}", "write another")


def check_path(path: Path) -> tuple[list[Fault], int]:
    """The faults of one file, or of every content file in a folder, and how many files were looked at."""
    files = sorted(path.rglob("*.toml")) if path.is_dir() else [path]
    if not files:
        return [Fault(path, "", "holds no .toml file", "name a content file or a folder that holds some")], 0
    return [fault for file in files for fault in _check_file(file)], len(files)


def _check_file(path: Path) -> list[Fault]:
    try:
        return list(check_model(path, load_file(path, _model_for(path))))
    except ContentError as error:
        return error.faults


def _model_for(path: Path) -> type[BaseModel]:
    if path.parent.name == "lines":
        return LineBank
    return Persona if path.parent.name == "personas" or _looks_like_persona(path) else Scenario


def _looks_like_persona(path: Path) -> bool:
    try:
        return path.parent.name != "scenarios" and "[stance]" in path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False


def check_model(path: Path, model: BaseModel) -> Iterator[Fault]:
    """What is wrong with a file that has the right shape."""
    if isinstance(model, LineBank):
        yield from _check_lines(path, model)
    elif isinstance(model, Scenario):
        yield from _check_scenario(path, model)


def _check_scenario(path: Path, scenario: Scenario) -> Iterator[Fault]:
    for number, fact in enumerate(scenario.facts, 1):
        if fact.hidden and not fact.asked_by:
            yield Fault(
                path,
                f"facts[{number}].asked_by",
                "a hidden fact that no question brings out",
                "give it a question or two",
            )
    for name, lines in scenario.lines:
        for number, line in enumerate(lines, 1):
            yield from _check_line(path, f"lines.{name}[{number}]", line)


def _check_lines(path: Path, bank: LineBank) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for move, bands in bank.root.items():
        for band, lines in bands.items():
            for number, line in enumerate(lines, 1):
                key = f"{move}.{band}[{number}]"
                yield from _check_line(path, key, line)
                plain = re.sub(r"\W+", " ", line.lower()).strip()
                if plain in seen:
                    yield Fault(path, key, f"the same line as {seen[plain]}", "write another")
                seen[plain] = key


def _check_line(path: Path, key: str, line: str) -> Iterator[Fault]:
    unknown = sorted(set(re.findall(r"\{(\w*)\}", line)) - SLOTS)
    if unknown:
        yield Fault(path, key, f"there is no slot {{{unknown[0]}}}", f"use one of: {', '.join(sorted(SLOTS))}")
    if len(line.split()) > MOST_LINE_WORDS:
        yield Fault(path, key, f"{len(line.split())} words", f"say it in {MOST_LINE_WORDS} at the most")
    if AGENT_TALK.search(line):
        yield Fault(path, key, "sounds like the agent", "let the customer speak")


def _unknown_scenarios(path: Path, persona: Persona, library: Library) -> Iterator[Fault]:
    for number, id in enumerate(persona.fits, 1):
        if id != "any" and id not in library.scenarios:
            yield faults.Fault(path, f"fits[{number}]", f"there is no scenario {id!r}", "correct it, or take it out")
