"""`hotseat forget`: deletes a person's data, after asking."""

import click

from simulator.services import Services


@click.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Don't ask.")
@click.pass_obj
def command(services: Services, name: str, yes: bool) -> int:
    """Delete everything that is stored about NAME."""
    if not yes and not click.confirm(
        f"Delete {name}, with every session and score, for good?", default=False, err=True
    ):
        click.echo("Nothing was deleted.", err=True)
        return 1
    safe = _forget_drafts(services, name)
    services.store.forget(name)
    click.echo(f"{name} is deleted.")
    if not safe:
        click.echo("Unsent words in drafts.json could not be deleted; make that file writable and try again.", err=True)
    return 0 if safe else 1


def _forget_drafts(services: Services, name: str) -> bool:
    """Deletes the words that the person typed in the app and never sent."""
    from simulator.store.people import key_of
    from simulator.tui.files import Drafts

    known = {key_of(one.name) for one in services.store.trainees()}
    sessions = services.store.sessions(name, limit=-1) if key_of(name) in known else []
    return Drafts().forget(one.id for one in sessions)
