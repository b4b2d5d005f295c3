"""Self-rating: by keys, open where it is left open, and before any score can be seen."""

import pytest
from textual.pilot import Pilot

from simulator.events import Level, Score, SelfRating
from simulator.scoring.rubric import STEPS
from simulator.services import Services
from simulator.store.live import LiveSession
from simulator.store.store import Store
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.rating import RatingScreen
from simulator.tui.widgets.rating_table import RatingTable

from .conftest import Look, MakeApp
from .helpers import NOTE, REPLIES, ready, recorded_session, settle, start_session


@pytest.fixture
def live(services: Services) -> LiveSession:
    """A session whose note is written."""
    live = start_session(services, replies=REPLIES)
    if live.session.stage == "call":
        live.end()
    live.write_note(NOTE, 40.0)
    return live


def reopened(services: Services, id: str) -> LiveSession:
    """The stored session, as the next start of the program finds it."""
    services.store = Store.open(services.database)
    return LiveSession.resume(services.store, services.kit, id)


async def opened(pilot: Pilot[None], live: LiveSession) -> RatingScreen:
    app = await ready(pilot)
    app.continue_session(live)
    await settle(pilot)
    assert isinstance(app.screen, RatingScreen)
    return app.screen


def levels(screen: RatingScreen) -> list[Level]:
    chosen = screen.query_one(RatingTable).levels
    return [chosen.get(number) for number in STEPS]


async def test_keys_rate_step_by_step_and_lead_to_the_debrief(make_app: MakeApp, live: LiveSession) -> None:
    async with make_app().run_test() as pilot:
        await opened(pilot, live)
        await pilot.press("2", "3", "1", "0", "n", "3", "2", "f10")
        await settle(pilot)
        assert isinstance(pilot.app.screen, DebriefScreen)
        own = next(event for event in live.store.events(live.id) if isinstance(event, SelfRating))
    assert own.levels == {"1": 2, "2": 3, "3": 1, "4": 0, "5": "n/a", "6": 3, "7": 2}


async def test_arrows_move_change_and_leave_open(make_app: MakeApp, live: LiveSession) -> None:
    async with make_app().run_test() as pilot:
        screen = await opened(pilot, live)
        await pilot.press("right", "right", "down", "left", "n", "up", "right", "right", "right", "down", "down", "1")
        assert levels(screen)[:4] == [3, 3, 1, None]
        await pilot.press("up", "backspace")
        assert levels(screen)[2] is None


async def test_a_click_rates(make_app: MakeApp, live: LiveSession) -> None:
    async with make_app().run_test() as pilot:
        screen = await opened(pilot, live)
        await pilot.click(RatingTable, offset=(28, 1))
        assert levels(screen)[1] == 2


@pytest.mark.parametrize("keys", [["2", "f9"], ["f10"]], ids=["skipped", "nothing rated"])
async def test_it_can_be_skipped(make_app: MakeApp, live: LiveSession, keys: list[str]) -> None:
    async with make_app().run_test() as pilot:
        await opened(pilot, live)
        await pilot.press(*keys)
        await settle(pilot)
        assert isinstance(pilot.app.screen, DebriefScreen)
        events = live.store.events(live.id)
    assert not any(isinstance(event, SelfRating) for event in events)
    assert sum(isinstance(event, Score) for event in events) == 1


async def test_what_was_chosen_is_there_again(make_app: MakeApp, services: Services, live: LiveSession) -> None:
    async with make_app().run_test() as pilot:
        await opened(pilot, live)
        await pilot.press("2", "1", "escape", "y")
        await settle(pilot)
    async with make_app().run_test() as pilot:
        screen = await opened(pilot, reopened(services, live.id))
        assert levels(screen)[:3] == [2, 1, None]
        assert screen.live.session.stage == "self_rating"


def test_looks(look: Look, services: Services) -> None:
    async def rate(pilot: Pilot[None]) -> None:
        await pilot.press("2", "3", "1", "2")

    assert look(rate, recorded_session(services, "played", before="self_rating"))
