"""The table of stored sessions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import DataTable

from simulator.tui.history_rows import Shown

if TYPE_CHECKING:
    from simulator.store.rows import SessionRow

COLUMNS = (("When", 6), ("Customer", 14), ("Situation", 0), ("Score", 10), ("How it ended", 15))
"""Names and widths; the one without a width takes what is left."""

LEAST = 8
"""Columns that are always left for the situation."""


class SessionTable(DataTable[Text]):
    """A row for each session; nothing in it is read as markup."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select_cursor", "Open", id="history.open")]

    def __init__(self) -> None:
        super().__init__(cursor_type="row", zebra_stripes=True)
        self._shown: Sequence[Shown] = ()

    @property
    def marked(self) -> "SessionRow | None":
        """The session under the cursor."""
        return self._shown[self.cursor_row].row if 0 <= self.cursor_row < len(self._shown) else None

    @property
    def at_end(self) -> bool:
        """Whether the cursor stands on the last row."""
        return self.cursor_row >= len(self._shown) - 1

    def show(self, shown: Sequence[Shown], texts: Sequence[Sequence[str]], room: int) -> None:
        """Replaces the rows, fits them into `room` columns, and keeps the mark on the session it was on."""
        marked = self.marked
        self._shown = shown
        self.clear(columns=True)
        for name, width in widths(room):
            self.add_column(name, width=width)
        for row in texts:
            self.add_row(*(Text(text, no_wrap=True, overflow="ellipsis") for text in row))
        self.move_cursor(row=next((at for at, one in enumerate(shown) if marked and one.row.id == marked.id), 0))


def widths(room: int) -> list[tuple[str, int]]:
    """The columns' widths; each has a cell of padding on either side, and the table one for its scrollbar."""
    left = room - sum(width for _, width in COLUMNS) - 2 * len(COLUMNS) - 1
    lack = max(0, LEAST - left)
    fitted = [(name, width or left + lack) for name, width in COLUMNS]
    last, width = fitted[-1]
    return [*fitted[:-1], (last, width - lack)]
