"""The history: branches under what they branch from, and every row leads on."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from simulator.events import FollowedUp
from simulator.services import Services
from simulator.store.rows import SessionRow
from simulator.tui.history_rows import cells, in_families
from simulator.tui.screens.call import CallScreen
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.history import HistoryScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.screens.promises import PromisesScreen
from simulator.tui.widgets.session_table import SessionTable

from .conftest import Look, MakeApp
from .helpers import (
    GOOD_REPLY,
    OFFER,
    PROMISES,
    TODAY,
    finished_session,
    ready,
    recorded_session,
    settle,
    start_session,
)


def fill(services: Services) -> None:
    """A finished session with branches, and an unfinished one."""
    first = finished_session(services)
    start_session(services, 9, (GOOD_REPLY,))
    again = first.branch(3)
    again.reply(OFFER, 20.0)
    again.branch(3)
    first.branch(1)


async def opened(pilot: Pilot[None]) -> HistoryScreen:
    app = await ready(pilot)
    app.open_history()
    await settle(pilot)
    assert isinstance(app.screen, HistoryScreen)
    return app.screen


def column(screen: HistoryScreen, number: int) -> list[str]:
    table = screen.query_one(SessionTable)
    return [str(table.get_row_at(row)[number]) for row in range(table.row_count)]


async def test_branches_stand_under_their_first_go(make_app: MakeApp, services: Services) -> None:
    fill(services)
    async with make_app().run_test() as pilot:
        screen = await opened(pilot)
        assert column(screen, 1) == ["Marta Keller", "└ reply 1", "└ reply 2", "  └ reply 2", "Marta Keller"]
        assert column(screen, 4)[1:] == ["open, 1 turn", "open, 5 turns", "open, 3 turns", "open, 3 turns"]


async def test_a_finished_one_opens_its_debrief_and_comes_back(make_app: MakeApp, services: Services) -> None:
    fill(services)
    async with make_app().run_test() as pilot:
        screen = await opened(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, DebriefScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert pilot.app.screen_stack[-1] is screen
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_an_unfinished_one_goes_on(make_app: MakeApp, services: Services) -> None:
    fill(services)
    async with make_app().run_test() as pilot:
        screen = await opened(pilot)
        await pilot.press("end", "down", "down", "down", "down")
        marked = screen.query_one(SessionTable).marked
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, CallScreen)
        assert pilot.app.screen.live is not None and marked is not None
        assert pilot.app.screen.live.id == marked.id


async def test_it_reads_on_at_the_end(make_app: MakeApp, services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(5):
        start_session(services, seed)
    monkeypatch.setattr("simulator.tui.screens.history.PAGE", 3)
    async with make_app().run_test() as pilot:
        screen = await opened(pilot)
        table = screen.query_one(SessionTable)
        assert table.row_count == 3
        await pilot.press("down", "down")
        await settle(pilot)
        assert table.row_count == 5
        assert table.cursor_row == 2


async def test_an_empty_one_says_what_to_do(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        screen = await opened(pilot)
        assert screen.query_one("#nothing").display
        await pilot.press("enter", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_content_that_is_gone_is_named_by_its_id(make_app: MakeApp, services: Services) -> None:
    fill(services)
    services.library = replace(services.library, personas={}, scenarios={})
    async with make_app().run_test() as pilot:
        screen = await opened(pilot)
        assert column(screen, 1)[0] == "repeat-caller"
        assert column(screen, 2)[0] == "no-call-back"


def row(id: str, of: str | None = None, turn: int | None = None) -> SessionRow:
    return SessionRow(
        id=id, trainee="Sam", persona="p", scenario="s", seed=1, voice="lines", started_at=TODAY, changed_at=TODAY,
        stage="call", turns=1, outcome=None, total=None, passed=None, branch_of=of, branch_turn=turn,
        content_hash="x", abandoned=False,
    )  # fmt: skip


def test_families() -> None:
    rows = [row("d", "c", 1), row("c", "a", 5), row("b"), row("e", "a", 3), row("a"), row("f", "gone", 3)]
    assert [(one.row.id, one.depth) for one in in_families(rows)] == [
        ("a", 0), ("e", 1), ("c", 1), ("d", 2), ("b", 0), ("f", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "score", "end"),
    [
        ({"stage": "debrief", "total": 74, "passed": True, "outcome": "accepted"}, "74 passed", "took an offer"),
        ({"stage": "debrief", "total": 0, "passed": False, "outcome": "hung_up"}, "0 not yet", "hung up"),
        ({"stage": "note", "outcome": "left"}, "–", "open, at the note"),
        ({"stage": "self_rating"}, "–", "open, at rating"),
        ({"abandoned": True}, "–", "set aside"),
    ],
)
def test_words_for_a_session(services: Services, changed: dict[str, Any], score: str, end: str) -> None:
    (shown,) = in_families([replace(row("a"), **changed)])
    texts = cells(shown, services.library, TODAY + timedelta(days=1))
    assert texts == ("15 Jan", "p", "s", score, end)


async def test_promises_of_a_finished_one_can_be_recorded(make_app: MakeApp, services: Services) -> None:
    live = finished_session(services, replies=PROMISES)
    app = make_app()
    async with app.run_test() as pilot:
        screen = await opened(pilot)
        await pilot.press("p")
        await settle(pilot)
        assert isinstance(app.screen, PromisesScreen)
        await pilot.press("k", "escape")
        await settle(pilot)
        assert app.screen_stack[-1] is screen
        assert [one.kept for one in services.store.events(live.id) if isinstance(one, FollowedUp)] == [True]


def test_looks(look: Look, services: Services) -> None:
    first = recorded_session(services, "played")
    recorded_session(services, "second-go", of=first.id)
    recorded_session(services, "two-replies")

    async def open_it(pilot: Pilot[None]) -> None:
        await opened(pilot)

    assert look(open_it)
