"""The transcript as text, for the clipboard and for files."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from simulator.tui.widgets.transcript import closed_text, held_text
from simulator.tui.words import minutes

if TYPE_CHECKING:
    from textual.app import App

    from simulator.session.loop import Session
    from simulator.store.live import LiveSession


def of(session: "Session") -> str:
    """The whole conversation, a line each, with names and times."""
    return "\n".join(_lines(session)) + "\n"


def deliver(app: "App[Any]", live: "LiveSession") -> None:
    """Saves the transcript to the downloads folder, or to the browser where the app runs in one."""
    app.deliver_text(io.StringIO(of(live.session)), save_filename=f"hotseat-{live.id}.txt", mime_type="text/plain")


def _lines(session: "Session") -> Iterator[str]:
    first = session.persona.name.split()[0]
    yield f"{session.persona.name}, {session.persona.label} - {session.scenario.title}"
    yield ""
    for event in session.events:
        if event.event == "turn":
            yield f"{minutes(event.at)} {first if event.speaker == 'customer' else 'You'}: {event.text}"
        elif event.event == "held":
            yield f"({held_text(event.seconds, event.reason, event.hold)})"
        elif event.event == "closed":
            yield f"({closed_text(event.ended_by, event.outcome, first)})"
