"""What a reply says concretely: options, limits and facts it speaks of, promises, times, amounts, questions."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from simulator.content.models import Scenario
from simulator.events import Claim, Stance
from simulator.understanding import times
from simulator.understanding.reader import Hearing
from simulator.understanding.text import content_words, overlap, rarity, words

AMOUNT = re.compile(
    r"(?:[£$€]\s?\d[\d,.]*\d|[£$€]\s?\d|\b\d[\d,.]*\s?(?:pounds|euros?|dollars|quid|per ?cent|%))", re.IGNORECASE
)
REFUSING = re.compile(
    r"\b(?:can't|cannot|can not|won't|unable|not able|not possible|isn't possible|don't (?:do|offer)|no longer"
    r"|not allowed|aren't allowed|couldn't)\b"
)
PROMISING = re.compile(r"\b(?:i'll|we'll|he'll|she'll|they'll|you'll|will|going to|promise|guarantee)\b")

SPEAKS_OF = 0.34
"""Share of an option's or limit's rarer words that a sentence must hold to speak of it."""

ASKS_FOR = 0.5
"""Share of a known question's rarer words that a question must hold to ask for the same fact."""


@dataclass(frozen=True)
class Subjects:
    """A scenario's options, limits and facts, made ready for matching."""

    options: dict[str, tuple[frozenset[str], frozenset[str]]]
    limits: dict[str, frozenset[str]]
    questions: dict[str, tuple[frozenset[str], ...]]
    weights: dict[str, float]


@lru_cache(maxsize=64)
def subjects(scenario: Scenario) -> Subjects:
    """The matching tables of one scenario."""
    texts = [o.text for o in scenario.options] + [m.text for m in scenario.limits] + [f.text for f in scenario.facts]
    return Subjects(
        options={o.id: (content_words(o.text), content_words(o.name)) for o in scenario.options},
        limits={m.id: content_words(m.text) for m in scenario.limits},
        questions={f.id: tuple(content_words(q) for q in (*f.asked_by, f.text)) for f in scenario.facts},
        weights=rarity(texts),
    )


def find(scenario: Scenario, hearing: Hearing) -> tuple[Claim, ...]:
    """The claims of one reply, sentence by sentence, in order."""
    table = subjects(scenario)
    return tuple(claim for sentence, acts in hearing.sentences for claim in _of_sentence(table, sentence, acts))


def _of_sentence(table: Subjects, sentence: str, acts: tuple[str, ...]) -> Iterable[Claim]:
    matter, stance = content_words(sentence), _stance(sentence, acts)
    for id in _options(table, matter):
        yield Claim(kind="option", quote=sentence, refers_to=id, stance=_about_option(stance, acts))
    for id, keys in table.limits.items():
        if overlap(keys, matter, table.weights) >= SPEAKS_OF and len(keys & matter) >= 2:
            yield Claim(kind="limit", quote=sentence, refers_to=id, stance=stance)
    if stance == "asks":
        yield Claim(kind="question", quote=sentence, refers_to=_asked_fact(table, matter), stance="asks")
    whens = times.find(sentence)
    if whens and stance == "promises":
        yield Claim(kind="promise", quote=sentence, stance="promises", value=whens[0].text)
    for when in whens:
        yield Claim(kind=when.kind, quote=sentence, stance=stance, value=when.text)
    for amount in AMOUNT.findall(sentence):
        yield Claim(kind="amount", quote=sentence, stance=stance, value=amount.strip())


def _options(table: Subjects, matter: frozenset[str]) -> list[str]:
    return [
        id
        for id, (text, name) in table.options.items()
        if (name and name <= matter) or (len(text & matter) >= 2 and _share(text, matter, table.weights) >= SPEAKS_OF)
    ]


def _share(keys: frozenset[str], matter: frozenset[str], weights: dict[str, float]) -> float:
    total = sum(weights.get(word, 1.0) for word in keys)
    return sum(weights.get(word, 1.0) for word in keys & matter) / total if total else 0.0


def _asked_fact(table: Subjects, matter: frozenset[str]) -> str:
    scores = {
        id: max(overlap(question, matter) if len(question & matter) else 0.0 for question in questions)
        for id, questions in table.questions.items()
    }
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] >= ASKS_FOR else ""


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


def _about_option(stance: Stance, acts: tuple[str, ...]) -> Stance:
    # "Shall I send the form now?" asks, and offers by asking.
    return "offers" if stance == "asks" and not {"clarify", "identify"} & set(acts) else stance
