"""Which reply to take again."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from simulator.events import Turn
from simulator.tui.widgets.reply_list import ReplyList

EXPLAINED = "The customer is back where they were before it. This session stays as it is; the other is kept beside it."


class AgainScreen(ModalScreen[int | None]):
    """Asks for a reply; gives its turn, or None where nothing is taken again."""

    CSS_PATH = "again.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back", show=False, id="again.back")]

    def __init__(self, turns: Sequence[Turn], chosen: int | None) -> None:
        """`chosen` is the turn that is marked first."""
        super().__init__()
        self._turns = turns
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """The replies."""
        with Vertical(id="box"):
            yield Static(Content("Take which reply again?"), id="asked")
            yield Static(Content(EXPLAINED), id="explained")
            yield ReplyList(self._turns, self._chosen)
            yield Static(Content("Arrows choose · Enter takes it again · Esc back to the debrief"), id="how")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answers with the turn of the chosen reply."""
        self.dismiss(int(event.option_id or 0))
