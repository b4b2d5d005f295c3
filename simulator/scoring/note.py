"""The note, fact by fact: present, missing, contradicted or invented."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from simulator.scoring import note_words as say
from simulator.scoring.record import Record
from simulator.understanding import times
from simulator.understanding.text import content_words, sentences, words

Status = Literal["present", "missing", "contradicted", "invented"]

SHARED = 2
"""Content words that a note's sentence must share with the case to be about it."""


@dataclass(frozen=True)
class NoteItem:
    """One thing that a note should hold: which, how it stands, and the note's own words on it."""

    fact: str
    status: Status
    quote: str = ""


def check(record: Record) -> list[NoteItem]:
    """Every item that this session's note should hold, in order, then whatever it states wrongly."""
    lines = sentences(record.note or "")
    items = [
        _item("issue", _about_the_case(record, lines)),
        _item("wants", _first(lines, say.WANTED)),
        _item("offered", _first(lines, say.DONE)),
        *_commitments(record, lines),
        _item("left", _first(reversed(lines), say.LEFT)),
        *_escalation(record, lines),
    ]
    wrong = list(_wrong(record, lines))
    facts, quotes = {one.fact for one in wrong}, {one.quote for one in wrong}
    return [item for item in items if item.fact not in facts and item.quote not in quotes] + wrong


def _item(fact: str, quote: str) -> NoteItem:
    return NoteItem(fact, "present" if quote else "missing", quote)


def _first(lines: Iterator[str] | list[str], pattern: re.Pattern[str]) -> str:
    return next((line for line in lines if pattern.search(line)), "")


def _about_the_case(record: Record, lines: list[str]) -> str:
    """The note's sentence that says most of what went wrong; empty where none does."""
    scenario = record.scenario
    told = " ".join(text for who, text in record.turns if who == "customer")
    facts = " ".join(fact.text for fact in scenario.facts)
    keys = content_words(f"{scenario.title} {scenario.documentation.issue} {scenario.customer.wants} {facts} {told}")
    best = max(lines, key=lambda line: len(content_words(line) & keys), default="")
    return best if len(content_words(best) & keys) >= SHARED else ""


def _commitments(record: Record, lines: list[str]) -> list[NoteItem]:
    """The dates that were promised; nothing to hold where nothing was promised by a time."""
    if not any(reply.claims("promise") for reply in record.replies):
        return []
    return [_item("commitments", next((line for line in lines if times.find(line)), ""))]


def _escalation(record: Record, lines: list[str]) -> list[NoteItem]:
    if not record.carrying("escalate"):
        return []
    named = content_words(record.scenario.escalation.to)
    found = next((line for line in lines if say.ESCALATED.search(line) or content_words(line) & named), "")
    return [_item("escalation", found)]


# --- what did not happen ---------------------------------------------------------------------------------------------


def _wrong(record: Record, lines: list[str]) -> Iterator[NoteItem]:
    for line in lines:
        if _too_pleased(record, line) or _wrong_end(record, line):
            yield NoteItem("left", "contradicted", line)
        elif _unknown_sums(record, line):
            yield NoteItem("amount", "invented", line)
        elif _never_escalated(record, line):
            yield NoteItem("escalation", "invented", line)
        elif _never_done(record, line):
            yield NoteItem("action", "invented", line)


def _too_pleased(record: Record, line: str) -> bool:
    """A customer who is said to be happy, or to have given thanks, and said nothing of the kind."""
    last = " ".join(text for who, text in record.turns[-4:] if who == "customer")
    kind = bool(set(words(last)) & say.CONTENTED)
    thanked = say.THANKED.search(line) is not None and not set(words(_customer(record))) & say.THANKS
    return (say.PLEASED.search(line) is not None and not kind) or thanked


def _wrong_end(record: Record, line: str) -> bool:
    """The customer is said to have hung up on a trainee who ended it."""
    return say.HUNG_UP.search(line) is not None and record.ended_by == "trainee"


def _unknown_sums(record: Record, line: str) -> bool:
    """Sums of money that appear neither in the conversation nor in the scenario."""
    known = {figure for text in _everything(record) for figure in say.figures(text)}
    return any(figure not in known and float(figure or 0) for figure in say.sums(line))


def _never_escalated(record: Record, line: str) -> bool:
    if not say.ESCALATED.search(line) or say.NEGATED.search(line) or record.carrying("escalate"):
        return False
    named = content_words(record.scenario.escalation.to)
    return not any(named & content_words(reply.text) or say.ESCALATED.search(reply.text) for reply in record.replies)


def _never_done(record: Record, line: str) -> bool:
    """Something that the trainee says to have done, and no reply speaks of."""
    claimed = say.I_DID.search(line)
    if claimed is None or say.NEGATED.search(line):
        return False
    spoken = content_words(" ".join(reply.text for reply in record.replies))
    matter = content_words(line[claimed.start() :])
    return len(matter) >= SHARED and len(matter & spoken) / len(matter) < say.SPOKEN_OF


def _customer(record: Record) -> str:
    return " ".join(text for who, text in record.turns if who == "customer")


def _everything(record: Record) -> Iterator[str]:
    scenario = record.scenario
    yield from (text for _, text in record.turns)
    yield from (entry.value for entry in scenario.case_file)
    yield from (option.text for option in scenario.options)
    yield from (limit.text for limit in scenario.limits)
    yield from (fact.text for fact in scenario.facts)
    yield scenario.situation
