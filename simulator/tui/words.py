"""Words that several screens share."""

from datetime import datetime

DIFFICULTY = {1: "easy", 2: "medium", 3: "hard"}

STAGE = {
    "call": "{turns}",
    "note": "note is next",
    "self_rating": "rating is next",
    "debrief": "finished",
}
"""Where a session stands, for lists; `turns` is a count with its noun."""


def plural(number: int, noun: str) -> str:
    """A number with its noun: "1 turn", "2 turns"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def minutes(seconds: float) -> str:
    """A length of time as a clock shows it: "04:12", from an hour on "1:04:12"."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60:02}:{rest % 60:02}"


def when(moment: datetime, now: datetime) -> str:
    """A moment as people say it: today's by its time, others by their day."""
    local = moment.astimezone(now.tzinfo)
    if local.date() == now.date():
        return f"{local:%H:%M}"
    return f"{local.day} {local:%b}" if local.year == now.year else f"{local:%Y-%m-%d}"
