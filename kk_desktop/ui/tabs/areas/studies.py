"""Analyses of the area: each with its advice, what that led to, and what stands in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kk_desktop.errors import GoneError
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.fields import LineField
from kk_desktop.ui.widgets.layouts import empty

from .part import AreaPart
from .study import Study, StudyView

if TYPE_CHECKING:
    from .part import Around

_FIRST = 5


class StudiesPart(AreaPart):
    """The area's own studies first, then those of the areas below it."""

    def __init__(self, around: Around) -> None:
        self.inside = QWidget()
        self._column = QVBoxLayout(self.inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.entry = LineField("Ny analyse", self._add, bare=False, caption=False)
        self.entry.edit.setPlaceholderText("Analysens titel")
        self.new = button("Ny analyse", "plus", "link", self.ask_for)
        self.all = button("Vis alle", kind="link", on_click=self._on_all_wanted)
        super().__init__(around, "Analyser og anbefalinger", self.inside, self.all, self.entry, button=self.new)
        self.views: dict[str, StudyView] = {}
        self._most: int | None = _FIRST
        self._new = ""
        self.entry.saved.connect(self._on_added)
        self.entry.hide()
        for each in (self.new, self.entry):
            each.setEnabled(not around.workspace.read_only)
        self.new.setVisible(not around.workspace.read_only)
        layout = self.layout()
        if layout is not None:
            layout.setAlignment(self.all, Qt.AlignmentFlag.AlignLeft)

    def forget(self) -> None:
        """Begin with the first ones again."""
        self._most = _FIRST
        self.entry.hide()
        self.entry.take_back()

    def read(self) -> None:
        """Read the studies."""
        analyses = self.around.workspace.analyses
        found = analyses.of_area(self.area_id)
        documents = [
            (row.id, row.title or "Uden titel") for row in self.around.workspace.area_pages.documents(self.area_id).rows
        ]
        names = {area.id: area.name for area in self.around.workspace.areas.tree()}
        shown = found[: self._most]
        studies = [
            Study(
                each,
                "" if each.area_id == self.area_id else names.get(each.area_id or "", ""),
                tuple(analyses.recommendations(each.id)),
                tuple(analyses.barriers(each.id)),
                analyses.started(each.id),
                self._documents(documents, each.document_id),
            )
            for each in shown
        ]
        if [each.analysis.id for each in studies] != list(self.views):
            empty(self._column)
            self.views = {each.analysis.id: StudyView(self.around) for each in studies}
            for view in self.views.values():
                self._column.addWidget(view)
        for each in studies:
            self.views[each.analysis.id].show_study(each)
        self.all.setText(f"Vis alle {len(found)}")
        self.all.setVisible(len(found) > len(shown))
        self.tell_filled(is_anything=bool(found))

    def _documents(self, near: list[tuple[str, str]], chosen: str | None) -> tuple[tuple[str, str], ...]:
        """The area's documents, and the study's own where that is not among them."""
        if chosen is None or chosen in dict(near):
            return tuple(near)
        try:
            return (*near, (chosen, self.around.workspace.documents.get(chosen).title))
        except GoneError:
            return tuple(near)

    def begin(self) -> None:
        """Stand where a new study's title is written."""
        self.entry.show()
        self.entry.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, text: str) -> None:
        if text.strip():
            self._new = self.around.workspace.analyses.create(text, area_id=self.area_id)

    def _on_added(self) -> None:
        self.entry.setText("")
        self.entry.hide()
        self.read()
        if self._new in self.views:
            self.views[self._new].stand_in()

    def _on_all_wanted(self) -> None:
        self._most = None
        self.read()
