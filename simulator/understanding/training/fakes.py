"""False empathy: how much of it a reader credits, and how much of the real it recalls, by kind of fake."""

import json
from collections import defaultdict
from pathlib import Path

from simulator.understanding.reader import Reader


def figures(path: Path, reader: Reader) -> dict[str, dict[str, float]]:
    """Per kind and in all: share of false replies credited with `acknowledge`, and of genuine ones recalled; counts."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    heard = reader.hear([(row["customer"], row["trainee"]) for row in rows])
    found: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for row, one in zip(rows, heard, strict=True):
        pair = ("acknowledge" in row["acts"], "acknowledge" in one.acts)
        found["all"].append(pair)
        found[row["fake"]].append(pair)
    return {kind: _shares(pairs) for kind, pairs in found.items()}


def _shares(pairs: list[tuple[bool, bool]]) -> dict[str, float]:
    false = [credited for genuine, credited in pairs if not genuine]
    real = [credited for genuine, credited in pairs if genuine]
    return {
        "false": len(false),
        "credited": round(sum(false) / max(1, len(false)), 3),
        "genuine": len(real),
        "recalled": round(sum(real) / max(1, len(real)), 3),
    }
