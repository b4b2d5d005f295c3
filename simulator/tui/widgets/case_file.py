"""What the trainee may know and do: the case file, options, limits, and who is above."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from simulator.content.models import Scenario

Lines = list[tuple[str, str]]
"""What stands in bold, and what follows it."""


class Part(Static):
    """One heading with its lines."""

    DEFAULT_CSS = """
    Part {
        height: auto;
        margin-bottom: 1;
    }
    """

    def __init__(self, heading: str, lines: Lines) -> None:
        head = Content.assemble((heading, "bold $accent"))
        rows = [Content.assemble((bold, "bold"), text) for bold, text in lines]
        super().__init__(Content("\n").join([head, *rows]))


class CaseFile(VerticalScroll):
    """All parts, one below the other."""

    DEFAULT_CSS = """
    CaseFile {
        padding: 1 1 0 1;
    }
    CaseFile:focus {
        background-tint: $foreground 4%;
    }
    """

    def __init__(self, scenario: "Scenario") -> None:
        super().__init__()
        self._scenario = scenario

    def compose(self) -> ComposeResult:
        """The parts that matter in a call, in the order in which they are looked up."""
        yield case_part(self._scenario)
        yield options_part(self._scenario)
        yield limits_part(self._scenario)
        yield above_part(self._scenario)
        yield situation_part(self._scenario)


def situation_part(scenario: "Scenario") -> Part:
    """What the trainee is told beforehand."""
    return Part("The situation", [("", scenario.situation)])


def case_part(scenario: "Scenario") -> Part:
    """What the agent's screen shows."""
    return Part("Case file", [(f"{entry.label}: ", entry.value) for entry in scenario.case_file])


def options_part(scenario: "Scenario") -> Part:
    """What policy lets the trainee do."""
    return Part("You may offer", [("+ ", option.text) for option in scenario.options])


def limits_part(scenario: "Scenario") -> Part:
    """What policy does not allow, and why."""
    lines = [("– ", f"{limit.text}, because {limit.reason}") for limit in scenario.limits]
    return Part("You may not", lines or [("", "Nothing is ruled out.")])


def above_part(scenario: "Scenario") -> Part:
    """Who decides what the trainee can't."""
    above = scenario.escalation
    who = above.to[0].upper() + above.to[1:]
    return Part("Above you", [("", f"{who}, when {above.when}. They answer within {above.reply_within}.")])
