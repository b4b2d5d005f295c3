"""The built wheel carries its content, finds it when installed, and lets the user's own win."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout and installed without its dependencies into a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, timeout=300)
    wheel = next(folder.glob("hotseat-*.whl"))
    target = folder / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def run(installed: Path, *words: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed), **env}
    return subprocess.run(
        [sys.executable, "-m", "simulator", *words],
        capture_output=True, text=True, cwd=cwd, env=environment, input="Hello, I'm Sam.\n/note x\n", timeout=120,
    )  # fmt: skip


def test_the_wheel_finds_its_own_content(installed: Path, tmp_path: Path) -> None:
    code = "from simulator.content.places import shipped; import simulator; print(shipped()); print(simulator.__file__)"
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)}, check=True,
    )  # fmt: skip
    assert all(line.startswith(str(installed)) for line in shown.stdout.splitlines())
    checked = run(installed, "check", cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_session_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    words = ("practise", "--plain", "--persona", "impatient", "--scenario", "wrong-item")
    played = run(installed, *words, cwd=tmp_path)
    assert played.returncode == 0, played.stderr
    assert "of 100" in played.stdout


def test_the_users_own_file_wins_over_the_wheels(installed: Path, tmp_path: Path) -> None:
    mine = tmp_path / "data" / "hotseat" / "scenarios"
    mine.mkdir(parents=True)
    text = (ROOT / "scenarios" / "wrong-item.toml").read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title"))
    (mine / "wrong-item.toml").write_text(text.replace(title, 'title = "My very own case"'), encoding="utf-8")
    words = ("practise", "--plain", "--persona", "impatient", "--scenario", "wrong-item")
    played = run(installed, *words, cwd=tmp_path, XDG_DATA_HOME=str(tmp_path / "data"))
    assert "My very own case" in played.stdout


def test_the_wheel_leaves_training_data_out(installed: Path) -> None:
    assert not list(installed.rglob("replies/*.jsonl"))
    assert list((installed / "simulator" / "_content" / "personas" / "lines").glob("*.toml"))
