"""The user's own keys: keys.toml gives binding ids other keys; what is wrong in it is told, and stops nothing."""

import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from platformdirs import user_config_path
from textual.binding import Binding

from simulator.tui.trouble import tell

if TYPE_CHECKING:
    from simulator.tui.app import HotseatApp

Keymap = dict[str, str]
"""Binding ids with the keys for each, several with commas between."""


def path() -> Path:
    """Where the file lies, if there is one."""
    return user_config_path("hotseat") / "keys.toml"


def take_up(app: "HotseatApp") -> None:
    """Sets the keys of the file; a file that can't be read is told, and the usual keys stay."""
    try:
        app.set_keymap(read())
    except ValueError as error:
        tell(app, f"{path()}: {error}")


def check(app: "HotseatApp") -> None:
    """Tells of ids that no screen has, and of keys that would mean two things; it imports every screen."""
    keymap = dict(app._keymap)
    if not keymap:
        return
    groups = list(_groups())
    unknown = sorted(set(keymap) - {id for group in groups for id in group})
    clashes = [clash for group in groups for clash in _clashes(group, keymap)]
    faults = [f"there is no key called {id}; F1 shows what there is." for id in unknown] + clashes
    if faults:
        tell(app, f"{path()}: {faults[0]}")


def read() -> Keymap:
    """The file's keys; none where there is no file. ValueError says what is wrong."""
    if not path().exists():
        return {}
    try:
        content = tomllib.loads(path().read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ValueError(f"it can't be read ({error}); the usual keys work until it is mended.") from error
    return dict(_flat(content))


def _flat(content: dict[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    """Ids with their keys; `call.hint = "f3"` and `"call.hint" = "f3"` mean the same."""
    for name, value in content.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        elif isinstance(value, str) and all(key.strip() for key in value.split(",")):
            yield f"{before}{name}", ",".join(key.strip() for key in value.split(","))
        else:
            raise ValueError(f'{before}{name} needs a key in quotes, such as "f3" or "ctrl+e,f3".')


def _groups() -> Iterator[Keymap]:
    """The usual keys of each screen and widget of ours, and of the app."""
    names = ["simulator.tui.app"]
    for package in ("simulator.tui.screens", "simulator.tui.widgets"):
        names += [f"{package}.{module.name}" for module in iter_modules(import_module(package).__path__)]
    for name in names:
        for part in vars(import_module(name)).values():
            if isinstance(part, type) and part.__module__ == name:
                bindings = [one for one in vars(part).get("BINDINGS", ()) if isinstance(one, Binding) and one.id]
                yield {str(one.id): one.key for one in bindings}


def _clashes(usual: Keymap, keymap: Keymap) -> Iterator[str]:
    taken: Keymap = {}
    for id, keys in {**usual, **{id: keys for id, keys in keymap.items() if id in usual}}.items():
        for key in keys.split(","):
            other = taken.setdefault(key, id)
            if other != id:
                yield f"the key {key} would mean two things, {other} and {id}; give one of them another key."
