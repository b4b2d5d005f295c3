"""A few lines beside the conversation that were asked for: a hint, or why the mood moved."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from simulator.events import Event, Ledger
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
        max-height: 7;
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
    """The strongest reasons of the last change, a line each."""
    ledger = [event for event in events if event.event == "ledger"]
    if not ledger:
        return [Content("Nothing has moved the mood yet.")]
    reasons: dict[tuple[str, str], list[Ledger]] = {}
    for line in ledger:
        if line.turn == ledger[-1].turn:
            reasons.setdefault((line.why, line.quote), []).append(line)
    strongest = sorted(reasons.values(), key=lambda lines: -max(abs(line.amount) for line in lines))
    return [_reason(lines) for lines in strongest[:MOST_REASONS]]


def _reason(lines: list["Ledger"]) -> Content:
    moved = ", ".join(f"{line.dimension} {line.amount:+.2f}".replace("-", "−") for line in lines)
    return Content.assemble((moved, "bold"), f" · {lines[0].why}{_cut(lines[0].quote)}")


def _cut(quote: str) -> str:
    if not quote:
        return ""
    return f" “{quote}”" if len(quote) <= LONGEST_QUOTE else f" “{quote[:LONGEST_QUOTE].rstrip()}…”"
