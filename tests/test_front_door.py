"""The command `hotseat` through its real front door: a session by pipe, kill -9, every bad input a sentence."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

HOTSEAT = [sys.executable, "-m", "simulator"]

SESSION = """Hi, I'm Sam. Paying for two homes at once, no wonder you've had enough.
What happened when you tried to cancel?
/hold 20 reading your notes
So the form failed every time, is that right?
/note Wanted to cancel after a move; form failed; nothing agreed yet.
"""


def hotseat(*words: str, text: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*HOTSEAT, *words], input=text, capture_output=True, text=True, env={**os.environ, **env}, timeout=120
    )


def practise(*words: str, text: str = SESSION, **env: str) -> subprocess.CompletedProcess[str]:
    pairing = ("--persona", "past-deadline-canceller", "--scenario", "late-cancellation", "--seed", "3")
    return hotseat("practise", "--plain", *pairing, *words, text=text, **env)


def session_of(result: subprocess.CompletedProcess[str]) -> str:
    return result.stderr.split("Session ")[1].split()[0]


def test_a_whole_session_by_pipe_ends_in_a_debrief() -> None:
    result = practise()
    assert result.returncode == 0, result.stderr
    assert "of 100" in result.stdout
    assert "no wonder you've had enough" in result.stdout
    for name in ("Stay calm", "Acknowledge", "Clarify", "Alternatives", "Escalate", "End well", "Document"):
        assert name in result.stdout


def test_the_events_are_the_same_twice_and_replay_agrees() -> None:
    first, second = practise("--json"), practise("--json")
    assert first.returncode == 0, first.stderr
    assert first.stdout == second.stdout
    names = [json.loads(line)["event"] for line in first.stdout.splitlines()]
    assert names[0] == "opened"
    assert {"turn", "reading", "ledger", "mood", "move", "closed", "note", "score"} <= set(names)
    assert hotseat("replay", session_of(first)).returncode == 0


BY_HAND = """Hi, I'm Sam. Paying for two homes at once, no wonder you've had enough.
Finally somebody says it. I have 900 letters here.
What happened when you tried to cancel?

/note Wanted to cancel after a move; form failed.
"""


def test_a_person_speaks_as_the_customer() -> None:
    result = practise("--json", "--voice", "human", text=BY_HAND)
    assert result.returncode == 0, result.stderr
    assert "Mood: " in result.stderr and "Written line: " in result.stderr
    events = [json.loads(line) for line in result.stdout.splitlines()]
    said = [event["text"] for event in events if event["event"] == "turn" and event["speaker"] == "customer"]
    assert said[1] == "Finally somebody says it. I have 900 letters here."
    assert said[2] in result.stderr
    assert [(one["voice"], "900" in one["reason"]) for one in events if one["event"] == "fallback"] == [("human", True)]
    assert hotseat("replay", session_of(result)).returncode == 0


def test_replay_finds_an_edited_store(tmp_path: Path) -> None:
    import sqlite3

    result = practise()
    with sqlite3.connect(os.environ["HOTSEAT_DB"]) as db:
        db.execute(
            "update events set json = replace(json, 'had enough', 'had plenty')"
            ' where json like \'%"trainee", "text"%\''
        )
    assert hotseat("replay", session_of(result)).returncode == 1


def test_a_report_can_be_read_again() -> None:
    id = session_of(practise())
    assert hotseat("report", id).stdout.startswith("# Ines Duarte")
    assert json.loads(hotseat("report", id, "--format", "json").stdout)["score"]["total"] >= 0
    assert id in hotseat("history").stdout


def test_undo_takes_the_last_reply_back() -> None:
    result = practise(text="You should have read the terms.\n/undo\nNo wonder you've had enough.\n/note x\n")
    assert result.returncode == 0, result.stderr
    assert "Taken back" in result.stdout


def test_kill_loses_no_turn_and_the_session_is_offered_again() -> None:
    words = ["practise", "--plain", "--persona", "impatient", "--scenario", "wrong-item", "--seed", "4"]
    running = subprocess.Popen(
        [*HOTSEAT, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert running.stdin and running.stdout and running.stderr
    id = running.stderr.readline().split()[-1]
    running.stdin.write("What arrived, and what had you ordered?\n")
    running.stdin.flush()
    heard = 0
    while heard < 2:
        heard += running.stdout.readline().startswith("Colin: ")
    os.kill(running.pid, signal.SIGKILL)
    running.wait(timeout=10)
    again = hotseat("practise", "--plain", "--resume", id, text="/note Wrong item.\n")
    assert again.returncode == 0, again.stderr
    events = [json.loads(line) for line in hotseat("report", id, "--format", "events").stdout.splitlines()]
    said = [event["text"] for event in events if event["event"] == "turn"]
    assert said[1] == "What arrived, and what had you ordered?"
    assert len(said) == 3
    assert hotseat("replay", id).returncode == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("practise", "--plain", "--persona", "nobody"), "nobody"),
        (("practise", "--plain", "--scenario", "nothing"), "nothing"),
        (("practise", "--plain", "--voice", "opera"), "opera"),
        (("practise",), "--plain"),
        ((), "--plain"),
        (("replay", "zzzzzz"), "zzzzzz"),
        (("--content", "/no/such/folder", "check"), "no folder"),
        (("score", "/no/such/file.jsonl"), "no/such"),
        (("fly",), "fly"),
    ],
)
def test_bad_usage_gets_one_sentence_and_exit_2(words: tuple[str, ...], says: str) -> None:
    result = hotseat(*words)
    assert result.returncode == 2
    assert says in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "content", [b"this is not a database, not at all", b"SQLite format 3\x00" + b"\x01" * 90, b"\x00" * 5000]
)
def test_a_bad_database_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.db"
    path.write_bytes(content)
    result = hotseat("--database", str(path), "history")
    assert result.returncode == 2
    assert str(path) in result.stderr and "Traceback" not in result.stderr
    assert path.read_bytes() == content


def test_bad_content_is_named_and_the_rest_works(tmp_path: Path) -> None:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "broken.toml").write_text("title = 3", encoding="utf-8")
    checked = hotseat("--content", str(tmp_path), "check")
    assert checked.returncode == 1
    assert "broken.toml" in checked.stdout
    assert hotseat("check").returncode == 0
    played = hotseat("--content", str(tmp_path), "practise", "--plain", "--persona", "impatient", text="/note x\n")
    assert played.returncode == 0, played.stderr


def test_bad_transcripts_are_reported_and_skipped(tmp_path: Path) -> None:
    good = {
        "id": "a",
        "scenario": "wrong-item",
        "turns": [{"speaker": "customer", "text": "Hi"}, {"speaker": "trainee", "text": "Hello"}],
    }
    path = tmp_path / "t.jsonl"
    path.write_text(
        "\n".join(["{", json.dumps(good), json.dumps({**good, "scenario": "none"}), json.dumps({"id": "b"})]),
        encoding="utf-8",
    )
    result = hotseat("score", str(path))
    assert result.returncode == 2
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a"]
    for line in (1, 3, 4):
        assert f"line {line}:" in result.stderr


def test_the_light_verbs_do_not_load_torch() -> None:
    code = (
        "import sys; from simulator.cli import main; sys.argv=['hotseat','check']\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(int('torch' in sys.modules or 'textual' in sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert result.stdout.strip().endswith("0"), result.stdout + result.stderr


def test_forgetting_a_person_drops_their_unsent_words(tmp_path: Path) -> None:
    place = {"XDG_STATE_HOME": str(tmp_path / "state")}
    sam, kim = (session_of(practise("--trainee", name, **place)) for name in ("Sam", "Kim"))
    drafts = tmp_path / "state" / "hotseat" / "drafts.json"
    drafts.parent.mkdir(parents=True)
    drafts.write_text(json.dumps({f"{sam}/reply": "never sent", f"{kim}/note.issue": "mine"}))
    result = hotseat("forget", "sam", "--yes", **place)
    assert result.returncode == 0, result.stderr
    assert json.loads(drafts.read_text()) == {f"{kim}/note.issue": "mine"}
