"""`hotseat score`: transcripts in, a score a line out."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click

from simulator.content.loading import load_folder
from simulator.content.models import Scenario
from simulator.scoring import bulk
from simulator.services import Services, make_reader

SCENARIOS = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--scenarios", type=SCENARIOS, help="A folder of scenario files.")
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes to score with.")
@click.pass_obj
def command(services: Services, file: Path, scenarios: Path | None, jobs: int) -> int:
    """Score the transcripts of FILE, a line each; a bad line is reported and skipped."""
    known = _scenarios(services, scenarios)
    if jobs > 1:
        scored = bulk.score_with(jobs, _lines(file), known, partial(make_reader, services.read_with))
    else:
        scored = bulk.score_lines(_lines(file), known, services.reader)
    bad = 0
    hidden = not sys.stderr.isatty()
    progress: Any = click.progressbar(scored, label="Scoring", file=sys.stderr, hidden=hidden, length=_count(file))
    with progress as shown:
        for one in shown:
            if one.fault:
                bad += 1
                click.echo(f"{file}, line {one.number}: {one.fault}", err=True)
            else:
                click.echo(one.text)
    return 2 if bad else 0


def _scenarios(services: Services, folder: Path | None) -> dict[str, Scenario]:
    """The shipped and the user's scenarios, and those of the folder, which win; faults are told."""
    if folder is None:
        return services.library.scenarios
    found, faults = load_folder(folder, Scenario)
    for fault in faults:
        click.echo(str(fault), err=True)
    return {**services.library.scenarios, **found}


def _count(file: Path) -> int | None:
    return None if str(file) == "-" else sum(1 for _ in _lines(file))


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    handle = sys.stdin if str(file) == "-" else file.open(encoding="utf-8", errors="replace")
    with handle:
        for number, line in enumerate(handle, 1):
            if line.strip():
                yield number, line
