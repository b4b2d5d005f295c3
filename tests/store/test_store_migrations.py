"""Every database comes up to date: blank, from any older version, and when several programs start at once."""

import dataclasses
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database

import simulator.store
from simulator.content.loading import Library
from simulator.events import StepResult
from simulator.store import schema
from simulator.store.errors import StoreError
from simulator.store.store import Store

from .helpers import played, score

TABLES = {"trainees", "contents", "sessions", "events", "scores", "snippets"}
VIEWS = {"readings", "ledger", "notes"}


def schema_of(path: Path) -> list[tuple[str, str]]:
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()
    connection.close()
    return found


def at_version(path: Path, steps: int) -> None:
    """A database as it was when only so many steps were known, with somebody in it."""
    db = Database(path)
    later = [step.__name__ for step in schema.STEPS[steps:]]
    schema.MIGRATIONS.apply(db, stop_before=later)
    db.table("trainees").insert({"name": "Ana", "key": "ana", "created_at": "2026-01-01T00:00:00+00:00"})
    db.close()


def test_blank_database_gets_every_table_and_view(path: Path) -> None:
    with Store.open(path):
        db = Database(path)
        assert set(db.table_names()) >= TABLES
        assert set(db.view_names()) == VIEWS
        assert db.journal_mode == "wal"
        db.close()


@pytest.mark.parametrize("steps", range(1, len(schema.STEPS) + 1))
def test_older_databases_come_up_to_date_and_keep_their_rows(tmp_path: Path, steps: int) -> None:
    blank, old = tmp_path / "blank.db", tmp_path / "old.db"
    Store.open(blank).close()
    at_version(old, steps)
    with Store.open(old) as store:
        assert [one.name for one in store.trainees()] == ["Ana"]
    assert schema_of(old) == schema_of(blank)


def test_steps_are_numbered_in_order() -> None:
    assert [step.__name__[:4] for step in schema.STEPS] == [f"m{n:03}" for n in range(1, len(schema.STEPS) + 1)]


def test_a_failing_step_leaves_the_database_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_version(path, 2)
    before = schema_of(path)

    def broken(db: Database, name: str, event: str, keys: tuple[str, ...]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(schema, "_create_view", broken)
    with pytest.raises(KeyboardInterrupt):
        Store.open(path)
    assert schema_of(path) == before
    monkeypatch.undo()
    Store.open(path).close()


def test_newer_database_is_refused_and_left_alone(path: Path) -> None:
    Store.open(path).close()
    db = Database(path)
    db.table("_sqlite_migrations").insert({"migration_set": "hotseat", "name": "m999_seals", "applied_at": "2030"})
    db.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"newer Hotseat; update this one"):
        Store.open(path)
    assert path.read_bytes() == before


def test_several_programs_may_start_at_once_on_a_blank_database(path: Path) -> None:
    code = (
        "import sys, pathlib, sqlite_utils; from simulator.store.store import Store;"
        " sys.stdin.read(); Store.open(pathlib.Path(sys.argv[1])).trainee(sys.argv[2])"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", code, str(path), f"Ana {n}"], stdin=subprocess.PIPE) for n in range(4)
    ]
    for process in started:
        assert process.stdin
        process.stdin.close()
    assert [process.wait(60) for process in started] == [0] * 4
    with Store.open(path) as store:
        assert len(store.trainees()) == 4


def test_the_schema_page_names_every_table_view_and_column(path: Path) -> None:
    page = (Path(simulator.store.__file__).parent / "SCHEMA.md").read_text(encoding="utf-8")
    with Store.open(path):
        db = Database(path)
        named = {name: list(db[name].columns_dict) for name in TABLES | VIEWS}
        db.close()
    for name, columns in named.items():
        section = re.search(rf"^### {name}\n(.*?)(?=^##|\Z)", page, re.S | re.M)
        assert section, name
        assert {column for column in columns if f"`{column}`" not in section[1]} == set(), name


def test_importing_the_store_does_not_import_sqlite_utils() -> None:
    code = "import sys, simulator.store.store; sys.exit('sqlite_utils' in sys.modules or 'textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_questions_on_the_schema_page_can_be_asked(path: Path, store: Store, library: Library) -> None:
    id = played(store, library)
    store.add_score(id, dataclasses.replace(score("Bo"), steps={"3": StepResult(level=1, anchor="", next="")}))
    page = (Path(simulator.store.__file__).parent / "SCHEMA.md").read_text(encoding="utf-8")
    asked = re.findall(r"```sh\n(.*?)```", page, re.S)
    places = {"DB": str(path), "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    answers = []
    for command in asked:
        plain = command.replace("--table", "--no-headers --csv")
        ran = subprocess.run(["sh", "-c", plain], env=os.environ | places, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        answers.append(ran.stdout.strip())
    assert answers == ["", "2026-08,1,62.0", f"{id},Bo,,1"]
