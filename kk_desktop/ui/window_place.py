"""How the window stood: kept with the machine when it closes, and put back when it opens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray

if TYPE_CHECKING:
    from .main_window import MainWindow

TITLE_BAR = 40
"""Pixels that the system's own title bar takes at most."""

_WIDTH, _HEIGHT = 1440, 900


def restore(window: MainWindow, state: Mapping[str, Any]) -> None:
    """Let the window stand as it did, or as large as there is room for."""
    room = window.screen().availableSize()
    # The title bar comes on top of what we ask for; without room for it the status bar would be off the screen.
    window.resize(min(_WIDTH, room.width()), min(_HEIGHT, room.height() - TITLE_BAR))
    if place := state.get("geometry"):
        window.restoreGeometry(QByteArray.fromBase64(place.encode()))


def kept(window: MainWindow, state: Mapping[str, Any]) -> dict[str, Any]:
    """The state with how the window stands now; tabs and splitters only while a file is open."""
    now = {**state, "geometry": bytes(window.saveGeometry().toBase64().data()).decode()}
    if window.shelf is not None:
        now["tab"] = window.top_bar.current
        now["splitters"] = {**state.get("splitters", {}), **window.shelf.places()}
    return now
