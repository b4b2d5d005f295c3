"""How offers are judged: by appeal, mood, trust, and what was refused before."""

from simulator.content.models import Option, Persona, Scenario
from simulator.customer.memory import Memory
from simulator.customer.mood import rank
from simulator.customer.plan import Planned
from simulator.customer.signals import Heard
from simulator.events import Mood

NEAR = 0.15
"""How far below the asking price an offer may lie and still be haggled over."""

NEEDS_MORE = 0.3
"""What is added to the asking price where only somebody above can settle the matter, until one is brought in."""

FURIOUS = 0.2
"""What is added while the customer is furious: nobody shops in a rage."""

CHOICE = 0.05
"""What having a say adds to an offer (JMR 2018: several options raise satisfaction)."""

UNDERSTOOD = 0.08
"""What an offer gains from an agent who has drawn out what lies under the demand, per fact, at most twice."""


def weigh(persona: Persona, scenario: Scenario, memory: Memory, mood: Mood, heard: Heard) -> list[Planned]:
    """The customer's verdict on what the reply offers; empty where nothing was offered or nothing is weighed yet."""
    if memory.settled:
        return []
    put = _options_put(scenario, heard)
    if put and _ready(memory):
        best = max(put, key=lambda option: value(option, memory, mood))
        escalated = "escalate" in heard.acts or memory.acts["escalate"] > 0
        price = asking_price(persona, scenario, escalated) + (FURIOUS if mood.word == "furious" else 0.0)
        price += memory.stubborn
        verdict = _verdict(best, persona, memory, value(best, memory, mood) - price, len(put))
        if verdict.verdict == "taken" or "escalate" not in heard.acts:
            return [verdict]
    if "escalate" in heard.acts:
        return _weigh_escalation(scenario, memory, mood)
    return []


def _options_put(scenario: Scenario, heard: Heard) -> list[Option]:
    ids = {claim.refers_to for claim in heard.claims("option", "offers")}
    return [option for option in scenario.options if option.id in ids]


def _ready(memory: Memory) -> bool:
    return memory.vent_left <= 0


def value(option: Option, memory: Memory, mood: Mood) -> float:
    """What an option is worth to this customer now, about 0 to 1: appeal, moved by mood, trust and being understood."""
    understood = UNDERSTOOD * min(2, memory.elicited)
    feeling = 0.25 * (mood.trust - 0.4) + 0.15 * (mood.hope - 0.3) + 0.15 * (mood.heard - 0.4)
    return option.appeal + feeling + understood - 0.4 * max(0.0, mood.anger - 0.55)


def asking_price(persona: Persona, scenario: Scenario, escalated: bool = False) -> float:
    """What an offer must be worth to be taken, 0 to 1 and above; less where somebody above is on it already."""
    extra = NEEDS_MORE if scenario.escalation.needed and not escalated else 0.0
    return persona.stance.asking_price + extra + 0.03 * (scenario.difficulty - 1)


def _verdict(option: Option, persona: Persona, memory: Memory, gap: float, choices: int) -> Planned:
    gap += CHOICE if choices > 1 else 0.0
    if gap >= 0:
        return Planned("choose" if choices > 1 else "take", option=option.id, verdict="taken")
    if option.id in memory.refused:
        return Planned("refuse-again", option=option.id, verdict="refused")
    if gap >= -NEAR - persona.stance.haggles / 5 and option.id not in memory.haggled:
        return Planned("haggle", option=option.id, verdict="haggled")
    return Planned("refuse-offer", option=option.id, verdict="refused")


def _weigh_escalation(scenario: Scenario, memory: Memory, mood: Mood) -> list[Planned]:
    """Somebody above is welcome where it takes one, where one was asked for, or where what was offered fell short."""
    fell_short = bool(memory.refused or memory.haggled)
    wanted = scenario.escalation.needed or memory.wanted_supervisor or fell_short
    tried = memory.offered or memory.wanted_supervisor or memory.replies >= 4
    if wanted and (tried or rank(mood.word) >= 2):
        return [Planned("accept-escalation")]
    return []
