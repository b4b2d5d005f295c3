"""What the debrief screen shows of a session, and of the one that it takes a turn of again."""

from typing import TYPE_CHECKING

from simulator.events import Level
from simulator.report import markdown as report
from simulator.scoring import debrief
from simulator.scoring.debrief import Debrief
from simulator.tui.comparing import Comparison, summary

if TYPE_CHECKING:
    from simulator.store.live import LiveSession


def of(live: "LiveSession") -> Debrief:
    """The debrief of a scored session."""
    session = live.session
    return debrief.build(session.events, session.persona, session.scenario)


def of_original(live: "LiveSession") -> Debrief | None:
    """The debrief of the session that this one is a second go of; None where there is none, or it was never scored."""
    parent = live.store.find(live.id).branch_of
    if parent is None:
        return None
    events = live.store.events(parent)
    if not any(event.event == "score" for event in events):
        return None
    return debrief.build(events, live.session.persona, live.session.scenario)


def branch_reply(live: "LiveSession") -> int:
    """The number of the reply that this session takes again, from 1."""
    turn = live.store.find(live.id).branch_turn or 0
    return sum(one.speaker == "trainee" and one.turn < turn for one in live.session.turns) + 1


def markdown(shown: Debrief, changes: Comparison | None) -> str:
    """The debrief as Markdown, with what a second go changed."""
    return report.markdown(shown) + (_changes(changes) if changes else "")


def _changes(changes: Comparison) -> str:
    rows = [f"| {step.name} | {_level(step.before)} | {_level(step.now)} |" for step in changes.steps]
    total, mood = [f"| {name} | {before} | {now} |" for name, before, now in _ends(changes)]
    table = ["| | first go | this go |", "|---|---:|---:|", *rows, total, mood]
    return "\n".join(["", "## Against the first go", "", report.safe(summary(changes)), "", *table, ""])


def _ends(changes: Comparison) -> tuple[tuple[str, object, object], ...]:
    return ("Total", *changes.totals), ("Mood at the end", *changes.moods)


def _level(level: Level) -> str:
    return "–" if level is None else str(level)
