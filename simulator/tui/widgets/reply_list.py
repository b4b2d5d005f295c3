"""The trainee's own replies, to choose the one to take again."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator.events import Turn
from simulator.tui.wording import quoted


class ReplyList(OptionList):
    """A row for each reply; the one that a coach would choose is marked first."""

    def __init__(self, turns: Sequence[Turn], chosen: int | None) -> None:
        """`chosen` is the turn to mark first; the last reply where it is None."""
        self._replies = [turn for turn in turns if turn.speaker == "trainee"]
        super().__init__(*(self._row(at, turn) for at, turn in enumerate(self._replies, 1)), markup=False)
        at = next((at for at, turn in enumerate(self._replies) if turn.turn == chosen), len(self._replies) - 1)
        self._first = at

    def on_mount(self) -> None:
        """Marks the reply to begin with."""
        self.highlighted = self._first
        self.focus()

    def _row(self, at: int, turn: Turn) -> Option:
        return Option(Content.assemble((f"{at:>2}  ", "bold"), quoted(turn.text, 120)), id=str(turn.turn))
