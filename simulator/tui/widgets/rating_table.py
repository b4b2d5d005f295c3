"""The seven steps to rate oneself on, by figures or the arrows."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from simulator.events import Level
from simulator.scoring import rubric
from simulator.scoring.rubric import STEPS

NOT_NEEDED: Level = "n/a"

NEEDLESS = "5"
"""The step that may not have been needed at all."""

NAME_ENDS = 18
"""Columns of the mark, the number and the name."""


class RatingTable(Widget, can_focus=True):
    """A row for each step, the chosen level in brackets.

    One widget and not seven, since keys that are typed fast would reach a row before the focus had moved on.
    """

    DEFAULT_CSS = """
    RatingTable {
        height: auto;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(level), f"choose({level})", f"Level {level}", show=False) for level in range(4)),
        Binding("n", "choose(-1)", "Not needed", show=False, id="rating.not_needed"),
        Binding("left", "shift(-1)", "Lower", show=False, id="rating.lower"),
        Binding("right", "shift(1)", "Higher", show=False, id="rating.higher"),
        Binding("up", "move(-1)", "Step above", show=False, id="rating.up"),
        Binding("down,enter", "move(1)", "Step below", show=False, id="rating.down"),
        Binding("backspace,delete", "clear", "Leave open", show=False, id="rating.clear"),
    ]

    at: reactive[int] = reactive(0)
    """The marked row, from 0."""

    class Marked(Message):
        """Another step is marked."""

    def __init__(self) -> None:
        super().__init__()
        self.levels: dict[str, Level] = {}

    @property
    def step(self) -> str:
        """The number of the marked step."""
        return STEPS[self.at]

    def take(self, levels: dict[str, Level]) -> None:
        """Replaces what is chosen."""
        self.levels = {number: level for number, level in levels.items() if number in STEPS}
        self.refresh()

    def render(self) -> Content:
        """The rows; signs mark what is chosen and where one is, so that both can be seen without colour."""
        return Content("\n").join([self._row(number) for number in STEPS])

    def _row(self, number: str) -> Content:
        mark, style = ("▸ ", "bold $accent") if number == self.step else ("  ", "bold")
        name = (f"{mark}{number} {rubric.load().step(number).name:<{NAME_ENDS - 4}}", style)
        return Content.assemble(name, *(self._cell(number, level) for level in _choices(number)))

    def _cell(self, number: str, level: Level) -> tuple[str, str]:
        word = "not needed" if level == NOT_NEEDED else str(level)
        return (f"[{word}] ", "bold $accent") if self.levels.get(number) == level else (f" {word}  ", "$muted")

    def watch_at(self) -> None:
        """Tells which step is marked."""
        self.post_message(self.Marked())

    # --- keys --------------------------------------------------------------------------------------------------------

    def action_choose(self, level: int) -> None:
        """Takes a level and goes on to the next step; -1 stands for not needed."""
        chosen: Level = NOT_NEEDED if level < 0 else level
        if chosen in _choices(self.step):
            self._choose(self.step, chosen)
            self.action_move(1)

    def action_shift(self, by: int) -> None:
        """Goes to the level beside the chosen one; from none, to the lowest or the highest."""
        choices = _choices(self.step)
        if self.step not in self.levels:
            self._choose(self.step, choices[0] if by > 0 else choices[-1])
            return
        at = choices.index(self.levels[self.step]) + by
        self._choose(self.step, choices[max(0, min(at, len(choices) - 1))])

    def action_move(self, by: int) -> None:
        """Marks the step above or below."""
        self.at = max(0, min(self.at + by, len(STEPS) - 1))

    def action_clear(self) -> None:
        """Leaves the step open."""
        self.levels.pop(self.step, None)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Marks the step under the pointer, and takes the level there."""
        self.at = min(event.y, len(STEPS) - 1)
        end = NAME_ENDS
        for level in _choices(self.step):
            start, end = end, end + len(self._cell(self.step, level)[0])
            if start <= event.x < end:
                self._choose(self.step, level)

    def _choose(self, number: str, level: Level) -> None:
        self.levels[number] = level
        self.refresh()


def _choices(number: str) -> tuple[Level, ...]:
    return (0, 1, 2, 3, NOT_NEEDED) if number == NEEDLESS else (0, 1, 2, 3)
