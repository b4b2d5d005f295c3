"""What the customer answers to questions: facts that were asked for, and nothing invented."""

import random

from simulator.content.models import Fact, Scenario
from simulator.customer.memory import Memory
from simulator.customer.plan import Planned
from simulator.customer.signals import Heard
from simulator.events import Mood

MOST_FACTS = 2
"""Facts told in one turn; more would be a speech."""

OPENS_UP = 0.35
"""How heard a customer must feel before an open question brings out what they kept back."""


def answer(scenario: Scenario, memory: Memory, mood: Mood, heard: Heard, chance: random.Random) -> list[Planned]:
    """The answers to a reply's questions and check-backs; empty where it asked nothing."""
    asked = _asked_facts(scenario, memory, heard)
    if asked:
        return [_telling(fact) for fact in asked[:MOST_FACTS]]
    if "clarify" in heard.acts and not _all_known(memory, heard):
        return _answer_open(scenario, memory, mood, chance)
    if "mirror" in heard.acts:
        return [Planned("confirm")]
    if "identify" in heard.acts and not memory.acts["identify"]:
        return [Planned("answer-identify")]
    return []


def _asked_facts(scenario: Scenario, memory: Memory, heard: Heard) -> list[Fact]:
    ids = [claim.refers_to for claim in heard.claims("question") if claim.refers_to]
    return [fact for fact in scenario.facts if fact.id in ids and fact.id not in memory.told]


def _all_known(memory: Memory, heard: Heard) -> bool:
    questions = heard.claims("question")
    return bool(questions) and all(claim.refers_to in memory.told for claim in questions)


def _telling(fact: Fact) -> Planned:
    return Planned("disclose" if fact.hidden else "answer", facts=((fact.id, "elicited"),))


def _answer_open(scenario: Scenario, memory: Memory, mood: Mood, chance: random.Random) -> list[Planned]:
    """A question that aims at no known fact: the plain story first; then, to somebody trusted, something kept back."""
    plain = [fact for fact in scenario.facts if not fact.hidden and fact.id not in memory.told]
    kept = [fact for fact in scenario.facts if fact.hidden and fact.id not in memory.told]
    if plain:
        return [_telling(plain[0])]
    if kept and mood.heard >= OPENS_UP and chance.random() < 0.6:
        return [_telling(kept[0])]
    return [Planned("answer-unknown")]
