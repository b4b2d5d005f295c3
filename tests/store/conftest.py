from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.content.loading import Library, load
from simulator.content.places import shipped
from simulator.store.store import Store

from .helpers import Clock


@pytest.fixture(scope="session")
def library() -> Library:
    return load([shipped()])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "hotseat.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, now=Clock(), patience=0.2) as opened:
        yield opened
