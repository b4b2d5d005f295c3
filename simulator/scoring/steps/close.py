"""Step 6: end on a positive and professional note."""

import re

from simulator.scoring.finding import Finding, doubts, quotes
from simulator.scoring.record import Record, Reply
from simulator.scoring.rubric import Rules
from simulator.understanding.text import content_words

REACHABLE = re.compile(
    r"\b(?:(?:reach|call|ring|write|reply|message|contact|email|text|ask for|come back to) (?:me|us|here|this"
    r"|to this|any ?time)|my (?:direct )?(?:line|number|name|extension|email)"
    r"|quote (?:the|this|case|reference)|direct (?:line|number))\b",
    re.IGNORECASE,
)
SUMMED_UP = 3
"""Content words that the close must share with what was said before, to count as a summing-up."""


def find(record: Record, rules: Rules) -> Finding:
    """0 for no close or a curt one, 1 for a formula, 2 for thanks and courtesy, 3 for a summing-up and a way back."""
    ending = list(record.replies[-2:])
    doubtful = doubts(ending, "close", "appreciate")
    closing = [reply for reply in ending if "close" in reply.acts]
    thanks = [reply for reply in ending if "appreciate" in reply.acts]
    proof = quotes(ending, "close", "appreciate")
    if not closing and not thanks:
        return Finding(0, (), doubtful)
    if record.carrying("rude") or any(reply.acts & {"dismiss", "blame"} for reply in closing):
        return Finding(0, proof, doubtful)
    summed = any(_sums_up(reply, record) for reply in ending)
    back = any(REACHABLE.search(reply.text) for reply in ending)
    if closing and thanks:
        return Finding(3 if summed and back else 2, proof, doubtful)
    return Finding(1, proof, doubtful)


def _sums_up(reply: Reply, record: Record) -> bool:
    said = content_words(" ".join(text for _, text in record.turns[: reply.turn]))
    dated = bool(reply.claims("date") or reply.claims("duration") or reply.claims("promise"))
    return dated and len(content_words(reply.text) & said) >= SUMMED_UP
