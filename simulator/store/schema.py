"""The tables and views, as migrations that are only ever added to; SCHEMA.md describes them for people."""

from sqlite_utils import Database, Migrations
from sqlite_utils.db import ForeignKey


def m001_sessions(db: Database) -> None:
    """Who practised what, and everything that happened."""
    db.create_table(
        "trainees", {"id": int, "name": str, "key": str, "created_at": str}, pk="id",
        not_null=("name", "key", "created_at"),
    )  # fmt: skip
    db.table("trainees").create_index(["key"], "trainees_key", unique=True)
    db.create_table("contents", {"hash": str, "json": str}, pk="hash", not_null=("hash", "json"))
    _create_sessions(db)
    db.create_table(
        "events", {"session": str, "position": int, "event": str, "turn": int, "json": str},
        pk=("session", "position"), not_null=("session", "position", "event", "turn", "json"),
        foreign_keys=[ForeignKey("events", "session", "sessions", "id", on_delete="CASCADE")],
    )  # fmt: skip


def _create_sessions(db: Database) -> None:
    columns = {
        "id": str, "trainee": int, "persona": str, "scenario": str, "seed": int, "voice": str, "started_at": str,
        "changed_at": str, "stage": str, "turns": int, "outcome": str, "total": int, "passed": int, "branch_of": str,
        "branch_turn": int, "content_hash": str, "abandoned": int,
    }  # fmt: skip
    optional = {"outcome", "total", "passed", "branch_of", "branch_turn"}
    keys = [
        ForeignKey("sessions", "trainee", "trainees", "id", on_delete="CASCADE"),
        ForeignKey("sessions", "content_hash", "contents", "hash"),
        ForeignKey("sessions", "branch_of", "sessions", "id", on_delete="SET NULL"),
    ]
    db.create_table("sessions", columns, pk="id", not_null=[*(columns.keys() - optional)], foreign_keys=keys)


def m002_session_lists(db: Database) -> None:
    """Indexes that let every list start at its newest row, however many sessions there are."""
    for who in ((), ("trainee",)):
        for what in ((), ("persona",), ("scenario",)):
            columns = (*who, *what, "started_at")
            db.table("sessions").create_index(columns, f"sessions_{'_'.join(columns)}")
        listed = ", ".join((*who, "started_at"))
        name = "_".join(who) or "all"
        db.execute(f"CREATE INDEX sessions_finished_{name} ON sessions({listed}) WHERE stage = 'debrief'")
        listed = ", ".join((*who, "changed_at"))
        db.execute(
            f"CREATE INDEX sessions_unfinished_{name} ON sessions({listed}) WHERE stage <> 'debrief' AND abandoned = 0"
        )
    db.table("sessions").create_index(["branch_of", "branch_turn"], "sessions_branch_of")
    db.table("sessions").create_index(["content_hash"], "sessions_content_hash")


def m003_scores(db: Database) -> None:
    """Versions of scores: the machine's and the trainers', side by side."""
    columns = {
        "session": str, "version": int, "by": str, "rubric_hash": str, "levels": str, "total": int, "passed": int,
        "created_at": str, "json": str,
    }  # fmt: skip
    db.create_table(
        "scores", columns, pk=("session", "version"), not_null=list(columns),
        foreign_keys=[ForeignKey("scores", "session", "sessions", "id", on_delete="CASCADE")],
    )  # fmt: skip
    db.table("scores").create_index(["by"], "scores_by")


def m004_snippets(db: Database) -> None:
    """A trainee's own phrases, for the pad beside the call."""
    db.create_table(
        "snippets", {"id": int, "trainee": int, "step": int, "text": str, "created_at": str},
        pk="id", not_null=("trainee", "text", "created_at"),
        foreign_keys=[ForeignKey("snippets", "trainee", "trainees", "id", on_delete="CASCADE")],
    )  # fmt: skip
    db.table("snippets").create_index(["trainee", "step"], "snippets_trainee_step")


def m005_views(db: Database) -> None:
    """What people ask of the events most, as columns."""
    _create_view(db, "readings", "reading", ("acts", "probabilities", "unsure", "evidence", "claims"))
    _create_view(db, "ledger", "ledger", ("rule", "why", "quote", "dimension", "amount", "justice"))
    _create_view(db, "notes", "note", ("text", "seconds"))


def _create_view(db: Database, name: str, event: str, keys: tuple[str, ...]) -> None:
    columns = ", ".join(f"json_extract(json, '$.{key}') AS {key}" for key in keys)
    db.create_view(name, f"SELECT session, position, turn, {columns} FROM events WHERE event = '{event}'")


STEPS = (m001_sessions, m002_session_lists, m003_scores, m004_snippets, m005_views)
"""In order; a step that was released never changes, a new one is added at the end."""

KNOWN = frozenset(step.__name__ for step in STEPS)

MIGRATIONS = Migrations("hotseat")
for _step in STEPS:
    MIGRATIONS()(_step)


def applied(db: Database) -> set[str]:
    """The names of the steps that this database has been through."""
    return {step.name for step in MIGRATIONS.applied(db)}
