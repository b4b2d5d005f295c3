from pathlib import Path

import pytest

from simulator.services import Services
from simulator.store.errors import StoreError
from simulator.store.store import Store
from simulator.tui.app import HotseatApp
from simulator.tui.screens.call import CallScreen

from .conftest import MakeApp
from .helpers import PERSONA, SCENARIO, make_services, ready, settle, told, until


class SlowStart(Services):
    """Services whose reader can't be made at first."""

    failures = 1

    @property
    def reader(self) -> object:  # type: ignore[override]
        if SlowStart.failures:
            SlowStart.failures -= 1
            raise RuntimeError("no weights [/x]")
        return vars(self)["made"]


async def test_a_reader_that_cannot_be_made_is_told_and_tried_again(tmp_path: Path) -> None:
    made = make_services(tmp_path)
    services = SlowStart(database=made.database, trainee="Sam")
    services.library, services.store = made.library, made.store
    vars(services)["made"] = made.reader
    app = HotseatApp(services, (PERSONA, SCENARIO, 1))
    async with app.run_test() as pilot:
        await until(pilot, lambda: "no weights [/x]" in told(app))
        await settle(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CallScreen))
        assert app.loading.ready


async def test_only_the_last_wish_is_done_when_loading_ends(make_app: MakeApp) -> None:
    app = make_app()
    done: list[str] = []
    async with app.run_test() as pilot:
        app.loading.when_ready(lambda: done.append("first"))
        app.loading.when_ready(lambda: done.append("last"))
        await ready(pilot)
        assert done in (["last"], ["first", "last"])


async def test_a_store_that_opens_later_will_do(
    make_app: MakeApp, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = vars(services).pop("store")
    with monkeypatch.context() as patched:
        patched.setattr(Store, "open", _locked)
        app = make_app()
        async with app.run_test() as pilot:
            await until(pilot, lambda: "in use" in told(app))
            await settle(pilot)
            assert not app.loading.ready
            services.store = store
            await pilot.press("enter")
            await settle(pilot)
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, CallScreen))


def _locked(*args: object, **kwargs: object) -> Store:
    raise StoreError("the database is in use by another program")
