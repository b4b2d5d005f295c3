"""What the front ends work with: library, reader, store and trainee, each made when it is first needed."""

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

# The first screen is drawn before any of these is loaded.
if TYPE_CHECKING:
    from simulator.content.loading import Library
    from simulator.customer.voice.brief import Voice
    from simulator.session.loop import Kit
    from simulator.store.store import Store
    from simulator.understanding.reader import Reader

READERS = ("encoder", "patterns")


def _who() -> str:
    return os.environ.get("HOTSEAT_TRAINEE") or os.environ.get("USER") or "trainee"


@dataclass
class Services:
    """One run of the program; nothing is read from disk before it is asked for."""

    content: Path | None = None
    """A folder of the user's own personas/ and scenarios/."""
    database: Path | None = None
    trainee: str = field(default_factory=_who)
    voice: "Voice | None" = None
    read_with: str = "encoder"
    """Which reader: the trained encoder where its weights are at hand, or "patterns"."""

    @cached_property
    def library(self) -> "Library":
        """Every persona and scenario, the user's own winning."""
        from simulator.content import places
        from simulator.content.loading import load

        return load(places.roots(self.content))

    @cached_property
    def store(self) -> "Store":
        """The database, opened in the thread that first asks."""
        from simulator.store.store import Store

        return Store.open(self.database)

    @cached_property
    def reader(self) -> "Reader":
        """The reader of replies; the first call may take seconds, so make it in a worker."""
        return make_reader(self.read_with)

    @property
    def kit(self) -> "Kit":
        """What a session works with."""
        from simulator.session.loop import Kit

        return Kit(self.library, self.reader, self.voice)


def make_reader(kind: str = "encoder") -> "Reader":
    """The reader of this kind; without weights at hand, the patterns. The encoder's first import takes seconds."""
    from simulator import understanding
    from simulator.understanding.reader import PatternReader

    weights = Path(str(understanding.__file__)).parent / "weights"
    if kind == "encoder" and (weights / "model.safetensors").is_file():
        from simulator.understanding.encoder import EncoderReader

        return EncoderReader(weights)
    return PatternReader()
