"""A record and the rubric in, a score out: seven levels with proof, critical errors, a total."""

from collections.abc import Callable

from simulator.events import Level, Score, StepResult
from simulator.scoring import critical
from simulator.scoring.finding import Finding
from simulator.scoring.record import Record
from simulator.scoring.rubric import Rubric, Rules, Step
from simulator.scoring.steps import acknowledge, alternatives, calm, clarify, close, document, escalate

Rule = Callable[[Record, Rules], Finding]

RULES: dict[str, Rule] = {
    "1": calm.find, "2": acknowledge.find, "3": clarify.find, "4": alternatives.find,
    "5": escalate.find, "6": close.find, "7": document.find,
}  # fmt: skip

MOST_QUOTES = 4
"""Quotes kept as proof of one level."""


def score(record: Record, rubric: Rubric, version: int = 1, by: str = "machine") -> Score:
    """One version of a session's score. The same record and rubric give the same score, whatever came before."""
    steps = {number: _result(rule(record, rubric.content.rules), rubric.step(number)) for number, rule in RULES.items()}
    errors = tuple(critical.find(record))
    total = total_of({number: step.level for number, step in steps.items()})
    capped = min(total, rubric.content.capped_at) if errors else total
    return Score(
        turn=max(0, len(record.turns) - 1),
        version=version,
        by=by,
        rubric_hash=rubric.digest,
        steps=steps,
        critical=errors,
        total=capped,
        passed=capped >= rubric.content.pass_mark,
        unknown=tuple(_unknown(record)),
    )


def total_of(levels: dict[str, Level]) -> int:
    """0 to 100: the mean level of the steps that apply and are known, of the highest."""
    counted = [level for level in levels.values() if isinstance(level, int)]
    return round(100 * sum(counted) / (3 * len(counted))) if counted else 0


def _result(finding: Finding, step: Step) -> StepResult:
    """A finding in the rubric's words. No quote, no credit: a level above 0 without proof becomes 0."""
    level = finding.level
    if isinstance(level, int) and level > 0 and not finding.quotes:
        level = 0
    known = level if isinstance(level, int) else None
    anchor = step.anchors[known] if known is not None else "not needed here" if level == "n/a" else "not known"
    return StepResult(
        level=level,
        anchor=anchor,
        next=step.next[known] if known is not None else "",
        quotes=finding.quotes[:MOST_QUOTES],
        unsure=bool(finding.doubtful),
    )


def _unknown(record: Record) -> list[str]:
    missing = []
    if record.note is None:
        missing.append("the note")
    if any(reply.seconds is None for reply in record.replies):
        missing.append("the times")
    if record.ended_by is None:
        missing.append("who ended it")
    return missing
