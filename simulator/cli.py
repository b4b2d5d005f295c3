"""The command `hotseat`: without a verb it opens the app; each verb is imported only when it is used."""

import os
import sys
from importlib import import_module
from pathlib import Path

import click

from simulator import __version__

COMMANDS = {
    "practise": "A practice session; --plain for line mode, --json for events.",
    "read": "Labelled replies in, what each does out.",
    "score": "Transcripts in, scores out.",
    "agree": "How far two rating files agree.",
    "check": "Check persona, scenario and rubric files.",
    "replay": "Recompute a stored session; exit 1 if anything differs.",
    "report": "A session's scorecard and debrief as a file.",
    "history": "List stored sessions.",
    "followup": "Record whether what you promised was done; a repeat caller will know.",
    "forget": "Delete a person's data.",
    "doctor": "What is installed, and what is wrong.",
    "serve": "The app in a browser, on this machine.",
}


class Verbs(click.Group):
    """A group whose commands live in simulator.commands, a module each."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs, in the order in which people need them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"simulator.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The verbs with a line each, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _content_option() -> click.Path:
    return click.Path(file_okay=False, path_type=Path)


@click.group(cls=Verbs, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--content", type=_content_option(), help="A folder with your own personas/ and scenarios/.")
@click.option("--database", type=click.Path(dir_okay=False, path_type=Path), help="The database file to use.")
@click.option("--trainee", default=None, help="Your name, for the history.")
@click.version_option(__version__, prog_name="hotseat")
@click.pass_context
def hotseat(ctx: click.Context, content: Path | None, database: Path | None, trainee: str | None) -> None:
    """Practise answering angry customers, and read what you did. Without a command, the app opens."""
    from simulator.services import Services

    if content is not None and not content.is_dir():
        raise click.UsageError(f"--content: there is no folder {content}; give one that holds personas/ or scenarios/.")
    services = Services(content=content, database=database)
    if trainee:
        services.trainee = trainee
    ctx.obj = services
    if ctx.invoked_subcommand is None:
        _open_app(services)


def _open_app(services: object) -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise click.UsageError("The app needs a terminal. Without one, use: hotseat practise --plain")
    from simulator.tui.app import run

    run(services)  # type: ignore[arg-type]


def main() -> None:
    """The front door: one sentence on stderr for every error, exit codes 0 done, 1 no, 2 bad usage or input."""
    try:
        status = hotseat.main(standalone_mode=False)
        sys.exit(status if isinstance(status, int) else 0)
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except click.UsageError as error:
        _fail(error.format_message(), 2)
    except click.ClickException as error:
        _fail(error.format_message(), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _fail("Stopped. What was answered is kept; start again to go on.", 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if not _expected(error):
            raise
        _fail(str(error), 2)


def _expected(error: Exception) -> bool:
    """Errors that are a sentence for the user already: bad content, a bad store, a session at the wrong stage."""
    return type(error).__name__ in {"ContentError", "StoreError", "SessionError", "InputError"}


def _fail(message: str, code: int) -> None:
    print(message, file=sys.stderr)
    sys.exit(code)
