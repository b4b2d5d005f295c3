"""Step 4: explore alternative solutions."""

from simulator.scoring.finding import Finding, Quote, doubts, quotes
from simulator.scoring.record import Record
from simulator.scoring.rubric import Rules


def find(record: Record, rules: Rules) -> Finding:
    """0 for nothing allowed, 1 for vague or an ultimatum, 2 for a concrete option, 3 for two or three and a choice."""
    doubtful = doubts(list(record.replies), "offer", "choice")
    options = offered_options(record)
    offers = record.carrying("offer")
    if not options and not offers:
        vague = record.carrying("next_step", "explain", "choice")
        return Finding(
            1 if vague and not record.carrying("refuse") else 0,
            quotes(vague, "next_step", "explain", "choice"),
            doubtful,
        )
    proof = tuple(options.values()) or quotes(offers, "offer")
    if forbidden(record) or (not options and record.carrying("overpromise")):
        return Finding(0, proof, doubtful)
    count = max(len(options), min(len(offers), 2))
    chosen = bool(record.carrying("choice"))
    if count >= 2 and chosen and len(options) <= rules.most_options + 1:
        return Finding(3, (*proof, *quotes(record.carrying("choice"), "choice")[:1]), doubtful)
    explained = bool(record.carrying("explain", "choice", "next_step"))
    ultimatum = bool(record.carrying("refuse", "rude")) and not explained
    return Finding(1 if ultimatum else 2, proof, doubtful)


def offered_options(record: Record) -> dict[str, Quote]:
    """The allowed options that were put, each with where."""
    found: dict[str, Quote] = {}
    for reply in record.replies:
        for claim in reply.claims("option", "offers"):
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
