"""`hotseat check`: validates content files and the shipped rules."""

from pathlib import Path

import click

from simulator.content import places
from simulator.content.checking import check_library, check_path
from simulator.content.faults import Fault
from simulator.services import Services


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.pass_obj
def command(services: Services, paths: tuple[Path, ...]) -> int:
    """Check PATHS (files or folders), or all content there is."""
    faults: list[Fault] = []
    checked = 0
    if paths:
        for path in paths:
            found, count = check_path(path)
            faults.extend(found)
            checked += count
    else:
        faults, checked = check_library(places.roots(services.content))
        checked += _check_rules()
        faults.extend(_check_moves(services.content))
    for fault in faults:
        click.echo(str(fault))
    click.echo(f"{checked} files checked, {len(faults)} faults.", err=True)
    return 1 if faults else 0


def _check_moves(content: Path | None) -> list[Fault]:
    """The faults of every persona's lines, seen from what customers can do."""
    from simulator.content.loading import load
    from simulator.customer.lint import check_lines

    library = load(places.roots(content))
    return [fault for id, bank in library.lines.items() for fault in check_lines(library.sources["LineBank", id], bank)]


def _check_rules() -> int:
    """Loads the shipped rule files, which are validated as they load; returns how many there are."""
    from simulator.customer import mood, moves
    from simulator.scoring import model_reply, rubric

    for load in (mood.rules, moves.kinds, rubric.load, model_reply.recipes):
        load()
    return 4
