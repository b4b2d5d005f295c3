"""Step 6: end on a positive and professional note."""

import re

from simulator.scoring.finding import Finding, doubts, quotes
from simulator.scoring.record import Record, Reply
from simulator.scoring.rubric import Rules

REACHABLE = re.compile(
    r"\b(?:(?:reach|call|ring|write|reply|message|contact|email|text|ask for|come back to) (?:me|us|here|this"
    r"|to this|any ?time)|my (?:direct )?(?:line|number|name|extension|email)"
    r"|quote (?:the|this|case|reference)|direct (?:line|number))\b",
    re.IGNORECASE,
)
FORMULA = re.compile(
    r"\b(?:anything (?:else|further)|any (?:other|further) (?:little )?(?:matter|questions?|enquir)"
    r"|thank you for (?:choosing|contacting|calling)"
    r"|valued? (?:customer|patience|loyalty)|pleasant (?:day|onward)|great (?:day|evening)|right, bye"
    r"|okay,? (?:well, )?(?:bye|thanks))",
    re.IGNORECASE,
)
"""What is said at the end of any call."""

SUMMED_UP = 2
"""Times, sums or options that a last reply must name to be a summing-up."""

CURT = 9
"""Words below which a close without thanks is curt."""


def find(record: Record, rules: Rules) -> Finding:
    """0 for no close or a curt one, 1 for a formula, 2 for thanks and courtesy, 3 for a summing-up and a way back."""
    ending = list(record.replies[-2:])
    doubtful = doubts(ending, "close", "appreciate")
    summed = [reply for reply in ending if _sums_up(reply, record)]
    closing = [reply for reply in ending if "close" in reply.acts]
    thanks = [reply for reply in ending if "appreciate" in reply.acts]
    proof = quotes(ending, "close", "appreciate") or tuple((reply.turn, reply.text) for reply in summed)
    if not (closing or thanks or summed) or any(reply.acts & {"rude", "dismiss", "blame"} for reply in ending):
        return Finding(0, proof, doubtful)
    back = any(REACHABLE.search(reply.text) for reply in ending)
    if summed and back and (thanks or closing):
        return Finding(3, proof, doubtful)
    if not thanks and not summed:
        return Finding(1 if _asks_or_lasts(closing) else 0, proof, doubtful)
    return Finding(1 if not thanks or _formula(ending, record) else 2, proof, doubtful)


def _asks_or_lasts(closing: list[Reply]) -> bool:
    return any("?" in reply.text or len(reply.text.split()) >= CURT for reply in closing)


def _formula(ending: list[Reply], record: Record) -> bool:
    """Thanks by formula, or over a contact that got nowhere."""
    recited = any(FORMULA.search(reply.text) for reply in ending[-1:])
    return recited or not record.carrying("offer", "next_step", "escalate")


def _sums_up(reply: Reply, record: Record) -> bool:
    """Names again, at the very end, what was agreed: times and options."""
    if reply is not record.replies[-1] and "close" not in reply.acts:
        return False
    times = {claim.value for claim in reply.reading.claims if claim.kind in ("date", "duration", "amount")}
    options = {claim.refers_to for claim in reply.claims("option")}
    return bool(times) and len(times) + len(options) >= SUMMED_UP
