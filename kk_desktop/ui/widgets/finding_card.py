"""One finding of the figure check as a card: what the text says, what the table says, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kk_desktop.domain.dates import write_moment
from kk_desktop.domain.figure_check import telling
from kk_desktop.domain.figure_check.acceptances import Acceptance
from kk_desktop.domain.figure_check.model import Verdict
from kk_desktop.domain.figure_check.places import PlacedFinding

from .badges import finding_badge
from .buttons import button
from .flow import FlowLayout
from .labels import label
from .place_card import PlaceCard
from .sign import Sign

_GROUNDS = {Verdict.RED: "contradiction", Verdict.AMBER: "doubt", Verdict.GREEN: "gray"}


class FindingCard(PlaceCard):
    """One finding; a press, or Enter, goes to its place, and Begrund makes room for a reason."""

    go_wanted = Signal(object)
    cell_wanted = Signal(object)
    use_wanted = Signal(object)
    accepted = Signal(object, str)
    taken_back = Signal(object)

    def __init__(
        self, finding: PlacedFinding, acceptance: Acceptance | None, former: Acceptance | None, *, can_write: bool
    ) -> None:
        super().__init__()
        self.finding, self.acceptance, self.former, self.can_write = finding, acceptance, former, can_write
        self.title = telling.title(finding.finding)
        self.setProperty("ground", "gray" if acceptance else _GROUNDS[finding.verdict])
        told = telling.with_table(finding.finding.explanation, finding.table)
        self.setAccessibleName(f"{finding.verdict.danish.capitalize()}. {self.title}. {told}")
        self.reason = QLineEdit()
        self.reason.setAccessibleName(f"Begrundelse: {self.title}")
        self.reason.setPlaceholderText("Hvorfor er tallet rigtigt?")
        self.reason.returnPressed.connect(self._on_reason_given)
        self.give = button("Acceptér", kind="small", on_click=self._on_reason_given)
        self._asking = QWidget()
        self.buttons = [button(words, kind=kind, on_click=do) for words, kind, do in self._offered()]
        for each in self.buttons:
            each.setAccessibleName(f"{each.text()}: {self.title}")
        self._lay_out()

    def _offered(self) -> Sequence[tuple[str, str, Callable[[], object]]]:
        finding, can_write = self.finding, self.can_write
        offered: list[tuple[str, str, Callable[[], object]]] = []
        if self.acceptance is None and can_write and finding.claim and telling.put_right(finding.finding):
            words = "Brug tabellens tal" if finding.cells else f"Skriv {telling.put_right(finding.finding)}"
            offered.append((words, "small", lambda: self.use_wanted.emit(finding)))
        if finding.claim:
            offered.append(("Vis i teksten", "link", lambda: self.go_wanted.emit(finding)))
        if finding.cells:
            offered.append(("Gå til cellen", "link", lambda: self.cell_wanted.emit(finding)))
        if can_write and self.acceptance is None:
            offered.append(("Begrund", "link", self.ask_reason))
        elif can_write:
            offered.append(("Tag tilbage", "link", lambda: self.taken_back.emit(self.acceptance)))
        return offered

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 10, 8)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        badge = finding_badge(self.finding.verdict)
        self.sign = Sign(badge.icon, "text2" if self.acceptance else badge.tone)
        head.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(self.title, "row_title", wrap=True), 1)
        column.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, (name, words, role) in enumerate(self._facts()):
            grid.addWidget(label(name, "secondary", "text2"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(words, role, wrap=True), row, 1)
        column.addLayout(grid)
        self._lay_out_buttons(column)

    def _lay_out_buttons(self, column: QVBoxLayout) -> None:
        asking = QHBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(8)
        asking.addWidget(self.reason, 1)
        asking.addWidget(self.give)
        self._asking.hide()
        column.addWidget(self._asking)
        offered = QWidget()
        flow = FlowLayout(offered, spacing=10)
        flow.setContentsMargins(0, 0, 0, 0)
        for each in self.buttons:
            flow.addWidget(each)
        column.addWidget(offered)

    def _facts(self) -> list[tuple[str, str, str]]:
        finding = self.finding
        facts = []
        if finding.sentence:
            section = f" ({finding.section})" if finding.section else ""
            facts.append(("Tekst", f"”{finding.sentence}”{section}", "secondary"))
        basis = telling.basis(finding.finding)
        against = "\n".join(filter(None, (finding.table, basis if basis != self.title else "")))
        if against:
            facts.append(("Tabel" if finding.cells else "Regnet", against, "secondary"))
        if difference := telling.difference(finding.finding):
            facts.append(("Forskel", difference, "secondary_strong"))
        if self.acceptance:
            facts.append(("Accepteret", self.acceptance.reason, "secondary_strong"))
            facts.append(("Af", _who_and_when(self.acceptance), "secondary"))
        elif self.former:
            facts.append(("Tidligere begrundet", self.former.reason, "secondary"))
        return facts

    # The reason -------------------------------------------------------------------------------------------

    def ask_reason(self, begun: str = "") -> None:
        """Make room for a reason, with what was typed of one before."""
        self.reason.setText(begun)
        self._asking.show()
        self.reason.setFocus()

    @property
    def begun(self) -> str | None:
        """What has been typed of a reason, or nothing where none is asked for."""
        return None if self._asking.isHidden() else self.reason.text()

    def _on_reason_given(self) -> None:
        self.accepted.emit(self.finding, self.reason.text())

    def go(self) -> None:
        """Ask to be shown the words, or the cell where the finding is about a table alone."""
        (self.go_wanted if self.finding.claim else self.cell_wanted).emit(self.finding)

    def put_field_away(self) -> bool:
        """Take the reason away."""
        if self.begun is None:
            return False
        self._asking.hide()
        return True


def _who_and_when(acceptance: Acceptance) -> str:
    return ", ".join(filter(None, (acceptance.person, write_moment(acceptance.accepted_at.astimezone()))))
