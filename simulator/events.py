"""What happens in a session, as frozen records with a JSON round trip: the only currency between the boxes.

`turn` is the 0-based index of the utterance the event belongs to, counted over both speakers as in a transcript;
`at` is seconds since the session opened. Amounts and moods are rounded to three decimals, so that the same session
gives the same bytes everywhere.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

Speaker = Literal["customer", "trainee"]
Dimension = Literal["anger", "trust", "heard", "patience", "hope"]
Justice = Literal["interactional", "procedural", "distributive"]
MoodWord = Literal["furious", "angry", "frustrated", "wary", "calm", "satisfied"]
EndedBy = Literal["trainee", "customer", "time"]
Outcome = Literal["accepted", "unhappy", "supervisor", "left", "hung_up", "unsettled"]
Stance = Literal["offers", "refuses", "asks", "promises", "mentions"]
Level = int | Literal["n/a"] | None
"""0 to 3, "n/a", or None where nobody can tell."""


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Something concrete that a sentence of a reply says.

    `kind` is option, limit, fact, promise, amount, date, duration or question; `refers_to` the id in the scenario where
    there is one; `stance` says whether the sentence offers, refuses, asks, promises or merely mentions it; `value` is
    the amount or the time as written.
    """

    kind: Literal["option", "limit", "fact", "promise", "amount", "date", "duration", "question"]
    quote: str
    refers_to: str = ""
    stance: Stance = "mentions"
    value: str = ""


@dataclass(frozen=True, kw_only=True)
class StepResult:
    """One step's level with its proof: `quotes` pairs a turn with the trainee's words."""

    level: Level
    anchor: str
    next: str
    quotes: tuple[tuple[int, str], ...] = ()
    unsure: bool = False


@dataclass(frozen=True, kw_only=True)
class CriticalError:
    """One critical error of the rubric, with the turn (-1: the note) and the words that show it."""

    kind: Literal["abuse", "hang_up", "forbidden_promise", "false_note"]
    turn: int
    quote: str


@dataclass(frozen=True, kw_only=True)
class Opened:
    """The session began; everything that it takes to run it again, but for what the trainee did."""

    event: Literal["opened"] = "opened"
    turn: int = 0
    session: str
    persona: str
    scenario: str
    seed: int
    voice: str
    reader: str
    trainee: str
    content_hash: str
    rubric_hash: str
    version: str
    branch_of: str = ""
    branch_turn: int = 0
    earlier: str = ""
    """What a customer who remembers knows of the last call, as JSON; empty for a first call."""


@dataclass(frozen=True, kw_only=True)
class Turn:
    """Somebody said something. `seconds` is how long the trainee took to answer; 0 for the customer."""

    event: Literal["turn"] = "turn"
    turn: int
    speaker: Speaker
    text: str
    at: float
    seconds: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Held:
    """The trainee put the customer on hold (or, with `hold` false, let time pass) before the next reply."""

    event: Literal["held"] = "held"
    turn: int
    seconds: float
    reason: str = ""
    hold: bool = True
    at: float


@dataclass(frozen=True, kw_only=True)
class Hinted:
    """The trainee asked for a hint and was shown this step."""

    event: Literal["hinted"] = "hinted"
    turn: int
    step: int
    at: float


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What was understood of one reply: its acts with probabilities 0 to 1, a quote for each, and its claims."""

    event: Literal["reading"] = "reading"
    turn: int
    acts: tuple[str, ...]
    probabilities: dict[str, float] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()
    evidence: dict[str, str] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """One reason for one change of one dimension of the mood, with the words that fired it."""

    event: Literal["ledger"] = "ledger"
    turn: int
    rule: str
    why: str
    quote: str
    dimension: Dimension
    amount: float
    justice: Justice


@dataclass(frozen=True, kw_only=True)
class Mood:
    """How the customer feels after a turn; five dimensions, each 0 to 1, and the word for them."""

    event: Literal["mood"] = "mood"
    turn: int
    word: MoodWord
    anger: float
    trust: float
    heard: float
    patience: float
    hope: float


@dataclass(frozen=True, kw_only=True)
class FactTold:
    """A fact that came out, and whether it was drawn out or volunteered."""

    id: str
    how: Literal["elicited", "volunteered"]


@dataclass(frozen=True, kw_only=True)
class Move:
    """One thing the customer decided to do in a turn."""

    event: Literal["move"] = "move"
    turn: int
    move: str
    facts: tuple[FactTold, ...] = ()
    option: str = ""
    verdict: Literal["", "taken", "haggled", "refused"] = ""


@dataclass(frozen=True, kw_only=True)
class Fallback:
    """A voice failed the guard, and the written lines spoke instead; a person's words (voice "human") stayed."""

    event: Literal["fallback"] = "fallback"
    turn: int
    voice: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Closed:
    """The conversation ended: by whom, how it came out for the customer, and the promises still open."""

    event: Literal["closed"] = "closed"
    turn: int
    ended_by: EndedBy
    outcome: Outcome
    mood: MoodWord
    accepted: str = ""
    open_promises: tuple[str, ...] = ()
    at: float


@dataclass(frozen=True, kw_only=True)
class Note:
    """The after-call note."""

    event: Literal["note"] = "note"
    turn: int
    text: str
    seconds: float


@dataclass(frozen=True, kw_only=True)
class SelfRating:
    """The trainee's own levels, given before the score was shown."""

    event: Literal["self_rating"] = "self_rating"
    turn: int
    levels: dict[str, Level]


@dataclass(frozen=True, kw_only=True)
class FollowedUp:
    """After the session: whether a promise was kept, as the trainee records it; the next call may open from it."""

    event: Literal["follow_up"] = "follow_up"
    turn: int
    promise: str
    kept: bool


@dataclass(frozen=True, kw_only=True)
class Score:
    """One version of a session's score; versions are added, never changed. `total` is 0 to 100."""

    event: Literal["score"] = "score"
    turn: int
    version: int
    by: str
    rubric_hash: str
    steps: dict[str, StepResult]
    critical: tuple[CriticalError, ...]
    total: int
    passed: bool
    unknown: tuple[str, ...] = ()
    """What could not be known, in words: "times", "the note"."""

    @property
    def levels(self) -> dict[str, Level]:
        """Each step's level, keyed "1" to "7"."""
        return {number: result.level for number, result in self.steps.items()}


Event = (
    Opened
    | Turn
    | Held
    | Hinted
    | Reading
    | Ledger
    | Mood
    | Move
    | Fallback
    | Closed
    | Note
    | SelfRating
    | FollowedUp
    | Score
)

_ADAPTER: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="event")])


def to_json(event: Event) -> str:
    """One event as one line of JSON, the same bytes for the same event."""
    return json.dumps(asdict(event), ensure_ascii=False, separators=(", ", ": "))


def from_json(line: str | bytes) -> Event:
    """The event of one line; raises ValueError with what is wrong."""
    return _ADAPTER.validate_json(line)


def to_lines(events: Iterable[Event]) -> str:
    """Events as JSON Lines."""
    return "".join(f"{to_json(event)}\n" for event in events)


def from_lines(lines: Iterable[str]) -> Iterator[Event]:
    """The events of JSON Lines, blank lines skipped."""
    return (from_json(line) for line in lines if line.strip())
