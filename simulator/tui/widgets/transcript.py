"""The conversation so far, the latest words at the bottom."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.widget import Widget

from simulator.tui.widgets.bubble import Bubble, Remark

if TYPE_CHECKING:
    from simulator.events import Event


class Transcript(VerticalScroll):
    """Shows turns, holds and the end of a conversation; stays at the bottom until somebody scrolls up."""

    DEFAULT_CSS = """
    Transcript {
        padding: 1 1 0 1;
        scrollbar-gutter: stable;
    }
    Transcript:focus {
        background-tint: $foreground 4%;
    }
    """

    def __init__(self, customer: str) -> None:
        """Makes it; `customer` is the name that stands before the customer's words."""
        super().__init__()
        self._customer = customer
        self._follows = True

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Follows the conversation while its end is in sight."""
        super().watch_scroll_y(old_value, new_value)
        self._follows = new_value >= self.max_scroll_y

    def on_resize(self) -> None:
        """Keeps the end in sight when the composer grows."""
        self._follow()

    def _follow(self) -> None:
        # Textual's own anchor() scrolls above the top while there is little to show.
        if self._follows:
            self.call_after_refresh(self.scroll_end, animate=False)

    def show(self, events: Iterable["Event"]) -> None:
        """Adds what these events show; most show nothing here."""
        made = [widget for event in events if (widget := self._widget(event))]
        if made:
            self.mount_all(made)
            self._follows = True
            self._follow()

    def replace(self, events: Iterable["Event"]) -> None:
        """Shows these events and nothing else."""
        self.remove_children()
        self.show(events)

    def _widget(self, event: "Event") -> Widget | None:
        if event.event == "turn":
            mine = event.speaker == "trainee"
            return Bubble("You" if mine else self._customer, event.text, event.at, mine)
        if event.event == "held":
            return Remark(held_text(event.seconds, event.reason, event.hold))
        if event.event == "closed":
            return Remark(closed_text(event.ended_by, event.outcome, self._customer))
        return None


def held_text(seconds: float, reason: str, hold: bool) -> str:
    """A pause in words."""
    what = "On hold" if hold else "Silence"
    return f"{what} for {seconds:g} s" + (f": {reason}" if reason else "")


def closed_text(ended_by: str, outcome: str, customer: str) -> str:
    """How the conversation ended, in words."""
    if outcome == "hung_up":
        return f"{customer} hung up."
    if outcome == "left":
        return f"{customer} left."
    return {"trainee": "You ended the conversation.", "time": "Time is up."}.get(ended_by, f"{customer} said goodbye.")
