"""Trainees and their names."""

import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING

from simulator.store.errors import StoreError
from simulator.store.rows import TraineeRow, moment, written

if TYPE_CHECKING:
    from sqlite_utils import Database

LONGEST_NAME = 80


def key_of(name: str) -> str:
    """What two spellings of one name share; SQLite's own NOCASE knows only the letters a to z."""
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()


def find(db: "Database", name: str) -> TraineeRow | None:
    """The trainee of this name, in whatever case it is written."""
    if not name.isprintable():
        return None
    row = db.execute("SELECT id, name, created_at FROM trainees WHERE key = ?", [key_of(name)]).fetchone()
    return TraineeRow(id=row[0], name=row[1], created_at=moment(row[2])) if row else None


def known(db: "Database", name: str) -> TraineeRow:
    """The trainee of this name; StoreError names some that there are."""
    found = find(db, name)
    if found:
        return found
    names = ", ".join(one.name for one in everybody(db, 10)) or "nobody yet"
    raise StoreError(f"There is no trainee called {name!r}; known here: {names}.")


def found_or_made(db: "Database", name: str, now: datetime) -> TraineeRow:
    """The trainee of this name, made where there is none; StoreError where it is no name."""
    return find(db, name) or _made(db, " ".join(name.split()), now)


def _made(db: "Database", name: str, now: datetime) -> TraineeRow:
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise StoreError(f"{name[:LONGEST_NAME]!r} can't be a name; use 1 to {LONGEST_NAME} letters that can be shown.")
    db.table("trainees").insert({"name": name, "key": key_of(name), "created_at": written(now)})
    return known(db, name)


def everybody(db: "Database", limit: int = -1) -> list[TraineeRow]:
    """All trainees by name."""
    rows = db.execute("SELECT id, name, created_at FROM trainees ORDER BY key LIMIT ?", [limit])
    return [TraineeRow(id=id, name=name, created_at=moment(at)) for id, name, at in rows]
