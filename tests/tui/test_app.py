import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import HelpPanel, Input

from simulator.services import Services
from simulator.tui import themes
from simulator.tui.app import HotseatApp
from simulator.tui.screens.briefing import BriefingScreen
from simulator.tui.screens.call import CallScreen
from simulator.tui.screens.confirm import ConfirmScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.widgets.composer import Composer
from simulator.tui.widgets.too_small import TooSmall

from .conftest import Look, MakeApp
from .helpers import (
    CONTENT,
    PERSONA,
    SCENARIO,
    TODAY,
    finished_session,
    ready,
    recorded_session,
    settle,
    start_session,
    told,
    until,
)


async def test_home_is_first_and_loading_comes_behind(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        assert isinstance(app.screen, HomeScreen)
        await ready(pilot)
        assert app.loading.loaded


async def test_the_apps_own_clocks_will_do(services: Services) -> None:
    start_session(services)
    app = HotseatApp(services)
    async with app.run_test() as pilot:
        await ready(pilot)
        assert app.home._entries.unfinished


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    heavy = ("pydantic", "sqlite3", "torch", "simulator.content", "simulator.store", "simulator.scoring", "markdown_it")
    code = f"import sys, simulator.tui.app; print([name for name in {heavy!r} if name in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


async def test_start_opens_the_briefing(make_app: MakeApp) -> None:
    app = make_app((PERSONA, SCENARIO, 12))
    async with app.run_test() as pilot:
        await ready(pilot)
        assert isinstance(app.screen, BriefingScreen)
        assert app.screen.query_one("#seed", Input).value == "12"


async def test_an_unknown_start_is_told(make_app: MakeApp) -> None:
    app = make_app(("nobody", SCENARIO, 1))
    async with app.run_test() as pilot:
        await ready(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert "nobody" in told(app)


async def test_the_other_theme_is_remembered(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await ready(pilot)
        assert app.theme == themes.DARK
        await pilot.press("ctrl+p")
        await pilot.press(*"light")
        await until(pilot, lambda: app.screen.query("OptionList"))
        await pilot.pause(0.3)
        await pilot.press("enter")
        await until(pilot, lambda: app.theme == themes.LIGHT)
    assert make_app().theme == themes.LIGHT


async def test_help_shows_and_hides(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await ready(pilot)
        await pilot.press("question_mark")
        assert app.screen.query(HelpPanel)
        await pilot.press("escape")
        await settle(pilot)
        assert not app.screen.query(HelpPanel)


async def test_quit_without_a_session_leaves_at_once(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await ready(pilot)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert app._exit


async def test_quit_in_a_session_asks_and_keeps_unsent_words(make_app: MakeApp, services: Services) -> None:
    live = start_session(services)
    app = make_app()
    async with app.run_test() as pilot:
        await ready(pilot)
        app.resume_session(live.id)
        await settle(pilot)
        await pilot.press(*"half a thought")
        await pilot.press("ctrl+q")
        assert isinstance(app.screen, ConfirmScreen)
        await pilot.press("n")
        assert isinstance(app.screen, CallScreen)
        await pilot.press("ctrl+q", "ctrl+q", "y")
        await pilot.pause()
        assert app._exit
    again = make_app()
    services.store = type(services.store).open(services.database, now=lambda: TODAY)
    async with again.run_test() as pilot:
        await ready(pilot)
        again.resume_session(live.id)
        await settle(pilot)
        assert again.screen.query_one(Composer).text == "half a thought"


async def test_every_stage_goes_on_where_it_was(make_app: MakeApp, services: Services) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await ready(pilot)
        live = start_session(services)
        steps: dict[str, Callable[[], object]] = {
            "CallScreen": live.end,
            "NoteScreen": lambda: live.write_note("A note.", 10.0),
            "RatingScreen": lambda: live.rate_self({}),
        }
        for stage, step in steps.items():
            app.resume_session(live.id)
            await settle(pilot)
            assert type(app.screen).__name__ == stage
            app.go_home()
            await settle(pilot)
            step()
        app.resume_session(finished_session(services, 8).id)
        await settle(pilot)
        assert type(app.screen).__name__ == "DebriefScreen"


async def test_keys_can_be_changed(make_app: MakeApp, services: Services, tmp_path: Path) -> None:
    _write_keys(tmp_path, 'call.hint = "f7"\n"home.search" = "f"\n')
    app = make_app()
    async with app.run_test() as pilot:
        await ready(pilot)
        await pilot.press("f")
        assert app.screen.has_class("-searching")
        assert not told(app)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("call.hint = ", "can't be read"),
        ("call.hint = 3", "needs a key in quotes"),
        ('call.hitn = "f6"', "there is no key called call.hitn"),
        ('call.hint = "f2"', "would mean two things"),
    ],
)
async def test_a_bad_keys_file_is_told(
    make_app: MakeApp, services: Services, tmp_path: Path, text: str, sentence: str
) -> None:
    _write_keys(tmp_path, text)
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        app.continue_session(start_session(services))
        await settle(pilot)
        await pilot.press("a")
        assert sentence in told(app)


def _write_keys(tmp_path: Path, text: str) -> None:
    file = tmp_path / "config" / "hotseat" / "keys.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


async def test_a_database_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "hotseat.db").write_text("this is no database" * 100)
    app = HotseatApp(Services(content=CONTENT, database=tmp_path / "hotseat.db", read_with="patterns"))
    async with app.run_test() as pilot:
        await until(pilot, lambda: "is not a database" in told(app))
        await settle(pilot)
        await pilot.press("h")
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, BriefingScreen)


async def test_a_bad_content_file_is_told_and_hides_no_other(tmp_path: Path) -> None:
    folder = tmp_path / "own" / "scenarios"
    folder.mkdir(parents=True)
    (folder / "broken.toml").write_text("title = [markup]\n")
    app = HotseatApp(Services(content=tmp_path / "own", database=tmp_path / "hotseat.db", read_with="patterns"))
    async with app.run_test() as pilot:
        await ready(pilot)
        assert "broken.toml" in told(app)
        assert app.services.library.scenarios


async def test_a_small_terminal_gets_a_notice_until_it_grows(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(50, 15)) as pilot:
        await ready(pilot)
        assert app.screen.query_one(TooSmall).display
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert not app.screen.query_one(TooSmall).display


def test_too_small_looks(make_app: MakeApp, theme: str, snap_compare: Any) -> None:
    app = make_app()
    app.theme = theme
    assert snap_compare(app, terminal_size=(50, 15), run_before=ready)


def test_quit_question_looks(look: Look, services: Services) -> None:
    assert look(lambda pilot: pilot.press("ctrl+q"), recorded_session(services, "one-reply"))


def test_help_looks(look: Look) -> None:
    assert look(lambda pilot: pilot.press("question_mark"))


async def test_no_colour_still_draws(make_app: MakeApp, services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app()
    async with app.run_test() as pilot:
        await ready(pilot)
        assert app.no_color
        app.continue_session(start_session(services))
        await settle(pilot)
        assert isinstance(app.screen, CallScreen)
