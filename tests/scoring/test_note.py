"""Notes: what is there, what is missing, and what did not happen."""

import pytest

from simulator.content.loading import Library
from simulator.scoring import note
from tests.scoring.test_steps import talk

REPLIES = (
    "clarify: When did you move?",
    "offer: Send the tenancy agreement and we review the renewal; the £66 then falls away.",
    "after Fine. Thank you. > next_step: You hear from us by Friday noon.",
)


def statuses(library: Library, text: str) -> dict[str, str]:
    return {item.fact: item.status for item in note.check(talk(library, *REPLIES, note=text))}


def test_a_full_note_holds_everything(library: Library) -> None:
    found = statuses(
        library,
        "Wants to cancel the plan without the £66 exit fee; moved house. Offered a review with the tenancy agreement."
        " We answer by Friday noon. Left calmer, still wary.",
    )
    assert set(found.values()) == {"present"}


@pytest.mark.parametrize("fact", ["issue", "wants", "offered", "left"])
def test_an_empty_note_holds_nothing(library: Library, fact: str) -> None:
    assert statuses(library, "")[fact] == "missing"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Refunded £950 to the card.", "amount"),
        ("I rang the bailiff and the ombudsman about a boiler explosion.", "action"),
        ("Escalated to the area manager.", "escalation"),
    ],
)
def test_what_did_not_happen_is_found(library: Library, text: str, fact: str) -> None:
    assert statuses(library, text)[fact] == "invented"


def test_a_happy_customer_must_have_shown_it(library: Library) -> None:
    angry = ("after You are useless! > refuse: No.",)
    seen = talk(library, *angry, note="Customer was delighted.")
    assert {item.status for item in note.check(seen) if item.fact == "left"} == {"contradicted"}
    assert statuses(library, "Customer was happy.")["left"] == "present"


@pytest.mark.parametrize("text", ["Escalation: nobody.", "Not escalated.", "Next: should go to the supervisor."])
def test_saying_that_nothing_was_escalated_is_no_invention(library: Library, text: str) -> None:
    assert "invented" not in statuses(library, text).values()


def test_the_case_files_sums_are_known(library: Library) -> None:
    assert "invented" not in statuses(library, "The exit fee is £66, £0 was taken so far.").values()
