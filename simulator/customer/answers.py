"""What the customer answers to questions: facts that were asked for, and nothing invented."""

import random
import re

from simulator.content.models import Fact, Scenario
from simulator.customer import aims
from simulator.customer.memory import Memory
from simulator.customer.plan import Planned
from simulator.customer.signals import Heard
from simulator.events import Mood

MOST_FACTS = 2
"""Facts told in one turn; more would be a speech."""

OPENS_UP = 0.35
"""How heard a customer must feel before an open question brings out what they kept back."""

EXPECTS = re.compile(
    r"\bwhat (?:would|do|did|were|are|had) you (?:\w+ ){0,2}(?:like|want|expect|hop|need|look|after)"
    r"|\bhow would you like|\bwhat (?:would|could) (?:help|put|make|fix)|\bwhat outcome|\bwhat can (?:i|we) do"
)
"""Asks what they want; the answer is the demand."""

BEARS_ON = re.compile(r"\baffect|\bimpact|\bmean(?:s)? for you|\bwhat happens (?:to you )?if|\bhow bad|\bat stake")
"""Asks what it does to them; the answer is what is at stake."""

CHECKS = re.compile(
    r"\b(?:is|was|have i got|did i get|do i have) (?:all )?(?:that|it|this) (?:right|correct|it)\b"
    r"|\b(?:right|correct)\?$"
)
"""Asks whether they were understood; the answer is yes, that's it."""

OPEN = re.compile(
    r"\bwhat(?:'s| is| has| was)? (?:\w+ ){0,3}(?:happen|wrong|going on|problem|matter|trouble|behind)"
    r"|\btell me|\bwalk me|\btalk me|\bfrom the (?:start|beginning)|\bhow did (?:it|this|that)|\bdescribe"
    r"|\b(?:any|some)thing else|\bwhat else|\bmore about"
)
"""Asks for the story; the answer is whatever comes next in it."""


def answer(scenario: Scenario, memory: Memory, mood: Mood, heard: Heard, chance: random.Random) -> list[Planned]:
    """The answers to a reply's questions and check-backs; empty where it asked nothing."""
    asked = _asked_facts(scenario, memory, heard)
    if asked:
        return [_telling(fact) for fact in asked[:MOST_FACTS]]
    if "clarify" in heard.acts and not _all_known(scenario, memory, heard):
        return _answer_other(scenario, memory, mood, heard, chance)
    if "mirror" in heard.acts:
        return [Planned("confirm")]
    if "identify" in heard.acts and not memory.acts["identify"]:
        return [Planned("answer-identify")]
    return [Planned("grant-hold")] if "hold" in heard.acts and not heard.held else []


def _asked_facts(scenario: Scenario, memory: Memory, heard: Heard) -> list[Fact]:
    """The untold facts that questions aim at; "is that right?" behind a summary asks for nothing new."""
    if "clarify" not in heard.acts and "mirror" in heard.acts:
        return []
    wanted = {aims.target(scenario, memory.told, claim): claim.quote for claim in heard.claims("question")}
    return [
        fact
        for fact in scenario.facts
        if fact.id in wanted and fact.id not in memory.told and not _only_expects(fact, wanted[fact.id])
    ]


def _only_expects(fact: Fact, question: str) -> bool:
    known = aims.plainly(fact, question) or aims.closeness(fact, question) >= aims.SAME_QUESTION
    return bool(EXPECTS.search(_plain(question))) and not known


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


def _all_known(scenario: Scenario, memory: Memory, heard: Heard) -> bool:
    questions = heard.claims("question")
    return bool(questions) and all(aims.again(scenario, memory.told, claim) for claim in questions)


def _telling(fact: Fact) -> Planned:
    return Planned("disclose" if fact.hidden else "answer", facts=((fact.id, "elicited"),))


def _answer_other(scenario: Scenario, memory: Memory, mood: Mood, heard: Heard, chance: random.Random) -> list[Planned]:
    """A question that names no known fact: the demand, the stakes, the story, something near it, or "I don't know"."""
    question = _plain(" ".join(claim.quote for claim in heard.claims("question")) or heard.quote("clarify"))
    untold = [fact for fact in scenario.facts if fact.id not in memory.told]
    near = next((fact for fact in untold if aims.plainly(fact, question)), None)
    if near:
        return [_telling(near)]
    if CHECKS.search(question):
        return [Planned("confirm")]
    if {"offer", "choice"} & heard.acts:
        return []
    if EXPECTS.search(question):
        return [Planned("press")]
    if BEARS_ON.search(question):
        return [Planned("stakes")]
    return _tell_more(untold, mood, chance) if OPEN.search(question) else [Planned("answer-unknown")]


def _tell_more(untold: list[Fact], mood: Mood, chance: random.Random) -> list[Planned]:
    """The plain story first; then, to somebody who has listened, something kept back."""
    plain = [fact for fact in untold if not fact.hidden]
    if plain:
        return [_telling(plain[0])]
    if untold and mood.heard >= OPENS_UP and chance.random() < 0.6:
        return [_telling(untold[0])]
    return [Planned("answer-unknown")]
