"""The debrief: in its order, with the trainee's own words, from the events alone."""

from simulator.events import Mood, Turn
from simulator.report.markdown import markdown
from simulator.report.text import debrief_lines
from simulator.scoring import debrief
from simulator.scoring.debrief import Debrief
from simulator.scoring.session_score import score_session
from simulator.session.loop import Session
from tests.conftest import Opener
from tests.engine.test_session import GOOD

BAD = ["defend: Those are the terms.", "blame: You should have read the <b>email</b> | [x](y).", "refuse: No."]


def finished(session: Session, replies: list[str]) -> Debrief:
    for reply in replies:
        if session.stage == "call":
            session.reply(reply, 20.0)
    if session.stage == "call":
        session.end()
    session.write_note("Wanted out.", 10.0)
    session.rate_self({"1": 3, "2": 3})
    score_session(session)
    return debrief.build(session.events, session.persona, session.scenario)


def test_it_holds_every_mood_and_all_seven_rows(opened: Opener) -> None:
    session = opened()
    shown = finished(session, GOOD)
    assert len(shown.curve) == sum(isinstance(event, Mood) for event in session.events)
    assert [row.number for row in shown.rows] == list("1234567")
    assert shown.own_total == 100
    assert shown.rows[0].own == 3 and shown.rows[4].own is None


def test_its_quotes_are_the_trainees_words(opened: Opener) -> None:
    session = opened()
    shown = finished(session, GOOD)
    said = {turn.turn: turn.text for turn in session.turns if turn.speaker == "trainee"}
    for row in shown.rows:
        for turn, quote in row.result.quotes:
            assert turn < 0 or quote in said[turn]
    assert all(quote in said[turn] for turn, _, quote in shown.went_well)


def test_it_names_one_thing_with_rewrites(opened: Opener) -> None:
    shown = finished(opened(), BAD)
    assert shown.one_thing and shown.one_thing.instead
    assert all("{" not in reply.text for reply in shown.one_thing.instead)


def test_better_work_scores_better(opened: Opener) -> None:
    assert finished(opened(), GOOD).score.total > finished(opened(), BAD).score.total


def test_markdown_obeys_nothing_that_people_typed(opened: Opener) -> None:
    text = markdown(finished(opened(), BAD))
    assert "<b>" not in text and "[x](y)" not in text
    assert "not passed yet" in text


def test_every_reply_is_countable_in_the_lines(opened: Opener) -> None:
    session = opened()
    lines = debrief_lines(finished(session, GOOD))
    replies = sum(isinstance(event, Turn) and event.speaker == "trainee" for event in session.events)
    assert sum(line.lstrip().startswith(str(replies)) for line in lines) >= 1
