"""Plain text: made safe to keep and show, and cut into sentences and words."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

LONGEST_REPLY = 4000
"""Characters of a reply that the customer takes in; nobody listens longer."""

MOST_SENTENCES = 40
"""Sentences of a reply that are read."""

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
_SENTENCE_END = re.compile(r"(?<=[.!?…。！？])[\"'”’)]*\s+|\n+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ENDINGS = re.compile(r"(?:ing|ed|es|s|ly|er|ment|ation)$")

_COMMON = frozenset(
    "a about after again all also am an and any are as at be been before but by can could did do does for from get"
    " got had has have he her him his how"
    " i if in into is it its just me more my no not of off on one or our out over own please she should so some"
    " still than that the their them then there"
    " these they this those to too until up us was we what when where which who will with would you your i'm i'll"
    " i've you're you've it's that's don't".split()
)  # fmt: skip


def clean(text: str) -> str:
    """Text without escape sequences and control characters; line breaks stay, other white space becomes one space."""
    text = _ESCAPES.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(char for char in text if char == "\n" or not _is_control(char))
    return "\n".join(" ".join(line.split()) for line in kept.split("\n")).strip()


def _is_control(char: str) -> bool:
    # Cf is kept only for the joiners that emoji and right-to-left scripts need; direction overrides can spoof a screen.
    category = unicodedata.category(char)
    return category in {"Cc", "Cs", "Co", "Cn"} and char != "\t" or category == "Cf" and char not in "\u200c\u200d"


def sentences(text: str) -> list[str]:
    """The sentences of a reply, at most MOST_SENTENCES, none empty; an empty reply has none."""
    parts = (part.strip() for part in _SENTENCE_END.split(text[:LONGEST_REPLY]))
    return [part for part in parts if part][:MOST_SENTENCES]


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


@lru_cache(maxsize=65536)
def content_words(text: str) -> frozenset[str]:
    """The words that carry a text's matter, cut to their stems: "cancelling" and "cancelled" meet."""
    return frozenset(stem(word) for word in words(text) if word not in _COMMON)


def stem(word: str) -> str:
    """A word without its commonest endings; crude, and the same for every form that matters here."""
    if len(word) <= 4 or not word.isalpha():
        return word
    return _ENDINGS.sub("", word).rstrip("e") or word


def overlap(a: frozenset[str], b: frozenset[str], weights: dict[str, float] | None = None) -> float:
    """0 to 1: how much of the smaller text's matter the other shares, rarer words counting for more by `weights`."""
    if not a or not b:
        return 0.0
    weigh = weights or {}
    total = min(sum(weigh.get(word, 1.0) for word in side) for side in (a, b))
    return sum(weigh.get(word, 1.0) for word in a & b) / total if total else 0.0


def rarity(texts: list[str]) -> dict[str, float]:
    """Weights for `overlap`: words that stand in few of the texts weigh more."""
    counts = Counter(word for text in texts for word in content_words(text))
    return {word: 1.0 / count for word, count in counts.items()}


def alike(a: str, b: str) -> bool:
    """Whether two sentences are the same but for small changes (four words in five shared, in any order)."""
    left, right = set(words(a)), set(words(b))
    return min(len(left), len(right)) >= 4 and len(left & right) / len(left | right) >= 0.8
