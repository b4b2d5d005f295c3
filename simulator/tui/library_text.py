"""What the library says of a customer, a situation, or a file that can't be used."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from simulator.tui.wording import lines
from simulator.tui.words import DIFFICULTY

if TYPE_CHECKING:
    from simulator.content.faults import Fault
    from simulator.content.models import Persona, Scenario


def persona(shown: "Persona", source: Path | None) -> Content:
    """Who calls."""
    parts = [
        Content.assemble((shown.name, "bold"), (f" · {shown.label}", "$muted")),
        Content(""),
        Content(shown.summary),
        *([Content("Remembers the last call: the next one opens from your note.")] if shown.remembers else []),
        *_source(source),
    ]
    return lines(parts)


def scenario(shown: "Scenario", source: Path | None) -> Content:
    """What it is about."""
    facts = f"{shown.company} · {shown.channel} · {DIFFICULTY[shown.difficulty]}"
    parts = [
        Content.styled(shown.title, "bold"),
        Content.styled(facts, "$muted"),
        Content(""),
        *(Content(line) for line in shown.situation.splitlines()),
        *_source(source),
    ]
    return lines(parts)


def fault(shown: "Fault") -> Content:
    """What is wrong with a file, where, and how to mend it."""
    parts = [
        Content.styled(f"{shown.path.name} can't be used as it is", "bold"),
        Content(""),
        Content.assemble(("What:  ", "bold"), shown.wrong),
        Content.assemble(("Where: ", "bold"), f"{shown.key}, in {shown.path}" if shown.key else str(shown.path)),
        Content.assemble(("Mend:  ", "bold"), shown.mend),
        Content(""),
        Content.styled("Everything else in the library works. `hotseat check` looks closer, file by file.", "$muted"),
    ]
    return lines(parts)


def _source(source: Path | None) -> list[Content]:
    return [Content(""), Content.styled(f"{source.parent.name}/{source.name}", "$muted")] if source else []
