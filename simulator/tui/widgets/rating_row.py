"""One step to rate oneself on, by a figure or the arrows."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from simulator.events import Level

NOT_NEEDED: Level = "n/a"

NAME_ENDS = 18
"""Columns of the mark, the number and the name."""


class RatingRow(Widget, can_focus=True):
    """A step's name and its possible levels, the chosen one in brackets."""

    DEFAULT_CSS = """
    RatingRow {
        height: 1;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(level), f"choose({level})", f"Level {level}", show=False) for level in range(4)),
        Binding("n", "choose(-1)", "Not needed", show=False, id="rating.not_needed"),
        Binding("left", "shift(-1)", "Lower", show=False),
        Binding("right", "shift(1)", "Higher", show=False),
        Binding("backspace,delete", "clear", "Leave open", show=False),
    ]

    level: reactive[Level] = reactive(None)

    class Rated(Message):
        """A level was chosen by its own key, so that the next step can be rated."""

    def __init__(self, number: str, name: str, can_be_needless: bool) -> None:
        """`can_be_needless`: "not needed" is among the answers."""
        super().__init__(id=f"rate-{number}")
        self.number = number
        self._name = name
        self._levels: tuple[Level, ...] = (0, 1, 2, 3, NOT_NEEDED) if can_be_needless else (0, 1, 2, 3)

    def render(self) -> Content:
        """The row; brackets mark the choice, so that it can be seen without colour."""
        cells = [self._cell(level) for level in self._levels]
        mark = "▸ " if self.has_focus else "  "
        return Content.assemble(mark, (f"{self.number} {self._name:<14}", "bold"), *cells)

    def _cell(self, level: Level) -> tuple[str, str]:
        word = "not needed" if level == NOT_NEEDED else str(level)
        return (f"[{word}] ", "bold $accent") if level == self.level else (f" {word}  ", "$muted")

    def watch_has_focus(self, has_focus: bool) -> None:
        """Draws the mark, or takes it off."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def action_choose(self, level: int) -> None:
        """Takes a level; -1 stands for not needed."""
        chosen: Level = NOT_NEEDED if level < 0 else level
        if chosen in self._levels:
            self.level = chosen
            self.post_message(self.Rated())

    def action_shift(self, by: int) -> None:
        """Goes to the level beside the chosen one; from none, to the lowest or the highest."""
        if self.level is None:
            self.level = self._levels[0] if by > 0 else self._levels[-1]
            return
        at = self._levels.index(self.level) + by
        self.level = self._levels[max(0, min(at, len(self._levels) - 1))]

    def action_clear(self) -> None:
        """Leaves the step open."""
        self.level = None

    def on_click(self, event: events.Click) -> None:
        """Takes the level under the pointer."""
        end = NAME_ENDS
        for level in self._levels:
            start, end = end, end + len(self._cell(level)[0])
            if start <= event.x < end:
                self.level = level
