"""The small files beside the database: what the user has chosen, and words not sent yet."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from platformdirs import user_config_path, user_state_path

APP = "hotseat"


class JsonFile:
    """A JSON object in a file; one that is missing, broken or can't be written counts as empty, and stops nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, Any]:
        """What the file holds."""
        try:
            content = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return content if isinstance(content, dict) else {}

    def write(self, content: dict[str, Any]) -> bool:
        """Replaces the file; whether that worked."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            new = self.path.with_suffix(".new")
            new.touch(mode=0o600)
            new.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
            new.replace(self.path)
        except OSError:
            return False
        return True


class Settings:
    """What the user has chosen in the app, remembered."""

    def __init__(self) -> None:
        self._file = JsonFile(user_config_path(APP) / "settings.json")

    @property
    def theme(self) -> str:
        """The theme chosen last; empty for none."""
        return str(self._file.read().get("theme", ""))

    @theme.setter
    def theme(self, name: str) -> None:
        self._file.write({**self._file.read(), "theme": name})


class Drafts:
    """Words typed and not sent when a screen was left, by session and box; taken back, they are gone from the file."""

    def __init__(self) -> None:
        self._file = JsonFile(user_state_path(APP) / "drafts.json")

    def keep(self, session: str, box: str, text: str) -> bool:
        """Keeps a text, or drops what was kept where there is none; whether it is safe."""
        drafts = self._file.read()
        key = f"{session}/{box}"
        if not text.strip():
            if key not in drafts:
                return True
            del drafts[key]
        else:
            drafts[key] = text
        return self._file.write(drafts)

    def take(self, session: str, box: str) -> str:
        """The text kept for a box, empty for none; it is dropped."""
        text = str(self._file.read().get(f"{session}/{box}", ""))
        self.keep(session, box, "")
        return text

    def forget(self, sessions: Iterable[str]) -> bool:
        """Drops every text of these sessions; whether that is safe."""
        gone = set(sessions)
        drafts = self._file.read()
        kept = {key: text for key, text in drafts.items() if key.partition("/")[0] not in gone}
        return kept == drafts or self._file.write(kept)
