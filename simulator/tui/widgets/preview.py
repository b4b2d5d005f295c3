"""What is said of the marked entry of home."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from simulator.tui.home_entries import Entry


class Preview(VerticalScroll, can_focus=False):
    """The situation, who is calling, and how it went before."""

    DEFAULT_CSS = """
    Preview {
        border-top: solid $rule;
    }
    Preview > Static {
        height: auto;
    }
    """

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static()

    def show(self, entry: "Entry | None") -> None:
        """Says more of an entry."""
        parts = [entry.remark, entry.preview] if entry else []
        self.query_one(Static).update(Content("\n\n".join(part for part in parts if part)))
        self.scroll_home(animate=False)
