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
    """Loads what the app works with, once, and calls back what waits for it."""

    def __init__(self, app: "HotseatApp") -> None:
        self._app = app
        self.loaded = False
        """Whether library and store are there."""
        self.ready = False
        """Whether a session can start: the reader is there too."""
        self._after_loading: list[Callable[[], object]] = []
        self._after_reader: list[Callable[[], object]] = []

    def begin(self, then: Callable[[], object]) -> None:
        """Starts loading; `then` is called in the app's thread when library and store are there."""
        self._after_loading.append(then)
        self._in_thread(self._make_library)

    def when_loaded(self, then: Callable[[], object]) -> None:
        """Calls back when library and store are there, which may be now."""
        if self.loaded:
            then()
        else:
            self._after_loading = [*self._after_loading[:1], then]

    def when_ready(self, then: Callable[[], object]) -> None:
        """Calls back when a session can start, which may be now; only the last of those that wait is called."""
        if self.ready:
            then()
            return
        self._app.notify("Getting ready to listen; this takes a moment.", markup=False)
        self._after_reader = [then]
        if self.loaded:
            self._in_thread(self._make_reader)

    def close(self) -> None:
        """Closes the store, if it was opened."""
        if "store" in vars(self._app.services):
            self._app.services.store.close()

    def _in_thread(self, make: Callable[[], None]) -> None:
        self._app.run_worker(make, thread=True, exclusive=True, group="loading", exit_on_error=False)

    # --- in the thread -------------------------------------------------------------------------------------------

    def _make_library(self) -> None:
        for name in MODULES:
            import_module(name)
        self._try(lambda: self._app.services.library, self._library_made)
        self._make_reader()

    def _make_reader(self) -> None:
        self._try(lambda: self._app.services.reader, self._reader_made)

    def _try(self, make: Callable[[], object], then: Callable[[], None]) -> None:
        try:
            make()
        except Exception as error:
            self._app.call_from_thread(tell, self._app, str(error))
        else:
            self._app.call_from_thread(then)

    # --- in the app's thread -------------------------------------------------------------------------------------

    def _library_made(self) -> None:
        # The database belongs to the thread that opens it, and every handler that writes runs in this one.
        with telling(self._app):
            _ = self._app.services.store
            self.loaded = True
        self._tell_faults()
        waiting, self._after_loading = self._after_loading, []
        for then in waiting if self.loaded else waiting[:1]:
            then()

    def _reader_made(self) -> None:
        self.ready = self.loaded
        waiting, self._after_reader = self._after_reader, []
        for then in waiting if self.ready else ():
            then()

    def _tell_faults(self) -> None:
        faults = self._app.services.library.faults
        if faults:
            more = f" (and {len(faults) - 1} more; `hotseat check` lists them)" if len(faults) > 1 else ""
            tell(self._app, f"{faults[0]}{more}")
