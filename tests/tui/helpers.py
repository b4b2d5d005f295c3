"""A clock that stands still until it is told to tick, and ways to wait for the app."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from simulator.content.loading import load
from simulator.events import Opened, from_lines
from simulator.services import Services
from simulator.store.live import LiveSession
from simulator.store.store import Store
from simulator.tui.app import HotseatApp
from simulator.understanding.reader import PatternReader

CONTENT = Path(__file__).parent / "content"
"""Two personas and two scenarios that don't change when the shipped ones do."""

SESSIONS = Path(__file__).parent / "sessions"
"""Recorded events."""

TODAY = datetime(2026, 1, 15, 12, 45, tzinfo=UTC)
PERSONA = "repeat-caller"
SCENARIO = "no-call-back"

GOOD_REPLY = (
    "I'm sorry, Marta. Nine days without a line, two reports and a call that never came: that is on us, not on you."
    " May I ask what depends on this line at home?"
)
OFFER = (
    "I can book an engineer for Friday from 8 to 10, or send you a mobile router by noon tomorrow."
    " Which suits you better?"
)
PASS_ON = (
    "Because of the alarm I'm passing this to Priya Holm, our priority repairs lead; she rings you within two hours."
)
GOODBYE = "So: Priya rings you by 8 pm and the router comes tomorrow by noon. Anything else I can do? Goodbye."
PROMISES = (OFFER, "I'll call you back myself by Friday. And I'll send you the router tomorrow.", GOODBYE)
REPLIES = (GOOD_REPLY, OFFER, PASS_ON, GOODBYE)
NOTE = "No line since 3 March, third contact. Offered engineer and router. Passed to Priya Holm, who rings by 8 pm."


class Clock:
    """Seconds that pass only when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds

    def tick(self, seconds: float) -> None:
        self.seconds += seconds


def make_services(folder: Path, trainee: str = "Sam") -> Services:
    """Services with the tests' own content, the quick reader, and a database in the folder."""
    services = Services(database=folder / "hotseat.db", trainee=trainee, read_with="patterns")
    services.library = load([CONTENT])
    services.reader = PatternReader()
    services.store = Store.open(folder / "hotseat.db", now=lambda: TODAY)
    return services


def start_session(services: Services, seed: int = 7, replies: tuple[str, ...] = ()) -> LiveSession:
    """A session in the store, with some replies given."""
    from simulator.session.loop import Setup

    live = LiveSession.start(services.store, services.kit, Setup(PERSONA, SCENARIO, seed, services.trainee))
    for text in replies:
        if live.session.stage == "call":
            live.reply(text, 20.0)
    return live


def recorded_session(services: Services, name: str, before: str = "", of: str = "") -> LiveSession:
    """A session with events as they once were, so that a picture of it outlives changes to the engine.

    It ends before the first event called `before`; `of` is the session that it takes a turn of again.
    """
    from simulator.session.loop import Session, Setup

    events = list(from_lines((SESSIONS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()))
    end = next((at for at, event in enumerate(events) if event.event == before), len(events))
    session = Session(Setup(PERSONA, SCENARIO, 7, services.trainee), services.kit)
    session.events = events[:end]
    opened = events[0]
    assert isinstance(opened, Opened)
    id = services.store.create_session(opened, services.library, branch_of=of, then=events[1:end])
    return LiveSession(services.store, session, id)


def finished_session(services: Services, seed: int = 7, replies: tuple[str, ...] = REPLIES) -> LiveSession:
    """A session played to its score."""
    live = start_session(services, seed, replies)
    if live.session.stage == "call":
        live.end()
    live.write_note(NOTE, 40.0)
    live.rate_self({"1": 2, "2": 3, "3": 2})
    live.score()
    return live


async def ready(pilot: Pilot[None]) -> HotseatApp:
    """Waits until the app has loaded what it needs, and drawn it."""
    app = pilot.app
    assert isinstance(app, HotseatApp)
    await until(pilot, lambda: app.loading.ready)
    await settle(pilot)
    return app


async def settle(pilot: Pilot[None]) -> None:
    """Waits for workers and for what they have set off."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def until(pilot: Pilot[None], holds: Callable[[], object], tries: int = 200) -> None:
    """Waits until something holds; AssertionError where it never does."""
    for _ in range(tries):
        if holds():
            return
        await pilot.pause(0.02)
    raise AssertionError("waited for something that never came")


def told(app: HotseatApp) -> str:
    """Everything that notifications say now."""
    return "\n".join(notification.message for notification in app._notifications)


def text_of(widget: Static) -> str:
    """What a widget says."""
    return str(widget.render())
