"""What the app's tests share: a place of their own, frozen clocks, and snapshots in both themes and two sizes."""

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from simulator.services import Services
from simulator.store.live import LiveSession
from simulator.tui import themes
from simulator.tui.app import HotseatApp

from .helpers import TODAY, Clock, make_services, ready, settle


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, drafts and databases go to the test's folder, and nothing blinks."""
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("HOTSEAT_DB", str(tmp_path / "hotseat.db"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    # Textual looks every 20 ms whether the app is idle; looking oftener makes these tests three times as fast.
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0.004)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 0.0004)
    for widget in (Input, TextArea):
        monkeypatch.setattr(widget, "cursor_blink", False)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = make_services(tmp_path)
    yield made
    made.store.close()


class MakeApp(Protocol):
    def __call__(self, start: tuple[str, str, int] | None = None) -> HotseatApp: ...


@pytest.fixture
def make_app(services: Services, clock: Clock) -> MakeApp:
    """Makes the app over the test's services, its clock frozen."""

    def make(start: tuple[str, str, int] | None = None) -> HotseatApp:
        app = HotseatApp(services, start, clock=clock, today=lambda: TODAY)
        app.animation_level = "none"
        return app

    return make


@pytest.fixture(params=[themes.DARK, themes.LIGHT], ids=["dark", "light"])
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=[(80, 24), (120, 40)], ids=["80x24", "120x40"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    width, height = request.param
    return width, height


Step = Callable[[Pilot[None]], Awaitable[None]]


class Look(Protocol):
    def __call__(self, before: Step | None = None, live: LiveSession | None = None) -> bool: ...


@pytest.fixture
def look(make_app: MakeApp, theme: str, size: tuple[int, int], snap_compare: Any) -> Look:
    """Compares the screen with its snapshot, in each theme and size: `live` is opened first, then `before` is done."""

    def compare(before: Step | None = None, live: LiveSession | None = None) -> bool:
        app = make_app()
        app.theme = theme

        async def prepare(pilot: Pilot[None]) -> None:
            await ready(pilot)
            if live is not None:
                app.continue_session(live)
                await settle(pilot)
            if before is not None:
                await before(pilot)
            await settle(pilot)

        return bool(snap_compare(app, terminal_size=size, run_before=prepare))

    return compare
