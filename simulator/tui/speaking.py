"""Where a person speaks as the customer: the worker asks, and waits in its own thread until the words are typed."""

from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from simulator.tui import slash
from simulator.tui.screens.base import BaseScreen
from simulator.tui.widgets.advice import Advice
from simulator.tui.widgets.composer import Composer
from simulator.tui.widgets.typing_line import TypingLine

if TYPE_CHECKING:
    from simulator.customer.voice.brief import Brief
    from simulator.tui.talk import Talk

REPLY_BOX = "reply"
CUSTOMER_BOX = "customer"
"""The names of the composer among the drafts."""

PATIENCE = 0.1
"""Seconds after which the waiting thread looks whether the screen is still there."""


class Unheard(Exception):
    """The screen was left before anybody said a word; the answer is asked for again when the session goes on."""


class Speaking(BaseScreen):
    """The part of the call screen that takes the customer's words from a person."""

    talk: "Talk"
    due: "Speaking.WordsDue | None" = None
    """What the customer's words are wanted for; None while the trainee speaks."""
    _reply = ""

    class WordsDue(Message):
        """The customer's words are wanted; whoever has them puts them into `words`, "" for the written line."""

        def __init__(self, brief: "Brief", words: "SimpleQueue[str]") -> None:
            super().__init__()
            self.brief = brief
            self.words = words

    @property
    def first_name(self) -> str:
        """What the customer is called here."""
        return self.talk.live.session.persona.name.split()[0]

    def listen(self) -> None:
        """Lets the session ask here, if a person speaks in it; call it before a worker answers."""
        if person := self.talk.live.session.by_hand:
            person.ask = self._ask

    def _ask(self, brief: "Brief") -> str:
        worker = get_current_worker()
        words: SimpleQueue[str] = SimpleQueue()
        self.post_message(self.WordsDue(brief, words))
        while not worker.is_cancelled:
            try:
                return words.get(timeout=PATIENCE)
            except Empty:
                continue
        raise Unheard

    # --- in the app's thread -----------------------------------------------------------------------------------------

    def on_speaking_words_due(self, message: WordsDue) -> None:
        """Hands the composer over to the customer; what the trainee has typed meanwhile comes back after."""
        from simulator.customer.voice.human import advice

        composer, name = self.query_one(Composer), self.first_name
        self.due, self._reply = message, composer.text
        composer.speak_as(name)
        composer.take(self.hotseat.drafts.take(self.talk.live.id, CUSTOMER_BOX))
        self.query_one(Advice).show(advice(message.brief))
        self.query_one(TypingLine).display = False
        self.say_next(f"You speak as {name} now · Enter says it · F6 the written line · Esc leaves")
        self.refresh_bindings()

    def speak(self, text: str) -> None:
        """Says the words as the customer; "" takes the written line."""
        if self.due is None:
            return
        due, self.due = self.due, None
        composer = self.query_one(Composer)
        composer.speak_as("")
        composer.take(self._reply)
        self.query_one(Advice).show([])
        self.refresh_bindings()
        due.words.put(text)

    def speak_typed(self, text: str) -> None:
        """Says what was typed, unless that is nothing, or a command of the trainee's."""
        if not text.strip() or slash.parse(text):
            told = f"Type what {self.first_name} says, or press F6 for the written line."
            self.notify(told, severity="warning", markup=False)
        else:
            self.speak(text)

    def action_written(self) -> None:
        """Takes the written line."""
        self.speak("")

    def keep_draft(self) -> None:
        """Keeps the words in the composer for the next time, unless there is no next time."""
        if self.talk.over:
            return
        typed, id = self.query_one(Composer).text, self.talk.live.id
        self.hotseat.drafts.keep(id, REPLY_BOX, self._reply if self.due else typed)
        self.hotseat.drafts.keep(id, CUSTOMER_BOX, typed if self.due else "")
