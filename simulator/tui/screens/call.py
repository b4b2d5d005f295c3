"""The call: the conversation has the room; mood and clock in one glance, everything else behind a key."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from simulator.tui import slash, transcript_text
from simulator.tui.answering import Answering
from simulator.tui.talk import Talk
from simulator.tui.trouble import telling
from simulator.tui.widgets.aside import Aside
from simulator.tui.widgets.call_bar import CallBar
from simulator.tui.widgets.case_file import CaseFile
from simulator.tui.widgets.composer import Composer
from simulator.tui.widgets.transcript import Transcript
from simulator.tui.widgets.typing_line import TypingLine

if TYPE_CHECKING:
    from simulator.events import Event
    from simulator.store.live import LiveSession

BOX = "reply"
"""The name of the composer among the drafts."""

HELP = """
Answer as you would at work. Nothing here is lost when you leave.

- **F2** the case file · **F3** which step is due, and why
- **F4** why the mood moved · **F5** your own phrases
- **F8** copies the transcript · **F9** saves it · **F10** ends
- `/hold 40 reason` puts the customer on hold for 40 seconds
- `/wait 30` lets 30 seconds pass · `/undo` takes your last reply back
"""


class CallScreen(Answering):
    """One conversation with a customer."""

    BINDING_GROUP_TITLE = "Call"
    CSS_PATH = "call.tcss"
    NEXT = "Answer the customer · F1 shows all keys · Esc leaves and keeps everything"
    HELP = HELP
    OVER = "The conversation is over: Enter goes on to your note · Esc leaves it for later"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "case", "Case", id="call.case"),
        Binding("f3", "hint", "Hint", id="call.hint"),
        Binding("f4", "why", "Why", id="call.why"),
        Binding("f5", "phrases", "Phrases", id="call.phrases"),
        Binding("f10", "end", "End", id="call.end"),
        Binding("f8", "copy", "Copy the transcript", show=False, id="call.copy"),
        Binding("f9", "save", "Save the transcript", show=False, id="call.save"),
        Binding("pageup", "scroll(-1)", "Earlier words", show=False, priority=True, id="call.page_up"),
        Binding("pagedown", "scroll(1)", "Later words", show=False, priority=True, id="call.page_down"),
        Binding("enter", "go_on", "On to the note", show=False, id="call.go_on"),
    ]

    def __init__(self, live: "LiveSession") -> None:
        super().__init__()
        self.live = live
        self._first = live.session.persona.name.split()[0]
        self._ticking = True

    def body(self) -> ComposeResult:
        """The bar, the conversation with the composer under it, and the case file beside it."""
        assert self.live is not None
        session = self.live.session
        yield CallBar(f"{session.persona.name} · {session.persona.label} · {session.scenario.channel}")
        with Horizontal(id="columns"):
            yield Transcript(self._first)
            yield CaseFile(session.scenario)
        yield TypingLine(self._first, session.scenario.channel)
        yield Aside()
        yield Composer()

    def on_mount(self) -> None:
        """Shows what has been said so far; an unsent draft comes back."""
        assert self.live is not None
        self.talk = Talk(self.live, self.hotseat.clock)
        self.query_one(Composer).take(self.hotseat.drafts.take(self.live.id, BOX))
        self.show_session()
        self.set_interval(1.0, self._tick)

    def show_session(self) -> None:
        """Draws everything anew from the session's events."""
        self.live = self.talk.live
        self.query_one(Transcript).replace(self.live.session.events)
        self.query_one(TypingLine).display = False
        self._show_mood()
        self._show_stage()

    def show_event(self, event: "Event") -> None:
        """Draws what one event changes."""
        self.query_one(Transcript).show([event])
        if event.event == "mood":
            self._show_mood()
        if event.event in ("turn", "closed"):
            self._show_stage()

    def _show_mood(self) -> None:
        events = self.talk.live.session.events
        self.query_one(CallBar).show_mood([event for event in events if event.event == "mood"])
        if self.query_one(Aside).shows == "why":
            self.query_one(Aside).show_why(events)

    def _show_stage(self) -> None:
        over = self.talk.over
        composer = self.query_one(Composer)
        composer.disabled = over
        composer.display = not over
        (self.query_one(Transcript) if over else composer).focus()
        self.say_next(self.OVER if over else self.NEXT)
        self._tick()

    def _tick(self) -> None:
        self.query_one(CallBar).show_clock(self.talk.elapsed)

    # --- what is typed ------------------------------------------------------------------------------------------------

    def on_composer_sent(self, message: Composer.Sent) -> None:
        """Says it, or does what was typed with a slash."""
        command = slash.parse(message.text)
        if command is None:
            self.send(message.text)
        else:
            self._obey(command)

    def _obey(self, command: slash.Slash) -> None:
        actions: slash.Actions = {
            "hold": self._pause,
            "wait": self._pause,
            "undo": lambda _: self.undo(),
            "end": lambda _: self.action_end(),
            "hint": lambda _: self.action_hint(),
            "why": lambda _: self.action_why(),
            "case": lambda _: self.action_case(),
            "help": lambda _: self.notify(slash.HELP, markup=False),
        }
        act = actions.get(command.verb)
        if act is None:
            self.notify(slash.unknown(command), severity="warning", markup=False)
            return
        composer = self.query_one(Composer)
        typed = composer.text
        composer.take("")
        if act(command) is False:
            composer.take(typed)

    def _pause(self, command: slash.Slash) -> bool:
        try:
            pause = slash.pause(command)
        except ValueError as error:
            self.notify(str(error), severity="warning", markup=False)
            return False
        known = len(self.talk.live.session.events)
        if self.free():
            with telling(self.hotseat):
                self.talk.hold(pause.seconds, pause.reason, command.verb == "hold")
        self.show_session()
        return len(self.talk.live.session.events) > known

    # --- keys ---------------------------------------------------------------------------------------------------------

    def action_case(self) -> None:
        """Shows or hides the case file: beside the conversation where there is room, in its place where not."""
        self.toggle_class("-case")

    def action_hint(self) -> None:
        """Shows which step is due, or puts the hint away."""
        aside = self.query_one(Aside)
        if aside.shows == "hint":
            aside.hide()
        elif self.free():
            with telling(self.hotseat):
                aside.show_hint(self.talk.hint())

    def action_why(self) -> None:
        """Shows why the mood moved last, or puts it away."""
        aside = self.query_one(Aside)
        if aside.shows == "why":
            aside.hide()
        else:
            aside.show_why(self.talk.live.session.events)

    def action_phrases(self) -> None:
        """Opens the trainee's own phrases; the chosen one goes into the composer."""
        from simulator.tui.screens.phrases import PhrasesScreen

        composer = self.query_one(Composer)

        def chosen(text: str | None) -> None:
            if text:
                composer.insert(text)
                composer.focus()

        if not self.talk.over:
            self.app.push_screen(PhrasesScreen(self.hotseat, composer.text), chosen)

    def action_end(self) -> None:
        """Ends the conversation, after asking."""
        from simulator.tui.screens.confirm import ConfirmScreen

        if not self.free():
            return
        detail = "Then you write the note. The customer gets no more answers."
        self.app.push_screen(ConfirmScreen("End the conversation?", detail, yes="End it", no="Go on"), self._end)

    def _end(self, yes: bool | None) -> None:
        if yes:
            with telling(self.hotseat):
                self.talk.end()
            self.show_session()
            if self.talk.over:
                self.hotseat.next_stage(self.talk.live)

    def action_go_on(self) -> None:
        """Goes on to the note once the conversation is over."""
        if self.talk.over:
            self.hotseat.next_stage(self.talk.live)

    def action_scroll(self, pages: int) -> None:
        """Scrolls the conversation, or the case file where that is in its place."""
        panel = self.query_one(CaseFile if self._case_in_front else Transcript)
        panel.scroll_page_up(animate=False) if pages < 0 else panel.scroll_page_down(animate=False)

    def action_copy(self) -> None:
        """Copies the transcript to the clipboard."""
        self.app.copy_to_clipboard(transcript_text.of(self.talk.live.session))
        self.notify(
            "Copied, if your terminal allows it. F9 saves the transcript to a file.", markup=False
        )

    def action_save(self) -> None:
        """Saves the transcript to a file."""
        transcript_text.deliver(self.app, self.talk.live)

    def action_back(self) -> None:
        """Closes what lies over the conversation, or else leaves."""
        aside = self.query_one(Aside)
        if aside.shows:
            aside.hide()
        elif self._case_in_front:
            self.action_case()
        else:
            super().action_back()

    @property
    def _case_in_front(self) -> bool:
        return self.has_class("-narrow") and self.has_class("-case")

    def keep_draft(self) -> None:
        """Keeps the words in the composer for the next time."""
        self.hotseat.drafts.keep(self.talk.live.id, BOX, self.query_one(Composer).text)

    def commands(self) -> Iterable[SystemCommand]:
        """What the palette offers in a call."""
        yield SystemCommand("Copy the transcript", "To the clipboard", self.action_copy)
        yield SystemCommand("Save the transcript", "To a text file", self.action_save)
        if not self.talk.over:
            yield SystemCommand("Take your last reply back", "And answer differently, as /undo does", self.undo)
            yield SystemCommand("End the conversation", "And write the note", self.action_end)
