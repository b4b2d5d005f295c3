"""Claims: times, amounts, options, limits, questions, promises."""

import pytest

from simulator.content.loading import Library
from simulator.events import Claim
from simulator.understanding import claims, times
from simulator.understanding.reader import Hearing, PatternReader


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("I'll ring you by Friday at 4pm.", ["Friday at 4pm"]),
        ("You'll hear within one business day.", ["within one business day"]),
        ("It takes three to five working days.", ["takes three to five working days"]),
        ("In twenty minutes.", ["In twenty minutes"]),
        ("He calls tomorrow at 17:00.", ["tomorrow at 17:00"]),
        ("Two replacements for three chairs.", []),
        ("I may do that.", []),
        ("", []),
    ],
)
def test_times_are_found_as_written(sentence: str, found: list[str]) -> None:
    assert [when.text for when in times.find(sentence)] == found


def of(library: Library, reply: str, scenario: str = "late-cancellation") -> tuple[Claim, ...]:
    return claims.find(library.scenario(scenario), PatternReader().hear([("", reply)])[0])


def kinds(found: tuple[Claim, ...], kind: str) -> list[Claim]:
    return [claim for claim in found if claim.kind == kind]


def test_a_promise_has_its_deadline(library: Library) -> None:
    promise = kinds(of(library, "I will call you by Friday at noon."), "promise")
    assert promise and "Friday" in promise[0].value


def test_amounts_are_found(library: Library) -> None:
    amounts = kinds(of(library, "That is £66, or 20 pounds, or 5 %."), "amount")
    assert [claim.value for claim in amounts] == ["£66", "20 pounds", "5 %"]


def test_every_known_question_finds_its_fact(library: Library) -> None:
    right = total = 0
    for id, scenario in library.scenarios.items():
        for fact in scenario.facts:
            for question in fact.asked_by:
                asked = kinds(of(library, question, id), "question")
                total += 1
                right += bool(asked) and asked[0].refers_to == fact.id
    assert right / total >= 0.9


def test_offering_is_not_refusing(library: Library) -> None:
    option = library.scenario("late-cancellation").options[0]
    offered = kinds(of(library, f"What I can do: {option.text}. I can offer {option.name}."), "option")
    refused = kinds(of(library, f"I can't offer {option.name}."), "option")
    assert {claim.stance for claim in offered} & {"offers", "promises"}
    assert {claim.stance for claim in refused} == {"refuses"}


def test_no_sentences_no_claims(library: Library) -> None:
    assert claims.find(library.scenario("wrong-item"), Hearing()) == ()


def test_a_sentence_is_cut_into_its_clauses() -> None:
    cut = claims.clauses("I can send the form today, or pause the plan for you")
    assert cut == ["I can send the form today", "pause the plan for you"]
    assert claims.clauses("I can send the form today.") == []
