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
    services.store.forget(name)
    click.echo(f"{name} is deleted.")
    return 0
