"""What an entry of the library can be practised with."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator.tui.library_entries import Item, Pairing


class PairingList(OptionList):
    """The pairings of one customer or situation."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Practise", id="library.practise")]

    def __init__(self) -> None:
        super().__init__(markup=False, id="pairings")
        self._pairings: dict[str, Pairing] = {}

    def show(self, item: Item) -> None:
        """Replaces the rows by those of an entry."""
        self._pairings = {f"{who}/{what}": (who, what, name) for who, what, name in item.pairings}
        self.clear_options()
        self.add_options([Option(Content(name), id=id) for id, (_, _, name) in self._pairings.items()])
        self.highlighted = 0 if self._pairings else None
        self.border_title = Content(item.together).markup
        self.display = bool(self._pairings)

    def chosen(self, id: str | None) -> Pairing | None:
        """The pairing of a row."""
        return self._pairings.get(id or "")
