"""Reading: sessions in lists and one by one, their events and their scores."""

from typing import TYPE_CHECKING, Any

from simulator.events import Event, Score, from_json
from simulator.store.errors import StoreError
from simulator.store.rows import Filters, ScoreRow, SessionRow, moment, session_row

if TYPE_CHECKING:
    from sqlite_utils import Database

_SHOWN = 5
"""Sessions named where an id fits several."""

# CROSS JOIN fixes the order: sessions are walked along their index, and each finds its trainee by number.
_SESSIONS = "SELECT sessions.*, name FROM sessions CROSS JOIN trainees ON trainees.id = sessions.trainee"


def sessions(db: "Database", trainee: int | None, filters: Filters, limit: int, offset: int) -> list[SessionRow]:
    """Sessions of one trainee or of everybody, the latest started first."""
    wanted = {"trainee": trainee, "persona": filters.persona or None, "scenario": filters.scenario or None}
    wheres = [f"{column} = :{column}" for column, value in wanted.items() if value is not None]
    if filters.finished:
        wheres.append("stage = 'debrief'")
    page = {"limit": limit, "offset": offset}
    return _rows(db, wheres, "started_at DESC, sessions.rowid DESC LIMIT :limit OFFSET :offset", wanted | page)


def unfinished(db: "Database", trainee: int | None, limit: int) -> list[SessionRow]:
    """Sessions that can be gone on with, the latest touched first."""
    wheres = ["stage <> 'debrief'", "abandoned = 0", *(["trainee = :trainee"] if trainee is not None else [])]
    return _rows(db, wheres, "changed_at DESC, sessions.rowid DESC LIMIT :limit", {"trainee": trainee, "limit": limit})


def branches(db: "Database", session: str) -> list[SessionRow]:
    """Sessions that took a turn of this one again, by that turn, then in the order they were started."""
    return _rows(db, ["branch_of = :session"], "branch_turn, started_at", {"session": session})


def find(db: "Database", text: str) -> SessionRow:
    """The session of this id, or of the only id that begins so; StoreError where there is none, or more than one."""
    start = text.strip().lower()
    range = {"start": start, "end": start + "\U0010ffff", "limit": _SHOWN}
    wheres = ["sessions.id >= :start", "sessions.id < :end"]
    found = _rows(db, wheres, "sessions.id LIMIT :limit", range) if start.isalnum() else []
    if not found:
        raise StoreError(f"There is no session {text!r}; look up its id in the history.")
    if len(found) > 1 and found[0].id != start:
        ids = ", ".join(row.id for row in found)
        raise StoreError(f"Several sessions begin with {text!r} ({ids}…); give more of the id.")
    return found[0]


def events(db: "Database", session: str) -> list[Event]:
    """Everything that happened in a session, in order; StoreError names the first event that can't be read."""
    rows = db.execute("SELECT position, json FROM events WHERE session = ? ORDER BY position", [session])
    return [_event(session, position, text) for position, text in rows]


def scores(db: "Database", session: str) -> list[ScoreRow]:
    """Every version of a session's score, oldest first."""
    sql = "SELECT version, created_at, json FROM scores WHERE session = ? ORDER BY version"
    return [_score_row(session, *row) for row in db.execute(sql, [session])]


def _score_row(session: str, version: int, created_at: str, text: str) -> ScoreRow:
    score = _event(session, version, text)
    assert isinstance(score, Score)
    return ScoreRow(session=session, created_at=moment(created_at), score=score)


def _rows(db: "Database", wheres: list[str], order: str, values: dict[str, Any]) -> list[SessionRow]:
    where = f" WHERE {' AND '.join(wheres)}" if wheres else ""
    cursor = db.execute(f"{_SESSIONS}{where} ORDER BY {order}", values)
    names = [column[0] for column in cursor.description]
    return [session_row(dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def _event(session: str, position: int, text: str) -> Event:
    try:
        return from_json(text)
    except ValueError as error:
        raise StoreError(
            f"Event {position} of session {session} can't be read by this version of Hotseat; nothing was changed,"
            " update Hotseat or put a backup of the database back."
        ) from error
