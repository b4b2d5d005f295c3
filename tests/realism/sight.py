"""What a scripted trainee has before them: the case file, and what the customer has said and done so far."""

import random
import re
from dataclasses import dataclass, field

from simulator.content.models import Fact, Option, Scenario
from simulator.events import Closed, Move
from simulator.session.loop import Session

SWAPS = {
    "i": "you", "i'm": "you're", "i've": "you've", "i'd": "you'd", "i'll": "you'll", "me": "you", "my": "your",
    "mine": "yours", "am": "are", "was": "was", "you": "we", "your": "our", "you've": "we've", "you're": "we're",
    "yours": "ours", "myself": "yourself",
}  # fmt: skip


@dataclass
class Sight:
    """The view of one trainee on one session, before one reply."""

    session: Session
    chance: random.Random
    used: set[str] = field(default_factory=set)
    """The trainee's own lines so far: people don't recite."""
    asked: set[str] = field(default_factory=set)
    put: list[str] = field(default_factory=list)
    done: set[str] = field(default_factory=set)
    """Things that are done once: the mirror, the escalation, the date."""

    @property
    def scenario(self) -> Scenario:
        """The case as the trainee's screen shows it."""
        return self.session.scenario

    @property
    def replies(self) -> int:
        """How often the trainee has spoken."""
        return sum(turn.speaker == "trainee" for turn in self.session.turns)

    @property
    def moves(self) -> list[Move]:
        """What the customer has just done, as anybody would hear it."""
        last = self.session.turns[-1].turn
        return [event for event in self.session.events if isinstance(event, Move) and event.turn == last]

    @property
    def names(self) -> set[str]:
        """The names of those moves."""
        return {move.move for move in self.moves}

    @property
    def settled(self) -> bool:
        """Whether the customer has taken something, or agreed to somebody above."""
        return any(
            event.verdict == "taken" or event.move == "accept-escalation"
            for event in self.session.events
            if isinstance(event, Move)
        )

    @property
    def told(self) -> list[Fact]:
        """What the customer has told so far, in order."""
        ids = [one.id for event in self.session.events if isinstance(event, Move) for one in event.facts]
        return [fact for id in ids for fact in self.scenario.facts if fact.id == id]

    @property
    def just_told(self) -> list[Fact]:
        """What the customer told in the last turn."""
        ids = {one.id for move in self.moves for one in move.facts}
        return [fact for fact in self.scenario.facts if fact.id in ids]

    @property
    def over(self) -> bool:
        """Whether the conversation has ended."""
        return any(isinstance(event, Closed) for event in self.session.events)

    def unasked(self, hidden: bool = True) -> list[Fact]:
        """Facts that nobody has asked for or told."""
        told = {fact.id for fact in self.told}
        return [f for f in self.scenario.facts if f.hidden == hidden and f.id not in told | self.asked]

    def unput(self) -> list[Option]:
        """Options not yet put, the best first."""
        left = [option for option in self.scenario.options if option.id not in self.put]
        return sorted(left, key=lambda option: -option.appeal)

    def pick(self, lines: tuple[str, ...] | list[str]) -> str:
        """One of these lines, none twice while others are left."""
        fresh = [line for line in lines if line not in self.used] or list(lines)
        line = self.chance.choice(fresh)
        self.used.add(line)
        return line


def turned(text: str) -> str:
    """The customer's sentence in the agent's mouth: "I paid you" comes out as "you paid us", near enough."""
    text = re.sub(r"\b(to|of|from|with|by|for|let|told|tell|gave|give|paid|pay|asked|ask|sent) you\b", r"\1 us", text)
    words = re.findall(r"[A-Za-z]+(?:['’][A-Za-z]+)?|[^A-Za-z]+", text.rstrip(". "))
    return "".join(SWAPS.get(word.lower().replace("’", "'"), word) for word in words)


def lower(text: str) -> str:
    """A text to stand inside a sentence: its first letter small, unless it is a name or a figure."""
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if first.istitle() and first != "I" else text
