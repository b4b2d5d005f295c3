"""Step 7: document the interaction thoroughly."""

from simulator.scoring import note
from simulator.scoring.finding import Finding
from simulator.scoring.record import Record
from simulator.scoring.rubric import Rules


def find(record: Record, rules: Rules) -> Finding:
    """0 for no note or a false one, 1 for a fragment, 2 for issue and outcome, 3 for one to go straight on from."""
    if record.note is None:
        return Finding(None)
    checked = {item.fact: item for item in note.check(record)}
    wrong = [item for item in checked.values() if item.status in ("contradicted", "invented")]
    if not record.note.strip() or wrong:
        return Finding(0, tuple((-1, item.quote) for item in wrong))
    present = {name for name, item in checked.items() if item.status == "present"}
    proof = tuple((-1, item.quote) for item in checked.values() if item.status == "present" and item.quote)
    if not {"issue", "offered"} <= present or checked.get("escalation", checked["issue"]).status != "present":
        return Finding(1, proof or ((-1, record.note.strip()[:80]),))
    extras = {name for name in ("commitments", "wants", "left") if name in checked}
    return Finding(3 if extras <= present else 2, proof)
