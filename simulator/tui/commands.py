"""The command palette: what works on every screen."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.app import SystemCommand

from simulator.tui import themes

if TYPE_CHECKING:
    from simulator.tui.app import HotseatApp


def everywhere(app: "HotseatApp") -> Iterable[SystemCommand]:
    """The palette's commands for every screen."""
    other = "light" if app.current_theme.dark else "dark"
    yield SystemCommand(f"Use the {other} theme", "It is remembered", lambda: themes.switch(app))
    yield SystemCommand("Keys", "Show or hide the keys that work now", app.action_help)
    yield SystemCommand(
        "Save a picture of the screen", "As an SVG file", lambda: app.set_timer(0.1, app.deliver_screenshot)
    )
    if not any(getattr(screen, "in_session", False) for screen in app.screen_stack):
        yield SystemCommand("Home", "Back to the first screen", app.go_home)
        yield SystemCommand("History", "The sessions played so far", app.open_history)
        yield SystemCommand("Library", "The customers and situations there are", app.open_library)
    yield SystemCommand("Quit", "Leave Hotseat; a session that is open is kept", app.action_quit)
