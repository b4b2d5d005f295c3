"""`hotseat replay`: runs a stored session again and says whether anything differs."""

import click

from simulator.events import Event, Opened, to_json, to_lines
from simulator.services import Services


@click.command()
@click.argument("session")
@click.option("--json", "as_json", is_flag=True, help="Print the recomputed events.")
@click.pass_obj
def command(services: Services, session: str, as_json: bool) -> int:
    """Recompute the stored SESSION from its events; exit 1 if anything differs."""
    from simulator.scoring import rubric
    from simulator.scoring.session_score import rerun
    from simulator.session.loop import Kit

    id = services.store.find(session).id
    stored = services.store.events(id)
    kit = Kit(services.store.content(id), services.reader, services.voice, rubric.load().digest)
    again = rerun(stored, kit).events
    if as_json:
        click.echo(to_lines(again), nl=False)
    difference = first_difference(stored, again)
    _warn_of_changes(stored[0], again[0])
    click.echo(difference or f"{len(stored)} events, all the same.", err=as_json)
    return 1 if difference else 0


def first_difference(stored: list[Event], again: list[Event]) -> str:
    """The first event that differs, in a sentence; empty where none does. The program's version may differ."""
    for position, (old, new) in enumerate(zip(stored, again, strict=False)):
        if to_json(old) != to_json(new) and not _only_version(old, new):
            return f"Event {position} ({old.event}, turn {old.turn}) differs:\n- {to_json(old)}\n+ {to_json(new)}"
    if len(stored) != len(again):
        return f"{len(stored)} events are stored, and {len(again)} come out."
    return ""


def _only_version(old: Event, new: Event) -> bool:
    from dataclasses import replace

    return isinstance(old, Opened) and isinstance(new, Opened) and replace(old, version=new.version) == new


def _warn_of_changes(old: Event, new: Event) -> None:
    if isinstance(old, Opened) and isinstance(new, Opened):
        for what in ("reader", "rubric_hash", "version"):
            before, now = getattr(old, what), getattr(new, what)
            if before != now:
                click.echo(f"The session was made with {what} {before}; this is {now}.", err=True)
