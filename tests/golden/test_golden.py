"""The kept sessions come out as they were, byte for byte."""

import pytest

from simulator.content.loading import Library
from tests.golden.sessions import FOLDER, SESSIONS, play


@pytest.mark.parametrize("name", SESSIONS)
def test_a_golden_session_comes_out_as_it_was(library: Library, name: str) -> None:
    kept = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8")
    assert play(library, name) == kept
