"""The customer's mood at a glance: a word, a bar, and where it is going."""

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from simulator.events import Mood

CELLS = 10
SAME = 0.01
"""Changes of tension up to this are no change."""

HEAT = {
    "furious": "$hot",
    "angry": "$hot",
    "frustrated": "$warm",
    "wary": "$warm",
    "calm": "$cool",
    "satisfied": "$cool",
}


class MoodGauge(Static):
    """Shows the mood after a turn, compared with the one before."""

    DEFAULT_CSS = """
    MoodGauge {
        width: auto;
        text-wrap: nowrap;
    }
    """

    def show(self, moods: list["Mood"]) -> None:
        """Shows the last of these moods."""
        if moods:
            self.update(gauge(moods[-1], moods[-2] if len(moods) > 1 else None))


def gauge(mood: "Mood", before: "Mood | None") -> Content:
    """The gauge as text: "furious ▇▇▇▇▇▇▇▇▁▁ ↑ hotter"; the bar is tension, from content to furious."""
    full = round(CELLS * tension_of(mood))
    style = HEAT[mood.word]
    return Content.assemble(
        (f"{mood.word} ", f"bold {style}"),
        ("▇" * full, style),
        ("▁" * (CELLS - full), "$muted"),
        f" {direction(mood, before):<8}",
    )


def direction(mood: "Mood", before: "Mood | None") -> str:
    """Where the mood is going; empty at the start."""
    if before is None:
        return ""
    change = tension_of(mood) - tension_of(before)
    return "↑ hotter" if change > SAME else "↓ cooler" if change < -SAME else "→ steady"


def tension_of(mood: "Mood") -> float:
    """0 (content) to 1 (furious), as the debrief's curve draws it."""
    from simulator.customer.mood import tension, values_of

    return tension(values_of(mood))
