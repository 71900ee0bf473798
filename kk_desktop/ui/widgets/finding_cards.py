"""What the figure check found, as cards: what the text says, what the table says, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from kk_desktop.domain.dates import write_date
from kk_desktop.domain.figure_check import telling
from kk_desktop.domain.figure_check.model import Verdict
from kk_desktop.domain.figure_check.places import PlacedFinding
from kk_desktop.domain.figure_check.reports import Acceptance, FigureReport
from kk_desktop.ui import icons

from .badges import finding_badge
from .buttons import button
from .flow import FlowLayout
from .labels import label
from .layouts import empty, tab_inside
from .page import PageRows
from .row import Row
from .stepping import SteppedCards, focused

MOST_CARDS = 20
"""Cards shown at once; whoever has more to put right begins with these."""

MOST_LINES = 200
"""Lines told of what holds."""

_GROUNDS = {Verdict.RED: "contradiction", Verdict.AMBER: "doubt", Verdict.GREEN: "gray"}


class FindingCard(QFrame):
    """One finding; a press, or Enter, goes to its place, and Begrund makes room for a reason."""

    go_wanted = Signal(object)
    cell_wanted = Signal(object)
    use_wanted = Signal(object)
    accepted = Signal(object, str)
    taken_back = Signal(object)

    def __init__(self, finding: PlacedFinding, acceptance: Acceptance | None, *, can_write: bool) -> None:
        super().__init__()
        self.finding, self.acceptance, self.can_write = finding, acceptance, can_write
        self.title = telling.title(finding.finding)
        self.setProperty("ground", "gray" if acceptance else _GROUNDS[finding.verdict])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{finding.verdict.danish.capitalize()}. {self.title}. {finding.finding.explanation}")
        self.reason = QLineEdit()
        self.reason.setAccessibleName(f"Begrundelse: {self.title}")
        self.reason.setPlaceholderText("Hvorfor er tallet rigtigt?")
        self.reason.returnPressed.connect(self._on_reason_given)
        self.give = button("Acceptér", kind="small", on_click=self._on_reason_given)
        self._asking = QWidget()
        self.buttons = [
            button(words, kind=kind, on_click=do) for words, kind, do in self._offered(can_write)
        ]  # fmt: skip
        for each in self.buttons:
            each.setAccessibleName(f"{each.text()}: {self.title}")
        self._lay_out()

    def _offered(self, can_write: bool) -> Sequence[tuple[str, str, Callable[[], object]]]:
        finding = self.finding
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
        sign = QLabel()
        badge = finding_badge(self.finding.verdict)
        sign.setPixmap(
            icons.pixmap(badge.icon, "text2" if self.acceptance else badge.tone, ratio=self.devicePixelRatioF())
        )
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
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
        if basis != self.title:
            facts.append(("Tabel" if finding.cells else "Regnet", basis, "secondary"))
        if difference := telling.difference(finding.finding):
            facts.append(("Forskel", difference, "secondary_strong"))
        if self.acceptance:
            facts.append(("Accepteret", self.acceptance.reason, "secondary_strong"))
            facts.append(("Af", _who_and_when(self.acceptance), "secondary"))
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place; Esc in the reason takes it away."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hasFocus():
            (self.go_wanted if self.finding.claim else self.cell_wanted).emit(self.finding)
        elif event.key() == Qt.Key.Key_Escape and self.begun is not None:
            self._asking.hide()
            self.setFocus()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on the card goes to the place."""
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            (self.go_wanted if self.finding.claim else self.cell_wanted).emit(self.finding)


class FindingCards(SteppedCards):
    """What does not hold first, then what cannot be told, then what is accepted; what holds is folded below."""

    go_wanted = Signal(object)
    cell_wanted = Signal(object)
    use_wanted = Signal(object)
    accepted = Signal(object, str)
    taken_back = Signal(object)

    def __init__(self, nothing: str = "") -> None:
        super().__init__()
        self.next_wanted.connect(self.step)
        self._decided = -1
        self.cards: list[FindingCard] = []
        self._shown: tuple = ()
        self._greens: Sequence[PlacedFinding] = ()
        self._nothing = label(nothing, "body", "text2", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self.fold = button("", "circle-check", "link", self._on_fold_pressed)
        self.fold.setIcon(icons.icon("circle-check", "green"))
        self.fold.setCheckable(True)
        self.rows = PageRows("Udsagn, der stemmer")
        self.rows.opened.connect(lambda key: self.go_wanted.emit(self._greens[int(key)]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._nothing)
        column.addLayout(self._column)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.rows)
        self.show_report(FigureReport(), can_write=False)

    def show_report(self, report: FigureReport, *, can_write: bool) -> None:
        """Show this one; a reason that is being typed stays, and so does the keyboard's place."""
        open_ones, accepted = [*report.red, *report.amber], report.accepted
        wanted = [(finding, None) for finding in open_ones[:MOST_CARDS]] + list(accepted[:MOST_CARDS])
        shown = (report.document_id, wanted, len(open_ones), report.green[:MOST_LINES], len(report.green), can_write)
        if shown == self._shown:
            return
        begun, here = self._begun(report.document_id), focused(self.cards)
        # A document that is shown again lets go of the keyboard; it comes back to where a reason was given.
        left = self._decided if QApplication.focusWidget() is None else -1
        place = self.cards.index(here) if here in self.cards else min(left, len(self.cards) - 1)
        self._decided = -1
        self._shown = shown
        self._lay_cards(wanted, can_write=can_write)
        if len(open_ones) > MOST_CARDS:
            self._column.insertWidget(
                MOST_CARDS, label(f"Og {len(open_ones) - MOST_CARDS} mere.", "secondary", "text2")
            )
        self._nothing.setVisible(not report.findings and bool(self._nothing.text()))
        self._show_greens(report.green)
        reached = (part for card in self.cards for part in (card, card.reason, card.give, *card.buttons))
        tab_inside(self, *reached, self.fold)
        self._go_on(begun, place)

    def _lay_cards(self, wanted: Sequence[tuple[PlacedFinding, Acceptance | None]], *, can_write: bool) -> None:
        """Show a card for each; those that stand there already and say the same stay, for making one takes a moment."""
        kept = {(card.finding, card.acceptance): card for card in self.cards if card.can_write == can_write}
        made = [kept.pop((finding, acceptance), None) for finding, acceptance in wanted]
        for card in made:
            if card is not None:
                self._column.removeWidget(card)
        empty(self._column)
        self.cards = []
        count = sum(acceptance is not None for _finding, acceptance in wanted)
        for (finding, acceptance), card in zip(wanted, made, strict=True):
            if acceptance is not None and not any(each.acceptance for each in self.cards):
                self._column.addWidget(label(f"Accepteret  {count}", "secondary_strong", "text2"))
            self._add(card or self._made(finding, acceptance, can_write=can_write))

    def _show_greens(self, greens: Sequence[PlacedFinding]) -> None:
        self._greens = greens[:MOST_LINES]
        count = len(greens)
        self.fold.setText("1 udsagn stemmer" if count == 1 else f"{count} udsagn stemmer")
        self.fold.setVisible(bool(count))
        self._on_fold_pressed()

    def _on_fold_pressed(self) -> None:
        is_open = self.fold.isChecked() and bool(self._greens)
        self.rows.setVisible(is_open)
        self.fold.setToolTip("Skjul dem" if is_open else "Vis dem")
        if not is_open:
            return
        rows = [
            Row(str(number), telling.title(each.finding), f"”{each.finding.quotes[0]}”" if each.finding.quotes else "")
            for number, each in enumerate(self._greens)
        ]
        self.rows.set_rows(rows)

    def _made(self, finding: PlacedFinding, acceptance: Acceptance | None, *, can_write: bool) -> FindingCard:
        card = FindingCard(finding, acceptance, can_write=can_write)
        card.go_wanted.connect(self.go_wanted)
        card.cell_wanted.connect(self.cell_wanted)
        card.use_wanted.connect(self.use_wanted)
        card.accepted.connect(partial(self._on_accepted, card))
        card.taken_back.connect(self.taken_back)
        return card

    def _on_accepted(self, card: FindingCard, finding: PlacedFinding, reason: str) -> None:
        self._decided = self.cards.index(card)
        self.accepted.emit(finding, reason)

    def _add(self, card: FindingCard) -> None:
        self.cards.append(card)
        self._column.addWidget(card)
        # At once, so that the keyboard can be put there; the layout would show it a moment later.
        card.show()

    # The keyboard -----------------------------------------------------------------------------------------

    def _begun(self, document_id: str) -> dict[str, tuple[str, bool]]:
        """Reasons that are being typed, by the finding's key, and whether the keyboard is in them."""
        if not self._shown or self._shown[0] != document_id:
            return {}
        return {card.finding.key: (card.begun, card.reason.hasFocus()) for card in self.cards if card.begun is not None}

    def _go_on(self, begun: dict[str, tuple[str, bool]], place: int) -> None:
        still = [card for card in self.cards if card.acceptance is None]
        if place >= 0 and self.cards:
            # Where nothing is left to decide, the keyboard stays on what was decided last, never nowhere.
            near = still or self.cards
            near[min(place, len(near) - 1)].setFocus()
        for card in still:
            if card.finding.key in begun and card.begun is None:
                words, has_keyboard = begun[card.finding.key]
                before = QApplication.focusWidget()
                card.ask_reason(words)
                if not has_keyboard and before is not None:
                    before.setFocus()

    def step(self) -> FindingCard | None:
        """Go on to the next one that nobody has accepted, round and round; nothing when there is none."""
        still = [card for card in self.cards if card.acceptance is None]
        if not still:
            return None
        here = focused(self.cards)
        following = still[(still.index(here) + 1) % len(still) if here in still else 0]
        following.setFocus()
        return following


def _who_and_when(acceptance: Acceptance) -> str:
    at = acceptance.accepted_at.astimezone()
    return ", ".join(part for part in (acceptance.person, f"{write_date(at.date())} kl. {at:%H.%M}") if part)
