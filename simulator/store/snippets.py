"""A trainee's own phrases."""

from datetime import datetime
from typing import TYPE_CHECKING

from simulator.store.errors import StoreError
from simulator.store.rows import SnippetRow, moment, written

if TYPE_CHECKING:
    from sqlite_utils import Database

LONGEST = 1000
"""Characters of a phrase."""

STEPS = range(1, 8)


def add(db: "Database", trainee: int, text: str, step: int | None, now: datetime) -> SnippetRow:
    """Adds a phrase; StoreError where there is none, it is too long, or the step isn't one."""
    phrase = "".join(char for char in text if char == "\n" or char.isprintable()).strip()
    if not phrase or len(phrase) > LONGEST:
        raise StoreError(f"A snippet needs 1 to {LONGEST} characters, and this has {len(phrase)}; shorten or fill it.")
    if step is not None and step not in STEPS:
        raise StoreError(f"There is no step {step}; choose one from 1 to 7, or none.")
    row = {"trainee": trainee, "step": step, "text": phrase, "created_at": written(now)}
    id = db.table("snippets").insert(row).last_pk
    assert isinstance(id, int)
    return SnippetRow(id=id, step=step, text=phrase, created_at=now)


def of(db: "Database", trainee: int) -> list[SnippetRow]:
    """A trainee's phrases, by step, oldest first."""
    sql = "SELECT id, step, text, created_at FROM snippets WHERE trainee = ? ORDER BY step, id"
    rows = db.execute(sql, [trainee])
    return [SnippetRow(id=id, step=step, text=text, created_at=moment(at)) for id, step, text, at in rows]


def remove(db: "Database", id: int) -> None:
    """Deletes a phrase."""
    db.execute("DELETE FROM snippets WHERE id = ?", [id])
