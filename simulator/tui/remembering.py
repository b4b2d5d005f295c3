"""What a customer who remembers brings to a new call, in words for the briefing; and the promises still open."""

import json
from typing import TYPE_CHECKING

from simulator.tui.words import when

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from simulator.content.models import Persona
    from simulator.events import Event
    from simulator.services import Services


def remembered(services: "Services", persona_id: str, persona: "Persona", now: "datetime") -> tuple[str, str]:
    """What goes into `Setup.earlier`, and the sentence that tells the trainee; both empty for a first call."""
    from simulator.store import last_call

    last = last_call.last(services.store, services.trainee, persona_id, persona)
    earlier = last_call.after(services.store, last.id) if last else ""
    if last is None or not earlier:
        return "", ""
    moment = when(last.started_at, now)
    date = f"at {moment}" if ":" in moment else f"on {moment}"
    return earlier, f"{persona.called} remembers your last call {date}{_what(json.loads(earlier))}."


def _what(earlier: "Mapping[str, str]") -> str:
    promise = earlier.get("promise", "")
    known = []
    if "promise-kept" in earlier:
        known.append(f"that you kept your promise ({promise})")
    if "promise-broken" in earlier:
        known.append(f"that you promised {promise}, and nothing records that it came")
    if "told-again" in earlier:
        known.append("what your note left out")
    return f": {', and '.join(known)}" if known else ""


def promises(events: "Iterable[Event]") -> dict[str, bool | None]:
    """Each open promise of a finished talk, and whether it was kept; None where nobody has recorded that."""
    found: dict[str, bool | None] = {}
    for event in events:
        if event.event == "closed":
            found.update(dict.fromkeys(event.open_promises))
        elif event.event == "follow_up":
            found[event.promise] = event.kept
    return found
