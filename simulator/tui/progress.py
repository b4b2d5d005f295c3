"""What the sessions so far say about the next one."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.tui.words import plural

if TYPE_CHECKING:
    from simulator.services import Services
    from simulator.store.rows import SessionRow
    from simulator.store.store import Store

RECENT = 10
"""Scored sessions that the advice looks back on."""


@dataclass(frozen=True)
class Played:
    """How often each pairing was begun, and its latest result."""

    counts: Counter[tuple[str, str]]
    totals: dict[tuple[str, str], int]

    def count(self, pair: tuple[str, str]) -> int:
        """How often a pairing was begun."""
        return self.counts[pair]

    def remark(self, pair: tuple[str, str]) -> str:
        """What to say about a pairing that was played before; empty for a new one."""
        if not self.counts[pair]:
            return ""
        last = f", the last one {self.totals[pair]} of 100" if pair in self.totals else ""
        return f"You have tried this {plural(self.counts[pair], 'time')}{last}."


def played_so_far(sessions: list["SessionRow"]) -> Played:
    """Counts sessions, the latest first; branches are another go at the same one, and don't count."""
    first_goes = [row for row in sessions if row.branch_of is None]
    totals: dict[tuple[str, str], int] = {}
    for row in sessions:
        if row.total is not None:
            totals.setdefault((row.persona, row.scenario), row.total)
    return Played(Counter((row.persona, row.scenario) for row in first_goes), totals)


def advice_for(store: "Store", sessions: list["SessionRow"]) -> str:
    """The step that wants practice most, by the latest sessions; empty where nothing is scored yet."""
    from simulator.scoring import rubric

    levels: dict[str, list[int]] = {}
    for row in [one for one in sessions if one.total is not None][:RECENT]:
        for step, level in store.scores(row.id)[-1].score.levels.items():
            if isinstance(level, int):
                levels.setdefault(step, []).append(level)
    if not levels:
        return ""
    means = {step: sum(given) / len(given) for step, given in levels.items()}
    step = min(means, key=lambda number: (means[number], number))
    return f"{rubric.load().step(step).name} is your weakest step so far ({means[step]:.1f} of 3)"


def next_seed(services: "Services", persona: str, scenario: str) -> int:
    """The first seed that this trainee has not met with a pairing; 1 where that can't be known."""
    from simulator.store.errors import StoreError
    from simulator.store.rows import Filters

    try:
        rows = services.store.sessions(services.trainee, 1000, filters=Filters(persona=persona, scenario=scenario))
    except StoreError:
        return 1
    met = {row.seed for row in rows}
    return next(seed for seed in range(1, len(met) + 2) if seed not in met)
