"""What a claim is after, judged a second time by the customer: which fact a question, which option a sentence."""

from collections.abc import Container, Sequence

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
    matter = content_words(question) - GENERIC
    known = [content_words(one) - GENERIC for one in fact.asked_by]
    return max((len(matter & one) / len(matter | one) for one in known if matter | one), default=0.0)


MUCH_LESS = 0.5
"""Share of the best match below which a sentence does not speak of an option too."""


def sorted_out(scenario: Scenario, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims without options that a sentence resembles far less than it resembles another."""
    shares = {(claim.quote, claim.refers_to): _share(scenario, claim) for claim in claims if claim.kind == "option"}
    best = {quote: max(value for (said, _), value in shares.items() if said == quote) for quote, _ in shares}
    return tuple(
        claim
        for claim in claims
        if claim.kind != "option" or shares[claim.quote, claim.refers_to] >= MUCH_LESS * best[claim.quote]
    )


def _share(scenario: Scenario, claim: Claim) -> float:
    """0 to 1: how much of an option's own words its claim holds; 1 where it is named."""
    option = next((one for one in scenario.options if one.id == claim.refers_to), None)
    if option is None:
        return 0.0
    matter, name, text = content_words(claim.quote), content_words(option.name), content_words(option.text)
    return 1.0 if name and name <= matter else len(matter & text) / max(1, len(text))


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
