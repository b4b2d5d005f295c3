"""Readers that take their time, or fail."""

import threading
from collections.abc import Sequence

from simulator.understanding.reader import Hearing, Pair, PatternReader


class SlowReader(PatternReader):
    """Answers only when it is let."""

    def __init__(self) -> None:
        self.may = threading.Event()

    def hear(self, pairs: Sequence[Pair]) -> list[Hearing]:
        assert self.may.wait(10)
        return super().hear(pairs)


class BrokenReader(PatternReader):
    """Fails as often as it is told to."""

    def __init__(self, times: int) -> None:
        self.times = times

    def hear(self, pairs: Sequence[Pair]) -> list[Hearing]:
        if self.times:
            self.times -= 1
            raise RuntimeError("the weights are gone [/red]")
        return super().hear(pairs)
