"""What is told of a table as a whole: its number, unit, rounding, price level, case, edition, source and note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kk_desktop.domain.amounts import Unit, written_decimals
from kk_desktop.domain.budgets import CURRENT_PRICES, BudgetTable, TableStage, read_level
from kk_desktop.ui.widgets.case_field import CaseField
from kk_desktop.ui.widgets.fields import ChoiceField, LineField, TextField, captioned
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.page import Page

from .parts import Around, TablePart

if TYPE_CHECKING:
    from kk_desktop.domain.budgets import Column, Row

_UNITS = tuple((unit.value, unit.value) for unit in Unit)
_DECIMALS = (("", "som i beløbet"), ("0", "ingen"), ("1", "1"), ("2", "2"), ("3", "3"))
_OF_KRONER = tuple(each for each in _DECIMALS if each[0] in ("", "0", "2"))
_STAGES = tuple((stage.value, stage.danish or "Ikke angivet") for stage in TableStage)
_YEAR, _NONE = "year", ""
_LEVELS = ((_NONE, "Ikke angivet"), (_YEAR, "p/l for et år"), (str(CURRENT_PRICES), "Løbende priser"))


class TableFacts(TablePart):
    """The panel ”Tabellen”."""

    panel_name = "Tabellen"

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._table: BudgetTable | None = None
        self.number = LineField("Tabelnummer", lambda text: self._change(number=text.strip()))
        self.unit = ChoiceField("Enhed", lambda key: self._choose(unit=Unit(key)), _UNITS)
        self.decimals = ChoiceField("Decimaler", self._on_decimals, _DECIMALS)
        self.level_kind = ChoiceField("Prisniveauets slags", self._on_level_kind, _LEVELS)
        self.level = LineField("P/l-år", self._on_level)
        self.case = CaseField(around.workspace.cases, lambda case_id: self._choose(case_id=case_id))
        self.stage = ChoiceField("Tabellen er", lambda key: self._choose(stage=TableStage(key)), _STAGES)
        self.source = LineField("Kilde", lambda text: self._change(source=text.strip()))
        self.note = TextField("Note under tabellen", lambda text: self._change(note=text), lines=2)
        self.exact = label("", "secondary", "text2", wrap=True)
        self.panel = self._laid_out()

    def show_table(self, table: BudgetTable, can_write: bool) -> None:
        """Fill in the fields."""
        self._table = table
        self.number.setText(table.number, table.id)
        self.unit.show_choice(table.unit.value)
        self._show_decimals(table)
        self._show_level(table.price_level)
        self.stage.show_choice(table.stage.value)
        self.source.setText(table.source, table.id)
        self.note.show_text(table.note)
        self.exact.setVisible(table.decimals is not None)
        self.case.show_case(table.case_id)

    def show_cell(self, table: BudgetTable, row: Row, column: Column | None) -> None:
        """Nothing here is about a cell."""

    def ask_for_level(self) -> None:
        """Stand where the price level is told."""
        self.around.show_panel(self._panel)
        if self.level.isVisible():
            self.level.edit.setFocus()
        else:
            self.level_kind.setFocus()

    def _choose(self, **facts: object) -> None:
        self.around.messages.attempt(lambda: self._change(**facts))

    def _change(self, **facts: object) -> None:
        if self._table is not None:
            self.around.workspace.budgets.change(self._table.id, **facts)

    def _on_decimals(self, key: str) -> None:
        self._choose(decimals=int(key) if key else None)

    def _show_decimals(self, table: BudgetTable) -> None:
        """Kroner have two decimals or none, also where one was chosen while the table was in another unit."""
        shown = written_decimals(table.decimals, table.unit.ore)
        self.decimals.set_choices(_OF_KRONER if table.unit is Unit.KRONER else _DECIMALS)
        self.decimals.show_choice("" if shown is None else str(shown))

    def _show_level(self, level: int | None) -> None:
        is_year = level is not None and level != CURRENT_PRICES
        self.level_kind.show_choice(_YEAR if is_year else _NONE if level is None else str(CURRENT_PRICES))
        self.level.setText(str(level) if is_year else "", self._table.id if self._table else "")
        self.level.setVisible(is_year or level is None)

    def _on_level_kind(self, key: str) -> None:
        self.level.setVisible(key != str(CURRENT_PRICES))
        if key != _YEAR:
            self._choose(price_level=int(key) if key else None)
        else:
            self.level.edit.setFocus()

    def _on_level(self, text: str) -> None:
        self._change(price_level=read_level(text))

    def _laid_out(self) -> Page:
        self._panel = Page("Oplysninger om tabellen", "window", (16, 16, 16, 16))
        self._panel.column.setSpacing(12)
        self.exact.setText(
            "Tallene afrundes kun på skærm og papir. Beløbene gemmes i hele øre og lægges sammen, før der rundes."
        )
        self._panel.add(
            self.number, captioned("Enhed", self.unit), captioned("Decimaler", self.decimals), self.exact,
            captioned("Prisniveau", self.level_kind), self.level, captioned("Sag", self.case),
            captioned("Tabellen er", self.stage), self.source, captioned("Note under tabellen", self.note),
        )  # fmt: skip
        self._panel.column.addStretch(1)
        return self._panel
