"""The sessions that are kept: who, what, which seed, and what the trainee says (acts in front, see conftest)."""

from pathlib import Path

from simulator.content.loading import Library
from simulator.events import to_lines
from simulator.scoring.session_score import score_session
from simulator.session.loop import Kit, Session, Setup
from tests.conftest import TaggedReader

FOLDER = Path(__file__).parent

SESSIONS: dict[str, tuple[str, str, int, list[str]]] = {
    "kind-and-clear": (
        "past-deadline-canceller",
        "late-cancellation",
        1,
        [
            "greet+acknowledge: I'm Sam. Paying for two homes at once, no wonder you've had enough.",
            "clarify: What happened when you tried to cancel online?",
            "mirror: So the form failed and nobody wrote back, is that it?",
            "explain+offer+choice: Send proof of the move and we review the renewal, or pause the plan. You choose.",
            "escalate+next_step: Ada Brook, the retention supervisor, will call you by Friday at noon.",
            "appreciate+close: Thank you. Ada Brook calls by Friday at noon; reply here any time.",
        ],
    ),
    "defensive": (
        "impatient",
        "wrong-item",
        2,
        [
            "defend: Our packing list is checked twice, so that is unlikely.",
            "blame: You should have looked at the label before you opened it.",
            "refuse: No, I can't do that.",
            "dismiss: It is only a pan. Calm down.",
        ],
    ),
    "warm-but-useless": (
        "repeat-caller",
        "no-call-back",
        3,
        [
            "acknowledge+apologize: Oh no, nine days, that must be dreadful.",
            "acknowledge: I can really hear how tired you are of this.",
            "acknowledge+apologize: I'm so sorry, truly, anyone would be upset.",
            "acknowledge: I completely see why you feel this way.",
            "appreciate+close: Thank you so much for sharing this with me. Take care.",
        ],
    ),
}


def play(library: Library, name: str) -> str:
    """The events of one kept session, as JSON Lines."""
    persona, scenario, seed, replies = SESSIONS[name]
    session = Session(Setup(persona, scenario, seed), Kit(library, TaggedReader(), rubric_hash="golden"))
    session.open()
    for reply in replies:
        if session.stage == "call":
            session.reply(reply, 20.0)
    if session.stage == "call":
        session.end()
    session.write_note("Wanted it settled. Told what there is. Left as heard.", 30.0)
    score_session(session)
    return to_lines(session.events)
