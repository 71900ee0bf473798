"""The unit in a letter's right column: which one, and its address and numbers, edited where they are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from kk_desktop.domain.people import Body, BodyKind
from kk_desktop.ui.widgets.fields import ChoiceField, LineField

if TYPE_CHECKING:
    from kk_desktop.domain.documents import Document
    from kk_desktop.services.workspace import Workspace

NEW = "new"
_FACTS = {
    "address": "Adresse",
    "postal_place": "Postnr. og by",
    "phone": "Telefon",
    "email": "E-mail",
    "ean": "EAN-nummer",
}
_NEW_NAME = "Ny enhed"
_SHARED = "Står i højre spalte på alle breve fra enheden, der ikke er låst"


class UnitFields(QWidget):
    """``choice`` stands among the letter's other facts; the fields below it belong to every letter of the unit."""

    def __init__(self, workspace: Workspace, guard: Callable[[Callable[[], object]], None]) -> None:
        super().__init__()
        self._workspace, self._guard = workspace, guard
        self._document_id = ""
        self._unit: Body | None = None
        self._day: date | None = None
        self._is_new = False
        self.choice = ChoiceField("Enhed i højre spalte", self._on_chosen, ())
        self.name = LineField("Enhedens navn", self._rename)
        self.facts = {name: LineField(words, partial(self._change, name)) for name, words in _FACTS.items()}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        for number, field in enumerate((self.name, *self.facts.values())):
            field.edit.setToolTip(_SHARED)
            grid.addWidget(field, number // 3, number % 3, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(number % 3, 1)

    @property
    def edits(self) -> list[QWidget]:
        """The fields below the choice, in their order."""
        return [field.edit for field in (self.name, *self.facts.values())]

    def show_document(self, document: Document) -> None:
        """Fill in from the file; units are named as on the document's day."""
        self._document_id, unit_id = document.id, document.unit_id
        self._day = document.date or self._workspace.today()
        day = self._day
        units = [body for body in self._workspace.people.bodies() if body.kind is BodyKind.UNIT]
        named = [(unit.id, unit.name_on(day).name) for unit in units]
        self.choice.set_choices([("", "Ingen"), *named, (NEW, "Ny enhed …")])
        self.choice.show_choice(unit_id or "")
        self._unit = next((unit for unit in units if unit.id == unit_id), None)
        self.setVisible(self._unit is not None)
        if self._unit is not None:
            self.name.setText(self._unit.name_on(day).name)
            for name, field in self.facts.items():
                field.setText(getattr(self._unit, name))
            if self._is_new:
                self._is_new = False
                self.name.edit.setFocus()
                self.name.edit.selectAll()

    def _on_chosen(self, key: str) -> None:
        self._is_new = key == NEW
        self._guard(self._begin if key == NEW else lambda: self._put(key or None))

    def _begin(self) -> None:
        create = self._workspace.people.create_body
        self._workspace.as_one_action("Oprettede enhed", lambda: self._put(create(BodyKind.UNIT, _NEW_NAME)))

    def _put(self, unit_id: str | None) -> None:
        self._workspace.documents.change(self._document_id, unit_id=unit_id)

    def _rename(self, text: str) -> None:
        assert self._unit is not None
        shown = self._unit.name_on(self._day)
        names = tuple(replace(each, name=text) if each == shown else each for each in self._unit.names)
        self._workspace.people.change_body(self._unit.id, names=names)

    def _change(self, fact: str, text: str) -> None:
        assert self._unit is not None
        changed: dict[str, Any] = {fact: " ".join(text.split())}
        self._workspace.people.change_body(self._unit.id, **changed)
