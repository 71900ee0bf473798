"""How the list was looked at last on this machine: columns, widths, order, filter and years; not what was searched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from kk_desktop.domain.initiative_lists import InitiativeView, view_from_json, view_to_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from kk_desktop.services.machine import Machine

_NAME = "initiatives"
_SOON = 1_000
"""Milliseconds until it is written: a column is dragged in many steps."""


class Remembered(QObject):
    """``look`` gives the view, the columns' widths and the years zoomed to."""

    def __init__(
        self,
        machine: Machine,
        look: Callable[[], tuple[InitiativeView, Mapping[str, int], tuple[int, int] | None]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._machine, self._look = machine, look
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SOON)
        self._timer.timeout.connect(self.write)

    @property
    def _kept(self) -> Mapping[str, Any]:
        kept = self._machine.window_state.get(_NAME)
        return kept if isinstance(kept, dict) else {}

    @property
    def view(self) -> InitiativeView:
        """The view as it was left."""
        return view_from_json(self._kept)

    @property
    def widths(self) -> Mapping[str, int]:
        """The widths of columns that somebody has dragged."""
        widths = self._kept.get("widths")
        return widths if isinstance(widths, dict) else {}

    @property
    def years(self) -> tuple[int, int] | None:
        """The years somebody has zoomed to."""
        match self._kept.get("years"):
            case [int(first), int(last)] if first <= last:
                return first, last
        return None

    def soon(self) -> None:
        """Something has changed."""
        self._timer.start()

    def write(self) -> None:
        """Keep it now."""
        self._timer.stop()
        view, widths, years = self._look()
        view = replace(view, filter=replace(view.filter, text=""))
        kept = view_to_json(view) | {"widths": dict(widths), "years": years and list(years)}
        self._machine.window_state = {**self._machine.window_state, _NAME: kept}
