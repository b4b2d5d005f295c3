"""A customer who remembers opens from the last call: what was promised, what came of it, what the note left out."""

import json

import pytest

from simulator.content.loading import Library
from simulator.customer.earlier import FollowUp, from_last_call
from simulator.events import Event, Ledger, Move
from simulator.session.loop import Kit, Session, Setup
from tests.conftest import Opener, TaggedReader

PROMISE = "I'll call you back by Friday."


def last_call(opened: Opener, note: str) -> list[Event]:
    session = opened("repeat-caller")
    session.reply("acknowledge: You've waited far too long for this.", 10.0)
    session.reply("clarify: Do you have other cover at the new place?", 10.0)
    session.reply(f"own+next_step: {PROMISE}", 10.0)
    session.end()
    session.write_note(note, 20.0)
    return session.events


def next_call(library: Library, earlier: dict[str, str], persona: str = "repeat-caller") -> Session:
    session = Session(Setup(persona, "late-cancellation", 2, earlier=json.dumps(earlier)), Kit(library, TaggedReader()))
    session.open()
    return session


def rules(session: Session) -> set[str]:
    return {event.rule for event in session.events if isinstance(event, Ledger)}


def test_a_promise_without_a_follow_up_was_broken(opened: Opener, library: Library) -> None:
    earlier = from_last_call(last_call(opened, "Pays twice: boiler cover in the rent of the new flat."))
    assert earlier["promise"] == "a call by Friday"
    session = next_call(library, earlier)
    assert "promise-broken" in rules(session)
    assert session.mood.trust < next_call(library, {}).mood.trust
    assert [event.move for event in session.events if isinstance(event, Move)][0] == "remember"


def test_a_promise_kept_is_counted(opened: Opener, library: Library) -> None:
    earlier = from_last_call(last_call(opened, "-"), [FollowUp(PROMISE, kept=True)])
    session = next_call(library, earlier)
    assert "promise-kept" in rules(session)
    assert session.mood.trust > next_call(library, {}).mood.trust


@pytest.mark.parametrize(
    ("note", "again"),
    [("", True), ("Angry.", True), ("New flat has boiler cover in the rent, so she pays for it twice.", False)],
)
def test_what_the_note_left_out_has_to_be_told_again(opened: Opener, note: str, again: bool) -> None:
    assert ("told-again" in from_last_call(last_call(opened, note))) == again


def test_who_does_not_remember_starts_afresh(opened: Opener, library: Library) -> None:
    earlier = from_last_call(last_call(opened, ""))
    assert not rules(next_call(library, earlier, persona="impatient"))


def test_a_call_that_was_cut_off_leaves_nothing(opened: Opener) -> None:
    assert from_last_call(opened("repeat-caller").events) == {}


@pytest.mark.parametrize("seed", range(6))
def test_the_promise_is_spoken_of(library: Library, seed: int) -> None:
    earlier = json.dumps({"promise": "a call by Friday", "promise-kept": PROMISE})
    session = Session(Setup("repeat-caller", "late-cancellation", seed, earlier=earlier), Kit(library, TaggedReader()))
    session.open()
    assert "a call by Friday" in session.turns[0].text
