"""The first row of a screen: where one is, and a word on the right."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static


class TitleBar(Horizontal):
    """A title on the left and a remark on the right; both are plain text."""

    DEFAULT_CSS = """
    TitleBar {
        dock: top;
        height: 1;
        padding: 0 1;
        background: $panel;
    }
    TitleBar > .title {
        width: 1fr;
        text-style: bold;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    TitleBar > .remark {
        width: auto;
        max-width: 60%;
        color: $muted;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    def __init__(self, title: str, remark: str = "") -> None:
        super().__init__()
        self._title = title
        self._remark = remark

    def compose(self) -> ComposeResult:
        """The two words."""
        yield Static(Content(self._title), classes="title")
        yield Static(Content(self._remark), classes="remark")

    def show(self, title: str | None = None, remark: str | None = None) -> None:
        """Changes the title, the remark, or both."""
        if title is not None:
            self.query_one(".title", Static).update(Content(title))
        if remark is not None:
            self.query_one(".remark", Static).update(Content(remark))
