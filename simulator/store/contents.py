"""The persona, lines and scenario of a session, kept so that it can be run again after the files were edited."""

import json
from typing import TYPE_CHECKING

from simulator.content.loading import Library, digest
from simulator.content.models import LineBank, Persona, Scenario
from simulator.store.errors import StoreError

if TYPE_CHECKING:
    from sqlite_utils import Database


def keep(db: "Database", library: Library, persona: str, scenario: str) -> str:
    """Keeps what a session of these two depends on, once; returns its hash. ContentError where the library lacks it."""
    text = _packed(library, persona, scenario)
    key = digest(text)
    db.execute("INSERT OR IGNORE INTO contents (hash, json) VALUES (?, ?)", [key, text])
    return key


def load(db: "Database", session: str) -> Library:
    """A library of just what this session began with; StoreError where this version can't read it any more."""
    sql = "SELECT json FROM contents JOIN sessions ON content_hash = hash WHERE id = ?"
    try:
        return _unpacked(db.execute(sql, [session]).fetchone()[0])
    except (ValueError, KeyError) as error:
        raise StoreError(
            f"The content of session {session} can't be read by this version of Hotseat, so it can't be run again;"
            " its report still can be made, and the version that wrote it can run it."
        ) from error


def _packed(library: Library, persona: str, scenario: str) -> str:
    parts = {
        "personas": {persona: library.persona(persona).model_dump(mode="json")},
        "lines": {id: library.lines[id].model_dump(mode="json") for id in (persona, "shared") if id in library.lines},
        "scenarios": {scenario: library.scenario(scenario).model_dump(mode="json")},
    }
    return json.dumps(parts, ensure_ascii=False)


def _unpacked(text: str) -> Library:
    parts = json.loads(text)
    return Library(
        {id: Persona.model_validate(part) for id, part in parts["personas"].items()},
        {id: LineBank.model_validate(part) for id, part in parts["lines"].items()},
        {id: Scenario.model_validate(part) for id, part in parts["scenarios"].items()},
    )
