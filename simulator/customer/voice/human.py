"""A person speaks as the customer: the engine decides what is to be said, and they say it in their own words."""

from collections import deque
from collections.abc import Callable, Iterable

from simulator.customer.voice.brief import Brief, Say, Spoken, VoiceError
from simulator.understanding.text import clean

Ask = Callable[[Brief], str]
"""Gets a person's words for a brief, and may wait for them; an empty text takes the written line."""


class HumanVoice:
    """Asks a person for every turn but the opening, which states the matter and is always the written line."""

    name = "human"

    def __init__(self, ask: Ask | None = None, spoken: Iterable[str] = ()) -> None:
        """`spoken` are turns already said, taken in order before anybody is asked; without `ask`, written lines."""
        self.ask = ask
        self._spoken = deque(spoken)

    @property
    def remembers(self) -> bool:
        """Whether the next turn is one that was said already."""
        return bool(self._spoken)

    def phrase(self, brief: Brief, fault: str = "") -> Spoken:
        """The person's words; what they take from the written lines counts as used up."""
        if brief.written is None:
            raise VoiceError("a person speaks only beside the written lines")
        text = clean(self._words(brief)) if brief.turns else ""
        return brief.written if text in ("", brief.written.text) else Spoken(text)

    def _words(self, brief: Brief) -> str:
        if self._spoken:
            return self._spoken.popleft()
        return self.ask(brief) if self.ask else ""


def advice(brief: Brief) -> list[str]:
    """What the person who speaks is told, a line each: the mood, what to do, facts and verdict, the written line."""
    lines = [f"Mood: {brief.mood}", *(line for say in brief.say for line in _advice(say))]
    return [*lines, f"Written line: “{brief.written.text}”"] if brief.written else lines


def _advice(say: Say) -> list[str]:
    about = f" ({say.option}: {say.verdict})" if say.verdict else f" ({say.option})" if say.option else ""
    facts = [f"  Tell: {wordings[0]}" for wordings in say.facts if wordings]
    return [f"- {say.does}{about}", *facts]
