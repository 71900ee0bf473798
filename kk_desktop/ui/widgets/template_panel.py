"""Brev og skabeloner: which letterheads, logo and typeface the pages get."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from .buttons import button
from .labels import label
from .layouts import card

if TYPE_CHECKING:
    from kk_desktop.services.templates import OwnTemplates

AskFolder = Callable[[str], Path | None]
"""Shows the system's dialog under that title; ``None`` when the person changed their mind."""

MOST_NAMED = 3
"""Files; more are counted."""


class TemplatePanel(QFrame):
    """``attempt`` does what may be refused and tells the reason; ``changed`` says that other templates are used."""

    changed = Signal()

    def __init__(
        self, templates: OwnTemplates, ask_folder: AskFolder, attempt: Callable[[Callable[[], Any]], Any]
    ) -> None:
        super().__init__()
        self._templates, self._ask_folder, self._attempt = templates, ask_folder, attempt
        self.which = label("", wrap=True)
        self.trouble = label("", "body", "red", wrap=True)
        self.choose = button("Vælg mappe", "folder-open", on_click=self._on_choose)
        self.again = button("Læs igen", "history", on_click=self._on_again)
        self.built_in = button("Brug programmets egne", "undo-2", on_click=self._on_built_in)
        self.copy = button("Lav en mappe at rette i", "copy", "link", self._on_copy)
        self._lay_out()
        self.show_choice()

    def show_choice(self) -> None:
        """Read again what is used."""
        folder, trouble, files = self._templates.folder, self._templates.trouble, self._templates.files()
        if folder is None or trouble is not None:
            words = "Programmets egne skabeloner bruges."
        else:
            which = ", ".join(files) if len(files) <= MOST_NAMED else f"{len(files)} skabeloner"
            words = f"{which} bruges fra mappen ”{folder}”. Resten er programmets egne."
        self.which.setText(words)
        self.trouble.setText(str(trouble or ""))
        self.trouble.setVisible(trouble is not None)
        for each in (self.again, self.built_in):
            each.setVisible(folder is not None)

    def _on_choose(self) -> None:
        if folder := self._ask_folder("Vælg mappen med skabeloner"):
            self._do(lambda: self._templates.use(folder))

    def _on_again(self) -> None:
        if folder := self._templates.folder:
            self._do(lambda: self._templates.use(folder))

    def _on_built_in(self) -> None:
        self._do(self._templates.use_built_in)

    def _on_copy(self) -> None:
        if folder := self._ask_folder("Vælg en tom mappe"):

            def copy_and_use() -> None:
                self._templates.copy_to(folder)
                self._templates.use(folder)

            self._do(copy_and_use)

    def _do(self, work: Callable[[], None]) -> None:
        self._attempt(work)
        self.show_choice()
        self.changed.emit()

    def _lay_out(self) -> None:
        explanation = "Brevhoved, logo, skrift og sidens mål. Filerne ligger i en mappe, som I selv kan rette i."
        column = card(self, "Brev og skabeloner", explanation)
        column.addWidget(self.which)
        column.addWidget(self.trouble)
        row = QHBoxLayout()
        row.setSpacing(8)
        for each in (self.choose, self.again, self.built_in):
            row.addWidget(each)
        row.addStretch(1)
        column.addLayout(row)
        # The card has no room for four beside each other.
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
