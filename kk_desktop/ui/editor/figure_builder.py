"""A figure made of places in the tables: chosen above the text, told in words, and put in where the caret stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from kk_desktop.domain.budgets import BudgetTable
from kk_desktop.domain.fields import FieldChoice
from kk_desktop.domain.figures import MOST_PLACES, FigureKind, FigureTarget
from kk_desktop.domain.rows import TableRow
from kk_desktop.domain.table_names import told_apart
from kk_desktop.errors import UserError
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.fields import ChoiceField
from kk_desktop.ui.widgets.labels import label, set_tone

from .asking_panel import AskingPanel
from .figure_grid import FigureGrid

KINDS = (FigureKind.SUM, FigureKind.DIFFERENCE, FigureKind.SHARE, FigureKind.AVERAGE)
_ASKS = {
    FigureKind.SUM: "Vælg de tal, der skal lægges sammen.",
    FigureKind.DIFFERENCE: "Vælg først det tal, der trækkes fra, og så det, der trækkes fra med.",
    FigureKind.SHARE: "Vælg først delen og så helheden.",
    FigureKind.AVERAGE: "Vælg årenes tal.",
}
_KEYS = "Mellemrum vælger, Enter sætter ind."
_HEIGHT, _LOW = 190, 100
"""Pixels of the grid at the most, and in a window that is not ``_HIGH``: the text below is to be seen."""

_HIGH = 720
_TABLE_LETTERS, _FORM_LETTERS, _MARGINS = 14, 16, 24

Tell = Callable[[FigureTarget], FieldChoice]
Put = Callable[[FieldChoice, str], object]


class FigureBuilder(AskingPanel):
    """Opened by ``ask``; what it comes to is told as it is chosen, in every form."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Regn et tal ud")
        self._tell: Tell | None = None
        self._put: Put | None = None
        self._read: Callable[[str], BudgetTable] | None = None
        self._choice: FieldChoice | None = None
        self.kinds = {kind: self._chip(kind) for kind in KINDS}
        self._group = QButtonGroup(self)
        self.table = ChoiceField("Tabel", self._on_table_chosen, (), bare=False)
        self.table.setMinimumContentsLength(_TABLE_LETTERS)
        self.grid = FigureGrid()
        self.told = label("", "body", "text2", wrap=True)
        self.remark = label("", "secondary", "amber", wrap=True)
        self.form = ChoiceField("Skriv som", lambda _form: None, (), bare=False)
        self.form.setMinimumContentsLength(_FORM_LETTERS)
        self.go = button("Sæt ind", kind="primary", on_click=self._on_done)
        self.typed = ()
        self.close_button = button("Luk", on_click=self.leave)
        self._lay_out()
        self.grid.turned.connect(self._tell_now)
        self.grid.done.connect(self._on_done)
        self.hide()

    def _chip(self, kind: FigureKind) -> QPushButton:
        made = button(kind.danish, kind="chip", on_click=self._on_kind_chosen)
        made.setCheckable(True)
        return made

    def _lay_out(self) -> None:
        """What it comes to stands above the grid, where it is seen in a low window as well."""
        head, result = QHBoxLayout(), QHBoxLayout()
        for row in (head, result):
            row.setSpacing(8)
        for chip in self.kinds.values():
            self._group.addButton(chip)
            head.addWidget(chip)
        # What tells two tables of one name apart stands last in their names.
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        head.addWidget(self.table, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        for part in (self.told, self.remark):
            words.addWidget(part)
        result.addLayout(words, 1)
        for widget in (self.form, self.go, self.close_button):
            result.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 16, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(result)
        column.addWidget(self.grid)

    def ask(self, tables: Sequence[TableRow], read: Callable[[str], BudgetTable], tell: Tell, put: Put) -> None:
        """Let somebody choose in these tables; ``tell`` says what it comes to, ``put`` is handed it and its form."""
        self._read, self._tell, self._put = read, tell, put
        self.grid.chosen, self.grid.most = [], MOST_PLACES
        self.kinds[FigureKind.SUM].setChecked(True)
        apart = told_apart(tables)
        self.table.set_choices([(row.id, row.name + apart[row.id]) for row in tables])
        self._on_table_chosen(tables[0].id)
        # The list may be wider than the field it opens from.
        self.table.view().setMinimumWidth(self.table.view().sizeHintForColumn(0) + _MARGINS)
        self.table.setVisible(len(tables) > 1)
        self._tell_now()
        self.show()
        self.grid.setFocus()

    @property
    def kind(self) -> FigureKind:
        """How the places are reckoned."""
        return next(kind for kind, chip in self.kinds.items() if chip.isChecked())

    # What is chosen ---------------------------------------------------------------------------------------

    def _on_table_chosen(self, table_id: str) -> None:
        if self._read is not None:
            self.grid.show_table(self._read(table_id))
            self.grid.setFixedHeight(
                min(self.grid.sizeHint().height(), _HEIGHT if self.window().height() >= _HIGH else _LOW)
            )

    def _on_kind_chosen(self) -> None:
        self.grid.most = self.kind.takes or MOST_PLACES
        self.grid.chosen = self.grid.chosen[: self.grid.most]
        self.grid.show_chosen()
        self._tell_now()

    def _tell_now(self) -> None:
        self._choice = None
        trouble, places = "", self.grid.chosen
        if len(places) >= (self.kind.takes or 1) and self._tell is not None:
            try:
                self._choice = self._tell(FigureTarget(self.kind, tuple(places)))
            except UserError as error:
                trouble = str(error)
        choice = self._choice
        self.told.setText(choice.name if choice else trouble or f"{_ASKS[self.kind]} {_KEYS}")
        self.remark.setText(choice.remark if choice else "")
        self.remark.setVisible(bool(self.remark.text()))
        set_tone(self.told, "amber" if trouble else "text" if choice else "text2")
        before = self.form.currentData()
        forms = [(form.form, form.shown) for form in choice.forms] if choice else []
        self.form.set_choices(forms)
        if before in dict(forms):
            self.form.show_choice(before)
        self.form.setVisible(bool(forms))
        self.go.setEnabled(choice is not None)

    def _on_done(self) -> None:
        if self._choice is not None and self._put is not None:
            choice, form = self._choice, self.form.currentData()
            self.leave()
            self._put(choice, form)
