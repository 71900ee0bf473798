"""The decision that started an initiative: found among the cases' meetings while one types, and led to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kk_desktop.domain.initiative_pages import Meeting
from kk_desktop.domain.wording import shortened
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.find_field import FindField

from .page_rows import meeting_words

if TYPE_CHECKING:
    from kk_desktop.services.initiative_pages import InitiativePageService

_HINT = "Skriv sag, sagsnummer eller udvalg"
_SHOWN = 44
"""Characters of a decision there is room for beside the facts; the whole stands in the tooltip."""


class MeetingField(QWidget):
    """``change`` gets the treatment's id, or ``None``; ``go`` shows a case."""

    def __init__(
        self,
        pages: InitiativePageService,
        change: Callable[[str | None], object],
        go: Callable[[str, str], object],
        *,
        can_write: bool,
    ) -> None:
        super().__init__()
        self._pages, self._change, self._can_write = pages, change, can_write
        self._shown: Meeting | None = None
        self.link = button("", kind="link", on_click=lambda: self._shown and go("case", self._shown.case_id))
        self.remove = icon_button("x", "Fjern beslutningen", on_click=lambda: self._change(None))
        self.field = FindField("Beslutning: skriv sag, sagsnummer eller udvalg", _HINT, self._find)
        self.field.chosen.connect(self._change)
        row = QHBoxLayout()
        row.addWidget(self.link)
        row.addWidget(self.remove)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        # A link's own padding out of the way, so that its words stand below the others.
        row.setContentsMargins(-10, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.field)

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Show the decision, or the field that finds one."""
        self._shown = meeting
        words = meeting_words(meeting) if meeting else ""
        self.link.setText(shortened(words, _SHOWN))
        self.link.setToolTip(words)
        self.link.setAccessibleName(words)
        self.link.setVisible(meeting is not None)
        self.remove.setVisible(meeting is not None and self._can_write)
        self.field.setVisible(meeting is None and self._can_write)

    def focusTarget(self) -> QWidget:
        """The widget that takes the keyboard."""
        return self.field if self._shown is None else self.link

    def _find(self, words: str) -> list[tuple[str, str]]:
        return [(each.treatment_id, meeting_words(each)) for each in self._pages.meetings(words)]
