"""The first row of a call: who, the mood, the clock."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from simulator.tui.widgets.mood_gauge import MoodGauge
from simulator.tui.words import minutes

if TYPE_CHECKING:
    from simulator.events import Mood


class CallBar(Horizontal):
    """Name and label on the left, mood and clock on the right."""

    DEFAULT_CSS = """
    CallBar {
        dock: top;
        height: 1;
        padding: 0 1;
        background: $panel;
    }
    CallBar > .who {
        width: 1fr;
        margin-right: 2;
        text-style: bold;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    CallBar > .clock {
        width: auto;
        margin-left: 1;
    }
    """

    def __init__(self, who: str) -> None:
        super().__init__()
        self._who = who

    def compose(self) -> ComposeResult:
        """Three parts."""
        yield Static(Content(self._who), classes="who")
        yield MoodGauge()
        yield Static(classes="clock")

    def show_mood(self, moods: list["Mood"]) -> None:
        """Shows the last of these moods."""
        self.query_one(MoodGauge).show(moods)

    def show_clock(self, seconds: float) -> None:
        """Shows how long the conversation has gone on."""
        self.query_one(".clock", Static).update(Content(minutes(seconds)))
