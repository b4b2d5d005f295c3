"""The seven steps: small talks and the levels that the rubric gives them."""

import pytest

from simulator.content.loading import Library
from simulator.scoring import record, rubric, scorecard
from simulator.scoring.record import Record
from simulator.understanding.reading import of_hearing
from tests.conftest import TaggedReader

CUSTOMER = "You people never answer! I want this cancelled."


def talk(
    library: Library, *replies: str, note: str | None = "", scenario: str = "late-cancellation", **more: object
) -> Record:
    """A record of tagged replies, each after the same angry turn unless a reply names another with "after WORDS >"."""
    reader = TaggedReader()
    turns: list[tuple[str, str, float | None]] = []
    readings = []
    for reply in replies:
        before, _, rest = reply.rpartition(" > ")
        turns.append(("customer", before.removeprefix("after ") or CUSTOMER, None))
        turns.append(("trainee", rest.partition(": ")[2], 20.0))
        readings.append(of_hearing(reader.hear([("", rest)])[0], library.scenario(scenario), len(turns) - 1))
    return record.build(library.scenario(scenario), turns, readings, "customer", note)


def level(seen: Record, step: str) -> object:
    return scorecard.score(seen, rubric.load()).levels[step]


OPTIONS = (
    "offer+choice+explain: Send the tenancy agreement and we review the renewal, or we hold Friday's payment."
    " Which suits you?"
)


@pytest.mark.parametrize(
    ("step", "replies", "expected"),
    [
        ("1", ["rude: Are you slow?"], 0),
        ("1", ["blame: Your mistake.", "dismiss: It is only £66."], 0),
        ("1", ["defend: Those are the terms.", "clarify: When did you move?"], 1),
        ("1", ["clarify: When did you move?", "explain: The form was broken."], 2),
        ("2", ["clarify: When did you move?"], 0),
        ("2", ["dismiss: I understand, but you signed."], 0),
        ("2", ["apologize: I apologise for the inconvenience."], 1),
        ("2", ["clarify: When?", "explain: So it is.", "acknowledge: That must sting."], 1),
        ("2", ["acknowledge: Two payments for one home, no wonder.", "clarify: When did you move?"], 2),
        ("3", ["acknowledge: That is hard."], 0),
        ("3", ["identify: Your contract number?"], 1),
        ("3", [OPTIONS, "clarify: When did you move?"], 1),
        ("3", ["clarify: What happened when you tried?", OPTIONS], 2),
        ("4", ["acknowledge: That is hard."], 0),
        ("4", ["refuse: No."], 0),
        ("5", ["clarify: When did you move?"], 0),
        ("6", ["clarify: When did you move?"], 0),
        ("6", ["close: Anything else? Bye."], 1),
        ("6", ["appreciate+close: Thank you for bearing with me. Take care."], 1),
        ("6", ["offer: We review it.", "appreciate+close: Thank you for bearing with me, and take care."], 2),
    ],
)
def test_levels(library: Library, step: str, replies: list[str], expected: int) -> None:
    assert level(talk(library, *replies), step) == expected


def test_escalation_is_not_needed_where_nobody_needs_it(library: Library) -> None:
    seen = talk(library, "after Where is my pan? > clarify: What came instead?", scenario="wrong-item")
    assert level(seen, "5") == "n/a"


def test_asking_for_a_manager_makes_it_needed(library: Library) -> None:
    seen = talk(library, "after I want your manager. > refuse: No.", scenario="wrong-item")
    assert level(seen, "5") == 0


def test_no_quote_no_credit(library: Library) -> None:
    for replies in (["none: Hm."], ["acknowledge: That is hard."], [OPTIONS]):
        for result in scorecard.score(talk(library, *replies), rubric.load()).steps.values():
            assert result.quotes or result.level in (0, "n/a", None)


def test_an_unknown_note_is_left_out_of_the_total(library: Library) -> None:
    scored = scorecard.score(talk(library, OPTIONS, note=None), rubric.load())
    assert scored.levels["7"] is None
    assert "the note" in scored.unknown


def test_a_critical_error_caps_the_total(library: Library) -> None:
    scored = scorecard.score(talk(library, "rude: You are an idiot."), rubric.load())
    assert {error.kind for error in scored.critical} == {"abuse"}
    assert not scored.passed and scored.total <= rubric.load().content.capped_at


def test_history_and_neighbours_change_nothing(library: Library) -> None:
    seen = talk(library, "acknowledge: No wonder.", OPTIONS)
    first = scorecard.score(seen, rubric.load())
    for _ in range(3):
        scorecard.score(talk(library, "rude: Idiot."), rubric.load())
    assert scorecard.score(seen, rubric.load()) == first


def test_every_level_has_its_anchor_and_the_way_up() -> None:
    for number in rubric.STEPS:
        step = rubric.load().step(number)
        assert all(step.anchors) and all(step.next[:3]) and not step.next[3]
