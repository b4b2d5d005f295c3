"""`hotseat report`: a session's debrief as text, Markdown or JSON."""

import json
from dataclasses import asdict

import click

from simulator.services import Services


@click.command()
@click.argument("session")
@click.option("--format", "form", type=click.Choice(["md", "text", "json", "events"]), default="md", show_default=True)
@click.pass_obj
def command(services: Services, session: str, form: str) -> None:
    """Print the debrief of the stored SESSION."""
    from simulator.errors import InputError
    from simulator.events import Score, to_lines
    from simulator.report.markdown import markdown
    from simulator.report.text import debrief_lines
    from simulator.scoring import debrief

    row = services.store.find(session)
    events = services.store.events(row.id)
    if form == "events":
        click.echo(to_lines(events), nl=False)
        return
    if not any(isinstance(event, Score) for event in events):
        raise InputError(
            f"Session {row.id} is not finished; finish it first: hotseat practise --plain --resume {row.id}"
        )
    content = services.store.content(row.id)
    shown = debrief.build(events, content.persona(row.persona), content.scenario(row.scenario))
    texts = {
        "md": lambda: markdown(shown),
        "text": lambda: "\n".join(debrief_lines(shown)) + "\n",
        "json": lambda: json.dumps(asdict(shown), ensure_ascii=False, indent=2) + "\n",
    }
    click.echo(texts[form](), nl=False)
