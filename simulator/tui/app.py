"""The app: it draws at once, loads behind the first screen, and leads from one screen to the next."""

import re
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from simulator.tui import commands, files, keys, themes
from simulator.tui.loading import Loading
from simulator.tui.screens.base import BaseScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.trouble import telling

if TYPE_CHECKING:
    from simulator.services import Services
    from simulator.store.live import LiveSession

Start = tuple[str, str, int]
"""A persona, a scenario and a seed, to open the briefing with."""


class HotseatApp(App[None]):
    """Hotseat in the terminal."""

    TITLE = "Hotseat"
    BINDING_GROUP_TITLE = "Everywhere"
    CSS_PATH = "app.tcss"
    # Home as a mode, not as the default screen: Textual would not load a default screen's stylesheet.
    MODES = {"home": HomeScreen}
    DEFAULT_MODE = "home"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True, id="quit"),
        Binding("f1,question_mark", "help", "Help", show=False, id="help"),
    ]

    def __init__(
        self,
        services: "Services",
        start: Start | None = None,
        clock: Callable[[], float] = time.monotonic,
        today: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        """Makes the app; `clock` counts seconds, `today` tells the local time; both can be frozen."""
        super().__init__()
        self.services = services
        self.clock = clock
        self.today = today
        self.settings = files.Settings()
        self.drafts = files.Drafts()
        self.loading = Loading(self)
        self._start = start
        themes.install(self)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours, for themes that aren't ours."""
        return themes.variables(self.current_theme.dark)

    def on_mount(self) -> None:
        """Sets what the user has chosen, and loads behind the first paint."""
        keys.take_up(self)
        self.call_after_refresh(self.loading.begin, self._loaded)

    def _loaded(self) -> None:
        self.home.show_all()
        keys.check(self)
        if self._start:
            persona, scenario, seed = self._start
            self._start = None
            self.open_briefing(persona, scenario, seed)

    @property
    def home(self) -> HomeScreen:
        """The screen that everything starts from and goes back to."""
        home = self.screen_stack[0]
        assert isinstance(home, HomeScreen)
        return home

    # --- from screen to screen ------------------------------------------------------------------------------------

    def go_home(self) -> None:
        """Closes every screen but home."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def open_briefing(self, persona: str, scenario: str, seed: int | None = None) -> None:
        """Shows the briefing of a pairing; without a seed, one that this trainee has not met yet is taken."""
        from simulator.tui.screens.briefing import BriefingScreen

        with telling(self):
            library = self.services.library
            library.persona(persona), library.scenario(scenario)
            self.push_screen(BriefingScreen(persona, scenario, seed))

    def resume_session(self, id: str) -> None:
        """Goes on with a stored session where it stands; a finished one opens its debrief."""
        self.loading.when_ready(partial(self._resume, id))

    def _resume(self, id: str) -> None:
        from simulator.store.live import LiveSession

        with telling(self):
            self.continue_session(LiveSession.resume(self.services.store, self.services.kit, id))

    def continue_session(self, live: "LiveSession") -> None:
        """Opens a session where it stands, from any screen; leaving it leads home."""
        if live.session.stage == "debrief":
            self.open_debrief(live)
        else:
            self.go_home()
            self.push_screen(self._stage_screen(live))

    def next_stage(self, live: "LiveSession") -> None:
        """Replaces the screen by the one for the stage that the session has come to."""
        if self.screen is self.home:
            self.push_screen(self._stage_screen(live))
        else:
            self.switch_screen(self._stage_screen(live))

    def open_debrief(self, live: "LiveSession") -> None:
        """Shows a finished session's debrief over the screen that asked for it."""
        from simulator.tui.screens.debrief import DebriefScreen

        self.push_screen(DebriefScreen(live))

    def open_promises(self, live: "LiveSession", then: Callable[[None], None] | None = None) -> None:
        """Asks what became of what a finished session promised; says so where that was nothing."""
        from simulator.tui.remembering import promises
        from simulator.tui.screens.promises import PromisesScreen

        if promises(live.session.events):
            self.push_screen(PromisesScreen(live), then)
        else:
            self.notify("Nothing was promised in that talk.", markup=False)

    def open_history(self) -> None:
        """Shows the sessions played so far."""
        from simulator.tui.screens.history import HistoryScreen

        self.loading.when_loaded(lambda: self.push_screen(HistoryScreen()))

    def open_library(self) -> None:
        """Shows the personas and scenarios."""
        from simulator.tui.screens.library import LibraryScreen

        self.loading.when_loaded(lambda: self.push_screen(LibraryScreen()))

    def _stage_screen(self, live: "LiveSession") -> Screen[None]:
        from simulator.tui.screens.call import CallScreen
        from simulator.tui.screens.debrief import DebriefScreen
        from simulator.tui.screens.note import NoteScreen
        from simulator.tui.screens.rating import RatingScreen

        screens = {"call": CallScreen, "note": NoteScreen, "self_rating": RatingScreen, "debrief": DebriefScreen}
        screen: Screen[None] = screens[live.session.stage](live)
        return screen

    # --- what works everywhere ------------------------------------------------------------------------------------

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The command palette: what works everywhere, and what the screen adds."""
        yield from commands.everywhere(self)
        if isinstance(screen, BaseScreen):
            yield from screen.commands()

    def get_key_display(self, binding: Binding) -> str:
        """Keys as they stand on the keyboard: "F2", not "f2"."""
        shown = super().get_key_display(binding)
        return shown.upper() if re.fullmatch(r"f\d+", shown) else shown

    def action_help(self) -> None:
        """Shows or hides the keys that work now."""
        if self.screen.query("HelpPanel"):
            self.action_hide_help_panel()
        else:
            self.action_show_help_panel()

    async def action_quit(self) -> None:
        """Leaves at once, or asks first while a session is open."""
        open_sessions = [screen for screen in self.screen_stack if isinstance(screen, BaseScreen) and screen.in_session]
        if open_sessions:
            open_sessions[-1].ask_to_leave(self.exit, "Quit?")
        else:
            self.exit()

    def on_delivery_complete(self, event: events.DeliveryComplete) -> None:
        """Says where a saved file lies."""
        self.notify(f"Saved to {event.path}." if event.path else "Saved.", markup=False)

    def on_delivery_failed(self, event: events.DeliveryFailed) -> None:
        """Says why a file could not be saved."""
        self.notify(f"It could not be saved: {event.exception}", severity="error", markup=False)

    def on_unmount(self) -> None:
        """Closes the database."""
        self.loading.close()


def run(services: "Services", start: Start | None = None) -> None:
    """Runs the app until it is left; `start` opens the briefing of a persona, a scenario and a seed."""
    HotseatApp(services, start).run()
