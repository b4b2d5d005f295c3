"""Critical errors: what fails a session whatever its levels."""

import re
from collections.abc import Iterator

from simulator.events import CriticalError
from simulator.scoring import note
from simulator.scoring.record import Record
from simulator.scoring.steps import alternatives

ENDS_IT = re.compile(
    r"\b(?:hang(?:ing)? up|cut(?:ting)? you off|end(?:ing)? (?:the|this) (?:call|chat|conversation)"
    r"|(?:call|chat|conversation)(?:'s| is) over|end of the time|this (?:call|chat) ends|wait on your own)\b",
    re.IGNORECASE,
)
STILL_ASKING = re.compile(
    r"\?|\b(?:still (?:asking|here|waiting)|i (?:will|shall|can) wait|i want|i need)\b", re.IGNORECASE
)

RUDE_FOR_SURE = 0.5
"""Probability above which rudeness counts as abuse."""


def find(record: Record) -> list[CriticalError]:
    """The critical errors of a session, each with its quote; usually none."""
    return [*_abuse(record), *_hang_up(record), *_forbidden(record), *_false_note(record)]


def _abuse(record: Record) -> Iterator[CriticalError]:
    for reply in record.carrying("rude"):
        if reply.reading.probabilities.get("rude", 1.0) >= RUDE_FOR_SURE and "rude" not in reply.reading.unsure:
            yield CriticalError(kind="abuse", turn=reply.turn, quote=reply.quote("rude"))


def _hang_up(record: Record) -> Iterator[CriticalError]:
    """The trainee ended it on a customer who was still asking: by leaving their question, or by saying so."""
    if record.ended_by != "trainee" or not record.turns:
        return
    last = record.replies[-1] if record.replies else None
    speaker, text = record.turns[-1]
    wrapped_up = last is not None and "close" in last.acts
    if speaker == "customer" and ("?" in text or last is None) and not wrapped_up:
        yield CriticalError(kind="hang_up", turn=len(record.turns) - 1, quote=text)
    elif last and speaker == "trainee" and ENDS_IT.search(last.text) and STILL_ASKING.search(last.before):
        yield CriticalError(kind="hang_up", turn=last.turn, quote=last.text)


def _forbidden(record: Record) -> Iterator[CriticalError]:
    for turn, quote in alternatives.forbidden(record):
        yield CriticalError(kind="forbidden_promise", turn=turn, quote=quote)
    if not alternatives.forbidden(record):
        for reply in record.carrying("overpromise")[:1]:
            if "overpromise" not in reply.reading.unsure:
                yield CriticalError(kind="forbidden_promise", turn=reply.turn, quote=reply.quote("overpromise"))


def _false_note(record: Record) -> Iterator[CriticalError]:
    if not record.note:
        return
    for item in note.check(record):
        if item.status in ("contradicted", "invented"):
            yield CriticalError(kind="false_note", turn=-1, quote=item.quote)
