"""Tells every view what was saved: the one place where tabs meet without knowing each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from kk_desktop.domain.rows import Touched


class Changes(QObject):
    """One signal for each kind of thing, carrying its id, always on the window's own thread."""

    area_saved = Signal(str)
    initiative_saved = Signal(str)
    hearing_saved = Signal(str)
    document_saved = Signal(str)
    budget_table_saved = Signal(str)
    case_saved = Signal(str)
    person_saved = Signal(str)
    body_saved = Signal(str)
    policy_saved = Signal(str)
    follow_up_saved = Signal(str)
    funding_pool_saved = Signal(str)
    application_saved = Signal(str)
    analysis_saved = Signal(str)
    party_saved = Signal(str)
    earlier_answer_saved = Signal(str)
    phrase_saved = Signal(str)
    own_word_saved = Signal(str)
    absence_saved = Signal(str)
    distribution_list_saved = Signal(str)
    saved_view_saved = Signal(str)
    price_rate_saved = Signal(str)
    price_sheet_saved = Signal(str)
    anything_saved = Signal()

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # A save is told by the writer's thread; queueing brings it here in order.
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def tell(self, touched: Iterable[Touched]) -> None:
        """Pass on what one saved action changed; may be called from any thread."""
        self._arrived.emit(frozenset(touched))

    def _on_arrived(self, touched: frozenset[Touched]) -> None:
        for each in sorted(touched, key=lambda one: (one.kind, one.id)):
            getattr(self, f"{each.kind}_saved").emit(each.id)
        self.anything_saved.emit()
