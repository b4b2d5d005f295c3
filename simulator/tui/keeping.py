"""What the trainee did is kept, or it did not happen."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.store.live import LiveSession


@contextmanager
def all_or_nothing(live: "LiveSession") -> Iterator[None]:
    """Takes back the session's new events where the store could not keep them, so that the trainee can try again."""
    known = len(live.session.events)
    try:
        yield
    except Exception:
        del live.session.events[known:]
        raise
