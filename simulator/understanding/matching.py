"""How far a sentence speaks of a subject: by shared words, and by sense where the reader has one."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from simulator.understanding.reader import Reader
from simulator.understanding.text import content_words, overlap, rarity


@runtime_checkable
class Matcher(Protocol):
    """Knows likeness of sense between texts."""

    def likeness(self, texts: Sequence[str], subjects: Sequence[str]) -> list[list[float]]:
        """Per text, how far it speaks of each subject: 0 to 1, from 0.5 on it does."""


class WordMatcher:
    """Likeness by shared words alone, rarer ones counting for more: what there is without a trained reader."""

    def likeness(self, texts: Sequence[str], subjects: Sequence[str]) -> list[list[float]]:
        """Per text, the share of a subject's rarer words that it holds; one common word alone counts for nothing."""
        weights = rarity(list(subjects))
        keys = [content_words(subject) for subject in subjects]
        return [[_shared(content_words(text), key, weights) for key in keys] for text in texts]


def _shared(said: frozenset[str], key: frozenset[str], weights: dict[str, float]) -> float:
    return overlap(said, key, weights) if len(said & key) >= 2 or said == key else 0.0


def matcher_of(reader: Reader) -> Matcher:
    """The reader's own sense of likeness, or shared words where it has none."""
    return reader if isinstance(reader, Matcher) else WordMatcher()
