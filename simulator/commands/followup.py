"""`hotseat followup`: records, between two calls, whether what was promised was done."""

import click

from simulator.services import Services


@click.command()
@click.argument("session")
@click.argument("number", type=int, required=False)
@click.option("--kept/--broken", default=True, show_default=True)
@click.pass_obj
def command(services: Services, session: str, number: int | None, kept: bool) -> None:
    """Say whether promise NUMBER of SESSION was kept; without NUMBER, list its promises."""
    from simulator.events import Closed
    from simulator.store.live import LiveSession

    id = services.store.find(session).id
    closed = next((event for event in services.store.events(id) if isinstance(event, Closed)), None)
    promises = closed.open_promises if closed else ()
    if number is None:
        for place, promise in enumerate(promises, 1):
            click.echo(f"{place}  {promise}")
        if not promises:
            click.echo("Nothing was promised in this session.", err=True)
        return
    if not 1 <= number <= len(promises):
        raise click.UsageError(f"NUMBER: choose 1 to {len(promises)}." if promises else "Nothing was promised there.")
    LiveSession.resume(services.store, services.kit, id).follow_up(promises[number - 1], kept)
    click.echo(f"{'Kept' if kept else 'Broken'}: {promises[number - 1]}")
