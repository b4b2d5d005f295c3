"""Step 1: stay calm, not defensive."""

from simulator.scoring.finding import Finding, doubts, quotes
from simulator.scoring.record import Record, Reply, heat
from simulator.scoring.rubric import Rules
from simulator.understanding.acts import SUBSTANCE

WARM = ("acknowledge", "apologize", "own", "appreciate", "mirror")
LISTENING = ("acknowledge", "mirror", "clarify")


def find(record: Record, rules: Rules) -> Finding:
    """0 for rudeness or contempt, 1 for defending before listening, 2 for steadiness, 3 for warmth under fire too."""
    replies = list(record.replies)
    if not replies:
        return Finding(0)
    doubtful = doubts(replies, "rude", "dismiss", "blame", "defend")
    harsh = _harsh(record, rules)
    if harsh:
        return Finding(0, quotes(harsh, "rude", "dismiss", "blame", "defend"), doubtful)
    faults = record.carrying("dismiss", "blame", "refuse", "defend")
    if _defends_first(record) or _surely(record, "dismiss", "blame", "jargon") or len(_surely(record, "defend")) > 1:
        return Finding(1, quotes(faults, "dismiss", "blame", "defend", "refuse"), doubtful)
    if not faults and _warm_throughout(record):
        return Finding(3, quotes(replies, *WARM), doubtful)
    return Finding(
        2, quotes(replies, *WARM, "clarify", "explain", "offer", "next_step")[:2] or _any_words(replies), doubtful
    )


def _harsh(record: Record, rules: Rules) -> list[Reply]:
    rude = _surely(record, "rude")
    dismissive = _surely(record, "dismiss", "blame")
    harmful = record.carrying("dismiss", "blame", "defend", "refuse")
    if rude or len(dismissive) >= rules.dismissive_limit or (dismissive and len(harmful) >= rules.harmful_limit):
        return rude or harmful
    return []


def _surely(record: Record, *acts: str) -> list[Reply]:
    """The replies that carry one of these acts beyond the reader's doubt: a doubtful fault is for a person."""
    return [
        reply for reply in record.replies if any(act in reply.acts and act not in reply.reading.unsure for act in acts)
    ]


def _defends_first(record: Record) -> bool:
    defended, listened = record.first("defend", "refuse"), record.first(*LISTENING)
    return defended is not None and (listened is None or defended < listened)


def _warm_throughout(record: Record) -> bool:
    """Warm in at least a third of the replies, and warm or of substance in answer to the hottest words."""
    angriest = record.angriest
    if angriest is None:
        return False
    warm = record.carrying(*WARM)
    answered = bool(angriest.acts & set(WARM)) or (heat(angriest.before) == 0 and bool(angriest.acts & SUBSTANCE))
    helped = bool(record.carrying("offer", "escalate")) and not record.carrying("overpromise")
    felt = bool(record.carrying("acknowledge"))
    return answered and helped and felt and 3 * len(warm) >= len(record.replies) and len(warm) >= 2


def _any_words(replies: list[Reply]) -> tuple[tuple[int, str], ...]:
    return ((replies[0].turn, replies[0].text),)
