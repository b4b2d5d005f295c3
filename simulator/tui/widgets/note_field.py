"""One line of the note: it grows as it is filled, and Enter goes on to the next."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import TextArea


class NoteField(TextArea):
    """A few words or a few lines; the arrows leave it at its ends, and nothing typed is a command."""

    DEFAULT_CSS = """
    NoteField {
        height: auto;
        min-height: 1;
        max-height: 5;
        border: none;
        padding: 0 1;
        background: $surface;

        &:focus {
            border: none;
            background: $panel;
        }
        & .text-area--cursor-line {
            background: transparent;
        }
        & .text-area--placeholder {
            color: $muted;
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "app.focus_next", "Next line", show=False, priority=True, id="note.next"),
        Binding("ctrl+j,shift+enter", "break_line", "Line break", show=False, id="note.break"),
    ]

    def __init__(self, name: str, asks: str) -> None:
        """`name` is the field's own, `asks` what stands in it while it is empty."""
        super().__init__(
            id=f"note-{name}",
            compact=True,
            placeholder=Content(asks),
            highlight_cursor_line=False,
            tab_behavior="focus",
        )
        self.field = name

    def action_break_line(self) -> None:
        """Starts a new line in the same field."""
        self.insert("\n")

    def action_cursor_up(self, select: bool = False) -> None:
        """Goes up, and from the first line to the field before."""
        if self.wrapped_document.location_to_offset(self.cursor_location).y == 0 and not select:
            self.screen.focus_previous(NoteField)
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Goes down, and from the last line to the field after."""
        last = self.wrapped_document.height - 1
        if self.wrapped_document.location_to_offset(self.cursor_location).y == last and not select:
            self.screen.focus_next(NoteField)
        else:
            super().action_cursor_down(select)
