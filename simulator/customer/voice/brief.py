"""What a voice is given for one turn: who speaks, what is to be said now, and nothing that is hidden."""

from dataclasses import dataclass
from typing import Protocol

from simulator.content.models import Band, Persona
from simulator.events import MoodWord

BANDS: dict[MoodWord, Band] = {
    "furious": "hot", "angry": "hot", "frustrated": "warm", "wary": "warm", "calm": "cool", "satisfied": "cool",
}  # fmt: skip


@dataclass(frozen=True)
class Say:
    """One decided move: its name, what it does, and the sentences or words that belong in it.

    `facts` holds, for each fact to tell, its wordings; `lines` the scenario's own wordings for this move; `slots` what
    a written line may be filled with.
    """

    move: str
    does: str
    facts: tuple[tuple[str, ...], ...] = ()
    lines: tuple[str, ...] = ()
    slots: tuple[tuple[str, str], ...] = ()
    verdict: str = ""
    option: str = ""
    lead: bool = True
    """Whether a fact comes with words that lead up to it."""
    band: Band | None = None
    """The band to choose from where it isn't the mood's."""


@dataclass(frozen=True)
class Spoken:
    """A customer turn in words, the lines it used up, and the moves there was no room for."""

    text: str
    used: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Brief:
    """One turn's commission to a voice."""

    persona: Persona
    company: str
    channel: str
    situation: str
    """What the matter is, as the customer would put it: their opening words."""
    mood: MoodWord
    say: tuple[Say, ...]
    turns: tuple[tuple[str, str], ...]
    """The last turns, (speaker, text), oldest first."""
    said: frozenset[str]
    """Lines used up in this session, in lower case."""
    chance: str
    """Seed of whatever is left to chance in this turn."""
    written: Spoken | None = None
    """What the written lines would say, for a person who speaks and may take it."""

    @property
    def band(self) -> Band:
        """The mood band that lines are chosen from."""
        return BANDS[self.mood]

    @property
    def reply(self) -> str:
        """The trainee's last words; empty before the first."""
        return next((text for speaker, text in reversed(self.turns) if speaker == "trainee"), "")


class Voice(Protocol):
    """Phrases a brief. The same brief gives the same words where the voice can promise that."""

    @property
    def name(self) -> str:
        """The voice as the command line names it."""

    def phrase(self, brief: Brief, fault: str = "") -> Spoken:
        """The turn in words; `fault` names what was wrong with the first try. Raises VoiceError when it can't speak."""


class VoiceError(Exception):
    """A voice could not speak; the message says why, in a sentence."""
