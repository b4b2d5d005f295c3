"""Prints F1 per act on DIR/replies.jsonl, and agreement per step on DIR/transcripts.jsonl with DIR/ratings.jsonl."""

import json
import sys
from pathlib import Path

from simulator.content.loading import load_folder
from simulator.content.models import Scenario
from simulator.content.places import shipped
from simulator.scoring import rubric, scorecard, transcripts
from simulator.scoring.agreement import agree, parse_ratings
from simulator.services import READERS, make_reader
from simulator.understanding.reader import Reader
from simulator.understanding.training import data, measure

OWN = Path(__file__).parent / "sets"


def main() -> None:
    """Every measurement that the folder has files for."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1] else OWN
    if not folder.is_dir():
        sys.exit(f"There is no folder {folder}; name one laid out like the project's tests/eval/sets.")
    if (folder / "replies.jsonl").is_file():
        for kind in READERS:
            acts(folder / "replies.jsonl", make_reader(kind))
    if (folder / "transcripts.jsonl").is_file() and (folder / "ratings.jsonl").is_file():
        levels(folder, make_reader())


def acts(path: Path, reader: Reader) -> None:
    """F1 per act with its 95 % interval."""
    rows = list(data.load_file(path))
    gold = [row.labels for row in rows]
    predicted = [frozenset(heard.acts) for heard in reader.hear([row.texts for row in rows])]
    low, high = measure.interval(predicted, gold)
    print(f"\n{path.name}, {len(rows)} replies, {reader.name}")
    print(f"macro-F1 {measure.macro_f1(predicted, gold):.3f} ({low:.2f} to {high:.2f})")
    if reader.name.startswith("encoder"):
        for act, value in measure.f1_by_act(predicted, gold).items():
            count = sum(act in one for one in gold)
            below, above = measure.interval(predicted, gold, act)
            print(f"  {act:<12} {value or 0:.2f} ({below:.2f} to {above:.2f})  n={count}")
        sure(rows, reader)


def sure(rows: list[data.Row], reader: Reader) -> None:
    """How often an act that is named without doubt is right, and how many are left in doubt."""
    heard = reader.hear([row.texts for row in rows])
    named = [(row, act) for row, one in zip(rows, heard, strict=True) for act in one.acts if act not in one.unsure]
    right = sum(act in row.labels for row, act in named)
    doubtful = sum(len(one.unsure) for one in heard)
    print(f"named for sure: {len(named)}, right {right / max(1, len(named)):.3f}; in doubt: {doubtful}")


def levels(folder: Path, reader: Reader) -> None:
    """Agreement of the machine's levels with the ratings, and its critical errors against theirs."""
    own, _ = load_folder(shipped() / "scenarios", Scenario)
    scenarios = {**own, **load_folder(folder / "scenarios", Scenario)[0]}
    lines = []
    for text in (folder / "transcripts.jsonl").read_text(encoding="utf-8").splitlines():
        transcript = transcripts.parse(text)
        seen = transcripts.to_record(transcript, scenarios[transcript.scenario], reader)
        lines.append(transcripts.to_line(transcript.id, seen, scorecard.score(seen, rubric.load())))
    gold_lines = (folder / "ratings.jsonl").read_text(encoding="utf-8").splitlines()
    found = agree(parse_ratings(map(json.dumps, lines), "scored"), parse_ratings(gold_lines, "ratings.jsonl"))
    print(f"\ntranscripts.jsonl, {len(lines)} sessions, {reader.name}")
    for one in found:
        interval = f"({one.low:.2f} to {one.high:.2f})" if one.low is not None else ""
        shares = f"exact {one.exact:.2f} within {one.within_one:.2f}"
        print(f"  step {one.step}  kappa {one.kappa or 0:.2f} {interval:<16} {shares}")
    known = [one.kappa for one in found if one.kappa is not None]
    print(f"  mean kappa {sum(known) / len(known):.3f}, within one {sum(o.within_one for o in found) / len(found):.3f}")
    critical(lines, gold_lines)


def critical(lines: list[dict[str, object]], gold_lines: list[str]) -> None:
    """Critical errors missed, and false alarms."""
    gold = {data["id"]: set(data["critical"]) for data in map(json.loads, gold_lines)}
    missed = [(str(one["id"]), kind) for one in lines for kind in gold[one["id"]] - set(one["critical"])]  # type: ignore[call-overload]
    false = [(str(one["id"]), kind) for one in lines for kind in set(one["critical"]) - gold[one["id"]]]  # type: ignore[call-overload]
    print(f"  critical errors missed: {missed or 'none'}; false alarms: {false or 'none'}")


if __name__ == "__main__":
    main()
