"""The few words and marks that the screens after a call share: levels, places in the talk, outcomes, times."""

from collections.abc import Iterable

from textual.content import Content

from simulator.events import Level, Outcome, Turn
from simulator.scoring import rubric

LONGEST_QUOTE = 240
"""Characters of somebody's words that a line of proof shows; the talk beside it has the rest."""

OUTCOMES: dict[Outcome, str] = {
    "accepted": "took an offer",
    "unhappy": "settled, not happy",
    "supervisor": "passed on",
    "left": "gave up",
    "hung_up": "hung up",
    "unsettled": "nothing settled",
}

NOTE_FACTS = {
    "issue": "What it was about",
    "wants": "What they wanted",
    "offered": "What you offered",
    "commitments": "Promises with dates",
    "left": "How they left",
    "escalation": "Who takes it on",
    "amount": "A sum of money",
}

NOTE_MARKS = {
    "present": ("✓", "there", "$cool"),
    "missing": ("○", "missing", "$warm"),
    "contradicted": ("✗", "the talk says otherwise", "$hot"),
    "invented": ("✗", "did not happen", "$hot"),
}


def level_bar(level: Level) -> str:
    """A level that can be read without colour, six cells wide at most."""
    if not isinstance(level, int):
        return "   n/a" if level == "n/a" else "     –"
    return f"{'█' * level}{'░' * (3 - level)}  {level}"


def level_style(level: Level) -> str:
    """The colour that goes with a level; it repeats what the figure says."""
    if not isinstance(level, int):
        return "$muted"
    return ("$hot", "$warm", "$cool", "$cool")[level]


def whole_anchor(number: str, level: Level, anchor: str) -> str:
    """What a level looks like in full: some anchors only say what they add to the level below."""
    if isinstance(level, int) and level > 0 and anchor.startswith("and "):
        return f"{rubric.load().step(number).anchors[level - 1]}, {anchor}"
    return anchor


def quoted(text: str, most: int = LONGEST_QUOTE) -> str:
    """Somebody's words on one line, in quotation marks, cut where they are long."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= most else line[: most - 1].rstrip() + '…'}”"


def place(turns: Iterable[Turn], turn: int) -> str:
    """Where a turn is, in words: replies are counted, since nobody counts turns."""
    if turn < 0:
        return "your note"
    known = [one for one in turns if one.turn <= turn]
    replies = sum(one.speaker == "trainee" for one in known)
    if known and known[-1].speaker == "trainee":
        return f"reply {replies}"
    return f"after reply {replies}" if replies else "the opening"


def lines(parts: Iterable[Content]) -> Content:
    """Pieces of content, a line each."""
    return Content("\n").join(parts)
