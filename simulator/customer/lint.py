"""Checks personas' lines against the moves: known moves, slots that can be filled, lines that fit their band."""

import re
from collections.abc import Iterator
from pathlib import Path

from simulator.content.faults import Fault
from simulator.content.models import Band, LineBank
from simulator.customer.moves import MoveKind, kinds

SLOT = re.compile(r"\{(\w+)\}")

MISFITS: dict[Band, re.Pattern[str]] = {
    "hot": re.compile(
        r"\b(?:no rush|no hurry|no worries|how kind of you|much obliged|i'm (?:so )?grateful)\b",
        re.IGNORECASE,
    ),
    "cool": re.compile(
        r"!.*!|\b(?:how dare|furious|livid|disgrace\w*|disgusting|unacceptable|i've had enough|sick of|shut up)\b",
        re.IGNORECASE,
    ),
}
"""Words that give a line's temperature away: ease in a hot line, rage in a cool one."""

NEEDED = 2
"""Lines without a slot that a move needs in all, so that there is always one to say."""


def check_lines(path: Path, bank: LineBank) -> Iterator[Fault]:
    """What is wrong with a bank of lines, seen from the moves."""
    for move, bands in bank.root.items():
        kind = kinds().get(move)
        if kind is None:
            yield Fault(path, move, "there is no such move", f"use one of: {', '.join(kinds())}")
            continue
        for band, lines in bands.items():
            for number, line in enumerate(lines, 1):
                yield from _check_line(path, f"{move}.{band}[{number}]", line, band, kind)
        yield from _check_spare(path, move, [line for lines in bands.values() for line in lines])


def _check_line(path: Path, key: str, line: str, band: Band, kind: MoveKind) -> Iterator[Fault]:
    unfillable = [slot for slot in SLOT.findall(line) if slot not in kind.slots]
    if unfillable:
        allowed = ", ".join(kind.slots) or "none"
        yield Fault(path, key, f"nothing fills {{{unfillable[0]}}} in this move", f"slots allowed here: {allowed}")
    misfit = MISFITS[band].search(line) if band in MISFITS else None
    if misfit and not key.startswith(("thank.", "goodbye.")):
        yield Fault(path, key, f"{misfit.group()!r} does not fit the {band} band", "move the line, or reword it")


def _check_spare(path: Path, move: str, lines: list[str]) -> Iterator[Fault]:
    plain = [line for line in lines if not SLOT.search(line)]
    if len(plain) < NEEDED:
        yield Fault(path, move, f"{len(plain)} lines without a slot", f"write {NEEDED} or more")
