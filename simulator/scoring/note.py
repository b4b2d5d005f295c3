"""The note, fact by fact: present, missing, contradicted or invented."""

import re
from dataclasses import dataclass
from typing import Literal

from simulator.scoring.record import Record
from simulator.understanding import times
from simulator.understanding.claims import AMOUNT
from simulator.understanding.text import content_words, sentences, words

Status = Literal["present", "missing", "contradicted", "invented"]

LEFT = re.compile(
    r"\b(?:calm\w*|happy|happier|unhappy|upset|angry|furious|frustrated|satisfied|dissatisfied|wary|relieved"
    r"|annoyed|grateful|thanked|hung up|left|resigned|ended|tense"
    r"|disappointed|agreed|settled|sceptical|skeptical|ok with|mood|cool\w*|worried|better|cross)\b",
    re.IGNORECASE,
)
PLEASED = re.compile(r"\b(?<!not )(?<!un)(?:happy|satisfied|delighted|pleased|content|very good mood)\b", re.IGNORECASE)
ESCALATED = re.compile(
    r"\b(?:escalat\w+|supervisor|manager|passed (?:up|on)|handed (?:up|over)|team lead\w*|duty)\b", re.IGNORECASE
)
NEGATED = re.compile(r"\b(?:not|no|never|nobody|no one|nothing|declined|refused|without|n't|none)\b", re.IGNORECASE)
WANTED = re.compile(r"\b(?:want\w*|ask\w*|demand\w*|request\w*|wish\w*|hop\w+|expect\w*|need\w*)\b", re.IGNORECASE)

SHARED = 2
"""Content words that a note's sentence must share with a fact to state it."""


@dataclass(frozen=True)
class NoteItem:
    """One thing that a note should hold: which, how it stands, and the note's own words on it."""

    fact: str
    status: Status
    quote: str = ""


def check(record: Record) -> list[NoteItem]:
    """Every item that this session's note should hold, in order, and whatever it states wrongly."""
    lines = sentences(record.note or "")
    scenario = record.scenario
    items = [
        _stated("issue", f"{scenario.documentation.issue} {scenario.title} {scenario.customer.wants}", lines),
        _wants(record, lines),
        _stated("offered", " ".join(_offers(record)) or scenario.documentation.outcome, lines),
        _commitments(record, lines),
        _left(record, lines),
    ]
    if record.carrying("escalate") or (scenario.escalation.needed and any(ESCALATED.search(line) for line in lines)):
        items.append(_escalation(record, lines))
    return [item for item in items if item] + _invented(record, lines)


def _stated(fact: str, matter: str, lines: list[str]) -> NoteItem:
    keys = content_words(matter)
    best = max(lines, key=lambda line: len(content_words(line) & keys), default="")
    if len(content_words(best) & keys) >= SHARED:
        return NoteItem(fact, "present", best)
    return NoteItem(fact, "missing")


def _wants(record: Record, lines: list[str]) -> NoteItem:
    keys = content_words(f"{record.scenario.customer.wants} {record.scenario.customer.needs}")
    found = next((line for line in lines if WANTED.search(line) and content_words(line) & keys), "")
    return NoteItem("wants", "present" if found else "missing", found)


def _offers(record: Record) -> list[str]:
    texts = {option.id: f"{option.text} {option.name}" for option in record.scenario.options}
    put = [texts.get(claim.refers_to, "") for reply in record.replies for claim in reply.claims("option", "offers")]
    return put or [reply.quote("offer") for reply in record.carrying("offer")]


def _commitments(record: Record, lines: list[str]) -> NoteItem | None:
    promised = [claim for reply in record.replies for claim in reply.claims("promise")]
    if not promised:
        return None
    dated = next((line for line in lines if times.find(line)), "")
    return NoteItem("commitments", "present" if dated else "missing", dated)


def _left(record: Record, lines: list[str]) -> NoteItem:
    found = next((line for line in reversed(lines) if LEFT.search(line)), "")
    pleased = next((line for line in lines if PLEASED.search(line)), "")
    if pleased and record.ended_by == "customer" and not _thanked(record.last_customer):
        return NoteItem("left", "contradicted", pleased)
    return NoteItem("left", "present" if found else "missing", found)


def _thanked(text: str) -> bool:
    return bool(
        set(words(text)) & {"thanks", "thank", "cheers", "appreciate", "good", "fine", "okay", "ok", "great", "alright"}
    )


def _escalation(record: Record, lines: list[str]) -> NoteItem:
    found = next((line for line in lines if ESCALATED.search(line)), "")
    if not found:
        return NoteItem("escalation", "missing")
    if not record.carrying("escalate") and not NEGATED.search(found) and record.asked_above is None:
        return NoteItem("escalation", "invented", found)
    return NoteItem("escalation", "present", found)


def _invented(record: Record, lines: list[str]) -> list[NoteItem]:
    """Sums of money that appear neither in the conversation nor in the case file."""
    known = " ".join(text for _, text in record.turns) + " ".join(entry.value for entry in record.scenario.case_file)
    known += " ".join(option.text for option in record.scenario.options)
    sums = {_figure(amount) for amount in AMOUNT.findall(known)}
    return [
        NoteItem("amount", "invented", line)
        for line in lines
        if any(_figure(amount) not in sums for amount in AMOUNT.findall(line))
    ]


def _figure(amount: str) -> str:
    return re.sub(r"[^\d.]", "", amount).rstrip(".").removesuffix(".00")
