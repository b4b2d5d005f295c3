"""The history's rows: every second go under its first, and each session in a few words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from simulator.tui.wording import OUTCOMES
from simulator.tui.words import plural, when

if TYPE_CHECKING:
    from simulator.content.loading import Library
    from simulator.store.rows import SessionRow

OPEN_AT = {"note": "at the note", "self_rating": "at rating"}
"""Where an unfinished session stands, once the talk is over."""


@dataclass(frozen=True)
class Shown:
    """One row: `depth` is 0 for a first go, 1 for a branch of it, 2 for a branch of that."""

    row: "SessionRow"
    depth: int


def in_families(rows: Sequence["SessionRow"]) -> list[Shown]:
    """Sessions in the order given, each branch under what it branches from, those of the earliest reply first."""
    ids = {row.id for row in rows}
    children: dict[str, list[SessionRow]] = {}
    for row in rows:
        if row.branch_of in ids:
            children.setdefault(str(row.branch_of), []).append(row)
    roots = _roots(rows, ids)
    return [shown for root in roots for shown in _family(root, children, 1 if root.branch_of else 0)]


def _roots(rows: Sequence["SessionRow"], ids: set[str]) -> list["SessionRow"]:
    """Where each family starts, the family with the newest member first."""
    known = {row.id: row for row in rows}
    roots: dict[str, SessionRow] = {}
    for row in rows:
        while row.branch_of in ids:
            row = known[str(row.branch_of)]
        roots.setdefault(row.id, row)
    return list(roots.values())


def _family(row: "SessionRow", children: dict[str, list["SessionRow"]], depth: int) -> Iterable[Shown]:
    yield Shown(row, depth)
    for child in sorted(children.get(row.id, ()), key=lambda one: (one.branch_turn or 0, one.started_at)):
        yield from _family(child, children, depth + 1)


def cells(shown: Shown, library: "Library", now: datetime) -> tuple[str, str, str, str, str]:
    """When, who, what, score and end of one session."""
    row = shown.row
    persona, scenario = library.personas.get(row.persona), library.scenarios.get(row.scenario)
    name = persona.name if persona else row.persona
    who = f"{'  ' * (shown.depth - 1)}└ reply {_reply(row)}" if shown.depth else name
    return when(row.started_at, now), who, scenario.title if scenario else row.scenario, _score(row), _end(row)


def _reply(row: "SessionRow") -> int:
    # The customer opens, and then the two take turns.
    return ((row.branch_turn or 0) + 1) // 2


def _score(row: "SessionRow") -> str:
    if row.total is None:
        return "–"
    return f"{row.total} {'passed' if row.passed else 'not yet'}"


def _end(row: "SessionRow") -> str:
    if row.finished:
        return OUTCOMES[row.outcome] if row.outcome else ""
    if row.abandoned:
        return "set aside"
    return f"open, {OPEN_AT.get(row.stage) or plural(row.turns, 'turn')}"
