"""The chain of those who are to approve, one below the other: a name, a title, and what the file knows of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kk_desktop.domain.approvals import Approver, same_person
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import empty

MOST = 9
"""Links of a chain; more than a body or two above the direktion nobody has."""


class ChainFields(QFrame):
    """One line at least; ``changed`` tells that somebody came, went or is called otherwise."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[ApproverLine] = []
        self._known: Sequence[Approver] = ()
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self.more = button("Tilføj den næste", "plus", "link", self._on_more_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._column)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self, chain: Sequence[Approver], known: Sequence[Approver]) -> None:
        """Show a chain to change; without one an empty line."""
        self._known = known
        empty(self._column)
        self.lines = []
        for approver in chain or (Approver(""),):
            self._add(approver)
        self._number()

    def chain(self) -> list[Approver]:
        """What is typed, empty lines left out."""
        return [line.approver() for line in self.lines if line.name.text().strip()]

    def _add(self, approver: Approver) -> ApproverLine:
        made = ApproverLine(approver, self._known)
        made.removed.connect(self._on_removed)
        made.name.textChanged.connect(lambda _text: self.changed.emit())
        self.lines.append(made)
        self._column.addWidget(made)
        return made

    def _number(self) -> None:
        for number, each in enumerate(self.lines, 1):
            each.number(number, can_go=len(self.lines) > 1)
        self.more.setVisible(len(self.lines) < MOST)
        self.changed.emit()

    def _on_more_wanted(self) -> None:
        self._add(Approver("")).name.setFocus()
        self._number()

    def _on_removed(self, gone: QWidget) -> None:
        self.lines = [each for each in self.lines if each is not gone]
        self._column.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        self._number()
        self.lines[-1].name.setFocus()


class ApproverLine(QWidget):
    """A name and a title; whoever is chosen among the known brings the title along."""

    removed = Signal(QWidget)

    def __init__(self, approver: Approver, known: Sequence[Approver]) -> None:
        super().__init__()
        self._known = known
        self._place = label("", "label", "text2")
        self.name, self.title = QLineEdit(approver.name), QLineEdit(approver.title)
        self.name.setPlaceholderText("Navn eller udvalg")
        self.title.setPlaceholderText("Titel")
        completer = QCompleter([each.name for each in known], self.name)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.name.setCompleter(completer)
        self.name.textChanged.connect(self._on_name_typed)
        self.gone = icon_button("x", "Fjern", on_click=lambda: self.removed.emit(self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._place)
        row.addWidget(self.name, 3)
        row.addWidget(self.title, 2)
        row.addWidget(self.gone)
        self._follow_body()

    def number(self, number: int, *, can_go: bool) -> None:
        """Say which in the row this is."""
        self._place.setText(f"{number}.")
        self.name.setAccessibleName(f"Godkender {number}, navn eller udvalg")
        self.title.setAccessibleName(f"Godkender {number}, titel")
        self.gone.setAccessibleName(f"Fjern godkender {number}")
        self.gone.setVisible(can_go)

    def approver(self) -> Approver:
        """Who is typed here."""
        found = self._found()
        body_id = found.body_id if found else None
        return Approver(self.name.text().strip(), "" if body_id else self.title.text().strip(), body_id)

    def _found(self) -> Approver | None:
        return next((each for each in self._known if same_person(each.name, self.name.text())), None)

    def _on_name_typed(self, _text: str) -> None:
        found = self._found()
        if found is not None and found.title:
            self.title.setText(found.title)
        self._follow_body()

    def _follow_body(self) -> None:
        """A body has no title."""
        found = self._found()
        self.title.setVisible(found is None or found.body_id is None)
