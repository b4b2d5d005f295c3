"""The mood reply by reply, drawn from furious down to satisfied."""

from collections.abc import Sequence

from textual.app import RenderResult
from textual.color import Color
from textual_plotext import PlotextPlot

from simulator.customer.mood import WORDS
from simulator.scoring.debrief import CurvePoint, TurningPoint

BANDS = tuple(lowest for lowest, _ in reversed(WORDS))
"""The lowest tension of each mood word, rising from satisfied."""

MARGIN = 0.2
"""Of a word's height: points at its edge are still drawn beside the word."""

LOWEST, HIGHEST = 0.5, len(WORDS) - 0.5
"""The middles of the lowest and the highest row: plotext puts its limits there, not at the rows' edges."""


class MoodCurve(PlotextPlot):
    """A line over the replies, with a dot at each turning point; an earlier go can be drawn beside it."""

    def __init__(
        self,
        curve: Sequence[CurvePoint],
        turning_points: Sequence[TurningPoint] = (),
        before: Sequence[CurvePoint] = (),
    ) -> None:
        super().__init__()
        self._curve = curve
        self._marked = {point.turn for point in turning_points}
        self._before = before

    def render(self) -> RenderResult:
        """The drawing, made again for the size and the theme of now."""
        self._draw()
        return super().render()

    def _draw(self) -> None:
        self.plt.clear_data()
        self._axes()
        if self._before:
            self._line(self._before, "muted", "dot")
        self._line(self._curve, "primary", "hd")
        turns = [point for point in self._curve if point.turn in self._marked]
        if turns:
            self._points(turns)

    def _axes(self) -> None:
        self.plt.xaxes(True, False)
        self.plt.yaxes(True, False)
        last = max((point.reply for point in (*self._curve, *self._before)), default=0)
        step = 1 + last // 15
        replies = [float(reply) for reply in range(0, last + 1, step)]
        self.plt.xlim(-0.3, max(1, last) + 0.3)
        self.plt.xticks(replies, ["start" if reply == 0 else f"{reply:.0f}" for reply in replies])
        self.plt.ylim(LOWEST, HIGHEST)
        self.plt.yticks([at + 0.5 for at in range(len(WORDS))], [word for _, word in reversed(WORDS)])

    def _line(self, curve: Sequence[CurvePoint], colour: str, marker: str) -> None:
        x, y = [point.reply for point in curve], [height(point.tension) for point in curve]
        self.plt.plot(x, y, marker=marker, color=self._rgb(colour))

    def _points(self, turns: Sequence[CurvePoint]) -> None:
        x, y = [point.reply for point in turns], [height(point.tension) for point in turns]
        self.plt.scatter(x, y, marker="●", color=self._rgb("accent"))

    def _rgb(self, colour: str) -> tuple[int, int, int]:
        return Color.parse(self.app.theme_variables[colour]).rgb


def height(tension: float) -> float:
    """Where a tension of 0 to 1 is drawn: every mood word is as high as the next, whatever its share of the scale."""
    at = max(number for number, lowest in enumerate(BANDS) if tension >= lowest)
    upper = BANDS[at + 1] if at + 1 < len(BANDS) else 1.0
    within = min(1.0, (tension - BANDS[at]) / (upper - BANDS[at]))
    return min(max(at + MARGIN + (1 - 2 * MARGIN) * within, LOWEST), HIGHEST)
