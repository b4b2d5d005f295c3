"""Opens the database file: makes it, brings it up to date, and refuses what could be damaged further."""

import os
import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.store.errors import StoreError, explained, primary_code
from simulator.store.file import DatabaseFile, transaction
from simulator.store.places import journal_of

if TYPE_CHECKING:
    from sqlite_utils import Database


def open_file(path: Path, read_only: bool, patience: float) -> DatabaseFile:
    """The database at this path, made and brought up to date where needed.

    Where the file or its folder may not be written, it is opened for reading only. `patience` is the seconds to wait
    for another program's lock. StoreError says what is wrong with the file.
    """
    path = path.expanduser().absolute()
    try:
        path = path.resolve()
        _prepare(path, read_only)
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise StoreError(
            f"{path} can't be opened or made ({reason}); allow writing there, or name another file with HOTSEAT_DB."
        ) from error
    read_only = read_only or not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    with explained(path):
        db = _connect_to_read(path, patience) if read_only else _connect(path, "mode=rw", patience)
        try:
            _bring_up_to_date(db, path, read_only, patience)
        except BaseException:
            db.close()
            raise
    return DatabaseFile(path, db, read_only)


def _prepare(path: Path, read_only: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder; name a file in it, such as {path / 'hotseat.db'}.")
    journal = journal_of(path)
    empty = not path.exists() or not path.stat().st_size
    # SQLite would start a new database here and throw the journal away, with all that was committed to it.
    if empty and journal.exists() and journal.stat().st_size:
        raise StoreError(
            f"{path} is missing or empty, but {journal.name} beside it holds sessions;"
            " put the database back beside it, or move that file away to start anew."
        )
    if empty and read_only:
        raise StoreError(f"There is no database at {path} yet; practise once, or name another file with HOTSEAT_DB.")
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)


def _connect(path: Path, how: str, patience: float) -> "Database":
    # Imported when first used: it brings numpy along where that is installed, a third of a second before first paint.
    from sqlite_utils import Database

    connection = sqlite3.connect(f"{path.as_uri()}?{how}", uri=True, timeout=patience)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        # So that not even a power cut takes back a turn; NORMAL would survive no more than a kill.
        connection.execute("PRAGMA synchronous = FULL")
        # So that what is forgotten is overwritten with zeros.
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.Error:
        connection.close()
        raise
    return Database(connection, execute_plugins=False)


def _connect_to_read(path: Path, patience: float) -> "Database":
    try:
        return _connect(path, "mode=ro", patience)
    except sqlite3.OperationalError as error:
        if primary_code(error) not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY} or not os.access(
            path, os.R_OK
        ):
            raise
    journal = journal_of(path)
    if journal.exists() and journal.stat().st_size:
        raise StoreError(
            f"{path} can't be read before {journal.name} beside it is taken in, and nothing may be written there;"
            " copy both to a folder where you may write, and name the copy with HOTSEAT_DB."
        )
    # Where no journal can be made, SQLite reads only a file that it is told won't change; nobody is writing this one.
    return _connect(path, "immutable=1", patience)


def _bring_up_to_date(db: "Database", path: Path, read_only: bool, patience: float) -> None:
    from simulator.store import schema

    done = schema.applied(db)
    if not done and db.table_names():
        raise StoreError(f"{path} belongs to another program; name another file with HOTSEAT_DB.")
    if done - schema.KNOWN:
        raise StoreError(
            f"{path} was written by a newer Hotseat; update this one, or name another file with HOTSEAT_DB."
        )
    if read_only and done != schema.KNOWN:
        raise StoreError(
            f"{path} was written by an older Hotseat and is read-only, so it can't be brought up to date;"
            " copy it to where you may write, and name the copy with HOTSEAT_DB."
        )
    if done != schema.KNOWN:
        with transaction(db):
            schema.MIGRATIONS.apply(db)
    if not read_only:
        _use_journal(db, patience)


def _use_journal(db: "Database", patience: float) -> None:
    # SQLite doesn't wait for its turn here when two programs start at once, so we do.
    deadline = time.monotonic() + patience
    while True:
        try:
            db.enable_wal()
            return
        except sqlite3.OperationalError as error:
            if primary_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
        time.sleep(0.02)
