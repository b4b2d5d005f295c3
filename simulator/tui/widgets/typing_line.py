"""Says that the customer is at it, while the answer is made."""

from textual.content import Content
from textual.widgets import Static

VERBS = {"chat": "typing", "phone": "speaking"}


class TypingLine(Static):
    """Shown only while an answer is due. It doesn't move."""

    DEFAULT_CSS = """
    TypingLine {
        display: none;
        height: 1;
        padding: 0 1;
        color: $muted;
        text-style: italic;
    }
    """

    def __init__(self, name: str, channel: str) -> None:
        super().__init__(Content(f"{name} is {VERBS.get(channel, 'answering')}…"))
