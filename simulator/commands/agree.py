"""`hotseat agree`: two rating files in, agreement per step out."""

import json
from pathlib import Path

import click

from simulator.scoring.agreement import Agreement, agree, parse_ratings
from simulator.scoring.rubric import load

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("first", type=FILE)
@click.argument("second", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON for each step.")
def command(first: Path, second: Path, as_json: bool) -> None:
    """Quadratic weighted kappa of FIRST and SECOND per step, with exact and within-one agreement."""
    ratings = [parse_ratings(path.read_text(encoding="utf-8").splitlines(), str(path)) for path in (first, second)]
    found = agree(ratings[0], ratings[1])
    if as_json:
        for one in found:
            click.echo(json.dumps(vars(one)))
        return
    click.echo(f"{'step':<16}{'n':>4}{'kappa':>8}{'95 % interval':>18}{'exact':>8}{'within 1':>10}")
    for one in found:
        click.echo(_row(one))
    known = [one.kappa for one in found if one.kappa is not None]
    if known:
        click.echo(f"{'mean':<20}{sum(known) / len(known):>8.3f}")


def _row(one: Agreement) -> str:
    name = f"{one.step} {load().step(one.step).name}"
    if one.kappa is None:
        return f"{name:<16}{one.count:>4}{'-':>8}{'':>18}{one.exact:>8.2f}{one.within_one:>10.2f}"
    interval = f"{one.low:.2f} to {one.high:.2f}" if one.low is not None else "-"
    return f"{name:<16}{one.count:>4}{one.kappa:>8.3f}{interval:>18}{one.exact:>8.2f}{one.within_one:>10.2f}"
