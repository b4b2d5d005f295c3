"""Lists show the right sessions, newest first, and never walk the whole table to do it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from simulator.content.loading import Library
from simulator.store.errors import StoreError
from simulator.store.rows import Filters
from simulator.store.store import Store

from .helpers import Clock, opened, played, turn


@pytest.fixture
def names(library: Library) -> tuple[list[str], list[str]]:
    return list(library.personas)[:2], list(library.scenarios)[:2]


def test_history_is_newest_first_in_pages(store: Store, library: Library) -> None:
    ids = [played(store, library) for _ in range(5)]
    other = played(store, library, "Bo")
    assert [row.id for row in store.sessions("ana")] == ids[::-1]
    assert [row.id for row in store.sessions("Ana", limit=2, offset=1)] == [ids[3], ids[2]]
    assert [row.id for row in store.sessions()] == [other, *ids[::-1]]
    assert {row.trainee for row in store.sessions("ANA")} == {"Ana"}


def test_filters(store: Store, library: Library, names: tuple[list[str], list[str]]) -> None:
    (persona, other_persona), (scenario, other_scenario) = names
    first = played(store, library, persona=persona, scenario=scenario)
    second = played(store, library, persona=other_persona, scenario=scenario)
    third = store.create_session(opened(library, persona=other_persona, scenario=other_scenario), library)

    def listed(**wanted: Any) -> list[str]:
        return [row.id for row in store.sessions("Ana", filters=Filters(**wanted))]

    assert listed(persona=persona) == [first]
    assert listed(scenario=scenario) == [second, first]
    assert listed(persona=other_persona, scenario=other_scenario) == [third]
    assert listed(finished=True) == [second, first]
    assert listed(persona="nobody") == []


def test_unfinished_sessions_are_the_latest_touched_first(store: Store, library: Library) -> None:
    played(store, library)
    first, second, third = (store.create_session(opened(library), library) for _ in range(3))
    others = store.create_session(opened(library, "Bo"), library)
    store.append(first, [turn(0)])
    store.abandon(second)
    assert [row.id for row in store.unfinished("Ana")] == [first, third]
    assert [row.id for row in store.unfinished()] == [first, others, third]
    assert store.find(second).abandoned
    assert second in [row.id for row in store.sessions("Ana")]


def test_find_takes_an_id_or_a_beginning_of_one(
    store: Store, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters = iter("abcdefgh" + "abcdefgk" + "abcdefgk" + "zbcdefgh")
    monkeypatch.setattr("secrets.choice", lambda _: next(letters))
    ids = [store.create_session(opened(library), library) for _ in range(3)]
    assert ids == ["abcdefgh", "abcdefgk", "zbcdefgh"]  # the id that was taken already is drawn again
    assert store.find("abcdefgk").id == "abcdefgk"
    assert store.find(" Z ").id == "zbcdefgh"
    with pytest.raises(StoreError, match=r"Several sessions begin with 'ab' \(abcdefgh, abcdefgk…\); give more"):
        store.find("ab")
    for wrong in ("x", "", "%", "abcdefghj", "\udcff", "'; --"):
        with pytest.raises(StoreError, match=r"no session .*; look up its id in the history"):
            store.find(wrong)


@pytest.mark.parametrize(
    "ask",
    [
        Store.events,
        Store.content,
        Store.scores,
        Store.branches,
        Store.abandon,
        lambda store, name: store.append(name, []),
    ],
)
def test_unknown_sessions_are_named(store: Store, ask: Callable[[Store, str], Any]) -> None:
    with pytest.raises(StoreError, match="no session 'qqqqqqqq'"):
        ask(store, "qqqqqqqq")


LISTS: dict[str, Callable[[Store, str, str], Any]] = {
    "history": lambda store, persona, scenario: store.sessions("Ana"),
    "everybody": lambda store, persona, scenario: store.sessions(),
    "progress": lambda store, persona, scenario: store.sessions("Ana", filters=Filters(finished=True)),
    "everybody's progress": lambda store, persona, scenario: store.sessions(filters=Filters(finished=True)),
    "by persona": lambda store, persona, scenario: store.sessions("Ana", filters=Filters(persona=persona)),
    "by scenario": lambda store, persona, scenario: store.sessions("Ana", filters=Filters(scenario=scenario)),
    "everybody's by persona": lambda store, persona, scenario: store.sessions(filters=Filters(persona=persona)),
    "unfinished": lambda store, persona, scenario: store.unfinished("Ana"),
    "everybody's unfinished": lambda store, persona, scenario: store.unfinished(),
    "find": lambda store, persona, scenario: store.find(store.sessions(limit=1)[0].id),
    "branches": lambda store, persona, scenario: store.branches(store.sessions(limit=1)[0].id),
    "events": lambda store, persona, scenario: store.events(store.sessions(limit=1)[0].id),
    "scores": lambda store, persona, scenario: store.scores(store.sessions(limit=1)[0].id),
    "content": lambda store, persona, scenario: store.content(store.sessions(limit=1)[0].id),
    "snippets": lambda store, persona, scenario: store.snippets("Ana"),
}
SORTED_WHOLE = {"branches"}


@contextmanager
def asked_of(store: Store) -> Iterator[list[tuple[str, Any]]]:
    """The SELECTs that the store runs, with their values."""
    seen: list[tuple[str, Any]] = []
    with store._file.db.tracer(lambda sql, values: seen.append((sql, values)) if sql.startswith("SELECT") else None):
        yield seen


@pytest.fixture(scope="module", params=[100, 5000])
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, library: Library
) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("filled") / "hotseat.db", now=Clock()) as store:
        played(store, library)
        db = store._file.db
        columns = [name for name in db.table("sessions").columns_dict if name != "id"]
        copied = ", ".join(f'"{name}"' for name in columns)
        db.execute(
            f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {request.param})"
            f" INSERT INTO sessions (id, {copied}) SELECT printf('%08d', i), {copied} FROM n, sessions"
        )
        yield store


@pytest.mark.parametrize("what", LISTS)
def test_every_list_uses_an_index(filled: Store, names: tuple[list[str], list[str]], what: str) -> None:
    with asked_of(filled) as seen:
        LISTS[what](filled, names[0][0], names[1][0])
    assert seen
    for sql, values in seen:
        plan = [step[3] for step in filled._file.db.execute(f"EXPLAIN QUERY PLAN {sql}", values or []).fetchall()]
        walked = [step for step in plan if step.startswith("SCAN") and "USING" not in step]
        assert not walked, (sql, plan)
        assert what in SORTED_WHOLE or not [step for step in plan if "TEMP B-TREE" in step], (sql, plan)
