"""What is told of the row one stands in: what it is and is made of, what its money is about, its note and source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kk_desktop.domain.budgets import (
    BudgetTable,
    ControlArea,
    Direction,
    Permanence,
    Row,
    RowKind,
    RowStage,
    level_words,
    read_level,
)
from kk_desktop.domain.dates import write_date
from kk_desktop.ui.widgets.fields import ChoiceField, LineField, captioned
from kk_desktop.ui.widgets.labels import label

from .panel import Panel
from .parts import Around, TablePart

if TYPE_CHECKING:
    from kk_desktop.domain.budgets import Column
    from kk_desktop.domain.cases import Treatment

ROW_KINDS = (
    (RowKind.ROW, "Række"),
    (RowKind.OF_WHICH, "Heraf"),
    (RowKind.GROUP, "Overskrift"),
    (RowKind.TEXT, "Tekst"),
    (RowKind.SUBTOTAL, "Sum af gruppen"),
    (RowKind.TOTAL, "I alt"),
    (RowKind.DIFFERENCE, "Forskel"),
    (RowKind.SHARE, "Andel"),
    (RowKind.AVERAGE, "Gennemsnit"),
    (RowKind.PER_AREA, "Pr. område"),
)
_UNSAID = ("", "Ikke angivet")
_DIRECTIONS = (_UNSAID, (Direction.EXPENSE.value, "Udgift"), (Direction.INCOME.value, "Indtægt"))
_CONTROL_AREAS = (
    _UNSAID,
    (ControlArea.SERVICE.value, "Service"),
    (ControlArea.CAPITAL.value, "Anlæg"),
    (ControlArea.TRANSFERS.value, "Overførsler"),
    (ControlArea.FRAME.value, "Indsatsramme"),
    (ControlArea.FINANCIAL.value, "Finansposter"),
)
_PERMANENCES = (_UNSAID, (Permanence.PERMANENT.value, "Varig"), (Permanence.TEMPORARY.value, "Midlertidig"))
_STAGES = (
    _UNSAID,
    (RowStage.APPLIED.value, "Ansøgt"),
    (RowStage.PROPOSED.value, "Foreslået"),
    (RowStage.APPROVED.value, "Bevilget"),
)
_INDENTS = tuple((str(n), "ingen" if n == 0 else str(n)) for n in range(4))
_MADE_OF_TWO = (RowKind.DIFFERENCE, RowKind.SHARE)
_MADE_OF_ONE = (RowKind.AVERAGE, RowKind.PER_AREA)


class RowPanel(TablePart):
    """The panel ”Rækken”."""

    panel_name = "Rækken"

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._table: BudgetTable | None = None
        self._row_id = ""
        self.title = label("", "section", wrap=True)
        self._build()
        self.panel = self._laid_out()

    def show_table(self, table: BudgetTable, can_write: bool) -> None:
        """Read the row again."""
        before, self._table = self._table, table
        if before is None or self._row_of(before) is not self._row_of(table):
            self._panel.fill_soon()

    def show_cell(self, table: BudgetTable, row: Row, column: Column | None) -> None:
        """Another row, other facts."""
        if row.id != self._row_id:
            self._row_id = row.id
            self._panel.fill_soon()

    def forget(self) -> None:
        """No row is shown."""
        self._table, self._row_id = None, ""

    def _row_of(self, table: BudgetTable) -> Row | None:
        return next((row for row in table.rows if row.id == self._row_id), None)

    def _fill(self) -> None:
        table = self._table
        row = self._row_of(table) if table else None
        self._panel.inside.setEnabled(row is not None)
        if table is None or row is None:
            return
        self._offer_things(table)
        self.title.setText(row.label or "Rækken har intet navn")
        for name, field in self._choices.items():
            field.show_choice(str(getattr(row, name) or ("0" if name == "indent" else "")))
        for name, line in self._lines.items():
            line.setText(getattr(row, name), row.id)
        self.price_level.setText(level_words(row.price_level), row.id)
        names = [("", "Vælg en række")]
        names += [
            (each.id, each.label)
            for each in table.rows
            if each.kind not in (RowKind.GROUP, RowKind.TEXT) and each.id != row.id
        ]
        for field in (self.of, self.against):
            field.set_choices(names)
        self.of.show_choice(row.of_id or "")
        self.against.show_choice(row.against_id or "")
        self._of_part.setVisible(row.kind in (*_MADE_OF_TWO, *_MADE_OF_ONE))
        self._against_part.setVisible(row.kind in _MADE_OF_TWO)

    def _choose(self, **facts: Any) -> None:
        self.around.messages.attempt(lambda: self._change(**facts))

    def _change(self, **facts: Any) -> None:
        if self._row_id:
            self.around.workspace.budgets.change_row(self._row_id, **facts)

    def _on_level(self, text: str) -> None:
        self._change(price_level=read_level(text))

    def _on_kind(self, key: str) -> None:
        self._choose(kind=RowKind(key))

    def _offer_things(self, table: BudgetTable) -> None:
        workspace = self.around.workspace
        areas = [(area.id, area.name) for area in workspace.areas.tree()]
        initiatives = [(row.id, row.title) for row in workspace.initiatives.rows()]
        pools = [(row.id, row.name) for row in workspace.pools.pools()]
        treatments = workspace.cases.treatments(table.case_id) if table.case_id else []
        decisions = [(each.id, _meeting(each)) for each in treatments]
        for name, things in (
            ("area_id", areas),
            ("initiative_id", initiatives),
            ("pool_id", pools),
            ("treatment_id", decisions),
        ):
            self._choices[name].set_choices([("", "Ingen"), *things])

    # -- layout --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        def choice(name: str, words: str, choices: Any) -> ChoiceField:
            return ChoiceField(words, lambda key: self._choose(**{name: key or None}), choices)

        def word(name: str, words: str, choices: Any) -> ChoiceField:
            return ChoiceField(words, lambda key: self._choose(**{name: key}), choices)

        def line(name: str, words: str) -> LineField:
            return LineField(words, lambda text: self._change(**{name: " ".join(text.split())}))

        kinds = [(kind.value, words) for kind, words in ROW_KINDS]
        self.kind = ChoiceField("Rækken er", self._on_kind, kinds)
        self.of = choice("of_id", "Regnes af", ())
        self.against = choice("against_id", "Over for", ())
        self._choices = {
            "kind": self.kind,
            "indent": ChoiceField("Indrykning", lambda key: self._choose(indent=int(key)), _INDENTS),
            "area_id": choice("area_id", "Område", ()),
            "initiative_id": choice("initiative_id", "Indsats", ()),
            "pool_id": choice("pool_id", "Pulje", ()),
            "treatment_id": choice("treatment_id", "Besluttet af", ()),
            "direction": word("direction", "Udgift eller indtægt", _DIRECTIONS),
            "control_area": word("control_area", "Styringsområde", _CONTROL_AREAS),
            "permanence": word("permanence", "Varig eller midlertidig", _PERMANENCES),
            "stage": word("stage", "Ansøgt, foreslået eller bevilget", _STAGES),
        }
        self._lines = {
            "account_function": line("account_function", "Funktion"),
            "note": line("note", "Note under tabellen, med * ved navnet"),
            "source": line("source", "Kilde"),
        }
        self.price_level = LineField("Eget prisniveau", self._on_level)
        self._of_part, self._against_part = captioned("Regnes af", self.of), captioned("Over for", self.against)

    def _laid_out(self) -> Panel:
        self._panel = Panel("Oplysninger om rækken", self._fill)
        choices = {name: captioned(field.accessibleName(), field) for name, field in self._choices.items()}
        self._panel.add(
            self.title, choices["kind"], self._of_part, self._against_part, choices["indent"], self._lines["note"],
            self._lines["source"], self.price_level,
            *(choices[name] for name in ("area_id", "initiative_id", "pool_id", "treatment_id")),
            self._lines["account_function"],
            *(choices[name] for name in ("direction", "control_area", "permanence", "stage")),
        )  # fmt: skip
        self._panel.column.addStretch(1)
        return self._panel


def _meeting(treatment: Treatment) -> str:
    """The body and the day it met: Teknik- og Miljøudvalget 4. april 2011."""
    day = write_date(treatment.meeting_date) if treatment.meeting_date else ""
    return f"{treatment.body_name} {day}".strip()
