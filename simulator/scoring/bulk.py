"""Scores many transcripts: in chunks, and over several processes where asked."""

import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice

from simulator.content.models import Scenario
from simulator.errors import InputError
from simulator.scoring import rubric, scorecard, transcripts
from simulator.understanding.reader import Reader

CHUNK = 64
"""Transcripts read in one go: enough to sort their replies by length, few enough for flat memory."""

Line = tuple[int, str]
"""A line's number and its text."""


@dataclass(frozen=True)
class Scored:
    """One line's outcome: its score as JSON, or what is wrong with it."""

    number: int
    text: str = ""
    fault: str = ""


def score_lines(lines: Iterable[Line], scenarios: dict[str, Scenario], reader: Reader) -> Iterator[Scored]:
    """The outcome of each line, in order; a bad line hides no other."""
    waiting = iter(lines)
    while chunk := list(islice(waiting, CHUNK)):
        yield from _score_chunk(chunk, scenarios, reader)


def _score_chunk(chunk: list[Line], scenarios: dict[str, Scenario], reader: Reader) -> list[Scored]:
    good: dict[int, tuple[transcripts.Transcript, Scenario]] = {}
    outcome: dict[int, Scored] = {}
    for number, line in chunk:
        try:
            transcript = transcripts.parse(line)
            good[number] = (transcript, _scenario(transcript.scenario, scenarios))
        except InputError as error:
            outcome[number] = Scored(number, fault=str(error))
    for number, seen in zip(good, transcripts.to_records(list(good.values()), reader), strict=True):
        score = scorecard.score(seen, rubric.load())
        line = json.dumps(transcripts.to_line(good[number][0].id, seen, score), ensure_ascii=False)
        outcome[number] = Scored(number, text=line)
    return [outcome[number] for number, _ in chunk]


def _scenario(id: str, scenarios: dict[str, Scenario]) -> Scenario:
    if id not in scenarios:
        raise InputError(f"scenario: there is no {id!r}; give its folder with --scenarios")
    return scenarios[id]


# --- several processes ---------------------------------------------------------------------------------------------

_kit: tuple[dict[str, Scenario], Reader]


def score_with(
    jobs: int, lines: Iterable[Line], scenarios: dict[str, Scenario], make_reader: Callable[[], Reader]
) -> Iterator[Scored]:
    """The same outcomes, computed by `jobs` processes, each with a reader of its own."""
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(scenarios, make_reader)) as pool:
        waiting = iter(lines)
        while wave := [chunk for _ in range(2 * jobs) if (chunk := list(islice(waiting, CHUNK)))]:
            for outcomes in pool.map(_in_worker, wave):
                yield from outcomes


def _begin(scenarios: dict[str, Scenario], make_reader: Callable[[], Reader]) -> None:
    global _kit
    _kit = (scenarios, make_reader())


def _in_worker(chunk: list[Line]) -> list[Scored]:
    return _score_chunk(chunk, *_kit)
