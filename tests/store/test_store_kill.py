"""kill -9 at any moment loses nothing that was committed."""

import subprocess
import sys
from pathlib import Path

import pytest

from simulator.store.store import Store

WRITER = """
import sys
from pathlib import Path
from simulator.content.loading import load
from simulator.content.places import shipped
from simulator.store.store import Store
from tests_store_helpers import opened, turn

library = load([shipped()])
store = Store.open(Path(sys.argv[1]))
id = store.create_session(opened(library), library)
print(id, flush=True)
for number in range(0, 100_000, 3):
    store.append(id, [turn(number + more, "words " * 50) for more in range(3)])
    print(number + 3, flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize("appends", [1, 40, 300])
def test_kill_in_the_middle_of_appending(path: Path, tmp_path: Path, appends: int) -> None:
    helpers = Path(__file__).with_name("helpers.py").read_text(encoding="utf-8")
    (tmp_path / "tests_store_helpers.py").write_text(helpers, encoding="utf-8")
    (tmp_path / "writer.py").write_text(WRITER, encoding="utf-8")
    writer = subprocess.Popen([sys.executable, tmp_path / "writer.py", path], stdout=subprocess.PIPE, text=True)
    assert writer.stdout
    id = writer.stdout.readline().strip()
    for _ in range(appends):
        told = int(writer.stdout.readline())
    writer.kill()
    told = max([told, *map(int, writer.stdout.read().split())])
    writer.wait()

    with Store.open(path) as store:
        kept = store.events(id)[1:]
        assert [event.turn for event in kept] == list(range(len(kept)))
        assert len(kept) % 3 == 0
        assert told <= len(kept) <= told + 3
        assert [row.id for row in store.unfinished("Ana")] == [id]
        assert store.find(id).turns == len(kept)
        assert store._file.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
