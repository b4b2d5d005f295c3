"""Forgetting leaves no trace of a person in the bytes of the file, and everything of the others."""

import dataclasses
import sqlite3
from pathlib import Path

import pytest

from simulator.content.loading import Library
from simulator.events import Note
from simulator.store.errors import StoreError
from simulator.store.store import Store

from .helpers import bytes_beside, opened, played, score, turn

NAME = "Zebulon Quarrington"
WORDS = "xylophonic reimbursement"


def traces(path: Path) -> list[str]:
    left = bytes_beside(path).lower()
    return [text for text in (NAME.lower(), WORDS) if text.encode() in left]


def busy_life(store: Store, library: Library) -> str:
    """Somebody who practised, kept phrases and rated another; the other's session."""
    for number in range(5):
        id = played(store, library, NAME if number % 2 else NAME.upper())
        store.append(id, [turn(9, f"{WORDS} " * 200), Note(turn=9, text=f"{WORDS}, says {NAME}", seconds=1.0)])
    branch = dataclasses.replace(opened(library, NAME), branch_of="whatever", branch_turn=1)
    store.create_session(branch, library, branch_of=id, then=[turn(0, WORDS)])
    store.add_snippet(NAME, f"I'm {NAME}, {WORDS}.")
    other = played(store, library, "Ana")
    store.add_score(other, score(NAME.lower()))
    store.add_score(other, score("Bo"))
    store.add_snippet("Ana", "Take your time.")
    return other


def test_no_trace_is_left_and_others_keep_theirs(path: Path, store: Store, library: Library) -> None:
    other = busy_life(store, library)
    before = store.find(other), store.content(other), store.snippets("Ana"), len(store.events(other))
    assert traces(path) == [NAME.lower(), WORDS]

    store.forget(f"  {NAME.swapcase()} ")

    assert traces(path) == []
    assert [one.name for one in store.trainees()] == ["Ana"]
    assert (store.find(other), store.content(other), store.snippets("Ana"), len(store.events(other))) == before
    assert [row.score.by for row in store.scores(other)] == ["machine", "forgotten", "Bo"]
    assert [row.id for row in store.sessions()] == [other]
    assert store._file.db.execute("PRAGMA foreign_key_check").fetchall() == []
    store.close()
    assert traces(path) == []
    with Store.open(path) as again, pytest.raises(StoreError, match="no trainee called"):
        again.forget(NAME)


def test_content_that_nobody_else_used_goes_too(store: Store, library: Library) -> None:
    played(store, library, NAME)
    store.forget(NAME)
    assert store._file.db.table("contents").count == 0


def test_a_trainer_who_never_practised_can_be_forgotten(path: Path, store: Store, library: Library) -> None:
    other = played(store, library, "Ana")
    store.add_score(other, score(NAME))
    store.forget(NAME)
    assert traces(path) == []
    assert len(store.scores(other)) == 2


def test_somebody_elses_branch_of_a_forgotten_session_stays(store: Store, library: Library) -> None:
    id = played(store, library, NAME)
    branch = store.create_session(opened(library, "Ana"), library, branch_of=id)
    store.forget(NAME)
    assert store.find(branch).branch_of is None


def test_another_window_that_reads_holds_traces_until_it_closes(path: Path, store: Store, library: Library) -> None:
    busy_life(store, library)
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM events").fetchone()
    with pytest.raises(StoreError, match=r"is deleted, but .* close every other Hotseat window"):
        store.forget(NAME)
    assert [one.name for one in store.trainees()] == ["Ana"]
    reader.close()
    store.close()
    assert traces(path) == []
