"""Writing: a session's row and its events, which are added to and never changed."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import TYPE_CHECKING

from simulator.content.loading import Library
from simulator.events import Event, Opened, Score, to_json
from simulator.store import contents, listing, people
from simulator.store.errors import StoreError
from simulator.store.rows import SessionRow, written
from simulator.store.summary import Summary, advance

if TYPE_CHECKING:
    from sqlite_utils import Database

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Of session ids; none that is mistaken for another when read aloud or copied by hand."""

ID_LENGTH = 8
MOST_SEED = 2**63
"""Seeds lie below this and at or above its negative: what a column of the database holds."""


def create(db: "Database", opened: Opened, content: Library, branch_of: str, now: datetime) -> str:
    """A new session with its first event; returns its id."""
    if not -MOST_SEED <= opened.seed < MOST_SEED:
        raise StoreError(f"The seed {opened.seed} is too large to be kept; choose one below {MOST_SEED}.")
    parent = listing.find(db, branch_of).id if branch_of else None
    id = _fresh_id(db)
    row = {
        "id": id, "trainee": people.found_or_made(db, opened.trainee, now).id, "persona": opened.persona,
        "scenario": opened.scenario, "seed": opened.seed, "voice": opened.voice, "started_at": written(now),
        "changed_at": written(now), **asdict(Summary()), "branch_of": parent,
        "branch_turn": opened.branch_turn if parent else None, "abandoned": 0,
        "content_hash": contents.keep(db, content, opened.persona, opened.scenario),
    }  # fmt: skip
    db.table("sessions").insert(row)
    _add_events(db, id, 0, [opened])
    return id


def append(db: "Database", session: str, events: Sequence[Event], after: int | None, now: datetime) -> None:
    """Adds events to a session; the opened event is kept when the session is made, and not a second time."""
    row = listing.find(db, session)
    position = _next_position(db, row.id)
    if after not in {None, position}:
        raise StoreError(f"Session {row.id} has gone on in another window; close it here and continue it from home.")
    new = [event for event in events if not isinstance(event, Opened)]
    _add_events(db, row.id, position, new)
    _add_scores(db, row.id, [event for event in new if isinstance(event, Score)], now)
    _update(db, row, new, now)


def add_score(db: "Database", session: str, score: Score, now: datetime) -> Score:
    """Adds a score as the session's next version; returns it with its number."""
    id = listing.find(db, session).id
    newest = db.execute("SELECT max(version) FROM scores WHERE session = ?", [id]).fetchone()[0]
    numbered = replace(score, version=(newest or 0) + 1)
    append(db, id, [numbered], None, now)
    return numbered


def abandon(db: "Database", session: str, now: datetime) -> None:
    """Marks a session as one that will not be gone on with."""
    row = listing.find(db, session)
    db.execute("UPDATE sessions SET abandoned = 1, changed_at = ? WHERE id = ?", [written(now), row.id])


def _fresh_id(db: "Database") -> str:
    while True:
        id = "".join(secrets.choice(LETTERS) for _ in range(ID_LENGTH))
        if not db.execute("SELECT 1 FROM sessions WHERE id = ?", [id]).fetchone():
            return id


def _next_position(db: "Database", session: str) -> int:
    newest = db.execute("SELECT max(position) FROM events WHERE session = ?", [session]).fetchone()[0]
    return 0 if newest is None else int(newest) + 1


def _add_events(db: "Database", session: str, position: int, events: Sequence[Event]) -> None:
    rows = [(session, position + n, event.event, event.turn, to_json(event)) for n, event in enumerate(events)]
    db.conn.executemany("INSERT INTO events (session, position, event, turn, json) VALUES (?, ?, ?, ?, ?)", rows)


def _add_scores(db: "Database", session: str, scores: Sequence[Score], now: datetime) -> None:
    for score in scores:
        key = [session, score.version]
        if db.execute("SELECT 1 FROM scores WHERE session = ? AND version = ?", key).fetchone():
            raise StoreError(f"Session {session} has a version {score.version} of its score already; open it again.")
        row = {
            "session": session, "version": score.version, "by": score.by, "rubric_hash": score.rubric_hash,
            "levels": score.levels, "total": score.total, "passed": score.passed, "created_at": written(now),
            "json": to_json(score),
        }  # fmt: skip
        db.table("scores").insert(row)


def _update(db: "Database", row: SessionRow, events: Sequence[Event], now: datetime) -> None:
    before = Summary(stage=row.stage, turns=row.turns, outcome=row.outcome, total=row.total, passed=row.passed)
    changed = {**asdict(advance(before, events)), "changed_at": written(now)}
    db.table("sessions").update(row.id, changed)
