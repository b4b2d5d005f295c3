"""A few lines beside the conversation that were asked for: a hint, or why the mood moved."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from simulator.customer.why import Reason
    from simulator.events import Event
    from simulator.scoring.hints import Hint

Shows = Literal["", "hint", "why"]

MOST_REASONS = 3
LONGEST_QUOTE = 60


class Aside(Static):
    """Hidden until it is asked for; `shows` says what it holds."""

    DEFAULT_CSS = """
    Aside {
        display: none;
        height: auto;
        max-height: 8;
        padding: 0 1;
        border-left: thick $accent;
        background: $surface;
    }
    """

    shows: Shows = ""

    def show_hint(self, hint: "Hint") -> None:
        """The step that is due, and why."""
        head = (f"Hint · step {hint.step}, {hint.name}. ", "bold")
        self._show("hint", Content.assemble(head, f"{hint.why} {hint.advice}"))

    def show_why(self, events: Iterable["Event"]) -> None:
        """Why the mood moved at the last turn that moved it."""
        self._show("why", Content("\n").join(why(events)))

    def hide(self) -> None:
        """Puts it away."""
        self.shows = ""
        self.display = False

    def _show(self, what: Shows, text: Content) -> None:
        self.shows = what
        self.update(text)
        self.display = True


def why(events: Iterable["Event"]) -> list[Content]:
    """Where the last reply took the mood, and the weightiest reasons, a line each."""
    from simulator.customer.why import latest

    change = latest(events)
    if change is None or not change.reasons:
        return [
            Content("Nothing has moved the mood yet." if change is None or not change.turn else "That moved nothing.")
        ]
    head = Content.assemble(("Why the mood is as it is: ", "bold"), change.moved)
    return [head, *(_reason(reason) for reason in change.reasons[:MOST_REASONS])]


def _reason(reason: "Reason") -> Content:
    moved = ", ".join(f"{name} {amount:+.2f}".replace("-", "−") for name, amount in reason.changes)
    return Content.assemble((moved, "bold"), f" · {reason.why}{_cut(reason.quote)}")


def _cut(quote: str) -> str:
    if not quote:
        return ""
    return f" “{quote}”" if len(quote) <= LONGEST_QUOTE else f" “{quote[:LONGEST_QUOTE].rstrip()}…”"
