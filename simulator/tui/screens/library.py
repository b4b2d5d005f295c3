"""The library: who can call, about what, and which files are broken."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from simulator.tui.library_entries import Item, items
from simulator.tui.screens.base import BaseScreen
from simulator.tui.widgets.item_list import ItemList
from simulator.tui.widgets.pairing_list import PairingList
from simulator.tui.widgets.title_bar import TitleBar
from simulator.tui.words import plural

CHOOSE = "Arrows choose · Enter goes to what goes with it · Esc leaves"
PRACTISE = "Enter opens the briefing · ← back to the list · Esc leaves"
EMPTY = "There is nothing to practise with: no persona and no scenario could be read. `hotseat doctor` says why."

HELP = """
Who can call, about what, and files that can't be used.

- **↑ ↓** choose · **Enter** or **→** goes to what goes with it
- **Enter** on a pairing opens its briefing · **←** goes back
"""


class LibraryScreen(BaseScreen):
    """A list on the left, and on the right what is said of the marked entry and what goes with it."""

    BINDING_GROUP_TITLE = "Library"
    CSS_PATH = "library.tcss"
    NEXT = CHOOSE
    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "into", "Pairings", show=False, id="library.into"),
        Binding("left", "back_to_list", "List", show=False, id="library.list"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._items: dict[str, Item] = {}

    def body(self) -> ComposeResult:
        """The list and the marked entry."""
        library = self.hotseat.services.library
        self._items = {item.id: item for item in items(library)}
        counts = f"{plural(len(library.personas), 'customer')}, {plural(len(library.scenarios), 'situation')}"
        broken = f", {plural(len(library.faults), 'fault')}" if library.faults else ""
        yield TitleBar("Library", counts + broken)
        with Horizontal(id="columns"):
            yield ItemList(list(self._items.values()))
            with Vertical(id="entry"):
                with VerticalScroll(id="detail"):
                    yield Static(Content("" if self._items else EMPTY))
                yield PairingList()

    def on_mount(self) -> None:
        """Marks the first entry."""
        entries = self.query_one(ItemList)
        entries.focus()
        entries.action_first()

    # --- keys --------------------------------------------------------------------------------------------------------

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Says more of the marked entry."""
        item = self._items.get(event.option_id or "")
        if item and isinstance(event.option_list, ItemList):
            self.query_one("#detail Static", Static).update(item.detail)
            self.query_one("#detail").scroll_home(animate=False)
            self.query_one(PairingList).show(item)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Goes from an entry to its pairings, and from a pairing to its briefing."""
        if isinstance(event.option_list, ItemList):
            self.action_into()
            return
        pairing = self.query_one(PairingList).chosen(event.option_id)
        if pairing:
            self.hotseat.open_briefing(pairing[0], pairing[1])

    def on_descendant_focus(self) -> None:
        """Says what Enter does here."""
        self.say_next(PRACTISE if self.query_one(PairingList).has_focus else CHOOSE)

    def action_into(self) -> None:
        """Goes to the pairings of the marked entry."""
        pairings = self.query_one(PairingList)
        if pairings.display:
            pairings.focus()

    def action_back_to_list(self) -> None:
        """Goes back to the list."""
        self.query_one(ItemList).focus()
