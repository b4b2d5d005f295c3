"""The note: fields that make one text, a clock that only nudges, and nothing typed that gets lost."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from simulator.events import Note
from simulator.services import Services
from simulator.store.errors import StoreError
from simulator.store.live import LiveSession
from simulator.store.store import Store
from simulator.tui.note_form import joined
from simulator.tui.screens.home import HomeScreen
from simulator.tui.screens.note import NoteScreen
from simulator.tui.screens.rating import RatingScreen
from simulator.tui.widgets.note_field import NoteField

from .conftest import Look, MakeApp
from .helpers import REPLIES, Clock, ready, recorded_session, settle, start_session

NASTY = "[red]x[/red] [/] \x1b[31mred\x1b[0m שלום 🎉"


@pytest.fixture
def live(services: Services) -> LiveSession:
    """A session whose talk is over."""
    live = start_session(services, replies=REPLIES)
    if live.session.stage == "call":
        live.end()
    return live


def reopened(services: Services, id: str) -> LiveSession:
    """The stored session, as the next start of the program finds it."""
    services.store = Store.open(services.database)
    return LiveSession.resume(services.store, services.kit, id)


async def opened(pilot: Pilot[None], live: LiveSession) -> NoteScreen:
    app = await ready(pilot)
    app.continue_session(live)
    await settle(pilot)
    assert isinstance(app.screen, NoteScreen)
    return app.screen


def written(live: LiveSession) -> Note:
    return next(event for event in live.store.events(live.id) if isinstance(event, Note))


async def test_fields_make_one_note_and_lead_on(make_app: MakeApp, clock: Clock, live: LiveSession) -> None:
    async with make_app().run_test() as pilot:
        await opened(pilot, live)
        await pilot.press(*"dead line", "enter", *"a date", "enter", "enter", *"call by 8", "ctrl+j", *"router")
        clock.tick(42)
        await pilot.press("f10")
        await settle(pilot)
        assert isinstance(pilot.app.screen, RatingScreen)
        assert written(live).text == "Issue: dead line\nThey wanted: a date\nPromised: call by 8\nrouter"
        assert written(live).seconds == 42


async def test_an_empty_note_is_asked_about_once(make_app: MakeApp, live: LiveSession) -> None:
    async with make_app().run_test() as pilot:
        await opened(pilot, live)
        await pilot.press("f10")
        assert live.session.stage == "note"
        await pilot.press("f10")
        await settle(pilot)
        assert isinstance(pilot.app.screen, RatingScreen)
        assert written(live).text == ""


@pytest.mark.parametrize(("seconds", "said"), [(0, "Write it so"), (181, "Three minutes"), (301, "Five minutes")])
async def test_the_clock_nudges(make_app: MakeApp, clock: Clock, live: LiveSession, seconds: int, said: str) -> None:
    async with make_app().run_test() as pilot:
        screen = await opened(pilot, live)
        clock.tick(seconds)
        screen.tick()
        assert said in str(screen.query_one("#introduction", Static).content)
        assert screen.has_class("-late") == (seconds > 0)


async def test_words_survive_leaving_and_a_crash(make_app: MakeApp, services: Services, live: LiveSession) -> None:
    async with make_app().run_test() as pilot:
        await opened(pilot, live)
        await pilot.press(*"kept", "enter", *"also", "escape", "y")
        await settle(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
    app = make_app()
    async with app.run_test() as pilot:
        screen = await opened(pilot, reopened(services, live.id))
        assert [field.text for field in screen.query(NoteField)][:2] == ["kept", "also"]
        await pilot.press("end", *"!", "enter")
        assert app.drafts.take(live.id, "note.issue") == "kept!"


async def test_saved_words_are_no_draft_any_more(make_app: MakeApp, live: LiveSession) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await opened(pilot, live)
        await pilot.press(*"kept", "enter", *"also", "f10")
        await settle(pilot)
        assert app.drafts.take(live.id, "note.issue") == app.drafts.take(live.id, "note.wanted") == ""


async def test_what_could_not_be_kept_can_be_saved_again(
    make_app: MakeApp, live: LiveSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreError("The disk is full; make room and try again.")

    async with make_app().run_test() as pilot:
        screen = await opened(pilot, live)
        await pilot.press(*"kept")
        with monkeypatch.context() as patch:
            patch.setattr(live.store, "append", full)
            await pilot.press("f10")
            await settle(pilot)
        assert pilot.app.screen is screen
        assert screen.query(NoteField).first().text == "kept"
        await pilot.press("f10")
        await settle(pilot)
        assert isinstance(pilot.app.screen, RatingScreen)
        assert written(live).text == "Issue: kept"


async def test_the_talk_is_a_key_away(make_app: MakeApp, live: LiveSession) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, live)
        await pilot.press("down", "f2")
        assert screen.query_one("Reference").display
        assert not screen.query_one("#form").display
        await pilot.press("escape")
        assert screen.query_one("#form").display
        assert screen.focused is list(screen.query(NoteField))[1]


async def test_any_text_can_be_a_note(make_app: MakeApp, live: LiveSession) -> None:
    async with make_app().run_test() as pilot:
        screen = await opened(pilot, live)
        first, second = list(screen.query(NoteField))[:2]
        first.load_text(NASTY)
        second.load_text("word " * 20_000)
        await settle(pilot)
        await pilot.press("f10")
        await settle(pilot)
        await pilot.press("f10")
        await settle(pilot)
        assert live.session.stage == "debrief"
        assert written(live).text.startswith("Issue: [red]x[/red] [/] red שלום 🎉\nThey wanted: word word")


def test_no_escalation_is_said_so() -> None:
    assert joined({"escalation": " Nobody. "}) == "Escalation: none, not needed."
    assert joined({"escalation": "Priya, by 8 pm"}) == "Escalation: Priya, by 8 pm"
    assert joined({"issue": "  ", "left": ""}) == ""


def test_looks(look: Look, services: Services) -> None:
    async def fill(pilot: Pilot[None]) -> None:
        await pilot.press(*"No line since 3 March", "enter")

    assert look(fill, recorded_session(services, "played", before="note"))


def test_looks_with_the_talk(look: Look, services: Services) -> None:
    async def read(pilot: Pilot[None]) -> None:
        await pilot.press("f2")

    assert look(read, recorded_session(services, "played", before="note"))
