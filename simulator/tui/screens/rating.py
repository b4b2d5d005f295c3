"""Self-rating: the trainee's own levels, before any score is shown."""

import json
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.scoring import rubric
from simulator.tui.screens.reading import ReadingScreen
from simulator.tui.trouble import telling
from simulator.tui.widgets.rating_table import RatingTable
from simulator.tui.widgets.reference import Reference
from simulator.tui.widgets.title_bar import TitleBar
from simulator.tui.wording import lines, whole_anchor

DRAFT = "rating"

INTRODUCTION = "Before you see the score: how well did you do each of these? Your own eye is worth training, too."

HELP = """
Your own eye first, then the score. What you leave open is left out.

- **0** to **3** rate a step and go on · **n** says it was not needed
- **← →** change a level · **↑ ↓** move · **Backspace** leaves it open
- **F2** the talk · **F9** skips this · **F10** shows the score
"""


class RatingScreen(ReadingScreen):
    """Seven rows, each rated with a key; what is left open is left out."""

    BINDING_GROUP_TITLE = "Rating"
    CSS_PATH = "rating.tcss"
    NEXT = "0-3 rate a step · F10 shows the score · Esc leaves"
    HELP = HELP
    AUTO_FOCUS = "RatingTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9", "finish(False)", "Skip", id="rating.skip"),
        Binding("f10", "finish(True)", "Score", id="rating.score"),
    ]

    def body(self) -> ComposeResult:
        """The rows, what the levels of the marked one look like, and the talk."""
        session = self.live.session
        yield TitleBar("How do you think it went?", f"{session.persona.name} · {session.scenario.title}")
        with Container(id="columns"):
            with VerticalScroll(id="form", can_focus=False):
                yield Static(Content(INTRODUCTION), id="introduction")
                yield RatingTable()
                yield Static(id="anchors")
            yield Reference(self.live, case=False)

    def on_mount(self) -> None:
        """Puts back what was chosen before."""
        self._table.take(json.loads(self.hotseat.drafts.take(self.live.id, DRAFT) or "{}"))

    def keep_draft(self) -> None:
        """Keeps what was chosen so far."""
        levels = self._table.levels
        self.hotseat.drafts.keep(self.live.id, DRAFT, json.dumps(levels) if levels else "")

    @property
    def _table(self) -> RatingTable:
        return self.query_one(RatingTable)

    def on_rating_table_marked(self) -> None:
        """Shows what the levels of the marked step look like."""
        number = self._table.step
        step = rubric.load().step(number)
        anchors = [
            Content.assemble((f"{level}  ", "bold"), whole_anchor(number, level, anchor))
            for level, anchor in enumerate(step.anchors)
        ]
        self.query_one("#anchors", Static).update(lines([Content.styled(step.title, "bold $primary"), *anchors]))

    def action_finish(self, rated: bool) -> None:
        """Keeps the levels (or, with `rated` false, none), scores, and goes to the debrief."""
        levels = dict(self._table.levels)
        with telling(self.hotseat):
            if rated and levels:
                self.live.rate_self(levels)
            self.live.score()
            self.hotseat.next_stage(self.live)
