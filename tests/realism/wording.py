"""The scripted trainees' lines, filled from the case file."""

import tomllib
from functools import cache
from pathlib import Path

from simulator.content.models import Option
from simulator.events import Move
from tests.realism.reader import Part
from tests.realism.sight import Sight, lower, turned

ACTS_OF = {
    "greet": "greet", "greet-short": "greet", "acknowledge-first": "acknowledge", "acknowledge": "acknowledge",
    "acknowledge-light": "acknowledge", "apologize": "apologize", "apologize-bare": "apologize", "listen": "clarify",
    "mirror": "mirror", "mirror-after": "mirror", "own": "own", "name": "own", "explain": "explain",
    "offer-one": "offer", "offer-other": "offer", "choice": "choice", "choice-one": "choice", "vague": "",
    "next-step": "next_step", "next-vague": "stall", "when": "next_step", "escalate": "escalate",
    "escalate-when": "next_step", "not-above": "escalate next_step", "steer": "acknowledge", "honest": "mirror",
    "correct": "apologize own", "appreciate": "appreciate", "close-sum": "close", "close": "close",
    "goodbye-unsettled": "close", "identify": "identify", "clarify-plain": "clarify", "defend": "defend",
    "blame": "blame", "dismiss": "dismiss", "refuse": "refuse", "stall": "stall", "stuffing": "",
    "warm": "acknowledge", "parrot": "apologize clarify", "mumble": "",
}  # fmt: skip
"""What each kind of line does."""


@cache
def lines() -> dict[str, list[str]]:
    """The lines by kind, from phrases.toml."""
    text = (Path(__file__).parent / "phrases.toml").read_text(encoding="utf-8")
    return {kind: table["lines"] for kind, table in tomllib.loads(text).items()}


def say(sight: Sight, kind: str, **values: str) -> Part:
    """One line of a kind with what it does."""
    line = sight.pick(lines()[kind])
    escalation = sight.scenario.escalation
    known = {
        "company": sight.scenario.company,
        "stakes": lower(turned(sight.scenario.customer.stakes)),
        "wants": turned(sight.scenario.customer.wants),
        "to": escalation.to,
        "within": escalation.reply_within,
    }
    return tuple(ACTS_OF[kind].split()), line.format(**known, **values)


def ask(sight: Sight, hidden: bool = True) -> list[Part]:
    """A question after something that is not known yet; nothing where all is known."""
    left = sight.unasked(hidden) or sight.unasked(not hidden)
    if not left:
        return []
    sight.asked.add(left[0].id)
    return [(("clarify",), sight.chance.choice(left[0].asked_by))]


def mirror(sight: Sight) -> list[Part]:
    """The last things told, put back."""
    facts = [lower(turned(fact.text)) for fact in sight.told[-2:]]
    sight.done.add("mirror")
    return [say(sight, "mirror", facts=", and ".join(facts))] if facts else []


def explain(sight: Sight) -> list[Part]:
    """The next limit with its reason."""
    left = [limit for limit in sight.scenario.limits if limit.id not in sight.done]
    if not left:
        return []
    sight.done.add(left[0].id)
    return [say(sight, "explain", limit=lower(left[0].text), reason=left[0].reason)]


def offer(sight: Sight, most: int) -> list[Part]:
    """The best options that were not put yet, and the choice."""
    options = sight.unput()[:most]
    sight.put.extend(option.id for option in options)
    kinds = ["offer-one", "offer-other", "offer-other"]
    parts = [say(sight, kind, option=words(option)) for kind, option in zip(kinds, options, strict=False)]
    return [*parts, say(sight, "choice" if len(options) > 1 else "choice-one")] if options else []


def words(option: Option) -> str:
    """An option inside a sentence."""
    return lower(option.text)


def escalate(sight: Sight) -> list[Part]:
    """Somebody above: who, why, by when."""
    sight.done.add("escalated")
    return [say(sight, "escalate"), say(sight, "escalate-when")]


def agreed(sight: Sight) -> str:
    """What was agreed, in a few words."""
    events = sight.session.events
    taken = [event.option for event in events if isinstance(event, Move) and event.verdict == "taken"]
    named = next((option.name for option in sight.scenario.options if option.id in taken), "")
    return named or f"that {sight.scenario.escalation.to} takes it on"
