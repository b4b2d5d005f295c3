"""Model replies for a step, filled from the scenario: what the trainee could have said, and why it works."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from pydantic import TypeAdapter

from simulator.content.models import Part, Scenario, Text
from simulator.events import Claim
from simulator.scoring.record import Record

SLOT = re.compile(r"\{(\w+)\}")


class Recipe(Part):
    """The replies for one step, and why they work."""

    replies: tuple[Text, ...]
    why: Text


@dataclass(frozen=True)
class ModelReply:
    """One reply that would have met a higher level, and why."""

    step: str
    text: str
    why: str


@cache
def recipes() -> dict[str, Recipe]:
    """The recipes by step, from model_reply.toml."""
    text = resources.files(__package__).joinpath("model_reply.toml").read_text(encoding="utf-8")
    return TypeAdapter(dict[str, Recipe]).validate_python(tomllib.loads(text))


def for_step(step: str, record: Record) -> list[ModelReply]:
    """The replies for a step that this scenario can fill, at least one where the rubric has the step."""
    recipe = recipes()[step]
    slots = _slots(record)
    fillable = [text for text in recipe.replies if all(slots.get(slot) for slot in SLOT.findall(text))]
    return [ModelReply(step, SLOT.sub(lambda m: slots[m[1]], text), recipe.why) for text in fillable]


def _slots(record: Record) -> dict[str, str]:
    scenario = record.scenario
    options = sorted(scenario.options, key=lambda option: -option.appeal)
    question = _open_question(record)
    limit = scenario.limits[0] if scenario.limits else None
    matter = _lower(scenario.customer.wants)
    return {
        "matter": f"getting this sorted: {matter}",
        "matter_start": _plain_fact(scenario).rstrip("."),
        "stakes": _lower(_for_you(scenario.customer.stakes)),
        "question": question,
        "question_low": _lower(question),
        "option_a": _lower(options[0].text),
        "option_b": _lower(options[1].text) if len(options) > 1 else "",
        "limit": _lower(limit.text) if limit else "",
        "reason": limit.reason if limit else "",
        "above": scenario.escalation.to,
        "within": scenario.escalation.reply_within,
        "agreed": _agreed(record),
        "issue": scenario.documentation.issue,
        "outcome": scenario.documentation.outcome,
        "follow_up": scenario.documentation.follow_up,
    }


def _open_question(record: Record) -> str:
    """A question for a fact that the customer has not told; empty when all is out."""
    told = " ".join(text for who, text in record.turns if who == "customer")
    facts = [fact for fact in record.scenario.facts if fact.asked_by]
    untold = [fact for fact in facts if not any(one in told for one in (fact.text, *fact.say))]
    best = next((fact for fact in untold if fact.hidden), untold[0] if untold else None)
    return best.asked_by[0] if best else ""


def _plain_fact(scenario: Scenario) -> str:
    fact = next((fact for fact in scenario.facts if not fact.hidden), scenario.facts[0])
    return _for_you(fact.text)


def _agreed(record: Record) -> str:
    """The last dated promise of the session in the trainee's own words, or the best option."""
    promises: list[Claim] = [claim for reply in record.replies for claim in reply.claims("promise")]
    if promises:
        return promises[-1].quote.rstrip(".")
    return _lower(max(record.scenario.options, key=lambda option: option.appeal).text)


SWAPS = {
    "i": "you", "i'm": "you're", "i've": "you've", "i'd": "you'd", "i'll": "you'll", "my": "your", "me": "you",
    "mine": "yours", "myself": "yourself", "was": "were", "am": "are",
}  # fmt: skip


def _for_you(text: str) -> str:
    """The customer's words turned to face them: "I paid twice" becomes "you paid twice"."""
    words = text.split()
    swapped = []
    for at, word in enumerate(words):
        bare = word.rstrip(".,;:!?").lower()
        verb_of_you = bare in ("was", "am") and at > 0 and words[at - 1].lower() == "i"
        new = SWAPS[bare] if bare in SWAPS and (bare not in ("was", "am") or verb_of_you) else word.rstrip(".,;:!?")
        swapped.append(new + word[len(word.rstrip(".,;:!?")) :])
    joined = " ".join(swapped)
    return joined[:1].upper() + joined[1:]


def _lower(text: str) -> str:
    text = text.strip().rstrip(".")
    first = text.split(" ", 1)[0]
    return text if first.isupper() or "'" in first else text[:1].lower() + text[1:]
