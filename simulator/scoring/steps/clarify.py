"""Step 3: clarify the source of the dissatisfaction."""

from simulator.scoring.finding import Finding, doubts, quotes
from simulator.scoring.record import Record, Reply
from simulator.scoring.rubric import Rules
from simulator.understanding.text import content_words, stem, words


def find(record: Record, rules: Rules) -> Finding:
    """0 for no real question, 1 for particulars or too late, 2 for one before a fix, 3 for the need, put back."""
    asked = record.carrying("clarify")
    doubtful = doubts(list(record.replies), "clarify", "mirror")
    if not asked:
        identified = record.carrying("identify")
        return Finding(1 if identified else 0, quotes(identified, "identify"), doubtful)
    proof = quotes(asked, "clarify")
    offer, first = record.first("offer"), record.first("clarify")
    assert first is not None
    if offer is not None and first > offer:
        return Finding(1, proof, doubtful)
    restated = _restates_need(record, rules)
    if restated:
        return Finding(3, (*proof, (restated.turn, _restating_words(restated, record))), doubtful)
    return Finding(2, proof, doubtful)


def _need_words(record: Record) -> frozenset[str]:
    """What lies under the demand."""
    return content_words(record.scenario.customer.needs)


def _kept_back(record: Record) -> frozenset[str]:
    return content_words(" ".join(fact.text for fact in record.scenario.facts if fact.hidden))


def _restates_need(record: Record, rules: Rules) -> Reply | None:
    """A reply after the first question that puts the need back, and is not itself a first guess."""
    need = _need_words(record)
    first = record.first("clarify")
    assert first is not None
    for reply in record.replies[first + 1 :]:
        own = {stem(word) for word in words(reply.text)}
        drawn_out = content_words(" ".join(text for who, text in record.turns[: reply.turn] if who == "customer"))
        share = len(need & own & drawn_out) / len(need) if need else 0.0
        if share >= rules.need_overlap or ("mirror" in reply.acts and len(_kept_back(record) & own & drawn_out) >= 3):
            return reply
    return None


def _restating_words(reply: Reply, record: Record) -> str:
    return reply.quote("mirror") if "mirror" in reply.acts else reply.quote("acknowledge")
