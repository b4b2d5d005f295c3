"""The note's fields, and the one text that they make."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """One line of the form: its name, what stands before it in the note, and what it asks for."""

    name: str
    label: str
    asks: str


FIELDS = (
    Field("issue", "Issue", "What it was about, in a sentence"),
    Field("wanted", "They wanted", "What they asked for, and what for"),
    Field("offered", "Offered", "What you put to them, and what they took"),
    Field("promised", "Promised", "Who does what, by which day and time"),
    Field("escalation", "Escalation", "To whom, why, by when; empty for none"),
    Field("left", "They left", "Their mood, and what they expect now"),
)

NOBODY = frozenset({"-", "–", "no", "none", "nobody", "no one", "nothing", "n/a", "na", "not needed", "not done"})
"""Ways to write that there was no escalation."""


def joined(texts: Mapping[str, str]) -> str:
    """The note: a line for each field that was filled, in the form's order; empty where none was."""
    return "\n".join(f"{field.label}: {text}" for field in FIELDS if (text := _text(field, texts.get(field.name, ""))))


def _text(field: Field, typed: str) -> str:
    text = typed.strip()
    if field.name == "escalation" and text.lower().rstrip(".") in NOBODY:
        return "none, not needed."
    return text
