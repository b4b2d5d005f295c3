from dataclasses import replace

from textual.pilot import Pilot
from textual.widgets import Input, Static

from simulator.events import Opened
from simulator.services import Services
from simulator.store.last_call import earlier
from simulator.tui.app import HotseatApp
from simulator.tui.progress import next_seed
from simulator.tui.remembering import promises
from simulator.tui.screens.briefing import BriefingScreen
from simulator.tui.screens.call import CallScreen
from simulator.tui.screens.home import HomeScreen

from .conftest import Look, MakeApp
from .helpers import (
    PERSONA,
    PROMISES,
    SCENARIO,
    Clock,
    finished_session,
    ready,
    recorded_session,
    settle,
    start_session,
    text_of,
    told,
    until,
)


async def test_enter_starts_the_call_with_the_seed(make_app: MakeApp, services: Services) -> None:
    app = make_app((PERSONA, SCENARIO, 12))
    async with app.run_test() as pilot:
        await ready(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, CallScreen)
        opened = app.screen.talk.live.session.events[0]
        assert isinstance(opened, Opened)
        assert (opened.persona, opened.scenario, opened.seed, opened.trainee) == (PERSONA, SCENARIO, 12, "Sam")
        [row] = services.store.unfinished("Sam")
        assert row.id == app.screen.talk.live.id


async def test_enter_twice_starts_one_session(make_app: MakeApp, services: Services) -> None:
    app = make_app((PERSONA, SCENARIO, 12))
    async with app.run_test() as pilot:
        await ready(pilot)
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert len(services.store.sessions()) == 1


async def test_the_seed_can_be_changed(make_app: MakeApp) -> None:
    app = make_app((PERSONA, SCENARIO, 1))
    async with app.run_test() as pilot:
        await ready(pilot)
        await pilot.press("s", "end", "2", "enter")
        await settle(pilot)
        assert isinstance(app.screen, CallScreen)
        assert app.screen.talk.live.session.setup.seed == 12


async def test_a_bad_seed_gets_a_sentence(make_app: MakeApp, services: Services) -> None:
    app = make_app((PERSONA, SCENARIO, 1))
    async with app.run_test() as pilot:
        await ready(pilot)
        await pilot.press("s", "backspace", "enter")
        await settle(pilot)
        assert isinstance(app.screen, BriefingScreen)
        assert "whole number" in told(app)
        app.screen.query_one("#seed", Input).value = "9" * 40
        await pilot.press("enter")
        await settle(pilot)
        assert "too large" in told(app)
        assert isinstance(app.screen, BriefingScreen)
        assert services.store.sessions() == []


async def test_escape_leaves_the_seed_then_the_briefing(make_app: MakeApp) -> None:
    app = make_app((PERSONA, SCENARIO, 1))
    async with app.run_test() as pilot:
        await ready(pilot)
        await pilot.press("s", "escape")
        assert isinstance(app.screen, BriefingScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)


async def test_the_time_to_prepare_is_shown(make_app: MakeApp, clock: Clock) -> None:
    app = make_app((PERSONA, SCENARIO, 1))
    async with app.run_test() as pilot:
        await ready(pilot)
        clock.tick(75)
        await until(pilot, lambda: "01:15" in text_of(app.screen.query_one("#clock", Static)))


def test_the_next_seed_is_one_not_met_yet(services: Services) -> None:
    assert next_seed(services, PERSONA, SCENARIO) == 1
    start_session(services, 1)
    start_session(services, 3)
    assert next_seed(services, PERSONA, SCENARIO) == 2


async def test_everything_that_may_be_known_is_there(make_app: MakeApp, services: Services) -> None:
    app = make_app((PERSONA, SCENARIO, 1))
    async with app.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        shown = "\n".join(text_of(part) for part in app.screen.query("Part").results(Static))
        scenario = services.library.scenario(SCENARIO)
        parts = [scenario.situation, *(one.value for one in scenario.case_file)]
        parts += [one.text for one in scenario.options] + [one.reason for one in scenario.limits]
        for part in [*parts, scenario.escalation.to[1:], scenario.escalation.reply_within]:
            assert part in shown
        assert not [fact for fact in scenario.facts if fact.text in shown]


async def test_who_remembers_says_so_and_opens_from_it(make_app: MakeApp, services: Services) -> None:
    last = finished_session(services, replies=PROMISES)
    app = make_app((PERSONA, SCENARIO, 12))
    async with app.run_test() as pilot:
        await ready(pilot)
        shown = "\n".join(text_of(part) for part in app.screen.query("Part").results(Static))
        assert (
            "Marta remembers your last call at 12:45: that you promised" in shown
            and "nothing records that it came" in shown
        )
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, CallScreen)
        opened = app.screen.talk.live.session.events[0]
        assert isinstance(opened, Opened)
        assert opened.earlier == earlier(services.store, "Sam", PERSONA, services.library.persona(PERSONA)) != ""
    assert "promise-broken" in opened.earlier and last.session.turns


async def test_a_promise_kept_is_remembered_as_kept(make_app: MakeApp, services: Services) -> None:
    last = finished_session(services, replies=PROMISES)
    for promise in promises(last.session.events):
        last.follow_up(promise, kept=False)
        last.follow_up(promise, kept=True)
    async with make_app((PERSONA, SCENARIO, 12)).run_test() as pilot:
        await ready(pilot)
        shown = "\n".join(text_of(part) for part in pilot.app.screen.query("Part").results(Static))
        assert "that you kept your promise" in shown


async def test_a_first_call_and_who_forgets_start_afresh(make_app: MakeApp, services: Services) -> None:
    finished_session(services)
    library = services.library
    forgets = library.persona(PERSONA).model_copy(update={"remembers": False})
    services.library = replace(library, personas={**library.personas, PERSONA: forgets})
    async with make_app((PERSONA, SCENARIO, 12)).run_test() as pilot:
        await ready(pilot)
        assert len(pilot.app.screen.query("Part")) == 5


async def _open(pilot: Pilot[None]) -> None:
    assert isinstance(pilot.app, HotseatApp)
    pilot.app.open_briefing(PERSONA, SCENARIO, 7)


def test_briefing_looks(look: Look) -> None:
    assert look(_open)


def test_briefing_with_a_last_call_looks(look: Look, services: Services) -> None:
    recorded_session(services, "promised")
    assert look(_open)
