"""What takes time is made behind the first screen: the library and the reader in a thread, the store between them."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from simulator.tui.trouble import tell, telling

if TYPE_CHECKING:
    from simulator.tui.app import HotseatApp

MODULES = (
    "simulator.store.store",
    "sqlite_utils",
    "simulator.store.live",
    "simulator.store.schema",
    "simulator.scoring.hints",
)
"""Imported in the thread, so that their first use doesn't hold up the keys."""


class Loading:
    """Loads what the app works with, and calls back what waits for it; what failed is tried again when asked for."""

    def __init__(self, app: "HotseatApp") -> None:
        self._app = app
        self.loaded = False
        """Whether library and store are there."""
        self._library = False
        self._reader = False
        self._busy = False
        self._first: Callable[[], object] = lambda: None
        self._waiting: list[tuple[bool, Callable[[], object]]] = []
        """(whether it needs the reader, what to call); only the last that asked is of interest."""

    @property
    def ready(self) -> bool:
        """Whether a session can start."""
        return self.loaded and self._reader

    def begin(self, then: Callable[[], object]) -> None:
        """Starts loading; `then` is called in the app's thread as soon as there is something to show."""
        self._first = then
        self._start()

    def when_loaded(self, then: Callable[[], object]) -> None:
        """Calls back when library and store are there, which may be now."""
        self._when(False, then)

    def when_ready(self, then: Callable[[], object]) -> None:
        """Calls back when a session can start, which may be now."""
        self._when(True, then)

    def close(self) -> None:
        """Closes the store, if it was opened."""
        if "store" in vars(self._app.services):
            self._app.services.store.close()

    def _when(self, needs_reader: bool, then: Callable[[], object]) -> None:
        self._waiting = [(needs_reader, then)]
        if self._library:
            self._open_store()
        self._call_back()
        if self._waiting and not self._busy and not (self._library and self._reader):
            self._start()
        if self._busy and self._waiting:
            self._app.notify("Getting ready; this takes a moment.", markup=False)

    def _call_back(self) -> None:
        if self.loaded and self._waiting and (self._reader or not self._waiting[0][0]):
            _, then = self._waiting.pop()
            then()

    def _start(self) -> None:
        self._busy = True
        self._app.run_worker(self._make_all, thread=True, group="loading", exit_on_error=False)

    # --- in the thread -----------------------------------------------------------------------------------------------

    def _make_all(self) -> None:
        """Goes on in the app's thread after each part, so that a mistake there is not swallowed."""
        try:
            for name in MODULES:
                import_module(name)
            _ = self._app.services.library
            self._app.call_later(self._library_made)
            _ = self._app.services.reader
            self._app.call_later(self._reader_made)
        except Exception as error:
            self._app.call_later(self._failed, str(error) or repr(error))

    # --- in the app's thread -----------------------------------------------------------------------------------------

    def _library_made(self) -> None:
        if not self._library:
            self._library = True
            self._open_store()
            self._tell_faults()
            self._first()
        self._call_back()

    def _reader_made(self) -> None:
        self._busy = False
        self._reader = True
        self._call_back()

    def _failed(self, sentence: str) -> None:
        self._busy = False
        self._waiting = []
        tell(self._app, sentence)

    def _open_store(self) -> None:
        # The database belongs to the thread that opens it, and every handler that writes runs in this one.
        with telling(self._app):
            _ = self._app.services.store
            self.loaded = True

    def _tell_faults(self) -> None:
        faults = self._app.services.library.faults
        if faults:
            more = f" (and {len(faults) - 1} more; `hotseat check` lists them)" if len(faults) > 1 else ""
            tell(self._app, f"{faults[0]}{more}")
