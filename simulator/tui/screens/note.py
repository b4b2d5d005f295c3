"""The note: what whoever picks this up next has to know, written on a clock of its own."""

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.tui.note_form import FIELDS, joined
from simulator.tui.screens.reading import ReadingScreen
from simulator.tui.trouble import telling
from simulator.tui.widgets.note_field import NoteField
from simulator.tui.widgets.reference import Reference
from simulator.tui.widgets.title_bar import TitleBar
from simulator.tui.words import minutes

if TYPE_CHECKING:
    from simulator.store.live import LiveSession

AIM = 180
"""Seconds that a note should take; after them the clock says so, and nothing else happens."""

NUDGES = (
    (300, "Five minutes: finish this line, then F10. A short true note beats a long late one."),
    (AIM, "Three minutes: enough for most notes. F10 saves it as it stands."),
)
"""What the clock says from so many seconds on, the latest first."""

INTRODUCTION = "Write it so that whoever comes next can go straight on. Only what was said and agreed counts."
EMPTY = "The note is empty. F10 again saves it so; a line or two would help whoever comes next."

HELP = """
What whoever comes next needs: the issue, what they wanted, what was
offered and taken, promises with dates, who takes it on, how they left.

- **Enter** next line · **Ctrl+J** a line break · **Tab** and arrows move
- **F2** the talk and the case file · **F10** saves and goes on
- The clock only reminds; it ends nothing.
"""


class NoteScreen(ReadingScreen):
    """The after-call form, with the talk and the case file beside it."""

    BINDING_GROUP_TITLE = "Note"
    CSS_PATH = "note.tcss"
    NEXT = "Enter next line · F2 talk and case · F10 saves · Esc leaves"
    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f10,ctrl+s", "save", "Save", id="note.save", key_display="F10"),
    ]

    def __init__(self, live: "LiveSession") -> None:
        super().__init__(live)
        self._began = 0.0
        self._warned = False
        self._nudge = ""

    def body(self) -> ComposeResult:
        """The form, and what can be read beside it."""
        session = self.live.session
        yield TitleBar(f"Note · {session.persona.name} · {session.scenario.title}", self._clock)
        with Container(id="columns"):
            with VerticalScroll(id="form", can_focus=False):
                yield Static(Content(INTRODUCTION), id="introduction")
                for field in FIELDS:
                    with Horizontal(classes="field"):
                        yield Static(Content(field.label), classes="label")
                        yield NoteField(field.name, field.asks)
            yield Reference(self.live)

    def on_mount(self) -> None:
        """Starts the clock, and puts back what was typed before."""
        self._began = self.hotseat.clock()
        for field in self.query(NoteField):
            field.load_text(self.hotseat.drafts.take(self.live.id, f"note.{field.field}"))
        self.query(NoteField).first().focus()
        self.tick()
        self.set_interval(1.0, self.tick)

    # --- the clock ---------------------------------------------------------------------------------------------------

    @property
    def _seconds(self) -> float:
        return self.hotseat.clock() - self._began

    @property
    def _clock(self) -> str:
        return f"{minutes(self._seconds if self._began else 0.0)} of about {minutes(AIM)}"

    def tick(self) -> None:
        """Shows the time spent; called every second."""
        nudge = next((text for after, text in NUDGES if self._seconds >= after), "")
        self.query_one(TitleBar).show(remark=self._clock)
        if nudge != self._nudge:
            self._nudge = nudge
            self.query_one("#introduction", Static).update(Content(nudge or INTRODUCTION))
            self.set_class(bool(nudge), "-late")

    # --- keys --------------------------------------------------------------------------------------------------------

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Marks the line that is being written."""
        for line in self.query(".field"):
            line.set_class(event.widget.parent is line, "-here")

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Keeps what was typed as each line is left, so that not even a crash takes it."""
        if isinstance(event.widget, NoteField) and self.live.session.stage == "note":
            self.hotseat.drafts.keep(self.live.id, f"note.{event.widget.field}", event.widget.text)

    def on_text_area_changed(self) -> None:
        """An answer to the warning about an empty note."""
        if self._warned:
            self._warned = False
            self.say_next(self.NEXT)

    def action_save(self) -> None:
        """Keeps the note and goes on; an empty one only when asked twice."""
        text = joined({field.field: field.text for field in self.query(NoteField)})
        if not text and not self._warned:
            self._warned = True
            self.say_next(EMPTY)
            return
        with telling(self.hotseat):
            self.live.write_note(text, self._seconds)
            self._drop_drafts()
            self.hotseat.next_stage(self.live)

    def keep_draft(self) -> None:
        """Keeps what was typed."""
        for field in self.query(NoteField):
            self.hotseat.drafts.keep(self.live.id, f"note.{field.field}", field.text)

    def _drop_drafts(self) -> None:
        for field in FIELDS:
            self.hotseat.drafts.keep(self.live.id, f"note.{field.name}", "")
