"""`hotseat practise`: a session in the app, in line mode, or as events."""

import sys
from typing import TYPE_CHECKING

import click

from simulator.services import Services

if TYPE_CHECKING:
    from simulator.customer.voice.brief import Voice
    from simulator.store.live import LiveSession


@click.command()
@click.option("--plain", is_flag=True, help="Line mode: replies from standard input, a line each.")
@click.option("--json", "as_json", is_flag=True, help="Print the events as JSON Lines (implies --plain).")
@click.option("--persona", default=None, help="Who calls.")
@click.option("--scenario", default=None, help="What it is about.")
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same customer.")
@click.option("--voice", default="lines", show_default=True, help="Who phrases the customer: lines, human.")
@click.option("--trainee", default=None, help="Your name, for the history.")
@click.option("--after", "after", default=None, metavar="SESSION", help="The customer remembers this earlier session.")
@click.option("--resume", "resume", default=None, metavar="SESSION", help="Go on with an unfinished session.")
@click.pass_obj
def command(
    services: Services, plain: bool, as_json: bool, persona: str | None, scenario: str | None,
    seed: int, voice: str, trainee: str | None, after: str | None, resume: str | None,
) -> None:  # fmt: skip
    """A practice session with PERSONA in SCENARIO."""
    if trainee:
        services.trainee = trainee
    services.voice = _voice(voice)
    if plain or as_json:
        live = _resumed(services, resume) if resume else _started(services, persona, scenario, seed, after)
        _line_mode(live, as_json)
    elif not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("The app needs a terminal. Without one, use: hotseat practise --plain")
    else:
        _in_app(services, persona, scenario, seed)


def _voice(name: str) -> "Voice | None":
    """The voice of this name; None for the written lines. Who asks the person is for the front end to say."""
    if name == "lines":
        return None
    if name != "human":
        raise click.UsageError(f"--voice: there is no voice {name!r} yet; use lines or human")
    from simulator.customer.voice.human import HumanVoice

    return HumanVoice()


def _resumed(services: Services, session: str) -> "LiveSession":
    from simulator.store.live import LiveSession

    return LiveSession.resume(services.store, services.kit, services.store.find(session).id)


def _started(
    services: Services, persona: str | None, scenario: str | None, seed: int, after: str | None
) -> "LiveSession":
    from simulator.session.loop import Setup
    from simulator.store import last_call
    from simulator.store.live import LiveSession

    who, what = _chosen(services, persona, scenario)
    earlier = last_call.after(services.store, after) if after else ""
    return LiveSession.start(services.store, services.kit, Setup(who, what, seed, services.trainee, earlier=earlier))


def _line_mode(live: "LiveSession", as_json: bool) -> None:
    from simulator.plain import LineMode

    print(f"Session {live.id}", file=sys.stderr)
    LineMode(live, sys.stdin, sys.stdout, as_json).run()


def _chosen(services: Services, persona: str | None, scenario: str | None) -> tuple[str, str]:
    """The pairing to play: what was named, completed by the first that fits."""
    library = services.library
    if persona:
        library.persona(persona)
    if scenario:
        library.scenario(scenario)
    fitting = [pair for pair in library.pairings if persona in (None, pair[0]) and scenario in (None, pair[1])]
    if not fitting:
        raise click.UsageError("No persona fits a scenario here; run `hotseat check` to see why.")
    return fitting[0]


def _in_app(services: Services, persona: str | None, scenario: str | None, seed: int) -> None:
    from simulator.tui.app import run

    if persona is None and scenario is None:
        run(services)
    else:
        run(services, start=(*_chosen(services, persona, scenario), seed))
