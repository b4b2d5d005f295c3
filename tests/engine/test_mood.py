"""The mood moves by its rules, and every change has its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.content.loading import Library
from simulator.content.models import Persona
from simulator.customer.mood import (
    DIMENSIONS,
    LARGEST_EASING,
    Appraiser,
    Signal,
    rules,
    starting,
    tension,
    values_of,
    word_for,
)
from simulator.events import Mood


@pytest.fixture(scope="module")
def persona(library: Library) -> Persona:
    return library.persona("past-deadline-canceller")


@pytest.fixture
def mood(persona: Persona) -> Mood:
    return starting(persona.mood)


def after(persona: Persona, mood: Mood, *names: str) -> Mood:
    return Appraiser(persona).appraise(1, mood, [Signal(name, "words") for name in names])[1]


@pytest.mark.parametrize(
    ("signal", "dimension", "rises"),
    [
        ("acknowledged", "heard", True), ("acknowledged", "anger", False), ("apologised", "anger", False),
        ("apology-again", "patience", False), ("empathy-again", "patience", False), ("false-empathy", "trust", False),
        ("false-empathy", "anger", True), ("insulted", "anger", True), ("explained", "anger", False),
        ("timed", "anger", False), ("compensated", "hope", True), ("offered", "hope", True),
        ("asked-again", "patience", False), ("long-silence", "patience", False), ("stalled", "patience", False),
        ("hold-unexplained", "patience", False), ("contradicted", "trust", False), ("refused", "hope", False),
    ],
)  # fmt: skip
def test_each_signal_moves_the_mood_its_way(
    persona: Persona, mood: Mood, signal: str, dimension: str, rises: bool
) -> None:
    change = getattr(after(persona, mood, signal), dimension) - getattr(mood, dimension)
    assert change > 0 if rises else change < 0


def test_compensation_raises_hope_and_not_trust(persona: Persona, mood: Mood) -> None:
    assert after(persona, mood, "compensated").trust == mood.trust


def test_false_empathy_costs_more_than_none(persona: Persona, mood: Mood) -> None:
    assert tension(values_of(after(persona, mood, "false-empathy"))) > tension(
        values_of(after(persona, mood, "nothing-said"))
    )


def test_empathy_wears_off(persona: Persona, mood: Mood) -> None:
    appraiser = Appraiser(persona)
    gains = []
    for turn in range(4):
        before = mood.heard
        _, mood = appraiser.appraise(turn, mood, [Signal("acknowledged", "x")])
        gains.append(mood.heard - before)
    assert gains == sorted(gains, reverse=True)
    assert gains[-1] < gains[0] / 2


def test_harm_mounts(persona: Persona, mood: Mood) -> None:
    appraiser = Appraiser(persona)
    _, first = appraiser.appraise(1, mood, [Signal("asked-again", "x")])
    _, second = appraiser.appraise(3, first, [Signal("asked-again", "x")])
    assert first.patience - second.patience > mood.patience - first.patience


def test_a_contradiction_costs_trust_for_good(persona: Persona, mood: Mood) -> None:
    appraiser, spared = Appraiser(persona), Appraiser(persona)
    _, hurt = appraiser.appraise(1, mood, [Signal("contradicted", "x")])
    unhurt = mood
    for turn in range(2, 40):
        _, hurt = appraiser.appraise(turn, hurt, [Signal("owned", "x"), Signal("chosen", "x")])
        _, unhurt = spared.appraise(turn, unhurt, [Signal("owned", "x"), Signal("chosen", "x")])
    assert hurt.trust <= unhurt.trust
    assert hurt.trust < 0.9


SIGNALS = st.lists(st.sampled_from(sorted(rules())), max_size=8)


@given(turns=st.lists(SIGNALS, max_size=6))
def test_the_ledger_sums_up_to_the_change(library: Library, turns: list[list[str]]) -> None:
    persona = library.persona("impatient")
    appraiser, mood = Appraiser(persona), starting(persona.mood)
    for turn, names in enumerate(turns):
        lines, new = appraiser.appraise(turn, mood, [Signal(name, "q") for name in names])
        for dimension in DIMENSIONS:
            summed = sum(line.amount for line in lines if line.dimension == dimension)
            assert getattr(new, dimension) == pytest.approx(
                getattr(mood, dimension) + summed, abs=0.002 * (1 + len(lines))
            )
            assert 0 <= getattr(new, dimension) <= 1
        assert new.word == word_for(values_of(new))
        mood = new


@given(names=SIGNALS)
def test_no_turn_eases_by_two_mood_words(library: Library, names: list[str]) -> None:
    for persona in library.personas.values():
        start = starting(persona.mood)
        _, mood = Appraiser(persona).appraise(1, start, [Signal(name, "q") for name in names])
        assert tension(values_of(start)) - tension(values_of(mood)) <= LARGEST_EASING + 0.005


def test_every_rule_says_why_and_where_from() -> None:
    for name, rule in rules().items():
        assert rule.why and rule.source and rule.change, name


def test_every_persona_names_only_signals_there_are(library: Library) -> None:
    for id, persona in library.personas.items():
        assert set(persona.soothed_by) | set(persona.inflamed_by) <= set(rules()), id
