"""Talkontrol beside the text: its figures are held against the case's tables when nobody types, and shown as cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QTextBlock, QTextCursor
from PySide6.QtWidgets import QMenu

from kk_desktop.domain.documents import Document
from kk_desktop.domain.figure_check import telling
from kk_desktop.domain.figure_check.model import Verdict
from kk_desktop.domain.figure_check.places import PlacedFinding
from kk_desktop.domain.figure_check.reports import FigureReport
from kk_desktop.domain.pool_tables import pool_of_table
from kk_desktop.errors import GoneError
from kk_desktop.ui.widgets.badges import finding_badge
from kk_desktop.ui.widgets.check_box import CheckBox
from kk_desktop.ui.widgets.finding_cards import NOT_READ, READING, FindingCards
from kk_desktop.ui.widgets.hints import hints
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.page import Page

from .figure_check_mends import NOT_THERE, FigureMends
from .figure_check_menu import Offer, fill_menu, said
from .figure_check_unheld import UnheldAmounts
from .figure_marks import FigureMarks
from .parts import Around, PanePart
from .readiness import Suggestion

NAME = "Talkontrol"
PAUSE = 900
"""Milliseconds without a key before the figures are looked at: after the spelling, in the same process."""

PAUSE_PER_BLOCK = 1
"""Milliseconds more for each block, as for the spelling."""

MOST_ADVISED = 10
"""Lines in the list beside the page; whoever has more finds them among the cards."""

NOTHING = "Der er ingen tal at holde op mod noget endnu. Tal i teksten holdes op mod sagens tabeller og mod hinanden."
NO_CASE = (
    "Dokumentet hører ikke til en sag. Vælg sagen under Oplysninger, så holdes tallene også op mod sagens tabeller."
)
_KEYS = (("F8", "næste fund"), ("Enter", "vis i teksten"))


class FigureCheck(PanePart):
    """One reading at a time, in another process; the newest text is read last."""

    panel_name = NAME

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._document_id, self._can_write = "", False
        self._tables_seen = 0
        # Where F8 was last: the place among the open findings, and the one that stood there.
        self._stepped: tuple[int, str] = (0, "")
        self._read_at: tuple[str, int, int] = ("", -1, 0)
        self._is_reading = False
        self.report = FigureReport()
        self.marks = FigureMarks(around.editor)
        self.cards = FindingCards(READING)
        self.counts = label("", "secondary", "text2", wrap=True)
        self.no_case = label(NO_CASE, "secondary", "text2", wrap=True)
        self.greens = CheckBox("Vis også tal, der stemmer, i teksten", self.marks.show_green)
        self.unheld = UnheldAmounts(lambda each: self._select(self.marks.unheld_place(each), each.place.block_id))
        page = Page(NAME, "window", (16, 16, 16, 16))
        self.keys = hints(_KEYS)
        page.add(label(NAME, "section"), self.no_case, self.counts, self.unheld, self.greens, self.cards, self.keys)
        page.column.addStretch(1)
        page.setFocusProxy(self.cards)
        page.installEventFilter(self)
        self.panel = self._page = page
        self._showing = self._action("&Talkontrol", "", self._on_panel_wanted)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self.mends = FigureMends(around, self.marks, lambda: self._timer.start(0))
        self._live = self._action("&Gør tallet levende", "Ctrl+Shift+T", self.mends.follow_at_caret)
        self._connect_signals()

    def _action(self, words: str, key: str, do) -> QAction:
        action = QAction(words, self.around.owner)
        if key:
            action.setShortcut(key)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: do())
        self.around.owner.addAction(action)
        return action

    def _connect_signals(self) -> None:
        editor, changes = self.around.editor, self.around.changes
        self._timer.timeout.connect(self._read)
        editor.tracker.edited.connect(self._read_soon)
        editor.menu_parts.append(self._fill_menu)
        editor.describers.append(self._in_words)
        for saved in (changes.budget_table_saved, changes.funding_pool_saved, changes.application_saved):
            saved.connect(self._on_tables_changed)
        self.cards.go_wanted.connect(self._go_to)
        self.cards.cell_wanted.connect(self._go_to_cell)
        self.cards.use_wanted.connect(self.mends.use)
        self.cards.accepted.connect(self._accept)
        self.cards.taken_back.connect(self._take_back)

    # What is shown ----------------------------------------------------------------------------------------

    def show_document(self, document: Document, can_write: bool) -> None:
        """Begin with another document, or go on with the same: something may have been accepted."""
        self._can_write = can_write
        self._live.setEnabled(can_write)
        self.no_case.setVisible(can_write and not document.case_id)
        if document.id != self._document_id:
            self._document_id, self._read_at, self._stepped = document.id, ("", -1, 0), (0, "")
            self.cards.tell_when_empty(READING)
            self.show_report(FigureReport(document.id))
        else:
            self.show_report(self.report.with_acceptances(self._service.acceptances(document.id)))
        # Another case has other tables.
        self._tables_seen += 1
        self._read_soon()

    def forget(self) -> None:
        """Nothing is shown, and nothing read."""
        self._document_id = ""
        self._timer.stop()
        self.show_report(FigureReport())

    def commands(self) -> Mapping[str, QAction]:
        """Vis → Talkontrol, and the key that makes a figure live."""
        return {"figure_check": self._showing} | ({"make_live": self._live} if self._can_write else {})

    @property
    def _service(self):
        return self.around.workspace.figure_checks

    def show_report(self, report: FigureReport) -> None:
        """Mark, count and list what was found."""
        self.report = report
        self.marks.show_report(report)
        self._show_cards()
        self.counts.setText(report.words)
        self.counts.setVisible(bool(report.findings))
        self.unheld.show_amounts(report.unheld)
        self.greens.setVisible(bool(report.green))
        left = len(self._open)
        self.keys.setVisible(bool(left))
        self.panel_named.emit(f"{NAME} ({left})" if left else NAME)
        self.around.editor.describe()
        self.advised.emit(tuple(map(self._suggestion, self._open[:MOST_ADVISED])))

    @property
    def _open(self) -> Sequence[PlacedFinding]:
        """What nobody has accepted, what does not hold first."""
        return (*self.report.red, *self.report.amber)

    def _show_cards(self) -> None:
        """Nobody waits for cards that are not seen."""
        if self._page.isVisible():
            self.cards.show_report(self.report, can_write=self._can_write)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The panel is filled when somebody opens it."""
        if watched is self._page and event.type() is QEvent.Type.Show:
            self._show_cards()
        return super().eventFilter(watched, event)

    def _suggestion(self, finding: PlacedFinding) -> Suggestion:
        go = partial(self._go_to, finding) if finding.claim else None
        return Suggestion(telling.in_a_sentence(finding.finding), go, about=NAME, badge=finding_badge(finding.verdict))

    # Read -------------------------------------------------------------------------------------------------

    def _now(self) -> tuple[str, int, int]:
        return self._document_id, self.around.editor.tracker.edits, self._tables_seen

    def _read_soon(self) -> None:
        if self._document_id:
            self._timer.start(PAUSE + PAUSE_PER_BLOCK * len(self.around.editor.tracker.lines))

    def _on_tables_changed(self, _id: str) -> None:
        self._tables_seen += 1
        self._read_soon()

    @property
    def is_reading(self) -> bool:
        """Whether the figures are being looked at."""
        return self._is_reading

    def read_again(self) -> None:
        """Look at the figures now, also when nothing has changed."""
        self._read_at = ("", -1, 0)
        self._read()

    def _read(self) -> None:
        if self._is_reading or not self._document_id or self._now() == self._read_at:
            return
        self._is_reading = True
        now, blocks = self._now(), self.around.editor.tracker.blocks()
        self.around.tasks.follow(
            self._service.check(self._document_id, blocks, f"figures {id(self):x}"),
            lambda report: self._on_read(now, report),
            self._on_failed,
            owner=self,
        )

    def _on_read(self, then: tuple[str, int, int], report: FigureReport) -> None:
        self._is_reading = False
        if then != self._now():
            self._read_soon()
            return
        self._read_at = then
        self.cards.tell_when_empty(NOTHING)
        self.show_report(report)

    def _on_failed(self, error: BaseException) -> None:
        self._is_reading = False
        self.cards.tell_when_empty(NOT_READ)
        # A document that was deleted while it was read is no failure.
        if not isinstance(error, GoneError):
            self.around.messages.tell_problem(error)

    # What is done about it --------------------------------------------------------------------------------

    def step(self) -> bool:
        """Show the next finding in the text and among the cards, round and round, while the panel is in front."""
        findings = self._open
        if not findings or not self._page.isVisible():
            return False
        if not self.around.editor.isVisible():
            # In a narrow window the cards cover the text.
            return self.cards.step() is not None
        at, key = self._stepped
        # Once one is put right, the next one stands in its place.
        at = (at + (at < len(findings) and findings[at].key == key)) % len(findings)
        finding = findings[at]
        self._stepped = (at, finding.key)
        if at < len(self.cards.cards):
            self._page.ensureWidgetVisible(self.cards.cards[at])
        tone = "error" if finding.verdict is Verdict.RED else "warning"
        self.around.messages.tell(telling.with_table(telling.in_a_sentence(finding.finding), finding.table), tone)
        if finding.claim:
            self._go_to(finding)
        return True

    def _go_to(self, finding: PlacedFinding) -> None:
        self._select(self.marks.place(finding), finding.claim.block_id if finding.claim else "")

    def _select(self, place: QTextCursor | None, block_id: str) -> None:
        if place is None or not self.around.go_to_block(block_id):
            self.around.messages.tell(NOT_THERE, "warning")
            return
        self.around.editor.setTextCursor(place)
        self.around.editor.ensureCursorVisible()

    def _go_to_cell(self, finding: PlacedFinding) -> None:
        cell = finding.cells[0]
        if (pool_id := pool_of_table(cell.table_id)) is not None:
            self.around.go_to("funding_pool", pool_id)
            return
        self.around.go_to("budget_table", f"{cell.table_id}/{cell.row_id}:{cell.column_id}")

    # Told at the place ------------------------------------------------------------------------------------

    def _fill_menu(self, menu: QMenu, at: QTextCursor) -> None:
        if finding := self.marks.at(at):
            fill_menu(menu, finding, self._offered(finding))

    def _offered(self, finding: PlacedFinding) -> list[Offer]:
        offered: list[Offer] = []
        if self._can_write and telling.put_right(finding.finding):
            offered.append(("Brug tabellens tal" if finding.cells else "Ret tallet", self.mends.use))
        elif self._can_write and finding.live_target:
            offered.append(("Gør tallet levende", self.mends.follow))
        if finding.cells:
            offered.append(("Gå til cellen", self._go_to_cell))
        offered.append(("Vis i Talkontrol", lambda _each: self.around.show_panel(self._page)))
        return offered

    def _in_words(self, block: QTextBlock) -> str:
        """Whoever does not see the tint hears what it means."""
        told = [said(each) for each in self.marks.told(block)]
        return f"{NAME}: {'. '.join(told)}" if told else ""

    def _accept(self, finding: PlacedFinding, reason: str) -> None:
        if self.around.saved():
            self.around.messages.attempt(lambda: self._service.accept(self._document_id, finding, reason))

    def _take_back(self, acceptance) -> None:
        self.around.messages.attempt(lambda: self._service.take_back(acceptance))

    def _on_panel_wanted(self) -> None:
        if self.panel is not None:
            self.around.show_panel(self.panel)
        self.cards.step()
