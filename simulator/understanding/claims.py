"""What a reply says concretely: options, limits and facts it speaks of, promises, times, amounts, questions."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from simulator.content.models import Scenario
from simulator.events import Claim, Stance
from simulator.understanding import times
from simulator.understanding.matching import Matcher, WordMatcher
from simulator.understanding.reader import Hearing
from simulator.understanding.text import content_words, words

AMOUNT = re.compile(
    r"(?:[£$€]\s?\d[\d,.]*\d|[£$€]\s?\d|\b\d[\d,.]*\s?(?:pounds|euros?|dollars|quid|per ?cent|%))", re.IGNORECASE
)
REFUSING = re.compile(
    r"\b(?:can't|cannot|can not|won't|unable|not able|not possible|isn't possible|don't (?:do|offer)|no longer"
    r"|not allowed|aren't allowed|couldn't)\b"
)
PROMISING = re.compile(r"\b(?:i'll|we'll|he'll|she'll|they'll|you'll|will|going to|promise|guarantee)\b")

PROPOSING = re.compile(
    r"\b(?:shall|should) (?:i|we)\b|\b(?:can|could|may) i (?!ask)|\bwould you (?:like|rather|prefer)\b"
    r"|\b(?:how|what) about\b|\b(?:do you want|want me to|would it help)\b",
    re.IGNORECASE,
)

LIKE = {"option": 0.3, "limit": 0.7, "fact": 0.3}
"""Likeness at which a sentence speaks of an option or a limit, or a question asks for a fact; from the claims set."""

CLAUSE = re.compile(r"(?:,|;|:| - |\bor\b|\band\b|\bbut\b)")
"""Where a sentence is cut into clauses: two options in one sentence are each like their own half of it."""


@dataclass(frozen=True)
class Subject:
    """One thing that a sentence may speak of, in each of its wordings."""

    kind: Literal["option", "limit", "fact"]
    id: str
    wordings: tuple[str, ...]
    name: frozenset[str] = frozenset()
    """The words of its name, which alone are enough."""


@lru_cache(maxsize=64)
def subjects(scenario: Scenario) -> tuple[Subject, ...]:
    """What sentences can speak of in a scenario."""
    return (
        *(
            Subject("option", one.id, (one.text, one.name or one.text), content_words(one.name))
            for one in scenario.options
        ),
        *(Subject("limit", one.id, (one.text,)) for one in scenario.limits),
        *(Subject("fact", one.id, (*one.asked_by, one.text)) for one in scenario.facts),
    )


def find(scenario: Scenario, hearing: Hearing, matcher: Matcher | None = None) -> tuple[Claim, ...]:
    """The claims of one reply, sentence by sentence, in order."""
    told = subjects(scenario)
    spoken = [sentence for sentence, _ in hearing.sentences]
    likeness = _likeness(spoken, told, matcher or WordMatcher())
    pairs = zip(hearing.sentences, likeness, strict=True)
    return tuple(claim for (sentence, acts), like in pairs for claim in _of_sentence(told, like, sentence, acts))


def _likeness(spoken: list[str], told: tuple[Subject, ...], matcher: Matcher) -> list[list[float]]:
    """Per sentence and subject: the best likeness of the sentence, or of a clause of it, to any of its wordings."""
    parts = [[sentence, *clauses(sentence)] for sentence in spoken]
    wordings = [wording for subject in told for wording in subject.wordings]
    rows = iter(matcher.likeness([part for some in parts for part in some], wordings))
    found = []
    for some in parts:
        best = [max(column) for column in zip(*(next(rows) for _ in some), strict=True)]
        values = iter(best)
        found.append([max(next(values) for _ in subject.wordings) for subject in told])
    return found


def clauses(sentence: str) -> list[str]:
    """The clauses of a sentence of three words and more; none where it has but one."""
    parts = [part.strip() for part in CLAUSE.split(sentence)]
    long = [part for part in parts if len(part.split()) >= 3]
    return long if len(parts) > 1 else []


def _of_sentence(told: tuple[Subject, ...], like: list[float], sentence: str, acts: tuple[str, ...]) -> Iterable[Claim]:
    stance, matter = _stance(sentence, acts), content_words(sentence)
    for subject, value in zip(told, like, strict=True):
        named = bool(subject.name) and subject.name <= matter
        if subject.kind != "fact" and (named or value >= LIKE[subject.kind]):
            own = _about_option(stance, sentence) if subject.kind == "option" else stance
            yield Claim(kind=subject.kind, quote=sentence, refers_to=subject.id, stance=own)
    if stance == "asks":
        yield Claim(kind="question", quote=sentence, refers_to=_asked_fact(told, like), stance="asks")
    yield from _times_and_amounts(sentence, stance)


def _asked_fact(told: tuple[Subject, ...], like: list[float]) -> str:
    """The fact that a question asks for: the likest; empty where none is like enough."""
    facts = [(value, subject.id) for subject, value in zip(told, like, strict=True) if subject.kind == "fact"]
    value, best = max(facts)
    return best if value >= LIKE["fact"] else ""


def _times_and_amounts(sentence: str, stance: Stance) -> Iterable[Claim]:
    whens = times.find(sentence)
    if whens and stance == "promises":
        yield Claim(kind="promise", quote=sentence, stance="promises", value=whens[0].text)
    for when in whens:
        yield Claim(kind=when.kind, quote=sentence, stance=stance, value=when.text)
    for amount in AMOUNT.findall(sentence):
        yield Claim(kind="amount", quote=sentence, stance=stance, value=amount.strip())


def _stance(sentence: str, acts: tuple[str, ...]) -> Stance:
    low = sentence.lower().replace("’", "'")
    if sentence.rstrip().endswith("?") and not {"offer", "choice"} & set(acts):
        return "asks"
    if REFUSING.search(low) or "refuse" in acts:
        return "refuses"
    if {"offer", "choice"} & set(acts):
        return "offers"
    if {"next_step", "escalate", "own", "overpromise"} & set(acts) or PROMISING.search(low) and words(low):
        return "promises"
    return "mentions"


def _about_option(stance: Stance, sentence: str) -> Stance:
    # "Shall I send the form now?" asks, and offers by asking; "What is the form for?" only asks.
    return "offers" if stance == "asks" and PROPOSING.search(sentence) else stance
