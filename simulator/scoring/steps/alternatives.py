"""Step 4: explore alternative solutions."""

from simulator.scoring.finding import Finding, Quote, doubts, quotes
from simulator.scoring.record import Record
from simulator.scoring.rubric import Rules

VAGUE = ("next_step", "explain", "own", "escalate", "choice")


def find(record: Record, rules: Rules) -> Finding:
    """0 for nothing allowed, 1 for vague or an ultimatum, 2 for a concrete option, 3 for two or three and a choice."""
    doubtful = doubts(list(record.replies), "offer", "choice")
    options = offered_options(record)
    offers = record.carrying("offer")
    proof = tuple(options.values()) or quotes(offers, "offer")
    if forbidden(record) or (record.carrying("overpromise") and len(options) < 2):
        return Finding(0, proof, doubtful)
    if not proof:
        vague = quotes(list(record.replies), *VAGUE)
        return Finding(1 if vague and not record.carrying("refuse") else 0, vague, doubtful)
    spoiled = len(record.carrying("jargon")) > 1 or len(record.carrying("dismiss", "rude")) > 1
    if spoiled or (record.carrying("refuse") and len(options) < 2):
        return Finding(1, proof, doubtful)
    chosen = quotes(record.carrying("choice"), "choice")
    if len(options) > 1 and (chosen or len(options) > 2) or (len(offers) > 1 and chosen):
        return Finding(3, (*proof, *chosen[:1]), doubtful)
    return Finding(2, proof, doubtful)


def offered_options(record: Record) -> dict[str, Quote]:
    """The allowed options that were put, each with where."""
    found: dict[str, Quote] = {}
    for reply in record.replies:
        for claim in (*reply.claims("option", "offers"), *reply.claims("option", "promises")):
            found.setdefault(claim.refers_to, (reply.turn, claim.quote))
    return found


def forbidden(record: Record) -> list[Quote]:
    """Sentences that commit to what a limit rules out."""
    return [
        (reply.turn, claim.quote)
        for reply in record.replies
        for claim in reply.claims("limit")
        if claim.stance in ("offers", "promises") and "overpromise" in reply.acts
    ]
