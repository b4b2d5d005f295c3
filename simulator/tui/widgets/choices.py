"""Home's list: headings that can't be marked, and a row for each entry."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

if TYPE_CHECKING:
    from simulator.tui.home_entries import Entry

NOTHING = "Nothing fits that search. Esc shows everything again."


class Choices(OptionList):
    """The entries of home. The marked row carries a sign as well as a colour."""

    DEFAULT_CSS = """
    Choices {
        border: none;
        background: $background;
        padding: 0 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;

        &:focus {
            border: none;
            background: $background;
            background-tint: transparent;
        }
        & > .option-list--option-disabled {
            color: $muted;
            text-style: bold;
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Start", key_display="Enter", id="home.start")]

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._entries: dict[str, Entry] = {}

    @property
    def marked(self) -> "Entry | None":
        """The entry under the cursor."""
        option = self.highlighted_option
        return self._entries.get(option.id or "") if option else None

    def show(self, entries: Iterable["Entry"], advice: str, keep: bool) -> None:
        """Replaces the rows; with `keep`, the mark stays on its row if that is still there."""
        before = self.marked if keep else None
        shown = list(entries)
        self._entries = {entry.id: entry for entry in shown}
        self.clear_options()
        self.add_options(_rows(shown, advice))
        kept = before.id if before and before.id in self._entries else shown[0].id if shown else None
        if kept:
            self.highlighted = self.get_option_index(kept)


def _rows(entries: list["Entry"], advice: str) -> Iterable[Option]:
    unfinished = [entry for entry in entries if entry.session]
    pairings = [entry for entry in entries if not entry.session]
    if unfinished:
        yield _heading("Go on")
        yield from (_row(entry) for entry in unfinished)
        yield _heading("")
    if pairings:
        yield _heading(f"Practise · {advice}" if advice else "Practise")
        yield from (_row(entry) for entry in pairings)
    if not entries:
        yield _heading(NOTHING)


def _heading(text: str) -> Option:
    return Option(Content(text), disabled=True)


def _row(entry: "Entry") -> Option:
    first, second = entry.columns
    return Option(Content(f"  {first:<8}{second:<8}{entry.text}"), id=entry.id)
