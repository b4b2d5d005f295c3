"""The trainee's own phrases: a pad to take from, add to and clear out."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from simulator.tui.trouble import telling

if TYPE_CHECKING:
    from simulator.store.rows import SnippetRow
    from simulator.tui.app import HotseatApp

HOW = "Enter inserts it · a adds one · Delete removes it · Esc closes"
HOW_ADDING = "Type your phrase; a step's number before it (2: …) files it there · Enter keeps it · Esc stops"
EMPTY = "No phrases yet. Press a to keep one of your own."


class PhrasesScreen(ModalScreen[str]):
    """Answers with the phrase to insert, or with nothing."""

    CSS_PATH = "phrases.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add", show=False, id="phrases.add"),
        Binding("delete,backspace", "remove", "Remove", show=False, id="phrases.remove"),
        Binding("escape,f5", "close", "Close", show=False, id="phrases.close"),
    ]

    def __init__(self, app: "HotseatApp", draft: str) -> None:
        """Makes the pad; `draft` is what the composer holds, offered as a phrase to keep."""
        super().__init__()
        self._store = app.services.store
        self._trainee = app.services.trainee
        self._hotseat = app
        self._draft = draft.strip()
        self._phrases: list[SnippetRow] = []

    def compose(self) -> ComposeResult:
        """The list, and the line to type a new one in."""
        with Vertical(id="pad"):
            yield Static(Content("Your phrases"), id="heading")
            yield OptionList(markup=False, compact=True)
            yield Input(placeholder="2: I can hear what that did to your week.", compact=True, select_on_focus=False)
            yield Static(Content(HOW), id="how")

    def on_mount(self) -> None:
        """Shows what there is."""
        self._show()
        self.query_one(OptionList).focus()

    def _show(self) -> None:
        with telling(self._hotseat):
            self._phrases = self._store.snippets(self._trainee)
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options([_option(phrase) for phrase in self._phrases] or [Option(Content(EMPTY), disabled=True)])
        if self._phrases:
            listed.highlighted = 0

    @property
    def _marked(self) -> "SnippetRow | None":
        marked = self.query_one(OptionList).highlighted
        return self._phrases[marked] if marked is not None and marked < len(self._phrases) else None

    def on_option_list_option_selected(self) -> None:
        """Answers with the marked phrase."""
        if self._marked:
            self.dismiss(self._marked.text)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keeps the typed phrase."""
        step, text = split_step(event.value)
        kept = len(self._phrases)
        with telling(self._hotseat):
            self._store.add_snippet(self._trainee, text, step)
        self._show()
        if len(self._phrases) > kept:
            self._stop_adding()

    def action_add(self) -> None:
        """Opens the line for a new phrase, with what the composer holds."""
        self.add_class("-adding")
        line = self.query_one(Input)
        line.value = " ".join(self._draft.split())
        line.focus()
        self.query_one("#how", Static).update(Content(HOW_ADDING))

    def action_remove(self) -> None:
        """Removes the marked phrase, after asking."""
        from simulator.tui.screens.confirm import ConfirmScreen

        phrase = self._marked
        if phrase is None:
            return

        def answered(yes: bool | None) -> None:
            if yes:
                with telling(self._hotseat):
                    self._store.remove_snippet(phrase.id)
                self._show()

        self.app.push_screen(ConfirmScreen("Remove this phrase?", phrase.text[:200], yes="Remove", no="Keep"), answered)

    def action_close(self) -> None:
        """Leaves the line, or the pad."""
        if self.has_class("-adding"):
            self._stop_adding()
        else:
            self.dismiss(None)

    def _stop_adding(self) -> None:
        self.remove_class("-adding")
        self.query_one(OptionList).focus()
        self.query_one("#how", Static).update(Content(HOW))


def split_step(text: str) -> tuple[int | None, str]:
    """The step's number before a colon, if there is one from 1 to 7, and the phrase."""
    number, colon, rest = text.partition(":")
    if colon and number.strip() in set("1234567"):
        return int(number), rest.strip()
    return None, text.strip()


def _option(phrase: "SnippetRow") -> Option:
    step = f"{phrase.step}" if phrase.step else "·"
    return Option(Content(f"{step}  {' '.join(phrase.text.split())}"), id=str(phrase.id))
