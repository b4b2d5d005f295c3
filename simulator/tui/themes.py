"""A dark and a light theme of our own: calm, and of high contrast (WCAG AA for every text on its ground)."""

from typing import TYPE_CHECKING

from textual.theme import Theme

if TYPE_CHECKING:
    from simulator.tui.app import HotseatApp

DARK = "hotseat-dark"
LIGHT = "hotseat-light"

_DARK_VARIABLES = {
    "muted": "#a3afba",
    "customer": "#f0b878",
    "trainee": "#86c1ea",
    "hot": "#ff9a88",
    "warm": "#f0c27a",
    "cool": "#93d6a4",
    "rule": "#3a4652",
    "footer-key-foreground": "#f0b878",
    "footer-background": "#1a2027",
    "block-cursor-background": "#86c1ea",
    "block-cursor-foreground": "#10151a",
    "block-cursor-text-style": "bold",
    "input-selection-background": "#86c1ea 35%",
}
_LIGHT_VARIABLES = {
    "muted": "#4f5a64",
    "customer": "#7c4300",
    "trainee": "#0f527f",
    "hot": "#a3211a",
    "warm": "#7a4d00",
    "cool": "#1d6433",
    "rule": "#b9b4a6",
    "footer-key-foreground": "#7c4300",
    "footer-background": "#eae6db",
    "block-cursor-background": "#0f527f",
    "block-cursor-foreground": "#ffffff",
    "block-cursor-text-style": "bold",
    "input-selection-background": "#0f527f 30%",
}


def variables(dark: bool) -> dict[str, str]:
    """Our own names for colours: $muted, $customer, $trainee, $hot, $warm, $cool, $rule."""
    return _DARK_VARIABLES if dark else _LIGHT_VARIABLES


def install(app: "HotseatApp") -> None:
    """Registers both themes, and takes up the one that the user chose last."""
    app.register_theme(_dark())
    app.register_theme(_light())
    chosen = app.settings.theme
    app.theme = chosen if chosen in app.available_themes else DARK


def switch(app: "HotseatApp") -> None:
    """Changes from dark to light or back, and remembers it."""
    app.theme = LIGHT if app.current_theme.dark else DARK
    app.settings.theme = app.theme


def _dark() -> Theme:
    return Theme(
        name=DARK,
        primary="#86c1ea",
        secondary="#a3afba",
        accent="#f0b878",
        warning="#f0c27a",
        error="#ff9a88",
        success="#93d6a4",
        foreground="#eaedf0",
        background="#12171c",
        surface="#1a2027",
        panel="#242c35",
        dark=True,
        variables=_DARK_VARIABLES,
    )


def _light() -> Theme:
    return Theme(
        name=LIGHT,
        primary="#0f527f",
        secondary="#4f5a64",
        accent="#7c4300",
        warning="#7a4d00",
        error="#a3211a",
        success="#1d6433",
        foreground="#171c21",
        background="#faf8f3",
        surface="#f2efe7",
        panel="#e6e2d6",
        dark=False,
        variables=_LIGHT_VARIABLES,
    )
