"""The session loop: deterministic, total on any input, resumable, and branched without harm."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.content.loading import Library
from simulator.events import Closed, Ledger, Move, Reading, Turn, from_lines, to_lines
from simulator.scoring.session_score import rerun, score_session
from simulator.session.loop import Kit, Session, SessionError, Setup, branch, replay
from simulator.understanding.reader import PatternReader
from tests.conftest import Opener

GOOD = [
    "greet+acknowledge: I'm Sam. Paying for two homes at once, no wonder you've had enough.",
    "clarify: What happened when you tried to cancel online?",
    "mirror: So the form failed and nobody wrote back, is that it?",
    "explain+offer+choice: Send proof of the move and we review the renewal, or pause the plan. You choose.",
    "escalate+next_step: Ada Brook, the retention supervisor, will call you by Friday at noon.",
    "appreciate+close: Thank you. Ada Brook calls by Friday at noon; reply here any time.",
]


def play(session: Session, replies: list[str]) -> Session:
    for reply in replies:
        if session.stage == "call":
            session.reply(reply, 20.0)
    if session.stage == "call":
        session.end()
    session.write_note("Wanted to cancel. Reviewed.", 30.0)
    score_session(session)
    return session


def test_the_same_inputs_give_the_same_events_in_another_process(opened: Opener) -> None:
    session = play(opened(patterns=True), GOOD)
    script = (
        "import sys, json\n"
        "from tests.engine.test_session import play, GOOD\n"
        "from simulator.content.loading import load\n"
        "from simulator.content.places import shipped\n"
        "from simulator.session.loop import *\n"
        "from simulator.understanding.reader import PatternReader\n"
        "from simulator.events import to_lines\n"
        "kit = Kit(load([shipped()]), PatternReader(), rubric_hash='test')\n"
        "s = Session(Setup('past-deadline-canceller', 'late-cancellation', 1), kit)\n"
        "s.open()\n"
        "sys.stdout.buffer.write(to_lines(play(s, GOOD).events).encode())\n"
    )
    root = Path(__file__).parents[2]
    other = subprocess.run(
        [sys.executable, "-c", script],
        cwd=root,
        capture_output=True,
        check=True,
        env={"PYTHONHASHSEED": "77", "PATH": ""},
    )
    assert other.stdout.decode() == to_lines(session.events)


def test_events_survive_the_round_trip(opened: Opener) -> None:
    session = play(opened(), GOOD)
    assert list(from_lines(to_lines(session.events).splitlines())) == session.events
    for line in to_lines(session.events).splitlines():
        assert {"event", "turn"} <= set(json.loads(line))


def test_a_session_runs_again_from_its_events(opened: Opener) -> None:
    session = play(opened(), GOOD)
    assert rerun(session.events, session.kit).events == session.events


@pytest.mark.parametrize("cut", range(2, 40, 3))
def test_a_session_cut_off_anywhere_goes_on_where_it_was(opened: Opener, cut: int) -> None:
    whole = play(opened(), GOOD).events
    resumed = replay(whole[:cut], opened().kit)
    assert resumed.events[:cut] == whole[:cut]
    assert not resumed.waiting


def test_a_branch_leaves_the_original_alone(opened: Opener) -> None:
    session = play(opened(), GOOD)
    before = list(session.events)
    again = branch(session, 3)
    assert session.events == before
    assert [turn.text for turn in again.turns] == [turn.text for turn in session.turns[:3]]
    again.reply("rude: You could have read the terms, genius.", 5.0)
    assert again.mood.anger > session.mood.anger


def test_who_treats_people_well_ends_better(opened: Opener) -> None:
    good = play(opened(), GOOD)
    bad = play(
        opened(),
        [
            "defend: Those are the terms.",
            "blame: You should have read the email.",
            "refuse: No.",
            "dismiss: Calm down.",
        ],
    )
    assert good.mood.anger < 0.35 < bad.mood.anger


def test_hidden_facts_come_out_only_when_asked(opened: Opener, library: Library) -> None:
    hidden = {fact.id for fact in library.scenario("late-cancellation").facts if fact.hidden}
    silent = play(
        opened(), ["acknowledge: That is hard."] * 3 + ["explain: The plan renews in March because it is yearly."] * 6
    )
    told = {told.id for event in silent.events if isinstance(event, Move) for told in event.facts}
    assert not told & hidden
    for fact in library.scenario("late-cancellation").facts:
        if fact.hidden:
            asking = opened()
            asking.reply(f"clarify: {fact.asked_by[0]}", 10.0)
            moves = [
                event for event in asking.events if isinstance(event, Move) for one in event.facts if one.id == fact.id
            ]
            assert moves and moves[0].facts[0].how == "elicited", fact.id


@pytest.mark.parametrize(
    "reply",
    [
        "x",
        "🙂🙂🙂",
        "שלום, אני מקשיב",
        "[bold]hi[/bold] [/]",
        "\x1b[31mred\x1b[0m hello",
        "a" * 100_000,
        "word " * 20_000,
        "\u202eevil",
        "?" * 50,
        "...",
        "{option} {0} %s",
    ],
)
def test_any_reply_gets_an_answer(opened: Opener, reply: str) -> None:
    session = opened(patterns=True)
    events = session.reply(reply, 5.0)
    assert any(isinstance(event, Turn) and event.speaker == "customer" for event in events)
    assert "\x1b" not in to_lines(session.events)


@pytest.mark.parametrize("reply", ["", "   ", "\x1b[31m", "\n\n"])
def test_an_empty_reply_is_refused_in_a_sentence(opened: Opener, reply: str) -> None:
    session = opened()
    with pytest.raises(SessionError, match="Type a reply"):
        session.say(reply, 1.0)
    assert len(session.turns) == 1


@settings(max_examples=40, deadline=None)
@given(replies=st.lists(st.text(min_size=1, max_size=200), max_size=6), seed=st.integers(0, 10_000))
def test_any_text_and_any_seed_run(library: Library, replies: list[str], seed: int) -> None:
    session = Session(Setup("impatient", "no-call-back", seed), Kit(library, PatternReader()))
    session.open()
    for reply in replies:
        if session.stage == "call":
            try:
                session.reply(reply, 3.0)
            except SessionError:
                continue
    assert to_lines(session.events)


def test_no_line_comes_twice(library: Library) -> None:
    for persona, scenario in library.pairings:
        session = Session(Setup(persona, scenario, 5), Kit(library, PatternReader()))
        session.open()
        for _ in range(14):
            if session.stage == "call":
                session.reply("I see. What else can you tell me about it?", 15.0)
        said = [turn.text for turn in session.turns if turn.speaker == "customer"]
        assert len(said) == len(set(said)), (persona, scenario)


def test_every_ledger_line_quotes_the_reply_or_the_clock(opened: Opener) -> None:
    session = play(opened(), GOOD)
    texts = {turn.turn: turn.text for turn in session.turns}
    for line in session.events:
        if isinstance(line, Ledger) and line.quote and not line.quote.endswith("seconds"):
            assert line.quote in texts[line.turn]


def test_a_hold_is_felt_and_a_reason_softens_it(opened: Opener) -> None:
    plain, told = opened(), opened()
    plain.hold(60.0)
    told.hold(60.0, "reading your notes")
    plain.reply("none: Back.", 1.0)
    told.reply("none: Back.", 1.0)
    assert plain.mood.patience < told.mood.patience


def test_insults_end_the_call(opened: Opener) -> None:
    session = opened("impatient")
    for _ in range(4):
        if session.stage == "call":
            session.reply("rude: You are an idiot.", 3.0)
    closed = session.events[-1]
    assert isinstance(closed, Closed)
    assert (closed.ended_by, closed.outcome) == ("customer", "hung_up")


def test_nobody_stays_for_ever(library: Library) -> None:
    for persona, scenario in library.pairings:
        session = Session(Setup(persona, scenario, 2), Kit(library, PatternReader()))
        session.open()
        for _ in range(40):
            if session.stage == "call":
                session.reply("Hm.", 10.0)
        assert session.stage == "note", (persona, scenario)


def test_the_stages_keep_their_order(opened: Opener) -> None:
    session = opened()
    with pytest.raises(SessionError):
        session.write_note("too early", 1.0)
    session.end()
    with pytest.raises(SessionError):
        session.say("too late", 1.0)


def test_readings_name_the_reply_they_read(opened: Opener) -> None:
    session = play(opened(), GOOD)
    readings = [event for event in session.events if isinstance(event, Reading)]
    assert [session.turns[reading.turn].speaker for reading in readings] == ["trainee"] * len(readings)
