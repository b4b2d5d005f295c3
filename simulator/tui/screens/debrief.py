"""The debrief, in the order in which a coach would talk."""

from collections.abc import Iterable, Iterator
from io import StringIO
from typing import TYPE_CHECKING, ClassVar

from platformdirs import user_downloads_path
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from simulator.scoring.debrief import Debrief
from simulator.tui import debrief_data, debrief_text
from simulator.tui.comparing import Comparison, compare, summary
from simulator.tui.remembering import promises
from simulator.tui.screens.again import AgainScreen
from simulator.tui.screens.reading import ReadingScreen
from simulator.tui.trouble import tell, telling
from simulator.tui.widgets.mood_curve import MoodCurve
from simulator.tui.widgets.promise_list import rows
from simulator.tui.widgets.reference import Reference
from simulator.tui.widgets.step_row import StepRow
from simulator.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from simulator.store.live import LiveSession

AGAIN = "R takes a reply again: the customer is back where they were, and you see side by side what it changed."

HELP = """
Top to bottom, as a coach would talk.

- **↑ ↓ PgUp PgDn** read on · **Tab** goes from step to step
- **1** to **7**, or **Enter** on a step, open its proof
- **R** takes a reply again · **F2** the talk
- **P** records whether you kept what you promised
- **E** saves the debrief as a Markdown file · **C** copies it
"""


class DebriefScreen(ReadingScreen):
    """Own rating against score, mood, steps with proof, one thing to change, what went well, the note, another go."""

    BINDING_GROUP_TITLE = "Debrief"
    CSS_PATH = "debrief.tcss"
    NEXT = "1-7 open a step · R takes a reply again · Esc when done"
    HELP = HELP
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "again", "Again", id="debrief.again"),
        Binding("p", "promises", "Promises", id="debrief.promises"),
        Binding("e", "export", "Export", id="debrief.export"),
        Binding("c", "copy", "Copy", id="debrief.copy"),
        *(Binding(str(number), f"open('{number}')", f"Step {number}", show=False) for number in range(1, 8)),
    ]

    def __init__(self, live: "LiveSession") -> None:
        super().__init__(live)
        self._shown = debrief_data.of(live)
        self._before = debrief_data.of_original(live)

    @property
    def _changes(self) -> Comparison | None:
        return compare(self._before, self._shown) if self._before else None

    # --- the page ----------------------------------------------------------------------------------------------------

    def body(self) -> ComposeResult:
        """The page, and the talk beside it."""
        yield TitleBar(f"Debrief · {self._shown.customer} · {self._shown.title}")
        with Container(id="columns"):
            with VerticalScroll(id="page"):
                yield from self._judgement(self._shown)
                yield from self._advice(self._shown)
                yield from self._promised()
                yield from self._another_go()
            yield Reference(self.live, case=False)

    def _judgement(self, shown: Debrief) -> Iterator[Widget]:
        turns, name = self.live.session.turns, shown.customer.split()[0]
        yield Static(debrief_text.head(shown), id="head")
        if self._changes:
            yield Static(Content(f"{self._which_go}: {summary(self._changes)}"), id="go")
        yield _heading("The mood, reply by reply")
        yield MoodCurve(shown.curve, shown.turning_points, self._before.curve if self._before else ())
        if self._before:
            yield Static(Content("Dotted: the first go."), classes="legend")
        yield Static(debrief_text.turning_points(shown.turning_points, name))
        yield _heading("The seven steps")
        chosen = shown.one_thing.step if shown.one_thing else ""
        yield from (StepRow(row, turns, row.number == chosen) for row in shown.rows)
        if shown.score.critical:
            yield _heading("What must not happen")
            yield Static(debrief_text.critical(shown, turns), id="critical")

    def _advice(self, shown: Debrief) -> Iterator[Widget]:
        if shown.one_thing:
            yield _heading("The one thing to change")
            yield Static(debrief_text.one_thing(shown.one_thing))
        if shown.one_thing and shown.one_thing.instead:
            yield _heading("Your line, said another way")
            yield Static(debrief_text.instead(shown.one_thing.instead))
        if shown.went_well:
            yield _heading("What went well")
            yield Static(debrief_text.went_well(shown, self.live.session.turns))
        if shown.note:
            yield _heading("Your note, fact by fact")
            yield Static(debrief_text.note(shown.note))

    def _promised(self) -> Iterator[Widget]:
        if open_promises := promises(self.live.session.events):
            yield _heading("What you promised")
            yield Static(rows(open_promises), id="promised")
            yield Static(Content("P records what became of it."), classes="legend")

    def _another_go(self) -> Iterator[Widget]:
        yield _heading("Another go")
        yield Static(Content(AGAIN))
        if self._changes:
            yield _heading(f"{self._which_go}: what changed")
            yield Static(debrief_text.comparison(self._changes), id="comparison")

    @property
    def _which_go(self) -> str:
        return f"This is another go at reply {debrief_data.branch_reply(self.live)}"

    # --- keys --------------------------------------------------------------------------------------------------------

    def commands(self) -> Iterable[SystemCommand]:
        """What the footer offers, for the command palette."""
        yield SystemCommand("Take a reply again", "A second go, beside this one", self.action_again)
        yield SystemCommand("What you promised", "Record whether you kept it", self.action_promises)
        yield SystemCommand("Export the debrief", "As a Markdown file", self.action_export)
        yield SystemCommand("Copy the debrief", "As Markdown, to the clipboard", self.action_copy)

    def action_open(self, number: str) -> None:
        """Opens a step's proof, or closes it."""
        row = self.query_one(f"#step-{number}", StepRow)
        row.focus()
        row.action_turn()

    def action_again(self) -> None:
        """Asks which reply to take again, the one to change marked first."""
        turns = self.live.session.turns
        if not any(turn.speaker == "trainee" for turn in turns):
            self.notify("There is no reply to take again: nothing was said.", markup=False)
            return
        one = self._shown.one_thing
        self.app.push_screen(AgainScreen(turns, one.turn if one else None), self._take_again)

    def _take_again(self, turn: int | None) -> None:
        if turn is not None:
            with telling(self.hotseat):
                self.hotseat.continue_session(self.live.branch(turn))

    def action_promises(self) -> None:
        """Asks what became of what was promised."""
        self.hotseat.open_promises(self.live, self._show_promises)

    def _show_promises(self, _: None) -> None:
        self.query_one("#promised", Static).update(rows(promises(self.live.session.events)))

    def action_copy(self) -> None:
        """Copies the debrief as Markdown."""
        self.app.copy_to_clipboard(debrief_data.markdown(self._shown, self._changes))
        self.notify("The debrief is copied, as Markdown.", markup=False)

    def action_export(self) -> None:
        """Saves the debrief as a Markdown file among the downloads, and says where."""
        folder, name = user_downloads_path(), f"hotseat-debrief-{self.live.id}.md"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            tell(self.app, f"{folder} can't be made ({error.strerror}); make it, or copy the debrief with C.")
            return
        text = StringIO(debrief_data.markdown(self._shown, self._changes))
        self.app.deliver_text(text, save_directory=folder, save_filename=name)
        if not self.app.is_web:
            self.say_next(f"Saved as {name} in {folder}")


def _heading(text: str) -> Static:
    return Static(Content(text), classes="heading")
