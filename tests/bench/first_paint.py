"""First paint of the app against an empty Textual app, each in a process of its own, in turn."""

import statistics
import subprocess
import sys
from collections.abc import Iterator

EMPTY = """
import time; begun = time.perf_counter()
from textual.app import App
class Empty(App): pass
app = Empty()
"""

HOTSEAT = """
import time; begun = time.perf_counter()
from simulator.services import Services
from simulator.tui.app import HotseatApp
app = HotseatApp(Services())
"""

PAINT = """
import asyncio
async def main():
    async with app.run_test(size=(80, 24)) as pilot:
        print(time.perf_counter() - begun, flush=True)
        import os; os._exit(0)
asyncio.run(main())
"""

RUNS = 9


def figures() -> Iterator[tuple[str, str, str]]:
    """Median seconds of each, imports and all, and their ratio pair by pair."""
    pairs = [(_seconds(HOTSEAT), _seconds(EMPTY)) for _ in range(RUNS)]
    yield "first paint, seconds (median)", f"{statistics.median(a for a, _ in pairs):.2f}", ""
    yield "empty Textual app, seconds (median)", f"{statistics.median(b for _, b in pairs):.2f}", ""
    yield "first paint / empty app", f"{statistics.median(a / b for a, b in pairs):.2f}", "bar: at most 2"


def _seconds(script: str) -> float:
    done = subprocess.run([sys.executable, "-c", script + PAINT], capture_output=True, text=True, check=True)
    return float(done.stdout.strip().splitlines()[-1])
