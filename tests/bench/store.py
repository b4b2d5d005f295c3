"""Lists on a large store against the same lists on a small one."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from simulator.content.loading import load
from simulator.content.places import shipped
from simulator.events import Opened
from simulator.session.loop import Kit, Session, Setup
from simulator.store.store import Store
from simulator.understanding.reader import PatternReader

SMALL, LARGE = 100, 100_000
RUNS = 15


def figures() -> Iterator[tuple[str, str, str]]:
    """The ratio of the medians for history and for the unfinished sessions."""
    with tempfile.TemporaryDirectory() as folder:
        small = _filled(Path(folder) / "small.db", SMALL)
        large = _filled(Path(folder) / "large.db", LARGE)
        for name in ("history", "unfinished"):
            ratio = _seconds(large, name) / _seconds(small, name)
            yield f"{name} on {LARGE} sessions / on {SMALL}", f"{ratio:.2f}", "bar: at most 3"


def _filled(path: Path, count: int) -> Store:
    """A store with one real session and many copies of its rows, made in one statement."""
    library = load([shipped()])
    store = Store.open(path)
    session = Session(Setup("impatient", "wrong-item"), Kit(library, PatternReader()))
    opened, *rest = session.open()
    assert isinstance(opened, Opened)
    id = store.create_session(opened, library, then=rest)
    store.close()
    _copy(path, id, count)
    return Store.open(path)


def _copy(path: Path, id: str, count: int) -> None:
    import sqlite3

    with sqlite3.connect(path) as db:
        columns = [row[1] for row in db.execute("pragma table_info(sessions)")]
        others = ", ".join(column for column in columns if column != "id")
        db.execute(
            f"with recursive n(i) as (select 1 union all select i + 1 from n where i < {count - 1}) "
            f"insert into sessions (id, {others}) select 'b' || i, {others} from sessions, n where id = ?",
            (id,),
        )


def _seconds(store: Store, name: str) -> float:
    look: Callable[[], object] = partial(store.sessions, limit=50) if name == "history" else store.unfinished
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        look()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)
