"""Finds dates, times and durations in a sentence, with parsedatetime."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|sixty"
    "|an?|half an|a couple of|a few|\\d+"
)
SPAN = re.compile(
    rf"\b(?:within |in |for |after |takes? )?(?:the next )?(?:{NUMBERS})(?:(?: to |-| or )(?:{NUMBERS}))? (?:more )?"
    r"(?:business |working |calendar )?(?:minutes?|mins?|hours?|days?|weeks?|months?)\b",
    re.IGNORECASE,
)
"""parsedatetime does not know working days or ranges of days, which service desks live on."""


@dataclass(frozen=True)
class When:
    """A time as written: a date (or time of day), or a duration."""

    kind: Literal["date", "duration"]
    text: str


def find(sentence: str) -> list[When]:
    """The times of a sentence, durations first; none where there are none."""
    durations = [When("duration", match.group().strip()) for match in SPAN.finditer(sentence)]
    rest = SPAN.sub(" ", sentence)
    if not any(char.isdigit() for char in rest) and not HINT.search(rest):
        return durations
    found = _calendar().nlp(rest) or ()
    return durations + [When("date", text) for *_, text in found if HINT.search(text) or ":" in text]


HINT = re.compile(
    r"\b(?:today|tonight|tomorrow|yesterday|noon|midnight|morning|afternoon|evening|week|month|(?:mon|tues|wednes"
    r"|thurs|fri|satur|sun)day"
    r"|jan\w*|feb\w*|march|apr\w*|may \d+|\d+\w* (?:of )?may|june?|july?|aug\w*|sept\w*|oct\w*|nov\w*|dec\w*"
    r"|o'clock|\d+ ?[ap]m|end of)\b",
    re.IGNORECASE,
)


@cache
def _calendar() -> Any:
    import parsedatetime

    return parsedatetime.Calendar()
