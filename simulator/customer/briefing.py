"""Turns a decided move into what a voice needs to say it, and nothing that is hidden."""

from collections.abc import Mapping

from simulator.content.models import Band, Scenario
from simulator.customer.moves import kinds
from simulator.customer.plan import Planned
from simulator.customer.promises import deadline
from simulator.customer.voice.brief import Say
from simulator.understanding.text import words

QUOTE_WORDS = 5
"""Most words of the trainee's own that a line throws back."""

PROMISE_WORDS = 9
"""Most words of a promise that is held against them; what is longer is cut to its end."""


def say(scenario: Scenario, planned: Planned, when: str, earlier: Mapping[str, str]) -> Say:
    """What a voice is told about one move; `when` is the last time that the trainee promised."""
    option = next((one for one in scenario.options if one.id == planned.option), None)
    facts = {fact.id: (fact.text, *fact.say) for fact in scenario.facts}
    return Say(
        move=planned.move,
        does=kinds()[planned.move].says,
        facts=tuple(facts[id] for id, _ in planned.facts),
        lines=_scenario_lines(scenario, planned.move),
        slots=_slots(planned, option.name if option else "", when, earlier),
        verdict=planned.verdict,
        option=option.text if option else "",
        lead=planned.lead,
        band=_band(earlier) if planned.move == "remember" else None,
    )


def _band(earlier: Mapping[str, str]) -> Band:
    """Remembering is hot where the promise was broken, cool where it was kept, whatever the mood is otherwise."""
    if "promise-broken" in earlier:
        return "hot"
    return "cool" if "promise-kept" in earlier else "warm"


def _slots(planned: Planned, option: str, when: str, earlier: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    values = {
        "option": option,
        "quote": _promise(planned.quote) if planned.move == "challenge" else _excerpt(planned.quote),
        "deadline": deadline(when),
        "promise": earlier.get("promise", ""),
    }
    return tuple((name, value) for name, value in values.items() if value)


def _excerpt(quote: str) -> str:
    """A few of the trainee's words that can be thrown back; empty where none stand alone."""
    taken = quote.replace("“", "").replace("”", "").replace('"', "").split()
    short = " ".join(taken[:QUOTE_WORDS]).rstrip(".,;:!?-")
    return _lower_first(short) if len(words(quote)) >= 2 else ""


def _promise(quote: str) -> str:
    """The words of a promise up to its end, where its time mostly stands."""
    taken = quote.replace('"', "").rstrip(".,;:!?- ").split()
    return _lower_first(" ".join(taken if len(taken) <= PROMISE_WORDS else taken[-QUOTE_WORDS:]))


def _lower_first(text: str) -> str:
    keeps = text.split("'")[0].split("’")[0].split(" ")[0] == "I"
    return text if keeps else text[:1].lower() + text[1:]


def _scenario_lines(scenario: Scenario, move: str) -> tuple[str, ...]:
    lines = scenario.lines
    own: dict[str, tuple[str, ...]] = {
        "complain": lines.complain or tuple(fact.text for fact in scenario.facts if not fact.hidden),
        "stakes": lines.stakes,
        "press": lines.press,
        "drift": lines.drift,
        "answer-identify": lines.identify,
    }
    return own.get(move, ())
