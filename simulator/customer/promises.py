"""The promise ledger: whether a reply goes back on what was said before, and what a promise is called afterwards."""

import re
from collections.abc import Sequence

from simulator.content.models import Scenario
from simulator.customer.memory import Memory
from simulator.events import Claim
from simulator.understanding.text import content_words, words

DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
RELATIVE = re.compile(r"\b(?:today|tonight|tomorrow)\b")
SPAN = re.compile(r"\b(\w+) (?:(?:business|working|calendar) )?(minute|min|hour|day|week|month)s?\b")
DATE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b")
KINDS = (DAY, RELATIVE, SPAN, DATE)
"""Ways of saying when; only times said in the same way can be seen to differ without a calendar."""

FIRST_PERSON = re.compile(r"\b(?:i|we|i'll|we'll)\b")
OWNS_UP = re.compile(r"\b(?:i said|i told you|i was wrong|i got (?:that|it) wrong|correct myself|my mistake|i meant)\b")
"""Who says that they were wrong corrects themselves; that is no contradiction."""

WITHDRAWS = re.compile(
    r"\b(?:i|we|you) (?:can't|cannot|can not|won't|couldn't|can no longer|(?:am|are) not able)\b(?! have to)"
)
"""Takes something back; "so that you won't have to repeat it" does not."""

SAME_MATTER = 0.5
"""Share of the smaller promise's matter that two promises about the same thing have in common."""

NOUNS = {
    "call": "a call", "ring": "a call", "phone": "a call", "email": "an e-mail", "e-mail": "an e-mail",
    "write": "a written answer", "refund": "the refund", "send": "something sent", "visit": "a visit",
    "confirm": "a confirmation", "review": "the review",
}  # fmt: skip
"""What a promise is called by the one it was made to."""


def clash(memory: Memory, promises: Sequence[Claim]) -> tuple[str, str] | None:
    """An earlier promise and the one that goes back on it: the same matter, another time. None where all fits."""
    for claim in promises:
        if OWNS_UP.search(_plain(claim.quote)):
            continue
        for old, when in memory.promises:
            if _same_matter(old, claim.quote) and _other_time(when, claim.value):
                return old, claim.quote
    return None


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


def _same_matter(old: str, new: str) -> bool:
    if bool(FIRST_PERSON.search(_plain(old))) != bool(FIRST_PERSON.search(_plain(new))):
        return False
    left, right = _matter(old), _matter(new)
    return bool(left and right) and len(left & right) / min(len(left), len(right)) >= SAME_MATTER


def _matter(text: str) -> frozenset[str]:
    low = _plain(text)
    for kind in KINDS:
        low = kind.sub(" ", low)
    return content_words(low) - {"promise", "within", "now", "right", "back"}


def _other_time(old: str, new: str) -> bool:
    pairs = [(set(kind.findall(_plain(old))), set(kind.findall(_plain(new)))) for kind in KINDS]
    comparable = [(left, right) for left, right in pairs if left and right]
    return bool(comparable) and all(not left & right for left, right in comparable)


def withdrawn(scenario: Scenario, memory: Memory, claims: Sequence[Claim]) -> str:
    """The words that take back an option put before, by name or in two of its words; empty where none do."""
    limits = {claim.quote for claim in claims if claim.kind == "limit"}
    still = {claim.refers_to for claim in claims if claim.kind == "option" and claim.stance == "offers"}
    for claim in claims:
        taken_back = claim.kind == "option" and claim.stance == "refuses" and claim.refers_to in memory.offered
        kept = claim.quote in limits or claim.refers_to in still
        said_no = bool(WITHDRAWS.search(_plain(claim.quote)))
        if taken_back and said_no and not kept and _speaks_of(scenario, claim):
            return claim.quote
    return ""


def _speaks_of(scenario: Scenario, claim: Claim) -> bool:
    option = next(one for one in scenario.options if one.id == claim.refers_to)
    matter, name = content_words(claim.quote), content_words(option.name)
    return bool(name) and name <= matter or len(matter & content_words(option.text)) >= 2


def misstated(scenario: Scenario, memory: Memory, claims: Sequence[Claim]) -> tuple[str, str]:
    """A fact that the customer has told and the words that put it back with a wrong sum; two empty texts where none do.

    A sum is wrong where it stands nowhere in the case, and the sentence speaks of a told fact that has a sum.
    """
    sums = [claim for claim in claims if claim.kind == "amount" and claim.stance not in {"offers", "promises"}]
    known = _figures(scenario.model_dump_json()) if sums else set()
    for claim in sums:
        if _figures(claim.value) <= known:
            continue
        for fact in scenario.facts:
            shared = content_words(fact.text) & content_words(claim.quote)
            if fact.id in memory.told and len(shared) >= 2 and re.search(r"[£$€]\s?\d|\d pounds", fact.text):
                return fact.id, claim.quote
    return "", ""


def _figures(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:[.,]\d+)*", text))


def named(quote: str, when: str) -> str:
    """A promise as the one who was promised names it: "a call by Friday"."""
    noun = next((NOUNS[word] for word in words(quote) if word in NOUNS), "an answer")
    return f"{noun} {deadline(when)}".strip()


def deadline(when: str) -> str:
    """A time as a deadline: "Friday" is "by Friday", "2 hours" is "within 2 hours"."""
    if not when or re.match(r"(?:by|in|within|before|on|after|at|today|tonight|tomorrow)\b", when, re.IGNORECASE):
        return when[:1].lower() + when[1:]
    return f"within {when}" if SPAN.search(when.lower()) else f"by {when}"
