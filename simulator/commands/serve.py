"""`hotseat serve`: the app in a browser, on this machine."""

import shlex
import sys

import click

from simulator.services import Services


@click.command()
@click.option("--port", default=8000, show_default=True)
@click.pass_obj
def command(services: Services, port: int) -> None:
    """Serve the app on 127.0.0.1, one process a browser tab."""
    try:
        from textual_serve.server import Server
    except ImportError as error:
        raise click.UsageError("Serving needs textual-serve; install it with: pip install 'hotseat[serve]'") from error
    options = [("--content", services.content), ("--database", services.database), ("--trainee", services.trainee)]
    given = [word for name, value in options if value for word in (name, str(value))]
    Server(
        shlex.join([sys.executable, "-m", "simulator", *given]), host="127.0.0.1", port=port, title="Hotseat"
    ).serve()
