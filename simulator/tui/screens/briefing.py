"""The briefing: what the trainee knows before the first word, with time to prepare."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from simulator.tui.progress import next_seed
from simulator.tui.remembering import remembered
from simulator.tui.screens.base import BaseScreen
from simulator.tui.trouble import tell, telling
from simulator.tui.widgets.case_file import Part, above_part, case_part, limits_part, options_part, situation_part
from simulator.tui.widgets.title_bar import TitleBar
from simulator.tui.words import DIFFICULTY, minutes

if TYPE_CHECKING:
    from simulator.content.models import Persona, Scenario

NEW = "A seed is a whole number, such as 7; the same seed brings the same customer."

HELP = """
This is all that you know before the customer speaks. The case file stays at hand during the call.

- **Enter** starts the conversation · **Esc** goes back
- **s** changes the seed: the same seed brings the same customer
"""


class BriefingScreen(BaseScreen):
    """Case file, options, limits and who is above, before a session is opened."""

    BINDING_GROUP_TITLE = "Briefing"
    CSS_PATH = "briefing.tcss"
    NEXT = "Read it, take your time. Enter starts the conversation · Esc goes back"
    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "Start", key_display="Enter", id="briefing.start"),
        Binding("s", "seed", "Seed", id="briefing.seed"),
    ]

    def __init__(self, persona: str, scenario: str, seed: int | None = None) -> None:
        """Makes it; without a seed, the next one that this trainee has not had with the pairing is taken."""
        super().__init__()
        self._ids = (persona, scenario)
        self._seed = seed
        self._starting = False
        self._earlier = self._said = ""

    @property
    def _persona(self) -> "Persona":
        return self.hotseat.services.library.persona(self._ids[0])

    @property
    def _scenario(self) -> "Scenario":
        return self.hotseat.services.library.scenario(self._ids[1])

    def body(self) -> ComposeResult:
        """Two columns where there is room, one where not; the seed under them."""
        persona, scenario = self._persona, self._scenario
        with telling(self.hotseat):
            self._earlier, self._said = remembered(self.hotseat.services, self._ids[0], persona, self.hotseat.today())
        yield TitleBar(scenario.title, f"{persona.name} · {scenario.channel} · {DIFFICULTY[scenario.difficulty]}")
        with VerticalScroll(id="pages"), Container(id="columns"):
            with Vertical(classes="column"):
                if self._said:
                    yield Part("Not your first call", [("", self._said)])
                yield situation_part(scenario)
                yield case_part(scenario)
            with Vertical(classes="column"):
                yield options_part(scenario)
                yield limits_part(scenario)
                yield above_part(scenario)
        with Horizontal(id="foot"):
            yield Static(Content("Seed "), id="seed-label")
            yield Input(str(self._first_seed()), type="integer", id="seed", compact=True)
            yield Static(id="clock")

    def on_mount(self) -> None:
        """Gives the keys to the text, and starts the clock."""
        self._since = self.hotseat.clock()
        self.query_one("#pages").focus()
        self._tick()
        self.set_interval(1.0, self._tick)

    def _tick(self) -> None:
        spent = minutes(self.hotseat.clock() - self._since)
        self.query_one("#clock", Static).update(Content(f"Preparing for {spent}, no hurry"))

    def _first_seed(self) -> int:
        return self._seed if self._seed is not None else next_seed(self.hotseat.services, *self._ids)

    # --- keys ---------------------------------------------------------------------------------------------------------

    def action_seed(self) -> None:
        """Goes to the seed."""
        self.query_one("#seed", Input).focus()

    def on_input_submitted(self) -> None:
        """Starts from the seed too."""
        self.action_start()

    def action_start(self) -> None:
        """Opens the session as soon as everything is there."""
        try:
            seed = int(self.query_one("#seed", Input).value)
        except ValueError:
            tell(self.hotseat, NEW)
            return
        self.hotseat.loading.when_ready(lambda: self._start(seed))

    def _start(self, seed: int) -> None:
        from simulator.session.loop import Setup
        from simulator.store.live import LiveSession

        services = self.hotseat.services
        if self.app.screen is not self or self._starting:
            return
        with telling(self.hotseat):
            setup = Setup(*self._ids, seed, services.trainee, earlier=self._earlier)
            live = LiveSession.start(services.store, services.kit, setup)
            self._starting = True
            self.hotseat.next_stage(live)

    def action_back(self) -> None:
        """Leaves the seed, or the briefing."""
        if self.query_one("#seed", Input).has_focus:
            self.query_one("#pages").focus()
        else:
            super().action_back()
