"""Events go in and come out the same, in order, all or none."""

import dataclasses
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator import events
from simulator.content.loading import Library
from simulator.events import Event, Opened, Score
from simulator.store.errors import StoreError
from simulator.store.store import Store

from .helpers import ending, opened, played, score, turn

KINDS: tuple[type[Any], ...] = typing.get_args(Event)
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    int: st.integers(-(2**31), 2**31),
    float: st.floats(allow_nan=False, allow_infinity=False),
    str: st.text(st.characters(codec="utf-8"), max_size=20),
    bool: st.booleans(),
    type(None): st.none(),
}


def any_of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a type that events are made of."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint in SIMPLE:
        return SIMPLE[hint]
    if dataclasses.is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return st.builds(hint, **{name: any_of(kind) for name, kind in hints.items()})  # type: ignore[arg-type]
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in {typing.Union, types.UnionType}:
        return st.one_of(*map(any_of, arguments))
    if origin is dict:
        return st.dictionaries(any_of(arguments[0]), any_of(arguments[1]), max_size=2)
    assert origin is tuple, hint
    if arguments[-1] is ...:
        return st.lists(any_of(arguments[0]), max_size=2).map(tuple)
    return st.tuples(*map(any_of, arguments))


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("shared") / "hotseat.db") as store:
        yield store


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_kind_of_event_comes_back_the_same(
    shared_store: Store, library: Library, kind: type[Any], data: st.DataObject
) -> None:
    event = data.draw(any_of(kind))
    first = opened(library)
    if kind is Opened:
        names = {"persona": first.persona, "scenario": first.scenario, "trainee": "Ana"}
        first = dataclasses.replace(event, **names)
    id = shared_store.create_session(first, library)
    if kind is not Opened:
        shared_store.append(id, [event])
    assert shared_store.events(id) == ([first] if kind is Opened else [first, event])


def test_events_keep_their_order_over_many_appends(store: Store, library: Library) -> None:
    id = store.create_session(opened(library), library)
    for number in range(12):
        store.append(id, [turn(number)])
    assert store.events(id)[1:] == [turn(number) for number in range(12)]


def test_the_opened_event_is_kept_once(store: Store, library: Library) -> None:
    first = opened(library)
    id = store.create_session(first, library)
    store.append(id, [first, turn(0)])
    assert store.events(id) == [first, turn(0)]


class Unwritable:
    """An event that fails while it is being written."""

    event = "turn"
    turn = 7


def test_append_is_all_or_nothing(store: Store, library: Library) -> None:
    id = store.create_session(opened(library), library, then=[turn(0)])
    before = store.find(id), store.events(id)
    with pytest.raises(TypeError):
        store.append(id, [turn(1), turn(2), Unwritable()])  # type: ignore[list-item]
    with pytest.raises(StoreError, match="version 1 of its score already"):
        store.append(id, [turn(1), *ending(), score()])
    assert (store.find(id), store.events(id)) == before
    store.append(id, [turn(1)])
    assert store.events(id)[-1] == turn(1)


def test_a_session_that_went_on_elsewhere_is_not_mixed_up(path: Path, store: Store, library: Library) -> None:
    id = store.create_session(opened(library), library, then=[turn(0)])
    with Store.open(path) as other:
        other.append(id, [turn(1)], after=2)
    with pytest.raises(StoreError, match="another window"):
        store.append(id, [turn(1, "Something else.")], after=2)
    assert store.events(id)[1:] == [turn(0), turn(1)]


def test_the_row_follows_the_events(store: Store, library: Library) -> None:
    id = store.create_session(opened(library, seed=9), library)
    assert (store.find(id).stage, store.find(id).turns, store.find(id).seed) == ("call", 0, 9)
    stages = []
    for event in [turn(0), turn(1), *ending()]:
        store.append(id, [event])
        stages.append(store.find(id).stage)
    assert stages == ["call", "call", "note", "self_rating", "self_rating", "debrief"]
    row = store.find(id)
    assert (row.turns, row.outcome, row.total, row.passed, row.finished) == (2, "accepted", 62, True, True)
    assert row.changed_at > row.started_at


def test_scores_are_versions_and_the_row_shows_the_machines_latest(store: Store, library: Library) -> None:
    id = played(store, library)
    assert store.add_score(id, score("Bo", total=10)).version == 2
    assert (store.find(id).total, store.find(id).passed) == (62, True)
    store.add_score(id, score("machine", total=40))
    assert (store.find(id).total, store.find(id).passed) == (40, False)
    kept = store.scores(id)
    assert [(row.score.version, row.score.by, row.score.total) for row in kept] == [
        (1, "machine", 62), (2, "Bo", 10), (3, "machine", 40),
    ]  # fmt: skip
    assert [event for event in store.events(id) if isinstance(event, Score)] == [row.score for row in kept]


def test_views_show_readings_ledger_and_notes_as_columns(store: Store, library: Library) -> None:
    id = store.create_session(opened(library), library)
    reading = events.Reading(turn=1, acts=("apologise",), probabilities={"apologise": 0.9})
    line = events.Ledger(
        turn=1, rule="apology", why="said sorry", quote="Sorry", dimension="anger", amount=-0.1, justice="interactional"
    )
    store.append(id, [reading, line, events.Note(turn=1, text="Sent it.", seconds=4.0)])
    db = store._file.db
    assert list(db.query("SELECT session, position, turn, acts FROM readings")) == [
        {"session": id, "position": 1, "turn": 1, "acts": '["apologise"]'}
    ]
    assert [(row["rule"], row["amount"]) for row in db.query("SELECT * FROM ledger")] == [("apology", -0.1)]
    assert [(row["text"], row["seconds"]) for row in db.query("SELECT * FROM notes")] == [("Sent it.", 4.0)]


def test_branches_know_their_session(store: Store, library: Library) -> None:
    id = played(store, library)
    names = {"branch_of": "whatever", "branch_turn": 3}
    later = store.create_session(dataclasses.replace(opened(library), **names), library, branch_of=id)  # type: ignore[arg-type]
    names = {"branch_of": "whatever", "branch_turn": 1}
    sooner = store.create_session(
        dataclasses.replace(opened(library), **names), library, branch_of=id, then=[turn(0)]  # type: ignore[arg-type]
    )  # fmt: skip
    assert [(row.id, row.branch_of, row.branch_turn) for row in store.branches(id)] == [(sooner, id, 1), (later, id, 3)]
    with pytest.raises(StoreError, match="no session 'zzzz'"):
        store.create_session(opened(library), library, branch_of="zzzz")


def test_seeds_beyond_the_column_are_refused(store: Store, library: Library) -> None:
    with pytest.raises(StoreError, match="seed"):
        store.create_session(opened(library, seed=2**63), library)
    assert store.sessions() == []
    assert store.find(store.create_session(opened(library, seed=2**63 - 1), library)).seed == 2**63 - 1
