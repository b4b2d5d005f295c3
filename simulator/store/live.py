"""A session whose every event is stored as it happens; what both front ends hold."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from simulator.events import EndedBy, Event, Level, Opened, Score
from simulator.scoring import rubric
from simulator.scoring.session_score import score_session
from simulator.session import loop
from simulator.session.loop import Kit, Session, Setup
from simulator.store.store import Store


class LiveSession:
    """One session and its place in the store.

    What the trainee does is stored, or it did not happen: where the store fails, the session stands as before, so that
    it can be tried again. Everything here belongs to the thread that opened the store, except `answering`, which only
    computes, so that it may run in a worker: call `keep` in the store's thread for what it has made.
    """

    def __init__(self, store: Store, session: Session, id: str) -> None:
        self.store = store
        self.session = session
        self.id = id
        self._stored = len(session.events)

    @classmethod
    def start(cls, store: Store, kit: Kit, setup: Setup) -> "LiveSession":
        """A new session, opened and stored."""
        session = Session(setup, _with_rubric(kit))
        return cls(store, session, _create(store, session, session.open()))

    @classmethod
    def resume(cls, store: Store, kit: Kit, id: str) -> "LiveSession":
        """A stored session, exactly where it was, with the content it began with; a missing answer is caught up."""
        stored = store.events(id)
        session = loop.replay(stored, _with_rubric(replace(kit, library=store.content(id))), reread=False)
        for score in (event for event in stored if isinstance(event, Score)):
            session.add_score(score)
        # What was stored stays what happened, even where a newer program would have let it happen otherwise.
        session.events[: len(stored)] = stored
        live = cls(store, session, id)
        live._stored = len(stored)
        live.keep()
        return live

    def keep(self, events: Iterable[Event] = ()) -> list[Event]:
        """Stores, at once, all that the session has made and the store has not; hands `events` back.

        While a person still types the customer's words, that answer is kept back: it can't be made again without them.
        """
        made = self.session.events[self._stored : self._until]
        if made:
            self.store.append(self.id, made)
            self._stored += len(made)
        return list(events)

    def say(self, text: str, seconds: float) -> list[Event]:
        """The trainee's words, stored before anything is made of them."""
        return self._do(lambda: self.session.say(text, seconds))

    def answering(self) -> Iterator[Event]:
        """The customer's answer, event by event, not stored yet."""
        return self.session.answer()

    def reply(self, text: str, seconds: float) -> list[Event]:
        """The trainee's words and the customer's answer, stored event by event."""
        return self.say(text, seconds) + self.answer()

    def answer(self) -> list[Event]:
        """The customer's answer that is due, stored event by event."""
        return [event for made in self.answering() for event in self.keep([made])]

    def hold(self, seconds: float, reason: str = "", hold: bool = True) -> list[Event]:
        """Time passes: on hold, or in silence."""
        return self._do(lambda: self.session.hold(seconds, reason, hold))

    def hint(self, step: int) -> list[Event]:
        """A hint was shown."""
        return self._do(lambda: self.session.hint(step))

    def end(self, by: EndedBy = "trainee") -> list[Event]:
        """The trainee ends the conversation."""
        return self._do(lambda: self.session.end(by))

    def write_note(self, text: str, seconds: float) -> list[Event]:
        """The after-call note."""
        return self._do(lambda: self.session.write_note(text, seconds))

    def rate_self(self, levels: dict[str, Level]) -> list[Event]:
        """The trainee's own levels."""
        return self._do(lambda: self.session.rate_self(levels))

    def follow_up(self, promise: str, kept: bool) -> list[Event]:
        """Whether a promise was kept, recorded after the session."""
        return self._do(lambda: self.session.follow_up(promise, kept))

    def score(self) -> Score:
        """The machine's score, stored."""
        scores = [event for event in self._do(lambda: [score_session(self.session)]) if isinstance(event, Score)]
        return scores[0]

    def branch(self, turn: int) -> "LiveSession":
        """A new stored session that takes the trainee's turn at this index again; this one stays as it is."""
        session = loop.branch(self.session, turn)
        return LiveSession(self.store, session, _create(self.store, session, session.events, self.id))

    @property
    def _until(self) -> int:
        """How many of the session's events may be stored."""
        events = self.session.events
        if self.session.by_hand is None or not self.session.waiting:
            return len(events)
        return max(at for at, event in enumerate(events, 1) if event.event == "turn")

    def _do(self, make: Callable[[], list[Event]]) -> list[Event]:
        """Lets something happen and stores it; where the store fails, takes it back."""
        before = self.session.mark()
        made = make()
        try:
            return self.keep(made)
        except Exception:
            self.session.back_to(before)
            raise


def _with_rubric(kit: Kit) -> Kit:
    return replace(kit, rubric_hash=rubric.load().digest)


def _create(store: Store, session: Session, events: list[Event], branch_of: str = "") -> str:
    opened = events[0]
    assert isinstance(opened, Opened)
    return store.create_session(opened, session.kit.library, branch_of=branch_of, then=events[1:])
