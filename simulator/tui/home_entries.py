"""What home lists: sessions to go on with, then pairings to practise, those not tried yet first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from simulator.tui.progress import advice_for, played_so_far
from simulator.tui.words import DIFFICULTY, STAGE, plural, when

if TYPE_CHECKING:
    from simulator.content.loading import Library
    from simulator.services import Services
    from simulator.store.rows import SessionRow

MOST_UNFINISHED = 3
"""Unfinished sessions on home; the history has them all."""


@dataclass(frozen=True)
class Entry:
    """One row of home: `session` is the id to go on with, or empty for a new session."""

    id: str
    persona: str
    scenario: str
    columns: tuple[str, str]
    """What stands before the text, in two columns."""
    text: str
    preview: str
    session: str = ""
    remark: str = ""


@dataclass
class Entries:
    """Everything on home."""

    unfinished: list[Entry] = field(default_factory=list)
    pairings: list[Entry] = field(default_factory=list)
    remark: str = ""
    """For the title bar: who, and how much lately."""
    advice: str = ""
    """Which step wants practice."""

    @property
    def all(self) -> list[Entry]:
        """Every row, in order."""
        return self.unfinished + self.pairings

    @classmethod
    def read(cls, services: "Services", stored: bool, now: datetime) -> "Entries":
        """What home shows now; only the pairings where the database isn't open (`stored` is false)."""
        entries = cls(remark=services.trainee)
        sessions: list[SessionRow] = []
        if stored and services.trainee.casefold() in {one.name.casefold() for one in services.store.trainees()}:
            sessions = services.store.sessions(services.trainee, limit=200)
            unfinished = services.store.unfinished(services.trainee, limit=MOST_UNFINISHED)
            entries.unfinished = [_unfinished(row, services.library, now) for row in unfinished]
            entries.remark = _remark(services.trainee, sessions, now)
            entries.advice = advice_for(services.store, sessions)
        entries.pairings = list(_pairings(services.library, sessions))
        return entries


def search(entries: Iterable[Entry], words: str) -> list[Entry]:
    """The entries in which every word of the search occurs."""
    wanted = words.casefold().split()
    return [
        one for one in entries if all(word in f"{one.text} {one.preview} {one.columns}".casefold() for word in wanted)
    ]


def _remark(trainee: str, sessions: list["SessionRow"], now: datetime) -> str:
    recent = sum((now - row.started_at).days < 7 for row in sessions)
    return f"{trainee} · {plural(recent, 'session')} this week" if recent else trainee


def _unfinished(row: "SessionRow", library: "Library", now: datetime) -> Entry:
    persona, scenario = library.personas.get(row.persona), library.scenarios.get(row.scenario)
    name = persona.name if persona else row.persona
    title = scenario.title if scenario else row.scenario
    stage = STAGE[row.stage].format(turns=plural(row.turns, "turn"))
    return Entry(
        id=f"session-{row.id}",
        persona=row.persona,
        scenario=row.scenario,
        columns=(when(row.changed_at, now), stage),
        text=f"{name} — {title}",
        preview=scenario.situation if scenario else "",
        session=row.id,
        remark=f"Left {when(row.changed_at, now)}, {stage}.",
    )


def _pairings(library: "Library", sessions: list["SessionRow"]) -> Iterable[Entry]:
    played = played_so_far(sessions)
    people = {id: number for number, id in enumerate(library.personas)}
    matters = {id: number for number, id in enumerate(library.scenarios)}

    def order(pair: tuple[str, str]) -> tuple[int, int, int, str]:
        # Each round takes every situation once, each with another customer, so that the top of the list is varied.
        turn = (people[pair[0]] + matters[pair[1]]) % max(1, len(people))
        return played.count(pair), turn, library.scenarios[pair[1]].difficulty, pair[1]

    for who, what in sorted(library.pairings, key=order):
        persona, scenario = library.personas[who], library.scenarios[what]
        yield Entry(
            id=f"pair-{who}-{what}",
            persona=who,
            scenario=what,
            columns=(DIFFICULTY[scenario.difficulty], scenario.channel),
            text=f"{persona.name} — {scenario.title} · {persona.label}",
            preview=f"{scenario.situation}\n\n{persona.name}, {persona.label}: {persona.summary}",
            remark=played.remark((who, what)),
        )
