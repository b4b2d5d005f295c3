"""What a customer who remembers knows of the last call: what was promised, whether it came, what the note left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from simulator.customer import promises
from simulator.events import Claim, Closed, Event, Move, Note, Reading, Turn
from simulator.understanding.text import content_words

IN_THE_NOTE = 0.3
"""Share of what the customer said that a note must hold for them not to have to say it again."""


@dataclass(frozen=True)
class FollowUp:
    """What the trainee recorded between two calls about one promise: its words, and whether it was kept."""

    promise: str
    kept: bool


def from_last_call(events: Sequence[Event], follow_ups: Iterable[FollowUp] = ()) -> dict[str, str]:
    """What goes into `Setup.earlier` (as JSON) for the next call with the same trainee; empty after no real call.

    `promise` is what was promised, as the customer names it; `promise-kept` or `promise-broken` its words, for the
    ledger (the latest follow-up decides, and none counts as broken); `told-again` what the note left out. The keys
    but the first are signals of appraisal.toml.
    """
    if not any(isinstance(event, Closed) for event in events):
        return {}
    known: dict[str, str] = {"met": "before"}
    made = _promises(events)
    if made:
        last = made[-1]
        kept = {one.promise: one.kept for one in follow_ups}.get(last.quote, False)
        known["promise"] = promises.named(last.quote, last.value)
        known["promise-kept" if kept else "promise-broken"] = last.quote
    missing = _left_out(events)
    if missing:
        known["told-again"] = missing
    return known


def signals_in(earlier: dict[str, str]) -> dict[str, str]:
    """The signals that a customer comes in with, each with its words."""
    return {name: earlier[name] for name in ("promise-broken", "promise-kept", "told-again") if name in earlier}


def _promises(events: Sequence[Event]) -> list[Claim]:
    readings = (event for event in events if isinstance(event, Reading))
    return [claim for reading in readings for claim in reading.claims if claim.kind == "promise"]


def _left_out(events: Sequence[Event]) -> str:
    """The first thing drawn out of the customer that the note says nothing of, in their words."""
    note = next((event.text for event in reversed(events) if isinstance(event, Note)), "")
    held = content_words(note)
    for event in events:
        if isinstance(event, Turn) and event.turn in _telling_turns(events):
            said = content_words(event.text)
            if said and len(said & held) / len(said) < IN_THE_NOTE:
                return event.text
    return ""


def _telling_turns(events: Sequence[Event]) -> set[int]:
    moves = (event for event in events if isinstance(event, Move))
    return {move.turn for move in moves if any(one.how == "elicited" for one in move.facts)}
