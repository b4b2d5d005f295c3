"""Scores a finished session, and runs a stored one again to see whether anything differs."""

from collections.abc import Iterable

from simulator.events import Event, FollowedUp, Score
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
    scored = next((at for at, event in enumerate(known) if isinstance(event, Score)), len(known))
    session = replay(known[:scored], kit)
    for event in known[scored:]:
        _do_again(session, event)
    return session


def _do_again(session: Session, event: Event) -> None:
    """What can happen after a score: another score, or a word on a promise."""
    if isinstance(event, FollowedUp):
        session.follow_up(event.promise, event.kept)
    elif isinstance(event, Score) and event.by == "machine":
        score_session(session)
    elif isinstance(event, Score):
        session.add_score(event)
