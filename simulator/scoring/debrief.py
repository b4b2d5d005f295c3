"""The debrief as data, in the order in which a coach would talk; every front end shows the same one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from simulator.content.models import Persona, Scenario
from simulator.customer.mood import tension, values_of
from simulator.customer.voice.human import HumanVoice
from simulator.events import Closed, Event, Fallback, Ledger, Level, Mood, MoodWord, Score, SelfRating, StepResult, Turn
from simulator.scoring import model_reply, note, record, rubric
from simulator.scoring.model_reply import ModelReply
from simulator.scoring.note import NoteItem
from simulator.scoring.record import Record
from simulator.understanding.acts import HARMFUL, LABELS

TURNING_POINTS = 3
"""Turning points shown: the turns at which the mood moved most."""

KINDS = TypeVar("KINDS", bound=Event)


@dataclass(frozen=True)
class CurvePoint:
    """The mood after one turn; `tension` is 0 (content) to 1 (furious), `reply` counts the trainee's replies from 1."""

    turn: int
    reply: int
    word: MoodWord
    tension: float


@dataclass(frozen=True)
class TurningPoint:
    """A turn at which the mood moved much: by how much tension, and the ledger line that weighed most."""

    turn: int
    reply: int
    change: float
    why: str
    quote: str


@dataclass(frozen=True)
class Row:
    """One step: its level beside the trainee's own, with the proof."""

    number: str
    name: str
    own: Level
    result: StepResult


@dataclass(frozen=True)
class OneThing:
    """The one thing to change: the step, the reply it hangs on (None: nothing was said), and how it could have gone."""

    step: str
    name: str
    turn: int | None
    reply: int | None
    said: str
    advice: str
    instead: tuple[ModelReply, ...]


@dataclass(frozen=True)
class Debrief:
    """Everything that a debrief shows."""

    customer: str
    title: str
    score: Score
    own_total: int | None
    outcome: str
    curve: tuple[CurvePoint, ...]
    turning_points: tuple[TurningPoint, ...]
    rows: tuple[Row, ...]
    one_thing: OneThing | None
    went_well: tuple[tuple[int, str, str], ...]
    """(turn, what it did, the words)."""
    note: tuple[NoteItem, ...]
    fallbacks: int


def build(events: Iterable[Event], persona: Persona, scenario: Scenario) -> Debrief:
    """The debrief of a scored session; raises ValueError where there is no score yet."""
    known = list(events)
    score = _last(known, Score)
    if score is None:
        raise ValueError("This session has no score yet; finish it first.")
    seen = record.from_events(known, scenario)
    own = _last(known, SelfRating)
    curve = _curve(known)
    return Debrief(
        customer=persona.name,
        title=scenario.title,
        score=score,
        own_total=_own_total(own),
        outcome=_outcome(known, persona, scenario),
        curve=curve,
        turning_points=_turning_points(known, curve),
        rows=_rows(score, own),
        one_thing=_one_thing(score, seen),
        went_well=_went_well(seen),
        note=tuple(note.check(seen)) if seen.note else (),
        fallbacks=sum(isinstance(event, Fallback) and event.voice != HumanVoice.name for event in known),
    )


def _last(events: list[Event], kind: type[KINDS]) -> KINDS | None:
    return next((event for event in reversed(events) if isinstance(event, kind)), None)


def _own_total(own: SelfRating | None) -> int | None:
    from simulator.scoring.scorecard import total_of

    return total_of(own.levels) if own and own.levels else None


OUTCOMES = {
    "accepted": "{name} left {mood} and took {what}.",
    "supervisor": "{name} left {mood}, with the case passed to {above}.",
    "unhappy": "{name} settled for what there was, and left {mood}.",
    "left": "{name} gave up and left {mood}.",
    "hung_up": "{name} hung up, {mood}.",
    "unsettled": "You ended it with nothing settled; {name} was {mood}.",
}


def _outcome(events: list[Event], persona: Persona, scenario: Scenario) -> str:
    closed = _last(events, Closed)
    if closed is None:
        return ""
    accepted = next((option for option in scenario.options if option.id == closed.accepted), None)
    what = (accepted.name or accepted.text) if accepted else "what was offered"
    return OUTCOMES[closed.outcome].format(
        name=persona.called, mood=closed.mood, what=what, above=scenario.escalation.to
    )


def _curve(events: list[Event]) -> tuple[CurvePoint, ...]:
    said = {event.turn: event.speaker for event in events if isinstance(event, Turn)}
    points = []
    for mood in (event for event in events if isinstance(event, Mood)):
        reply = sum(speaker == "trainee" for turn, speaker in said.items() if turn <= mood.turn)
        points.append(CurvePoint(mood.turn, reply, mood.word, round(tension(values_of(mood)), 3)))
    return tuple(points)


def _turning_points(events: list[Event], curve: tuple[CurvePoint, ...]) -> tuple[TurningPoint, ...]:
    changes = [(after, after.tension - before.tension) for before, after in zip(curve, curve[1:], strict=False)]
    largest = sorted(changes, key=lambda pair: -abs(pair[1]))[:TURNING_POINTS]
    points = []
    for point, change in sorted(largest, key=lambda pair: pair[0].turn):
        lines = [event for event in events if isinstance(event, Ledger) and event.turn == point.turn]
        weighed = [line for line in lines if _worsens(line) == (change > 0)]
        line = max(weighed or lines, key=lambda one: abs(one.amount), default=None)
        if line and abs(change) >= 0.01:
            points.append(TurningPoint(point.turn, point.reply, round(change, 3), line.why, line.quote))
    return tuple(points)


def _worsens(line: Ledger) -> bool:
    return (line.amount > 0) == (line.dimension == "anger")


def _rows(score: Score, own: SelfRating | None) -> tuple[Row, ...]:
    shipped = rubric.load()
    given = own.levels if own else {}
    return tuple(Row(n, shipped.step(n).name, given.get(n), result) for n, result in score.steps.items())


def _one_thing(score: Score, seen: Record) -> OneThing | None:
    """The lowest step, the earlier in the talk the better: what comes first changes most of what follows."""
    levels = {n: r.level for n, r in score.steps.items() if isinstance(r.level, int) and r.level < 3}
    if not levels or not seen.replies:
        return None
    step = min(levels, key=lambda number: (levels[number], int(number)))
    result = score.steps[step]
    turn, said = _place(step, result, seen)
    reply = next((at for at, one in enumerate(seen.replies, 1) if one.turn == turn), None)
    instead = tuple(model_reply.for_step(step, seen))
    return OneThing(step, rubric.load().step(step).name, turn, reply, said, result.next, instead)


def _place(step: str, result: StepResult, seen: Record) -> tuple[int | None, str]:
    """The reply to take again for a step: where it was done poorly, or where it should have been done."""
    if step == "7":
        return None, seen.note or ""
    if result.quotes and result.quotes[0][0] >= 0:
        return result.quotes[0]
    last = seen.replies[-1]
    due = {"1": 0, "2": 0, "3": min(1, len(seen.replies) - 1)}.get(step)
    chosen = last if due is None else seen.replies[due]
    return chosen.turn, chosen.text


def _went_well(seen: Record) -> tuple[tuple[int, str, str], ...]:
    """Up to three replies that did most good, each with its words."""
    good = [(reply, [act for act in reply.reading.acts if act not in HARMFUL]) for reply in seen.replies]
    best = sorted((pair for pair in good if pair[1] and not pair[0].acts & HARMFUL), key=lambda pair: -len(pair[1]))[:3]
    return tuple(
        (
            reply.turn,
            LABELS[acts[0]] if len(acts) == 1 else f"{LABELS[acts[0]]} and {LABELS[acts[1]]}",
            reply.quote(acts[0]),
        )
        for reply, acts in sorted(best, key=lambda pair: pair[0].turn)
    )
