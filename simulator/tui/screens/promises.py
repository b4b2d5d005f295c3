"""What became of what was promised: recorded between two calls, because the customer will know."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from simulator.tui.remembering import promises
from simulator.tui.trouble import telling
from simulator.tui.widgets.promise_list import PromiseList

if TYPE_CHECKING:
    from simulator.store.live import LiveSession
    from simulator.tui.app import HotseatApp

REMEMBERS = "{name} remembers: a promise that you leave open counts as broken at your next call."
FORGETS = "For your own record: {name} starts afresh at every call."


class PromisesScreen(ModalScreen[None]):
    """Asks of each open promise whether it was kept; every answer is stored at once, and the latest counts."""

    CSS_PATH = "promises.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "record(True)", "Kept", id="promises.kept"),
        Binding("n", "record(False)", "Not kept", id="promises.broken"),
        Binding("escape", "dismiss(None)", "Back", show=False, id="promises.back"),
    ]

    def __init__(self, live: "LiveSession") -> None:
        super().__init__()
        self._live = live

    def compose(self) -> ComposeResult:
        """The promises."""
        persona = self._live.session.persona
        explained = (REMEMBERS if persona.remembers else FORGETS).format(name=persona.called)
        with Vertical(id="box"):
            yield Static(Content("Did you keep what you promised?"), id="asked")
            yield Static(Content(explained), id="explained")
            yield PromiseList(promises(self._live.session.events))
            yield Static(Content("Arrows choose · K kept · N not kept · Esc when done"), id="how")

    def action_record(self, kept: bool) -> None:
        """Records the marked promise."""
        shown = self.query_one(PromiseList)
        if shown.marked is None:
            return
        with telling(cast("HotseatApp", self.app)):
            self._live.follow_up(shown.marked, kept)
        shown.show(promises(self._live.session.events))
