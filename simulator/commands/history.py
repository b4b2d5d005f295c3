"""`hotseat history`: the stored sessions, newest first."""

import click

from simulator.services import Services


@click.command()
@click.option("--trainee", default=None, help="Only this person's.")
@click.option("--limit", default=20, show_default=True)
@click.pass_obj
def command(services: Services, trainee: str | None, limit: int) -> None:
    """List stored sessions, newest first."""
    rows = services.store.sessions(trainee, limit=limit)
    for row in rows:
        state = f"{row.total:>3}" if row.total is not None else " - "
        end = row.outcome or "unfinished"
        click.echo(
            f"{row.id}  {row.started_at:%Y-%m-%d %H:%M}  {row.trainee:<12} {state}  {end:<11} "
            f"{row.persona} / {row.scenario}"
        )
    if not rows:
        click.echo("No sessions yet. Start one with: hotseat", err=True)
