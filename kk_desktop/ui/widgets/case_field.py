"""The case that something belongs to, chosen among all there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QFocusEvent

from .fields import ChoiceField

if TYPE_CHECKING:
    from kk_desktop.domain.rows import CaseName
    from kk_desktop.services.cases import CaseService


class CaseField(ChoiceField):
    """Shows one case; a file may have thousands, and they are first read when somebody wants to choose among them."""

    def __init__(self, cases: CaseService, on_save: Callable[[str | None], object]) -> None:
        super().__init__("Sag", lambda key: on_save(key or None), ())
        self._cases = cases
        self._offer(())

    def show_case(self, case_id: str | None) -> None:
        """Show the case with that id; none where it is gone."""
        if not self.hasFocus() or self.findData(case_id or "") < 0:
            self._offer(self._cases.names(case_id) if case_id else ())
        self.show_choice(case_id or "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer all cases, to the arrows and to whoever types a number."""
        self._offer(self._cases.names())
        super().focusInEvent(event)

    def showPopup(self) -> None:
        """Offer all cases, also where the mouse opens the list and the keyboard stays where it is."""
        self._offer(self._cases.names())
        super().showPopup()

    def _offer(self, cases: Sequence[CaseName]) -> None:
        self.set_choices([("", "Ingen"), *((case.id, case.text) for case in cases)])
