"""Transcripts from anywhere, checked and turned into records (see "Transcripts" in the README)."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from simulator.content.faults import key_name
from simulator.content.models import Scenario
from simulator.errors import InputError
from simulator.events import Outcome, Score
from simulator.scoring import record
from simulator.scoring.record import Record
from simulator.understanding.matching import Matcher, matcher_of
from simulator.understanding.reader import Hearing, Pair, Reader
from simulator.understanding.reading import of_hearing
from simulator.understanding.text import clean


class SpokenTurn(BaseModel):
    """One turn of a transcript."""

    model_config = ConfigDict(frozen=True)

    speaker: Literal["customer", "trainee"]
    text: str
    seconds: float | None = Field(default=None, ge=0)


class Transcript(BaseModel):
    """One session as a line of JSON. Keys that are not known are left alone."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(min_length=1)
    persona: str = ""
    scenario: str = Field(min_length=1)
    turns: tuple[SpokenTurn, ...] = Field(min_length=1)
    ended_by: Literal["trainee", "customer", "time"] | None = None
    note: str | None = None


def parse(line: str) -> Transcript:
    """The transcript of one line; InputError says which key is wrong."""
    try:
        return Transcript.model_validate_json(line)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        key = key_name(detail["loc"]) or "the line"
        raise InputError(f"{key}: {detail['msg'][:1].lower()}{detail['msg'][1:]}; see FORMATS in the README") from error


def pairs(transcript: Transcript) -> list[Pair]:
    """What a reader needs for each of the trainee's replies: the customer's last turn, and the reply."""
    found = []
    before = ""
    for turn in transcript.turns:
        if turn.speaker == "customer":
            before = clean(turn.text)
        else:
            found.append((before, clean(turn.text)))
    return found


def to_record(transcript: Transcript, scenario: Scenario, reader: Reader) -> Record:
    """The record that the scorer takes."""
    return to_records([(transcript, scenario)], reader)[0]


def to_records(some: Sequence[tuple[Transcript, Scenario]], reader: Reader) -> list[Record]:
    """Records of several transcripts, all their replies read in one go: that is what makes bulk fast."""
    hearings = iter(reader.hear([pair for transcript, _ in some for pair in pairs(transcript)]))
    matcher = matcher_of(reader)
    return [_record(transcript, scenario, hearings, matcher) for transcript, scenario in some]


def _record(transcript: Transcript, scenario: Scenario, hearings: Iterator[Hearing], matcher: Matcher) -> Record:
    places = [at for at, turn in enumerate(transcript.turns) if turn.speaker == "trainee"]
    readings = [of_hearing(next(hearings), scenario, at, matcher) for at in places]
    spoken = [(turn.speaker, clean(turn.text), turn.seconds) for turn in transcript.turns]
    note = clean(transcript.note) if transcript.note is not None else None
    return record.build(scenario, spoken, readings, transcript.ended_by, note)


def outcome(seen: Record) -> Outcome:
    """How it came out for the customer, as far as a transcript alone can tell."""
    if seen.ended_by == "customer" and record.heat(seen.last_customer) >= 1.5:
        return "left"
    if seen.carrying("escalate"):
        return "supervisor"
    return "unsettled" if not seen.carrying("offer") else "unhappy" if seen.ended_by == "customer" else "accepted"


def to_line(id: str, seen: Record, score: Score) -> dict[str, Any]:
    """A score in the ratings format, with evidence, outcome, total and verdict."""
    return {
        "id": id,
        "rater": score.by,
        "levels": score.levels,
        "critical": sorted({error.kind for error in score.critical}),
        "evidence": {n: _evidence(result.quotes) for n, result in score.steps.items()},
        "critical_evidence": [{"error": e.kind, "turn": _place(e.turn), "quote": e.quote} for e in score.critical],
        "unsure": [number for number, result in score.steps.items() if result.unsure],
        "unknown": list(score.unknown),
        "outcome": outcome(seen),
        "total": score.total,
        "passed": score.passed,
        "rubric": score.rubric_hash,
    }


def _evidence(quotes: Sequence[tuple[int, str]]) -> list[dict[str, Any]]:
    return [{"turn": _place(turn), "quote": quote} for turn, quote in quotes]


def _place(turn: int) -> int | str:
    return turn if turn >= 0 else "note"
