"""Forgetting a person: their rows are deleted, and the bytes that held them overwritten."""

import json
import sqlite3
from typing import TYPE_CHECKING

from simulator.store import people
from simulator.store.errors import StoreError
from simulator.store.file import DatabaseFile

if TYPE_CHECKING:
    from sqlite_utils import Database

FORGOTTEN = "forgotten"
"""What stands for a forgotten trainer on the scores that they gave to others."""


def forget(file: DatabaseFile, name: str) -> None:
    """Deletes a person and wipes the file; StoreError where nobody knows the name, or the wiping has to wait."""
    with file.writing() as db:
        _delete(db, name)
    if not _wiped(file.db):
        raise StoreError(
            f"The data of {name} is deleted, but {file.path} is in use and still holds traces of it;"
            " close every other Hotseat window, and they go with the last one."
        )


def _wiped(db: "Database") -> bool:
    try:
        db.vacuum()
        busy, _, _ = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy
    except sqlite3.OperationalError:
        # The rows are gone and zeroed (secure_delete); only copies in the journal are left, until it is closed.
        return False


def _delete(db: "Database", name: str) -> None:
    trainee = people.find(db, name)
    key = people.key_of(name)
    given = [by for (by,) in db.execute('SELECT DISTINCT "by" FROM scores').fetchall() if people.key_of(by) == key]
    if not trainee and not given:
        people.known(db, name)
    if trainee:
        db.execute("DELETE FROM trainees WHERE id = ?", [trainee.id])
    for by in given:
        _unname(db, by)
    db.execute("DELETE FROM contents WHERE NOT EXISTS (SELECT 1 FROM sessions WHERE content_hash = hash)")


def _unname(db: "Database", by: str) -> None:
    scores = 'SELECT session, version, json FROM scores WHERE "by" = ?'
    for session, version, text in db.execute(scores, [by]).fetchall():
        values = [FORGOTTEN, _without_name(text), session, version]
        db.execute('UPDATE scores SET "by" = ?, json = ? WHERE session = ? AND version = ?', values)
        events = "SELECT position, json FROM events WHERE session = ? AND event = 'score'"
        for position, event in db.execute(events, [session]).fetchall():
            if json.loads(event)["by"] == by:
                values = [_without_name(event), session, position]
                db.execute("UPDATE events SET json = ? WHERE session = ? AND position = ?", values)


def _without_name(text: str) -> str:
    return json.dumps({**json.loads(text), "by": FORGOTTEN}, ensure_ascii=False)
