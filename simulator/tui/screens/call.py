"""The call: the conversation has the room; mood and clock in one glance, everything else behind a key."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from simulator.tui import slash
from simulator.tui.call_actions import CallActions
from simulator.tui.speaking import REPLY_BOX
from simulator.tui.talk import Talk
from simulator.tui.trouble import telling
from simulator.tui.widgets.advice import Advice
from simulator.tui.widgets.aside import Aside
from simulator.tui.widgets.call_bar import CallBar
from simulator.tui.widgets.case_file import CaseFile
from simulator.tui.widgets.composer import Composer
from simulator.tui.widgets.transcript import Transcript
from simulator.tui.widgets.typing_line import TypingLine

if TYPE_CHECKING:
    from simulator.events import Event
    from simulator.store.live import LiveSession

HELP = """
Answer as you would at work. Nothing here is lost when you leave.

- **F2** the case file · **F3** which step is due, and why
- **F4** why the mood moved · **F5** your own phrases · **F6** the written line, when you speak for the customer
- **F8** copies the transcript · **F9** saves it · **F10** ends
- `/hold 40 reason` puts the customer on hold for 40 seconds
- `/wait 30` lets 30 seconds pass · `/undo` takes your last reply back
"""


class CallScreen(CallActions):
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
        Binding("f6", "written", "Written", priority=True, id="call.written"),
        Binding("f10", "end", "End", id="call.end"),
        Binding("f8", "copy", "Copy the transcript", show=False, id="call.copy"),
        Binding("f9", "save", "Save the transcript", show=False, id="call.save"),
        Binding("pageup", "scroll(-1)", "Earlier words", show=False, priority=True, id="call.page_up"),
        Binding("pagedown", "scroll(1)", "Later words", show=False, priority=True, id="call.page_down"),
        Binding("enter", "go_on", "Note", key_display="Enter", id="call.go_on"),
    ]

    def __init__(self, live: "LiveSession") -> None:
        super().__init__()
        self.live = live
        self._first = live.session.persona.name.split()[0]

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
        yield Advice()
        yield Composer()

    def on_mount(self) -> None:
        """Shows what has been said so far; an unsent draft comes back."""
        assert self.live is not None
        self.talk = Talk(self.live, self.hotseat.clock)
        self.query_one(Composer).take(self.hotseat.drafts.take(self.live.id, REPLY_BOX))
        self.show_session()
        if self.talk.waiting:
            self.await_answer()
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offers only what makes sense before, and after, the end."""
        over = hasattr(self, "talk") and self.talk.over
        offered = {"written": bool(self.due), "go_on": over}
        trainees = action in ("hint", "phrases", "end")
        return not over and not self.due if trainees else offered.get(action, True)

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
        self.refresh_bindings()
        self._tick()

    def _tick(self) -> None:
        self.query_one(CallBar).show_clock(self.talk.elapsed)

    # --- what is typed ------------------------------------------------------------------------------------------------

    def on_composer_sent(self, message: Composer.Sent) -> None:
        """Says it, as who speaks now, or does what was typed with a slash."""
        command = slash.parse(message.text)
        if self.due:
            self.speak_typed(message.text)
        elif command is None:
            self.send(message.text)
        else:
            self._obey(command, message.text)

    def _obey(self, command: slash.Slash, typed: str) -> None:
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
        composer.drop(typed)
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
