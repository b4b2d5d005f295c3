"""The debrief: its order, its proof, what it says of bad sessions, and another go beside the first."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from simulator.events import FollowedUp, Level
from simulator.scoring.debrief import Debrief
from simulator.scoring.session_score import rerun
from simulator.services import Services
from simulator.store.live import LiveSession
from simulator.store.store import Store
from simulator.tui.comparing import compare, summary
from simulator.tui.debrief_data import of
from simulator.tui.screens.again import AgainScreen
from simulator.tui.screens.call import CallScreen
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.widgets.mood_curve import height
from simulator.tui.widgets.step_row import StepRow
from simulator.tui.wording import level_bar, place, quoted

from .conftest import Look, MakeApp
from .helpers import GOODBYE, OFFER, PROMISES, finished_session, ready, recorded_session, settle, start_session, told

BAD = ("Calm down. It's not our fault, read the terms.", "You're an idiot [red]x[/red] [/].", "I guarantee £500 today.")


def bad_session(services: Services) -> LiveSession:
    """A session with critical errors, and with words that look like markup."""
    live = start_session(services, replies=BAD)
    if live.session.stage == "call":
        live.end()
    live.write_note("Customer was very happy. Gave her £900 [/].", 3.0)
    live.score()
    return live


def bare_session(services: Services) -> LiveSession:
    """A session that ended without a word."""
    live = start_session(services)
    live.end()
    live.write_note("", 0.0)
    live.score()
    return live


def second_go(live: LiveSession) -> LiveSession:
    """A finished session with the second reply taken again."""
    again = live.branch(3)
    for text in ("Calm down, it's not our fault. Read the terms.", OFFER, GOODBYE):
        if again.session.stage == "call":
            again.reply(text, 25.0)
    if again.session.stage == "call":
        again.end()
    again.write_note("Line dead since March. Offered an engineer on Friday.", 20.0)
    again.rate_self({"1": 1, "2": 1})
    again.score()
    return again


async def opened(pilot: Pilot[None], live: LiveSession) -> DebriefScreen:
    app = await ready(pilot)
    app.continue_session(live)
    await settle(pilot)
    assert isinstance(app.screen, DebriefScreen)
    return app.screen


def words_of(screen: DebriefScreen) -> str:
    return "\n".join(str(part.content) for part in screen.query("#page Static").results(Static))


async def test_it_talks_in_a_coachs_order(make_app: MakeApp, services: Services) -> None:
    async with make_app().run_test() as pilot:
        screen = await opened(pilot, finished_session(services))
        headings = [str(part.content) for part in screen.query("#page > .heading").results(Static)]
        head = str(screen.query_one("#head", Static).content)
    assert headings == [
        "The mood, reply by reply",
        "The seven steps",
        "The one thing to change",
        "Your line, said another way",
        "What went well",
        "Your note, fact by fact",
        "Another go",
    ]
    assert "You thought" in head and "of 100" in head


async def test_a_step_opens_to_its_proof(make_app: MakeApp, services: Services) -> None:
    async with make_app().run_test() as pilot:
        screen = await opened(pilot, finished_session(services))
        row = screen.query_one("#step-2", StepRow)
        details = row.query_one(".details", Static)
        assert not details.display
        await pilot.press("2")
        assert details.display and "I'm sorry, Marta" in str(details.content)
        await pilot.press("enter")
        assert not details.display
        await pilot.click("#step-2 .title")
        assert details.display


async def test_bad_sessions_are_told_plainly_and_nothing_is_markup(make_app: MakeApp, services: Services) -> None:
    async with make_app().run_test() as pilot:
        screen = await opened(pilot, bad_session(services))
        text = words_of(screen)
    assert "! An insult or a threat" in text
    assert "You're an idiot [red]x[/red]" in text
    assert "did not happen" in text


async def test_doubt_is_shown(make_app: MakeApp, services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    def doubtful(live: LiveSession) -> Debrief:
        shown = of(live)
        rows = tuple(replace(row, result=replace(row.result, unsure=True)) for row in shown.rows)
        return replace(shown, rows=rows)

    monkeypatch.setattr("simulator.tui.screens.debrief.debrief_data.of", doubtful)
    async with make_app().run_test() as pilot:
        screen = await opened(pilot, finished_session(services))
        await pilot.press("1")
        assert "a person should look" in str(screen.query_one("#step-1 .title", Static).content)
        assert "unsure" in str(screen.query_one("#step-1 .details", Static).content)


async def test_a_session_without_a_word_has_a_debrief(make_app: MakeApp, services: Services) -> None:
    async with make_app().run_test() as pilot:
        screen = await opened(pilot, bare_session(services))
        await pilot.press("r")
        await settle(pilot)
        assert pilot.app.screen is screen


async def test_a_reply_is_taken_again(make_app: MakeApp, services: Services) -> None:
    live = finished_session(services)
    async with make_app().run_test() as pilot:
        await opened(pilot, live)
        await pilot.press("r")
        await settle(pilot)
        assert isinstance(pilot.app.screen, AgainScreen)
        await pilot.press("home", "down", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, CallScreen)
        (branch,) = services.store.branches(live.id)
        assert branch.branch_turn == 3 and branch.stage == "call"
        assert services.store.find(live.id).total is not None


async def test_it_can_be_left_alone(make_app: MakeApp, services: Services) -> None:
    live = finished_session(services)
    async with make_app().run_test() as pilot:
        screen = await opened(pilot, live)
        await pilot.press("r", "escape")
        await settle(pilot)
        assert pilot.app.screen is screen
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
        assert not services.store.branches(live.id)


async def test_another_go_stands_beside_the_first(make_app: MakeApp, services: Services) -> None:
    again = second_go(finished_session(services))
    async with make_app().run_test() as pilot:
        screen = await opened(pilot, again)
        text = words_of(screen)
        assert "another go at reply 2" in text
        table = str(screen.query_one("#comparison", Static).content)
    assert "first go" in table and "Mood at the end" in table and "1 Stay calm" in table


async def test_another_go_at_something_unfinished_has_nothing_beside_it(make_app: MakeApp, services: Services) -> None:
    again = second_go(start_session(services, replies=(OFFER, OFFER)))
    async with make_app().run_test() as pilot:
        screen = await opened(pilot, again)
        assert not screen.query("#comparison")


async def test_what_became_of_a_promise_is_recorded(make_app: MakeApp, services: Services) -> None:
    live = finished_session(services, replies=PROMISES)
    async with make_app().run_test() as pilot:
        screen = await opened(pilot, live)
        assert "not said" in str(screen.query_one("#promised", Static).content)
        await pilot.press("p", "k", "n", "k")
        await pilot.press("escape")
        await settle(pilot)
        assert "✓ kept" in str(screen.query_one("#promised", Static).content)
    followed = [event for event in Store.open(services.database).events(live.id) if isinstance(event, FollowedUp)]
    assert [one.kept for one in followed] == [True, False, True]
    assert rerun(live.session.events, live.session.kit).events == live.session.events


async def test_where_nothing_was_promised_that_is_said(make_app: MakeApp, services: Services) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        screen = await opened(pilot, bare_session(services))
        await pilot.press("p")
        await settle(pilot)
        assert app.screen is screen and "Nothing was promised" in told(app)


async def test_it_is_exported_and_copied(
    make_app: MakeApp, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "downloads"
    monkeypatch.setattr("simulator.tui.screens.debrief.user_downloads_path", lambda: folder)
    again = second_go(finished_session(services))
    app = make_app()
    async with app.run_test() as pilot:
        await opened(pilot, again)
        await pilot.press("c", "e")
        await settle(pilot)
        copied = app.clipboard
    saved = (folder / f"hotseat-debrief-{again.id}.md").read_text(encoding="utf-8")
    assert saved == copied
    assert saved.startswith("# Marta Keller")
    assert "## Against the first go" in saved


async def test_a_folder_that_cant_be_made_is_told(
    make_app: MakeApp, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr("simulator.tui.screens.debrief.user_downloads_path", lambda: tmp_path / "file" / "x")
    app = make_app()
    async with app.run_test() as pilot:
        await opened(pilot, finished_session(services))
        await pilot.press("e")
        await settle(pilot)
        assert "can't be made" in [note.message for note in app._notifications][-1]


def test_changes_in_words(services: Services) -> None:
    first = finished_session(services)
    changed = compare(of(first), of(second_go(first)))
    assert summary(changed).startswith("The total went from")
    assert "weaker at" in summary(changed)
    same = compare(of(first), of(first))
    assert summary(same).startswith("The total stayed at") and "weaker" not in summary(same)


@pytest.mark.parametrize(
    ("level", "bar"), [(0, "░░░  0"), (2, "██░  2"), (3, "███  3"), ("n/a", "   n/a"), (None, "     –")]
)
def test_levels_read_without_colour(level: Level, bar: str) -> None:
    assert level_bar(level) == bar


def test_words_about_places_and_quotes(services: Services) -> None:
    turns = start_session(services, replies=(OFFER,)).session.turns
    assert [place(turns, turn) for turn in (-1, 0, 1, 2)] == ["your note", "the opening", "reply 1", "after reply 1"]
    assert quoted("a\nb") == "“a b”"
    assert len(quoted("x" * 500)) == 242


def test_the_curve_gives_every_word_its_row() -> None:
    heights = [height(tension) for tension in (0.0, 0.23, 0.35, 0.5, 0.6, 0.9, 1.0)]
    assert heights == sorted(heights)
    assert [int(one) for one in heights] == [0, 1, 2, 3, 4, 5, 5]


def test_looks(look: Look, services: Services) -> None:
    assert look(live=recorded_session(services, "played"))


def test_looks_after_another_go(look: Look, services: Services) -> None:
    async def go_down(pilot: Pilot[None]) -> None:
        await pilot.press("end")

    first = recorded_session(services, "played")
    assert look(go_down, recorded_session(services, "second-go", of=first.id))


def test_looks_opened_when_it_went_wrong(look: Look, services: Services) -> None:
    async def open_row(pilot: Pilot[None]) -> None:
        await pilot.press("7")

    assert look(open_row, recorded_session(services, "bad"))


def test_looks_when_asked_which(look: Look, services: Services) -> None:
    async def ask(pilot: Pilot[None]) -> None:
        await pilot.press("r")

    assert look(ask, recorded_session(services, "played"))


def test_looks_when_asked_about_promises(look: Look, services: Services) -> None:
    async def record(pilot: Pilot[None]) -> None:
        await pilot.press("p", "k", "down", "n")

    assert look(record, recorded_session(services, "promised"))
