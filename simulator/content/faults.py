"""What is wrong with a content file, said so that its author can mend it."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

MENDS = {
    "missing": "add it",
    "extra_forbidden": "take it out, or correct its spelling",
    "string_type": "put it in quotes",
    "string_too_short": "write something there",
    "greater_than_equal": "choose a larger number",
    "less_than_equal": "choose a smaller number",
    "bool_type": "write true or false, without quotes",
    "tuple_type": 'write a list: ["…", "…"]',
    "too_short": "give at least one",
    "literal_error": "choose one of those",
    "string_pattern_mismatch": "use lower-case letters and figures, joined by hyphens",
    "model_type": "write it as a table of its own, with a [heading]",
}


@dataclass(frozen=True)
class Fault:
    """One fault: the file, the key in it, what is wrong, and how to mend it."""

    path: Path
    key: str
    wrong: str
    mend: str

    def __str__(self) -> str:
        place = f"{self.path}: {self.key}" if self.key else f"{self.path}"
        return f"{place}: {self.wrong}; {self.mend}"


class ContentError(Exception):
    """Content that can't be used; `faults` says why, one by one."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


def of_reading(path: Path, error: Exception) -> Fault:
    """The fault behind a file that can't be read as TOML."""
    if isinstance(error, tomllib.TOMLDecodeError):
        return Fault(path, "", f"is not valid TOML ({error})", "mend that line; strings need quotes on both ends")
    if isinstance(error, UnicodeDecodeError):
        return Fault(path, "", "is not UTF-8 text", "save it again as UTF-8")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Fault(path, "", f"can't be read ({reason})", "check that the file is there and may be read")


def of_validation(path: Path, error: ValidationError) -> list[Fault]:
    """One fault for every key that breaks its model's rules."""
    return [_of_detail(path, detail) for detail in error.errors(include_url=False)]


def _of_detail(path: Path, detail: Any) -> Fault:
    kind = str(detail["type"])
    mend = MENDS.get(kind, "see the example in the README")
    wrong = str(detail["msg"]).removeprefix("Value error, ")
    if kind == "value_error":
        wrong, _, mend = wrong.partition("; ")
    return Fault(path, key_name(detail["loc"]), wrong[:1].lower() + wrong[1:], mend)


def key_name(location: tuple[str | int, ...]) -> str:
    """A key's place as an author counts: facts[2].text is the second fact's text."""
    name = ""
    for part in location:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else str(part)
    return name
