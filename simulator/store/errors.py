"""What can go wrong with the database file, said so that a trainee can mend it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SENTENCES = {
    sqlite3.SQLITE_NOTADB: "{path} is not a database; name another file with HOTSEAT_DB, or move this one away.",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged (cut short or overwritten), and was left as it is;"
    " put a backup in its place, or save what can be read with: sqlite3 '{path}' .recover",
    sqlite3.SQLITE_READONLY: "{path} is read-only, so nothing new can be kept;"
    " allow writing to the file and its folder, or name another file with HOTSEAT_DB.",
    sqlite3.SQLITE_CANTOPEN: "{path} can't be opened;"
    " check that the file and its folder are there and that you may read and write them.",
    sqlite3.SQLITE_BUSY: "{path} is in use by another program; close the other one and try again, nothing is lost.",
    sqlite3.SQLITE_FULL: "{path} can't grow because the disk is full; free some space and try again,"
    " everything kept before is safe.",
    sqlite3.SQLITE_IOERR: "{path} can't be read or written ({error});"
    " check the disk and try again, everything kept before is safe.",
    sqlite3.SQLITE_ERROR: "{path} is not as Hotseat left it ({error}); another program changed it, put a backup back.",
}
_SAME = {
    sqlite3.SQLITE_LOCKED: sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_PERM: sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_AUTH: sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL: sqlite3.SQLITE_BUSY,
}


class StoreError(Exception):
    """Something could not be kept or found; the message says what, where and how to mend it."""


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns the database's errors into StoreErrors about this file; mistakes of the program itself pass through."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        sentence = _sentence(error)
        if sentence is None:
            raise
        raise StoreError(sentence.format(path=path, error=error)) from error


def read_only(path: Path) -> StoreError:
    """What is said where a file may only be read."""
    return StoreError(_SENTENCES[sqlite3.SQLITE_READONLY].format(path=path))


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code behind an error; -1 where Python raised it by itself."""
    code = getattr(error, "sqlite_errorcode", -1)
    return code & 0xFF if code >= 0 else -1


def _sentence(error: sqlite3.DatabaseError) -> str | None:
    code = primary_code(error)
    # Code 1 is also what a mistake in our own SQL gives; only a missing table is the file's fault.
    if code == sqlite3.SQLITE_ERROR and not str(error).startswith("no such table"):
        return None
    return _SENTENCES.get(_SAME.get(code, code))
