"""What a customer who remembers knows of their last call with a trainee."""

import json

from simulator.content.models import Persona
from simulator.customer.earlier import FollowUp, from_last_call
from simulator.events import FollowedUp
from simulator.store.rows import Filters, SessionRow
from simulator.store.store import Store


def earlier(store: Store, trainee: str, persona_id: str, persona: Persona) -> str:
    """For `Setup.earlier`: the last finished call with this trainee; empty for a first call."""
    found = last(store, trainee, persona_id, persona)
    return after(store, found.id) if found else ""


def last(store: Store, trainee: str, persona_id: str, persona: Persona) -> SessionRow | None:
    """The last finished call that this customer had with this trainee, and remembers; None for a first call."""
    known = {row.name.casefold() for row in store.trainees()}
    if not persona.remembers or trainee.casefold() not in known:
        return None
    rows = store.sessions(trainee, limit=1, filters=Filters(persona=persona_id, finished=True))
    return rows[0] if rows else None


def after(store: Store, session: str) -> str:
    """For `Setup.earlier`: what the customer of this stored session knows of it; StoreError where there is none."""
    events = store.events(store.find(session).id)
    follow_ups = [FollowUp(event.promise, event.kept) for event in events if isinstance(event, FollowedUp)]
    found = from_last_call(events, follow_ups)
    return json.dumps(found, ensure_ascii=False, sort_keys=True) if found else ""
