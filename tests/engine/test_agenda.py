"""What customers do next: a table of situations, each played on shipped content with tagged replies."""

from collections.abc import Sequence

import pytest

from simulator.events import Ledger, Move
from simulator.session.loop import Session
from tests.conftest import Opener

SEEDS = range(1, 13)
KIND = "acknowledge: No wonder that you're upset after all of this."


def after(opened: Opener, replies: Sequence[str], **who: object) -> Session:
    """A session after these replies, as far as the customer stayed for them."""
    session = opened(**who)
    for reply in replies:
        if session.stage == "call":
            session.reply(reply, 15.0)
    return session


def last_moves(session: Session) -> set[str]:
    return {e.move for e in session.events if isinstance(e, Move) and e.turn == session.turns[-1].turn}


def all_moves(session: Session) -> list[str]:
    return [event.move for event in session.events if isinstance(event, Move)]


def rules(session: Session) -> set[str]:
    return {event.rule for event in session.events if isinstance(event, Ledger)}


def ever(opened: Opener, replies: Sequence[str], move: str, **who: object) -> bool:
    """Whether a move comes with some seed."""
    return any(move in all_moves(after(opened, replies, seed=seed, **who)) for seed in SEEDS)


ALWAYS = [
    ("an insult", [KIND, "rude: You are an idiot.", "rude: An idiot, as I said."], "hang-up"),
    ("another time", ["next_step: I'll call you by Friday.", "next_step: I'll call you by Monday."], "challenge"),
    ("an empty reply", ["none: Hm."], "react-nothing"),
    ("a summary", [KIND, "mirror: So you moved, and nobody answered, is that right?"], "confirm"),
    ("what they want", [KIND, "clarify: What would you like us to do?"], "press"),
    ("off the map", [KIND, "clarify: What colour is your neighbour's parrot?"], "answer-unknown"),
    ("a number", ["identify: Can I have your order number?"], "answer-identify"),
    ("a hold asked for", [KIND, "hold: Give me two minutes while I read the notes."], "grant-hold"),
]


@pytest.mark.parametrize(("case", "replies", "move"), ALWAYS, ids=[case for case, _, _ in ALWAYS])
def test_a_customer_answers_to_what_was_done(opened: Opener, case: str, replies: list[str], move: str) -> None:
    for seed in SEEDS:
        assert move in all_moves(after(opened, replies, seed=seed)), (case, seed)


GRIM = ["defend: Those are the terms.", "dismiss: It is not that bad.", "refuse: No."] * 3
SOMETIMES = [
    ("drift", [KIND, "clarify: How much have you paid?", KIND], "rambler"),
    ("test", [KIND, "own: This is mine now, I will stay with it.", "explain: It renews as it is yearly."], "expert"),
    ("demand-supervisor", GRIM, "impatient"),
    ("threaten-court", GRIM, "expert"),
    ("threaten-leave", GRIM, "impatient"),
    ("go-silent", ["clarify: Why now?", "dismiss: Not so bad.", "dismiss: Others have it worse."], "frightened"),
    ("interrupt", [KIND, "defend: " + "The terms are the terms and they were sent to you in March. " * 8], "impatient"),
]


@pytest.mark.parametrize(("move", "replies", "persona"), SOMETIMES, ids=[move for move, _, _ in SOMETIMES])
def test_customers_can_do_it(opened: Opener, move: str, replies: list[str], persona: str) -> None:
    assert ever(opened, replies, move, persona=persona)


def test_who_wanders_off_is_drawn_back_by_kindness(opened: Opener) -> None:
    for seed in SEEDS:
        session = after(opened, [KIND, "clarify: How much have you paid?"], persona="rambler", seed=seed)
        if "drift" in last_moves(session):
            session.reply("acknowledge+clarify: That's a pity too. When did you write to us?", 10.0)
            assert "drawn-out" in rules(session)
            return
    pytest.fail("the rambler never rambled")


def test_a_correction_that_owns_up_is_no_contradiction(opened: Opener) -> None:
    replies = ["next_step: I'll call you by Friday.", "next_step: I was wrong, I'll call you by Monday."]
    assert "contradicted" not in rules(after(opened, replies))


def test_two_promises_about_two_things_go_together(opened: Opener) -> None:
    replies = ["next_step: I'll call you by Friday.", "next_step: Ada Brook will decide by Monday."]
    assert "contradicted" not in rules(after(opened, replies))


def test_an_offer_taken_back_is_a_contradiction(opened: Opener) -> None:
    offer = "offer: I can credit £25 for the trouble with the website, once."
    back = "refuse: I can't give you the credit of £25 for the website trouble."
    assert "contradicted" in rules(after(opened, [KIND, KIND.replace("upset", "angry"), offer, back]))


def test_a_wrong_figure_is_put_right(opened: Opener) -> None:
    replies = ["clarify: Which payments have been taken so far?", "explain: You paid £190 on 14 March."]
    session = after(opened, replies)
    assert "correct" in last_moves(session)
    assert "misread" in rules(session)


@pytest.mark.parametrize(("seconds", "rule"), [(100.0, "hold-explained"), (400.0, "hold-overrun")])
def test_a_hold_is_measured_by_what_was_asked_for(opened: Opener, seconds: float, rule: str) -> None:
    session = after(opened, ["hold: Give me two minutes while I read the notes."])
    session.hold(seconds)
    session.reply("none: I'm back.", 2.0)
    assert rule in rules(session)


def test_nothing_is_taken_in_a_rage_or_before_it_is_out(opened: Opener) -> None:
    offer = "offer+choice: Send the tenancy document with the date of the move, we review it. You choose."
    for seed in SEEDS:
        session = after(opened, [offer], persona="rambler", seed=seed)
        assert not {"take", "choose"} & set(all_moves(session))


def test_the_same_offer_twice_is_noticed(opened: Opener) -> None:
    offer = "offer: I can credit £25 for the trouble with the website, once."
    again = "offer: There is the £25 credit for the website trouble."
    assert ever(opened, [KIND, "clarify: Why now?", offer, again, again + " Really."], "refuse-again")


def test_who_is_asked_again_says_so(opened: Opener) -> None:
    replies = [
        "clarify: Which payments have been taken so far?",
        "clarify: Which payments have been taken so far, again?",
    ]
    assert "asked-again" in rules(after(opened, replies))


def test_a_time_asked_for_and_passed_over_is_asked_for_again(opened: Opener) -> None:
    replies = [KIND, "own: I will stay with it.", "own: I really will."]
    assert ever(opened, replies, "ask-when")


def test_a_question_for_the_need_brings_out_the_fact_and_not_the_demand(opened: Opener) -> None:
    session = after(opened, ["clarify: What did you need the casserole for?"], scenario="wrong-item")
    assert "disclose" in last_moves(session)
