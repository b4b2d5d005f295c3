"""Self-rating: the trainee's own levels, before any score is shown."""

import json
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.events import Level
from simulator.scoring import rubric
from simulator.scoring.rubric import STEPS
from simulator.tui.keeping import all_or_nothing
from simulator.tui.screens.reading import ReadingScreen
from simulator.tui.trouble import telling
from simulator.tui.widgets.rating_row import RatingRow
from simulator.tui.widgets.reference import Reference
from simulator.tui.widgets.title_bar import TitleBar
from simulator.tui.wording import lines, whole_anchor

NEEDLESS = "5"
"""The step that may not have been needed at all."""

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
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False, id="rating.up"),
        Binding("down,enter", "move(1)", "Down", show=False, id="rating.down"),
        Binding("f9", "finish(False)", "Skip", id="rating.skip"),
        Binding("f10", "finish(True)", "Score", id="rating.score"),
    ]

    def body(self) -> ComposeResult:
        """The rows, what the levels of the marked one look like, and the talk."""
        session = self.live.session
        steps = rubric.load()
        yield TitleBar("How do you think it went?", f"{session.persona.name} · {session.scenario.title}")
        with Container(id="columns"):
            with VerticalScroll(id="form", can_focus=False):
                yield Static(Content(INTRODUCTION), id="introduction")
                for number in STEPS:
                    yield RatingRow(number, steps.step(number).name, number == NEEDLESS)
                yield Static(id="anchors")
            yield Reference(self.live, case=False)

    def on_mount(self) -> None:
        """Puts back what was chosen before, and marks the first step."""
        kept = json.loads(self.hotseat.drafts.take(self.live.id, DRAFT) or "{}")
        for row in self._rows:
            row.level = kept.get(row.number)
        self._rows[0].focus()

    def keep_draft(self) -> None:
        """Keeps what was chosen so far."""
        self.hotseat.drafts.keep(self.live.id, DRAFT, json.dumps(self._levels) if self._levels else "")

    @property
    def _rows(self) -> list[RatingRow]:
        return list(self.query(RatingRow))

    @property
    def _levels(self) -> dict[str, Level]:
        return {row.number: row.level for row in self._rows if row.level is not None}

    @property
    def _at(self) -> int | None:
        return next((at for at, row in enumerate(self._rows) if row.has_focus), None)

    # --- keys --------------------------------------------------------------------------------------------------------

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Shows what the levels of the marked step look like."""
        self._show_anchors()

    def on_rating_row_rated(self, event: RatingRow.Rated) -> None:
        """Goes on to the next step."""
        self.action_move(1)

    def action_move(self, by: int) -> None:
        """Marks the step above or below."""
        if self._at is not None:
            self._rows[max(0, min(self._at + by, len(STEPS) - 1))].focus()

    def action_finish(self, rated: bool) -> None:
        """Keeps the levels (or, with `rated` false, none), scores, and goes to the debrief."""
        levels = self._levels
        with telling(self.hotseat):
            if rated and levels:
                with all_or_nothing(self.live):
                    self.live.rate_self(levels)
            with all_or_nothing(self.live):
                self.live.score()
            self.hotseat.next_stage(self.live)

    def _show_anchors(self) -> None:
        if self._at is None:
            return
        number = self._rows[self._at].number
        step = rubric.load().step(number)
        anchors = [
            Content.assemble((f"{level}  ", "bold"), whole_anchor(number, level, anchor))
            for level, anchor in enumerate(step.anchors)
        ]
        self.query_one("#anchors", Static).update(lines([Content.styled(step.title, "bold $primary"), *anchors]))
