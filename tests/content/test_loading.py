"""Content files: faults name file, key, what is wrong and how to mend it; one bad file hides no other."""

import shutil
from pathlib import Path

import pytest

from simulator.content.checking import check_library, check_path
from simulator.content.faults import ContentError
from simulator.content.loading import Library, load, load_file
from simulator.content.models import Persona, Scenario
from simulator.content.places import shipped

SCENARIO = "late-cancellation"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder of content with one good scenario."""
    (tmp_path / "scenarios").mkdir()
    shutil.copy(shipped() / "scenarios" / f"{SCENARIO}.toml", tmp_path / "scenarios")
    return tmp_path


def good(root: Path) -> str:
    return (root / "scenarios" / f"{SCENARIO}.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("difficulty = 2", "difficulty = 5", "difficulty"),
        ('channel = "chat"', 'channel = "fax"', "channel"),
        ('channel = "chat"', 'chanel = "chat"', "chanel"),
        ("hidden = true", 'hidden = "yes please"', "hidden"),
        ("appeal = 0.", "appeal = 7.", "appeal"),
        ("[escalation]", "[escalations]", "escalation"),
        ('kind = "workaround"', 'kind = "magic"', "kind"),
    ],
)
def test_a_fault_names_file_key_and_mend(root: Path, old: str, new: str, key: str) -> None:
    bad = root / "scenarios" / "bad.toml"
    assert old in good(root)
    bad.write_text(good(root).replace(old, new, 1), encoding="utf-8")
    library = load([root])
    assert set(library.scenarios) == {SCENARIO}
    faults = [fault for fault in library.faults if key in fault.key]
    assert faults and all(fault.path == bad and fault.wrong and fault.mend for fault in faults)


@pytest.mark.parametrize("content", [b"title = ", b"\xff\xfe\x00", b"", b"[[[[", b"title = 1"])
def test_garbage_is_a_fault_and_hides_nothing(root: Path, content: bytes) -> None:
    bad = root / "scenarios" / "bad.toml"
    bad.write_bytes(content)
    library = load([root])
    assert set(library.scenarios) == {SCENARIO}
    assert {fault.path for fault in library.faults} == {bad}


def test_every_fault_of_a_file_is_named(root: Path) -> None:
    bad = root / "scenarios" / "bad.toml"
    bad.write_text(
        good(root).replace("difficulty = 2", "difficulty = 9").replace('channel = "chat"', 'channel = "fax"'),
        encoding="utf-8",
    )
    assert {fault.key for fault in load([root]).faults} >= {"difficulty", "channel"}


def test_the_same_id_twice_is_a_fault(root: Path) -> None:
    bad = root / "scenarios" / "bad.toml"
    text = good(root)
    first, second = [line for line in text.splitlines() if line.startswith("id = ")][:2]
    bad.write_text(text.replace(second, first, 1), encoding="utf-8")
    assert any("twice" in fault.wrong for fault in load([root]).faults)


def test_the_users_file_wins(root: Path) -> None:
    path = root / "scenarios" / f"{SCENARIO}.toml"
    path.write_text(good(root).replace("Cancelling", "My own cancelling", 1), encoding="utf-8")
    assert load([shipped(), root]).scenario(SCENARIO).title.startswith("My own")
    assert len(load([shipped(), root]).scenarios) == len(load([shipped()]).scenarios)


def test_an_unknown_id_names_those_there_are(library: Library) -> None:
    with pytest.raises(ContentError, match="impatient"):
        library.persona("nobody")
    with pytest.raises(ContentError, match="late-cancellation"):
        library.scenario("nothing")


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="can't be read"):
        load_file(tmp_path / "no.toml", Scenario)


def test_all_shipped_content_is_sound() -> None:
    faults, count = check_library([shipped()])
    assert [str(fault) for fault in faults] == []
    assert count >= 15


def test_every_pairing_fits_at_least_one_persona(library: Library) -> None:
    assert {scenario for _, scenario in library.pairings} == set(library.scenarios)


@pytest.mark.parametrize(
    ("line", "wrong"),
    [("How may I help you?", "agent"), ("Take {nothing} then.", "slot"), ("word " * 30, "words")],
)
def test_the_lint_finds_bad_lines(tmp_path: Path, line: str, wrong: str) -> None:
    folder = tmp_path / "personas" / "lines"
    folder.mkdir(parents=True)
    (folder / "x.toml").write_text(f'[vent]\nhot = ["{line.strip()}"]\n', encoding="utf-8")
    faults, _ = check_path(tmp_path)
    assert any(wrong in fault.wrong for fault in faults)


def test_a_persona_is_called_by_name(library: Library) -> None:
    persona = load_file(library.sources[("Persona", "impatient")], Persona)
    assert persona.called == "Colin"
    assert persona.model_copy(update={"name": "Dr Wen Li"}).called == "Li"
