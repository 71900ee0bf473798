"""What is told of the column one stands in: its name, its shared heading, what it is and is made of, and its note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kk_desktop.domain.budgets import BudgetTable, Column, ColumnKind, doubled_names, told_doubled
from kk_desktop.ui.widgets.fields import ChoiceField, LineField, captioned
from kk_desktop.ui.widgets.labels import label

from .panel import Panel
from .parts import Around, TablePart

if TYPE_CHECKING:
    from kk_desktop.domain.budgets import Row

COLUMN_KINDS = (
    (ColumnKind.FIGURES, "Tal"),
    (ColumnKind.TEXT, "Tekst"),
    (ColumnKind.TOTAL, "I alt"),
    (ColumnKind.AVERAGE, "Gennemsnit"),
    (ColumnKind.DIFFERENCE, "Forskel"),
    (ColumnKind.SHARE, "Andel"),
)
_MADE_OF_TWO = (ColumnKind.DIFFERENCE, ColumnKind.SHARE)


class ColumnPanel(TablePart):
    """The panel ”Kolonnen”; it is about the first column while one stands at the rows' names."""

    panel_name = "Kolonnen"

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._table: BudgetTable | None = None
        self._column_id = ""
        kinds = [(kind.value, words) for kind, words in COLUMN_KINDS]
        self.title = label("", "section", wrap=True)
        self.name = LineField("Kolonnens navn", lambda text: self._change(label=" ".join(text.split())))
        self.doubled = label("", "label", "amber", wrap=True)
        self.heading = LineField("Fælles overskrift", lambda text: self._change(heading=" ".join(text.split())))
        self.kind = ChoiceField("Kolonnen er", lambda key: self._choose(kind=ColumnKind(key)), kinds)
        self.of = ChoiceField("Regnes af", lambda key: self._choose(of_id=key or None), ())
        self.against = ChoiceField("Over for", lambda key: self._choose(against_id=key or None), ())
        self.note = LineField(
            "Note under tabellen, med * ved navnet", lambda text: self._change(note=" ".join(text.split()))
        )
        self._of_part, self._against_part = captioned("Regnes af", self.of), captioned("Over for", self.against)
        self.panel = self._panel = Panel("Oplysninger om kolonnen", self._fill)
        self._panel.add(
            self.title, self.name, self.doubled, self.heading, captioned("Kolonnen er", self.kind), self._of_part,
            self._against_part, self.note,
        )  # fmt: skip
        self._panel.column.addStretch(1)

    def show_table(self, table: BudgetTable, can_write: bool) -> None:
        """Read the column again."""
        is_other = self._table is None or self._table.columns != table.columns
        self._table = table
        if is_other:
            self._panel.fill_soon()

    def show_cell(self, table: BudgetTable, row: Row, column: Column | None) -> None:
        """Another column, other facts."""
        column_id = column.id if column else table.columns[0].id if table.columns else ""
        if column_id != self._column_id:
            self._column_id = column_id
            self._panel.fill_soon()

    def forget(self) -> None:
        """No column is shown."""
        self._table, self._column_id = None, ""

    def _fill(self) -> None:
        table = self._table
        column = next((each for each in table.columns if each.id == self._column_id), None) if table else None
        self._panel.inside.setEnabled(column is not None)
        if table is None or column is None:
            return
        self.title.setText(f"{column.heading} · {column.label}" if column.heading else column.label)
        self.name.setText(column.label, column.id)
        is_doubled = column.id in doubled_names(table)
        self.doubled.setText(told_doubled(column))
        self.doubled.setVisible(is_doubled)
        self.heading.setText(column.heading, column.id)
        self.kind.show_choice(column.kind.value)
        self.note.setText(column.note, column.id)
        others = [(each.id, each.name) for each in table.columns if each.id != column.id]
        for field, chosen in ((self.of, column.of_id), (self.against, column.against_id)):
            field.set_choices([("", "Vælg en kolonne"), *others])
            field.show_choice(chosen or "")
        for part in (self._of_part, self._against_part):
            part.setVisible(column.kind in _MADE_OF_TWO)

    def _choose(self, **facts: Any) -> None:
        self.around.messages.attempt(lambda: self._change(**facts))

    def _change(self, **facts: Any) -> None:
        if self._column_id:
            self.around.workspace.budgets.change_column(self._column_id, **facts)
