"""Measures claims on the marked sentences: options and limits, stance, asked facts, promises with their deadline."""

import json
from pathlib import Path
from typing import Any

from simulator.content.loading import Library
from simulator.events import Claim
from simulator.understanding import claims
from simulator.understanding.matching import matcher_of
from simulator.understanding.reader import Reader
from simulator.understanding.text import words

SET = Path(__file__).parent / "sets" / "claims"


def rows() -> list[dict[str, Any]]:
    """The marked sentences, in the order of their files."""
    return [json.loads(line) for path in sorted(SET.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]


def found(library: Library, reader: Reader, some: list[dict[str, Any]]) -> list[tuple[Claim, ...]]:
    """The claims that are found in each sentence."""
    hearings = reader.hear([("", row["sentence"]) for row in some])
    matcher = matcher_of(reader)
    return [
        claims.find(library.scenario(row["scenario"]), heard, matcher)
        for row, heard in zip(some, hearings, strict=True)
    ]


def figures(some: list[dict[str, Any]], heard: list[tuple[Claim, ...]]) -> dict[str, float]:
    """F1 of options with limits and of facts, share of right stances, F1 of promises with the right deadline."""
    pairs = list(zip(some, heard, strict=True))
    subjects = [
        (_subjects(row), {(c.kind, c.refers_to) for c in got if c.kind in ("option", "limit")}) for row, got in pairs
    ]
    facts = [
        (set(row["facts"]), {c.refers_to for c in got if c.kind == "question" and c.refers_to}) for row, got in pairs
    ]
    matched = [(row["stance"], got) for row, got in pairs if _subjects(row) & {(c.kind, c.refers_to) for c in got}]
    stances = [_stance(got) == wanted for wanted, got in matched]
    dated = [
        ({_plain(row["deadline"])} - {""}, {_plain(_when(got))} - {""})
        for row, got in pairs
        if row["stance"] in ("promises", "offers")
    ]
    return {
        "options and limits": _f1(subjects),
        "facts asked for": _f1(facts),
        "stance": sum(stances) / max(1, len(stances)),
        "deadlines": _near(dated),
    }


def _subjects(row: dict[str, Any]) -> set[tuple[str, str]]:
    return {("option", id) for id in row["options"]} | {("limit", id) for id in row["limits"]}


def _stance(got: tuple[Claim, ...]) -> str:
    return next((c.stance for c in got if c.kind in ("option", "limit")), "mentions")


def _when(got: tuple[Claim, ...]) -> str:
    return next((c.value for c in got if c.kind in ("promise", "date", "duration")), "")


def _plain(text: str) -> str:
    return " ".join(word for word in words(text) if word not in ("by", "within", "in", "on", "before", "at", "the"))


def _f1(pairs: list[tuple[set[Any], set[Any]]]) -> float:
    hit = sum(len(a & b) for a, b in pairs)
    total = sum(len(a) + len(b) for a, b in pairs)
    return 2 * hit / total if total else 0.0


def _near(pairs: list[tuple[set[str], set[str]]]) -> float:
    """F1 where a deadline counts as found when one of the two contains the other."""
    hit = sum(any(a in b or b in a for a in wanted for b in got) for wanted, got in pairs)
    total = sum(len(wanted) + len(got) for wanted, got in pairs)
    return 2 * hit / total if total else 0.0
