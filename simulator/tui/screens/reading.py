"""What the screens after a call share: the talk beside them when wide, or behind a key."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from simulator.tui.screens.base import BaseScreen
from simulator.tui.widgets.reference import Reference

if TYPE_CHECKING:
    from simulator.store.live import LiveSession

READING = "Arrows scroll · Tab to the next part · F2 or Esc goes back"


class ReadingScreen(BaseScreen):
    """A screen about one session, whose words can be read again; subclasses put a Reference into their body."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "talk", "Talk", id="reading.talk")]
    live: "LiveSession"

    def __init__(self, live: "LiveSession") -> None:
        super().__init__()
        self.live = live

    def action_talk(self) -> None:
        """Shows the talk, or goes back to what was before it."""
        self.query_one(Reference).toggle()
        self.say_next(READING if self.has_class("-reading") else self.NEXT)

    def leave(self) -> None:
        """Goes back from the talk first, and only then from the screen."""
        if self.has_class("-reading"):
            self.action_talk()
        else:
            super().leave()
