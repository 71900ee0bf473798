"""Talkontrol beside a table: what the open documents say of it that does not hold, with signs in its cells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kk_desktop.domain.figure_check import telling
from kk_desktop.domain.figure_check.model import Relation, Verdict
from kk_desktop.domain.figure_check.reports import FigureReport, in_words
from kk_desktop.domain.wording import shortened, stopped
from kk_desktop.errors import GoneError
from kk_desktop.ui.widgets.badges import finding_badge
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.finding_cards import NOT_READ, READING, FindingCards
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import empty
from kk_desktop.ui.widgets.page import Page

from .parts import Around, TablePart

if TYPE_CHECKING:
    from kk_desktop.domain.budgets import BudgetTable
    from kk_desktop.domain.figure_check.acceptances import Acceptance
    from kk_desktop.domain.figure_check.places import PlacedFinding
    from kk_desktop.services.figure_checks import DocumentFigures

NAME = "Talkontrol"
PAUSE = 600
"""Milliseconds without a change before the texts are held against the tables again."""

PAUSE_PER_ROW = 1
"""Milliseconds more for each row: handing thousands over takes a moment that would be felt at a key."""

_LONGEST_TITLE = 42
_ABOUT_ONE = frozenset({Relation.EQUALS_CELL, Relation.UNIT_MISMATCH, Relation.PRICE_LEVEL_MIX})

NONE_LEFT = "Ingen af tabellens tal bliver modsagt af en tekst."
NOTHING = "Ingen åbne dokumenter siger noget om tabellen endnu."


class FigureFindings(TablePart):
    """A head and cards for each document; one look at a time, and once more for all that changed meanwhile."""

    panel_name = NAME

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._table_id, self._can_write = "", False
        self._told: Sequence[DocumentFigures] = ()
        self._by_document: dict[str, FindingCards] = {}
        self._is_looking = self._is_old = False
        self._marks: dict[tuple[str, str], tuple[str, str, str]] = {}
        self._place = 0
        self.counts = label("", "secondary", "text2", wrap=True)
        self.nothing = label(READING, "body", "text2", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        page = Page(NAME, "window", (16, 16, 16, 16))
        page.add(label(NAME, "section"), self.counts, self.nothing)
        page.column.addLayout(self._column)
        page.column.addStretch(1)
        self.panel = page
        self._showing = QAction("&Talkontrol", around.owner)
        self._showing.triggered.connect(lambda _checked=False: self._on_panel_wanted())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._next = QAction("Næste fund", around.owner)
        self._next.setShortcut("F8")
        self._next.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._next.triggered.connect(lambda _checked=False: self._on_next_wanted())
        around.owner.addAction(self._next)
        self._timer.timeout.connect(self._look)
        changes = around.changes
        for saved in (changes.document_saved, changes.funding_pool_saved, changes.application_saved):
            saved.connect(self._on_saved)

    def _on_saved(self, _id: str) -> None:
        self._timer.start()

    def show_table(self, table: BudgetTable, can_write: bool) -> None:
        """Tell of this table, and look again when something in it was saved."""
        self._can_write = can_write
        if table.id != self._table_id:
            self._table_id = table.id
            self._tell()
        self._timer.setInterval(PAUSE + PAUSE_PER_ROW * len(table.rows))
        self._timer.start()

    def forget(self) -> None:
        """No table is shown."""
        self._table_id = ""
        self._tell()

    def commands(self) -> dict[str, QAction]:
        """Vis → Talkontrol."""
        return {"figure_check": self._showing}

    # Looked at --------------------------------------------------------------------------------------------

    def _look(self) -> None:
        self._is_old = self._is_looking
        if self._is_looking or not self._table_id:
            return
        self._is_looking = True
        # A channel of its own: what somebody else asks for must not cancel what is waited for here.
        found = self.around.workspace.figure_checks.of_open(f"figures {id(self):x}")
        self.around.tasks.follow(found, self._on_looked, self._on_failed, owner=self)

    def _on_looked(self, told: Sequence[DocumentFigures]) -> None:
        self._is_looking = False
        self._told = told
        self.nothing.setText(NOTHING)
        self._tell()
        self.noted.emit(self._notes())
        if self._is_old:
            self._look()

    def _on_failed(self, error: BaseException) -> None:
        self._is_looking = False
        self.nothing.setText(NOT_READ)
        # A document that was deleted while it was read is no failure.
        if not isinstance(error, GoneError):
            self.around.messages.tell_problem(error)

    # Told -------------------------------------------------------------------------------------------------

    def _about(self) -> list[tuple[str, FigureReport]]:
        """What each document says of the table, those with something to put right first."""
        found = [(each.title, each.report.about(self._table_id)) for each in self._told if self._table_id]
        return sorted(
            ((title, report) for title, report in found if report.findings),
            key=lambda each: (not each[1].red, not each[1].amber),
        )

    def _tell(self) -> None:
        about = self._about()
        self._show_cards(about)
        self.nothing.setVisible(not about)
        self.counts.setText(in_words([report for _title, report in about]))
        self.counts.setVisible(bool(about))
        open_ones = _open([report for _title, report in about])
        self.panel_named.emit(f"{NAME} ({len(open_ones)})" if open_ones else NAME)
        marks = _marks(open_ones, self._table_id)
        if marks != self._marks:
            self._marks = marks
            self.around.mark(marks)

    def _show_cards(self, about: Sequence[tuple[str, FigureReport]]) -> None:
        if [report.document_id for _title, report in about] != list(self._by_document):
            empty(self._column)
            self._by_document = {report.document_id: self._add(title, report.document_id) for title, report in about}
        for _title, report in about:
            self._by_document[report.document_id].show_report(report, can_write=self._can_write)

    def _add(self, title: str, document_id: str) -> FindingCards:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        opener = button(
            shortened(title, _LONGEST_TITLE), "", "link", partial(self.around.go_to, "document", document_id)
        )
        opener.setToolTip(title)
        opener.setAccessibleName(f"Åbn {title}")
        cards = FindingCards()
        column.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(cards)
        self._column.addWidget(part)
        cards.go_wanted.connect(partial(self._go_to_text, document_id))
        cards.cell_wanted.connect(self._go_to_cell)
        cards.use_wanted.connect(partial(self._use, document_id))
        cards.accepted.connect(partial(self._accept, document_id))
        cards.taken_back.connect(self._take_back)
        return cards

    def _notes(self) -> dict[str, tuple[str, tuple[str, str] | None]]:
        """What the list says of each table that a text speaks of: its words, and its sign where something is wrong."""
        tables = {cell.table_id for each in self._told for found in each.report.findings for cell in found.cells}
        notes: dict[str, tuple[str, tuple[str, str] | None]] = {}
        for table_id in tables:
            open_ones = _open([each.report.about(table_id) for each in self._told])
            if open_ones:
                badge = finding_badge(open_ones[0].verdict)
                notes[table_id] = (f"{len(open_ones)} fund", (badge.icon, badge.tone))
            else:
                notes[table_id] = (Verdict.GREEN.danish, None)
        return notes

    # Done about it ----------------------------------------------------------------------------------------

    def _go_to_text(self, document_id: str, finding: PlacedFinding) -> None:
        where = f"{document_id}/{finding.claim.block_id}" if finding.claim else document_id
        self.around.go_to("document", where)

    def _go_to_cell(self, finding: PlacedFinding) -> None:
        cell = next(cell for cell in finding.cells if cell.table_id == self._table_id)
        self.around.go_to_cell(cell.row_id, cell.column_id)

    def _use(self, document_id: str, finding: PlacedFinding) -> None:
        service = self.around.workspace.figure_checks
        words = self.around.messages.attempt(lambda: service.put_right(document_id, finding))
        if words is not None:
            self.around.messages.tell(stopped(f"Tallet i teksten er rettet til {words}"), "good")

    def _accept(self, document_id: str, finding: PlacedFinding, reason: str) -> None:
        service = self.around.workspace.figure_checks
        self.around.messages.attempt(lambda: service.accept(document_id, finding, reason))

    def _take_back(self, acceptance: Acceptance) -> None:
        self.around.messages.attempt(lambda: self.around.workspace.figure_checks.take_back(acceptance))

    def _on_next_wanted(self) -> None:
        """F8: the next cell with a sign, round and round, and what it means."""
        places = list(self._marks)
        if not places:
            self.around.messages.tell(NONE_LEFT, "good")
            return
        place = places[self._place % len(places)]
        self._place += 1
        self.around.go_to_cell(*place)
        tone, _icon, sentence = self._marks[place]
        self.around.messages.tell(sentence, "error" if tone == "red" else "warning")

    def _on_panel_wanted(self) -> None:
        if self.panel is not None:
            self.around.show_panel(self.panel)
        for cards in self._by_document.values():
            if cards.step() is not None:
                return


def _open(reports: Sequence[FigureReport]) -> list[PlacedFinding]:
    """What nobody has accepted: what does not hold comes before what cannot be told."""
    return [each for report in reports for each in report.red] + [each for report in reports for each in report.amber]


def _marks(findings: Sequence[PlacedFinding], table_id: str) -> dict[tuple[str, str], tuple[str, str, str]]:
    """The sign for each cell that something is wrong with; what does not hold comes before what cannot be told."""
    marks: dict[tuple[str, str], tuple[str, str, str]] = {}
    for each in findings:
        badge, finding = finding_badge(each.verdict), each.finding
        # Of several cells that an amount may be about the first is the one it was held against.
        cells = each.cells[:1] if finding.relation in _ABOUT_ONE else each.cells
        for cell in cells:
            if cell.table_id == table_id:
                told = (badge.tone, badge.icon, f"{telling.title(finding)}. {finding.explanation}")
                marks.setdefault((cell.row_id, cell.column_id), told)
    return marks
