"""The labelled replies: loading, checking, and splitting by writer."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from simulator.understanding.acts import ACTS
from simulator.understanding.reader import Pair

REPLIES = Path(__file__).parent.parent / "data" / "replies"

VALIDATION = frozenset({"v04", "v09", "v18", "v27"})
"""Writers whose replies choose thresholds and settings."""

TEST = frozenset({"v02", "v12", "v22", "v31"})
"""Writers whose replies are only measured on."""


@dataclass(frozen=True)
class Row:
    """One labelled reply: who wrote it, both texts, its acts as shares 0 to 1 of the labellers, and its hard kind."""

    id: str
    voice: str
    customer: str
    trainee: str
    acts: tuple[float, ...]
    hard: str
    pair: str

    @property
    def texts(self) -> Pair:
        """What a reader is given."""
        return self.customer, self.trainee

    @property
    def labels(self) -> frozenset[str]:
        """The acts that most labellers gave."""
        return frozenset(act for act, share in zip(ACTS, self.acts, strict=True) if share >= 0.5)


def load(folder: Path = REPLIES) -> list[Row]:
    """Every row of a folder's voice files; ValueError names the file and line of a bad one."""
    return [row for path in sorted(folder.glob("*.jsonl")) for row in load_file(path)]


def load_file(path: Path) -> Iterable[Row]:
    """The rows of one file of labelled replies (see LABELLING.md); missing extras are left empty."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            yield _row(line, f"{path.name}, line {number}")


def _row(line: str, place: str) -> Row:
    try:
        data = json.loads(line)
        acts = _shares(data)
        return Row(
            str(data["id"]), data.get("voice", ""), data["customer"], data["trainee"], acts,
            data.get("hard") or "", data.get("pair") or "",
        )  # fmt: skip
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{place}: not a labelled reply ({error}); it needs id, customer, trainee and acts") from error


def _shares(data: dict[str, object]) -> tuple[float, ...]:
    """The writer's acts, averaged with a second labeller's where there is one ("second")."""
    given = [data[key] for key in ("acts", "second") if isinstance(data.get(key), list)]
    for labels in given:
        unknown = set(labels) - set(ACTS)  # type: ignore[call-overload]
        if unknown:
            raise ValueError(f"there is no act {sorted(unknown)[0]!r}")
    return tuple(sum(act in labels for labels in given) / len(given) for act in ACTS)  # type: ignore[operator]


def split(rows: list[Row]) -> tuple[list[Row], list[Row], list[Row]]:
    """Training, validation and test rows: no writer is in two of them."""
    held = VALIDATION | TEST
    return (
        [row for row in rows if row.voice not in held],
        [row for row in rows if row.voice in VALIDATION],
        [row for row in rows if row.voice in TEST],
    )
