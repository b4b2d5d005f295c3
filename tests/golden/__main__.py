"""Draws the golden sessions again; look at the difference before you keep it."""

from simulator.content.loading import load
from simulator.content.places import shipped
from tests.golden.sessions import FOLDER, SESSIONS, play

for name in SESSIONS:
    (FOLDER / f"{name}.jsonl").write_text(play(load([shipped()]), name), encoding="utf-8")
