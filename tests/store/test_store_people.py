"""Trainees, snippets, the default place, and what is kept of the content."""

from pathlib import Path

import pytest
from platformdirs import user_data_path

from simulator.content.loading import Library
from simulator.content.models import Persona
from simulator.store.errors import StoreError
from simulator.store.places import default_path
from simulator.store.store import Store

from .helpers import opened


def test_names_are_one_in_any_case_and_spacing(store: Store) -> None:
    first = store.trainee("  Änne   Ünal ")
    assert first.name == "Änne Ünal"
    assert store.trainee("änne ÜNAL") == first
    assert [one.name for one in store.trainees()] == ["Änne Ünal"]


@pytest.mark.parametrize("name", ["", "   ", "\x1b[2J", "a\x00b", "\udcff", "x" * 81])
def test_what_is_no_name_is_refused(store: Store, name: str) -> None:
    with pytest.raises(StoreError, match="can't be a name; use 1 to 80"):
        store.trainee(name)
    assert store.trainees() == []


def test_unknown_trainees_are_told_from_the_known_ones(store: Store) -> None:
    with pytest.raises(StoreError, match="no trainee called 'Bo'; known here: nobody yet"):
        store.unfinished("Bo")
    store.trainee("Ana")
    for ask in (store.sessions, store.unfinished, store.snippets, store.forget):
        with pytest.raises(StoreError, match="no trainee called 'Bo'; known here: Ana"):
            ask("Bo")


def test_snippets(store: Store) -> None:
    store.trainee("Ana")
    store.trainee("Bo")
    third = store.add_snippet("ana", "I will call you by noon.", 6)
    first = store.add_snippet("Ana", " Take your time.\n[b]\x1b[31m ")
    second = store.add_snippet("Ana", "That sounds tiring.", 2)
    store.add_snippet("Bo", "Mine.")
    assert store.snippets("Ana") == [first, second, third]
    assert first.text == "Take your time.\n[b][31m"
    store.remove_snippet(second.id)
    store.remove_snippet(second.id)
    assert store.snippets("Ana") == [first, third]


@pytest.mark.parametrize(
    ("text", "step", "why"), [("  ", None, "1 to 1000"), ("x" * 1001, None, "has 1001"), ("x", 8, "no step 8")]
)
def test_what_is_no_snippet_is_refused(store: Store, text: str, step: int | None, why: str) -> None:
    store.trainee("Ana")
    with pytest.raises(StoreError, match=why):
        store.add_snippet("Ana", text, step)


def test_the_file_is_named_by_argument_then_environment_then_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOTSEAT_DB", raising=False)
    assert default_path() == user_data_path("hotseat") / "hotseat.db"
    monkeypatch.setenv("HOTSEAT_DB", str(tmp_path / "deep" / "named.db"))
    with Store.open() as store:
        assert store.path == tmp_path / "deep" / "named.db"
    with Store.open(tmp_path / "odd ?#%41.db") as store:
        store.trainee("Ana")
    assert (tmp_path / "odd ?#%41.db").stat().st_mode & 0o077 == 0


def test_content_comes_back_as_it_was_after_the_files_changed(store: Store, library: Library) -> None:
    first = opened(library)
    id = store.create_session(first, library)
    again = store.create_session(first, library)
    personas = {first.persona: library.persona(first.persona).model_copy(update={"name": "Somebody Else"})}
    edited = Library(personas, library.lines, library.scenarios)
    after = store.create_session(first, edited)

    kept = store.content(id)
    assert (list(kept.personas), list(kept.scenarios)) == ([first.persona], [first.scenario])
    assert kept.persona(first.persona) == library.persona(first.persona)
    assert kept.lines_of(first.persona) == library.lines_of(first.persona)
    assert kept.lines_of("shared") == library.lines_of("shared")
    assert kept.content_hash(first.persona, first.scenario) == library.content_hash(first.persona, first.scenario)
    assert store.content(after).persona(first.persona).name == "Somebody Else"
    rows = [store.find(one).content_hash for one in (id, again, after)]
    assert rows[0] == rows[1] != rows[2]


def test_content_of_another_time_is_refused_clearly(
    store: Store, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = store.create_session(opened(library), library)
    monkeypatch.setattr(Persona, "model_validate", lambda part: (_ for _ in ()).throw(ValueError("no such key")))
    with pytest.raises(StoreError, match="can't be read by this version of Hotseat"):
        store.content(id)
