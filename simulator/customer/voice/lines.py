"""The default voice: written lines, one for each move, chosen by mood band and fit, none twice in a session."""

import random
import re
from collections.abc import Iterator

from simulator.content.models import Band, LineBank
from simulator.customer.voice.brief import Brief, Say, Spoken
from simulator.customer.voice.speech import dress
from simulator.understanding.text import content_words

MOST_WORDS = 45
"""Longest customer turn (people write about 17 words a turn: SOTOPIA)."""

SLOT = re.compile(r"\{(\w+)\}")

NEIGHBOURS: dict[Band, tuple[Band, ...]] = {
    "hot": ("hot", "warm"), "warm": ("warm", "hot", "cool"), "cool": ("cool", "warm"),
}  # fmt: skip
"""Where a band's lines have run out, the next best band."""

SAID_ALREADY = 3
"""Words of a line's matter that make it the same thing in other words."""

DROPPED_FIRST = ("greeting", "soften", "press", "stakes", "ask-what-now", "ask-when", "ask-who", "complain", "vent")
"""Moves that a turn that would be too long can do without, the most dispensable first."""


class LinesVoice:
    """Speaks from a persona's lines, the scenario's lines and facts, and the shared lines behind them."""

    name = "lines"

    def __init__(self, own: LineBank, shared: LineBank) -> None:
        self._banks = (own.root, shared.root)

    def phrase(self, brief: Brief, fault: str = "") -> Spoken:
        """The turn in words: reaction, content, push; `fault` is ignored, for written lines need no second try."""
        chance = random.Random(brief.chance)
        said = set(brief.said)
        parts: list[tuple[str, str]] = []
        for say in brief.say:
            text = " ".join(self._parts_of(say, brief, said, chance))
            if text:
                parts.append((say.move, text))
        used = said - brief.said
        kept = _shortened(parts, {say.move for say in brief.say if say.facts or say.verdict})
        left_out = tuple(move for move, _ in parts if move not in {name for name, _ in kept})
        text = " ".join(text for _, text in kept) or self._filler(brief, said, chance)
        return Spoken(dress(text, brief, chance), tuple(sorted(used)), left_out)

    def _parts_of(self, say: Say, brief: Brief, said: set[str], chance: random.Random) -> Iterator[str]:
        line = self._line(say, brief, said, chance) if say.lead or not say.facts else ""
        if line:
            yield line
        for wordings in say.facts:
            fact = _choose([one for one in wordings if one.lower() not in said], brief.reply, chance, set())
            if fact:
                said.add(fact.lower())
                yield _sentence(fact)

    def _line(self, say: Say, brief: Brief, said: set[str], chance: random.Random) -> str:
        for candidates in self._candidates(say, brief):
            fresh = [line for line in candidates if line.lower() not in said and _fillable(line, say)]
            if fresh:
                line = _choose(fresh, brief.reply, chance, said)
                said.add(line.lower())
                return _filled(line, say)
        return ""

    def _candidates(self, say: Say, brief: Brief) -> Iterator[tuple[str, ...]]:
        """The lines to try, best first: the scenario's, this persona's, the shared; own wanderings come first."""
        own, shared = self._banks
        band = say.band or brief.band
        if say.move == "drift":
            yield from _by_band(own, say.move, band)
        yield say.lines
        yield from _by_band(own, say.move, band)
        yield from _by_band(shared, say.move, band)

    def _filler(self, brief: Brief, said: set[str], chance: random.Random) -> str:
        """Something to say when every move has run dry: a push, or silence made audible."""
        spare = Say(move="ask-what-now", does="")
        return self._line(spare, brief, said, chance) or "…"


def _by_band(bank: dict[str, dict[Band, tuple[str, ...]]], move: str, band: Band) -> Iterator[tuple[str, ...]]:
    return (bank.get(move, {}).get(near, ()) for near in NEIGHBOURS[band])


def _choose(candidates: list[str], reply: str, chance: random.Random, said: set[str]) -> str:
    """The line that best takes up the trainee's words and says nothing over again; chance decides among equals."""
    if not candidates:
        return ""
    matter = content_words(reply)
    return max(candidates, key=lambda line: _fit(line, matter, said) + chance.random())


def _fit(line: str, matter: frozenset[str], said: set[str]) -> float:
    own = content_words(line)
    repeats = any(len(own & content_words(old)) >= SAID_ALREADY for old in said)
    concrete = 2.0 if "{promise}" in line else 0.0
    return concrete + 0.5 * len(own & matter) - (1.5 if repeats else 0.0)


def _fillable(line: str, say: Say) -> bool:
    values = dict(say.slots)
    return all(values.get(slot) for slot in SLOT.findall(line))


def _filled(line: str, say: Say) -> str:
    values = dict(say.slots)
    return SLOT.sub(lambda match: values[match[1]], line)


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text[-1:] in ".!?…" else f"{text}."


def _shortened(parts: list[tuple[str, str]], firm: set[str]) -> list[tuple[str, str]]:
    """The parts that fit into one turn; what is firm (facts, verdicts) is always said."""
    kept = list(parts)
    spare = [*DROPPED_FIRST, *(move for move, _ in parts if move.startswith("react-"))]
    for move in spare:
        if sum(len(text.split()) for _, text in kept) <= MOST_WORDS or len(kept) == 1:
            break
        kept = [part for part in kept if part[0] != move or move in firm] or kept[:1]
    return kept
