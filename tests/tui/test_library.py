"""The library: who can call about what, and every broken file with its mend."""

from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from simulator.content.faults import Fault
from simulator.content.loading import Library
from simulator.services import Services
from simulator.tui.screens.briefing import BriefingScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.screens.library import LibraryScreen
from simulator.tui.widgets.pairing_list import PairingList

from .conftest import Look, MakeApp
from .helpers import ready, settle

FAULT = Fault(
    Path("/home/sam/personas/[b]grumpy.toml"), "mood.anger", "input should be at most 1", "choose a smaller number"
)


def broken(services: Services) -> None:
    """A library with a file that can't be used, in a folder whose name looks like markup."""
    services.library = replace(services.library, faults=(FAULT,))


async def opened(pilot: Pilot[None]) -> LibraryScreen:
    app = await ready(pilot)
    app.open_library()
    await settle(pilot)
    assert isinstance(app.screen, LibraryScreen)
    return app.screen


def detail(screen: LibraryScreen) -> str:
    return str(screen.query_one("#detail Static", Static).content)


async def test_an_entry_tells_and_its_pairing_leads_to_the_briefing(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        screen = await opened(pilot)
        assert "Colin Marsh" in detail(screen)
        await pilot.press("down", "enter", "down", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, BriefingScreen)


async def test_situations_name_who_can_call(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        screen = await opened(pilot)
        await pilot.press("end")
        assert "Harrowline Broadband · phone · hard" in detail(screen)
        pairings = screen.query_one(PairingList)
        assert pairings.option_count == 2
        await pilot.press("right")
        assert pairings.has_focus
        await pilot.press("left")
        assert not pairings.has_focus


async def test_faults_say_what_where_and_how_to_mend(make_app: MakeApp, services: Services) -> None:
    broken(services)
    async with make_app().run_test() as pilot:
        screen = await opened(pilot)
        await pilot.press("end")
        text = detail(screen)
        assert "What:  input should be at most 1" in text
        assert "Where: mood.anger, in /home/sam/personas/[b]grumpy.toml" in text
        assert "Mend:  choose a smaller number" in text
        await pilot.press("enter")
        assert not screen.query_one(PairingList).display


async def test_an_empty_library_says_so(make_app: MakeApp, services: Services) -> None:
    services.library = Library()
    async with make_app().run_test() as pilot:
        screen = await opened(pilot)
        assert "nothing to practise with" in detail(screen)
        await pilot.press("enter", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


def test_looks(look: Look) -> None:
    async def open_it(pilot: Pilot[None]) -> None:
        await opened(pilot)
        await pilot.press("end")

    assert look(open_it)


def test_looks_with_a_fault(look: Look, services: Services) -> None:
    broken(services)

    async def open_it(pilot: Pilot[None]) -> None:
        await opened(pilot)
        await pilot.press("end")
        pilot.app.clear_notifications()

    assert look(open_it)
