from textual.pilot import Pilot
from textual.widgets import Input

from simulator.services import Services
from simulator.store.live import LiveSession
from simulator.tui.home_entries import Entries, search
from simulator.tui.screens.briefing import BriefingScreen
from simulator.tui.screens.call import CallScreen
from simulator.tui.screens.confirm import ConfirmScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.widgets.choices import Choices
from simulator.tui.widgets.next_line import NextLine
from simulator.tui.words import minutes, when

from .conftest import Look, MakeApp
from .helpers import (
    PERSONA,
    REPLIES,
    SCENARIO,
    TODAY,
    finished_session,
    ready,
    recorded_session,
    settle,
    start_session,
    text_of,
)


async def test_a_first_visit_offers_every_pairing(make_app: MakeApp, services: Services) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await ready(pilot)
        assert isinstance(app.screen, HomeScreen)
        entries = app.screen._entries
        assert not entries.unfinished
        assert {(one.persona, one.scenario) for one in entries.pairings} == set(services.library.pairings)


async def test_enter_opens_the_briefing_of_the_marked_pairing(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await ready(pilot)
        await pilot.press("down")
        marked = app.home.query_one(Choices).marked
        await pilot.press("enter")
        await settle(pilot)
        assert marked is not None
        assert isinstance(app.screen, BriefingScreen)
        assert app.screen._ids == (marked.persona, marked.scenario)


async def test_an_unfinished_session_comes_first_and_goes_on(make_app: MakeApp, services: Services) -> None:
    live = start_session(services, replies=REPLIES[:1])
    app = make_app()
    async with app.run_test() as pilot:
        await ready(pilot)
        marked = app.home.query_one(Choices).marked
        assert marked is not None
        assert (marked.session, marked.columns) == (live.id, ("12:45", "3 turns"))
        assert "x sets it aside" in text_of(app.screen.query_one(NextLine))
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, CallScreen)
        assert app.screen.talk.live.session.events == live.session.events


async def test_setting_aside_asks_and_takes_it_off(make_app: MakeApp, services: Services) -> None:
    start_session(services)
    app = make_app()
    async with app.run_test() as pilot:
        await ready(pilot)
        await pilot.press("x")
        assert isinstance(app.screen, ConfirmScreen)
        await pilot.press("n", "x", "y")
        await settle(pilot)
        assert not app.home._entries.unfinished
        assert services.store.unfinished() == []


async def test_search_narrows_and_escape_shows_all(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await ready(pilot)
        choices = app.screen.query_one(Choices)
        everything = choices.option_count
        await pilot.press("slash", *"colin never")
        await settle(pilot)
        assert choices.marked is not None
        assert (choices.marked.persona, choices.marked.scenario) == ("impatient", SCENARIO)
        await pilot.press("down")
        assert choices.has_focus
        await pilot.press("escape")
        await settle(pilot)
        assert choices.option_count == everything
        assert not app.screen.has_class("-searching")


async def test_a_search_for_nothing_says_so_and_starts_nothing(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await ready(pilot)
        await pilot.press("slash", *"zebra [b]")
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert app.screen.query_one("#search", Input).value == "zebra [b]"


async def test_history_and_library_open_and_close(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await ready(pilot)
        for key, name in (("h", "HistoryScreen"), ("l", "LibraryScreen")):
            await pilot.press(key)
            await settle(pilot)
            assert type(app.screen).__name__ == name
            await pilot.press("escape")
            await settle(pilot)
            assert isinstance(app.screen, HomeScreen)


def test_what_was_played_comes_last_and_is_remarked_on(services: Services) -> None:
    finished_session(services)
    entries = Entries.read(services, True, TODAY)
    assert (entries.pairings[-1].persona, entries.pairings[-1].scenario) == (PERSONA, SCENARIO)
    assert entries.pairings[-1].remark.startswith("You have tried this 1 time, the last one ")
    assert "weakest step so far" in entries.advice
    assert entries.remark == "Sam · 1 session this week"


def test_a_branch_is_not_another_try(services: Services) -> None:
    live = start_session(services, replies=REPLIES[:1])
    live.branch(1)
    entries = Entries.read(services, True, TODAY)
    assert entries.pairings[-1].remark == "You have tried this 1 time."


def test_another_trainees_sessions_are_not_offered(services: Services) -> None:
    start_session(services)
    services.trainee = "Kim"
    entries = Entries.read(services, True, TODAY)
    assert not entries.unfinished
    assert entries.remark == "Kim"


def test_a_session_whose_persona_is_gone_is_still_offered(services: Services) -> None:
    live: LiveSession = start_session(services)
    del services.library.personas[PERSONA]
    [entry] = Entries.read(services, True, TODAY).unfinished
    assert entry.session == live.id
    assert PERSONA in entry.text


def test_search_wants_every_word(services: Services) -> None:
    entries = Entries.read(services, True, TODAY).all
    assert len(search(entries, "MARTA never")) == 1
    assert search(entries, "marta xyzzy") == []
    assert search(entries, "  ") == entries


def test_times_in_words() -> None:
    assert minutes(252.9) == "04:12"
    assert minutes(3725) == "1:02:05"
    assert when(TODAY.replace(day=3), TODAY) == "3 Jan"
    assert when(TODAY.replace(year=2025), TODAY) == "2025-01-15"


def test_home_looks(look: Look) -> None:
    assert look()


def test_home_with_history_looks(look: Look, services: Services) -> None:
    recorded_session(services, "finished")
    recorded_session(services, "two-replies")
    assert look()


async def _search(pilot: Pilot[None]) -> None:
    await pilot.press("slash", *"never")


def test_home_search_looks(look: Look) -> None:
    assert look(_search)
