"""The acts that a reply can carry, in RUBRIC.md's order, and which of them harm."""

from typing import Final

ACTS: Final = (
    "greet", "acknowledge", "apologize", "mirror", "clarify", "identify", "own", "explain", "offer", "choice",
    "next_step", "escalate", "hold", "appreciate", "close", "defend", "blame", "dismiss", "rude", "refuse",
    "overpromise", "jargon", "stall",
)  # fmt: skip

HARMFUL: Final = frozenset({"defend", "blame", "dismiss", "rude", "refuse", "overpromise", "jargon", "stall"})

SUBSTANCE: Final = frozenset({"clarify", "mirror", "own", "explain", "offer", "choice", "next_step", "escalate"})
"""Acts that move the matter itself forward; courtesy alone is none of them."""

LABELS: Final[dict[str, str]] = {
    "greet": "greeted", "acknowledge": "acknowledged the feeling", "apologize": "apologised",
    "mirror": "put it back to check", "clarify": "asked about the problem", "identify": "asked for a detail",
    "own": "took it on personally", "explain": "explained plainly", "offer": "made an offer",
    "choice": "gave the choice", "next_step": "said what happens next", "escalate": "brought in somebody above",
    "hold": "asked for a pause", "appreciate": "thanked", "close": "wrapped up",
    "defend": "defended the company", "blame": "put the blame elsewhere", "dismiss": "brushed it off",
    "rude": "was rude", "refuse": "said a flat no", "overpromise": "promised too much",
    "jargon": "used insiders' words", "stall": "put them off",
}  # fmt: skip
"""What each act did, in words for trainees."""
