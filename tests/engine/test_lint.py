"""The lint of lines: near-copies, slots that nothing fills, the wrong temperature, agent talk."""

from pathlib import Path

import pytest

from simulator.content.checking import check_model
from simulator.content.duplicates import near
from simulator.content.models import LineBank
from simulator.customer.lint import check_lines

SPARE = ["Well, that is one way to put it.", "Somebody ought to hear this."]


def faults(move: str, band: str, line: str) -> list[str]:
    bank = LineBank.model_validate({move: {band: [*SPARE, line]}})
    path = Path("personas/lines/x.toml")
    return [fault.wrong for fault in (*check_lines(path, bank), *check_model(path, bank))]


@pytest.mark.parametrize(
    ("move", "band", "line", "wrong"),
    [
        ("vent", "hot", "You said {quote}, and I believed it.", "nothing fills {quote}"),
        ("take", "warm", "Then I'll have {promise}, I suppose.", "nothing fills {promise}"),
        ("soften", "cool", "I'm livid, I tell you.", "cool band"),
        ("vent", "hot", "No rush at all, whenever you like.", "hot band"),
        ("dance", "hot", "I dance.", "no such move"),
        ("confirm", "cool", "How can I assist you today?", "agent"),
    ],
)
def test_a_bad_line_is_found(move: str, band: str, line: str, wrong: str) -> None:
    assert any(wrong in fault for fault in faults(move, band, line))


def test_good_lines_pass() -> None:
    assert faults("take", "warm", "Then I'll have {option}, I suppose.") == []


def test_near_copies_are_found_and_others_are_not() -> None:
    lines = [
        "I have been waiting for nine days and nobody rings.",
        "I have been waiting for ten days and nobody rings.",
        "Nobody rings, however long I wait for it.",
        "Yes, that's it.",
        "Yes, that's it.",
    ]
    assert list(near(lines)) == [(1, 0)]
