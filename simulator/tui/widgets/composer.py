"""The box that replies are typed in: Enter sends, Ctrl+J breaks the line."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea

MOST_LINES = 5
SEND = ("call.send", "enter")
NEW_LINE = ("call.new_line", "ctrl+j,shift+enter")


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
        &.-customer, &.-customer:focus {
            border: round $customer;
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
        Binding(SEND[1], "send", "Send", show=False, id=SEND[0]),
        Binding(NEW_LINE[1], "new_line", "New line", show=False, id=NEW_LINE[0]),
    ]

    class Sent(Message):
        """The trainee pressed Enter."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__(highlight_cursor_line=False)
        self.speak_as("")

    def speak_as(self, customer: str) -> None:
        """Says whose words these are: the customer's of this name, or with an empty name the trainee's."""
        self.placeholder = Content(f"Type what {customer} says" if customer else "Type your reply")
        self.border_title = Content(f"As {customer}") if customer else None
        self.border_subtitle = "Enter says it · F6 the written line" if customer else "Enter sends · Ctrl+J new line"
        self.set_class(bool(customer), "-customer")

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

    def drop(self, text: str) -> None:
        """Takes out what was sent; words typed since then stay."""
        self.take(self.text.removeprefix(text))

    async def _on_key(self, event: events.Key) -> None:
        # A binding runs after, and with priority before, the letters that came in the same burst; this runs in turn.
        for (id, usual), act in ((SEND, self.action_send), (NEW_LINE, self.action_new_line)):
            if event.key in self.app._keymap.get(id, usual).split(","):
                event.stop()
                event.prevent_default()
                act()

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
