"""Whether the same seeds give the same events in another process."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from simulator.content.loading import Library, load
from simulator.content.places import shipped
from simulator.events import to_lines
from tests.realism.play import play
from tests.realism.trainees import TRAINEES

ROOT = Path(__file__).parents[2]


def fingerprint(library: Library) -> str:
    """A digest of one session of every trainee with every persona."""
    digest = hashlib.sha256()
    scenarios = sorted(library.scenarios)
    for at, persona in enumerate(library.personas):
        for trainee in TRAINEES:
            game = play(library, None, trainee, persona, scenarios[at % len(scenarios)], 3)
            digest.update(to_lines(game.events).encode())
    return digest.hexdigest()


def same_elsewhere(library: Library) -> bool:
    """Whether a new process, with other hash seeds, comes to the same digest."""
    command = [sys.executable, "-m", "tests.realism.twice"]
    env = {**os.environ, "PYTHONHASHSEED": "4711"}
    other = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    return other.stdout.strip() == fingerprint(library)


if __name__ == "__main__":
    print(fingerprint(load([shipped()])))
