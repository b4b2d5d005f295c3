"""Step 5: escalate when appropriate, and explain the process."""

import re

from simulator.scoring.finding import Finding, doubts, quotes
from simulator.scoring.record import Record, Reply
from simulator.scoring.rubric import Rules
from simulator.understanding.text import content_words

NO_REPEAT = re.compile(
    r"\b(?:(?:won't|will not|don't|needn't|not|never) (?:have to |need to )?(?:repeat|tell (?:it|this)|explain"
    r"|start|begin|go (?:over|through))"
    r"|without (?:you )?(?:repeating|having to)|nothing to repeat|(?:has|have|gets?|with|sees?|reads?) (?:all "
    r"|the whole |everything"
    r"|(?:your|my|this|the) (?:whole )?(?:story|notes?|file|chat|log|case))|already (?:read|know|have|briefed)"
    r"|full (?:notes|story|picture))",
    re.IGNORECASE,
)
SAID_TO_BE = re.compile(
    r"\b(?:will be|is being|has been|i'll|i will|let me) (?:\w+ )?(?:escalat\w+|passed (?:up|on))", re.IGNORECASE
)


def find(record: Record, rules: Rules) -> Finding:
    """n/a where not needed and not done; 0 for refused, 1 for premature or bare, 2 for to whom, 3 for by when too."""
    done = record.carrying("escalate")
    doubtful = doubts(list(record.replies), "escalate")
    needed = record.scenario.escalation.needed or record.asked_above is not None
    if not done:
        said = [(one.turn, one.text) for one in record.replies if SAID_TO_BE.search(one.text.replace("’", "'"))]
        if needed and said:
            return Finding(1, tuple(said), doubtful)
        refused = record.carrying("refuse", "stall") if needed else []
        return Finding(0 if needed else "n/a", quotes(refused, "refuse", "stall"), doubtful)
    proof = quotes(done, "escalate")
    if _premature(record) or not any(_says_to_whom(reply, record) for reply in done):
        return Finding(1, proof, doubtful)
    later = [reply for reply in record.replies if reply.turn >= done[0].turn]
    by_when = any(reply.claims("promise") or "next_step" in reply.acts and reply.claims("duration") for reply in later)
    safe = any(NO_REPEAT.search(reply.text.replace("’", "'")) for reply in later)
    return Finding(3 if by_when and safe else 2, proof, doubtful)


def _premature(record: Record) -> bool:
    """Before any option was tried, and before the customer asked."""
    escalated, tried = record.first("escalate"), record.first("offer", "choice", "explain")
    assert escalated is not None
    asked = record.asked_above
    if asked is not None and asked < record.replies[escalated].turn:
        return False
    return tried is None or tried > escalated


def _says_to_whom(reply: Reply, record: Record) -> bool:
    named = content_words(record.scenario.escalation.to)
    said = content_words(reply.text)
    return bool(named & said) or bool(
        re.search(r"\b(?:manager|supervisor|lead|head|director|specialist)\b", reply.text, re.IGNORECASE)
    )
