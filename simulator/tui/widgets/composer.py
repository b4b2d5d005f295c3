"""The box that replies are typed in: Enter sends, Ctrl+J breaks the line."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

MOST_LINES = 5


class Composer(TextArea):
    """Grows with the text up to five lines. What is pasted into it is made safe to show."""

    DEFAULT_CSS = """
    Composer {
        height: 3;
        padding: 0 1;
        border: round $rule;
        background: $background;
        border-subtitle-color: $muted;

        &:focus {
            border: round $primary;
            background: $background;
        }
        & .text-area--cursor-line {
            background: $background;
        }
        & .text-area--placeholder {
            color: $muted;
        }
    }
    """
    BINDING_GROUP_TITLE = "While typing"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "send", "Send", show=False, priority=True, id="call.send"),
        Binding("ctrl+j,shift+enter", "new_line", "New line", show=False, priority=True, id="call.new_line"),
    ]

    class Sent(Message):
        """The trainee pressed Enter."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__(placeholder="Type your reply", highlight_cursor_line=False)
        self.border_subtitle = "Enter sends · Ctrl+J new line"

    def on_mount(self) -> None:
        """Fits the box to a draft."""
        self._fit()

    def on_text_area_changed(self) -> None:
        """Grows and shrinks."""
        self._fit()

    def on_resize(self, event: events.Resize) -> None:
        """Grows where a narrower box needs more lines."""
        self._fit()

    def _fit(self) -> None:
        lines = max(1, min(MOST_LINES, self.wrapped_document.height))
        self.styles.height = lines + 2

    def take(self, text: str) -> None:
        """Replaces what is typed, the cursor at its end."""
        self.load_text(text)
        self.move_cursor(self.document.end)

    def action_send(self) -> None:
        """Hands the words over; they stay here until they are taken."""
        self.post_message(self.Sent(self.text))

    def action_new_line(self) -> None:
        """Breaks the line."""
        self._replace_via_keyboard("\n", *self.selection)

    async def _on_paste(self, event: events.Paste) -> None:
        # Escape sequences in a pasted text would reach the terminal as they are.
        event.stop()
        event.prevent_default()
        self._insert_clean(event.text)

    def _insert_clean(self, text: str) -> None:
        from simulator.understanding.text import clean

        if result := self._replace_via_keyboard(clean(text), *self.selection):
            self.move_cursor(result.end_location)
