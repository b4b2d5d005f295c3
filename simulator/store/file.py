"""The open database file: read, and written in whole transactions."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.store.errors import explained, read_only

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True)
class DatabaseFile:
    """An open database. It belongs to the thread that opened it."""

    path: Path
    db: "Database"
    read_only: bool

    @contextmanager
    def reading(self) -> Iterator["Database"]:
        """The database, to read from; StoreError where it can't be."""
        with explained(self.path):
            yield self.db

    @contextmanager
    def writing(self) -> Iterator["Database"]:
        """One transaction: everything in it is committed at the end, or nothing; StoreError where it can't be."""
        if self.read_only:
            raise read_only(self.path)
        with explained(self.path), transaction(self.db):
            yield self.db

    def close(self) -> None:
        """Closes the file; a second time does nothing."""
        self.db.close()


@contextmanager
def transaction(db: "Database") -> Iterator[None]:
    """All or nothing. It takes the write lock at once, since one taken later fails without waiting its turn."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.commit()
    except BaseException:
        db.rollback()
        raise
