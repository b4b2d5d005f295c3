"""Scores a finished session, and runs a stored one again to see whether anything differs."""

from collections.abc import Iterable

from simulator.events import Event, Score
from simulator.scoring import record, rubric, scorecard
from simulator.session.loop import Kit, Session, replay


def score_session(session: Session) -> Score:
    """The machine's score of a session whose note is written, added to its events."""
    before = [event for event in session.events if isinstance(event, Score)]
    seen = record.from_events(session.events, session.scenario)
    score = scorecard.score(seen, rubric.load(), version=len(before) + 1)
    session.add_score(score)
    return score


def rerun(events: Iterable[Event], kit: Kit) -> Session:
    """A session run again from what the trainee did, scored where the events were; people's scores stay as given."""
    known = list(events)
    session = replay(known, kit)
    for event in known:
        if isinstance(event, Score):
            if event.by == "machine":
                score_session(session)
            else:
                session.add_score(event)
    return session
