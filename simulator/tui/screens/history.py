"""The history: every stored session of this trainee, to open or to go on with."""

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from simulator.tui.history_rows import cells, in_families
from simulator.tui.screens.base import BaseScreen
from simulator.tui.trouble import telling
from simulator.tui.widgets.session_table import SessionTable
from simulator.tui.widgets.title_bar import TitleBar
from simulator.tui.words import plural

if TYPE_CHECKING:
    from simulator.store.rows import SessionRow

PAGE = 100
"""Sessions read at a time; the next ones are read when the cursor comes to the end."""

NOTHING = "No sessions yet. Go back with Esc and choose one to practise; it will be listed here, finished or not."
OPENS = "Arrows choose · Enter opens the debrief · P what you promised · Esc goes back"
CONTINUES = "Arrows choose · Enter goes on with it · Esc goes back"

HELP = """
Every session of yours, the latest first. A second go stands under the
first, with the reply that it takes again.

- **Enter** opens the debrief, or goes on with an open session
- **P** records whether you kept what you promised
- **↑ ↓ PgUp PgDn** choose; more sessions are read at the end
"""


class HistoryScreen(BaseScreen):
    """A table of sessions, the latest first, with every second go under its first."""

    BINDING_GROUP_TITLE = "History"
    CSS_PATH = "history.tcss"
    NEXT: ClassVar[str] = OPENS
    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = [Binding("p", "promises", "Promises", id="history.promises")]

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[SessionRow] = []
        self._more = True

    def body(self) -> ComposeResult:
        """The table, or a word where there is nothing to list."""
        yield TitleBar("History")
        yield SessionTable()
        yield Static(Content(NOTHING), id="nothing")

    def on_screen_resume(self) -> None:
        """Reads the list again: another screen may have added to it."""
        self._rows, self._more = [], True
        self._read_more()

    def on_resize(self, event: events.Resize) -> None:
        """Fits the columns to the room."""
        self._show()

    def _read_more(self) -> None:
        services = self.hotseat.services
        found: list[SessionRow] = []
        with telling(self.hotseat):
            if services.trainee.casefold() in {one.name.casefold() for one in services.store.trainees()}:
                found = services.store.sessions(services.trainee, limit=PAGE, offset=len(self._rows))
        self._rows += found
        self._more = len(found) == PAGE
        self._show()

    def _show(self) -> None:
        library, now = self.hotseat.services.library, self.hotseat.today()
        shown = in_families(self._rows)
        texts = [cells(one, library, now) for one in shown]
        self.query_one(SessionTable).show(shown, texts, self.app.size.width)
        self.set_class(not shown, "-empty")
        self.say_next(OPENS if shown else "Esc goes back")
        count = f"{plural(len(shown), 'session')}{' and more' if self._more else ''}"
        self.query_one(TitleBar).show(remark=f"{self.hotseat.services.trainee} · {count}")

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Says what Enter does, and reads on at the end of the list."""
        table = self.query_one(SessionTable)
        self.say_next(CONTINUES if table.marked and not table.marked.finished else OPENS)
        if self._more and table.at_end:
            self._read_more()

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Opens the debrief, or goes on with the session."""
        marked = self.query_one(SessionTable).marked
        if marked:
            self.hotseat.resume_session(marked.id)

    def action_promises(self) -> None:
        """Asks what became of what the marked session promised."""
        marked = self.query_one(SessionTable).marked
        if marked and marked.finished:
            self.hotseat.loading.when_ready(lambda: self._promises(marked.id))

    def _promises(self, id: str) -> None:
        from simulator.store.live import LiveSession

        with telling(self.hotseat):
            self.hotseat.open_promises(LiveSession.resume(self.hotseat.services.store, self.hotseat.services.kit, id))
