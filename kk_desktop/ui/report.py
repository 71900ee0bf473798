"""What a person sends to support: version, system and the end of the log, nothing from the documents."""

from __future__ import annotations

import platform
import sys

from PySide6.QtCore import qVersion

from kk_desktop import __version__
from kk_desktop.paths import log_folder

LOG_NAME = "kk_desktop.log"
_LINES = 80


def report() -> str:
    """The report as plain text."""
    head = [
        f"kk_desktop {__version__}",
        f"{platform.platform()}, Python {platform.python_version()}, Qt {qVersion()}",
        f"Pakket: {'ja' if getattr(sys, 'frozen', False) else 'nej'}",
        "",
    ]
    log = log_folder() / LOG_NAME
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.exists() else []
    return "\n".join(head + lines[-_LINES:])
