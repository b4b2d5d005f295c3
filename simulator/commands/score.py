"""`hotseat score`: transcripts in, a score a line out."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from simulator.content.models import Scenario
from simulator.errors import InputError
from simulator.scoring import rubric, scorecard, transcripts
from simulator.services import Services


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option(
    "--scenarios", type=click.Path(exists=True, file_okay=False, path_type=Path), help="A folder of scenario files."
)
@click.option("--jobs", default=1, show_default=True, help="Processes to read with.")
@click.pass_obj
def command(services: Services, file: Path, scenarios: Path | None, jobs: int) -> int:
    """Score the transcripts of FILE, a line each; a bad line is reported and skipped."""
    from simulator.content.loading import load_folder

    known = dict(services.library.scenarios)
    if scenarios:
        found, faults = load_folder(scenarios, Scenario)
        known.update(found)
        for fault in faults:
            click.echo(str(fault), err=True)
    bad = 0
    for number, line in _lines(file):
        try:
            transcript = transcripts.parse(line)
            if transcript.scenario not in known:
                raise InputError(f"scenario: there is no {transcript.scenario!r}; give its folder with --scenarios")
            seen = transcripts.to_record(transcript, known[transcript.scenario], services.reader)
            scored = scorecard.score(seen, rubric.load())
            click.echo(json.dumps(transcripts.to_line(transcript.id, seen, scored), ensure_ascii=False))
        except InputError as error:
            bad += 1
            click.echo(f"{file}, line {number}: {error}", err=True)
    return 2 if bad else 0


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    handle = sys.stdin if str(file) == "-" else file.open(encoding="utf-8", errors="replace")
    with handle:
        for number, line in enumerate(handle, 1):
            if line.strip():
                yield number, line
