"""What a terminal with too little room shows instead of a broken screen."""

from textual.content import Content
from textual.widgets import Static

TEXT = """Hotseat needs a little more room.

Make this window at least 60 columns wide and 20 rows high,
or leave with Ctrl+Q: nothing is lost."""


class TooSmall(Static):
    """Covers a screen that has the class -too-small."""

    DEFAULT_CSS = """
    TooSmall {
        layer: notice;
        dock: top;
        display: none;
        width: 100%;
        height: 100%;
        padding: 1 2;
        background: $background;
        color: $foreground;
    }
    """

    def __init__(self) -> None:
        super().__init__(Content(TEXT))
