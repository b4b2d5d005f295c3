"""A conversation as the call screen holds it: the clock, the store that may fail, and the way back."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from simulator.events import Event, Held, Turn
from simulator.store.errors import StoreError
from simulator.store.live import LiveSession

if TYPE_CHECKING:
    from simulator.scoring.hints import Hint


class Talk:
    """One live session in its call. What could not be stored is never shown as said, and can be tried again."""

    def __init__(self, live: LiveSession, clock: Callable[[], float]) -> None:
        self.live = live
        self._clock = clock
        self._since = clock()
        self._unkept: list[Event] = []

    @property
    def over(self) -> bool:
        """Whether the conversation has ended."""
        return self.live.session.stage != "call"

    @property
    def waiting(self) -> bool:
        """Whether the customer's answer is due."""
        return self.live.session.waiting

    @property
    def mine(self) -> list[Turn]:
        """The trainee's turns."""
        return [turn for turn in self.live.session.turns if turn.speaker == "trainee"]

    @property
    def thinking(self) -> float:
        """Seconds since the customer's last words, or since the last hold."""
        return max(0.0, self._clock() - self._since)

    @property
    def elapsed(self) -> float:
        """Seconds since the session opened; time in which the customer is answering doesn't count."""
        still = 0.0 if self.waiting or self.over else self.thinking
        return max((_until(event) for event in self.live.session.events), default=0.0) + still

    def say(self, text: str) -> None:
        """The trainee's words, stored; StoreError or SessionError where they can't be said, and then they aren't."""
        seconds = self.thinking
        self._do(lambda: self.live.say(text, seconds))

    def take(self, event: Event) -> None:
        """Keeps one event of the customer's answer; after a StoreError it is kept with the next one."""
        if isinstance(event, Turn):
            self._since = self._clock()
        self._unkept.append(event)
        self._keep()

    def hold(self, seconds: float, reason: str, hold: bool) -> None:
        """Time passes; what was spent until now counts as silence of its own only with the next reply."""
        self._do(lambda: self.live.hold(seconds, reason, hold))

    def hint(self) -> "Hint":
        """The step that is due, recorded as shown."""
        from simulator.scoring import hints

        due = hints.due(self.live.session)
        self._do(lambda: self.live.hint(due.step))
        return due

    def end(self) -> None:
        """The trainee ends the conversation."""
        self._do(self.live.end)

    def undo(self) -> str:
        """Takes the last reply back in a branch, which becomes the session; returns the words."""
        last = self.mine[-1]
        self._keep()
        before, self.live = self.live, self.live.branch(last.turn)
        # The old session stays in the history; home should offer only the branch.
        before.store.abandon(before.id)
        self._since = self._clock()
        return last.text

    def catch_up(self) -> None:
        """Builds the session again from the store, with an answer that went missing."""
        self._unkept.clear()
        self.live = LiveSession.resume(self.live.store, self.live.session.kit, self.live.id)
        self._since = self._clock()

    def answering(self) -> Iterator[Event]:
        """The customer's answer, for a worker."""
        return self.live.answering()

    def _do(self, act: Callable[[], object]) -> None:
        self._keep()
        try:
            act()
        except StoreError:
            # The session has done it and the store has not: go back to what is stored.
            since = self._since
            self.catch_up()
            self._since = since
            raise

    def _keep(self) -> None:
        self.live.keep(self._unkept)
        self._unkept.clear()


def _until(event: Event) -> float:
    at: float = getattr(event, "at", 0.0)
    return at + (event.seconds if isinstance(event, Held) else 0.0)
