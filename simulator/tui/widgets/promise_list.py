"""The promises of a finished talk, each with whether it was kept."""

from collections.abc import Mapping

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator.tui.wording import lines, quoted

MARKS: dict[bool | None, tuple[str, str]] = {
    True: ("✓ kept     ", "$cool"),
    False: ("✗ not kept ", "$hot"),
    None: ("○ not said ", "$muted"),
}
"""How a promise stands; the word says what mark and colour do."""


class PromiseList(OptionList):
    """A row for each promise; nothing in it is read as markup."""

    def __init__(self, promises: Mapping[str, bool | None]) -> None:
        super().__init__(markup=False)
        self._promises = dict(promises)

    def on_mount(self) -> None:
        """Shows the rows, the first one marked."""
        self.show(self._promises)
        self.highlighted = 0
        self.focus()

    @property
    def marked(self) -> str | None:
        """The promise under the cursor."""
        return list(self._promises)[self.highlighted] if self.highlighted is not None else None

    def show(self, promises: Mapping[str, bool | None]) -> None:
        """Replaces the rows; the mark stays where it was."""
        at, self._promises = self.highlighted, dict(promises)
        self.clear_options()
        self.add_options(Option(f"{MARKS[kept][0]}{quoted(promise)}") for promise, kept in promises.items())
        self.highlighted = at


def rows(promises: Mapping[str, bool | None]) -> Content:
    """All promises, a line each."""
    return lines([Content.assemble(MARKS[kept], quoted(promise)) for promise, kept in promises.items()])
