"""Why the mood changed is answered by the events alone."""

import pytest

from simulator.customer.why import why
from simulator.events import from_lines, to_lines
from tests.conftest import Opener


def test_it_names_the_words_and_the_weightiest_first(opened: Opener) -> None:
    session = opened()
    session.reply("dismiss: I understand, but those are the rules.", 10.0)
    change = why(list(from_lines(to_lines(session.events).splitlines())), 1)
    assert change is not None
    first = change.reasons[0]
    assert first.quote == "I understand, but those are the rules."
    assert first.eased < 0 and dict(first.changes)["anger"] > 0
    sizes = [abs(reason.eased) for reason in change.reasons]
    assert sizes == sorted(sizes, reverse=True)
    assert change.eased == pytest.approx(sum(reason.eased for reason in change.reasons), abs=0.002)


def test_a_turn_that_is_not_there_has_no_why(opened: Opener) -> None:
    assert why(opened().events, 7) is None
