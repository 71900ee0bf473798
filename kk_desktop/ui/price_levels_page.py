"""Prisniveau: what prices rose each year, typed in place with its source, or pasted as the sheet it came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from kk_desktop.domain.dates import write_date
from kk_desktop.domain.price_levels import (
    FIRST_YEAR,
    LAST_YEAR,
    PriceTable,
    RateKind,
    ReadRate,
    SheetReading,
    write_rate,
)
from kk_desktop.errors import UserError
from kk_desktop.services.price_levels import SHEET_NAME

from .side_pages import SidePage
from .widgets.buttons import button
from .widgets.fields import ChoiceField, ErrorLine, LineField, captioned
from .widgets.labels import label
from .widgets.layouts import set_margins
from .widgets.plain_table import Cell, Head, PlainModel, PlainTable
from .widgets.row import Row, section
from .widgets.rows import RowDelegate, RowList

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace

    from .changes import Changes
    from .messages import Messages

PAUSE = 300
"""Milliseconds without a key before a pasted sheet is read again."""

_WHAT = (
    "Hvor meget priser og lønninger er steget fra året før, og hvor tallet er fra. Skriv 2,5 %, faktoren 1,025 eller "
    "indeks 102,5. Programmet har ingen stigninger på forhånd."
)
_HEADS = (
    Head("År", width=64),
    Head("Service og løn", right=True, width=124),
    Head("Kilde"),
    Head("Anlæg", right=True, width=92),
    Head("Kilde"),
)
_PLACES = {1: RateKind.SERVICE, 2: RateKind.SERVICE, 3: RateKind.CAPITAL, 4: RateKind.CAPITAL}
_RATES = (1, 3)
_KINDS = (("", "Vælg"), *((kind.value, kind.danish.capitalize()) for kind in RateKind))


class PriceLevelsPage(SidePage):
    """The years at the left, the newest first; the pasted sheets, or the one being pasted, at the right.

    ``sheet_read`` tells that what was understood of a pasted sheet stands there.
    """

    sheet_read = Signal()

    def __init__(self, workspace: Workspace, messages: Messages, changes: Changes) -> None:
        super().__init__("Prisniveau")
        self._workspace, self._messages = workspace, messages
        self._service = workspace.price_levels
        self._years: list[int] = []
        self._more = (0, 0)
        self._build()
        self._lay_out()
        changes.price_rate_saved.connect(self._on_saved)
        changes.price_sheet_saved.connect(self._on_saved)
        self.reload()
        if self._years:
            self.grid.go_to(0, 1)

    # What is shown ----------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read rates and sheets again."""
        levels = self._service.levels()
        before, after = self._more
        first, last = max(levels.years[0] - before, FIRST_YEAR), min(levels.years[-1] + after, LAST_YEAR)
        self._years = list(range(last, first - 1, -1))
        rows = []
        for year in self._years:
            cells = [Cell(str(year), strong=True)]
            for kind in RateKind:
                rate = levels.table.get(year, kind)
                shown = write_rate(rate.rate) if rate else ""
                said = f"{year}, {kind.danish}"
                cells.append(Cell(shown, right=True, typed=shown, spoken=f"{said}, {shown or 'ikke angivet'}"))
                cells.append(_source(rate.source if rate else "", is_missing=rate is not None, said=said))
            rows.append(cells)
        self.grid.show_rows(_HEADS, rows)
        self._sheets = {sheet.id: sheet for sheet in levels.sheets}
        listed = [Row(sheet.id, sheet.name, f"Sat ind {write_date(sheet.pasted_on)}") for sheet in levels.sheets]
        self.sheets.set_rows([section("Ark, der er sat ind", len(listed)), *listed] if listed else [])
        if listed and not self.sheets.current_id:
            self.sheets.choose_first()
        self._show_right()

    def _show_right(self) -> None:
        is_pasting = not self.pasting.isHidden()
        sheet = self._sheets.get(self.sheets.current_id)
        self.kept.setVisible(not is_pasting and bool(self._sheets))
        self.none.setVisible(not is_pasting and not self._sheets)
        self.text.setPlainText(sheet.text if sheet else "")
        self.new.setVisible(not is_pasting and not self._workspace.read_only)

    def _on_saved(self, _id: str) -> None:
        self.reload()

    # What is done -----------------------------------------------------------------------------------------

    def flush(self) -> bool:
        """Save the place one types in; False when it was refused, and the sentence stands below."""
        return self.grid.save_typed()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the page saves; what cannot be taken is told where it can still be read."""
        super().hideEvent(event)
        self.flush()

    def _save(self, row: int, column: int, text: str) -> None:
        year, kind = self._years[row], _PLACES[column]
        if column in _RATES:
            self._service.set_rate(year, kind, text)
        else:
            self._service.set_source(year, kind, text)
        self.wrong.say("")
        self.reload()

    def _on_more(self, before: int, after: int) -> None:
        self._more = (self._more[0] + before, self._more[1] + after)
        self.reload()
        self.grid.go_to(0 if after else len(self._years) - 1, 1)
        self.grid.setFocus()

    def paste(self) -> None:
        """Begin with a sheet; what is on the clipboard is not taken by itself."""
        self.pasting.show()
        self.name.edit.setText("")
        self.pasted.clear()
        self.kind.show_choice("")
        self._read()
        self._show_right()
        self.pasted.setFocus()

    def leave_pasting(self) -> None:
        """Give the sheet up; nothing is kept of it."""
        self.pasting.hide()
        self._show_right()
        self.new.setFocus()

    def _read(self) -> None:
        self._soon.stop()
        try:
            reading = self._service.read_sheet(self.pasted.toPlainText())
        except UserError as error:
            self._reading = SheetReading()
            self.found.setPlainText(str(error))
        else:
            self._reading = reading
            self.found.setPlainText(_told(reading, self._service.rates()))
        self.kind_part.setVisible(self._reading.wants_kind)
        self.take.setEnabled(bool(self._reading.rates))
        self.sheet_read.emit()

    def _on_take(self) -> None:
        self._read()
        chosen = self.kind.currentData()
        name, text = self.name.text(), self.pasted.toPlainText()
        kind = RateKind(chosen) if chosen else None
        count = self._messages.attempt(lambda: self._service.take_sheet(name, text, kind))
        if count is None:
            if not name.strip():
                self.name.edit.setFocus()
            return
        self.pasting.hide()
        self.reload()
        words = "1 stigning er hentet ind." if count == 1 else f"{count} stigninger er hentet ind."
        self._messages.tell(words, "good", "Fortryd", self._messages.undo_requested.emit)
        self.grid.setFocus()

    def _on_delete_wanted(self, sheet_id: str) -> None:
        sheet = self._sheets.get(sheet_id)
        if sheet is not None and not self._workspace.read_only:
            self._messages.attempt(lambda: self._service.delete_sheet(sheet_id))
            self._messages.tell_deleted(f"Arket ”{sheet.name}” er slettet. Stigningerne fra det står der endnu.")

    # Building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        can_write = not self._workspace.read_only
        self.model = PlainModel(self._save if can_write else None)
        self.grid = PlainTable("Stigninger år for år", self.model, writes=can_write)
        self.wrong = ErrorLine()
        self.model.refused.connect(self._on_refused)
        self.later = button("Et år mere", "plus", "link", lambda: self._on_more(0, 1))
        self.earlier = button("Et år før", "plus", "link", lambda: self._on_more(1, 0))
        self.new = button("Indsæt et ark", "file-plus", "primary", self.paste)
        for each in (self.later, self.earlier) if not can_write else ():
            # Never told to be visible here: without a parent yet it would flash as a window of its own.
            each.hide()
        self.sheets = RowList("Ark, der er sat ind", RowDelegate(self, padding=12, tight=True))
        self.sheets.setMaximumHeight(220)
        self.sheets.chosen.connect(lambda _id: self._show_right())
        self.sheets.delete_wanted.connect(self._on_delete_wanted)
        self.text = _text("Arket, som det blev sat ind", is_read=True)
        self.none = label(
            "Har du et ark fra ØKF eller KL, så kopiér tallene, og vælg Indsæt et ark. Du ser, hvad der er forstået, "
            "før noget hentes ind, og arket gemmes ved siden af.", "body", "text2", wrap=True,
        )  # fmt: skip
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._build_pasting()

    def _build_pasting(self) -> None:
        self.name = LineField(SHEET_NAME, lambda _text: None, bare=False)
        self.name.edit.setPlaceholderText("Fx KL's skøn for pris- og lønudviklingen, juni 2014")
        self.pasted = _text("Arkets tekst", is_read=False)
        self.pasted.setPlaceholderText("Sæt tallene ind her, år ned eller hen, med tabulator eller mellemrum.")
        self.kind = ChoiceField("Hvad stigningerne er for", lambda _key: None, _KINDS, bare=False)
        self.kind_part = captioned("Hvad stigningerne er for", self.kind)
        self.found = _text("Det, der er forstået", is_read=True)
        self.take = button("Hent ind", "check", "primary", self._on_take)
        self.leave = button("Annuller", on_click=self.leave_pasting)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self._read)
        self.pasted.textChanged.connect(self._soon.start)
        self._reading = SheetReading()

    def _lay_out(self) -> None:
        self.top.addWidget(self.new)
        self.body.addWidget(label(_WHAT, "secondary", "text2", wrap=True))
        more = QHBoxLayout()
        more.setSpacing(16)
        for each in (self.later, self.earlier):
            more.addWidget(each)
        more.addStretch(1)
        doing = QHBoxLayout()
        doing.setSpacing(8)
        doing.addStretch(1)
        for each in (self.leave, self.take):
            doing.addWidget(each)
        self.kept = _column(self.sheets, captioned("Som det blev sat ind", self.text))
        self.pasting = _column(
            self.name, captioned("Arkets tekst", self.pasted), self.kind_part,
            captioned("Det, der er forstået", self.found), doing,
        )  # fmt: skip
        self.pasting.hide()
        right = _column(self.none, self.kept, self.pasting)
        set_margins(right, 16, 0, 0, 0)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(_column(self.grid, self.wrong, more))
        splitter.addWidget(right)
        splitter.setSizes([760, 420])
        splitter.setStretchFactor(0, 1)
        self.body.addWidget(splitter, 1)

    def _on_refused(self, sentence: str) -> None:
        self.wrong.say(sentence)
        if not self.isVisible():
            self.model.give_up()
            self._messages.tell(f"{sentence} Stigningen er ikke gemt.", "error")
            return
        at = self.grid.currentIndex()
        # The editor closes first; then it opens again with what was typed.
        QTimer.singleShot(0, self, lambda: self.grid.edit(self.model.index(at.row(), at.column())))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs in the grid."""
        super().focusInEvent(event)
        self.grid.setFocus()


def _source(source: str, *, is_missing: bool, said: str) -> Cell:
    """A rate's source; amber where a rate has none, since nothing can be printed with it then."""
    if source or not is_missing:
        return Cell(source, tone="text2", typed=source, spoken=f"{said}, kilde {source or 'tom'}", tip=source)
    return Cell("Kilden mangler", tone="amber", ground="amberbg", typed="", spoken=f"{said}, kilden mangler")


def _told(reading: SheetReading, known: PriceTable) -> str:
    """What was understood and what it replaces; and what was not understood, and why."""
    lines = []
    for kind in (None, *RateKind):
        rates = [rate for rate in reading.rates if rate.kind is kind]
        if rates:
            name = kind.danish.capitalize() if kind else "Vælg, hvad stigningerne er for"
            lines += [
                f"{name}:",
                *(f"   {rate.year}   {write_rate(rate.rate)}{_replaced(rate, known)}" for rate in rates),
            ]
    if reading.unread:
        lines += ["Ikke forstået, og hentes ikke ind:", *(f"   {line}: {reason}" for line, reason in reading.unread)]
    return "\n".join(lines) or "Ingen stigninger endnu."


def _replaced(rate: ReadRate, known: PriceTable) -> str:
    old = known.get(rate.year, rate.kind) if rate.kind else None
    return f", i stedet for {write_rate(old.rate)}" if old and old.rate != rate.rate else ""


def _text(name: str, *, is_read: bool) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setProperty("kind", "field")
    made.setAccessibleName(name)
    made.setReadOnly(is_read)
    made.setTabChangesFocus(True)
    made.setMinimumHeight(80)
    return made


def _column(*parts: QWidget | QLayout) -> QFrame:
    made = QFrame()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for part in parts:
        if isinstance(part, QLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    return made
