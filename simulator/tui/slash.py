"""What can be typed instead of a reply: lines that begin with a slash."""

from collections.abc import Callable
from dataclasses import dataclass

HELP = "You can type /hold 40 reason, /wait 30, /undo, /hint, /why, /case or /end."
LONGEST = 3600.0
"""Seconds of a hold at most, as in line mode."""


@dataclass(frozen=True)
class Slash:
    """A typed command: its verb without the slash, and what stood after it."""

    verb: str
    rest: str = ""


@dataclass(frozen=True)
class Pause:
    """A hold, or a silence."""

    seconds: float
    reason: str


def parse(text: str) -> Slash | None:
    """The command in a text, or None for words to the customer."""
    verb, _, rest = text.strip().partition(" ")
    if not verb.startswith("/") or not verb[1:].isalpha():
        return None
    return Slash(verb[1:].lower(), rest.strip())


def pause(command: Slash) -> Pause:
    """The seconds and the reason of `/hold` or `/wait`; ValueError says how to write it."""
    number, _, reason = command.rest.partition(" ")
    example = "/hold 40 reading your notes" if command.verb == "hold" else "/wait 30"
    try:
        seconds = float(number)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= LONGEST:
        raise ValueError(f"Say for how many seconds, from 0 to {LONGEST:.0f}, for example: {example}")
    return Pause(seconds, reason.strip())


Actions = dict[str, Callable[[Slash], bool | None]]
"""What each verb does; False where it could not, so that the words stay to be mended."""


def unknown(command: Slash) -> str:
    """What to say of a command that there isn't."""
    return f"There is no /{command.verb[:20]}. {HELP}"
