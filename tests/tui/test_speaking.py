"""A person speaks as the customer, at the same screen."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from queue import SimpleQueue
from typing import Protocol

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from simulator.customer.voice.brief import Brief, Say, Spoken
from simulator.customer.voice.human import HumanVoice
from simulator.events import Event, Opened, Turn
from simulator.scoring.session_score import rerun
from simulator.services import Services
from simulator.session.loop import Setup
from simulator.store.live import LiveSession
from simulator.tui.app import HotseatApp
from simulator.tui.screens.call import CallScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.screens.note import NoteScreen
from simulator.tui.widgets.advice import Advice
from simulator.tui.widgets.composer import Composer
from simulator.tui.widgets.next_line import NextLine

from .conftest import Look, MakeApp
from .helpers import GOOD_REPLY, OFFER, PERSONA, SCENARIO, Clock, ready, recorded_session, settle, text_of, told, until
from .readers import SlowReader

SAID = "Nine days, and [bold]finally[/] a person. My mother lives with me."


class Screen:
    """A call in which a person speaks as the customer."""

    def __init__(self, pilot: Pilot[None], app: HotseatApp) -> None:
        self.pilot = pilot
        self.app = app

    @property
    def call(self) -> CallScreen:
        assert isinstance(self.app.screen, CallScreen)
        return self.app.screen

    @property
    def composer(self) -> Composer:
        return self.call.query_one(Composer)

    @property
    def live(self) -> LiveSession:
        return self.call.talk.live

    def stored(self) -> list[Event]:
        return self.live.store.events(self.live.id)

    async def send(self, text: str) -> None:
        """Sends the trainee's words, and waits until the customer's are asked for."""
        self.composer.take(text)
        await self.pilot.press("enter")
        await until(self.pilot, lambda: self.call.due)

    async def speak(self, text: str = "") -> None:
        """Says the customer's words, or takes the written line."""
        self.composer.take(text)
        await self.pilot.press("enter" if text else "f6")
        await until(self.pilot, lambda: not self.live.session.waiting)
        await settle(self.pilot)


class OpenScreen(Protocol):
    def __call__(self) -> AbstractAsyncContextManager[Screen]: ...


@pytest.fixture
def speaking(make_app: MakeApp, services: Services) -> OpenScreen:
    @asynccontextmanager
    async def opened() -> AsyncIterator[Screen]:
        services.voice = HumanVoice()
        app = make_app()
        async with app.run_test(size=(80, 24)) as pilot:
            await ready(pilot)
            setup = Setup(PERSONA, SCENARIO, 7, services.trainee)
            app.continue_session(LiveSession.start(services.store, services.kit, setup))
            await settle(pilot)
            yield Screen(pilot, app)

    return opened


def spoken(events: list[Event]) -> list[str]:
    return [event.text for event in events if isinstance(event, Turn) and event.speaker == "customer"]


async def test_typed_words_become_the_customers_turn(speaking: OpenScreen, clock: Clock) -> None:
    async with speaking() as s:
        first = s.stored()[0]
        assert isinstance(first, Opened) and first.voice == "human"
        await s.send(GOOD_REPLY)
        advice = text_of(s.call.query_one(Advice))
        assert s.live.session.mood.word in advice and "Written line" in advice
        assert s.composer.border_title == "As Marta"
        assert "You speak as Marta" in text_of(s.call.query_one(NextLine))
        clock.tick(30)
        await s.speak(SAID)
        assert spoken(s.stored())[1:] == [SAID]
        assert not s.call.query_one(Advice).display and not s.composer.border_title
        bubbles = [text_of(one) for one in s.call.query("Bubble > .words").results(Static)]
        assert bubbles[-1] == SAID
        clock.tick(12)
        await s.send(OFFER)
        assert s.call.talk.mine[-1].seconds == 12
        await s.speak()
        assert s.stored() == s.live.session.events


async def test_the_written_line_is_a_key_away(speaking: OpenScreen, services: Services) -> None:
    async with speaking() as s:
        await s.send(GOOD_REPLY)
        await s.speak()
        services.voice = None
        alone = LiveSession.start(services.store, services.kit, Setup(PERSONA, SCENARIO, 7, services.trainee))
        alone.reply(GOOD_REPLY, 0.0)
        assert s.stored()[1:] == alone.session.events[1:]


async def test_replay_uses_the_words_that_were_typed(speaking: OpenScreen, services: Services) -> None:
    async with speaking() as s:
        await s.send(GOOD_REPLY)
        await s.speak(SAID)
        await s.send(OFFER)
        await s.speak()
        services.voice = None
        assert rerun(s.stored(), s.live.session.kit).events == s.stored()
        assert LiveSession.resume(services.store, services.kit, s.live.id).session.events == s.stored()


async def test_leaving_in_between_loses_nothing(speaking: OpenScreen, make_app: MakeApp, services: Services) -> None:
    async with speaking() as s:
        await s.send(GOOD_REPLY)
        s.composer.take("Nine days")
        id = s.live.id
        await s.pilot.press("escape", "y")
        await settle(s.pilot)
        assert isinstance(s.app.screen, HomeScreen)
        assert services.store.events(id)[-1].event == "turn"
        services.voice = None
        s.app.resume_session(id)
        await until(s.pilot, lambda: isinstance(s.app.screen, CallScreen) and s.call.due)
        assert s.composer.text == "Nine days"
        await s.speak(SAID)
        assert spoken(s.stored())[-1] == SAID
        assert rerun(s.stored(), s.live.session.kit).events == s.stored()


async def test_what_the_trainee_typed_meanwhile_comes_back(speaking: OpenScreen, services: Services) -> None:
    services.reader = reader = SlowReader()
    async with speaking() as s:
        s.composer.take(GOOD_REPLY)
        await s.pilot.press("enter")
        s.composer.insert("And")
        reader.may.set()
        await until(s.pilot, lambda: s.call.due)
        assert s.composer.text == ""
        await s.speak(SAID)
        assert s.composer.text == "And"


@pytest.mark.parametrize("typed", ["", "  ", "/end"])
async def test_only_words_are_said(speaking: OpenScreen, typed: str) -> None:
    async with speaking() as s:
        await s.send(GOOD_REPLY)
        s.composer.take(typed)
        await s.pilot.press("enter", "f10", "f3")
        assert "F6 for the written line" in told(s.app)
        assert s.call.due and len(s.live.session.turns) == 2


async def test_undo_and_the_end_work_as_always(speaking: OpenScreen) -> None:
    async with speaking() as s:
        for text in (GOOD_REPLY, OFFER):
            await s.send(text)
            await s.speak(f"You say “{text[:20]}”.")
        s.composer.take("/undo")
        await s.pilot.press("enter")
        await settle(s.pilot)
        assert len(s.live.session.turns) == 3
        await s.send("Would Thursday suit you?")
        await s.speak(SAID)
        assert spoken(s.stored())[-1] == SAID
        await s.pilot.press("f10", "y")
        await settle(s.pilot)
        assert isinstance(s.app.screen, NoteScreen)


async def test_quitting_in_between_does_not_hang(speaking: OpenScreen) -> None:
    async with speaking() as s:
        await s.send(GOOD_REPLY)
        s.app.exit()


def test_looks_as_the_customer(look: Look, services: Services) -> None:
    live = recorded_session(services, "one-reply")
    fact = ("My mother lives with me, and her alarm hangs on the line.",)
    answer = Say("answer", "A lead-in to a fact that was asked for; the fact follows.", facts=(fact,))
    weigh = Say("weigh", "Weighs an offer, and turns it down for a reason.", option="an engineer", verdict="refused")
    persona = services.library.persona(PERSONA)
    written = Spoken("My mother lives with me. And no, not an engineer who comes when he likes.")
    brief = Brief(persona, "", "phone", "", "frustrated", (answer, weigh), (), frozenset(), chance="", written=written)

    async def ask(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app.screen, CallScreen)
        pilot.app.screen.on_speaking_words_due(CallScreen.WordsDue(brief, SimpleQueue()))

    assert look(ask, live)
