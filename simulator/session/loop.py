"""The session: a reply in, events out. It holds the order of things and decides nothing itself."""

import json
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from simulator import __version__
from simulator.content.loading import Library
from simulator.customer.person import Cast, Customer
from simulator.customer.signals import Heard
from simulator.customer.voice.brief import Voice
from simulator.customer.voice.human import HumanVoice
from simulator.events import (
    Closed,
    EndedBy,
    Event,
    FollowedUp,
    Held,
    Hinted,
    Level,
    Mood,
    Note,
    Opened,
    Outcome,
    Reading,
    Score,
    SelfRating,
    Turn,
)
from simulator.understanding.reader import Reader
from simulator.understanding.reading import read
from simulator.understanding.text import clean

Stage = Literal["call", "note", "self_rating", "debrief"]
"""Where a session stands; it only moves forward."""

LOST: frozenset[Outcome] = frozenset({"left", "hung_up"})


@dataclass(frozen=True)
class Setup:
    """What a session is opened with. The same setup, replies and seconds give the same events."""

    persona: str
    scenario: str
    seed: int = 1
    trainee: str = "trainee"
    session: str = ""
    """Its name in the events; made from persona, scenario and seed where empty."""
    earlier: str = ""
    """What a customer who remembers knows of the last call, as JSON."""
    branch_of: str = ""
    branch_turn: int = 0


@dataclass(frozen=True)
class Kit:
    """What a session works with: the library, the reader, and the voice (None: the written lines)."""

    library: Library
    reader: Reader
    voice: Voice | None = None
    rubric_hash: str = ""
    """The digest of the rubric that the session will be scored by; it goes into the events."""


class SessionError(Exception):
    """Something was asked of a session that it can't do at its stage; the message says what can be done."""


class Session:
    """One practice session, from the customer's first words to the score."""

    def __init__(self, setup: Setup, kit: Kit) -> None:
        library = kit.library
        self.setup = setup
        self.kit = kit
        self.persona = library.persona(setup.persona)
        self.scenario = library.scenario(setup.scenario)
        cast = Cast(self.persona, self.scenario, library.lines_of(setup.persona), library.lines_of("shared"), kit.voice)
        self.customer = Customer(cast, setup.seed, json.loads(setup.earlier) if setup.earlier else None)
        self.events: list[Event] = []
        self._holds: list[Held] = []
        self._at = 0.0
        self._recorded: deque[Reading] = deque()

    # --- what has happened -------------------------------------------------------------------------------------------

    @property
    def stage(self) -> Stage:
        """Where the session stands."""
        seen = {event.event for event in self.events}
        if "closed" not in seen:
            return "call"
        if "note" not in seen:
            return "note"
        return "debrief" if "score" in seen else "self_rating"

    @property
    def turns(self) -> list[Turn]:
        """Everything said so far."""
        return [event for event in self.events if isinstance(event, Turn)]

    @property
    def mood(self) -> Mood:
        """The customer's mood now."""
        return self.customer.mood

    @property
    def by_hand(self) -> HumanVoice | None:
        """The person who speaks as the customer; None where nobody does."""
        return self.kit.voice if isinstance(self.kit.voice, HumanVoice) else None

    @property
    def waiting(self) -> bool:
        """Whether the last words are the trainee's, so that the customer's answer is due."""
        turns = self.turns
        return self.stage == "call" and bool(turns) and turns[-1].speaker == "trainee"

    # --- what the trainee does ---------------------------------------------------------------------------------------

    def open(self) -> list[Event]:
        """The first events: who, what, with which seed; the mood; the customer's opening words."""
        setup, library = self.setup, self.kit.library
        opened = Opened(
            session=setup.session or f"{setup.persona}.{setup.scenario}.{setup.seed}",
            persona=setup.persona,
            scenario=setup.scenario,
            seed=setup.seed,
            voice=self.kit.voice.name if self.kit.voice else "lines",
            reader=self.kit.reader.name,
            trainee=setup.trainee,
            content_hash=library.content_hash(setup.persona, setup.scenario),
            rubric_hash=self.kit.rubric_hash,
            version=__version__,
            branch_of=setup.branch_of,
            branch_turn=setup.branch_turn,
            earlier=setup.earlier,
        )
        return self._keep([opened, *self.customer.open()])

    def say(self, text: str, seconds: float) -> list[Event]:
        """The trainee's words, made safe; keep them before asking for the answer."""
        self._must_be("call")
        if self.waiting:
            raise SessionError("The customer has not answered yet; wait for the answer first.")
        safe = clean(text)
        if not safe:
            raise SessionError("There is nothing to send yet. Type a reply first.")
        seconds = round(max(0.0, seconds), 1)
        self._at = round(self._at + seconds, 1)
        return self._keep([Turn(turn=len(self.turns), speaker="trainee", text=safe, at=self._at, seconds=seconds)])

    def answer(self) -> Iterator[Event]:
        """The customer's answer to the last words, event by event; reading them is what takes time."""
        spoken = self.turns[-1]
        before = self.turns[-2].text
        reading = self._recorded.popleft() if self._recorded else None
        reading = reading or read(self.kit.reader, self.scenario, before, spoken.text, spoken.turn)
        yield from self._keep([reading])
        heard = Heard(reading, spoken.text, spoken.seconds, tuple(self._holds))
        self._holds = []
        for event in self.customer.answer(spoken.turn, heard, self._at):
            yield from self._keep([event])
        if self.customer.outcome:
            yield from self._close("customer", self.customer.outcome)

    def reply(self, text: str, seconds: float) -> list[Event]:
        """The trainee's words and all that follows from them."""
        return [*self.say(text, seconds), *self.answer()]

    def hold(self, seconds: float, reason: str = "", hold: bool = True) -> list[Event]:
        """Time passes before the next reply: on hold, or (with `hold` false) in silence. Seconds are 0 or more."""
        self._must_be("call")
        held = Held(
            turn=len(self.turns), seconds=round(max(0.0, seconds), 1), reason=clean(reason), hold=hold, at=self._at
        )
        self._at = round(self._at + held.seconds, 1)
        self._holds.append(held)
        return self._keep([held])

    def hint(self, step: int) -> list[Event]:
        """The trainee was shown a hint on this step."""
        return self._keep([Hinted(turn=len(self.turns), step=step, at=self._at)])

    def end(self, by: EndedBy = "trainee") -> list[Event]:
        """The trainee (or the clock) ends the conversation."""
        self._must_be("call")
        return self._close(by, self._outcome_when_ended())

    def write_note(self, text: str, seconds: float) -> list[Event]:
        """The after-call note; it may be empty, and is scored as it stands."""
        self._must_be("note")
        note = Note(turn=self._last_turn, text=clean(text), seconds=round(max(0.0, seconds), 1))
        return self._keep([note])

    def rate_self(self, levels: dict[str, Level]) -> list[Event]:
        """The trainee's own levels, before the score is shown."""
        self._must_be("self_rating")
        return self._keep([SelfRating(turn=self._last_turn, levels=levels)])

    def follow_up(self, promise: str, kept: bool) -> list[Event]:
        """Records, after the session, whether one of its open promises was kept."""
        closed = next((event for event in self.events if isinstance(event, Closed)), None)
        if closed is None or promise not in closed.open_promises:
            raise SessionError("That was not promised in this session; name one of its open promises.")
        return self._keep([FollowedUp(turn=self._last_turn, promise=promise, kept=kept)])

    def add_score(self, score: Score) -> list[Event]:
        """One version of the score, by the machine or a person."""
        if self.stage in ("call", "note"):
            raise SessionError("A session is scored when its note is written; finish it first.")
        return self._keep([score])

    def mark(self) -> tuple[int, int, float]:
        """Where the session stands now, for `back_to`."""
        return len(self.events), len(self._holds), self._at

    def back_to(self, mark: tuple[int, int, float]) -> None:
        """Takes back what the trainee has done since the mark; an answer of the customer's can't be taken back."""
        events, holds, self._at = mark
        del self.events[events:], self._holds[holds:]

    def trust(self, readings: list[Reading]) -> None:
        """Takes these readings for the next replies, in order, instead of reading them again."""
        self._recorded.extend(readings)

    # --- inside ------------------------------------------------------------------------------------------------------

    @property
    def _last_turn(self) -> int:
        return max(0, len(self.turns) - 1)

    def _must_be(self, stage: Stage) -> None:
        if self.stage != stage:
            raise SessionError(f"That belongs to another part of the session; now it is time for: {self.stage}.")

    def _keep(self, events: Iterable[Event]) -> list[Event]:
        kept = list(events)
        self.events.extend(kept)
        return kept

    def _outcome_when_ended(self) -> Outcome:
        settled = self.customer.memory.settled
        return {"option": "accepted", "escalation": "supervisor"}.get(settled, "unsettled")  # type: ignore[return-value]

    def _close(self, by: EndedBy, outcome: Outcome) -> list[Event]:
        memory = self.customer.memory
        closed = Closed(
            turn=self._last_turn,
            ended_by=by,
            outcome=outcome,
            mood=self.mood.word,
            accepted=memory.accepted,
            open_promises=tuple(dict.fromkeys(quote for quote, _ in memory.promises)),
            at=self._at,
        )
        return self._keep([closed])


def replay(events: list[Event], kit: Kit, reread: bool = True) -> Session:
    """The session run again from what the trainee did in these events; it stands where they end.

    Without `reread` the replies are not read again: what was understood of them then holds. What a person said as the
    customer is said again; where they had not answered yet, the session waits for them.
    """
    opened = next((event for event in events if isinstance(event, Opened)), None)
    if opened is None:
        raise SessionError("These events do not begin with an opened session; export it again.")
    setup = Setup(
        opened.persona, opened.scenario, opened.seed, opened.trainee, opened.session,
        opened.earlier, opened.branch_of, opened.branch_turn,
    )  # fmt: skip
    session = Session(setup, replace(kit, voice=_voice(events, opened.voice, kit.voice)))
    session.open()
    if not reread:
        session.trust([event for event in events if isinstance(event, Reading)])
    for event in events:
        _do_again(session, event)
    return session


def _voice(events: list[Event], name: str, voice: Voice | None) -> Voice | None:
    """The voice to run a session again with: a person's turns come from the events, and nobody else's from a person."""
    if name != HumanVoice.name:
        return None if isinstance(voice, HumanVoice) else voice
    spoken = [event.text for event in events if isinstance(event, Turn) and event.speaker == "customer" and event.turn]
    return HumanVoice(voice.ask if isinstance(voice, HumanVoice) else None, spoken)


def _do_again(session: Session, event: Event) -> None:
    if isinstance(event, Turn) and event.speaker == "trainee":
        session.say(event.text, event.seconds)
        if session.by_hand is None or session.by_hand.remembers:
            list(session.answer())
    elif isinstance(event, Held):
        session.hold(event.seconds, event.reason, event.hold)
    elif isinstance(event, Hinted):
        session.hint(event.step)
    elif isinstance(event, Closed) and event.ended_by != "customer":
        session.end(event.ended_by)
    elif isinstance(event, Note):
        session.write_note(event.text, event.seconds)
    elif isinstance(event, SelfRating):
        session.rate_self(event.levels)
    elif isinstance(event, FollowedUp):
        session.follow_up(event.promise, event.kept)


def branch(session: Session, turn: int) -> Session:
    """A new session that shares everything before the trainee's turn at this index, ready to take that turn again."""
    opened = session.events[0]
    assert isinstance(opened, Opened)
    kept = {"turn", "held", "hinted", "reading"}
    before = [event for event in session.events if event.turn < turn and event.event in kept]
    held_before = [event for event in session.events if isinstance(event, Held) and event.turn == turn]
    name = f"{opened.session}/{turn}"
    root = replace(opened, session=name, branch_of=opened.session, branch_turn=turn)
    return replay([root, *before, *held_before], session.kit, reread=False)
