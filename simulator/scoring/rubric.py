"""The rubric as data: steps, anchors, thresholds, and the digest that every score carries."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Annotated

from pydantic import Field

from simulator.content.models import Part, Share, Text

STEPS = ("1", "2", "3", "4", "5", "6", "7")


class Step(Part):
    """One step: its short name, its title, a hint, and per level the anchor and what the next level takes."""

    name: Text
    title: Text
    hint: Text
    anchors: Annotated[tuple[Text, ...], Field(min_length=4, max_length=4)]
    next: Annotated[tuple[str, ...], Field(min_length=4, max_length=4)]


class Rules(Part):
    """The numbers that the step rules use; each is explained in rubric.toml."""

    early_replies: int
    parrot_times: int
    harmful_limit: int
    dismissive_limit: int
    most_options: int
    need_overlap: Share
    hold_seconds: float


class Content(Part):
    """The whole of rubric.toml."""

    pass_mark: Annotated[int, Field(ge=0, le=100)]
    capped_at: Annotated[int, Field(ge=0, le=100)]
    rules: Rules
    steps: dict[str, Step]


@dataclass(frozen=True)
class Rubric:
    """A rubric and its digest (sixteen hexadecimal digits of its text)."""

    content: Content
    digest: str

    def step(self, number: str) -> Step:
        """The step of this number, "1" to "7"."""
        return self.content.steps[number]


@cache
def load() -> Rubric:
    """The shipped rubric."""
    text = resources.files(__package__).joinpath("rubric.toml").read_text(encoding="utf-8")
    return Rubric(Content.model_validate(tomllib.loads(text)), hashlib.sha256(text.encode()).hexdigest()[:16])
