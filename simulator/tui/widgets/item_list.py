"""The library's list: headings that can't be marked, and a row for each entry."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator.tui.library_entries import Item


class ItemList(OptionList):
    """Customers, situations, and broken files."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Choose", id="library.choose")]

    def __init__(self, items: Sequence[Item]) -> None:
        super().__init__(*_rows(items), markup=False, id="entries")


def _rows(items: Sequence[Item]) -> Iterable[Option]:
    group = ""
    for item in items:
        if item.group != group:
            yield Option(Content(f"\n{item.group}" if group else item.group), disabled=True)
            group = item.group
        yield Option(Content(f"  {item.name}"), id=item.id)
