"""One line above the footer: what to do next, and how to leave."""

from textual.content import Content
from textual.widgets import Static


class NextLine(Static):
    """Says what to do next."""

    DEFAULT_CSS = """
    NextLine {
        dock: bottom;
        height: 1;
        margin-bottom: 1;
        padding: 0 1;
        color: $muted;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    def __init__(self, text: str) -> None:
        super().__init__(Content(text))

    def show(self, text: str) -> None:
        """Changes the line."""
        self.update(Content(text))
