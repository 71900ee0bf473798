"""What the program has to say of a document, gone through one by one: F8, and the list beside the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from kk_desktop.domain.readiness import Remark, Standing
from kk_desktop.ui.messages import Messages

from .parts import PanePart
from .readiness import ReadinessBar, Suggestion
from .remark_places import RemarkPlaces


class Remarks(QObject):
    """Gathers what the parts advise into the ``bar``, tells each remark that is come to, and leads to its place.

    ``next`` is the action of F8.
    """

    def __init__(
        self, pane: QWidget, parts: Sequence[PanePart], bar: ReadinessBar, messages: Messages, places: RemarkPlaces
    ) -> None:
        super().__init__(pane)
        self._parts, self._bar, self._messages, self._places = parts, bar, messages, places
        self._advice: dict[PanePart, tuple[Suggestion, ...]] = {}
        self.next = QAction("Næste fund", pane)
        self.next.setShortcut("F8")
        self.next.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        pane.addAction(self.next)
        self.next.triggered.connect(self._on_next_wanted)
        bar.remark_pressed.connect(self._go_to)
        bar.suggestion_pressed.connect(self._follow)
        for part in parts:
            part.advised.connect(lambda suggestions, part=part: self._on_advised(part, suggestions))

    def _on_advised(self, part: PanePart, suggestions: tuple[Suggestion, ...]) -> None:
        """What all the parts advise, in their order."""
        self._advice[part] = suggestions
        self._bar.advise(tuple(each for part in self._parts for each in self._advice.get(part, ())))

    def _on_next_wanted(self) -> None:
        """What the panel in front has found is gone through before everything else."""
        if any(part.step() for part in self._parts):
            return
        remark = self._bar.next_remark()
        if isinstance(remark, Suggestion):
            self._follow(remark)
        elif remark is not None:
            self._go_to(remark)
        elif self._bar.readiness is not None:
            self._messages.tell("Dokumentet er klar til udgivelse.", "good")

    def _follow(self, suggestion: Suggestion) -> None:
        self._messages.tell(suggestion.message)
        if suggestion.go:
            self._places.show_text()
            suggestion.go()

    def _go_to(self, remark: Remark) -> None:
        self._messages.tell(remark.message, "error" if remark.standing is Standing.WRONG else "warning")
        self._places.go_to(remark)
