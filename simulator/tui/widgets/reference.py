"""What can be read beside a form: the talk as it was, and the case file."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from simulator.tui.widgets.case_file import CaseFile
from simulator.tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from simulator.store.live import LiveSession


class Reference(Vertical):
    """The talk, and where asked for the case file under it, each with its own scrolling."""

    DEFAULT_CSS = """
    Reference {
        border-left: solid $rule;
    }
    Reference > .heading {
        padding: 0 1;
        color: $muted;
        text-style: bold;
    }
    Reference > Transcript {
        height: 3fr;
    }
    Reference > CaseFile {
        height: 2fr;
        padding: 0 1;
    }
    Reference > Transcript:focus, Reference > CaseFile:focus {
        background: $surface;
    }
    """

    def __init__(self, live: "LiveSession", case: bool = True) -> None:
        """`case`: whether the case file is shown too."""
        super().__init__()
        self._live = live
        self._case = case
        self._came_from: Widget | None = None

    def compose(self) -> ComposeResult:
        """The talk and the case file."""
        session = self._live.session
        yield Static("The talk", classes="heading")
        yield Transcript(session.persona.name.split()[0])
        if self._case:
            yield Static("What you have to go by", classes="heading")
            yield CaseFile(session.scenario)

    def on_mount(self) -> None:
        """Fills the talk."""
        self.query_one(Transcript).show(self._live.session.events)

    def toggle(self) -> None:
        """Shows the talk and gives it the keys, or gives them back to where they were."""
        reading = not self.has_focus_within
        self.screen.set_class(reading, "-reading")
        if reading:
            self._came_from = self.screen.focused
            self.query_one(Transcript).focus()
        else:
            self.screen.set_focus(self._came_from)
