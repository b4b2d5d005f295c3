"""One step of the debrief: a line with its level, which opens to the proof."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from simulator.events import Level, Turn
from simulator.scoring.debrief import Row
from simulator.tui.wording import level_bar, level_style, lines, place, quoted, whole_anchor

DOUBT = "The program is unsure here; a person should look."


class StepRow(Vertical, can_focus=True):
    """A step's level beside the trainee's own; Enter opens the quotes, the anchor and what comes next."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "turn", "Open", show=False, id="debrief.open"),
    ]

    open: reactive[bool] = reactive(False)

    def __init__(self, row: Row, turns: Sequence[Turn], chosen: bool = False) -> None:
        """`chosen`: this is the step that the one thing to change belongs to."""
        super().__init__(id=f"step-{row.number}")
        self._row = row
        self._turns = turns
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """The line, and what it opens to."""
        yield Static(self._title(), classes="title")
        yield Static(self._details(), classes="details")

    def action_turn(self) -> None:
        """Opens or closes the proof."""
        self.open = not self.open

    def on_click(self, event: events.Click) -> None:
        """A click does what Enter does."""
        event.stop()
        self.action_turn()

    def watch_open(self, is_open: bool) -> None:
        """Shows or hides the proof."""
        self.set_class(is_open, "-open")
        if self.is_mounted:
            self.query_one(".title", Static).update(self._title())
            self.call_after_refresh(self.scroll_visible, animate=False)

    def _title(self) -> Content:
        row, level = self._row, self._row.result.level
        return Content.assemble(
            "▾ " if self.open else "▸ ",
            (f"{row.number} {row.name:<13}", "bold"),
            (level_bar(level), level_style(level)),
            (f"   you {_own(row.own)}   ", "$muted"),
            *self._tail(),
        )

    def _tail(self) -> list[Content | tuple[str, str]]:
        result = self._row.result
        marks: list[Content | tuple[str, str]] = []
        if result.unsure:
            marks.append(("? a person should look   ", "$warm"))
        if self._chosen:
            marks.append(("← change this one   ", "bold $accent"))
        if result.quotes and not self.open:
            marks.append((quoted(result.quotes[0][1]), "$muted"))
        return marks

    def _details(self) -> Content:
        result = self._row.result
        anchor = whole_anchor(self._row.number, result.level, result.anchor)
        parts = [Content.assemble(("What it looked like: ", "$muted"), anchor)]
        parts += [
            Content.assemble((f"{place(self._turns, turn).capitalize()}: ", "$muted"), (quoted(words), "$trainee"))
            for turn, words in result.quotes
        ]
        if not result.quotes and result.level == 0:
            parts.append(Content.styled("No words of yours show it, so it gets no credit.", "$muted"))
        if result.next:
            parts.append(Content.assemble(("Next time: ", "bold $accent"), result.next))
        if result.unsure:
            parts.append(Content.styled(f"? {DOUBT}", "$warm"))
        return lines(parts)


def _own(level: Level) -> str:
    return "–" if level is None else str(level)
