from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Protocol

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from simulator.events import Event, Held, Hinted, Mood, Turn
from simulator.services import Services
from simulator.store.errors import StoreError
from simulator.store.live import LiveSession
from simulator.tui.app import HotseatApp
from simulator.tui.screens.call import CallScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.screens.note import NoteScreen
from simulator.tui.screens.phrases import PhrasesScreen, split_step
from simulator.tui.widgets.aside import Aside
from simulator.tui.widgets.bubble import Bubble
from simulator.tui.widgets.call_bar import CallBar
from simulator.tui.widgets.case_file import CaseFile
from simulator.tui.widgets.composer import Composer
from simulator.tui.widgets.mood_gauge import MoodGauge, gauge
from simulator.tui.widgets.next_line import NextLine
from simulator.tui.widgets.transcript import Transcript
from simulator.tui.widgets.typing_line import TypingLine

from .conftest import Look, MakeApp, Step
from .helpers import (
    GOOD_REPLY,
    PERSONA,
    REPLIES,
    SCENARIO,
    Clock,
    ready,
    recorded_session,
    settle,
    start_session,
    text_of,
    told,
    until,
)
from .readers import BrokenReader, SlowReader


class Call:
    """A call under test: its pilot, its app, and short ways to what is asked most."""

    def __init__(self, pilot: Pilot[None], app: HotseatApp) -> None:
        self.pilot = pilot
        self.app = app

    @property
    def screen(self) -> CallScreen:
        assert isinstance(self.app.screen, CallScreen)
        return self.app.screen

    @property
    def composer(self) -> Composer:
        return self.screen.query_one(Composer)

    @property
    def live(self) -> LiveSession:
        return self.screen.talk.live

    @property
    def events(self) -> list[Event]:
        return self.live.session.events

    def stored(self) -> list[Event]:
        return self.live.store.events(self.live.id)

    def shown(self) -> list[str]:
        """The words of every bubble."""
        return [text_of(words) for words in self.screen.query("Bubble > .words").results(Static)]

    async def send(self, text: str) -> None:
        """Types a text at once, sends it, and waits for the answer."""
        self.composer.take(text)
        await self.pilot.press("enter")
        await settle(self.pilot)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await settle(self.pilot)


class OpenCall(Protocol):
    def __call__(
        self, replies: Sequence[str] = (), size: tuple[int, int] = (80, 24)
    ) -> AbstractAsyncContextManager[Call]: ...


@pytest.fixture
def call(make_app: MakeApp, services: Services) -> OpenCall:
    """Opens a call with some replies given."""

    @asynccontextmanager
    async def opened(replies: Sequence[str] = (), size: tuple[int, int] = (80, 24)) -> AsyncIterator[Call]:
        app = make_app()
        async with app.run_test(size=size) as pilot:
            await ready(pilot)
            app.continue_session(start_session(services, replies=tuple(replies)))
            await settle(pilot)
            yield Call(pilot, app)

    return opened


# --- saying and hearing ---------------------------------------------------------------------------------------------


async def test_a_reply_is_stored_answered_and_shown(call: OpenCall, clock: Clock) -> None:
    async with call() as c:
        clock.tick(31.4)
        await c.send(GOOD_REPLY)
        mine, answer = c.live.session.turns[1:]
        assert (mine.speaker, mine.text, mine.seconds, mine.at) == ("trainee", GOOD_REPLY, 31.4, 31.4)
        assert answer.speaker == "customer"
        assert c.shown()[1:] == [mine.text, answer.text]
        assert c.composer.text == ""
        assert c.composer.has_focus
        assert c.stored() == c.events


async def test_the_same_session_in_the_app_and_without_it_gives_the_same_events(
    call: OpenCall, clock: Clock, services: Services
) -> None:
    async with call() as c:
        for text in REPLIES:
            if c.live.session.stage == "call":
                clock.tick(20)
                await c.send(text)
        alone = start_session(services, replies=REPLIES)
        assert c.events == alone.session.events


async def test_seconds_count_from_the_customers_last_words(call: OpenCall, clock: Clock) -> None:
    async with call() as c:
        clock.tick(10)
        await c.send("Hello Marta, thank you for waiting.")
        clock.tick(7)
        await c.send("What happened on the 3rd?")
        assert [turn.seconds for turn in c.screen.talk.mine] == [10, 7]


async def test_nothing_to_send_gets_a_sentence(call: OpenCall) -> None:
    async with call() as c:
        await c.send("  \n ")
        assert "nothing to send" in told(c.app)
        assert len(c.live.session.turns) == 1


async def test_keys_work_while_the_answer_is_made(call: OpenCall, services: Services) -> None:
    services.reader = reader = SlowReader()
    async with call() as c:
        c.composer.take(GOOD_REPLY)
        await c.pilot.press("enter")
        await c.pilot.pause()
        assert c.screen.query_one(TypingLine).display
        assert "Marta is speaking" in text_of(c.screen.query_one(TypingLine))
        assert c.stored()[-1] == c.live.session.turns[-1]
        await c.pilot.press(*"next")
        assert c.composer.text == "next"
        await c.pilot.press("enter", "f3", "f10")
        await c.pilot.pause()
        assert "still answering" in told(c.app)
        assert c.composer.text == "next"
        assert isinstance(c.app.screen, CallScreen)
        reader.may.set()
        await settle(c.pilot)
        assert not c.screen.query_one(TypingLine).display
        assert len(c.live.session.turns) == 3
        assert c.composer.text == "next"


async def test_an_answer_that_was_cut_off_comes_back(call: OpenCall, services: Services) -> None:
    services.reader = reader = SlowReader()
    async with call() as c:
        id = c.live.id
        c.composer.take(GOOD_REPLY)
        await c.pilot.press("enter", "escape", "y")
        await until(c.pilot, lambda: isinstance(c.app.screen, HomeScreen))
        reader.may.set()
        await settle(c.pilot)
        c.app.resume_session(id)
        await settle(c.pilot)
        assert len(c.live.session.turns) == 3
        assert c.stored() == c.events


async def test_a_reader_that_fails_can_be_tried_again(call: OpenCall, services: Services) -> None:
    services.reader = BrokenReader(times=1)
    async with call() as c:
        await c.send(GOOD_REPLY)
        assert "the weights are gone [/red]" in told(c.app)
        assert not c.screen.query_one(TypingLine).display
        await c.press("enter")
        assert len(c.live.session.turns) == 3
        assert c.stored() == c.events


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("[bold]Sorry[/bold] [/foo] [refund]", "[bold]Sorry[/bold] [/foo] [refund]"),
        ("\x1b[31mred\x1b[0m and \x1b]0;title\x07bell\x07", "red and bell"),
        ("I'm sorry 😀👩‍👩‍👧‍👦 ñ 漢字", "I'm sorry 😀👩‍👩‍👧‍👦 ñ 漢字"),
        ("أنا آسف جدا يا سيدتي", "أنا آسف جدا يا سيدتي"),
        ("a\u202eb\u0000c", "abc"),
        ("$primary @click=app.quit [link='x']", "$primary @click=app.quit [link='x']"),
    ],
)
async def test_whatever_is_typed_is_only_text(call: OpenCall, text: str, kept: str) -> None:
    async with call() as c:
        await c.send(text)
        assert c.shown()[1] == kept
        await c.press("f4")
        await c.press("f2")
        assert c.stored() == c.events


async def test_a_hundred_kilobytes_are_taken_and_cut_on_the_screen(call: OpenCall) -> None:
    async with call() as c:
        text = "word " * 20_000
        await c.send(text)
        assert c.live.session.turns[1].text == text.strip()
        assert "nobody listens longer" in c.shown()[1]
        assert len(c.shown()[1]) < 5000


async def test_what_is_pasted_is_made_safe(call: OpenCall) -> None:
    async with call() as c:
        c.composer.post_message(events.Paste("one\x1b[2Jtwo\r\nthree"))
        await settle(c.pilot)
        assert c.composer.text == "onetwo\nthree"


async def test_the_composer_breaks_lines_and_grows_to_five(call: OpenCall) -> None:
    async with call() as c:
        await c.press("a", "ctrl+j", "b")
        assert c.composer.text == "a\nb"
        assert c.composer.size.height == 2
        await c.press(*["ctrl+j"] * 6)
        assert c.composer.size.height == 5
        await c.press("enter")
        assert c.live.session.turns[1].text == "a\nb"
        assert c.composer.size.height == 1


async def test_keys_that_come_in_one_burst_keep_their_order(call: OpenCall) -> None:
    async with call() as c:
        for character in "ok\rmore":
            key = "enter" if character == "\r" else character
            c.app.post_message(events.Key(key, character))
        await settle(c.pilot)
        assert [turn.text for turn in c.screen.talk.mine] == ["ok"]
        assert c.composer.text == "more"


# --- what fails -----------------------------------------------------------------------------------------------------


async def test_words_that_cannot_be_stored_stay_in_the_composer(
    call: OpenCall, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with call() as c:
        with monkeypatch.context() as patched:
            patched.setattr(services.store, "append", _full)
            await c.send(GOOD_REPLY)
            assert "disk is full" in told(c.app)
            assert c.composer.text == GOOD_REPLY
            assert len(c.live.session.turns) == 1
            await c.press("f3")
            assert not [event for event in c.events if isinstance(event, Hinted)]
        await c.press("enter")
        assert len(c.live.session.turns) == 3
        assert c.stored() == c.events


async def test_an_answer_that_cannot_be_stored_is_stored_later(
    call: OpenCall, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.reader = reader = SlowReader()
    async with call() as c:
        c.composer.take(GOOD_REPLY)
        await c.pilot.press("enter")
        with monkeypatch.context() as patched:
            patched.setattr(services.store, "append", _full)
            reader.may.set()
            await settle(c.pilot)
            assert "disk is full" in told(c.app)
            assert len(c.shown()) == 3
        await c.send("And what happened then?")
        assert c.stored() == c.events
        assert len(c.live.session.turns) == 5


def _full(*args: object, **kwargs: object) -> None:
    raise StoreError("the disk is full")


# --- keys -----------------------------------------------------------------------------------------------------------


async def test_the_mood_is_a_word_a_bar_and_a_direction(call: OpenCall) -> None:
    async with call() as c:
        shown = text_of(c.screen.query_one(MoodGauge))
        assert c.live.session.mood.word in shown
        await c.send(GOOD_REPLY)
        shown = text_of(c.screen.query_one(MoodGauge))
        assert "▇" in shown
        assert "cooler" in shown


def test_the_gauge_says_where_the_mood_goes() -> None:
    calm = Mood(turn=0, word="calm", anger=0.1, trust=0.8, heard=0.8, patience=0.8, hope=0.8)
    furious = Mood(turn=2, word="furious", anger=1.0, trust=0.0, heard=0.0, patience=0.0, hope=0.0)
    assert "hotter" in str(gauge(furious, calm))
    assert "▇" * 10 in str(gauge(furious, calm))
    assert "cooler" in str(gauge(calm, furious))
    assert "steady" in str(gauge(calm, calm))
    assert str(gauge(calm, None)).split()[0] == "calm"


async def test_a_hint_names_the_step_and_is_recorded(call: OpenCall) -> None:
    async with call() as c:
        await c.press("f3")
        aside = c.screen.query_one(Aside)
        assert aside.display
        assert "step 2" in text_of(aside)
        assert [event.step for event in c.stored() if isinstance(event, Hinted)] == [2]
        await c.press("f3")
        assert not aside.display


async def test_why_follows_the_mood_and_escape_puts_it_away(call: OpenCall) -> None:
    async with call() as c:
        await c.press("f4")
        aside = c.screen.query_one(Aside)
        assert "Nothing has moved the mood yet" in text_of(aside)
        await c.send(GOOD_REPLY)
        assert "anger −" in text_of(aside)
        await c.press("escape")
        assert not aside.display
        assert isinstance(c.app.screen, CallScreen)


async def test_the_case_file_takes_the_conversations_place_when_narrow(call: OpenCall) -> None:
    async with call() as c:
        case, talk = c.screen.query_one(CaseFile), c.screen.query_one(Transcript)
        assert (case.display, talk.display) == (False, True)
        await c.press("f2")
        assert (case.display, talk.display) == (True, False)
        await c.press("a", "pagedown")
        assert c.composer.text == "a"
        assert case.scroll_y > 0
        await c.press("escape")
        assert (case.display, talk.display) == (False, True)


async def test_the_case_file_stands_beside_when_wide(call: OpenCall) -> None:
    async with call(size=(120, 40)) as c:
        case, talk = c.screen.query_one(CaseFile), c.screen.query_one(Transcript)
        assert (case.display, talk.display) == (True, True)
        await c.press("f2")
        assert (case.display, talk.display) == (False, True)


async def test_the_clock_runs_until_the_end(call: OpenCall, clock: Clock) -> None:
    async with call(REPLIES[:1]) as c:
        clock.tick(32)
        await until(c.pilot, lambda: "00:52" in _clock(c))
        talk = c.screen.talk
        await c.press("f10", "y")
        clock.tick(500)
        assert talk.elapsed == 20


def _clock(c: Call) -> str:
    return text_of(c.screen.query_one(CallBar).query_one(".clock", Static))


async def test_scrolling_up_stays_until_something_new_is_said(call: OpenCall) -> None:
    async with call(REPLIES[:3], size=(80, 20)) as c:
        talk = c.screen.query_one(Transcript)
        assert talk.scroll_y == talk.max_scroll_y > 0
        await c.press("pageup")
        assert talk.scroll_y < talk.max_scroll_y
        await c.send("What else should I know?")
        assert talk.scroll_y == talk.max_scroll_y


async def test_the_transcript_is_copied_and_saved(
    call: OpenCall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("textual.app.user_downloads_path", lambda: tmp_path, raising=False)
    async with call(REPLIES[:1]) as c:
        await c.press("f8")
        assert GOOD_REPLY in c.app.clipboard
        assert "00:20 You: " in c.app.clipboard
        await c.press("f9")
        await until(c.pilot, lambda: "Saved" in told(c.app))
        [file] = tmp_path.glob("hotseat-*.txt")
        assert file.read_text(encoding="utf-8") == c.app.clipboard


# --- the trainee's phrases ------------------------------------------------------------------------------------------


async def test_phrases_are_added_inserted_and_removed(call: OpenCall, services: Services) -> None:
    async with call() as c:
        await c.press(*"I hear you.")
        await c.press("f5", "a", "enter")
        assert [one.text for one in services.store.snippets("Sam")] == ["I hear you."]
        assert isinstance(c.app.screen, PhrasesScreen)
        await c.press("enter")
        assert c.composer.text == "I hear you.I hear you."
        await c.press("f5", "delete", "y", "escape")
        assert services.store.snippets("Sam") == []


async def test_a_phrase_that_is_empty_gets_a_sentence(call: OpenCall, services: Services) -> None:
    async with call() as c:
        await c.press("f5", "a", "enter")
        assert "1 to 1000 characters" in told(c.app)
        await c.press("escape", "escape")
        assert isinstance(c.app.screen, CallScreen)


def test_a_phrase_can_name_its_step() -> None:
    assert split_step("2: I hear you") == (2, "I hear you")
    assert split_step("Note: it is Friday") == (None, "Note: it is Friday")
    assert split_step("8: none") == (None, "8: none")


# --- slash ----------------------------------------------------------------------------------------------------------


async def test_hold_and_wait_are_events_and_are_shown(call: OpenCall, clock: Clock) -> None:
    async with call() as c:
        await c.send("/hold 40 reading your notes")
        await c.send("/wait 30")
        holds = [event for event in c.stored() if isinstance(event, Held)]
        assert [(one.seconds, one.reason, one.hold) for one in holds] == [
            (40, "reading your notes", True),
            (30, "", False),
        ]
        remarks = [text_of(one) for one in c.screen.query("Remark").results(Static)]
        assert remarks == ["On hold for 40 s: reading your notes", "Silence for 30 s"]
        assert c.composer.text == ""
        clock.tick(5)
        await c.send("Thank you for holding.")
        assert c.screen.talk.mine[0].seconds == 5
        assert c.screen.talk.mine[0].at == 75


@pytest.mark.parametrize("text", ["/hold", "/hold soon", "/wait -3", "/hold 99999", "/wait nan"])
async def test_a_bad_pause_gets_an_example(call: OpenCall, text: str) -> None:
    async with call() as c:
        await c.send(text)
        assert "for example" in told(c.app)
        assert c.composer.text == text
        assert len(c.events) == len(c.stored())


async def test_an_unknown_command_is_named(call: OpenCall) -> None:
    async with call() as c:
        await c.send("/frobnicate")
        assert "There is no /frobnicate" in told(c.app)
        assert len(c.live.session.turns) == 1


async def test_undo_takes_the_last_reply_back_as_a_branch(call: OpenCall, services: Services) -> None:
    async with call(REPLIES[:2]) as c:
        before = c.live.id
        await c.send("/undo")
        assert c.live.id != before
        assert [turn.text for turn in c.screen.talk.mine] == [REPLIES[0]]
        assert c.composer.text == REPLIES[1]
        assert len(c.shown()) == 3
        assert [row.id for row in services.store.unfinished("Sam")] == [c.live.id]
        assert [row.id for row in services.store.branches(before)] == [c.live.id]
        await c.send("Would Thursday suit you?")
        assert c.stored() == c.events


async def test_undo_with_nothing_said_says_so(call: OpenCall) -> None:
    async with call() as c:
        await c.send("/undo")
        assert "nothing to take back" in told(c.app)


# --- the end --------------------------------------------------------------------------------------------------------


async def test_ending_asks_and_leads_to_the_note(call: OpenCall) -> None:
    async with call(REPLIES[:1]) as c:
        live = c.live
        await c.press("f10", "n")
        assert isinstance(c.app.screen, CallScreen)
        await c.send("/end")
        await c.press("enter")
        assert live.session.stage == "note"
        assert isinstance(c.app.screen, NoteScreen)


async def test_a_customer_who_leaves_is_read_before_the_note(call: OpenCall) -> None:
    async with call() as c:
        for _ in range(12):
            if c.live.session.stage == "call":
                await c.send("That's your own fault, you idiot. Stop whining.")
        assert c.live.session.stage == "note"
        assert not c.composer.display
        assert "Enter goes on" in text_of(c.screen.query_one(NextLine))
        await c.press("enter")
        assert isinstance(c.app.screen, NoteScreen)


async def test_leaving_keeps_the_draft_and_the_place(call: OpenCall) -> None:
    async with call(REPLIES[:1]) as c:
        id, events = c.live.id, list(c.events)
        await c.press(*"so far", "escape", "y")
        assert isinstance(c.app.screen, HomeScreen)
        await c.press("enter")
        assert (c.live.id, c.events, c.composer.text) == (id, events, "so far")


async def test_a_whole_session_by_keys_alone(make_app: MakeApp, services: Services) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await ready(pilot)
        await pilot.press("slash", *"marta never", "enter", "enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        for text in ("Sorry, Marta.", "What happened?"):
            await pilot.press(*text, "enter")
            await settle(pilot)
        await pilot.press("f3", "f4", "f2", "f2")
        await pilot.press("f10", "y")
        await settle(pilot)
        await pilot.press(*"No line.", "f10")
        await settle(pilot)
        await pilot.press("2", "down", "3", "f10")
        await settle(pilot)
        assert type(app.screen).__name__ == "DebriefScreen"
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
    store = type(services.store).open(services.database)
    [row] = store.sessions()
    assert (row.persona, row.scenario, row.stage, row.turns) == (PERSONA, SCENARIO, "debrief", 5)
    assert [turn.text for turn in store.events(row.id) if isinstance(turn, Turn) and turn.speaker == "trainee"] == [
        "Sorry, Marta.",
        "What happened?",
    ]
    store.close()


# --- looks ----------------------------------------------------------------------------------------------------------


def test_call_looks(look: Look, services: Services) -> None:
    assert look(None, recorded_session(services, "two-replies"))


def _after(*keys: str) -> Step:
    async def press(pilot: Pilot[None]) -> None:
        for key in keys:
            await pilot.press(key)
            await settle(pilot)

    return press


def test_call_with_hint_looks(look: Look, services: Services) -> None:
    assert look(_after("f3"), recorded_session(services, "one-reply"))


def test_call_with_why_and_case_looks(look: Look, services: Services) -> None:
    assert look(_after("f4", "f2"), recorded_session(services, "one-reply"))


def test_call_with_phrases_looks(look: Look, services: Services) -> None:
    live = recorded_session(services, "opened")
    services.store.add_snippet("Sam", "Two calls, and nobody rang. That is on us.", 2)
    services.store.add_snippet("Sam", "What would make this work for you?", 4)
    services.store.add_snippet("Sam", "Thank you for your [patience].")
    assert look(_after("f5"), live)


def test_call_that_is_over_looks(look: Look, services: Services) -> None:
    live = recorded_session(services, "hung-up")
    assert look(lambda pilot: _show_call(pilot, live))


async def _show_call(pilot: Pilot[None], live: LiveSession) -> None:
    pilot.app.push_screen(CallScreen(live))
    await settle(pilot)


def test_bubbles_show_times_and_names() -> None:
    assert Bubble("Maximiliane", "Hi", 75.0, mine=False)._parts == ("01:15", "Maximil…", "Hi")
