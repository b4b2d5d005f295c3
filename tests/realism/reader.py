"""A reader that hears what a scripted trainee meant, so that the customers are judged apart from the reading."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from simulator.understanding.acts import ACTS
from simulator.understanding.reader import Hearing, Pair
from simulator.understanding.text import clean, sentences

Part = tuple[tuple[str, ...], str]
"""What a piece of a reply does, and its words."""


@dataclass
class IntendedReader:
    """Hears each reply as it was meant; replies are made known before they are spoken."""

    name: str = "intended"
    _meant: dict[str, Hearing] = field(default_factory=dict)

    def hear(self, pairs: Sequence[Pair]) -> list[Hearing]:
        """The meant hearing of each reply; a reply that nobody announced does nothing."""
        return [self._meant.get(reply, Hearing()) for _, reply in pairs]

    def intend(self, parts: Sequence[Part]) -> str:
        """The reply made of these parts, made known."""
        text = clean(" ".join(words for _, words in parts))
        said = [(sentence, acts) for acts, words in parts for sentence in sentences(words)]
        acts = tuple(act for act in ACTS if any(act in some for _, some in said))
        evidence = {act: next(sentence for sentence, some in said if act in some) for act in acts}
        self._meant[text] = Hearing(acts, dict.fromkeys(acts, 1.0), (), evidence, tuple(said))
        return text
