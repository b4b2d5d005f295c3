"""What the front ends work with: library, reader, store and trainee, each made when it is first needed."""

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from simulator import understanding
from simulator.content import places
from simulator.content.loading import Library, load
from simulator.customer.voice.brief import Voice
from simulator.session.loop import Kit
from simulator.store.store import Store
from simulator.understanding.reader import PatternReader, Reader

READERS = ("encoder", "patterns")


@dataclass
class Services:
    """One run of the program; nothing is read from disk before it is asked for."""

    content: Path | None = None
    """A folder of the user's own personas/ and scenarios/."""
    database: Path | None = None
    trainee: str = field(
        default_factory=lambda: os.environ.get("HOTSEAT_TRAINEE", "") or os.environ.get("USER", "") or "trainee"
    )
    voice: Voice | None = None
    read_with: str = "encoder"
    """Which reader: the trained encoder where its weights are at hand, or "patterns"."""

    @cached_property
    def library(self) -> Library:
        """Every persona and scenario, the user's own winning."""
        return load(places.roots(self.content))

    @cached_property
    def store(self) -> Store:
        """The database, opened in the thread that first asks."""
        return Store.open(self.database)

    @cached_property
    def reader(self) -> Reader:
        """The reader of replies; the first call may take seconds, so make it in a worker."""
        return make_reader(self.read_with)

    @property
    def kit(self) -> Kit:
        """What a session works with."""
        return Kit(self.library, self.reader, self.voice)


def make_reader(kind: str = "encoder") -> Reader:
    """The reader of this kind; without weights at hand, the patterns. The encoder's first import takes seconds."""
    weights = Path(understanding.__file__).parent / "weights"
    if kind == "encoder" and (weights / "model.safetensors").is_file():
        from simulator.understanding.encoder import EncoderReader

        return EncoderReader(weights)
    return PatternReader()
