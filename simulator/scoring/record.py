"""A session as the scorer sees it: replies with their readings, what the customer said, and the note."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from simulator.content.models import Scenario
from simulator.events import Claim, Closed, EndedBy, Event, Held, Note, Reading, Turn

ASKS_ABOVE = re.compile(
    r"\b(?:manager|supervisor|superior|your boss|team lead\w*|head of|in charge|someone (?:above|senior|higher"
    r"|with authority|who can (?:decide|actually)"
    r")|somebody (?:above|senior|higher|with authority|who can)|higher up|above you)\b",
    re.IGNORECASE,
)
HOT = re.compile(
    r"\b(?:ridiculous|disgrace\w*|joke|unbelievable|useless|appalling|liar|lying|lie|furious|sick of|fed up"
    r"|never again|lawyer|court|ombudsman"
    r"|complain\w*|worst|fraud|scam|theft|stolen|rubbish|insult\w*|are you (?:serious|kidding|having)|how dare"
    r"|shame)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reply:
    """One reply of the trainee: its index among all turns, what it answers, and what was read of it."""

    turn: int
    text: str
    seconds: float | None
    before: str
    reading: Reading

    @property
    def acts(self) -> frozenset[str]:
        """The acts that the reading names."""
        return frozenset(self.reading.acts)

    def quote(self, act: str) -> str:
        """The trainee's words behind an act."""
        return self.reading.evidence.get(act, self.text)

    def claims(self, kind: str, stance: str | None = None) -> list[Claim]:
        """The reply's claims of a kind, and of a stance where given."""
        return [c for c in self.reading.claims if c.kind == kind and stance in (None, c.stance)]


@dataclass(frozen=True)
class Record:
    """Everything that a score may depend on. It holds neither history nor the customer's mood."""

    scenario: Scenario
    replies: tuple[Reply, ...]
    turns: tuple[tuple[str, str], ...]
    """(speaker, text) of every turn."""
    ended_by: EndedBy | None
    note: str | None
    holds: tuple[Held, ...] = ()

    def first(self, *acts: str) -> int | None:
        """Index into `replies` of the first that carries one of these acts."""
        return next((at for at, reply in enumerate(self.replies) if reply.acts & set(acts)), None)

    def carrying(self, *acts: str) -> list[Reply]:
        """The replies that carry one of these acts."""
        return [reply for reply in self.replies if reply.acts & set(acts)]

    @property
    def asked_above(self) -> int | None:
        """Index of the first customer turn that asks for somebody above; None if none does."""
        return next(
            (at for at, (who, text) in enumerate(self.turns) if who == "customer" and ASKS_ABOVE.search(text)), None
        )

    @property
    def angriest(self) -> Reply | None:
        """The reply to the hottest customer turn, as far as its words show heat."""
        return max(self.replies, key=lambda reply: heat(reply.before), default=None)

    @property
    def last_customer(self) -> str:
        """The customer's last words."""
        return next((text for who, text in reversed(self.turns) if who == "customer"), "")


def heat(text: str) -> float:
    """How hot a customer's words are, 0 and up: shouting, exclamation, angry words."""
    letters = [word for word in text.split() if len(word) > 2 and word.isalpha()]
    shouted = sum(word.isupper() for word in letters)
    return shouted + 0.5 * text.count("!") + 1.0 * len(HOT.findall(text)) + 0.2 * text.count("?")


def build(
    scenario: Scenario,
    turns: Iterable[tuple[str, str, float | None]],
    readings: Iterable[Reading],
    ended_by: EndedBy | None,
    note: str | None,
    holds: Iterable[Held] = (),
) -> Record:
    """A record from plain turns (speaker, text, seconds) and the readings of the trainee's, in order."""
    said = list(turns)
    heard = iter(readings)
    replies = []
    for at, (speaker, text, seconds) in enumerate(said):
        if speaker == "trainee":
            before = next((t for who, t, _ in reversed(said[:at]) if who == "customer"), "")
            replies.append(Reply(at, text, seconds, before, next(heard)))
    plain = tuple((speaker, text) for speaker, text, _ in said)
    return Record(scenario, tuple(replies), plain, ended_by, note, tuple(holds))


def from_events(events: Iterable[Event], scenario: Scenario) -> Record:
    """The record of a session's events."""
    known = list(events)
    turns = [event for event in known if isinstance(event, Turn)]
    readings = [event for event in known if isinstance(event, Reading)]
    closed = next((event for event in known if isinstance(event, Closed)), None)
    note = next((event for event in known if isinstance(event, Note)), None)
    spoken = [(turn.speaker, turn.text, turn.seconds) for turn in turns]
    if len(readings) < sum(speaker == "trainee" for speaker, *_ in spoken):
        spoken.pop()  # A last reply that was never read: the session was cut off in the middle of it.
    return build(
        scenario, spoken, readings, closed.ended_by if closed else None, note.text if note else None,
        [event for event in known if isinstance(event, Held)],
    )  # fmt: skip
