"""A person speaks as the customer: asked for every turn but the first, never replaced, and replayed word for word."""

from simulator.content.loading import Library
from simulator.customer.voice.brief import Brief
from simulator.customer.voice.human import HumanVoice, advice
from simulator.events import Fallback, Turn
from simulator.session.loop import Kit, Session, Setup, branch, replay
from tests.conftest import TaggedReader

SETUP = Setup("past-deadline-canceller", "late-cancellation", 1)
REPLY = "acknowledge: You've waited far too long for this."
ASKS = "clarify: When did you first try to cancel?"


class Person:
    """Says what a test says, and remembers what was asked of them."""

    def __init__(self, *words: str) -> None:
        self.words = list(words)
        self.briefs: list[Brief] = []

    def __call__(self, brief: Brief) -> str:
        self.briefs.append(brief)
        return self.words.pop(0)


def spoken(session: Session) -> list[str]:
    return [turn.text for turn in session.turns if turn.speaker == "customer"]


def played(library: Library, person: Person, *replies: str) -> Session:
    session = Session(SETUP, Kit(library, TaggedReader(), HumanVoice(person), "test"))
    session.open()
    for text in replies:
        session.reply(text, 10.0)
    return session


def test_the_opening_is_written_and_the_rest_is_asked_for(library: Library) -> None:
    person = Person("Say that\x1b[2J again.", "")
    session = played(library, person, REPLY, ASKS)
    assert spoken(session)[1] == "Say that again."
    written = person.briefs[1].written
    assert written and spoken(session)[2] == written.text
    told = "\n".join(advice(person.briefs[1]))
    assert session.mood.word in told and written.text in told and "Tell: " in told


def test_the_guard_only_warns(library: Library) -> None:
    session = played(library, Person("As an AI, I have 900 letters."), REPLY)
    assert spoken(session)[1] == "As an AI, I have 900 letters."
    assert [event.voice for event in session.events if isinstance(event, Fallback)] == ["human"]


def test_replay_and_branch_use_the_words_that_were_said(library: Library) -> None:
    session = played(library, Person("Mine.", "", "Mine too."), REPLY, ASKS, REPLY)
    kit = Kit(library, TaggedReader(), rubric_hash="test")
    assert replay(session.events, kit).events == session.events
    again = branch(session, 5)
    assert spoken(again) == spoken(session)[:3]


def test_a_session_waits_for_words_not_said_yet(library: Library) -> None:
    person = Person("Mine.")
    session = played(library, person, REPLY)
    session.say(ASKS, 10.0)
    resumed = replay(session.events, Kit(library, TaggedReader(), HumanVoice(Person("Next.")), "test"))
    assert resumed.waiting and resumed.events == session.events
    assert [event.text for event in resumed.answer() if isinstance(event, Turn)] == ["Next."]


def test_nobody_is_asked_in_a_session_of_written_lines(library: Library) -> None:
    session = Session(SETUP, Kit(library, TaggedReader(), rubric_hash="test"))
    session.open()
    session.reply(REPLY, 10.0)
    assert replay(session.events, Kit(library, TaggedReader(), HumanVoice(Person()), "test")).events == session.events
