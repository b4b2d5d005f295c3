"""Which fact a question is after, judged a second time by the customer, who knows what they have told."""

from collections.abc import Container

from simulator.content.models import Fact, Scenario
from simulator.events import Claim
from simulator.understanding.text import content_words, stem

SAME_QUESTION = 0.6
"""Share of two questions' matter that is common where they are the same question."""


def target(scenario: Scenario, told: Container[str], claim: Claim) -> str:
    """The id of the fact that a question claim is after; what was not told yet wins a tie. Empty where it is none."""
    scores = {fact.id: closeness(fact, claim.quote) for fact in scenario.facts}
    best = max(scores, key=lambda name: (scores[name], name not in told))
    return best if scores[best] >= SAME_QUESTION else claim.refers_to


def closeness(fact: Fact, question: str) -> float:
    """0 to 1: how nearly a question is one that is known to ask for this fact."""
    matter = content_words(question)
    known = [content_words(one) for one in fact.asked_by]
    return max((len(matter & one) / len(matter | one) for one in known if matter | one), default=0.0)


GENERIC = frozenset(
    stem(word) for word in "happen tell problem matter thing know explain start need help going".split()
)
"""Words that any question may hold; they aim at nothing."""


def plainly(fact: Fact, question: str) -> bool:
    """Whether a question shares two words of its matter with the fact, or with one that asks for it."""
    matter = content_words(question) - GENERIC
    return any(len(matter & content_words(known)) >= 2 for known in (*fact.asked_by, fact.text))


def again(scenario: Scenario, told: Container[str], claim: Claim) -> bool:
    """Whether a question plainly asks for what was told: a false charge would cost more than a miss."""
    aim = target(scenario, told, claim)
    fact = next((one for one in scenario.facts if one.id == aim), None)
    return fact is not None and aim in told and plainly(fact, claim.quote)
