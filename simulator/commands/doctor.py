"""`hotseat doctor`: what is installed, which model, which database, what is wrong and how to mend it."""

import platform
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version

import click

from simulator import __version__
from simulator.services import Services

PACKAGES = ("textual", "torch", "transformers", "sqlite-utils", "pydantic", "textual-serve")


@click.command()
@click.pass_obj
def command(services: Services) -> int:
    """Say what is installed and what is wrong."""
    trouble = 0
    for name, look in (
        ("program", _program),
        ("packages", _packages),
        ("content", _content),
        ("reader", _reader),
        ("database", _database),
    ):
        good, text = _safely(look, services)
        trouble += not good
        click.echo(f"{'ok ' if good else 'BAD'} {name}: {text}")
    return 1 if trouble else 0


def _safely(look: Callable[[Services], tuple[bool, str]], services: Services) -> tuple[bool, str]:
    try:
        return look(services)
    except Exception as error:  # A doctor reports every ailment, whatever it is.
        return False, str(error) or type(error).__name__


def _program(services: Services) -> tuple[bool, str]:
    return True, f"hotseat {__version__}, Python {platform.python_version()} on {platform.system()}"


def _packages(services: Services) -> tuple[bool, str]:
    return True, ", ".join(_versions())


def _versions() -> Iterator[str]:
    for name in PACKAGES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} not installed"


def _content(services: Services) -> tuple[bool, str]:
    library = services.library
    counts = f"{len(library.personas)} personas, {len(library.scenarios)} scenarios"
    if library.faults:
        return False, f"{counts}; {len(library.faults)} faults, run `hotseat check` to see them"
    return True, counts


def _reader(services: Services) -> tuple[bool, str]:
    return True, services.reader.name


def _database(services: Services) -> tuple[bool, str]:
    return True, f"{services.store.path}"
