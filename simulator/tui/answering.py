"""How a reply gets its answer: said in the app's thread, read in a worker, kept and drawn in the app's thread again."""

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.worker import Worker, WorkerState, get_current_worker

from simulator.tui.speaking import Speaking
from simulator.tui.trouble import tell, telling
from simulator.tui.widgets.composer import Composer
from simulator.tui.widgets.typing_line import TypingLine

if TYPE_CHECKING:
    from simulator.events import Event
    from simulator.tui.talk import Talk

GROUP = "turn"


class Answering(Speaking):
    """The part of the call screen that sends replies and takes answers."""

    class Answered(Message):
        """One event of the customer's answer."""

        def __init__(self, event: "Event", talk_id: str) -> None:
            super().__init__()
            self.event = event
            self.talk_id = talk_id

    @abstractmethod
    def show_session(self) -> None:
        """Draws everything anew."""

    @abstractmethod
    def show_event(self, event: "Event") -> None:
        """Draws what one event changes."""

    def free(self) -> bool:
        """Whether the trainee may act now; says so where the customer is still answering."""
        if self.talk.waiting:
            self.notify("The customer is still answering; wait for the answer first.", markup=False)
        return not self.talk.waiting and not self.talk.over

    def send(self, text: str) -> None:
        """Says the words; where they can't be said or kept, they stay in the composer."""
        if self.talk.waiting and not self._working:
            self._try_again()
        elif self.free():
            said = len(self.talk.mine)
            with telling(self.hotseat):
                self.talk.say(text)
            if len(self.talk.mine) > said:
                self.query_one(Composer).drop(text)
                self.show_event(self.talk.mine[-1])
                self.await_answer()

    def await_answer(self) -> None:
        """Starts on the answer that is due."""
        self.listen()
        self.query_one(TypingLine).display = True
        self.answer(self.talk)

    @work(thread=True, exclusive=True, exit_on_error=False, group=GROUP)
    def answer(self, talk: "Talk") -> None:
        """Computes the answer, event by event."""
        worker = get_current_worker()
        for event in talk.answering():
            if worker.is_cancelled:
                return
            self.post_message(self.Answered(event, talk.live.id))

    def on_answering_answered(self, message: Answered) -> None:
        """Keeps an event and draws it."""
        if message.talk_id != self.talk.live.id:
            return
        with telling(self.hotseat):
            self.talk.take(message.event)
        if message.event.event == "turn":
            self.query_one(TypingLine).display = False
        self.show_event(message.event)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Says so when an answer failed; the reply is kept."""
        if event.worker.group == GROUP and event.state is WorkerState.ERROR:
            self.query_one(TypingLine).display = False
            tell(self.hotseat, f"The answer failed ({event.worker.error}). Your reply is kept; Enter tries again.")

    @property
    def _working(self) -> bool:
        return any(worker.group == GROUP and worker.is_running for worker in self.workers)

    def _try_again(self) -> None:
        with telling(self.hotseat):
            self.talk.catch_up()
        self.show_session()
        if self.talk.waiting:
            self.await_answer()

    def undo(self) -> None:
        """Takes the last reply back; its words return to the composer."""
        if self.talk.waiting or self.talk.over:
            self.free()
        elif not self.talk.mine:
            self.notify("There is nothing to take back yet.", markup=False)
        else:
            with telling(self.hotseat):
                words = self.talk.undo()
                self.query_one(Composer).take(words)
                self.notify("Taken back. Both ways stay in your history.", markup=False)
            self.show_session()
