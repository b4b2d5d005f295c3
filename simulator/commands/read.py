"""`hotseat read`: labelled replies in, what each does out."""

import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import click

from simulator.errors import InputError
from simulator.services import Services

CHUNK = 512
"""Rows read at a time: enough to sort by length, few enough for flat memory."""


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--reader", "reader", type=click.Choice(["encoder", "patterns"]), default="encoder", show_default=True)
@click.pass_obj
def command(services: Services, file: Path, reader: str) -> int:
    """Read the replies of FILE, a line of JSON each, and print acts, probabilities, unsure and evidence."""
    services.read_with = reader
    rows, bad = _rows(file), [0]
    good = _good(rows, file, bad)
    progress: Any = click.progressbar(
        length=_size(file), label="Reading", file=sys.stderr, hidden=not sys.stderr.isatty()
    )
    with progress as bar:
        while chunk := list(islice(good, CHUNK)):
            hearings = services.reader.hear([(row["customer"], row["trainee"]) for row in chunk])
            for row, heard in zip(chunk, hearings, strict=True):
                line = {
                    "id": row["id"],
                    "acts": heard.acts,
                    "probabilities": heard.probabilities,
                    "unsure": heard.unsure,
                    "evidence": heard.evidence,
                }
                click.echo(json.dumps(line, ensure_ascii=False))
            bar.update(len(chunk))
    return 2 if bad[0] else 0


def _size(file: Path) -> int | None:
    if str(file) == "-":
        return None
    with file.open("rb") as handle:
        return sum(1 for _ in handle)


def _rows(file: Path) -> Iterator[tuple[int, str]]:
    handle = sys.stdin if str(file) == "-" else file.open(encoding="utf-8", errors="replace")
    with handle:
        yield from ((number, line) for number, line in enumerate(handle, 1) if line.strip())


def _good(rows: Iterator[tuple[int, str]], file: Path, bad: list[int]) -> Iterator[dict[str, Any]]:
    """The rows that can be read; the others are reported with their line, and counted."""
    for number, line in rows:
        try:
            yield _row(line)
        except InputError as error:
            bad[0] += 1
            click.echo(f"{file}, line {number}: {error}", err=True)


def _row(line: str) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except ValueError as error:
        raise InputError(f"not JSON ({error}); skipped") from error
    if not isinstance(data, dict):
        raise InputError("not an object; write {…} on each line; skipped")
    for key in ("id", "trainee"):
        if not isinstance(data.get(key), str):
            raise InputError(f"{key} is missing or no text; skipped")
    customer = data.get("customer", "")
    return {"id": data["id"], "customer": customer if isinstance(customer, str) else "", "trainee": data["trainee"]}
