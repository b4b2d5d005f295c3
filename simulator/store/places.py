"""Where the database lies."""

import os
from pathlib import Path

from platformdirs import user_data_path

VARIABLE = "HOTSEAT_DB"


def default_path() -> Path:
    """The file that HOTSEAT_DB names, or hotseat.db in the user's data folder."""
    named = os.environ.get(VARIABLE, "").strip()
    return Path(named).expanduser() if named else user_data_path("hotseat") / "hotseat.db"


def journal_of(path: Path) -> Path:
    """The write-ahead log beside a database: what was committed and not yet moved into the file."""
    return path.with_name(f"{path.name}-wal")
