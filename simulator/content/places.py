"""Where content lies: beside the checkout or inside the wheel, then the user's data folder, then a folder they name."""

from pathlib import Path

from platformdirs import user_data_path

APP = "hotseat"
PACKAGE = Path(__file__).resolve().parent.parent


def shipped() -> Path:
    """The folder that holds the shipped personas/ and scenarios/, from a checkout or an installed wheel."""
    installed = PACKAGE / "_content"
    return installed if installed.is_dir() else PACKAGE.parent


def roots(named: Path | None = None) -> list[Path]:
    """The content roots in rising order of precedence."""
    return [shipped(), user_data_path(APP), *([named] if named else [])]
