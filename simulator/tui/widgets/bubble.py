"""One turn of the conversation: when, who, and the words; and remarks between turns."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from simulator.tui.words import minutes

LONGEST = 4000
"""Characters shown of one turn; the customer takes in no more either."""

LONGEST_NAME = 8


class Bubble(Horizontal):
    """What somebody said. The words are plain text, whatever they hold."""

    DEFAULT_CSS = """
    Bubble {
        height: auto;
        margin-bottom: 1;
    }
    Bubble > .when {
        width: 6;
        color: $muted;
    }
    Bubble > .who {
        width: 9;
        text-style: bold;
    }
    Bubble > .words {
        width: 1fr;
        height: auto;
    }
    Bubble.-customer > .who {
        color: $customer;
    }
    Bubble.-trainee > .who {
        color: $trainee;
    }
    """

    def __init__(self, who: str, text: str, at: float, mine: bool) -> None:
        super().__init__(classes="-trainee" if mine else "-customer")
        self._parts = (minutes(at), shortened(who, LONGEST_NAME), shown(text))

    def compose(self) -> ComposeResult:
        """Three columns."""
        for name, part in zip(("when", "who", "words"), self._parts, strict=True):
            yield Static(Content(part), classes=name)


class Remark(Static):
    """A line between turns, about what was not said."""

    DEFAULT_CSS = """
    Remark {
        height: auto;
        margin: 0 0 1 6;
        color: $muted;
        text-style: italic;
    }
    """

    def __init__(self, text: str) -> None:
        super().__init__(Content(text))


def shortened(name: str, longest: int) -> str:
    """A name that fits its column."""
    return name if len(name) <= longest else f"{name[: longest - 1]}…"


def shown(text: str) -> str:
    """The part of a text that is shown."""
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST]}… (nobody listens longer; {len(text):,} characters were sent)"
