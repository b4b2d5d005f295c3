"""Home: what a person comes for, in the order they come for it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Input, OptionList

from simulator.tui.home_entries import Entries, Entry, search
from simulator.tui.screens.base import BaseScreen
from simulator.tui.trouble import telling
from simulator.tui.widgets.choices import Choices
from simulator.tui.widgets.preview import Preview
from simulator.tui.widgets.title_bar import TitleBar

HELP = """
Choose somebody to practise with, or go on with a session that you left.

- **Enter** starts · **/** searches customers and situations
- **h** your history · **l** the library
- **x** sets a session aside that you don't want to go on with
- **Ctrl+P** all commands, the light or dark theme among them · **Ctrl+Q** leaves
"""


class HomeScreen(BaseScreen):
    """Go on with a session, start one, or look back."""

    BINDING_GROUP_TITLE = "Home"
    CSS_PATH = "home.tcss"
    HELP = HELP
    NEXT = "Choose with the arrows, Enter starts · ? shows all keys · Ctrl+Q leaves"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search", key_display="/", id="home.search"),
        Binding("h", "app_do('history')", "History", id="home.history"),
        Binding("l", "app_do('library')", "Library", id="home.library"),
        Binding("down", "to_list", "To the list", show=False, id="home.to_list"),
        Binding("x", "set_aside", "Set aside", show=False, id="home.set_aside"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._entries = Entries()

    def body(self) -> ComposeResult:
        """The list, and what is said of the marked entry."""
        yield TitleBar("Hotseat", "getting ready…")
        yield Input(placeholder="Search customers and situations", id="search", compact=True)
        with Container(id="columns"):
            yield Choices()
            yield Preview()

    def on_mount(self) -> None:
        """Puts the keys where they are needed first."""
        self.query_one(Choices).focus()

    def on_screen_resume(self) -> None:
        """Shows what has changed while another screen was in front."""
        if self.hotseat.loading.loaded:
            self.show_all()

    def show_all(self) -> None:
        """Reads the lists again, and shows them."""
        before = self._entries.unfinished[:1]
        with telling(self.hotseat):
            self._entries = Entries.read(self.hotseat.services, self.hotseat.loading.loaded, self.hotseat.today())
        self.query_one(TitleBar).show(remark=self._entries.remark)
        self._show_found(keep=[one.id for one in self._entries.unfinished[:1]] == [one.id for one in before])

    def _show_found(self, keep: bool = True) -> None:
        found = search(self._entries.all, self.query_one("#search", Input).value)
        self.query_one(Choices).show(found, self._entries.advice, keep)

    @property
    def _marked(self) -> Entry | None:
        return self.query_one(Choices).marked

    # --- keys -----------------------------------------------------------------------------------------------------

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Says more of the marked entry."""
        self.query_one(Preview).show(self._marked)
        aside = self._marked is not None and self._marked.session
        if not self.query_one("#search", Input).has_focus:
            self.say_next("Enter goes on where you left · x sets it aside · Ctrl+Q leaves" if aside else self.NEXT)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Starts the chosen entry."""
        self.action_start()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrows the list while a person types."""
        self._show_found()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Goes from the search to what it found."""
        self.action_to_list()

    def action_to_list(self) -> None:
        """Gives the keys to the list."""
        self.query_one(Choices).focus()

    def action_start(self) -> None:
        """Goes on with the marked session, or opens the briefing of the marked pairing."""
        entry = self._marked
        if entry is None:
            return
        if entry.session:
            self.hotseat.resume_session(entry.session)
        else:
            self.hotseat.open_briefing(entry.persona, entry.scenario)

    def action_search(self) -> None:
        """Shows the search."""
        self.add_class("-searching")
        self.say_next("Type a name or a matter · Enter goes to the list · Esc shows everything again")
        self.query_one("#search", Input).focus()

    def action_app_do(self, what: str) -> None:
        """Opens the history or the library."""
        {"history": self.hotseat.open_history, "library": self.hotseat.open_library}[what]()

    def action_set_aside(self) -> None:
        """Takes an unfinished session off the list, after asking."""
        from simulator.tui.screens.confirm import ConfirmScreen

        entry = self._marked
        if entry is None or not entry.session:
            return

        def answered(yes: bool | None) -> None:
            if yes:
                with telling(self.hotseat):
                    self.hotseat.services.store.abandon(entry.session)
                self.show_all()

        detail = "It stays in the history; home no longer offers to go on with it."
        self.app.push_screen(ConfirmScreen("Set this session aside?", detail, yes="Set aside", no="Keep"), answered)

    def leave(self) -> None:
        """Closes the search."""
        self.remove_class("-searching")
        self.query_one("#search", Input).value = ""
        self.say_next(self.NEXT)
        self.query_one(Choices).focus()
