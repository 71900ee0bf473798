"""Where things lie on this machine; alone in telling a frozen build, a wheel and a checkout apart."""

import os
from contextlib import suppress
from pathlib import Path

from platformdirs import PlatformDirs

HOME_VARIABLE = "KK_DESKTOP_HOME"
"""Environment variable that gathers every folder of ours under one place (tests, a USB stick)."""

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a bundled file or folder, e.g. ``resource("fonts", "IBMPlexSans-Regular.ttf")``.

    A wheel carries the resources inside the package; a checkout and a frozen build have them beside it.
    """
    inside = _PACKAGE / "_resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def data_folder() -> Path:
    """Return the folder for what belongs to this person on this machine: the key, the demo file, copies."""
    return _made(_home("data") or _dirs().user_data_path)


def settings_folder() -> Path:
    """Return the folder for what belongs to the machine: window size, last file, who I am."""
    return _made(_home("settings") or _dirs().user_config_path)


def log_folder() -> Path:
    """Return the folder for the program's own log files."""
    return _made(_home("log") or _dirs().user_log_path)


def scratch_folder() -> Path:
    """Return the folder for what lies on the disk only while the program works: copies to look at, parts of a print."""
    return _made(_home("scratch") or _dirs().user_cache_path / "scratch")


def documents_folder() -> Path:
    """Return the folder where a new file is suggested to lie; it is the person's own and is not created."""
    return _home("documents") or _dirs().user_documents_path


def _dirs() -> PlatformDirs:
    return PlatformDirs("kk_desktop", appauthor=False)


def _home(name: str) -> Path | None:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) / name if home else None


def _made(folder: Path) -> Path:
    # Where nothing can be made, whoever wants to write there says so, or does without.
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder
