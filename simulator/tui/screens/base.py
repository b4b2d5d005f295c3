"""What every screen has: a line that says what to do next, the footer, and a notice where there is too little room."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Footer

from simulator.tui.widgets.next_line import NextLine
from simulator.tui.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from simulator.store.live import LiveSession
    from simulator.tui.app import HotseatApp

SMALLEST = (60, 20)
"""Columns and rows below which a screen only asks for more room."""


class BaseScreen(Screen[None]):
    """A screen of Hotseat. Subclasses give `body`, `NEXT`, and a stylesheet of their own.

    It carries the class -wide from 100 columns on, and -narrow below.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back", show=False, id="back")]
    NEXT: ClassVar[str] = ""
    """What to do next and how to leave, in one line."""

    live: "LiveSession | None" = None
    """The session that the screen is about."""

    @property
    def hotseat(self) -> "HotseatApp":
        """The app, by its own type."""
        return cast("HotseatApp", self.app)

    @property
    def in_session(self) -> bool:
        """Whether leaving would interrupt a session."""
        return self.live is not None and self.live.session.stage != "debrief"

    def compose(self) -> ComposeResult:
        """The screen's own part, the line about what is next, and the footer."""
        yield from self.body()
        yield NextLine(self.NEXT)
        yield Footer(show_command_palette=False, compact=True)
        yield TooSmall()

    def body(self) -> ComposeResult:
        """The screen's own part."""
        yield from ()

    def commands(self) -> Iterable[SystemCommand]:
        """What the screen adds to the command palette."""
        return ()

    def keep_draft(self) -> None:
        """Keeps words that were typed and not sent; called before a session's screen is left."""

    def say_next(self, text: str) -> None:
        """Changes the line about what to do next."""
        self.query_one(NextLine).show(text)

    def on_resize(self, event: events.Resize) -> None:
        """Covers the screen with a notice where there is too little room."""
        columns, rows = self.app.size
        self.set_class(columns < SMALLEST[0] or rows < SMALLEST[1], "-too-small")

    def action_back(self) -> None:
        """Closes the help panel, or else leaves the screen."""
        if self.query("HelpPanel"):
            self.app.action_hide_help_panel()
        else:
            self.leave()

    def leave(self) -> None:
        """Goes back to the screen before; asks first in the middle of a session."""
        if self.in_session:
            self.ask_to_leave(self.hotseat.go_home, "Leave for now?")
        elif len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def ask_to_leave(self, then: Callable[[], object], question: str) -> None:
        """Asks, and does `then` on a yes, with what was typed kept."""
        from simulator.tui.screens.confirm import ConfirmScreen

        def answered(yes: bool | None) -> None:
            if yes:
                self.keep_draft()
                then()

        if isinstance(self.app.screen, ConfirmScreen):
            return
        detail = "Everything so far is kept, and home offers to go on with it."
        self.app.push_screen(ConfirmScreen(question, detail, yes="Leave", no="Stay"), answered)
