"""The store: sessions kept event by event, and found again."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from simulator.content.loading import Library
from simulator.events import Event, Opened, Score
from simulator.store import contents, forgetting, keeping, listing, people, snippets
from simulator.store.file import DatabaseFile
from simulator.store.opening import open_file
from simulator.store.places import default_path
from simulator.store.rows import Filters, ScoreRow, SessionRow, SnippetRow, TraineeRow

PATIENCE = 5.0
"""Seconds to wait for another program's lock."""


class Store:
    """The database of one machine's sessions. It belongs to the thread that opened it; all of it raises StoreError.

    A session is named by its id, or by so much of its beginning as no other has.
    """

    def __init__(self, file: DatabaseFile, now: Callable[[], datetime]) -> None:
        self._file = file
        self._now = now

    @classmethod
    def open(
        cls,
        path: Path | None = None,
        *,
        read_only: bool = False,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        patience: float = PATIENCE,
    ) -> "Store":
        """The store in this file; else in the one that HOTSEAT_DB names, else in the user's data folder.

        It is made where there is none, and opened for reading only (see `read_only`) where it may not be written.
        `now` tells the time with its zone; `patience` is the seconds to wait for another program's lock.
        """
        return cls(open_file(path or default_path(), read_only, patience), now)

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; everything is committed already."""
        self._file.close()

    @property
    def path(self) -> Path:
        """The file."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        """Whether lists and reports work, and everything that writes raises StoreError."""
        return self._file.read_only

    # --- sessions ------------------------------------------------------------------------------------------------

    def create_session(
        self, opened: Opened, content: Library, *, branch_of: str = "", then: Sequence[Event] = ()
    ) -> str:
        """Keeps a new session with its opened event, and with what follows it, at once; returns its id.

        `branch_of` is the id of the session that it takes a turn of again. ContentError where `content` lacks its
        persona or scenario.
        """
        with self._file.writing() as db:
            id = keeping.create(db, opened, content, branch_of, self._now())
            keeping.append(db, id, then, None, self._now())
        return id

    def append(self, session_id: str, events: Sequence[Event], *, after: int | None = None) -> None:
        """Commits events to a session, all or none; opened events are passed over, being kept already.

        `after` is how many events the caller knows of: where there are more by now, StoreError.
        """
        with self._file.writing() as db:
            keeping.append(db, session_id, events, after, self._now())

    def add_score(self, session_id: str, score: Score) -> Score:
        """Commits a score, of a trainer's or another rubric's, as the next version; returns it with that number."""
        with self._file.writing() as db:
            return keeping.add_score(db, session_id, score, self._now())

    def abandon(self, session_id: str) -> None:
        """Takes a session off the unfinished ones; it stays in the history."""
        with self._file.writing() as db:
            keeping.abandon(db, session_id, self._now())

    def find(self, text: str) -> SessionRow:
        """The session of this id, or of the only id that begins so."""
        with self._file.reading() as db:
            return listing.find(db, text)

    def events(self, session_id: str) -> list[Event]:
        """Everything that happened in a session, in order."""
        with self._file.reading() as db:
            return listing.events(db, listing.find(db, session_id).id)

    def content(self, session_id: str) -> Library:
        """A library of just the persona, lines and scenario that a session began with."""
        with self._file.reading() as db:
            return contents.load(db, listing.find(db, session_id).id)

    def scores(self, session_id: str) -> list[ScoreRow]:
        """Every version of a session's score, oldest first."""
        with self._file.reading() as db:
            return listing.scores(db, listing.find(db, session_id).id)

    def branches(self, session_id: str) -> list[SessionRow]:
        """The sessions that took a turn of this one again, by that turn."""
        with self._file.reading() as db:
            return listing.branches(db, listing.find(db, session_id).id)

    def sessions(
        self, trainee: str | None = None, limit: int = 50, offset: int = 0, filters: Filters | None = None
    ) -> list[SessionRow]:
        """A trainee's sessions, or everybody's, the latest started first."""
        with self._file.reading() as db:
            return listing.sessions(db, self._number(trainee), filters or Filters(), limit, offset)

    def unfinished(self, trainee: str | None = None, limit: int = 50) -> list[SessionRow]:
        """A trainee's sessions that can be gone on with, or everybody's, the latest touched first."""
        with self._file.reading() as db:
            return listing.unfinished(db, self._number(trainee), limit)

    # --- people --------------------------------------------------------------------------------------------------

    def trainee(self, name: str) -> TraineeRow:
        """The trainee of this name in any case, made where there is none."""
        with self._file.reading() as db:
            found = people.find(db, name)
        if found:
            return found
        with self._file.writing() as db:
            return people.found_or_made(db, name, self._now())

    def trainees(self) -> list[TraineeRow]:
        """Everybody, by name."""
        with self._file.reading() as db:
            return people.everybody(db)

    def forget(self, name: str) -> None:
        """Deletes a person's sessions and snippets, and their name on scores that they gave, from the file's bytes."""
        forgetting.forget(self._file, name)

    def add_snippet(self, trainee: str, text: str, step: int | None = None) -> SnippetRow:
        """Keeps one of a trainee's own phrases, for a step from 1 to 7 or for any."""
        with self._file.writing() as db:
            return snippets.add(db, people.known(db, trainee).id, text, step, self._now())

    def snippets(self, trainee: str) -> list[SnippetRow]:
        """A trainee's phrases, by step, oldest first; those for any step come first."""
        with self._file.reading() as db:
            return snippets.of(db, people.known(db, trainee).id)

    def remove_snippet(self, id: int) -> None:
        """Deletes a phrase; one that is gone already is no error."""
        with self._file.writing() as db:
            snippets.remove(db, id)

    def _number(self, trainee: str | None) -> int | None:
        return None if trainee is None else people.known(self._file.db, trainee).id
