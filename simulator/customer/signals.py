"""Turns a reading, the clock and the customer's memory into the signals that the appraisal rules answer to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from simulator.content.models import Scenario
from simulator.customer import aims, promises
from simulator.customer.memory import Memory
from simulator.customer.mood import Signal
from simulator.events import Claim, Held, Reading
from simulator.understanding.acts import HARMFUL, SUBSTANCE
from simulator.understanding.text import alike, sentences, words

PATIENCE_SECONDS = {"chat": 120.0, "phone": 75.0}
"""How long a customer waits for an answer before it tells; typing is slower than speaking."""

SECONDS_A_WORD = 0.6
"""What a word takes to say or type: nobody minds the time that a full answer takes."""

OVERRUN = 1.75
"""How far beyond the time that was asked for a hold may go before it is a broken promise."""

KIND = frozenset({"acknowledge", "mirror", "appreciate", "clarify"})
"""Acts that bring somebody back kindly, from a side story or from silence."""

FAIR = frozenset({"mirror", "acknowledge", "own", "explain", "clarify", "offer", "choice", "next_step"})
"""Acts that stand a customer's test."""

SHORT_QUESTION = 10
"""Words below which a question may come twice without sounding recited."""

LONG_REPLY_WORDS = 95
"""More than twice what chat models write (SOTOPIA: 45 words a turn)."""

SYMPATHETIC = re.compile(r"\b(?:understand|sorry|hear you|apolog|appreciate|get it|feel|sympath|frustrat)")

PLAIN = {
    "greet": "greeted", "mirror": "mirrored", "own": "owned", "explain": "explained", "choice": "chosen",
    "appreciate": "thanked", "defend": "defended", "blame": "blamed", "rude": "insulted", "refuse": "refused",
    "overpromise": "overpromised", "jargon": "jargon", "stall": "stalled",
}  # fmt: skip
"""Acts that are a signal of their own, whatever came before."""


@dataclass(frozen=True)
class Heard:
    """One reply as the customer takes it in: what was read of it, how long it took, and any hold before it."""

    reading: Reading
    text: str
    seconds: float
    held: tuple[Held, ...] = ()

    @property
    def acts(self) -> frozenset[str]:
        """The acts that the reading is sure enough to name."""
        return frozenset(self.reading.acts)

    def quote(self, act: str) -> str:
        """The trainee's words behind an act; the whole reply where no sentence stands out."""
        return self.reading.evidence.get(act, self.text)

    def claims(self, kind: str, stance: str | None = None) -> list[Claim]:
        """The reply's claims of one kind, and of one stance where given."""
        return [c for c in self.reading.claims if c.kind == kind and stance in (None, c.stance)]


def find(heard: Heard, memory: Memory, scenario: Scenario) -> list[Signal]:
    """The signals of one reply, in the order in which they are felt."""
    return [
        *_of_the_clock(heard, memory, scenario),
        *_of_empathy(heard, memory),
        *(Signal(PLAIN[act], heard.quote(act)) for act in heard.reading.acts if act in PLAIN),
        *_of_questions(heard, memory, scenario),
        *_of_plans(heard, memory),
        *_of_offers(heard, memory, scenario),
        *_of_word_kept(heard, memory, scenario),
        *_of_repetition(heard, memory),
        Signal("time-passes"),
    ]


def _of_the_clock(heard: Heard, memory: Memory, scenario: Scenario) -> Iterator[Signal]:
    for held in heard.held:
        if held.hold:
            yield _of_hold(held, memory)
    if "hold" in heard.acts and not heard.held:
        yield Signal("hold-asked", heard.quote("hold"))
    waited = heard.seconds + sum(held.seconds for held in heard.held if not held.hold)
    spoken = len(words(heard.text))
    if waited > PATIENCE_SECONDS[scenario.channel] + SECONDS_A_WORD * min(spoken, LONG_REPLY_WORDS):
        yield Signal("long-silence", f"{waited:.0f} seconds")
    if spoken > LONG_REPLY_WORDS:
        yield Signal("long-reply", heard.text[:80])


def _of_hold(held: Held, memory: Memory) -> Signal:
    if memory.hold_seconds and held.seconds > OVERRUN * memory.hold_seconds:
        return Signal("hold-overrun", f"{held.seconds:.0f} seconds")
    explained = held.reason or memory.hold_seconds or memory.acts["hold"]
    return Signal("hold-explained" if explained else "hold-unexplained", held.reason or f"{held.seconds:.0f} seconds")


def _of_empathy(heard: Heard, memory: Memory) -> Iterator[Signal]:
    empty = not heard.acts & SUBSTANCE
    if "dismiss" in heard.acts:
        quote = heard.quote("dismiss")
        yield Signal("false-empathy" if SYMPATHETIC.search(quote.lower()) else "dismissed", quote)
    if "acknowledge" in heard.acts:
        worn = empty and memory.acts["acknowledge"] >= 2
        yield Signal("empathy-again" if worn else "acknowledged", heard.quote("acknowledge"))
    if "apologize" in heard.acts:
        worn = memory.acts["apologize"] >= 2 or (empty and memory.acts["apologize"] >= 1)
        yield Signal("apology-again" if worn else "apologised", heard.quote("apologize"))


def _of_questions(heard: Heard, memory: Memory, scenario: Scenario) -> Iterator[Signal]:
    asked = heard.claims("question") if "mirror" not in heard.acts or "clarify" in heard.acts else []
    known = [claim for claim in asked if aims.again(scenario, memory.told, claim)]
    if known:
        yield Signal("asked-again", known[0].quote)
    elif "clarify" in heard.acts:
        yield Signal("clarified", heard.quote("clarify"))
    if "identify" in heard.acts:
        yield Signal("asked-again" if memory.acts["identify"] else "identified", heard.quote("identify"))
    if (memory.drifting or memory.silent) and heard.acts & KIND and not heard.acts & HARMFUL:
        yield Signal("drawn-out", heard.text[:80])
    if memory.tested:
        stood = heard.acts & FAIR and not heard.acts & HARMFUL
        yield Signal("stood-test" if stood else "failed-test", heard.text[:80])


def _of_plans(heard: Heard, memory: Memory) -> Iterator[Signal]:
    made = heard.claims("promise")
    if "next_step" in heard.acts and not promises.clash(memory, made):
        yield Signal("timed" if made else "planned", made[0].quote if made else heard.quote("next_step"))
    if "escalate" in heard.acts:
        tried = memory.offered or memory.wanted_supervisor or heard.claims("option", "offers")
        yield Signal("escalated" if tried else "passed-on", heard.quote("escalate"))


def _of_offers(heard: Heard, memory: Memory, scenario: Scenario) -> Iterator[Signal]:
    put = heard.claims("option", "offers")
    new = {claim.refers_to: claim for claim in put if claim.refers_to not in memory.refused}
    kinds = {option.id: option.kind for option in scenario.options}
    if "offer" in heard.acts or new:
        early = memory.vent_left > 0 and not heard.acts & {"acknowledge", "apologize", "mirror", "clarify"}
        quote = next(iter(new.values())).quote if new else heard.quote("offer")
        yield Signal("cut-off", quote) if early else Signal("offered", quote)
        if any(kinds[id] == "goodwill" for id in new):
            yield Signal("compensated", quote)
    if len(new) > 3:
        yield Signal("too-many", heard.text[:80])


def _of_word_kept(heard: Heard, memory: Memory, scenario: Scenario) -> Iterator[Signal]:
    clash = promises.clash(memory, heard.claims("promise"))
    broken = clash[1] if clash else promises.withdrawn(scenario, memory, heard.reading.claims)
    if broken:
        yield Signal("contradicted", broken)
    wrong = promises.misstated(scenario, memory, heard.reading.claims)[1]
    if wrong:
        yield Signal("misread", wrong)


def _of_repetition(heard: Heard, memory: Memory) -> Iterator[Signal]:
    said = (sentence for sentence in sentences(heard.text) if not _everyday(sentence))
    twice = next((s for s in said if any(alike(s, old) for old in memory.sentences)), "")
    if twice:
        yield Signal("parroted", twice)
    if not heard.acts and not heard.reading.claims and not memory.settled:
        yield Signal("nothing-said", heard.text[:80])


def _everyday(sentence: str) -> bool:
    """Short questions that people do ask twice ("Would that help you?") are no recitation."""
    return sentence.endswith("?") and len(words(sentence)) < SHORT_QUESTION
