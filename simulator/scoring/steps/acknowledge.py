"""Step 2: acknowledge and validate."""

from simulator.scoring.finding import Finding, doubts, quotes
from simulator.scoring.record import Record, Reply
from simulator.scoring.rubric import Rules
from simulator.understanding.text import alike, sentences


def find(record: Record, rules: Rules) -> Finding:
    """0 for none or false, 1 for a formula, late or parroted, 2 for sincere and early, 3 for cost named and again."""
    real, sorry = record.carrying("acknowledge"), record.carrying("apologize")
    doubtful = doubts(list(record.replies), "acknowledge", "dismiss")
    if not real:
        level = 1 if sorry and not record.carrying("dismiss") else 0
        return Finding(
            level, quotes(sorry, "apologize") if level else quotes(record.carrying("dismiss"), "dismiss"), doubtful
        )
    proof = quotes(real, "acknowledge")
    if _parroted(record, rules) or not _early(record, rules) or record.carrying("dismiss"):
        return Finding(1, proof, doubtful)
    returned = len(real) >= 2 and len(sorry) <= 3
    specific = any("acknowledge" in reply.acts and reply.acts & {"apologize", "own", "mirror"} for reply in real)
    return Finding(3 if returned and specific else 2, proof, doubtful)


def _early(record: Record, rules: Rules) -> bool:
    first, offer = record.first("acknowledge"), record.first("offer")
    assert first is not None
    return first < rules.early_replies and (offer is None or first <= offer)


def _parroted(record: Record, rules: Rules) -> bool:
    said = [sentence for reply in record.replies for sentence in _courtesies(reply)]
    return any(sum(alike(one, other) for other in said) >= rules.parrot_times for one in said)


def _courtesies(reply: Reply) -> list[str]:
    kept = {reply.reading.evidence.get(act) for act in ("acknowledge", "apologize", "appreciate")}
    return [sentence for sentence in sentences(reply.text) if sentence in kept]
