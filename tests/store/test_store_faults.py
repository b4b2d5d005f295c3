"""Every way for a database to be unusable gets a sentence, and costs nothing that was committed."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from simulator.content.loading import Library
from simulator.store import schema
from simulator.store.errors import StoreError
from simulator.store.store import Store

from .helpers import opened, played, turn, unprivileged


@pytest.fixture
def full(path: Path, library: Library) -> Path:
    """A database of several pages of events, closed."""
    with Store.open(path) as store:
        for _ in range(20):
            played(store, library)
    return path


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A folder that others may read and not write; its files too."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def lock(folder: Path) -> None:
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)


def refused(path: Path, why: str) -> None:
    """Opening fails with this sentence, and changes no byte."""
    before = path.read_bytes()
    with pytest.raises(StoreError, match=why) as caught:
        Store.open(path, patience=0.1)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"not a database, but long enough to be one " * 200, b"short", b"\x00" * 5000])
def test_not_a_database(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    refused(path, "is not a database; name another file with HOTSEAT_DB")


@pytest.mark.parametrize("part", [0.9, 0.5, 0.1])
def test_cut_short(full: Path, part: float) -> None:
    with full.open("r+b") as file:
        file.truncate(int(full.stat().st_size * part))
    refused(full, r"is damaged .* put a backup in its place, or save what can be read with: sqlite3 .* \.recover")


def test_cut_within_its_first_lines(full: Path) -> None:
    with full.open("r+b") as file:
        file.truncate(50)
    refused(full, "is damaged")


def test_overwritten_in_the_middle(full: Path, library: Library) -> None:
    content = full.read_bytes()
    with Store.open(full) as store:
        [root] = store._file.db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'events'").fetchone()
        id = store.sessions(limit=1)[0].id
    page = 4096
    full.write_bytes(content[: (root - 1) * page] + b"\xff" * page + content[root * page :])
    with Store.open(full) as store:
        assert len(store.sessions()) == 20
        with pytest.raises(StoreError, match="is damaged"):
            store.events(id)
        with pytest.raises(StoreError, match="is damaged"):
            store.append(id, [turn(9)])
        assert store.find(id).turns == 4


def test_empty_file_is_a_new_database(path: Path) -> None:
    path.touch()
    with Store.open(path) as store:
        assert store.sessions() == []


def test_another_programs_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    refused(path, "belongs to another program")


def test_a_table_that_somebody_dropped(full: Path) -> None:
    db = Database(full)
    db["snippets"].drop()
    db.close()
    with Store.open(full) as store, pytest.raises(StoreError, match=r"no such table: snippets.*put a backup back"):
        store.snippets("Ana")


def test_an_event_of_another_time(store: Store, library: Library) -> None:
    id = played(store, library)
    store._file.db.execute('UPDATE events SET json = \'{"event": "danced"}\' WHERE position = 2')
    with pytest.raises(StoreError, match=f"Event 2 of session {id} can't be read by this version"):
        store.events(id)


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder; name a file in it"):
        Store.open(tmp_path)


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="can't be opened or made"):
        Store.open(tmp_path / "file" / "hotseat.db")


def test_a_journal_without_its_database_is_not_thrown_away(path: Path, tmp_path: Path, library: Library) -> None:
    with Store.open(path) as store:
        played(store, library)
        orphan = tmp_path / "elsewhere" / "hotseat.db"
        orphan.parent.mkdir()
        journal = shutil.copy(f"{path}-wal", f"{orphan}-wal")
    for empty in (False, True):
        if empty:
            orphan.touch()
        with pytest.raises(StoreError, match="is missing or empty, but hotseat.db-wal beside it holds sessions"):
            Store.open(orphan)
        assert Path(journal).stat().st_size > 0


# --- reading only ------------------------------------------------------------------------------------------------


def test_where_nothing_may_be_written_history_still_reads(locked_folder: Path, library: Library) -> None:
    path = locked_folder / "hotseat.db"
    with Store.open(path) as store:
        id = played(store, library)
    lock(locked_folder)
    with unprivileged(), Store.open(path) as store:
        assert store.read_only
        assert [row.id for row in store.sessions("Ana")] == [id]
        assert len(store.events(id)) == 9
        assert store.trainee("ana").name == "Ana"
        for write in (lambda: store.append(id, [turn(9)]), lambda: store.trainee("Bo"), lambda: store.forget("Ana")):
            with pytest.raises(StoreError, match="is read-only, so nothing new can be kept; allow writing"):
                write()


def test_a_read_only_file_in_an_open_folder_still_reads(locked_folder: Path, library: Library) -> None:
    path = locked_folder / "hotseat.db"
    with Store.open(path) as store:
        played(store, library)
    lock(locked_folder)
    locked_folder.chmod(0o777)
    with unprivileged(), Store.open(path) as store:
        assert store.read_only
        assert len(store.sessions()) == 1


def test_an_unfinished_journal_where_nothing_may_be_written(locked_folder: Path, path: Path, library: Library) -> None:
    with Store.open(path) as store:
        played(store, library)
        shutil.copy(path, locked_folder)
        shutil.copy(f"{path}-wal", locked_folder)
    lock(locked_folder)
    with unprivileged(), pytest.raises(StoreError, match="can't be read before hotseat.db-wal .* copy both"):
        Store.open(locked_folder / "hotseat.db")
    locked_folder.chmod(0o755)
    with Store.open(locked_folder / "hotseat.db") as store:
        assert len(store.sessions()) == 1


def test_no_place_for_a_new_database(locked_folder: Path) -> None:
    lock(locked_folder)
    with unprivileged(), pytest.raises(StoreError, match=r"can't be opened or made \(Permission denied\)"):
        Store.open(locked_folder / "new" / "hotseat.db")


def test_a_file_that_may_not_be_read(locked_folder: Path, library: Library) -> None:
    path = locked_folder / "hotseat.db"
    Store.open(path).close()
    path.chmod(0)
    with unprivileged(), pytest.raises(StoreError, match="can't be opened; check"):
        Store.open(path)


def test_an_older_database_where_nothing_may_be_written(locked_folder: Path) -> None:
    path = locked_folder / "hotseat.db"
    db = Database(path)
    schema.MIGRATIONS.apply(db, stop_before="m004_snippets")
    db.close()
    lock(locked_folder)
    with unprivileged(), pytest.raises(StoreError, match="older Hotseat and is read-only"):
        Store.open(path)


def test_opened_to_read(full: Path, tmp_path: Path) -> None:
    before = full.read_bytes()
    with Store.open(full, read_only=True) as store:
        assert len(store.sessions("Ana")) == 20
        with pytest.raises(StoreError, match="read-only"):
            store.trainee("Bo")
    assert full.read_bytes() == before
    with pytest.raises(StoreError, match="no database at .* yet"):
        Store.open(tmp_path / "none.db", read_only=True)
    assert not (tmp_path / "none.db").exists()


# --- locks and a full disk ---------------------------------------------------------------------------------------


def test_locked_by_another_program(path: Path, store: Store, library: Library) -> None:
    id = store.create_session(opened(library), library)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="in use by another program; close the other one and try again"):
        store.append(id, [turn(0)])
    assert len(store.events(id)) == 1
    other.execute("ROLLBACK")
    other.close()
    store.append(id, [turn(0)])
    assert len(store.events(id)) == 2


def test_locked_so_that_it_can_not_even_be_read(full: Path) -> None:
    other = sqlite3.connect(full, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="in use by another program"):
        Store.open(full, patience=0.1)
    other.close()
    Store.open(full).close()


def test_full_disk(store: Store, library: Library) -> None:
    id = store.create_session(opened(library), library, then=[turn(0)])
    before = store.find(id), store.events(id)
    db = store._file.db
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}").fetchone()
    long = [turn(number, "word " * 800) for number in range(20)]
    with pytest.raises(StoreError, match="disk is full; free some space and try again"):
        store.append(id, long)
    assert (store.find(id), store.events(id)) == before
    db.execute("PRAGMA max_page_count = 1000000").fetchone()
    store.append(id, long)
    assert store.events(id)[2:] == long
