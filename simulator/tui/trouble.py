"""Errors that are a sentence for the trainee already, shown instead of raised."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

SECONDS = 12.0
"""How long a sentence about trouble stays; it has to be read and often acted upon."""


def expected() -> tuple[type[Exception], ...]:
    """The errors whose text is for the trainee; imported late, since they bring the engine along."""
    from simulator.content.faults import ContentError
    from simulator.errors import InputError
    from simulator.session.loop import SessionError
    from simulator.store.errors import StoreError

    return ContentError, InputError, SessionError, StoreError


@contextmanager
def telling(app: "App[None]") -> Iterator[None]:
    """Shows the sentence of an expected error, and goes on after the block; other errors pass through."""
    try:
        yield
    except Exception as error:
        if not isinstance(error, expected()):
            raise
        tell(app, str(error))


def tell(app: "App[None]", sentence: str) -> None:
    """Shows what went wrong."""
    app.notify(sentence, severity="error", timeout=SECONDS, markup=False)
